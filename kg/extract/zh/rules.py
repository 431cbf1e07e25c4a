"""Predications → claims: an ordered tuple of small rules, each a construction of Chinese; the first that speaks wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.extract.zh.grammar import closed
from kg.extract.zh.nodes import Nodes
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import MAKES, Predication
from kg.extract.zh.tables import Frame, Tables, lemma
from kg.extract.zh.tokens import Token
from kg.model import Predicate

MAX_CLAIMS = 12  # of one predication
# Relations whose subject is the thing handled: 把X纳入Y says that X is part of Y.
_OF_THE_THING = frozenset(
    ("part_of", "is_a", "acts_as", "located_in", "related_to", "contrasts_with", "characterized_by")
)
_NOT_OF_NUMBERS = closed("contrasts_with is_a causes characterized_by requires related_to participates_in")
_LIGHT = closed("进行 予以 加以 给予 开展 实施 实行 作出 做出 展开 实现 得到 获得 受到 取得 遭到")


@dataclass(slots=True)
class Draft:
    """A claim between phrases, before qualifiers and antecedents."""

    subject: Phrase | None  # None: implied
    relation: str
    object: Phrase
    rule: str
    entry: Predicate | None
    predication: Predication
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the rules look things up in."""

    tables: Tables
    nodes: Nodes


Rule = Callable[[Predication, Grammar], "list[Draft] | None"]


def drafts_of(predication: Predication, grammar: Grammar, log: Callable[[str, str], None] | None = None) -> list[Draft]:
    """The claims of one predication: of the first main rule that speaks, and of every rule about its other phrases."""
    found: list[Draft] = []
    for name, forms, rule in MAIN:
        if predication.form not in forms:
            continue
        result = rule(predication, grammar)
        if log:
            log(name, "silent" if result is None else f"{len(result)} claims")
        if result is not None:
            found = result
            break
    for name, rule in BESIDE:
        result = rule(predication, grammar)
        if log and result:
            log(name, f"{len(result)} claims")
        found = found + (result or [])
    return found


def claims(
    subjects: Iterable[Phrase | None],
    entry: Predicate | None,
    objects: Iterable[Phrase],
    rule: str,
    predication: Predication,
    grammar: Grammar,
    relation: str = "",
    swap: bool = False,
    features: tuple[str, ...] = (),
) -> list[Draft]:
    """Every subject with every object; the relation is that of the entry for such an object."""
    out: list[Draft] = []
    first = list(subjects) or [None]
    second = [p for o in objects if grammar.nodes.is_node(p := _named(o, grammar))]
    kinds = [p for p in second if p.role == "class"]
    plain = kinds if kinds and kinds[-1].owner is not None else [p for p in second if p.role != "class"] or second
    last = plain[-1] if plain else None
    if last is not None and _modifiers(plain) and last.owner is not None and _burden(last, grammar):
        plain = [*plain[:-1], last.owner]  # 面临人手不足、考核过多的困境
    if _modifiers(plain):
        traits = [*plain[:-1], plain[-1].owner] if _alike(plain) else []
        plain = plain[-1:]
        out += [Draft(plain[0], "characterized_by", t, "zh.traits", None, predication) for t in traits if t is not None]
    reverse = swap != bool(entry and entry.reverse)
    for subject in first:
        if subject is not None and (subject.role == "class" or not grammar.nodes.is_node(subject)):
            continue
        for phrase in plain:
            name = relation or relation_for(entry, phrase, grammar.nodes)
            if name == "part_of" and subject is not None and (party := _taking_part(subject, grammar)) is not None:
                out.append(Draft(party, "participates_in", phrase, rule, entry, predication, features))
                continue
            if phrase.kind == "quantity" and name in _NOT_OF_NUMBERS:
                name = "has_quantity"
            if not name or subject is phrase or (subject is not None and subject.text == phrase.text):
                continue
            if reverse and subject is None:
                continue
            ends = (phrase, subject) if reverse and subject is not None else (subject, phrase)
            if ends[1] is None:
                continue
            out.append(Draft(ends[0], name, ends[1], rule, entry, predication, features))
    return out[:MAX_CLAIMS]


def _taking_part(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """居民 in 居民的参与."""
    entry = grammar.tables.nominal.get(("", phrase.head))
    return phrase.owner if entry is not None and entry.relation == "participates_in" else None


def _burden(phrase: Phrase, grammar: Grammar) -> bool:
    entry = grammar.tables.topics.get(phrase.head)
    return entry is not None and entry.relation == "faces"


def _modifiers(phrases: list[Phrase]) -> bool:
    """参与性、协商性和法治性的框架: a list of like words before one head."""
    last = phrases[-1] if phrases else None
    if last is None or len(phrases) < 3 or last.owner is None:
        return False
    return all(p.owner is None for p in phrases[:-1])


def _alike(phrases: list[Phrase]) -> bool:
    owner = phrases[-1].owner
    return owner is not None and all(p.text[-1] == owner.text[-1] for p in phrases[:-1])


def _named(phrase: Phrase, grammar: Grammar) -> Phrase:
    """The phrase, or what its hollow head is said of: 政策倡导的方式 → 政策倡导."""
    if phrase.owner is not None and not phrase.owner.pronoun and phrase.head in grammar.nodes.vague:
        return phrase.owner
    return phrase


def relation_for(entry: Predicate | None, phrase: Phrase, nodes: Nodes) -> str:
    """The relation of an entry, as the object's valence or kind changes it."""
    if entry is None:
        return ""
    if entry.by_object:
        changes = dict(entry.by_object)
        for key in (phrase.kind, nodes.valence_of(phrase)):
            if key in changes:
                return changes[key]
    return entry.relation


# ---- main rules --------------------------------------------------------------------------------------------


def _existential(p: Predication, g: Grammar) -> list[Draft] | None:
    """有学者指出: 有 only introduces who speaks or acts."""
    return [] if p.verb.text == "有" and "introduces" in p.flags else None


def _pivot_only(p: Predication, g: Grammar) -> list[Draft] | None:
    """使 X 成为 Y: 使 says nothing without its clause."""
    return [] if p.verb.text in MAKES and "pivot" in p.flags else None


def _made(p: Predication, g: Grammar) -> list[Draft] | None:
    """使 X 得到提升, 使 X 下降, 让 X 难以为继: what happens to X is done to it by the subject."""
    outer = p.previous
    if p.how != "pivot" or outer is None or outer.verb.text not in MAKES:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if p.form == "verb" and any(t.text in _CANNOT for t in p.marks):
        return claims(outer.subject, None, p.objects or p.subject, "zh.made", p, g, relation="hinders")
    if p.form == "adjective":
        quality = g.tables.adjectives.get(p.verb.text)
        if quality is None:
            return []
        relation = {"faces": "hinders", "characterized_by": "promotes"}.get(quality.relation, "")
        return claims(outer.subject, quality, p.subject, "zh.made", p, g, relation=relation) if relation else []
    if p.verb.text in _LIGHT and p.objects and p.objects[-1].tokens:
        entry = g.tables.verbs.get(p.objects[-1].tokens[-1].text)
    elif p.objects:
        return None
    return claims(outer.subject, entry, p.subject, "zh.made", p, g) if entry else []


_CANNOT = closed("难以 无法 不能 不能够 很难 难 不再")


def _copula(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 是 Y: kind, role, part or quality, as the heads of X and Y tell."""
    if p.form != "copula":
        return None
    if not p.objects or not p.subject:
        return []
    subject = p.subject[-1]
    headed = _headed(p, "是", g)
    if headed is not None:
        return headed
    objects = p.objects
    if len(objects) > 1 and objects[-1].owner is not None and objects[0].kind != objects[-1].kind:
        objects = objects[-1:]  # 居民自我管理、自我服务的组织: what comes before modifies it
    out: list[Draft] = []
    for phrase in objects:
        role = None if subject.pronoun else _topic_entry(subject, g.tables)
        if (
            phrase.kind == "actor"
            and role is not None
            and role.relation == "acts_as"
            and not _topic_entry(phrase, g.tables)
        ):
            out += claims([phrase], _topic_entry(subject, g.tables), [subject], "zh.role", p, g, relation="acts_as")
            continue
        if phrase.owner is not None and phrase.head == subject.text:
            out += claims([subject], None, [phrase.owner], "zh.copula-same", p, g, relation="characterized_by")
            continue
        turned = _turned(p, phrase, g)
        if turned is not None:
            out += turned
            continue
        entry = _topic_entry(phrase, g.tables) or g.tables.verbs.get("是")
        relation = entry.relation if entry else "is_a"
        if relation == "is_a" and phrase.text.endswith("关系"):
            relation = "characterized_by"
        if (
            relation == "is_a"
            and (phrase.head in g.tables.hollow or phrase.text[-2:] in g.tables.hollow)
            and len(phrase.text) < 5
        ):
            relation = "characterized_by"
        if relation == "part_of" and phrase.owner is not None:
            out += claims(p.subject, entry, [phrase.owner], "zh.copula-part", p, g, relation="part_of")
        else:
            if relation == "is_a" and subject.kind == phrase.kind == "actor" and any(t.code == "h" for t in p.marks):
                relation = "acts_as"
            out += claims(p.subject, entry, [phrase], "zh.copula", p, g, relation=relation)
    return out


_OF_OWNER = {"causes": False, "hinders": False, "promotes": False, "requires": True, "faces": True}


def _turned(p: Predication, phrase: Phrase, g: Grammar) -> list[Draft] | None:
    """X 是 Y 的原因: X causes Y; X 是 Y 的前提: Y requires X."""
    entry = g.tables.topics.get(phrase.head)
    if entry is None or phrase.owner is None or phrase.owner.pronoun or entry.relation not in _OF_OWNER:
        return None
    if _OF_OWNER[entry.relation]:
        return claims([phrase.owner], None, p.subject, "zh.copula-turned", p, g, relation=entry.relation)
    return claims(p.subject, None, [phrase.owner], "zh.copula-turned", p, g, relation=entry.relation)


def _headed(p: Predication, link: str, g: Grammar) -> list[Draft] | None:
    """X 的特点是 Y, X 的关键在于 Y: the head of the subject names the relation of X to Y."""
    subject = p.subject[-1]
    last = subject.tokens[-1] if subject.tokens else None
    entry = g.tables.heads.get((last.text, link)) if last else None
    if entry is None or last is None:
        return None
    if entry.relation == "acts_as":
        return claims(p.objects, None, [subject], "zh.role", p, g, relation="acts_as")
    owner = subject.owner
    if owner is not None and owner.text in g.nodes.evaluative:
        owner = None
    elif owner is None and len(subject.tokens) > 1:
        left = subject.tokens[:-1]
        owner = Phrase(
            "".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left
        )
    if owner is not None and all(t.was in "abd" or t.text in g.nodes.evaluative for t in owner.tokens):
        owner = None
    rest = p.near[-1:] if entry.reverse and p.near else p.context
    subjects: list[Phrase | None] = [owner] if owner is not None else list(p.topic or rest) or [None]
    return claims(subjects, entry, p.objects, "zh.copula-head", p, g)


def _topic_entry(phrase: Phrase, tables: Tables) -> Predicate | None:
    """…是Y的保障: the entry that the complement's head names, by its longest ending."""
    text = phrase.text.rstrip('”’」』"')
    for size in (6, 5, 4, 3, 2):
        if len(text) >= size:
            entry = tables.topics.get(text[-size:])
            if entry is not None and entry.relation in ("acts_as", "part_of", "is_a"):
                return entry
    return None


def _adjective(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 薄弱: the topic faces the weakness; X 灵活: X has the quality."""
    if p.form != "adjective":
        return None
    word = p.verb.text
    for preposition, phrases in p.preps.items():
        entry = g.tables.toward.get((preposition, word))
        if entry is not None:
            return claims(p.subject, entry, phrases, "zh.adjective-toward", p, g)
    entry = g.tables.adjectives.get(word)
    if not p.subject or p.how != "own":
        return []
    if entry is None or (len(word) == 1 and entry.relation == "characterized_by"):
        return _trait(p, entry, g)
    quality = Phrase(word, p.verb.start, p.verb.end, "concept", tokens=(p.verb,))
    if len(p.subject) == 2 and entry.relation in ("contrasts_with", "related_to"):  # X 与 Y 不同
        return claims(p.subject[:1], entry, p.subject[1:], "zh.mutual", p, g)
    if entry.relation == "characterized_by":
        return claims(p.subject, entry, [quality], "zh.adjective", p, g)
    if entry.relation == "faces":
        out: list[Draft] = []
        if p.subject[-1].role == "class" or p.subject[-1].text in g.nodes.vague:
            return claims(p.topic or p.context or [None], entry, p.subject[:-1], "zh.weakness-list", p, g)
        if len(word) > 3 and not p.topic:
            return []
        for subject in p.subject:
            holder, thing = _weakness(subject, p)
            if holder is not None and thing is not None:
                out += claims([holder], entry, [thing], "zh.weakness", p, g)
        return out
    return []


_TRAITS = frozenset("高低大小多少长短快慢强弱广窄深浅贵难重轻好差稳")
_BURDENS = frozenset("难少弱慢贵差窄浅")


def _trait(p: Predication, entry: Predicate | None, g: Grammar) -> list[Draft]:
    """成本低 of a thing whose topic is named; 压力大 is something to suffer from."""
    word = p.verb.text
    if len(word) > 1 or word not in _TRAITS:
        return []
    out: list[Draft] = []
    for subject in p.subject:
        holder, thing = _weakness(subject, p)
        if holder is not None and thing is not None:
            bad = word in _BURDENS or g.nodes.valence_of(subject) == "bad"
            relation = "faces" if bad else "characterized_by"
            out += claims([holder], entry, [thing], "zh.trait", p, g, relation=relation)
    return out


def _weakness(subject: Phrase, p: Predication) -> tuple[Phrase | None, Phrase | None]:
    """居民参与不足 → (居民, 参与不足): who faces it, and the weak thing with its adjective."""
    tokens = subject.tokens
    if p.topic:
        return p.topic[-1], _span(subject, tokens, p)
    if subject.owner is not None:
        cut = next((i for i, t in enumerate(tokens) if t.code == "u"), -1)
        return subject.owner, _span(subject, tokens[cut + 1 :], p)
    if len(tokens) > 1:
        left = tokens[:-1]
        holder = Phrase(
            "".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left
        )
        return holder, _span(subject, tokens[-1:], p)
    if p.context:
        return p.context[-1], _span(subject, tokens, p)
    return None, None


def _span(subject: Phrase, tokens: tuple[Token, ...], p: Predication) -> Phrase:
    text = "".join(t.text for t in tokens)
    end = p.verb.end if tokens[-1].end == p.verb.start else tokens[-1].end
    return Phrase(text + (p.verb.text if end == p.verb.end else ""), tokens[0].start, end, "concept", tokens=tokens)


def _frame(p: Predication, g: Grammar) -> list[Draft] | None:
    """对…进行管理, 以…为目标, 发挥…作用, 把…纳入…: a preposition, a verb and a noun that belong together."""
    frames = g.tables.frames.get(lemma(p.verb.text)) or g.tables.frames.get(p.verb.text)
    if not frames:
        return None
    preps = p.preps
    tails = {o.text[-size:] for o in p.objects for size in (2, 3, 4, 5, 6)} if len(frames) > 3 else None
    for frame in frames:
        if frame.preposition and frame.preposition not in preps:
            continue
        if tails is not None and frame.noun and frame.noun not in tails:
            continue
        if _fits(frame, p):
            return _framed(frame, p, g)
    return None


def _fits(frame: Frame, p: Predication) -> bool:
    if frame.preposition:
        phrases = p.preps.get(frame.preposition)
        if not phrases or (frame.place and not phrases[-1].place):
            return False
        if frame.preposition == "在" and not frame.place and (p.objects or frame.entry.relation != "located_in"):
            return False  # where it happens is not what happens
    if frame.noun:
        return bool(p.objects) and any(o.text.endswith(frame.noun) for o in p.objects)
    if frame.second:
        return bool(p.preps.get(frame.second))
    if frame.preposition in ("把", "使", "让", "从", "以", "与") and frame.gaps > 1:
        return bool(p.objects)
    return bool(frame.preposition)


def _framed(frame: Frame, p: Predication, g: Grammar) -> list[Draft]:
    entry = frame.entry
    name = "zh.frame"
    if not frame.preposition:
        gap = _gap(frame, p)
        if not gap and frame.noun in ("作用", "影响", "意义", "贡献"):
            return []
        return claims(p.subject, entry, gap or p.objects, name, p, g)
    phrases = p.preps[frame.preposition]
    if frame.preposition == "由":
        if p.objects and not frame.noun:
            return claims(phrases, entry, p.objects, "zh.agent", p, g, swap=entry.reverse)
        return claims(p.subject, entry, phrases, "zh.agent", p, g)
    if frame.second:
        return claims(phrases, entry, p.preps[frame.second], name, p, g)
    if frame.preposition in ("把", "使", "让", "以", "从") and p.objects and not frame.noun and frame.gaps > 1:
        if frame.preposition == "把" and entry.relation not in _OF_THE_THING and not entry.reverse:
            served = (
                claims(p.subject, entry, p.objects, name, p, g, relation="serves")
                if entry.relation == "provides"
                else []
            )
            return claims(p.subject, entry, phrases, name, p, g) + served
        return claims(phrases, entry, p.objects, name, p, g, swap=entry.reverse)
    out = claims(p.subject, entry, phrases, name, p, g)
    if p.objects and frame.preposition in ("为", "给", "向") and entry.relation in _SERVED - {"promotes"}:
        # 为X提供服务: the service is provided, X is served
        out = claims(p.subject, entry, p.objects, name, p, g, relation=entry.relation)
        out += claims(p.subject, entry, phrases, name, p, g, relation="serves")
    elif entry.relation == "cooperates_with" and p.objects and frame.noun in ("关系", "伙伴关系", "机制", "协议"):
        out += claims(p.subject, entry, p.objects, name, p, g, relation="establishes")
    return out


_HOLLOW = closed("作用 影响 角色 意义 贡献 支持 关注 重视 认可 青睐 欢迎 限制 制约 监督 领导 管理 指导 考核 审计 冲击")


def _gap(frame: Frame, p: Predication) -> list[Phrase]:
    """What stands before a hollow noun: 受到居民和企业的欢迎 → 居民, 企业."""
    if frame.noun not in _HOLLOW:
        return []
    for n, phrase in enumerate(p.objects):
        if phrase.text.endswith(frame.noun) and phrase.owner is not None and not phrase.owner.pronoun:
            return [*p.objects[:n], phrase.owner]
    return []


def _passive(p: Predication, g: Grammar) -> list[Draft] | None:
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
    if entry is None:
        return None
    agents = p.preps.get(by or "由", [])
    if entry.relation in _OF_THE_THING and p.objects and by:
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
    return claims(agents, entry, p.subject, "zh.passive", p, g) if p.subject else []


def _handled(p: Predication, g: Grammar) -> list[Draft] | None:
    """把 X V (Y): X is the object, or the claim's subject where the verb says what X becomes."""
    thing = p.preps.get("把")
    if not thing:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None:
        return None
    if p.objects and entry.relation in _OF_THE_THING:
        return claims(thing, entry, p.objects, "zh.handled-role", p, g)
    known = [x for x in thing if x.term or x.kind == "actor"]  # else what is handled is mostly a means
    return claims(p.subject, entry, known, "zh.handled", p, g)


def _light(p: Predication, g: Grammar) -> list[Draft] | None:
    """对 X 进行清理: the noun is the verb."""
    if p.verb.text not in _LIGHT or not p.objects:
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


def _toward(p: Predication, g: Grammar) -> list[Draft] | None:
    """对 X V, 向 X V without an object of its own: X is the object."""
    if p.objects or p.verbal is not None:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None:
        return None
    for preposition in ("对", "+于", "+在", "+给", "向"):
        if p.preps.get(preposition):
            return claims(p.subject, entry, p.preps[preposition], "zh.toward", p, g)
    return None


_MUTUAL = ("cooperates_with", "related_to", "contrasts_with")


def _mutual(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 与 Y 合作: two subjects of what is done together."""
    if len(p.subject) != 2:
        return None
    entry = g.tables.verbs.get(p.verb.text)
    fit = [f for f in g.tables.frames.get(p.verb.text, ()) if f.preposition == "与"]
    if p.objects:  # 高校与企业开展合作
        entry = next((f.entry for f in fit if f.noun and p.objects[-1].text.endswith(f.noun)), None)
    elif entry is None or entry.relation not in _MUTUAL:  # 安全与隐私息息相关
        entry = next((f.entry for f in fit if not f.noun), None)
    if entry is None or entry.relation not in _MUTUAL:
        return None
    together = claims(p.subject[:1], entry, p.subject[1:], "zh.mutual", p, g)
    more = p.objects and not any(entry.text.endswith(o.text) for o in p.objects)
    return together + ((_svo(p, g) or []) if more else [])


def _svo(p: Predication, g: Grammar) -> list[Draft] | None:
    """X V Y."""
    if p.form != "verb" or not p.objects:
        return None
    if p.verb.text in MAKES:
        return []  # 使 X without what X is made to do
    entry = g.tables.verbs.get(p.verb.text) or g.tables.verbs.get(lemma(p.verb.text))
    if entry is None:
        return None
    if "relative" in p.flags and p.how == "gap":
        if p.verb.text == "有":
            return []
        if p.verb.text in g.tables.naming:
            return claims(p.objects, entry, p.subject, "zh.naming", p, g, relation="is_a")
    if entry.relation == "has_quantity" and any(o.number for o in p.objects):
        return []  # 共有12辆书车: the number is that of the object
    if p.subject and "relative" not in p.flags and p.verb.text in _LINKS:
        headed = _headed(p, p.verb.text if p.verb.text != "在" else "是", g)
        if headed is not None:
            return headed
    out = claims(p.subject, entry, p.objects, "zh.svo", p, g)
    for draft in out:
        if p.verb.text in g.tables.companions:  # 联合企业开展…
            draft.relation = "cooperates_with"
        elif draft.relation == "contrasts_with" and p.verb.text[-1] in "代替" and any(t.code == "h" for t in p.marks):
            draft.relation = "acts_as"  # 不能替代: it does not act as that
    if out and _needed(p):
        for draft in out:
            if draft.relation in ("establishes", "characterized_by", "provides", "uses"):
                draft.relation = "requires"
    outer = _outer(p, g)
    if outer is not None:
        for draft in out:
            draft.relation = _through(outer, draft.relation)
    return out


def _needed(p: Predication) -> bool:
    """X 需建立 Y, X 必须有 Y, where X is no party: X requires Y."""
    if not p.subject or (
        any(s.kind == "actor" or s.pronoun for s in p.subject) and p.verb.text not in ("有", "具有", "具备")
    ):
        return False
    must = (
        ("需", "需要", "仍需", "亟需", "尚需", "还需", "仍需要") if p.verb.text not in ("有", "具有", "具备") else _MUST
    )
    return any(t.text in must for t in p.marks)


_MUST = ("必须", "须", "需", "需要", "应", "应当", "应该")


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


_LINKS = closed("在于 包括 在 来自 来源于")


def _as(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 作为 Y: X acts as Y."""
    if p.form != "as":
        return None
    return (
        claims(p.subject, g.tables.verbs.get("作为"), p.objects, "zh.as", p, g, relation="acts_as") if p.subject else []
    )


def _placed(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 在上海起步: X is there."""
    if p.objects or p.verbal is not None or p.place is None or p.how != "own":
        return None
    return claims(p.subject, None, [p.place], "zh.placed", p, g, relation="located_in")


def _nominal(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 对 Y 的影响."""
    if p.form != "nominal":
        return None
    table = g.tables.nominal
    return claims(
        p.subject,
        table.get(("对", p.verb.text)) or table.get(("对", p.verb.text.removesuffix("性"))),
        p.objects,
        "zh.nominal",
        p,
        g,
    )


def _without(p: Predication, g: Grammar) -> list[Draft] | None:
    """没有 X，S 就…: S requires X."""
    if p.verb.text not in _LACKS or p.how not in ("ahead", "none") or not p.objects:
        return None
    if p.how != "ahead":
        return None
    return claims(p.subject, None, p.objects, "zh.without", p, g, relation="requires")


_LACKS = closed("没有 离开 缺少 缺乏 失去 脱离")


def _count(p: Predication, g: Grammar) -> list[Draft] | None:
    """现有残疾人1.2万名: how many there are."""
    return (
        claims(p.subject, None, p.objects, "zh.count", p, g, relation="has_quantity") if p.form == "quantity" else None
    )


_VERB = frozenset(("verb",))
# (name, forms of predication that it reads, rule)
MAIN: tuple[tuple[str, frozenset[str], Rule], ...] = (
    ("zh.existential", _VERB, _existential),
    ("zh.made", frozenset(("verb", "adjective")), _made),
    ("zh.pivot", _VERB, _pivot_only),
    ("zh.as", frozenset(("as",)), _as),
    ("zh.count", frozenset(("quantity",)), _count),
    ("zh.without", _VERB, _without),
    ("zh.nominal", frozenset(("nominal",)), _nominal),
    ("zh.copula", frozenset(("copula",)), _copula),
    ("zh.adjective", frozenset(("adjective",)), _adjective),
    ("zh.mutual", _VERB, _mutual),
    ("zh.frame", _VERB, _frame),
    ("zh.light", _VERB, _light),
    ("zh.passive", _VERB, _passive),
    ("zh.handled", _VERB, _handled),
    ("zh.toward", _VERB, _toward),
    ("zh.svo", _VERB, _svo),
    ("zh.placed", _VERB, _placed),
)

# ---- rules about the phrases beside --------------------------------------------------------------------------

_SERVED = frozenset(("provides", "establishes", "promotes", "funds", "coordinates"))


def _beneficiary(p: Predication, g: Grammar) -> list[Draft] | None:
    """为 X 提供 Y, 给 X 建立 Y: X is served."""
    entry = g.tables.verbs.get(p.verb.text)
    if entry is None or not p.objects:
        return None
    for preposition in ("为", "给", "向"):
        phrases = p.preps.get(preposition)
        if entry.relation not in _SERVED and not (phrases and preposition == "为" and phrases[-1].kind == "actor"):
            continue
        if phrases and not (g.tables.frames.get(p.verb.text) and _frame_hit(p, g)):
            return claims(p.subject, entry, phrases, "zh.beneficiary", p, g, relation="serves")
    return None


def _frame_hit(p: Predication, g: Grammar) -> bool:
    if not p.preps:
        return False
    return any(f.preposition in p.preps and _fits(f, p) for f in g.tables.frames.get(p.verb.text, ()))


def _companion(p: Predication, g: Grammar) -> list[Draft] | None:
    """与 X 建立 Y: who does something with X cooperates with X."""
    phrases = p.preps.get("与")
    if not phrases or _frame_hit(p, g) or (p.previous is not None and _frame_hit(p.previous, g)):
        return None
    entry = g.tables.adjectives.get(p.verb.text)
    if entry is not None and entry.relation in ("contrasts_with", "related_to"):  # 与 X 不同
        return claims(p.subject, entry, phrases, "zh.companion", p, g)
    if not any(x.kind == "actor" for x in phrases):
        return None
    return claims(p.subject, None, phrases, "zh.companion", p, g, relation="cooperates_with")


def _means(p: Predication, g: Grammar) -> list[Draft] | None:
    """通过 X V Y: the subject uses X; without a subject, X does it."""
    if p.how == "means" or (not p.subject and p.previous is None and p.how != "none"):
        return None
    phrases = (
        p.preps.get("通过")
        or p.preps.get("经")
        or p.preps.get("凭借")
        or (p.preps.get("以") if p.preps.get("以") and not _frame_hit(p, g) else None)
    )
    if not phrases:
        return None
    return claims(p.subject, None, phrases, "zh.means", p, g, relation="uses")


def _under(p: Predication, g: Grammar) -> list[Draft] | None:
    """在政策推动下，X 成立 Y: the policy does it too."""
    phrases = p.preps.get("在")
    last = phrases[-1] if phrases else None
    if last is None or not last.place or len(last.tokens) < 2 or last.tokens[-1].was not in "vw":
        return None
    entry = g.tables.verbs.get(last.tokens[-1].text)
    if entry is None or entry.relation not in ("promotes", "serves", "causes", "governs", "coordinates"):
        return None
    left = last.tokens[:-1] if last.tokens[-2].code != "u" else last.tokens[:-2]
    agent = Phrase("".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
    return claims([agent], entry, p.objects, "zh.under", p, g)


def _compared(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 比 Y 更重要."""
    phrases = p.preps.get("比")
    return claims(p.subject, None, phrases, "zh.compared", p, g, relation="contrasts_with") if phrases else None


BESIDE: tuple[tuple[str, Rule], ...] = (
    ("zh.beneficiary", _beneficiary),
    ("zh.companion", _companion),
    ("zh.means", _means),
    ("zh.under", _under),
    ("zh.compared", _compared),
)


# ---- between clauses -----------------------------------------------------------------------------------------

_BECAUSE = closed("由于 因为 鉴于")


def because(predications: Sequence[Predication], g: Grammar) -> list[tuple[int, Draft]]:
    """由于 X 薄弱，Y 面临 Z: X's weakness causes Z; with the index of the effect's predication."""
    out: list[tuple[int, Draft]] = []
    for n, cause in enumerate(predications[:-1]):
        marked = any(t.text in _BECAUSE for t in cause.marks) or any("by:" + word in cause.flags for word in _BECAUSE)
        if not marked or "relative" in cause.flags:
            continue
        later = (m for m in range(n + 1, len(predications)) if predications[m].clause > cause.clause)
        at = next((m for m in later if "relative" not in predications[m].flags), 0)
        effect = predications[at]
        entry = g.tables.verbs.get(effect.verb.text)
        if at and entry is not None and entry.relation in ("faces", "causes", "characterized_by"):
            found = claims([_reason(cause)], None, effect.objects, "zh.because", effect, g, relation="causes")
            out += [(at, draft) for draft in found]
    return out


def _reason(cause: Predication) -> Phrase:
    """What the clause of a reason is about: its object, or its subject with what is said of it."""
    if cause.objects and cause.form != "adjective":
        return cause.objects[-1]
    subject = cause.subject[-1] if cause.subject else None
    if subject is None or cause.verb.start - subject.end > 2:
        return Phrase(cause.verb.text, cause.verb.start, cause.verb.end, tokens=(cause.verb,))
    return Phrase(subject.text + cause.verb.text, subject.start, cause.verb.end, tokens=(*subject.tokens, cause.verb))


# ---- within phrases ------------------------------------------------------------------------------------------

_NUMBER = re.compile("[0-9０-９百千万亿多余]")


def _specific(phrase: Phrase, g: Grammar) -> bool:
    """违规行为, 公共事务: a class of its own, and no 服务 or 困境."""
    return (
        len(phrase.text) > 3
        and (phrase.term or len(phrase.tokens) > 1)
        and phrase.owner is None
        and phrase.kind != "actor"
    )


def inside(phrases: Iterable[Phrase], g: Grammar) -> list[Draft]:
    """600多名志愿者 has a number; 浙江的民宿 is in a place."""
    out: list[Draft] = []
    group: list[Phrase] = []
    for phrase in phrases:
        if phrase.role == "class" and group and phrase.start - group[-1].end < 4 and _specific(phrase, g):
            here = Predication(phrase.tokens[-1], [phrase], "own", [], {}, [], {"relative"}, [], 0, "phrase")
            members = [x for x in group if x.kind != "quantity"]
            out += claims(members, None, [phrase], "zh.class", here, g, relation="is_a")
        group = [*group, phrase] if group and phrase.start - group[-1].end < 3 else [phrase]
        if phrase.pronoun or not g.nodes.is_node(phrase) or not phrase.tokens:
            continue
        here = Predication(phrase.tokens[-1], [phrase], "own", [], {}, [], {"relative"}, [], 0, "phrase")
        if phrase.quantity is not None and phrase.number and _NUMBER.search(phrase.number):
            number = Phrase(phrase.number, *phrase.quantity, "quantity", tokens=phrase.tokens[:1])
            out += claims([phrase], None, [number], "zh.number", here, g, relation="has_quantity")
        owner = phrase.owner
        if owner is not None and len(owner.tokens) == 1 and owner.tokens[0].kind == "place" and phrase.kind != "place":
            out += claims([phrase], None, [owner], "zh.located", here, g, relation="located_in")
    return out
