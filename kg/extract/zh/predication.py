"""One predicate with its arguments, before any relation is named, and what every step of the clauses asks of phrases."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import MAX_NODE, Phrase
from kg.extract.zh.tokens import Token

_THERE = closed("有 共有 现有 设有 建有 约有 已有 仅有 拥有")
_BECAUSE = closed("由于 因为 鉴于")


@dataclass(slots=True)
class Predication:
    """One predicate with its arguments as phrases; `how` says where the subject comes from."""

    verb: Token
    subject: list[Phrase]
    how: str  # own, same, carried, pivot, gap, none
    objects: list[Phrase] = field(default_factory=list)
    preps: dict[str, list[Phrase]] = field(default_factory=dict)
    marks: list[Token] = field(default_factory=list)  # modal, negation, adverb words before the verb
    flags: set[str] = field(default_factory=set)
    topic: list[Phrase] = field(default_factory=list)
    clause: int = 0
    form: str = "verb"  # verb, copula, adjective, quantity
    previous: Predication | None = None  # the predication of the same clause before this one
    verbal: Predication | None = None  # its verbal object
    before: Predication | None = None  # the last predication of an earlier clause
    follows: Predication | None = None  # the first predication of a later clause
    context: list[Phrase] = field(default_factory=list)  # the subject of the clauses before
    reason: list[Phrase] = field(default_factory=list)  # 由于 X，: what the clause before gives as the reason
    then: Predication | None = None  # the next predication of the same clause
    near: list[Phrase] = field(default_factory=list)  # the objects of the clause before
    time: tuple[int, int] | None = None  # offsets of when, where the sentence says it
    place: Phrase | None = None


def is_reason(p: Predication) -> bool:
    """由于监管力量不足, 因为缺少律师: the clause names why."""
    return any(t.text in _BECAUSE for t in p.marks) or any("by:" + word in p.flags for word in _BECAUSE)


def there_is(p: Predication) -> bool:
    """全省共有社区食堂2300家: the subject only says where the object is."""
    if not p.objects or not p.subject or not region(p.subject[-1]):
        return False
    if p.verb.text not in _THERE and not (p.subject[-1].text[0] == "全" and "counted" in p.flags):
        return False  # 全市登记社会组织412家
    return "counted" in p.flags or bool(p.objects[-1].number)


def through(p: Predication) -> list[Phrase]:
    """问题可以通过 Y 解决: Y, where the verb has no object and its subject does nothing."""
    phrases = p.preps.get("通过") or []
    if p.verb.text[-1] in "在于为" or p.preps.get("把"):
        return []  # 通过…的优势表现在: no deed
    if (
        p.objects
        or p.verbal is not None
        or p.form != "verb"
        or not p.subject
        or p.how not in ("own", "carried", "pivot")
    ):
        return []
    return [] if any(s.kind in ("actor", "place") or s.pronoun for s in p.subject) else phrases


_NAMED = {"二者": 2, "两者": 2, "双方": 2, "三者": 3}


def both(p: Predication) -> list[Phrase]:
    """What 二者 or 三者 as the subject stands for: as many subjects named last, none where they cannot be told."""
    size = _NAMED.get(p.subject[-1].text, 0) if len(p.subject) == 1 else 0
    if not size or len(p.context) == size:
        return p.context if size else []
    found: list[Phrase] = []
    clause = p.before
    while clause is not None and len(found) < size:
        if clause.form == "adjective" and not clause.topic:
            return []  # 公办园收费低: which of the two names is meant?
        known = {x.text for x in found}
        own = clause.topic or clause.subject if clause.how == "own" else []
        found = [*(x for x in own if not x.pronoun and x.text not in known), *found]
        clause = clause.before
    before = p.before
    if size == 2 and len(found) == 1 and before is not None and before.how == "own" and len(before.objects) == 1:
        found = [*found, *before.objects]  # 在线诊疗不能取代线下诊疗，二者…
    return found if len(found) == size else []


def region(phrase: Phrase) -> bool:
    """Whether a phrase names a country, a province, a town: 全省, 该县, 广东."""
    return phrase.kind == "place" or (phrase.text[-1] in "省市县区镇乡村国州" and len(phrase.text) < 5)


def of_words(phrase: Phrase, tokens: tuple[Token, ...]) -> Phrase:
    """The part of a phrase that some of its words make, its last word the head, without an owner."""
    part = phrase.copy()
    part.text, part.start, part.end = text_of(tokens), tokens[0].start, tokens[-1].end
    part.tokens, part.owner, part.head = tokens, None, tokens[-1].text
    return part


def text_of(tokens: tuple[Token, ...]) -> str:
    return "".join([t.text for t in tokens])


def span(predication: Predication) -> Phrase:
    """A verb and its object as one phrase."""
    last = predication.objects[-1]
    tokens = (predication.verb, *last.tokens)
    return Phrase(text_of(tokens), predication.verb.start, last.end, "concept", tokens=tokens, head=last.head)


def clause_of(subject: list[Phrase], inner: list[Predication]) -> Phrase | None:
    """What is said of a subject, with it, as one phrase; without the subject's owner where it is long."""
    said = [t for p in inner for t in (*p.marks, p.verb, *(w for o in p.objects for w in o.tokens))]
    tokens = {t.start: t for t in (*(t for s in subject for t in s.tokens), *said)}
    kept = [tokens[start] for start in sorted(tokens)]
    while kept and kept[-1].end - kept[0].start > MAX_NODE:
        cut = next((n for n, t in enumerate(kept) if t.code == "u" and t.end < inner[0].verb.start), None)
        if cut is None:
            return None
        kept = kept[cut + 1 :]
    words = tuple(kept)
    return Phrase(text_of(words), words[0].start, words[-1].end, tokens=words, head=words[-1].text) if words else None
