"""What is read so far, and the file at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.model import Issue, Match, Predicate, Relation, Term
from kg.shape import Report
from kg.yamlfile import Scalar, Table, Value, YamlFile


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the folder by its role: scheme, terms, relation, groups, predicates, cues, mappings."""

    role: str
    name: str  # kind of the terms, id of the relation, or language
    file: YamlFile


@dataclass(slots=True)
class Loading:
    """What has been read so far; `places` tells where an id stands."""

    scheme: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    references: list[tuple[str, str, str, str]] = field(default_factory=list)  # term id, key, reference, where
    relations: dict[str, Relation] = field(default_factory=dict)
    groups: dict[str, Relation] = field(default_factory=dict)
    predicates: dict[tuple[str, str, str], Predicate] = field(default_factory=dict)
    cues: dict[str, dict[str, dict[str, tuple[str, ...]]]] = field(default_factory=dict)
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def error(self, where: str, code: str, message: str, hint: str = "") -> None:
        """Notes an error."""
        self.issues.append(Issue(where, "error", code, message, hint))


def entries(root: Value | None, report: Report) -> Iterator[tuple[Scalar, Value]]:
    """Keys and values of a file that must be a mapping."""
    if isinstance(root, Table):
        yield from root.items()
    elif root is not None and not (isinstance(root, Scalar) and not root.text):
        report.error(root, "bad-value", "the file is no mapping", "write key: … on each line")
