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
    try:
        shutil.copytree(find("ontology"), ontology)
        papers.mkdir(parents=True)
        (papers / "papers.yaml").write_text(_CATALOGUE, encoding="utf-8", newline="\n")
    except OSError as error:  # shutil.Error, which lists every file, is one
        why = f": {error.strerror}" if error.strerror else ""
        raise KgError(f"no project can be made in {folder}{why}; name a new or empty folder") from error
    build = f"kg build --papers {papers} --ontology {ontology} --out {folder / 'out'}"
    say(f"put papers (.txt, .md) into {papers}, then run: {build}")


_CATALOGUE = """\
# One entry a work; a paper without an entry is its own work, its title taken from the text. For example:
# smith-trust:
#   title: Trust in local councils
#   authors: [A. Smith]
#   year: 2021
#   language: en
#   files: [smith2021.txt]
"""
