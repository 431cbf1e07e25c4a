"""Works, their files, and what they cite."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Graph, Reference, Work
from kg.rdf.terms import Terms, Triple, std, text, typed, year

_A = std("rdf:type")


def triples(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """Works with their terms, source files with their hashes, cited works."""
    for work in graph.works:
        yield from _work(work, terms)
    for node in graph.nodes:
        if not node.candidate:
            for work_id in node.works:
                yield terms.id("work", work_id), std("schema:mentions"), terms.id(node.id)
    for paper in graph.papers:
        document = paper.document
        file, owner = terms.id("source", document.id), terms.id("work", document.work)
        yield file, _A, std("schema:DigitalDocument")
        yield file, std("dcterms:isFormatOf"), owner
        yield file, std("schema:name"), text(document.id)
        yield file, std("schema:sha256"), text(document.sha256)
        yield file, std("schema:encodingFormat"), text("text/plain")
        for reference in paper.references:
            yield owner, std("cito:cites"), terms.id("work", reference.key)
            yield from _reference(reference, terms)


def _work(work: Work, terms: Terms) -> Iterator[Triple]:
    me = terms.id("work", work.id)
    for kind in ("fabio:ResearchPaper", "schema:ScholarlyArticle"):
        yield me, _A, std(kind)
    yield me, std("dcterms:title"), text(work.title)
    if work.title_zh:
        yield me, std("dcterms:title"), text(work.title_zh, "zh")
    yield me, std("schema:alternateName"), text(work.short or work.id)
    for author in work.authors:
        yield me, std("dcterms:creator"), text(author)
    if work.year is not None:
        yield me, std("dcterms:issued"), year(work.year)
    if work.language:
        yield me, std("dcterms:language"), text(work.language)
    if work.venue:
        yield me, std("schema:isPartOf"), text(work.venue)
    if work.doi:
        yield me, std("dcterms:identifier"), text(f"doi:{work.doi}")


def _reference(reference: Reference, terms: Terms) -> Iterator[Triple]:
    me = terms.id("work", reference.key)
    yield me, _A, std("fabio:Work")
    yield me, std("dcterms:bibliographicCitation"), text(reference.text)
    if reference.title:
        yield me, std("dcterms:title"), text(reference.title)
    if reference.authors:
        yield me, std("dcterms:creator"), text(reference.authors)
    if reference.year is not None:
        yield me, std("dcterms:issued"), typed(f"{reference.year:04d}", "gYear")
    if reference.doi:
        yield me, std("dcterms:identifier"), text(f"doi:{reference.doi}")
