"""`kg diff`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import put, put_json


def command(
    old: Annotated[Path, typer.Argument(help="Folder of the earlier build.")],
    new: Annotated[Path, typer.Argument(help="Folder of the later build.")] = Path("out"),
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say which claims came, went or changed between two builds; exit 1 where any did."""
    from dataclasses import asdict

    from kg.diff import diff

    found = diff(old, new)
    if json:
        put_json(asdict(found))
    else:
        for sign, claims in (("+", found.added), ("-", found.removed)):
            for told, quote, paper in claims:
                put(f"{sign} {told}\n    {paper}: {quote}")
        for told, before, after in found.changed:
            put(f"~ {told}\n    {before} → {after}")
        put(f"{len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed")
    if found.added or found.removed or found.changed:
        raise typer.Exit(1)
