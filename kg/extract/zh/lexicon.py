"""The words that the reader knows, compiled once into plain data: jieba's dictionary, the ontology's words over it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import daachorse

from kg.extract.zh.grammar import CLOSED, TAGS
from kg.model import Ontology

_RARE = 3  # words that jieba saw no oftener are names and noise
_COMMON = 60  # a verb and its object that jieba saw less often as one word are two
_LONGEST = 12
_MODAL_VERBS = frozenset(
    ("须", "必须", "需要", "需", "有待", "亟待", "亟需", "急需", "没有", "没", "应", "要", "可", "能", "会")
)
_NEGATORS = "不没未无非难勿莫别并绝决毫从尚仍还而谈称算几鲜很互"
_PREFIXES = "对为把将被由与和及从向以在到"
# (form of the predicate, code in the dictionary) → code; else the dictionary's, else the form's
_OVER = {("v", "n"): "w", ("v", "b"): "w", ("v", "d"): "w", ("v", "q"): "v", ("?", ""): "v", ("v", "j"): "v",
         ("a", "b"): "a", ("a", "j"): "a"}  # fmt: skip
_CUES = (("opener", "sequence", "j"), ("opener", "stance", "j"), ("attribution", "impersonal", "j"), ("strip", "adverb", "d"),
         ("strip", "determiner", "e"), ("time", "word", "t"), ("negation", "negated", "h"), ("modality", "possible", "m"),
         ("modality", "intended", "m"), ("modality", "recommended", "m"), ("negation", "not_negated", ""),
         ("negation", "possible_negated", "h"), ("pronoun", "personal", "r"), ("class", "name", "n"), ("class", "noun", "n"), ("class", "verb", "v"), ("class", "either", "w"),
         ("class", "attribute", "b"), ("class", "adverb", "d"), ("class", "quality", "a"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Plain data, fit for a cache: an automaton as bytes, and by pattern the word's code; word → frequency."""

    automaton: bytes
    words: tuple[str, ...]
    codes: tuple[str, ...]
    frequency: dict[str, int]


def compile_lexicon(ontology: Ontology) -> Lexicon:
    """The words of an ontology and of jieba's dictionary in one automaton."""
    table: dict[str, tuple[str, int]] = {word: (code, count) for word, code, count in _jieba()}
    dictionary = dict(table)
    verbs = {p.text for p in ontology.predicates if p.lang == "zh" and p.form == "verb"}
    for word in [w for w, (c, _) in table.items() if len(w) == 4 and c == "n"]:
        first, rest = table.get(word[:2], "n")[0], table.get(word[2:], "x")[0]
        if word[2:] in ("表明", "显示", "发现", "证明", "指出"):
            del table[word]  # 结果显示
            continue
        if (first in "da" and rest == "v") or (
            first == "v" and word[:2] in verbs and rest in "nw" and table[word][1] < _COMMON
        ):
            del table[word]  # 明显降低, 降低成本
    for word in [w for w in table if len(w) == 3 and w[-1] == "对" and w[:-1] in table and table[w][0] == "n"]:
        del table[word]  # 系统对
    for word in [w for w in table if len(w) > 2 and w[-1] == "是" and table.get(w[:-1], ("", 0))[0] == "n"]:
        del table[word]  # 做法是
    for word, code in _own(ontology):
        known = table.get(word, ("", 0))
        if not known[0] and _composed(word, dictionary):
            continue
        idiom = code == "a" and known[0] == "n" and len(word) == 4
        if code == "?" and len(word) == 4:
            if known[0] == "n":
                table[word] = ("v", max(known[1], 500))  # 与…息息相关
            continue
        table[word] = ("a" if idiom else _OVER.get((code, known[0])) or known[0] or code, max(known[1], 500))
    _lay_cues(ontology, table)
    _lay_kinds(ontology, table)
    for word, code in CLOSED.items():
        table[word] = (code, table[word][1] if word in table else 2000)
    words = tuple(sorted(table))
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(words), daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    return Lexicon(automaton.serialize(), words, tuple(table[w][0] for w in words), {w: table[w][1] for w in words})


def _composed(word: str, dictionary: dict[str, tuple[str, int]]) -> bool:
    """Whether a word is a noun or adverb and its predicate (成本 + 低廉, 占比 + 为), or ends in an aspect (促进 + 了)."""
    if word[-1] in "了着过下" or word[0] == "为" or word in ("坚持以", "需以", "须以"):
        return True
    if len(word) == 3 and word[0] == "以" and dictionary.get(word[1:], ("", 0))[0] in ("v", "w"):
        return True  # 以 + 实现
    if len(word) == 3 and word[-1] == "难":
        return True  # 融资 + 难
    if (
        len(word) == 3
        and word[0] in "已仍正将未更最多共需可应要就也都还才又则能"
        and dictionary.get(word[1:], ("", 0))[0] == "v"
    ):
        return True
    if len(word) == 4 and dictionary.get(word[1:], ("", 0))[0] == "n" and dictionary.get(word[:1], ("", 0))[0] == "v":
        return True  # 占 + 总人口
    first, rest = dictionary.get(word[:2], ("", 0))[0], dictionary.get(word[2:], ("", 0))[0]
    if len(word) < 3 or first not in ("n", "d", "t", "b", "w") or rest not in ("v", "a", "w", "d", "s"):
        return False
    return (first in "nt" and word[2:] not in ("于", "到")) or word[2:] not in "于为成到出在给入至自向以"


def _jieba() -> Iterator[tuple[str, str, int]]:
    """(word, code, frequency) of jieba's dictionary, without importing jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        return
    for line in (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if int(count) > _RARE and len(word) <= _LONGEST and not (tag.startswith("nr") and int(count) < 30):
            passive = word[0] == "被" and word[-1] in "人者方告"  # 被执行人
            if len(word) > 3 and tag[0] == "l" and "地" in word[1:-1]:
                continue  # 极大地提高
            closed = word in CLOSED or tag == "i"  # 与日俱增
            if word[0] in _PREFIXES and int(count) < 100 and not closed and not passive:
                continue  # 对系统, 为人民: a preposition and its noun
            if len(word) > 2 and word[-1] in "在是" and tag[0] == "n":
                continue  # 难点在
            if (word[0] == "不" and CLOSED.get(word[1:]) == "p") or word == "所为":
                continue
            idiom = len(word) == 4 and (tag == "i" or (tag[0] == "l" and word[0] in "不无难毫"))
            manifold = tag[0] == "m" and len(word) > 1 and word[-1] in "元重维"  # 二元
            yield word, "a" if idiom else "b" if manifold else code_of(tag), int(count)


def code_of(tag: str) -> str:
    """The grammar's code for a part-of-speech tag of jieba."""
    return TAGS.get(tag) or TAGS.get(tag[:2]) or TAGS.get(tag[:1]) or "n"


def _own(ontology: Ontology) -> Iterator[tuple[str, str]]:
    """(word, v a or ?) of the ontology's predicates in Chinese; ? is a part of a frame."""
    for predicate in ontology.predicates:
        if predicate.lang != "zh" or predicate.form == "noun":
            continue
        parts = predicate.text.split("…")
        if parts[0].endswith("其"):
            continue
        if len(parts) == 1 and len(parts[0]) > 1:
            yield parts[0], "a" if predicate.form == "adjective" else "v"
        elif len(parts) > 1:
            yield from ((part, "?") for part in parts[:2] if _whole(part))


def _whole(part: str) -> bool:
    """Whether a part of a predicate is a word of its own and not the rest of a phrase."""
    if not 1 < len(part) <= 4 or part in CLOSED or part.startswith("进行"):
        return False
    return part[0] not in "的之中上下内使让令" and part[-1] not in "了着"


def _lay_cues(ontology: Ontology, table: dict[str, tuple[str, int]]) -> None:
    """Gives the cue words the class that the cue tells; what is a verb of the tables stays one."""
    verbs = {p.text for p in ontology.predicates if p.lang == "zh" and p.form == "verb"}
    plain = dict(table)
    for topic, value, code in _CUES:
        for word in _plain(ontology.cues.get(topic, {}).get("zh", {}).get(value, ())):
            known = plain.get(word, ("", 0))
            if not code and any(word in values for values in ontology.cues.get("modality", {}).get("zh", {}).values()):
                continue
            if not code:
                table[word] = known if known[0] else ("a", 500)
            elif topic == "class":
                table[word] = (code, max(known[1], 500))
            elif code in "mhdej" and word in verbs and word not in _MODAL_VERBS:
                continue
            elif code != "h" or word[0] in _NEGATORS:
                table[word] = (code, max(known[1], 500))


def _lay_kinds(ontology: Ontology, table: dict[str, tuple[str, int]]) -> None:
    """Words for parties are nouns, whatever the dictionary thinks: 青年."""
    for word in ontology.cues.get("kind", {}).get("zh", {}).get("actor", ()):
        if len(word) > 1 and table.get(word, ("e", 500))[0] in "tbdaQe":
            table[word] = ("n", table.get(word, ("n", 500))[1])


def _plain(words: Iterable[str]) -> Iterator[str]:
    return (word.removesuffix("的") for word in words if "…" not in word and word.removesuffix("的"))
