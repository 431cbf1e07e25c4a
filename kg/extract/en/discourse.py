"""What a text has been talking about: antecedents of pronouns and of subjects left out."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind

_DECAY = 0.9
_WINDOW = 8


@dataclass(slots=True)
class Topic:
    """A node with how salient it is."""

    text: str
    kind: Kind
    plural: bool
    weight: float
    position: int  # offset in its sentence
    sentence: int


class Discourse:
    """Remembers the nodes of the last sentences; salience decays from sentence to sentence."""

    def __init__(self) -> None:
        self._topics: dict[str, Topic] = {}
        self._sentence = 0

    def next_sentence(self) -> None:
        """A new sentence begins."""
        self._sentence += 1
        for topic in self._topics.values():
            topic.weight *= _DECAY
        if len(self._topics) > 60:
            kept = sorted(self._topics.items(), key=lambda item: (-item[1].weight, item[0]))[:40]
            self._topics = dict(kept)

    def add(self, text: str, kind: Kind, plural: bool, weight: float, position: int) -> None:
        """A node was named, as the subject (weight 2), an object (1) or in a heading."""
        key = text.lower()
        topic = self._topics.get(key)
        if topic is None:
            self._topics[key] = Topic(text, kind, plural, weight, position, self._sentence)
        else:
            topic.weight += weight
            topic.sentence, topic.position = self._sentence, position

    def antecedent(self, pronoun: str, position: int) -> str:
        """The words that a pronoun at an offset stands for, '' where nothing fits."""
        plural = pronoun in ("they", "them", "these", "those", "their")
        person = pronoun in ("he", "she", "him", "her")
        best, score = "", 0.0
        for topic in self._topics.values():
            if topic.plural != plural or self._sentence - topic.sentence > _WINDOW:
                continue
            if topic.sentence == self._sentence and topic.position >= position:
                continue
            value = topic.weight * (1.5 if self._sentence - topic.sentence <= 1 else 1.0)
            if person and topic.kind != "actor":
                continue
            if value > score:
                best, score = topic.text, value
        return best

    def implied(self, actor: bool) -> Topic | None:
        """The topic of the passage, an actor where one is wanted."""
        best: Topic | None = None
        top = 0.0
        for topic in self._topics.values():
            value = topic.weight * (1.6 if actor and topic.kind in ("actor", "place") else 1.0)
            if value > top:
                best, top = topic, value
        return best
