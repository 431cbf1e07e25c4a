"""Evidence of all papers → the graph: claims merged, support counted by independent works, conflicts kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.conflicts import conflicts
from kg.extract import Extract
from kg.model import Claim, Evidence, Graph, GraphNode, Issue, Kind, Mention, Ontology, Paper, Work
from kg.networks import structure, weights


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
    evidence = tuple(sorted((e for x in found for e in x.evidence if e.confidence >= threshold), key=order))
    claims = merged(evidence, owner, langs)
    mentions = {extract.document: extract.mentions for extract in found}
    nodes = tally(evidence, mentions, owner, langs).nodes(ontology, degrees(claims))
    shaped, gaps = structure(nodes, weights(claims))
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


def order(evidence: Evidence) -> tuple[str, int, str, int, int, str]:
    """By where it stands: document, sentence, claim, subject, object, rule."""
    first = evidence.subject.pieces[0].start if evidence.subject.pieces else -1
    second = evidence.object.pieces[0].start if evidence.object.pieces else -1
    return (evidence.document, evidence.sentence, evidence.claim, first, second, evidence.rule)


def merged(
    evidence: Sequence[Evidence], owner: Mapping[str, str], langs: Mapping[tuple[str, int], str]
) -> tuple[Claim, ...]:
    """Sorted evidence as claims, sorted by id; each points to its evidence by index."""
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


@dataclass
class Tally:
    """What the papers say of each node: in which works and languages it stands, under which words, of which kind."""

    works: dict[str, set[str]] = field(default_factory=dict)
    spoken: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)  # as evidence has it, the first
    mentioned: dict[str, Kind] = field(default_factory=dict)  # as mentions have it

    def evidence(self, item: Evidence, work: str, lang: str) -> None:
        """Counts the ends and the holder of a piece of evidence."""
        for end in (item.subject, item.object):
            self._seen(end.id, work, lang, end.text)
            self.kinds.setdefault(end.id, end.kind)
        if "/" in item.holder:
            self._seen(item.holder, work, lang, item.holder_text)
            self.kinds.setdefault(item.holder, "actor")

    def mention(self, mention: Mention, work: str, lang: str) -> None:
        """Counts a term that a sentence names."""
        if mention.term:
            self._seen(mention.term, work, lang, mention.surface)
            self.mentioned.setdefault(mention.term, mention.kind)

    def merge(self, other: Tally) -> None:
        """Adds what was counted in papers that come after these."""
        for node in other.works:
            self.works.setdefault(node, set()).update(other.works[node])
            self.spoken.setdefault(node, set()).update(other.spoken[node])
            self.names.setdefault(node, Counter()).update(other.names[node])
        self.kinds = other.kinds | self.kinds
        self.mentioned = other.mentioned | self.mentioned

    def plain(self) -> tuple[dict[str, Any], ...]:
        """The same as values that a file can hold; `Tally.of` reads them."""
        return (self.works, self.spoken, {k: dict(v) for k, v in self.names.items()}, self.kinds, self.mentioned)

    @classmethod
    def of(cls, plain: Sequence[dict[str, Any]]) -> Tally:
        """What `plain` gave."""
        works, spoken, names, kinds, mentioned = plain
        return cls(works, spoken, {k: Counter(v) for k, v in names.items()}, kinds, mentioned)

    def nodes(self, ontology: Ontology, degree: Mapping[str, int]) -> list[GraphNode]:
        """Every end of a claim, every holder, and every term that is mentioned, sorted by id."""
        kinds = self.mentioned | self.kinds
        return [
            _node(n, ontology, kinds[n], self.names[n], degree.get(n, 0), self.works[n], self.spoken[n])
            for n in sorted(self.works)
        ]

    def _seen(self, node: str, work: str, lang: str, text: str) -> None:
        if node not in self.works:
            self.works[node], self.spoken[node], self.names[node] = set(), set(), Counter()
        self.works[node].add(work)
        self.spoken[node].add(lang)
        self.names[node][lang, text] += 1


def tally(
    evidence: Iterable[Evidence],
    mentions: Mapping[str, Sequence[tuple[int, Mention]]],
    owner: Mapping[str, str],
    langs: Mapping[tuple[str, int], str],
) -> Tally:
    """Everything that evidence and mentions say of nodes."""
    made = Tally()
    for item in evidence:
        made.evidence(item, owner[item.document], langs[item.document, item.sentence])
    for document, named in mentions.items():
        for sentence, mention in named:
            made.mention(mention, owner[document], langs[document, sentence])
    return made


def degrees(claims: Iterable[Claim]) -> Counter[str]:
    """Node → of how many claims it is an end, counted twice where it is both."""
    degree: Counter[str] = Counter()
    for claim in claims:
        degree[claim.subject] += 1
        degree[claim.object] += 1
    return degree


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
