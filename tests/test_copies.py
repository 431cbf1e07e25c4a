"""Two files of one text are told: they would pass for two witnesses."""

from dataclasses import replace

from kg.copies import copies
from kg.model import Paper
from kg.papers import parse

TEXT = " ".join(f"Town {name} repaired its old bridge." for name in "ABCDEFGHIJ")


def paper(name: str, text: str, work: str = "") -> Paper:
    made = parse(text, name)
    return replace(made, document=replace(made.document, work=work or name))


def told(*papers: Paper) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in copies(papers)]


def test_the_same_bytes_are_one_text() -> None:
    assert told(paper("a", TEXT), paper("b", TEXT)) == [
        ("paper-same-text", "b has the same text as a and counts as a second witness")
    ]


def test_a_letter_changed_is_still_a_copy() -> None:
    assert told(paper("a", TEXT), paper("b", TEXT.replace("Town C", "City C"))) == [
        ("paper-near-copy", "b has 9 of its 10 sentences in common with a and counts as a second witness")
    ]


def test_files_of_one_work_and_papers_that_share_a_little_are_no_copies() -> None:
    other = TEXT.replace("repaired", "sold").replace("Town J sold", "Town J repaired")
    assert told(paper("a", TEXT), paper("b", other), paper("c", TEXT, work="a")) == []
