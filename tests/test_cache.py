"""The cache: what was put is there or is not, never half of it; nothing that lies in it stops a build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cache import Cache, clear, contents, place, trim

ROOT = Path(__file__).parent.parent
VALUES = [(), (1, 2.5, "text", None, True), {"a": ("b", frozenset({1}))}, "\ud800", b"bytes"]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_what_is_put_is_there(tmp_path: Path, value: object) -> None:
    Cache(tmp_path).put("kind", "abc", value)
    assert Cache(tmp_path).get("kind", "abc") == value
    assert Cache(tmp_path).get("kind", "abd") is None
    assert Cache(tmp_path).get("other", "abc") is None


def test_no_cache_holds_nothing() -> None:
    cache = Cache(None)
    cache.put("kind", "abc", 1)
    assert cache.get("kind", "abc") is None


def entry(folder: Path) -> Path:
    Cache(folder).put("kind", "abc", ("something",) * 50)
    return next(path for path in folder.rglob("abc") if path.is_file())


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda data: b"", "damaged"),
        (lambda data: data[:-1], "damaged"),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "damaged"),
        (lambda data: b"\x00" * len(data), "damaged"),
        (lambda data: data.replace(b"kg cache 1", b"kg cache 9", 1), "another version"),
    ],
)
def test_a_damaged_entry_is_named_and_made_again(tmp_path: Path, harm, said: str) -> None:  # type: ignore[no-untyped-def]
    path = entry(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    cache = Cache(tmp_path)
    assert cache.get("kind", "abc") is None
    assert "kind/abc" in cache.notes[0] and said in cache.notes[0]
    cache.put("kind", "abc", "new")
    assert Cache(tmp_path).get("kind", "abc") == "new"


def test_nothing_that_is_read_runs(tmp_path: Path) -> None:
    import pickle

    path = entry(tmp_path)
    path.write_bytes(pickle.dumps(ValueError("a pickle")))
    assert Cache(tmp_path).get("kind", "abc") is None


def test_a_cache_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = Cache(tmp_path / "file")
    for n in range(3):
        cache.put("kind", f"k{n}", n)
    assert cache.get("kind", "k0") is None
    assert len(cache.notes) == 1 and "cannot be written" in cache.notes[0]


def test_it_is_counted_and_cleared(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for n in range(3):
        cache.put("papers", f"k{n}", "x" * 1000)
    (tmp_path / "v99" / "papers").mkdir(parents=True)
    (tmp_path / "v99" / "papers" / "future").write_bytes(b"x" * 500)
    (tmp_path / "mine.txt").write_text("not a cache's")
    found = contents(tmp_path)
    assert found.kinds["papers"][0] == 3 and found.size > 3000 and found.others == 513
    assert clear(tmp_path) == found.size + 500
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_oldest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for n in range(4):
        cache.put("papers", f"k{n}", "x" * 1000)
        path = next(tmp_path.rglob(f"k{n}"))
        if path.is_dir():
            path = path / f"k{n}"
        os.utime(path, (n, n))
    trim(tmp_path, 2500)
    assert [n for n in range(4) if Cache(tmp_path).get("papers", f"k{n}")] == [2, 3]


def test_it_lies_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "here"))
    assert place() == tmp_path / "here"
    monkeypatch.delenv("KG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert place() == tmp_path / "kg"


def test_the_command_tells_and_clears(tmp_path: Path) -> None:
    entry(tmp_path)
    env = {**os.environ, "KG_CACHE": str(tmp_path)}
    run = [sys.executable, "-m", "kg", "cache"]
    told = subprocess.run([*run, "info"], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "kind" in told.stdout and str(tmp_path) in told.stdout
    subprocess.run([*run, "clear"], env=env, cwd=ROOT, capture_output=True, check=True)
    assert (
        "empty" in subprocess.run([*run, "info"], env=env, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    )
