"""A cited knowledge graph of governance concepts, actors and claims."""

__version__ = "0.1.0"
