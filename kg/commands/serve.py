"""`kg serve`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import say


def command(
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str, typer.Option(help="Address to listen on; another than this machine's is seen by others.")
    ] = "127.0.0.1",
    cors: Annotated[
        list[str] | None, typer.Option(help="An origin whose pages may ask, or *; may be repeated.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A further name that the server answers to (Host header).")
    ] = None,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop a query after so long.")] = 10.0,
    memory: Annotated[int, typer.Option(min=16, help="Megabytes that one query may use.")] = 1024,
    rows: Annotated[int, typer.Option(min=1, help="Refuse answers with more rows.")] = 100_000,
    workers: Annotated[int, typer.Option(min=1, help="Queries at once.")] = 4,
) -> None:
    """Serve the pages of a build and a read-only SPARQL endpoint over it at /sparql."""
    from kg.errors import KgError
    from kg.query import Limits

    try:
        from kg.serve import Settings, run
    except ModuleNotFoundError as error:
        raise KgError(f"kg serve needs {error.name}: pip install 'govkg[serve]'") from error
    names = ("127.0.0.1", "localhost", "::1", host, *(allow_host or ()))
    limits = Limits(seconds, memory, rows)
    settings = Settings(out, tuple(name.lower() for name in names), tuple(cors or ()), limits, workers)
    run(settings, host, port, lambda address: say(f"{address} (endpoint {address}sparql); Ctrl-C ends it"))
