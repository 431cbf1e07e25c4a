"""Claims merged over sentences and works, conflicts kept, numbers read, reference lists parsed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kg.assemble import assemble, combined
from kg.extract import Extract
from kg.model import Evidence, Graph, Label, Node, Ontology, Relation, Span, Term, Work
from kg.names import claim_id
from kg.papers import parse
from kg.quantities import quantity

TERMS = {
    f"concept/{key}": Term(f"concept/{key}", "concept", (Label(key, "en"),))
    for key in ("trust", "voting", "tax", "order")
}
RELATIONS = {
    "promotes": Relation("promotes", (Label("promotes", "en"),)),
    "hinders": Relation("hinders", (Label("hinders", "en"),)),
    "related_to": Relation("related_to", (Label("is related to", "en"),), symmetric=True),
}
ONTOLOGY = Ontology("https://example.org/", (), "", ("en",), TERMS, RELATIONS, (), {}, {})


def evidence(paper: str, subject: str, relation: str, object_: str, confidence: float = 0.5, **more: Any) -> Evidence:
    ends = [Node(f"concept/{key}", key, "concept", key, (Span(0, 5),)) for key in (subject, object_)]
    values: dict[str, Any] = {"polarity": "affirmed", "modality": "asserted", "holder": "author", "time": None, **more}
    key = claim_id(ends[0].id, relation, ends[1].id, values["polarity"], values["modality"], values["holder"])
    return Evidence(
        key, paper, 0, ends[0], relation, ends[1], values["polarity"], values["modality"], values["holder"],
        values["holder"], values["time"], None, "rule", "", (), confidence,
    )  # fmt: skip


def graph(*found: Evidence, owners: dict[str, str] | None = None) -> Graph:
    owners = owners or {}
    papers = {e.document: parse("Trust matters here.\n", e.document, owners.get(e.document, e.document)) for e in found}
    works = {p.document.work: Work(p.document.work, p.document.work) for p in papers.values()}
    extracts = [Extract(key, (), tuple(e for e in found if e.document == key)) for key in papers]
    return assemble(ONTOLOGY, works, list(papers.values()), extracts)


def test_support_counts_works_not_sentences() -> None:
    a, b, c = (evidence(name, "trust", "promotes", "voting", 0.5) for name in ("a.txt", "b.txt", "c.txt"))
    (claim,) = graph(a, b, c, owners={"a.txt": "one", "b.txt": "one", "c.txt": "two"}).claims
    assert claim.works == ("one", "two")
    assert claim.confidence == 0.75  # 1 - (1 - 0.5) * (1 - 0.5)


def test_ten_sentences_of_one_work_are_one_witness() -> None:
    assert combined([0.6]) == 0.6
    assert combined([0.6, 0.5]) == 0.8


@pytest.mark.parametrize(
    ("left", "right", "reason", "differs"),
    [
        (
            evidence("a", "tax", "promotes", "order"),
            evidence("a", "tax", "promotes", "order", polarity="negated"),
            "polarity",
            (),
        ),
        (evidence("a", "tax", "promotes", "order"), evidence("b", "tax", "hinders", "order"), "relation", ("work",)),
        (
            evidence("a", "tax", "promotes", "order", modality="recommended", time="2020"),
            evidence("a", "tax", "hinders", "order"),
            "relation",
            ("modality", "time"),
        ),
        (
            evidence("a", "tax", "related_to", "order"),
            evidence("a", "order", "related_to", "tax", polarity="negated"),
            "polarity",
            (),
        ),
    ],
)
def test_a_conflict_is_kept_with_what_differs(
    left: Evidence, right: Evidence, reason: str, differs: tuple[str, ...]
) -> None:
    (conflict,) = graph(left, right).conflicts
    assert (conflict.reason, conflict.differs) == (reason, differs)


def test_a_recommendation_and_a_fact_are_no_conflict_and_two_claims() -> None:
    found = graph(
        evidence("a", "tax", "promotes", "order"), evidence("b", "tax", "promotes", "order", modality="recommended")
    )
    assert len(found.claims) == 2
    assert found.conflicts == ()


def test_a_gap_is_a_pair_with_common_neighbours_and_no_claim() -> None:
    found = graph(
        evidence("a", "trust", "promotes", "voting"), evidence("a", "trust", "promotes", "tax"),
        evidence("a", "order", "promotes", "voting"), evidence("a", "order", "promotes", "tax"),
    )  # fmt: skip
    assert set(found.gaps) == {("concept/order", "concept/trust", 2), ("concept/tax", "concept/voting", 2)}


def test_the_order_of_papers_changes_nothing() -> None:
    items = [evidence(name, "trust", "promotes", "voting") for name in "cab"]
    assert graph(*items) == graph(*reversed(items))


NUMBERS = [
    ("more than 600,000", "600000", None, ""),
    ("about 40 square kilometers", "40", None, "square kilometers"),
    ("2-3 个", "2", "3", "个"),
    ("two to three", "2", "3", ""),
    ("43 per cent", "43", None, "percent"),
    ("21.1%", "21.1", None, "percent"),
    ("百分之三十", "30", None, "percent"),
    ("2 million", "2000000", None, ""),
    ("2.5亿人", "250000000.0", None, "人"),
    ("三十五个", "35", None, "个"),
]


@pytest.mark.parametrize(("words", "value", "highest", "unit"), NUMBERS)
def test_a_quantity_in_words(words: str, value: str, highest: str | None, unit: str) -> None:
    found = quantity(words)
    assert found is not None
    assert (found.value, found.highest, found.unit) == (Decimal(value), Decimal(highest) if highest else None, unit)


def test_words_without_a_number_are_no_quantity() -> None:
    assert quantity("many") is None


def test_a_reference_list_is_parsed() -> None:
    text = (
        "# T\n\nWater is scarce [1].\n\nReferences\n\n"
        "- [1] Lee, Ann (2001). Water and law. Oslo: Press.\n"
        "- [2] Chen Bo, Liu Fang. *Rivers of the\n\nnorth*[J]. *Geography*,2019(3):1-9.DOI:10.1000/abc.1.\n"
    )
    first, second = parse(text, "p.md").references
    assert (first.number, first.authors, first.title, first.year) == (1, "Lee, Ann", "Water and law", 2001)
    assert (second.number, second.authors, second.title, second.year, second.doi) == (
        2, "Chen Bo, Liu Fang", "Rivers of the north", 2019, "10.1000/abc.1",
    )  # fmt: skip
