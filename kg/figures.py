"""The figures of an evaluation as Markdown, for the README."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kg import evaluate
from kg.errors import KgError
from kg.evaluate import Judged
from kg.gold import ReadSet, united

MARKS = ("<!-- figures -->", "<!-- /figures -->")
SURE = 0.8  # the strict threshold that the second table shows


def markdown(read: Sequence[ReadSet], threshold: float) -> str:
    """Three tables: claims at the default threshold, the sure ones, and mentions; made from what was read."""
    groups = _groups(read)
    claims = [_claims(name, judged, threshold) for name, judged in groups.items()]
    sure = [_claims(name, judged, SURE) for name, judged in groups.items()]
    return "\n".join(
        [
            f"Claims at the default confidence ({threshold:.2f}); F1 with its 95 % bootstrap interval.\n",
            *_table(("texts", "claims", "P", "R", "F1 strict", "interval", "F1 relaxed"), claims),
            f"\nClaims at confidence {SURE} and above.\n",
            *_table(("texts", "claims", "P", "R", "F1 strict", "interval", "F1 relaxed"), sure),
            "\nQualifiers of the claims found; accuracy, and F1 of what is rare.\n",
            *_table(
                ("texts", "polarity", "negated", "modality", "modality, macro", "holder", "other holders"),
                [_qualifiers(name, judged, threshold) for name, judged in groups.items()],
            ),
            "\nConfidence: does it tell right from wrong?\n",
            *_table(
                ("texts", "AUC", "Brier", "of the base rate", "calibration error"),
                [_confidence(n, j) for n, j in groups.items()],
            ),
            "\nMentions, candidates included: recall, and with the right kind; *repeated*: of the nodes whose wording occurs"
            " twice or more in the set, the share that is linked to a term of the right kind.\n",
            *_table(
                ("texts", "language", "nodes", "P", "R", "R with kind", "repeated"),
                [row for item in read for row in _mentions(item)],
            ),
        ]
    )


def write(path: Path, text: str) -> None:
    """Puts the tables between the two marks in a Markdown file."""
    page = path.read_text(encoding="utf-8")
    start, end = (page.find(mark) for mark in MARKS)
    if start < 0 or end < start:
        raise KgError(f"{path} has no place for figures: {MARKS[0]} and {MARKS[1]}")
    body = f"{page[: start + len(MARKS[0])]}\n{text}\n{page[end:]}"
    path.write_text(body, encoding="utf-8", newline="\n")


def written(path: Path) -> str:
    """What stands between the marks."""
    found = re.search(f"{MARKS[0]}\n(.*)\n{MARKS[1]}", path.read_text(encoding="utf-8"), re.S)
    return found.group(1) if found else ""


def _groups(read: Sequence[ReadSet]) -> dict[str, Judged]:
    """Each set, and those that were learned from and those held out as one."""
    groups = {item.gold.name: item.judged() for item in read}
    for name, held in (("all learned from", False), ("all held out", True)):
        members = [groups[item.gold.name] for item in read if item.gold.held_out is held]
        if len(members) > 1:
            groups[name] = united(members)
    return groups


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _claims(name: str, judged: Judged, threshold: float) -> list[str]:
    strict, relaxed = (evaluate.total(judged, kind, threshold) for kind in (True, False))
    low, high = evaluate.interval(judged, True, threshold)
    rates = (f"{x:.3f}" for x in (strict.precision, strict.recall, strict.f1))
    return [name, str(strict.gold), *rates, f"{low:.3f}–{high:.3f}", f"{relaxed.f1:.3f}"]


def _qualifiers(name: str, judged: Judged, threshold: float) -> list[str]:
    q = evaluate.qualifiers(judged, threshold)
    keys = ("polarity", "negated F1", "modality", "modality macro F1", "holder", "other holder F1")
    return [name, *(f"{q[key]:.3f}" for key in keys)]


def _confidence(name: str, judged: Judged) -> list[str]:
    c = evaluate.calibration(evaluate.confidences(judged))
    return [name, *(f"{x:.3f}" for x in (c.auc, c.brier, c.base_brier, c.error))]


def _mentions(item: ReadSet) -> list[list[str]]:
    found = evaluate.mentions(item.gold.sentences, item.mentions(), item.texts)
    again = evaluate.repeated(item.gold.sentences, item.mentions(linked=True), item.texts)
    rows = []
    for (lang, kind), s in found.items():
        if kind == "all":
            rates = (f"{x:.3f}" for x in (s.precision, s.recall, s.kind_recall, again[lang].kind_recall))
            rows.append([item.gold.name, lang, str(s.gold), *rates])
    return rows
