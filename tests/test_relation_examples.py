"""The sentences that come with each relation are its tests: the claim is read there, and no claim of it where none is.

A sentence that the readers are known to miss carries `# kg: ignore example-fails` and the reason in its line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.lint import remarks
from kg.lint.base import below
from kg.lint.examples import ExampleReader, qualified, states
from kg.model import Example, Reading, Relation
from kg.ontology import load_ontology, read_folder
from kg.yamlfile import Listing

FOLDER = Path(__file__).parent.parent / "ontology"
ONTOLOGY, _ = load_ontology(FOLDER)
LANGUAGES = ("en", "zh")


@cache
def known(code: str) -> dict[str, str]:
    """Sentence → reason, where a remark says that the readers miss it."""
    found = {}
    for source in read_folder(FOLDER)[0]:
        if source.role == "relation":
            reasons = {line: reason for line, _, codes, reason in remarks(source) if code in codes}
            for key in ("examples", "counterexamples"):
                listing = below(source.file.root, key)
                for item in listing.items if isinstance(listing, Listing) else ():
                    if item.line in reasons:
                        text = below(item, "text") or item
                        found[getattr(text, "text", "")] = reasons[item.line]
    return found


@cache
def reader(lang: str) -> ExampleReader:
    """The reader of a language; the test is skipped where there is none."""
    pytest.importorskip(f"kg.extract.{lang}")
    found = ExampleReader(ONTOLOGY)
    try:
        found.read(["."], lang)
    except ImportError:
        pytest.skip(f"no reader of {lang} yet")
    return found


@cache
def readings(text: str, lang: str) -> tuple[Reading, ...]:
    """What is read in a sentence that stands alone."""
    return reader(lang).read([text], lang)[0]


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
    reason = known("example-fails").get(example.text)
    if reason:
        assert not found, "it is read now: delete the remark"
        pytest.xfail(reason)
    assert found, f"{example.text}\nread:\n{shown(readings(example.text, example.lang))}"


@pytest.mark.parametrize("relation, example", EXAMPLES)
def test_its_qualifiers_are_read(relation: Relation, example: Example) -> None:
    found = matching(relation, example)
    if not found:
        pytest.skip("the claim is not read")
    reason = known("example-qualifiers").get(example.text)
    if reason:
        pytest.xfail(reason)
    assert any(qualified(reading, example) for reading in found), f"{example.text}\nread:\n{shown(tuple(found))}"


@pytest.mark.parametrize("relation, lang, text", COUNTEREXAMPLES)
def test_no_claim_is_read(relation: Relation, lang: str, text: str) -> None:
    found = tuple(reading for reading in readings(text, lang) if reading.relation == relation.id)
    reason = known("counterexample-fails").get(text)
    if reason:
        assert found, "nothing is read now: delete the remark"
        pytest.xfail(reason)
    assert not found, f"{text}\nread:\n{shown(found)}"


@pytest.mark.parametrize("relation", ONTOLOGY.relations.values(), ids=lambda relation: relation.id)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_of_them(relation: Relation, lang: str) -> None:
    assert sum(example.lang == lang for example in relation.examples) >= 8
    assert sum(other == lang for other, _ in relation.counterexamples) >= 4


def test_no_sentence_stands_twice() -> None:
    stated = [(relation.id, example.text) for relation in ONTOLOGY.relations.values() for example in relation.examples]
    assert len(stated) == len(set(stated))
