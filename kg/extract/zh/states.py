"""权责清晰、运转高效的体系: states in a list before a noun → the noun alone, and its states beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import of_words
from kg.extract.zh.tables import Tables

QUALITIES = closed("特征 特点 特性 属性 性质 趋势 态势 色彩 倾向 理念 原则 优势")
# what the states before it are said of is what the sentence is about: 具有主体多元、关系复杂的特点
_OF_STATES = QUALITIES | closed("问题 现象 情况 状况 困境 困难 弊端 缺点 不足 缺陷 短板 矛盾 挑战")


def take_states(elements: Iterable[Element], tables: Tables) -> None:
    """Leaves the noun of each list of states, or of what it joins, in its element, with them."""
    before = ""
    for element in elements:
        last, before = before, element.type
        if element.type != "N" or len(element.phrases) < 2:
            continue
        states, members = _states(element.phrases, tables), _members(element.phrases) if last == "S" else []
        if states or members:
            head = head_alone(element.phrases[-1])
            head.states, head.members = states, members
            element.phrases = [head]


_JOINED = closed("相结合 结合 融合 相融合 并重 并举 相统一 良性互动")


def _members(phrases: Sequence[Phrase]) -> list[Phrase]:
    """自治, 法治, 德治 of 自治、法治、德治相结合的模式: what the noun brings together."""
    *others, last = phrases
    owner = last.owner
    if owner is None or len(owner.tokens) < 2 or owner.tokens[-1].text not in _JOINED:
        return []
    if any(x.owner is not None or x.pronoun or x.role or x.kind == "actor" for x in others) or last.head in _OF_STATES:
        return []
    end = len(owner.tokens) - (2 if owner.tokens[-2].text in ("良性", "有机", "深度", "有效") else 1)
    return [*others, of_words(owner, owner.tokens[:end])] if end else []


def _states(phrases: Sequence[Phrase], tables: Tables) -> list[Phrase]:
    """权责清晰, 运转高效 of 权责清晰、运转高效的体系; none where anything else is among them."""
    last = phrases[-1] if len(phrases) > 1 else None
    if last is None or last.owner is None or last.head in _OF_STATES or last.head in tables.hollow:
        return []
    states = [*phrases[:-1], last.owner]
    return states if all(p.role != "class" and is_state(p, tables) for p in states) else []


def is_state(phrase: Phrase, tables: Tables) -> bool:
    """Whether a noun with its adjective makes the phrase."""
    last = phrase.tokens[-1] if phrase.tokens and phrase.owner is None else None
    long = (len(phrase.tokens) > 1 or len(phrase.text) > 2) and phrase.text[-1] != "性"
    return last is not None and long and (last.was == "a" or last.text in tables.adjectives)


def states_before_hollow(phrases: Sequence[Phrase], tables: Tables) -> bool:
    """主体多元、关系复杂的特点: whether states stand before a noun that stands for them."""
    last = phrases[-1]
    if last.owner is None or last.head not in _OF_STATES:
        return False
    return all(is_state(p, tables) for p in (*phrases[:-1], last.owner))


def head_alone(phrase: Phrase) -> Phrase:
    """框架 of 法治性的框架."""
    cut = next((n for n in range(len(phrase.tokens) - 2, 0, -1) if phrase.tokens[n].code == "u"), None)
    return of_words(phrase, phrase.tokens[cut + 1 :]) if cut is not None else phrase
