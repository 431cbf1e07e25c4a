"""Shapes of values in YAML files: one table reads a file, reports what does not fit, and makes its JSON Schema."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from kg.model import Issue
from kg.yamlfile import Listing, Scalar, Table, Value, YamlFile

Json = dict[str, Any]


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `word`, and the known words where they are few."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, 1, 0.6)
    listed = f"known: {', '.join(names)}" if len(names) <= 30 else ""
    return "; ".join(part for part in (f"did you mean {close[0]}?" if close else "", listed) if part)


@dataclass(frozen=True, slots=True)
class Report:
    """Collects the issues of one file."""

    file: YamlFile
    issues: list[Issue] = field(default_factory=list)

    def error(self, value: Value, code: str, message: str, hint: str = "") -> None:
        """Notes an error at `value`."""
        self.issues.append(Issue(self.file.where(value), "error", code, message, hint))

    def misfit(self, value: Value, wanted: str) -> Any:
        """Notes that `value` is not what is wanted there; gives None."""
        shown = "a list" if isinstance(value, Listing) else "a mapping"
        if isinstance(value, Scalar):
            shown = repr(value.text[:60])
        empty = isinstance(value, Scalar) and not value.text.strip()
        self.error(value, "bad-value", "an empty value" if empty else f"{shown} does not fit", f"write {wanted}")
        return None


class Shape(Protocol):
    """What a value must look like."""

    def read(self, value: Value, report: Report) -> Any:
        """The value as Python sees it; None where it does not fit, which is reported."""
        ...

    def schema(self) -> Json:
        """The same as JSON Schema."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line, white space evened out; `pattern` must match the whole."""

    what: str = "text"
    pattern: str = ""

    def read(self, value: Value, report: Report) -> Any:
        if not isinstance(value, Scalar) or not value.text.strip():
            return report.misfit(value, self.what)
        text = " ".join(value.text.split())
        if self.pattern and not re.fullmatch(self.pattern, text):
            return report.misfit(value, self.what)
        return text

    def schema(self) -> Json:
        # a plain 1.10 or 2024-01-01 is a number or a date to an editor, and text to us
        kind: Json = {"type": ["string", "number", "boolean"]}
        return kind | ({"pattern": f"^(?:{self.pattern})$"} if self.pattern else {})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Value, report: Report) -> Any:
        if isinstance(value, Scalar) and value.text in self.words:
            return value.text
        return report.misfit(value, f"one of {', '.join(self.words)}")

    def schema(self) -> Json:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false, and no other word for them."""

    def read(self, value: Value, report: Report) -> Any:
        if isinstance(value, Scalar) and value.text in ("true", "false"):
            return value.text == "true"
        return report.misfit(value, "true or false")

    def schema(self) -> Json:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the common era."""

    def read(self, value: Value, report: Report) -> Any:
        if isinstance(value, Scalar) and re.fullmatch(r"[0-9]{3,4}", value.text):
            return int(value.text)
        return report.misfit(value, "a year of three or four digits")

    def schema(self) -> Json:
        return {"type": "integer", "minimum": 100, "maximum": 9999}


@dataclass(frozen=True, slots=True)
class Many:
    """A list; with `single`, one value may stand without the list."""

    inner: Shape
    single: bool = False
    least: int = 0
    most: int = 0

    def read(self, value: Value, report: Report) -> Any:
        if self.single and not isinstance(value, Listing):
            value = Listing((value,), value.line, value.column)
        if not isinstance(value, Listing):
            return report.misfit(value, "a list")
        if len(value.items) < self.least or (self.most and len(value.items) > self.most):
            return report.misfit(value, f"a list of {self.least}" + (f" to {self.most}" if self.most else " or more"))
        found = (self.inner.read(item, report) for item in value.items)
        return tuple(item for item in found if item is not None)

    def schema(self) -> Json:
        items: Json = {"type": "array", "items": self.inner.schema()}
        items |= {"minItems": self.least} if self.least else {}
        items |= {"maxItems": self.most} if self.most else {}
        return {"anyOf": [self.inner.schema(), items]} if self.single else items


@dataclass(frozen=True, slots=True)
class Either:
    """`leaf` where a word stands, `table` where a mapping does."""

    leaf: Shape
    table: Shape

    def read(self, value: Value, report: Report) -> Any:
        return (self.table if isinstance(value, Table) else self.leaf).read(value, report)

    def schema(self) -> Json:
        return {"anyOf": [self.leaf.schema(), self.table.schema()]}


@dataclass(frozen=True, slots=True)
class Each:
    """A mapping from keys of one pattern to values of one shape; gives a dict in the file's order."""

    inner: Shape
    keys: str = ".+"
    what: str = "key"
    known: tuple[str, ...] = ()  # where given, no other key may stand

    def read(self, value: Value, report: Report) -> Any:
        if not isinstance(value, Table):
            hint = f"with {', '.join(self.known)}" if self.known else ""
            return report.misfit(value, f"a mapping {hint}".strip())
        found: dict[str, Any] = {}
        for key, inner in value.items():
            if self.known and key.text not in self.known:
                report.error(key, "unknown-key", f"{key.text!r} is no known {self.what}", nearest(key.text, self.known))
            elif not re.fullmatch(self.keys, key.text):
                report.error(key, "bad-key", f"{key.text!r} is no {self.what}", f"it must match {self.keys}")
            elif (read := self.inner.read(inner, report)) is not None:
                found[key.text] = read
        return found

    def schema(self) -> Json:
        inner = self.inner.schema()
        if self.known:
            return {"type": "object", "properties": dict.fromkeys(self.known, inner), "additionalProperties": False}
        pattern = "" if self.keys == ".+" else f"^(?:{self.keys})$"
        if not pattern:
            return {"type": "object", "additionalProperties": inner}
        return {"type": "object", "patternProperties": {pattern: inner}, "additionalProperties": False}


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping of known keys, each with its shape; gives a dict of what is there."""

    fields: Mapping[str, Shape]
    required: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)  # field → what it says, for editors

    def read(self, value: Value, report: Report) -> Any:
        if not isinstance(value, Table):
            return report.misfit(value, f"a mapping with {', '.join(self.fields)}")
        found: dict[str, Any] = {}
        for key, inner in value.items():
            shape = self.fields.get(key.text)
            if shape is None:
                report.error(key, "unknown-key", f"{key.text!r} is no known key", nearest(key.text, self.fields))
            elif (read := shape.read(inner, report)) is not None:
                found[key.text] = read
        for name in self.required:
            if name not in value.entries:
                report.error(value, f"missing-{name}", f"{name!r} is missing", f"add {name}: …")
        return found

    def schema(self) -> Json:
        properties = {name: shape.schema() for name, shape in self.fields.items()}
        for name, text in self.about.items():
            properties[name] = properties[name] | {"description": text}
        schema: Json = {"type": "object", "properties": properties, "additionalProperties": False}
        return schema | ({"required": list(self.required)} if self.required else {})
