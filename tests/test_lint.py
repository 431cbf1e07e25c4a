"""Each check with a case that it finds and one that it leaves alone; remarks; formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.lint import CHECKS, explain, lint, render
from kg.model import Block, Document, Issue, Paper, Sentence, Span

FILES = {
    "t": "concepts/t.yaml",
    "u": "concepts/u.yaml",
    "a": "actors.yaml",
    "p": "relations/p.yaml",
    "g": "relations/_groups.yaml",
    "w": "predicates/en.yaml",
    "m": "mappings.yaml",
    "s": "scheme.yaml",
    "c": "cues/en.yaml",
}
SLOW = ("example-fails", "example-qualifiers", "counterexample-fails")
DEFINED = "definition: {en: What it is., zh: 是什么。}"
WATER = "water: {label: {en: water, zh: 水}}\n"


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


# code, a case that it finds (with its place), a case that it leaves alone
CASES: list[tuple[str, dict[str, str], str, dict[str, str]]] = [
    ("yaml-syntax", {"t": "a: [\n"}, "t:2:1", {"t": WATER}),
    ("yaml-tab", {"t": "a:\t{label: {en: a}}\n"}, "t:1:3", {"t": WATER}),
    ("yaml-control", {"t": "a: {label: {en: a\x07}}\n"}, "t:1:18", {"t": WATER}),
    ("yaml-duplicate-key", {"t": WATER + WATER}, "t:2:1", {"t": WATER}),
    ("yaml-alias", {"t": "a: &x {label: {en: a}}\n"}, "t:1:4", {"t": "a: {label: {en: R & D}}\n"}),
    ("yaml-tag", {"t": "a: {label: {en: !!str a}}\n"}, "t:1:17", {"t": "a: {label: {en: a!!}}\n"}),
    ("yaml-documents", {"t": WATER + "---\n" + WATER}, "t:2:1", {"t": "---\n" + WATER}),
    ("yaml-key", {"t": "? [a]\n: b\n"}, "t:1:3", {"t": "? water\n: {label: {en: water}}\n"}),
    ("yaml-depth", {"t": "a: " + "[" * 30 + "]" * 30}, "t:1:27", {"t": WATER}),
    ("yaml-word", {"t": "a: {label: {en: no}}\n"}, "t:1:17", {"t": "a: {label: {en: 'no'}}\n"}),
    ("yaml-word", {"t": "on: {label: {en: a}}\n"}, "t:1:1", {"t": "'on': {label: {en: a}}\n"}),
    ("yaml-word", {"c": "m: {v: [on]}\n"}, "c:1:9", {"p": "label: {en: p}\nsymmetric: true\n"}),
    ("yaml-nfc", {"t": "a: {label: {en: cafe\u0301}}\n"}, "t:1:20", {"t": "a: {label: {en: café}}\n"}),
    ("yaml-trailing", {"t": "a: {label: {en: a}}  \n"}, "t:1:20", {"t": "a: {label: {en: a}}\r\n"}),
    ("unknown-file", {"concept/t.yaml": WATER}, "concept/t.yaml:1:1", {"t": WATER}),
    ("unknown-key", {"t": "a: {label: {en: a}, brodaer: b}\n"}, "t:1:21", {"t": WATER}),
    ("bad-key", {"t": "A b: {label: {en: a}}\n"}, "t:1:1", {"t": WATER}),
    ("bad-value", {"t": "a: {label: {en: a}, valence: nice}\n"}, "t:1:30", {"t": WATER}),
    ("missing-label", {"t": "a: {valence: good}\n"}, "t:1:4", {"t": WATER}),
    ("missing-text", {"p": "label: {en: p}\nexamples: [{claim: [a, b]}]\n"}, "p:2:12", {"p": "label: {en: p}\n"}),
    ("missing-claim", {"p": "label: {en: p}\nexamples: [{text: a b}]\n"}, "p:2:12", {"p": "label: {en: p}\n"}),
    ("missing-property", {"t": WATER, "m": "concept/water: [{iri: 'urn:a'}]\n"}, "m:1:17", {}),
    ("missing-iri", {"t": WATER, "m": "concept/water: [{property: exactMatch}]\n"}, "m:1:17", {}),
    ("duplicate-id", {"t": WATER, "u": WATER}, "u:1:1", {"t": WATER, "a": WATER}),
    (
        "duplicate-predicate",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a, a]}\n"},
        "w:1:15",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a], noun: [a]}\n"},
    ),
    ("dangling-reference", {"t": "a: {label: {en: a}, broader: b}\n"}, "t:1:30", {"t": WATER}),
    (
        "ambiguous-reference",
        {"t": "b: {label: {en: b}, related: water}\n", "a": WATER, "places.yaml": WATER},
        "t:1:30",
        {"t": "b: {label: {en: b}, related: actor/water}\n", "a": WATER, "places.yaml": WATER},
    ),
    (
        "broader-cycle",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}, broader: a}\n"},
        "t:2:1",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}}\n"},
    ),
    (
        "label-language",
        {"t": "a: {label: {en: a}}\n"},
        "t:1:1",
        {"t": "a: {label: {en: a}}\n", "s": "languages: [en]\n"},
    ),
    (
        "label-two-preferred",
        {"t": "a: {label: {en: [a, b]}}\n"},
        "t:1:17",
        {"t": "a: {label: {en: a}, also: {en: [b]}}\n"},
    ),
    (
        "label-two-roles",
        {"t": "a: {label: {en: Rain}, also: {en: [rain]}}\n"},
        "t:1:36",
        {"t": "a: {label: {en: rain}, also: {en: [rains], zh: [rain]}}\n"},
    ),
    (
        "label-two-roles",
        {"t": "a: {label: {zh: 三社}, not: {zh: 三社}}\n"},
        "t:1:32",
        {"t": "a: {label: {zh: 三社}, not: {zh: 五三社}}\n"},
    ),
    (
        "label-two-terms",
        {"t": "a: {label: {en: rain}}\nb: {label: {en: b}, also: {en: Rain}}\n"},
        "t:2:32",
        {"t": "a: {label: {en: rain}}\nb: {label: {en: b}, not: {en: rain}}\n"},
    ),
    ("label-invisible", {"t": "a: {label: {en: ra\u200bin}}\n"}, "t:1:17", {"t": WATER}),
    ("label-odd-character", {"t": "a: {label: {zh: ⼯作}}\n"}, "t:1:17", {"t": "a: {label: {zh: 工作}}\n"}),
    ("label-odd-character", {"t": "a: {label: {zh: 工\ue000}}\n"}, "t:1:17", {"t": WATER}),
    (
        "label-traditional",
        {"t": "a: {label: {zh: 治理體系}}\n"},
        "t:1:17",
        {"t": "a: {label: {zh: 治理体系, zh-Hant: 治理體系}}\n"},
    ),
    (
        "label-shadowed",
        {"t": "a: {label: {en: rain garden}}\nb: {label: {en: b}, also: {en: rain gardens}}\n"},
        "t:2:32",
        {"t": "a: {label: {en: rain garden}}\nb: {label: {en: b}, also: {en: rain gardening}}\n"},
    ),
    ("definition-missing", {"t": WATER}, "t:1:1", {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\n"}),
    ("definition-missing", {"p": "label: {en: p}\n"}, "p:1:1", {"p": f"label: {{en: p}}\n{DEFINED}\n"}),
    ("definition-missing", {"g": "p: {label: {en: p}}\n"}, "g:1:1", {"g": f"p: {{label: {{en: p}}, {DEFINED}}}\n"}),
    (
        "definition-twice",
        {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\nb: {{label: {{en: b}}, {DEFINED}}}\n"},
        "t:2:1",
        {"t": f"a: {{label: {{en: a}}, {DEFINED}}}\nb: {{label: {{en: b}}, definition: {{en: Else.}}}}\n"},
    ),
    ("source-missing", {"t": WATER}, "t:1:1", {"t": "a: {label: {en: a}, source: W1}\n"}),
    ("self-reference", {"t": "a: {label: {en: a}, related: a}\n"}, "t:1:1", {"t": WATER}),
    ("self-reference", {"t": "a: {label: {en: a}, broader: a}\n"}, "t:1:1", {"t": WATER}),
    (
        "related-ancestor",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: r, related: water}\n"},
        "t:3:1",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: water, related: r}\n"},
    ),
    (
        "broader-redundant",
        {"t": WATER + "r: {label: {en: r}, broader: water}\ns: {label: {en: s}, broader: [r, water]}\n"},
        "t:3:1",
        {"t": WATER + "r: {label: {en: r}}\ns: {label: {en: s}, broader: [r, water]}\n"},
    ),
    ("orphan", {"t": WATER}, "t:1:1", {"t": WATER + "r: {label: {en: r}, broader: water}\n"}),
    (
        "no-top",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}, broader: a}\n"},
        "t:1:1",
        {"t": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}}\n"},
    ),
    ("no-top", {"t": "a: {label: {en: a}, broader: nowhere}\n"}, "t:1:1", {"t": WATER}),
    (
        "match-contradiction",
        {
            "t": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}, {property: broadMatch, iri: 'urn:w'}]\n",
        },
        "m:1:1",
        {
            "t": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}, {property: broadMatch, iri: 'urn:x'}]\n",
        },
    ),
    (
        "match-shared",
        {
            "t": WATER,
            "a": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\nactor/water: [{property: exactMatch, iri: 'urn:w'}]\n",
        },
        "m:1:1",
        {
            "t": WATER,
            "a": WATER,
            "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\nactor/water: [{property: closeMatch, iri: 'urn:w'}]\n",
        },
    ),
    (
        "match-unchecked",
        {"t": WATER, "m": "concept/water: [{property: exactMatch, iri: 'urn:w'}]\n"},
        "m:1:1",
        {"t": WATER, "m": "concept/water: [{property: exactMatch, iri: 'urn:w', checked: by hand}]\n"},
    ),
    (
        "relation-untyped",
        {"p": "label: {en: p}\ndomain: actor\n"},
        "p:1:1",
        {"p": "label: {en: p}\ndomain: actor\nrange: place\n"},
    ),
    (
        "example-missing",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\n"},
        "p:1:1",
        {
            "p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\ncounterexamples: [C.]\n",
            "s": "languages: [en]\n",
        },
    ),
    (
        "example-ends",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, c]}]\n"},
        "p:2:12",
        {"p": "label: {en: p}\nexamples: [{text: A sees b., claim: [A, b]}]\n"},
    ),
    (
        "relation-wordless",
        {"p": "label: {en: p}\n", "relations/q.yaml": "label: {en: q}\n", "w": "q: {verb: [a]}\n"},
        "p:1:1",
        {"p": "label: {en: p}\n", "w": "p: {verb: [a]}\n"},
    ),
    ("ignore-reason", {"t": WATER.rstrip() + "  # kg: ignore orphan\n"}, "t:1:1", {"t": WATER}),
    ("ignore-unknown", {"t": WATER.rstrip() + "  # kg: ignore orphaned in spring\n"}, "t:1:1", {"t": WATER}),
    ("ignore-unused", {"t": "# kg: ignore yaml-tab none here\n" + WATER}, "t:1:1", {"t": WATER}),
]


def places(folder: Path, files: dict[str, str], code: str) -> list[str]:
    """Where `code` is found in the files, with the files by their letters."""
    letters = {name: letter for letter, name in FILES.items()}
    found = []
    for issue in lint(write(folder, files), ignore=SLOW):
        file, line, column = issue.where.removeprefix("o/").rsplit(":", 2)
        if issue.code == code:
            found.append(f"{letters.get(file, file)}:{line}:{column}")
    return found


@pytest.mark.parametrize("code, bad, place, good", CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_a_check(tmp_path: Path, code: str, bad: dict[str, str], place: str, good: dict[str, str]) -> None:
    assert place in places(tmp_path / "bad", bad, code)
    assert places(tmp_path / "good", good, code) == []


def test_every_check_has_a_case() -> None:
    elsewhere = {
        "yaml-unreadable",
        "yaml-size",
        "yaml-encoding",
        "label-never-found",
        "label-swallowed",
        *SLOW,
    }  # tested on their own
    assert {check.code for check in CHECKS} == {case[0] for case in CASES} | elsewhere


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
    with pytest.raises(KgError, match="did you mean orphan"):
        explain("orfan")
