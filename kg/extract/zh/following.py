"""What stands around a word, as far as its class depends on it; functions of the words alone."""

from __future__ import annotations

from kg.extract.zh.tokens import Token


def after_as(tokens: list[Token], start: int, k: int) -> bool:
    """Whether the noun at `k` closes 以 X 为 Y."""
    return k > start and tokens[k - 1].text == "为" and any(t.text == "以" for t in tokens[start : k - 1])


def what_follows(tokens: list[Token], n: int, end: int) -> str:
    """What follows: l aspect, u 的, c, f, g, p, v a verb, P a predicate's marks, : a colon, K the end, o an object."""
    k = n + 1
    if k >= end:
        return ":" if k < len(tokens) and tokens[k].text in "：:" else "K"
    first = tokens[k].code
    if first in "lucfgpK":
        return first
    if first in "vw":
        return "v"
    while k < end and tokens[k].code in "dhi":
        k += 1
    if k >= end:
        return "K"
    code = tokens[k].code
    if code in "ms" or first == "m":
        return "P"
    if code == "j":
        return "K"
    if code in "vwp" and first in "dh":
        while k < end and tokens[k].code in "vwdcai":
            k += 1  # 形成相互支持、互相促进的关系
        return "o" if k < end and tokens[k].code == "u" else "P"
    return "o" if code in "neabrqQtzu" else "K"


def takes_object(tokens: list[Token], n: int, end: int) -> bool:
    """Whether what follows the word can be its object."""
    described = n + 2 < end and tokens[n + 1].code == "d" and tokens[n + 2].code == "u"
    return described or (n + 1 < end and tokens[n + 1].code in "nearqQwabt")


def share_object(tokens: list[Token], n: int, end: int, soft: bool, base: str) -> bool:
    """支持、协助和配置资源: verbs that share one object."""
    m, members = n, 1
    while m + 2 < end and tokens[m + 1].code == "c" and tokens[m + 2].code in "vw":
        m, members = m + 2, members + 1
    if members == 1 or base in "np" or (base == "c" and tokens[n - 2].code != "v"):
        return False
    return takes_object(tokens, m, end) and tokens[m].code in "vw" and (not soft or base in "KcmA")
