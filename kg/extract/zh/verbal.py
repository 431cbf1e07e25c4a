"""Verb or noun: whether an ambiguous word is the predicate of its clause, asked from left to right."""

from __future__ import annotations

from kg.extract.zh.at_once import AT_ONCE
from kg.extract.zh.before_object import BEFORE_OBJECT
from kg.extract.zh.before_verb import BEFORE_VERB
from kg.extract.zh.in_phrase import IN_PHRASE
from kg.extract.zh.nothing_after import NOTHING_AFTER
from kg.extract.zh.signs import Signs
from kg.extract.zh.word import Rules, look

_RULES = AT_ONCE + IN_PHRASE + NOTHING_AFTER  # what they leave open, the verb or the object that follows decides
_BEFORE_VERB = Rules(*_RULES, *BEFORE_VERB)
_BEFORE_OBJECT = Rules(*_RULES, *BEFORE_OBJECT)


def verbal(clause: Signs, n: int) -> bool:
    """Whether the word at `n`, verb or noun by the dictionary, is the predicate of a clause here."""
    word = look(clause, n)
    if clause.modifier_ended(n):
        clause.open = None
    rules = _BEFORE_VERB if word.after == "v" else _BEFORE_OBJECT
    found = rules.decide(clause, word) is not False
    if found:
        clause.open = n
    return found
