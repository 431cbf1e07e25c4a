"""A build on a cluster writes what a build here writes, whoever dies meanwhile; its shards load into a store."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import cluster, distribute
from kg.build import build, read_graph
from kg.bulk import load
from kg.cache import Cache
from kg.errors import KgError
from kg.export.rdf import whole
from kg.memory import Order
from kg.rdf.syntax import listed, nquads
from kg.swap import MANIFEST

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds without their catalogue, and one file that is no text."""
    folder = tmp_path_factory.mktemp("papers")
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "not-text.txt").write_bytes(bytes(range(256)) * 40)
    return folder


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def here(papers: Path, caches: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("here") / "out"
    build(Order(papers, ROOT / "ontology", out), cache=Cache(caches))
    return out


def files(folder: Path) -> dict[str, bytes]:
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    return {
        name: data for name, data in found.items() if not name.startswith(("shards/", "tables/")) and name != MANIFEST
    }


@pytest.fixture(scope="module")
def there(papers: Path, workers: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same on two workers, of which one is killed while it reads."""
    out = tmp_path_factory.mktemp("there") / "out"
    victim = next(iter(workers.workers.values())).pid
    killed = threading.Event()

    def kill() -> None:
        os.kill(victim, signal.SIGKILL)
        killed.set()

    def step(name: str) -> None:
        if name == "papers":
            threading.Timer(1.0, kill).start()

    order = Order(papers, ROOT / "ontology", out)
    done = distribute.build(order, workers.scheduler_address, step=step, cache=Cache(None))
    assert [issue.code for issue in done.issues] == ["paper-unreadable", "paper-near-copy"]
    assert killed.is_set()
    return out


def test_a_cluster_writes_the_same_bytes_though_a_worker_was_killed(here: Path, there: Path) -> None:
    assert files(there) == files(here)
    assert sorted(path.name for path in there.parent.iterdir()) == [".out.lock", "out"]


def test_the_shards_are_the_dataset_cut_up(papers: Path, there: Path, caches: Path) -> None:
    data = whole(read_graph(papers, ROOT / "ontology", cache=Cache(caches)))
    lines = sorted(line for name, found in data.items() for line in nquads(listed(found), f"<{name}>" if name else ""))
    assert list(cluster.merged_lines(there / "shards")) == lines


def test_the_tables_hold_every_claim(here: Path, there: Path) -> None:
    from pyarrow import parquet

    rows = [
        row
        for path in sorted((there / "tables").glob("claims-*.parquet"))
        for row in parquet.read_table(path).to_pylist()
    ]
    lines = (here / "evidence.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(row["evidence"] for row in rows) == len(lines)
    assert len({row["id"] for row in rows}) == len(rows)


def test_the_shards_load_into_a_store(there: Path, here: Path, tmp_path: Path) -> None:
    assert load(there, tmp_path / "store") == load(here, tmp_path / "other")
    with pytest.raises(KgError, match="is there already"):
        load(there, tmp_path / "store")


def test_a_damaged_shard_is_not_loaded(here: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(here, tmp_path / "out")
    (tmp_path / "out" / "graph.trig").write_text("")
    with pytest.raises(KgError, match="is not what the build wrote"):
        load(tmp_path / "out", tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_papers_come_from_any_address(workers: Any, tmp_path: Path) -> None:
    (tmp_path / "far" / "sub").mkdir(parents=True)
    (tmp_path / "far" / "sub" / "a.txt").write_text("Rain gardens improve social governance.\n")
    (tmp_path / "far" / "b.txt").write_text("Street trees promote public health.\n")
    order = Order(tmp_path, ROOT / "ontology", tmp_path / "out")
    address = (tmp_path / "far").as_uri()
    done = distribute.build(order, workers.scheduler_address, address, cache=Cache(None))
    assert done.counts["papers"] == 2
    assert '"paper": "sub/a.txt"' in (tmp_path / "out" / "evidence.jsonl").read_text(encoding="utf-8")


def test_a_scheduler_that_is_not_there_is_said(papers: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no Dask scheduler"):
        distribute.build(Order(papers, ROOT / "ontology", tmp_path / "out"), "tcp://127.0.0.1:9", cache=Cache(None))
