"""Evidence of all papers → the graph: claims merged, support counted by independent works, conflicts kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.conflicts import conflicts
from kg.extract import Extract
from kg.model import Claim, Evidence, Graph, GraphNode, Issue, Kind, Mention, Ontology, Paper, Work
from kg.networks import structure


def assemble(
    ontology: Ontology,
    works: Mapping[str, Work],
    papers: Sequence[Paper],
    extracts: Iterable[Extract],
    issues: Sequence[Issue] = (),
    threshold: float = 0.0,
) -> Graph:
    """The graph of all that was read; the order of the papers changes nothing. Evidence below `threshold` is left out."""
    papers = sorted(papers, key=lambda paper: paper.document.id)
    found = sorted(extracts, key=lambda extract: extract.document)
    owner = {paper.document.id: paper.document.work for paper in papers}
    langs = {(p.document.id, s.index): s.lang for p in papers for s in p.sentences}
    evidence = tuple(sorted((e for x in found for e in x.evidence if e.confidence >= threshold), key=_order))
    claims = _claims(evidence, owner, langs)
    mentions = {extract.document: extract.mentions for extract in found}
    nodes = _nodes(ontology, claims, evidence, mentions, owner, langs)
    shaped, gaps = structure(nodes, claims)
    used = {paper.document.work for paper in papers}
    return Graph(
        ontology=ontology,
        works=tuple(works[key] for key in sorted(used)),
        papers=tuple(papers),
        nodes=shaped,
        claims=claims,
        evidence=evidence,
        mentions=mentions,
        conflicts=conflicts(claims, evidence, ontology),
        gaps=gaps,
        issues=tuple(issues),
    )


def _order(evidence: Evidence) -> tuple[str, int, str, int, int, str]:
    first = evidence.subject.pieces[0].start if evidence.subject.pieces else -1
    second = evidence.object.pieces[0].start if evidence.object.pieces else -1
    return (evidence.document, evidence.sentence, evidence.claim, first, second, evidence.rule)


def _claims(
    evidence: Sequence[Evidence], owner: Mapping[str, str], langs: Mapping[tuple[str, int], str]
) -> tuple[Claim, ...]:
    groups: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(evidence):
        groups[item.claim].append(index)
    return tuple(_claim(key, groups[key], evidence, owner, langs) for key in sorted(groups))


def _claim(
    key: str,
    members: Sequence[int],
    evidence: Sequence[Evidence],
    owner: Mapping[str, str],
    langs: Mapping[tuple[str, int], str],
) -> Claim:
    first = evidence[members[0]]
    best: dict[str, float] = defaultdict(float)
    for index in members:
        work = owner[evidence[index].document]
        best[work] = max(best[work], evidence[index].confidence)
    return Claim(
        id=key,
        subject=first.subject.id,
        relation=first.relation,
        object=first.object.id,
        polarity=first.polarity,
        modality=first.modality,
        holder=first.holder,
        confidence=combined(best.values()),
        works=tuple(sorted(best)),
        evidence=tuple(members),
        languages=tuple(sorted({langs[evidence[i].document, evidence[i].sentence] for i in members})),
    )


def combined(by_work: Iterable[float]) -> float:
    """One less the chance that every independent work was misread: 1 - prod(1 - c), c the best evidence of a work."""
    wrong = 1.0
    for confidence in sorted(by_work):
        wrong *= 1.0 - confidence
    return round(1.0 - wrong, 3)


def _nodes(
    ontology: Ontology,
    claims: Sequence[Claim],
    evidence: Sequence[Evidence],
    mentions: Mapping[str, Sequence[tuple[int, Mention]]],
    owner: Mapping[str, str],
    langs: Mapping[tuple[str, int], str],
) -> list[GraphNode]:
    """Every end of a claim, every holder, and every term that is mentioned, sorted by id."""
    works: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    kinds: dict[str, Kind] = {}
    degree: dict[str, int] = defaultdict(int)

    def seen(node: str, document: str, sentence: int, text: str, kind: Kind) -> None:
        works[node].add(owner[document])
        spoken[node].add(langs[document, sentence])
        names[node][langs[document, sentence], text] += 1
        kinds.setdefault(node, kind)

    for item in evidence:
        for end in (item.subject, item.object):
            seen(end.id, item.document, item.sentence, end.text, end.kind)
        if "/" in item.holder:
            seen(item.holder, item.document, item.sentence, item.holder_text, "actor")
    for document, named in mentions.items():
        for sentence, mention in named:
            if mention.term:
                seen(mention.term, document, sentence, mention.surface, mention.kind)
    for claim in claims:
        degree[claim.subject] += 1
        degree[claim.object] += 1
    return [_node(n, ontology, kinds[n], names[n], degree[n], works[n], spoken[n]) for n in sorted(works)]


def _node(
    node: str,
    ontology: Ontology,
    kind: Kind,
    names: Mapping[tuple[str, str], int],
    degree: int,
    works: set[str],
    langs: set[str],
) -> GraphNode:
    term = ontology.terms.get(node)
    if term:
        labels = tuple((label.lang, label.text) for label in term.labels if label.kind == "preferred")
        kind = term.kind
    else:
        best: dict[str, str] = {}
        for (lang, text), _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
            best.setdefault(lang, text)
        labels = tuple(sorted(best.items()))
    return GraphNode(node, kind, labels, term is None, degree, tuple(sorted(works)), tuple(sorted(langs)))
