"""The sentences that come with the relations, read as any other sentence: do they state what they should?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from kg.extract.base import Reader
from kg.link import Linker
from kg.model import AUTHOR, Argument, Example, Ontology, Reading, Relation, Sentence, Span

READERS = ("en", "zh")  # languages that there is a reader for


def sentence(text: str, lang: str) -> Sentence:
    """`text` as the only sentence of a document."""
    return Sentence("example", 0, (Span(0, len(text)),), text, lang, "")


def dice(left: str, right: str) -> float:
    """How much two names share, 0 to 1: words of English, characters of Chinese."""
    a, b = Counter(_units(left)), Counter(_units(right))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def _units(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+|[\u3400-\u9fff]", text.lower())


def states(reading: Reading, relation: Relation, example: Example) -> bool:
    """Whether a reading is the example's claim: the relation, and both ends by half of their words."""
    if reading.relation != relation.id:
        return False
    ends = [(reading.subject, reading.object)] + [(reading.object, reading.subject)] * relation.symmetric
    return any(_names(left, example.subject) and _names(right, example.object) for left, right in ends)


def qualified(reading: Reading, example: Example) -> bool:
    """Whether a reading has the example's polarity, modality and holder."""
    if (reading.polarity, reading.modality) != (example.polarity, example.modality):
        return False
    if AUTHOR in (reading.holder, example.holder):
        return reading.holder == example.holder
    return dice(reading.holder, example.holder) >= 0.5


def _names(argument: Argument, text: str) -> bool:
    return dice(argument.text, text) >= 0.5


class ExampleReader:
    """Reads single sentences; the readers of the languages start when they are first asked."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._readers: dict[str, Reader] = {}
        self._known: dict[tuple[str, str], tuple[Reading, ...]] = {}

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self._ontology)

    def read(self, texts: Sequence[str], lang: str) -> list[tuple[Reading, ...]]:
        """The readings of each sentence, as if it stood alone."""
        if lang not in self._readers:
            self._readers[lang] = _reader(self._ontology, lang)
        for text in texts:
            if (text, lang) not in self._known:
                self._known[text, lang] = self._alone(text, lang)
        return [self._known[text, lang] for text in texts]

    def _alone(self, text: str, lang: str) -> tuple[Reading, ...]:
        only = sentence(text, lang)
        return self._readers[lang].read([only], [self._linker.mentions(only)])[0].readings


def _reader(ontology: Ontology, lang: str) -> Reader:
    """The reader of a language; imported here because its lexicons take a second to load."""
    if lang == "zh":
        from kg.extract.zh import ChineseReader

        return ChineseReader(ontology)
    from kg.extract.en import EnglishReader

    return EnglishReader(ontology)
