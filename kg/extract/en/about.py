"""Sentences about the paper itself and questions: what carries no claim of its own."""

from __future__ import annotations

from kg.extract.en.chunks import Chunker
from kg.extract.en.lookup import Cues
from kg.extract.en.parts import Clause, Noun

_OWN = frozenset({"this", "our", "present", "current"})
_WRITTEN = frozenset({"paper", "article", "chapter", "essay", "study", "section", "thesis", "monograph", "author"})
_SPEAKERS = frozenset({"we", "i"})
_FINDINGS = frozenset({"ascribe", "associate", "attribute", "blame", "credit", "link", "trace"})
_SHOWN = frozenset({"appendix", "box", "chart", "diagram", "figure", "graph", "table"})
_INQUIRY = frozenset(  # what a paper does with its subject
    "address analyse analyze ask assess compare concern consider deal describe discuss draw examine explain explore focus "
    "inquire inspect investigate look organise organize outline present proceed review scrutinise scrutinize start study "
    "summarise summarize survey test trace turn".split()
)


def about_paper(clause: Clause, chunker: Chunker, cues: Cues) -> bool:
    """ "This paper examines …", "in this article we explore …": true where the clause says what the paper does."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None:
        return False
    noun = subject.nouns[0]
    if chunker.low(noun.head) in _SHOWN and (chunker.tag(noun.head + 1) == "CD" or noun.number is not None):
        return True
    said = any(part.link == "that" for part in clause.parts)
    if chunker.low(noun.head) in _SPEAKERS:
        return verb.lemma in _INQUIRY and not verb.modal and not said
    if not is_paper(noun, chunker, cues):
        return False
    if verb.lemma in _FINDINGS:
        return False  # "The study attributes A to B": what it found
    own = chunker.low(noun.start) in _OWN or chunker.tokens[noun.head].lemma in _WRITTEN
    return (
        not said
        and own
        and (verb.lemma in _INQUIRY or chunker.tokens[noun.head].lemma in _WRITTEN)
        and not verb.passive
    )


def is_paper(noun: Noun, chunker: Chunker, cues: Cues) -> bool:
    """ "this paper", "the present study", "the article": no modifier that would make it something else."""
    plain = all(chunker.low(n) in _OWN for n in range(noun.left, noun.head))
    alone = noun.of is None and noun.owner is None and noun.number is None
    return chunker.tokens[noun.head].lemma in cues.about and alone and plain and noun.start < noun.head


def question(part: Clause, above: Clause) -> bool:
    """ "asks how A shapes B", "whether A improves B": true where a dependent clause asks and states nothing."""
    if part.link == "whether":
        return True
    return (
        part.link == "how"
        and above.verb is not None
        and above.verb.lemma in _INQUIRY - {"explain", "describe", "present"}
    )
