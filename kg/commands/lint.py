"""`kg lint`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import put, say


def command(
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    papers: Annotated[Path | None, typer.Option(help="Folder of papers in which labels are looked for.")] = None,
    format: Annotated[str, typer.Option("--format", help="text, json, sarif or github.")] = "text",
    select: Annotated[list[str] | None, typer.Option(help="Only these codes.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these codes.")] = None,
    info: Annotated[bool, typer.Option("--info", help="Show what is merely worth knowing, too.")] = False,
    explain: Annotated[str | None, typer.Option(help="Say what a code means, and stop.")] = None,
) -> None:
    """Check the ontology: labels, documentation, structure, mappings, relations, examples."""
    from kg import lint
    from kg.papers import readable
    from kg.places import folder

    if explain:
        put(lint.explain(explain))
        return
    found = readable(folder("seeds", papers))
    issues = lint.lint(folder("ontology", ontology), found, select=select or (), ignore=ignore or ())
    grave = tuple(issue for issue in issues if issue.severity != "info")
    put(lint.render(issues if info else grave, format))
    if len(issues) > len(grave) and not info:
        say(f"{len(issues) - len(grave)} remarks are not shown; --info shows them")
    if grave:
        raise typer.Exit(1)
