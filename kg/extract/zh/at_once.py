"""Signs that a word is a verb, or a noun, whatever else stands in its clause: aspects, speech, orders, handling."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.zh.grammar import COMPLEMENTS, closed
from kg.extract.zh.place import WAYS
from kg.extract.zh.signs import Signs
from kg.extract.zh.word import Rule, Word, asked

_ORDERS = closed("禁止 严禁 允许 准许 要求 鼓励 规定 责令")
_COMPARED = closed("相比 相较 相比较")
_SUFFERS = closed("深受 备受 广受 饱受 颇受")
_HANDLE = ("把", "将")


def _with_aspect(c: Signs, w: Word) -> bool | None:
    """盘活了, 满足不了."""
    return True if w.after == "l" or (w.known and c.next(w.n) in COMPLEMENTS) else None


@asked(base="n", after="u")
def _what_is_done(c: Signs, w: Word) -> bool | None:
    """学者所说的…."""
    return True if w.text[0] == "所" and len(w.text) == 2 else None


@asked(after="o", known=True)
def _so_much(c: Signs, w: Word) -> bool | None:
    """为每位老人每月补贴六百元: what is done for somebody, and how much."""
    counted = w.n + 1 < c.end and c.tokens[w.n + 1].code == "q"
    return True if counted and w.soft and c.open is None and c.after_phrase(w.n) else None


@asked(before="Q", after="o")
def _of_a_year(c: Signs, w: Word) -> bool | None:
    """患者的年治疗费用."""
    named = c.tokens[w.n - 1].text in ("年", "月", "日") and c.tokens[w.n - 2].code not in "qe"
    return False if named and c.next(w.n) in c.tables.compound else None


@asked(before="x")
def _for_a_reason(c: Signs, w: Word) -> bool | None:
    """以“带病投保”为由拒赔: what is done after 为由."""
    return True if c.tokens[w.n - 1].text == "由" else None


@asked(base="K", after="ov", known=True)
def _who_takes_part(c: Signs, w: Word) -> bool | None:
    """参与调解的法官领取…."""
    return True if c.taking_part(w.n) else None


@asked(base="nr", after="P")
def _says_to_do(c: Signs, w: Word) -> bool | None:
    """大会提出要加强…."""
    says = w.text in c.tables.saying and w.k == c.start
    return True if says and c.tokens[w.n + 1].code == "m" else None


@asked(base="n", after="ov")
def _rules_that(c: Signs, w: Word) -> bool | None:
    """法律禁止使用童工."""
    return True if w.text in _ORDERS and w.k == c.start and w.n == w.k + 1 else None


@asked(base="K", after="o")
def _begins(c: Signs, w: Word) -> bool | None:
    """发现教师流失率高达…, 规定酒席不超过十桌, 鼓励高校开放…."""
    says = w.token.was == "v" and w.text in c.tables.saying and w.k < c.start
    rules = w.text == "规定" and not c.first and w.later
    urges = w.text in c.tables.urging and w.n + 2 < c.end
    return True if says or rules or urges or (c.pivot(w.n) and c.urges(w.n)) else None


@asked(base="nKr", after="c")
def _urges_and(c: Signs, w: Word) -> bool | None:
    """国家鼓励和支持社会力量参与…: two verbs of urging before who is to do it."""
    if not c.urged(w.n) or w.n + 3 >= c.end or c.open is not None:
        return None
    second = w.n + 2
    joined = c.tokens[w.n + 1].text in ("和", "并", "或", "、", "或者") and c.urged(second)
    k = c.past(second + 1, "nabef")
    return True if joined and k > second + 1 and c.actor(k - 1) and k < c.end and c.tokens[k].code in "vwpmhd" else None


@asked(after="o")
def _by_what(c: Signs, w: Word) -> bool | None:
    """，利用班会课、主题教育等途径开展…: the means at the clause's beginning."""
    if w.n != c.start or w.text not in _BY_WHAT or c.modifies(w.n):
        return None
    ways = any(t.code == "g" and s.text in WAYS for t, s in pairwise(c.tokens[c.start : c.end]))
    return True if ways or not c.first else None


_BY_WHAT = closed("靠 利用 运用 借助 依托 凭借 采用 采取 使用 依靠 引入 结合")


def _in_ways(c: Signs, w: Word) -> bool | None:
    """运用约谈、曝光等手段: what uses a list of ways that 等 closes."""
    if w.text not in _BY_WHAT or w.before == "u" or w.n + 3 >= c.end:
        return None
    close = next((k for k in range(w.n + 1, c.end - 1) if c.tokens[k].code == "g"), None)
    if close is None or c.tokens[close + 1].code not in "neab" or not _a_way(c, close + 1):
        return None
    return True if all(t.code in "nvwabcd" for t in c.tokens[w.n + 1 : close]) else None


def _a_way(c: Signs, at: int) -> bool:
    """Whether the noun that closes a list names ways."""
    k = c.past(at, "neabd")
    return any(t.text in WAYS or t.text in _TOOLS for t in c.tokens[at:k])


_TOOLS = closed("措施 工具 技术 策略 机制 平台 模式 载体 资源 力量 手段")


@asked(base="v", after="o")
def _in_role(c: Signs, w: Word) -> bool | None:
    """起到了沟通政府和村民的作用, 承担着规范市场的职能: what somebody's role is to do."""
    at = w.k - 1 if c.tokens[w.k].code == "l" else w.k
    if w.token.was not in "vw" or c.tokens[at].text not in _ROLE or c.tokens[c.end - 1].text not in _ROLES:
        return None
    return True if len(w.text) > 1 and any(t.text == "的" for t in c.tokens[w.n + 2 : c.end - 1]) else None


_ROLE = closed("发挥 起到 起 具有 承担 担负 肩负 履行 扮演 行使 担当")
_ROLES = closed("作用 意义 功能 职能 职责 责任 任务 使命 角色 效果 效应 重任")


@asked(known=True)
def _amounts_to(c: Signs, w: Word) -> bool | None:
    """案件多达300件."""
    counted = w.n + 1 < c.end and c.tokens[w.n + 1].code == "q"
    return True if counted and c.relation(w.n) == "has_quantity" else None


@asked(base="n", after="o")
def _with_whom(c: Signs, w: Word) -> bool | None:
    """县政府会同运营商…."""
    return True if len(w.text) > 1 and w.text in c.tables.companions else None


@asked(base="np", soft=True)
def _in_which_way(c: Signs, w: Word) -> bool | None:
    """以社会互助方式."""
    return False if c.next(w.n) in WAYS else None


@asked(base="n", after="o", known=True)
def _act_says(c: Signs, w: Word) -> bool | None:
    """《…法》鼓励…."""
    return True if c.open is None and c.tokens[w.k].text[0] == "《" else None


@asked(known=True)
def _tied(c: Signs, w: Word) -> bool | None:
    """基于上述问题, 属于外来人口: a verb that ends in 于 is never a noun."""
    return True if w.text[-1] == "于" and w.n + 1 < c.end else None


@asked(base="n", after="ov")
def _paper_does(c: Signs, w: Word) -> bool | None:
    """本文分析…, 本研究考察…: whatever it does, it is no part of a name."""
    return True if w.n == w.k + 1 == c.start + 1 and c.tokens[w.k].text in _PAPER else None


_PAPER = closed("本文 本研究 本书 本章 本节 该文 笔者")


@asked(base="n")
def _compared(c: Signs, w: Word) -> bool | None:
    """与城市相比."""
    return True if w.text in _COMPARED and any(t.text in ("与", "和", "同") for t in c.tokens[c.start : w.k]) else None


@asked(base="K")
def _before_speech(c: Signs, w: Word) -> bool | None:
    """审计结果表明，…."""
    return False if c.before_speech(w.n) else None


def _in_composition(c: Signs, w: Word) -> bool | None:
    """由入户调查、社区评议和公示组成."""
    return False if c.inside_composition(w.n) else None


def _suffers(c: Signs, w: Word) -> bool | None:
    """专班负责日常工作, 措施深受欢迎."""
    return True if (w.text == "负责" and w.before != "u" and w.after == "o") or w.text in _SUFFERS else None


def _speaks(c: Signs, w: Word) -> bool | None:
    """《意见》指出，…, 理事会由代表组成, 信贷政策要求银行把…, 要求平台改善管理, 使粮食产量下降三成."""
    if c.speaks(w.n) or c.some_say(w.n) or c.framed(w.n, w.k):
        return True
    told = w.base == "n" and (c.urges(w.n) or c.ordered(w.n) or (w.token.was == "v" and c.made(w.n, w.k)))
    return True if told else None


@asked(before="e")
def _this_thing(c: Signs, w: Word) -> bool | None:
    """该报告建议…, 这项规定为…."""
    if w.n + 1 >= c.end:
        return None
    follows = c.tokens[w.n + 1]
    if w.token.was != "v" and follows.text in c.tables.saying:
        return False
    return False if c.tokens[w.n - 1].text[0] in "这该此那" and follows.code in "pmhs" else None


def _of_what_kind(c: Signs, w: Word) -> bool | None:
    """调查显示，…, 发挥补充作用."""
    return False if c.says(w.n, w.known) or c.of_effect(w.n) else None


@asked(before="p")
def _handled(c: Signs, w: Word) -> bool | None:
    """将信任视为…."""
    return False if c.tokens[w.n - 1].text in _HANDLE and w.n + 1 < c.end and c.turns(w.n + 1) else None


@asked(known=True)
def _turned(c: Signs, w: Word) -> bool | None:
    """把参与分为…."""
    return True if c.turns(w.n) and any(t.text in _HANDLE for t in c.tokens[c.start : w.n]) else None


@asked(base="Kn")
def _names_office(c: Signs, w: Word) -> bool | None:
    """监管人员的能力, 居民监督委员会监督…."""
    return False if (w.base == "K" or w.soft) and c.names_office(w.n, w.base) else None


@asked(after="Kvo")
def _together(c: Signs, w: Word) -> bool | None:
    """部门联动排查隐患, 该组织与妇联合作，…."""
    joint = w.after == "o" and w.before == "v" and w.known and c.relation(w.n - 1) == "cooperates_with"
    return True if joint or (w.after in "Kv" and w.base == "n" and c.together(w.n)) else None


@asked(before="p", after="u")
def _toward_what(c: Signs, w: Word) -> bool | None:
    """对组织的依附."""
    return False if c.tokens[w.n - 1].text in ("对", "对于", "与", "向") else None


@asked(after="o")
def _needs(c: Signs, w: Word) -> bool | None:
    """居民参与治理需要制度保障."""
    return True if w.token.was == "m" and w.base != "u" else None


@asked(base="n", after="ov")
def _takes_part(c: Signs, w: Word) -> bool | None:
    """吸引企业参与改造."""
    return True if c.takes_part(w.n, w.k) else None


@asked(base="n", after="K")
def _done_there(c: Signs, w: Word) -> bool | None:
    """项目在云南落地: what ends the clause after 在 and a place."""
    if c.open is not None or len(w.text) != 2 or w.k != w.n - 1 or not c.placed(w.k):
        return None
    at = next((n for n in range(w.k - 1, c.start, -1) if c.tokens[n].text in ("在", "于")), None)
    plain = at is not None and all(t.code in "nabcuqQe" for t in c.tokens[at + 1 : w.k])
    return True if plain else None


@asked(base="n", after="v")
def _of_a_state(c: Signs, w: Word) -> bool | None:
    """流动人口的城市融入面临困难: a deed that has or suffers something."""
    if c.open is not None or w.k != w.n - 1 or c.clausal(w.n) or c.relation(w.n) in ("causes", "addresses", "faces"):
        return None
    return False if c.next(w.n) in ("面临", "缺乏", "具有", "呈现出", "呈现") and w.n + 2 < c.end else None


AT_ONCE: tuple[Rule, ...] = (
    _of_a_state,
    _done_there,
    _with_aspect,
    _what_is_done,
    _so_much,
    _of_a_year,
    _for_a_reason,
    _who_takes_part,
    _says_to_do,
    _rules_that,
    _begins,
    _urges_and,
    _in_ways,
    _by_what,
    _in_role,
    _amounts_to,
    _with_whom,
    _in_which_way,
    _act_says,
    _tied,
    _paper_does,
    _compared,
    _before_speech,
    _in_composition,
    _suffers,
    _speaks,
    _this_thing,
    _of_what_kind,
    _handled,
    _turned,
    _names_office,
    _together,
    _toward_what,
    _needs,
    _takes_part,
)
