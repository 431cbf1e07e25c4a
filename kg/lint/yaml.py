"""Checks of the files as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.lint.base import Check, Finding, Subject, entries
from kg.yamlfile import Listing, Scalar, Table, Value

_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"}
_FLAGS = {"symmetric", "reverse", "pivot"}


def _bent_words(subject: Subject) -> Iterator[Finding]:
    for source in subject.sources:
        for scalar in _wordlike(source.file.root):
            hint = f'write "{scalar.text}" with quotes'
            yield (
                source.file.where(scalar),
                f"{scalar.text!r} is a truth value or nothing to other readers of YAML",
                hint,
            )


def _wordlike(value: Value | None) -> Iterator[Scalar]:
    """Plain words that YAML 1.1 reads as something else, keys included, flags left out."""
    if isinstance(value, Scalar):
        if value.plain and value.text.lower() in _WORDS:
            yield value
    elif isinstance(value, Listing):
        for item in value.items:
            yield from _wordlike(item)
    for key, inner in entries(value):
        yield from _wordlike(key)
        if key.text not in _FLAGS or isinstance(inner, Table | Listing):
            yield from _wordlike(inner)


def _not_nfc(subject: Subject) -> Iterator[Finding]:
    for source in subject.sources:
        for number, line in enumerate(source.file.text.split("\n"), 1):
            plain = unicodedata.normalize("NFC", line)
            if plain != line:
                column = next((n for n, pair in enumerate(zip(line, plain, strict=False), 1) if pair[0] != pair[1]), 1)
                yield (
                    f"{source.file.name}:{number}:{column}",
                    "a character that is not in its composed form (NFC)",
                    "write the composed character, é and not e with an accent",
                )


def _trailing(subject: Subject) -> Iterator[Finding]:
    for source in subject.sources:
        for number, line in enumerate(source.file.text.split("\n"), 1):
            bare = line.removesuffix("\r")
            if found := re.search(r"\s+$", bare):
                yield f"{source.file.name}:{number}:{found.start() + 1}", "blanks at the end of the line", "delete them"


YAML = (
    Check(
        "yaml-word",
        "yaml",
        "warning",
        "A plain no, yes, on or off is a truth value to most readers of YAML.",
        _bent_words,
    ),
    Check("yaml-nfc", "yaml", "warning", "Two spellings of one character look alike and do not match.", _not_nfc),
    Check("yaml-trailing", "yaml", "info", "Blanks that nobody sees make differences that nobody meant.", _trailing),
)
