"""Whether a word is a verb before what is no object: a predicate, a colon, a conjunction, the clause's end, a preposition."""

from __future__ import annotations

from kg.extract.zh.following import share_object
from kg.extract.zh.grammar import closed
from kg.extract.zh.known import LIGHT
from kg.extract.zh.signs import Signs
from kg.extract.zh.word import Rule, Word, asked

_HANDLERS = closed("把 将 被 由 为 向 给 与 对 受")
_HANDED = closed("交给 交由 分派给 派给 委托给 托付给 留给 移交给 转交给 包给")
_TO_WHOM = ("为", "对", "给", "向", "把", "将")
_BESIDE = ("在", "由", "与", "以", "将", "把", "被", "从")


@asked(after="P")
def _before_predicate(c: Signs, w: Word) -> bool | None:
    """提供定期随访: a verb; else (the end of) the subject of the predicate that follows, or its adjunct."""
    if not w.soft and w.base in "nKhmf" and c.described(w.n):
        return True
    return w.base == "K" and not w.soft and w.n == c.start and w.known


@asked(after=":")
def _before_colon(c: Signs, w: Word) -> bool | None:
    """What the tables know, before a colon."""
    return w.known


@asked(base="c")
def _listed_quality(c: Signs, w: Word) -> bool | None:
    """老化、停车混乱等: the adjective is part of the noun too."""
    if w.n + 1 >= c.end or c.tokens[w.n + 1].code != "a":
        return None
    if w.n + 2 != c.end and c.tokens[w.n + 2].code not in "cg":
        return None
    c.tokens[w.n + 1].code = "n"
    return False


@asked(after="cK", known=True)
def _solved(c: Signs, w: Word) -> bool | None:
    """问题可以通过调解化解或者缓和."""
    return True if c.solved(w.n) else None


@asked(after="c")
def _before_and(c: Signs, w: Word) -> bool | None:
    """支持、协助和配置资源: a verb where it shares the object."""
    actor = w.base == "n" and c.actor(w.k) and c.open is None and not w.later
    return share_object(c.tokens, w.n, c.end, w.soft and not actor, "K" if actor else w.base)


@asked(after="K")
def _says(c: Signs, w: Word) -> bool | None:
    """居民抱怨，…."""
    if w.text not in c.tables.saying:
        return None
    who = w.base == "n" and (c.actor(w.k) or w.k == c.start)
    first = not w.soft and (c.open is None or c.tokens[c.open].text == "有")
    return True if who or first else None


@asked(after="Kfg")
def _at_end(c: Signs, w: Word) -> bool | None:
    """A word without an object: verb after 把 X, 被 X or an adverb, noun after a verb or in a compound."""
    if w.known and w.before in "nf" and c.awaited(w.n):
        return True  # 应当在政府网站公示
    if w.base in "eqQ" and w.known and any(t.text == "由" for t in c.tokens[c.start : w.n]):
        return True  # 由专家和居民三方组成
    if w.base in "vpcseqQ" or w.before == "v":
        return False
    if w.base == "K" and w.n + 1 < c.end and c.tokens[w.n + 1].code == "j":
        return False  # 改造不仅…
    if c.open is not None and _after_open(c, w, c.open):
        return True
    return _after_noun_at_end(c, w) if w.base in "ngf" else not w.soft


def _after_open(c: Signs, w: Word, opened: int) -> bool:
    """面向新市民供应, 依托便利店运行: what the open verb says for whom, or by which means."""
    if c.tokens[opened].text == "面向" and w.known:
        return True
    one = not any(t.code == "c" for t in c.tokens[opened : w.n])
    return w.base == "n" and one and w.token.was == "v" and c.relation(opened) == "uses"


def _after_noun_at_end(c: Signs, w: Word) -> bool:
    """协会于2008年在广州成立: whether a word after a noun at the end is the verb."""
    if c.quality == w.n:
        return True  # 投入持续增长
    since = c.start if c.open is None else c.open
    if c.open is not None and _of_what_is_done(c, w, since):
        return False
    handler = next((k for k in range(w.n - 1, since - 1, -1) if c.tokens[k].text in _HANDLERS), None)
    if (
        handler is not None
        and c.tokens[handler].code == "p"
        and not any(t.code in "vs" for t in c.tokens[handler : w.n])
    ):  # 由三方共同出资的互助安排
        toward = c.open is not None and c.tokens[handler].text == "对" and w.soft
        return not (toward and any(t.code == "u" for t in c.tokens[handler : w.n]))  # 实现对管网的实时监控
    if not w.soft and c.open is None and any(t.text == "在" for t in c.tokens[since + 1 : w.n - 1]):
        return True
    drawn = c.open is not None and c.pivot(c.open) and c.actor(w.k) and w.known and w.before in "nd"
    if drawn and (c.relation(w.n) == "participates_in" or (w.token.was == "v" and not w.soft)):
        return True  # 吸引企业入驻
    if c.open is not None and c.tokens[c.open].text in _HANDED and c.actor(w.k) and w.known:
        return True  # 把车棚交给居民打理
    makes = c.open is not None and c.tokens[c.open].text in LIGHT
    alone = c.open is None and not c.strong and w.known
    return w.before == "d" and (alone or (not w.soft and (c.open is None or makes)))


def _of_what_is_done(c: Signs, w: Word, since: int) -> bool:
    """加强对机构的监督检查: nouns alone after the 的 of a phrase with 对."""
    k = w.n - 1
    while k > since and c.tokens[k].code in "nb":
        k -= 1
    toward = any(t.text in ("对", "与", "向") for t in c.tokens[since + 1 : k])
    return c.tokens[k].code == "u" and toward and w.k == w.n - 1


@asked(after="p")
def _subject_of_phrase(c: Signs, w: Word) -> bool | None:
    """古城保护由专门机构负责, 信息公开对…, 家庭医生签约服务为患者…."""
    follows = c.next(w.n)
    if w.base == "n" and c.open is None:
        last = max((k for k in range(w.n + 1, c.end) if c.tokens[k].code == "u"), default=c.end)
        described = all(t.code in "nab" for t in c.tokens[last + 1 : c.end]) and last + 1 < c.end
        if follows == "由" and described and c.relation(w.n) == "establishes" and not w.soft:
            return True  # 该市成立由市长任组长的专班
        by = follows in ("由", "被") and (w.soft or w.k == w.n - 1)
        if by or (w.later and not c.actor(w.k)):
            return False
    noun = w.base == "v" and w.soft and w.before != "d" and w.later
    return False if noun and follows in _TO_WHOM else None


@asked(after="p")
def _before_phrase(c: Signs, w: Word) -> bool | None:
    """试点在…展开: noun; else a verb, unless one beyond doubt follows."""
    rest = c.tokens[w.n + 1 : c.end]
    if w.base == "K" and c.first and rest[0].text in _BESIDE and not any(t.code == "u" for t in rest):
        return not any(t.code in "vwV" for t in rest)
    return w.before == "d" or not (w.soft and w.base in "nf") or not w.later


NOTHING_AFTER: tuple[Rule, ...] = (
    _before_predicate,
    _before_colon,
    _listed_quality,
    _solved,
    _before_and,
    _says,
    _at_end,
    _subject_of_phrase,
    _before_phrase,
)
