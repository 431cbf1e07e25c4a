"""What was worked out before, kept on disk by the hash of what it was worked out from.

An entry is a line that names the format, the SHA-256 of the rest, and the rest: plain tuples, words and numbers
by `marshal`, which runs no code when it is read. What cannot be read is named, and worked out again; what cannot be written is said
once, and the build goes on without.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
LARGEST = 2_000_000_000  # bytes of a cache; beyond it what was used longest ago goes
MOST = {"lexicons": 12, "ontologies": 12, "readers": 50, "surfaces": 12, "builds": 200}  # entries of what no paper owns
_HEAD = f"kg cache {FORMAT} python {sys.version_info[0]}.{sys.version_info[1]}\n".encode()
_SUM = 32


def place() -> Path:
    """The folder of the cache: `KG_CACHE`, else the system's folder for caches of this user."""
    given = os.environ.get("KG_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("kg", appauthor=False)


@dataclass(slots=True)
class Cache:
    """Values by kind and key in `folder`; with None it holds nothing. `notes` says what went wrong, for people."""

    folder: Path | None
    notes: list[str] = field(default_factory=list)
    broken: bool = False  # nothing more is written

    def get(self, kind: str, key: str) -> Any:
        """What was put under `key`; None where there is nothing, or nothing that can be read."""
        if self.folder is None:
            return None
        path = _path(self.folder, kind, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        body = data[len(_HEAD) + _SUM :]
        if not data.startswith(_HEAD):
            self.notes.append(
                f"cache: {kind}/{key} was written by another version or is damaged; it is worked out again"
            )
        elif hashlib.sha256(body).digest() != data[len(_HEAD) : len(_HEAD) + _SUM]:
            self.notes.append(f"cache: {kind}/{key} is damaged; it is worked out again")
        else:
            return marshal.loads(body)
        return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps `value` (plain) under `key`; readers see all of it or nothing."""
        if self.folder is None or self.broken:
            return
        body = marshal.dumps(value)
        try:
            _write(_path(self.folder, kind, key), _HEAD + hashlib.sha256(body).digest() + body)
        except OSError as error:
            self.broken = True
            self.notes.append(f"cache: {self.folder} cannot be written ({error.strerror}); nothing more is kept")


def _path(folder: Path, kind: str, key: str) -> Path:
    return folder / f"v{FORMAT}" / kind / key[:2] / key


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)  # noqa: PTH105 - one step, also over what is there
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a cache holds: kind → (entries, bytes), and what it keeps for other versions."""

    kinds: dict[str, tuple[int, int]]
    others: int

    @property
    def size(self) -> int:
        """Bytes of this version's entries."""
        return sum(size for _, size in self.kinds.values())


def contents(folder: Path) -> Contents:
    """What is in the cache at `folder`."""
    kinds: dict[str, tuple[int, int]] = {}
    for path, size in _entries(folder / f"v{FORMAT}"):
        kind = path.relative_to(folder).parts[1]
        count, total = kinds.get(kind, (0, 0))
        kinds[kind] = (count + 1, total + size)
    others = sum(size for path, size in _entries(folder) if path.relative_to(folder).parts[0] != f"v{FORMAT}")
    return Contents(dict(sorted(kinds.items())), others)


def clear(folder: Path) -> int:
    """Deletes all that any version of the program kept in `folder`; gives the bytes freed."""
    freed = 0
    for path in sorted(folder.glob("v[0-9]*")) if folder.is_dir() else ():
        freed += sum(size for _, size in _entries(path))
        shutil.rmtree(path, ignore_errors=True)
    return freed


def trim(folder: Path, largest: int = LARGEST) -> int:
    """Deletes what was written longest ago until little enough is left; gives the bytes freed."""
    found = sorted(((_age(path), size, path) for path, size in _entries(folder / f"v{FORMAT}")), reverse=True)
    count: dict[str, int] = {}
    kept = freed = 0
    for _, size, path in found:
        kind = path.relative_to(folder).parts[1]
        count[kind] = count.get(kind, 0) + 1
        kept += size
        if kept > largest or count[kind] > MOST.get(kind, count[kind]):
            path.unlink(missing_ok=True)
            kept -= size
            freed += size
    return freed


def _age(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # gone meanwhile
        return 0


def _entries(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        try:
            if path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size
        except OSError:  # gone meanwhile: another build has cleared it
            continue
