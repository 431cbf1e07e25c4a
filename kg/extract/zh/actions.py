"""X V Y: claims of a verb with its object."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.copular import headed, turned
from kg.extract.zh.drafts import Draft, Grammar, claims, way
from kg.extract.zh.frames import in_charge
from kg.extract.zh.grammar import BECOMES, CHANGES, MAKES, closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, is_reason, of_words, span, there_is
from kg.extract.zh.tables import lemma
from kg.extract.zh.tokens import Token
from kg.model import Predicate

_FORBIDS = closed("禁止 严禁")
_ENCOURAGES = closed("鼓励 提倡 倡导")  # 该法鼓励捐赠食品


def forbidden(p: Predication, g: Grammar) -> list[Draft] | None:
    """法律禁止使用童工: the deed is what is governed."""
    outer = p.previous
    if outer is not None and outer.verbal is p and outer.verb.text in _FORBIDS | _ENCOURAGES:
        return [] if outer.verb.text in _FORBIDS or outer.subject else None
    inner = p.verbal
    if p.verb.text not in _FORBIDS | _ENCOURAGES or inner is None or not inner.objects or not p.subject:
        return None
    last = inner.objects[-1]
    tokens = (inner.verb, *last.tokens)
    deed = Phrase("".join(t.text for t in tokens), inner.verb.start, last.end, "concept", tokens=tokens, head=last.head)
    relation = "promotes" if p.verb.text in _ENCOURAGES else ""
    return claims(p.subject, g.tables.verbs.get(p.verb.text), [deed], "zh.forbidden", p, g, relation=relation)


def svo(p: Predication, g: Grammar) -> list[Draft] | None:
    """X V Y."""
    if p.form == "verb" and p.verbal is not None and p.verb.text in _FORBIDS and p.verbal.objects:
        return claims(p.subject, g.tables.verbs.get(p.verb.text), [span(p.verbal)], "zh.forbids", p, g)
    if p.form != "verb" or not p.objects or (p.previous is not None and p.previous.verb.text in _FORBIDS):
        return None
    if p.verb.text in ("发生", "产生", "出现") and p.objects[-1].head in CHANGES:
        return []  # 发生变化: nothing good or bad
    if p.verb.text in MAKES:  # 使工人下岗; else 使 X without what X is made to do
        events = [o for o in p.objects if _event_of_party(o, g) and "pivot" not in p.flags]
        alone = len(p.objects) == 1 and p.verbal is None and p.how == "own"
        return claims(p.subject, None, events, "zh.made", p, g, relation="causes") if alone else []
    if p.verb.text in _ENTERS and p.objects[-1].head.endswith(_PERIODS):
        return []  # 进入市场经济时期: when
    own = p.objects[-1].owner
    if p.verb.text == "发挥" and own is not None and own.pronoun and p.objects[-1].head.endswith(_STRENGTHS):
        return claims(p.subject, None, p.objects, "zh.strength", p, g, relation="characterized_by")  # 发挥其倡导功能
    entry = g.tables.verbs.get(p.verb.text) or g.tables.verbs.get(lemma(p.verb.text))
    if entry is None:
        return None
    if "relative" in p.flags and p.how == "gap":
        if p.verb.text == "有":
            return []
        if p.verb.text in g.tables.naming:
            return claims(p.objects, entry, p.subject, "zh.naming", p, g, relation="is_a")
    if entry.relation == "funds" and all(o.kind == "quantity" for o in p.objects):  # 为每位老人补贴六百元
        paid = [x for w in ("为", "给", "对", "向") for x in p.preps.get(w, ()) if x.kind == "actor"]
        if paid:
            return claims(p.subject, entry, paid, "zh.paid-for", p, g)
    money = [x for x in p.subject if "money" in g.nodes.traits_of(x) or x.text.endswith("钱")]
    if p.verb.text == "用于" and money and not p.preps.get("把"):
        return claims(money, None, p.objects, "zh.spent", p, g, relation="funds")  # 超额水费用于管网改造
    if p.verb.text in _FED_BY and (fed := _fed(p, g)):
        return fed
    if entry.relation == "requires" and (joined := _joined(p, g)):
        return joined
    done = in_charge(p.subject, p, g)
    if done:
        return done
    if entry.relation == "provides" and p.verb.text[-1] in "到至往":
        return []  # 产品销往沿海: to whom, not what
    if _talks(p):
        return claims(p.subject, None, p.objects, "zh.takes-part", p, g, relation="participates_in")
    if entry.relation == "cooperates_with" and not any(o.kind in ("actor", "place") or o.pronoun for o in p.objects):
        return []  # 协商公共事务: with whom is not said
    if entry.relation == "faces" and p.how == "event":
        return []  # 事故频发，暴露出短板
    last = p.objects[-1]
    whole = last.text.endswith(last.head)  # no 医生短缺
    if entry.relation == "faces" and p.verb.text in _TROUBLED and last.kind == "actor" and whole:
        return []  # 暴露出养老机构…: nobody is suffered from
    where = _in_whom(p, entry)
    if where:
        return claims(where, entry, p.objects, "zh.in-whom", p, g)
    if entry.relation == "causes" and p.verb.text in _COMES_FROM and p.subject and p.objects:
        data = p.subject[-1].head in _SOURCED or p.subject[-1].text[-2:] in _SOURCED
        if data or (p.subject[-1].kind == "actor" and p.objects[-1].kind == "actor"):
            return []  # 志愿者来自高校, 数据来自年鉴: nothing brings it about
    if p.verb.text in ("来自", "源自") and all(x.kind == "place" for x in p.objects):
        return claims(p.subject, None, p.objects, "zh.comes-from", p, g, relation="located_in")
    if there_is(p):
        return claims(p.objects, None, p.subject, "zh.there-is", p, g, relation="located_in")
    if entry.relation == "has_quantity" and (any(o.number for o in p.objects) or "counted" in p.flags):
        return []  # 共有12辆书车: the number is that of the object
    if p.subject and "relative" not in p.flags and p.verb.text in _LINKS:
        for link in ("是", "在于") if p.verb.text == "在" else (p.verb.text,):
            named = headed(p, link, g)
            if named is not None:
                return named
    if p.verb.text in BECOMES and (told := turned(p, p.objects[-1], g)) is not None:
        partner = told and told[0].relation == "cooperates_with"  # 成为学校的伙伴: a role
        return claims(p.subject, entry, p.objects, "zh.svo", p, g) if partner else told
    if "toward" in p.flags and entry.relation in ("addresses", "hinders"):
        need = g.tables.nominal.get(("对", p.objects[-1].head))
        owner = p.objects[-1].owner
        if need is not None and need.relation == "requires" and owner is not None:  # 摆脱对 X 的依赖
            return claims(p.subject, replace(need, polarity="negated"), [owner], "zh.freed", p, g)
    helped = entry.relation == "serves" and any(x.kind == "actor" for w in ("为", "给") for x in p.preps.get(w, ()))
    if helped and all(o.kind == "concept" for o in p.objects):
        return []  # 为儿童辅导功课 serves them
    if "toward" in p.flags and p.verb.text in _RAISES and (deeds := _raised(p, g)):
        return deeds
    things = [way(x) for x in p.objects] if entry.relation == "uses" else _of_duties(p, g)
    return _adjusted(claims(p.subject, entry, things, "zh.svo", p, g), p, g)


_TALKS = closed("协商 讨论 对话 谈判 磋商 议事 辩论 商议 投票 表决")
_FED_BY = closed("靠 全靠 依靠 依赖 来自 来源于 源自 主要靠 仰赖")
_GIVING = closed("自掏腰包 捐款 捐助 集资 众筹 接济 供养 捐赠 掏钱 出钱 凑钱")
_GIVEN = closed("捐赠 捐助 赠予 赠与 馈赠 捐献 赠送")
_FUNDS = closed("经费 资金 费用 开支 开销 运营经费 办学经费 工作经费 收入 善款")
_GIFTS = closed("捐助 捐赠 拨款 资助 补贴 捐款 投入 拨付 赞助 自筹 补助 财政拨款 财政补贴 转移支付")


def _talks(p: Predication) -> bool:
    """村民进行协商: who talks things over, with nobody named."""
    light = p.verb.text in ("进行", "开展", "展开") and p.objects[-1].text in _TALKS
    return light and len(p.subject) == 1 and p.subject[-1].kind == "actor" and not p.preps.get("与")


def _fed(p: Predication, g: Grammar) -> list[Draft]:
    """消防队的经费全靠乡贤捐助: who gives funds whom the money is for."""
    money, last = (p.subject[-1] if p.subject else None), p.objects[-1]
    if money is None:
        return []
    if p.verb.text in _COMES_FROM and last.head in _GIVEN and last.owner is not None:  # 图书来自校友的捐赠
        return claims([last.owner], None, p.subject, "zh.fed", p, g, relation="provides")
    cut = next((n for n, t in enumerate(last.tokens) if t.text in _GIVING), 0)
    if cut and money.head not in _FUNDS and p.verb.text[-1] == "靠":  # 救援队靠队员自掏腰包维持
        return claims([of_words(last, last.tokens[:cut])], None, p.subject, "zh.fed", p, g, relation="funds")
    if money.head not in _FUNDS:
        return []
    whose = [money.owner] if money.owner is not None else p.topic or p.context
    giver: Phrase | None = last.owner
    if last.head in _GIFTS and giver is None and len(last.tokens) > 1:
        giver = of_words(last, last.tokens[:-1])
    elif giver is None and last.kind == "actor":
        giver = last
    return claims([giver], None, whose, "zh.fed", p, g, relation="funds") if giver is not None and whose else []


_RAISES = closed(
    "加强 加大 强化 实施 实行 开展 完善 健全 履行 承担 行使 改进 严格 推进 推动 落实 规范 深化 实现 增进 保持 做好"
)
_DONE_TO = ("governs", "serves", "addresses", "funds")


def _raised(p: Predication, g: Grammar) -> list[Draft]:
    """加强对机构的监督, 加大对诊所的打击力度: what is done more is done to the owner."""
    owner = next((o.owner for o in p.objects if o.owner is not None), None)
    last = p.objects[-1]
    words = [t.text for t in last.tokens if t.code != "u"]
    word = words[-2] if len(words) > 1 and words[-1] in _FORCE else words[-1] if words else ""
    entry = g.tables.nominal.get(("对", word)) or g.tables.verbs.get(word)
    if entry is None or entry.relation not in _DONE_TO or owner is None or owner.pronoun:
        return []
    return claims(p.subject, entry, [owner], "zh.raised", p, g)


_FORCE = closed("力度 工作 水平 职责 责任 强度 政策 措施 机制")


def kinds(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 包括 A、B、C 三类, 将 X 分为 A、B 两种类型: A is an X."""
    if p.verb.text not in _DIVIDES or len(p.objects) < 2:
        return None
    last = p.objects[-1]
    named = last.role == "class" and last.head in _KINDS
    if "kinds" not in p.flags and not named:
        return None
    whole = p.preps.get("把") or p.subject
    return claims(p.objects[:-1] if named else p.objects, None, whole, "zh.kinds", p, g, relation="is_a")


_DIVIDES = closed("分为 划分为 细分为 区分为 分成 划分成 归纳为 概括为 有 包括 包含 涵盖")
_KINDS = closed("类型 类别 种类 大类 类 形式 模式 范式 取向")


def out_of_reach(p: Predication, g: Grammar) -> list[Draft] | None:
    """难以获得信任, 无力承担费用: what is out of reach is suffered from."""
    if p.verb.text not in _GETS or not p.objects or p.how == "pivot" or not any(t.text in _CANNOT for t in p.marks):
        return None
    reached = replace(p, marks=[t for t in p.marks if t.text not in _CANNOT])
    return claims(p.subject, None, p.objects, "zh.out-of-reach", reached, g, relation="faces")


def _in_whom(p: Predication, entry: Predicate) -> list[Phrase]:
    """农民工群体内部存在差异, 当前的监管体系中仍有漏洞: what the state is in has it."""
    if p.how not in ("none", "ahead", "carried") or p.verb.text not in _EXISTS or entry.relation not in _STATES:
        return []
    return [x for x in p.preps.get("在", ()) if x.place and x.start < p.verb.start]


_TROUBLED = closed("暴露出 暴露 显露出 面临 存在 陷入 承受 遭受 经历")
_COMES_FROM = closed("来自 源自 来源于 出自")
_SOURCED = closed("数据 资料 样本 信息 材料 案例 图片 文本 问卷 素材")
_GETS = closed("获得 得到 享有 享受 享受到 取得 拥有 获取 赢得 找到 接受 支付 负担 承受 承担 获 摆脱 走出 逃脱")
_CANNOT = closed("难以 无法 不能 很难 难 无力 不能够 难于")
_ENTERS = closed("进入 步入 迈入 跨入")
_PERIODS = ("时期", "阶段", "时代", "世纪", "年代")
_EXISTS = closed("存在 有 出现 缺乏 缺少 暴露出 暴露 面临")
_STATES = closed("faces characterized_by")


def _joined(p: Predication, g: Grammar) -> list[Draft]:
    """改革需要企业、媒体和公众的共同参与: they take part in it, which it needs."""
    last = p.objects[-1]
    entry = g.tables.nominal.get(("", last.head))
    if entry is None or entry.relation != "participates_in" or last.owner is None or not p.subject:
        return []
    alike = all(one.kind == "actor" for one in p.objects[:-1])  # 需要资金和公众的参与: money takes part in nothing
    parties, needed = ([*p.objects[:-1], last.owner], [last]) if alike else ([last.owner], p.objects)
    taking = claims(parties, entry, p.subject, "zh.joined", p, g, relation="participates_in")
    return claims(p.subject, None, needed, "zh.svo", p, g, relation="requires") + taking


def double_object(p: Predication, g: Grammar) -> list[Draft] | None:
    """给予受害者心理支持: who gets it is served, what they get is provided."""
    if p.verb.text not in _GIVES_TO or len(p.objects) != 1 or (not p.subject and p.how != "none"):
        return None
    thing = p.objects[0]
    parties = [n for n, t in enumerate(thing.tokens[:-1], 1) if _party(t, g)]
    if not parties or thing.kind == "actor" or any(t.code == "u" for t in thing.tokens[: parties[-1] + 1]):
        return None
    who, what = of_words(thing, thing.tokens[: parties[-1]]), of_words(thing, thing.tokens[parties[-1] :])
    who.kind = "actor"
    given = claims(p.subject, None, [what], "zh.double-object", p, g, relation="provides")
    return given + claims(p.subject, None, [who], "zh.double-object", p, g, relation="serves")


def _event_of_party(phrase: Phrase, g: Grammar) -> bool:
    """工人下岗: what happens to somebody, as a noun."""
    last = phrase.tokens[-1] if len(phrase.tokens) > 1 else None
    return last is not None and last.text in g.tables.settled and _party(phrase.tokens[-2], g)


def _party(token: Token, g: Grammar) -> bool:
    return (token.kind or g.nodes.tails.get(token.text[-2:]) or g.nodes.tails.get(token.text[-1])) == "actor"


_GIVES_TO = closed("赋予 给予 授予 发给 教给 奖励 补贴给 送给 留给")


def _of_duties(p: Predication, g: Grammar) -> list[Phrase]:
    """承担房源筹集与分配的主体责任: what the duty is for."""
    last = p.objects[-1]
    if p.verb.text not in _BEARS or last.owner is None or last.owner.pronoun or last.head[-2:] not in g.tables.duties:
        return p.objects
    return [*p.objects[:-1], last.owner]


_BEARS = closed("承担 履行 担负 肩负 承担起 担负起 负有 负起")


def _adjusted(out: list[Draft], p: Predication, g: Grammar) -> list[Draft]:
    """The claims of a verb with the relation that its marks, its companions or the verb over it give them."""
    for draft in out:
        if p.verb.text in g.tables.companions:  # 联合企业开展…
            draft.relation = "cooperates_with"
        elif draft.relation == "acts_as" and draft.object.one_of:
            draft.relation = "is_a"  # 被视为一种…
        elif draft.relation == "contrasts_with" and p.verb.text[-1] in "代替" and any(t.code == "h" for t in p.marks):
            draft.relation = "acts_as"  # 不能替代: it does not act as that
        elif p.verb.text == "影响" and _for_the_worse(draft, p, g):
            draft.relation = "hinders"
        if _needed(p) and draft.relation in ("establishes", "characterized_by", "provides", "uses"):
            draft.relation, draft.asserted = "requires", True
        if p.verb.text in _OBTAINS and draft.object.head in _CONSENT:
            draft.relation = "requires"  # 取得法院的许可
        if draft.relation == "requires" and _leans_on(p, g):
            draft.relation = "uses"
    outer = _outer(p, g)
    if outer is not None:
        for draft in out:
            draft.relation = _through(outer, draft.relation)
    return out


def _leans_on(p: Predication, g: Grammar) -> bool:
    """依靠群众举报，警方查获假货: who does something else by it uses it."""
    if p.verb.text not in _LEANS or "relative" in p.flags or any(t.code == "h" for t in p.marks):
        return False
    deed = p.then or (p.follows if p.follows is not None and p.follows.clause == p.clause + 1 else None)
    if deed is None or deed.form != "verb" or deed.subject != p.subject:
        return False
    entry = g.tables.verbs.get(deed.verb.text)
    return entry is None or entry.relation in _DEEDS


_OBTAINS = closed("取得 获得 征得 得到 持有 具备 办理 申领")
_CONSENT = closed("许可 同意 批准 授权 资质 执照 许可证 资格 核准")
_LEANS = closed("依靠 靠 全靠 凭 基于 倚靠 倚仗 仰仗")
_DEEDS = closed("addresses promotes establishes provides serves governs coordinates funds uses")


def _for_the_worse(draft: Draft, p: Predication, g: Grammar) -> bool:
    """严重影响教学质量; 经费不足影响效果: what is weak affects something good."""
    if any(t.text in _GRAVELY for t in p.marks):
        return True
    return draft.subject is not None and _weak(draft.subject, g) and g.nodes.valence_of(draft.object) == "good"


def _weak(phrase: Phrase, g: Grammar) -> bool:
    """Whether a phrase names something bad: 经费不足, 污染."""
    quality = g.tables.adjectives.get(phrase.text[-2:])
    return g.nodes.valence_of(phrase) == "bad" or (quality is not None and quality.relation == "faces")


_GRAVELY = closed("严重 极大 极大地 严重地 不利 负面")


def _needed(p: Predication) -> bool:
    """X 需建立 Y, X 必须有 Y, where X is no party: X requires Y."""
    if not p.subject or (p.verb.text != "有" and any(s.kind == "actor" or s.pronoun for s in p.subject)):
        return False
    return any(t.text in (_MUST if p.verb.text == "有" else _NEED) for t in p.marks)


_MUST = ("必须", "须", "需", "需要", "应", "应当", "应该")
_NEED = ("需", "需要", "仍需", "亟需", "尚需", "还需", "仍需要")


def _outer(p: Predication, g: Grammar) -> Predicate | None:
    """The entry of the verb that takes this predication as its object: 推动 in 推动完善机制."""
    outer = p.previous
    if outer is None or outer.verbal is not p:
        return None
    return g.tables.verbs.get(outer.verb.text)


def _through(outer: Predicate, relation: str) -> str:
    """The relation of a verb under another: 推动建立 promotes, 避免出现 addresses."""
    if outer.relation in ("addresses", "hinders") and relation not in ("addresses", "hinders"):
        return outer.relation
    if outer.relation == "promotes" and relation in ("establishes", "characterized_by"):
        return "promotes"
    return relation


_STRENGTHS = ("功能", "优势", "特长", "专长")
_LINKS = closed("在于 包括 在 来自 来源于")


def placed(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 在上海起步: X is there."""
    if p.objects or p.verbal is not None or p.place is None or p.how != "own":
        return None
    phrases = next((v for v in p.preps.values() if p.place in v), [p.place])
    places = [x for x in phrases if x.kind == "place"]
    return claims(p.subject, None, places, "zh.placed", p, g, relation="located_in")


def nominal(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 对 Y 的影响."""
    if p.form != "nominal":
        return None
    table = g.tables.nominal
    return claims(
        p.subject,
        table.get(("对", p.verb.text))
        or table.get(("对", p.verb.text.removesuffix("性")))
        or table.get(("", p.verb.text)),
        p.objects,
        "zh.nominal",
        p,
        g,
    )


_LACKS = closed("没有 离开 缺少 缺乏 失去 脱离 没 无")
_IF = closed("若 如果 倘若 假如 一旦 要是 如 若是")
_THEN = closed("就 便 则 也 难以 无法 不能 很难 将 会")


def without(p: Predication, g: Grammar) -> list[Draft] | None:
    """没有 X，S 就…, 若缺乏 X，S 难以…: S requires X; 没有 X，就没有 Y: Y requires X."""
    if _lacking(p) and p.follows is not None and _consequence(p, p.follows) and not is_reason(p):
        effect = p.follows
        who = effect.objects if _lacking(effect) else effect.subject
        return claims(who, None, p.objects, "zh.without", p, g, relation="requires") if who else []
    if _lacking(p) and p.before is not None and _lacking(p.before) and _consequence(p.before, p):
        return []
    return None


def only_then(p: Predication, g: Grammar) -> list[Draft] | None:
    """只有建立信任，协商才能取得成效: what comes about requires what is to be done."""
    if not any(t.text in _ONLY for t in p.marks) or p.follows is None or not p.objects or p.how == "own":
        return None
    if not p.follows.subject or not any(t.text in ("才", "才能", "方能", "才会") for t in p.follows.marks):
        return None
    return claims(p.follows.subject, None, p.objects, "zh.only-then", p, g, relation="requires")


_ONLY = closed("只有 唯有 惟有 除非")


def _lacking(p: Predication) -> bool:
    return p.form == "verb" and p.verb.text in _LACKS and bool(p.objects)


def _consequence(p: Predication, effect: Predication) -> bool:
    """Whether `effect` is what follows where the good that `p` names is missing."""
    if p.how == "ahead":
        return len(p.verb.text) > 1
    if effect.clause != p.clause + 1 or not any(t.text in _THEN for t in effect.marks):
        return False
    return p.how in ("none", "carried") or any(t.text in _IF for t in p.marks)


def count(p: Predication, g: Grammar) -> list[Draft] | None:
    """现有残疾人1.2万名: how many there are."""
    return (
        claims(p.subject, None, p.objects, "zh.count", p, g, relation="has_quantity") if p.form == "quantity" else None
    )
