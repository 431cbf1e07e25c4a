"""The process that holds the data and forks a worker for each query; run as a module it talks over the socket it inherits.

The data is loaded once, in a process with no threads; a worker is a fork of it, so it starts in a millisecond and
whatever a query does dies with it. A worker may use so much time (the system's alarm ends it: the engine cannot be
cancelled from within) and memory, and may open nothing: no file, no socket.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import KgError
from kg.query.named import find, named_queries, standalone
from kg.query.names import Names
from kg.query.run import run
from kg.query.store import open_store, space_of
from kg.query.values import Answer, Limits, QuerySyntaxError, RefusedError, Request, StoppedError
from kg.rdf.space import Space
from kg.text import fold

HEAD = struct.Struct(">4sII")  # mark, length of the head (JSON), length of the body
MARK = b"kgqa"
DIED = struct.Struct(">4si")  # mark, number of the signal
DIED_MARK = b"kgqx"
_ERRORS = {made.__name__: made for made in (KgError, QuerySyntaxError, RefusedError, StoppedError)}
__all__ = ["answer", "framed", "main", "serve", "unframed"]


def answer(store: Store, space: Space, request: Request, limits: Limits) -> Answer:
    """The answer to a request, its parameters bound."""
    if request.only_text and not request.name:
        return Answer("text", "rq", standalone(request.text, space.prefixes).encode())
    if not request.name:
        return run(store, request, space.prefixes, limits)
    query = find(request.name)
    bound = Names(store, space).bind(query, request.values)
    text = query.bound(bound)
    if request.only_text:
        return Answer("text", "rq", standalone(text, space.prefixes).encode())
    found = run(store, replace(request, text=text), space.prefixes, limits)
    return replace(found, known=tuple(f"{name}={term.value}" for name, term in bound.items()))


_TIME = tuple(getattr(signal, name) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name))
_CRASH = tuple(getattr(signal, name) for name in ("SIGSEGV", "SIGBUS") if hasattr(signal, name))


# ---- frames: what travels between a worker and who asked --------------------------------------------


def framed(found: Answer | KgError) -> bytes:
    """An answer or an error as bytes."""
    if isinstance(found, KgError):
        head: dict[str, Any] = {"error": type(found).__name__, "message": str(found)}
        body = b""
    else:
        head = {"form": found.form, "format": found.format, "rows": found.rows, "cut": found.cut, "known": found.known}
        body = found.body
    packed = json.dumps(head).encode()
    return HEAD.pack(MARK, len(packed), len(body)) + packed + body


def unframed(data: bytes, limits: Limits) -> Answer:
    """The answer of `framed`; raises what went wrong there, or says at what limit the worker was stopped."""
    if len(data) >= HEAD.size:
        mark, head_length, body_length = HEAD.unpack_from(data)
        end = HEAD.size + head_length + body_length
        if mark == MARK and len(data) >= end:
            head = json.loads(data[HEAD.size : HEAD.size + head_length])
            if "error" in head:
                raise _ERRORS.get(head["error"], KgError)(head["message"])
            body = data[HEAD.size + head_length : end]
            return Answer(head["form"], head["format"], body, head["rows"], head["cut"], tuple(head["known"]))
    raise StoppedError(_why(data, limits))


def _why(data: bytes, limits: Limits) -> str:
    number = 0
    if len(data) >= DIED.size:
        mark, number = DIED.unpack_from(data, len(data) - DIED.size)
        number = number if mark == DIED_MARK else 0
    if number in _TIME:
        return f"the query was stopped after {limits.seconds:g} seconds; ask for less, add LIMIT or allow more time"
    if number == signal.SIGABRT:
        return f"the query was stopped: it wanted more than {limits.megabytes} MB of memory; ask for less"
    if number in _CRASH:
        return "the query was stopped: it is nested too deeply for the engine"
    return "the query's worker ended before it answered"


# ---- the process ------------------------------------------------------------------------------------


def serve(control: socket.socket, out: Path, limits: Limits) -> None:
    """Loads `out`, says that it is ready (or why not), then forks a worker for each connection sent over `control`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        store = open_store(out)
        space = space_of(store)
        _warm(store, space)
    except KgError as error:
        control.sendall(json.dumps({"error": str(error)}).encode() + b"\n")
        return
    control.sendall(b'{"ready": true}\n')
    _Stem(control, store, space, limits).run()


def _warm(store: Store, space: Space) -> None:
    """Reads and makes what a worker needs while files may still be opened."""
    named_queries()
    fold("門")
    run(store, Request("ASK {}"), space.prefixes, Limits())


class _Stem:
    """Forks, and tells whoever waits when a worker was killed."""

    def __init__(self, control: socket.socket, store: Store, space: Space, limits: Limits) -> None:
        self._control, self._store, self._space, self._limits = control, store, space, limits
        self._children: dict[int, socket.socket] = {}

    def run(self) -> None:
        woken, wake = socket.socketpair()
        for end in (woken, wake):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if woken in ready:
                    woken.recv(4096)
                self._reap()
                if self._control in ready and not self._accept():
                    break
        self._end()

    def _accept(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        if not data:
            return False
        for descriptor in descriptors:
            self._fork(socket.socket(fileno=descriptor))
        return True

    def _fork(self, asker: socket.socket) -> None:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                self._let_go()
                code = _work(asker, self._store, self._space, self._limits)
            finally:
                os._exit(code)
        self._children[child] = asker

    def _let_go(self) -> None:
        """In a worker: closes what belongs to the others, who would wait for it."""
        for other in (self._control, *self._children.values()):
            other.close()

    def _reap(self) -> None:
        while self._children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child == 0:
                return
            asker = self._children.pop(child)
            if os.WIFSIGNALED(status):
                asker.setblocking(False)
                with contextlib.suppress(OSError):  # who asked is gone, or reads nothing any more
                    asker.send(DIED.pack(DIED_MARK, os.WTERMSIG(status)))
            asker.close()

    def _end(self) -> None:
        for child in self._children:
            os.kill(child, signal.SIGKILL)
        for child in self._children:
            os.waitpid(child, 0)


def _work(asker: socket.socket, store: Store, space: Space, limits: Limits) -> int:
    """One query, in the forked worker: limits first, then the request, then the answer."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    _limit(limits)
    try:
        found: Answer | KgError = answer(store, space, Request.unpacked(_received(asker)), limits)
    except KgError as error:
        found = error
    except MemoryError:
        found = StoppedError(
            f"the query was stopped: it wanted more than {limits.megabytes} MB of memory; ask for less"
        )
    except RecursionError:
        found = RefusedError("the query is nested too deeply")
    asker.sendall(framed(found))
    return 0


def _limit(limits: Limits) -> None:
    import resource

    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)  # the engine's last words on a failed allocation
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE") if _PROC else 0
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + (limits.megabytes << 20),) * 2)
    seconds = int(limits.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for kind in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE):
        resource.setrlimit(kind, (0, 0))


_PROC = sys.platform == "linux"


def _received(asker: socket.socket) -> bytes:
    parts = []
    while part := asker.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def alone(out: Path, limits: Limits) -> None:
    """Answers the one request on standard input, for systems without fork."""
    try:
        store = open_store(out)
        found: Answer | KgError = answer(store, space_of(store), Request.unpacked(sys.stdin.buffer.read()), limits)
    except KgError as error:
        found = error
    sys.stdout.buffer.write(framed(found))


def main() -> None:
    """`python -m kg.query.stem SOCKET OUT LIMITS`: started by `kg.query.workers`, not by people."""
    number, out, limits = sys.argv[1:4]
    if number == "alone":
        return alone(Path(out), Limits(**json.loads(limits)))
    with socket.socket(fileno=int(number)) as control:
        serve(control, Path(out), Limits(**json.loads(limits)))


if __name__ == "__main__":
    main()
