"""`kg query`"""

from __future__ import annotations

import json as json_module
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.commands._show import columns, put, put_json, say

if TYPE_CHECKING:
    from kg.query import Answer, Limits, Request

_FORMS = "table, csv, tsv, json, xml for rows; ttl, nt, jsonld, trig for triples"


def command(
    context: typer.Context,
    query: Annotated[
        str | None, typer.Argument(help="SPARQL, the name of a query, or - to read from standard input.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    format: Annotated[str | None, typer.Option("--format", "-f", help=_FORMS + ".")] = None,
    file: Annotated[Path | None, typer.Option(help="Read the query from a file.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the named query's SPARQL instead of its answer.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The list as JSON; an answer as --format json.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop the query after so long.")] = 10.0,
    memory: Annotated[int, typer.Option(min=16, help="Megabytes that the query may use.")] = 1024,
    rows: Annotated[int, typer.Option(min=1, help="Cut the answer after so many rows.")] = 100_000,
    endpoint: Annotated[
        str | None, typer.Option(help="Ask a SPARQL endpoint at this address instead of the build.")
    ] = None,
) -> None:
    """Ask the graph: SPARQL, or a named query with its parameters, e.g. kg query about --term 社会工作."""
    from kg.errors import KgError
    from kg.query import Limits, Request

    values = _values(context.args)
    if list_:
        return _list(query, json)
    text, name = _asked(query, file)
    if values and not name:
        raise KgError(f"only a named query has parameters; {next(iter(values))!r} has no place in a query of your own")
    request = Request(text, name, values, **_formats(format or ("json" if json else None)), cut=True, only_text=show)
    if show and not name:
        raise KgError("--show prints a named query; see kg query --list")
    limits = Limits(seconds, memory, rows)
    remote = endpoint is not None and not show
    answer = _remote(str(endpoint), request, out, limits) if remote else _local(out, request, limits)
    _put(answer, (format is None and not json) or format == "table")
    if name and not show:
        _unasked(name, values)
    if name and answer.form == "select" and not answer.rows and not remote:
        _nothing(name, values)


settings = {"allow_extra_args": True, "ignore_unknown_options": True}


def _values(arguments: list[str]) -> dict[str, str]:
    """`--name value` and `--name=value` → the values of a named query's parameters."""
    from kg.errors import KgError

    values: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not name[2:]:
            raise KgError(f"{name!r} is not understood; put a query of several words into quotes")
        if not equals:
            if not rest:
                raise KgError(f"{name} wants a value")
            value = rest.pop(0)
        if name[2:] in values:
            raise KgError(f"{name} is given twice")
        values[name[2:]] = value
    return values


def _asked(query: str | None, file: Path | None) -> tuple[str, str]:
    """The text of an own query, or the name of a named one."""
    from kg.errors import KgError
    from kg.query.named import find
    from kg.query.scan import looks_like_sparql

    if file is not None:
        if query is not None:
            raise KgError("a query and --file are two queries; give one")
        try:
            return file.read_text(encoding="utf-8"), ""
        except OSError as error:
            raise KgError(f"{file} cannot be read: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise KgError(f"{file} cannot be read: it is not UTF-8") from error
    if query is None:
        raise KgError("name a query (kg query --list) or write one: kg query 'SELECT …'")
    if query == "-":
        return sys.stdin.read(), ""
    if looks_like_sparql(query):
        return query, ""
    if "/" in query or query.endswith((".rq", ".sparql")) or Path(query).is_file():
        raise KgError(f"no query is called {query!r}; to read one from a file: kg query --file {query}")
    return "", find(query).name


def _formats(format_: str | None) -> dict[str, Any]:
    from kg.errors import KgError
    from kg.query import FORMATS
    from kg.shape import nearest

    if format_ in (None, "table"):
        return {}
    if format_ not in FORMATS:
        raise KgError(f"there is no format {format_!r}; {nearest(str(format_), ['table', *FORMATS])}")
    return {"table_format": format_, "graph_format": format_}


def _local(out: Path, request: Request, limits: Limits) -> Answer:
    from kg.query import Workers

    with Workers(out, limits) as workers:
        return workers.ask(request)


def _remote(url: str, request: Request, out: Path, limits: Limits) -> Answer:
    """Asks an endpoint; prefixes and the names in a named query's parameters are those of the build here."""
    from kg.query.named import standalone
    from kg.query.remote import ask
    from kg.rdf.space import STANDARD
    from kg.swap import MANIFEST

    if request.name or (out / MANIFEST).is_file():
        text = _local(out, replace(request, only_text=True), limits).body.decode()
    else:
        text = standalone(request.text, STANDARD)
    return ask(url, text, request.graph_format, request.table_format, limits.seconds)


def _put(answer: Answer, table: bool) -> None:
    for known in answer.known:
        say(known)
    if answer.form == "select" and table and answer.format == "json":
        _table(json_module.loads(answer.body))
    elif answer.form == "ask" and table and answer.format == "json":
        put("yes" if json_module.loads(answer.body)["boolean"] else "no")
    else:
        sys.stdout.buffer.write(answer.body)
        sys.stdout.buffer.flush()
    if answer.cut:
        say(f"kg: cut after {answer.rows} rows; --rows allows more")


def _unasked(name: str, values: dict[str, str]) -> None:
    """Says what a named query was asked about that nobody named: its example."""
    from kg.query.named import find

    for parameter in find(name).parameters:
        if parameter.kind == "node" and parameter.default and parameter.name not in values:
            say(f"--{parameter.name} was not given, so this is about {parameter.default}")


def _nothing(name: str, values: dict[str, str]) -> None:
    """Says of an empty answer about a term that is known what it means."""
    from kg.query.named import find

    of = [p.name for p in find(name).parameters if p.kind == "node" and p.name in values]
    if of:
        whole = name in ("about", "about-all") and set(values) <= {*of, "lang"}
        say(f"the papers make no {'' if whole else 'such '}claim about {'it' if len(of) == 1 else 'them'}")


def _table(found: dict[str, Any]) -> None:
    names = found["head"]["vars"]
    width = 60 if sys.stdout.isatty() else 10_000
    rows = [[_cell(row.get(name), width) for name in names] for row in found["results"]["bindings"]]
    if rows:
        put(columns([names, *rows]))
    else:
        say("no rows")


def _cell(term: dict[str, Any] | None, width: int) -> str:
    text = "" if term is None else " ".join(str(term["value"]).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def _list(only: str | None, as_json: bool) -> None:
    from dataclasses import asdict

    from kg.query.named import find, named_queries

    queries = [find(only)] if only else list(named_queries().values())
    if as_json:
        put_json([asdict(query) for query in queries])
    elif only:
        put(_card(queries[0]))
    else:
        put(
            columns(
                [[q.name, q.title, " ".join(f"--{p.name}" for p in q.parameters if p.name != "lang")] for q in queries]
            )
        )


def _card(query: Any) -> str:
    lines = [query.name, f"  {query.title} / {query.title_zh}", f"  {query.description}", f"  {query.description_zh}"]
    for p in query.parameters:
        lines.append(f"  --{p.name} ({p.kind}): {p.text} / {p.text_zh}" + (f"; else {p.default}" if p.default else ""))
    return "\n".join([*lines, f"  example: {query.example}"])
