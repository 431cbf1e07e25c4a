"""A file imports only from its own floor or lower ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"
FLOORS = (
    ("__init__",),
    ("model", "errors"),
    (
        "text",
        "names",
        "yamlfile",
        "shape",
        "places",
        "plain",
        "quantities",
        "cache",
        "stamp",
        "pool",
        "pinyin",
        "watch",
    ),
    ("shapes", "ontology", "read", "blocks", "split", "references", "papers", "layout"),
    ("link", "cues", "confidence", "tie"),
    ("extract",),
    ("depend", "gather"),
    (
        "assemble",
        "conflicts",
        "copies",
        "networks",
        "lint",
        "evaluate",
        "gold",
        "figures",
        "losses",
        "diff",
        "suggest",
        "train",
        "schema",
    ),
    ("rdf", "export", "query", "queries", "web", "swap", "bulk", "memory"),
    ("build", "serve", "check", "api", "cluster", "distribute"),
    ("commands",),
    ("cli", "__main__"),
)
FLOOR = {name: n for n, names in enumerate(FLOORS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_down(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert own in FLOOR, f"say in FLOORS on which floor kg/{own} stands"
    for name in imported(path):
        if name != own:
            assert FLOOR[name] <= FLOOR[own], f"{path.name} imports kg.{name}, which stands above it"


def imported(path: Path) -> set[str]:
    """The parts of the package that a file imports, at its top or inside its functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names if alias.name in FLOOR}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("kg.")}
    return found
