"""What repairs of tags stand on: the words' choices, what the tables ask of verbs, and a new tag for a token."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from kg.extract.en.lexicon import Lexicon
from kg.extract.en.tokens import Token
from kg.extract.en.wordclasses import Choices


class Retagging(Choices):
    """Sets tags right."""

    def __init__(
        self,
        lexicon: Lexicon,
        verbs: Iterable[str],
        controls: Iterable[str],
        prepositional: Iterable[str],
        to_nouns: Iterable[str],
        says: Iterable[str],
    ) -> None:
        super().__init__(lexicon, verbs)
        self._controls = frozenset(controls)  # verbs that an infinitive follows
        self._prepositional = frozenset(prepositional)  # verbs that take the preposition "to" and no infinitive
        self._to_nouns = frozenset(to_nouns)
        self._says = frozenset(says)  # verbs that a clause may follow

    def _retag(self, token: Token, tag: str) -> None:
        for choice in self.choices(token.low):
            if choice[0] == tag or (tag == "VB" and choice[0] == "VB"):
                token.tag, token.lemma = tag, choice[2]
                return


def tag_at(tokens: Sequence[Token], n: int) -> str:
    """The tag of a token, '' outside the sentence."""
    return tokens[n].tag if 0 <= n < len(tokens) else ""


Repair = Callable[[Any, Sequence[Token], int], str]


class Asked(NamedTuple):
    """Of which tokens a repair is asked: of what words, or of words that end so, that can be verbs, after which tags."""

    words: frozenset[str] = frozenset()
    ending: str = ""
    verb: bool = False
    before: frozenset[str] = frozenset()


ASKED: dict[Repair, Asked] = {}


def asked(words: str = "", *, ending: str = "", verb: bool = False, before: str = "") -> Callable[[Repair], Repair]:
    """Notes of which tokens alone a repair may say something."""

    def note(repair: Repair) -> Repair:
        ASKED[repair] = Asked(frozenset(words.split()), ending, verb, frozenset(before.split()))
        return repair

    return note
