"""Sentences: the text with a bar where one ends; `~~` where a page break cuts one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.blocks import blocks
from kg.model import Sentence
from kg.papers import parse
from kg.split import LONGEST, cut, split

DRAWN = [
    "The council voted.| The budget passed.|",
    "It cost 3.8 million.| Nobody objected.|",
    "Dr. Chen met J. Smith et al. in Oslo.| They agreed.|",
    "Tools, e.g. surveys, i.e. questionnaires, vs. interviews, differ.| So do costs.|",
    "See Fig. 2 and No. 5 for details.| The rest is clear.|",
    "He said “We agree.”| Then he left.|",
    "Costs rose [4].| Wages did not.^[2]| Prices fell.|",
    "Is it fair?| Nobody knows!| Wait.|",
    "街道办事处负责管理。|居民委员会协助。|",
    "谁来治理？|怎么治理？|",
    "他说：“我们同意。”|随后离开。|",
    "改革于 2013 年开始；试点至今。|成效明显。|",
    "The 民政部 issued it.| 各地随即响应。|",
    "Visit www.example.org for data.| It is free.|",
    "A ratio of 1.5.| A limit of 2.|",
    "The U.S. government and the U.K. government signed.| Others waited.|",
]


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_sentence_ends_at_each_bar(drawn: str) -> None:
    text = drawn.replace("|", "")
    found = [text[a:b] for a, b in cut(text)]
    assert found == [part.strip() for part in drawn.split("|") if part.strip()]


def test_a_missing_space_after_a_full_stop_is_no_reason_to_read_on() -> None:
    text = "Trust fell sharply.The ministry reacted."
    assert [text[a:b] for a, b in cut(text)] == ["Trust fell sharply.", "The ministry reacted."]


JOINED = [
    (
        "Boards are old. We support the\n\nDOI: 10.1000/xyz\n\ncouncils of the district. Good.",
        ["Boards are old.", "We support the councils of the district.", "Good."],
    ),
    (
        "Taxes fell. Funding was cut for\n\nFigure 3 Budget by year\n\nlocal clinics. It rose.",
        ["Taxes fell.", "Funding was cut for local clinics.", "It rose."],
    ),
    ("2019年民政部发布通知。通知要求各\n\n地落实责任。", ["2019年民政部发布通知。", "通知要求各地落实责任。"]),
    ("The first point is settled.\n\nThe second is not.", ["The first point is settled.", "The second is not."]),
]


@pytest.mark.parametrize(("text", "sentences"), JOINED)
def test_a_page_break_within_a_sentence_is_bridged_and_others_are_not(text: str, sentences: list[str]) -> None:
    paper = parse(text, "p.txt")
    assert [s.text for s in paper.sentences] == sentences


def test_each_piece_of_a_joined_sentence_keeps_its_place() -> None:
    text = "Taxes fell. Funding was cut for\n\nFigure 3 Budget by year\n\nlocal clinics."
    _, sentence = parse(text, "p.txt").sentences
    assert [text[p.start : p.end] for p in sentence.pieces] == ["Funding was cut for", "local clinics."]
    at = sentence.text.index("for local")
    assert [text[p.start : p.end] for p in sentence.locate(at, at + len("for local"))] == ["for", "local"]


KINDS = """# A Study of Water Boards

Ann Lee, Bo Chen

Institute of Water, Oslo. email: lee@example.org

Keywords: water; boards

Abstract: Boards manage water. They meet monthly.

1. Introduction

Boards matter [1].

Figure 1 A board at work

| year | boards |

17

References

[1] Lee, A. (2001). Water. Oslo Press.
[2] Chen, B. (2003). Rivers. Lund Press.
"""


def test_what_is_no_prose_is_told_apart() -> None:
    found = [(b.kind, KINDS[b.span.start : b.span.end].splitlines()[0]) for b in blocks(KINDS)]
    assert found == [
        ("heading", "# A Study of Water Boards"),
        ("front", "Ann Lee, Bo Chen"),
        ("front", "Institute of Water, Oslo. email: lee@example.org"),
        ("keywords", "Keywords: water; boards"),
        ("prose", "Boards manage water. They meet monthly."),
        ("heading", "1. Introduction"),
        ("prose", "Boards matter [1]."),
        ("caption", "Figure 1 A board at work"),
        ("table", "| year | boards |"),
        ("running", "17"),
        ("heading", "References"),
        ("reference", "[1] Lee, A. (2001). Water. Oslo Press."),
        ("reference", "[2] Chen, B. (2003). Rivers. Lund Press."),
    ]


def test_a_sentence_knows_its_section_language_and_citations() -> None:
    paper = parse(KINDS + "\n## 附录\n\n水务局负责供水[2]。\n", "p.md")
    last = paper.sentences[2]
    assert (last.section, last.lang, last.citations) == ("1. Introduction", "en", (1,))
    assert last.text == "Boards matter    ."
    assert paper.sentences[-1].lang == "zh"


NASTY = st.text(
    st.sampled_from('aZ.?!。！？，;İ̈é字𠮷\u2028\r\n\t \u200b\u202e⼯\u00ad[1]^<sup>#*|0"”’)…:'), max_size=300
)


def _check(text: str, sentences: tuple[Sentence, ...]) -> None:
    covered: set[int] = set()
    for sentence in sentences:
        joint = "" if sentence.joint == 0 else " "
        assert len(sentence.text) == len(joint.join(text[p.start : p.end] for p in sentence.pieces))
        for piece in sentence.pieces:
            assert text[piece.start : piece.end].strip() == text[piece.start : piece.end] != ""
            span = set(range(piece.start, piece.end))
            assert not span & covered
            covered |= span
        for n, char in enumerate(sentence.text):
            if not char.isspace():
                (place,) = sentence.locate(n, n + 1)
                assert text[place.start] == char


@given(NASTY)
@settings(max_examples=300, deadline=None)
def test_no_character_of_a_sentence_is_lost_moved_or_shared(text: str) -> None:
    found = blocks(text)
    assert sorted(b.span.start for b in found) == [b.span.start for b in found]
    _check(text, split(text, found, "x"))


@given(NASTY)
@settings(max_examples=200, deadline=None)
def test_the_sentences_of_a_paragraph_are_all_of_it(text: str) -> None:
    spans = list(cut(text))
    inside = {n for a, b in spans for n in range(a, b)}
    assert all(text[n].isspace() for n in range(len(text)) if n not in inside)


def test_a_text_without_a_full_stop_is_cut_at_pauses() -> None:
    text = "the board, " * 20_000
    lengths = [b - a for a, b in cut(text)]
    assert max(lengths) <= LONGEST
    assert len(parse(text, "x").sentences) == len(lengths)
