"""Claims, the sentences that they were read from, and what holds between claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kg.model import AUTHOR, Claim, Evidence, Graph, GraphNode, Node, Paper, Sentence, Span
from kg.names import digest
from kg.quantities import quantity
from kg.rdf.terms import Terms, Triple, count, number, std, text, typed
from kg.text import squeeze

_A = std("rdf:type")
CONTEXT = 40  # code points of prefix and suffix


def triples(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """Every claim with its qualifiers, candidates, quantities, sentences, conflicts."""
    cited = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    for claim in graph.claims:
        yield from _claim(claim, graph, cited, terms)
    for node in graph.nodes:
        if node.kind == "quantity":
            yield from _quantity(node, terms)
        elif node.candidate:
            yield from _candidate(node, terms)
    used = sorted({(e.document, e.sentence) for e in graph.evidence})
    papers = {paper.document.id: paper for paper in graph.papers}
    for key in used:
        yield from _sentence(papers[key[0]], cited[key], terms)
    yield from _conflicts(graph, terms)
    yield from _generality(graph, terms)


def _claim(claim: Claim, graph: Graph, sentences: Mapping[tuple[str, int], Sentence], terms: Terms) -> Iterator[Triple]:
    me = terms.id("claim", claim.id)
    for kind in (terms.own("Claim"), std("rdf:Statement"), std("schema:Claim")):
        yield me, _A, kind
    yield me, std("rdf:subject"), terms.id(claim.subject)
    yield me, std("rdf:predicate"), terms.id("relation", claim.relation)
    yield me, std("rdf:object"), terms.id(claim.object)
    yield me, terms.own("polarity"), terms.own(claim.polarity)
    yield me, terms.own("modality"), terms.own(claim.modality)
    yield me, terms.own("holder"), _holder(claim, terms)
    yield me, terms.own("confidence"), number(claim.confidence)
    yield me, terms.own("support"), count(len(claim.works))
    yield me, terms.own("reviewStatus"), terms.own("unreviewed")
    for work in claim.works:
        yield me, std("schema:appearance"), terms.id("work", work)
    for key in sorted({(graph.evidence[n].document, graph.evidence[n].sentence) for n in claim.evidence}):
        yield me, std("prov:wasDerivedFrom"), _target(sentences[key], terms)


def _holder(claim: Claim, terms: Terms) -> str:
    return terms.own("author") if claim.holder == AUTHOR else terms.id(claim.holder)


def _target(sentence: Sentence, terms: Terms) -> str:
    return terms.fragment(sentence.document, f"char={sentence.span.start},{sentence.span.end}")


def _candidate(node: GraphNode, terms: Terms) -> Iterator[Triple]:
    me = terms.id(node.id)
    yield me, _A, terms.own("Candidate")
    yield me, terms.own("kind"), terms.own(node.kind)
    for lang, words in node.labels:
        yield me, std("skos:prefLabel"), text(words, lang)


def _quantity(node: GraphNode, terms: Terms) -> Iterator[Triple]:
    me = terms.id(node.id)
    yield me, _A, terms.own("Quantity")
    for lang, words in node.labels:
        yield me, std("skos:prefLabel"), text(words, lang)
    found = next((q for q in (quantity(words) for _, words in node.labels) if q), None)
    if found:
        yield me, terms.own("value"), typed(_plain(found.value), "decimal")
        if found.highest is not None:
            yield me, terms.own("highest"), typed(_plain(found.highest), "decimal")
        if found.unit:
            yield me, terms.own("unit"), text(found.unit)


def _plain(value: Decimal) -> str:
    written = format(value, "f")
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return short if "." in short else f"{short}.0"


def _sentence(paper: Paper, sentence: Sentence, terms: Terms) -> Iterator[Triple]:
    me, source = _target(sentence, terms), terms.id("source", sentence.document)
    yield me, _A, std("oa:SpecificResource")
    yield me, std("oa:hasSource"), source
    yield me, std("dcterms:language"), text(sentence.lang)
    yield me, std("schema:text"), text(squeeze(sentence.text), sentence.lang)
    if sentence.section:
        yield me, terms.own("section"), text(sentence.section)
    for piece in sentence.pieces:
        yield from _selectors(paper.document.text, me, piece, sentence.document, terms)


def _selectors(whole: str, target: str, piece: Span, document: str, terms: Terms) -> Iterator[Triple]:
    position = terms.fragment(document, f"position={piece.start},{piece.end}")
    quote = terms.fragment(document, f"quote={piece.start},{piece.end}")
    yield target, std("oa:hasSelector"), position
    yield target, std("oa:hasSelector"), quote
    yield position, _A, std("oa:TextPositionSelector")
    yield position, std("oa:start"), typed(str(piece.start), "nonNegativeInteger")
    yield position, std("oa:end"), typed(str(piece.end), "nonNegativeInteger")
    yield quote, _A, std("oa:TextQuoteSelector")
    yield quote, std("oa:prefix"), text(whole[max(0, piece.start - CONTEXT) : piece.start])
    yield quote, std("oa:exact"), text(whole[piece.start : piece.end])
    yield quote, std("oa:suffix"), text(whole[piece.end : piece.end + CONTEXT])


def _conflicts(graph: Graph, terms: Terms) -> Iterator[Triple]:
    for conflict in graph.conflicts:
        left, right = terms.id("claim", conflict.left), terms.id("claim", conflict.right)
        me = terms.id("conflict", digest(conflict.left, conflict.right))
        yield left, std("hycl:hasConflictingMeaning"), right
        yield right, std("hycl:hasConflictingMeaning"), left
        yield me, _A, terms.own("Conflict")
        yield me, terms.own("between"), left
        yield me, terms.own("between"), right
        yield me, terms.own("reason"), text(conflict.reason)
        for what in conflict.differs:
            yield me, terms.own("differs"), text(what)


def _generality(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """A claim on a broader term says more than the same claim on a narrower one."""
    known = {_shape(c, c.subject, c.object): c.id for c in graph.claims}
    for claim in graph.claims:
        ends = [(s, claim.object) for s in _above(graph, claim.subject)]
        ends += [(claim.subject, o) for o in _above(graph, claim.object)]
        for subject, object_ in ends:
            wider = known.get(_shape(claim, subject, object_))
            if wider:
                me = terms.id("claim", wider)
                yield me, std("hycl:hasMoreGeneralMeaningThan"), terms.id("claim", claim.id)


def _shape(claim: Claim, subject: str, object_: str) -> tuple[str, ...]:
    return (subject, claim.relation, object_, claim.polarity, claim.modality, claim.holder)


def _above(graph: Graph, node: str) -> Iterable[str]:
    term = graph.ontology.terms.get(node)
    return term.broader if term else ()


def affirmed(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """Plain triples, for graph algorithms and simple queries: only what is affirmed and asserted."""
    for claim in graph.claims:
        if claim.polarity == "affirmed" and claim.modality == "asserted":
            yield terms.id(claim.subject), terms.id("relation", claim.relation), terms.id(claim.object)


def provenance(graph: Graph, terms: Terms, build: str) -> Iterator[Triple]:
    """Which build made a claim, and each reading of each sentence as an annotation."""
    activity = terms.id("build", build)
    yield activity, _A, std("prov:Activity")
    yield activity, std("prov:used"), terms.scheme
    if graph.made:
        yield activity, std("prov:endedAtTime"), typed(graph.made, "dateTime")
    for paper in graph.papers:
        yield activity, std("prov:used"), terms.id("source", paper.document.id)
    for rule in sorted({item.rule for item in graph.evidence}):
        yield terms.id("rule", rule), _A, terms.own("Rule")
        yield terms.id("rule", rule), std("rdfs:label"), text(rule)
    sentences = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    cited = {(paper.document.id, r.number): r.key for paper in graph.papers for r in paper.references}
    for claim in graph.claims:
        yield terms.id("claim", claim.id), std("prov:wasGeneratedBy"), activity
    for item in graph.evidence:
        sentence = sentences[item.document, item.sentence]
        me = evidence_node(item, sentence, terms)
        yield from _evidence(me, item, sentence, terms)
        for mark in sentence.citations:
            if (item.document, mark) in cited:
                yield me, std("cito:cites"), terms.id("work", cited[item.document, mark])


def evidence_node(item: Evidence, sentence: Sentence, terms: Terms) -> str:
    """The IRI of a reading: its claim and a hash of what makes it this reading."""
    spans = (_span(item.subject) or "", _span(item.object) or "", item.rule, item.predicate)
    key = digest(item.document, str(sentence.span.start), str(sentence.span.end), *spans, size=10)
    return terms.id("evidence", f"{item.claim}-{key}")


def _evidence(me: str, item: Evidence, sentence: Sentence, terms: Terms) -> Iterator[Triple]:
    yield me, _A, std("oa:Annotation")
    yield me, std("oa:motivatedBy"), std("oa:identifying")
    yield me, std("oa:hasBody"), terms.id("claim", item.claim)
    yield me, std("oa:hasTarget"), _target(sentence, terms)
    yield me, terms.own("rule"), terms.id("rule", item.rule)
    yield me, terms.own("confidence"), number(item.confidence)
    optional = {
        "subjectSpan": _span(item.subject),
        "objectSpan": _span(item.object),
        "cueSpan": f"{item.cue[0].start},{item.cue[-1].end}" if item.cue else None,
        "predicate": item.predicate or None,
        "time": item.time,
        "place": item.place,
        "holderText": item.holder_text if item.holder != AUTHOR else None,
    }
    for key, value in optional.items():
        if value:
            yield me, terms.own(key), text(value)


def _span(node: Node) -> str | None:
    return f"{node.pieces[0].start},{node.pieces[-1].end}" if node.pieces else None


def network(graph: Graph, terms: Terms) -> Iterator[Triple]:
    """What the graph's shape tells: centrality, communities, languages of each node, and gaps."""
    for node in graph.nodes:
        me = terms.id(node.id)
        yield me, terms.own("centrality"), number(node.centrality)
        yield me, terms.own("degree"), count(node.degree)
        if node.community >= 0:
            yield me, terms.own("community"), terms.id("community", str(node.community))
        for lang in node.languages:
            yield me, std("dcterms:language"), text(lang)
    for community in sorted({node.community for node in graph.nodes if node.community >= 0}):
        me = terms.id("community", str(community))
        yield me, _A, terms.own("Community")
        yield me, std("rdfs:label"), text(str(community))
    for left, right, shared in graph.gaps:
        me = terms.id("gap", digest(left, right))
        yield me, _A, terms.own("Gap")
        yield me, terms.own("between"), terms.id(left)
        yield me, terms.own("between"), terms.id(right)
        yield me, terms.own("commonNeighbours"), count(shared)
