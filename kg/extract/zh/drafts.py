"""Predications → drafts of claims: every subject with every object, the relation as the object changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.extract.zh.grammar import MUTUALLY, closed
from kg.extract.zh.nodes import Nodes
from kg.extract.zh.phrases import MAX_NODE, Phrase
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.states import QUALITIES, head_alone, states_before_hollow
from kg.extract.zh.tables import Tables
from kg.model import Predicate

MAX_CLAIMS = 12  # of one predication


# Relations whose subject is the thing handled: 把X纳入Y says that X is part of Y.
OF_THE_THING = frozenset(
    ("part_of", "is_a", "acts_as", "located_in", "related_to", "contrasts_with", "characterized_by")
)


SERVED = frozenset(("provides", "establishes", "promotes", "funds", "coordinates"))


_REALMS = closed("范畴 范围 行列 一种 一类")


_NOT_OF_NUMBERS = closed("contrasts_with is_a causes characterized_by requires related_to participates_in")


LIGHT = closed("进行 予以 加以 给予 开展 实施 实行 作出 做出 展开 实现 得到 获得 受到 取得 遭到")


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
    asserted: bool = False  # the relation itself says what the modal said: 需建立 → requires


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the rules look things up in."""

    tables: Tables
    nodes: Nodes


Rule = Callable[[Predication, Grammar], "list[Draft] | None"]


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
    objects = list(objects)
    first = list(subjects) or [None]
    whole = (relation or (entry.relation if entry else "")) in _WHOLE
    used = (relation or (entry.relation if entry else "")) == "uses"
    second = [
        p
        for o in objects
        if grammar.nodes.is_node(
            p := o if o.owner and (whole or (used and o.owner.kind == "actor")) else _named(o, grammar)
        )
    ]
    second = _shared_deeds(second) if whole else second
    kinds = [p for p in second if p.role == "class"]
    group = next((o for o in objects if o.role == "class"), None)  # 问题 of 保障不力等问题
    plain = kinds if kinds and kinds[-1].owner is not None else [p for p in second if p.role != "class"] or second
    last = plain[-1] if plain else None
    if last is not None and _modifiers(plain) and last.owner is not None and _burden(last, grammar):
        plain = [*plain[:-1], last.owner]  # 面临人手不足、考核过多的困境
    if _alike_but_hollow(plain, grammar) and last is not None and last.owner is not None:
        plain = [*plain[:-1], last.owner]  # A模式、B模式和C模式的优势
    if _modifiers(plain):
        traits = [*plain[:-1], plain[-1].owner] if alike(plain) else []
        plain = [head_alone(plain[-1])] if alike(plain) else plain[-1:]
        out += [Draft(plain[0], "characterized_by", t, "zh.traits", None, predication) for t in traits if t is not None]
    elif _of_one_head(plain) or _of_parties(plain):
        plain = plain[-1:]
    reverse = swap != bool(entry and entry.reverse)
    for subject in first:
        if subject is not None and (subject.role == "class" or not grammar.nodes.is_node(subject)):
            continue
        for phrase in plain:
            bad = group is not None and phrase.role != "class" and grammar.nodes.valence_of(group) == "bad"
            name = relation or relation_for(entry, group if bad and group is not None else phrase, grammar.nodes)
            if name == "part_of" and subject is not None and (party := _taking_part(subject, grammar)) is not None:
                out.append(Draft(party, "participates_in", phrase, rule, entry, predication, features))
                continue
            if phrase.kind == "quantity" and phrase.text.endswith("点") and len(phrase.text) < 4:
                continue  # 有以下几点
            if phrase.kind == "quantity" and name != "has_quantity":
                name = "has_quantity" if name in _NOT_OF_NUMBERS or predication.verb.text[-1] in "至到达为" else ""
            if (
                name == "has_quantity"
                and phrase.text[-1] in "年天"
                and predication.verb.text in ("不足", "超过", "仅有")
            ):
                name = ""  # 开馆不足三年便歇业
            if name == "characterized_by" and phrase.head in QUALITIES and phrase.owner is not None:
                phrase = phrase.owner if not phrase.owner.pronoun else phrase  # 呈现出分散化的特征
            if name == "is_a" and phrase.head in _REALMS and phrase.owner is not None and not phrase.owner.pronoun:
                phrase = phrase.owner  # 属于社会保险的范畴
            if not name or subject is phrase or (subject is not None and subject.text == phrase.text):
                continue
            if reverse and subject is None:
                continue
            ends = (phrase, subject) if reverse and subject is not None else (subject, phrase)
            if ends[1] is None:
                continue
            out.append(Draft(ends[0], name, ends[1], rule, entry, predication, features))
    return out[:MAX_CLAIMS]


def _shared_deeds(phrases: list[Phrase]) -> list[Phrase]:
    """孩子们学习和交流的场所: two deeds before one head are one name."""
    if len(phrases) != 2 or phrases[0].owner is not None or phrases[1].owner is None or phrases[1].role:
        return phrases
    first, last = phrases
    deeds = first.tokens[-1].was in "vw" and phrases[1].owner.tokens[-1].was in "vw"
    if not deeds or first.tokens[-1].text[:1] == "“" or last.end - first.start > MAX_NODE:
        return phrases
    return [replace(last, start=first.start, text=first.text + "和" + last.text)]


# X 是 Y 的基础, 形式, 主体: what X is is not Y
_WHOLE = frozenset(("acts_as", "is_a"))


def _taking_part(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """居民 in 居民的参与."""
    entry = grammar.tables.nominal.get(("", phrase.head))
    return phrase.owner if entry is not None and entry.relation == "participates_in" else None


def _burden(phrase: Phrase, grammar: Grammar) -> bool:
    entry = grammar.tables.topics.get(phrase.head)
    return entry is not None and entry.relation == "faces"


def _modifiers(phrases: list[Phrase]) -> bool:
    """公益性、开放性的机构, A、B和C的框架: a list of like words before one head."""
    last = phrases[-1] if phrases else None
    if last is None or last.owner is None or len(phrases) < (2 if alike(phrases) else 3):
        return False
    return all(p.owner is None and p.kind == last.owner.kind for p in phrases[:-1])


def alike(phrases: list[Phrase]) -> bool:
    """公益性、开放性的机构: whether all before the head end in 性."""
    owner = phrases[-1].owner
    return owner is not None and owner.text[-1] == "性" and all(p.text[-1] == "性" for p in phrases[:-1])


def _alike_but_hollow(phrases: list[Phrase], grammar: Grammar) -> bool:
    """Whether a list of names that end alike, or of states (主体多元、关系复杂), stands before a head that says nothing."""
    last = phrases[-1] if len(phrases) > 1 else None
    if last is None or last.owner is None or last.head not in grammar.tables.hollow:
        return False
    if states_before_hollow(phrases, grammar.tables):
        return True
    alike = len(phrases) > 2 or last.owner.text[-1] in "化性"
    return alike and all(p.owner is None and _end(p) == _end(last.owner) for p in phrases[:-1])


def _end(phrase: Phrase) -> str:
    """The last two characters, or 化 or 性 alone."""
    return phrase.text[-1] if phrase.text[-1] in "化性" else phrase.text[-2:]


def _of_one_head(phrases: list[Phrase]) -> bool:
    """个性化、精细化和专业化服务: like words before one head, which begins with another of them."""
    if len(phrases) < 2 or any(p.owner is not None for p in phrases[:-1]):
        return False
    if all(p.tokens and p.tokens[0].text in MUTUALLY for p in phrases) and "的" in phrases[-1].text:
        return True  # 相互支持、互相促进的关系
    of_qualities = phrases[-1].owner is not None and phrases[-1].owner.tokens[-1].was == "a"
    if of_qualities and all(len(p.tokens) == 2 and p.tokens[-1].was == "a" for p in phrases[:-1]):
        return True  # 权责清晰、运转高效的体系
    if all(len(p.tokens) == 1 and p.tokens[0].was == "a" for p in phrases[:-1]) and phrases[-1].kind != "quantity":
        return len(phrases[-1].tokens) > 1 and phrases[-1].tokens[0].was in "abn"  # 重大、复杂案件
    mark, last = phrases[0].text[-1], phrases[-1].text
    like = mark in "化性型式" and all(p.text[-1] == mark for p in phrases[:-1])
    return like and last[-1] != mark and mark in last[1:5]


def _of_parties(phrases: list[Phrase]) -> bool:
    """业主大会、业主委员会和物业企业的权责边界: parties before what is theirs."""
    owner = phrases[-1].owner if len(phrases) > 1 else None
    if owner is None or owner.kind != "actor" or phrases[-1].kind == "actor":
        return False
    return all(p.kind == "actor" and p.owner is None for p in phrases[:-1])


def _named(phrase: Phrase, grammar: Grammar) -> Phrase:
    """The phrase, or what its hollow head is said of: 政策倡导的方式 → 政策倡导."""
    owner = phrase.owner
    if owner is None or owner.pronoun or phrase.head not in grammar.nodes.vague or owner.tokens[-1].was not in "nwr":
        return phrase
    alone = len(phrase.tokens) < 2 or phrase.tokens[-2].code == "u"  # and not 老人的吃饭问题
    return owner if alone else phrase


def relation_for(entry: Predicate | None, phrase: Phrase, nodes: Nodes) -> str:
    """The relation of an entry, as the object's valence or kind changes it."""
    if entry is None:
        return ""
    if entry.by_object:
        changes = dict(entry.by_object)
        for key in nodes.traits_of(phrase):
            if key in changes:
                return changes[key]
    return entry.relation


WAYS = closed("方式 形式 手段 途径 渠道 办法 方法 做法")
_JOINED = closed("相结合 结合 并举 并重 等")


def way(phrase: Phrase) -> Phrase:
    """投票 of 投票的方式, 分时入场 of 分时入场相结合的方式."""
    if phrase.head not in WAYS:
        return phrase
    owner = phrase.owner
    if owner is not None and not owner.pronoun:
        joined = len(owner.tokens) > 1 and owner.tokens[-1].text in _JOINED
        return of_words(owner, owner.tokens[:-1]) if joined else owner
    left = tuple(t for t in phrase.tokens[:-1] if t.code != "u")
    return of_words(phrase, left) if left and left[-1].was in "vw" else phrase  # 投票方式, but 法律手段
