"""A word that may be a verb, with its neighbours, and the rules that say whether it is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.extract.zh.following import after_as, what_follows
from kg.extract.zh.grammar import BECOMES
from kg.extract.zh.signs import Signs
from kg.extract.zh.tokens import Token

_SINCE = ("由于", "因为", "随着", "鉴于")


class Word(NamedTuple):
    """A word that may be a verb, and its neighbours."""

    n: int
    k: int  # the last word before it that is no adverb
    text: str
    token: Token
    known: bool  # to the tables, as a verb
    before: str  # the code of the word before
    base: str  # the code of the word at `k`, as far as it matters here
    after: str  # what follows, as `what_follows` names it
    soft: bool  # as often a noun
    later: bool  # a verb beyond doubt follows in the clause


Rule = Callable[[Signs, Word], bool | None]  # verb, noun, or nothing to say
Fits = Callable[[str, str, str, bool, bool], bool]  # of base, before, after, known and soft
_FITS: dict[Rule, Fits] = {}


def asked(
    *, base: str = "", before: str = "", after: str = "", known: bool | None = None, soft: bool | None = None
) -> Callable[[Rule], Rule]:
    """Of which words a rule is asked: the codes that may stand around them, whether they are known and soft; else of all."""

    def fits(base_: str, before_: str, after_: str, known_: bool, soft_: bool) -> bool:
        around = (not base or base_ in base) and (not before or before_ in before) and (not after or after_ in after)
        return around and known in (None, known_) and soft in (None, soft_)

    def note(rule: Rule) -> Rule:
        _FITS[rule] = fits
        return rule

    return note


class Rules:
    """Rules in their order; a word is asked only of those that may have something to say of it."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._of: dict[tuple[str, str, str, bool, bool], list[Rule]] = {}  # by what `asked` looks at: a few hundred

    def decide(self, clause: Signs, word: Word) -> bool | None:
        """What the first rule says that has something to say."""
        key = (word.base, word.before, word.after, word.known, word.soft)
        rules = self._of.get(key)
        if rules is None:
            rules = self._of[key] = [rule for rule in self._rules if rule not in _FITS or _FITS[rule](*key)]
        for rule in rules:
            found = rule(clause, word)
            if found is not None:
                return found
        return None


def look(clause: Signs, n: int) -> Word:
    """The word at `n` with what its neighbours are."""
    tokens, start = clause.tokens, clause.start
    token = tokens[n]
    before = tokens[n - 1].code if n > start else "K"
    soft = token.code == "w" or token.kind is not None
    if not soft and before in "nvc" and token.text in clause.tables.deeds:
        soft = before != "n" or not clause.actor(n - 1)
    k = n - 1
    while k >= start and (
        tokens[k].code in "dia" or (tokens[k].code == "b" and k > start and tokens[k - 1].code == "u")
    ):
        k -= 1
    if k > start and tokens[k].code == "t" and tokens[k - 1].code == "n":
        before = "n"  # 移民后期扶持资金
    after = what_follows(tokens, n, clause.end)
    later = bool(clause.strong) and clause.strong[-1] > n
    return Word(n, k, token.text, token, clause.known(n), before, _base(clause, n, k), after, soft, later)


def _base(clause: Signs, n: int, k: int) -> str:
    """The code of the word at `k`, by what it means for the word at `n`."""
    tokens, start = clause.tokens, clause.start
    code = tokens[k].code if k >= start else "K"
    if code == "l":
        return "v"
    if code == "v" and tokens[k].text in BECOMES and clause.to_a_reason(n):
        return "s"  # 成为制约发展的障碍: as after 是
    if code == "b":
        return "n"
    if code == "n" and after_as(tokens, start, k):
        return "K"  # 以学历为由设置门槛
    if code == "t":
        return "n" if k > start and tokens[k - 1].code == "n" else "K"
    return "K" if code == "p" and tokens[k].text in _SINCE else code
