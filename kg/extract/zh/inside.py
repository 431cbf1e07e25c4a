"""600多名志愿者, 浙江的民宿, X、Y等Z: claims within a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.zh.drafts import Draft, Grammar, claims
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication

_NUMBER = re.compile("[0-9０-９百千万亿多余]")


def _specific(phrase: Phrase, g: Grammar) -> bool:
    """违规行为, 公共事务: a class of its own, and no 服务 or 困境."""
    return (
        len(phrase.text) > 3
        and (phrase.term or len(phrase.tokens) > 1)
        and phrase.owner is None
        and phrase.kind != "actor"
    )


def inside(phrases: Iterable[Phrase], g: Grammar) -> list[Draft]:
    """600多名志愿者 has a number; 浙江的民宿 is in a place."""
    out: list[Draft] = []
    group: list[Phrase] = []
    for phrase in phrases:
        if phrase.role == "class" and group and phrase.start - group[-1].end < 4 and _specific(phrase, g):
            here = Predication(phrase.tokens[-1], [phrase], "own", [], {}, [], {"relative"}, [], 0, "phrase")
            members = [x for x in group if x.kind != "quantity"]
            out += claims(members, None, [phrase], "zh.class", here, g, relation="is_a")
        group = [*group, phrase] if group and phrase.start - group[-1].end < 3 else [phrase]
        if phrase.pronoun or not g.nodes.is_node(phrase) or not phrase.tokens:
            continue
        here = Predication(phrase.tokens[-1], [phrase], "own", [], {}, [], {"relative"}, [], 0, "phrase")
        if phrase.quantity is not None and phrase.number and _NUMBER.search(phrase.number):
            number = Phrase(phrase.number, *phrase.quantity, "quantity", tokens=phrase.tokens[:1])
            out += claims([phrase], None, [number], "zh.number", here, g, relation="has_quantity")
        owner = phrase.owner
        if owner is not None and len(owner.tokens) == 1 and owner.tokens[0].kind == "place" and phrase.kind != "place":
            out += claims([phrase], None, [owner], "zh.located", here, g, relation="located_in")
    return out
