"""`graph.trig`, `graph.ttl`, `ontology.ttl`, `vocab.ttl`, `graph.jsonld`: the graph as RDF, without blank nodes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.model import Graph
from kg.names import digest
from kg.rdf import claims, dataset, ontology, sources, vocab
from kg.rdf.space import STANDARD, Space

FILES = {
    "graph.trig": "the whole graph as RDF in named graphs: ontology, sources, claims, affirmed, provenance, network",
    "graph.ttl": "the same triples in one graph, for tools without named graphs",
    "graph.jsonld": "the same as JSON-LD, its context inside",
    "ontology.ttl": "the ontology alone as SKOS, for Skosmos, Protégé and VocBench",
    "vocab.ttl": "the own vocabulary: classes, properties and values with labels and comments",
}
_XSD_STRING = STANDARD["xsd"] + "string"
_TYPE = STANDARD["rdf"] + "type"


def export(graph: Graph) -> dict[str, str | bytes]:
    """The files; same graph, same bytes."""
    space = Space(graph.ontology.base)
    quads = dataset_quads(graph)
    own = [q.triple for q in _sorted(ontology.quads(graph.ontology, space, DefaultGraph()))]
    words = [q.triple for q in _sorted(vocab.quads(space))]
    return {
        "graph.trig": _written(quads, RdfFormat.TRIG, space),
        "graph.ttl": _written(_union(quads), RdfFormat.TURTLE, space),
        "graph.jsonld": jsonld(quads, space.prefixes),
        "ontology.ttl": _written(own, RdfFormat.TURTLE, space),
        "vocab.ttl": _written(words, RdfFormat.TURTLE, space),
    }


def _written(found: Sequence[Quad] | Sequence[Triple], form: RdfFormat, space: Space) -> bytes:
    return serialize(found, format=form, prefixes=space.prefixes) or b""


def dataset_quads(graph: Graph) -> list[Quad]:
    """Every quad of the dataset, sorted by graph, subject, predicate, object, none twice."""
    space = Space(graph.ontology.base)
    found = [
        *ontology.quads(graph.ontology, space, space.graph("ontology")),
        *ontology.kinds(space, space.graph("ontology")),
        *sources.quads(graph, space, space.graph("sources")),
        *claims.quads(graph, space, space.graph("claims")),
        *claims.affirmed(graph, space, space.graph("affirmed")),
        *claims.provenance(graph, space, space.graph("provenance"), _build(graph)),
        *claims.network(graph, space, space.graph("network")),
    ]
    described = _sorted(found)
    return _sorted([*described, *dataset.quads(graph, space, described)])


def _build(graph: Graph) -> str:
    """The build's key: a hash of its inputs, so that the same inputs are the same build."""
    texts = [paper.document.sha256 for paper in graph.papers]
    return digest(*texts, repr(graph.ontology.terms), repr(graph.ontology.relations), size=16)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    keyed = {(str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)): q for q in quads}
    return [keyed[key] for key in sorted(keyed)]


def _union(quads: Iterable[Quad]) -> list[Triple]:
    keyed = {(str(q.subject), str(q.predicate), str(q.object)): q.triple for q in quads}
    return [keyed[key] for key in sorted(keyed)]


def jsonld(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> str:
    """Quads as JSON-LD with the prefixes as inlined context; one object a line and graph."""
    short = _Shortener(prefixes)
    graphs: dict[str, dict[str, dict[str, Any]]] = {}
    for quad in quads:
        name = "" if isinstance(quad.graph_name, DefaultGraph) else short(quad.graph_name.value)
        node = graphs.setdefault(name, {}).setdefault(short(quad.subject.value), {})  # type: ignore[union-attr]
        if quad.predicate.value == _TYPE:
            node.setdefault("@type", []).append(short(quad.object.value))  # type: ignore[union-attr]
        else:
            node.setdefault(short(quad.predicate.value), []).append(_value(quad.object, short))  # type: ignore[arg-type]
    top = [{"@id": key, **node} for key, node in graphs.pop("", {}).items()]
    named = [{"@id": name, "@graph": [{"@id": k, **n} for k, n in nodes.items()]} for name, nodes in graphs.items()]
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in [*top, *named])
    context = json.dumps(dict(prefixes), ensure_ascii=False)
    return f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'


class _Shortener:
    """IRIs by prefix where the rest is a plain name."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._known = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self._seen: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        if iri not in self._seen:
            self._seen[iri] = next(
                (
                    f"{prefix}:{iri[len(space) :]}"
                    for prefix, space in self._known
                    if iri.startswith(space) and iri[len(space) :] and not iri[len(space) :].startswith("//")
                ),
                iri,
            )
        return self._seen[iri]


def _value(term: NamedNode | Literal, short: _Shortener) -> Any:
    if isinstance(term, NamedNode):
        return {"@id": short(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _XSD_STRING:
        return term.value
    return {"@value": term.value, "@type": short(term.datatype.value)}
