"""The description of the dataset: DCAT and VoID with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Graph
from kg.rdf.space import STANDARD
from kg.rdf.syntax import Facts
from kg.rdf.terms import Terms, Triple, count, named, std, text

_A = std("rdf:type")
MEDIA = "https://www.iana.org/assignments/media-types/"
FILES = {"graph.trig": "application/trig", "graph.ttl": "text/turtle", "graph.jsonld": "application/ld+json"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much lines of N-Triples or N-Quads say."""

    triples: int
    subjects: int
    classes: Counter[str]
    properties: Counter[str]


def counted(lines: Iterable[str]) -> Counts:
    """The counts of lines that are sorted by subject, so that no subject need be remembered."""
    subjects, last = 0, ""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            subjects, last = subjects + 1, subject
        properties[predicate] += 1
        if predicate == _A:
            classes[rest[1 : rest.index(">")]] += 1
    return Counts(properties.total(), subjects, classes, _bare(properties))


def summed(graphs: Iterable[Facts]) -> Counts:
    """The same counts of graphs that are at hand."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects: set[str] = set()
    for found in graphs:
        subjects.update(found)
        for own in found.values():
            classes.update([thing[1:-1] for thing in own.get(_A, ())])
            for predicate, things in own.items():
                properties[predicate] += len(things)
    return Counts(properties.total(), len(subjects), classes, _bare(properties))


def _bare(counts: Mapping[str, int]) -> Counter[str]:
    return Counter({name[1:-1]: n for name, n in counts.items()})


def triples(graph: Graph, terms: Terms, described: Counts) -> Iterator[Triple]:
    """What the dataset is, how many triples, and how many of each class and property."""
    me = terms.dataset
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield me, _A, std(kind)
    for lang, title in graph.ontology.title:
        yield me, std("dcterms:title"), text(title, lang)
    if graph.ontology.licence:
        yield me, std("dcterms:license"), named(graph.ontology.licence)
    for lang in graph.ontology.languages:
        yield me, std("dcterms:language"), text(lang)
    for file, media in FILES.items():
        part = terms.id("dataset", file)
        yield me, std("dcat:distribution"), part
        yield part, _A, std("dcat:Distribution")
        yield part, std("dcterms:title"), text(file)
        yield part, std("dcat:mediaType"), f"<{MEDIA}{media}>"
    for prefix in sorted(STANDARD):
        if any(key.startswith(STANDARD[prefix]) for key in described.properties):
            yield me, std("void:vocabulary"), f"<{STANDARD[prefix]}>"
    yield me, std("void:uriSpace"), text(f"{terms.base}id/")
    yield me, std("void:triples"), count(described.triples)
    yield me, std("void:distinctSubjects"), count(described.subjects)
    classes, properties = described.classes, described.properties
    yield from _partitions(terms, "class", classes, "void:classPartition", "void:class", "void:entities")
    yield from _partitions(terms, "property", properties, "void:propertyPartition", "void:property", "void:triples")


def _partitions(terms: Terms, what: str, counts: Counter[str], link: str, of: str, measure: str) -> Iterator[Triple]:
    for n, (value, number) in enumerate(sorted(counts.items())):
        part = terms.id("dataset", f"{what}-{n}")
        yield terms.dataset, std(link), part
        yield part, std(of), f"<{value}>"
        yield part, std(measure), count(number)
