"""The pipeline on one page: papers and ontology → graph → files in one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg import __version__, papers, swap
from kg.assemble import assemble
from kg.confidence import load_weights
from kg.errors import ConfigurationError, KgError
from kg.export import exporters
from kg.extract import Extract, Extractor
from kg.model import Graph, Issue, Ontology, Paper, Work
from kg.names import digest
from kg.ontology import load_ontology
from kg.read.decode import UnreadableError

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A graph and the files that it makes, by name."""

    graph: Graph
    files: dict[str, bytes]


def quiet(step: str) -> None:
    """A step that nobody watches."""


def build(seeds: Path, ontology: Path, out: Path, threshold: float = 0.0, step: Step = quiet) -> Built:
    """Builds `out` from the papers in `seeds` and the ontology; `step` is told the name of each stage as it begins."""
    if not swap.ours(out):
        raise KgError(f"{out} holds files that no build made (no {swap.MANIFEST}); name another --out")
    with swap.locked(out):
        swap.recover(out)
        built = make(seeds, ontology, threshold, step)
        step("write")
        swap.replace(out, built.files)
    return built


def make(seeds: Path, ontology: Path, threshold: float = 0.0, step: Step = quiet) -> Built:
    """The graph and its files, nothing written."""
    graph = read_graph(seeds, ontology, threshold, step)
    step("export")
    files = {name: _bytes(text) for export in exporters().values() for name, text in export(graph).items()}
    return Built(graph, files | {swap.MANIFEST: swap.manifest(files, _facts(graph))})


def read_graph(seeds: Path, ontology: Path, threshold: float = 0.0, step: Step = quiet) -> Graph:
    """The graph of a folder of papers."""
    step("ontology")
    terms = checked_ontology(ontology)
    step("read")
    folder = papers.find(seeds)
    issues = list(folder.issues)
    read = list(_read(folder, seeds, issues))
    if not read:
        raise ConfigurationError(f"no paper in {seeds} could be read; nothing was built", tuple(issues))
    works = {paper.document.work: _work(folder, paper) for paper in read}
    step("extract")
    extractor = Extractor(terms, load_weights())
    extracts = [extract_paper(extractor, paper, works) for paper in read]
    step("assemble")
    return assemble(terms, works, read, extracts, issues, threshold)


def checked_ontology(folder: Path) -> Ontology:
    """The ontology of a folder; any error in it stops the build, with every error listed."""
    ontology, issues = load_ontology(folder)
    errors = tuple(issue for issue in issues if issue.severity == "error")
    if errors:
        raise ConfigurationError(f"the ontology in {folder} has {len(errors)} errors; nothing was built", errors)
    if not ontology.terms:
        raise ConfigurationError(f"the ontology in {folder} has no terms; nothing was built")
    return ontology


def extract_paper(extractor: Extractor, paper: Paper, works: dict[str, Work]) -> Extract:
    """What one paper gives."""
    return extractor.extract(paper, works[paper.document.work].title)


def _read(folder: papers.Folder, seeds: Path, issues: list[Issue]) -> Iterator[Paper]:
    for source in folder.sources:
        try:
            yield papers.read(source)
        except UnreadableError as error:
            where = f"{(seeds / source.id).as_posix()}:1:1"
            issues.append(Issue(where, "error", "paper-unreadable", f"{source.id} {error}", "the other papers are built"))


def _work(folder: papers.Folder, paper: Paper) -> Work:
    known = folder.works.get(paper.document.work)
    return known or replace(papers.described(paper), id=paper.document.work)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "replace")


def _facts(graph: Graph) -> dict[str, object]:
    texts = {paper.document.id: paper.document.sha256 for paper in graph.papers}
    return {
        "generator": f"kg {__version__}",
        "inputs": {"papers": texts, "ontology": digest(repr(graph.ontology), size=64)},
        "counts": counts(graph),
    }


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
