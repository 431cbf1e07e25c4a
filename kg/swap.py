"""A folder of outputs replaced as a whole: written beside the old one, then exchanged in one step."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kg.errors import KgError

MANIFEST = "manifest.json"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2
_HERE = -100  # AT_FDCWD


class BusyError(KgError):
    """Another build writes the same folder."""

    exit_code = 1


def ours(folder: Path) -> bool:
    """Whether `folder` is one that a build made, or is empty, or is not there."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()} - {"README.md", ".gitignore", ".gitkeep"}
    return not names or (folder / MANIFEST).is_file()


def check(folder: Path) -> None:
    """Refuses a folder that a build must not or cannot replace, before any work is done for it."""
    if not ours(folder):
        raise KgError(f"{folder} holds files that no build made (no {MANIFEST}); name another --out")
    there = next(path for path in (folder, *folder.parents) if path.exists())
    for path in {there, folder.parent if folder.parent.exists() else there}:
        if not os.access(path, os.W_OK):
            raise KgError(f"{path} is read-only; make it writable or name another --out")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of `folder`; the system frees it when the process ends, however it ends."""
    path = folder.parent / f".{folder.name}.lock"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise KgError(f"cannot write beside {folder}: {error.strerror}") from error
    with handle:
        if not _lock(handle.fileno()):
            raise BusyError(f"another build is writing {folder}; wait for it or name another --out")
        _locks.add(handle)
        try:
            yield
        finally:
            _locks.discard(handle)


_locks: set[IO[str]] = set()


def _let_go() -> None:
    """A forked child closes its copies of the locks: one that outlives its parent must not keep them."""
    for handle in _locks:
        handle.close()
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def _lock(descriptor: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover - no flock there
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def recover(folder: Path) -> None:
    """Undoes what a build that was killed between two renames left behind, and clears its leavings."""
    old, staged = _old(folder), _staged(folder)
    try:
        if old.exists() and not folder.exists():
            old.rename(folder)
        for path in (old, staged):
            if path.exists():
                shutil.rmtree(path)
    except OSError as error:
        left = f"what an earlier build left beside {folder} cannot be cleared"
        raise KgError(f"{left}: {error.filename or ''} {error.strerror}".rstrip()) from error


def tidy(folder: Path) -> None:
    """Clears what a killed build left beside a folder that needs no build; one that is just running keeps its own."""
    folder = folder.resolve()
    if _old(folder).exists() or _staged(folder).exists():
        with suppress(BusyError), locked(folder):
            recover(folder)


def replace(folder: Path, files: Mapping[str, bytes], moved: Mapping[str, Path] | None = None) -> None:
    """Puts `files` (name → content) in the place of everything in `folder`; half of it is never to be seen.

    `moved` are files that lie on the same disk and are too large to hold: name → where each is taken from.
    """
    if not ours(folder):
        raise KgError(f"{folder} holds files that no build made (no {MANIFEST}); name another --out")
    staged = _staged(folder)
    try:
        for name, content in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        for name, source in (moved or {}).items():
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            source.rename(staged / name)
        _sync(staged)
        _exchange(staged, folder)
    except OSError as error:
        shutil.rmtree(staged, ignore_errors=True)
        reason = error.strerror or str(error)
        raise KgError(f"{folder} could not be written: {reason}; what was there before is untouched") from error
    shutil.rmtree(_old(folder), ignore_errors=True)
    shutil.rmtree(staged, ignore_errors=True)


def manifest(files: Mapping[str, bytes], facts: Mapping[str, object], moved: Mapping[str, Path] | None = None) -> bytes:
    """The manifest of a build: the facts about it and the SHA-256 of every file in it."""
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    for name, path in sorted((moved or {}).items()):
        with path.open("rb") as file:
            sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return (json.dumps({**facts, "files": sums}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _staged(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.new"


def _old(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.old"


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def _sync(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover - a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _exchange(staged: Path, folder: Path) -> None:
    if not folder.exists():
        staged.rename(folder)
    elif not _renameat2(staged, folder):
        folder.rename(_old(folder))
        staged.rename(folder)
    _sync(folder.parent)


def _renameat2(staged: Path, folder: Path) -> bool:
    """Exchanges two folders in one step; False where the system has no such call."""
    library = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    call = getattr(library, "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(staged), _HERE, os.fsencode(folder), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code))
