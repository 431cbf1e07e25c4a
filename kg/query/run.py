"""A request run on a store, here and now: what a worker does with what it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store, Triple

from kg.errors import KgError
from kg.query.formats import FORMATS, write_boolean, write_graph, write_table
from kg.query.mistakes import mistake
from kg.query.scan import check, check_addresses, starred
from kg.query.values import Answer, Limits, QuerySyntaxError, RefusedError, Request, StoppedError

_AT = re.compile(r"^error at (\d+):(\d+): (.*)$", re.DOTALL)


def run(store: Store, request: Request, prefixes: Mapping[str, str], limits: Limits) -> Answer:
    """The answer to a query's text."""
    graphs = [graph.value for graph in store.named_graphs()]
    check(request.text, None if request.default_graphs or request.named_graphs else graphs, prefixes, request.base)
    check_addresses((*request.default_graphs, *request.named_graphs))
    found = evaluate(store, request.text, prefixes, _dataset(request))
    return _answer(found, request, prefixes, limits)


def evaluate(store: Store, text: str, prefixes: Mapping[str, str], dataset: Mapping[str, Any] | None = None) -> Any:
    """The engine's answer; its errors in our words."""
    try:
        return store.query(text, prefixes=dict(prefixes), **(dataset or {}))
    except SyntaxError as error:
        raise QuerySyntaxError(_told(str(error), text, prefixes)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise RefusedError(f"the engine refuses the query: {error}") from error


def _told(message: str, text: str, prefixes: Mapping[str, str]) -> str:
    """The mistake in our words where it is a known one, else the engine's message; with line, column and place."""
    known = mistake(text, prefixes)
    if known:
        before = text[: known[0]]
        return _placed(text, before.count("\n") + 1, known[0] - before.rfind("\n"), known[1])
    found = _AT.match(message)
    return _placed(text, int(found[1]), int(found[2]), _short(found[3])) if found else message


def _placed(text: str, number: int, column: int, message: str) -> str:
    """A message with line, column and the place shown."""
    line = [*text.split("\n"), *[""] * number][number - 1].replace("\t", " ")
    start = max(0, column - 60)
    shown = f"{line[start : column + 20]}\n{' ' * (column - 1 - start)}^"
    return f"line {number}, column {column}: {message}\n{shown}"


def _short(words: str) -> str:
    """The engine's words; of what it expected only the short names."""
    if not words.startswith("expected one of "):
        return " ".join(words.split())
    names = [
        name
        for name in re.split(r",\s+", words.removeprefix("expected one of "))
        if "\\u" not in name and "[" not in name
    ]
    return f"expected one of {', '.join(names[:12])}{' …' if len(names) > 12 else ''}"


def _dataset(request: Request) -> dict[str, Any]:
    """The base, and what the protocol says: a default graph without named ones leaves none to GRAPH, and the other way round."""
    base = {"base_iri": request.base} if request.base else {}
    if not request.default_graphs and not request.named_graphs:
        return base
    return {
        **base,
        "default_graph": [NamedNode(name) for name in request.default_graphs],
        "named_graphs": [NamedNode(name) for name in request.named_graphs],
    }


def _answer(found: Any, request: Request, prefixes: Mapping[str, str], limits: Limits) -> Answer:
    try:
        if isinstance(found, QueryBoolean):
            form, name = "ask", _format(request.table_format, True)
            return Answer(form, name, write_boolean(name, bool(found)), 1)
        if isinstance(found, QuerySolutions):
            form, name = "select", _format(request.table_format, True)
            variables = _ordered([variable.value for variable in found.variables], request.text)
            taken = (tuple(row[name] for name in variables) for row in islice(found, limits.rows + 1))
            rows, cut = _within(list(taken), request, limits)
            body = write_table(name, variables, rows)
        else:
            form, name = "graph", _format(request.graph_format, False)
            rows, cut = _within(list(_distinct(found, limits.rows)), request, limits)
            body = write_graph(name, rows, prefixes)
    except (RuntimeError, ValueError, OSError) as error:
        raise RefusedError(f"the engine gave up: {error}") from error
    if len(body) > limits.bytes:
        raise StoppedError(f"the answer has more than {limits.bytes} bytes; add LIMIT or ask for less")
    return Answer(form, name, body, len(rows), cut)


def _ordered(variables: list[str], text: str) -> list[str]:
    """The columns; those of `SELECT *` in the order in which the query names them, the engine's being arbitrary."""
    return (
        sorted(variables, key=named.index) if (named := starred(text)) and set(variables) <= set(named) else variables
    )


def _distinct(found: Iterable[Triple], limit: int) -> Iterable[Triple]:
    seen: set[str] = set()
    for triple in found:
        key = str(triple)
        if key not in seen:
            seen.add(key)
            yield triple
            if len(seen) > limit:
                return


def _within(rows: list[Any], request: Request, limits: Limits) -> tuple[list[Any], bool]:
    if len(rows) <= limits.rows:
        return rows, False
    if not request.cut:
        raise StoppedError(f"the answer has more than {limits.rows} rows; add LIMIT or ask for less")
    return rows[: limits.rows], True


def _format(name: str, table: bool) -> str:
    if name in FORMATS and FORMATS[name].table == table:
        return name
    fitting = ", ".join(f.name for f in FORMATS.values() if f.table == table)
    what = "rows (SELECT, ASK)" if table else "triples (CONSTRUCT, DESCRIBE)"
    raise KgError(f"{name} cannot hold {what}; choose {fitting}")
