"""Loading the ontology: values, references, and every error at once with its place."""

from __future__ import annotations

import json
import marshal
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import papers
from kg.commands.ontology import command
from kg.evaluate import repeated
from kg.gold import load_sets
from kg.link import Linker
from kg.model import Issue, Label, Match, Ontology, Span
from kg.ontology import load_ontology, read_folder
from kg.ontology.relations import script
from kg.plain import from_plain, to_plain

GROUPS = "influence: {label: {en: influence, zh: 影响}}\n"
PROMOTES = "label: {en: promotes, zh: 促进}\nbroader: influence\n"
WATER = "water: {label: {en: water, zh: 水}}\n"


def load(folder: Path, files: dict[str, str]) -> tuple[Ontology, list[Issue]]:
    """Writes `files` into `folder`/o and loads them."""
    for name, text in files.items():
        path = folder / "o" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ontology, issues = load_ontology(folder / "o")
    return ontology, list(issues)


def told(issues: list[Issue]) -> list[str]:
    """`file:line:column code` of each issue."""
    return [f"{issue.where.removeprefix('o/')} {issue.code}" for issue in issues]


def test_nothing_is_an_empty_ontology(tmp_path: Path) -> None:
    ontology, issues = load_ontology(tmp_path / "nowhere")
    assert (ontology.terms, ontology.relations, ontology.predicates, issues) == ({}, {}, (), ())
    assert ontology.base == "https://w3id.org/govkg/"


def test_a_term_whole(tmp_path: Path) -> None:
    text = """
rain-garden:
  label: {en: rain garden, zh: 雨水花园}
  also: {en: [bioretention basin, rain bed], zh: 生物滞留池}
  not: {zh: [空中雨水花园]}
  definition: {en: "A planted hollow that drains\\n  a street.", zh: 用来排水的下凹绿地。}
  note: {en: Not for roofs.}
  broader: drainage
  related: [actor/gardener, street]
  source: W1 section 2
  valence: good
drainage: {label: {en: drainage, zh: 排水}, valence: neutral}
"""
    files = {
        "concepts/water.yaml": text,
        "actors.yaml": "gardener: {label: {en: gardener, zh: 园丁}, party: role}\n",
        "places.yaml": "street: {label: {en: street, zh: 街}}\n",
        "instruments.yaml": "act: {label: {en: Act, zh: 法}, year: 2013}\n",
        "mappings.yaml": "concept/drainage: [{property: closeMatch, iri: 'https://a.example/x', checked: by hand}]\n",
    }
    ontology, issues = load(tmp_path, files)
    assert issues == []
    garden = ontology.terms["concept/rain-garden"]
    assert garden.labels == (
        Label("rain garden", "en"),
        Label("雨水花园", "zh"),
        Label("bioretention basin", "en", "alternative"),
        Label("rain bed", "en", "alternative"),
        Label("生物滞留池", "zh", "alternative"),
        Label("空中雨水花园", "zh", "negative"),
    )
    assert garden.definition[0] == ("en", "A planted hollow that drains a street.")
    assert garden.broader == ("concept/drainage",)
    assert garden.related == ("actor/gardener", "place/street")
    assert (garden.sources, garden.valence, garden.theme) == (("W1 section 2",), "good", "water")
    assert ontology.terms["actor/gardener"].party == "role"
    assert ontology.terms["instrument/act"].year == 2013
    assert ontology.terms["concept/drainage"].matches == (Match("closeMatch", "https://a.example/x", "by hand"),)
    assert list(ontology.terms) == sorted(ontology.terms)


def test_relations_predicates_and_cues(tmp_path: Path) -> None:
    relation = PROMOTES + (
        "domain: [concept, actor]\nrange: concept\nsymmetric: true\n"
        "examples:\n  - {text: Shade should slow the wind., claim: [Shade, wind], modality: recommended}\n"
        "counterexamples: [The wind blew., 风停了。]\n"
    )
    predicates = """
promotes:
  verb: [foster, {text: enable, pivot: true}, {text: draw on, reverse: true}]
  noun: ["on", {text: lower, object: {good: hinders}, also: {for: hinders}, polarity: negated}]
  light:
"""
    files = {
        "relations/_groups.yaml": GROUPS,
        "relations/promotes.yaml": relation,
        "relations/hinders.yaml": "label: {en: hinders, zh: 阻碍}\n",
        "predicates/en.yaml": predicates,
        "cues/en.yaml": "modality: {possible: [can, may]}\nvalence: {bad: [flood]}\n",
    }
    ontology, issues = load(tmp_path, files)
    assert issues == []
    promotes = ontology.relations["promotes"]
    assert (promotes.domain, promotes.range, promotes.symmetric) == (("concept", "actor"), ("concept",), True)
    assert (promotes.examples[0].modality, promotes.examples[0].object) == ("recommended", "wind")
    assert promotes.counterexamples == (("en", "The wind blew."), ("zh", "风停了。"))
    assert ontology.groups["influence"].label("zh") == "影响"
    foster, enable, draw, on, lower = ontology.predicates
    assert (foster.text, foster.form, foster.lang, foster.relation) == ("foster", "verb", "en", "promotes")
    assert (enable.pivot, draw.reverse, on.text) == (True, True, "on")
    assert (lower.by_object, lower.also) == ((("good", "hinders"),), (("for", "hinders"),))
    assert lower.polarity == "negated"
    assert ontology.cues == {"modality": {"en": {"possible": ("can", "may")}}}
    assert ontology.valence == {"en": {"bad": ("flood",)}}


@pytest.mark.parametrize(
    "files, found",
    [
        ({"concepts/a.yaml": "a: {label: {en: a}, brodaer: b}\n"}, ["concepts/a.yaml:1:21 unknown-key"]),
        (
            {"concepts/a.yaml": "a: {label: {fr: eau}}\n"},
            ["concepts/a.yaml:1:13 unknown-key", "concepts/a.yaml:1:4 missing-label"],
        ),
        ({"concepts/a.yaml": "a: {broader: []}\n"}, ["concepts/a.yaml:1:4 missing-label"]),
        ({"concepts/a.yaml": "a: {label: water}\n"}, ["concepts/a.yaml:1:12 bad-value"]),
        (
            {"concepts/a.yaml": "a: {label: {en: }}\n"},
            ["concepts/a.yaml:1:17 bad-value", "concepts/a.yaml:1:4 missing-label"],
        ),
        ({"concepts/a.yaml": "a: {label: {en: a}, valence: nice}\n"}, ["concepts/a.yaml:1:30 bad-value"]),
        ({"concepts/a.yaml": "a: {label: {en: a}, party: role}\n"}, ["concepts/a.yaml:1:21 unknown-key"]),
        ({"concepts/a.yaml": "a: {label: {en: a}, year: 2013}\n"}, ["concepts/a.yaml:1:21 unknown-key"]),
        ({"cases.yaml": "a: {label: {en: a}, year: long ago}\n"}, ["cases.yaml:1:27 bad-value"]),
        ({"concepts/a.yaml": "A b: {label: {en: a}}\n"}, ["concepts/a.yaml:1:1 bad-key"]),
        ({"concepts/a.yaml": "- a\n"}, ["concepts/a.yaml:1:1 bad-value"]),
        ({"concepts/a.yaml": WATER, "concepts/b.yaml": WATER}, ["concepts/b.yaml:1:1 duplicate-id"]),
        ({"concepts/a.yaml": WATER + WATER}, ["concepts/a.yaml:2:1 yaml-duplicate-key"]),
        ({"concepts/a.yaml": "a: {label: {en: a}, broader: [b]}\n"}, ["concepts/a.yaml:1:31 dangling-reference"]),
        ({"concepts/a.yaml": "a: {label: {en: a}, related: actor/b}\n"}, ["concepts/a.yaml:1:30 dangling-reference"]),
        (
            {"concepts/a.yaml": "a: {label: {en: a}, related: water}\n", "places.yaml": WATER, "cases.yaml": WATER},
            ["concepts/a.yaml:1:30 ambiguous-reference"],
        ),
        (
            {"concepts/a.yaml": "a: {label: {en: a}, broader: b}\nb: {label: {en: b}, broader: a}\n"},
            ["concepts/a.yaml:2:1 broader-cycle"],
        ),
        ({"concepts/a.yaml": "a: {label: {en: a}, broader: a}\n"}, ["concepts/a.yaml:1:1 broader-cycle"]),
        ({"relations/p.yaml": PROMOTES}, ["relations/p.yaml:2:10 dangling-reference"]),
        ({"relations/P x.yaml": "label: {en: p}\n"}, ["relations/P x.yaml:1:1 bad-key"]),
        ({"relations/p.yaml": "label: {en: p}\nsymmetric: yes\n"}, ["relations/p.yaml:2:12 bad-value"]),
        ({"relations/p.yaml": "label: {en: p}\ndomain: [people]\n"}, ["relations/p.yaml:2:10 bad-value"]),
        (
            {"relations/p.yaml": "label: {en: p}\nexamples: [{text: A b c., claim: [A]}]\n"},
            ["relations/p.yaml:2:34 bad-value"],
        ),
        ({"predicates/en.yaml": "promotes: {verb: [foster]}\n"}, ["predicates/en.yaml:1:1 dangling-reference"]),
        (
            {"relations/p.yaml": "label: {en: p}\n", "predicates/en.yaml": "p: {verbs: [foster]}\n"},
            ["predicates/en.yaml:1:5 unknown-key"],
        ),
        (
            {"relations/p.yaml": "label: {en: p}\n", "predicates/en.yaml": "p: {verb: [foster, {text: foster}]}\n"},
            ["predicates/en.yaml:1:20 duplicate-predicate"],
        ),
        (
            {
                "relations/p.yaml": "label: {en: p}\n",
                "predicates/en.yaml": "p: {verb: [{text: a, object: {good: q}}]}\n",
            },
            ["predicates/en.yaml:1:12 dangling-reference"],
        ),
        ({"cues/en.yaml": "modality: [can]\n"}, ["cues/en.yaml:1:11 bad-value"]),
        ({"mappings.yaml": "concept/a: []\n"}, ["mappings.yaml:1:1 dangling-reference"]),
        (
            {"concepts/a.yaml": WATER, "mappings.yaml": "concept/water: [{property: sameAs, iri: 'x y'}]\n"},
            ["mappings.yaml:1:28 bad-value", "mappings.yaml:1:41 bad-value"],
        ),
        ({"scheme.yaml": "base: https://a.example/x\n"}, ["scheme.yaml:1:7 bad-value"]),
        ({"concept/a.yaml": WATER}, ["concept/a.yaml:1:1 unknown-file"]),
        ({"concepts/a.yml": WATER}, ["concepts/a.yml:1:1 unknown-file"]),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, files: dict[str, str], found: list[str]) -> None:
    assert told(load(tmp_path, files)[1]) == found


def test_errors_are_collected_over_files_and_the_rest_is_loaded(tmp_path: Path) -> None:
    files = {
        "concepts/a.yaml": "a: [\n",
        "concepts/b.yaml": WATER + "b: {label: {en: b}, borader: a}\n",
        "actors.yaml": "c: {label: {en: c}, party: club}\n",
    }
    ontology, issues = load(tmp_path, files)
    assert sorted(issue.code for issue in issues) == ["bad-value", "unknown-key", "yaml-syntax"]
    assert set(ontology.terms) == {"concept/water", "concept/b", "actor/c"}


def test_a_broken_file_is_not_echoed_by_those_that_refer_to_it(tmp_path: Path) -> None:
    files = {
        "concepts/a.yaml": "a: {label: {en: a}\nb: [\n",
        "concepts/b.yaml": WATER + "c: {label: {en: c}, broader: a}\n",
        "mappings.yaml": "concept/a: []\n",
    }
    assert [issue.code for issue in load(tmp_path, files)[1]] == ["yaml-syntax"]


@pytest.mark.parametrize("text", ["", "# all gone\n", "{}\n"])
def test_an_emptied_file_is_named(tmp_path: Path, text: str) -> None:
    _, issues = load(tmp_path, {"concepts/a.yaml": text, "concepts/b.yaml": WATER})
    assert told(issues) == ["concepts/a.yaml:1:1 empty-file"] and issues[0].severity == "warning"


@pytest.mark.parametrize(
    "files, hint",
    [
        ({"concepts/a.yaml": "a: {label: {en: a}, brodaer: b}\n"}, "did you mean broader?"),
        ({"concepts/a.yaml": WATER + "a: {label: {en: a}, broader: watre}\n"}, "did you mean water?"),
        ({"concept/a.yaml": WATER}, "did you mean concepts/a.yaml?"),
        ({"concepts/a.yaml": WATER, "concepts/b.yaml": WATER}, "o/concepts/a.yaml:1:1"),
        ({"concepts/a.yaml": "Rain Water: {label: {en: a}}\n"}, "write rain-water"),
    ],
)
def test_hints_name_what_was_meant(tmp_path: Path, files: dict[str, str], hint: str) -> None:
    assert hint in load(tmp_path, files)[1][0].hint


def test_a_key_of_the_same_kind_comes_first(tmp_path: Path) -> None:
    files = {"concepts/a.yaml": WATER + "a: {label: {en: a}, related: water}\n", "places.yaml": WATER}
    ontology, issues = load(tmp_path, files)
    assert (ontology.terms["concept/a"].related, issues) == (("concept/water",), [])


def test_a_cut_cycle_leaves_a_walk_that_ends(tmp_path: Path) -> None:
    text = "".join(f"{a}: {{label: {{en: {a}}}, broader: [{b}]}}\n" for a, b in ("ab", "bc", "ca", "da"))
    ontology, issues = load(tmp_path, {"concepts/a.yaml": text})
    assert [issue.code for issue in issues] == ["broader-cycle"]
    assert sum(len(term.broader) for term in ontology.terms.values()) == 3


@pytest.mark.parametrize(
    "text, lang", [("Water flows.", "en"), ("水在流。", "zh"), ("社区使用 GIS 系统和 CRM 平台。", "zh")]
)
def test_script(text: str, lang: str) -> None:
    assert script(text) == lang


def test_an_ontology_as_plain_values_and_back() -> None:
    ontology, _ = load_ontology(Path("ontology"))
    plain = to_plain(ontology)
    assert from_plain(marshal.loads(marshal.dumps(plain))) == ontology
    json.dumps(plain)


def test_places_do_not_depend_on_where_the_folder_stands(tmp_path: Path) -> None:
    files = {"concepts/a.yaml": "a: {label: {en: a}, x: b}\n"}
    assert load(tmp_path / "one", files)[1] == load(tmp_path / "two", files)[1]


def test_loading_is_fast(tmp_path: Path) -> None:
    term = (
        "t{0}: {{label: {{en: term {0}, zh: 术语{0}}}, definition: {{en: What it is., zh: 这是什么。}}, broader: t0}}\n"
    )
    files = {
        "concepts/a.yaml": "t0: {label: {en: a}}\n" + "".join(term.format(n) for n in range(1, 600)),
        "relations/p.yaml": "label: {en: p}\n",
        "predicates/en.yaml": "p: {verb: [" + ", ".join(f"word{n}" for n in range(4500)) + "]}\n",
    }
    load(tmp_path, files)
    start = time.perf_counter()
    load_ontology(tmp_path / "o")
    assert time.perf_counter() - start < 1.5  # 0.2 s on an idle machine


def test_the_ontology_that_comes_with_it_loads() -> None:
    sources, unknown = read_folder(Path("ontology"))
    assert unknown == ()
    ontology, _ = load_ontology(Path("ontology"))
    assert len(ontology.relations) == 23
    assert set(ontology.groups) == {"influence", "agency", "structure", "state"}
    assert {"related_to", "contrasts_with", "cooperates_with"} == {
        r.id for r in ontology.relations.values() if r.symmetric
    }
    assert sources


# ---- what comes with the program ----------------------------------------------------------------


def test_every_concept_stands_below_one_of_few_tops() -> None:
    ontology, _ = load_ontology(Path("ontology"))
    tops: dict[str, int] = {}
    for term in ontology.terms.values():
        if not term.broader:
            tops[term.kind] = tops.get(term.kind, 0) + 1
    assert tops["concept"] <= 30
    assert tops["actor"] <= 10


@pytest.mark.parametrize(
    "keys",
    [
        "social-management social-governance state-governance",
        "community residential-quarter",
        "social-organization non-governmental-organization private-non-enterprise-unit mass-organization",
        "sub-district sub-district-office",
    ],
)
def test_what_is_easily_confused_says_how_it_differs(keys: str) -> None:
    ontology, _ = load_ontology(Path("ontology"))
    terms = {id_.partition("/")[2]: term for id_, term in ontology.terms.items()}
    assert all({lang for lang, _ in terms[key].scope_note} == {"en", "zh"} for key in keys.split())


def test_what_the_papers_name_twice_is_linked() -> None:
    ontology, _ = load_ontology(Path("ontology"))
    (gold,) = load_sets(Path("tests/gold"), ["papers"])
    linker = Linker(ontology)
    texts, found = {}, {}
    for source in papers.find(gold.texts).sources:
        paper = papers.read(source)
        texts[source.id] = paper.document.text
        found[source.id] = [
            (Span(pieces[0].start, pieces[-1].end), mention.kind)
            for sentence in paper.sentences
            for mention in linker.mentions(sentence)
            for pieces in [sentence.locate(mention.start, mention.end)]
        ]
    scores = repeated(gold.sentences, found, texts)
    assert sum(score.gold for score in scores.values()) == 555
    assert all(score.kind_recall >= 0.95 for score in scores.values()), scores


# ---- kg ontology --------------------------------------------------------------------------------


def shown(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, list(words))
    return result.exit_code, result.output + str(result.exception or "")


def test_a_term_is_shown_by_label_key_or_id() -> None:
    cards = {shown("show", *name.split())[1] for name in ("social governance", "社会治理", "concept/social-governance")}
    assert len(cards) == 1
    assert "social governance · 社会治理" in next(iter(cards))


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    assert "near it: social governance" in shown("show", "social goverance")[1]
    assert "社会管理" in shown("show", "社会管里")[1]
    assert "see kg ontology list" in shown("show", "zzzzzz")[1]
    assert "there is no kind" in shown("list", "--kind", "concepts")[1]


def test_the_tree_names_every_term_and_opens_it_once() -> None:
    ontology, _ = load_ontology(Path("ontology"))
    code, text = shown("tree")
    assert code == 0
    assert all(f"{term.label('en')} · {term.label('zh')}" in text for term in ontology.terms.values())
    twice = [line for line in text.split("\n") if "private social work agency" in line]
    assert len(twice) == 2
    assert shown("tree", "risk", "--depth", "0")[1].startswith("risk · 风险  (+")
