"""The W3C's SPARQL 1.1 tests, run through this program; not part of the test suite, since the tests are not ours to ship.

    python -m tests.w3c FOLDER [--engine] [--verbose]

FOLDER is `sparql/sparql11` of the suite (github.com/w3c/rdf-tests). The query evaluation and syntax tests go through the
function that answers every query here; the protocol tests are sent to `kg serve`. `--engine` runs the evaluation tests on
the bare engine for comparison. What is left out: entailment, federation (SERVICE is refused here) and updates.
"""

from __future__ import annotations

import csv
import http.client
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace

from kg.errors import KgError
from kg.query import Limits, Request
from kg.query.run import run
from tests.builds import build_of
from tests.test_serve import serving

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
LEFT_OUT = (
    "entailment",
    "service",
    "syntax-fed",
    "protocol",
    "graph-store-protocol",
    "http-rdf-update",
    "service-description",
)
EVALUATION = ("QueryEvaluationTest", "CSVResultFormatTest")
SYNTAX = {"PositiveSyntaxTest11": True, "NegativeSyntaxTest11": False}
RESULTS = {
    ".srx": ("xml", QueryResultsFormat.XML),
    ".srj": ("json", QueryResultsFormat.JSON),
    ".tsv": ("tsv", QueryResultsFormat.TSV),
}
XSD = "http://www.w3.org/2001/XMLSchema#"
WHOLE = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double", "float"))
PREDICATE = "http://example.org/variable/"


def main(arguments: list[str]) -> int:
    """Prints how many of each kind pass, and which do not."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or not (Path(folders[0]) / "manifest-all.ttl").is_file():
        print(__doc__)
        return 2
    folder, engine = Path(folders[0]).resolve(), "--engine" in arguments
    counts: Counter[tuple[str, bool]] = Counter()
    for kind, name, passed, words in _all(folder, engine):
        counts[kind, passed] += 1
        if not passed or "--verbose" in arguments:
            print(f"{'ok  ' if passed else 'FAIL'} {kind} {name} {words[:160]}")
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind}: {counts[kind, True]} of {counts[kind, True] + counts[kind, False]}")
    return 0


def _all(folder: Path, engine: bool) -> Iterator[tuple[str, str, bool, str]]:
    for path in sorted(folder.glob("*/manifest.ttl")):
        if path.parent.name not in LEFT_OUT:
            yield from _queries(path, engine)
    if not engine:
        yield from _protocol(folder / "protocol" / "manifest.ttl")


def _manifest(path: Path) -> tuple[rdflib.Graph, list[Any]]:
    graph = rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())
    entries = [entry for made in graph.objects(None, MF.entries) for entry in Collection(graph, made)]
    return graph, entries


# ---- queries ----------------------------------------------------------------------------------------


def _queries(path: Path, engine: bool) -> Iterator[tuple[str, str, bool, str]]:
    graph, entries = _manifest(path)
    for test in entries:
        kind = str(graph.value(test, RDF.type)).rpartition("#")[2]
        name = f"{path.parent.name}/{str(test).rpartition('#')[2]}"
        if kind in EVALUATION:
            passed, words = _evaluated(graph, test, engine)
            yield "evaluation", name, passed, words
        elif kind in SYNTAX:
            passed, words = _read(_file(graph.value(test, MF.action)), SYNTAX[kind])
            yield "syntax", name, passed, words


def _file(iri: Any) -> Path:
    return Path(unquote(urlsplit(str(iri)).path))


def _read(path: Path, good: bool) -> tuple[bool, str]:
    try:
        run(Store(), Request(path.read_text(encoding="utf-8"), base=path.as_uri()), {}, Limits())
    except KgError as error:
        return not good, str(error)
    return good, "read"


def _evaluated(graph: rdflib.Graph, test: Any, engine: bool) -> tuple[bool, str]:
    action, expected = graph.value(test, MF.action), _file(graph.value(test, MF.result))
    query = _file(graph.value(action, QT.query))
    store = _store(graph, action)
    text, base = query.read_text(encoding="utf-8"), query.as_uri()
    wanted = RESULTS.get(expected.suffix, ("json", QueryResultsFormat.JSON))[0] if expected.suffix != ".csv" else "csv"
    try:
        found = (
            _on_engine(store, text, base, wanted)
            if engine
            else run(store, Request(text, base=base, table_format=wanted, graph_format="nt"), {}, Limits())
        )
    except (KgError, SyntaxError, RuntimeError, ValueError) as error:
        return False, str(error)
    body, form = (found, "") if isinstance(found, bytes) else (found.body, found.form)
    return _same(body, form or _form(text), wanted, expected), "another answer"


def _form(text: str) -> str:
    from kg.query.scan import form_of

    return form_of(text)


def _on_engine(store: Store, text: str, base: str, wanted: str) -> bytes:
    found: Any = store.query(text, base_iri=base)
    forms = {
        "xml": QueryResultsFormat.XML,
        "json": QueryResultsFormat.JSON,
        "tsv": QueryResultsFormat.TSV,
        "csv": QueryResultsFormat.CSV,
    }
    return bytes(found.serialize(format=RdfFormat.N_TRIPLES if _form(text) == "graph" else forms[wanted]))


def _store(graph: rdflib.Graph, action: Any) -> Store:
    store = Store()
    for iri in graph.objects(action, QT.data):
        _load(store, _file(iri), None)
    for iri in graph.objects(action, QT.graphData):
        _load(store, _file(iri), NamedNode(str(iri)))
    for path in _file(graph.value(action, QT.query)).parent.glob("*.ttl"):
        name = NamedNode(path.as_uri())
        if f"FROM <{path.name}>" in _file(graph.value(action, QT.query)).read_text(encoding="utf-8"):
            _load(store, path, name)
    return store


def _load(store: Store, path: Path, name: NamedNode | None) -> None:
    form = RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    store.load(path.read_bytes(), format=form, base_iri=path.as_uri(), to_graph=name)


# ---- answers compared -------------------------------------------------------------------------------


def _same(body: bytes, form: str, wanted: str, expected: Path) -> bool:
    if wanted == "csv":
        return _csv(body.decode()) == _csv(expected.read_text(encoding="utf-8"))
    if form == "graph":
        ours = Dataset(_quad(q.triple) for q in parse(body, format=RdfFormat.N_TRIPLES))
        return _canonical(ours) == _canonical(Dataset(_quad(t) for t in _triples(expected)))
    ours_table = parse_query_results(body, format=dict(RESULTS.values())[wanted])
    if expected.suffix in RESULTS:
        theirs = parse_query_results(expected.read_bytes(), format=RESULTS[expected.suffix][1])
        if form == "ask":
            return bool(ours_table) == bool(theirs)
        assert isinstance(theirs, QuerySolutions)
        rows = [{v.value: row[v] for v in theirs.variables if row[v] is not None} for row in theirs]
    else:
        graph = rdflib.Graph().parse(expected)
        boolean = graph.value(None, RS.boolean)
        if boolean is not None:
            return bool(ours_table) == bool(boolean.toPython())
        rows = list(_rows(graph))
    assert isinstance(ours_table, QuerySolutions)
    mine = [{v.value: row[v] for v in ours_table.variables if row[v] is not None} for row in ours_table]
    return _canonical(_as_graph(mine)) == _canonical(_as_graph(rows))


def _csv(text: str) -> list[list[str]]:
    """The head and the sorted rows, numbers by their value; all blank nodes are one (the tests have one at most)."""
    head, *rows = csv.reader(io.StringIO(text))
    return [head, *sorted([_bare(cell) for cell in row] for row in rows)]


def _bare(cell: str) -> str:
    try:
        return str(Decimal(cell).normalize())
    except InvalidOperation:
        return "_:" if cell.startswith("_:") else cell


def _rows(graph: rdflib.Graph) -> Iterator[dict[str, Any]]:
    """The rows of a result set written as RDF."""
    for solution in graph.objects(None, RS.solution):
        yield {
            str(graph.value(b, RS.variable)): _term(graph.value(b, RS.value))
            for b in graph.objects(solution, RS.binding)
        }


def _term(term: Any) -> Any:
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))


def _triples(path: Path) -> Iterator[Triple]:
    form = RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    for quad in parse(path.read_bytes(), format=form, base_iri=path.as_uri()):
        yield quad.triple


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, _normal(triple.object))


def _as_graph(rows: list[dict[str, Any]]) -> Dataset:
    made = Dataset()
    for row in rows:
        me = BlankNode()
        made.add(Quad(me, NamedNode(f"{PREDICATE}row"), me))
        for name, term in row.items():
            made.add(Quad(me, NamedNode(PREDICATE + name), _normal(term)))
    return made


def _canonical(dataset: Dataset) -> Dataset:
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _normal(term: Any) -> Any:
    """Numbers and truth values by their value: 1.0 and 1.00 are one decimal."""
    if isinstance(term, Literal) and term.datatype.value == f"{XSD}boolean":
        return Literal({"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype)
    if isinstance(term, Literal) and term.datatype.value in WHOLE:
        try:
            number = Decimal(term.value)
        except InvalidOperation:
            return term
        if term.datatype.value in (f"{XSD}double", f"{XSD}float"):
            return Literal(repr(float(term.value)), datatype=term.datatype)
        return Literal(str(number.normalize() + 0), datatype=term.datatype)
    return term


# ---- the protocol -----------------------------------------------------------------------------------


def _protocol(path: Path) -> Iterator[tuple[str, str, bool, str]]:
    graph, entries = _manifest(path)
    quads = [
        Quad(quad.subject, quad.predicate, quad.object, NamedNode(str(name)))
        for data in set(graph.objects(None, UT.graphData))
        for name in graph.objects(data, rdflib.RDFS.label)
        for quad in parse(_file(graph.value(data, UT.graph)).read_bytes(), format=RdfFormat.N_TRIPLES)
    ]
    with TemporaryDirectory() as home, serving(build_of(Path(home) / "out", quads)) as server:
        for test in entries:
            name = str(test).rpartition("#")[2]
            requests = Collection(graph, graph.value(graph.value(test, MF.action), HT.requests))
            replies = [_sent(graph, request, server.port) for request in requests]
            if "update" in name:
                refused = all(
                    400 <= status < 500
                    for (status, _, _), request in zip(replies, requests, strict=True)
                    if _updates(graph, request)
                )
                yield "protocol: updates refused", name, refused, str([status for status, _, _ in replies])
            else:
                passed = all(_fits(graph, request, reply) for request, reply in zip(requests, replies, strict=True))
                yield "protocol: queries", name, passed, str([status for status, _, _ in replies])


def _updates(graph: rdflib.Graph, request: Any) -> bool:
    body = graph.value(request, HT.body)
    text = str(graph.value(request, HT.absolutePath)) + str(graph.value(body, CNT.chars) if body is not None else "")
    return "query=" not in text and not any("sparql-query" in value for value in _headers(graph, request).values())


def _headers(graph: rdflib.Graph, request: Any) -> dict[str, str]:
    listed = graph.value(request, HT.headers)
    return {
        str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
        for header in (Collection(graph, listed) if listed is not None else ())
    }


def _sent(graph: rdflib.Graph, request: Any, port: int) -> tuple[int, str, bytes]:
    body = graph.value(request, HT.body)
    encoding = str(graph.value(body, CNT.characterEncoding) or "utf-8") if body is not None else "utf-8"
    data = str(graph.value(body, CNT.chars)).encode(encoding) if body is not None else None
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        path = str(graph.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
        connection.request(str(graph.value(request, HT.methodName)), path, data, _headers(graph, request))
        reply = connection.getresponse()
        return reply.status, reply.headers.get_content_type(), reply.read()
    finally:
        connection.close()


def _fits(graph: rdflib.Graph, request: Any, reply: tuple[int, str, bytes]) -> bool:
    status, media, body = reply
    response = graph.value(request, HT.resp)
    statuses = {str(wanted)[-3] for wanted in graph.objects(response, MF.expectedStatus)}
    if str(status)[0] not in statuses:
        return False
    boolean = graph.value(response, MF.expectedBoolean)
    if boolean is not None and json.loads(body)["boolean"] != boolean.toPython():
        return False
    form = graph.value(response, MF.expectedFormat)
    return form is None or media.startswith(
        "application/sparql-results" if str(form) in ("boolean", "tabular") else "text/turtle"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
