"""The match copy and the linker: what is folded never moves an offset."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link import Linker, plurals
from kg.model import Label, Ontology, Term
from kg.text import even, fold, squeeze

NASTY = st.text(st.sampled_from("aIİıßﬁ字社會⼯𠮷\u2028\r\n\t \u200b\u202e\u00ad-–é\u0301’”Ａ１"), max_size=80)


@given(NASTY)
@settings(max_examples=300, deadline=None)
def test_every_character_of_the_match_copy_leads_back(text: str) -> None:
    copy, offsets = fold(text)
    back = offsets if offsets is not None else range(len(text) + 1)
    assert len(back) == len(copy) + 1
    plain = even(text)
    assert len(plain) == len(text)
    for n, char in enumerate(copy):
        assert char == plain[back[n]] or char == " "
    assert list(back) == sorted(back)


def test_folding_by_example() -> None:
    assert fold("Grass-Roots\n  ＮＧＯ 社會\n工作")[0] == "grass roots ngo 社会工作"
    assert squeeze("a\n b  社会\n工作") == "a b 社会工作"


@pytest.mark.parametrize(
    ("one", "many"),
    [("policy", "policies"), ("agency", "agencies"), ("child", "children"), ("city council", "city councils"),
     ("crisis", "crises"), ("process", "processes"), ("day", "days")],
)  # fmt: skip
def test_number(one: str, many: str) -> None:
    assert plurals(one) == (many,)
    assert plurals(many) == (one,)


def ontology(*terms: Term) -> Ontology:
    return Ontology("https://example.org/", (), "", ("en", "zh"), {t.id: t for t in terms}, {}, (), {}, {})


def term(key: str, *labels: str, negative: str = "") -> Term:
    named = tuple(Label(text, "en" if text.isascii() else "zh") for text in labels)
    return Term(f"concept/{key}", "concept", named + ((Label(negative, "zh", "negative"),) if negative else ()))


LINKER = Linker(
    ontology(
        term("water", "water board", "水务局"),
        term("boarder", "water boarding school"),
        term("care", "health-care centre", "医疗"),
        term("work", "social work", "社会工作", negative="社会工作日"),
        term("worker", "social worker", "社会工作者"),
    )
)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("The water boards met.", ["water boards"]),
        ("A water boarding schooling failed.", []),
        ("A water boarding school and a Water\n Board.", ["water boarding school", "Water\n Board"]),
        ("healthcare centers, health care centre", ["healthcare centers", "health care centre"]),
        ("社会工作者在社会工作中", ["社会工作者", "社会工作"]),
        ("水務局與社會工作", ["水務局", "社會工作"]),
        ("今天是社会工作日", []),
        ("underwater boards", []),
    ],
)
def test_the_longest_label_within_word_boundaries_is_linked(text: str, linked: list[str]) -> None:
    assert [text[a:b] for a, b, _ in LINKER.find(text)] == linked


@given(NASTY, st.sampled_from(["water board", "社会工作", "social workers"]), NASTY)
@settings(max_examples=200, deadline=None)
def test_linked_spans_cut_their_surfaces(before: str, label: str, after: str) -> None:
    text = f"{before} {label} {after}"
    spans = LINKER.find(text)
    assert (len(before) + 1, len(before) + 1 + len(label)) in [(a, b) for a, b, _ in spans]
    for (_, end, _), (start, _, _) in itertools.pairwise(spans):
        assert end <= start
