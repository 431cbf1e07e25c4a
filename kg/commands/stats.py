"""`kg stats`"""

from __future__ import annotations

import json as json_module
from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import columns, put, put_json


def command(
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Count what a build holds."""
    from kg.errors import KgError
    from kg.swap import MANIFEST

    path = out / MANIFEST
    if not path.is_file():
        raise KgError(f"{out} holds no build (no {MANIFEST}); run kg build first or name another --out")
    counts = json_module.loads(path.read_text(encoding="utf-8"))["counts"]
    if json:
        put_json(counts)
    else:
        put(columns([[name, str(number)] for name, number in counts.items()]))
