"""`evidence.jsonl`: one reading of one sentence a line."""

from __future__ import annotations

import json
from typing import Any

from kg.model import Evidence, Graph, Node, Sentence

FILES = {"evidence.jsonl": "one reading of one sentence a line, with the offsets of sentence, subject and object"}


def export(graph: Graph) -> dict[str, str | bytes]:
    """The evidence in the order of the papers; offsets count code points of the file as decoded."""
    sentences = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    lines = (record(item, sentences[item.document, item.sentence]) for item in graph.evidence)
    return {"evidence.jsonl": "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)}


def record(evidence: Evidence, sentence: Sentence) -> dict[str, Any]:
    """One line as plain values."""
    return {
        "claim": evidence.claim,
        "paper": evidence.document,
        "sentence": {
            "start": sentence.span.start,
            "end": sentence.span.end,
            "pieces": [[piece.start, piece.end] for piece in sentence.pieces],
        },
        "subject": _node(evidence.subject),
        "relation": evidence.relation,
        "object": _node(evidence.object),
        "polarity": evidence.polarity,
        "modality": evidence.modality,
        "holder": evidence.holder_text,
        "time": evidence.time,
        "place": evidence.place,
        "rule": evidence.rule,
        "predicate": evidence.predicate or None,
        "confidence": evidence.confidence,
    }


def _node(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": node.id,
        "text": node.text,
        "surface": node.surface,
        "start": node.pieces[0].start if node.pieces else None,
        "end": node.pieces[-1].end if node.pieces else None,
    }
    if len(node.pieces) > 1:
        found["pieces"] = [[piece.start, piece.end] for piece in node.pieces]
    return found
