"""使 X 成为 Y, 让 X 难以为继, 有学者指出: verbs that only lead to another."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.drafts import LIGHT, Draft, Grammar, claims, relation_for
from kg.extract.zh.grammar import BRINGS, CHANGES, MAKES, closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, clause_of


def existential(p: Predication, g: Grammar) -> list[Draft] | None:
    """有学者指出: 有 only introduces who speaks or acts."""
    return [] if p.verb.text == "有" and "introduces" in p.flags else None


def pivot_only(p: Predication, g: Grammar) -> list[Draft] | None:
    """使 X 成为 Y, 促使农户改良土壤: the verb says nothing without its clause."""
    alone = p.verb.text in MAKES or p.verb.text in _PREVENT or _drives(p, g)
    return [] if alone and "pivot" in p.flags else None


def _drives(p: Predication, g: Grammar) -> bool:
    entry = g.tables.verbs.get(p.verb.text)
    return bool(p.objects) and relation_for(entry, p.objects[-1], g.nodes) in ("promotes", "causes")


def driven(p: Predication, g: Grammar) -> list[Draft] | None:
    """激励企业改进技术: what somebody is made to better or to remedy is bettered or remedied by what makes them."""
    outer = p.previous
    if p.how != "pivot" or outer is None or outer.verb.text in MAKES | BRINGS or not _drives(outer, g) or not p.objects:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None or entry.relation not in ("promotes", "addresses"):
        return None
    return claims(outer.subject, entry, p.objects, "zh.driven", p, g)


_PREVENT = closed("防止 避免 谨防 严防 提防 防范 杜绝 预防 遏制 制止 阻止")


def prevented(p: Predication, g: Grammar) -> list[Draft] | None:
    """防止 X 变成 Y, 避免 X 损害 Y: what would come of it, or what would do harm, is addressed."""
    outer = p.previous
    if p.how != "pivot" or outer is None or outer.verb.text not in _PREVENT:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    harms = entry is None or entry.relation in ("hinders", "contrasts_with", "governs", "uses")
    feared = p.objects if p.objects and not harms else p.subject
    done_by = bool(p.subject) and p.subject[-1].kind == "actor" and (entry is None or entry.relation != "faces")
    if done_by and p.objects and (whole := clause_of(p.subject, [p])):
        feared = [whole]  # 防止商户哄抬物价
    return claims(outer.subject, None, feared, "zh.prevented", p, g, relation="addresses")


def made(p: Predication, g: Grammar) -> list[Draft] | None:
    """使 X 得到提升, 使 X 下降, 让 X 难以为继: what happens to X is done to it by the subject."""
    outer = p.previous
    if p.how != "pivot" or outer is None or outer.verb.text not in MAKES:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if p.form == "verb" and any(t.text in _CANNOT for t in p.marks):
        harmed = replace(p, marks=[t for t in p.marks if t.text not in _CANNOT])  # 难以 is in the relation
        return claims(outer.subject, None, p.objects or p.subject, "zh.made", harmed, g, relation="hinders")
    if p.objects and p.objects[-1].text in CHANGES and p.verb.text in ("发生", "产生", "出现"):
        return claims(outer.subject, None, p.subject, "zh.made", p, g, relation="causes")
    change = p.verb.text[:2]
    if change in _FALLS | _RISES and all(o.kind == "quantity" for o in p.objects):
        if change in _FALLS and all(x.kind in ("actor", "place") for x in p.subject):
            fewer = clause_of(p.subject, [p])  # 使小规模学校大幅减少
            return claims(outer.subject, None, [fewer], "zh.made", p, g, relation="causes") if fewer else []
        return [
            d
            for x in p.subject
            for d in claims(outer.subject, None, [x], "zh.made", p, g, relation=_changed(change, x, g))
        ]
    if p.verb.text in _TENDS and p.objects:  # 使医患关系趋于缓和
        bad = g.nodes.valence_of(p.objects[-1]) == "bad" or p.objects[-1].text in g.nodes.faults
        return claims(outer.subject, None, p.subject, "zh.made", p, g, relation="hinders" if bad else "promotes")
    if p.form == "adjective":
        quality = g.tables.adjectives.get(p.verb.text)
        if quality is None:
            return []
        relation = {"faces": "hinders", "characterized_by": "promotes"}.get(quality.relation, "")
        if quality.relation == "faces" and p.subject and g.nodes.valence_of(p.subject[-1]) == "bad":
            relation = "causes"  # 使事故频发
        return claims(outer.subject, quality, p.subject, "zh.made", p, g, relation=relation) if relation else []
    if p.verb.text in LIGHT and p.objects and p.objects[-1].tokens:
        entry = g.tables.verbs.get(p.objects[-1].tokens[-1].text)
    elif p.objects or any(p.preps.get(word) for word in ("对", "向", "与")):
        return None
    if entry is None and p.preps:
        return []
    if entry is None or entry.relation not in _DONE:  # 使线路停运
        undergone = replace(p, marks=[t for t in p.marks if t.text not in _FORCED])
        whole = [clause_of(p.subject, [undergone])] if p.subject else []
        return claims(outer.subject, None, [w for w in whole if w], "zh.made", undergone, g, relation="causes")
    return claims(outer.subject, entry, p.subject, "zh.made", p, g)


_TENDS = closed("趋于 趋向 趋向于 走向 变得 归于 陷入 面临 遭受 失去")
_DONE = ("promotes", "hinders", "addresses", "causes", "serves")
_FORCED = closed("不得不 只能 只得 只好")
_FALLS = closed("下降 减少 降低 缩小 缩短 减弱 回落 锐减 下滑 萎缩 流失")
_RISES = closed("上升 增加 增长 提高 提升 扩大 改善 增强 上涨 攀升")


def _changed(change: str, thing: Phrase, g: Grammar) -> str:
    """What it is to let something fall or rise: 使风险下降 addresses it, 使收入下降 hinders it."""
    valence = g.nodes.valence_of(thing)
    if change in _FALLS:
        return "hinders" if valence == "good" else "addresses"
    return "causes" if valence == "bad" else "promotes"


def enabled(p: Predication, g: Grammar) -> list[Draft] | None:
    """使学生能够接受教育: who is enabled is served; 令企业面临压力: who is made to suffer is harmed."""
    outer = p.previous
    if p.how != "pivot" or outer is None or outer.verb.text not in MAKES or p.form != "verb":
        return None
    parties = [x for x in p.subject if x.kind == "actor"]
    entry = g.tables.verbs.get(p.verb.text)
    if not parties:
        return None
    if any(t.text in _CANNOT for t in p.marks):
        return None
    if p.objects and p.objects[-1].text in CHANGES:
        return None
    if entry is not None and entry.relation == "faces":
        return claims(outer.subject, None, parties, "zh.enabled", p, g, relation="hinders") if p.objects else None
    chance = p.verb.text == "有" and bool(p.objects) and p.objects[-1].head in _CHANCES
    if any(t.text in _CAN for t in p.marks) or p.verb.text in _ENJOYS or chance:
        return claims(outer.subject, None, parties, "zh.enabled", p, g, relation="serves")
    return None


_CAN = closed("能够 能 可以 得以 足以 有机会 可")
_CHANCES = closed("机会 可能 条件 权利 尊严 保障 依靠 归属 出路 去处 盼头 底气")
_ENJOYS = closed("享受 享有 享受到 获得 得到 受益 受益于 共享 分享 获益 拥有")
_CANNOT = closed("难以 无法 不能 不能够 很难 难 不再")
