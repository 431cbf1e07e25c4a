"""`kg load`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import say


def command(
    store: Annotated[Path, typer.Option(help="Folder of the store to make; it must not be there.")],
    out: Annotated[Path, typer.Option(help="Folder that a build wrote.")] = Path("out"),
) -> None:
    """Load a build into an Oxigraph store on disk, for large graphs and endpoints."""
    from kg.bulk import load

    say(f"{store}: {load(out, store)} quads")
