"""Checks of the names of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.link import Linker, surfaces, variants
from kg.lint.base import Check, Finding, Subject, below, entries
from kg.model import Label, Term
from kg.text import fold, simplified
from kg.yamlfile import Listing

_ROLES = {"preferred": "label", "alternative": "also", "negative": "not"}
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
ODD = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ue000-\uf8ff\U0002f800-\U0002fa1f\U000f0000-\U0010fffd]")


def _labels(subject: Subject) -> Iterator[tuple[Term, Label, str]]:
    """Each label with its term and its place."""
    for term in subject.ontology.terms.values():
        for label in term.labels:
            key = (term.id, _ROLES[label.kind], label.lang, label.text)
            yield term, label, subject.label_places.get(key, subject.place(term.id))


def _missing_language(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        named = {label.lang for label in term.labels if label.kind == "preferred"}
        for lang in subject.ontology.languages:
            if named and lang not in named:
                yield subject.place(term.id), f"{term.id} has no label in {lang}", f"add {lang}: … under label"


def _two_preferred(subject: Subject) -> Iterator[Finding]:
    for id_, (source, table) in subject.term_tables.items():
        for lang, value in entries(below(table, "label")):
            if isinstance(value, Listing):
                where = source.file.where(value)
                yield (
                    where,
                    f"{id_} has several labels in {lang.text}",
                    "keep one under label and move the rest to also",
                )


def _two_roles(subject: Subject) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], str] = {}
    for term, label, place in _labels(subject):
        role = seen.setdefault((term.id, label.lang, label.text.lower()), _ROLES[label.kind])
        if role != _ROLES[label.kind]:
            yield place, f"{label.text!r} is {role} and {_ROLES[label.kind]} of {term.id}", "keep one of the two"


def _two_terms(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for term, label, place in _labels(subject):
        if label.kind == "negative":
            continue
        owner = first.setdefault((label.lang, label.text.lower()), term.id)
        if owner != term.id:
            hint = "a sentence can name only one of them: drop it from one, or make it longer"
            yield place, f"{label.text!r} names {owner} ({subject.place(owner)}) and {term.id}", hint


def _invisible(subject: Subject) -> Iterator[Finding]:
    for _, label, place in _labels(subject):
        if found := INVISIBLE.search(label.text):
            yield place, f"{label.text!r} holds an invisible character (U+{ord(found[0]):04X})", "delete it"


def _odd_characters(subject: Subject) -> Iterator[Finding]:
    for _, label, place in _labels(subject):
        if found := ODD.search(label.text):
            what = f"a radical, compatibility or private-use character (U+{ord(found[0]):04X})"
            yield place, f"{label.text!r} holds {what}", "type the ordinary character; it may come from a PDF"


def _traditional(subject: Subject) -> Iterator[Finding]:
    for _, label, place in _labels(subject):
        if label.lang == "zh" and (plain := label.text.translate(simplified())) != label.text:
            hint = f"write {plain}, and {label.text} under zh-Hant if it is wanted"
            yield place, f"{label.text!r} has traditional characters under zh", hint


def _short(subject: Subject) -> Iterator[Finding]:
    for _, label, place in _labels(subject):
        short = len(label.text) < 2 if label.lang != "en" else len(label.text) < 3 and not label.text.isupper()
        if short and label.kind != "negative":
            yield place, f"{label.text!r} is so short that it stands in other words", "write a longer name"


def _shadowed(subject: Subject) -> Iterator[Finding]:
    table = surfaces(subject.ontology.terms.values())
    exact = {(term.id, label.lang, label.text.lower()) for term, label, _ in _labels(subject)}
    for term, label, place in _labels(subject):
        owner = table.get(fold(label.text)[0].strip(), term.id)
        if label.kind == "negative" or owner == term.id:
            continue
        if owner is None:
            yield place, f"{label.text!r} is never found: a not forbids it", "drop one of the two"
        elif (owner, label.lang, label.text.lower()) not in exact:  # the same word is label-two-terms
            message = f"{label.text!r} of {term.id} is read as {owner}, which has it in another spelling or number"
            yield place, message, "drop it here or there"


def _never_found(subject: Subject) -> Iterator[Finding]:
    if not subject.papers:
        return
    linker = Linker(subject.ontology)
    found = {term for text in _sentences(subject) for _, _, term in linker.find(text)}
    for term in subject.ontology.terms.values():
        if term.id not in found and term.labels:
            names = ", ".join(label.text for label in term.labels if label.kind == "preferred")
            yield subject.place(term.id), f"no label of {term.id} ({names}) is found in the papers", "look for a slip"


def _swallowed(subject: Subject) -> Iterator[Finding]:
    if not subject.papers:
        return
    linker = Linker(subject.ontology)
    matched: set[tuple[str, str]] = set()
    texts = list(_sentences(subject))
    for text in texts:
        matched |= {(term, _plain(text[start:end])) for start, end, term in linker.find(text)}
    whole = "\n".join(f" {_plain(text)} " for text in texts)
    for term, label, place in _labels(subject):
        forms = _spellings(label.text)
        if label.kind == "negative" or any((term.id, form) in matched for form in forms):
            continue
        if any((f" {form} " if form.isascii() else form) in whole for form in forms):
            hint = "no harm, where the longer label is meant each time"
            yield place, f"{label.text!r} stands in the papers only inside longer labels", hint


def _sentences(subject: Subject) -> Iterator[str]:
    return (sentence.text for paper in subject.papers for sentence in paper.sentences)


def _spellings(text: str) -> set[str]:
    folded = _plain(text)
    return {folded, *(variants(folded) if folded.isascii() and folded else ())}


def _plain(text: str) -> str:
    return " ".join(fold(text)[0].split())


LABELS = (
    Check(
        "label-language",
        "labels",
        "warning",
        "A term without a label in a language is never found in its papers, and shown by its key.",
        _missing_language,
    ),
    Check(
        "label-two-preferred",
        "labels",
        "error",
        "SKOS allows one preferred label a language; pages and tables show one.",
        _two_preferred,
    ),
    Check("label-two-roles", "labels", "error", "One word cannot name a term and be forbidden for it.", _two_roles),
    Check(
        "label-two-terms",
        "labels",
        "warning",
        "Where two terms have one name, all its sentences go to one of them.",
        _two_terms,
    ),
    Check("label-invisible", "labels", "error", "A label with an invisible character matches nothing.", _invisible),
    Check(
        "label-odd-character",
        "labels",
        "error",
        "Kangxi radicals and private-use characters look like others and are not them.",
        _odd_characters,
    ),
    Check(
        "label-traditional",
        "labels",
        "warning",
        "Labels under zh are simplified; traditional papers are matched through them.",
        _traditional,
    ),
    Check(
        "label-short", "labels", "warning", "Chinese has no blanks: a label of one character is in every line.", _short
    ),
    Check("label-shadowed", "labels", "warning", "A label that another term takes first is never found.", _shadowed),
    Check(
        "label-never-found",
        "labels",
        "info",
        "A term that no paper names may be misspelt. Told only where papers are given.",
        _never_found,
    ),
    Check(
        "label-swallowed",
        "labels",
        "info",
        "A label that longer labels cover each time names nothing. Told only where papers are given.",
        _swallowed,
    ),
)
