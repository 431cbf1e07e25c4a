"""Tokens → tokens whose code says what the word is here: verb or noun, preposition, conjunction or copula."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise

from kg.extract.zh.grammar import BECOMES, CLOSED, LINKED, MUTUALLY
from kg.extract.zh.guess import guesses
from kg.extract.zh.joining import joined
from kg.extract.zh.place import ATTRIBUTIVE, Place
from kg.extract.zh.said_of import TRAITS, at_the_end, before_noun, listed_after_copula, of_deeds, said_at_end
from kg.extract.zh.signs import Signs
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.extract.zh.verbal import verbal

_ALSO_ADVERBS = frozenset(("基本", "综合", "专门", "日常", "正常", "永久"))
_IN_FACT = frozenset(("实际", "事实", "客观", "根本", "统一"))
_SHARES = frozenset(("比例", "数量", "程度", "规模", "范围"))
_WRONGLY = frozenset(("违规", "违法", "非法", "恶意"))
_PLACED = _IN_FACT | _SHARES | _WRONGLY | {"同样"}  # what they are depends on where they stand
_SIZES = frozenset("高低大小多少长短快慢强弱广窄深浅贵难重轻好差早晚远近")
_FOLLOW = "Kk"  # what ends a clause


def settle(tokens: list[Token], tables: Tables, kind_of: Callable[[str], str]) -> list[Token]:
    """The tokens of a sentence with their codes settled, left to right, clause by clause."""
    tokens = _without_number(joined(tokens, tables))
    start, first = 0, True
    for n in range(len(tokens) + 1):
        if n == len(tokens) or tokens[n].code in _FOLLOW:
            if n > start:
                _clause(tokens, start, n, tables, kind_of, first)
                said = tokens[n - 1].text in tables.saying  # what is said begins a sentence of its own
                first = said or (first and all(t.code in "jdte" for t in tokens[start:n]))
            start = n + 1
    return tokens


def _without_number(tokens: list[Token]) -> list[Token]:
    """三、各区应当…: a list's number says nothing."""
    if len(tokens) > 2 and tokens[0].code == "q" and tokens[1].text in ("、", ".", "．"):
        return tokens[2:]
    return tokens


def _clause(
    tokens: list[Token], start: int, end: int, tables: Tables, kind_of: Callable[[str], str], first: bool
) -> None:
    _guess(tokens, start, end, tables)
    words = {token.text for token in tokens[start:end]}
    for cues, rule in _BEFORE_VERBS:
        if not words.isdisjoint(cues):
            rule(tokens, start, end, tables)
    if any(word[-1] in TRAITS for word in words):
        of_deeds(tokens, start, end, tables)
    last = tokens[end - 1]
    if last.was == "a" or last.text in tables.adjectives or last.text in TRAITS:
        said_at_end(tokens, start, end, tables)
    signs = Signs(tokens, start, end, tables, kind_of, first)
    for n in range(start, end):
        token = tokens[n]
        if token.code in "vwV":
            token.code = "v" if token.code == "V" or verbal(signs, n) else "n"
    if "的" in words or "之" in words:
        _growing_needs(tokens, start, end, tables)
    if "、" in words or len(tokens[end - 1].text) > 2:
        at_the_end(tokens, start, end, tables)
    for n in range(start, end):
        token = tokens[n]
        if token.code in "abdt" or token.text in _PLACED or token.text in tables.adjectives:
            token.code = _around(tokens, n, start, end, tables) or token.code


def _guess(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """Gives words the classes that their neighbours tell."""
    for n in range(start, end):
        token = tokens[n]
        if token.code in "nvw" and token.text not in tables.special:
            continue
        rules = guesses(token.code, token.text)
        if not rules:
            continue
        before = tokens[n - 1].code if n > start else "^"
        after = tokens[n + 1].code if n + 1 < end else "K"
        place = Place(tokens, n, start, end, tables, token, before, after)
        for rule in rules:
            if code := rule(place):
                token.code = code
                break


def _clearly(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """大会明确提出…: an adverb before a verb of saying."""
    for n in range(start, end - 1):
        if tokens[n].text == "明确" and tokens[n + 1].text in tables.saying and tokens[n + 1].text != "明确":
            tokens[n].code = "d"


def _growing_needs(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """居民日益多元的需求: no predicate."""
    for n in range(start + 1, end - 2):
        described = tokens[n].code == "d" and tokens[n - 1].code == "n" and tokens[n + 2].code == "u"
        if described and _state(tokens[n + 1], tables):
            tokens[n].code = tokens[n + 1].code = "n"


def _around(tokens: list[Token], n: int, start: int, end: int, tables: Tables) -> str | None:
    """What a quality, an adverb or an attribute is, once verbs and nouns are known; None where it stays what it is."""
    token = tokens[n]
    after = tokens[n + 1].code if n + 1 < end else "K"
    before = tokens[n - 1].code if n > start else "K"
    if before == "u" and token.code == "n":
        return None  # 的繁荣离不开…
    if after == "v" and before == "n" and token.text in _IN_FACT:
        return "d"  # 公司实际控制着…
    if after == "v" and before == "n" and token.text in _WRONGLY:
        verb = tables.verbs.get(tokens[n + 1].text)
        return "d" if verb is not None and verb.relation not in ("causes", "hinders") else None  # 单位违规查询记录
    if token.text == "早" and after == "p":
        return "d"  # 桐乡早在2013年…
    if token.text == "同样" and after in "vpm":
        return "d"
    if after == "u" and before == "e" and token.text in _SHARES:
        return "Q"  # 一定比例的住房
    if after == "u" and token.code == "d" and token.text[0] in "最更较" and token.text[1:] in _SIZES:
        return "a"  # 人数最少的教学点
    if after == "i" and token.code in "ab":
        return "d"  # 较好地解决
    if after == "v" and token.text == "平等" and before == "n":
        return "d"
    if after == "v" and n > start and _weakness_does(tokens, n, tables):
        return "n"
    noun = token.text in tables.settled or before in "cvp"  # 缺乏专业性…
    deed = token.was in "vw" and before == "n"  # 夜间开放盘活了…
    quality = token.code == "n" and token.text in tables.adjectives and not noun and not deed
    if after == "v" and tokens[n + 1].text not in ("为", *LINKED) and (token.code == "a" or quality):
        return "d"
    if token.code == "d" and token.was not in "vw" and len(token.text) > 1:
        thing = after == "n" or (after == "a" and n + 2 < end and tokens[n + 2].code == "n")
        fits = token.text in ATTRIBUTIVE or (token.text not in CLOSED and before in "cvpug")
        return "b" if thing and fits else None
    if token.code == "t" and before == "u" and after == "n" and tokens[n + 1].code == "n" and len(token.text) == 2:
        return "b"  # 患者的既往病史
    if token.code == "b" and after not in "nuab":
        return "d" if after == "v" and token.text in _ALSO_ADVERBS else "n"
    return None


def _state(token: Token, tables: Tables) -> bool:
    """多元, 增长: what a thing is or does by itself."""
    entry = tables.verbs.get(token.text) if token.code == "v" else None
    return (
        token.code == "a" or token.text in tables.adjectives or (entry is not None and entry.relation == "has_quantity")
    )


def _turning(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """由打击供给转向减少需求: what something turns from, and to, are names."""
    turn = next((n for n in range(start, end - 1) if tokens[n].text in _TURNS), None)
    since = turn and next(
        (n for n in range(turn - 1, max(start, turn - 8) - 1, -1) if tokens[n].text in ("从", "由")), None
    )
    if turn is None or since is None or any(t.code not in "nvwabdc" for t in tokens[since + 1 : turn]):
        return
    tokens[since].code, tokens[turn].code = "p", "V"
    for token in tokens[since + 1 : turn]:
        token.code = "c" if token.code == "c" else "n"
    until = next((n for n in range(turn + 1, end) if tokens[n].code not in "nvwab"), end)
    if until - turn < 5 and tokens[turn + 1].code in "vwab" and (until == end or tokens[until].code == "c"):
        for token in tokens[turn + 1 : until]:
            token.code = "n"


_TURNS = ("转向", "走向", "转变为", "转为", "变为", "迈向", "过渡到")


def _defined(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """本条例所称农村供水: what stands before the term says nothing."""
    at = next((n for n in range(start, end - 2) if tokens[n].text == "所" and tokens[n + 1].text in ("称", "指")), None)
    if at is not None and at - start < 4 and tokens[at + 2].code in "nwab":
        for token in tokens[start : at + 2]:
            token.code = "x"


def _taking_the_chance(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """借修谱之机成立…: 修谱 is what is used."""
    for n in range(start + 2, end - 1):
        chance = tokens[n].text == "之" and tokens[n + 1].text in ("机", "便", "力", "势", "名", "手")
        if chance and any(t.text in ("借", "趁", "乘", "以", "借助", "凭") for t in tokens[start:n]):
            tokens[n].code = tokens[n + 1].code = "x"


def _needed(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """所需费用: what is needed, as an attribute."""
    for n in range(start, end - 2):
        what = tokens[n].text == "所" and tokens[n + 1].text in ("需", "需要", "用", "缺", "得", "在")
        if what and tokens[n + 2].code == "n" and (n == start or tokens[n - 1].code in "puecv"):
            tokens[n].code = tokens[n + 1].code = "b"


def _as_soon_as(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """一毕业便具备…: when, not who."""
    for n in range(start, end - 2):
        if tokens[n].text == "一" and tokens[n + 1].code in "nvw" and tokens[n + 2].text in ("便", "就"):
            tokens[n].code = tokens[n + 1].code = "t"
            tokens[n + 2].code = "d"


def _mutual_deeds(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """形成相互支持、互相促进的关系: what each does to the other is a list before 的."""
    spots = [n for n in range(start + 1, end - 2) if tokens[n].text in MUTUALLY and tokens[n + 1].code in "nvw"]
    for first, second in pairwise(spots):
        if second == first + 3 and tokens[first + 2].text in ("、", "和") and tokens[second + 2].code == "u":
            for n in (first, second):
                tokens[n].code, tokens[n + 1].code = "b", "n"


def _faults(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """存在责任不落实、记录造假等问题: a negated verb in a list that 等 and a noun close is part of a noun."""
    close = next((n for n in range(start, end - 1) if tokens[n].code == "g" and tokens[n + 1].code in "nwab"), start)
    for n in range(start + 1, close - 1):
        around = tokens[n - 1].code in "nw" and tokens[n + 1].code in "vwa" and tokens[n + 2].code in "cg"
        if tokens[n].code == "h" and around:
            tokens[n].code = tokens[n + 1].code = "n"


def _weakness_does(tokens: list[Token], n: int, tables: Tables) -> bool:
    """资金短缺导致…, 人手不足成为…的障碍: a weak thing with its adjective as the subject of an effect."""
    quality = tables.adjectives.get(tokens[n].text)
    if quality is None or quality.relation != "faces" or tokens[n].was == "d" or tokens[n - 1].code != "n":
        return False
    verb = tables.verbs.get(tokens[n + 1].text)
    return verb is not None and (verb.relation in ("causes", "hinders") or verb.text in BECOMES)


# words one of which a clause must hold, and the rule that then looks it through before its verbs are told from its nouns
_BEFORE_VERBS: tuple[tuple[Collection[str], Callable[[list[Token], int, int, Tables], None]], ...] = (
    (("明确",), _clearly),
    (MUTUALLY, _mutual_deeds),
    (("一",), _as_soon_as),
    (("等", "等等", "等等。"), _faults),
    (("、", "和"), before_noun),
    (("、", "和", "与"), listed_after_copula),
    (("所",), _defined),
    (_TURNS, _turning),
    (("所",), _needed),
    (("之",), _taking_the_chance),
)
