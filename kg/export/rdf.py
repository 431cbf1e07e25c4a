"""`graph.trig`, `graph.ttl`, `ontology.ttl`, `vocab.ttl`, `graph.jsonld`: the graph as RDF, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export import sparql_page
from kg.model import Graph
from kg.names import digest
from kg.rdf import claims, dataset, ontology, sources, vocab
from kg.rdf.space import Space
from kg.rdf.syntax import Facts, Writer, facts, united
from kg.rdf.terms import Terms, Triple

FILES = {
    "graph.trig": "the whole graph as RDF in named graphs: ontology, sources, claims, affirmed, provenance, network",
    "graph.ttl": "the same triples in one graph, for tools without named graphs",
    "graph.jsonld": "the same as JSON-LD, its context inside",
    "ontology.ttl": "the ontology alone as SKOS, for Skosmos, Protégé and VocBench",
    "vocab.ttl": "the own vocabulary: classes, properties and values with labels and comments",
}


def export(graph: Graph) -> dict[str, str | bytes]:
    """The files; same graph, same bytes."""
    terms = Terms(graph.ontology.base)
    write = Writer(Space(graph.ontology.base).prefixes)
    data = whole(graph)
    trig = write.trig(data).encode()
    known = data[terms.graph("ontology")[1:-1]]  # and of the values of the vocabulary, which has its own file
    own = {subject: found for subject, found in known.items() if not subject.startswith(f"<{terms.base}vocab#")}
    return {
        "graph.trig": trig,
        "graph.ttl": write.turtle(united(data.values())),
        "graph.jsonld": write.jsonld(data),
        "ontology.ttl": write.turtle(own),
        "vocab.ttl": write.turtle(facts(vocab.triples(terms))),
        "sparql.html": sparql_page.page(graph, trig),
    }


def whole(graph: Graph) -> dict[str, Facts]:
    """The dataset: IRI of a graph → its facts; the default one ('') last."""
    terms = Terms(graph.ontology.base)
    parts = {"ontology": ontology_triples(graph, terms), **content(graph, terms, build_key(graph))}
    found = {terms.graph(name)[1:-1]: facts(triples) for name, triples in sorted(parts.items())}
    found = {name: own for name, own in found.items() if own}
    return {**found, "": facts(dataset.triples(graph, terms, dataset.summed(found.values())))}


def ontology_triples(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """What the ontology says, whatever the papers."""
    yield from ontology.triples(graph.ontology, terms)
    yield from ontology.kinds(terms)


def content(graph: Graph, terms: Terms, build: str) -> dict[str, Iterator[Triple]]:
    """Name of a graph → what the papers say in it, by the build of that key."""
    return {
        "sources": sources.triples(graph, terms),
        "claims": claims.triples(graph, terms),
        "affirmed": claims.affirmed(graph, terms),
        "provenance": claims.provenance(graph, terms, build),
        "network": claims.network(graph, terms),
    }


def build_key(graph: Graph) -> str:
    """The build's key: a hash of its inputs, so that the same inputs are the same build."""
    texts = [paper.document.sha256 for paper in graph.papers]
    return digest(*texts, repr(graph.ontology.terms), repr(graph.ontology.relations), size=16)
