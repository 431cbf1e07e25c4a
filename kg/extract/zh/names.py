"""Names of persons whose surname is a common word: 张 + 伟（2019）指出."""

from __future__ import annotations

from collections.abc import Container

from kg.extract.zh.grammar import closed
from kg.extract.zh.tokens import Token

_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊殷施陶洪翟安颜倪严牛温季俞章鲁葛"
)
_BEFORE = closed("， 。 ； ： 、 和 与 及 而 但 如 学者 教授 研究员 据 在")


def with_persons(tokens: list[Token], saying: Container[str]) -> list[Token]:
    """The tokens with surname and given name joined, where a year in brackets, 等 or a verb of saying follows."""
    if _SURNAMES.isdisjoint([token.text for token in tokens]):
        return tokens
    out: list[Token] = []
    n = 0
    while n < len(tokens):
        size = _name(tokens, n, saying)
        if size:
            first, last = tokens[n], tokens[n + size - 1]
            out.append(Token("".join(t.text for t in tokens[n : n + size]), first.start, last.end, "n", "actor"))
        else:
            out.append(tokens[n])
        n += size or 1
    return out


def looks_personal(text: str) -> bool:
    """Whether a word may be a person's full name: 李娜."""
    return 1 < len(text) < 4 and text[0] in _SURNAMES


def _name(tokens: list[Token], n: int, saying: Container[str]) -> int:
    """How many tokens a name takes that begins at `n`, 0 if none does."""
    if tokens[n].text not in _SURNAMES or (n and tokens[n - 1].text not in _BEFORE):
        return 0
    for size in (2, 3):
        part = tokens[n : n + size]
        text = "".join(t.text for t in part)
        if len(part) < size or len(text) > 3 or part[-1].end - part[0].start != len(text) or part[-1].code in "kKu":
            return 0
        if _named(tokens, n + size, saying):
            return size
    return 0


def _named(tokens: list[Token], n: int, saying: Container[str]) -> bool:
    """Whether what stands at `n` shows that a person was named before it."""
    if n >= len(tokens):
        return False
    if tokens[n].start - tokens[n - 1].end >= 6:
        return True  # a year in brackets
    if tokens[n].text == "等":
        return n + 1 < len(tokens) and (tokens[n + 1].text in saying or tokens[n + 1].start - tokens[n].end >= 6)
    if tokens[n].text in ("和", "与", "、"):
        return n + 1 < len(tokens) and (looks_personal(tokens[n + 1].text) or _name(tokens, n + 1, saying) > 0)
    return tokens[n].text in saying
