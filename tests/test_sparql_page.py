"""`sparql.html`: one file that answers SPARQL from the disk, with nothing fetched and nothing run but its own."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import html
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kg.export import rdf, sparql_page
from kg.export.bundle import WEB, bundled
from kg.export.sparql_page import MODULES, QUERIES
from tests.axe import needs_axe, violations
from tests.graphs import make_graph
from tests.outputs import built

ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
NAMED = sorted(path.stem for path in QUERIES.glob("*.rq"))


@cache
def text() -> str:
    return (built() / "sparql.html").read_text(encoding="utf-8")


# ---- the file -----------------------------------------------------------------------------------


def test_it_is_small_and_the_same_each_time() -> None:
    assert len(text().encode()) < 5_000_000
    graph = make_graph(20, 30)
    trig = rdf.export(graph)["graph.trig"]
    assert isinstance(trig, bytes)
    assert sparql_page.page(graph, trig) == sparql_page.page(graph, trig)


def test_the_policy_lets_this_script_and_this_style_run_and_no_other() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text())
    scripts = re.findall(r"<script>(.*?)</script>", text(), re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text(), re.DOTALL)
    assert policy and len(scripts) == len(styles) == 1
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (*scripts, *styles)]
    assert dict(part.strip().split(" ", 1) for part in html.unescape(policy[1]).split(";")) == {
        "default-src": "'none'",
        "script-src": f"'wasm-unsafe-eval' 'sha256-{hashes[0]}'",
        "style-src": f"'sha256-{hashes[1]}'",
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "worker-src": "blob:",
    }


def test_nothing_is_named_that_could_be_fetched() -> None:
    outside = re.sub(r"<script.*?</script>|<style>.*?</style>", "", text(), flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="(?!data:)', outside)
    assert not re.search(r"@import|url\(", (WEB / "sparql/page.css").read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", [*MODULES, "sparql/engine"])
def test_text_stays_text(module: str) -> None:
    source = (WEB / f"{module}.js").read_text(encoding="utf-8")
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc|DOMParser|fetch\("
    assert not re.search(banned, source)


def test_no_data_element_can_be_left() -> None:
    for part in (sparql_page.engine(), bundled(MODULES)):
        assert "</script" not in part.lower() and "<!--" not in part


def test_modules_are_whole_and_in_order() -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", bundled(MODULES), re.MULTILINE)
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    assert not re.search(r"^(?:import|export) ", bundled(MODULES) + sparql_page.engine(), re.MULTILINE)
    for number, name in enumerate(MODULES[1:], 1):
        source = (WEB / f"{name}.js").read_text(encoding="utf-8")
        for other in re.findall(r'^import [^;]* from "\./(?:\./)?([\w./]+)\.js";', source, re.MULTILINE):
            wanted = other.removeprefix("../") if other.startswith("../") or other == "dom" else f"sparql/{other}"
            assert wanted in MODULES[:number], f"{name} imports {other}"


def test_what_is_vendored_is_what_its_note_says() -> None:
    folder = WEB / "vendor/oxigraph"
    note = (folder / "README.md").read_text(encoding="utf-8")
    code = (folder / "oxigraph.js").read_bytes()
    wasm = gzip.decompress((folder / "oxigraph.wasm.gz").read_bytes())
    assert wasm.startswith(b"\0asm")
    for content in (code, wasm):
        assert hashlib.sha256(content).hexdigest() in note
    assert "0.5.11" in note
    assert (folder / "LICENSE-MIT").read_text(encoding="utf-8") in text()


def test_hostile_text_is_inert() -> None:
    made = rdf.export(make_graph(60, 140, hostile=True))["sparql.html"]
    assert isinstance(made, str)
    assert made.count("</script>") == 5 and "fired('script')" not in made
    made.encode("utf-8")


# ---- in a browser -------------------------------------------------------------------------------


class Reader:
    """A page in the browser that writes down all that must not happen."""

    def __init__(self, context: BrowserContext, path: Path) -> None:
        self.path = path
        self.wrong: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8000)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on(
            "console", lambda m: self.wrong.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
        )
        self.page.on("request", lambda request: self._asked(request.url))
        context.on("page", lambda page: self.wrong.append(f"page: {page.url}"))

    def _asked(self, address: str) -> None:
        if not address.startswith(("data:", "blob:", self.path.parent.as_uri())):
            self.wrong.append(f"request: {address}")

    def open(self, state: str = "lang=en") -> Page:
        """The page with its data opened."""
        self.page.goto(f"{self.path.as_uri()}#{state}")
        self.page.wait_for_selector("body[data-ready]")
        return self.page

    def ask(self, query: str) -> Page:
        """The page after a query of one's own."""
        self.page.locator("textarea").fill(query)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_selector("#run")
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


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def reader(context: BrowserContext) -> Iterator[Reader]:
    made = Reader(context, built() / "sparql.html")
    yield made
    assert made.wrong == []


def cells(page: Page) -> list[list[str]]:
    """The shown rows as text."""
    return [row.locator("td").all_inner_texts() for row in page.locator(".answer tbody tr").all()]


def test_it_opens_from_the_disk_and_answers(reader: Reader) -> None:
    page = reader.open()
    expect(page.locator(".status")).to_contain_text("statements are here")
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".answer tbody tr")).to_have_count(20)
    expect(page.locator(".status")).to_contain_text(re.compile(r"20 rows in \d+ ms"))


def test_the_counts_are_the_builds(reader: Reader) -> None:
    counts = json.loads((built() / "manifest.json").read_text(encoding="utf-8"))["counts"]
    reader.open()
    page = reader.ask("SELECT (COUNT(?c) AS ?n) WHERE { ?c a kgv:Claim }")
    assert cells(page) == [[str(counts["claims"])]]
    page = reader.ask("SELECT (COUNT(?e) AS ?n) WHERE { GRAPH graph:provenance { ?e a oa:Annotation } }")
    assert cells(page) == [[str(counts["evidence"])]]


def test_every_named_query_runs(reader: Reader) -> None:
    page = reader.open()
    shown = [one.get_attribute("data-name") for one in page.locator(".question").all()]
    assert shown == NAMED
    for name in NAMED:
        page.locator(f'.question[data-name="{name}"]').click()
        page.wait_for_selector("#run")
        status = page.locator(".status")
        assert not re.search(r"\bwrong\b", status.get_attribute("class") or ""), f"{name}: {status.inner_text()}"


def test_a_parameter_takes_a_label_in_any_language(reader: Reader) -> None:
    page = reader.open("query=about&lang=en")
    field = page.locator(".parameters input[name=term]")
    expect(field).to_have_value(re.compile("^concept:"))
    field.fill("社会治理")
    field.press("Enter")
    expect(page.locator("textarea")).to_have_value(re.compile(r"VALUES \?term \{ concept:social-governance \}"))
    expect(page.locator(".answer tbody tr").first).to_contain_text("social governance")
    page.locator(".parameters input[name=lang]").fill("zh")
    page.locator(".parameters input[name=lang]").press("Enter")
    expect(page.locator(".answer tbody tr").first).to_contain_text("社会治理")
    assert "query=about" in page.url


def test_a_value_cannot_leave_its_place(reader: Reader) -> None:
    page = reader.open("query=about&lang=en")
    before = page.locator("textarea").input_value()
    for hostile in ("concept:x } INSERT { ?a ?b ?c", "<x> } #", '" } #'):
        page.locator(".parameters input[name=term]").fill(hostile)
        page.locator(".parameters input[name=term]").press("Enter")
        assert page.locator("textarea").input_value() == before
    page.locator(".parameters input[name=lang]").fill('en" } ?x ?y ?z . #')
    page.locator(".parameters input[name=lang]").press("Enter")
    assert r'VALUES ?lang { "en\" } ?x ?y ?z . #" }' in page.locator("textarea").input_value()


def test_a_row_leads_to_its_sentence(reader: Reader) -> None:
    page = reader.open()
    reader.ask("SELECT ?claim WHERE { ?claim a kgv:Claim ; kgv:support ?n } ORDER BY DESC(?n) ?claim LIMIT 1")
    link = page.locator(".answer tbody a").first
    assert re.fullmatch(r"graph\.html#claim=[0-9a-f]{20}", link.get_attribute("href") or "")
    link.click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".panel .sentence").first).to_be_visible()


def test_what_the_explorer_lacks_is_described_here(reader: Reader) -> None:
    page = reader.open()
    reader.ask("SELECT ?rule WHERE { ?rule a kgv:Rule } ORDER BY ?rule LIMIT 1")
    page.locator(".answer tbody a").first.click()
    expect(page.locator(".answer .turtle")).to_contain_text("Rule")
    page.go_back()
    expect(page.locator(".answer table")).to_be_visible()


def test_the_answer_as_csv(reader: Reader) -> None:
    page = reader.open()
    reader.ask('SELECT ?a ?b ?c WHERE { VALUES (?a ?b ?c) { ("=1+1" "x,\\"y\\"\\nz" -2) ("社会" UNDEF "@SUM(1)") } }')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as CSV").click()
    saved = Path(str(waiting.value.path())).read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(saved, newline=""))) == [
        ["a", "b", "c"], ["'=1+1", 'x,"y"\nz', "-2"], ["社会", "", "'@SUM(1)"],
    ]  # fmt: skip


def test_triples_and_yes_or_no(reader: Reader) -> None:
    page = reader.open()
    reader.ask("ASK { ?c a kgv:Claim }")
    assert cells(page) == [["true"]]
    reader.ask("# select nothing\nCONSTRUCT { ?c a kgv:Claim } WHERE { ?c a kgv:Claim } LIMIT 2")
    expect(page.locator(".answer .turtle")).to_contain_text("claim/")
    expect(page.get_by_role("button", name="Save as Turtle")).to_be_visible()
    reader.ask("SELECT ?x WHERE { ?x a <https://example.org/Nothing> }")
    expect(page.locator(".status")).to_have_text("Nothing was found.")


def test_a_fault_is_shown_where_it_is(reader: Reader) -> None:
    page = reader.open()
    reader.ask("ASK { ?c a kgv:Claim }")
    reader.ask("SELECT ?c WHERE {\n  ?c a kgv:Claim ;;; }\n}")
    assert cells(page) == []  # the answer before is no answer to this
    expect(page.locator(".status.wrong")).to_contain_text("Line 3, column 2: this is not expected here")
    assert page.evaluate("document.activeElement.selectionStart") == len("SELECT ?c WHERE {\n  ?c a kgv:Claim ;;; }\n}")
    reader.ask("SELECT ?c WHERE { ?c a nowhere:Claim }")
    expect(page.locator(".status.wrong")).to_contain_text("Prefix not found")
    reader.ask("SELECT ?c WHERE { ?c a kgv:Claim } }")
    expect(page.locator(".status.wrong")).to_contain_text("Line 1, column 37:")


@pytest.mark.parametrize(
    "query",
    ["SELECT * WHERE { SERVICE <https://example.org/> { ?s ?p ?o } }", "DROP ALL", "LOAD <file:///etc/passwd>",
     "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }"],
)  # fmt: skip
def test_nothing_is_asked_elsewhere_and_nothing_changed(reader: Reader, query: str) -> None:
    page = reader.open()
    reader.ask(query)
    assert cells(page) == []
    reader.ask("ASK { ?c a kgv:Claim }")
    assert cells(page) == [["true"]]


def test_a_query_that_never_ends_can_be_stopped(reader: Reader) -> None:
    page = reader.open()
    page.locator("textarea").fill("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("body[data-ready]")).to_be_visible()
    reader.ask("ASK { ?c a kgv:Claim }")
    assert cells(page) == [["true"]]


def test_completion_by_keyboard(reader: Reader) -> None:
    page = reader.open()
    area = page.locator("textarea")
    area.fill("")
    area.type("SELECT * WHERE { ?x kgv:pol")
    expect(page.locator(".suggestions li").first).to_contain_text("kgv:polarity")
    assert area.get_attribute("aria-activedescendant") == "suggestion-0"
    page.keyboard.press("Enter")
    area.type(" ?y . ?z skos:related concept:社会治")
    expect(page.locator(".suggestions li[aria-selected=true]")).to_contain_text("concept:")
    page.keyboard.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    area.type(" . ?")
    page.keyboard.press("Control+Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert re.fullmatch(r"SELECT \* WHERE \{ \?x kgv:polarity \?y \. .* \. \?[xyz]", area.input_value())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON", "Tab leaves the editor"


def test_both_languages(reader: Reader) -> None:
    page = reader.open("query=recommendations&lang=zh")
    expect(page.get_by_role("button", name="运行")).to_be_visible()
    expect(page.locator(".answer tbody tr").first).to_contain_text("建议")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".answer tbody tr").first).to_contain_text("recommended")
    expect(page.get_by_role("button", name="Run")).to_be_visible()
    page.locator("input[type=search]").fill("显示没有的词")
    expect(page.locator(".questions")).to_contain_text("No question has these words.")
    page.locator("input[type=search]").fill("")
    expect(page.locator(".question")).to_have_count(len(NAMED))


def test_hostile_text_in_the_browser(context: BrowserContext, tmp_path: Path) -> None:
    made = rdf.export(make_graph(60, 140, hostile=True))["sparql.html"]
    assert isinstance(made, str)
    (tmp_path / "sparql.html").write_text(made, encoding="utf-8", newline="\n")
    reader = Reader(context, tmp_path / "sparql.html")
    reader.page.add_init_script("window.fired = (what) => { throw new Error('fired ' + what); };")
    page = reader.open()
    reader.ask(
        "SELECT ?s ?l WHERE { ?s skos:prefLabel|skos:altLabel|skos:definition|dcterms:title|dcterms:identifier ?l }"
    )
    assert len(cells(page)) > 100
    for link in page.locator(".answer a").all():
        assert not (link.get_attribute("href") or "").lower().startswith("javascript:")
    assert reader.wrong == []


@needs_axe
@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, look: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark" if look == "dark" else "light"
    )
    page = Reader(context, built() / "sparql.html").open("query=about&lang=en")
    page.wait_for_selector(".answer table")
    assert violations(page) == []
    context.close()
