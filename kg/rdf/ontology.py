"""The ontology as SKOS."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Ontology, Relation, Term
from kg.rdf.terms import Terms, Triple, foreign, labels, named, std, text, year

_A = std("rdf:type")
_CLASSES = {
    "organisation": "org:FormalOrganization",
    "state": "org:FormalOrganization",
    "group": "foaf:Group",
    "role": "foaf:Group",
    "person": "foaf:Person",
}


def triples(ontology: Ontology, terms: Terms) -> Iterator[Triple]:
    """The concept scheme, its terms and relations."""
    yield terms.scheme, _A, std("skos:ConceptScheme")
    for lang, title in ontology.title:
        yield terms.scheme, std("dcterms:title"), text(title, lang)
    if ontology.licence:
        yield terms.scheme, std("dcterms:license"), named(ontology.licence)
    for key in sorted(ontology.terms):
        yield from _term(ontology, ontology.terms[key], terms)
    for key in sorted(ontology.groups):
        yield from _relation(ontology.groups[key], terms, top=True)
    for key in sorted(ontology.relations):
        yield from _relation(ontology.relations[key], terms)


def _term(ontology: Ontology, term: Term, terms: Terms) -> Iterator[Triple]:
    me = terms.id(term.id)
    yield me, _A, std("skos:Concept")
    yield me, std("skos:inScheme"), terms.scheme
    yield me, terms.own("kind"), terms.own(term.kind)
    if term.kind == "actor":
        yield me, _A, std(_CLASSES.get(term.party or "", "foaf:Agent"))
    if term.kind == "place":
        yield me, _A, std("schema:Place")
    yield from labels(me, term.labels)
    for lang, words in term.definition:
        yield me, std("skos:definition"), text(words, lang)
    for lang, words in term.scope_note:
        yield me, std("skos:scopeNote"), text(words, lang)
    for source in term.sources:
        yield me, std("dcterms:source"), text(source)
    if term.year is not None:
        yield me, std("dcterms:issued"), year(term.year)
    for key in term.broader:
        yield me, std("skos:broader"), terms.id(key)
        yield terms.id(key), std("skos:narrower"), me
    if not term.broader:
        yield me, std("skos:topConceptOf"), terms.scheme
        yield terms.scheme, std("skos:hasTopConcept"), me
    for key in term.related:
        yield me, std("skos:related"), terms.id(key)
        yield terms.id(key), std("skos:related"), me
    for match in term.matches:
        yield me, std(f"skos:{match.property}"), foreign(match.iri)


def _relation(relation: Relation, terms: Terms, top: bool = False) -> Iterator[Triple]:
    me = terms.id("relation", relation.id)
    for name in ("rdf:Property", "skos:Concept"):
        yield me, _A, std(name)
    if relation.symmetric:
        yield me, _A, std("owl:SymmetricProperty")
    yield me, std("skos:inScheme"), terms.scheme
    yield from labels(me, relation.labels)
    for lang, words in relation.definition:
        yield me, std("skos:definition"), text(words, lang)
    for example in relation.examples:
        yield me, std("skos:example"), text(example.text, example.lang)
    for kind in relation.domain:
        yield me, terms.own("subjectKind"), terms.own(kind)
    for kind in relation.range:
        yield me, terms.own("objectKind"), terms.own(kind)
    for label in relation.inverse:
        yield me, terms.own("inverseLabel"), text(label.text, label.lang)
    if top:
        yield me, std("skos:topConceptOf"), terms.scheme
        yield terms.scheme, std("skos:hasTopConcept"), me
    if relation.broader:
        above = terms.id("relation", relation.broader)
        yield me, std("skos:broader"), above
        yield above, std("skos:narrower"), me
        yield me, std("rdfs:subPropertyOf"), above


def kinds(terms: Terms) -> Iterator[Triple]:
    """The values of polarity, modality and review status as concepts with labels in both languages."""
    from kg.rdf.vocab import SCHEMES, VALUES

    for name, (kind, english, chinese) in VALUES.items():
        me = terms.own(name)
        yield me, _A, std("skos:Concept")
        yield me, std("skos:inScheme"), terms.own(kind)
        yield me, std("skos:prefLabel"), text(english, "en")
        yield me, std("skos:prefLabel"), text(chinese, "zh")
        yield me, std("skos:notation"), text(name)
    for kind, (english, chinese) in SCHEMES.items():
        yield terms.own(kind), _A, std("skos:ConceptScheme")
        yield terms.own(kind), std("dcterms:title"), text(english, "en")
        yield terms.own(kind), std("dcterms:title"), text(chinese, "zh")
