"""Each check with a case that it finds and one that it leaves alone; remarks; formats."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.lint import CHECKS, explain, lint, render
from kg.lint.cases import CASES, FILES, WATER, Case
from kg.model import Block, Document, Issue, Paper, Sentence, Span

SCRAPS = (
    "",
    "\n",
    " ",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "- ",
    "'",
    "a",
    "水",
    "related: a",
    "\t",
    "\u200b",
    "no",
    "|",
    "#",
)
SLOW = ("example-fails", "example-qualifiers", "counterexample-fails")


def write(folder: Path, files: dict[str, str]) -> Path:
    """Writes the files, named by their letter, and gives the ontology's folder."""
    for letter, text in files.items():
        path = folder / "o" / FILES.get(letter, letter)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return folder / "o"


def paper(*texts: str) -> Paper:
    """A paper of these sentences."""
    lang = ["zh" if ord(text[0]) > 0x3000 else "en" for text in texts]
    sentences = tuple(Sentence("d.txt", n, (Span(0, len(text)),), text, lang[n], "") for n, text in enumerate(texts))
    document = Document("d.txt", "W1", "".join(texts), "")
    return Paper(document, (Block("prose", Span(0, 1), ""),), sentences)


def places(folder: Path, files: dict[str, str], code: str) -> list[str]:
    """Where `code` is found in the files, with the files by their letters."""
    letters = {name: letter for letter, name in FILES.items()}
    found = []
    for issue in lint(write(folder, files), ignore=SLOW):
        file, line, column = issue.where.removeprefix("o/").rsplit(":", 2)
        if issue.code == code:
            found.append(f"{letters.get(file, file)}:{line}:{column}")
    return found


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case.code}" for n, case in enumerate(CASES)])
def test_a_check(tmp_path: Path, case: Case) -> None:
    assert case.place in places(tmp_path / "wrong", case.wrong, case.code)
    assert places(tmp_path / "right", case.right, case.code) == []


def test_every_check_has_a_case() -> None:
    elsewhere = {
        "yaml-unreadable",
        "yaml-size",
        "yaml-encoding",
        "label-never-found",
        "label-swallowed",
        *SLOW,
    }  # tested on their own
    assert {check.code for check in CHECKS} == {case.code for case in CASES} | elsewhere


def test_files_that_are_no_utf8(tmp_path: Path) -> None:
    folder = write(tmp_path, {"t": WATER})
    (folder / "concepts" / "t.yaml").write_bytes(b"\xff")
    assert [issue.code for issue in lint(folder, ignore=SLOW)] == ["yaml-encoding"]


def test_a_term_that_no_paper_names(tmp_path: Path) -> None:
    text = "a: {label: {en: rain garden, zh: 雨水花园}, also: {en: [swale]}}\nb: {label: {en: canal, zh: 运河}}\n"
    folder = write(tmp_path, {"t": text})
    papers = [paper("Two rain gardens were dug.", "海绵城市建好了。")]
    found = lint(folder, papers, select=["label-never-found"])
    assert [issue.where for issue in found] == ["o/concepts/t.yaml:2:1"]
    assert lint(folder, select=["label-never-found"]) == ()


def test_a_label_that_longer_labels_cover_each_time(tmp_path: Path) -> None:
    text = "a: {label: {en: rain garden, zh: 雨水花园}}\nb: {label: {en: rain, zh: 雨水}, also: {en: [drizzle]}}\n"
    folder = write(tmp_path, {"t": text})
    papers = [paper("Two rain gardens were dug.", "雨水花园建好了，雨水排走了。")]
    found = lint(folder, papers, select=["label-swallowed"])
    assert [issue.message.split("'")[1] for issue in found] == ["rain"]
    assert lint(folder, select=["label-swallowed"]) == ()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.lists(st.tuples(st.integers(0, 80), st.sampled_from(SCRAPS)), max_size=3))
def test_no_file_breaks_the_loader_or_a_check(case: Case, changes: list[tuple[int, str]]) -> None:
    files = dict(case.wrong)
    first = next(iter(files))
    for at, scrap in changes:
        files[first] = files[first][:at] + scrap + files[first][at + 1 :]
    with TemporaryDirectory() as folder:
        found = lint(write(Path(folder), files), [paper("Rain.", "雨。")], ignore=SLOW)
    render(found, "sarif")


# ---- examples -----------------------------------------------------------------------------------

IS_A = "label: {{en: is a, zh: 是一种}}\nexamples:\n  - {0}\ncounterexamples:\n  - {1}\n"


@pytest.mark.parametrize(
    "code, example, counterexample, found",
    [
        ("example-fails", "{text: A tram is a vehicle., claim: [tram, vehicle]}", "The tram left.", []),
        (
            "example-fails",
            "{text: The tram left., claim: [tram, left]}",
            "The tram left.",
            ["o/relations/is_a.yaml:3:5"],
        ),
        ("counterexample-fails", "{text: A tram is a vehicle., claim: [tram, vehicle]}", "The tram left.", []),
        (
            "counterexample-fails",
            "{text: A tram is a vehicle., claim: [tram, vehicle]}",
            "A tram is a vehicle.",
            ["o/relations/is_a.yaml:5:5"],
        ),
        ("example-qualifiers", "{text: A tram is a vehicle., claim: [tram, vehicle]}", "The tram left.", []),
        (
            "example-qualifiers",
            "{text: A tram is a vehicle., claim: [tram, vehicle], modality: possible}",
            "The tram left.",
            ["o/relations/is_a.yaml:3:5"],
        ),
    ],
)
def test_examples_are_read(tmp_path: Path, code: str, example: str, counterexample: str, found: list[str]) -> None:
    pytest.importorskip("kg.extract.en")
    folder = write(tmp_path, {"relations/is_a.yaml": IS_A.format(example, counterexample)})
    assert [issue.where for issue in lint(folder, select=[code])] == found


# ---- remarks, selection, formats ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text, silent",
    [
        ("water: {label: {en: water, zh: 水}}  # kg: ignore orphan it stands alone\n", True),
        ("# kg: ignore orphan it stands alone\nwater: {label: {en: water, zh: 水}}\n", True),
        ("# kg: ignore source-missing, orphan it stands alone\nwater: {label: {en: water, zh: 水}}\n", True),
        ("water: {label: {en: water, zh: 水}}  # kg: ignore orphan\n", False),
        ("water: {label: {en: water, zh: 水}}  # kg: ignore label-language it stands alone\n", False),
        ("\n# kg: ignore orphan it stands alone\n\nwater: {label: {en: water, zh: 水}}\n", False),
    ],
)
def test_a_remark_with_a_reason_silences_its_line(tmp_path: Path, text: str, silent: bool) -> None:
    assert (places(tmp_path, {"t": text}, "orphan") == []) is silent


def test_what_the_loader_says_cannot_be_silenced(tmp_path: Path) -> None:
    assert places(tmp_path, {"t": "water: {labl: {en: a}}  # kg: ignore unknown-key on purpose\n"}, "unknown-key")


def test_select_and_ignore_take_codes_and_groups(tmp_path: Path) -> None:
    folder = write(tmp_path, {"t": WATER})
    assert {issue.code for issue in lint(folder, select=["documentation"])} == {"definition-missing", "source-missing"}
    assert {issue.code for issue in lint(folder, select=["documentation"], ignore=["source-missing"])} == {
        "definition-missing"
    }
    with pytest.raises(KgError, match="did you mean orphan"):
        lint(folder, select=["orfan"])


def test_issues_are_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    folder = write(tmp_path, {"t": WATER, "u": "a: {label: {en: a}}\n", "a": "b: {label: {zh: 乙}}\n"})
    found = lint(folder, ignore=SLOW)
    assert found == lint(folder, ignore=SLOW)
    assert [issue.where.split(":")[0] for issue in found] == sorted(issue.where.split(":")[0] for issue in found)


ISSUE = Issue("o/t.yaml:3:5", "warning", "orphan", "50 % of 水\nis: alone", "add, or drop")


def test_text() -> None:
    assert render([ISSUE]) == (
        "o/t.yaml:3:5: warning [orphan] 50 % of 水\nis: alone\n    add, or drop\n0 error, 1 warning, 0 info\n"
    )


def test_json() -> None:
    assert json.loads(render([ISSUE], "json"))[0]["where"] == "o/t.yaml:3:5"
    assert json.loads(render([], "json")) == []


def test_sarif() -> None:
    log = json.loads(render([ISSUE], "sarif"))
    (run,) = log["runs"]
    (result,) = run["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert result["level"] == "warning"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}


def test_github() -> None:
    found = render([ISSUE], "github")
    assert found == "::warning file=o/t.yaml,line=3,col=5,title=orphan::50 %25 of 水%0Ais: alone. add, or drop\n"


def test_an_unknown_format_is_a_wrong_call() -> None:
    with pytest.raises(KgError, match="did you mean sarif"):
        render([], "sarff")


def test_every_code_can_be_explained() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.why in explain(check.code)
    assert "label: {en: no}" in explain("yaml-word")
    assert "<U+0007>" in explain("yaml-control")
    with pytest.raises(KgError, match="did you mean orphan"):
        explain("orfan")
