"""Whether the phrase, list or number around a word makes it a noun, or leaves it to be a verb."""

from __future__ import annotations

from kg.extract.zh.grammar import MAKES, closed
from kg.extract.zh.known import LIGHT
from kg.extract.zh.signs import Signs
from kg.extract.zh.word import Rule, Word, asked

_DEGREES = closed("比较 很 非常 十分 较为 更为 最为 相当 极为 最 更 较")
_DEGREE = closed("巨大 惊人 不菲 可观 显著 明显 严重 有限 突出 滞后 缓慢 迟缓")
_NUMERALS = "一二两三四五六七八九十几多各"
_OWN = closed("其 自身 自己 自我")
_DATES = ("年", "月", "日")
_BY = ("由", "被", "受", "为", "经")


@asked(base="ncK")
def _hard(c: Signs, w: Word) -> bool | None:
    """落户难."""
    return False if c.next(w.n) == "难" else None


@asked(base="up")
def _after_of(c: Signs, w: Word) -> bool | None:
    """社区的治理, 对居民的…; a preposition before what the tables do not know."""
    return False if w.base == "u" or not w.known else None


def _before_determiner(c: Signs, w: Word) -> bool | None:
    """影响该地区, but not 影响其…, 改造一批…."""
    if w.n + 1 >= c.end:
        return None
    follows = c.tokens[w.n + 1]
    plain = follows.text != "其" and follows.text[0] not in _NUMERALS
    return True if follows.code in "er" and plain else None


@asked(base="r", known=True)
def _made_to(c: Signs, w: Word) -> bool | None:
    """要求其清理垃圾."""
    told = w.k > c.start and c.tokens[w.k - 1].code == "v" and c.urged(w.k - 1)
    return True if told and not (w.soft and w.later) else None


@asked(base="r")
def _of_its_own(c: Signs, w: Word) -> bool | None:
    """制约了其推广, 提高自身管理水平."""
    if c.tokens[w.k].text == "其" and w.after == "K" and c.open is not None:
        return False
    noun = w.soft or w.later or (c.open is None and w.after == "o")
    return False if c.tokens[w.k].text in _OWN and noun else None


def _sure(c: Signs, w: Word) -> bool | None:
    """得到支持, 应当公开, 有助于…, 被视为…."""
    if w.text in LIGHT or w.base in "mhz" or w.text in ("用于", "用作", "来自", "源自"):
        return True
    if not w.known:
        return None
    marked = len(w.text) > 2 and (w.text[-1] in "于为" or w.text[0] == "被")
    toward = w.token.was == "v" and w.text[-1] == "于" and w.base == "n" and w.after in "ov"
    return True if marked or toward else None


@asked(base="nscKj", after="o")
def _has_quality(c: Signs, w: Word) -> bool | None:
    """教师流失严重."""
    at = c.past(w.n + 1, "d") if w.soft and w.base == "n" else w.n + 1  # 照料负担日益沉重
    if at >= c.end or c.tokens[at].text not in c.tables.adjectives:
        return None
    ends = at + 1 == c.end or (at + 1 < c.end and c.tokens[at + 1].code == "s")
    code = c.tokens[at].code
    noun = code == "n" and (
        w.token.code == "w" or (w.base == "j" and w.token.code != "v") or not w.known or c.tokens[at].text in _DEGREE
    )
    return False if ends and (code == "a" or noun) else None


@asked(base="cn")
def _listed(c: Signs, w: Word) -> bool | None:
    """采取限制消费、列入名单等措施."""
    return False if c.in_list(w.n, w.k) else None


@asked(base="pcn", after="vcgu")
def _in_way(c: Signs, w: Word) -> bool | None:
    """通过入股分红、订单收购等方式: deeds without objects in a list of ways."""
    return False if c.in_way(w.n) else None


def _in_mechanism(c: Signs, w: Word) -> bool | None:
    """在对口支援机制下: a deed in the name of what something happens under."""
    if w.n + 2 >= c.end or c.tokens[w.n + 2].code != "f" or c.next(w.n) not in c.tables.compound:
        return None
    since = next((k for k in range(w.n - 1, c.start - 1, -1) if c.tokens[k].code not in "nabdw"), None)
    return False if since is not None and c.tokens[since].text in ("在", "从", "于") else None


@asked(base="nvKcu", after="o", known=True)
def _names_what(c: Signs, w: Word) -> bool | None:
    """签下调解协议, 分担机制: a deed that remedies, in the name of a thing that is nothing bad."""
    noun = w.soft or ("对", w.text) in c.tables.nominal or w.text in _REMEDIES
    if not noun or c.relation(w.n) not in ("addresses", "governs") or c.next(w.n) not in _MATTERS:
        return None
    last = w.n + 2 >= c.end or c.tokens[w.n + 2].code in "ukKcgjvmhdpsa"
    return False if last and w.before not in "dhm" else None


@asked(known=True)
def _for_lack(c: Signs, w: Word) -> bool | None:
    """因缺乏运行经费而…."""
    since = w.k >= c.start and c.tokens[w.k].text in ("因", "由于", "因为")
    return True if since and c.relation(w.n) == "faces" and w.n + 1 < c.end else None


def _in_toward(c: Signs, w: Word) -> bool | None:
    """对废物的跨省转移实行…: a deed after the 的 of a phrase with 对, before the light verb that it belongs to."""
    of = next((k for k in range(w.n - 1, c.start, -1) if c.tokens[k].code not in "nab"), c.start)
    if c.tokens[of].code != "u" or w.text in _LIGHT_AFTER:
        return None
    toward = next((k for k in range(of - 1, c.start - 1, -1) if c.tokens[k].code not in "nabcu"), None)
    if toward is None or c.tokens[toward].text not in ("对", "对于"):
        return None
    k = c.past(w.n + 1, "nabd")
    return False if k < c.end and c.tokens[k].text in _LIGHT_AFTER else None


_LIGHT_AFTER = closed("进行 实行 实施 加以 予以 给予 作出 做出 开展 采取 享有 负有 产生 造成 具有 构成 形成 提出")


@asked(known=True)
def _its_target(c: Signs, w: Word) -> bool | None:
    """矫正对象."""
    return False if c.next(w.n) == "对象" and w.before not in "dm" else None


@asked(base="n", before="n", after="o", known=False)
def _names_subject(c: Signs, w: Word) -> bool | None:
    """档案封存制度的落实不到位: an unknown deed in a name that a predicate follows."""
    if c.next(w.n) not in c.tables.compound or w.n + 2 >= c.end:
        return None
    return False if c.tokens[w.n + 2].code in "umhs" and w.token.code != "V" else None


_REMEDIES = closed("分担 抵扣 调解 预防 应对 减免 清退 抵御 缓冲 取缔 矫治 填补 救")
_MATTERS = closed(
    "协议 手续 机制 理念 办法 方案 行动 体系 能力 经验 措施 政策 制度 计划 平台 中心 组织 人员 力量 资金 效果 效率 水平 意识 "
    "思路 模式 工作 服务 知识 技术 技巧 策略 网络 队伍 系统 压力 负担 周期 环节 主体 内容 指标 方式 力度 难度 条例 法 结果 流程 程序 权限 职责 责任 额度 标准 比例 范围"
)


@asked(base="n", after="o")
def _handled(c: Signs, w: Word) -> bool | None:
    """将土地出让收入作为来源."""
    return False if c.in_handled(w.n) else None


@asked(base="Knpv", after="o")
def _organ(c: Signs, w: Word) -> bool | None:
    """审计机关查出…."""
    return False if w.before not in "dhm" and c.organ(w.n) else None


@asked(after="o")
def _listed_fault(c: Signs, w: Word) -> bool | None:
    """面临投入大、周期长等阻力: the adjective is part of the noun too."""
    if not c.listed_fault(w.n):
        return None
    c.tokens[w.n + 1].code = "n"
    return False


@asked(base="v", known=False)
def _unknown_after_verb(c: Signs, w: Word) -> bool | None:
    """缺乏沟通: what the tables do not know, after a verb."""
    return False if w.before != "d" else None


@asked(after="ov")
def _before_quality(c: Signs, w: Word) -> bool | None:
    """法律援助律师补贴偏低."""
    return False if w.before != "d" and c.before_quality(w.n) else None


@asked(after="o")
def _a_kind_of(c: Signs, w: Word) -> bool | None:
    """是一种生产要素, 是一种开放式的刑罚执行方式."""
    one = w.before in "eQ" and c.tokens[w.n - 1].text not in _DATES and w.n > c.start + 1
    described = one and (c.tokens[w.n - 2].code == "s" or c.tokens[w.n - 2].text == "作为")
    alone = described and not any(t.code == "u" for t in c.tokens[w.n : c.end])
    return False if alone or (w.base == "n" and c.of_a_kind(w.n)) else None


@asked(before="Q", after="o", soft=True)
def _counted(c: Signs, w: Word) -> bool | None:
    """12支流动医疗队."""
    return False if w.n > c.start + 1 and c.numbered(w.n - 1) else None


@asked(base="n")
def _this_work(c: Signs, w: Word) -> bool | None:
    """这项古城保护工程在…."""
    named = w.k == c.start + 1 and w.k == w.n - 1 and c.tokens[c.start].code == "e"
    if not named or w.n + 2 >= c.end or c.next(w.n) not in c.tables.compound:
        return None
    return False if c.tokens[w.n + 2].code in "pdvmhs" else None


@asked(before="eqQ")
def _how_many(c: Signs, w: Word) -> bool | None:
    """十几个返乡青年."""
    return False if c.counted(w.n) else None


@asked(base="n", before="n", after="o", known=False)
def _some_do(c: Signs, w: Word) -> bool | None:
    """有三成家庭转入…."""
    return True if w.token.code == "v" and c.some(w.n) else None


@asked(before="p", after="v")
def _brought(c: Signs, w: Word) -> bool | None:
    """将服务送到…."""
    handled = c.tokens[w.n - 1].text in ("把", "将")
    return False if handled and w.token.was == "w" else None


@asked(base="n", after="g")
def _such_deeds(c: Signs, w: Word) -> bool | None:
    """将垃圾分类、邻里互助等行为…."""
    return False if any(t.text == "、" for t in c.tokens[c.start : w.n]) else None


@asked(base="n", after="oc")
def _after_way(c: Signs, w: Word) -> bool | None:
    """以捐资等方式参与…."""
    twin = w.after == "c" and w.n + 2 < c.end and c.tokens[w.n + 2].code in "vw"  # 以任何形式截留、挪用资金
    return True if (twin or (w.known and w.after == "o")) and c.after_way(w.n) else None


@asked(base="p", known=True)
def _passive(c: Signs, w: Word) -> bool | None:
    """被纳入统一管理."""
    return True if c.tokens[w.k].text == "被" else None


@asked(base="n", after="o")
def _by_means(c: Signs, w: Word) -> bool | None:
    """该校利用中心开展…, 利用大数据筛查虚假住院."""
    user = c.actor(w.k) and c.open is None and c.relation(w.n) == "uses"
    return True if user or (w.before == "n" and c.done_with_means(w.n)) else None


@asked(base="ng", before="ng", known=False)
def _unknown_after_noun(c: Signs, w: Word) -> bool | None:
    """What the tables do not know, after a noun: a verb before the clause's first object alone."""
    near = c.open if c.open is not None and c.open + 8 > w.k else None
    aided = near is not None and (
        c.relation(near) in ("funds", "serves") or c.pivot(near) or c.tokens[near].text in MAKES
    )
    if aided and c.actor(w.k) and w.token.was == "v" and not w.soft:
        return True  # 资助学生读完高中, 让观众看清铭文
    helped = w.after in "oK" and c.actor(w.k) and any(t.text == "为" for t in c.tokens[c.start : w.k])
    chosen = w.after == "v" and w.token.was == "v" and c.tokens[w.n + 1].code == "w" and not w.soft
    if chosen and c.open is None and c.after_phrase(w.n):
        return True  # 通过招标选定施工单位
    return (helped and c.after_phrase(w.n)) or (not w.soft and c.open is None and w.after == "o")  # 为老人测血压


@asked(base="nrKv", after="u")
def _what_is_needed(c: Signs, w: Word) -> bool | None:
    """社会需要的是发展, 他们缺的不是课桌; but 提供庇护的是…, 负责运营的是…."""
    k, size = w.n + 2, len(c.tokens)
    k += k == c.end < size and c.tokens[k].code == "k"  # 最缺的，是…
    while k < size and c.tokens[k].code in "hjd":
        k += 1
    if k >= size or c.tokens[k].code != "s":
        return None
    governed = c.open is not None and (not c.clausal(c.open) or c.tokens[c.open].text == "负责")
    if governed and (w.base == "v" or (w.base == "n" and not c.modifier_ended(w.n))):
        return False
    return True if w.known and w.base != "v" else None


@asked(before="d", after="u", soft=False)
def _in_degree(c: Signs, w: Word) -> bool | None:
    """比较熟悉的做法."""
    return False if w.base != "n" and c.tokens[w.n - 1].text in _DEGREES else None


@asked(after="u")
def _hollow_head(c: Signs, w: Word) -> bool | None:
    """社工流失的原因."""
    return False if c.hollow_head(w.n, w.k) else None


@asked(base="n", after="u", known=True, soft=True)
def _relied_on(c: Signs, w: Word) -> bool | None:
    """商户依赖的人情."""
    return True if w.k == c.start and c.actor(w.k) and w.k == w.n - 1 else None


@asked(base="n", after="u", known=True, soft=False)
def _brought_about(c: Signs, w: Word) -> bool | None:
    """充电引发的火灾."""
    return True if c.relation(w.n) == "causes" else None


@asked(after="u")
def _before_of(c: Signs, w: Word) -> bool | None:
    """居民提出的意见: a verb before 的 after who does it."""
    by = any(t.code == "p" and t.text in _BY for t in c.tokens[max(c.start, w.n - 12) : w.n])
    who = w.k - 1 if c.tokens[w.k].code == "t" and w.k > c.start else w.k  # 开发商最初提出的方案
    done = w.base in "rvpKftQqj" or (w.base == "n" and (by or c.actor(who)))
    dated = w.before in "Qt" and c.relation(w.n) == "establishes"  # 2018年印发的计划
    return (not w.soft or dated or (by and w.before in "bd")) and w.known and done


IN_PHRASE: tuple[Rule, ...] = (
    _hard,
    _for_lack,
    _after_of,
    _before_determiner,
    _made_to,
    _of_its_own,
    _sure,
    _has_quality,
    _in_mechanism,
    _listed,
    _in_way,
    _names_what,
    _in_toward,
    _its_target,
    _names_subject,
    _handled,
    _organ,
    _listed_fault,
    _unknown_after_verb,
    _before_quality,
    _a_kind_of,
    _counted,
    _this_work,
    _how_many,
    _some_do,
    _brought,
    _such_deeds,
    _after_way,
    _passive,
    _by_means,
    _unknown_after_noun,
    _what_is_needed,
    _in_degree,
    _hollow_head,
    _relied_on,
    _brought_about,
    _before_of,
)
