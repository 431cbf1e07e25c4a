"""The description of the dataset: DCAT and VoID with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import Graph
from kg.rdf.space import Space, count, named, std, text

_A = std("rdf:type")


def quads(graph: Graph, space: Space, described: Sequence[str]) -> Iterator[Quad]:
    """What the dataset is, how many triples, how many of each class and property; `described` are its lines of N-Triples."""
    me, name = space.dataset, DefaultGraph()
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield Quad(me, _A, std(kind), name)
    for lang, title in graph.ontology.title:
        yield Quad(me, std("dcterms:title"), text(title, lang), name)
    if graph.ontology.licence:
        yield Quad(me, std("dcterms:license"), named(graph.ontology.licence), name)
    for lang in graph.ontology.languages:
        yield Quad(me, std("dcterms:language"), text(lang), name)
    yield Quad(me, std("void:uriSpace"), text(f"{space.base}id/"), name)
    yield Quad(me, std("void:triples"), count(len(described)), name)
    rows = [line.split(" ", 2) for line in described]
    yield Quad(me, std("void:distinctSubjects"), count(len({row[0] for row in rows})), name)
    typing = str(_A)
    classes = Counter(row[2][1:-3] for row in rows if row[1] == typing)  # without <, > and the full stop
    properties = Counter(row[1][1:-1] for row in rows)
    yield from _partitions(space, "class", classes, "void:classPartition", "void:class", "void:entities")
    yield from _partitions(space, "property", properties, "void:propertyPartition", "void:property", "void:triples")


def _partitions(space: Space, what: str, counts: Counter[str], link: str, of: str, measure: str) -> Iterator[Quad]:
    name = DefaultGraph()
    for n, (value, number) in enumerate(sorted(counts.items())):
        part = space.id("dataset", f"{what}-{n}")
        yield Quad(space.dataset, std(link), part, name)
        yield Quad(part, std(of), NamedNode(value), name)
        yield Quad(part, std(measure), count(number), name)
