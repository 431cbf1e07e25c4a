"""X 是 Y, X 作为 Y, X 薄弱: claims of copulas and adjectives."""

from __future__ import annotations

import re

from kg.extract.zh.drafts import Draft, Grammar, alike, claims
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication, both, of_words
from kg.extract.zh.states import head_alone
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.model import Predicate


def copula(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 是 Y: kind, role, part or quality, as the heads of X and Y tell."""
    if p.form != "copula":
        return None
    if not p.objects or not p.subject:
        return []
    if "is-so" in p.flags:
        return _is_so(p, p.objects, g)
    subject = p.subject[-1]
    if subject.text.endswith("什么"):
        return []  # 弄清楚什么是…
    if subject.pronoun and subject.text in ("这", "那", "此"):
        before = p.before.objects if p.before is not None and p.before.form == "copula" else []
        role = _topic_entry(p.objects[-1], g.tables) or g.tables.verbs.get("是")  # 即街道党委，这是领导核心
        near = bool(before) and p.before is not None and p.clause == p.before.clause + 1
        return claims(before, role, p.objects, "zh.copula-this", p, g) if near else []
    named = headed(p, "是", g)
    if named is not None:
        return named
    objects = p.objects
    if objects[-1].head == "意" and objects[-1].owner is not None:  # 多为管控和统治之意
        meant = [*objects[:-1], objects[-1].owner]
        return claims(p.subject, None, meant, "zh.meaning", p, g, relation="characterized_by")
    if (ruled := _one_over_other(p, g)) is not None:
        return ruled
    quality = g.tables.adjectives.get(objects[-1].text)  # 安全与利用是一体两面
    if len(p.subject) == 2 and quality is not None and quality.relation in ("related_to", "contrasts_with"):
        return claims(p.subject[:1], quality, p.subject[1:], "zh.mutual", p, g)
    if quality is not None and len(objects) == 1 and objects[-1].tokens[-1].code == "a":
        return _is_so(p, objects, g)  # 是势在必行
    out: list[Draft] = []
    if len(objects) > 1 and alike(objects):  # 公益性、开放性的机构
        qualities = [*objects[:-1], *(x.owner for x in objects[-1:] if x.owner is not None)]
        out = claims(p.subject, None, qualities, "zh.copula-traits", p, g, relation="characterized_by")
        objects = [head_alone(objects[-1])]
    if len(objects) > 1:
        between = any(t.text == "之间" for t in objects[-1].tokens)  # 公平、效率与可持续之间的权衡
        if between or (objects[-1].owner is not None and objects[0].kind != objects[-1].kind):
            objects = objects[-1:]  # 居民自我管理、自我服务的组织: what comes before modifies it
    deeds = _own_deeds(p.objects)
    if deeds:  # 村民自我教育、自我服务的平台
        head = _after_de(p.objects[-1])
        traits = claims(p.subject, None, deeds, "zh.copula-traits", p, g, relation="characterized_by")
        return traits + claims(p.subject, g.tables.verbs.get("是"), [head], "zh.copula", p, g)
    if "toward" in p.flags and objects[-1].owner is not None and (deed := g.tables.verbs.get(objects[-1].head)):
        return claims(p.subject, deed, [objects[-1].owner], "zh.copula-deed", p, g)  # 是对传统模式的突破
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
        if phrase.term and phrase.text.endswith("的" + subject.text) and len(phrase.text) > len(subject.text) + 2:
            size = len(phrase.text) - len(subject.text) - 1  # 无限责任的政府, one term
            what = Phrase(phrase.text[:size], phrase.start, phrase.start + size, tokens=phrase.tokens)
            out += claims([subject], None, [what], "zh.copula-same", p, g, relation="characterized_by")
            continue
        if phrase.owner is not None and phrase.head == subject.text:
            out += claims([subject], None, [phrase.owner], "zh.copula-same", p, g, relation="characterized_by")
            continue
        told = turned(p, phrase, g)
        if told is not None:
            out += told
            continue
        entry = _topic_entry(phrase, g.tables) or g.tables.verbs.get("是")
        relation = entry.relation if entry else "is_a"
        if (relation == "part_of" and phrase.determined) or (relation == "acts_as" and _kind(phrase)):
            entry, relation = g.tables.verbs.get("是"), "is_a"  # 数据是一种生产要素
        if relation == "is_a" and phrase.text.endswith("关系") and not phrase.one_of:
            relation = "characterized_by"
        if (
            relation == "is_a"
            and (phrase.head in g.tables.hollow or phrase.text[-2:] in g.tables.hollow)
            and len(phrase.text) < 4
        ):
            relation = "characterized_by"
        if relation == "is_a" and _goes_on(p, g):
            relation = "acts_as"
        if relation == "part_of" and phrase.owner is not None:
            whole = phrase.owner
            if len(whole.tokens) > 1 and whole.tokens[-1].was == "a":
                whole = of_words(whole, whole.tokens[:-1])  # 治理不可缺少的一环
            out += claims(p.subject, entry, [whole], "zh.copula-part", p, g, relation="part_of")
        else:
            body = phrase.text[-2:] in _BODIES
            denied = any(t.code == "h" for t in p.marks)
            if relation == "is_a" and subject.kind == phrase.kind == "actor" and denied and not body:
                relation = "acts_as"
            out += claims(p.subject, entry, [phrase], "zh.copula", p, g, relation=relation)
            if relation == "acts_as" and phrase.text in g.nodes.vague:  # 自治是基础
                nodes = [s for s in p.subject if g.nodes.is_node(s) and s.text not in g.tables.hollow]
                out += [Draft(s, relation, phrase, "zh.copula", entry, p) for s in nodes]
    return out


def _goes_on(p: Predication, g: Grammar) -> bool:
    """不仅是传播知识的场所，更是…的客厅: a role after a role."""
    first = p.before
    if (
        p.verb.text not in ("更是", "也是", "还是", "又是")
        or first is None
        or first.form != "copula"
        or not first.objects
    ):
        return False
    entry = _topic_entry(first.objects[-1], g.tables)
    return first.clause + 1 == p.clause and entry is not None and entry.relation == "acts_as"


def _own_deeds(objects: list[Phrase]) -> list[Phrase]:
    """自我教育, 自我服务 of 村民自我教育、自我服务的平台."""
    last = objects[-1]
    if len(objects) < 2 or last.owner is None or not last.owner.text.startswith("自我"):
        return []
    cuts = [next((n for n, t in enumerate(o.tokens) if t.text.startswith("自我")), None) for o in objects[:-1]]
    if any(cut is None for cut in cuts):
        return []
    return [*(of_words(o, o.tokens[cut or 0 :]) for o, cut in zip(objects, cuts, strict=False)), last.owner]


def _after_de(phrase: Phrase) -> Phrase:
    cut = next((n for n, t in enumerate(phrase.tokens) if t.code == "u"), -1)
    return of_words(phrase, phrase.tokens[cut + 1 :])


def _kind(phrase: Phrase) -> bool:
    """一种制度安排: one of many, and nobody's."""
    return phrase.one_of and phrase.owner is None


_BODIES = closed("机构 组织 部门 单位 团体 企业 公司 法院")


_RULED = re.compile("([一-龥]{2})[与和]被\\1")


def _one_over_other(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 与 Y 是领导与被领导的关系: X governs Y."""
    found = next((m for o in p.objects if (m := _RULED.match(o.text))), None)
    entry = g.tables.verbs.get(found[1]) if found else None
    if entry is None or len(p.subject) != 2:
        return None
    return claims(p.subject[:1], entry, p.subject[1:], "zh.over", p, g)


def turned(p: Predication, phrase: Phrase, g: Grammar) -> list[Draft] | None:
    """X 是 Y 的原因: X causes Y; X 是 Y 的前提: Y requires X; X 是 Y 的主管部门: X governs Y."""
    sizes = (n for n in (6, 5, 4, 3) if len(phrase.head) < n < len(phrase.text))
    longer = next((e for n in sizes if (e := g.tables.topics.get(phrase.text[-n:])) is not None), None)
    entry = longer or g.tables.topics.get(phrase.head)  # 前提条件, 条件
    owner = phrase.owner
    if owner is None and entry is not None and entry.relation == "provides" and phrase.tokens[:-1]:
        left = phrase.tokens[:-1]  # 是公共服务提供者
        owner = of_words(phrase, left) if left[-1].was in "nvw" else None
    if owner is not None and owner.pronoun:  # 他们疲劳驾驶的诱因
        cut = next((n for n in range(len(phrase.tokens) - 1, 0, -1) if phrase.tokens[n].code == "u"), 0)
        owner = of_words(phrase, phrase.tokens[:cut]) if cut else None
    if entry is None or owner is None or entry.relation in _OF_THEMSELVES:
        return None
    ends = ([owner], p.subject) if entry.reverse else (p.subject, [owner])
    return claims(ends[0], None, ends[1], "zh.copula-turned", p, g, relation=entry.relation)


# what a complement is with its head: …的保障 is a role, …的一种 a kind
_OF_THEMSELVES = frozenset(("acts_as", "part_of", "is_a", "characterized_by"))


def headed(p: Predication, link: str, g: Grammar) -> list[Draft] | None:
    """X 的特点是 Y, X 的关键在于 Y: the head of the subject names the relation of X to Y."""
    subject = p.subject[-1]
    last = subject.tokens[-1] if subject.tokens else None
    entry = _of_head(subject, link, g) if last else None
    if entry is None and last is not None and subject.owner is not None and g.nodes.valence.get(last.text) == "bad":
        return claims([subject.owner], None, p.objects, "zh.copula-head", p, g, relation="faces")
    if entry is None or last is None:
        return None
    if entry.relation == "acts_as":
        return claims(p.objects, None, [subject], "zh.role", p, g, relation="acts_as")
    owner = subject.owner
    if (
        owner is not None
        and len(owner.tokens) > 1
        and owner.tokens[-1].text in ("最大", "主要", "直接", "首要", "唯一")
    ):
        owner = of_words(owner, owner.tokens[:-1])  # 制度最大的受益者
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
    whole = p.context[-1] if p.context else None
    if owner is not None and whole is not None and whole.text.endswith(owner.text):
        owner = whole  # 社会管理…，管理核心为…
    subjects: list[Phrase | None] = [owner] if owner is not None else list(p.topic or rest) or [None]
    return claims(subjects, entry, p.objects, "zh.copula-head", p, g)


def _of_head(subject: Phrase, link: str, g: Grammar) -> Predicate | None:
    """The entry of 特点, 核心要义 with 是 or 在于; what one says, the other does."""
    heads = [subject.head]
    if len(subject.tokens) > 1 and subject.tokens[-2].code != "u":
        heads.insert(0, subject.tokens[-2].text + subject.head)
    links = (link, "是") if link == "在于" else (link,)
    found = [(head, e) for one in links for head in heads if (e := g.tables.heads.get((head, one))) is not None]
    plain = (e for head, e in found if head == subject.head or e.relation == "characterized_by")
    return next(plain, None)  # 管理主体是 says of itself what it is


def _topic_entry(phrase: Phrase, tables: Tables) -> Predicate | None:
    """…是Y的保障: the entry that the complement's head names, by its longest ending."""
    text = phrase.text.rstrip('”’」』"')
    for size in (6, 5, 4, 3, 2):
        if len(text) >= size:
            entry = tables.topics.get(text[-size:])
            if entry is not None and entry.relation in ("acts_as", "part_of", "is_a"):
                return entry
    return None


def as_role(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 作为 Y: X acts as Y."""
    if p.form != "as":
        return None
    return (
        [
            draft
            for x in p.objects
            for draft in claims(
                p.subject, g.tables.verbs.get("作为"), [x], "zh.as", p, g, relation="is_a" if x.one_of else "acts_as"
            )
        ]
        if p.subject
        else []
    )


def adjective(p: Predication, g: Grammar) -> list[Draft] | None:
    """X 薄弱: the topic faces the weakness; X 灵活: X has the quality."""
    if p.form != "adjective":
        return None
    word = p.verb.text
    preps = {**p.previous.preps, **p.preps} if p.previous is not None and "is-so" in p.flags else p.preps
    for preposition, phrases in preps.items():
        framed = (f.entry for f in g.tables.frames.get(word, ()) if f.preposition == preposition and not f.noun)
        entry = g.tables.toward.get((preposition, word)) or next(framed, None)
        if entry is not None:
            return claims(p.subject, entry, phrases, "zh.adjective-toward", p, g)
    if "is-so" in p.flags:
        return _is_so(p, [Phrase(word, p.verb.start, p.verb.end, "concept", tokens=(p.verb,))], g)
    entry = g.tables.adjectives.get(word)
    if not p.subject or p.how != "own":
        return []
    inner = p.preps.get("在")
    if inner and inner[-1].within is not None and not inner[-1].place and p.verb.start > inner[-1].start:
        return _attitude(p, inner[-1], entry, g)  # 妇女在村级事务中的话语权偏弱
    toward = p.preps.get("对")
    if toward and toward[-1].owner is not None and (entry is None or entry.relation in _OF_A_SUBJECT):
        return _attitude(p, toward[-1], entry, g)
    if entry is None or (len(word) == 1 and entry.relation == "characterized_by"):
        return _trait(p, entry, g)
    quality = Phrase(word, p.verb.start, p.verb.end, "concept", tokens=(p.verb,))
    if len(p.subject) == 2 and entry.relation in ("contrasts_with", "related_to"):  # X 与 Y 不同
        return claims(p.subject[:1], entry, p.subject[1:], "zh.mutual", p, g)
    if entry.relation in ("contrasts_with", "related_to") and (parties := both(p)):  # 三者相辅相成
        return [
            draft for n, x in enumerate(parties) for draft in claims([x], entry, parties[n + 1 :], "zh.mutual", p, g)
        ]
    if entry.relation == "characterized_by":
        agent = p.subject[-1].agent if len(p.subject) == 1 and p.subject[-1].owner is None else None
        if agent is not None and p.subject[-1].tokens[-1].was in "vw":  # 青年社工流动频繁
            size = len(agent.tokens)
            what = _span(p.subject[-1], p.subject[-1].tokens[size:], p)
            return claims([agent], entry, [what], "zh.adjective", p, g)
        if word in _OF_MATTERS and p.subject[-1].kind in ("actor", "place"):
            return []  # 农村老年人尤为明显: the matter is, named before
        return claims(p.subject, entry, [quality], "zh.adjective", p, g)
    if entry.relation == "faces":
        out: list[Draft] = []
        if p.subject[-1].text in g.nodes.vague:
            return claims(p.topic or p.context or [None], entry, p.subject[:-1], "zh.weakness-list", p, g)
        if len(word) > 3 or (len(word) == 3 and word[-1] in _TRAITS and word[0] != "不"):  # 规定形同虚设, 骑手收入低
            worse = [x for x in p.subject if g.nodes.valence_of(x) != "bad"]  # 纠纷屡见不鲜 harms nobody by itself
            bad = len(worse) < len(p.subject)
            return claims(worse, entry, [quality], "zh.idiom", p, g) if worse and not bad else []
        named = p.subject[-1:] if p.subject[-1].role == "class" else p.subject  # 审批、评估等手续不全
        if (weak := _weak_beside(p)) is not None:
            return claims(p.subject, entry, [_span(weak, weak.tokens, p)], "zh.weakness", p, g)
        befalls = word in g.tables.befalls and not p.topic
        for subject in named:
            if any(t.text == "之间" for t in subject.tokens) and any(t.code in "cp" for t in subject.tokens):
                continue  # 保护与增长之间的矛盾尖锐: nobody's
            if befalls and not _of_party(subject, g):
                out += claims([subject], entry, [quality], "zh.befalls", p, g)  # 市场纪律失灵
                continue
            holder, thing = _weakness(subject, p, g)
            if holder is not None and thing is not None:
                out += claims([holder], entry, [thing], "zh.weakness", p, g)
            elif _weak_itself(subject):
                out += claims([subject], entry, [quality], "zh.weak", p, g, relation="characterized_by")
        return out
    return []


_OF_A_SUBJECT = ("characterized_by", "faces")


def _attitude(p: Predication, thing: Phrase, entry: Predicate | None, g: Grammar) -> list[Draft]:
    """居民对垃圾分类的知晓率较高: they have what the phrase of 对 names, so much of it."""
    word = p.verb.text
    known = entry is not None and entry.relation in _OF_A_SUBJECT
    if not known and word.lstrip("较更很最极颇偏") not in _TRAITS:
        return []
    what = _span(thing, head_alone(thing).tokens, p)
    bad = (entry is not None and entry.relation == "faces") or word[-1] in _BURDENS
    return claims(p.subject, entry, [what], "zh.attitude", p, g, relation="faces" if bad else "characterized_by")


def _weak_itself(subject: Phrase) -> bool:
    """集体经济薄弱, 异体问责薄弱: no owner and no part of it is named."""
    if subject.kind != "concept" or subject.owner is not None:
        return False
    if len(subject.tokens) == 2:
        return subject.tokens[-1].was in "vw"
    return len(subject.tokens) == 1 and len(subject.text) > (2 if subject.term else 3)


_OF_MATTERS = closed("明显 显著 普遍 突出 清晰 明确")


def _is_so(p: Predication, qualities: list[Phrase], g: Grammar) -> list[Draft]:
    """X 是公平的: X has the quality, unless the word only praises."""
    told = [q for q in qualities if q.text not in g.nodes.evaluative and q.text not in _JUDGED and len(q.text) > 1]
    if not p.subject or p.subject[-1].kind == "quantity":
        return []
    return claims(p.subject, None, told, "zh.is-so", p, g, relation="characterized_by")


_JUDGED = closed(
    "不够 不足 正确 错误 可能 不可能 不现实 困难 容易 艰巨 必需 不言而喻 显而易见 毋庸置疑 有目共睹 值得 可行 不可行"
)
_DEGREES = frozenset("较更很最极颇偏")
_TRAITS = frozenset("高低大小多少长短快慢强弱广窄深浅贵难重轻好差稳")


_BURDENS = frozenset("难少弱慢贵差窄浅")


def _trait(p: Predication, entry: Predicate | None, g: Grammar) -> list[Draft]:
    """成本低 of a thing whose topic is named; 压力大 is something to suffer from."""
    word = p.verb.text
    if any(t.text in ("越", "愈") for t in p.marks):
        return []  # 开放程度越高，…
    if len(word) == 2 and word[0] in _DEGREES:
        word = word[1]  # 流动性较大
    if len(word) > 1:
        return _burdened(p, g)
    if word not in _TRAITS or any(t.code == "h" or t.text[0] == "不" for t in p.marks):
        return []
    out: list[Draft] = []
    for subject in p.subject:
        holder, thing = _weakness(subject, p, g)
        if thing is not None and len(thing.tokens) > 1 and thing.tokens[-1].text == "程度":
            thing = of_words(thing, thing.tokens[:-1])  # 行政化程度较高: 行政化
        if holder is not None and thing is not None:
            bad = word in _BURDENS or (g.nodes.valence_of(subject) == "bad" and subject.head != "程度")
            relation = "faces" if bad else "characterized_by"
            out += claims([holder], entry, [thing], "zh.trait", p, g, relation=relation)
    return out


def _burdened(p: Predication, g: Grammar) -> list[Draft]:
    """政府的负担与日俱增: who has something bad that is much or more faces it."""
    subject = p.subject[-1]
    if subject.owner is None or subject.owner.pronoun or g.nodes.valence_of(subject) != "bad":
        return []
    cut = next((n for n, t in enumerate(subject.tokens) if t.code == "u"), None)
    if cut is None or any(t.code == "h" for t in p.marks):
        return []
    return claims(
        [subject.owner], None, [of_words(subject, subject.tokens[cut + 1 :])], "zh.burden", p, g, relation="faces"
    )


def _weakness(subject: Phrase, p: Predication, g: Grammar) -> tuple[Phrase | None, Phrase | None]:
    """居民参与不足 → (居民, 参与不足): who faces it, and the weak thing with its adjective."""
    tokens = subject.tokens
    if p.topic:
        return p.topic[-1], _span(subject, tokens, p)
    if subject.owner is not None:
        cut = next((i for i, t in enumerate(tokens) if t.code == "u"), -1)
        return subject.owner, _span(subject, tokens[cut + 1 :], p)
    if tokens and tokens[0].code == "v" and any(t.code == "u" for t in tokens):  # 抵御风险的能力较弱
        return (p.context[-1] if p.context else None), _span(subject, tokens, p)
    if len(tokens) > 1:
        cut = _party(tokens, g)
        named = (tokens[cut - 1].kind or g.nodes.tails.get(tokens[cut - 1].text[-2:])) == "actor"
        told = p.context and not p.context[-1].pronoun
        if not named and told and (p.context[-1].kind == "actor" or _of_its_own(tokens[:cut], g)):
            return p.context[-1], _span(subject, tokens, p)  # 至于小微企业，融资渠道单一
        left = tokens[:cut]
        if not named and not told and tokens[-1].was in "vw" and len(tokens) == 2:
            return None, None  # 异体问责薄弱: it is weak itself
        holder = Phrase(
            "".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left
        )
        if not all(t.was in "abd" or (len(t.text) > 2 and t.text[-1] in "性型式") for t in left):
            return holder, _span(subject, tokens[cut:], p)
    measure = len(tokens) == 1 and tokens[0].text[-1] in _MEASURES
    if p.context and (measure or any(t.text in _STILL for t in p.marks)):
        return p.context[-1], _span(subject, tokens, p)
    return None, None


def _weak_beside(p: Predication) -> Phrase | None:
    """毕业生到基层就业的意愿不强: the noun after 的 of a phrase that stands just before the adjective."""
    since = p.verb.start - sum(t.end - t.start for t in p.marks)
    for phrases in p.preps.values():
        last = phrases[-1] if phrases else None
        if last is not None and last.owner is not None and not last.place and since <= last.end <= p.verb.start:
            cut = next((n for n, t in enumerate(last.tokens) if t.code == "u"), None)
            return of_words(last, last.tokens[cut + 1 :]) if cut is not None else None
    return None


def _of_party(phrase: Phrase, g: Grammar) -> bool:
    """居民参与, 学校的资源: whether somebody's; what he suffers from is that it fails."""
    if phrase.owner is not None or phrase.agent is not None:
        return True
    return any((t.kind or g.nodes.tails.get(t.text[-2:])) == "actor" for t in phrase.tokens[:-1])


_MEASURES = frozenset("性度率力量感")  # 流动性强, 满意度较高: of what was named before


def _of_its_own(left: tuple[Token, ...], g: Grammar) -> bool:
    """响应 of 响应时间, 文化 of 文化程度: no thing that might have the quality by itself."""
    return len(left) == 1 and len(left[0].text) == 2 and (left[0].was in "vw" or left[0].text in _SIDES)


_SIDES = closed(
    "文化 教育 资金 人员 技术 专业 服务 工作 社会 经济 收入 设施 设备 资源 信息 市场 制度 组织 功能 结构 职业"
)
_STILL = closed("但 但是 却 而 且 而且 并且 还 也 又 加之 不过 然而 同时 因此 因而")


def _party(tokens: tuple[Token, ...], g: Grammar) -> int:
    """物业公司 | 收费标准 混乱: where the words end that name who suffers; else before the last word."""
    kinds = [t.kind or g.nodes.tails.get(t.text) or g.nodes.tails.get(t.text[-2:]) for t in tokens[:-1]]
    parties = [n for n, kind in enumerate(kinds, 1) if kind == "actor" and tokens[n].was in "na"]
    return parties[-1] if parties else len(tokens) - 1


def _span(subject: Phrase, tokens: tuple[Token, ...], p: Predication) -> Phrase:
    text = "".join(t.text for t in tokens)
    near = p.verb.start - tokens[-1].end < 3
    end = p.verb.end if near else tokens[-1].end
    return Phrase(text + (p.verb.text if near else ""), tokens[0].start, end, "concept", tokens=tokens)
