"""What the reader saw in a sentence, stage by stage, for `kg explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.base import Note
from kg.extract.en.chunks import Chunker
from kg.extract.en.parts import Clause, Group, Noun
from kg.model import Reading


def trace_notes(chunker: Chunker, roots: Sequence[Clause], readings: Sequence[Reading]) -> Iterator[Note]:
    """Tokens with tags, clauses with their parts, and the rule behind each reading."""
    for token in chunker.tokens:
        yield Note("token", token.tag, token.text, token.lemma)
    for root in roots:
        yield from _clause(chunker, root, 0)
    for reading in readings:
        said = f"{reading.subject.text} – {reading.relation} → {reading.object.text}"
        yield Note("rule", reading.rule, said, reading.predicate)


def _clause(chunker: Chunker, clause: Clause, depth: int) -> Iterator[Note]:
    if depth > 8:
        return
    verb = clause.verb
    name = f"{clause.link}/{clause.how}"
    head = "∅" if verb is None else f"{verb.lemma}{' passive' if verb.passive else ''}{' not' if verb.negated else ''}"
    if verb is not None and verb.modal:
        head += f" ({verb.modal})"
    objects = " + ".join(_group(chunker, group) for group in clause.objects)
    qualities = " ".join(chunker.tokens[start].text for start, _, _ in clause.qualities)
    phrases = "; ".join(
        f"{phrase.word} {_group(chunker, phrase.group) if phrase.group else '…'}" for phrase in clause.phrases
    )
    subject = _group(chunker, clause.subject) if clause.subject else "∅"
    yield Note("clause", name, f"{'  ' * depth}{subject} | {head} | {objects} {qualities}", phrases)
    for phrase in clause.phrases:
        if phrase.clause is not None:
            yield from _clause(chunker, phrase.clause, depth + 1)
    for part in clause.parts:
        yield from _clause(chunker, part, depth + 1)
    for group in [clause.subject, *clause.objects, *(phrase.group for phrase in clause.phrases)]:
        for noun in group.nouns if group is not None and clause.how != "carried" else ():
            for part in noun.clauses:
                if part is not clause and clause.link != "relative":
                    yield from _clause(chunker, part, depth + 2)


def _group(chunker: Chunker, group: Group) -> str:
    return " & ".join(_noun(chunker, noun) for noun in group.nouns)


def _noun(chunker: Chunker, noun: Noun) -> str:
    text = " ".join(token.text for token in chunker.tokens[noun.start : noun.end])
    text = f"not {text}" if noun.negated else text
    if noun.of is not None:
        text += f" of ({_group(chunker, noun.of)})"
    for phrase in noun.after:
        text += f" {phrase.word} ({_group(chunker, phrase.group) if phrase.group else '…'})"
    if noun.examples is not None:
        text += f" {noun.marker} ({_group(chunker, noun.examples)})"
    return f"[{text}]"
