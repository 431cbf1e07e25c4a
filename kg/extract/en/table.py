"""The predicate table of English, compiled for look-up by first word; entries are tried longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.en import words
from kg.model import Predicate


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the words after the first, split into what stands between and the preposition of the object."""

    predicate: Predicate
    middle: tuple[str, ...]  # particles, nouns
    preposition: str  # '' where the object is direct
    light: bool

    @property
    def size(self) -> int:
        """How many words it has."""
        return 1 + len(self.middle) + bool(self.preposition)


class Table:
    """Look-up of entries by form and first word."""

    def __init__(self, predicates: Iterable[Predicate]) -> None:
        self.verbs: dict[str, list[Entry]] = {}
        self.adjectives: dict[str, list[Entry]] = {}
        self.nouns: dict[str, list[Entry]] = {}
        self.phrases: dict[str, Predicate] = {}
        self.particles: set[tuple[str, str]] = set()
        self.to_verbs: set[str] = set()  # verbs with the preposition "to"
        self.to_nouns: set[str] = set()  # nouns with the preposition "to"
        self.whole: dict[str, Entry] = {}  # adjectival entries by their whole text: in need of
        self.complements: set[str] = set()  # verbs that call their object something: see as, turn into
        for predicate in predicates:
            if predicate.lang == "en":
                self._add(predicate)
        for table in (self.verbs, self.adjectives, self.nouns):
            for entries in table.values():
                entries.sort(key=lambda entry: (-entry.size, entry.predicate.text))

    def _add(self, predicate: Predicate) -> None:
        first, *rest = predicate.text.lower().split()
        if predicate.form == "phrase":
            self.phrases[predicate.text.lower()] = predicate
            return
        entry = _entry(predicate, rest)
        table = {"adjective": self.adjectives, "noun": self.nouns}.get(predicate.form, self.verbs)
        table.setdefault(first, []).append(entry)
        if predicate.form == "verb" and entry.preposition == "to" and not entry.middle:
            self.to_verbs.add(first)
        if predicate.form == "noun" and entry.preposition == "to" and not entry.middle:
            self.to_nouns.add(first)
        if predicate.form == "adjective" and rest:
            self.whole[predicate.text.lower()] = entry
        if entry.preposition in ("as", "into") and not entry.middle and predicate.relation in ("is_a", "acts_as"):
            self.complements.add(first)
        if predicate.form == "verb" and rest and rest[0] in _NOT_OBJECT and (len(rest) > 1 or not entry.preposition):
            self.particles.add((first, rest[0]))

    def is_verb(self, lemma: str) -> bool:
        """Whether a lemma begins a verbal entry."""
        return lemma in self.verbs


_NOT_OBJECT = frozenset(
    ["up", "out", "off", "down", "away", "back", "together", "aside", "apart", "forth", "forward", "over"]
)


def _entry(predicate: Predicate, rest: list[str]) -> Entry:
    light = predicate.form == "light"
    last = rest[-1] if rest else ""
    if last in _NOT_OBJECT and predicate.form == "verb" and (len(rest) == 1 and last != "over"):
        return Entry(predicate, tuple(rest), "", light)
    if rest[-2:] == ["out", "of"]:
        return Entry(predicate, tuple(rest[:-2]), "out of", light)
    if last in words.PREPOSITIONS or last == "to":
        return Entry(predicate, tuple(rest[:-1]), last, light)
    return Entry(predicate, tuple(rest), "", light)
