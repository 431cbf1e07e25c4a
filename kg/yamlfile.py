"""Strict YAML: every value as text with its line and column; what other readers would bend is an Issue.

The events of the parser are read with a stack of our own: libyaml's composer recurses and takes the process down on
deep nesting, its event stream does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kg.model import Issue

MAX_DEPTH = 24
MAX_BYTES = 16_000_000
MAX_ISSUES = 20  # of one kind in one file

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"', "|", ">")
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")


class Scalar(NamedTuple):
    """A leaf as written; `plain` where it has no quotes, so that others may take it for a number or a truth value."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence."""

    items: tuple[Value, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: key → (key as written, value), in the file's order."""

    entries: dict[str, tuple[Scalar, Value]]
    line: int
    column: int

    def items(self) -> Iterator[tuple[Scalar, Value]]:
        """Keys and values in the file's order."""
        return iter(self.entries.values())


Value = Scalar | Listing | Table


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file as read: `name` as shown to the reader; `root` is None where it is empty or broken."""

    name: str
    root: Value | None
    issues: tuple[Issue, ...]
    text: str = ""

    def where(self, value: Value) -> str:
        """`file:line:column` of a value."""
        return f"{self.name}:{value.line}:{value.column}"


def read_yaml(path: Path, name: str) -> YamlFile:
    """The file at `path`, shown as `name`; whatever is wrong with it is in `issues`."""
    if path.exists() and not path.is_file():  # a pipe would wait for ever
        return YamlFile(name, None, (_issue(name, 1, 1, "yaml-unreadable", "is no file"),))
    try:
        data = path.read_bytes()
    except OSError as error:
        return YamlFile(name, None, (_issue(name, 1, 1, "yaml-unreadable", f"cannot be read: {error.strerror}"),))
    if len(data) > MAX_BYTES:
        return YamlFile(name, None, (_issue(name, 1, 1, "yaml-size", f"is larger than {MAX_BYTES:,} bytes"),))
    try:
        return parse_yaml(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        head = data[: error.start].decode("utf-8-sig")
        hint = "save the file as UTF-8"
        return YamlFile(name, None, (_issue(name, *_position(head, len(head)), "yaml-encoding", "is not UTF-8", hint),))


def parse_yaml(text: str, name: str) -> YamlFile:
    """`text` as values with places; a broken text gives what was wrong and no values."""
    unsafe = _unsafe_characters(text, name)
    builder = _Builder(name)
    try:
        root = builder.build(_UNSAFE.sub(" ", text).replace("\t", " "))
    except _Refused:
        root = None
    except yaml.YAMLError as error:
        root = None
        if not unsafe:  # a tab in the indentation is the cause, and is said already
            builder.issues.append(_syntax(name, error))
    return YamlFile(name, root, unsafe + tuple(builder.issues), text)


def _unsafe_characters(text: str, name: str) -> tuple[Issue, ...]:
    found = []
    for number, match in enumerate(re.finditer(f"\t|{_UNSAFE.pattern}", text)):
        if number == MAX_ISSUES:
            break
        line, column = _position(text, match.start())
        if match[0] == "\t":
            found.append(_issue(name, line, column, "yaml-tab", "a tab character", "use spaces"))
        else:
            shown = f"U+{ord(match[0]):04X}"
            found.append(_issue(name, line, column, "yaml-control", f"a control character ({shown})", "delete it"))
    return tuple(found)


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of `text[index]`."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _issue(name: str, line: int, column: int, code: str, message: str, hint: str = "") -> Issue:
    return Issue(f"{name}:{line}:{column}", "error", code, message, hint)


def _syntax(name: str, error: yaml.YAMLError) -> Issue:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    parts = (getattr(error, "context", None), getattr(error, "problem", None))
    message = ", ".join(part for part in parts if part) or "cannot be parsed"
    hint = "check indentation, quotes and the space after each colon"
    return _issue(name, line, column, "yaml-syntax", message, hint)


class _Refused(Exception):
    """The file goes beyond a bound; the issue is noted."""


@dataclass
class _Open:
    """A collection whose end has not come yet."""

    line: int
    column: int
    items: list[Value] | None = None
    entries: dict[str, tuple[Scalar, Value]] = field(default_factory=dict)
    key: Scalar | None = None


class _Builder:
    """Turns the parser's events into values."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.issues: list[Issue] = []
        self._root: Value | None = None
        self._stack: list[_Open] = []
        self._documents = 0

    def build(self, text: str) -> Value | None:
        """The only document of `text`; None where it is empty."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = _LOADER(text)
        try:
            while type(event := loader.get_event()) is not yaml.StreamEndEvent:
                handler = handlers.get(type(event))
                if handler is not None:
                    handler(event)
            return self._root
        finally:
            loader.dispose()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        line, column = _place(event)
        if event.anchor or event.tag:
            self._bare(event)
        text = event.value
        if event.style == '"' and (found := _UNSAFE.search(text.replace("\t", "\x00"))):
            shown = f"an escaped control character (U+{ord(found[0]):04X})"
            self._note((line, column), "yaml-control", shown, "delete it")
            text = ""
        self._add(Scalar(text, line, column, event.style not in _QUOTES))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = _place(event)
        if event.anchor or event.tag:
            self._bare(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(place, "yaml-depth", f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if self._stack and self._stack[-1].items is None and self._stack[-1].key is None:
            self._refuse(place, "yaml-key", "a key that is a list or a mapping", "keys are plain words")
        self._stack.append(_Open(*place, [] if type(event) is yaml.SequenceStartEvent else None))

    def _close(self, event: yaml.Event) -> None:
        done = self._stack.pop()
        if done.items is not None:
            self._add(Listing(tuple(done.items), done.line, done.column))
        else:
            self._add(Table(done.entries, done.line, done.column))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse(_place(event), "yaml-alias", f"an alias (*{event.anchor})", "write the value out")

    def _document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(_place(event), "yaml-documents", "a second document", "one document a file")

    def _bare(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Notes an anchor or a tag: neither has a use here."""
        if event.anchor:
            self._note(_place(event), "yaml-alias", f"an anchor (&{event.anchor})", "write the value out")
        if event.tag and event.tag != "!":
            self._note(_place(event), "yaml-tag", f"a tag ({event.tag})", "delete it: every value is read as text")

    def _add(self, done: Value) -> None:
        if not self._stack:
            self._root = done
            return
        parent = self._stack[-1]
        if parent.items is not None:
            parent.items.append(done)
        elif parent.key is None:
            assert isinstance(done, Scalar)  # `_open` refuses the rest
            parent.key = done
        else:
            self._enter(parent, parent.key, done)
            parent.key = None

    def _enter(self, parent: _Open, key: Scalar, value: Value) -> None:
        first = parent.entries.setdefault(key.text, (key, value))
        if first[0] is not key:
            place = f"{self.name}:{key.line}:{key.column}"
            hint = f"the first is in line {first[0].line}; keep one"
            self.issues.append(Issue(place, "error", "yaml-duplicate-key", f"the key {key.text!r} stands twice", hint))

    def _note(self, place: tuple[int, int], code: str, message: str, hint: str) -> None:
        if sum(issue.code == code for issue in self.issues) < MAX_ISSUES:
            self.issues.append(_issue(self.name, *place, code, message, hint))

    def _refuse(self, place: tuple[int, int], code: str, message: str, hint: str) -> None:
        self._note(place, code, message, hint)
        raise _Refused


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
