"""`kg query`: what it answers, what it refuses and in which words, and where it stops."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import KgError
from kg.query import Limits, QuerySyntaxError, RefusedError, Request, StoppedError, Workers
from kg.query.named import find, standalone
from kg.query.scan import check, form_of
from kg.query.store import open_store
from tests.builds import build_of, small_build

NEVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", "query", "--out", str(small_build()), *arguments], capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def workers() -> object:
    with Workers(small_build(), Limits(seconds=2.0, megabytes=256, rows=50)) as made:
        yield made


# ---- asking ---------------------------------------------------------------------------------------


def test_a_table() -> None:
    done = kg("SELECT ?label { actor:government skos:prefLabel ?label } ORDER BY ?label")
    assert (done.returncode, done.stdout.split()) == (0, ["label", "government", "政府"])


def test_yes_and_no() -> None:
    assert kg("ASK { ?x a kgv:Claim }").stdout == "yes\n"
    assert kg("ASK { ?x a <http://example.org/Unicorn> }").stdout == "no\n"


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "xml"])
def test_table_formats(name: str) -> None:
    done = kg("-f", name, "SELECT ?label { actor:government skos:prefLabel ?label } ORDER BY ?label")
    assert "government" in done.stdout and "政府" in done.stdout
    if name == "json":
        assert json.loads(done.stdout)["head"]["vars"] == ["label"]
    if name == "xml":
        assert ElementTree.fromstring(done.stdout).tag.endswith("}sparql")


@pytest.mark.parametrize("name", ["ttl", "nt", "jsonld", "trig"])
def test_graph_formats(name: str) -> None:
    done = kg("-f", name, "CONSTRUCT WHERE { actor:government skos:prefLabel ?label }")
    assert done.returncode == 0 and "prefLabel" in done.stdout


def test_a_format_that_cannot_hold_the_answer() -> None:
    done = kg("-f", "ttl", "ASK {}")
    assert done.returncode == 2 and "ttl cannot hold rows" in done.stderr


def test_an_unknown_format() -> None:
    done = kg("-f", "jsn", "ASK {}")
    assert done.returncode == 2 and "did you mean json?" in done.stderr


def test_the_union_of_the_graphs_is_the_default_graph_and_graphs_can_be_named() -> None:
    both = "ASK { ?c a kgv:Claim ; rdf:subject ?s . ?s a skos:Concept }"
    assert kg(both).stdout == "yes\n"
    assert (
        kg("ASK { GRAPH graph:claims { ?c a kgv:Claim } GRAPH graph:ontology { ?s a skos:Concept } }").stdout == "yes\n"
    )
    assert kg("ASK { GRAPH graph:ontology { ?c a kgv:Claim } }").stdout == "no\n"
    assert kg("ASK FROM graph:ontology { ?c a kgv:Claim }").stdout == "no\n"


def test_the_union_holds_no_triple_twice(tmp_path: Path) -> None:
    a, b = NamedNode("http://example.org/a"), NamedNode("http://example.org/b")
    out = build_of(tmp_path / "out", [Quad(a, b, a, a), Quad(a, b, a, b), Quad(a, b, a)])
    with Workers(out) as made:
        found = made.ask(Request("SELECT (COUNT(*) AS ?n) { ?s <http://example.org/b> ?o }", table_format="csv"))
    assert found.body == b"n\r\n1\r\n"


def test_a_query_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("ASK {}", encoding="utf-8")
    assert kg("--file", str(tmp_path / "a.rq")).stdout == "yes\n"
    assert kg("--file", str(tmp_path / "b.rq")).returncode == 2


def test_lists() -> None:
    assert "who-should-do-what" in kg("--list").stdout
    listed = json.loads(kg("--list", "--json").stdout)
    assert len(listed) >= 25 and all(query["title_zh"] for query in listed)
    assert "三" in kg("--list", "about").stdout or "概念" in kg("--list", "about").stdout


# ---- named queries and their parameters -------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["government", "政府", "GOVERNMENT", "governments", "actor:government", "actor/government"]
)
def test_a_term_by_any_of_its_names(workers: Workers, name: str) -> None:
    found = workers.ask(Request(name="who-should-do-what", values={"actor": name}, table_format="csv"))
    assert b"social organization" in found.body
    assert found.known == ("actor=https://w3id.org/govkg/id/actor/government",)


def test_traditional_characters_name_the_same_term(workers: Workers) -> None:
    found = workers.ask(Request(name="about", values={"term": "社會治理"}, table_format="csv"))
    assert b"social work" in found.body


def test_labels_in_the_wanted_language(workers: Workers) -> None:
    found = workers.ask(Request(name="about", values={"term": "政府", "lang": "zh"}, table_format="csv"))
    assert "政府,与…合作" in found.body.decode() or "政府" in found.body.decode()


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    done = kg("about", "--term", "goverment")
    assert done.returncode == 2 and "did you mean government" in done.stderr
    done = kg("abuot")
    assert done.returncode == 2 and "did you mean about?" in done.stderr
    done = kg("about", "--trem", "x")
    assert done.returncode == 2 and "did you mean term?" in done.stderr


def test_what_a_parameter_cannot_be() -> None:
    for arguments, words in (
        (("supported", "--papers", "two"), "no whole number"),
        (("about", "--term"), "wants a value"),
        (("about", "--term", "a", "--term", "b"), "given twice"),
        (("about", "--lang", "fr"), "known: en, zh"),
        (("ASK {}", "--term", "x"), "only a named query has parameters"),
        (("evidence", "--claim", "nothing"), "there is no claim"),
    ):
        done = kg(*arguments)
        assert done.returncode == 2 and words in done.stderr


@pytest.mark.parametrize(
    "evil", ['"', '" } #', "' } } DROP ALL", "a\nb", "\\", '"@en } ?x ?y ?z {', "?x", "\u2028", "🙂"]
)
def test_values_are_terms_and_never_text(workers: Workers, evil: str) -> None:
    found = workers.ask(Request(name="by-section", values={"words": evil}, table_format="csv"))
    assert found.rows == 0
    bound = find("by-section").bound({"words": Literal(evil)})
    assert bound.count("\n") == find("by-section").text.count("\n")
    with pytest.raises(KgError, match="no node is called"):
        workers.ask(Request(name="about", values={"term": evil}))


def test_show_prints_a_query_for_other_tools() -> None:
    text = kg("about", "--term", "政府", "--show").stdout
    assert "PREFIX kgv: <https://w3id.org/govkg/vocab#>" in text
    assert "VALUES ?term { <https://w3id.org/govkg/id/actor/government> }" in text
    assert open_store(small_build()).query(text) is not None


def test_prefixes_are_declared_where_they_are_used() -> None:
    assert standalone("ASK { ?a rdf:type ?b }", {"rdf": "http://r/", "b": "http://b/"}).startswith(
        "PREFIX rdf: <http://r/>\nASK"
    )


# ---- what is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "file:///etc/passwd"),
        ("PREFIX f: <file:///etc/> SELECT * FROM NAMED f:passwd { GRAPH ?g { ?s ?p ?o } }", "file:///etc/passwd"),
        ("SELECT * { ?a ?b 1SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?a ?b trueSERVICESILENT<http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?a ?b 1.SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROMNAMED<file:///etc/passwd> { ?s ?p ?o }", "file:///etc/passwd"),
        ("ASKFROM<file:///etc/passwd> { ?s ?p ?o }", "file:///etc/passwd"),
        ("INSERTDATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("LOAD <http://example.org/>", "LOAD"),
        ("PREFIX a: <http://a/> INSERT DATA { a:b a:c a:d }", "INSERT"),
        ("WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
        ("CLEAR ALL", "CLEAR"),
        ("DROP ALL", "DROP"),
    ],
)
def test_refused_by_name(workers: Workers, query: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        workers.ask(Request(query))
    done = kg(query)
    assert done.returncode == 2 and words in done.stderr


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <x>" }',
        "SELECT * { ?service ?load ?insert } LIMIT 1",
        "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE",
        "PREFIX service: <http://a/> SELECT * { ?s service:SERVICE ?load }",
        "SELECT * { ?s ?p '''LOAD <x>''' }",
    ],
)
def test_not_refused(workers: Workers, query: str) -> None:
    assert workers.ask(Request(query)).form == "select"


def test_forms() -> None:
    assert [form_of(q) for q in ("PREFIX select: <x> ASK {}", "# ASK\nSELECT * {}", "DESCRIBE <a>", "construct where {}")] == [
        "ask", "select", "graph", "graph",
    ]  # fmt: skip


def test_the_scanner_takes_a_long_string_in_no_time() -> None:
    since = time.process_time()
    parts = (
        '"',
        "'",
        "'''a",
        '\\"""',
        '""',
        "<",
        "<a",
        "{",
        "\\u",
        "a.",
        "a-",
        ":a.",
        "a:",
        "%",
        "#",
        "\\",
        "'\\",
        "é",
    )
    for part in parts:
        for text in (part * 10_000, "'''" + part * 10_000, '"""' + part * 10_000):
            check(text, (), {})
    assert time.process_time() - since < 10


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELCT * { ?s ?p ?o }", "line 1, column 1: 'SELCT' is no kind of query; did you mean SELECT?\nSELCT"),
        (
            "PREFIX a: <http://x/>\n aks { ?s a:b ?o }",
            "line 2, column 2: 'aks' is no kind of query; did you mean ASK?",
        ),
        ("hello world", "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("ASK {\n _:b skso:prefLabel ?o }", "line 2, column 6: the prefix 'skso:' is not declared; did you mean skos?"),
        ("ASK { ?s foo:b ?o }", "known: actor, build, candidate"),
        ("ASK { _:b rdfs:label ?o", "line 1"),
    ],
)
def test_known_mistakes_are_named(workers: Workers, query: str, said: str) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        workers.ask(Request(query))
    assert said in str(raised.value)


def test_a_file_that_is_not_there_and_a_path_for_a_name() -> None:
    done = kg("--file", "nothere")
    assert (done.returncode, done.stderr) == (2, "kg: nothere cannot be read: No such file or directory\n")
    assert "kg query --file my/own.rq" in kg("my/own.rq").stderr


def test_nothing_about_a_known_term_is_said() -> None:
    assert "the papers make no claim about it" in kg("about", "--term", "三社联动").stderr
    assert "the papers make no such claim about it" in kg("serves", "--term", "三社联动").stderr
    assert "make no" not in kg("about", "--term", "social work").stderr


def test_a_syntax_error_has_line_and_column() -> None:
    done = kg("SELECT ?x {\n  ?x a kgv:Claim ;; foo bar }")
    assert done.returncode == 2
    assert "line 2, column" in done.stderr and "^" in done.stderr
    with pytest.raises(QuerySyntaxError), Workers(small_build()) as made:
        made.ask(Request("SELECT"))


# ---- limits -----------------------------------------------------------------------------------------


def test_a_query_that_never_ends_is_stopped_and_said() -> None:
    since = time.monotonic()
    done = kg("--seconds", "1", NEVER)
    assert done.returncode == 1 and "stopped after 1 seconds" in done.stderr
    assert time.monotonic() - since < 15


def test_a_query_that_wants_too_much_memory_is_stopped_and_said(workers: Workers) -> None:
    with pytest.raises(StoppedError, match=r"memory|seconds"):
        workers.ask(Request("SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"))


def test_a_query_nested_too_deeply_ends_its_worker_alone(workers: Workers) -> None:
    with pytest.raises(KgError):
        workers.ask(Request("SELECT * " + "{" * 100_000 + "}" * 100_000))
    assert workers.ask(Request("ASK {}")).form == "ask"


def test_too_many_rows_are_refused_or_cut(workers: Workers) -> None:
    with pytest.raises(StoppedError, match="more than 50 rows"):
        workers.ask(Request("SELECT * { ?s ?p ?o }"))
    with pytest.raises(StoppedError, match="more than 50 rows"):
        workers.ask(Request("CONSTRUCT WHERE { ?s ?p ?o }"))
    cut = workers.ask(Request("SELECT * { ?s ?p ?o }", cut=True))
    assert (cut.rows, cut.cut) == (50, True)
    done = kg("--rows", "3", "SELECT ?s { ?s ?p ?o }")
    assert done.returncode == 0 and "cut after 3 rows" in done.stderr


def test_a_killed_stem_is_replaced() -> None:
    with Workers(small_build()) as made:
        assert made._process is not None
        made._process.kill()
        made._process.wait()
        assert made.ask(Request("ASK {}")).form == "ask"


def test_nothing_is_left_behind() -> None:
    with Workers(small_build(), Limits(seconds=30)) as made:
        assert made._process is not None
        number = made._process.pid
        connection = made.connect(Request(NEVER))
        time.sleep(0.3)
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        assert children
    connection.close()
    assert not Path(f"/proc/{number}").exists()
    deadline = time.monotonic() + 5
    while any(_runs(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(child) for child in children)


def _runs(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{number}/status").read_text()


# ---- folders that are no builds ---------------------------------------------------------------------


def test_folders_that_are_none(tmp_path: Path) -> None:
    out = build_of(tmp_path / "out", [])
    (out / "graph.trig").write_bytes(b"<http://a> <http://b> <http://c> .\n")
    for folder, words in (
        (tmp_path / "no", "holds no build"),
        (tmp_path, "holds no build"),
        (out, "not what the build wrote"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "query", "--out", str(folder), "ASK {}"], capture_output=True, text=True
        )
        assert done.returncode == 2 and words in done.stderr
    (out / "manifest.json").write_text("[", encoding="utf-8")
    with pytest.raises(KgError, match="damaged"):
        open_store(out)
    (out / "manifest.json").write_text('{"files": []}', encoding="utf-8")
    with pytest.raises(KgError, match="damaged"):
        open_store(out)


def test_columns_of_a_star_come_in_the_order_of_the_query(workers: Workers) -> None:
    found = workers.ask(Request("SELECT * { ?z a ?a . OPTIONAL { ?z skos:note ?m } } LIMIT 1", table_format="csv"))
    assert found.body.split(b"\r\n")[0] == b"z,a,m"
    found = workers.ask(Request("SELECT DISTINCT * { ?z a ?a } LIMIT 1", table_format="csv"))
    assert found.body.split(b"\r\n")[0] == b"z,a"


def test_relative_names_are_relative_to_the_base(workers: Workers) -> None:
    found = workers.ask(Request("CONSTRUCT { <s> <p> 1 } WHERE {}", base="http://example.org/a/", graph_format="nt"))
    assert found.body.startswith(b"<http://example.org/a/s> <http://example.org/a/p> ")
    with pytest.raises(RefusedError, match=r"http://example\.org/b"):
        workers.ask(Request("BASE <http://example.org/> ASK FROM <b> {}"))


def test_systems_without_fork_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.workers.CAN_FORK", False)
    with Workers(small_build(), Limits(seconds=1.0)) as made:
        found = made.ask(Request(name="about", values={"term": "政府"}, table_format="csv"))
        assert b"social organization" in found.body
        with pytest.raises(QuerySyntaxError, match="line 1"):
            made.ask(Request("SELECT"))
        with pytest.raises(StoppedError, match="stopped after 1 seconds"):
            made.ask(Request(NEVER))
