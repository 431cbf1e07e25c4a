"""The ontology as SKOS."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import Ontology, Relation, Term
from kg.rdf.space import Space, labels, named, std, text, typed, year

_A = std("rdf:type")
_CLASSES = {
    "organisation": "org:FormalOrganization",
    "state": "org:FormalOrganization",
    "group": "foaf:Group",
    "role": "foaf:Group",
    "person": "foaf:Person",
}


def quads(ontology: Ontology, space: Space, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """The concept scheme, its terms and relations."""
    yield Quad(space.scheme, _A, std("skos:ConceptScheme"), graph)
    for lang, title in ontology.title:
        yield Quad(space.scheme, std("dcterms:title"), text(title, lang), graph)
    if ontology.licence:
        yield Quad(space.scheme, std("dcterms:license"), named(ontology.licence), graph)
    for key in sorted(ontology.terms):
        yield from _term(ontology, ontology.terms[key], space, graph)
    for key in sorted(ontology.groups):
        yield from _relation(ontology.groups[key], space, graph, top=True)
    for key in sorted(ontology.relations):
        yield from _relation(ontology.relations[key], space, graph)


def _term(ontology: Ontology, term: Term, space: Space, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    me = space.id(term.id)
    yield Quad(me, _A, std("skos:Concept"), graph)
    yield Quad(me, std("skos:inScheme"), space.scheme, graph)
    yield Quad(me, space.own("kind"), space.own(term.kind), graph)
    if term.kind == "actor":
        yield Quad(me, _A, std(_CLASSES.get(term.party or "", "foaf:Agent")), graph)
    if term.kind == "place":
        yield Quad(me, _A, std("schema:Place"), graph)
    yield from labels(me, term.labels, graph)
    for lang, words in term.definition:
        yield Quad(me, std("skos:definition"), text(words, lang), graph)
    for lang, words in term.scope_note:
        yield Quad(me, std("skos:scopeNote"), text(words, lang), graph)
    for source in term.sources:
        yield Quad(me, std("dcterms:source"), text(source), graph)
    if term.year is not None:
        yield Quad(me, std("dcterms:issued"), year(term.year), graph)
    for key in term.broader:
        yield Quad(me, std("skos:broader"), space.id(key), graph)
        yield Quad(space.id(key), std("skos:narrower"), me, graph)
    if not term.broader:
        yield Quad(me, std("skos:topConceptOf"), space.scheme, graph)
        yield Quad(space.scheme, std("skos:hasTopConcept"), me, graph)
    for key in term.related:
        yield Quad(me, std("skos:related"), space.id(key), graph)
        yield Quad(space.id(key), std("skos:related"), me, graph)
    for match in term.matches:
        yield Quad(me, std(f"skos:{match.property}"), NamedNode(match.iri), graph)


def _relation(relation: Relation, space: Space, graph: NamedNode | DefaultGraph, top: bool = False) -> Iterator[Quad]:
    me = space.id("relation", relation.id)
    for name in ("rdf:Property", "skos:Concept"):
        yield Quad(me, _A, std(name), graph)
    if relation.symmetric:
        yield Quad(me, _A, std("owl:SymmetricProperty"), graph)
    yield Quad(me, std("skos:inScheme"), space.scheme, graph)
    yield from labels(me, relation.labels, graph)
    for lang, words in relation.definition:
        yield Quad(me, std("skos:definition"), text(words, lang), graph)
    for example in relation.examples:
        yield Quad(me, std("skos:example"), text(example.text, example.lang), graph)
    for kind in relation.domain:
        yield Quad(me, space.own("subjectKind"), space.own(kind), graph)
    for kind in relation.range:
        yield Quad(me, space.own("objectKind"), space.own(kind), graph)
    for label in relation.inverse:
        yield Quad(me, space.own("inverseLabel"), text(label.text, label.lang), graph)
    if top:
        yield Quad(me, std("skos:topConceptOf"), space.scheme, graph)
        yield Quad(space.scheme, std("skos:hasTopConcept"), me, graph)
    if relation.broader:
        above = space.id("relation", relation.broader)
        yield Quad(me, std("skos:broader"), above, graph)
        yield Quad(above, std("skos:narrower"), me, graph)
        yield Quad(me, std("rdfs:subPropertyOf"), above, graph)


def kinds(space: Space, graph: NamedNode | DefaultGraph) -> Iterator[Quad]:
    """The values of polarity, modality and review status as concepts with labels in both languages."""
    from kg.rdf.vocab import SCHEMES, VALUES

    for name, (kind, english, chinese) in VALUES.items():
        me = space.own(name)
        yield Quad(me, _A, std("skos:Concept"), graph)
        yield Quad(me, std("skos:inScheme"), space.own(kind), graph)
        yield Quad(me, std("skos:prefLabel"), text(english, "en"), graph)
        yield Quad(me, std("skos:prefLabel"), text(chinese, "zh"), graph)
        yield Quad(me, std("skos:notation"), typed(name, "string"), graph)
    for kind, (english, chinese) in SCHEMES.items():
        yield Quad(space.own(kind), _A, std("skos:ConceptScheme"), graph)
        yield Quad(space.own(kind), std("dcterms:title"), text(english, "en"), graph)
        yield Quad(space.own(kind), std("dcterms:title"), text(chinese, "zh"), graph)
