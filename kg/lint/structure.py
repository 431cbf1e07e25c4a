"""Checks of the hierarchy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.lint.base import Check, Finding, Subject


def ancestors(parents: Mapping[str, tuple[str, ...]], id_: str) -> set[str]:
    """All terms above `id_`; itself among them only where it stands in a circle."""
    seen: set[str] = set()
    waiting = list(parents.get(id_, ()))
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(parents.get(here, ()))
    return seen


def _self_reference(subject: Subject) -> Iterator[Finding]:
    for term in subject.ontology.terms.values():
        for key, ids in (("broader", subject.loaded.parents[term.id]), ("related", term.related)):
            if term.id in ids:
                yield subject.place(term.id), f"{term.id} is {key} to itself", "drop it"


def _related_ancestor(subject: Subject) -> Iterator[Finding]:
    parents = subject.loaded.parents
    for term in subject.ontology.terms.values():
        for other in term.related:
            if other != term.id and (other in ancestors(parents, term.id) or term.id in ancestors(parents, other)):
                message = f"{term.id} is related to {other}, which stands above or below it"
                yield subject.place(term.id), message, "SKOS keeps the two apart: drop related"


def _redundant_broader(subject: Subject) -> Iterator[Finding]:
    parents = {term.id: term.broader for term in subject.ontology.terms.values()}
    for id_, broader in parents.items():
        for parent in broader:
            by = [other for other in broader if other != parent and parent in ancestors(parents, other)]
            if by:
                yield subject.place(id_), f"broader {parent} follows from broader {by[0]}", f"drop {parent} from {id_}"


def _orphan(subject: Subject) -> Iterator[Finding]:
    terms = subject.ontology.terms.values()
    linked = {other for term in terms for other in term.broader + term.related}
    for term in terms:
        if term.kind == "concept" and term.id not in linked and not term.broader and not term.related:
            yield subject.place(term.id), f"{term.id} is tied to no other term", "add broader or related"


def _no_top(subject: Subject) -> Iterator[Finding]:
    parents = subject.loaded.parents
    written = {id_ for id_, (_, table) in subject.term_tables.items() if "broader" in table.entries}
    tops = {id_ for id_ in subject.ontology.terms if id_ not in written}
    for id_ in subject.ontology.terms:
        if id_ not in tops and not ancestors(parents, id_) & tops:
            yield (
                subject.place(id_),
                f"no way leads up from {id_} to a top term",
                "its broader terms end in a circle or nowhere",
            )


STRUCTURE = (
    Check("self-reference", "structure", "error", "A term is not broader than or related to itself.", _self_reference),
    Check(
        "related-ancestor",
        "structure",
        "warning",
        "Related is for terms side by side; SKOS forbids it within one line of descent.",
        _related_ancestor,
    ),
    Check(
        "broader-redundant",
        "structure",
        "warning",
        "A broader that follows from another says nothing and draws a line too many.",
        _redundant_broader,
    ),
    Check("orphan", "structure", "warning", "A concept that is tied to nothing cannot be found by browsing.", _orphan),
    Check("no-top", "structure", "error", "Every term must be reachable from a top term.", _no_top),
)
