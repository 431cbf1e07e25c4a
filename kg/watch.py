"""When the files of some folders change: told by their sizes and times, which costs nothing between builds."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PAUSE = 0.3  # seconds between two looks; what changes is taken once it has been still for as long

Seen = tuple[tuple[str, int, int], ...]


def changes(folders: Sequence[Path], pause: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """One item at once, and one each time that files in the folders have changed since and lie still again, without end."""
    last: Seen = ()
    known: Seen | None = None
    while True:
        now = seen(folders)
        if now != known and now == last:  # an editor or a copy is no longer at it
            known = now
            yield
        last = now
        pause(PAUSE)


def seen(folders: Sequence[Path]) -> Seen:
    """Name, size and time of every file in the folders; what goes while one looks is not there."""
    found = []
    for folder in folders:
        for place, _, files in os.walk(folder):
            for name in files:
                path = os.path.join(place, name)  # noqa: PTH118 - thousands of files, three times a second
                try:
                    stat = os.stat(path)  # noqa: PTH116
                except OSError:
                    continue
                found.append((path, stat.st_size, stat.st_mtime_ns))
    return tuple(sorted(found))
