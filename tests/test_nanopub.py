"""Nanopublications: what a claim becomes, and each of the ten rules broken in turn."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from kg.export.rdf import export
from kg.rdf.nanopub import NP, nanopubs, violations
from kg.rdf.space import Space, std
from tests.graphs import make_graph
from tests.outputs import ROOT, built

SPACE = Space("https://w3id.org/govkg/")
GRAPH = make_graph(30, 60)
N = NamedNode("https://x.org/n")
PLAIN = """
@prefix : <https://x.org/n#> . @prefix np: <http://www.nanopub.org/nschema#> .
:head { <https://x.org/n> a np:Nanopublication ; np:hasAssertion :a ; np:hasProvenance :p ; np:hasPublicationInfo :i . }
:a { :s :is :so . }
:p { :a :from :there . }
:i { <https://x.org/n> :made :now . }
"""


@cache
def dataset() -> list[Quad]:
    return list(parse(export(GRAPH)["graph.trig"], format=RdfFormat.TRIG))


@cache
def made() -> list[list[Quad]]:
    return list(nanopubs(dataset(), SPACE))


def quads(text: str) -> list[Quad]:
    return list(parse(text.encode(), format=RdfFormat.TRIG))


def test_the_plain_one_is_well_formed() -> None:
    assert violations(quads(PLAIN)) == []


BROKEN = [
    ("1", PLAIN + "<https://x.org/n> <https://x.org/b> 1 ."),
    ("2", PLAIN.replace("a np:Nanopublication ;", "")),
    ("2", PLAIN + ":h2 { <https://x.org/m> a np:Nanopublication . }"),
    ("3", PLAIN.replace("np:hasAssertion :a ;", "")),
    ("3", PLAIN.replace("np:hasAssertion :a ;", "np:hasAssertion :a , :b ;")),
    ("4", PLAIN.replace("np:hasProvenance :p ;", "")),
    ("4", PLAIN.replace("np:hasProvenance :p ;", "np:hasProvenance :p , :b ;")),
    ("5", PLAIN.replace("np:hasPublicationInfo :i .", "np:hasPublicationInfo :i , :b .")),
    ("6", PLAIN.replace("np:hasProvenance :p", "np:hasProvenance :a").replace(":p {", ":a {")),
    ("7", PLAIN + ":elsewhere { :s :is :so . }"),
    ("8", PLAIN.replace(":a { :s :is :so . }", "")),
    ("9", PLAIN.replace(":a :from :there", ":s :from :there")),
    ("10", PLAIN.replace("<https://x.org/n> :made :now", ":n :made :now")),
]


@pytest.mark.parametrize(("rule", "text"), BROKEN, ids=[f"{n}-rule-{rule}" for n, (rule, _) in enumerate(BROKEN)])
def test_a_broken_rule_is_named(rule: str, text: str) -> None:
    assert any(found.startswith(f"{rule}:") for found in violations(quads(text))), violations(quads(text))


def test_a_blank_graph_is_no_place() -> None:
    one = [*quads(PLAIN), Quad(N, std("rdf:type"), Literal("x"), BlankNode("b"))]
    assert violations(one)[0].startswith("1:")


def test_every_claim_is_one_and_well_formed() -> None:
    assert len(made()) == len(GRAPH.claims)
    assert [violations(one) for one in made()] == [[]] * len(made())


def test_least_confidence() -> None:
    wanted = sum(claim.confidence >= 0.8 for claim in GRAPH.claims)
    assert 0 < wanted < len(GRAPH.claims)
    assert len(list(nanopubs(dataset(), SPACE, 0.8))) == wanted


def graphs(one: list[Quad]) -> dict[str, set[tuple[str, str, str]]]:
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for quad in one:
        assert isinstance(quad.graph_name, NamedNode) and not isinstance(quad.graph_name, DefaultGraph)
        found[quad.graph_name.value.rpartition("#")[2]].add(tuple(_plain(t) for t in quad.triple))  # type: ignore[arg-type]
    return found


def _plain(term: object) -> str:
    return term.value if isinstance(term, Literal) else str(term)[1:-1]


def test_only_what_is_affirmed_and_asserted_is_a_plain_triple() -> None:
    for claim, one in zip(GRAPH.claims, made(), strict=True):
        flat = (SPACE.id(claim.subject).value, SPACE.id("relation", claim.relation).value, SPACE.id(claim.object).value)
        assert (flat in graphs(one)["assertion"]) == (claim.polarity == "affirmed" and claim.modality == "asserted")


def test_the_quote_and_the_hash_of_its_file_are_in_the_provenance() -> None:
    texts = {paper.document.id: paper.document for paper in GRAPH.papers}
    for claim, one in zip(GRAPH.claims, made(), strict=True):
        said = {(p.rpartition("#")[2].rpartition("/")[2], o) for _, p, o in graphs(one)["provenance"]}
        for number in claim.evidence:
            document = texts[GRAPH.evidence[number].document]
            assert ("sha256", document.sha256) in said
        assert all(any(quote in d.text for d in texts.values()) for key, quote in said if key == "exact")


def test_they_say_that_nobody_signed_them() -> None:
    for one in made():
        assert any(o.endswith("#UnsignedNanopublication") for _, _, o in graphs(one)["pubinfo"])
        assert not any("npx" in str(quad) or "hasSignature" in str(quad) for quad in one)


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    path = tmp_path / "n.trig"
    done = kg("export", "nanopub", "--out", str(built()), "--to", str(path), "--min-confidence", "0.85")
    assert done.returncode == 0, done.stderr
    found = list(parse(path.read_bytes(), format=RdfFormat.TRIG))
    number = int(re.match(r"\d+", done.stderr)[0])  # type: ignore[index]
    assert sum(_plain(quad.object) == f"{NP}Nanopublication" for quad in found) == number > 10
    ends = {_plain(q.object.datatype) for q in found if q.predicate == std("oa:end") and isinstance(q.object, Literal)}
    assert ends == {std("xsd:nonNegativeInteger").value}
    again = kg("export", "nanopub", "--out", str(built()), "--min-confidence", "0.85")
    assert again.stdout == path.read_text(encoding="utf-8")


def test_a_damaged_build_is_refused(tmp_path: Path) -> None:
    for name in ("manifest.json", "graph.trig"):
        (tmp_path / name).write_bytes((built() / name).read_bytes())
    with (tmp_path / "graph.trig").open("a", encoding="utf-8") as file:
        file.write("<x:a> <x:b> <x:c> .\n")
    done = kg("export", "nanopub", "--out", str(tmp_path))
    assert done.returncode == 2
    assert "not what the build wrote" in done.stderr


@pytest.mark.skipif(importlib.util.find_spec("nanopub") is None, reason="the nanopub package needs Python 3.12")
def test_the_nanopub_package_agrees() -> None:
    from nanopub import Nanopub, NanopubConf  # type: ignore[import-not-found]
    from pyoxigraph import serialize
    from rdflib import Dataset

    for one in made():
        data = Dataset()
        data.parse(data=serialize(one, format=RdfFormat.N_QUADS), format="nquads")
        assert Nanopub(rdf=data, conf=NanopubConf()).is_valid


def kg(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *args], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
