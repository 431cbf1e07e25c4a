"""`claims.csv`, `nodes.csv`, `edges.csv`, `issues.csv`: the graph for spreadsheets, R and Gephi."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Evidence, Graph, GraphNode
from kg.text import squeeze

FILES = {
    "claims.csv": "every claim with each of its quotes, a row a piece of evidence; reading_confidence is that of the row, confidence that of the claim",
    "nodes.csv": "concepts, actors, places, instruments, cases and candidates, with what the network says of them",
    "edges.csv": "claims by their ends, relation, polarity and modality, for network tools",
    "issues.csv": "what was wrong with the papers or the ontology",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(graph: Graph) -> dict[str, str | bytes]:
    """One CSV file a table, UTF-8 with a header; no cell is a formula to a spreadsheet."""
    return {
        "claims.csv": table(_CLAIMS, _claims(graph)),
        "nodes.csv": table(_NODES, _nodes(graph)),
        "edges.csv": table(_EDGES, _edges(graph)),
        "issues.csv": table(_ISSUES, ((i.where, i.severity, i.code, i.message, i.hint) for i in graph.issues)),
    }


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """A value as text that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _number(text) else text


def _number(text: str) -> bool:
    return text[1:].replace(".", "", 1).isdigit()


_CLAIMS = (
    "claim", "subject", "subject_en", "subject_zh", "relation", "object", "object_en", "object_zh", "polarity", "modality",
    "holder", "confidence", "support", "works", "languages", "paper", "section", "start", "end", "quote", "time", "place",
    "rule", "reading_confidence",
)  # fmt: skip
_NODES = (
    "id", "kind", "label_en", "label_zh", "candidate", "degree", "centrality", "community", "works", "languages", "x", "y",
)  # fmt: skip
_EDGES = ("source", "target", "relation", "polarity", "modality", "claims", "works", "confidence")
_ISSUES = ("where", "severity", "code", "message", "hint")


def _claims(graph: Graph) -> Iterator[Sequence[object]]:
    """One row a piece of evidence, claim by claim."""
    nodes = {node.id: node for node in graph.nodes}
    sentences = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    texts = {paper.document.id: paper.document.text for paper in graph.papers}
    for claim in graph.claims:
        for index in claim.evidence:
            item: Evidence = graph.evidence[index]
            sentence = sentences[item.document, item.sentence]
            quote = squeeze(" ".join(texts[item.document][p.start : p.end] for p in sentence.pieces))
            subject, object_ = nodes[claim.subject], nodes[claim.object]
            yield (
                claim.id, claim.subject, _label(subject, "en"), _label(subject, "zh"), claim.relation, claim.object,
                _label(object_, "en"), _label(object_, "zh"), claim.polarity, claim.modality, item.holder_text,
                claim.confidence, len(claim.works), " ".join(claim.works), " ".join(claim.languages), item.document,
                sentence.section, sentence.span.start, sentence.span.end, quote, item.time, item.place, item.rule, item.confidence,
            )  # fmt: skip


def _label(node: GraphNode, lang: str) -> str:
    return dict(node.labels).get(lang, "")


def _nodes(graph: Graph) -> Iterator[Sequence[object]]:
    for n in graph.nodes:
        yield (
            n.id, n.kind, _label(n, "en"), _label(n, "zh"), n.candidate, n.degree, n.centrality, n.community,
            " ".join(n.works), " ".join(n.languages), n.x, n.y,
        )  # fmt: skip


def _edges(graph: Graph) -> Iterator[Sequence[object]]:
    """Claims that differ in their holder alone as one edge."""
    merged: dict[tuple[str, ...], list[tuple[str, tuple[str, ...], float]]] = {}
    for c in graph.claims:
        key: tuple[str, ...] = (c.subject, c.object, c.relation, c.polarity, c.modality)
        merged.setdefault(key, []).append((c.id, c.works, c.confidence))
    for key, claims in sorted(merged.items()):
        works = sorted({work for _, found, _ in claims for work in found})
        yield (*key, " ".join(claim for claim, _, _ in claims), " ".join(works), max(c for _, _, c in claims))
