"""A cited knowledge graph of governance concepts, actors and claims."""

import importlib
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`kg.load` and its kin, imported when they are first asked for: `import kg` alone stays light."""
    if name in ("load", "Graph", "Quote", "KgError"):
        return getattr(importlib.import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
