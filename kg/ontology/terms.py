"""Files of terms: concepts, actors, places, instruments, cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import Label, LabelKind, Term
from kg.names import slug
from kg.ontology.base import Loading, Source, entries
from kg.shape import Report
from kg.shapes import TERMS
from kg.yamlfile import Listing, Scalar, Table, Value, YamlFile

_LABEL_KEYS: tuple[tuple[str, LabelKind], ...] = (("label", "preferred"), ("also", "alternative"), ("not", "negative"))


def read_terms(source: Source, report: Report, loading: Loading) -> None:
    kind = source.name
    shape = TERMS[kind]
    for key, value in entries(source.file.root, report):
        id_, where = f"{kind}/{key.text}", source.file.where(key)
        if slug(key.text) != key.text:
            report.error(key, "bad-key", f"{key.text!r} is no key", f"write {slug(key.text)}")
        elif id_ in loading.places:
            report.error(key, "duplicate-id", f"{id_} is defined twice", f"the first stands at {loading.places[id_]}")
        elif (found := shape.read(value, report)) is not None:
            loading.places[id_] = where
            loading.terms[id_] = _term(id_, kind, Path(source.file.name).stem, found)
            loading.references.extend(_references(id_, value, found, source.file))
            if "label" in found and not found["label"]:
                report.error(value, "missing-label", f"{id_} has no label", "add label: {en: …, zh: …}")


def _term(id_: str, kind: str, theme: str, found: dict[str, Any]) -> Term:
    return Term(
        id=id_,
        kind=kind,  # type: ignore[arg-type]  # a name out of FILES
        labels=_labels(found),
        definition=tuple(found.get("definition", {}).items()),
        scope_note=tuple(found.get("note", {}).items()),
        sources=found.get("source", ()),
        valence=found.get("valence", "neutral"),
        party=found.get("party"),
        year=found.get("year"),
        theme=theme,
    )


def _labels(found: dict[str, Any]) -> tuple[Label, ...]:
    labels = []
    for key, kind in _LABEL_KEYS:
        for lang, texts in found.get(key, {}).items():
            labels += [Label(text, lang, kind) for text in ((texts,) if isinstance(texts, str) else texts)]
    return tuple(labels)


def _references(id_: str, value: Value, found: dict[str, Any], file: YamlFile) -> Iterator[tuple[str, str, str, str]]:
    """Each reference of a term with its key and place."""
    assert isinstance(value, Table)
    for key in ("broader", "related"):
        if key in found:
            inner = value.entries[key][1]
            items = inner.items if isinstance(inner, Listing) else (inner,)
            for item in items:
                if isinstance(item, Scalar) and item.text.strip():
                    yield id_, key, " ".join(item.text.split()), file.where(item)
