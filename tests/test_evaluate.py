"""Scoring: what agrees, what is matched once, and the figures that follow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg import evaluate
from kg.evaluate import agreement, calibration, dice, interval, judge, kappa, load_gold, total, wording
from kg.model import Evidence, Node, Span

TEXT = "Local councils promote trust and curb waste. They lack money."
SENTENCE = Span(0, 44)


def gold(tmp_path: Path, *claims: dict[str, Any]) -> tuple[evaluate.GoldSentence, ...]:
    row = {
        "id": "1", "doc": "t.txt", "start": 0, "end": 44, "lang": "en", "section": "", "claims": claims,
        "mentions": [[0, 14, "actor"], [23, 28, "concept"]],
    }  # fmt: skip
    (tmp_path / "g.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return load_gold(tmp_path / "g.jsonl")


def claim(subject: str, relation: str, object_: str, **more: str) -> dict[str, Any]:
    def end(words: str) -> dict[str, int]:
        return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    return {"subject": end(subject), "relation": relation, "object": end(object_), **more}


def read(subject: str, relation: str, object_: str, confidence: float = 0.5, polarity: Any = "affirmed") -> Evidence:
    def node(words: str) -> Node:
        at = TEXT.index(words)
        return Node(f"candidate/{words}", words, "concept", words, (Span(at, at + len(words)),))

    return Evidence(
        "c", "t.txt", 0, node(subject), relation, node(object_), polarity, "asserted", "author", "author", None, None,
        "rule", "", (), confidence,
    )  # fmt: skip


def judged(gold: tuple[evaluate.GoldSentence, ...], *found: Evidence, whole: bool = True) -> evaluate.Judged:
    return judge(gold, found, {("t.txt", 0): SENTENCE, ("t.txt", 1): Span(45, 61)}, {"t.txt": TEXT}, whole)


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [("Local councils", "councils", 2 * 8 / (13 + 8)), ("trust", "trust", 1.0), ("trust", "waste", 0.0)],
)
def test_overlap_of_spans_leaves_out_white_space(left: str, right: str, share: float) -> None:
    first, second = (Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in (left, right))
    assert dice(first, second, TEXT) == pytest.approx(share)


def test_overlap_of_wordings_counts_words_and_chinese_characters() -> None:
    assert wording("the Social work", "social work") == pytest.approx(0.8)
    assert wording("社会工作", "社区工作") == pytest.approx(0.75)


def test_a_claim_is_hit_strictly_or_but_for_its_relation(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("Local councils", "promotes", "trust"), claim("Local councils", "addresses", "waste"))
    found = judged(rows, read("councils", "promotes", "trust"), read("councils", "hinders", "waste"))
    assert (total(found).right, total(found, strict=False).right, total(found).gold) == (1, 2, 2)
    assert total(found).f1 == 0.5


def test_a_claim_read_twice_is_one_hit_and_one_false_alarm(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("Local councils", "promotes", "trust"))
    found = total(judged(rows, read("councils", "promotes", "trust"), read("Local councils", "promotes", "trust")))
    assert (found.right, found.predicted, found.precision) == (1, 2, 0.5)


def test_a_symmetric_relation_may_be_read_from_either_end(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("trust", "related_to", "waste"))
    assert total(judged(rows, read("waste", "related_to", "trust"))).right == 1
    rows = gold(tmp_path, claim("trust", "promotes", "waste"))
    assert total(judged(rows, read("waste", "promotes", "trust"))).right == 0


def test_the_antecedent_of_a_pronoun_counts_by_its_words(tmp_path: Path) -> None:
    rows = gold(
        tmp_path, {"subject": {"antecedent": "local councils"}, "relation": "faces", "object": {"start": 23, "end": 28}}
    )
    assert total(judged(rows, read("Local councils", "faces", "trust"))).right == 1
    assert total(judged(rows, read("waste", "faces", "trust"))).right == 0


def test_evidence_outside_annotated_sentences_counts_where_whole_texts_are_annotated(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("Local councils", "promotes", "trust"))
    stray = Evidence(**{f: getattr(read("They", "faces", "money"), f) for f in Evidence.__slots__} | {"sentence": 1})
    assert total(judged(rows, stray)).predicted == 1
    assert total(judged(rows, stray, whole=False)).predicted == 0


def test_qualifiers_are_compared_on_the_hits(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("Local councils", "promotes", "trust", polarity="negated", holder="Lee"))
    figures = evaluate.qualifiers(judged(rows, read("councils", "promotes", "trust", polarity="negated")))
    assert (figures["polarity"], figures["negated F1"], figures["holder"]) == (1.0, 1.0, 0.0)


def test_calibration_by_hand() -> None:
    found = calibration([(0.9, True), (0.8, True), (0.3, False), (0.2, True)])
    assert found.auc == pytest.approx(2 / 3)
    assert found.brier == pytest.approx((0.01 + 0.04 + 0.09 + 0.64) / 4)
    assert found.base_brier == pytest.approx(0.75 * 0.25)


def test_the_interval_holds_the_figure_and_repeats(tmp_path: Path) -> None:
    rows = gold(tmp_path, claim("Local councils", "promotes", "trust"), claim("Local councils", "addresses", "waste"))
    found = judged(rows, read("councils", "promotes", "trust"))
    low, high = interval(found)
    assert low <= total(found).f1 <= high
    assert interval(found) == (low, high)


def test_kappa_by_hand() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "b"), ("b", "a")]) == -1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx(0.5)


def test_agreement_of_two_annotators(tmp_path: Path) -> None:
    first = gold(tmp_path, claim("Local councils", "promotes", "trust"), claim("Local councils", "addresses", "waste"))
    second = gold(tmp_path, claim("councils", "promotes", "trust"), claim("councils", "hinders", "waste"))
    found = agreement(first, second, {"t.txt": TEXT})
    assert (found.strict.f1, found.relaxed.f1) == (0.5, 1.0)
    assert found.kappa_both == pytest.approx(1 / 3)


def test_mentions_are_found_by_half_their_span_and_counted_once(tmp_path: Path) -> None:
    rows = gold(tmp_path)
    found = {"t.txt": [(Span(6, 14), "actor"), (Span(0, 14), "actor"), (Span(38, 43), "concept")]}
    scores = evaluate.mentions(rows, found, {"t.txt": TEXT})
    assert (scores["en", "actor"].gold, scores["en", "actor"].with_kind) == (1, 1)
    assert (scores["en", "concept"].found, scores["en", "concept"].given, scores["en", "concept"].right) == (0, 1, 0)


def test_the_figures_in_the_readme_are_those_that_the_program_gives() -> None:
    from kg import figures
    from kg.build import checked_ontology
    from kg.confidence import load_weights
    from kg.extract import Extractor
    from kg.gold import load_sets, read_set

    root = Path(__file__).parent.parent
    extractor = Extractor(checked_ontology(root / "ontology"), load_weights())
    read = [read_set(item, extractor) for item in load_sets(root / "tests" / "gold")]
    assert figures.written(root / "README.md") == figures.markdown(read, extractor.weights.threshold)
