"""Predications → polarity, modality, holder, time and place of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.zh.grammar import closed
from kg.extract.zh.predication import Predication
from kg.extract.zh.tokens import Token
from kg.model import Modality, Ontology, Polarity

_CRUCIAL = closed("关键 出路 当务之急 重中之重")
_ENCOURAGES = closed("鼓励 支持 引导 倡导 提倡")
_IF = closed("若 如果 倘若 假如 要是 假若 如若 若是")
_CALLS = closed("呼吁 建议 倡议 主张")
_RANK: tuple[Modality, ...] = ("recommended", "intended", "possible")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of the ontology that qualify claims."""

    negated: frozenset[str]
    modality: dict[str, Modality]
    verbs_of_saying: frozenset[str]
    urging: dict[str, Modality]  # verbs that say what should be: 要求, 呼吁
    planning: dict[str, Modality]  # verbs that say what is meant to be: 计划, 打算
    impersonal: frozenset[str]
    sources: tuple[str, ...]  # nouns that say something: 研究, 报告


def build_cues(ontology: Ontology) -> Cues:
    """The cues of an ontology in Chinese."""

    def words(topic: str, value: str) -> Sequence[str]:
        return ontology.cues.get(topic, {}).get("zh", {}).get(value, ())

    modality: dict[str, Modality] = {}
    for value in reversed(_RANK):
        modality.update((word, value) for word in words("modality", value))
    for word in ("为", "将", "以", "或", "当", "看来"):
        modality.pop(word, None)
    modality.update(dict.fromkeys(("以便", "以期", "计划", "打算", "准备"), "intended"))
    modality["不如"] = "recommended"
    modality.update((word, "possible") for word in words("negation", "possible_negated") if word not in modality)
    for word in ("不能", "不能够", "无法", "难以", "很难"):
        modality.setdefault(word, "possible")
    for word in ("得以", "必将", "势必", "必然", "必定", "会", "将会", "不会"):
        modality.pop(word, None)
    saying = frozenset(words("attribution", "verb"))
    urging: dict[str, Modality] = {w: "recommended" for w in words("modal", "recommended") if w in saying}
    urging.update((word, "possible") for word in ("授权", "允许", "准许", "许可"))
    return Cues(
        frozenset(words("negation", "negated")), modality, saying, urging,
        {word: "intended" for word in words("modal", "intended") if "…" not in word},
        frozenset(words("attribution", "impersonal")), tuple(words("attribution", "noun")),
    )  # fmt: skip


def negated(marks: Sequence[Token], cues: Cues) -> bool:
    """Whether an odd number of negators stands before the predicate."""
    return sum(_denies(token, cues) for token in marks) % 2 == 1


def _denies(token: Token, cues: Cues) -> bool:
    return token.text in cues.negated or (token.code == "h" and token.text[0] in "不没未")


def polarity_of(predication: Predication, default: Polarity, cues: Cues) -> Polarity:
    """Affirmed or negated, the entry's own polarity turned by negators."""
    turned = negated(predication.marks, cues)
    outer = predication.previous
    if outer is not None and outer.verbal is predication:
        turned = turned != (negated(outer.marks, cues) != (outer.verb.text in ("没有", "没", "未")))
    if outer is not None and outer.previous is not None and outer.how == predication.how == "pivot":
        denied = outer.previous.verb.text in ("没有", "没") and outer.verb.text in cues.verbs_of_saying
        turned = turned != denied  # 没有证据表明…
    return "negated" if turned != (default == "negated") else "affirmed"


def own_modality(predication: Predication, cues: Cues) -> Modality | None:
    """The strongest modality that the words before the predicate state, in the order of precedence."""
    seen = {m for t in predication.marks if (t.text != "可" or t.code == "m") and (m := cues.modality.get(t.text))}
    if any(t.text in _IF for t in predication.marks):
        seen.add("possible")
    if predication.flags & {"by:为了", "by:以", "by:为"}:
        seen.add("intended")
    outer = predication.previous
    if outer is not None and outer.verbal is predication:
        inherited = (
            own_modality(outer, cues) or cues.modality.get(outer.verb.text) or cues.planning.get(outer.verb.text)
        )
        if inherited:
            seen.add(inherited)
    urging = predication.how == "pivot" and outer is not None and outer.verb.text in _ENCOURAGES
    if urging and outer is not None and (outer.how == "none" or any(s.kind == "instrument" for s in outer.subject)):
        seen.add("recommended")  # 鼓励企业捐赠…, 《…法》鼓励企业捐赠…
    if outer is not None and (predication.how == "pivot" or outer.verbal is predication):
        seen.update(m for m in (cues.urging.get(outer.verb.text), cues.modality.get(outer.verb.text)) if m)
    return next((m for m in _RANK if m in seen), None)


def _means_to(p: Predication, cues: Cues) -> bool:
    return any(cues.modality.get(t.text) == "intended" for t in p.marks)


def _urged(p: Predication, cues: Cues) -> bool:
    return p.how == "pivot" and p.previous is not None and p.previous.verb.text in cues.urging


def modalities(predications: Sequence[Predication], cues: Cues, before: Modality | None = None) -> list[Modality]:
    """One modality a predication; it reaches over the following clauses that share the subject.

    `before` is what the last sentence recommended; a sentence without a subject goes on with it to its end.
    """
    out: list[Modality] = []
    first = next((p for p in predications if "relative" not in p.flags), None)
    goes_on = before == "recommended" and first is not None and first.how == "none"
    reach: Modality | None = before if goes_on else None
    said: Modality = "asserted"
    urged_by = ""
    number = -1
    for p in predications:
        own = own_modality(p, cues)
        if "relative" in p.flags:
            out.append(own or "asserted")
            continue
        if p.verb.text in ("在于", "是") and p.subject and p.subject[-1].head in _CRUCIAL:
            reach = "recommended"
        new_clause = p.clause != number
        number = p.clause
        if own is not None:
            if own != "intended":
                reach = own
                urged_by = p.previous.subject[0].text if _urged(p, cues) and p.previous and p.previous.subject else ""
            out.append(own)
            continue
        if not new_clause and p.how == "same" and p.previous is not None and _means_to(p.previous, cues):
            out.append("intended")  # 旨在打破壁垒、提升效率
            continue
        if new_clause and p.how == "own" and p.previous is None and not goes_on:
            reach = None
        if urged_by and p.subject and p.subject[0].text == urged_by and not p.preps.get("由"):
            reach = None  # 要求企业公开数据，并…: what it does itself
        out.append(reach or said)
        if p.verb.text in cues.urging and (not p.objects or p.verb.text in _CALLS):
            said = cues.urging[p.verb.text]  # 呼吁，…; 呼吁A做B，C做D
    return _with_relatives(out, predications)


def _with_relatives(found: list[Modality], predications: Sequence[Predication]) -> list[Modality]:
    """应建立由财政支撑的准备金: what describes the object of what should be should be, too."""
    out = list(found)
    for n, p in enumerate(predications):
        if "relative" not in p.flags or found[n] != "asserted":
            continue
        main = [m for m, q in enumerate(predications) if q.clause == p.clause and "relative" not in q.flags]
        before = [m for m in main if predications[m].verb.start < p.verb.start]
        if before and found[before[-1]] == "recommended":
            out[n] = "recommended"
    return out
