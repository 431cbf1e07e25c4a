"""A paper's sentences → mentions and evidence: linked, read by the reader of their language, tied to nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.confidence import Weights
from kg.extract.base import Reader, SentenceReading
from kg.extract.en import EnglishReader
from kg.extract.zh import ChineseReader
from kg.link import Linker
from kg.model import Evidence, Mention, Ontology, Paper, Sentence
from kg.tie import evidence

READERS: dict[str, type[Reader]] = {"en": EnglishReader, "zh": ChineseReader}


@dataclass(frozen=True, slots=True)
class Extract:
    """What one paper gave: (sentence index, mention) for each node named in it, and the evidence, in text order."""

    document: str
    mentions: tuple[tuple[int, Mention], ...]
    evidence: tuple[Evidence, ...]


class Extractor:
    """Everything that is compiled once from an ontology to read any number of papers."""

    def __init__(self, ontology: Ontology, weights: Weights) -> None:
        self.linker = Linker(ontology)
        self.weights = weights
        self._ontology = ontology
        self._readers: dict[str, Reader] = {}

    def reader(self, lang: str) -> Reader:
        """The reader of a language, compiled when it is first needed."""
        if lang not in self._readers:
            self._readers[lang] = READERS[lang](self._ontology)
        return self._readers[lang]

    def readings(
        self, sentences: Sequence[Sentence], title: str = "", trace: bool = False
    ) -> list[tuple[Sentence, tuple[Mention, ...], SentenceReading]]:
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
        mentions: list[tuple[int, Mention]] = []
        found: list[Evidence] = []
        for sentence, linked, result in self.readings(paper.sentences, title):
            terms = {(mention.start, mention.end) for mention in linked}
            extra = (chunk for chunk in result.chunks if chunk.term is None and (chunk.start, chunk.end) not in terms)
            named = sorted({*linked, *extra}, key=lambda m: (m.start, m.end, m.term or ""))
            mentions.extend((sentence.index, mention) for mention in named)
            for reading in result.readings:
                confidence = self.weights.confidence(reading, sentence.lang)
                found.append(evidence(paper.document, sentence, reading, self.linker, confidence))
        return Extract(paper.document.id, tuple(mentions), tuple(dict.fromkeys(found)))
