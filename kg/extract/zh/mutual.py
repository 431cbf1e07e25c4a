"""X 与 Y 合作, A 与 B、C 之间存在关联: what two sides have to do with each other."""

from __future__ import annotations

from itertools import combinations

from kg.extract.zh.actions import svo
from kg.extract.zh.drafts import Draft, Grammar, claims
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, both
from kg.model import Predicate

_MUTUAL = ("cooperates_with", "related_to", "contrasts_with")
_AND = ("与", "和", "同", "跟")
_THERE_IS = closed("存在 有 具有 存有 形成 呈现 呈现出 构成 没有 无 并无 出现 缺乏")
_TIES = {
    **dict.fromkeys(
        closed("关系 关联 联系 相关 相关性 关联性 相关关系 互动 正相关 负相关 正相关关系 负相关关系"), "related_to"
    ),
    **dict.fromkeys(
        closed("差异 差距 差别 区别 反差 落差 鸿沟 对比 张力 矛盾 冲突 对立 分歧 脱节 错位 偏差 出入 距离"),
        "contrasts_with",
    ),
}
_BOTH = closed("二者 两者 双方 三者")


def mutual(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 与 Y 合作: two subjects of what is done together; 二者之间存在张力 says so of the two named before."""
    parties = p.subject
    if len(parties) == 1 and parties[0].text in _BOTH and _tie(p) is not None:
        parties = both(p)
        if len(parties) != 2:
            return []
    if 2 < len(parties) < 6 and (each := _each_with_each(p, g)):
        return each
    left, right = _sides(parties)
    if not left or not right:
        return None
    tie = _tie(p)
    if tie is not None and (len(parties) > 2 or p.subject[-1].localiser == "之间" or parties is not p.subject):
        return claims(left, None, right, "zh.mutual", p, g, relation=tie)
    if len(parties) == 2:
        return _together(p, g)
    entry = _entry(p, g) if not p.objects else None  # 流失与待遇低、空间小有关
    listed = entry is not None and entry.relation in ("related_to", "contrasts_with")
    return claims(left, entry, right, "zh.mutual", p, g) if listed else None


def _entry(p: Predication, g: Grammar) -> Predicate | None:
    """What a verb without an object says of two sides."""
    entry = g.tables.verbs.get(p.verb.text)
    if entry is not None and entry.relation in _MUTUAL:
        return entry
    fit = (f for f in g.tables.frames.get(p.verb.text, ()) if f.preposition == "与" and not f.noun)
    return next((f.entry for f in fit), entry)  # 安全与隐私息息相关


def _each_with_each(p: Predication, g: Grammar) -> list[Draft]:
    """学校、家庭、社会协同; 水利、环保、农业等部门会商."""
    entry = g.tables.verbs.get(p.verb.text)
    parties = [x for x in p.subject if x.role != "class"]
    if p.objects or p.verbal is not None:
        return []
    if entry is None or entry.relation != "cooperates_with":
        entry = _entry(p, g) if any(t.text in ("相互", "互相", "彼此") for t in p.marks) else None
    if entry is None or entry.relation not in _MUTUAL:
        return []
    pairs = combinations(parties, 2)
    return [d for one, other in pairs for d in claims([one], entry, [other], "zh.mutual", p, g)]


def _tie(p: Predication) -> str | None:
    """存在差距, 有关联, 互为补充: what there is between the two."""
    if p.verb.text == "互为":
        return "related_to" if p.objects else None
    return _TIES.get(p.objects[-1].head) if p.verb.text in _THERE_IS and p.objects else None


def _sides(parties: list[Phrase]) -> tuple[list[Phrase], list[Phrase]]:
    """What stands before 与, and after it: 数字素养 | 教育程度, 收入水平."""
    if len(parties) == 2:
        return parties[:1], parties[1:]
    cuts = [n for n, x in enumerate(parties) if x.link in _AND]
    if len(cuts) != 1:
        return [], []
    return parties[: cuts[0]], parties[cuts[0] :]


def _together(p: Predication, g: Grammar) -> list[Draft] | None:
    """高校与企业合作, X 与 Y 相关: what two do, or how they stand to each other."""
    entry = _entry(p, g)
    if p.objects:  # 高校与企业开展合作
        fit = [f for f in g.tables.frames.get(p.verb.text, ()) if f.preposition == "与"]
        entry = next((f.entry for f in fit if f.noun and p.objects[-1].text.endswith(f.noun)), None)
        if entry is None and p.verb.text[0] in "共合" and p.subject[-1].link in _AND:  # 学校与企业共建基地
            entry = next((f.entry for f in fit if not f.noun and f.entry.relation == "cooperates_with"), None)
    if entry is None or (entry.relation not in _MUTUAL and not entry.text.endswith("关系")):
        return None  # 街道与社区存在隶属关系: one over the other
    relation = _between_things(p, entry)
    together = claims(p.subject[:1], entry, p.subject[1:], "zh.mutual", p, g, relation=relation)
    more = p.objects and relation == "cooperates_with" and not any(entry.text.endswith(o.text) for o in p.objects)
    return together + ((svo(p, g) or []) if more else [])


def _between_things(p: Predication, entry: Predicate) -> str:
    """水平和参与率之间的联系: what is no party cooperates with nobody."""
    things = all(x.kind == "concept" and not x.pronoun for x in p.subject)
    return (
        "related_to"
        if entry.relation == "cooperates_with" and things and entry.text.endswith("联系")
        else entry.relation
    )
