"""The ontology's Chinese predicates, laid out for look-up: verbs, frames (preposition … verb … noun), heads of copulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kg.extract.zh.grammar import ALONG, FOR_THEM, PURSUITS, REACHES, SUMS, closed
from kg.model import Ontology, Predicate

PREPOSITIONS = closed("对 为 向 给 在 与 同 和 跟 由 受 被 把 将 以 用 从 使 让 因 替 靠 通过 推动")
SAME = {"交由": "由", "同": "与", "和": "与", "跟": "与", "将": "把", "对于": "对", "及": "与", "为了": "为", "用": "以", "拿": "把", "凭": "凭借",
        "遭": "被", "遭到": "被", "受到": "被", "备受": "被", "饱受": "被", "深受": "被"}  # fmt: skip
_LOCALISERS = ("之中", "之上", "中", "下", "上", "内", "里")


@dataclass(frozen=True, slots=True)
class Frame:
    """A preposition (or ''), the words of the predicate after its gap, and the noun that closes it (or '')."""

    preposition: str
    verb: str
    noun: str
    place: bool  # the preposition's phrase ends in a localiser: 在…中
    gaps: int
    entry: Predicate
    second: str = ""  # a second preposition: 把…与…挂钩


@dataclass(slots=True)
class Tables:
    """Predicates by what the grammar looks up."""

    verbs: dict[str, Predicate] = field(default_factory=dict)
    frames: dict[str, list[Frame]] = field(default_factory=dict)  # by verb
    adjectives: dict[str, Predicate] = field(default_factory=dict)
    toward: dict[tuple[str, str], Predicate] = field(default_factory=dict)  # (preposition, adjective)
    nominal: dict[tuple[str, str], Predicate] = field(default_factory=dict)  # (preposition or '', noun)
    heads: dict[tuple[str, str], Predicate] = field(default_factory=dict)  # (特点, 是): X的特点是…
    deeds: frozenset[str] = frozenset()  # verbs that labels and nominal entries show as nouns: 治理, 培训
    clausal: frozenset[str] = frozenset()  # verbs that take a clause: 推动建立…
    duties: frozenset[str] = frozenset()  # nouns for what somebody is to do: 职责
    urging: frozenset[str] = frozenset()  # 鼓励, 禁止: what begins a rule of conduct
    times: frozenset[str] = frozenset()  # 近年来, 目前
    naming: frozenset[str] = frozenset()  # 名为
    compound: frozenset[str] = frozenset()  # nouns that close compounds: 信息共享机制
    companions: frozenset[str] = frozenset()  # 联合: what is done together with somebody
    settled: frozenset[str] = frozenset()  # words that the cues say are no verbs
    special: frozenset[str] = frozenset()  # words whose class is to be thought about even where they are nouns
    befalls: frozenset[str] = frozenset()  # 失灵, 萎缩: what happens to a thing is what it suffers from
    hollow: frozenset[str] = frozenset()  # nouns that stand for what they are said of: 作用, 过程
    pointing: frozenset[str] = frozenset()  # nouns that after 这一 stand for something named before: 做法, 模式
    saying: frozenset[str] = frozenset()  # verbs whose subject is who says it
    topics: dict[str, Predicate] = field(default_factory=dict)  # head of a copula's complement: …是Y的保障


def build_tables(ontology: Ontology, cut: Callable[[str], list[str]]) -> Tables:
    """The look-up tables of an ontology's predicates; `cut` gives the words of a text."""
    cues = ontology.cues
    heads = cues.get("head", {}).get("zh", {})
    grammar = cues.get("grammar", {}).get("zh", {})
    classes = cues.get("class", {}).get("zh", {})
    tables = Tables(
        saying=frozenset(cues.get("attribution", {}).get("zh", {}).get("verb", ())),
        clausal=frozenset(grammar.get("clausal", ())),
        duties=frozenset(grammar.get("duty", ())),
        urging=frozenset(grammar.get("urging", ())),
        times=frozenset(cues.get("time", {}).get("zh", {}).get("word", ())),
        befalls=frozenset(grammar.get("befalls", ())),
        naming=frozenset(grammar.get("naming", ())),
        settled=frozenset(w for kind in ("noun", "attribute", "adverb") for w in classes.get(kind, ())),
        compound=frozenset(grammar.get("compound", ())),
        companions=frozenset(cues.get("ba", {}).get("zh", {}).get("companion", ())),
        pointing=frozenset((*heads.get("light", ()), *heads.get("vague", ()), *heads.get("pointing", ()))),
        hollow=frozenset((*heads.get("light", ()), *heads.get("vague", ()))),
    )
    for entry in ontology.predicates:
        if entry.lang == "zh":
            _FORMS[entry.form](tables, entry, cut)
    tables.deeds = _deeds(ontology, tables)
    tables.special = frozenset(
        (
            *tables.verbs,
            *tables.adjectives,
            *tables.saying,
            *FOR_THEM,
            *PURSUITS,
            *REACHES,
            *SUMS,
            *ALONG,
            "呈",
            "难",
            "即",
            "才能",
            "创新",
            "代表",
            "学会",
            "牵头",
            "到",
            "赴",
            "往",
            "世纪",
            "年代",
            "计划",
            "打算",
            "准备",
        )
    )
    for frames in tables.frames.values():
        frames.sort(
            key=lambda f: (
                -(bool(f.preposition) + bool(f.noun) + bool(f.second)),
                not f.preposition,
                -len(f.noun),
                f.entry.text,
            )
        )
    return tables


def _deeds(ontology: Ontology, tables: Tables) -> frozenset[str]:
    """The verbs that also name what is done, as the ontology's labels and its nominal and light entries show."""
    found = {f.noun for frames in tables.frames.values() for f in frames if f.verb in _LIGHT and len(f.noun) == 2}
    for term in ontology.terms.values():
        for label in term.labels:
            if label.lang.startswith("zh") and label.kind != "negative" and len(label.text) > 1:
                text = label.text
                found.update(text[n : n + 2] for n in range(len(text) - 1) if n or len(text) == 2)
    return frozenset(word for word in found if word in tables.verbs and word not in ("需要", "要求", "使用"))


_LIGHT = closed("进行 开展 予以 加以 给予 实施 实行 作出 做出 得到 受到 接受 获得")


def lemma(word: str) -> str:
    """A verb without its aspect: 起着 → 起."""
    return word[:-1] if len(word) > 1 and word[-1] in "着了过" else word


def _verb(tables: Tables, entry: Predicate, cut: Callable[[str], list[str]]) -> None:
    if "…" not in entry.text:
        tables.verbs.setdefault(entry.text, entry)
        return
    for frame in _frames(entry, cut):
        tables.frames.setdefault(frame.verb, []).append(frame)


def _phrase(tables: Tables, entry: Predicate, cut: Callable[[str], list[str]]) -> None:
    parts = [p for p in entry.text.split("…") if p]
    if entry.text.startswith("…的") and len(parts) == 1:
        for link in ("包括", "来源于", "在于", "来自", "是", "在"):
            if parts[0].endswith(link) and len(parts[0]) > len(link) + 1:
                tables.heads.setdefault((parts[0][1 : -len(link)], "是" if link == "在" else link), entry)
                return
    elif "…" not in entry.text:
        tables.verbs.setdefault(entry.text, entry)
    elif parts and parts[0] in PREPOSITIONS:
        for frame in _frames(entry, cut):
            tables.frames.setdefault(frame.verb, []).append(frame)


def _frames(entry: Predicate, cut: Callable[[str], list[str]]) -> Iterable[Frame]:
    parts = [p for p in entry.text.split("…")]
    gaps = entry.text.count("…")
    preposition = parts[0] if parts[0] in PREPOSITIONS else ""
    rest = parts[1:] if preposition else parts
    place = False
    if preposition == "在" and rest and rest[0].startswith(_LOCALISERS):
        mark = next(m for m in _LOCALISERS if rest[0].startswith(m))
        rest, place = [rest[0][len(mark) :], *rest[1:]], True
    second = ""
    if preposition and len(rest) > 1 and rest[0] in ("与", "同", "和", "向"):
        second, rest = SAME.get(rest[0], rest[0]), rest[1:]
    words = [w for part in rest for w in cut(part)] if any(rest) else []
    joined = [p for p in rest if p]
    if not joined:
        return
    if len(joined) == 1 and (len(words) == 1 or len(joined[0]) <= 2):
        verb, noun = joined[0], ""
    elif len(joined) == 1:
        verb, noun = words[0], "".join(words[1:])
    else:
        verb, noun = "".join(joined[0]), joined[-1]
    yield Frame(SAME.get(preposition, preposition), lemma(verb), noun, place, gaps, entry, second)
    if preposition == "以" and len(verb) == 2 and verb[0] == "为" and not noun:  # 以…为主, cut or whole
        yield Frame("以", "为", verb[1], place, gaps, entry, second)


def _adjective(tables: Tables, entry: Predicate, cut: Callable[[str], list[str]]) -> None:
    preposition, gap, word = entry.text.partition("…")
    if gap and preposition in PREPOSITIONS:
        tables.toward.setdefault((SAME.get(preposition, preposition), word), entry)
    elif not gap:
        tables.adjectives.setdefault(entry.text, entry)


def _noun(tables: Tables, entry: Predicate, cut: Callable[[str], list[str]]) -> None:
    preposition, gap, noun = entry.text.partition("…")
    if gap:
        tables.nominal.setdefault((SAME.get(preposition, preposition), noun.removeprefix("的")), entry)
    else:
        tables.topics.setdefault(entry.text, entry)


_FORMS: dict[str, Callable[[Tables, Predicate, Callable[[str], list[str]]], None]] = {
    "verb": _verb, "light": _verb, "phrase": _phrase, "adjective": _adjective, "noun": _noun,
}  # fmt: skip
