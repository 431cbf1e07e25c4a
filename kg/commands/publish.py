"""`kg publish`"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import columns, put, put_json, say

PASSWORD = "KG_PASSWORD"


def command(
    endpoint: Annotated[str, typer.Option(help="Address of the store's Graph Store Protocol, e.g. http://host/store.")],
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    graph: Annotated[
        list[str] | None, typer.Option(help="Only this graph (claims, ontology, …); may be repeated.")
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add to the graphs there instead of taking their place.")] = False,
    user: Annotated[
        str | None, typer.Option(help=f"User name; the password is asked for, or taken from {PASSWORD}.")
    ] = None,
    seconds: Annotated[float, typer.Option(min=1, help="Wait so long for each graph.")] = 300.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
    json: Annotated[bool, typer.Option("--json", help="What was sent, as JSON.")] = False,
) -> None:
    """Send the graphs of a build to a store elsewhere; each named graph takes the place of the one of its name there."""
    from kg.errors import FoundError
    from kg.query.publish import chosen, graphs, publish

    found = chosen(graphs(out), graph or [])
    if dry_run:
        rows = [(name, len(triples), 0) for name, triples in found.items()]
    else:
        rows = list(publish(endpoint, found, seconds, _login(user), add))
    if json:
        put_json([{"graph": name, "sent": sent, "there": there} for name, sent, there in rows])
    else:
        put(columns([[name or "default graph", f"{sent} triples"] for name, sent, _ in rows]))
    short = [name or "the default graph" for name, sent, there in rows if there < sent and not dry_run]
    if short:
        raise FoundError(f"{endpoint} holds fewer triples than were sent in {', '.join(short)}")
    if dry_run:
        say("nothing was sent")


def _login(user: str | None) -> tuple[str, str] | None:
    if user is None:
        return None
    return user, os.environ.get(PASSWORD) or typer.prompt(f"Password of {user}", hide_input=True, err=True)
