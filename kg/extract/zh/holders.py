"""Predications → who says it: 学者指出，…, 根据《办法》，…, 在居民看来，…."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication
from kg.extract.zh.qualifiers import Cues
from kg.model import AUTHOR

_SELF = frozenset(("我", "我们", "笔者", "本文", "本研究", "本书", "作者", "大家"))
_ACCORDING = ("据", "根据", "依据", "按照", "依照", "按")
_TELLING = closed("报告 统计 调查 数据 研究 规定 公报 白皮书 观点 理论 学说 看法 说法 要求 估算 测算 评估 估计 预测")


def holders(predications: Sequence[Predication], cues: Cues) -> tuple[list[str], set[int]]:
    """One holder a predication, and the indices of the predications that only say who speaks."""
    out: list[str] = []
    silent: set[int] = set()
    holder, speaker = AUTHOR, ""
    for n, p in enumerate(predications):
        source = _source(p)
        if source is not None:
            holder, speaker = source.text, ""
        elif speaker and p.subject and p.subject[0].text == speaker and p.how in ("own", "carried"):
            holder, speaker = AUTHOR, ""  # 县政府要求企业…，并对其进行处罚: what it does itself
        out.append(holder)
        follows = predications[n + 1] if n + 1 < len(predications) else None
        who = _speaker(p, follows, cues)
        if who is None:
            continue
        silent.add(n)
        if who[0].text not in _SELF and not who[0].pronoun:
            holder = "和".join(w.text for w in who)
            speaker = p.subject[0].text if follows is not None and follows.previous is p else ""
    return out, silent


def _speaker(p: Predication, follows: Predication | None, cues: Cues) -> list[Phrase] | None:
    """Who says what the next predication states."""
    if "relative" in p.flags or p.form != "verb":
        return None
    if p.verb.text == "看来" and p.preps.get("在"):
        return p.preps["在"]
    if p.verb.text not in cues.verbs_of_saying or follows is None or not p.subject or p.how == "gap":
        return None
    if follows.previous is not p and follows.clause <= p.clause:
        return None
    pivot = follows.previous is p and follows.how == "pivot"
    if p.objects and not pivot and not all(o.text in _SELF for o in p.objects):
        return None
    who = [w.owner if w.owner is not None and w.owner.kind == "actor" else w for w in p.subject]
    first = who[0]
    known = first.kind in ("actor", "instrument") or first.pronoun
    if p.how in ("own", "pivot"):
        after_comma = follows.clause > p.clause and not p.objects and len(first.tokens) == 1
        known = known or after_comma or any(w in first.text for w in cues.sources)
    return who if known else None


def _source(p: Predication) -> Phrase | None:
    """据民政部统计, 根据《办法》: what the clause rests on, if it can say something."""
    if "relative" in p.flags:
        return None
    phrase = next((p.preps[word][-1] for word in _ACCORDING if p.preps.get(word)), None)
    if phrase is None or phrase.start > p.verb.start:
        return None
    if phrase.kind == "instrument":
        return phrase
    if phrase.head not in _TELLING:
        return None
    if phrase.owner is not None:
        return phrase.owner if phrase.owner.kind in ("actor", "instrument") else None
    return _named(phrase)


def _named(phrase: Phrase) -> Phrase | None:
    """民政部 of 民政部统计."""
    left = phrase.tokens[:-1]
    if not left:
        return None
    return Phrase("".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
