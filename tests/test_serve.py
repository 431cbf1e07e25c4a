"""`kg serve`, started for real on a free port: the protocol, the pages, the refusals, the end."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.serve.accept import choose
from tests.builds import build_of, small_build

NEVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SELECT = "SELECT ?label { actor:government skos:prefLabel ?label } ORDER BY ?label"
CONSTRUCT = "CONSTRUCT WHERE { actor:government skos:prefLabel ?label }"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Reply:
    status: int
    media: str
    body: bytes
    headers: dict[str, str]


@dataclass
class Server:
    process: subprocess.Popen[str]
    port: int

    def send(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found.get("content-type", ""), answer.read(), found)
        finally:
            connection.close()

    def get(self, query: str, accept: str = "*/*", **more: str) -> Reply:
        return self.send("GET", "/sparql?" + urlencode({"query": query, **more}), Accept=accept)


@contextmanager
def serving(out: Path, *arguments: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "kg", "serve", "--out", str(out), "--port", "0", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        port = urlsplit(line.split(" ")[0]).port
        assert port, line
        yield Server(process, port)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(15)
        process.stderr.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(small_build(), "--seconds", "1.5", "--rows", "2000", "--workers", "3", "--memory", "256") as made:
        yield made


# ---- the protocol -----------------------------------------------------------------------------------


def test_the_three_ways_to_ask(server: Server) -> None:
    replies = [
        server.get(SELECT, "text/csv"),
        server.send("POST", "/sparql", urlencode({"query": SELECT}), Content_Type=FORM, Accept="text/csv"),
        server.send("POST", "/sparql", SELECT, Content_Type="application/sparql-query", Accept="text/csv"),
    ]
    assert [(reply.status, reply.body) for reply in replies] == [(200, "label\r\ngovernment\r\n政府\r\n".encode())] * 3


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/sparql-results+xml, application/sparql-results+json;q=0.5", "application/sparql-results+xml"),
        ("application/sparql-results+xml;q=0.1, text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html,application/xml;q=0.9,*/*;q=0.1", "application/sparql-results+xml"),
        ("application/json", "application/sparql-results+json"),
    ],
)
def test_rows_in_the_wanted_format(server: Server, accept: str, media: str) -> None:
    reply = server.get(SELECT, accept)
    assert (reply.status, reply.media) == (200, media)
    assert "政府".encode() in reply.body
    assert reply.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples; charset=utf-8", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/trig", "application/trig; charset=utf-8", RdfFormat.TRIG),
    ],
)
def test_triples_in_the_wanted_format(server: Server, accept: str, media: str, form: RdfFormat) -> None:
    reply = server.get(CONSTRUCT, accept)
    assert (reply.status, reply.media) == (200, media)
    assert {quad.object.value for quad in parse(reply.body, format=form)} == {"government", "政府"}


def test_a_boolean(server: Server) -> None:
    assert json.loads(server.get("ASK {}").body) == {"head": {}, "boolean": True}


def test_only_formats_that_nobody_has(server: Server) -> None:
    assert server.get(SELECT, "image/png").status == 406
    assert server.get(SELECT, "text/turtle").status == 406


def test_the_choice_of_a_format() -> None:
    assert choose("text/csv;q=0, */*", True) == "json"
    assert choose("text/*", True) in ("csv", "xml")
    assert choose("nonsense", True) is None
    assert choose("text/csv;q=x", True) is None


def test_the_dataset_of_the_protocol(tmp_path: Path) -> None:
    a, b, p = (NamedNode(f"http://example.org/{name}") for name in "abp")
    with serving(build_of(tmp_path / "out", [Quad(a, p, a, a), Quad(b, p, b, b)])) as made:
        every = "SELECT ?s { ?s <http://example.org/p> ?o } ORDER BY ?s"
        named = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
        assert made.get(every, "text/csv").body.split() == [b"s", b"http://example.org/a", b"http://example.org/b"]
        only = {"default-graph-uri": "http://example.org/a"}
        assert made.get(every, "text/csv", **only).body.split() == [b"s", b"http://example.org/a"]
        assert made.get(named, "text/csv", **only).body.split() == [b"g"]
        other = {"named-graph-uri": "http://example.org/b"}
        assert made.get(every, "text/csv", **other).body.split() == [b"s"]
        assert made.get(named, "text/csv", **other).body.split() == [b"g", b"http://example.org/b"]
        over = "SELECT ?s FROM <http://example.org/b> { ?s ?p ?o }"
        assert made.get(over, "text/csv", **only).body.split() == [b"s", b"http://example.org/a"]
        direct = made.send(
            "POST", "/sparql?" + urlencode(only), every, Content_Type="application/sparql-query", Accept="text/csv"
        )
        assert direct.body.split() == [b"s", b"http://example.org/a"]


def test_the_service_describes_itself(server: Server) -> None:
    reply = server.send("GET", "/sparql", Accept="text/turtle")
    assert b"sparql-service-description#Service" in reply.body and b"graph:claims" in reply.body
    reply = server.send("GET", "/sparql", Accept="text/html")
    assert (reply.status, reply.headers["location"]) == (307, "sparql.html")


# ---- refusals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT", 400, "line 1"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "file:///etc/passwd"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400, "INSERT"),
        ("LOAD <http://example.org/>", 400, "LOAD"),
        (NEVER, 503, "stopped after 1.5 seconds"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 503, "more than 2000 rows"),
    ],
)
def test_refused_queries(server: Server, query: str, status: int, words: str) -> None:
    reply = server.get(query)
    assert reply.status == status and words in reply.body.decode()


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("PUT", "/sparql?query=ASK%20%7B%7D", "", {}, 405),
        ("DELETE", "/sparql", "", {}, 405),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, {}, 400),
        ("GET", "/sparql?quarry=ASK%20%7B%7D", None, {}, 400),
        ("GET", "/sparql?query=%ff", None, {}, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=file%3A%2F%2F%2Fetc%2Fpasswd", None, {}, 400),
        ("POST", "/sparql", "query=ASK%20%7B%7D", {"Content_Type": "text/plain"}, 415),
        ("POST", "/sparql", "query=ASK%20%7B%7D", {}, 415),
        ("POST", "/sparql", "ASK {}", {"Content_Type": FORM}, 400),
        (
            "POST",
            "/sparql",
            "ASK {}".encode("utf-16"),
            {"Content_Type": "application/sparql-query; charset=UTF-16"},
            415,
        ),
        ("POST", "/sparql", b"ASK { ?x ?y '\xff' }", {"Content_Type": "application/sparql-query"}, 400),
        ("POST", "/sparql", "update=CLEAR%20ALL", {"Content_Type": FORM}, 403),
        ("POST", "/sparql", "CLEAR ALL", {"Content_Type": "application/sparql-update"}, 403),
        ("POST", "/sparql", "x" * 1_000_001, {"Content_Type": "application/sparql-query"}, 413),
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Host": "example.org"}, 421),
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Host": "localhost.example.org"}, 421),
        ("GET", "/graph.html", None, {"Host": 'localhost:80"><'}, 421),
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Origin": "https://example.org"}, 403),
        ("GET", "/sparql?query=ASK%20%7B%7D", None, {"Origin": "null"}, 403),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", None, {}, 404),
        ("GET", "//etc/passwd", None, {}, 404),
        ("GET", "/.lock", None, {}, 404),
        ("POST", "/graph.html", "", {}, 405),
    ],
)
def test_refused_requests(
    server: Server, method: str, path: str, body: bytes | str | None, headers: dict[str, str], status: int
) -> None:
    reply = server.send(method, path, body, **headers)
    assert reply.status == status
    assert "access-control-allow-origin" not in reply.headers
    assert b"Traceback" not in reply.body


def test_a_body_without_length_is_counted(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
        raw.sendall(head.encode())
        chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        try:
            for _ in range(40):
                raw.sendall(chunk)
            raw.sendall(b"0\r\n\r\n")
        except ConnectionError:
            return  # it had enough, and said so by closing
        assert b" 413 " in raw.recv(200)


def test_the_same_origin_may_ask(server: Server) -> None:
    address = f"http://127.0.0.1:{server.port}"
    assert server.send("GET", "/sparql?query=ASK%20%7B%7D", Origin=address).status == 200


# ---- many at once -----------------------------------------------------------------------------------


def test_a_query_that_never_ends_holds_up_nobody(server: Server) -> None:
    slow = threading.Thread(target=server.get, args=(NEVER,))
    slow.start()
    time.sleep(0.2)
    since = time.monotonic()
    assert server.get("ASK {}").status == 200
    assert time.monotonic() - since < 1.2
    slow.join()


def test_many_at_once(server: Server) -> None:
    with ThreadPoolExecutor(20) as many:
        replies = list(many.map(lambda _: server.get(SELECT, "text/csv").status, range(100)))
    assert replies == [200] * 100


def test_a_crash_of_one_is_no_crash_of_all(server: Server) -> None:
    deep = "SELECT * " + "{" * 100_000 + "}" * 100_000
    reply = server.send("POST", "/sparql", deep, Content_Type="application/sparql-query")
    assert reply.status in (400, 503)
    assert server.get("ASK {}").status == 200


def test_who_hangs_up_leaves_no_worker_behind(server: Server) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.port)) as raw:
            raw.sendall(f"GET /sparql?{urlencode({'query': NEVER})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    time.sleep(4.5)
    assert server.get("ASK {}").status == 200


# ---- pages ------------------------------------------------------------------------------------------


def test_pages(server: Server) -> None:
    assert server.send("GET", "/").headers["location"] == "graph.html"
    for name, media in (
        ("graph.html", "text/html"),
        ("graph.ttl", "text/turtle"),
        ("manifest.json", "application/json"),
    ):
        reply = server.send("GET", f"/{name}")
        assert reply.status == 200 and reply.media.startswith(media)
        assert reply.body == (small_build() / name).read_bytes()
        assert reply.headers["x-content-type-options"] == "nosniff"


def test_a_new_build_is_read_anew(tmp_path: Path) -> None:
    a, b, p = (NamedNode(f"http://example.org/{name}") for name in "abp")
    every = "SELECT ?s { ?s <http://example.org/p> ?o }"
    out = build_of(tmp_path / "out", [Quad(a, p, a, a)])
    with serving(out) as made:
        assert made.get(every, "text/csv").body.split() == [b"s", b"http://example.org/a"]
        shutil.move(out, tmp_path / "old")
        assert made.get(every, "text/csv").body.split() == [b"s", b"http://example.org/a"]
        build_of(out, [Quad(b, p, b, b)])
        assert made.get(every, "text/csv").body.split() == [b"s", b"http://example.org/b"]


# ---- the start and the end --------------------------------------------------------------------------


def test_cors_where_it_is_wanted() -> None:
    with serving(small_build(), "--cors", "https://example.org") as made:
        reply = made.send("GET", "/sparql?query=ASK%20%7B%7D", Origin="https://example.org")
        assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "https://example.org")
        reply = made.send("OPTIONS", "/sparql", Origin="https://example.org", Access_Control_Request_Method="POST")
        assert reply.status == 204 and "POST" in reply.headers["access-control-allow-methods"]
        assert made.send("GET", "/sparql?query=ASK%20%7B%7D", Origin="https://example.com").status == 403


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_its_end_leaves_nothing_behind(number: signal.Signals) -> None:
    with serving(small_build(), "--seconds", "60") as made:
        asking = threading.Thread(target=_ignored, args=(made,))
        asking.start()
        time.sleep(0.5)
        children = _descendants(made.process.pid)
        assert len(children) >= 2
        made.process.send_signal(number)
        made.process.wait(15)
        asking.join()
        deadline = time.monotonic() + 5
        while (left := [child for child in children if _runs(child)]) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not left
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", made.port), timeout=1)


def _ignored(server: Server) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException):  # the server ends meanwhile
        server.get(NEVER)


def _descendants(number: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{number}/task").glob("*/children"):
        for child in path.read_text().split():
            found += [int(child), *_descendants(int(child))]
    return found


def _runs(number: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


def test_what_cannot_be_served(tmp_path: Path) -> None:
    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", "serve", *arguments], capture_output=True, text=True, timeout=60
        )

    done = start("--out", str(tmp_path))
    assert done.returncode == 2 and "holds no build" in done.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken.listen()
        done = start("--out", str(small_build()), "--port", str(taken.getsockname()[1]))
        assert done.returncode == 2 and "cannot be used" in done.stderr


def test_who_does_not_finish_asking_is_not_waited_for(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.serve import Settings, run; "
        "run(Settings(Path(sys.argv[1]), patience=0.5), '127.0.0.1', 0, lambda address: print(address, flush=True))"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(small_build())], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        port = urlsplit(process.stdout.readline().strip()).port
        assert port
        head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        for sent in (b"", b"GET /spar", head + b"Content-Length: 10\r\n\r\nASK"):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
                raw.sendall(sent)
                assert b" 200 " not in raw.recv(100)
        made = Server(process, port)
        assert made.get("ASK {}").status == 200
        with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
            for _ in range(2):  # a kept connection has its time anew
                raw.sendall(head + b"Content-Length: 6\r\n\r\nASK {}")
                answer = b""
                while b"true}" not in answer:  # head and body may arrive apart
                    more = raw.recv(1000)
                    assert more, answer
                    answer += more
                assert b" 200 " in answer
                time.sleep(0.7)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(15)
        process.stdout.close()
