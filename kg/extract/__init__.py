"""A paper's sentences → mentions and evidence: linked, read by the reader of their language, tied to nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kg.confidence import Weights, features
from kg.extract.base import Reader, SentenceReading
from kg.link import Linker
from kg.model import Evidence, Mention, Ontology, Paper, Sentence
from kg.tie import evidence

Result = tuple[Sentence, tuple[Mention, ...], SentenceReading]
# language → the class that reads it, in the package of its name
READERS = {"en": "EnglishReader", "zh": "ChineseReader"}
# language → what makes of an ontology the plain data (its `Lexicon`) that the reader is compiled from; slow, so worth keeping
LEXICONS: dict[str, Callable[[Ontology], Any]] = {
    "en": lambda ontology: package("en").compile_lexicon(),
    "zh": lambda ontology: package("zh").compile_lexicon(ontology),
}


def package(lang: str) -> Any:
    """What reads a language; imported when it is asked for, since a build of few changes needs one or none."""
    return import_module(f"kg.extract.{lang}")


@dataclass(frozen=True, slots=True)
class Extract:
    """What one paper gave: (sentence index, mention) for each node named in it, and the evidence, in text order."""

    document: str
    mentions: tuple[tuple[int, Mention], ...]
    evidence: tuple[Evidence, ...]


class Extractor:
    """Everything that is compiled once from an ontology to read any number of papers."""

    def __init__(
        self,
        ontology: Ontology,
        weights: Weights,
        linker: Linker | None = None,
        lexicon: Callable[[str], Any] | None = None,
    ) -> None:
        self.linker = linker or Linker(ontology)
        self.weights = weights
        self._lexicon = lexicon or (lambda lang: LEXICONS[lang](ontology))
        self._ontology = ontology
        self._readers: dict[str, Reader] = {}

    def reader(self, lang: str) -> Reader:
        """The reader of a language, compiled when it is first needed."""
        if lang not in self._readers:
            reader = getattr(package(lang), READERS[lang])
            self._readers[lang] = reader(self._ontology, self._lexicon(lang))
        return self._readers[lang]

    def readings(self, sentences: Sequence[Sentence], title: str = "", trace: bool = False) -> list[Result]:
        """(sentence, linked terms, what was read) for each sentence, in their order."""
        linked = [self.linker.mentions(sentence) for sentence in sentences]
        read: dict[int, SentenceReading] = {}
        for lang in READERS:
            mine = [n for n, sentence in enumerate(sentences) if sentence.lang == lang]
            if mine:
                terms = [linked[n] for n in mine]
                results = self.reader(lang).read([sentences[n] for n in mine], terms, title=title, trace=trace)
                read.update(zip(mine, results, strict=True))
        empty = SentenceReading()
        return [(sentence, linked[n], read.get(n, empty)) for n, sentence in enumerate(sentences)]

    def extract(self, paper: Paper, title: str = "") -> Extract:
        """All mentions and evidence of a paper."""
        read = self.readings(paper.sentences, title)
        mentions = [(s.index, mention) for s, linked, result in read for mention in _named(linked, result.chunks)]
        found = tuple(item for item, _ in self._pairs(paper, read))
        return Extract(paper.document.id, tuple(mentions), found)

    def pairs(self, paper: Paper, title: str = "") -> list[tuple[Evidence, list[str]]]:
        """(evidence, the names of what its confidence comes from) for a paper."""
        return self._pairs(paper, self.readings(paper.sentences, title))

    def _pairs(self, paper: Paper, read: Sequence[Result]) -> list[tuple[Evidence, list[str]]]:
        """One reading a sentence of each subject, relation and object: the one that is surest, the first of equals."""
        best: dict[tuple[int, str, str, str], tuple[Evidence, list[str]]] = {}
        for sentence, _, result in read:
            for reading in result.readings:
                names = features(reading, sentence, result.readings)
                confidence = self.weights.of(names)
                item = evidence(paper.document, sentence, reading, self.linker, confidence)
                key = (sentence.index, item.subject.id, item.relation, item.object.id)
                if item.subject.id != item.object.id and (key not in best or confidence > best[key][0].confidence):
                    best[key] = (item, names)
        return list(best.values())


def _named(linked: Sequence[Mention], chunks: Sequence[Mention]) -> list[Mention]:
    """The terms and the candidates of a sentence, none of the latter where a term stands."""
    terms = {(mention.start, mention.end) for mention in linked}
    extra = (chunk for chunk in chunks if chunk.term is None and (chunk.start, chunk.end) not in terms)
    return sorted([*linked, *extra], key=lambda m: (m.start, m.end, m.term or ""))
