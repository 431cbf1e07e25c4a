"""`graph.trig`, `graph.ttl`, `ontology.ttl`, `vocab.ttl`, `graph.jsonld`: the graph as RDF, without blank nodes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from kg.export import sparql_page
from kg.model import Graph
from kg.names import digest
from kg.rdf import claims, dataset, ontology, sources, vocab
from kg.rdf.space import STANDARD, Space

FILES = {
    "graph.trig": "the whole graph as RDF in named graphs: ontology, sources, claims, affirmed, provenance, network",
    "graph.ttl": "the same triples in one graph, for tools without named graphs",
    "graph.jsonld": "the same as JSON-LD, its context inside",
    "ontology.ttl": "the ontology alone as SKOS, for Skosmos, Protégé and VocBench",
    "vocab.ttl": "the own vocabulary: classes, properties and values with labels and comments",
}
Row = tuple[str, Quad]  # its line of N-Triples, and the quad
_TYPE = f"<{STANDARD['rdf']}type>"
_TYPE_KEY = '"@type"'
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def export(graph: Graph) -> dict[str, str | bytes]:
    """The files; same graph, same bytes."""
    space = Space(graph.ontology.base)
    data = dataset_rows(graph)
    own = ordered(ontology.quads(graph.ontology, space, DefaultGraph()))
    words = ordered(vocab.quads(space))
    union = {line: quad.triple for line, quad in sorted((row for rows in data.values() for row in rows), key=_line)}
    trig = _written([quad for rows in data.values() for _, quad in rows], RdfFormat.TRIG, space)
    return {
        "graph.trig": trig,
        "graph.ttl": _written(list(union.values()), RdfFormat.TURTLE, space),
        "graph.jsonld": jsonld({name: [line for line, _ in rows] for name, rows in data.items()}, space.prefixes),
        "ontology.ttl": _written([quad.triple for _, quad in own], RdfFormat.TURTLE, space),
        "vocab.ttl": _written([quad.triple for _, quad in words], RdfFormat.TURTLE, space),
        "sparql.html": sparql_page.page(graph, trig),
    }


def _written(found: Sequence[Quad] | Sequence[Triple], form: RdfFormat, space: Space) -> bytes:
    return serialize(found, format=form, prefixes=space.prefixes) or b""


def dataset_quads(graph: Graph) -> list[Quad]:
    """Every quad of the dataset, sorted by graph, subject, predicate, object, none twice."""
    return [quad for rows in dataset_rows(graph).values() for _, quad in rows]


def dataset_rows(graph: Graph) -> dict[str, list[Row]]:
    """Name of a graph ('' for the default one) → its lines of N-Triples with their quads, sorted; the default one last."""
    space = Space(graph.ontology.base)
    rows = grouped([*ontology_quads(graph, space), *content_quads(graph, space, build_key(graph))])
    lines = sorted(line for found in rows.values() for line, _ in found)
    own = ordered(dataset.quads(graph, space, dataset.counted(lines)))
    return {**rows, "": own}


def ontology_quads(graph: Graph, space: Space) -> Iterator[Quad]:
    """What the ontology says, whatever the papers."""
    yield from ontology.quads(graph.ontology, space, space.graph("ontology"))
    yield from ontology.kinds(space, space.graph("ontology"))


def content_quads(graph: Graph, space: Space, build: str) -> Iterator[Quad]:
    """What the papers say, by the build of that key."""
    yield from sources.quads(graph, space, space.graph("sources"))
    yield from claims.quads(graph, space, space.graph("claims"))
    yield from claims.affirmed(graph, space, space.graph("affirmed"))
    yield from claims.provenance(graph, space, space.graph("provenance"), build)
    yield from claims.network(graph, space, space.graph("network"))


def grouped(quads: Iterable[Quad]) -> dict[str, list[Row]]:
    """Quads by the name of their graph, each graph's with their lines and in order."""
    groups: dict[str, list[Quad]] = {}
    for quad in quads:
        groups.setdefault("" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value, []).append(quad)
    return {name: ordered(groups[name], name) for name in sorted(groups)}


def ordered(quads: Iterable[Quad], name: str = "") -> list[Row]:
    """Quads of one graph by their lines of N-Triples, none twice: the serialiser writes them faster than they compare."""
    found = list(quads)
    lines = (serialize(found, format=RdfFormat.N_QUADS) or b"").decode()
    if name:
        lines = lines.replace(f" <{name}> .\n", " .\n")
    return sorted(dict(zip(lines.split("\n"), found, strict=False)).items(), key=_line)


def _line(row: tuple[str, Any]) -> str:
    return row[0]


def build_key(graph: Graph) -> str:
    """The build's key: a hash of its inputs, so that the same inputs are the same build."""
    texts = [paper.document.sha256 for paper in graph.papers]
    return digest(*texts, repr(graph.ontology.terms), repr(graph.ontology.relations), size=16)


def jsonld(graphs: Mapping[str, Sequence[str]], prefixes: Mapping[str, str]) -> str:
    """Graphs of sorted lines of N-Triples as JSON-LD with the prefixes as inlined context; one object a line and graph."""
    write = _Writer(prefixes)
    lines = [node for name, rows in graphs.items() if not name for node in write.nodes(rows)]
    for name, rows in graphs.items():
        if name:
            key = json.dumps(write.short(name), ensure_ascii=False)
            lines.append(f'{{"@id": {key}, "@graph": [{", ".join(write.nodes(rows))}]}}')
    context = json.dumps(dict(prefixes), ensure_ascii=False)
    whole = ",\n".join(lines)
    return f'{{"@context": {context},\n"@graph": [\n{whole}\n]}}\n'


class _Kept(dict[str, str]):
    """What a function makes of each key, made once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        self[key] = made = self._make(key)
        return made


class _Writer:
    """Lines of N-Triples as JSON, each name and value turned once."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._known = sorted(prefixes.items(), key=lambda item: -len(item[1]))
        self._keys = _Kept(lambda name: json.dumps(self.short(_plain(name[1:-1])), ensure_ascii=False))
        self._values = _Kept(self._new)

    def nodes(self, lines: Iterable[str]) -> Iterator[str]:
        """The objects, one a subject; the lines of a subject stand together, those of a predicate too."""
        keys, values = self._keys, self._values
        for subject, group in groupby((line[:-2].split(" ", 2) for line in lines), itemgetter(0)):
            fields: dict[str, list[str]] = {}
            for _, predicate, thing in group:
                known = keys if predicate == _TYPE else values
                fields.setdefault(predicate, []).append(known[thing])
            inner = [f"{_TYPE_KEY if p == _TYPE else keys[p]}: [{', '.join(found)}]" for p, found in fields.items()]
            yield f'{{"@id": {keys[subject]}, {", ".join(inner)}}}'

    def short(self, iri: str) -> str:
        """An IRI by prefix where the rest is a plain name."""
        for prefix, space in self._known:
            if iri.startswith(space) and iri[len(space) :] and not iri[len(space) :].startswith("//"):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def _new(self, written: str) -> str:
        if written.startswith("<"):
            return f'{{"@id": {self._keys[written]}}}'
        end = written.rindex('"')
        value, rest = json.dumps(_plain(written[1:end]), ensure_ascii=False), written[end + 1 :]
        if rest.startswith("@"):
            return f'{{"@value": {value}, "@language": "{rest[1:]}"}}'
        return f'{{"@value": {value}, "@type": {self._keys[rest[2:]]}}}' if rest else value


def _plain(text: str) -> str:
    """What N-Triples escapes, without the escapes."""
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[1]) or chr(int(m[1][1:], 16)), text) if "\\" in text else text
