"""What the ontology lacks: phrases that papers use as nodes, and predicates that no table knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.model import Evidence, Graph
from kg.text import squeeze


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that might become an entry, how often and in how many works they stand, and one sentence."""

    words: str
    kind: str
    times: int
    works: int
    example: str


def candidates(graph: Graph, least: int = 2) -> list[Suggestion]:
    """Candidate nodes that are ends of claims, the most used first; `least` is the least number of readings."""
    uses: dict[str, list[Evidence]] = defaultdict(list)
    for item in graph.evidence:
        for end in (item.subject, item.object):
            if end.id.startswith("candidate/"):
                uses[end.id].append(item)
    names = {node.id: node for node in graph.nodes}
    found = [
        Suggestion(names[key].labels[0][1], names[key].kind, len(items), len(names[key].works), _quote(graph, items[0]))
        for key, items in uses.items()
        if len(items) >= least
    ]
    return sorted(found, key=lambda s: (-s.works, -s.times, s.words))


def predicates(graph: Graph) -> list[Suggestion]:
    """Predicates that were read by a default because no table knows them, the most frequent first."""
    unknown = [item for item in graph.evidence if item.predicate.startswith("?")]
    counts = Counter(item.predicate[1:] for item in unknown)
    first: dict[str, Evidence] = {}
    works: dict[str, set[str]] = defaultdict(set)
    for item in unknown:
        first.setdefault(item.predicate[1:], item)
        works[item.predicate[1:]].add(item.document)
    found = [Suggestion(w, "predicate", n, len(works[w]), _quote(graph, first[w])) for w, n in counts.items()]
    return sorted(found, key=lambda s: (-s.times, s.words))


def _quote(graph: Graph, item: Evidence) -> str:
    paper = next(paper for paper in graph.papers if paper.document.id == item.document)
    return squeeze(next(s.text for s in paper.sentences if s.index == item.sentence))
