"""A word before what may be its object: verb, or the first half of a compound."""

from __future__ import annotations

from kg.extract.zh.following import takes_object
from kg.extract.zh.grammar import closed
from kg.extract.zh.signs import Signs
from kg.extract.zh.word import Rule, Word, asked

_TOWARD = ("对", "向", "给")
_WITH_OBJECT = (*_TOWARD, "由", "被", "把", "将", "与", "从", "在")
_HOW = closed("免费 自动 统一 定期 动态 分类 分级 自主 联合 集中 独立 共同 相互 依法")
_PLACING = ("与", "对", "向", "把", "将", "为")


@asked(base="nv", before="nlbd")
def _closes_compound(c: Signs, w: Word) -> bool | None:
    """建立信息共享机制."""
    free = w.before == "d" and w.k < w.n - 1 and c.tokens[w.n - 1].text in _HOW and c.open is not None and w.base == "n"
    founded = c.open is not None and c.relation(c.open) == "establishes" and not c.clausal(c.open)
    if free and c.closes_compound(w.n) and (founded or not c.actor(w.k)):
        c.tokens[w.n - 1].code = "b"  # 公共图书馆免费开放制度
        return False
    inside = c.open is not None and w.before in "nlb"
    return False if inside and c.closes_compound(w.n) and not c.made_to(w.k) else None


@asked(base="s")
def _is_organ(c: Signs, w: Word) -> bool | None:
    """是教育机构."""
    deed = w.text in c.tables.deeds
    return False if deed and w.n + 2 == c.end and not c.actor(w.n + 1) else None


@asked(base="n", before="nd")
def _work_does(c: Signs, w: Word) -> bool | None:
    """水土保持工作纳入…."""
    if w.n + 2 >= c.end or c.next(w.n) not in c.tables.compound:
        return None
    follows = c.tokens[w.n + 2].code
    if follows not in "vsmh" or c.actor(w.k):
        return None
    return follows == "v" and not c.known(w.n + 2)


@asked(base="n", known=True)
def _who_makes(c: Signs, w: Word) -> bool | None:
    """政府推动企业…."""
    return True if c.actor(w.k) and c.clausal(w.n) and c.open is None else None


@asked(base="n", before="n")
def _toward_what(c: Signs, w: Word) -> bool | None:
    """对政府监管能力的信任."""
    return False if w.k > c.start and c.tokens[w.k - 1].text in ("对", "与", "向") and c.modifies(w.n) else None


@asked(base="n", before="n")
def _in_subject(c: Signs, w: Word) -> bool | None:
    """政策执行偏差的根源是…, but 理论强调政府的职责是…."""
    if c.actor(w.k) or (not w.soft and w.text in c.tables.saying):
        return None
    return False if c.subject_ahead(w.n) and not c.after_phrase(w.n) else None


@asked(base="n", before="n")
def _after_object(c: Signs, w: Word) -> bool | None:
    """推动社区建立制度: after the object of another verb, one after another or a compound."""
    if c.open is None:
        return None
    if w.known and (not w.soft or (c.pivot(c.open) and c.relation(w.n) == "participates_in")):
        return True  # 动员社会各界力量参与抢险
    if c.relation(w.n) == "participates_in" and c.modifies(w.n) and c.right_of_party(w.n):
        return True
    basis = c.tokens[c.open].text == "为" and any(t.text == "以" for t in c.tokens[c.start : w.k])
    if basis and takes_object(c.tokens, w.n, c.end) and not c.modifies(w.n):
        return True  # 以家庭为单位核算收入
    joint = c.tokens[c.open].text in c.tables.companions  # 联手志愿者排查隐患
    clausal = joint or c.clausal(c.open) or any(t.code == "u" for t in c.tokens[w.n : c.end])
    return c.actor(w.k) and clausal and w.known


@asked(base="n", before="n", soft=True)
def _softly_after_noun(c: Signs, w: Word) -> bool | None:
    """As often a noun, after a noun: a verb where the clause has no other."""
    if w.known and not w.later and c.after_phrase(w.n):
        return True
    alone = all(s == w.n for s in c.strong)
    return alone or (c.actor(w.k) and not w.later and w.known)


@asked(base="n")
def _after_noun(c: Signs, w: Word) -> bool | None:
    """社区已建立制度."""
    return w.before == "d" or (w.known and (not w.later or c.actor(w.k))) or not w.soft


def _after_adverb(c: Signs, w: Word) -> bool | None:
    """逐步建立制度, 他们建立制度."""
    return True if w.before == "d" or w.base == "r" else None


@asked(base="gf", soft=True)
def _softly_after_place(c: Signs, w: Word) -> bool | None:
    """在社区内服务老人: a verb where the clause has no other."""
    return all(s == w.n for s in c.strong)


@asked(base="v", known=True)
def _responsible(c: Signs, w: Word) -> bool | None:
    """负责审议章程."""
    if w.k != w.n - 1 or c.tokens[w.k].text != "负责":
        return None
    return c.tokens[w.n + 1].code == "n" and c.next(w.n) not in c.tables.compound


@asked(base="v")
def _after_verb(c: Signs, w: Word) -> bool | None:
    """培育扶持民办机构, 扶持从事养老服务的组织, 养成依赖政府的习惯."""
    if c.names_plan(w.n):
        return False  # 签订共建协议
    if w.known and (c.in_hollow(w.n) or (w.soft and c.twin(w.k, w.n))):
        return True
    if w.known and c.clausal(w.k) and w.token.was == "v":
        return not c.attributive(w.n)
    if c.pivot(w.n) and not w.soft and c.actor(c.past(w.n + 1, "nabe") - 1):
        return True  # 出钱请本地教师上课
    if w.soft:
        return False
    placed = any(t.code == "p" and t.text in _PLACING for t in c.tokens[c.start : w.k])
    return (w.known and c.modifies(w.n)) or placed or c.serial(w.k, w.n)


@asked(base="p")
def _after_preposition(c: Signs, w: Word) -> bool | None:
    """对矫正对象进行心理辅导, 通过完善制度."""
    word = c.tokens[w.k].text
    if word in _WITH_OBJECT:
        if w.soft and word in _TOWARD and c.light_after(w.n):
            return False
        modifies = any(t.code == "u" for t in c.tokens[w.n : min(c.end, w.n + 8)])
        return modifies or (word == "在" and not w.soft)
    return word in ("通过", "为了", "以") and w.known and w.token.was != "w" if w.soft else None


@asked(base="K", known=False)
def _unknown_patients(c: Signs, w: Word) -> bool | None:
    """透析患者依赖…."""
    return False if c.actor(w.n + 1) and c.does(w.n + 2) else None


@asked(base="Kp")
def _of_subject(c: Signs, w: Word) -> bool | None:
    """驻校社工开展…."""
    return False if c.attributive(w.n) or (w.soft and w.later) else None


@asked(base="K", known=True, soft=False)
def _who_lives_where(c: Signs, w: Word) -> bool | None:
    """居住在农村的老人缺乏…: a relative clause."""
    return True if c.first and c.modifies(w.n) else None


def _subject(c: Signs, w: Word) -> bool | None:
    """共享单车为…带来, 执行偏差的根源是…."""
    clausal = w.known and c.clausal(w.n) and not (c.first and w.text in c.tables.deeds)
    begins = w.base == "K" and (not w.known or c.first) and not clausal
    return False if begins and c.predicate_after(w.n) else None


def _joined(c: Signs, w: Word) -> bool | None:
    """缺乏陪伴的孩子和来自单亲家庭的学生; 推动X、促进Y."""
    if w.base != "c":
        return None
    if w.known and not w.soft and c.modifies(w.n) and c.modified(w.k):
        return True
    if w.k > c.start and c.tokens[w.k].text != "、":
        return c.tokens[w.k - 1].code == "v"
    if not w.soft:
        return True
    if c.tokens[w.k].text != "、" or c.open is None or c.open >= w.k:
        return False
    return c.parallel(c.open, w.k) or w.token.code == "v" or c.tokens[w.n + 1].kind is not None


BEFORE_OBJECT: tuple[Rule, ...] = (
    _closes_compound,
    _is_organ,
    _work_does,
    _who_makes,
    _toward_what,
    _in_subject,
    _after_object,
    _softly_after_noun,
    _after_noun,
    _after_adverb,
    _softly_after_place,
    _responsible,
    _after_verb,
    _after_preposition,
    _unknown_patients,
    _of_subject,
    _who_lives_where,
    _subject,
    _joined,
)
