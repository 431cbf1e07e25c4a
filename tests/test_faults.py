"""What may go wrong around a build: kills, full disks, two at once, foreign caches. Nothing is lost, nothing mixed, all of it said."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pool
from kg.swap import MANIFEST

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and mounts")
TEXTS = ("Rain gardens improve social governance.\n", "社会组织促进社区治理。\n")


def start(*args: str, cache: Path) -> subprocess.Popen[str]:
    """`kg` with a cache of its own."""
    env = {**os.environ, "KG_CACHE": str(cache)}
    command = [sys.executable, "-m", "kg", *args]
    return subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def kg(*args: str, cache: Path) -> tuple[int, str]:
    """Exit code and all that was said."""
    process = start(*args, cache=cache)
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for n, text in enumerate(TEXTS):
        (folder / f"p{n}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def build(papers: Path, tmp_path: Path) -> tuple[str, ...]:
    return ("build", "--papers", str(papers), "--out", str(tmp_path / "out"))


def whole(out: Path) -> bool:
    """Whether the files of `out` are those of its manifest."""
    import hashlib

    found = contents(out)
    sums = json.loads(found.pop(MANIFEST))["files"]
    return {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == dict(sums)


@pytest.mark.parametrize("rounds", [6, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_build_leaves_the_old_or_the_new(
    build: tuple[str, ...], papers: Path, tmp_path: Path, cache: Path, rounds: int
) -> None:
    out = tmp_path / "out"
    assert kg(*build, cache=cache)[0] == 0
    begun = time.monotonic()
    (papers / "p0.txt").write_text(TEXTS[0] * 2, encoding="utf-8")
    assert kg(*build, cache=cache)[0] == 0
    span = time.monotonic() - begun
    known = []
    for n in (1, 2):
        (papers / "p0.txt").write_text(TEXTS[0] * n, encoding="utf-8")
        assert kg(*build, cache=cache)[0] == 0
        known.append(contents(out))
    for n in range(rounds):
        (papers / "p0.txt").write_text(TEXTS[0] * (n % 2 + 1), encoding="utf-8")
        process = start(*build, cache=cache)
        time.sleep(span * (0.2 + 0.9 * n / rounds))
        process.kill()
        process.communicate()
        assert contents(out) in known
    code, said = kg(*build, cache=cache)  # and nothing stands in the way of the next
    assert code == 0, said
    assert contents(out) in known
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.lock", "out", "papers"]


def test_what_a_killed_build_left_goes_though_nothing_has_changed(
    build: tuple[str, ...], tmp_path: Path, cache: Path
) -> None:
    assert kg(*build, cache=cache)[0] == 0
    staged = tmp_path / ".out.new"
    staged.mkdir()
    (staged / "graph.trig").write_text("half of", encoding="utf-8")
    code, said = kg(*build, cache=cache)
    assert code == 0 and "nothing has changed" in said
    assert not staged.exists()


def test_two_builds_at_once(build: tuple[str, ...], tmp_path: Path, cache: Path) -> None:
    both = [start(*build, cache=cache) for _ in range(2)]
    told = [(process.communicate(timeout=120)[1], process.returncode) for process in both]
    assert sorted(code for _, code in told) in ([0, 0], [0, 1])
    for said, code in told:
        if code:
            assert "another build is writing" in said
    assert whole(tmp_path / "out")


def test_two_builds_at_once_share_a_cache(papers: Path, tmp_path: Path) -> None:
    both = [
        start("build", "--papers", str(papers), "--out", str(tmp_path / f"out{n}"), cache=tmp_path / "cache")
        for n in range(2)
    ]
    assert [(process.communicate(timeout=120)[1], process.returncode)[1] for process in both] == [0, 0]
    assert contents(tmp_path / "out0") == contents(tmp_path / "out1")


def test_an_interrupted_build_says_nothing_and_leaves_the_old(
    build: tuple[str, ...], papers: Path, tmp_path: Path, cache: Path
) -> None:
    assert kg(*build, cache=cache)[0] == 0
    before = contents(tmp_path / "out")
    (papers / "p0.txt").write_text(TEXTS[0] * 3, encoding="utf-8")
    process = start(*build, cache=tmp_path / "empty")
    time.sleep(0.6)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode == 130:
        assert contents(tmp_path / "out") == before
        assert "this is a bug" not in said
    else:  # it was quicker
        assert process.returncode == 0, said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 700 kB; skipped where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("no tmpfs can be mounted here (it takes the rights of root)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_what_was_there(papers: Path, small_disk: Path, cache: Path) -> None:
    out = small_disk / "out"
    out.mkdir()
    (out / MANIFEST).write_text("{}")
    (out / "old.txt").write_text("what was there")
    before = contents(out)
    code, said = kg("build", "--papers", str(papers), "--out", str(out), cache=cache)
    assert code == 2
    assert "No space left" in said and "untouched" in said
    assert contents(out) == before
    assert sorted(path.name for path in small_disk.iterdir()) == [".out.lock", "out"]


def test_a_full_disk_under_the_cache_stops_no_build(
    papers: Path, tmp_path: Path, small_disk: Path, cache: Path
) -> None:
    args = ("build", "--papers", str(papers), "--out", str(tmp_path / "out"))
    code, said = kg(*args, cache=small_disk / "cache")
    assert code == 0, said
    assert said.count("cannot be written") == 1
    found = contents(tmp_path / "out")
    assert kg(*args, "--no-cache", cache=cache)[0] == 0
    assert contents(tmp_path / "out") == found


def test_a_read_only_place_is_said(papers: Path, tmp_path: Path, small_disk: Path, cache: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    code, said = kg("build", "--papers", str(papers), "--out", str(small_disk / "out"), cache=cache)
    assert code == 2
    assert "read-only" in said


def test_caches_of_other_versions_and_damaged_ones(build: tuple[str, ...], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert kg(*build, cache=cache)[0] == 0
    before = contents(tmp_path / "out")
    (cache / "v99" / "extracts").mkdir(parents=True)
    (cache / "v99" / "extracts" / "x").write_bytes(b"from the future")
    entries = sorted(path for path in (cache / "v1").rglob("*") if path.is_file())
    for n, path in enumerate(entries):
        data = path.read_bytes()
        path.write_bytes((data[: len(data) // 2], data[::-1], b"kg cache 7 python 4.0\n" + data, b"")[n % 4])
    code, said = kg(*build, cache=cache)
    assert code == 0, said
    assert "it is worked out again" in said
    assert contents(tmp_path / "out") == before
    code, said = kg(*build, cache=cache)
    assert "nothing has changed" in said and "worked out again" not in said


def test_what_was_touched_in_the_outputs_is_built_again(build: tuple[str, ...], tmp_path: Path, cache: Path) -> None:
    assert kg(*build, cache=cache)[0] == 0
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "claims.csv").write_text("edited by hand")
    assert "nothing has changed" not in kg(*build, cache=cache)[1]
    assert contents(tmp_path / "out") == before
    assert "nothing has changed" in kg(*build, cache=cache)[1]


def test_check_says_what_would_change_and_writes_nothing(
    build: tuple[str, ...], papers: Path, tmp_path: Path, cache: Path
) -> None:
    code, said = kg(*build, "--check", cache=cache)
    assert code == 1 and "added" in said
    assert not (tmp_path / "out").exists()
    kg(*build, cache=cache)
    before = contents(tmp_path / "out")
    assert kg(*build, "--check", cache=cache)[0] == 0
    (papers / "p1.txt").unlink()
    code, said = kg(*build, "--check", cache=cache)
    assert code == 1 and "changed" in said and "manifest.json" in said
    assert contents(tmp_path / "out") == before


def test_the_time_of_the_build_is_there_where_it_is_given(
    build: tuple[str, ...], tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kg(*build, cache=cache)[0] == 0
    assert "endedAtTime" not in (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert kg(*build, cache=cache)[0] == 0
    assert "2023-11-14T22:13:20Z" in (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    code, said = kg(*build, cache=cache)
    assert code == 2 and "SOURCE_DATE_EPOCH" in said


# ---- processes ----------------------------------------------------------------------------------


def _square(held: Path, number: int) -> int:
    """Work that dies once on 7, and always on 13."""
    mark = held / f"died-{number}"
    if number == 7 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.skipif(not pool.can_fork(), reason="no fork here")
@pytest.mark.parametrize("processes", [2, 3])
def test_a_dead_process_costs_what_it_held(tmp_path: Path, processes: int) -> None:
    found = list(pool.spread(_square, tmp_path, range(30), processes))
    assert found[13] is pool.LOST
    assert [n for n, value in enumerate(found) if value != n * n] == [13]


def test_one_process_needs_no_other(tmp_path: Path) -> None:
    assert list(pool.spread(_square, tmp_path, [1, 2, 3], 1)) == [1, 4, 9]


@pytest.mark.skipif(not pool.can_fork(), reason="no fork here")
def test_processes_read_papers_as_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg import gather
    from kg.build import read_graph

    monkeypatch.setattr(gather, "WORTH", 0)
    monkeypatch.setattr(pool, "cores", lambda: 2)
    many = read_graph(ROOT / "seeds", ROOT / "ontology")
    monkeypatch.setattr(pool, "cores", lambda: 1)
    assert many == read_graph(ROOT / "seeds", ROOT / "ontology")
