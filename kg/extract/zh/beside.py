"""为 X, 与 X, 通过 X, 在 X 推动下: claims of the phrases that stand beside a predicate."""

from __future__ import annotations

from kg.extract.zh.drafts import SERVED, WAYS, Draft, Grammar, claims, way
from kg.extract.zh.frames import frame_hit, helped, serves
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, of_words, through


def beneficiary(p: Predication, g: Grammar) -> list[Draft] | None:
    """为 X 提供 Y, 给 X 建立 Y: X is served."""
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None and p.form == "verb" and p.subject and p.verbal is None:
        parties = [x for word in ("为", "替", "给") for x in p.preps.get(word, ()) if x.kind == "actor" and not x.place]
        known = p.verb.text in g.tables.frames or p.verb.text in g.tables.saying
        return (
            claims(p.subject, None, parties, "zh.done-for", p, g, relation="serves") if parties and not known else None
        )
    if entry is None or not p.objects:
        return None
    for preposition in ("为", "给", "替", "向"):
        phrases = p.preps.get(preposition)
        if entry.relation not in SERVED and not (phrases and preposition in "为替" and phrases[-1].kind == "actor"):
            continue
        if phrases and serves(preposition, entry) and not (g.tables.frames.get(p.verb.text) and frame_hit(p, g)):
            return helped(p, entry, phrases, "zh.beneficiary", g)
    return None


def given(p: Predication, g: Grammar) -> list[Draft] | None:
    """对困难家庭给予临时救助: who is given it is served."""
    parties = [x for x in p.preps.get("对") or [] if x.kind == "actor"]
    if p.verb.text not in ("给予", "予以", "提供", "实施") or not parties or not p.objects or frame_hit(p, g):
        return None
    return claims(p.subject, None, parties, "zh.given", p, g, relation="serves")


def in_need(p: Predication, g: Grammar) -> list[Draft] | None:
    """满足X的需求: X is served."""
    if p.verb.text != "满足":
        return None
    owners = [o.owner for o in p.objects if o.owner is not None and o.owner.kind == "actor"]
    return claims(p.subject, None, owners, "zh.in-need", p, g, relation="serves") if owners else None


def companion(p: Predication, g: Grammar) -> list[Draft] | None:
    """与 X 建立 Y: who does something with X cooperates with X."""
    phrases = p.preps.get("与")
    if not phrases or frame_hit(p, g) or (p.previous is not None and frame_hit(p.previous, g)):
        return None
    entry = g.tables.adjectives.get(p.verb.text)
    if entry is not None and entry.relation in ("contrasts_with", "related_to"):  # 与 X 不同
        return claims(p.subject, entry, phrases, "zh.companion", p, g)
    if not any(x.kind == "actor" for x in phrases):
        return None
    return claims(p.subject, None, phrases, "zh.companion", p, g, relation="cooperates_with")


def means(p: Predication, g: Grammar) -> list[Draft] | None:
    """通过 X V Y: the subject uses X; without a subject, X does it."""
    if p.how == "means" or through(p) or (not p.subject and p.previous is None and p.how != "none"):
        return None
    phrases = (
        p.preps.get("通过")
        or [x for x in p.preps.get("经", ()) if x.kind != "place"]  # 经香港传入内地
        or p.preps.get("凭借")
        or (p.preps.get("以") if p.preps.get("以") and (p.verb.text in _REPLACES or not frame_hit(p, g)) else None)
    )
    if not phrases:
        return None
    values = [x for x in phrases if x.text[-2:] in _VALUES]
    if values:  # 以社区为本
        return claims(p.subject, None, values, "zh.valued", p, g, relation="characterized_by") if p.subject else None
    return claims(
        p.subject, None, [w for x in phrases if (w := way(x)).text not in WAYS], "zh.means", p, g, relation="uses"
    )


_VALUES = closed("为本 为先 为重 为荣 为要 为美 为贵")
_REPLACES = closed("替代 取代 代替 替换")


def under(p: Predication, g: Grammar) -> list[Draft] | None:
    """在政策推动下，X 成立 Y: the policy does it too."""
    phrases = p.preps.get("在") or p.preps.get("+在")
    last = phrases[-1] if phrases else None
    if last is None or last.localiser not in ("下", "之下") or len(last.tokens) < 2 or last.tokens[-1].was not in "vw":
        return None
    entry = g.tables.verbs.get(last.tokens[-1].text)
    if entry is None or entry.relation not in ("promotes", "serves", "causes", "governs", "coordinates"):
        return None
    left = last.tokens[:-1]
    while len(left) > 1 and (left[-1].code in "bdau" or left[-1].text in _JOINT) and any(t.code == "u" for t in left):
        left = left[:-1]  # 镇党委的统一领导
    agent = Phrase("".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
    of_party = entry.relation in ("serves", "governs")  # 在党委领导下，村民组织…: it is they who are led
    if entry.relation == "causes" and any(one.kind == "actor" for one in p.subject):
        return None  # 在压力的影响下，干部疏远了村民: it is they who do
    return claims([*(phrases or ())[:-1], agent], entry, p.subject if of_party else p.objects, "zh.under", p, g)


_JOINT = closed("双重 多重 共同 强力 合力 多方")


def bridging(p: Predication, g: Grammar) -> list[Draft] | None:
    """在宗族与乡镇之间架起桥梁: who stands between parties coordinates them."""
    parties = p.preps.get("在", [])
    if not parties or parties[-1].localiser != "之间" or not p.objects:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    plays = entry is not None and entry.relation == "acts_as"
    if p.objects[-1].head not in _BRIDGES and not (plays and parties[-1].kind == "actor"):
        return None
    parties = parties if len(parties) > 1 else _parts(parties[0])
    role = claims(p.subject, entry, [_role(x) for x in p.objects], "zh.svo", p, g) if plays else []
    return role + claims(p.subject, None, parties, "zh.bridging", p, g, relation="coordinates")


def _role(phrase: Phrase) -> Phrase:
    """调解人 of 调解人的角色."""
    owner = phrase.owner
    return owner if phrase.head in ("角色", "作用", "职能") and owner is not None and not owner.pronoun else phrase


_BRIDGES = closed("桥梁 桥 纽带 枢纽 中介 平衡 协调")


def _parts(phrase: Phrase) -> list[Phrase]:
    """The parties that 与 joins in one name."""
    cut = next((n for n, t in enumerate(phrase.tokens) if t.code in "cp"), None)
    if not cut or cut + 1 >= len(phrase.tokens):
        return [phrase]
    return [of_words(phrase, phrase.tokens[:cut]), of_words(phrase, phrase.tokens[cut + 1 :])]


def reasoned(p: Predication, g: Grammar) -> list[Draft] | None:
    """由于干旱，粮食减产严重; 由于这些不足，社会治理应运而生: the reason brings about what the clause is about."""
    entry = g.tables.adjectives.get(p.verb.text)
    arises = p.verb.text in _ARISES or (p.form == "adjective" and entry is not None and entry.relation == "faces")
    if not p.reason or not arises or p.objects or p.how != "own":
        return None
    return claims(p.reason, None, p.subject, "zh.reason", p, g, relation="causes")


_ARISES = closed("应运而生 产生 出现 兴起 诞生 形成 严重 加剧 恶化")


def compared(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 比 Y 更重要."""
    phrases = p.preps.get("比")
    return claims(p.subject, None, phrases, "zh.compared", p, g, relation="contrasts_with") if phrases else None
