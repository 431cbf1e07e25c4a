"""What a text has been talking about: antecedents of pronouns and of subjects left out."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Kind, Modality

_DECAY = 0.72
_SLOW = 0.92  # for the topic of a passage
_SLOWER = 0.97  # for who acts in a paper
_EXAMPLE_LASTS = 6  # sentences
_MOST = 48
_PLURAL = frozenset(
    {"they", "them", "these", "those", "their", "themselves", "many", "some", "few", "most", "several", "both"}
)
_FULL = 400  # texts whose weights are kept
_FAINT = 0.1

_COMPLEMENT = re.compile(r" (?:of|between|against|without|to|in|for) ")  # what follows the head of a name


@dataclass(frozen=True, slots=True)
class Named:
    """A node as it was named: where, and how prominently (subject 2, object 1)."""

    text: str
    kind: Kind
    plural: bool
    weight: float
    position: int
    sentence: int


class _Fading:
    """Weights that decay from sentence to sentence, worked out when they are asked for."""

    def __init__(self, decay: float) -> None:
        self._decay = decay
        self._weights: dict[str, tuple[float, int, Kind]] = {}  # text → weight, sentence of it, kind

    def add(self, text: str, kind: Kind, weight: float, sentence: int) -> None:
        """More weight for a text."""
        before, last, _ = self._weights.get(text, (0.0, sentence, kind))
        self._weights[text] = (before * self._decay ** (sentence - last) + weight, sentence, kind)
        if len(self._weights) > _FULL:
            kept = sorted(self._weights.items(), key=lambda item: (-self._now(item[1], sentence), item[0]))[
                : _FULL // 2
            ]
            self._weights = dict(kept)

    def top(self, sentence: int) -> tuple[str, Kind] | None:
        """The text of most weight now, with its kind; the first named of equals."""
        if not self._weights:
            return None
        text, found = max(self._weights.items(), key=lambda item: self._now(item[1], sentence))
        return (text, found[2]) if self._now(found, sentence) > _FAINT else None

    def _now(self, found: tuple[float, int, Kind], sentence: int) -> float:
        return found[0] * self._decay ** (sentence - found[1])


class Discourse:
    """Remembers the nodes of the last sentences, the newest last."""

    def __init__(self) -> None:
        self._named: list[Named] = []
        self._topics = _Fading(_SLOW)
        self._agents = _Fading(_SLOWER)
        self._sentence = 0
        self._section = ""
        self._example: tuple[str, Kind, int] | None = None  # what was announced as the example, and in which sentence
        self._spoken: tuple[str, Kind, Modality, int] | None = None  # subject and modality of the last main clause
        self._denied: tuple[str, Kind, int] | None = None  # of what it was last said that it is not something
        self._state: tuple[str, Kind] | None = None  # the state body named last

    def next_sentence(self, section: str = "") -> None:
        """A new sentence begins."""
        self._sentence += 1
        self._section = section
        latest = self._named[-_MOST:]  # in the order of sentences
        first = next((n for n, named in enumerate(latest) if self._sentence - named.sentence <= 8), len(latest))
        self._named = latest[first:]

    def add(self, text: str, kind: Kind, plural: bool, weight: float, position: int) -> None:
        """A node was named at an offset of the present sentence."""
        self._named.append(Named(text, kind, plural, weight, position, self._sentence))
        self._topics.add(text, kind, weight, self._sentence)

    def agent(self, text: str, kind: Kind, weight: float) -> None:
        """A party or place was named that could be the one to act."""
        self._agents.add(text, kind, weight, self._sentence)

    def speak(self, text: str, kind: Kind, modality: Modality) -> None:
        """A main clause has spoken of its subject."""
        self._spoken = (text, kind, modality, self._sentence)

    def spoken(self) -> tuple[str, Kind, Modality] | None:
        """Of whom the sentence before spoke, and how."""
        found = self._spoken
        return found[:3] if found is not None and self._sentence - found[3] == 1 else None

    def deny(self, text: str, kind: Kind) -> None:
        """ "A is no B": what A is may follow in the next sentence."""
        self._denied = (text, kind, self._sentence)

    def denied(self) -> tuple[str, Kind] | None:
        """Of what the sentence before said that it is not something."""
        found = self._denied
        return found[:2] if found is not None and self._sentence - found[2] == 1 else None

    def announce(self, text: str, kind: Kind) -> None:
        """ "Take A as an example": the next sentences are about A."""
        self._example = (text, kind, self._sentence)

    def example(self) -> tuple[str, Kind] | None:
        """What the passage takes as its example, where that was said a few sentences ago."""
        if self._example is None or self._sentence - self._example[2] > _EXAMPLE_LASTS:
            return None
        return self._example[:2]

    def state(self, text: str, kind: Kind) -> None:
        """A state body was named."""
        self._state = (text, kind)

    def we(self) -> tuple[str, Kind] | None:
        """Who is meant by "we should": the state where one was named, else who acts."""
        return self._state or self.implied(actor=True)

    def antecedent(self, pronoun: str, position: int, doers: Collection[str] = ()) -> str:
        """The words that a pronoun at an offset stands for, '' where nothing fits; never who does something to it."""
        plural = pronoun in _PLURAL
        person = pronoun in ("he", "she", "him", "her", "his")
        objective = pronoun in ("them", "him", "her")
        best, score = "", 0.0
        for named in self._named:
            if named.plural != plural or (person and named.kind != "actor") or named.text in doers:
                continue
            distance = self._sentence - named.sentence
            if distance == 0 and named.position >= position:
                continue
            value = (1.4 if objective and distance == 0 else named.weight) * _DECAY**distance
            value *= 1.3 if plural and named.kind == "actor" else 1.0
            value += 0.2 * (distance == 0 and objective) * named.position / (position + 1)
            if value >= score:
                best, score = named.text, value
        return best

    def named(self, head: str) -> str:
        """The fuller name that ends in `head` or has it before "of", as it was last given; '' where none was."""
        for named in reversed(self._named):
            name = _without_complement(named.text)
            if name.endswith(" " + head) or (name == head and name != named.text.lower()):
                return named.text
        return ""

    def kind(self, text: str) -> Kind:
        """The kind of what was last named so; concept where nothing was."""
        return next((named.kind for named in reversed(self._named) if named.text == text), "concept")

    def implied(self, actor: bool) -> tuple[str, Kind] | None:
        """The topic of the passage with its kind, an actor or place where one is wanted."""
        found = self.example() or (self._agents.top(self._sentence) if actor else None)
        return found or (None if actor else self._topics.top(self._sentence))


@lru_cache(maxsize=10_000)
def _without_complement(text: str) -> str:
    """A name in lower case without what completes its head."""
    return _COMPLEMENT.split(text.lower(), maxsplit=1)[0]
