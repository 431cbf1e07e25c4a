"""Tokens that are one word, and words that are two: which rules are tried, and what the whole sentence decides."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache

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
_DOTS = frozenset(("·", "•"))
_LEADING = _WAITING | _DOTS | {"偏", "过"}  # words that matter to the one after them
Rule = Callable[[list[Token], Token, Tables], bool]
# a rule, the words of which it may say something, and the words one of which must stand before
Entry = tuple[Rule, Callable[[str], bool] | None, Container[str] | None]


def joined(tokens: list[Token], tables: Tables) -> list[Token]:
    """The tokens of a sentence with what belongs together joined and what is two words parted."""
    out: list[Token] = []
    last = ""
    for token in with_persons(tokens, tables.saying):
        rules = _asked(token.text, last if last in _LEADING else "")
        if rules and last in _DOTS and out[-1].code != "·":
            rules = _asked(token.text, "")  # a dot in no name
        for rule in rules:
            if rule(out, token, tables):
                break
        else:
            out.append(token)
        last = out[-1].text
    words = {token.text for token in out}
    if "难" in words:
        out = _with_difficulties(out, tables)
    if "人" in words or not _NOBODY.isdisjoint(words):
        out = _with_nobody(out)
    _spell_ruin(out, tables)
    measured = any([len(word) > 2 and word[-1] in _MUCH for word in words])
    return _with_measures(out, tables) if measured else out


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


def _spell_ruin(tokens: list[Token], tables: Tables) -> None:
    """冲断: what ruins."""
    for token in tokens:
        text = token.text
        if (
            token.code == "v"
            and len(text) == 2
            and text[1] in verbs.RUIN
            and text[0] not in "论推判诊决独武臆评果间裁"
            and text not in tables.verbs
        ):
            token.text = "破坏"


def _with_measures(tokens: list[Token], tables: Tables) -> list[Token]:
    """集体行动的成本较高: two words, where 的 stands before and the clause ends."""
    out: list[Token] = []
    for n, token in enumerate(tokens):
        if not out or len(token.text) < 3 or token.text[-1] not in _MUCH:
            out.append(token)
            continue
        size = 2 if len(token.text) == 4 and token.text[2] in "较很更不" else 1 if len(token.text) == 3 else 0
        ends = n + 1 >= len(tokens) or tokens[n + 1].code in "kKc"
        after = out[-1].text == "的" or (out[-1].text[-1] == "化" and token.text.startswith("程度"))
        known = token.text in tables.adjectives or token.text[:2] == "程度"
        if size and after and ends and known:
            middle = token.end - size
            out.append(Token(token.text[:-size], token.start, middle, "n"))
            out.append(Token(token.text[-size:], middle, token.end, "a"))
        else:
            out.append(token)
    return out


_MUCH = frozenset("高低大小多少长短快慢强弱广窄深浅贵重轻")


def _with_nobody(tokens: list[Token]) -> list[Token]:
    """投诉无人受理, 老人没人照料: what nobody does is lacking."""
    out: list[Token] = []
    for token in tokens:
        if token.text == "人" and out and out[-1].text in ("没", "无") and out[-1].end == token.start:
            out[-1] = Token("无人", out[-1].start, token.end, "h")
            continue
        out.append(token)
    for n in range(1, len(out) - 1):
        ends = n + 2 >= len(out) or out[n + 2].code in "kK"
        if out[n].text in _NOBODY and out[n - 1].code in "nvdj" and out[n + 1].code in "vw" and ends:
            out[n] = Token("缺乏", out[n].start, out[n].end, "v")
            out[n + 1].code = "n"
    return out


def _plain(text: str) -> bool:
    """Whether no rule says anything of a word by itself."""
    if len(text) < 2 or text == "多元" or text in verbs.AS_WORDS or nouns.AMOUNT.fullmatch(text):
        return False
    return text[0] not in "不余" and text[-1] not in "是内外"


@lru_cache(maxsize=100_000)
def _asked(text: str, last: str) -> tuple[Rule, ...]:
    """The rules that may say something of a word after another, '' for one that does not matter to it."""
    if text in _MARKS or (_plain(text) and last not in _WAITING | _DOTS):
        return ()
    return tuple(rule for rule, of, after in RULES if (of is None or of(text)) and (after is None or last in after))


RULES: tuple[Entry, ...] = (
    (verbs.denied_copula, lambda text: text[-1] == "是", None),
    (nouns.ruled, None, ("被",)),
    (nouns.pattern, lambda text: len(text) < 3, None),
    (verbs.result, lambda text: text in ("出", "到"), None),
    (nouns.degree, None, ("偏", "过")),
    (verbs.becoming, lambda text: text in ("了", "为", "成"), None),
    (verbs.into, lambda text: text in ("进", "入"), None),
    (verbs.but_not, None, ("而",)),
    (verbs.both_has, lambda text: text == "于", None),
    (verbs.at_where, lambda text: text in ("于", "在"), None),
    (verbs.handled_where, lambda text: text in ("在", "到", "至", "于", "给"), None),
    (verbs.ruined, lambda text: text in verbs.RUIN, None),
    (verbs.out_of_reach, lambda text: text in verbs.REACHED, None),
    (verbs.beyond_power, lambda text: text.removeprefix("不") in verbs.DONE, None),
    (nouns.about_many, None, nouns.MORE_OR_LESS),
    (nouns.foreign_name, None, _DOTS),
    (verbs.as_main, lambda text: text in verbs.AS_WORDS, None),
    (nouns.negated_quality, None, ("不",)),
    (nouns.amount, lambda text: text == "多元" or nouns.AMOUNT.fullmatch(text) is not None, None),
    (nouns.two, None, ("两", "几", "数")),
    (nouns.and_more, lambda text: text[0] in "余多" and len(text) > 1, None),
    (nouns.big_kinds, lambda text: text in ("类", "块"), ("大",)),
    (nouns.of_type, lambda text: text in ("型", "式"), None),
    (nouns.about, None, nouns.ABOUT),
    (verbs.emphasis, lambda text: text in verbs.OF_REASON, verbs.IT_IS),
    (verbs.copula, lambda text: text[-1] == "是", None),
    (nouns.not_such, None, ("非",)),
    (nouns.somebody, lambda text: text in ("某", "某某"), None),
    (nouns.decree, lambda text: text == "令", None),
    (nouns.counted, lambda text: len(text) == 1, None),
    (nouns.within, lambda text: text[-1] in "内外", None),
    (nouns.suffix, lambda text: text == "们" or text in nouns.SUFFIX, None),
    (nouns.strays, lambda text: len(text) == 1, None),
)
