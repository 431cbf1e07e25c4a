"""The sentences that come with each relation are its tests: the claim is read there, and no claim of it where none is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.lint.examples import ExampleReader, qualified, states
from kg.model import Example, Reading, Relation
from kg.ontology import load_ontology

FOLDER = Path(__file__).parent.parent / "ontology"
ONTOLOGY, _ = load_ontology(FOLDER)
READER = ExampleReader(ONTOLOGY)
LANGUAGES = ("en", "zh")


@cache
def readings(text: str, lang: str) -> tuple[Reading, ...]:
    """What is read in a sentence that stands alone."""
    return READER.read([text], lang)[0]


def shown(found: tuple[Reading, ...]) -> str:
    """Readings as lines."""
    return "\n".join(f"({r.subject.text}, {r.relation}, {r.object.text}) {r.polarity} {r.modality}" for r in found)


EXAMPLES = [
    pytest.param(relation, example, id=f"{relation.id}-{example.lang}-{number}")
    for relation in ONTOLOGY.relations.values()
    for number, example in enumerate(relation.examples, 1)
]
COUNTEREXAMPLES = [
    pytest.param(relation, lang, text, id=f"{relation.id}-{lang}-{number}")
    for relation in ONTOLOGY.relations.values()
    for number, (lang, text) in enumerate(relation.counterexamples, 1)
]


def matching(relation: Relation, example: Example) -> list[Reading]:
    """The readings of an example that are its claim."""
    return [reading for reading in readings(example.text, example.lang) if states(reading, relation, example)]


@pytest.mark.parametrize("relation, example", EXAMPLES)
def test_the_claim_is_read(relation: Relation, example: Example) -> None:
    found = matching(relation, example)
    assert found, f"{example.text}\nread:\n{shown(readings(example.text, example.lang))}"


@pytest.mark.parametrize("relation, example", EXAMPLES)
def test_its_qualifiers_are_read(relation: Relation, example: Example) -> None:
    found = matching(relation, example)
    assert any(qualified(reading, example) for reading in found), f"{example.text}\nread:\n{shown(tuple(found))}"


@pytest.mark.parametrize("relation, lang, text", COUNTEREXAMPLES)
def test_no_claim_is_read(relation: Relation, lang: str, text: str) -> None:
    found = tuple(reading for reading in readings(text, lang) if reading.relation == relation.id)
    assert not found, f"{text}\nread:\n{shown(found)}"


@pytest.mark.parametrize("relation", ONTOLOGY.relations.values(), ids=lambda relation: relation.id)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_of_them(relation: Relation, lang: str) -> None:
    assert sum(example.lang == lang for example in relation.examples) >= 8
    assert sum(other == lang for other, _ in relation.counterexamples) >= 4


def test_no_sentence_stands_twice() -> None:
    stated = [(relation.id, example.text) for relation in ONTOLOGY.relations.values() for example in relation.examples]
    assert len(stated) == len(set(stated))
