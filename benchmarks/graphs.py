"""Rows on graphs: triples written, loaded and asked, conflicts, the page."""

from __future__ import annotations

import gc
import io
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.corpus import ROOT
from benchmarks.measure import Row, taken, turns
from kg.build import read_graph
from kg.cache import Cache
from kg.conflicts import conflicts
from kg.export.page import export
from kg.model import Claim, Ontology
from kg.rdf.syntax import Facts, Writer, facts, listed, nquads

SPACE = "https://example.org/"
QUERY = f"SELECT ?a (COUNT(?b) AS ?n) WHERE {{ ?a <{SPACE}p3> ?b }} GROUP BY ?a ORDER BY DESC(?n) LIMIT 10"


def rows(quick: bool) -> Iterator[Row]:
    """All rows on graphs."""
    gc.disable()  # as a build does, and for what is taken instead too
    yield from _triples(100_000, "", compare=True)
    yield from _triples(1_000_000, "≤ 2.5 s", compare=not quick)
    yield _conflicts(100_000)
    yield _page()


def _pairs(count: int) -> list[tuple[str, str, str]]:
    chance = random.Random(count)
    return [
        (f"s{chance.randrange(count // 8)}", f"p{chance.randrange(12)}", f"o{chance.randrange(count // 4)}")
        for _ in range(count)
    ]


def _triples(count: int, target: str, compare: bool) -> Iterator[Row]:
    import rdflib

    names = _pairs(count)
    theirs = rdflib.Graph()
    iri = rdflib.URIRef

    def add() -> None:
        for s, p, o in names:
            theirs.add((iri(SPACE + s), iri(SPACE + p), iri(SPACE + o)))

    group, shown = "graph", f"{count:,} triples"
    made: list[Facts] = []

    def put_in_order() -> None:
        made.append(facts((f"<{SPACE}{s}>", f"<{SPACE}{p}>", f"<{SPACE}{o}>") for s, p, o in names))

    building = turns(put_in_order, add if compare else None, 1)
    yield Row(
        "graph",
        f"{shown}: put in order",
        building[0],
        "rdflib: added to a graph" if compare else "",
        building[1],
        count,
        "triples",
    )
    data = {f"{SPACE}g": made[0]}
    written: dict[str, str] = {}

    def quads() -> None:
        written["N-Quads"] = "".join(nquads(listed(made[0]), f"<{SPACE}g>"))

    def trig() -> None:
        written["Turtle"] = Writer({"ex": SPACE}).trig(data)

    for name, ours_, other in (("Turtle", trig, "turtle"), ("N-Quads", quads, "nt")):
        theirs_ = (lambda o=other: theirs.serialize(io.BytesIO(), format=o)) if compare else None  # type: ignore[misc]
        ours, slow = turns(ours_, theirs_, 1 if count > 500_000 else 3)
        yield Row(group, f"{shown}: {name} written", ours, "rdflib" if compare else "", slow, count, "triples", target)
    lines = written["N-Quads"].encode()
    with tempfile.TemporaryDirectory() as folder:
        store = ox.Store(str(Path(folder, "store")))
        loading = (taken(lambda: store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)),)
        parsed = rdflib.Dataset()
        slow = (taken(lambda: parsed.parse(data=lines, format="nquads")),) if compare and count < 500_000 else ()
        yield Row(
            group,
            f"{shown}: loaded, store on disk",
            loading,
            "rdflib, in memory" if slow else "",
            slow,
            count,
            "triples",
            "≤ 3 s" if target else "",
        )
        ours, slow = turns(
            lambda: list(store.query(QUERY, use_default_graph_as_union=True)),  # type: ignore[arg-type]
            (lambda: list(theirs.query(QUERY))) if compare else None,
            1 if count > 500_000 else 3,
        )
        yield Row(group, f"{shown}: query that groups", ours, "rdflib" if compare else "", slow, count, "triples")


def _conflicts(count: int) -> Row:
    """Conflicts among claims by a dictionary, against the self-join that a query would be."""
    chance = random.Random(1)
    relations = ("promotes", "hinders", "addresses", "requires", "causes")
    claims = tuple(
        Claim(
            f"{n:020x}", f"concept/{chance.randrange(20_000)}", chance.choice(relations), f"concept/{chance.randrange(20_000)}",
            chance.choice(("affirmed", "negated")), "asserted", "author", 0.5, ("w",), (), ("en",),
        )
        for n in range(count)
    )  # fmt: skip
    empty = Ontology(SPACE, (), "", (), {}, {}, (), {}, {})
    store = ox.Store()
    node = ox.NamedNode
    store.bulk_extend(
        ox.Quad(node(SPACE + c.id), node(SPACE + name), node(SPACE + value))
        for c in claims
        for name, value in (("s", c.subject), ("r", c.relation), ("o", c.object), ("p", c.polarity))
    )
    query = f"""SELECT ?a ?b {{ ?a <{SPACE}s> ?s ; <{SPACE}o> ?o ; <{SPACE}r> ?r ; <{SPACE}p> ?x .
        ?b <{SPACE}s> ?s ; <{SPACE}o> ?o ; <{SPACE}r> ?r ; <{SPACE}p> ?y . FILTER(?x != ?y && STR(?a) < STR(?b)) }}"""
    ours, theirs = turns(lambda: conflicts(claims, (), empty), lambda: list(store.query(query)), 3)  # type: ignore[arg-type]
    return Row(
        "graph",
        f"{count:,} claims: conflicts",
        ours,
        "self-join in SPARQL (Oxigraph)",
        theirs,
        count,
        "claims",
        "≤ 0.3 s",
    )


def _page() -> Row:
    import networkx as nx
    from pyvis.network import Network  # type: ignore[import-untyped]

    graph = read_graph(ROOT / "seeds", ROOT / "ontology", cache=Cache(None))

    def plain() -> str:
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        made.add_nodes_from(n.id for n in graph.nodes)
        made.add_edges_from((c.subject, c.object) for c in graph.claims)
        net = Network(cdn_resources="in_line")
        net.from_nx(made)
        return str(net.generate_html())

    ours, theirs = turns(lambda: export(graph), plain, 3)
    return Row(
        "graph",
        "page of the seeds",
        ours,
        "pyvis as it comes (no layout, no texts)",
        theirs,
        len(graph.claims),
        "claims",
    )
