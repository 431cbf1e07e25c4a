"""Checks of the relations and of the sentences that come with them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lint.base import Check, Finding, Subject, below, leaves
from kg.lint.examples import READERS, qualified, states
from kg.model import Example, Reading, Relation
from kg.yamlfile import Listing


def _places(subject: Subject, relation: Relation, key: str) -> dict[str, str]:
    """Sentence → where it stands among the examples or counterexamples of a relation."""
    found: dict[str, str] = {}
    for source in subject.files("relation"):
        if source.name == relation.id and isinstance(listing := below(source.file.root, key), Listing):
            for item in listing.items:
                text = next(leaves(below(item, "text") or item), None)
                if text is not None:
                    found.setdefault(" ".join(text.text.split()), source.file.where(item))
    return found


def _untyped(subject: Subject) -> Iterator[Finding]:
    for relation in subject.ontology.relations.values():
        missing = [name for name in ("domain", "range") if not getattr(relation, name)]
        if missing:
            hint = "list the kinds: [concept, actor, place, instrument, case, quantity]"
            yield subject.place(f"relation/{relation.id}"), f"{relation.id} has no {' and no '.join(missing)}", hint


def _no_example(subject: Subject) -> Iterator[Finding]:
    for relation in subject.ontology.relations.values():
        for what, langs in (
            ("example", {example.lang for example in relation.examples}),
            ("counterexample", {lang for lang, _ in relation.counterexamples}),
        ):
            for lang in subject.ontology.languages:
                if lang not in langs and lang != "zh-Hant":
                    place = subject.place(f"relation/{relation.id}")
                    yield place, f"{relation.id} has no {what} in {lang}", f"add one under {what}s"


def _ends_absent(subject: Subject) -> Iterator[Finding]:
    for relation in subject.ontology.relations.values():
        places = _places(subject, relation, "examples")
        for example in relation.examples:
            for end in (example.subject, example.object):
                if end not in example.text:
                    yield (
                        places[example.text],
                        f"{end!r} does not stand in the sentence",
                        "copy the words as they stand",
                    )


def _read_examples(subject: Subject) -> Iterator[tuple[Relation, Example, str, tuple[Reading, ...]]]:
    """Each example with its place and what is read in it."""
    for relation in subject.ontology.relations.values():
        places = _places(subject, relation, "examples")
        for example in relation.examples:
            if example.lang in READERS:
                (readings,) = subject.reader.read([example.text], example.lang)
                yield relation, example, places[example.text], readings


def _fails(subject: Subject) -> Iterator[Finding]:
    for relation, example, place, readings in _read_examples(subject):
        if not any(states(reading, relation, example) for reading in readings):
            claim = f"({example.subject}, {relation.id}, {example.object})"
            yield place, f"the sentence is not read as {claim}", f"run kg explain on {example.text!r}"


def _qualifiers(subject: Subject) -> Iterator[Finding]:
    for relation, example, place, readings in _read_examples(subject):
        found = [reading for reading in readings if states(reading, relation, example)]
        if found and not any(qualified(reading, example) for reading in found):
            first = found[0]
            message = f"the claim is read as {first.polarity}, {first.modality}, held by {first.holder}"
            yield place, message, f"run kg explain on {example.text!r}"


def _counter_fails(subject: Subject) -> Iterator[Finding]:
    for relation in subject.ontology.relations.values():
        places = _places(subject, relation, "counterexamples")
        for lang, text in relation.counterexamples:
            (readings,) = subject.reader.read([text], lang) if lang in READERS else ((),)
            for reading in [reading for reading in readings if reading.relation == relation.id][:1]:
                claim = f"({reading.subject.text}, {relation.id}, {reading.object.text})"
                yield places[text], f"the sentence is read as {claim}", f"run kg explain on {text!r}"


RELATIONS = (
    Check("relation-untyped", "relations", "warning", "Domain and range say which ends are plausible.", _untyped),
    Check("example-missing", "relations", "warning", "What a relation means is told best by sentences.", _no_example),
    Check("example-ends", "relations", "error", "The ends of an example are words of its sentence.", _ends_absent),
    Check(
        "example-fails",
        "relations",
        "warning",
        "An example is a test: the sentence must be read as the claim that it shows.",
        _fails,
    ),
    Check(
        "example-qualifiers",
        "relations",
        "warning",
        "The claim of an example is read with its polarity, modality and holder.",
        _qualifiers,
    ),
    Check(
        "counterexample-fails",
        "relations",
        "warning",
        "A counterexample is a test: the sentence must give no claim of the relation.",
        _counter_fails,
    ),
)
