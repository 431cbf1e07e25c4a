"""Checks of the mappings to public vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lint.base import Check, Finding, Subject, entries
from kg.model import Term


def _place(subject: Subject, term: Term) -> str:
    for source in subject.files("mappings"):
        for key, _ in entries(source.file.root):
            if key.text == term.id:
                return source.file.where(key)
    return subject.place(term.id)


def _contradiction(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        kinds: dict[str, set[str]] = {}
        for match in term.matches:
            kinds.setdefault(match.iri, set()).add(match.property)
        for iri, found in sorted(kinds.items()):
            other = sorted(found - {"exactMatch", "closeMatch"})
            if "exactMatch" in found and other:
                message = f"{term.id} is exactMatch and {', '.join(other)} of {iri}"
                yield _place(subject, term), message, "SKOS keeps them apart: keep one"


def _shared(subject: Subject) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for term in subject.ontology.terms.values():
        for match in term.matches:
            if match.property == "exactMatch" and first.setdefault(match.iri, term.id) != term.id:
                message = f"{term.id} and {first[match.iri]} are both exactMatch of {match.iri}"
                yield _place(subject, term), message, "then they are one term; one of them is a closeMatch"


def _unchecked(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        for match in term.matches:
            if not match.checked:
                yield (
                    _place(subject, term),
                    f"{term.id} → {match.iri} does not say how it was checked",
                    "add checked: …",
                )


MAPPINGS = (
    Check(
        "match-contradiction",
        "mappings",
        "error",
        "exactMatch is transitive and excludes broad, narrow and related matches of the same pair.",
        _contradiction,
    ),
    Check("match-shared", "mappings", "warning", "Two terms equal to one thing are equal to each other.", _shared),
    Check("match-unchecked", "mappings", "warning", "An identifier that nobody looked up is often wrong.", _unchecked),
)
