"""The own vocabulary: classes, properties and values, each with label and comment in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.rdf.terms import Terms, Triple, std, text

VALUES = {  # value → (scheme, English, Chinese)
    "affirmed": ("Polarity", "affirmed", "肯定"),
    "negated": ("Polarity", "negated", "否定"),
    "asserted": ("Modality", "asserted as a fact", "作为事实陈述"),
    "possible": ("Modality", "possible", "可能"),
    "recommended": ("Modality", "recommended", "建议"),
    "intended": ("Modality", "intended as a goal", "作为目标"),
    "unreviewed": ("ReviewStatus", "not reviewed", "未审核"),
    "accepted": ("ReviewStatus", "accepted by a reviewer", "已接受"),
    "rejected": ("ReviewStatus", "rejected by a reviewer", "已驳回"),
    "concept": ("Kind", "concept", "概念"),
    "actor": ("Kind", "actor", "主体"),
    "place": ("Kind", "place", "地点"),
    "instrument": ("Kind", "instrument", "文件与会议"),
    "case": ("Kind", "case", "案例"),
    "quantity": ("Kind", "quantity", "数量"),
    "author": ("Holder", "the author of the work", "作者"),
}
SCHEMES = {  # scheme of values → English, Chinese
    "Polarity": ("polarity", "极性"),
    "Modality": ("modality", "情态"),
    "ReviewStatus": ("review status", "审核状态"),
    "Kind": ("kind of node", "节点类别"),
    "Holder": ("holder", "持有者"),
}
TITLE = (("en", "Vocabulary of claims and their evidence"), ("zh", "论断及其证据词汇"))


@dataclass(frozen=True, slots=True)
class _Class:
    english: str
    chinese: str
    comment: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Property:
    english: str
    chinese: str
    comment: str
    domain: str
    range: str


CLASSES = {
    "Claim": _Class("claim", "论断", "A proposition with its qualifiers, merged over the sentences that state it.", ("rdf:Statement", "schema:Claim", "prov:Entity")),
    "Candidate": _Class("candidate", "候选节点", "A node that the ontology does not know, named as a paper names it."),
    "Quantity": _Class("quantity", "数量", "A number with its unit, as the object of has_quantity."),
    "Conflict": _Class("conflict", "冲突", "Two claims on one pair that cannot both hold as they stand."),
    "Gap": _Class("gap", "空白", "Two terms that share neighbours and that no claim connects."),
    "Community": _Class("community", "社群", "Nodes that claims connect among themselves more than with others."),
    "UnsignedNanopublication": _Class("unsigned nanopublication", "未签名的纳米出版物", "A nanopublication as a build writes it: without a trusty IRI, not signed, not published."),
    "Rule": _Class("rule", "规则", "A construction by which a sentence is read."),
}  # fmt: skip
PROPERTIES = {
    "kind": _Property("kind", "类别", "What sort of node it is.", "rdfs:Resource", "skos:Concept"),
    "polarity": _Property("polarity", "极性", "Whether the claim affirms or denies the relation.", "kgv:Claim", "skos:Concept"),
    "modality": _Property("modality", "情态", "Whether the claim states a fact, a possibility, a recommendation or a goal.", "kgv:Claim", "skos:Concept"),
    "holder": _Property("holder", "持有者", "Who is said to hold the claim: the author, or whom the text names.", "kgv:Claim", "rdfs:Resource"),
    "holderText": _Property("holder as written", "持有者原文", "The words that name the holder.", "oa:Annotation", "xsd:string"),
    "confidence": _Property("confidence", "置信度", "The estimated probability that a careful reader would agree.", "rdfs:Resource", "xsd:decimal"),
    "support": _Property("support", "支持数", "The number of independent works that state the claim.", "kgv:Claim", "xsd:integer"),
    "reviewStatus": _Property("review status", "审核状态", "Whether a person has accepted or rejected the claim.", "kgv:Claim", "skos:Concept"),
    "rule": _Property("rule", "规则", "The construction by which the sentence was read.", "oa:Annotation", "kgv:Rule"),
    "predicate": _Property("predicate", "谓词", "The entry of the predicate table that spoke.", "oa:Annotation", "xsd:string"),
    "time": _Property("time", "时间", "The time that the sentence states.", "oa:Annotation", "xsd:string"),
    "place": _Property("place", "地点", "The place that the sentence states.", "oa:Annotation", "xsd:string"),
    "subjectSpan": _Property("span of the subject", "主语位置", "Start and end of the subject in the source's text.", "oa:Annotation", "xsd:string"),
    "objectSpan": _Property("span of the object", "宾语位置", "Start and end of the object in the source's text.", "oa:Annotation", "xsd:string"),
    "cueSpan": _Property("span of the cue", "线索词位置", "Start and end of the words that state the relation.", "oa:Annotation", "xsd:string"),
    "section": _Property("section", "章节", "The heading that the sentence stands under.", "oa:SpecificResource", "xsd:string"),
    "value": _Property("value", "数值", "The number.", "kgv:Quantity", "xsd:decimal"),
    "highest": _Property("highest value", "上限", "The upper end of a range.", "kgv:Quantity", "xsd:decimal"),
    "unit": _Property("unit", "单位", "What is counted or measured, as written; percent for shares.", "kgv:Quantity", "xsd:string"),
    "subjectKind": _Property("kind of the subject", "主语类别", "A kind of node that the relation's subject may be.", "rdf:Property", "skos:Concept"),
    "objectKind": _Property("kind of the object", "宾语类别", "A kind of node that the relation's object may be.", "rdf:Property", "skos:Concept"),
    "inverseLabel": _Property("inverse label", "反向标签", "How a relation reads from its object.", "rdf:Property", "rdf:langString"),
    "between": _Property("between", "涉及", "One of the two that a conflict or a gap is between.", "rdfs:Resource", "rdfs:Resource"),
    "reason": _Property("reason", "原因", "polarity, or relation where two relations oppose each other.", "kgv:Conflict", "xsd:string"),
    "differs": _Property("differs in", "差异", "In what else the two claims differ: modality, holder, work, time, place.", "kgv:Conflict", "xsd:string"),
    "commonNeighbours": _Property("common neighbours", "共同邻居", "How many nodes both are connected with.", "kgv:Gap", "xsd:integer"),
    "centrality": _Property("centrality", "中心性", "Betweenness: the share of shortest paths that lead through the node (estimate).", "rdfs:Resource", "xsd:decimal"),
    "degree": _Property("degree", "度", "The number of claims that the node is an end of.", "rdfs:Resource", "xsd:integer"),
    "community": _Property("community", "社群", "The community that the node belongs to.", "rdfs:Resource", "kgv:Community"),
}  # fmt: skip


def triples(terms: Terms) -> Iterator[Triple]:
    """The vocabulary as RDFS, its values as SKOS."""
    from kg.rdf.ontology import kinds

    def name(prefixed: str) -> str:
        prefix, _, local = prefixed.partition(":")
        return terms.own(local) if prefix == "kgv" else std(prefixed)

    whole = terms.vocabulary
    yield whole, std("rdf:type"), std("owl:Ontology")
    for lang, title in TITLE:
        yield whole, std("dcterms:title"), text(title, lang)
    for key in sorted({*CLASSES, *PROPERTIES, *VALUES, *SCHEMES}):
        yield terms.own(key), std("rdfs:isDefinedBy"), whole
    for key, made in sorted(CLASSES.items()):
        me = terms.own(key)
        yield me, std("rdf:type"), std("rdfs:Class")
        yield me, std("rdfs:label"), text(made.english, "en")
        yield me, std("rdfs:label"), text(made.chinese, "zh")
        yield me, std("rdfs:comment"), text(made.comment, "en")
        for above in made.above:
            yield me, std("rdfs:subClassOf"), std(above)
    for key, prop in sorted(PROPERTIES.items()):
        me = terms.own(key)
        yield me, std("rdf:type"), std("rdf:Property")
        yield me, std("rdfs:label"), text(prop.english, "en")
        yield me, std("rdfs:label"), text(prop.chinese, "zh")
        yield me, std("rdfs:comment"), text(prop.comment, "en")
        yield me, std("rdfs:domain"), name(prop.domain)
        yield me, std("rdfs:range"), name(prop.range)
    yield from kinds(terms)
