"""Queries of many, answered by a few workers at a time; a build that was made anew is read anew."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from pathlib import Path

from kg.errors import KgError
from kg.query import Answer, Limits, Request, StoppedError, Workers
from kg.query.stem import unframed
from kg.swap import MANIFEST

GRACE = 5.0  # seconds beyond the limit after which a worker's silence is its end


class BusyError(Exception):
    """Too many queries wait already."""


class Pool:
    """At most `workers` queries at once, and `waiting` more in line."""

    def __init__(self, out: Path, limits: Limits, workers: int, waiting: int) -> None:
        self.out, self.limits = out, limits
        self._room = asyncio.Semaphore(workers)
        self._line = workers + waiting
        self._asked = 0
        self._turn = asyncio.Lock()
        self._stem = Workers(out, limits)
        self._mark = _mark(out)
        self._running: Counter[Workers] = Counter()

    def start(self) -> None:
        """Loads the data; says what is wrong with it."""
        self._stem.start()

    async def ask(self, request: Request) -> Answer:
        """The answer; raises KgError and its kin where there is none, BusyError where there is no room."""
        if self._asked >= self._line:
            raise BusyError
        self._asked += 1
        try:
            async with self._room:
                return await self._asked_of(await self._current(), request)
        finally:
            self._asked -= 1

    async def _asked_of(self, stem: Workers, request: Request) -> Answer:
        self._running[stem] += 1
        try:
            async with self._turn:
                connection = await asyncio.to_thread(stem.connect, request)
            with connection:
                data = await asyncio.wait_for(_received(connection), self.limits.seconds + GRACE)
            return unframed(data, self.limits)
        except TimeoutError as error:
            raise StoppedError(f"the query was stopped after {self.limits.seconds:g} seconds") from error
        except OSError as error:
            raise StoppedError("the query's worker ended before it answered") from error
        finally:
            self._running[stem] -= 1
            if stem is not self._stem and not self._running[stem]:
                del self._running[stem]
                await asyncio.to_thread(stem.close)

    async def _current(self) -> Workers:
        """The stem of the build that is there now; the former one where the new one cannot be read."""
        async with self._turn:
            mark = _mark(self.out)
            if mark != self._mark:
                fresh = Workers(self.out, self.limits)
                try:
                    await asyncio.to_thread(fresh.start)
                except KgError:
                    return self._stem
                former, self._stem, self._mark = self._stem, fresh, mark
                if not self._running[former]:
                    await asyncio.to_thread(former.close)
            return self._stem

    def close(self) -> None:
        """Ends every worker."""
        for stem in {self._stem, *self._running}:
            stem.close()


def _mark(out: Path) -> tuple[int, int]:
    try:
        found = (out / MANIFEST).stat()
    except OSError:
        return (0, 0)
    return (found.st_ino, found.st_mtime_ns)


async def _received(connection: socket.socket) -> bytes:
    connection.setblocking(False)
    loop, parts = asyncio.get_running_loop(), []
    while part := await loop.sock_recv(connection, 1 << 18):
        parts.append(part)
    return b"".join(parts)
