"""The server itself: a socket on this machine, uvicorn behind it, nothing left when it ends."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable

import uvicorn

from kg.errors import KgError
from kg.query import Workers
from kg.query.workers import CAN_FORK
from kg.serve.app import Settings, application
from kg.serve.http import impatient

CONNECTIONS = 128


def run(settings: Settings, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves until it is interrupted; `ready` is told the address once the data is loaded."""
    if not CAN_FORK:
        raise KgError("kg serve answers each query in a process forked for it, which this system does not have")
    with Workers(settings.out, settings.limits):
        pass  # a folder that is no build is said before a port is taken
    with _bound(host, port) as listening:
        number = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(
            application(settings, lambda: ready(f"http://{shown}:{number}/")),
            log_level="error",
            access_log=False,
            server_header=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=2,
            h11_max_incomplete_event_size=1 << 17,
            http=impatient(settings.patience),
            ws="none",
        )
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(CONNECTIONS)
    except OSError as error:
        listening.close()
        raise KgError(f"{host}:{port} cannot be used: {error.strerror or error}; name another --port") from error
    return listening
