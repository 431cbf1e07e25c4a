"""At which stage a claim was lost that an annotator marked: sentence, node, predicate, construction, end or relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.evaluate import DICE, GoldClaim, GoldNode, GoldSentence, dice, ends_agree, node_agrees
from kg.extract.base import SentenceReading
from kg.gold import ReadSet
from kg.model import Evidence, Ontology, Sentence, Span
from kg.text import even

STAGES = {
    "sentence": "no sentence of prose was found there",
    "subject phrase": "no phrase was found where the subject stands",
    "object phrase": "no phrase was found where the object stands",
    "relation": "both ends are right, the relation is another",
    "subject": "relation and object are right, the subject is another",
    "implied subject": "relation and object are right, what the implied subject or pronoun stands for is another",
    "object": "subject and relation are right, the object is another",
    "predicate": "no predicate of the tables that states the relation stands in the sentence",
    "construction": "such a predicate stands there, but no rule read it between these ends",
}


def stage(
    claim: GoldClaim,
    row: GoldSentence,
    found: Sequence[Evidence],
    phrases: Sequence[Span],
    words: str | None,
    text: str,
    ontology: Ontology,
) -> str:
    """The stage that lost a claim; `phrases` are the nodes found in its sentence, `words` its lemmas, None for no sentence."""
    if words is None:
        return "sentence"
    if any(ends_agree(claim, item, text) for item in found):
        return "relation"
    same = [item for item in found if item.relation == claim.relation]
    if any(node_agrees(claim.object, item.object, text) for item in same):
        return "implied subject" if claim.subject.antecedent else "subject"
    if any(node_agrees(claim.subject, item.subject, text) for item in same):
        return "object"
    for name, end in (("subject phrase", claim.subject), ("object phrase", claim.object)):
        if _unseen(end, phrases, text):
            return name
    return "construction" if stated(claim.relation, words, row.lang, ontology) else "predicate"


def _unseen(end: GoldNode, phrases: Sequence[Span], text: str) -> bool:
    """Whether an end that the sentence names was found as no phrase; an implied one cannot be."""
    return end.span is not None and not end.antecedent and all(dice(end.span, p, text) < DICE for p in phrases)


def stated(relation: str, words: str, lang: str, ontology: Ontology) -> bool:
    """Whether a predicate of the tables that states `relation`, by itself or by its object, stands in `words`."""
    for predicate in ontology.predicates:
        if predicate.lang == lang and relation in (predicate.relation, *(name for _, name in predicate.by_object)):
            parts = [part for part in predicate.text.split("…") if part]
            if all(f" {part} " in words if lang == "en" else part in words for part in parts):
                return True
    return False


def lemmas(sentence: Sentence, reading: SentenceReading) -> str:
    """The words of a sentence by which predicates are looked up: lemmas where its trace has them, else as written."""
    tokens = [note.outcome for note in reading.notes if note.stage == "token"]
    return f" {' '.join(tokens)} " if sentence.lang == "en" else even(sentence.text).replace(" ", "")


def table(read: ReadSet, readings: Sequence[tuple[Sentence, SentenceReading]], ontology: Ontology) -> Counter[str]:
    """Stage → number of annotated claims lost there; `readings` are those of the set's papers, traced."""
    texts = read.texts
    where = {(sentence.document, sentence.index): (sentence, reading) for sentence, reading in readings}
    phrases = read.mentions()
    evidence = [item for extract in read.extracts for item in extract.evidence]
    counts: Counter[str] = Counter()
    for row, claim in read.judged().missed:
        inside = [key for key, (s, _) in where.items() if key[0] == row.document and _overlap(s.span, row.span)]
        found = [item for item in evidence if (item.document, item.sentence) in inside]
        near = [span for span, _ in phrases.get(row.document, ()) if _overlap(span, row.span)]
        near += [
            Span(end.pieces[0].start, end.pieces[-1].end)
            for item in found
            for end in (item.subject, item.object)
            if end.pieces
        ]
        words = "".join(lemmas(*where[key]) for key in inside) if inside else None
        counts[stage(claim, row, found, near, words, texts[row.document], ontology)] += 1
    return counts


def _overlap(left: Span, right: Span) -> bool:
    return min(left.end, right.end) > max(left.start, right.start)
