"""RDF as either engine reads it, as plain values; rdflib is kept from asking a network."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib import Dataset

Term = tuple[str, ...]
Row = tuple[Term, Term, Term, Term]  # subject, predicate, object, graph
_FORMATS = {".trig": "trig", ".ttl": "turtle", ".jsonld": "json-ld"}


class Missing(KgError):
    """A file that a check needs is not there or cannot be read; other checks name it as a finding."""

    exit_code = 1


def read_by_rdflib(content: bytes, name: str) -> Dataset:
    """A file's quads as rdflib reads them; a file that would make it ask a network is refused."""
    import rdflib
    from rdflib.exceptions import ParserError

    if name.endswith(".jsonld"):
        _no_foreign_context(content, name)
    dataset = rdflib.Dataset()
    collected = gc.isenabled()
    gc.disable()  # rdflib makes a hundred thousand objects that all stay: a fifth of its time went on looking at them
    try:
        dataset.parse(data=content, format=_FORMATS[name[name.rindex(".") :]])
    except (SyntaxError, ValueError, ParserError, RecursionError) as error:
        raise Missing(f"{name} cannot be read by rdflib: {str(error).strip() or type(error).__name__}") from error
    finally:
        if collected:
            gc.enable()
    return dataset


def _no_foreign_context(content: bytes, name: str) -> None:
    """rdflib follows a context that is an address; ours stands in the file, once, and holds prefixes alone."""
    contexts: list[Any] = []

    def look(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        contexts.extend(value for key, value in pairs if key == "@context")
        return dict(pairs)

    try:
        json.loads(content, object_pairs_hook=look)
    except (ValueError, RecursionError) as error:
        raise Missing(f"{name} is damaged: {error}") from error
    plain = len(contexts) == 1 and isinstance(contexts[0], dict) and "@import" not in contexts[0]
    if not plain or not all(isinstance(value, str) for value in contexts[0].values()):
        raise Missing(f"{name} has another @context than a build writes, which may ask a network")


def rows(quads: Iterable[Quad]) -> set[Row]:
    """Quads of Oxigraph as plain values."""
    seen: dict[Any, Term] = {}

    def term(value: Any) -> Term:
        if value not in seen:
            seen[value] = _term(value)
        return seen[value]

    return {(term(q.subject), term(q.predicate), term(q.object), term(q.graph_name)) for q in quads}


def _term(value: Any) -> Term:
    match value:
        case DefaultGraph():
            return ("default",)
        case NamedNode():
            return ("iri", value.value)
        case BlankNode():
            return ("blank", value.value)
        case Literal():
            return ("text", value.value, (value.language or "").lower(), value.datatype.value)
    return ("other", str(value))


def by_rdflib(dataset: Any) -> set[Row]:
    """What rdflib read, as plain values."""
    import rdflib
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    seen: dict[Any, Term] = {None: ("default",), DATASET_DEFAULT_GRAPH_ID: ("default",)}

    def term(value: Any) -> Term:
        if value not in seen:
            seen[value] = _foreign(value)
        return seen[value]

    return {
        (term(s), term(p), _foreign(o) if isinstance(o, rdflib.Literal) else term(o), term(g))
        for s, p, o, g in dataset.quads()
    }


def _foreign(value: Any) -> Term:
    import rdflib

    if isinstance(value, rdflib.Literal):
        lang = (value.language or "").lower()
        kind = rdflib.RDF.langString if lang else value.datatype or rdflib.XSD.string
        return ("text", str(value), lang, str(kind))
    return ("blank" if isinstance(value, rdflib.BNode) else "iri", str(value))
