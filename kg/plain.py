"""Values as plain tuples, words and numbers, and back: what a cache may hold without running code when it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from itertools import starmap
from operator import attrgetter
from typing import Any

from kg.model import (
    Block,
    Document,
    Evidence,
    Example,
    Label,
    Match,
    Mention,
    Node,
    Ontology,
    Paper,
    Predicate,
    Reference,
    Relation,
    Sentence,
    Span,
    Term,
)

Mentions = tuple[tuple[int, Mention], ...]


def to_plain(value: Any) -> Any:
    """Frozen values as tuples of their fields, all the way down; dicts, words and numbers stay."""
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    items = value if isinstance(value, tuple) else _values(type(value))(value)
    return tuple([item if type(item) in _LEAVES else to_plain(item) for item in items])


_LEAVES = frozenset((str, int, float, bool, type(None)))


_GETTERS: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a value of a kind, a dataclass with more than one."""
    if kind not in _GETTERS:
        first, second, *rest = _names(kind)
        _GETTERS[kind] = attrgetter(first, second, *rest)
    return _GETTERS[kind]


def from_plain(plain: Sequence[Any]) -> Ontology:
    """The ontology that `to_plain` took apart."""
    found = dict(zip(_names(Ontology), plain, strict=True))
    found["terms"] = {key: _term(item) for key, item in found["terms"].items()}
    found["relations"] = {key: _relation(item) for key, item in found["relations"].items()}
    found["groups"] = {key: _relation(item) for key, item in found["groups"].items()}
    found["predicates"] = tuple(starmap(Predicate, found["predicates"]))
    return Ontology(**found)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _term(plain: Sequence[Any]) -> Term:
    name, kind, labels, definition, scope_note, sources, broader, related, matches, *rest = plain
    return Term(
        name, kind, tuple(starmap(Label, labels)), definition, scope_note, sources, broader, related,
        tuple([Match(*item) for item in matches]) if matches else (), *rest,
    )  # fmt: skip


def _relation(plain: Sequence[Any]) -> Relation:
    found = dict(zip(_names(Relation), plain, strict=True))
    found["labels"] = tuple(Label(*item) for item in found["labels"])
    found["inverse"] = tuple(Label(*item) for item in found["inverse"])
    found["examples"] = tuple(Example(*item) for item in found["examples"])
    return Relation(**found)


def paper_from(plain: Sequence[Any]) -> Paper:
    """The paper that `to_plain` took apart."""
    document, blocks, sentences, references = plain
    return Paper(
        Document(*document),
        tuple([Block(kind, Span(*span), section) for kind, span, section in blocks]),
        tuple([Sentence(name, n, _spans(pieces), *rest) for name, n, pieces, *rest in sentences]),
        tuple([Reference(key, text, Span(*span), *rest) for key, text, span, *rest in references]),
    )


def extract_from(mentions: Sequence[Any], evidence: Sequence[Any]) -> tuple[Mentions, tuple[Evidence, ...]]:
    """The mentions and the evidence of one paper that `to_plain` took apart."""
    return tuple([(n, Mention(*item)) for n, item in mentions]), tuple([_evidence(item) for item in evidence])


def _evidence(plain: Sequence[Any]) -> Evidence:
    values = list(plain)
    for place, restore in _RESTORED:
        values[place] = restore(values[place])
    return Evidence(*values)


def _node(plain: Sequence[Any]) -> Node:
    key, text, kind, surface, pieces = plain
    return Node(key, text, kind, surface, _spans(pieces))


def _spans(plain: Sequence[Any]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in plain])


_PLACES = {name: n for n, name in enumerate(_names(Evidence))}
_RESTORED = ((_PLACES["subject"], _node), (_PLACES["object"], _node), (_PLACES["cue"], _spans))
