"""What is probably wrong with a query that the engine does not take, in words that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.query.scan import FORMS, Token, tokens
from kg.shape import nearest


def mistake(query: str, prefixes: Mapping[str, str]) -> tuple[int, str] | None:
    """Where in the query a likely mistake stands, and what it is; None where none is known."""
    found = list(tokens(query))
    return _first_word(found) or _prefix(query, found, prefixes)


def _first_word(found: list[Token]) -> tuple[int, str] | None:
    """A first keyword after the prologue that no query begins with."""
    first = next(_after_prologue(found), None)
    if first is None or first.kind != "word" or any(first.text.upper().startswith(form) for form in FORMS):
        return None
    hint = nearest(first.text.upper(), FORMS).partition(";")[0]
    hint = hint if hint.startswith("did you mean") else "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return first.start, f"{first.text!r} is no kind of query; {hint}"


def _after_prologue(found: list[Token]) -> Iterator[Token]:
    rest = list(found)
    while rest and rest[0].kind == "word" and rest[0].text.upper() in ("PREFIX", "BASE"):
        rest = rest[3 if rest[0].text.upper() == "PREFIX" else 2 :]
    return iter(rest)


def _prefix(query: str, found: list[Token], prefixes: Mapping[str, str]) -> tuple[int, str] | None:
    """The first name with a prefix that neither the query nor the build declares."""
    known = {*prefixes, *_declared(found)}
    for token in found:
        prefix = token.text.partition(":")[0]
        blank = not prefix and query[: token.start].endswith("_")  # _:b
        if token.kind == "name" and prefix not in known and not blank:
            listed = ", ".join(sorted(filter(None, known)))
            close = nearest(prefix, known).partition(";")[0]
            hint = f"{close} " if close.startswith("did you mean") else ""
            return token.start, f"the prefix {prefix + ':'!r} is not declared; {hint}known: {listed}"
    return None


def _declared(found: list[Token]) -> Iterator[str]:
    for word, name in pairwise(found):
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "name":
            yield name.text.partition(":")[0]
