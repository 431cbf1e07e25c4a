"""A rebuild is what a build from nothing is, whatever was edited; and it reads only the papers that an edit is about."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.worlds import SENTENCES, TERMS, World, extracted, graph, quick_lexicons

__all__ = ["extracted", "quick_lexicons"]
pytestmark = pytest.mark.usefixtures("quick_lexicons")

NAMES = ("a.txt", "b.txt", "c.md", "d/e.txt")
SOME = st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=5)
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), SOME),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(
        st.just("term"), st.sampled_from(sorted(TERMS)), st.sampled_from(("", "other", "not", "defined", "bad", "gone"))
    ),
    st.tuples(st.just("predicates"), st.integers(0, 1), st.none()),
    st.tuples(st.just("cues"), st.integers(0, 1), st.none()),
    st.tuples(st.just("title"), st.sampled_from(("", "Gardens", "街道")), st.none()),
)


def edit(world: World, change: tuple[str, object, object]) -> None:
    """Does one edit; what makes no sense in this world is left."""
    what, one, two = change
    if what == "write":
        world.papers[str(one)] = list(two)  # type: ignore[call-overload]
    elif what == "remove" and len(world.papers) > 1:
        world.papers.pop(str(one), None)
    elif what == "rename" and one in world.papers:
        world.papers[str(two)] = world.papers.pop(str(one))
    elif what == "term" and two == "gone" and len(world.terms) > 1:
        world.terms.pop(str(one), None)
    elif what == "term":
        world.terms[str(one)] = str(two)
    elif what in ("predicates", "cues", "title"):
        setattr(world, what, one)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=6))
def test_a_rebuild_is_what_a_build_from_nothing_is(rounds: list[list[tuple[str, object, object]]]) -> None:
    world = World()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph(world, folder, folder / "cache")
        for edits in rounds:
            for change in edits:
                edit(world, change)
            assert graph(world, folder, folder / "cache") == graph(world, folder, None)


@pytest.fixture
def built(tmp_path: Path, extracted: list[str]) -> World:
    world = World()
    assert graph(world, tmp_path, tmp_path / "cache").claims
    assert extracted == ["a.txt", "b.txt"]
    extracted.clear()
    return world


def again(world: World, folder: Path, extracted: list[str]) -> list[str]:
    """Which papers the next build extracts."""
    found = graph(world, folder, folder / "cache")
    read = list(extracted)
    assert found == graph(world, folder, None)
    extracted.clear()
    return read


def test_nothing_changed(built: World, tmp_path: Path, extracted: list[str]) -> None:
    assert again(built, tmp_path, extracted) == []


def test_a_definition_concerns_no_paper(built: World, tmp_path: Path, extracted: list[str]) -> None:
    built.terms["rain-garden"] = "defined"
    assert again(built, tmp_path, extracted) == []


@pytest.mark.parametrize(
    ("key", "special", "papers"),
    [
        ("rain-garden", "other", []),  # no paper says rain bed
        ("street-tree", "other", ["b.txt"]),  # "tree" stands in one
        ("rain-garden", "bad", ["a.txt"]),  # a reader may ask whether a term is good or bad
        ("informal-care", "", []),
        ("health", "", ["b.txt"]),
        ("oslo", "", ["b.txt"]),
    ],
)
def test_a_label_concerns_the_papers_that_hold_it(
    built: World, tmp_path: Path, extracted: list[str], key: str, special: str, papers: list[str]
) -> None:
    built.terms.pop(key, None)
    graph(built, tmp_path, tmp_path / "cache")
    extracted.clear()
    built.terms[key] = special
    assert set(again(built, tmp_path, extracted)) >= set(papers)


def test_a_label_that_no_paper_holds_concerns_none(built: World, tmp_path: Path, extracted: list[str]) -> None:
    built.terms["rain-garden"] = "other"
    assert again(built, tmp_path, extracted) == []


def test_a_label_of_one_paper_concerns_it_alone(built: World, tmp_path: Path, extracted: list[str]) -> None:
    built.terms["street-tree"] = "other"
    assert again(built, tmp_path, extracted) == ["b.txt"]


def test_a_changed_paper_is_read_alone(built: World, tmp_path: Path, extracted: list[str]) -> None:
    built.papers["a.txt"].append(7)
    assert again(built, tmp_path, extracted) == ["a.txt"]


def test_a_removed_paper_takes_its_claims_along(built: World, tmp_path: Path, extracted: list[str]) -> None:
    del built.papers["a.txt"]
    found = graph(built, tmp_path, tmp_path / "cache")
    assert extracted == []
    assert {item.document for item in found.evidence} == {"b.txt"}
    assert all("a" not in claim.works for claim in found.claims)
    assert found == graph(built, tmp_path, None)


def test_what_was_undone_is_known(built: World, tmp_path: Path, extracted: list[str]) -> None:
    built.predicates = 1
    assert again(built, tmp_path, extracted) == ["a.txt", "b.txt"]
    built.predicates = 0
    assert again(built, tmp_path, extracted) == []
