"""Other people's endpoints: asked by `kg query --endpoint`, filled by `kg publish`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from kg.query.publish import graphs
from tests.builds import build_of, small_build
from tests.test_serve import serving

OXIGRAPH = shutil.which("oxigraph") or shutil.which("oxigraph", path=Path(sys.executable).parent)


def kg(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})


class GraphStore(BaseHTTPRequestHandler):
    """A Graph Store of the least kind: PUT, POST and GET of one graph."""

    store: Store
    lossy = False
    seen: list[tuple[str, str]]

    def _graph(self) -> NamedNode | DefaultGraph:
        query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        return NamedNode(query["graph"][0]) if "graph" in query else DefaultGraph()

    def do_PUT(self) -> None:
        if isinstance(graph := self._graph(), NamedNode):
            self.store.remove_graph(graph)
        self.do_POST()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.command, self.headers.get("Authorization", "")))
        if not self.lossy:
            self.store.load(body, format=RdfFormat.N_TRIPLES, to_graph=self._graph())
        self.send_response(204)
        self.end_headers()

    def do_GET(self) -> None:
        body = self.store.dump(format=RdfFormat.N_TRIPLES, from_graph=self._graph()) or b""
        self.send_response(200)
        self.send_header("Content-Type", "application/n-triples")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def handler() -> type[GraphStore]:
    return type("Handler", (GraphStore,), {"store": Store(), "seen": []})


@pytest.fixture
def address(handler: type[GraphStore]) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/store"
    server.shutdown()
    thread.join()
    server.server_close()


# ---- asking -----------------------------------------------------------------------------------------


def test_an_endpoint_answers_as_the_build_does() -> None:
    with serving(small_build()) as made:
        url = f"http://127.0.0.1:{made.port}/sparql"
        for query in (
            ("SELECT ?x { ?x a skos:ConceptScheme } ORDER BY ?x",),
            ("ASK {}",),
            ("who-should-do-what", "--actor", "政府"),
            ("-f", "nt", "neighbourhood", "--term", "社会工作"),
        ):
            local, remote = (
                kg("query", "--out", str(small_build()), *more, *query) for more in ((), ("--endpoint", url))
            )
            assert (remote.returncode, remote.stdout) == (0, local.stdout)


def test_what_an_endpoint_says_is_said(address: str) -> None:
    with serving(small_build()) as made:
        url = f"http://127.0.0.1:{made.port}/sparql"
        done = kg("query", "--endpoint", url, "SELECT *")
        assert done.returncode == 2 and "400" in done.stderr and "line 1" in done.stderr
    done = kg("query", "--endpoint", "http://127.0.0.1:1/sparql", "ASK {}")
    assert done.returncode == 2 and "cannot be asked" in done.stderr
    done = kg("query", "--endpoint", "file:///etc/passwd", "ASK {}")
    assert done.returncode == 2 and "no address" in done.stderr
    done = kg("query", "--endpoint", address, "ASK {}")
    assert done.returncode == 2 and "no media type" not in done.stdout


# ---- publishing -------------------------------------------------------------------------------------


def test_the_graphs_arrive(address: str, handler: type[GraphStore]) -> None:
    old = NamedNode("https://w3id.org/govkg/id/graph/claims")
    handler.store.add(Quad(old, old, old, old))
    handler.store.add(Quad(old, old, old))
    done = kg("publish", "--endpoint", address, "--out", str(small_build()))
    assert done.returncode == 0, done.stderr
    for name, triples in graphs(small_build()).items():
        there = list(handler.store.quads_for_pattern(None, None, None, NamedNode(name) if name else DefaultGraph()))
        assert len(there) == len(triples) + (0 if name else 1)
    before = len(handler.store)
    assert kg("publish", "--endpoint", address, "--out", str(small_build())).returncode == 0
    assert len(handler.store) == before


def test_some_graphs_alone_and_added(address: str, handler: type[GraphStore]) -> None:
    old = NamedNode("https://w3id.org/govkg/id/graph/affirmed")
    handler.store.add(Quad(old, old, old, old))
    done = kg("publish", "--endpoint", address, "--out", str(small_build()), "--graph", "affirmed", "--add")
    assert done.returncode == 0
    assert [graph.value for graph in handler.store.named_graphs()] == [old.value]
    assert Quad(old, old, old, old) in handler.store and len(handler.store) > 1


def test_a_login(address: str, handler: type[GraphStore]) -> None:
    arguments = ("publish", "--endpoint", address, "--out", str(small_build()), "--graph", "affirmed", "--user", "me")
    assert kg(*arguments, KG_PASSWORD="secret").returncode == 0
    assert handler.seen == [("PUT", "Basic bWU6c2VjcmV0")]


def test_what_goes_wrong_is_said(address: str, handler: type[GraphStore], tmp_path: Path) -> None:
    done = kg("publish", "--endpoint", address, "--out", str(small_build()), "--graph", "clams")
    assert done.returncode == 2 and "did you mean claims?" in done.stderr
    done = kg("publish", "--endpoint", address, "--out", str(tmp_path))
    assert done.returncode == 2 and "holds no build" in done.stderr
    done = kg("publish", "--endpoint", address, "--out", str(small_build()), "--dry-run")
    assert done.returncode == 0 and not handler.seen
    handler.lossy = True
    done = kg("publish", "--endpoint", address, "--out", str(small_build()), "--graph", "claims")
    assert done.returncode == 1 and "fewer triples" in done.stderr


@pytest.mark.skipif(OXIGRAPH is None, reason="the oxigraph server is not installed")
def test_an_oxigraph_server(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        out = small_build()
        done = kg("publish", "--endpoint", f"http://127.0.0.1:{port}/store", "--out", str(out))
        assert done.returncode == 0, done.stderr
        asked = ("query", "--out", str(out), "-f", "csv", "about", "--term", "政府")
        there = kg(*asked, "--endpoint", f"http://127.0.0.1:{port}/query")
        assert (there.returncode, there.stdout) == (0, kg(*asked).stdout)
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def test_a_graph_of_another_base(address: str, handler: type[GraphStore], tmp_path: Path) -> None:
    a = NamedNode("http://example.org/graph/a")
    out = build_of(tmp_path / "out", [Quad(a, a, a, a)])
    assert kg("publish", "--endpoint", address + "?repository=x", "--out", str(out)).returncode == 0
    assert Quad(a, a, a, a) in handler.store
