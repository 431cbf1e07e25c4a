"""What adjectives say of nouns: in lists, before 的, at the end of a clause; there nouns and adjectives are no verbs."""

from __future__ import annotations

from kg.extract.zh.grammar import LINKED
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_AND = ("、", "和", "与", "且", "以及")
TRAITS = frozenset("高低大小多少长短快慢强弱广窄深浅贵难重轻好差")
_DOES = ("", "governs", "establishes", "provides", "uses", "serves", "funds", "coordinates")


def before_noun(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """权责清晰、运转高效的体系, 覆盖面广、效果好等优势: nouns with adjectives in a list before 的 or 等 are no predicates."""
    for close in range(start + 3, end + 1):
        told = close == end or tokens[close].text in LINKED or tokens[close].text == "、"
        if not told and (close > end - 2 or tokens[close].code not in "ug" or tokens[close + 1].code not in "nwab"):
            continue
        spots, n, items = [], close, 0
        while n > start:
            begin = _said_of(tokens, n, start, tables)
            if begin is not None:
                spots.append((begin, n))
            else:
                begin = _plain_name(tokens, n, start) if tokens[close : close + 1] and tokens[close].code == "g" else n
                if begin == n:
                    break
            items += 1
            n = begin - 1
            if n <= start or tokens[n].text not in _AND:
                break
        if spots and items > 1 and (not told or _states_told(tokens, spots[-1][0], start, tables)):
            for begin, until in spots:
                for token in tokens[begin:until]:
                    token.code = "n"


def listed_after_copula(tokens: list[Token], start: int, end: int, _: Tables) -> None:
    """送去的是关怀、陪伴和希望: words in a list after 是 are names."""
    at = next((n for n in range(end - 1, start, -1) if tokens[n].code == "s"), end)
    rest = tokens[at + 1 : end]
    items, links = rest[::2], rest[1::2]
    if len(items) < 2 or len(items) != len(links) + 1 or any(t.code != "c" for t in links):
        return
    if all(t.code in "nwva" and len(t.text) > 1 for t in items) and any(t.code in "nw" for t in items):
        for token in items:
            token.code = "n"


def _plain_name(tokens: list[Token], n: int, start: int) -> int:
    """Where the nouns begin that stand between a mark and `n`; `n` where there are none: 监管缺位."""
    k = n
    while k > start and tokens[k - 1].code in "nb":
        k -= 1
    return k if k > start and tokens[k - 1].text in _AND else n


def _states_told(tokens: list[Token], begin: int, start: int, tables: Tables) -> bool:
    """在于成本低廉、程序灵活: whether a verb or copula that tells states stands before them."""
    before = tokens[begin - 1] if begin > start else None
    if before is not None and before.text in ("与", "和", "同", "跟"):  # 与待遇低、空间小有关
        k = next((n for n in range(begin, len(tokens)) if tokens[n].code in "kK"), len(tokens))
        return tokens[k - 1].text in LINKED
    if before is None or before.code not in "vVs":
        return False
    entry = tables.verbs.get(before.text)
    if before.code == "s":  # 特点是…
        return begin - 2 >= start and (tokens[begin - 2].text, "是") in tables.heads
    return entry is not None and entry.relation in ("characterized_by", "faces", "causes")


def _state_of_deed(deed: Token, state: Token, tables: Tables) -> bool:
    """Whether a state in one word is said of the deed before it, and is not what somebody has or meets."""
    if deed.code not in "vw" or state.text[-1] not in TRAITS or state.text not in tables.adjectives:
        return False
    entry = tables.verbs.get(deed.text)
    return entry is None or entry.relation not in ("characterized_by", "faces", "causes", "part_of")


def of_deeds(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """投入少、见效快: what is much or little is no verb."""
    for n in range(start + 1, end):
        last = n + 1 == end or tokens[n + 1].code in "cg"
        if last and len(tokens[n].text) > 2 and _state_of_deed(tokens[n - 1], tokens[n], tables):
            tokens[n - 1].code, tokens[n].code = "n", "a"  # 调解成本高
        if not last or tokens[n].text not in TRAITS or tokens[n].code == "Q":
            continue
        k = n - 1
        while k > start and (tokens[k].code == "d" or tokens[k].text in ("不", "较")):
            k -= 1
        if tokens[k].code in "vw" and len(tokens[k].text) == 2 and k >= start:
            tokens[k].code, tokens[n].code = "n", "a"


def at_the_end(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """投入少、见效快、覆盖面广; 方式固然见效快: a state in one word is said of the subject, where no verb stands before."""
    for n in range(start + 1, end):
        if tokens[n].code in "vsp":
            return
        last = n + 1 == end or tokens[n + 1].code == "c"
        alone = n + 1 == end and tokens[n - 1].code in "njdh"
        state = len(tokens[n].text) > 2 and tokens[n].text[-1] in TRAITS and tokens[n].text in tables.adjectives
        listed = tokens[n - 1].code == "c" and n - 2 > start and tokens[n - 2].code == "a"
        if state and last and (listed or alone):
            tokens[n].code = "a"


def _said_of(tokens: list[Token], n: int, start: int, tables: Tables) -> int | None:
    """Where a noun with its adjective begins that ends before `n`: 运转高效, 覆盖面广."""
    quality = tokens[n - 1]
    if len(quality.text) > 2 and quality.text in tables.adjectives:
        return n - 1
    if not (quality.was == "a" or quality.text in tables.adjectives or quality.text in TRAITS):
        return None
    k = n - 2
    if k > start and tokens[k].code == "d":
        k -= 1
    if k < start or tokens[k].code not in "nwv" or len(tokens[k].text) < 2:
        return None
    while k > start and tokens[k - 1].code in "nb" and n - k < 5:
        k -= 1
    if k > start + 1 and tokens[k - 1].code in "vw" and tokens[k - 2].text in ("、", "且"):
        k -= 1  # 、保障能力有限
    return k


def said_at_end(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    """积分制管理操作简便、成本低: what is said of nouns up to the clause's end, where nothing else is done, is no object."""
    if end - start > 3 and tokens[end - 3].code == "s" and tokens[end - 2].code in "vw":
        tokens[end - 2].code = tokens[end - 1].code = "n"  # 不是教育平均
        return
    pair = [tables.adjectives.get(t.text) for t in tokens[end - 2 : end]]
    qualities = all(e is not None and e.relation == "characterized_by" for e in pair)
    if end - start > 2 and tokens[end - 2].code in "vw" and qualities:
        tokens[end - 2].code = tokens[end - 1].code = "a"  # 公开透明
        return
    spots, n = [], end
    while (begin := _said_of(tokens, n, start, tables)) is not None:
        spots.append((begin, n))
        n = begin - 1
        if n <= start or tokens[n].text not in ("、", "且", "而", "又"):
            break
    if not spots or (len(spots) == 1 and tokens[end - 1].text in tables.verbs):
        return
    begins = spots[-1][0]
    if any(t.code in "sVmhpzl" for t in tokens[start:end]) or any(t.code in "vj" for t in tokens[start : begins - 1]):
        return
    deed = tokens[begins - 1] if begins > start + 1 else None
    if deed is not None and deed.code in "vw":
        entry = tables.verbs.get(deed.text)
        if (entry.relation if entry is not None else "") not in _DOES or deed.text in tables.saying:
            return
        deed.code = "n"
    elif len(spots) < 2 and not (tokens[end - 1].code == "b" and tokens[end - 1].text in tables.adjectives):
        return  # but 设施老旧
    for begin, until in spots:
        for token in tokens[begin : until - 1]:
            token.code = "d" if token.code == "d" else "n"
        tokens[until - 1].code = "a"
