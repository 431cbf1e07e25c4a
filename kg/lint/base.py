"""What a check is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.lint.examples import ExampleReader
from kg.model import Issue, Ontology, Paper, Severity
from kg.ontology import Loaded
from kg.ontology.base import Source
from kg.yamlfile import Listing, Scalar, Table, Value

Finding = tuple[str, str, str]  # where, message, hint


@dataclass(frozen=True)
class Subject:
    """An ontology under examination: its files, what they give, and the papers it is for."""

    sources: tuple[Source, ...]
    loaded: Loaded
    papers: Sequence[Paper] = ()
    issues: tuple[Issue, ...] = ()  # what the loader said

    @property
    def ontology(self) -> Ontology:
        """The ontology as loaded."""
        return self.loaded.ontology

    def place(self, id_: str) -> str:
        """Where an id stands."""
        return self.loaded.places.get(id_, "ontology:1:1")

    def files(self, *roles: str) -> Iterator[Source]:
        """The files of some roles that could be read."""
        return (source for source in self.sources if source.role in roles and source.file.root is not None)

    @cached_property
    def reader(self) -> ExampleReader:
        """Reads the sentences that come with the relations."""
        return ExampleReader(self.ontology)

    @cached_property
    def term_tables(self) -> dict[str, tuple[Source, Table]]:
        """Term id → its file and its mapping."""
        found: dict[str, tuple[Source, Table]] = {}
        for source in self.files("terms"):
            for key, value in entries(source.file.root):
                if isinstance(value, Table):
                    found.setdefault(f"{source.name}/{key.text}", (source, value))
        return found

    @cached_property
    def label_places(self) -> dict[tuple[str, str, str, str], str]:
        """(term id, label | also | not, language, label) → where it stands."""
        found: dict[tuple[str, str, str, str], str] = {}
        for id_, (source, table) in self.term_tables.items():
            for role in ("label", "also", "not"):
                for lang, value in entries(below(table, role)):
                    for item in leaves(value):
                        found.setdefault((id_, role, lang.text, " ".join(item.text.split())), source.file.where(item))
        return found


@dataclass(frozen=True, slots=True)
class Check:
    """One check: a stable code, how bad it is, why it matters, and what finds it (None: the loader does)."""

    code: str
    group: str
    severity: Severity
    why: str
    find: Callable[[Subject], Iterator[Finding]] | None = field(default=None, compare=False)


def entries(value: Value | None) -> Iterator[tuple[Scalar, Value]]:
    """Keys and values where there is a mapping, else nothing."""
    return value.items() if isinstance(value, Table) else iter(())


def below(value: Value | None, *keys: str) -> Value | None:
    """The value under a path of keys."""
    for key in keys:
        entry = value.entries.get(key) if isinstance(value, Table) else None
        if entry is None:
            return None
        value = entry[1]
    return value


def leaves(value: Value | None) -> Iterator[Scalar]:
    """The scalars of a value, keys apart, in the file's order."""
    if isinstance(value, Scalar):
        yield value
    elif isinstance(value, Listing):
        for item in value.items:
            yield from leaves(item)
    elif isinstance(value, Table):
        for _, inner in value.items():
            yield from leaves(inner)
