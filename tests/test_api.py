"""`kg.load`: a build's claims as values and in other libraries' shapes; the notebook of the documentation, run."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.api import Graph, Quote, Rows, load
from kg.errors import KgError
from tests.builds import build_of, papers_build, small_build

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    made = load(papers_build())
    yield made
    made.close()


def test_claims_are_values(graph: Graph) -> None:
    lines = (papers_build() / "evidence.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert {claim.id for claim in graph.claims} == {line["claim"] for line in told}
    by_id = {claim.id: claim for claim in graph.claims}
    for line in told:
        claim = by_id[line["claim"]]
        assert (claim.subject, claim.relation, claim.object) == (
            line["subject"]["id"],
            line["relation"],
            line["object"]["id"],
        )
        assert (claim.polarity, claim.modality) == (line["polarity"], line["modality"])
    assert sum(len(graph.quotes(claim)) for claim in graph.claims) == len(told)
    assert hash(graph.claims[0]) and 0 < graph.claims[0].confidence <= 1


def test_claims_name_their_works_and_evidence(graph: Graph) -> None:
    for claim in graph.claims:
        assert claim.works and set(claim.works) <= set(graph.works)
        assert set(claim.works) <= {quote.work for quote in graph.quotes(claim)}
        assert claim.evidence and tuple(graph.evidence[n] for n in claim.evidence) == graph.quotes(claim)


def test_quotes_lie_where_they_say(graph: Graph) -> None:
    told = {(line["paper"], line["sentence"]["start"], line["sentence"]["end"]) for line in map(json.loads, _lines())}
    for claim in graph.claims:
        for quote in graph.quotes(claim):
            assert (quote.file, quote.start, quote.end) in told and quote.text


def _lines() -> list[str]:
    return (papers_build() / "evidence.jsonl").read_text(encoding="utf-8").splitlines()


def test_works_and_nodes(graph: Graph) -> None:
    work = graph.works["li-qianyu-path"]
    assert (work.short, work.year, work.doi, work.authors) == ("W1", 2020, "10.25236/edssr.2020.173", ("Li Qianyu",))
    assert graph.works["li-juan-community"].title_zh == "社区社会工作参与基层社会治理创新的探索研究"
    node = graph.nodes["actor/government"]
    assert (node.kind, dict(node.labels), node.candidate) == ("actor", {"en": "government", "zh": "政府"}, False)


def test_names_in_both_languages(graph: Graph) -> None:
    assert graph.find("三社联动") == graph.find("three-social linkage") == "concept/three-social-linkage"
    assert graph.label("promotes", "zh") == "促进" and graph.label("recommended") == "recommended"
    assert graph.label("nothing/at-all") == "nothing/at-all"
    with pytest.raises(KgError, match="did you mean government"):
        graph.find("goverment")


def test_a_claim_in_words(graph: Graph) -> None:
    words = [graph.sentence(claim) for claim in graph.about("政府")]
    assert "government – cooperates with – social organization (recommended, Elinor Ostrom)" in words
    assert any(graph.sentence(claim).startswith("not: ") for claim in graph.claims)
    assert any(graph.sentence(claim, "zh").startswith("并非：") for claim in graph.claims)


def test_questions(graph: Graph) -> None:
    rows = graph.query("who-should-do-what", actor="政府", lang="zh")
    assert isinstance(rows, Rows) and rows[0]["subject"] == "政府" and isinstance(rows[0]["confidence"], float)
    assert graph.query("ASK { ?x a kgv:Claim }") is True
    assert len(graph.query("CONSTRUCT WHERE { actor:government skos:prefLabel ?label }")) == 2
    assert graph.query("SELECT (COUNT(*) AS ?n) { ?x a kgv:Claim }") == [{"n": len(graph.claims)}]
    with pytest.raises(KgError, match="line 1"):
        graph.query("SELECT {")
    with pytest.raises(KgError, match="did you mean about"):
        graph.query("abuot")
    with pytest.raises(KgError, match="only a named query"):
        graph.query("ASK {}", term="x")


def test_networkx(graph: Graph) -> None:
    network = graph.to_networkx()
    assert network.number_of_edges() == len(graph.claims) and network.number_of_nodes() == len(graph.nodes)
    assert network.nodes["actor/government"]["label_zh"] == "政府"


def test_pyvis(graph: Graph) -> None:
    assert len(graph.to_pyvis("zh").nodes) == len(graph.nodes)


def test_rdflib(graph: Graph) -> None:
    dataset = graph.to_rdflib()
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) { %s }"
    for pattern in ("?s a kgv:Claim", "GRAPH graph:claims { ?s a kgv:Claim }"):
        rows: list[Any] = list(dataset.query(count % pattern))
        assert [int(row.n) for row in rows] == [len(graph.claims)]
    assert {str(made.identifier).rpartition("/")[2] for made in dataset.graphs()} >= {"claims", "ontology", "sources"}


def test_frames(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = graph.to_pandas("zh")
    assert isinstance(frame, pandas.DataFrame) and "政府" in set(frame["subject"])
    assert len(frame) == sum(len(graph.quotes(claim)) for claim in graph.claims)
    assert graph.nodes_to_pandas().loc["actor/government", "kind"] == "actor"
    assert list(graph.query("modality-by-paper").to_pandas().columns) == ["paper", "modality", "claims"]


def test_frames_without_pandas(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match="frames need pandas"):
        graph.to_pandas()


def test_how_it_looks(tmp_path: Path) -> None:
    graph = load(small_build())
    assert "claims" in repr(graph)
    assert "<table>" in graph._repr_html_() and len(graph._repr_html_()) < 20_000
    assert Rows([{"a": "<script>"}])._repr_html_().count("<script>") == 0
    assert Rows()._repr_html_() == "<p>no rows</p>"
    assert graph.quotes("no such claim") == ()


def test_folders_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="holds no build"):
        kg.load(tmp_path)
    with pytest.raises(KgError, match=r"nodes\.csv cannot be read"):
        _ = load(build_of(tmp_path / "out", [])).nodes


def test_the_import_is_light() -> None:
    code = "import sys, kg; print(sorted({'pyoxigraph', 'rdflib', 'networkx', 'typer', 'pandas'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert kg.Graph is Graph and kg.Quote is Quote
    with pytest.raises(AttributeError, match="no attribute"):
        _ = kg.nothing


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").symlink_to(papers_build())
    monkeypatch.chdir(tmp_path)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    scope: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert not cell["outputs"], "the notebook is kept without outputs"
            exec(compile("".join(cell["source"]), f"{NOTEBOOK.name} {cell['id']}", "exec"), scope)
    assert "public participation" in capsys.readouterr().out
