"""A cited knowledge graph of governance concepts, actors and claims."""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`kg.load` and its kin, imported when they are first asked for."""
    if name in ("load", "Graph", "Quote", "KgError"):
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
