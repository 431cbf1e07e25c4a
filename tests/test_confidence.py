"""What confidence is learned from, by name, and that learning finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import checked_ontology
from kg.confidence import Weights, features
from kg.extract import Extractor
from kg.extract.signs import Tags, of_entry
from kg.model import Argument, Block, Predicate, Span
from kg.split import split
from kg.train import RIDGE, Example, fit, learned

EXTRACTOR = Extractor(checked_ontology(Path(__file__).parent.parent / "ontology"), Weights())


def told(text: str) -> dict[tuple[str, str, str], set[str]]:
    """(subject, relation, object) → the features of each claim read in a sentence."""
    sentences = split(text, (Block("prose", Span(0, len(text)), ""),), "a")
    return {
        (r.subject.text, r.relation, r.object.text): set(features(r, sentence, result.readings))
        for sentence, _, result in EXTRACTOR.readings(sentences)
        for r in result.readings
    }


@pytest.mark.parametrize(
    ("text", "claim", "wanted"),
    [
        ("Cities fund clinics.", ("Cities", "funds", "clinics"), "object head clinic funds"),
        ("Cities fund clinics.", ("Cities", "funds", "clinics"), "en subject before VB"),
        ("Taxes reduce poverty.", ("Taxes", "addresses", "poverty"), "object bad addresses"),
        ("Cities and towns fund clinics.", ("towns", "funds", "clinics"), "en other subjects 1"),
        ("城市资助诊所。", ("城市", "funds", "诊所"), "object head 诊所 funds"),
        ("城市资助诊所。", ("城市", "funds", "诊所"), "zh object ends in n"),
    ],
)
def test_a_feature_says_what_is_known(text: str, claim: tuple[str, str, str], wanted: str) -> None:
    assert wanted in told(text)[claim]


def test_whose_the_relation_is() -> None:
    entry = Predicate("reduce", "en", "verb", "hinders", by_object=(("bad", "addresses"),))
    assert "relation of several: the own" in of_entry(entry, "hinders")
    assert "relation of several: the object's" in of_entry(entry, "addresses")
    assert "relation of several: the rule's" in of_entry(entry, "uses")
    assert "predicate with 1 gaps" in of_entry(Predicate("对…进行", "zh", "verb", "governs"), "governs")


def test_the_words_where_an_end_stops() -> None:
    tags = Tags([4, 9], ["NNS", "VB"])
    assert list(tags.around("subject", Argument("Taxes", 0, 4))) == ["subject ends in NNS", "subject before VB"]
    assert list(tags.around("object", Argument("harm", 5, 9)))[1] == "object before nothing"
    assert not list(tags.around("object", Argument("it")))
    assert not list(Tags([], []).around("object", Argument("it", 0, 2)))


def test_learning_finds_what_tells_right_from_wrong() -> None:
    found = [Example(("lang en", "sure" if n % 2 else "unsure"), bool(n % 2), "a", True) for n in range(40)]
    weights = fit(found)
    assert weights.features["sure"] > 0 > weights.features["unsure"]
    assert weights.of(["sure"]) > 0.5 > weights.of(["unsure"]), RIDGE
    assert fit(found, weights) == weights  # wherever it starts
    mean = sum(learned(found).of(e.features) for e in found) / len(found)
    assert abs(mean - 0.5) < 0.01  # the level is that of the kept texts


def test_words_are_shrunk_less_than_rules() -> None:
    found = [
        Example((f"rule {n % 2}", f"predicate en {n % 2}", f"en {n % 2}"), bool(n % 2), "a", False) for n in range(40)
    ]
    weights = fit(found).features
    assert weights["predicate en 1"] > weights["en 1"] > weights["rule 1"] > 0
