"""Two words side by side that may be verbs: whether the first is one."""

from __future__ import annotations

from kg.extract.zh.following import takes_object
from kg.extract.zh.grammar import BRINGS, MAKES
from kg.extract.zh.place import OF_EVENTS
from kg.extract.zh.signs import LEANS, Signs
from kg.extract.zh.word import Rule, Word, asked


def _done(c: Signs, w: Word) -> bool:
    """Whether an aspect follows the second: 盘活了."""
    return w.n + 2 < c.end and c.tokens[w.n + 2].code == "l"


def _hard(c: Signs, w: Word) -> bool:
    """Whether the second is a verb beyond doubt."""
    following = c.tokens[w.n + 1]
    sure = following.code == "v" and following.text not in c.tables.deeds
    return c.known(w.n + 1) and (_done(c, w) or sure)


def _has_object(c: Signs, w: Word) -> bool:
    """Whether an object follows the second."""
    return takes_object(c.tokens, w.n + 1, c.end)


@asked(base="n")
def _rules_that(c: Signs, w: Word) -> bool | None:
    """法律禁止使用童工."""
    urging = w.text in c.tables.urging and c.open is None and w.k == w.n - 1
    named = w.text == "组织" and not c.actor(w.k)  # 环保组织联合律师事务所
    return True if urging and not named and _has_object(c, w) else None


@asked(base="K")
def _who_takes_part(c: Signs, w: Word) -> bool | None:
    """参与调解的法官领取…."""
    begins = c.first and w.later and w.n + 2 < c.end
    modifier = begins and c.tokens[w.n + 2].code == "u"
    return True if modifier and c.relation(w.n) == "participates_in" else None


@asked(base="p")
def _by_a_deed(c: Signs, w: Word) -> bool | None:
    """以竞争激活公立医院: the deed by which another is done."""
    by = c.tokens[w.k].text in ("以", "用", "通过", "凭", "凭借", "靠") and w.k == w.n - 1
    deed = w.soft or w.text in c.tables.deeds
    return False if by and deed and c.known(w.n + 1) and not c.clausal(w.n) and _has_object(c, w) else None


@asked(base="n")
def _by_what(c: Signs, w: Word) -> bool | None:
    """靠土地抵押举债搞建设: what is done by what one leans on."""
    leans = c.open is not None and c.tokens[c.open].text in LEANS and w.token.was == "v" and w.before == "n"
    return True if leans and c.tokens[w.n + 1].was in "vw" else None


@asked(base="n")
def _given_to(c: Signs, w: Word) -> bool | None:
    """对公益林管护给予补助: a deed that something is given for, or that is carried out."""
    if c.open is not None or c.next(w.n) not in _DONE_TO:
        return None
    return False if any(t.text in ("对", "对于") for t in c.tokens[c.start : w.n - 1]) else None


_DONE_TO = ("给予", "予以", "加以", "进行", "实施", "开展", "提供")


@asked(base="v", known=True)
def _knows_how(c: Signs, w: Word) -> bool | None:
    """善于运用调解、仲裁等手段: after a verb that only takes a clause."""
    text = c.tokens[w.k].text
    if w.k != w.n - 1 or text not in c.tables.clausal:
        return None
    return True if text in _SKILLED or (text[-1] == "于" and not c.known(w.n + 1)) else None


_SKILLED = ("善于", "敢于", "勇于", "擅长", "乐于", "甘于", "疏于", "怠于")


@asked(base="n", soft=True)
def _done_by(c: Signs, w: Word) -> bool | None:
    """由家庭共同编织支持网络."""
    return w.known if w.k < w.n - 1 and any(t.text == "由" for t in c.tokens[c.start : w.k]) else None


@asked(base="vn", soft=True)
def _event(c: Signs, w: Word) -> bool | None:
    """居民参与治理需要…."""
    following = c.tokens[w.n + 1]
    return False if following.was == "m" or following.text in OF_EVENTS else None


@asked(base="K", known=False)
def _unknown(c: Signs, w: Word) -> bool | None:
    """殡葬改革…."""
    return False if w.text not in c.tables.clausal else None


@asked(base="K", known=True)
def _makes(c: Signs, w: Word) -> bool | None:
    """陪伴使老人…, 打断导致…: the deed that brings about what follows."""
    follows = c.tokens[w.n + 1].text
    return False if w.n == c.start and (follows in MAKES or follows in BRINGS) else None


def _this_deed(c: Signs, w: Word) -> bool | None:
    """这类合作有赖于…."""
    this = w.n > c.start and c.tokens[w.n - 1].code == "e"
    return False if this and c.tokens[w.n + 1].code == "v" and c.known(w.n + 1) else None


@asked(base="Kn")
def _does_what_is_done(c: Signs, w: Word) -> bool | None:
    """歧视损害了…, 地方保护弱化了…."""
    fits = _done(c, w) and c.known(w.n + 1)
    return False if fits and not c.clausal(w.n) and not c.urged(w.n) else None


@asked(base="Kp")
def _of_deeds(c: Signs, w: Word) -> bool | None:
    """减少浪费可以…."""
    return False if c.tokens[w.n + 1].code == "w" and c.attributive(w.n) else None


@asked(base="c")
def _joined(c: Signs, w: Word) -> bool | None:
    """X和治理推动…, but not 推动X和积极培育扶持Y."""
    if c.tokens[w.k].text == "、" or c.tokens[w.k - 1].code == "v":
        return None
    goes_on = c.open is not None and c.tokens[w.n - 1].code == "d"
    return None if goes_on else False


@asked(base="n")
def _deed_does(c: Signs, w: Word) -> bool | None:
    """数据开放有助于…, 产业转移加剧了…: the deed of no party, before a verb beyond doubt."""
    if c.open is not None or not _hard(c, w) or c.actor(w.k):
        return None
    second = c.tokens[w.n + 1].text
    ends = _done(c, w) and w.text not in c.tables.clausal and not c.urged(w.n)
    clausal = c.clausal(w.n) and not (w.soft and c.lacks(w.n + 1)) and not ends
    deed = ends or w.soft or w.text in c.tables.deeds or second[-1] == "于" or not w.known
    whole = ends or second[-1] in "于为" or _has_object(c, w)
    return False if not clausal and deed and whole else None


@asked(soft=True)
def _without_object(c: Signs, w: Word) -> bool | None:
    """居民参与治理: as often a noun, and the second has no object."""
    if _has_object(c, w):
        return None
    if w.known and w.before in "nf" and c.awaited(w.n):
        return True  # 得以在同一平台上会商联动
    who = w.base == "n" and c.actor(w.k) and c.open is None and w.known
    return (who or w.base in "Kj") and not w.later


@asked(base="ngf")
def _in_object(c: Signs, w: Word) -> bool | None:
    """会同X建立…: a verb after the object of another only where that one takes a clause or a companion."""
    if c.open is None:
        return None
    joint = c.tokens[c.open].text in c.tables.companions
    return False if not c.clausal(c.open) and not joint else None


@asked(base="n", soft=True)
def _aid_relies(c: Signs, w: Word) -> bool | None:
    """教育帮扶依赖人力."""
    if w.before == "d":
        return None  # 自费购买检测仪器
    fits = c.tokens[w.n + 1].code == "w" and c.known(w.n + 1)
    if not fits or w.text in c.tables.clausal:
        return None
    return (w.later and c.modifies(w.n + 1)) or not _has_object(c, w)


@asked(base="v")
def _not_serial(c: Signs, w: Word) -> bool | None:
    """A verb after another that takes no clause and says nothing like it."""
    return False if not c.serial(w.k, w.n) else None


@asked(base="K")
def _subject(c: Signs, w: Word) -> bool | None:
    """有效监管需要…."""
    begins = c.first and w.text not in c.tables.clausal and not c.pivot(w.n)
    return False if begins and _hard(c, w) and _has_object(c, w) else None


@asked(base="ngf", soft=True)
def _softly(c: Signs, w: Word) -> bool | None:
    """A word that is as often a noun, in a compound, before a later verb."""
    return False if w.later else None


BEFORE_VERB: tuple[Rule, ...] = (
    _rules_that,
    _who_takes_part,
    _by_a_deed,
    _by_what,
    _given_to,
    _knows_how,
    _done_by,
    _event,
    _unknown,
    _makes,
    _this_deed,
    _does_what_is_done,
    _of_deeds,
    _joined,
    _deed_does,
    _without_object,
    _in_object,
    _aid_relies,
    _not_serial,
    _subject,
    _softly,
)
