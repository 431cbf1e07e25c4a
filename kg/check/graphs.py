"""The RDF files read by two engines, and against each other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.check.outputs import FORMATS, Checked, Missing, Outputs
from kg.model import Issue

Term = tuple[str, ...]
Row = tuple[Term, Term, Term, Term]  # subject, predicate, object, graph
_RDFLIB = {
    "graph.trig": "trig",
    "graph.ttl": "turtle",
    "graph.jsonld": "json-ld",
    "ontology.ttl": "turtle",
    "vocab.ttl": "turtle",
}
_SHOWN = 3


def two_engines_agree(outputs: Outputs) -> Checked:
    """Oxigraph and rdflib read each RDF file to the same quads, none with a blank node."""
    issues = [issue for name in FORMATS for issue in _compared(outputs, name)]
    return Checked(f"{len(FORMATS)} RDF files read by Oxigraph and by rdflib", tuple(issues))


def _compared(outputs: Outputs, name: str) -> Iterator[Issue]:
    where = outputs.where(name)
    try:
        one = rows(outputs.parsed(name))
        other = read_by_rdflib(outputs.read(name), name)
    except Missing as error:
        yield Issue(where, "error", "rdf-unreadable", str(error), "run kg build again")
        return
    if any(term[0] == "blank" for row in one for term in row):
        yield Issue(where, "error", "rdf-blank-node", f"{name} holds blank nodes", "every node has an IRI")
    yield from _difference(where, "Oxigraph alone reads", one - other)
    yield from _difference(where, "rdflib alone reads", other - one)


def files_are_one_graph(outputs: Outputs) -> Checked:
    """graph.ttl and graph.jsonld hold what graph.trig holds; ontology.ttl is in it."""
    what = "graph.trig, graph.ttl, graph.jsonld and ontology.ttl against each other"
    try:
        whole = rows(outputs.quads)
        flat, linked = rows(outputs.parsed("graph.ttl")), rows(outputs.parsed("graph.jsonld"))
        own = rows(outputs.parsed("ontology.ttl"))
    except Missing as error:
        return Checked(what, skipped=str(error))
    union = {row[:3] for row in whole}
    issues = [
        *_difference(outputs.where("graph.ttl"), "not in graph.trig:", {r for r in flat if r[:3] not in union}),
        *_difference(outputs.where("graph.ttl"), "missing:", union - {row[:3] for row in flat}),
        *_difference(outputs.where("graph.jsonld"), "not in graph.trig:", linked - whole),
        *_difference(outputs.where("graph.jsonld"), "missing:", whole - linked),
        *_difference(outputs.where("ontology.ttl"), "not in graph.trig:", {r for r in own if r[:3] not in union}),
    ]
    return Checked(what, tuple(issues))


def _difference(where: str, what: str, found: set[Any]) -> Iterator[Issue]:
    for row in sorted(found)[:_SHOWN]:
        said = " ".join(term[1] for term in row if len(term) > 1)
        yield Issue(where, "error", "rdf-differs", f"{what} {said}", f"{len(found)} such in all")


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


def read_by_rdflib(content: bytes, name: str) -> set[Row]:
    """A file's quads as rdflib reads them, as plain values; a file that would make it ask a network is refused."""
    import rdflib
    from rdflib.exceptions import ParserError
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    if name.endswith(".jsonld"):
        _no_foreign_context(content, name)
    dataset = rdflib.Dataset()
    try:
        dataset.parse(data=content, format=_RDFLIB[name])
    except (SyntaxError, ValueError, ParserError, RecursionError) as error:
        raise Missing(f"{name} cannot be read by rdflib: {str(error).strip() or type(error).__name__}") from error
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
