"""Strict YAML: what is read, and what is refused, with its place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.yamlfile import Listing, Scalar, Table, Value, parse_yaml, read_yaml


def plain(value: Value | None) -> object:
    """A value as dicts, lists and words."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Listing):
        return [plain(item) for item in value.items]
    return {key.text: plain(inner) for key, inner in value.items()} if value else None


def codes(text: str) -> list[str]:
    """`line:column code` of each issue."""
    return [f"{issue.where.removeprefix('f:')} {issue.code}" for issue in parse_yaml(text, "f").issues]


@pytest.mark.parametrize(
    "text, value",
    [
        ("no: on", {"no": "on"}),
        ("year: 1.10", {"year": "1.10"}),
        ("day: 2024-01-01", {"day": "2024-01-01"}),
        ("n: 0o17", {"n": "0o17"}),
        ("<<: {a: 1}", {"<<": {"a": "1"}}),
        ("a: ~", {"a": "~"}),
        ("a:", {"a": ""}),
        ("a: [城市, 'b, c']", {"a": ["城市", "b, c"]}),
        ("a: {b: {c: d}}", {"a": {"b": {"c": "d"}}}),
        ("a: # said later\n  - 1", {"a": ["1"]}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
        ("", None),
        ("# nothing but a remark\n", None),
    ],
)
def test_every_scalar_is_text(text: str, value: object) -> None:
    read = parse_yaml(text, "f")
    assert plain(read.root) == value
    assert read.issues == ()


@pytest.mark.parametrize(
    "text, found",
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 yaml-duplicate-key"]),
        ("a: {b: 1, b: 2}\n", ["1:11 yaml-duplicate-key"]),
        ("a: 1\n'a': 2\n", ["2:1 yaml-duplicate-key"]),
        ("a: &x 1\n", ["1:4 yaml-alias"]),
        ("a: &x [1]\nb: *x\n", ["1:4 yaml-alias", "2:4 yaml-alias"]),
        ("a: !!int 3\n", ["1:4 yaml-tag"]),
        ("!!python/object:os.system {}\n", ["1:1 yaml-tag"]),
        ("a:\n\t- b\n", ["2:1 yaml-tab"]),
        ("a: b\tc\n", ["1:5 yaml-tab"]),
        ('a: "b\\tc"\n', ["1:4 yaml-control"]),
        ('a: "b\\0c"\n', ["1:4 yaml-control"]),
        ("a: b\x07\n", ["1:5 yaml-control"]),
        ("a: 1\nb: x\u2028y\n", ["2:5 yaml-control"]),
        ("a: \ufeffb\n", ["1:4 yaml-control"]),
        ("a: 1\n---\nb: 1\n", ["2:1 yaml-documents"]),
        ("? [a]\n: b\n", ["1:3 yaml-key"]),
        ("a: b: c\n", ["1:5 yaml-syntax"]),
        ("a: [b\n", ["2:1 yaml-syntax"]),
        ("a: 'b\n", ["2:1 yaml-syntax"]),
        ("b: *nowhere\n", ["1:4 yaml-alias"]),
    ],
)
def test_what_is_refused_has_its_place(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "a: " + "[{b: " * 50_000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    assert [code.split()[1] for code in codes(text)] == ["yaml-depth"]
    assert time.perf_counter() - start < 1


def test_depth_that_people_write_passes() -> None:
    assert codes("a: " + "[" * 20 + "]" * 20) == []


def test_the_first_of_two_keys_stays_and_both_places_are_told() -> None:
    read = parse_yaml("a: 1\nb: 2\na: 3\n", "f")
    assert plain(read.root) == {"a": "1", "b": "2"}
    assert "line 1" in read.issues[0].hint


def test_places_count_characters() -> None:
    read = parse_yaml("概念:\n  标签: {en: 𠀀x, zh: 乙}\n", "f")
    assert isinstance(read.root, Table)
    inner = read.root.entries["概念"][1]
    assert isinstance(inner, Table)
    labels = inner.entries["标签"][1]
    assert isinstance(labels, Table)
    assert [read.where(value) for _, value in labels.items()] == ["f:2:12", "f:2:20"]


def test_quotes_are_remembered() -> None:
    read = parse_yaml("[no, 'no']", "f")
    assert isinstance(read.root, Listing)
    assert [item.plain for item in read.root.items if isinstance(item, Scalar)] == [True, False]


@pytest.mark.parametrize(
    "data, code, where",
    [
        (b"a: 1\nb: \xff\xfe\n", "yaml-encoding", "f:2:4"),
        ("责任: 一\n".encode("gb18030"), "yaml-encoding", "f:1:1"),
        (b"\xef\xbb\xbfa: 1\n", None, None),
    ],
)
def test_files_are_utf8(tmp_path: Path, data: bytes, code: str | None, where: str | None) -> None:
    (tmp_path / "f.yaml").write_bytes(data)
    found = read_yaml(tmp_path / "f.yaml", "f").issues
    assert [(issue.code, issue.where) for issue in found] == ([(code, where)] if code else [])


def test_a_missing_file_is_an_issue(tmp_path: Path) -> None:
    assert [issue.code for issue in read_yaml(tmp_path / "f.yaml", "f").issues] == ["yaml-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    (tmp_path / "g.yaml").mkdir()
    for name in ("f.yaml", "g.yaml"):
        assert [issue.message for issue in read_yaml(tmp_path / name, name).issues] == ["is no file"]


def test_a_file_beyond_all_bounds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.yamlfile.MAX_BYTES", 5)
    (tmp_path / "f.yaml").write_text("a: long", encoding="utf-8")
    assert [issue.code for issue in read_yaml(tmp_path / "f.yaml", "f").issues] == ["yaml-size"]


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#\n \t\r\x00\x85\u2028\ufeff\ud800社İ𠀀", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for issue in parse_yaml(text, "f").issues:
        assert issue.where.count(":") == 2
