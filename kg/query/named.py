"""Named queries: each file of `kg/queries/` is one; its head says what it is, its VALUES lines are its parameters.

A head is lines `# key: text` with the keys title, title zh, description, description zh, example, and for each parameter
`param NAME KIND: English / 中文`. A parameter's line `VALUES ?name { default }` holds its default; where that line is
commented out the parameter is left open unless it is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import KgError
from kg.shape import nearest

FOLDER = Path(__file__).parent.parent / "queries"
KINDS = ("node", "work", "relation", "claim", "lang", "number", "text")
_HEAD = re.compile(r"^# (title|title zh|description|description zh|example|param [a-z]+ [a-z]+): (.+)$")
_VALUES = re.compile(r"^(?P<indent>\s*)(?P<open># )?VALUES \?(?P<name>[a-z]+) \{ (?P<term>.+) \}\s*$")
_PREFIX = re.compile(r"(?<![\w<])([a-z]+):(?=\w)")
Bound = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name, what kind of thing it takes, what it is (English, Chinese), its default as SPARQL, or ''."""

    name: str
    kind: str
    text: str
    text_zh: str
    default: str


@dataclass(frozen=True, slots=True)
class Named:
    """A named query."""

    name: str
    title: str
    title_zh: str
    description: str
    description_zh: str
    example: str
    parameters: tuple[Parameter, ...]
    text: str  # whole, runs as it stands once its prefixes are declared

    def bound(self, values: Mapping[str, Bound]) -> str:
        """The query with terms for its parameters: the engine writes each term, and it is read back to be sure."""
        lines = self.text.split("\n")
        for n, line in enumerate(lines):
            found = _VALUES.match(line)
            if found and found["name"] in values:
                term = values[found["name"]]
                lines[n] = f"{found['indent']}VALUES ?{found['name']} {{ {_written(term)} }}"
        return "\n".join(lines)


def standalone(text: str, prefixes: Mapping[str, str]) -> str:
    """A query with the declarations of the prefixes that it uses, fit for any other tool."""
    used = {name for line in text.split("\n") if not line.startswith("#") for name in _PREFIX.findall(line)}
    head = [f"PREFIX {name}: <{prefixes[name]}>" for name in sorted(used) if name in prefixes]
    return "\n".join([*head, text])


@cache
def named_queries(folder: Path = FOLDER) -> dict[str, Named]:
    """Name → query, sorted by name."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"), key=lambda path: path.stem)}


def find(name: str) -> Named:
    """The query of that name; an unknown one is answered with the nearest."""
    known = named_queries()
    if name not in known:
        raise KgError(f"no query is called {name!r}; {nearest(name, known) or 'see kg query --list'}")
    return known[name]


def _read(path: Path) -> Named:
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    for line in text.split("\n"):
        found = _HEAD.match(line)
        if not found:
            break
        head[found[1]] = found[2]
    defaults = {m["name"]: "" if m["open"] else m["term"] for line in text.split("\n") if (m := _VALUES.match(line))}
    parameters = tuple(_parameter(key, words, defaults) for key, words in head.items() if key.startswith("param "))
    return Named(
        path.stem,
        head.get("title", ""),
        head.get("title zh", ""),
        head.get("description", ""),
        head.get("description zh", ""),
        head.get("example", ""),
        parameters,
        text,
    )


def _parameter(key: str, words: str, defaults: Mapping[str, str]) -> Parameter:
    _, name, kind = key.split(" ")
    english, _, chinese = words.partition(" / ")
    return Parameter(name, kind, english, chinese, defaults[name])


def _written(term: Bound) -> str:
    written = str(term)
    back = [row["x"] for row in Store().query(f"SELECT ?x {{ VALUES ?x {{ {written} }} }}")]  # type: ignore[union-attr]
    if back != [term]:
        raise KgError(f"{term.value!r} cannot be the value of a parameter")
    return written
