"""The JSON Schemas say what the loader does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from kg.ontology import assemble_ontology, read_folder
from kg.ontology.base import Source
from kg.schema import schema_texts, schemas

FOLDER = Path(__file__).parent.parent / "ontology"
SOURCES = read_folder(FOLDER)[0]
WRONG = {issue.where.split(":")[0] for issue in assemble_ontology(SOURCES).issues}
PLURAL = {"concept": "concepts", "actor": "actors", "place": "places", "instrument": "instruments", "case": "cases"}


def schema_of(source: Source) -> str:
    """The name of the schema for a file of the ontology."""
    return f"{PLURAL[source.name] if source.role == 'terms' else source.role}.json"


def test_the_files_are_what_the_tables_give() -> None:
    files = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "schema").iterdir()}
    assert files == schema_texts(), "run python -m kg.schema"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file.name)
def test_a_file_that_names_a_schema_names_its_own(source: Source) -> None:
    named = re.match(r"# yaml-language-server: \$schema=(.*)\n", source.file.text)
    if named:
        folder = (FOLDER.parent / source.file.name).parent
        assert (folder / named[1]).resolve() == FOLDER / "schema" / schema_of(source)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file.name)
def test_what_the_loader_takes_the_schema_takes(source: Source) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    if source.file.name not in WRONG:
        value = yaml.load(source.file.text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        jsonschema.validate(json.loads(json.dumps(value, default=str)), schemas()[schema_of(source)])


@pytest.mark.parametrize(
    "name, text",
    [
        ("concepts.json", "a: {label: {en: a}, brodaer: b}"),
        ("concepts.json", "a: {}"),
        ("concepts.json", "a: {label: {en: a}, party: role}"),
        ("actors.json", "a: {label: {en: a}, party: club}"),
        ("cases.json", "a: {label: {en: a}, year: soon}"),
        ("relation.json", "{label: {en: a}, domain: [people]}"),
        ("relation.json", "{label: {en: a}, examples: [{text: A b., claim: [A]}]}"),
        ("predicates.json", "promotes: {verbs: [a]}"),
        ("cues.json", "modality: [can]"),
        ("mappings.json", "concept/a: [{property: sameAs, iri: 'https://a.example'}]"),
        ("scheme.json", "base: ftp://a"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(name: str, text: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), schemas()[name])
