"""600多名志愿者, 浙江的民宿, X、Y等Z: claims within a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.extract.zh.drafts import Draft, Grammar, claims
from kg.extract.zh.grammar import closed
from kg.extract.zh.names import looks_personal
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, of_words

_NUMBER = re.compile("[0-9０-９百千万亿多余]|分之|成|[二三四五六七八九十两]+[家所名位座条间户辆台栋]")


def _specific(phrase: Phrase, g: Grammar) -> bool:
    """违规行为, 公共事务: a class of its own, and no 服务 or 困境."""
    return (
        len(phrase.text) > 3
        and (phrase.term or len(phrase.tokens) > 1)
        and phrase.owner is None
        and phrase.kind != "actor"
        and phrase.head not in _ASPECTS
    )


_ASPECTS = closed("特征 特点 原则 理念 方面 环节 阶段 维度 层面 要素 目标 属性 优势 部分")


def inside(groups: Iterable[Sequence[Phrase]], g: Grammar) -> list[Draft]:
    """600多名志愿者 has a number; 浙江的民宿 is in a place; X、Y等Z: X is a Z; `groups` are the coordinated phrases."""
    out: list[Draft] = []
    for group in groups:
        for n, phrase in enumerate(group):
            if phrase.role == "class" and n and (_specific(phrase, g) or _of_kinds(phrase)):
                members = [x for x in group[:n] if x.kind != "quantity"]
                out += claims(members, None, [phrase], "zh.class", _here(phrase), g, relation="is_a")
            if not phrase.pronoun and g.nodes.is_node(phrase) and phrase.tokens:
                out += _of_one(phrase, g) + _described(phrase, g) + _joins(phrase, g) + _idiom(phrase, g)
    return out


def _of_kinds(phrase: Phrase) -> bool:
    """两种立场, 三类模式: so many kinds."""
    return phrase.number[-1:] in ("种", "类") and phrase.kind == "concept" and phrase.head not in _ASPECTS


def _described(phrase: Phrase, g: Grammar) -> list[Draft]:
    """投入大、见效慢的治理 is so; 设施陈旧、服务不足的社区 suffers from it."""
    out: list[Draft] = []
    for state in phrase.states:
        entry = g.tables.adjectives.get(state.tokens[-1].text)
        relation = "faces" if entry is not None and entry.relation == "faces" else "characterized_by"
        out += claims([phrase], entry, [state], "zh.described", _here(phrase), g, relation=relation)
    return out


def _idiom(phrase: Phrase, g: Grammar) -> list[Draft]:
    """自上而下的供给方式, 守望相助的共同体: what four characters before 的 say of the noun."""
    out: list[Draft] = []
    for token, after in pairwise(phrase.stripped):
        entry = g.tables.adjectives.get(token.text) if after.code == "u" and len(token.text) == 4 else None
        if (
            entry is not None
            and entry.relation in ("characterized_by", "faces")
            and token.text not in g.nodes.evaluative
        ):
            what = Phrase(token.text, token.start, token.end, "concept", tokens=(token,), head=token.text)
            out += claims([phrase], entry, [what], "zh.idiom-before", _here(phrase), g)
    return out


def _joins(phrase: Phrase, g: Grammar) -> list[Draft]:
    """自治、法治、德治相结合的模式: each is a part of it; principles only have them together."""
    if not phrase.members or phrase.head in ("原则", "方式", "办法", "方法"):
        return []
    return claims(phrase.members, None, [phrase], "zh.members", _here(phrase), g, relation="part_of")


def _of_one(phrase: Phrase, g: Grammar) -> list[Draft]:
    """The number of a phrase, and where it is."""
    out: list[Draft] = []
    ordinal = phrase.text[:1] in "路号线" or phrase.number[-1:] in ("路", "号")  # 101路公交
    if phrase.quantity is not None and not ordinal and phrase.number and _NUMBER.search(phrase.number):
        number = Phrase(phrase.number, *phrase.quantity, "quantity", tokens=phrase.tokens[:1])
        out += claims([phrase], None, [number], "zh.number", _here(phrase), g, relation="has_quantity")
    out += _of_two(phrase, g) + _titled(phrase, g)
    owner = phrase.owner
    if owner is not None and _in_region(owner, phrase):
        out += claims([_thing(phrase)], None, [owner], "zh.located", _here(phrase), g, relation="located_in")
    return out


def _titled(phrase: Phrase, g: Grammar) -> list[Draft]:
    """建筑工人老吴, 美国学者埃德加·卡恩: who bears a name is what stands before it."""
    if len(phrase.tokens) < 2 or phrase.tokens[-1].code != "n":
        return []
    name = phrase.tokens[-1]
    called = len(name.text) == 2 and name.text[0] in "老小" and looks_personal(name.text[1] + name.text[1])
    if not (called or "·" in name.text or (name.kind == "actor" and looks_personal(name.text))):
        return []
    title = of_words(phrase, phrase.tokens[:-1])
    kind = title.tokens[-1].kind or g.nodes.tails.get(title.tokens[-1].text[-2:]) or g.nodes.tails.get(title.text[-1])
    if kind != "actor":
        return []
    return claims([of_words(phrase, (name,))], None, [title], "zh.titled", _here(phrase), g, relation="is_a")


_MUTUAL = {
    **dict.fromkeys(("合作", "协作", "联动", "协商", "协同"), "cooperates_with"),
    **dict.fromkeys(("差异", "差距", "冲突", "矛盾", "对立", "张力", "区别"), "contrasts_with"),
}


def _of_two(phrase: Phrase, g: Grammar) -> list[Draft]:
    """海关与公安之间的合作: what the two have to do with each other."""
    relation = _MUTUAL.get(phrase.head)
    if relation is None:
        return []
    cut = next((n for n, t in enumerate(phrase.tokens) if t.code in "cp"), 0)
    end = next((n for n, t in enumerate(phrase.tokens) if t.code in "fu" and n > cut), 0)
    if not cut or end < cut + 2 or phrase.tokens[cut].text not in ("与", "和", "同", "跟"):
        return []
    left, right = of_words(phrase, phrase.tokens[:cut]), of_words(phrase, phrase.tokens[cut + 1 : end])
    return claims([left], None, [right], "zh.of-two", _here(phrase), g, relation=relation)


def _thing(phrase: Phrase) -> Phrase:
    """民宿 of 浙江省的民宿发展."""
    tokens = phrase.tokens
    cut = next((n for n in range(len(tokens) - 2, 0, -1) if tokens[n].code == "u"), -1)
    end = len(tokens) - 1 if len(tokens) - cut > 2 and tokens[-1].text in _GROWTH else len(tokens)
    return of_words(phrase, tokens[cut + 1 : end])


_GROWTH = closed("发展 增长 兴起 崛起 衰落 壮大 扩张 复苏 变化 变迁 转型")


def _in_region(owner: Phrase, phrase: Phrase) -> bool:
    """中国的社会力量, 西部山区的救援队: whether the owner is where the phrase is."""
    if len(owner.tokens) == 1 and owner.tokens[0].kind == "place" and phrase.kind != "place":
        return True
    return (
        owner.kind == "place"
        and owner.text not in ("全国", "各地", "世界")
        and len(owner.text) < 7
        and (phrase.kind in ("actor", "instrument", "case") or (phrase.kind == "place" and phrase.text not in _REGIONS))
    )


_REGIONS = closed("地区 地方 城市 农村 乡村 区域 各地")


def _here(phrase: Phrase) -> Predication:
    return Predication(phrase.tokens[-1], [phrase], "own", [], {}, [], {"relative"}, [], 0, "phrase")
