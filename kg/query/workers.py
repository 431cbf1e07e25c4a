"""Asking a build's stem process, which answers each request in a worker of its own.

Where a process cannot fork (Windows), each request is answered by a process started for it: slower, with the limit on
time alone.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from kg.errors import KgError
from kg.query.values import Answer, Limits, Request, StoppedError

START = 5.0  # seconds for a process to start and load
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class Workers:
    """Answers requests on the build in `out`; to be closed, or used in a `with`."""

    def __init__(self, out: Path, limits: Limits | None = None) -> None:
        self.out = out
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Workers:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the stem and waits until it has loaded the data; says what is wrong with it."""
        if not CAN_FORK:
            return
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "kg.query.stem", str(theirs.fileno()), str(self.out)]
            self._process = subprocess.Popen(
                [*command, json.dumps(asdict(self.limits))],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        self._control = ours
        line = b""
        while not line.endswith(b"\n") and (part := ours.recv(4096)):
            line += part
        found = json.loads(line) if line else {"error": "the process that holds the data did not start"}
        if "error" in found:
            self.close()
            raise KgError(found["error"])

    def connect(self, request: Request) -> socket.socket:
        """A socket from which the framed answer to `request` can be read; a stem that is gone is started anew."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._hand_over(theirs)
            ours.sendall(request.packed())
            ours.shutdown(socket.SHUT_WR)
        except OSError:
            ours.close()
            raise
        return ours

    def _hand_over(self, end: socket.socket) -> None:
        for last in (False, True):
            if self._process is None or self._process.poll() is not None or self._control is None:
                self.close()
                self.start()
            assert self._control is not None
            try:
                socket.send_fds(self._control, [b"q"], [end.fileno()])
                return
            except OSError:
                self.close()
                if last:
                    raise

    def ask(self, request: Request) -> Answer:
        """The answer; raises KgError and its kin where there is none."""
        from kg.query.stem import unframed

        if not CAN_FORK:
            return unframed(self._alone(request), self.limits)
        try:
            with self.connect(request) as connection:
                parts = []
                while part := connection.recv(1 << 20):
                    parts.append(part)
        except ConnectionError as error:
            raise StoppedError("the query's worker ended before it answered") from error
        return unframed(b"".join(parts), self.limits)

    def _alone(self, request: Request) -> bytes:
        """The framed answer of a process that answers this one request."""
        command = [sys.executable, "-m", "kg.query.stem", "alone", str(self.out), json.dumps(asdict(self.limits))]
        try:
            done = subprocess.run(
                command,
                input=request.packed(),
                stdout=subprocess.PIPE,
                timeout=self.limits.seconds + START,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise StoppedError(f"the query was stopped after {self.limits.seconds:g} seconds") from error
        return done.stdout

    def close(self) -> None:
        """Ends the stem and all its workers."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
