"""What a noun phrase is as a node: its kind, whether it is good or bad, whether it names anything at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import cast

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.model import KINDS, Kind, Ontology
from kg.text import even

_NOTHING = closed("自己 自身 自我 彼此 什么 谁 哪里")
_ENOUGH = 3  # labels that must end so before an ending tells a kind


@dataclass(frozen=True, slots=True)
class Nodes:
    """Endings that tell kind and valence, and heads that name no node."""

    tails: dict[str, Kind]
    valence: dict[str, str]
    vague: frozenset[str]
    places: frozenset[str]
    evaluative: frozenset[str]
    money: frozenset[str]
    easing: frozenset[str]  # verbs of addressing: 调解纠纷 is nothing bad
    worse: frozenset[str] = frozenset()  # 违法, 过度: words that make bad what they describe
    measures: frozenset[str] = frozenset()  # 可能性, 发生率: as good or bad as what is measured
    faults: frozenset[str] = frozenset()  # adjectives of what is suffered from: 不足, 偏低

    def valence_of(self, phrase: Phrase) -> str:
        """good, bad or neutral: by what describes the phrase, what it measures, or its longest ending that is known."""
        tokens = phrase.tokens
        eased = len(tokens) > 1 and tokens[0].text in self.easing and all(t.code != "u" for t in tokens)
        if any(t.text in self.worse for t in (*phrase.stripped, *tokens[:-1])):
            return "good" if eased else "bad"
        text = phrase.text.rstrip("”’」』")
        measure = next((m for size in (4, 3, 2) if (m := text[-size:]) in self.measures), "")
        found = self._ending(text.removesuffix(measure).removesuffix("的")) if measure else "neutral"
        if found == "neutral":
            found = self._ending(text, alone=bool(measure))
        rest = text.removesuffix(measure)
        if found == "neutral" and (len(tokens) > 1 or measure) and rest[-2:] in self.faults:
            found = "bad"  # 参与不足, 瘫痪状态
        return "good" if eased and found == "bad" else found

    def _ending(self, text: str, alone: bool = False) -> str:
        """The valence of the longest ending that is known, `alone` of whole words; 率 is as good as what it counts."""
        for size in range(min(6, len(text)), 1, -1):
            found = self.valence.get(text[-size:])
            if found:
                return found
        if len(text) < 3 or alone:
            return "neutral"
        if text[-1] == "率":
            return "bad" if self._ending(text[:-1]) == "bad" else "good"
        return self.valence.get(text[-1], "neutral")

    def traits_of(self, phrase: Phrase) -> tuple[str, ...]:
        """What may choose the relation to the phrase, the most telling first: its kind, money, its valence."""
        told = (*(("money",) if self.is_money(phrase) else ()), self.valence_of(phrase))
        return (*told, phrase.kind) if phrase.kind == "concept" else (phrase.kind, *told)

    def is_money(self, phrase: Phrase) -> bool:
        """Whether the phrase names money: 专项资金, 物业费."""
        return any(phrase.text[-size:] in self.money for size in (2, 3))

    def is_node(self, phrase: Phrase) -> bool:
        """Whether the phrase names a node: not a vague noun, a number or a stray character."""
        text = phrase.text
        if text[-2:] in ("世纪", "年代") or text in _NOTHING:
            return False
        if phrase.pronoun or phrase.anaphor or phrase.kind == "quantity":
            return True
        if text in self.vague or len(text) > 30:
            return False
        tokens = phrase.tokens
        if tokens and tokens[0].code in "qQ" and all(t.code in "qQ" for t in tokens):
            return False
        return len(text) > 1 or text in "人家党"


def build_nodes(ontology: Ontology) -> Nodes:
    """The endings that an ontology's labels and cues show."""
    counts: dict[str, Counter[str]] = {}
    valence: dict[str, str] = {}
    for term in ontology.terms.values():
        for label in term.labels:
            if not label.lang.startswith("zh") or label.kind == "negative":
                continue
            text = even(label.text)
            for size in (1, 2, 3):
                if len(text) > size:
                    counts.setdefault(text[-size:], Counter())[term.kind] += 1
            if term.valence != "neutral":
                valence[text] = term.valence
    tails = {tail: kind for tail, seen in sorted(counts.items()) if (kind := _majority(seen))}
    named = ontology.cues.get("kind", {}).get("zh", {})
    for one in KINDS:
        tails.update((word, one) for word in named.get(one, ()))
    told = ontology.valence.get("zh", {})
    grammar = ontology.cues.get("grammar", {}).get("zh", {})
    for value in ("good", "bad", "neutral"):
        valence.update((even(word), value) for word in told.get(value, ()))
    heads = ontology.cues.get("head", {}).get("zh", {})
    places = ontology.cues.get("place", {}).get("zh", {}).get("word", ())
    return Nodes(
        tails,
        valence,
        frozenset(heads.get("vague", ())),
        frozenset(places),
        frozenset(ontology.cues.get("strip", {}).get("zh", {}).get("evaluative", ())),
        frozenset(named.get("money", ())),
        frozenset(
            p.text for p in ontology.predicates if p.lang == "zh" and p.relation == "addresses" and p.form == "verb"
        ),
        frozenset(grammar.get("worse", ())),
        frozenset(grammar.get("measure", ())),
        frozenset(
            p.text for p in ontology.predicates if p.lang == "zh" and p.relation == "faces" and p.form == "adjective"
        )
        | frozenset(grammar.get("befalls", ())),
    )


def _majority(seen: Counter[str]) -> Kind | None:
    kind, count = max(seen.items(), key=lambda item: (item[1], item[0]))
    return cast(Kind, kind) if count >= _ENOUGH and count >= 0.8 * seen.total() else None
