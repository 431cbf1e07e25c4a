"""A build on a cluster: the stages of `kg.cluster` run by Dask, and what they make put into one folder."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from kg import __version__, cluster, papers, pool, swap
from kg.assemble import assemble
from kg.build import Step, compiled_ontology, exported, quiet, stated_time
from kg.cache import Cache
from kg.cluster import Address, Batch, Job
from kg.copies import copies
from kg.depend import Digests
from kg.errors import ConfigurationError, KgError
from kg.export import exporter
from kg.export.rdf import build_key
from kg.gather import Read
from kg.memory import Done, Order
from kg.model import Graph, Issue, Ontology, Paper, Work
from kg.names import slug
from kg.read import formats

WHOLE = 2_000_000  # bytes of papers up to which the page and the tables are made too
BATCH = 300_000  # bytes of papers in one task
AHEAD = 3  # tasks for each worker that are under way at once


def build(order: Order, scheduler: str, source: str = "", step: Step = quiet, cache: Cache | None = None) -> Done:
    """Builds a folder on the cluster at `scheduler` (`local`: processes here); `source` is a folder for fsspec to read."""
    cache = cache or Cache(None)
    out = order.out.resolve()
    swap.check(out)
    with swap.locked(out):
        swap.recover(out)
        store = out.parent / f".{out.name}.parts"
        shutil.rmtree(store, ignore_errors=True)
        try:
            step("ontology")
            ontology, made = compiled_ontology(order.ontology, cache)
            with _client(scheduler) as client:
                done, files, moved = _build(order, source, store, ontology, made, client, step, cache)
            step("write")
            swap.replace(out, files, moved)
        finally:
            shutil.rmtree(store, ignore_errors=True)
    return done


def _build(
    order: Order, source: str, store: Path, ontology: Ontology, made: Digests, client: Any, step: Step, cache: Cache
) -> tuple[Done, dict[str, bytes], dict[str, Path]]:
    addresses, works, sizes, issues = _listed(order, source)
    workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    folder = str(cache.folder) if cache.folder else None
    whole = sum(sizes) <= WHOLE
    job = Job(str(store), _partitions(sum(sizes), workers), order.threshold, works, folder, whole, stated_time())
    cluster.prepare(job, ontology, made)
    step("papers")
    batches = _batches(job, _cut(addresses, sizes, workers), client)
    documents = sorted((d for batch in batches for d in batch.documents), key=lambda d: d.id)
    issues += cluster.unreadable(batches, source or order.papers.as_posix())
    if not documents:
        raise ConfigurationError("no paper could be read; nothing was built", tuple(issues))
    read = list(cluster.read_back(job, batches)) if job.whole else []
    bare = tuple(Paper(document, (), ()) for document in documents)
    issues += copies([paper for paper, _, _ in read] or bare)  # of very many, the same bytes alone
    build = build_key(Graph(ontology, (), bare, (), (), ()))
    step("merge")
    tasks = [
        (job, n, build, [(b.number, *b.segments[n]) for b in batches if n in b.segments]) for n in range(job.partitions)
    ]
    parts = list(_run(client, cluster.merge_partition, tasks))
    _all_there(parts, "merging")
    asks = [(job, n, [(p.number, *p.segments[n]) for p in parts if n in p.segments]) for n in range(job.partitions)]
    _all_there(list(_run(client, cluster.relate_partition, asks)), "relating")
    common = cluster.write_common(job, ontology, batches, parts, build)
    cluster.describe(job, ontology)
    step("export")
    facts: dict[str, int] = {
        "works": len({work.id for batch in batches for work in batch.works}),
        "papers": len(documents),
        "sentences": sum(batch.sentences for batch in batches),
        "terms": len(ontology.terms),
        "nodes": len(common.nodes),
        "candidates": sum(node.candidate for node in common.nodes),
        "claims": sum(part.claims for part in parts),
        "evidence": sum(batch.evidence for batch in batches),
        "conflicts": sum(part.conflicts for part in parts),
        "issues": len(issues),
    }
    files = _files(job, ontology, read, issues)
    moved = {
        path.relative_to(store).as_posix(): path
        for name in (cluster.SHARDS, cluster.TABLES)
        for path in sorted((store / name).iterdir())
        if path.stat().st_size
    }
    inputs = {"papers": {d.id: d.sha256 for d in documents}, "ontology": made.whole}
    about: dict[str, object] = {"generator": f"kg {__version__}", "inputs": inputs, "counts": facts}
    about |= {"made": job.made} if job.made else {}
    files[swap.MANIFEST] = swap.manifest(files, about, moved)
    return Done(facts, tuple(issues), tuple(sorted({*files, *moved}))), files, moved


def _files(job: Job, ontology: Ontology, read: Sequence[Read], issues: list[Issue]) -> dict[str, bytes]:
    """What a build on one machine writes, where the papers are few enough; else what needs no claims."""
    if job.whole:
        works = {work.id: work for _, work, _ in read}
        texts, found = [paper for paper, _, _ in read], [extract for _, _, extract in read]
        return exported(replace(assemble(ontology, works, texts, found, issues, job.threshold), made=job.made))
    empty = Graph(ontology, (), (), (), (), (), issues=tuple(issues))
    plain = {**exporter("readme")(empty), **exporter("tables")(empty)}
    kept = ("README.md", "issues.csv")
    return {
        name: content.encode() if isinstance(content, str) else content
        for name, content in plain.items()
        if name in kept
    }


# ---- papers -------------------------------------------------------------------------------------


def _listed(order: Order, source: str) -> tuple[list[Address], tuple[Work, ...], list[int], list[Issue]]:
    """Papers by name, the works that are described, sizes and findings."""
    if not source:
        folder = papers.find(order.papers)
        addresses = [Address(s.id, str(s.path.resolve()), s.work) for s in folder.sources]
        return (
            addresses,
            tuple(folder.works.values()),
            [s.path.stat().st_size for s in folder.sources],
            list(folder.issues),
        )
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(source)
        found = {path: info for path, info in system.find(root, detail=True).items() if info["type"] == "file"}
    except (OSError, ValueError, ImportError) as error:
        raise KgError(f"{source} cannot be listed: {error}") from error
    known = formats()
    named = {PurePosixPath(path).relative_to(root).as_posix(): path for path in found}
    wanted = sorted(name for name in named if PurePosixPath(name).suffix.lower() in known)
    if not wanted:
        raise KgError(f"{source} holds no paper; a paper is a file that ends in {', '.join(sorted(known))}")
    addresses = [
        Address(name, str(system.unstrip_protocol(named[name])), slug(str(PurePosixPath(name).with_suffix(""))))
        for name in wanted
    ]
    return addresses, (), [int(found[named[name]]["size"] or 0) for name in wanted], []


def _cut(addresses: Sequence[Address], sizes: Sequence[int], workers: int) -> list[list[Address]]:
    """Papers in batches, in their order: small enough that each worker gets several."""
    limit = max(1, min(BATCH, sum(sizes) // (2 * workers)))
    batches: list[list[Address]] = [[]]
    held = 0
    for address, size in zip(addresses, sizes, strict=True):
        if batches[-1] and held + size > limit:
            batches.append([])
            held = 0
        batches[-1].append(address)
        held += size
    return batches


def _partitions(size: int, workers: int) -> int:
    """So many that a partition's evidence fits a worker easily: some 2 MB of papers in each."""
    return max(2 * workers, size // 2_000_000)


def _batches(job: Job, cut: Sequence[Sequence[Address]], client: Any) -> list[Batch]:
    """All batches; where one takes down each worker that tries it, its papers are tried one by one."""
    results = list(_run(client, cluster.read_batch, [(job, n, batch) for n, batch in enumerate(cut)]))
    lost = [
        address
        for batch, result in zip(cut, results, strict=True)
        if isinstance(result, pool.Lost)
        for address in batch
    ]
    alone = [(job, len(cut) + n, [address]) for n, address in enumerate(lost)]
    found: list[Batch] = [result for result in results if isinstance(result, Batch)]
    for (_, number, (address,)), result in zip(alone, _run(client, cluster.read_batch, alone), strict=True):
        if isinstance(result, pool.Lost):
            why = "took down each worker that read it"
            result = Batch(number, (), (), 0, 0, {}, ((address.id, why),))
        found.append(result)
    return sorted(found, key=lambda batch: (batch.documents[0].id if batch.documents else "", batch.number))


# ---- Dask ---------------------------------------------------------------------------------------


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    """A client of the cluster; `local` starts one worker for each processor."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise KgError("--cluster needs Dask: pip install 'govkg[cluster]'") from error
    if scheduler == "local":
        made = distributed.LocalCluster(n_workers=max(2, pool.cores()), threads_per_worker=1, dashboard_address=None)
        with made as local, distributed.Client(local) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise KgError(f"there is no Dask scheduler at {scheduler}: {error}") from error
    with client:
        yield client


def _run(client: Any, work: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    """`work(*task)` for each, in their order; Dask does again what a dead worker held."""
    distributed: Any = importlib.import_module("distributed")
    limit = AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
    waiting = iter(enumerate(tasks))
    number: dict[Any, int] = {}
    done: dict[int, Any] = {}
    running = distributed.as_completed()
    at = 0

    def begin() -> None:
        for n, task in waiting:
            future = client.submit(work, *task, pure=False)
            number[future] = n
            running.add(future)
            return

    for _ in range(min(limit, len(tasks))):
        begin()
    for future in running:
        try:
            done[number.pop(future)] = future.result()
        except distributed.KilledWorker:
            done[number.pop(future)] = pool.LOST
        begin()
        while at in done:
            yield done.pop(at)
            at += 1


def _all_there(results: Sequence[Any], what: str) -> None:
    if any(isinstance(result, pool.Lost) for result in results):
        raise KgError(f"{what} took down each worker that tried it, for want of memory perhaps; nothing was built")
