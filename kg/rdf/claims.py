"""Claims, the sentences that they were read from, and what holds between claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import AUTHOR, Claim, Evidence, Graph, GraphNode, Node, Paper, Sentence, Span
from kg.names import digest
from kg.quantities import quantity
from kg.rdf.space import Space, count, number, std, text, typed
from kg.text import squeeze

_A = std("rdf:type")
_Name = NamedNode | DefaultGraph
CONTEXT = 40  # code points of prefix and suffix


def quads(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    """Every claim with its qualifiers, candidates, quantities, sentences, conflicts."""
    cited = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    for claim in graph.claims:
        yield from _claim(claim, graph, cited, space, name)
    for node in graph.nodes:
        if node.kind == "quantity":
            yield from _quantity(node, space, name)
        elif node.candidate:
            yield from _candidate(node, space, name)
    used = sorted({(e.document, e.sentence) for e in graph.evidence})
    papers = {paper.document.id: paper for paper in graph.papers}
    for key in used:
        yield from _sentence(papers[key[0]], cited[key], space, name)
    yield from _conflicts(graph, space, name)
    yield from _generality(graph, space, name)


def _claim(
    claim: Claim, graph: Graph, sentences: Mapping[tuple[str, int], Sentence], space: Space, name: _Name
) -> Iterator[Quad]:
    me = space.id("claim", claim.id)
    for kind in (space.own("Claim"), std("rdf:Statement"), std("schema:Claim")):
        yield Quad(me, _A, kind, name)
    yield Quad(me, std("rdf:subject"), space.id(claim.subject), name)
    yield Quad(me, std("rdf:predicate"), space.id("relation", claim.relation), name)
    yield Quad(me, std("rdf:object"), space.id(claim.object), name)
    yield Quad(me, space.own("polarity"), space.own(claim.polarity), name)
    yield Quad(me, space.own("modality"), space.own(claim.modality), name)
    yield Quad(me, space.own("holder"), _holder(claim, space), name)
    yield Quad(me, space.own("confidence"), number(claim.confidence), name)
    yield Quad(me, space.own("support"), count(len(claim.works)), name)
    yield Quad(me, space.own("reviewStatus"), space.own("unreviewed"), name)
    for work in claim.works:
        yield Quad(me, std("schema:appearance"), space.id("work", work), name)
    for key in sorted({(graph.evidence[n].document, graph.evidence[n].sentence) for n in claim.evidence}):
        yield Quad(me, std("prov:wasDerivedFrom"), _target(sentences[key], space), name)


def _holder(claim: Claim, space: Space) -> NamedNode:
    return space.own("author") if claim.holder == AUTHOR else space.id(claim.holder)


def _target(sentence: Sentence, space: Space) -> NamedNode:
    return space.fragment(sentence.document, f"char={sentence.span.start},{sentence.span.end}")


def _candidate(node: GraphNode, space: Space, name: _Name) -> Iterator[Quad]:
    me = space.id(node.id)
    yield Quad(me, _A, space.own("Candidate"), name)
    yield Quad(me, space.own("kind"), space.own(node.kind), name)
    for lang, words in node.labels:
        yield Quad(me, std("skos:prefLabel"), text(words, lang), name)


def _quantity(node: GraphNode, space: Space, name: _Name) -> Iterator[Quad]:
    me = space.id(node.id)
    yield Quad(me, _A, space.own("Quantity"), name)
    for lang, words in node.labels:
        yield Quad(me, std("skos:prefLabel"), text(words, lang), name)
    found = next((q for q in (quantity(words) for _, words in node.labels) if q), None)
    if found:
        yield Quad(me, space.own("value"), typed(_plain(found.value), "decimal"), name)
        if found.highest is not None:
            yield Quad(me, space.own("highest"), typed(_plain(found.highest), "decimal"), name)
        if found.unit:
            yield Quad(me, space.own("unit"), text(found.unit), name)


def _plain(value: Decimal) -> str:
    written = format(value, "f")
    short = written.rstrip("0").rstrip(".") if "." in written else written
    return short if "." in short else f"{short}.0"


def _sentence(paper: Paper, sentence: Sentence, space: Space, name: _Name) -> Iterator[Quad]:
    me, source = _target(sentence, space), space.id("source", sentence.document)
    yield Quad(me, _A, std("oa:SpecificResource"), name)
    yield Quad(me, std("oa:hasSource"), source, name)
    yield Quad(me, std("dcterms:language"), text(sentence.lang), name)
    yield Quad(me, std("schema:text"), text(squeeze(sentence.text), sentence.lang), name)
    if sentence.section:
        yield Quad(me, space.own("section"), text(sentence.section), name)
    for piece in sentence.pieces:
        yield from _selectors(paper.document.text, me, piece, sentence.document, space, name)


def _selectors(whole: str, target: NamedNode, piece: Span, document: str, space: Space, name: _Name) -> Iterator[Quad]:
    position = space.fragment(document, f"position={piece.start},{piece.end}")
    quote = space.fragment(document, f"quote={piece.start},{piece.end}")
    yield Quad(target, std("oa:hasSelector"), position, name)
    yield Quad(target, std("oa:hasSelector"), quote, name)
    yield Quad(position, _A, std("oa:TextPositionSelector"), name)
    yield Quad(position, std("oa:start"), typed(str(piece.start), "nonNegativeInteger"), name)
    yield Quad(position, std("oa:end"), typed(str(piece.end), "nonNegativeInteger"), name)
    yield Quad(quote, _A, std("oa:TextQuoteSelector"), name)
    yield Quad(quote, std("oa:prefix"), text(whole[max(0, piece.start - CONTEXT) : piece.start]), name)
    yield Quad(quote, std("oa:exact"), text(whole[piece.start : piece.end]), name)
    yield Quad(quote, std("oa:suffix"), text(whole[piece.end : piece.end + CONTEXT]), name)


def _conflicts(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    for conflict in graph.conflicts:
        left, right = space.id("claim", conflict.left), space.id("claim", conflict.right)
        me = space.id("conflict", digest(conflict.left, conflict.right))
        yield Quad(left, std("hycl:hasConflictingMeaning"), right, name)
        yield Quad(right, std("hycl:hasConflictingMeaning"), left, name)
        yield Quad(me, _A, space.own("Conflict"), name)
        yield Quad(me, space.own("between"), left, name)
        yield Quad(me, space.own("between"), right, name)
        yield Quad(me, space.own("reason"), text(conflict.reason), name)
        for what in conflict.differs:
            yield Quad(me, space.own("differs"), text(what), name)


def _generality(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    """A claim on a broader term says more than the same claim on a narrower one."""
    known = {_shape(c, c.subject, c.object): c.id for c in graph.claims}
    for claim in graph.claims:
        ends = [(s, claim.object) for s in _above(graph, claim.subject)]
        ends += [(claim.subject, o) for o in _above(graph, claim.object)]
        for subject, object_ in ends:
            wider = known.get(_shape(claim, subject, object_))
            if wider:
                me = space.id("claim", wider)
                yield Quad(me, std("hycl:hasMoreGeneralMeaningThan"), space.id("claim", claim.id), name)


def _shape(claim: Claim, subject: str, object_: str) -> tuple[str, ...]:
    return (subject, claim.relation, object_, claim.polarity, claim.modality, claim.holder)


def _above(graph: Graph, node: str) -> Iterable[str]:
    term = graph.ontology.terms.get(node)
    return term.broader if term else ()


def affirmed(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    """Plain triples, for graph algorithms and simple queries: only what is affirmed and asserted."""
    for claim in graph.claims:
        if claim.polarity == "affirmed" and claim.modality == "asserted":
            yield Quad(space.id(claim.subject), space.id("relation", claim.relation), space.id(claim.object), name)


def provenance(graph: Graph, space: Space, name: _Name, build: str) -> Iterator[Quad]:
    """Which build made a claim, and each reading of each sentence as an annotation."""
    activity = space.id("build", build)
    yield Quad(activity, _A, std("prov:Activity"), name)
    yield Quad(activity, std("prov:used"), space.scheme, name)
    if graph.made:
        yield Quad(activity, std("prov:endedAtTime"), typed(graph.made, "dateTime"), name)
    for paper in graph.papers:
        yield Quad(activity, std("prov:used"), space.id("source", paper.document.id), name)
    for rule in sorted({item.rule for item in graph.evidence}):
        yield Quad(space.id("rule", rule), _A, space.own("Rule"), name)
        yield Quad(space.id("rule", rule), std("rdfs:label"), text(rule), name)
    sentences = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    cited = {(paper.document.id, r.number): r.key for paper in graph.papers for r in paper.references}
    for claim in graph.claims:
        yield Quad(space.id("claim", claim.id), std("prov:wasGeneratedBy"), activity, name)
    for item in graph.evidence:
        sentence = sentences[item.document, item.sentence]
        me = evidence_node(item, sentence, space)
        yield from _evidence(me, item, sentence, space, name)
        for mark in sentence.citations:
            if (item.document, mark) in cited:
                yield Quad(me, std("cito:cites"), space.id("work", cited[item.document, mark]), name)


def evidence_node(item: Evidence, sentence: Sentence, space: Space) -> NamedNode:
    """The IRI of a reading: its claim and a hash of what makes it this reading."""
    spans = (_span(item.subject) or "", _span(item.object) or "", item.rule, item.predicate)
    key = digest(item.document, str(sentence.span.start), str(sentence.span.end), *spans, size=10)
    return space.id("evidence", f"{item.claim}-{key}")


def _evidence(me: NamedNode, item: Evidence, sentence: Sentence, space: Space, name: _Name) -> Iterator[Quad]:
    yield Quad(me, _A, std("oa:Annotation"), name)
    yield Quad(me, std("oa:motivatedBy"), std("oa:identifying"), name)
    yield Quad(me, std("oa:hasBody"), space.id("claim", item.claim), name)
    yield Quad(me, std("oa:hasTarget"), _target(sentence, space), name)
    yield Quad(me, space.own("rule"), space.id("rule", item.rule), name)
    yield Quad(me, space.own("confidence"), number(item.confidence), name)
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
            yield Quad(me, space.own(key), text(value), name)


def _span(node: Node) -> str | None:
    return f"{node.pieces[0].start},{node.pieces[-1].end}" if node.pieces else None


def network(graph: Graph, space: Space, name: _Name) -> Iterator[Quad]:
    """What the graph's shape tells: centrality, communities, languages of each node, and gaps."""
    for node in graph.nodes:
        me = space.id(node.id)
        yield Quad(me, space.own("centrality"), number(node.centrality), name)
        yield Quad(me, space.own("degree"), count(node.degree), name)
        if node.community >= 0:
            yield Quad(me, space.own("community"), space.id("community", str(node.community)), name)
        for lang in node.languages:
            yield Quad(me, std("dcterms:language"), text(lang), name)
    for community in sorted({node.community for node in graph.nodes if node.community >= 0}):
        me = space.id("community", str(community))
        yield Quad(me, _A, space.own("Community"), name)
        yield Quad(me, std("rdfs:label"), text(str(community)), name)
    for left, right, shared in graph.gaps:
        me = space.id("gap", digest(left, right))
        yield Quad(me, _A, space.own("Gap"), name)
        yield Quad(me, space.own("between"), space.id(left), name)
        yield Quad(me, space.own("between"), space.id(right), name)
        yield Quad(me, space.own("commonNeighbours"), count(shared), name)
