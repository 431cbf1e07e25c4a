"""Words with a meaning and their neighbours: whether an adjective, adverb, time or classifier is a noun or a verb here."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.zh.grammar import CLOSED, FOR_THEM, PURSUITS, REACHES, SUMS, closed
from kg.extract.zh.place import ATTRIBUTIVE, OF_EVENTS, Place, of
from kg.extract.zh.tokens import Token

_SPANS = closed(
    "日间 夜间 日常 节日 课后 课余 课间 灾后 灾前 事前 事中 事后 产前 产后 术后 婚前 婚后 赛后 售后 假期 周末 暑期 寒假 早期 晚期 短期 中期 近期 远期 "
    "后期 前期 现代 古代 当代 未来 战后 疫后 长期"
)


def amounts_to(p: Place) -> str | None:
    """用户突破300万: a verb before a number; 总投资4.8亿元: a noun before the sum that ends the clause."""
    if p.after != "q":
        return None
    if p.token.text in REACHES and p.before in "nwrdhmftQ":
        return "V"
    k = p.past(p.n + 1, "qQ")
    if p.before == "t" and any(t.text in ("为", "给", "对", "向") for t in p.tokens[p.start : p.n]):
        return None  # 为老人每月补贴六百元
    return "n" if p.token.text in SUMS and p.before != "^" and (k >= p.end or p.tokens[k].code == "c") else None


@of("表示 认为 坦言 反映 称 指出 承认 相信 觉得")
def tells(p: Place) -> str | None:
    """受访者表示从未…: a verb of saying after who says it, before the predicate of what is said."""
    speaks = p.before == "n" and p.after in "hdmrp"
    return "V" if speaks and p.tokens[p.n - 1].text[-1] in "者人员民家户生师" else None


@of("牵头")
def leading(p: Place) -> str | None:
    """工会牵头与协会签订合同: how it is done, where its verb follows."""
    joint = p.after == "c" and p.tokens[p.n + 1].text in ("与", "和", "同")
    return "d" if p.before in "nmd" and (p.after in "pvwd" or joint) else None


@of("未来 过去 将来 明天 当下")
def time_as_noun(p: Place) -> str | None:
    """对未来的投资: a time that something is done for."""
    return "n" if p.before in "p" and p.after == "u" and p.tokens[p.n - 1].text in ("对", "对于", "面向") else None


@of("学会")
def learns_to(p: Place) -> str | None:
    """茶农学会了用短视频推销春茶: what follows is what they do."""
    if p.after == "l" and p.n + 2 < p.end and p.tokens[p.n + 2].code in "pvw":
        p.tokens[p.n + 1].code = "d"
        return "d"
    return "d" if p.before in "nr" and p.after in "pvw" else None


@of("创新")
def newly(p: Place) -> str | None:
    """创新运用…模式: how it is done."""
    fits = p.n + 1 < p.end and p.tokens[p.n + 1].text in _BEGUN
    return "d" if fits and p.before in "n^jdmk" else None


_BEGUN = closed("运用 开展 推出 实施 采用 建立 打造 推行 探索 设立 引入 搭建 构建 开发")


@of("计划 打算 准备")
def intends(p: Place) -> str | None:
    """政府计划建设…: a plan to do something is no noun."""
    if p.before not in "nrt" or p.after not in "vw":
        return None
    follows = p.tokens[p.n + 1]
    return "m" if follows.text in p.tables.verbs and p.n + 2 < p.end and p.tokens[p.n + 2].code in "nabeqr" else None


@of("联合 研究 探索 部署 试点 着手 抓紧 谋划 牵头 带头 率先 先行")
def prepares(p: Place) -> str | None:
    """研究完善机制, 探索建立制度: a first step before the verb that has the object; 组织联合执法: done together."""
    if p.token.text == "联合" and p.before in "vw" and p.n + 1 < p.end and p.tokens[p.n + 1].text in _JOINT:
        return "b"
    if p.token.text == "联合" or p.after not in "vwa" or p.n + 2 >= p.end or p.before == "u":
        return None
    verb = p.tables.verbs.get(p.tokens[p.n + 1].text)
    fits = verb is not None and verb.relation in ("establishes", "promotes", "addresses")
    return "d" if fits and p.tokens[p.n + 2].code in "neabrq" else None


_JOINT = closed(
    "执法 检查 行动 演练 整治 巡查 调研 督查 办公 会诊 查房 培训 惩戒 工作组 专班 执法行动 检查组 调查组 攻关 审批"
)


@of("长期 短期 日常")
def lasting(p: Place) -> str | None:
    """长期的过程: how long it is, not when."""
    return "b" if p.after == "u" else None


@of("共有")
def owned(p: Place) -> str | None:
    """行使共有权利, but 共有12辆: an attribute, unless a number follows."""
    return None if any(t.code in "qe" for t in p.tokens[p.n + 1 : p.end]) else "b"


def of_a_time(p: Place) -> str | None:
    """日间照料, 灾后重建: a time that describes the noun after it."""
    if p.token.text not in _SPANS or p.n + 1 >= p.end:
        return None
    noun = p.after == "n" or (p.after == "w" and p.token.text != "长期" and p.token.text != "未来")
    return "b" if noun and p.token.text != "未来" else None


@of("难")
def hard_to(p: Place) -> str | None:
    """吃饭难: 难 after a verb is an adjective."""
    return "a" if p.after in "Kkuc" else None


@of("最高 最低 最多 最少 最大")
def at_most(p: Place) -> str | None:
    """最高可达2000元: how far an amount goes."""
    return "d" if p.after in "vmj" else None


def captive(p: Place) -> str | None:
    """被困群众: what is done to them, before who they are."""
    text = p.token.text
    return "b" if text[0] == "被" and 1 < len(text) < 4 and text[-1] not in "为于在成到作" and p.after == "n" else None


def quality_as_noun(p: Place) -> str | None:
    """公正性受到…: what ends in 性 is a noun."""
    return "n" if p.token.text[-1] in "性度率化力" and p.after not in "nuw" else None


def nominal_quality(p: Place) -> str | None:
    """强制性、互助性和保障性: what ends in 性 is a noun where no noun follows it."""
    return "n" if p.token.text[-1] == "性" and len(p.token.text) > 2 and p.after not in "nuwba" else None


def adjective_as_noun(p: Place) -> str | None:
    """能力不足等, 老人的孤独, 把网格化…, 加以清理, 沟通和热情: an adjective where a noun must stand."""
    governed_list = p.after == "g" or any(t.code in "vw" for t in p.tokens[p.start : p.n])
    if governed_list and p.after == "c" and p.before in "nw" and _quality_next(p):
        return None  # 渠道单一、抵押物不足
    listed = p.after in "gc" and p.before in "nw" and governed_list
    owned = p.after in "Kkc" and p.before == "u"
    if p.before == "u" and p.after == "v" and p.n + 2 < p.end:
        follows = p.tokens[p.n + 1].text
        owned = owned or (follows in p.tables.verbs and follows not in p.tables.deeds)  # 的繁荣离不开…
    subject = p.before == "^" and p.after in "h" and p.token.text not in p.tables.verbs  # 节俭并不…
    handled = p.after not in "nuaw" and p.before == "p"
    owner = p.n > p.start + 1 and p.tokens[p.n - 2].code == "u"  # 政府的负担与日俱增
    weak = _weakness(p) and (p.token.text[0] == "不" or len(p.token.text) > 3)  # 拨付不及时
    governed = (
        p.after == "K" and p.n > p.start and not weak and _skip_adverbs(p.tokens, p.n, p.start) in "lv" and not owner
    )
    joined = p.before == "c" and p.n > p.start + 1 and p.tokens[p.n - 2].code == "n" and _ends_subject(p)
    placed = p.after == "f" and p.before in "nvw"
    verb = p.tables.verbs.get(p.tokens[p.n - 1].text) if p.n > p.start else None
    listed = listed or (p.after == "c" and verb is not None and verb.relation in ("part_of", "characterized_by"))
    return "n" if subject or listed or owned or handled or governed or joined or placed else None


def _ends_subject(p: Place) -> bool:
    """安全与便利往往难以兼顾: whether the phrase ends here, or its predicate begins."""
    if p.after in "Kkug":
        return True
    k = p.past(p.n + 1, "d")
    return p.tokens[p.n - 1].text in ("与", "和") and p.n < k < p.end and p.after in "dh" and p.tokens[k].code in "hm"


def _quality_next(p: Place) -> bool:
    """Whether a noun and an adjective, and no more, follow the next mark."""
    k = p.n + 2
    while k < p.end and p.tokens[k].code in "nwbv":
        k += 1
    if k == p.n + 2 or k >= p.end or p.tokens[k].text not in p.tables.adjectives:
        return False
    verbs = [t for t in p.tokens[p.start : p.n] if t.code == "v" and t.text in p.tables.verbs]
    return not verbs and (k + 1 == p.end or p.tokens[k + 1].code == "c")


@of("总结 健全 完善 壮大 丰富 规范 巩固 优化 落实 拓展 提升 提高")
def twin(p: Place) -> str | None:
    """建立健全机制: the second of two verbs that say the like, as an aspect of the first."""
    if p.before != "v" or p.after not in "neabwr":
        return None
    first = p.tables.verbs.get(p.tokens[p.n - 1].text)
    return "l" if first is not None and first.relation in ("establishes", "promotes") else None


def adjective_as_verb(p: Place) -> str | None:
    """健全机制: an adjective before its object."""
    if p.verbs() and (p.after == "l" or (p.after == "q" and p.before in "ndj^")):
        return "v"
    told = p.before in "^jmhdpctl" or (p.before == "n" and p.token.text not in p.tables.adjectives)
    return "w" if p.verbs() and p.after in "nerqQ" and told else None


@of("起")
def plays(p: Place) -> str | None:
    """起着…作用, 可以起…作用: no classifier."""
    return "V" if (p.after == "l" or p.before in "mdj") else None


def gathers(p: Place) -> str | None:
    """把…统一起来: what an aspect follows is no adverb."""
    return "V" if p.after == "l" and p.verbs() and p.tokens[p.n + 1].text in ("起来", "了") else None


@of("统筹")
def plans_all(p: Place) -> str | None:
    """街道统筹停车资源: a verb before its object, an adverb before another verb."""
    done = p.after == "K" and p.before == "n" and p.verbs()  # 把活动交由政府统筹
    return "V" if done or p.after in "neabqr" else None


def helps_by(p: Place) -> str | None:
    """给村民看病, 替他们撑腰: what is done for somebody, at the clause's end."""
    if p.token.text not in FOR_THEM or p.after not in "Kkc" or p.before not in "nr":
        return None
    since = next((k for k in range(p.n - 1, p.start - 1, -1) if p.tokens[k].code in "pvs"), None)
    return "V" if since is not None and p.tokens[since].text in ("给", "为", "替") and since < p.n - 1 else None


def pursues(p: Place) -> str | None:
    """夫妻俩在浙江务工, 犯人照常劳动: what somebody does, where the clause has no other verb."""
    if p.token.text not in PURSUITS or p.after not in "Kkc" or p.n < p.start + 2:
        return None
    if any(t.code in "vVsu" or (t.code in "aw" and t.text in p.tables.verbs) for t in p.tokens[p.start : p.n]):
        return None
    where = next((k for k in range(p.start + 1, p.n - 1) if p.tokens[k].text in ("在", "到", "赴", "去", "于")), None)
    return "V" if p.before == "d" or (p.before in "nf" and where is not None) else None


def classifier_as_noun(p: Place) -> str | None:
    """服务于人: a classifier without a number."""
    if p.token.text == "家" and p.after in "Kku" and p.before in "qQ" and p.tokens[p.n - 1].text[-1] in "个座":
        return "n"  # 孩子们的第二个家
    if p.before == "e" and p.token.text == "人" and p.after in "vwdmhps":
        return "n"  # 不少人被迫…
    if p.after == "l" and p.verbs():
        return "v"  # 起着作用
    counted = p.before in "qQe" and p.before != "^"
    return "n" if not counted and (p.token.text in "人户" or p.before == "n") else None


def predicate_adjective(p: Place) -> str | None:
    """问题十分突出: what the tables know as an adjective, after an adverb at the end; 听证会流于形式."""
    if len(p.token.text) > 3 and p.after == "K" and (p.before in "nwdfjuhm" or (p.before == "v" and _weakness(p))):
        return "a" if p.token.text in p.tables.adjectives and not p.verbs() else None
    if p.after == "K" and (
        (p.before in "njwv" and _befalls(p)) or (p.before == "m" and p.token.text in p.tables.befalls)
    ):
        return "a"
    before = "nwd" if p.token.code == "d" else "d"  # 流失严重
    return "a" if p.token.text in p.tables.adjectives and p.after == "K" and p.before in before else None


def _weakness(p: Place) -> bool:
    """Whether the word says what is suffered from."""
    entry = p.tables.adjectives.get(p.token.text)
    return entry is not None and entry.relation == "faces"


def _befalls(p: Place) -> bool:
    """大量岗位流失, 设施缺乏: what happens to the only noun phrase of the clause, which is its subject."""
    entry = p.tables.adjectives.get(p.token.text)
    listed = any(a.code == "a" and b.text == "、" for a, b in pairwise(p.tokens[p.start : p.n]))  # 待遇微薄、编制无望
    if p.token.text not in p.tables.befalls and (
        entry is None or entry.relation != "faces" or (p.token.code == "n" and not listed)
    ):
        return False
    *ahead, last = p.tokens[p.start : p.n]
    if not ahead or ahead[0].code not in "nerj":
        return False
    deed = last.code == "w" or last.text in p.tables.deeds
    return (last.code in "naj" or deed) and all(t.code in "nereubaqQdjc" for t in ahead)


def together(p: Place) -> str | None:
    """联手志愿者排查: a verb before who joins in."""
    return "v" if p.token.text in p.tables.companions and p.verbs() and p.after in "nb" else None


def no_adverb(p: Place) -> str | None:
    """社会进步: no adverb stands at the end; 深入村寨 has an object."""
    if p.token.text == "深入" and p.after in "nab":
        return "v"
    if p.before == "u" and p.after in "vmhp" and p.token.text not in CLOSED and p.verbs():
        return "n"  # 教师的流失使…
    told = p.n + 1 < p.end and (p.after in "ms" or p.tokens[p.n + 1].text in OF_EVENTS)
    if told and p.before == "n" and p.verbs() and p.token.text not in CLOSED:
        return "n"  # 信息公开有助于…
    if (
        p.token.text in CLOSED
        or p.after not in "Kkcf"
        or len(p.token.text) < 2
        or p.before in "^dmh"
        or p.token.text in ATTRIBUTIVE
    ):
        return None
    return "n"


@of("世纪 年代")
def century(p: Place) -> str | None:
    """20世纪: counted as years are."""
    return "Q" if p.before in "qQ" else None


def perhaps_verb(p: Place) -> str | None:
    """影响, 建议: nouns that the tables know as verbs."""
    known = (p.verbs() or p.token.text in p.tables.saying) and p.token.text not in p.tables.settled
    return "w" if known and p.token.text not in p.tables.adjectives and p.token.text not in CLOSED else None


def _skip_adverbs(tokens: list[Token], n: int, start: int) -> str:
    k = n - 1
    while k > start and tokens[k].code == "d":
        k -= 1
    return tokens[k].code
