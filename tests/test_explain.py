"""`kg explain`: which sentence it takes, and what it says where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.commands.explain import command as explain
from kg.errors import KgError

PAPER = Path("000_aad519875d73dd31.txt")  # one of those that come with the program


def test_a_sentence_without_claims_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    explain("However.")
    assert "none: no claim is read from this sentence" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("paper", "at", "said"),
    [
        (PAPER, 10_000_000, r"has \d+ characters; --at is at most"),
        (Path("nothere.txt"), 1, "is no file, neither here nor among the papers"),
        (Path("pyproject.toml"), 1, r"pyproject.toml is not read; save it as .txt or .md"),
    ],
)
def test_a_place_without_a_sentence(paper: Path, at: int, said: str) -> None:
    with pytest.raises(KgError, match=said):
        explain(None, paper, at)


def test_a_paper_is_found_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    from kg.papers import Source, read
    from kg.places import folder

    sentence = read(Source(PAPER.name, folder("seeds") / PAPER, "")).sentences[5]
    explain(None, PAPER, sentence.span.start)
    assert f"offsets {sentence.span.start}-{sentence.span.end}" in capsys.readouterr().out
