"""被 X 管理, 把 X 交给 Y, 向 X 求助: verbs whose object stands elsewhere."""

from __future__ import annotations

from kg.extract.zh.drafts import OF_THE_THING, Draft, Grammar, claims
from kg.extract.zh.grammar import PURSUITS, closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, through


def passive(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 被 Y 管理, X 由 Y 管理: the agent does it to the topic; X 被列为 Y: X is Y."""
    if p.verb.text[0] == "被" and not p.objects and p.subject and len(p.verb.text) > 2:
        deed = Phrase(p.verb.text[1:], p.verb.start + 1, p.verb.end, "concept", tokens=(p.verb,))
        own = g.tables.verbs.get(p.verb.text)
        return (
            claims(p.subject, own, [deed], "zh.passive-faces", p, g, relation="faces")
            if own and own.relation == "faces"
            else []
        )
    by = "被" if "被" in p.preps or "by:被" in p.flags else "受" if "受" in p.preps else ""
    if not by and "由" not in p.preps:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None or entry.relation == "has_quantity":
        return None
    agents = p.preps.get(by or "由", [])
    if entry.relation in OF_THE_THING and p.objects and by:
        return claims(p.subject, entry, p.objects, "zh.passive-role", p, g)
    if not agents:
        if (by and entry.relation in ("hinders", "faces")) or (
            entry.text in g.nodes.valence and g.nodes.valence[entry.text] == "bad"
        ):
            deed = Phrase(p.verb.text, p.verb.start, p.verb.end, "concept", tokens=(p.verb,))
            return claims(p.subject, entry, [deed], "zh.passive-faces", p, g, relation="faces")
        return []
    if not by and p.objects:
        return claims(agents, entry, p.objects, "zh.agent", p, g)
    done = p.subject
    if not by and p.how == "carried" and p.before is not None:  # 把编制收归教育局，由教育局调配
        done = p.before.preps.get("把") or p.subject
    return claims(agents, entry, done, "zh.passive", p, g) if done else []


def takes_part(p: Predication, g: Grammar) -> list[Draft] | None:
    """犯人照常劳动, 父母在外打工: who does what needs nobody else takes part in it."""
    if p.objects or p.verbal is not None or p.verb.text not in PURSUITS or not p.subject or "relative" in p.flags:
        return None
    parties = [x for x in p.subject if x.kind == "actor" and not x.place]
    deed = Phrase(p.verb.text, p.verb.start, p.verb.end, "concept", tokens=(p.verb,), head=p.verb.text)
    return claims(parties, None, [deed], "zh.takes-part", p, g, relation="participates_in") if parties else None


def solved(p: Predication, g: Grammar) -> list[Draft] | None:
    """问题可以通过 Y 解决: Y does it to the topic."""
    phrases, entry = through(p), g.tables.verbs.get(p.verb.text)
    if not phrases or entry is None or entry.relation in OF_THE_THING:
        return None
    return claims(phrases, entry, p.subject, "zh.solved", p, g)


def done_by_receiver(p: Predication, g: Grammar) -> list[Draft] | None:
    """将事件分派给部门处置: who takes it does it."""
    outer = p.previous
    if outer is None or p.objects or not p.preps.get("把") or outer.verb.text.removesuffix("给") not in _HANDED:
        return None
    receivers, entry = outer.objects or outer.preps.get("+给"), g.tables.verbs.get(p.verb.text)
    if not receivers or entry is None:
        return None
    return claims(receivers, entry, p.preps["把"], "zh.done-by-receiver", p, g)


def handled(p: Predication, g: Grammar) -> list[Draft] | None:
    """把 X V (Y): X is the object, or the claim's subject where the verb says what X becomes."""
    thing = p.preps.get("把")
    if not thing:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None:
        return None
    if p.objects and entry.relation in OF_THE_THING:
        return claims(thing, entry, p.objects, "zh.handled-role", p, g)
    if entry.relation in ("part_of", "is_a", "acts_as"):
        return []  # 将国民纳入…: what it is made part of was not read
    # what is handled is mostly a means, if it is no party, no term and nothing bad that is dealt with
    receivers = p.objects or p.preps.get("+给", [])
    if p.verbal is not None and p.verb.text.removesuffix("给") in _HANDED:
        return []
    if p.verb.text.removesuffix("给") in _HANDED and receivers and receivers[-1].kind == "actor":
        return claims(receivers, None, thing, "zh.handed", p, g, relation="provides" if _service(thing) else "governs")
    if p.objects and entry.relation == "funds" and p.verb.text[-1] == "给":  # 将善款拨给受灾乡镇
        return claims(p.subject, entry, p.objects, "zh.handed-to", p, g)
    if p.objects and entry.relation == "provides" and p.verb.text[-1] == "给":  # 把房屋租给入住者
        given = claims(p.subject, entry, thing, "zh.handed-to", p, g)
        return given + claims(p.subject, None, p.objects, "zh.handed-to", p, g, relation="serves")
    if entry.relation == "provides" and p.verb.text[-1] in "到至往出":  # 把猕猴桃卖到了沿海
        return claims(p.subject, entry, [x for x in thing if x.kind != "actor"], "zh.handed-to", p, g)
    wrong = entry.relation == "addresses"
    if entry.relation == "coordinates":
        return claims(p.subject, entry, thing, "zh.handled", p, g)  # 把医院和药店的数据打通
    known = [x for x in thing if x.term or x.kind == "actor" or (wrong and g.nodes.valence_of(x) == "bad")]
    return claims(p.subject, entry, known, "zh.handled", p, g)


_HANDED = closed("交 分派 派 分配 下放 外包 委托 移交 转交 承包 托付 交付 交由")


def _service(things: list[Phrase]) -> bool:
    return any(x.text.endswith("服务") for x in things)


def toward(p: Predication, g: Grammar) -> list[Draft] | None:
    """对 X V, 向 X V without an object of its own: X is the object."""
    if p.objects or p.verbal is not None:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None:
        return None
    for preposition in ("对", "+于", "+在", "+给", "向"):
        if preposition == "向" and entry.relation == "coordinates":
            continue  # 企业向中西部转移
        if preposition == "向" and entry.relation == "provides" and not any(x.kind == "actor" for x in p.subject):
            return []  # 监测结果向社会公布: who does so is not said
        if p.preps.get(preposition):
            inside = entry.reverse and preposition == "+在"  # 包括在Y内
            return claims(p.subject, entry, p.preps[preposition], "zh.toward", p, g, swap=inside)
    return None


def grown_in(p: Predication, g: Grammar) -> list[Draft] | None:
    """主体性在参与中养成, 能力在服务中得到积累: what a thing grows in is good for it."""
    where = [x for x in p.preps.get("在", ()) if x.localiser in ("中", "里", "之中") and x.kind == "concept"]
    if not where or not p.subject or p.verbal is not None or p.how not in ("own", "carried"):
        return None
    light = p.verb.text in ("得到", "获得") and len(p.objects) == 1 and p.objects[0].text in _GROWS
    grows = p.verb.text in _GROWS and not p.objects
    return claims(where, None, p.subject, "zh.grown-in", p, g, relation="promotes") if light or grows else None


_GROWS = closed("养成 形成 提升 提高 增强 成长 锻炼 积累 改善 发展 壮大 培养 深化 巩固 加强 完善 升华 延续 传承")
