"""IRIs, prefixes and literals as Oxigraph's values, to ask with; what is written has them as text (kg/rdf/terms.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

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


def count(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=std("xsd:integer"))
