"""How long the named queries take: on the papers that come with the program, beside rdflib's own engine, and on a million triples.

    python benchmarks/queries.py [--claims 25000] [--rdflib] [NAME ...]

The large graph is made up (tests/graphs.py); its parameters are its own: the node with the most claims, the first paper.
Times are processor time, the fastest of three, of the query alone, the store loaded. rdflib is given each query on the small graph only,
and at most ten seconds for each (in a process of its own).
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg.export.rdf import export
from kg.query.named import Named, named_queries
from kg.query.names import Names
from kg.query.run import evaluate
from kg.query.store import open_store, space_of, united
from kg.rdf.space import Space
from tests.graphs import make_graph

RUNS = 3
PATIENCE = 10.0  # seconds for one query on rdflib's engine
LOADING = 10.0  # seconds for it to load the small graph
FAILED = -1.0  # its engine cannot run the query


def main() -> None:
    """Prints a table: name, rows and milliseconds on each graph, and the ratio to rdflib."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=25_000)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    queries = [query for name, query in named_queries().items() if not given.names or name in given.names]
    with tempfile.TemporaryDirectory() as home:
        out = Path(home) / "out"
        subprocess.run([sys.executable, "-m", "kg", "build", "--out", str(out)], check=True, capture_output=True)
        small = open_store(out)
        texts = {query.name: query.text for query in queries}
        few = _timed("the papers", small, texts)
        many = _timed("made up", *_large(queries, given.claims)) if given.claims else {}
        slow = (
            {name: _rdflib(out / "graph.trig", text, space_of(small)) for name, text in texts.items()}
            if given.rdflib
            else {}
        )
    _table(few, many, slow)


def _large(queries: list[Named], claims: int) -> tuple[Store, dict[str, str]]:
    graph = make_graph(max(60, claims // 3), claims)
    store = Store()
    store.bulk_load(export(graph)["graph.trig"], format=RdfFormat.TRIG)
    store = united(store)
    names = Names(store, space_of(store))
    busiest = max(graph.nodes, key=lambda node: (node.degree, node.id))
    actor = max((n for n in graph.nodes if n.kind == "actor"), key=lambda node: (node.degree, node.id))
    values = {
        "term": busiest.id, "one": busiest.id, "other": actor.id, "actor": actor.id, "role": actor.id,
        "work": graph.works[0].id, "claim": graph.claims[0].id, "words": "1",
    }  # fmt: skip
    texts = {}
    for query in queries:
        wanted = {p.name: values[p.name] for p in query.parameters if p.default and p.name in values}
        texts[query.name] = query.bound(names.bind(query, wanted))
    return store, texts


def _timed(what: str, store: Store, texts: dict[str, str]) -> dict[str, tuple[float, int]]:
    prefixes = space_of(store).prefixes
    found = {name: _fastest(store, text, prefixes) for name, text in texts.items()}
    times = sorted(spent for spent, _ in found.values())
    triples = sum(1 for _ in store.quads_for_pattern(None, None, None)) // 2
    print(f"{what}: {triples:,} triples; median {statistics.median(times):.1f} ms, slowest {times[-1]:.1f} ms")
    return found


def _fastest(store: Store, text: str, prefixes: dict[str, str]) -> tuple[float, int]:
    best, rows = float("inf"), 0
    for _ in range(RUNS):
        since = time.process_time()
        rows = sum(1 for _ in evaluate(store, text, prefixes))
        best = min(best, (time.process_time() - since) * 1000)
        if best > 2000:
            break
    return best, rows


def _rdflib(path: Path, text: str, space: Space) -> float | None:
    """Milliseconds of rdflib's own engine; None where it was not done in time."""
    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.get_context("fork").Process(target=_rdflib_child, args=(path, text, space, theirs))
    worker.start()
    theirs.close()
    try:
        return float(ours.recv()) if ours.poll(PATIENCE + LOADING) else None
    except EOFError:
        return FAILED
    finally:
        worker.kill()
        worker.join()


def _rdflib_child(path: Path, text: str, space: Space, answer: Any) -> None:
    import rdflib

    graph = rdflib.Dataset(default_union=True)
    graph.parse(path, format="trig")
    since = time.process_time()
    for _ in graph.query(text, initNs=space.prefixes):
        pass
    answer.send((time.process_time() - since) * 1000)


def _told(spent: float | None) -> str:
    return "cannot run it" if spent == FAILED else f"over {PATIENCE:.0f} s" if spent is None else f"{spent:9.1f} ms"


def _table(
    few: dict[str, tuple[float, int]], many: dict[str, tuple[float, int]], slow: dict[str, float | None]
) -> None:
    ratios = []
    for name, (spent, rows) in sorted(few.items(), key=lambda item: -many.get(item[0], item[1])[0]):
        line = f"{name:22} {rows:6} rows {spent:9.1f} ms"
        if name in many:
            line += f"   {many[name][1]:7} rows {many[name][0]:9.1f} ms"
        if name in slow:
            other = slow[name]
            line += f"   rdflib {_told(other)}"
            ratios += [] if other == FAILED else [(other or PATIENCE * 1000) / spent]
        print(line)
    if ratios:
        print(
            f"rdflib's engine takes {statistics.median(ratios):.0f} times as long (median; at least, where it was stopped)"
        )


if __name__ == "__main__":
    main()
