"""Works, their files, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import Graph, Reference, Work
from kg.rdf.space import Space, std, text, typed, year

_A = std("rdf:type")
_Name = NamedNode | DefaultGraph


def quads(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    """Works with their terms, source files with their hashes, cited works."""
    for work in graph.works:
        yield from _work(work, space, name)
    for node in graph.nodes:
        if not node.candidate:
            for work_id in node.works:
                yield Quad(space.id("work", work_id), std("schema:mentions"), space.id(node.id), name)
    for paper in graph.papers:
        document = paper.document
        file, owner = space.id("source", document.id), space.id("work", document.work)
        yield Quad(file, _A, std("schema:DigitalDocument"), name)
        yield Quad(file, std("dcterms:isFormatOf"), owner, name)
        yield Quad(file, std("schema:name"), text(document.id), name)
        yield Quad(file, std("schema:sha256"), text(document.sha256), name)
        yield Quad(file, std("schema:encodingFormat"), text("text/plain"), name)
        for reference in paper.references:
            yield Quad(owner, std("cito:cites"), space.id("work", reference.key), name)
            yield from _reference(reference, space, name)


def _work(work: Work, space: Space, name: _Name) -> Iterator[Quad]:
    me = space.id("work", work.id)
    for kind in ("fabio:ResearchPaper", "schema:ScholarlyArticle"):
        yield Quad(me, _A, std(kind), name)
    yield Quad(me, std("dcterms:title"), text(work.title), name)
    if work.title_zh:
        yield Quad(me, std("dcterms:title"), text(work.title_zh, "zh"), name)
    yield Quad(me, std("schema:alternateName"), text(work.short or work.id), name)
    for author in work.authors:
        yield Quad(me, std("dcterms:creator"), text(author), name)
    if work.year is not None:
        yield Quad(me, std("dcterms:issued"), year(work.year), name)
    if work.language:
        yield Quad(me, std("dcterms:language"), text(work.language), name)
    if work.venue:
        yield Quad(me, std("schema:isPartOf"), text(work.venue), name)
    if work.doi:
        yield Quad(me, std("dcterms:identifier"), text(f"doi:{work.doi}"), name)


def _reference(reference: Reference, space: Space, name: _Name) -> Iterator[Quad]:
    me = space.id("work", reference.key)
    yield Quad(me, _A, std("fabio:Work"), name)
    yield Quad(me, std("dcterms:bibliographicCitation"), text(reference.text), name)
    if reference.title:
        yield Quad(me, std("dcterms:title"), text(reference.title), name)
    if reference.authors:
        yield Quad(me, std("dcterms:creator"), text(reference.authors), name)
    if reference.year is not None:
        yield Quad(me, std("dcterms:issued"), typed(f"{reference.year:04d}", "gYear"), name)
    if reference.doi:
        yield Quad(me, std("dcterms:identifier"), text(f"doi:{reference.doi}"), name)
