"""Chinese claims: tokens, word classes, noun phrases, clauses, rules, qualifiers, antecedents; one module each."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.base import Note, SentenceReading
from kg.extract.signs import Tags, of_entry
from kg.extract.zh.clauses import predications_of
from kg.extract.zh.discourse import Memory
from kg.extract.zh.drafts import Draft, Grammar
from kg.extract.zh.grammar import closed
from kg.extract.zh.holders import holders
from kg.extract.zh.inside import inside
from kg.extract.zh.lexicon import Lexicon, compile_lexicon
from kg.extract.zh.linked import because, over_against, the_more, therefore
from kg.extract.zh.nodes import build_nodes
from kg.extract.zh.phrases import Element, KindOf, Phrase, elements_of
from kg.extract.zh.predication import Predication
from kg.extract.zh.qualifiers import build_cues, modalities, polarity_of
from kg.extract.zh.rules import drafts_of
from kg.extract.zh.states import take_states
from kg.extract.zh.tables import build_tables
from kg.extract.zh.tokens import Token, Tokenizer
from kg.extract.zh.wordclass import settle
from kg.model import AUTHOR, Argument, Mention, Modality, Ontology, Reading, Sentence
from kg.text import simplified

__all__ = ["ChineseReader", "Lexicon", "compile_lexicon"]


_SPECIFICALLY = closed("具体 具体做法 具体而言 具体来说 例如 比如 如")
_GOES_ON = closed("并且 并 同时 还 也 从而 进而 而且")


class ChineseReader:
    """Reads Chinese sentences; compiled once from the ontology. `lexicon` may come from a cache."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon | None = None) -> None:
        verbs = frozenset(p.text for p in ontology.predicates if p.lang == "zh" and p.form == "verb")
        nodes = build_nodes(ontology)
        self._kind_of = KindOf(nodes.tails, nodes.evaluative)
        self._tokenizer = Tokenizer(lexicon or compile_lexicon(ontology), verbs, self._kind_of)
        self._grammar = Grammar(build_tables(ontology, lambda text: [t.text for t in self._tokenizer.cut(text)]), nodes)
        self._cues = build_cues(ontology)

    def read(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        *,
        title: str = "",
        trace: bool = False,
    ) -> list[SentenceReading]:
        """One result a sentence, in their order; `mentions[i]` are the terms linked in `sentences[i]`."""
        memory = Memory()
        out = []
        for sentence, linked in zip(sentences, mentions, strict=True):
            memory.heading = title + sentence.section.translate(simplified())
            out.append(self._sentence(sentence, linked, memory, trace))
            memory.fade()
        return out

    def _sentence(self, sentence: Sentence, linked: Sequence[Mention], memory: Memory, trace: bool) -> SentenceReading:
        notes: list[Note] = []
        text = sentence.text
        if text.rstrip().endswith(("？", "?")):
            return SentenceReading()  # a question states nothing
        tokens = settle(self._tokenizer.cut(text, linked), self._grammar.tables, self._kind_of)
        elements = elements_of(tokens, text, self._kind_of)
        take_states(elements, self._grammar.tables)
        predications = predications_of(elements, self._grammar.tables)
        modality = modalities(predications, self._cues, "recommended" if memory.recommended else None)
        memory.recommended = modality.count("recommended") * 2 > len(modality)
        holder, silent = holders(predications, self._cues, text)
        if trace:
            _trace_words(tokens, elements, predications, notes)
        memory.urged = any("essential" in p.flags for p in predications) or (
            memory.urged and bool(tokens) and tokens[0].text in _SPECIFICALLY
        )
        memory.goes_on = bool(tokens) and tokens[0].text in _GOES_ON
        is_node = self._grammar.nodes.is_node
        memory.open(
            [[self._bearer(x) for x in e.phrases if is_node(x)] for e in elements if e.phrases],
            [self._bearer(p.subject[-1]) for p in predications if p.subject and p.how == "own"],
            [x for n in silent for x in predications[n].subject] + _compared(predications),
            _doers(predications),
        )
        readings: list[Reading] = []
        tags = Tags([t.end for t in tokens], [t.code for t in tokens])
        for n, predication in enumerate(predications):
            if n in silent:
                continue
            log = (
                (lambda rule, outcome, p=predication: notes.append(Note("rule", rule, p.verb.text, outcome)))
                if trace
                else None
            )
            for draft in drafts_of(predication, self._grammar, log):
                same = draft.predication is predication
                mode = modality[n] if same else modalities([draft.predication], self._cues)[0]
                reading = self._reading(draft, text, tags, mode, holder[n], memory)
                if reading is not None:
                    readings.append(reading)
        for draft in inside((e.phrases for e in elements), self._grammar):
            titled = draft.rule == "zh.titled"  # 学者王某认为: that he is one, nobody says
            who = AUTHOR if titled else _holder_at(draft.object.start, predications, holder)
            reading = self._reading(draft, text, tags, "asserted", who, memory)
            if reading is not None:
                readings.append(reading)
        between = [
            d for rule in (because, therefore, over_against, the_more) for d in rule(predications, self._grammar)
        ]
        for n, draft in between:
            reading = self._reading(draft, text, tags, modality[n], holder[n], memory)
            if reading is not None:
                readings.append(reading)
        self._remember(predications, memory)
        set_up = [r.object for r in readings if r.relation in ("establishes", "uses") and r.object.start is not None]
        memory.introduced = set_up[-1] if set_up else memory.introduced
        chunks = _chunks(elements, text, self._grammar)
        return SentenceReading(_distinct(readings), chunks, tuple(notes))

    def _reading(
        self, draft: Draft, text: str, tags: Tags, modality: Modality, holder: str, memory: Memory
    ) -> Reading | None:
        p = draft.predication
        features: list[str] = [*draft.features, p.how]
        subject = self._argument(draft.subject, text, memory, features, "subject")
        thing = self._argument(draft.object, text, memory, features, "object")
        if subject is None or thing is None or subject.text == thing.text:
            return None
        features += [*tags.around("subject", subject), *tags.around("object", thing)]
        if draft.entry is not None:
            features += of_entry(draft.entry, draft.relation)
        return Reading(
            subject, draft.relation, thing, (p.verb.start, p.verb.end), draft.rule,
            draft.entry.text if draft.entry else "",
            polarity_of(p, draft.entry.polarity if draft.entry else "affirmed", self._cues),
            "asserted" if draft.asserted else modality, holder, _slice(text, p.time), _place(text, p, draft), features=tuple(features),
        )  # fmt: skip

    def _argument(
        self, phrase: Phrase | None, text: str, memory: Memory, features: list[str], side: str
    ) -> Argument | None:
        if phrase is None:
            topic = memory.established()
            if topic is None:
                return None
            features.append(f"implied-{side}")
            return Argument(topic.text, None, None, topic.kind)
        if phrase.pronoun or phrase.anaphor or (phrase.text[0] == "该" and len(phrase.text) == 2):
            if side == "object" and phrase.anaphor and phrase.text in self._grammar.tables.hollow:
                return None  # 为了达到这个目标
            generic = phrase.text in self._grammar.tables.pointing
            stands = memory.before(phrase) if phrase.pronoun else memory.back_to(phrase, generic)
            features.append(f"pronoun-{side}")
            if stands is None:
                return Argument(text[phrase.start : phrase.end], phrase.start, phrase.end, phrase.kind)
            return Argument(stands.text, phrase.start, phrase.end, stands.kind)
        features.append(f"{side} {self._grammar.nodes.valence_of(phrase)}")
        if not phrase.term:
            features.append(f"candidate-{side}")
        return Argument(text[phrase.start : phrase.end], phrase.start, phrase.end, phrase.kind)

    def _bearer(self, phrase: Phrase) -> Phrase:
        """民办博物馆 of 民办博物馆的处境: what a pronoun after it stands for."""
        hollow = phrase.head in self._grammar.tables.hollow or phrase.head in self._grammar.tables.duties
        return phrase.owner if hollow and phrase.owner is not None else phrase

    def _remember(self, predications: Sequence[Predication], memory: Memory) -> None:
        seen: set[str] = set()
        for p in predications:
            if p.how in ("none", "same", "pivot") or "relative" in p.flags:
                continue
            for phrase in p.subject[:1]:
                if phrase.tokens and phrase.tokens[0].code == "v":
                    continue  # 加装电梯是议题: a clause is no topic
                if (
                    phrase.text not in seen
                    and not phrase.pronoun
                    and not phrase.anaphor
                    and self._grammar.nodes.is_node(phrase)
                ):
                    memory.note(phrase, 0.5 if seen else 1.0)
                    seen.add(phrase.text)
        if not seen and predications:
            memory.keep()


def _holder_at(start: int, predications: Sequence[Predication], holder: Sequence[str]) -> str:
    """Who says the clause in which a phrase stands: the predicate next after it, else the last before it."""
    after = (
        h for p, h in zip(predications, holder, strict=True) if p.verb.start >= start and "relative" not in p.flags
    )
    return next(after, holder[-1] if holder else AUTHOR)


def _doers(predications: Sequence[Predication]) -> dict[int, set[int]]:
    """Offset of a pronoun that something is done to → the offsets of who does it."""
    found: dict[int, set[int]] = {}
    for p in predications:
        for phrase in [*p.objects, *(x for phrases in p.preps.values() for x in phrases)]:
            if phrase.pronoun:
                found.setdefault(phrase.start, set()).update(x.start for x in p.subject)
    return found


def _compared(predications: Sequence[Predication]) -> list[Phrase]:
    """与监禁相比，它…: what something is compared with is not what the sentence is about."""
    return [x for p in predications if p.verb.text in ("相比", "不同", "相较") for x in p.preps.get("与", ())]


def _slice(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _place(text: str, p: Predication, draft: Draft) -> str | None:
    """Where, unless the claim itself says so."""
    place = p.place
    if place is None or place is draft.subject or place is draft.object:
        return None
    return text[place.start : place.end]


def _distinct(readings: list[Reading]) -> tuple[Reading, ...]:
    seen: set[tuple[object, ...]] = set()
    out = []
    for r in readings:
        key = (r.subject.start, r.subject.text, r.relation, r.object.start, r.object.text)
        if key not in seen:
            seen.add(key)
            out.append(r)
    return tuple(out)


def _chunks(elements: Sequence[Element], text: str, grammar: Grammar) -> tuple[Mention, ...]:
    found: dict[tuple[int, int], Mention] = {}
    for element in elements:
        for phrase in element.phrases:
            if not phrase.pronoun and grammar.nodes.is_node(phrase):
                found[phrase.start, phrase.end] = Mention(
                    phrase.start, phrase.end, text[phrase.start : phrase.end], phrase.kind
                )
    return tuple(found[key] for key in sorted(found))


def _trace_words(
    tokens: list[Token], elements: list[Element], predications: list[Predication], notes: list[Note]
) -> None:
    notes.append(Note("token", "words", " ".join(map(repr, tokens)), ""))
    for e in elements:
        notes.append(
            Note("chunk", e.type, " | ".join(p.text for p in e.phrases) or "".join(t.text for t in e.tokens), "")
        )
    for p in predications:
        who = "、".join(x.text for x in p.subject)
        what = "、".join(x.text for x in p.objects)
        preps = " ".join(f"{k}={'、'.join(x.text for x in v)}" for k, v in p.preps.items())
        notes.append(Note("clause", p.form, f"{who} [{p.how}] {p.verb.text} {what} {preps}", ",".join(sorted(p.flags))))
