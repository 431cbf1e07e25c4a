"""`kg init`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import say


def command(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")] = Path()) -> None:
    """Start a project of your own: a copy of the ontology to edit and a folder for your papers."""
    import shutil

    from kg.errors import KgError
    from kg.places import folder as find

    ontology, papers = folder / "ontology", folder / "papers"
    if ontology.exists() or papers.exists():
        raise KgError(f"{folder} holds an ontology or papers already; nothing was changed")
    shutil.copytree(find("ontology"), ontology)
    papers.mkdir(parents=True)
    (papers / "papers.yaml").write_text(_CATALOGUE, encoding="utf-8", newline="\n")
    say(f"put papers (.txt, .md, .pdf) into {papers}, then run: kg build --papers {papers} --ontology {ontology}")


_CATALOGUE = """\
# One entry a work; a paper without an entry is its own work, its title taken from the text. For example:
# smith-trust:
#   title: Trust in local councils
#   authors: [A. Smith]
#   year: 2021
#   language: en
#   files: [smith2021.txt]
{}
"""
