"""A query's text looked through before the engine sees it: what it is, and what of it is refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.query.values import RefusedError

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\s]*>)
    | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*+(?:\"\"\"|\Z|\\\Z)|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z|\\\Z)
        |"(?:[^"\\\n\r]|\\.)*+"?|'(?:[^'\\\n\r]|\\.)*+'?)
    | (?P<var>[?$]\w+)
    | (?P<tag>@[A-Za-z][\w-]*)
    | (?P<name>(?:[^\W\d_](?:[\w.-]{0,60}[\w-])?)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>\w+)
    | (?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"])
FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: `kind` is iri, string, var, tag, name, word or other."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query without white space and comments, in time that grows with its length alone.

    A string that does not end reaches to the end of its line or of the query, as the engine's error will; a prefix is
    looked for within 60 characters.
    """
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), match.start())


def check(query: str, graphs: Iterable[str] | None, prefixes: Mapping[str, str], base: str = "") -> None:
    """Refuses by name what a query may not do: change data, ask elsewhere, read graphs that are not there.

    `graphs` is None where the query's own FROM counts for nothing, since the protocol named the dataset.
    """
    found = list(tokens(_unescaped(query)))
    first = _first(found)
    if first in _UPDATES:
        raise RefusedError(f"{first} is an update; a build is only read: ask SELECT, ASK, CONSTRUCT or DESCRIBE")
    if any(token.kind == "word" and "SERVICE" in token.text.upper() for token in found):
        raise RefusedError("SERVICE asks another address; nothing outside of the build is read")
    if graphs is not None:
        check_graphs(_from(found, prefixes, base), graphs, "FROM")


def check_addresses(names: Iterable[str]) -> None:
    """Refuses names of graphs that are no http addresses; a graph of such a name that is not there is empty."""
    for name in names:
        if not re.match(r"(https?:|urn:)", name, re.IGNORECASE):
            raise RefusedError(f"<{name}> names no graph of this build, and nothing else is read")


def check_graphs(names: Iterable[str], graphs: Iterable[str], what: str) -> None:
    """Refuses names of graphs that the build does not have."""
    known = sorted(graphs)
    for name in names:
        if name not in known:
            listed = ", ".join(f"<{graph}>" for graph in known) or "none"
            raise RefusedError(
                f"{what} <{name}> names no graph of this build and nothing else is read; it has: {listed}"
            )


def form_of(query: str) -> str:
    """select, ask or graph, by the query's first word after its prologue."""
    return {"CONSTRUCT": "graph", "DESCRIBE": "graph", "ASK": "ask"}.get(_first(tokens(_unescaped(query))), "select")


def _first(found: Iterable[Token]) -> str:
    """The keyword that a query begins with after its prologue; the engine lets keywords stick to what follows (ASKFROM)."""
    words = (token.text.upper() for token in found if token.kind == "word")
    return next((key for word in words for key in sorted(FORMS | _UPDATES) if word.startswith(key)), "")


def starred(query: str) -> list[str]:
    """The variables of a `SELECT *` in the order in which it names them; nothing for other queries."""
    found = list(tokens(_unescaped(query)))
    words = [n for n, token in enumerate(found) if token.kind == "word" and token.text.upper() in FORMS]
    after = (
        [t for t in found[words[0] + 1 : words[0] + 3] if t.text.upper() not in ("DISTINCT", "REDUCED")]
        if words
        else []
    )
    if not after or after[0].text != "*":
        return []
    return list(dict.fromkeys(token.text[1:] for token in found if token.kind == "var"))


def _unescaped(query: str) -> str:
    """The query with its code point escapes decoded, as the grammar wants it before all else."""
    return _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)


def _from(found: list[Token], known: Mapping[str, str], base: str) -> Iterator[str]:
    prefixes = dict(known)
    for n, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" else ""
        after = found[n + 1 : n + 3]
        if word == "PREFIX" and [t.kind for t in after] == ["name", "iri"]:
            prefixes[after[0].text.removesuffix(":")] = urljoin(base, after[1].text[1:-1])
        elif word == "BASE" and after and after[0].kind == "iri":
            base = urljoin(base, after[0].text[1:-1])
        elif word.endswith(("FROM", "FROMNAMED")) and after:
            named = after[0].kind == "word" and after[0].text.upper() == "NAMED"
            name = after[1] if named and len(after) > 1 else after[0]
            if name.kind == "iri":
                yield urljoin(base, name.text[1:-1])
            elif name.kind == "name":
                prefix, _, local = name.text.partition(":")
                yield prefixes.get(prefix, "") + local


def looks_like_sparql(text: str) -> bool:
    """Whether a command line argument is a query and no name of one."""
    return bool(re.search(r"[\s{}<>?*#]", text))
