"""`kg suggest`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import columns, put, put_json


def command(
    papers: Annotated[Path | None, typer.Option(help="Folder of papers.")] = None,
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    predicates: Annotated[
        bool, typer.Option("--predicates", help="Predicates that no table knows, not phrases.")
    ] = False,
    top: Annotated[int, typer.Option(min=1, help="How many.")] = 40,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List what the ontology lacks: phrases that papers use as nodes, or unknown predicates, by frequency."""
    from dataclasses import asdict

    from kg import suggest
    from kg.build import read_graph
    from kg.places import folder

    graph = read_graph(folder("seeds", papers), folder("ontology", ontology))
    found = (suggest.predicates(graph) if predicates else suggest.candidates(graph))[:top]
    if json:
        put_json([asdict(item) for item in found])
        return
    rows = [[s.words, s.kind, str(s.times), str(s.works), s.example[:80]] for s in found]
    put(columns([["words", "kind", "times", "works", "for example"], *rows]))
