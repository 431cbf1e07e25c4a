"""The description of the dataset: DCAT and VoID with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import Graph
from kg.rdf.space import STANDARD, Space, count, named, std, text

_A = std("rdf:type")
MEDIA = "https://www.iana.org/assignments/media-types/"
FILES = {"graph.trig": "application/trig", "graph.ttl": "text/turtle", "graph.jsonld": "application/ld+json"}


@dataclass(slots=True)
class Counts:
    """How much lines of N-Triples or N-Quads say."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)


def counted(lines: Iterable[str]) -> Counts:
    """The counts of lines that are sorted by subject, so that no subject need be remembered."""
    found, last, typing = Counts(), "", str(_A)
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        found.triples += 1
        found.subjects += subject != last
        last = subject
        found.properties[predicate[1:-1]] += 1
        if predicate == typing:
            found.classes[rest[1 : rest.index(">")]] += 1
    return found


def quads(graph: Graph, space: Space, described: Counts) -> Iterator[Quad]:
    """What the dataset is, how many triples, and how many of each class and property."""
    me, name = space.dataset, DefaultGraph()
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield Quad(me, _A, std(kind), name)
    for lang, title in graph.ontology.title:
        yield Quad(me, std("dcterms:title"), text(title, lang), name)
    if graph.ontology.licence:
        yield Quad(me, std("dcterms:license"), named(graph.ontology.licence), name)
    for lang in graph.ontology.languages:
        yield Quad(me, std("dcterms:language"), text(lang), name)
    for file, media in FILES.items():
        part = space.id("dataset", file)
        yield Quad(me, std("dcat:distribution"), part, name)
        yield Quad(part, _A, std("dcat:Distribution"), name)
        yield Quad(part, std("dcterms:title"), text(file), name)
        yield Quad(part, std("dcat:mediaType"), NamedNode(MEDIA + media), name)
    for prefix in sorted(STANDARD):
        if any(key.startswith(STANDARD[prefix]) for key in described.properties):
            yield Quad(me, std("void:vocabulary"), NamedNode(STANDARD[prefix]), name)
    yield Quad(me, std("void:uriSpace"), text(f"{space.base}id/"), name)
    yield Quad(me, std("void:triples"), count(described.triples), name)
    yield Quad(me, std("void:distinctSubjects"), count(described.subjects), name)
    classes, properties = described.classes, described.properties
    yield from _partitions(space, "class", classes, "void:classPartition", "void:class", "void:entities")
    yield from _partitions(space, "property", properties, "void:propertyPartition", "void:property", "void:triples")


def _partitions(space: Space, what: str, counts: Counter[str], link: str, of: str, measure: str) -> Iterator[Quad]:
    name = DefaultGraph()
    for n, (value, number) in enumerate(sorted(counts.items())):
        part = space.id("dataset", f"{what}-{n}")
        yield Quad(space.dataset, std(link), part, name)
        yield Quad(part, std(of), NamedNode(value), name)
        yield Quad(part, std(measure), count(number), name)
