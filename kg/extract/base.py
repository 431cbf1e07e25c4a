"""What a reader of one language takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.model import Mention, Reading, Sentence


@dataclass(frozen=True, slots=True)
class Note:
    """One line of a trace: at which stage which rule said what about which words."""

    stage: str  # token, chunk, clause, rule, qualifier, filter
    rule: str
    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """All that was read in one sentence; `chunks` are the noun phrases taken as nodes, terms among them."""

    readings: tuple[Reading, ...] = ()
    chunks: tuple[Mention, ...] = ()
    notes: tuple[Note, ...] = ()


class Reader(Protocol):
    """Compiled once from the ontology; reads the sentences of one document in one language, in their order."""

    def read(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        *,
        title: str = "",
        trace: bool = False,
    ) -> list[SentenceReading]:
        """One result a sentence; `mentions[i]` are the terms linked in `sentences[i]`, longest match, sorted by start."""
        ...
