"""Input formats: each module here reads one kind of file; to add a format, add a module with SUFFIXES and `read`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

Reading = Callable[[bytes], tuple[str, str]]


@cache
def formats() -> dict[str, Reading]:
    """File suffix → the function that turns such a file's bytes into text and the name of its encoding."""
    found: dict[str, Reading] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        for suffix in getattr(module, "SUFFIXES", ()):
            if suffix in found:
                raise ValueError(f"two input formats claim {suffix}")
            found[suffix] = module.read
    return found
