"""Checks of the words that state relations and qualify claims."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lint.base import Check, Finding, Subject, entries, leaves
from kg.lint.labels import INVISIBLE, ODD
from kg.text import simplified
from kg.yamlfile import Scalar

_EXCLUSIVE = ("modality", "valence")  # topics of which a word has one value


def _words(subject: Subject) -> Iterator[tuple[str, Scalar, str]]:
    """(language, word, place) of each value in the tables of predicates and cues."""
    for source in subject.files("predicates", "cues"):
        for scalar in leaves(source.file.root):
            yield source.name, scalar, source.file.where(scalar)


def _unseen(subject: Subject) -> Iterator[Finding]:
    for _, word, place in _words(subject):
        if found := INVISIBLE.search(word.text) or ODD.search(word.text):
            yield place, f"{word.text!r} holds U+{ord(found[0]):04X}, which no text has there", "type it anew"


def _traditional(subject: Subject) -> Iterator[Finding]:
    for lang, word, place in _words(subject):
        if lang == "zh" and (plain := word.text.translate(simplified())) != word.text:
            yield place, f"{word.text!r} has traditional characters", f"write {plain}: traditional papers match it too"


def _cue_twice(subject: Subject) -> Iterator[Finding]:
    for source in subject.files("cues"):
        for topic, values in entries(source.file.root):
            if topic.text not in _EXCLUSIVE:
                continue
            first: dict[str, str] = {}
            for value, words in entries(values):
                for word in leaves(words):
                    owner = first.setdefault(word.text, value.text)
                    if owner != value.text:
                        message = f"{word.text!r} is {owner} and {value.text} under {topic.text}"
                        yield source.file.where(word), message, "keep one"


def _wordless(subject: Subject) -> Iterator[Finding]:
    ontology = subject.ontology
    used = {(predicate.lang, predicate.relation) for predicate in ontology.predicates}
    for predicate in ontology.predicates:
        used |= {(predicate.lang, relation) for _, relation in predicate.by_object + predicate.also}
    for lang in sorted({lang for lang, _ in used}):
        for id_ in ontology.relations:
            if (lang, id_) not in used:
                place = subject.place(f"relation/{id_}")
                yield (
                    place,
                    f"no word in {lang} states {id_}",
                    f"add it to predicates/{lang}.yaml, or grammar reads it alone",
                )


WORDS = (
    Check("word-invisible", "words", "error", "A word with a character that no text has matches nothing.", _unseen),
    Check("word-traditional", "words", "warning", "Sentences are matched in simplified characters.", _traditional),
    Check("cue-twice", "words", "warning", "One word cannot mean two values of one thing.", _cue_twice),
    Check("relation-wordless", "words", "info", "A relation that no word states is hardly ever found.", _wordless),
)
