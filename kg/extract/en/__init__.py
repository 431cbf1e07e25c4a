"""English sentences → readings: tokens, tags, phrases, clauses, and rules over the clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.base import SentenceReading
from kg.extract.en.chunks import Chunker
from kg.extract.en.clauses import Parser
from kg.extract.en.discourse import Discourse
from kg.extract.en.ends import Ends
from kg.extract.en.interpret import Interpreter
from kg.extract.en.lexicon import Lexicon, compile_lexicon
from kg.extract.en.lookup import compile_cues
from kg.extract.en.table import Table
from kg.extract.en.tagger import Tagger
from kg.extract.en.tokens import Token, tokenize, without_asides
from kg.extract.en.trace import trace_notes
from kg.model import Mention, Ontology, Sentence

__all__ = ["EnglishReader", "Lexicon", "compile_lexicon"]

_ASPECT = frozenset(
    [
        "begin to",
        "start to",
        "continue to",
        "tend to",
        "seem to",
        "appear to",
        "come to",
        "get to",
        "happen to",
        "have to",
        "used to",
        "cease to",
        "be to",
        "prove to",
        "manage to",
        "serve to",
    ]
)
_PARTIES = {"state": 1.1, "organisation": 1.0, "role": 1.0, "group": 0.4, "person": 0.2}
_PLACE = 2.2
_NAME_IN = re.compile(r"((?:[A-Z][\w-]*\s)+)(?:in|of) $")


class EnglishReader:
    """Compiled once from the ontology; reads the English sentences of one document in their order."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon | None = None) -> None:
        self._ontology = ontology
        self._cues = compile_cues(ontology)
        self._table = Table(ontology.predicates)
        self._states = frozenset(self._table.verbs) | self._cues.says  # verbs that state or say something
        self._tagger = Tagger(
            lexicon or compile_lexicon(), self._states, self._cues.controls | self._cues.infinitives,
            self._table.to_verbs - self._cues.infinitives, self._table.to_nouns, self._cues.says,
        )  # fmt: skip

    def read(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        *,
        title: str = "",
        trace: bool = False,
    ) -> list[SentenceReading]:
        """One result a sentence; `mentions[i]` are the terms linked in `sentences[i]`."""
        discourse = Discourse()
        return [
            self._read(sentence, terms, discourse, trace) for sentence, terms in zip(sentences, mentions, strict=True)
        ]

    def _agents(self, text: str, mentions: Sequence[Mention], discourse: Discourse) -> None:
        """Tells the discourse which parties and places a sentence names; of "X in Y" the place X alone."""
        seen: set[str] = set()
        for mention in mentions:
            term = self._ontology.terms.get(mention.term or "")
            if term is None or term.id in seen or term.kind not in ("actor", "place"):
                continue
            seen.add(term.id)
            inner = self._place_in(text, mention.start) if term.kind == "place" else ""
            if inner:
                discourse.agent(inner, "place", _PLACE)
                continue
            if term.party == "state" and "government" in mention.surface.lower():
                discourse.state(mention.surface, term.kind)
            weight = _PLACE if term.kind == "place" else _PARTIES.get(term.party or "", 0.4)
            discourse.agent(mention.surface, term.kind, weight)

    def _place_in(self, text: str, start: int) -> str:
        """The name of a place that lies in the place named at an offset: "X Village in Y"."""
        found = _NAME_IN.search(text, max(0, start - 60), start)
        name = found[1].strip() if found is not None else ""
        return name if name and name.split()[-1].lower() in self._cues.place_heads else ""

    def _raising(self, words_: str) -> bool:
        if words_.startswith("said "):
            return words_.removeprefix("said ") in self._cues.says
        return words_ in _ASPECT or words_ in self._cues.denying or words_ in self._cues.modality

    def _read(
        self, sentence: Sentence, mentions: Sequence[Mention], discourse: Discourse, trace: bool
    ) -> SentenceReading:
        discourse.next_sentence(sentence.section)
        if sentence.text.rstrip().endswith("?"):
            return SentenceReading()
        tokens = tokenize(sentence.text)
        self._tagger.tag(tokens)
        tokens, holder = without_asides(tokens, self._cues.says)
        chunker = Chunker(tokens, self._states.__contains__, self._cues.gerunds.__contains__, _terms(tokens, mentions))
        parser = Parser(
            chunker, self._raising, self._cues.denying.__contains__, self._table.particles, self._cues.time,
            self._cues.says,
        )  # fmt: skip
        roots = parser.sentence()
        ends = Ends(chunker, sentence.text, mentions, self._ontology, self._cues, discourse)
        interpreter = Interpreter(chunker, ends, self._table, self._cues)
        interpreter.aside = sentence.text[holder[0] : holder[1]] if holder else ""
        readings = interpreter.read(roots)
        self._agents(sentence.text, mentions, discourse)
        notes = tuple(trace_notes(chunker, roots, readings)) if trace else ()
        return SentenceReading(tuple(readings), ends.chunks(), notes)


def _terms(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, int]:
    """First token → end of each linked term of several words whose edges are tokens' edges."""
    starts = {token.start: n for n, token in enumerate(tokens)}
    ends = {token.end: n + 1 for n, token in enumerate(tokens)}
    found: dict[int, int] = {}
    for mention in mentions:
        first, last = starts.get(mention.start), ends.get(mention.end)
        if first is not None and last is not None and last > found.get(first, first + 1):
            found[first] = last
    return found
