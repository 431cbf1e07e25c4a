"""Readings → evidence: the ends of a reading are tied to terms, or become candidates, in offsets of the file."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.link import Linker, plurals
from kg.model import AUTHOR, Argument, Document, Evidence, Node, Reading, Sentence, Span
from kg.names import claim_id, slug
from kg.text import fold, squeeze

_QUOTED = re.compile(r"""^[“‘「『"'](?P<inner>[^“”‘’「」『』"]+)[”’」』"']$""")
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|our|his|her|some|such)\s+", re.I)


def evidence(document: Document, sentence: Sentence, reading: Reading, linker: Linker, confidence: float) -> Evidence:
    """One reading of one sentence as evidence for a claim; a claim's identity is made here."""
    subject = _node(document, sentence, reading.subject, linker)
    object_ = _node(document, sentence, reading.object, linker, quantity=reading.relation == "has_quantity")
    holder = AUTHOR if reading.holder == AUTHOR else named(reading.holder, linker)
    return Evidence(
        claim=claim_id(subject.id, reading.relation, object_.id, reading.polarity, reading.modality, holder),
        document=document.id,
        sentence=sentence.index,
        subject=subject,
        relation=reading.relation,
        object=object_,
        polarity=reading.polarity,
        modality=reading.modality,
        holder=holder,
        holder_text=reading.holder,
        time=reading.time,
        place=reading.place,
        rule=reading.rule,
        predicate=reading.predicate,
        cue=sentence.locate(*reading.cue) if reading.cue[0] < reading.cue[1] else (),
        confidence=confidence,
    )


def named(text: str, linker: Linker) -> str:
    """The id of the term that `text` names as a whole, else of a candidate."""
    return _tied(_unquoted(squeeze(text)), linker)


def _tied(plain: str, linker: Linker) -> str:
    """The same of a text on one line, without quotation marks around it."""
    plain = _DETERMINER.sub("", plain)
    return linker.whole(plain) or _candidate(plain)


@lru_cache(maxsize=100_000)
def _candidate(plain: str) -> str:
    """The id of what no label names."""
    return f"candidate/{slug(_singular(plain))}"


def _node(document: Document, sentence: Sentence, argument: Argument, linker: Linker, quantity: bool = False) -> Node:
    text = _unquoted(squeeze(argument.text))
    pieces: tuple[Span, ...] = ()
    surface = None
    if argument.start is not None and argument.end is not None:
        pieces = sentence.locate(argument.start, argument.end)
        surface = document.text[pieces[0].start : pieces[-1].end]
    if quantity:
        return Node(f"quantity/{slug(text)}", text, "quantity", surface, pieces)
    found = _tied(text, linker) if text == argument.text else named(text, linker)
    return Node(found, text, linker.kind(found) or argument.kind, surface, pieces)


def _unquoted(text: str) -> str:
    """What stands between quotation marks, where they hold the whole: “三社联动” names 三社联动."""
    found = _QUOTED.match(text)
    return found["inner"] if found else text


def _singular(text: str) -> str:
    """`text` with its last English word in the singular, so that a candidate is one node in either number."""
    copy = fold(text)[0]
    if not copy.isascii() or not copy.endswith("s"):
        return copy
    return next((form for form in plurals(copy) if len(form) < len(copy)), copy)
