"""Names and literals as N-Triples writes them: text from the start, since a value of Oxigraph's costs more than its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import NamedNode

from kg.model import Label
from kg.names import iri
from kg.rdf.space import STANDARD

Triple = tuple[str, str, str]
SKOS_LABEL = {"preferred": "skos:prefLabel", "alternative": "skos:altLabel"}
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


@dataclass(frozen=True, slots=True)
class Terms:
    """The names under one base IRI."""

    base: str

    def id(self, *path: str) -> str:
        """A thing of this dataset: `id/` and the path."""
        return f"<{iri(f'{self.base}id/', *path)}>"

    def fragment(self, source: str, name: str) -> str:
        """A part of a source file."""
        return f"<{iri(f'{self.base}id/', 'source', source)}#{name}>"

    def own(self, name: str) -> str:
        """A term of the own vocabulary."""
        return _own(self.base, name)

    def graph(self, name: str) -> str:
        """A named graph."""
        return self.id("graph", name)

    @property
    def scheme(self) -> str:
        """The concept scheme."""
        return f"<{self.base}id/scheme>"

    @property
    def vocabulary(self) -> str:
        """The own vocabulary, as a document."""
        return f"<{self.base}vocab>"

    @property
    def dataset(self) -> str:
        """The dataset."""
        return f"<{self.base}id/dataset>"


@cache
def _own(base: str, name: str) -> str:
    return f"<{base}vocab#{name}>"


@cache
def std(name: str) -> str:
    """A standard term by its prefixed name."""
    prefix, _, local = name.partition(":")
    return f"<{STANDARD[prefix]}{local}>"


def text(value: str, lang: str | None = None) -> str:
    """A literal; a lone surrogate, which no RDF can hold, becomes U+FFFD."""
    return f'"{_SPECIAL.sub(_escaped, value)}"' + (f"@{lang.lower()}" if lang else "")


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _ESCAPES.get(char) or ("\ufffd" if char > "\x7f" else f"\\u{ord(char):04X}")


@lru_cache(maxsize=10_000)
def foreign(value: str) -> str:
    """An IRI that somebody wrote; what is none is a ValueError."""
    return str(NamedNode(value))


def named(value: str) -> str:
    """An IRI where `value` is one, else its words."""
    try:
        return foreign(value)
    except ValueError:
        return text(value)


def typed(value: str, kind: str) -> str:
    """A literal of an XML Schema type."""
    return f'"{value}"^^{std(f"xsd:{kind}")}'


def number(value: float) -> str:
    """A decimal, as short as it can be written."""
    written = f"{value:.6f}".rstrip("0")
    return typed(written + "0" if written.endswith(".") else written, "decimal")


def count(value: int) -> str:
    """A whole number."""
    return typed(str(value), "integer")


def year(value: int) -> str:
    """A year."""
    return typed(f"{value:04d}", "gYear")


def labels(subject: str, found: tuple[Label, ...]) -> Iterator[Triple]:
    """The labels that SKOS knows; what a term is not called stays in the YAML."""
    for label in found:
        if label.kind in SKOS_LABEL:
            yield subject, std(SKOS_LABEL[label.kind]), text(label.text, label.lang)
