"""由于 X，Y: claims between clauses."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.zh.drafts import Draft, Grammar, claims
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, is_reason


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
