"""`kg build`"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import columns, issue_text, put_json, say


def command(
    papers: Annotated[
        Path | None, typer.Option(help="Folder of papers (.txt, .md); `papers.yaml` in it is optional.")
    ] = None,
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    out: Annotated[Path, typer.Option(help="Folder to write; replaced as a whole.")] = Path("out"),
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out evidence below this.")] = 0.0,
    json: Annotated[bool, typer.Option("--json", help="Counts as JSON on standard output.")] = False,
) -> None:
    """Read the papers and write the graph: RDF, page, tables."""
    from kg.build import build, counts
    from kg.places import folder

    clock = _Clock()
    built = build(folder("seeds", papers), folder("ontology", ontology), out, min_confidence, clock.step)
    clock.step("")
    found = counts(built.graph)
    if json:
        put_json({"out": str(out), "counts": found, "seconds": clock.seconds})
    else:
        say(columns([[name, str(number)] for name, number in found.items()]))
        say(f"{out}: {len(built.files)} files in {sum(clock.seconds.values()):.2f} s (" + clock.told() + ")")
        say(f"open {out / 'graph.html'}")
    for issue in built.graph.issues:
        say(issue_text(issue))
    if any(issue.severity == "error" for issue in built.graph.issues):
        raise typer.Exit(1)


class _Clock:
    """How long each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "start", time.perf_counter()

    def step(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[self._stage] = round(now - self._since, 3)
        self._stage, self._since = name, now

    def told(self) -> str:
        return ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.seconds.items())
