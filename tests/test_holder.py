"""Who holds a claim: the author where the text says we."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import checked_ontology
from kg.confidence import Weights
from kg.extract import Extractor
from kg.papers import parse

EXTRACTOR = Extractor(checked_ontology(Path(__file__).parent.parent / "ontology"), Weights())


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Subsidies reduce waiting times. We found that nurses improve trust.", "author"),
        ("Nurses train students. We argue that taxes harm trade.", "author"),
        ("Nurses train students. Keller argues that taxes harm trade.", "Keller"),
    ],
)
def test_we_are_the_author_and_a_name_is_a_holder(text: str, holder: str) -> None:
    _, second = EXTRACTOR.readings(parse(text, "t.txt").sentences)
    assert {reading.holder for reading in second[2].readings} == {holder}
