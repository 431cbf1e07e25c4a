"""The scheme, the cue words and the mappings."""

from __future__ import annotations

from kg.model import Match
from kg.ontology.base import Loading, Source, entries
from kg.shape import Report, nearest
from kg.shapes import CUES, MAPPINGS, SCHEME


def read_scheme(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    loading.scheme = SCHEME.read(source.file.root, report) or {}


def read_cues(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    for topic, values in (CUES.read(source.file.root, report) or {}).items():
        loading.cues.setdefault(topic, {})[source.name] = values


def read_mappings(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    found = MAPPINGS.read(source.file.root, report) or {}
    for key, _ in entries(source.file.root, report):
        if key.text not in loading.terms:
            report.error(key, "dangling-reference", f"{key.text!r} is no term", nearest(key.text, loading.terms))
        elif key.text in found:
            wanted = ("property", "iri")
            complete = [entry for entry in found[key.text] if all(name in entry for name in wanted)]
            loading.matches[key.text] = tuple(
                Match(entry["property"], entry["iri"], entry.get("checked", "")) for entry in complete
            )
