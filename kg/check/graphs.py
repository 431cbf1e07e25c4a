"""The RDF files read by two engines, and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.check.engines import Missing, by_rdflib
from kg.check.outputs import FORMATS, Checked, Outputs
from kg.model import Issue

_SHOWN = 3


def two_engines_agree(outputs: Outputs) -> Checked:
    """Oxigraph and rdflib read each RDF file to the same quads, none with a blank node."""
    issues = [issue for name in FORMATS for issue in _compared(outputs, name)]
    return Checked(f"{len(FORMATS)} RDF files read by Oxigraph and by rdflib", tuple(issues))


def _compared(outputs: Outputs, name: str) -> Iterator[Issue]:
    where = outputs.where(name)
    try:
        one = outputs.rows(name)
        other = by_rdflib(outputs.dataset(name))
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
        whole, flat = outputs.rows("graph.trig"), outputs.rows("graph.ttl")
        linked, own = outputs.rows("graph.jsonld"), outputs.rows("ontology.ttl")
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
