"""What the readers of both languages tell of a reading so that its confidence can be learned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kg.model import Argument, Predicate

_MOST = 4  # words or characters of a predicate that are told apart


@lru_cache(maxsize=20_000)
def of_entry(predicate: Predicate, relation: str) -> tuple[str, ...]:
    """How long the predicate's entry is, how many gaps it has, and whether the relation is its own or its object's."""
    told = dict(predicate.by_object)
    own = "own" if relation == predicate.relation else "object's" if relation in told.values() else "rule's"
    size = len(predicate.text.split()) if predicate.lang == "en" else len(predicate.text.replace("…", ""))
    names = (f"relation of {'several' if told else 'one'}: the {own}", f"predicate of {min(size, _MOST)}")
    return (*names, f"predicate with {predicate.text.count('…')} gaps") if predicate.lang == "zh" else names


class Tags:
    """The word classes of a sentence, to be asked where an end of a claim stops."""

    def __init__(self, ends: Sequence[int], classes: Sequence[str]) -> None:
        """Of each word where it ends and its class, in order."""
        self._at = dict(zip(ends, pairwise([*classes, "nothing"]), strict=True))

    def around(self, side: str, argument: Argument) -> tuple[str, ...]:
        """The class of an end's last word and of the word after it."""
        found = self._at.get(argument.end) if argument.end is not None else None
        return (f"{side} ends in {found[0]}", f"{side} before {found[1]}") if found is not None else ()
