"""Outputs: each module here with FILES and `export` writes files of one kind; to add an output, add a module."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path

from kg.model import Graph

Exporter = Callable[[Graph], dict[str, str | bytes]]
_FILES = re.compile(r"^FILES = (\{.*?\})$", re.MULTILINE | re.DOTALL)


def names() -> list[str]:
    """The modules here, sorted; some may be parts of others."""
    return sorted(info.name for info in pkgutil.iter_modules(__path__))


def exporter(name: str) -> Exporter:
    """The `export(graph)` of a module, which gives file name → content; imported when it is asked for."""
    export: Exporter = getattr(importlib.import_module(f"{__name__}.{name}"), "export", _nothing)
    return export


def exporters() -> dict[str, Exporter]:
    """Module name → its exporter, sorted by name."""
    found = {name: exporter(name) for name in names()}
    return {name: export for name, export in found.items() if export is not _nothing}


def described() -> dict[str, str]:
    """File name → what it is, of all outputs, sorted by name; read from the sources, since importing all of them is slow."""
    return dict(sorted(item for name in names() for item in _files(Path(__path__[0], f"{name}.py")).items()))


def _files(path: Path) -> dict[str, str]:
    """The literal that a module calls FILES; none where it has none."""
    literal = _FILES.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    found: dict[str, str] = ast.literal_eval(literal[1]) if literal else {}
    return found


def _nothing(graph: Graph) -> dict[str, str | bytes]:
    """What a module that exports nothing exports."""
    return {}
