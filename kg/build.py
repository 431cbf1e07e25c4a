"""The pipeline on one page: papers and ontology → graph → files in one folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kg import __version__, papers, pool, stamp, swap
from kg.assemble import assemble
from kg.cache import Cache
from kg.copies import copies
from kg.depend import Digests, Shop, digests
from kg.errors import ConfigurationError, KgError
from kg.export import exporter, names
from kg.gather import gather
from kg.memory import Done, Order, remember
from kg.model import Graph, Ontology
from kg.ontology import load_ontology
from kg.plain import from_plain, to_plain

Step = Callable[[str], None]
SLOW = ("rdf", "page")  # exports that are begun first
SMALL = 5_000  # pieces of evidence up to which processes for the exports do not pay
LARGE = 200_000  # and from which they would take too much memory at once


@dataclass(frozen=True, slots=True)
class Built:
    """A graph and the files that it makes, by name."""

    graph: Graph
    files: dict[str, bytes]


def quiet(step: str) -> None:
    """A step that nobody watches."""


def build(order: Order, step: Step = quiet, cache: Cache | None = None) -> Done:
    """Builds a folder; `step` is told the name of each stage as it begins."""
    cache = cache or Cache(None)
    out = order.out.resolve()  # where it is a link, what it leads to is replaced
    swap.check(out)
    with swap.locked(out):
        swap.recover(out)
        made_from = (
            order.stamp() if cache.folder else ""
        )  # before anything is read: what changes meanwhile is built again
        built = make(order, step, cache)
        step("write")
        swap.replace(out, built.files)
        done = Done(counts(built.graph), built.graph.issues, tuple(sorted(built.files)))
        remember(order, made_from, done, built.files[swap.MANIFEST], cache)
    return done


def make(order: Order, step: Step = quiet, cache: Cache | None = None) -> Built:
    """The graph and its files, nothing written."""
    cache = cache or Cache(None)
    step("ontology")
    ontology, made = compiled_ontology(order.ontology, cache)
    graph = _graph(order, ontology, made, step, cache)
    step("export")
    files = exported(graph)
    return Built(graph, files | {swap.MANIFEST: swap.manifest(files, _facts(graph, made))})


def exported(graph: Graph) -> dict[str, bytes]:
    """File name → content of every exporter, several at once where that pays."""
    order = sorted(names(), key=lambda name: (name not in SLOW, name))
    processes = min(pool.cores(), len(order)) if SMALL < len(graph.evidence) < LARGE else 1
    found: dict[str, bytes] = {}
    for name, files in zip(order, pool.spread(_export, graph, order, processes), strict=True):
        if isinstance(files, pool.Lost):
            raise KgError(f"the export {name} was killed, for want of memory perhaps")
        found |= files
    return found


def _export(graph: Graph, name: str) -> dict[str, bytes]:
    return {file: _bytes(content) for file, content in exporter(name)(graph).items()}


def read_graph(
    seeds: Path, ontology: Path, threshold: float = 0.0, step: Step = quiet, cache: Cache | None = None
) -> Graph:
    """The graph of a folder of papers by the ontology in another."""
    cache = cache or Cache(None)
    step("ontology")
    terms, made = compiled_ontology(ontology, cache)
    return _graph(Order(seeds, ontology, Path(), threshold), terms, made, step, cache)


def _graph(order: Order, ontology: Ontology, made: Digests, step: Step, cache: Cache) -> Graph:
    step("papers")
    folder = papers.find(order.papers)
    issues = list(folder.issues)
    read = list(gather(folder, order.papers, Shop(ontology, made, cache), issues))
    if not read:
        raise ConfigurationError(f"no paper in {order.papers} could be read; nothing was built", tuple(issues))
    works = {work.id: work for _, work, _ in read}
    issues += copies(paper for paper, _, _ in read)
    step("assemble")
    texts, found = [paper for paper, _, _ in read], [extract for _, _, extract in read]
    return replace(assemble(ontology, works, texts, found, issues, order.threshold), made=stated_time())


def checked_ontology(folder: Path) -> Ontology:
    """The ontology of a folder; any error in it stops the build, with every error listed."""
    ontology, issues = load_ontology(folder)
    errors = tuple(issue for issue in issues if issue.severity == "error")
    if errors:
        raise ConfigurationError(
            f"the ontology in {folder} has {len(errors)} error{'s' * (len(errors) != 1)}; nothing was built", errors
        )
    if not ontology.terms:
        raise ConfigurationError(f"the ontology in {folder} has no terms; nothing was built")
    return ontology


def compiled_ontology(folder: Path, cache: Cache) -> tuple[Ontology, Digests]:
    """The checked ontology of a folder and its hashes; from the cache where its files are as they were."""
    key = stamp.of_bytes(stamp.of_code(stamp.LOADING), stamp.of_folder(folder, stamp.inputs(folder)))
    found = cache.get("ontologies", key)
    if found is not None:
        return from_plain(found[0]), Digests(*found[1])
    ontology = checked_ontology(folder)
    made = digests(ontology)
    cache.put("ontologies", key, (to_plain(ontology), to_plain(made)))
    return ontology, made


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def stated_time() -> str | None:
    """The time of the build where SOURCE_DATE_EPOCH says it; else none, so that the same input gives the same bytes."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise KgError(f"SOURCE_DATE_EPOCH is {seconds!r}; it must be the seconds since 1970") from error


def _facts(graph: Graph, made: Digests) -> dict[str, object]:
    texts = {paper.document.id: paper.document.sha256 for paper in graph.papers}
    facts: dict[str, object] = {
        "generator": f"kg {__version__}",
        "inputs": {"papers": texts, "ontology": made.whole},
        "counts": counts(graph),
    }
    return facts | ({"made": graph.made} if graph.made else {})


def counts(graph: Graph) -> dict[str, int]:
    """How much there is of what."""
    return {
        "works": len(graph.works),
        "papers": len(graph.papers),
        "sentences": sum(len(paper.sentences) for paper in graph.papers),
        "terms": len(graph.ontology.terms),
        "nodes": len(graph.nodes),
        "candidates": sum(node.candidate for node in graph.nodes),
        "claims": len(graph.claims),
        "evidence": len(graph.evidence),
        "conflicts": len(graph.conflicts),
        "issues": len(graph.issues),
    }
