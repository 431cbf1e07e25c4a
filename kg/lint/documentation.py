"""Checks of what terms and relations say about themselves."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lint.base import Check, Finding, Subject


def _no_definition(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        yield from _undefined(subject, term.id, dict(term.definition))
    for id_, relation in (subject.ontology.relations | subject.ontology.groups).items():
        yield from _undefined(subject, f"relation/{id_}", dict(relation.definition))


def _undefined(subject: Subject, id_: str, definition: dict[str, str]) -> Iterator[Finding]:
    missing = [lang for lang in subject.ontology.languages if lang not in definition]
    if missing:
        yield subject.place(id_), f"{id_} has no definition in {', '.join(missing)}", "add definition: {en: …, zh: …}"


def _same_definition(subject: Subject) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for term in subject.ontology.terms.values():
        for lang, text in term.definition:
            owner = first.setdefault((lang, text.lower()), term.id)
            if owner != term.id:
                message = f"{term.id} is defined in {lang} as {owner} is ({subject.place(owner)})"
                yield subject.place(term.id), message, "merge the two, or say what sets them apart"


def _no_source(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        if not term.sources:
            yield subject.place(term.id), f"{term.id} names no source", "add source: the work and section it follows"


DOCUMENTATION = (
    Check(
        "definition-missing", "documentation", "warning", "A reader must be able to tell what is meant.", _no_definition
    ),
    Check(
        "definition-twice",
        "documentation",
        "warning",
        "Two terms with one definition are one term, or one definition is wrong.",
        _same_definition,
    ),
    Check("source-missing", "documentation", "info", "A definition without a source cannot be checked.", _no_source),
)
