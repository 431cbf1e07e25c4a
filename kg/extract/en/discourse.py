"""What a text has been talking about: antecedents of pronouns and of subjects left out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind

_DECAY = 0.72
_SLOW = 0.92  # for the topic of a passage
_SLOWER = 0.97  # for who acts in a paper
_MOST = 48


@dataclass(frozen=True, slots=True)
class Named:
    """A node as it was named: where, and how prominently (subject 2, object 1)."""

    text: str
    kind: Kind
    plural: bool
    weight: float
    position: int
    sentence: int


class Discourse:
    """Remembers the nodes of the last sentences, the newest last."""

    def __init__(self) -> None:
        self._named: list[Named] = []
        self._topics: dict[str, tuple[float, Kind]] = {}
        self._agents: dict[str, tuple[float, Kind]] = {}
        self._sentence = 0
        self._section = ""

    def next_sentence(self, section: str = "") -> None:
        """A new sentence begins."""
        self._sentence += 1
        self._section = section
        self._named = [named for named in self._named[-_MOST:] if self._sentence - named.sentence <= 8]
        self._topics = {text: (weight * _SLOW, kind) for text, (weight, kind) in self._topics.items() if weight > 0.2}
        self._agents = {text: (weight * _SLOWER, kind) for text, (weight, kind) in self._agents.items() if weight > 0.1}

    def add(self, text: str, kind: Kind, plural: bool, weight: float, position: int) -> None:
        """A node was named at an offset of the present sentence."""
        self._named.append(Named(text, kind, plural, weight, position, self._sentence))
        before, _ = self._topics.get(text, (0.0, kind))
        self._topics[text] = (before + weight, kind)

    def agent(self, text: str, kind: Kind, weight: float) -> None:
        """A party or place was named that could be the one to act."""
        before, _ = self._agents.get(text, (0.0, kind))
        self._agents[text] = (before + weight, kind)

    def antecedent(self, pronoun: str, position: int) -> str:
        """The words that a pronoun at an offset stands for, '' where nothing fits."""
        plural = pronoun in ("they", "them", "these", "those", "their", "themselves")
        person = pronoun in ("he", "she", "him", "her", "his")
        objective = pronoun in ("them", "him", "her")
        best, score = "", 0.0
        for named in self._named:
            if named.plural != plural or (person and named.kind != "actor"):
                continue
            distance = self._sentence - named.sentence
            if distance == 0 and named.position >= position:
                continue
            value = (1.0 if objective and distance == 0 else named.weight) * _DECAY**distance
            value *= 1.3 if plural and named.kind == "actor" else 1.0
            value += 0.2 * (distance == 0 and objective) * named.position / (position + 1)
            if value >= score:
                best, score = named.text, value
        return best

    def implied(self, actor: bool) -> tuple[str, Kind] | None:
        """The topic of the passage with its kind, an actor or place where one is wanted."""
        table = self._agents if actor and self._agents else self._topics
        best: tuple[str, Kind] | None = None
        top = 0.0
        for text, (weight, kind) in table.items():
            if weight > top:
                best, top = (text, kind), weight
        return best
