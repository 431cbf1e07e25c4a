"""The page as text: one file, one script, one style, nothing else that could run."""

import base64
import hashlib
import json
import re

import pytest

from kg.export import vocabulary
from kg.export.bundle import WEB, dump
from kg.export.page import MODULES, export, script, to_pyvis
from kg.export.payload import chinese_labels, payload, traditional
from kg.pinyin import TABLE, made, syllables
from tests.graphs import HOSTILE, make_graph


@pytest.fixture(scope="module")
def html() -> str:
    found = export(make_graph(40, 90))["graph.html"]
    assert isinstance(found, str)
    return found


def data_of(html: str) -> dict[str, object]:
    """The payload in the page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    loaded: dict[str, object] = json.loads(found[1])
    return loaded


def test_the_same_graph_gives_the_same_bytes(html: str) -> None:
    assert export(make_graph(40, 90))["graph.html"] == html


def test_the_policy_lets_this_script_and_this_style_run_and_no_other(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy and len(scripts) == len(styles) == 1
    for text in (*scripts, *styles):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"&#39;sha256-{digest}&#39;" in policy[1]
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]


def test_nothing_is_fetched(html: str) -> None:
    outside = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!data:)', outside)
    assert not re.search(r"@import|url\(", (WEB / "page.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", sorted({*MODULES, *vocabulary.MODULES}))
def test_text_stays_text(module: str) -> None:
    source = (WEB / f"{module}.js").read_text(encoding="utf-8")
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|DOMParser|fetch\("
    assert not re.search(banned, source)
    assert "</script" not in source and "<!--" not in source


@pytest.mark.parametrize("modules", [MODULES, vocabulary.MODULES])
def test_names_are_unique_over_the_modules(modules: tuple[str, ...]) -> None:
    code = script(modules)
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", code, re.MULTILINE)
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    assert not re.search(r"^(?:import|export) ", code, re.MULTILINE)


@pytest.mark.parametrize("modules", [MODULES, vocabulary.MODULES])
def test_a_module_comes_after_those_it_imports(modules: tuple[str, ...]) -> None:
    """Functions are hoisted over the whole script, constants are not."""
    for number, name in enumerate(modules):
        source = (WEB / f"{name}.js").read_text(encoding="utf-8")
        for other in re.findall(r'^import [^;]* from "\./([\w-]+)\.js";', source, re.MULTILINE):
            assert other in modules[:number], f"{name} imports {other}"


def test_every_module_stands_in_a_page() -> None:
    assert {path.stem for path in WEB.glob("*.js")} == {*MODULES, *vocabulary.MODULES}


def test_places_and_ends_come_from_pyvis(html: str) -> None:
    graph = make_graph(40, 90)
    data = data_of(html)
    nodes, claims = data["nodes"], data["claims"]
    assert isinstance(nodes, dict) and isinstance(claims, dict)
    assert nodes["x"] == [round(node.x) for node in graph.nodes]
    assert [nodes["id"][n] for n in claims["from"]] == [claim.subject for claim in graph.claims]
    assert [nodes["id"][n] for n in claims["to"]] == [claim.object for claim in graph.claims]


def test_quotes_are_where_the_payload_says() -> None:
    graph = make_graph(40, 90)
    data = payload(graph)
    rows = iter(data["evidence"])
    for claim in graph.claims:
        for number in claim.evidence:
            row, item = next(rows), graph.evidence[number]
            text = data["docs"][row[0]]["text"]
            assert text[row[4][0] : row[4][0] + row[4][1]] == item.subject.surface
            assert text[row[6][0] : row[6][0] + row[6][1]] == item.object.surface


def test_offsets_count_as_browsers_do() -> None:
    """A character outside the basic plane is two units."""
    graph = make_graph(60, 140, hostile=True)
    data = payload(graph)
    for doc in data["docs"]:
        units = doc["text"].encode("utf-16-le", "surrogatepass")
        for start, length, node in zip(*[iter(doc["marks"])] * 3, strict=True):
            found = units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass")
            labels = (data["nodes"]["en"][node], data["nodes"]["zh"][node])
            assert found in labels


def test_long_papers_are_cut_to_what_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.export.texts.TEXT_LIMIT", 10)
    graph = make_graph(40, 90)
    data = payload(graph)
    assert all(doc["partial"] for doc in data["docs"])
    row, item = data["evidence"][0], graph.evidence[graph.claims[0].evidence[0]]
    text = data["docs"][row[0]]["text"]
    assert text[row[4][0] : row[4][0] + row[4][1]] == item.subject.surface


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_leaves_the_script_element(text: str) -> None:
    dumped = dump({"text": text})
    assert "<" not in dumped
    dumped.encode("utf-8")
    assert json.loads(dumped) == {"text": text}


def test_chinese_labels_can_be_read_aloud() -> None:
    labels = chinese_labels(make_graph(30, 40))
    read = syllables(labels)
    assert "社" in read["she"] and "区" in read["qu"]
    assert traditional({"机会", "社区"}) == {"機": "机", "會": "会", "區": "区"}


def test_the_table_of_readings_is_what_pypinyin_says() -> None:
    assert TABLE.read_text(encoding="utf-8") == made()
    assert syllables(["女行", "重长"]) == {"chang": "长", "nv": "女", "xing": "行", "zhong": "重"}


def test_hostile_titles_are_escaped() -> None:
    graph = make_graph(60, 140, hostile=True)
    made = export(graph)["graph.html"]
    assert isinstance(made, str)
    made.encode("utf-8")
    assert "fired('script')</script>" not in made
    assert made.count("</script>") == 2


def test_notebooks_get_a_network_with_its_places() -> None:
    graph = make_graph(20, 30)
    net = to_pyvis(graph, "zh")
    assert len(net.nodes) == len(graph.nodes) and len(net.edges) == len(graph.claims)
    assert net.nodes[0]["x"] == graph.nodes[0].x
    assert "<script>alert" not in to_pyvis(make_graph(60, 140, hostile=True)).generate_html()


def test_five_papers_fit() -> None:
    made = export(make_graph(500, 1200))["graph.html"]
    assert isinstance(made, str)
    assert len(made.encode()) < 1_200_000
