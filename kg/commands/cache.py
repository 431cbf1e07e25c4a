"""`kg cache`"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands._show import columns, put, put_json, say

command = typer.Typer(
    help="What builds keep for the next one: where it lies, how much it is, away with it.", no_args_is_help=True
)


@command.command()
def info(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Where the cache lies and what is in it."""
    from kg.cache import contents, place

    folder = place()
    found = contents(folder)
    if json:
        put_json({"folder": str(folder), "kinds": found.kinds, "bytes": found.size, "other_versions": found.others})
        return
    put(str(folder))
    rows = [[kind, str(count), f"{size / 1e6:.1f} MB"] for kind, (count, size) in found.kinds.items()]
    if found.others:
        rows.append(["other versions", "", f"{found.others / 1e6:.1f} MB"])
    put(columns(rows) if rows else "empty")


@command.command()
def clear() -> None:
    """Delete it all; the next build works everything out again."""
    from kg.cache import clear as delete
    from kg.cache import place

    folder = place()
    say(f"{folder}: {delete(folder) / 1e6:.1f} MB deleted")
