"""Tokens that are one word, and words that are two: which rules are tried, and what the whole sentence decides."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.zh import noun_parts as nouns
from kg.extract.zh import verb_parts as verbs
from kg.extract.zh.grammar import closed
from kg.extract.zh.names import with_persons
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_NOBODY = closed("无人 没人 乏人")
_WAITING = (
    frozenset(("两", "几", "数")) | nouns.ABOUT | {"不", "非", "被"} | verbs.IT_IS | verbs.TO_GET | nouns.MORE_OR_LESS
)
_MARKS = closed("， 。 、 ； ： 的")


def joined(tokens: list[Token], tables: Tables) -> list[Token]:
    """The tokens of a sentence with what belongs together joined and what is two words parted."""
    out: list[Token] = []
    for token in with_persons(tokens, tables.saying):
        text = token.text
        alone = text in _MARKS or (_plain(text) and not (out and (out[-1].text in _WAITING or out[-1].code == "·")))
        if alone or not any(rule(out, token, tables) for rule in RULES):
            out.append(token)
    return _with_difficulties(_with_nobody(out, tables), tables)


def _plain(text: str) -> bool:
    """Whether no rule says anything of a word by itself."""
    if len(text) < 2 or text == "多元" or text in verbs.AS_WORDS or nouns.AMOUNT.fullmatch(text):
        return False
    return text[0] != "不" and text[-1] not in "是内外"


def _with_difficulties(tokens: list[Token], tables: Tables) -> list[Token]:
    """面临落户难、入学难的问题: what is hard is a noun where it is suffered or dealt with."""
    out: list[Token] = []
    troubled = False
    for n, token in enumerate(tokens):
        if token.code in "kK":
            troubled = False
        entry = tables.verbs.get(token.text) if token.code in "vw" else None
        last = out[-1] if out else None
        ends = n + 1 >= len(tokens) or tokens[n + 1].code in "uckKgn"
        if token.text == "难" and troubled and ends and last is not None and last.code in "vwn" and len(last.text) == 2:
            out[-1] = Token(last.text + "难", last.start, token.end, "n")
            continue
        troubled = troubled or (entry is not None and entry.relation in ("faces", "addresses"))
        out.append(token)
    return out


def _with_nobody(tokens: list[Token], tables: Tables) -> list[Token]:
    """投诉无人受理, 老人没人照料: what nobody does is lacking; 冲断: what ruins."""
    out: list[Token] = []
    for token in tokens:
        if token.text == "人" and out and out[-1].text in ("没", "无") and out[-1].end == token.start:
            out[-1] = Token("无人", out[-1].start, token.end, "h")
            continue
        if (
            token.code == "v"
            and len(token.text) == 2
            and token.text[1] in verbs.RUIN
            and token.text not in tables.verbs
        ):
            token.text = "破坏"
        out.append(token)
    for n in range(1, len(out) - 1):
        ends = n + 2 >= len(out) or out[n + 2].code in "kK"
        if out[n].text in _NOBODY and out[n - 1].code in "nvdj" and out[n + 1].code in "vw" and ends:
            out[n] = Token("缺乏", out[n].start, out[n].end, "v")
            out[n + 1].code = "n"
    return out


RULES: tuple[Callable[[list[Token], Token, Tables], bool], ...] = (
    verbs.denied_copula,
    nouns.ruled,
    nouns.pattern,
    verbs.result,
    nouns.degree,
    verbs.becoming,
    verbs.into,
    verbs.handled_where,
    verbs.ruined,
    verbs.out_of_reach,
    verbs.beyond_power,
    nouns.about_many,
    nouns.foreign_name,
    verbs.as_main,
    nouns.negated_quality,
    nouns.amount,
    nouns.two,
    nouns.about,
    verbs.emphasis,
    verbs.copula,
    nouns.not_such,
    nouns.somebody,
    nouns.decree,
    nouns.counted,
    nouns.within,
    nouns.suffix,
    nouns.strays,
)
