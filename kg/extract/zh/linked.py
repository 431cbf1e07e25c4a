"""由于 X，Y: claims between clauses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.zh.drafts import Draft, Grammar, claims
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, is_reason, span


def because(predications: Sequence[Predication], g: Grammar) -> list[tuple[int, Draft]]:
    """由于 X 薄弱，Y 面临 Z: X's weakness causes Z; with the index of the effect's predication."""
    out: list[tuple[int, Draft]] = []
    for n, cause in enumerate(predications[:-1]):
        bare = cause.form == "verb" and not cause.subject and not cause.objects  # 因为下雨，…
        if bare or not is_reason(cause) or "relative" in cause.flags or _wanting(cause, g):
            continue
        causes = [_reason(cause), *(_reason(p) for p in _listed(n, predications))]
        later = (m for m in range(n + 1, len(predications)) if predications[m].clause > cause.clause)
        at = next((m for m in later if "relative" not in predications[m].flags), 0)
        effect = predications[at]
        entry = g.tables.verbs.get(effect.verb.text)
        if effect.verb.text in ("没有", "无", "没"):
            continue  # 因为下雨，我们没有出门
        if at and entry is not None and entry.relation in ("faces", "causes", "characterized_by"):
            found = claims(causes, None, effect.objects, "zh.because", effect, g, relation="causes")
            out += [(at, draft) for draft in found]
        elif at and cause.form == effect.form == "adjective" and effect.how == "own" and _bad(effect, g):
            found = claims(causes, None, [_reason(effect)], "zh.because", effect, g, relation="causes")
            out += [(at, draft) for draft in found]
    return out


def therefore(predications: Sequence[Predication], g: Grammar) -> list[tuple[int, Draft]]:
    """价格攀升，需求因此萎缩: what the clause before says brings it about; with the index of the effect's predication."""
    out: list[tuple[int, Draft]] = []
    main = [(n, p) for n, p in enumerate(predications) if "relative" not in p.flags]
    for at, (n, effect) in enumerate(main):
        if not any(t.text in _THEREFORE for t in effect.marks):
            continue
        before = [p for _, p in main[:at] if p.clause < effect.clause]
        ends = _what_comes(effect, g)
        if not before or not ends:
            continue
        last = [p for p in before if p.clause == before[-1].clause and p.form == before[-1].form and p.how != "same"]
        if not last or last[0].how == "ahead" or last[0].form == "copula":
            continue
        causes = [c for p in last if (c := _what_happens(p, g)) is not None]
        out += [(n, d) for d in claims(causes, None, ends, "zh.therefore", effect, g, relation="causes") if causes]
    return out


_THEREFORE = closed("因此 因而 随之 故 遂 因之")


def _what_comes(effect: Predication, g: Grammar) -> list[Phrase]:
    """What an effect is: what is suffered from, or the bad thing that there is more of."""
    if effect.form == "adjective":
        word = effect.verb.text
        if word in g.tables.befalls:
            return [Phrase(word, effect.verb.start, effect.verb.end, tokens=(effect.verb,), head=word)]
        if not _bad(effect, g) or effect.how != "own" or not effect.subject:
            return []
        return effect.subject if g.nodes.valence_of(effect.subject[-1]) == "bad" else [_reason(effect)]
    entry = g.tables.verbs.get(effect.verb.text)
    if effect.objects:
        suffers = entry is not None and entry.relation == "faces" and effect.verb.text not in _WORRIES
        return effect.objects if suffers else []
    grows = effect.verb.text in _GROWS and effect.subject
    return effect.subject if grows and g.nodes.valence_of(effect.subject[-1]) == "bad" else []


_STATES = ("related_to", "contrasts_with", "is_a", "has_quantity", "located_in")
_WORRIES = closed("忧心 忧心于 直面 面对")
_GROWS = closed("加剧 攀升 上升 增加 增多 激化 蔓延 扩大 恶化 产生 出现 滋生 加重 升级 频发")


def _what_happens(cause: Predication, g: Grammar) -> Phrase | None:
    """What a clause says that may have effects: a weakness, what is suffered from, a thing that acts, or the deed."""
    if cause.form == "adjective":
        if not _bad(cause, g) or not cause.subject or cause.subject[-1].kind == "quantity":
            return None
        word = cause.verb.text
        alone = word in g.tables.befalls or len(word) > 3
        return Phrase(word, cause.verb.start, cause.verb.end, tokens=(cause.verb,)) if alone else _reason(cause)
    if cause.form != "verb" or not cause.objects or cause.objects[-1].kind == "quantity" or cause.objects[-1].number:
        return None
    entry = g.tables.verbs.get(cause.verb.text)
    if entry is not None and entry.relation in ("faces", "characterized_by"):
        return cause.objects[-1]
    framed = entry is None and cause.verb.text in g.tables.frames
    if (entry is None and not framed) or (
        entry is not None and entry.relation in ("related_to", "contrasts_with", "is_a", "has_quantity", "located_in")
    ):
        return None
    subject = cause.subject[-1] if cause.subject else None
    if subject is not None and subject.kind == "concept" and cause.how == "own":
        return subject
    return span(cause)


def over_against(predications: Sequence[Predication], g: Grammar) -> list[tuple[int, Draft]]:
    """低层住户担心噪声，高层住户则…: two of a kind that differ; with the index of the second's predication."""
    out: list[tuple[int, Draft]] = []
    for n, second in enumerate(predications):
        if "relative" in second.flags or second.how != "own" or not any(t.text in _BUT for t in second.marks):
            continue
        before = (p for p in reversed(predications[:n]) if "relative" not in p.flags and p.clause < second.clause)
        first = next((p for p in before if p.how == "own"), None)
        if first is None or second.clause - first.clause > 2:
            continue
        told, against = first.topic or first.subject, second.topic or second.subject
        one, other = told[-1], against[-1]
        if len(told) == len(against) == 1 and _of_a_kind(one, other):
            found = claims([one], None, [other], "zh.over-against", second, g, relation="contrasts_with")
            out += [(n, draft) for draft in found]
    return out


_BUT = ("则", "却")


def _of_a_kind(one: Phrase, other: Phrase) -> bool:
    """低层住户 and 高层住户, 公办园 and 民办园: whether two names differ and end alike."""
    if one.text == other.text or one.pronoun or other.pronoun or one.anaphor or other.anaphor or one.kind != other.kind:
        return False
    return one.text[-2:] == other.text[-2:] or (len(one.text) == len(other.text) > 2 and one.text[-1] == other.text[-1])


def the_more(predications: Sequence[Predication], g: Grammar) -> list[tuple[int, Draft]]:
    """开放程度越高，创业活跃度越高: the one brings about the other; with the index of the second's predication."""
    out: list[tuple[int, Draft]] = []
    for n, (first, second) in enumerate(pairwise(predications), 1):
        both = all(
            any(t.text in ("越", "愈") for t in p.marks) and p.subject and not p.objects for p in (first, second)
        )
        if not both or second.clause <= first.clause or first.subject == second.subject:
            continue
        worth = g.nodes.valence_of(second.subject[-1])
        relation = _LESS[worth] if second.verb.text[-1] in "低少小弱差慢" else _MORE[worth]
        found = claims(first.subject, None, second.subject, "zh.the-more", second, g, relation=relation)
        out += [(n, draft) for draft in found]
    return out


_MORE = {"good": "promotes", "bad": "causes", "neutral": "causes"}
_LESS = {"good": "hinders", "bad": "addresses", "neutral": "causes"}


def _listed(n: int, predications: Sequence[Predication]) -> list[Predication]:
    """由于资金短缺和人手不足: the weaknesses that stand beside the first."""
    first = predications[n]
    beside = (p for p in predications[n + 1 :] if p.clause == first.clause)
    return [p for p in beside if p.form == first.form == "adjective" and p.how == "own"]


def _bad(effect: Predication, g: Grammar) -> bool:
    entry = g.tables.adjectives.get(effect.verb.text)
    return entry is not None and entry.relation == "faces"


def _wanting(cause: Predication, g: Grammar) -> bool:
    """由于缺乏经费: what is missing brings about nothing."""
    entry = g.tables.verbs.get(cause.verb.text)
    return cause.form == "verb" and entry is not None and entry.relation in ("faces", "requires")


def _reason(cause: Predication) -> Phrase:
    """What the clause of a reason is about: its object, or its subject with what is said of it."""
    if cause.objects and cause.form != "adjective":
        return cause.objects[-1]
    subject = cause.subject[-1] if cause.subject else None
    if subject is None or cause.verb.start - subject.end > 2:
        return Phrase(cause.verb.text, cause.verb.start, cause.verb.end, tokens=(cause.verb,))
    return Phrase(subject.text + cause.verb.text, subject.start, cause.verb.end, tokens=(*subject.tokens, cause.verb))
