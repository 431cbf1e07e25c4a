"""`README.md` of the outputs: what each file is."""

from __future__ import annotations

from kg.export import described
from kg.model import Graph

FILES = {"README.md": "this file", "manifest.json": "versions, counts and the SHA-256 of every input and output"}


def export(graph: Graph) -> dict[str, str | bytes]:
    """A table of the files; the same for every graph."""
    rows = "\n".join(f"| `{name}` | {text} |" for name, text in described().items())
    return {
        "README.md": "# What is here\n\nMade by `kg build`; do not edit, a build replaces everything.\n\n"
        f"| file | what it is |\n|---|---|\n{rows}\n"
    }
