"""The formats of an answer: their names, media types, and writers from terms to bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

Term = NamedNode | BlankNode | Literal | Triple
Row = Sequence[Term | None]
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NO_XML = {n: "\ufffd" for n in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}


@dataclass(frozen=True, slots=True)
class Format:
    """`table` formats hold the rows of SELECT and ASK, the others the triples of CONSTRUCT and DESCRIBE."""

    name: str
    media: tuple[str, ...]  # the first is what is sent
    table: bool


FORMATS = {
    made.name: made
    for made in (
        Format("json", ("application/sparql-results+json", "application/json"), True),
        Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), True),
        Format("csv", ("text/csv",), True),
        Format("tsv", ("text/tab-separated-values",), True),
        Format("ttl", ("text/turtle", "application/turtle", "application/x-turtle"), False),
        Format("nt", ("application/n-triples", "text/plain"), False),
        Format("jsonld", ("application/ld+json", "application/json"), False),
        Format("trig", ("application/trig",), False),
    )
}
_RDF = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


def write_table(name: str, variables: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The rows of a SELECT."""
    return _TABLES[name](variables, rows).encode("utf-8", "replace")


def write_boolean(name: str, answer: bool) -> bytes:
    """The answer of an ASK; CSV and TSV, which know none, hold the bare word."""
    word = "true" if answer else "false"
    if name == "json":
        return json.dumps({"head": {}, "boolean": answer}).encode() + b"\n"
    if name == "xml":
        return f"{_XML_HEAD}<head/><boolean>{word}</boolean></sparql>\n".encode()
    return word.encode() + b"\n"


def write_graph(name: str, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> bytes:
    """The triples of a CONSTRUCT, sorted, none twice; with the prefixes that they use."""
    keyed = {(str(t.subject), str(t.predicate), str(t.object)): t for t in triples}
    used = {p: iri for p, iri in prefixes.items() if any(f"<{iri}" in part for key in keyed for part in key)}
    known = {} if name == "nt" else used
    return serialize([keyed[key] for key in sorted(keyed)], format=_RDF[name], prefixes=known) or b""


# ---- tables ---------------------------------------------------------------------------------------

_XML_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _json(variables: Sequence[str], rows: Sequence[Row]) -> str:
    bindings = [{v: _json_term(t) for v, t in zip(variables, row, strict=True) if t is not None} for row in rows]
    lines = ",\n".join(json.dumps(binding, ensure_ascii=False) for binding in bindings)
    return f'{{"head": {json.dumps({"vars": list(variables)}, ensure_ascii=False)},\n"results": {{"bindings": [\n{lines}\n]}}}}\n'


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {key: _json_term(part) for key, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == _XSD_STRING:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _xml(variables: Sequence[str], rows: Sequence[Row]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in variables)
    body = "\n".join(_xml_row(variables, row) for row in rows)
    return f"{_XML_HEAD}<head>{head}</head><results>\n{body}\n</results></sparql>\n"


def _xml_row(variables: Sequence[str], row: Row) -> str:
    cells = (f"<binding name={quoteattr(v)}>{_xml_term(t)}</binding>" for v, t in zip(variables, row, strict=True) if t)
    return f"<result>{''.join(cells)}</result>"


def _xml_term(term: Term) -> str:
    if isinstance(term, Triple):
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"
    text = escape(term.value.translate(_NO_XML), {"\r": "&#13;"})
    if isinstance(term, NamedNode):
        return f"<uri>{text}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype.value == _XSD_STRING:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"


def _csv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(variables)
    writer.writerows([plain(term) for term in row] for row in rows)
    return out.getvalue()


def plain(term: Term | None) -> str:
    """A term as CSV shows it: its bare value."""
    if term is None:
        return ""
    return f"_:{term.value}" if isinstance(term, BlankNode) else str(term) if isinstance(term, Triple) else term.value


def _tsv(variables: Sequence[str], rows: Sequence[Row]) -> str:
    lines = ["\t".join(f"?{name}" for name in variables)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in rows]
    return "\n".join(lines) + "\n"


_TABLES = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
