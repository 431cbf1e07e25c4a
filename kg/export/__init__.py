"""Outputs: each module here with FILES and `export` writes files of one kind; to add an output, add a module."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType

from kg.model import Graph

Exporter = Callable[[Graph], dict[str, str | bytes]]


def exporters() -> dict[str, Exporter]:
    """Module name → its `export(graph)`, which gives file name → content, sorted by name."""
    return {name: module.export for name, module in _modules().items() if hasattr(module, "export")}


def described() -> dict[str, str]:
    """File name → what it is, of all outputs, sorted by name."""
    return dict(sorted(item for module in _modules().values() for item in getattr(module, "FILES", {}).items()))


def _modules() -> dict[str, ModuleType]:
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
