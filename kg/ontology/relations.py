"""Files of relations, with the sentences that show them, and of their groups."""

from __future__ import annotations

import re
from typing import Any

from kg.model import Example, Label, Relation
from kg.ontology.base import Loading, Source, entries
from kg.shape import Report, nearest
from kg.shapes import RELATION, RELATION_GROUPS
from kg.text import cjk_share
from kg.yamlfile import Table


def read_relation(source: Source, report: Report, loading: Loading) -> None:
    root = source.file.root
    assert root is not None
    found = RELATION.read(root, report)
    if found is not None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", source.name):
            report.error(root, "bad-key", f"{source.name!r} is no id of a relation", "name the file like promotes.yaml")
        loading.places[f"relation/{source.name}"] = source.file.where(root)
        loading.relations[source.name] = _relation(source.name, found)
        broader = root.entries.get("broader") if isinstance(root, Table) else None
        if broader and found.get("broader") and found["broader"] not in loading.groups:
            message = f"{found['broader']!r} is no group of relations"
            report.error(broader[1], "dangling-reference", message, nearest(found["broader"], loading.groups))


def read_groups(source: Source, report: Report, loading: Loading) -> None:
    for key, value in entries(source.file.root, report):
        if (found := RELATION_GROUPS.read(value, report)) is not None:
            loading.places[f"relation/{key.text}"] = source.file.where(key)
            loading.groups[key.text] = _relation(key.text, found)


def _relation(id_: str, found: dict[str, Any]) -> Relation:
    return Relation(
        id=id_,
        labels=tuple(Label(text, lang) for lang, text in found.get("label", {}).items()),
        definition=tuple(found.get("definition", {}).items()),
        domain=found.get("domain", ()),
        range=found.get("range", ()),
        broader=found.get("broader"),
        inverse=tuple(Label(text, lang) for lang, text in found.get("inverse", {}).items()),
        symmetric=found.get("symmetric", False),
        polarity=found.get("polarity", "affirmed"),
        examples=tuple(
            _example(item) for item in found.get("examples", ()) if "text" in item and len(item.get("claim", ())) == 2
        ),
        counterexamples=tuple((script(text), text) for text in found.get("counterexamples", ())),
    )


def _example(item: dict[str, Any]) -> Example:
    subject, object_ = item["claim"]
    qualifiers = {key: item[key] for key in ("polarity", "modality", "holder") if key in item}
    text = item["text"]
    return Example(text, script(text), subject, object_, **qualifiers)


def script(text: str) -> str:
    """The language of a sentence by its script: zh where three letters in ten are Chinese."""
    return "zh" if cjk_share(text) > 0.3 else "en"
