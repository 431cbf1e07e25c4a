"""A folder is replaced as a whole or not at all, whatever comes between."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import swap
from kg.errors import KgError

ROOT = Path(__file__).parent.parent
OLD = {"a.txt": b"old", "sub/b.txt": b"old too"}
NEW = {"a.txt": b"new", "c.txt": b"only new"}


def sealed(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, swap.MANIFEST: swap.manifest(files, {})}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path != folder)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    swap.replace(tmp_path / "out", sealed(OLD))
    return tmp_path / "out"


def test_the_new_takes_the_place_of_the_old(out: Path) -> None:
    swap.replace(out, sealed(NEW))
    assert contents(out) == sealed(NEW)
    assert beside(out) == []


def test_so_it_does_without_the_call_that_exchanges(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_renameat2", lambda staged, folder: False)
    swap.replace(out, sealed(NEW))
    assert contents(out) == sealed(NEW)
    assert beside(out) == []


def test_what_was_cut_between_two_renames_is_mended(out: Path) -> None:
    out.rename(out.parent / ".out.old")
    (out.parent / ".out.new").mkdir()
    swap.recover(out)
    assert contents(out) == sealed(OLD)
    assert beside(out) == []


def test_leavings_of_a_killed_build_are_cleared(out: Path) -> None:
    (out.parent / ".out.new").mkdir()
    (out.parent / ".out.new" / "half").write_bytes(b"x")
    swap.recover(out)
    assert contents(out) == sealed(OLD) and beside(out) == []


def test_a_disk_that_is_full_costs_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain: Callable[[Path, bytes], None] = swap._write

    def full(path: Path, content: bytes) -> None:
        if path.name == "c.txt":
            raise OSError(28, "No space left on device")
        plain(path, content)

    monkeypatch.setattr(swap, "_write", full)
    with pytest.raises(KgError, match="No space left"):
        swap.replace(out, sealed(NEW))
    assert contents(out) == sealed(OLD) and beside(out) == []


@pytest.mark.parametrize("name", ["thesis.doc", ".hidden", "sub/x"])
def test_the_files_of_somebody_are_left(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    with pytest.raises(KgError, match="no build made"):
        swap.check(tmp_path / "mine")
    with pytest.raises(KgError, match="no build made"):
        swap.replace(tmp_path / "mine", sealed(NEW))
    assert path.read_bytes() == b"mine"


def test_a_file_is_no_folder_to_replace(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(KgError):
        swap.check(tmp_path / "out")


def test_a_lock_holds_and_goes_with_its_process(tmp_path: Path) -> None:
    out = tmp_path / "out"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(out)], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    with pytest.raises(swap.BusyError, match="another build"), swap.locked(out):
        pass
    holder.kill()
    holder.wait()
    _within(10, out)  # though a forked child of the holder lives on
    os.kill(child, 0)
    os.kill(child, 9)


def _within(seconds: float, out: Path) -> None:
    """Takes the lock within some seconds: a child drops it when it first runs."""
    end = time.monotonic() + seconds
    while True:
        try:
            with swap.locked(out):
                return
        except swap.BusyError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


_HOLD = """
import os, sys, time
from pathlib import Path
from kg import swap
with swap.locked(Path(sys.argv[1])):
    child = os.fork()
    if not child:
        time.sleep(60)
        os._exit(0)
    print(child, flush=True)
    time.sleep(60)
"""

_TURNS = """
import sys
from pathlib import Path
from kg import swap
out = Path(sys.argv[1])
swap.recover(out)
sides = [{f"{n}.txt": (word * 2000).encode() for n in range(12)} for word in ("left ", "right ")]
sides = [{**files, swap.MANIFEST: swap.manifest(files, {})} for files in sides]
print("begun", flush=True)
while True:
    for files in sides:
        with swap.locked(out):
            swap.recover(out)
            swap.replace(out, files)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_killed_at_any_moment_it_is_the_old_or_the_new(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for n in range(20):
        process = subprocess.Popen([sys.executable, "-c", _TURNS, str(out)], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None and process.stdout.readline()
        time.sleep(0.005 + 0.0037 * n)
        process.kill()
        process.wait()
        if out.exists():
            assert one_side(out)


def one_side(out: Path) -> bool:
    """Whether everything in `out` is of one build."""
    found = contents(out)
    words = {content.split()[0] for name, content in found.items() if name != swap.MANIFEST}
    manifest = found.pop(swap.MANIFEST)
    return len(words) == 1 and len(found) == 12 and swap.manifest(found, {}) == manifest
