"""JSON Schemas of the ontology's files, for editors: made from the loader's own tables."""

from __future__ import annotations

import json
from pathlib import Path

from kg.ontology import FILES
from kg.shape import Each, Json, Many, Shape
from kg.shapes import CUES, MAPPINGS, PREDICATES, RELATION, RELATION_GROUPS, SCHEME, TERMS

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas() -> dict[str, Json]:
    """File name → schema, one for each kind of file."""
    files: dict[str, tuple[str, Shape]] = {
        "scheme": ("The ontology as a whole", SCHEME),
        "relation": ("A relation", RELATION),
        "groups": ("Groups of relations", Each(RELATION_GROUPS, what="group")),
        "cues": ("Words that qualify a claim, of one language", CUES),
        "mappings": ("Mappings to public vocabularies", MAPPINGS),
    }
    files |= {name: (f"Terms: {name}", Each(TERMS[kind], what="term")) for name, kind in FILES.items()}
    found = {name: _whole(title, shape.schema()) for name, (title, shape) in files.items()}
    found["predicates"] = _whole("Words that state relations, of one language", _predicates())
    return {f"{name}.json": schema for name, schema in sorted(found.items())}


def schema_texts() -> dict[str, str]:
    """File name → the schema as the file holds it."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in schemas().items()}


def write_schemas(folder: Path) -> None:
    """Writes the schemas into `folder`/schema."""
    target = folder / "schema"
    target.mkdir(exist_ok=True)
    for name, text in schema_texts().items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def _whole(title: str, schema: Json) -> Json:
    return {"$schema": _DRAFT, "title": title} | schema


def _predicates() -> Json:
    """Relation → form → words; a form without words yet may be empty."""
    forms = {form: {"anyOf": [Many(entry).schema(), {"type": "null"}]} for form, entry in PREDICATES.items()}
    inner: Json = {"type": "object", "properties": forms, "additionalProperties": False}
    return {"type": "object", "additionalProperties": inner}


if __name__ == "__main__":
    write_schemas(Path("ontology"))
