"""How sure a reading is: the logistic sum of what was learned of readings like it on curated judgements."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.model import Argument, Reading, Sentence

FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by feature; learned by `kg train`, kept in `kg/weights.json` for people to read."""

    bias: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
    threshold: float = 0.0  # what a build leaves out by default

    def of(self, names: Iterable[str]) -> float:
        """The estimated probability that a careful reader would agree with a reading of these features, three decimals."""
        known = self.features
        total = self.bias + sum([known[name] for name in names if name in known])
        return round(1 / (1 + math.exp(-total)), 3)

    def arithmetic(self, names: Iterable[str]) -> list[tuple[str, float]]:
        """(feature, log-odds) of what the confidence is the sum of, the bias first, then the strongest."""
        known = sorted(((n, self.features[n]) for n in names if n in self.features), key=lambda item: -abs(item[1]))
        return [("bias", self.bias), *known]


def features(reading: Reading, sentence: Sentence, readings: Sequence[Reading] = ()) -> list[str]:
    """The names of what is known of a reading; `readings` are all of its sentence.

    Construction, relation, predicate, how and where its ends were found, what else was read beside it.
    """
    lang, relation = sentence.lang, reading.relation
    subject, thing = reading.subject, reading.object
    names = [*_of_rule(lang, reading.rule, relation, reading.predicate)]
    for end, argument in (("subject", subject), ("object", thing)):
        around = marks = head = ""
        if argument.start is not None and argument.end is not None:
            around = _edges(sentence.text, argument.start, argument.end)
            marks = _marks(sentence.text, reading.cue, argument.start, argument.end)
            head = _head(argument.text, lang)
        names += _of_end(lang, relation, end, argument.kind, _bucket(len(argument.text), lang), around, marks)
        if head:
            names.append(f"{end} head {head} {relation}")
    names += _of_claim(lang, relation, subject.kind, thing.kind, reading.modality, reading.polarity)
    names += _beside(reading, readings, lang)
    names += [f"{name} {relation}" if name in _TONES else f"{lang} {name}" for name in dict.fromkeys(reading.features)]
    return names


@lru_cache(maxsize=20_000)
def _of_rule(lang: str, rule: str, relation: str, predicate: str) -> tuple[str, ...]:
    named = (f"lang {lang}", f"rule {rule}", f"relation {lang} {relation}")
    return (*named, f"predicate {lang} {predicate} {relation}") if predicate else named


@lru_cache(maxsize=20_000)
def _of_end(lang: str, relation: str, end: str, kind: str, length: str, edges: str, marks: str) -> tuple[str, ...]:
    """Of one end; `edges` is empty where nothing in the sentence names it."""
    named = (f"{end} {'named' if edges else 'implied'}", f"{end} {kind} {relation}", f"{end} {lang} length {length}")
    return (*named, f"{end} {lang} {edges}", f"{end} {lang} {marks} to the predicate") if edges else named


@lru_cache(maxsize=20_000)
def _of_claim(lang: str, relation: str, subject: str, thing: str, modality: str, polarity: str) -> tuple[str, ...]:
    return f"{lang} {subject} {relation} {thing}", f"modality {modality}", f"polarity {polarity}"


# good or bad: what that says depends on the relation
_TONES = frozenset(f"{end} {tone}" for end in ("subject", "object") for tone in ("good", "bad", "neutral"))


def _beside(reading: Reading, readings: Sequence[Reading], lang: str) -> Iterator[str]:
    """What else was read of the same ends: readings that share a subject hold or fall together."""
    one, two, cue = reading.subject, reading.object, reading.cue
    objects = [(r.object.start, r.object.end) for r in readings]
    if two.start is not None:
        at = (two.start, two.end)
        alike = [r for r, place in zip(readings, objects, strict=True) if place == at and r is not reading]
        others = {r.subject.start for r in alike if r.cue == cue}
        yield f"{lang} other subjects {min(3, len(others))}"
    if one.start is not None:
        elsewhere = [r for r in readings if r.cue != cue and _meet(r.subject, one)]
        yield f"{lang} subject of other predicates {min(2, len(elsewhere))}"
        if (one.start, one.end) in objects:
            yield f"{lang} subject is an object too"


def _meet(one: Argument, two: Argument) -> bool:
    """Whether two ends share a character."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    return one.start < two.end and two.start < one.end


_AFTER_HEAD = re.compile(r" (?:of|for|in|to|on|with|by|from|and) ")


@lru_cache(maxsize=20_000)
def _head(text: str, lang: str) -> str:
    """The word that says what an end is: the last before a preposition in the singular; two characters in Chinese."""
    if lang == "zh":
        return text[-2:]
    word = _AFTER_HEAD.split(text, maxsplit=1)[0].rpartition(" ")[2].lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _edges(text: str, start: int, end: int) -> str:
    """Whether an end begins or closes what stands between two marks."""
    while start and text[start - 1].isspace():
        start -= 1
    following = _NEXT.match(text, end)
    opens = not start or text[start - 1] in _MARKS
    closes = following is None or following[1] in _STOPS
    return ("alone" if closes else "begins") if opens else "closes" if closes else "within"


def _marks(text: str, cue: tuple[int, int], start: int, end: int) -> str:
    """How many marks stand between an end and the predicate."""
    between = text[end : cue[0]] if end <= cue[0] else text[cue[1] : start]
    return ("no mark", "one mark", "marks")[min(2, len(_PAUSE.findall(between)))]


_MARKS = ",，;；:：。"
_STOPS = _MARKS + "."
_NEXT = re.compile(r"\s*(\S)")
_PAUSE = re.compile(f"[{_MARKS}、]")


def _bucket(length: int, lang: str) -> str:
    units = length / (2 if lang == "zh" else 6)
    return "1" if units <= 1.5 else "2" if units <= 3 else "3-5" if units <= 6 else "6+"


def load_weights(path: Path = FILE) -> Weights:
    """The weights in a file."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Weights(found["bias"], found["features"], found["threshold"])
