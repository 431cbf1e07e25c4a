"""X 需要的是 Y, 支撑 X 的是 Y: clauses that put what they tell behind 的是, as plain ones."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Element
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_GOES_ON = closed("而是 更是 也是 还是 而 又是 反而是 却是 恰恰是")
_ALSO = closed("不 并不 不如说 而 也 还 更")
_GIVES = closed("给予 给 带给 留给 教给 赋予 送给 提供给 交给 还给")
_BEFORE_NOUN = "CJXKB"


@dataclass(frozen=True, slots=True)
class Cleft:
    """What stood before 的是: who does it and the verb, or the whole deed whose doer is told."""

    doer: bool  # 支撑制度的是信任: what follows does it
    deed: tuple[Element, ...]


def joined(elements: list[Element]) -> list[Element]:
    """带给她们的，是…: without the comma between 的 and 是."""
    out: list[Element] = []
    for n, element in enumerate(elements):
        if element.type == "K" and out and out[-1].type == "U":
            rest = [e.type for e in elements[n + 1 : n + 4]]
            if rest[:1] == ["S"] or (rest[:1] in (["J"], ["H"], ["D"]) and rest[1:2] == ["S"]):
                continue
        out.append(element)
    return out


def with_cleft(clause: list[Element], tables: Tables, last: Cleft | None) -> tuple[list[Element], Cleft | None]:
    """The clause in its plain order, and what a following 而是…, 更是… goes on with."""
    if last is not None and (on := _goes_on(clause)):
        denials = [e for e in clause[:on] if e.type == "H"]
        return _plain(last, denials, clause[on], clause[on + 1 :]), last
    copula = next((n for n, e in enumerate(clause) if e.type == "S"), 0)
    at = next((n for n in range(copula - 1, 0, -1) if clause[n].type not in "HJD"), 0)
    if not at or clause[at].type != "U" or copula + 1 >= len(clause) or clause[copula + 1].type != "N":
        return clause, None
    before, told, rest = clause[:at], clause[copula + 1], clause[copula + 2 :]
    if any(e.type in "VPSAM" for e in rest) or any(e.type in "SUB" for e in before):
        return clause, None
    cleft = _of(before, tables)
    if cleft is None and before[-1].type == "V":
        return [*before, *(e for e in rest if e.type in "KB")], None  # 送去的是关怀: no kind of thing
    if cleft is None:
        return clause, None
    denials = [e for e in clause[at + 1 : copula] if e.type == "H"]
    return _plain(cleft, denials, told, rest), cleft


def _goes_on(clause: list[Element]) -> int:
    """，而是机会；不是同情，更是尊重: where what the next clauses add stands, 0 if they say something else."""
    copula = next((n for n, e in enumerate(clause) if e.type not in "HJ"), len(clause))
    if copula + 1 >= len(clause) or clause[copula].type != "S" or clause[copula + 1].type != "N":
        return 0
    adds = clause[copula].word in _GOES_ON or (copula and clause[0].word in _ALSO)
    plain = all(e.type in _BEFORE_NOUN for e in clause[copula + 2 :])
    return copula + 1 if adds and plain else 0


def _of(before: list[Element], tables: Tables) -> Cleft | None:
    """What the words before 的是 tell of doer and deed."""
    verbs = [n for n, e in enumerate(before) if e.type == "V"]
    if not verbs and len(before) > 2 and before[-2].word == "给" and before[-1].type == "N":  # 食堂给老人的是热饭
        give = before[-2].tokens[0]
        return Cleft(False, (*before, Element("V", [Token("提供", give.start, give.end, "v")])))
    deed = before[verbs[-1]].tokens[-1].text if verbs else ""
    if not verbs or (deed in tables.saying and deed not in tables.verbs):
        return None
    verb = verbs[-1]
    after = before[verb + 1 :]
    if any(e.type != "N" for e in after) or len(after) > 1:
        return None
    named = any(e.type == "N" and (n == 0 or before[n - 1].type not in "PC") for n, e in enumerate(before[:verb]))
    if after and before[verb].tokens[-1].text not in _GIVES:
        return None if named else Cleft(True, tuple(before))
    if after:  # 图书馆给予孩子的是安静
        at = after[0].tokens[0].start
        return Cleft(False, (*before[:verb], Element("P", [Token("给", at, at, "p")]), after[0], before[verb]))
    return Cleft(False, tuple(before))


def _plain(cleft: Cleft, denials: list[Element], told: Element, rest: list[Element]) -> list[Element]:
    """The clause as it would stand without 的是."""
    deed = list(cleft.deed)
    verb = max(n for n, e in enumerate(deed) if e.type == "V")
    deed[verb:verb] = denials
    return [told, *deed, *rest] if cleft.doer else [*deed, told, *rest]
