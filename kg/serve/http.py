"""uvicorn's HTTP protocol with a watch: a connection that does not finish its request in time is closed."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


def impatient(patience: float) -> type[H11Protocol]:
    """The protocol whose requests have `patience` seconds to arrive, head and body."""

    class Impatient(H11Protocol):
        """Counts from the connection or the first byte of a further request until the request is whole."""

        _watch: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._begin()

        def data_received(self, data: bytes) -> None:
            self._begin()
            super().data_received(data)
            if self._whole():
                self._end()

        def connection_lost(self, exc: Exception | None) -> None:
            self._end()
            super().connection_lost(exc)

        def _whole(self) -> bool:
            return self.cycle is not None and not self.cycle.more_body

        def _begin(self) -> None:
            if self._watch is None:
                self._watch = self.loop.call_later(patience, self._give_up)

        def _end(self) -> None:
            if self._watch is not None:
                self._watch.cancel()
                self._watch = None

        def _give_up(self) -> None:
            self._watch = None
            if not self.transport.is_closing():
                self.transport.close()

    return Impatient
