"""对 X 进行管理, 把 X 纳入 Y, 受到 X 的影响: a preposition, a verb and a noun that belong together."""

from __future__ import annotations

from kg.extract.zh.drafts import LIGHT, OF_THE_THING, SERVED, Draft, Grammar, claims
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.tables import Frame, lemma
from kg.model import Predicate


def frame(p: Predication, g: Grammar) -> list[Draft] | None:
    """对…进行管理, 以…为目标, 发挥…作用, 把…纳入…: a preposition, a verb and a noun that belong together."""
    hit = fitting(p, g)
    return _framed(hit, p, g) if hit is not None else None


def fitting(p: Predication, g: Grammar) -> Frame | None:
    """The frame of the predicate that its phrases fill."""
    if "given" in p.flags:
        return None  # 给予受害者支持 provides it
    frames = g.tables.frames.get(lemma(p.verb.text)) or g.tables.frames.get(p.verb.text)
    if not frames:
        return None
    tails = {o.text[-size:] for o in p.objects for size in (2, 3, 4, 5, 6)} if len(frames) > 3 else None
    for one in frames:
        if one.preposition and one.preposition not in p.preps:
            continue
        if one.noun and (not p.objects or (tails is not None and one.noun not in tails)):
            continue
        if _fits(one, p):
            return one
    return None


def _fits(frame: Frame, p: Predication) -> bool:
    if frame.preposition:
        phrases = p.preps.get(frame.preposition)
        if not phrases or (frame.place and not phrases[-1].place):
            return False
        if frame.preposition == "在" and not frame.place and (p.objects or frame.entry.relation != "located_in"):
            return False  # where it happens is not what happens
    if frame.noun:
        named = [o for o in p.objects if o.role != "class"] if len(p.objects) > 2 else p.objects
        if len(p.objects) > 2:  # 提供信息发布、后勤保障等服务
            return p.objects[-1].text.endswith(frame.noun) or all(o.text.endswith(frame.noun) for o in named)
        return bool(named) and any(_closes(o, frame.noun) for o in named)
    if frame.second:
        return bool(p.preps.get(frame.second))
    if frame.preposition in ("把", "使", "让", "从", "以", "与") and frame.gaps > 1:
        return bool(p.objects)
    return bool(frame.preposition)


def _closes(phrase: Phrase, noun: str) -> bool:
    """Whether the phrase ends in the noun of a frame; 主 stands alone."""
    return phrase.text == noun if len(noun) == 1 else phrase.text.endswith(noun)


def frame_hit(p: Predication, g: Grammar) -> bool:
    if not p.preps:
        return False
    return any(f.preposition in p.preps and _fits(f, p) for f in g.tables.frames.get(p.verb.text, ()))


def serves(preposition: str, entry: Predicate) -> bool:
    """Whether who stands after the preposition is served: 为X购买Y, but not 向X购买Y."""
    return preposition != "向" or entry.relation in ("provides", "establishes")


_IN_CHARGE = closed("负责 承担 履行 主管 分管 牵头")


def in_charge(who: list[Phrase], p: Predication, g: Grammar) -> list[Draft]:
    """负责志愿者的招募与管理: what is done to the owner of the deeds."""
    if p.verb.text not in _IN_CHARGE:
        return []
    owner = next((o.owner for o in p.objects if o.owner is not None), None)
    entry = next((e for o in reversed(p.objects) if (e := g.tables.verbs.get(o.head)) is not None), None)
    if entry is None or owner is None or owner.pronoun or p.objects[0].owner is not owner:
        return []
    return claims(who, entry, [owner], "zh.in-charge", p, g)


def helped(p: Predication, entry: Predicate, phrases: list[Phrase], name: str, g: Grammar) -> list[Draft]:
    """为居民提供服务 serves them, 为社会治理提供经验 promotes it."""
    deeds = [x for x in phrases if x.kind == "concept" and not x.pronoun and not x.anaphor]
    parties = [x for x in phrases if x not in deeds]
    out = claims(p.subject, entry, parties, name, p, g, relation="serves") if parties else []
    return out + (claims(p.subject, entry, deeds, name, p, g, relation="promotes") if deeds else [])


_BUYS = closed("购买 采购 订购 购置")


def _payer(phrase: Phrase) -> Phrase | None:
    """燃油税 of 由燃油税出资修建."""
    tokens = phrase.tokens
    return of_words(phrase, tokens[:-1]) if len(tokens) > 1 and tokens[-1].text == "出资" else None


def _framed(frame: Frame, p: Predication, g: Grammar) -> list[Draft]:
    entry = frame.entry
    name = "zh.frame"
    if not frame.preposition:
        gap = _gap(frame, p)
        if not gap and frame.noun in ("作用", "影响", "意义", "贡献"):
            return []
        if gap and frame.noun in ("作用", "角色", "功能") and all(x.kind == "actor" for x in gap):
            if p.verb.text == "发挥" and any(t.text in _FULLY for t in p.marks):
                return claims(p.subject, None, gap, name, p, g, relation="uses")  # 充分发挥理事会的作用
            return claims(p.subject, None, gap, name, p, g, relation="acts_as")  # 发挥最后贷款人的作用
        return claims(p.subject, entry, gap or p.objects, name, p, g)
    phrases = p.preps[frame.preposition]
    if frame.preposition in ("从", "由") and p.objects and not frame.noun and frame.verb in _TURNS:
        before = claims(phrases, None, p.objects, name, p, g, relation="contrasts_with")
        entered = g.tables.topics.get(p.objects[-1].head)
        part = p.objects[-1].kind == "actor" or (entered is not None and entered.relation == "acts_as")
        acting = [x.owner if x.head in _PARTS and x.owner is not None else x for x in p.subject]
        parties = [x for x in acting if x.kind == "actor" and part]
        now = claims(parties, None, p.objects, name, p, g, relation="acts_as") if parties else []
        return now + before  # 民警由打击者转变为服务者
    if frame.preposition == "向" and p.verb.text in _BUYS and p.objects:
        return claims(p.subject, entry, p.objects, name, p, g, relation="funds")  # 向X购买服务
    if frame.preposition == "由" and (payer := _payer(phrases[-1])) is not None:
        return claims([payer], None, p.subject, "zh.agent", p, g, relation="funds")
    if frame.preposition == "由":
        if p.objects and not frame.noun:
            done = in_charge(phrases, p, g)
            return done or claims(phrases, entry, p.objects, "zh.agent", p, g, swap=entry.reverse)
        if p.verbal is not None:
            return []  # 由X负责组织Y: what X does says it
        plain = g.tables.verbs.get(frame.verb)
        paid = plain is not None and dict(plain.by_object or {}).get("money") == "funds" and not frame.noun
        if paid and p.subject and "money" in g.nodes.traits_of(p.subject[-1]):  # 资金由财政承担
            return claims(phrases, None, p.subject, "zh.agent", p, g, relation="funds")
        earlier = p.before.preps.get("把") if p.before is not None and p.how == "carried" else None
        return claims(p.preps.get("把") or earlier or p.subject, entry, phrases, "zh.agent", p, g)
    if frame.second:  # which another rule may have taken out
        return claims(phrases, entry, p.preps.get(frame.second, []), name, p, g)
    if frame.preposition == "把" and entry.relation == "uses" and p.objects:
        money = [x for x in phrases if "money" in g.nodes.traits_of(x)]
        spent = claims(money, None, p.objects, name, p, g, relation="funds") if money else []
        return spent or claims(p.subject, entry, phrases, name, p, g)  # 把编制用于执法岗位
    if frame.preposition in ("把", "使", "让", "以", "从") and p.objects and not frame.noun and frame.gaps > 1:
        if frame.preposition == "把" and entry.relation not in OF_THE_THING and not entry.reverse:
            served = (
                claims(p.subject, entry, p.objects, name, p, g, relation="serves")
                if entry.relation == "provides"
                else []
            )
            return claims(p.subject, entry, phrases, name, p, g) + served
        return claims(phrases, entry, p.objects, name, p, g, swap=entry.reverse)
    if frame.preposition == "以" and entry.text.endswith(("为主", "为主体")) and _members(phrases, p):
        return claims(phrases, None, p.subject, name, p, g, relation="part_of")
    out = claims(p.subject, entry, phrases, name, p, g)
    if p.objects and frame.preposition in _TO and entry.relation == "funds":
        if not frame.noun or frame.preposition == "向" or p.verb.text in ("购买", "采购"):  # 向X购买服务
            return claims(p.subject, entry, p.objects, name, p, g)
        out += claims(p.subject, None, p.objects, name, p, g, relation="provides")  # 为X拨付资金
    elif p.objects and frame.preposition in _TO and entry.relation in SERVED - {"promotes"}:
        # 为X提供服务: the service is provided, X is served
        out = claims(p.subject, entry, p.objects, name, p, g, relation=entry.relation)
        if serves(frame.preposition, entry):
            out += helped(p, entry, phrases, name, g)
    elif entry.relation == "serves" and p.objects and frame.preposition == "向" and not frame.noun:
        given = g.tables.verbs.get(frame.verb)  # 向在押人员开放了视频会见系统
        if given is not None and given.relation == "provides":
            out += claims(p.subject, given, p.objects, name, p, g)
    elif entry.relation == "cooperates_with" and p.objects and frame.noun in ("关系", "伙伴关系", "机制", "协议"):
        out += claims(p.subject, entry, p.objects, name, p, g, relation="establishes")
    return out


def _members(phrases: list[Phrase], p: Predication) -> bool:
    """受助者以单亲妈妈为主: parties that most of a party are."""
    return bool(p.subject) and all(x.kind == "actor" for x in (*phrases, *p.subject))


_PARTS = closed("角色 身份 职能 定位 地位")
_FULLY = closed("充分 更好 有效 切实")
_TURNS = closed("转变为 变为 变成 转为 转化为 演变为 转换为 变身为 成为 转型为 升级为 发展为")
_TO = ("为", "给", "向")
_HOLLOW = closed(
    "资助 补贴 拨款 捐赠 帮扶 救助 照顾 扶持 作用 影响 角色 意义 贡献 支持 关注 重视 认可 青睐 欢迎 限制 制约 监督 领导 管理 指导 考核 审计 冲击"
)


def _gap(frame: Frame, p: Predication) -> list[Phrase]:
    """What stands before a hollow noun: 受到居民和企业的欢迎 → 居民, 企业."""
    if frame.noun not in _HOLLOW:
        return []
    for n, phrase in enumerate(p.objects):
        if phrase.text.endswith(frame.noun) and phrase.owner is not None and not phrase.owner.pronoun:
            listed = n > 0 and phrase.role == "class"  # 受到A、B等因素的影响
            return p.objects[:n] if listed else [*p.objects[:n], phrase.owner]
    return []


_HOLDS = closed("有 拥有 享有 具有 行使 保有 存在")


def held(p: Predication, g: Grammar) -> list[Draft] | None:
    """对 X 有支配权: as 支配 X."""
    thing = p.preps.get("对")
    if p.verb.text not in _HOLDS or not p.objects or not thing:
        return None
    entry = g.tables.nominal.get(("对", p.objects[-1].head))
    if entry is None:
        return None
    return claims(p.subject, entry, thing, "zh.held", p, g)


_BRINGS = closed("带来 造成 产生 构成 形成 增添 增加 留下 制造")


def impact(p: Predication, g: Grammar) -> list[Draft] | None:
    """给 X 带来沉重打击, 为 X 带来实惠: what is brought to X, good or bad, is done to X."""
    phrases = p.preps.get("给") or p.preps.get("为") or p.preps.get("对")
    if lemma(p.verb.text) not in _BRINGS or not phrases or not p.objects:
        return None
    relation = {"bad": "hinders", "good": "promotes"}.get(g.nodes.valence_of(p.objects[-1]))
    return claims(p.subject, None, phrases, "zh.impact", p, g, relation=relation) if relation else None


def changed(p: Predication, g: Grammar) -> list[Draft] | None:
    """经过扶持，能力有了提升: what it has gone through is good for it; else it is only told that it grew."""
    if p.verb.text not in ("有", "出现", "实现", "得到", "获得") or len(p.objects) != 1 or not p.subject:
        return None
    change = g.tables.verbs.get(p.objects[0].text)
    if p.objects[0].text not in _CHANGED or change is None:
        return None
    reason = p.preps.get("经过") or p.preps.get("通过") or p.preps.get("经") or p.preps.get("因")
    if reason and reason[-1].kind != "quantity":
        return claims(reason, change, p.subject, "zh.changed", p, g)
    return [] if p.verb.text in ("有", "出现") and p.how != "pivot" else None


_CHANGED = closed("提升 提高 改善 增强 好转 缓解 化解 增长 下降 减少 改观 进步 突破 扩大 优化 完善")


def light(p: Predication, g: Grammar) -> list[Draft] | None:
    """对 X 进行清理: the noun is the verb."""
    if p.verb.text not in LIGHT or not p.objects or "given" in p.flags:
        return None
    thing = p.preps.get("对") or p.preps.get("把") or p.preps.get("给")
    noun = p.objects[-1].tokens[-1].text if p.objects[-1].tokens else ""
    entry = g.tables.verbs.get(noun)
    if entry is None:
        return None
    if thing:
        return claims(p.subject, entry, thing, "zh.light", p, g)
    reason = p.preps.get("因") or p.preps.get("通过")
    if p.verb.text in ("得到", "获得") and p.subject and reason:  # 信任因公开而得到增强
        return claims(reason, entry, p.subject, "zh.light-passive", p, g)
    if p.verb.text in ("得到", "获得", "受到", "遭到") and p.subject and p.objects[-1].owner is not None:
        return claims([p.objects[-1].owner], entry, p.subject, "zh.light-passive", p, g)
    return None
