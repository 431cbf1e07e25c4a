"""IRIs, prefixes and literals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.model import Label
from kg.names import iri

STANDARD = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hycl": "http://purl.org/petapico/o/hycl#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OWN = (
    "actor", "candidate", "case", "claim", "community", "concept", "conflict", "evidence", "gap", "graph", "instrument",
    "place", "quantity", "relation", "rule", "source", "work", "build",
)  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")
Term = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Space:
    """The names under one base IRI."""

    base: str

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix → namespace, own and standard, sorted by prefix."""
        own = {name: f"{self.base}id/{name}/" for name in OWN}
        return dict(sorted({**STANDARD, **own, "kgv": f"{self.base}vocab#"}.items()))

    def id(self, *path: str) -> NamedNode:
        """A thing of this dataset: `id/` and the path."""
        return _named(iri(f"{self.base}id/", *path))

    def fragment(self, source: str, name: str) -> NamedNode:
        """A part of a source file."""
        return NamedNode(iri(f"{self.base}id/", "source", source) + "#" + name)

    def own(self, name: str) -> NamedNode:
        """A term of the own vocabulary."""
        return _named(f"{self.base}vocab#{name}")

    def graph(self, name: str) -> NamedNode | DefaultGraph:
        """A named graph, the default one for ''."""
        return self.id("graph", name) if name else DefaultGraph()

    @property
    def scheme(self) -> NamedNode:
        """The concept scheme."""
        return NamedNode(f"{self.base}id/scheme")

    @property
    def vocabulary(self) -> NamedNode:
        """The own vocabulary, as a document."""
        return NamedNode(f"{self.base}vocab")

    @property
    def dataset(self) -> NamedNode:
        """The dataset."""
        return NamedNode(f"{self.base}id/dataset")


@lru_cache(maxsize=100_000)
def _named(value: str) -> NamedNode:
    return NamedNode(value)


@cache
def std(name: str) -> NamedNode:
    """A standard term by its prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(STANDARD[prefix] + local)


def text(value: str, lang: str | None = None) -> Literal:
    """A literal; a lone surrogate, which no RDF can hold, becomes U+FFFD."""
    clean = _SURROGATE.sub("\ufffd", value)
    return Literal(clean, language=lang) if lang else Literal(clean)


def named(value: str) -> Term:
    """An IRI where `value` is one, else its words."""
    try:
        return NamedNode(value)
    except ValueError:
        return text(value)


def typed(value: str, kind: str) -> Literal:
    """A literal of an XML Schema type."""
    return Literal(value, datatype=std(f"xsd:{kind}"))


def number(value: float) -> Literal:
    """A decimal, as short as it can be written."""
    written = f"{value:.6f}".rstrip("0")
    return typed(written + "0" if written.endswith(".") else written, "decimal")


def count(value: int) -> Literal:
    """A whole number."""
    return typed(str(value), "integer")


def year(value: int) -> Literal:
    """A year."""
    return typed(f"{value:04d}", "gYear")


SKOS_LABEL = {"preferred": "skos:prefLabel", "alternative": "skos:altLabel"}


def labels(subject: NamedNode, found: tuple[Label, ...], graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """The labels that SKOS knows; what a term is not called stays in the YAML."""
    for label in found:
        if label.kind in SKOS_LABEL:
            yield Quad(subject, std(SKOS_LABEL[label.kind]), text(label.text, label.lang), graph)
