"""`kg check`: a build as it was written is fine; whatever is changed in it, or in its papers, is named."""

from __future__ import annotations

import hashlib
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.check import CHECKS, Check, check
from kg.check.evidence import claims_have_evidence, evidence_is_the_rdf
from kg.check.files import files_are_the_builds, sources_are_the_builds
from kg.check.graphs import files_are_one_graph, two_engines_agree
from kg.check.outputs import Outputs
from kg.check.quotes import quotes_are_in_the_rdf, spans_cut_their_words
from kg.check.shapes import shapes_hold, skos_holds
from kg.errors import KgError
from tests.outputs import ROOT, built

Damage = Callable[[Path], None]


def kg(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *args], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def codes(out: Path, papers: Path, *checks: Check) -> set[str]:
    """What some of the checks find."""
    outputs = Outputs(out, papers)
    return {issue.code for one in checks for issue in one(outputs).issues}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two short papers, quick to check."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "papers").mkdir()
    (folder / "papers" / "a.txt").write_text(
        "Public participation promotes community governance.\n\nVolunteers should not serve the elderly.\n",
        encoding="utf-8",
    )
    (folder / "papers" / "b.txt").write_text("社会工作促进社区治理。政府应当支持社会组织。\n", encoding="utf-8")
    done = kg("build", "--papers", str(folder / "papers"), "--out", str(folder / "out"))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def mine(small: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of it that may be damaged: (out, papers)."""
    for name in ("out", "papers"):
        (tmp_path / name).mkdir()
        for path in (small / name).iterdir():
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
    return tmp_path / "out", tmp_path / "papers"


def test_the_five_papers_are_fine() -> None:
    done = kg("check", "--out", str(built()))
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == len(CHECKS) and all(line.startswith("fine") for line in lines), done.stderr


def test_what_was_checked_is_said(small: Path) -> None:
    done = kg("check", "--out", str(small / "out"), "--papers", str(small / "papers"), "--json")
    assert done.returncode == 0, done.stdout
    said = json.loads(done.stdout)
    assert [item["findings"] for item in said] == [[]] * len(CHECKS)
    assert "2 papers" in said[1]["checked"]


def edit(name: str, old: str, new: str, forge: bool = True) -> Damage:
    """Replaces in a file; a forger corrects the manifest as well."""

    def done(out: Path) -> None:
        path = out / name
        text = path.read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1)
        assert changed != text, f"nothing in {name} is like {old}"
        path.write_text(changed, encoding="utf-8", newline="\n")
        if forge:
            manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
            manifest["files"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
            (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    return done


def remove(name: str) -> Damage:
    return lambda out: (out / name).unlink()


def add(name: str) -> Damage:
    def done(out: Path) -> None:
        (out / name).write_bytes(b"x")

    return done


CASES: list[tuple[Damage, Check, str]] = [
    (edit("claims.csv", "claim", "clam", forge=False), files_are_the_builds, "file-changed"),
    (remove("graph.html"), files_are_the_builds, "file-missing"),
    (remove("graph.trig"), files_are_the_builds, "file-missing"),
    (remove("graph.trig"), two_engines_agree, "rdf-unreadable"),
    (add("thesis.doc"), files_are_the_builds, "file-foreign"),
    (edit("evidence.jsonl", '"surface": "Public', '"surface": "Private'), spans_cut_their_words, "span-differs"),
    (edit("evidence.jsonl", '(?<=participation", )"start": 0', '"start": 1'), spans_cut_their_words, "span-differs"),
    (edit("evidence.jsonl", r'"pieces": \[\[0, ', '"pieces": [[900, '), spans_cut_their_words, "span-outside"),
    (
        edit("evidence.jsonl", '"polarity": "affirmed"', '"polarity": "negated"'),
        evidence_is_the_rdf,
        "evidence-differs",
    ),
    (edit("evidence.jsonl", r"^.*\n", ""), evidence_is_the_rdf, "evidence-differs"),
    (edit("graph.trig", 'oa:exact "', 'oa:exact "X'), quotes_are_in_the_rdf, "quote-differs"),
    (edit("graph.trig", "oa:hasBody claim:", "oa:hasBody candidate:"), claims_have_evidence, "claim-without-evidence"),
    (edit("graph.ttl", "kgv:polarity kgv:affirmed", "kgv:polarity kgv:maybe"), shapes_hold, "shape"),
    (edit("graph.ttl", "kgv:polarity kgv:affirmed", "kgv:polarity kgv:maybe"), files_are_one_graph, "rdf-differs"),
    (edit("graph.jsonld", "kgv:affirmed", "kgv:negated"), files_are_one_graph, "rdf-differs"),
    (edit("graph.jsonld", r'"@context": \{', '"@context": {"@import": "x:y",'), two_engines_agree, "rdf-unreadable"),
    (edit("graph.ttl", r"\.\n", "\n"), two_engines_agree, "rdf-unreadable"),
    (edit("vocab.ttl", "rdfs:domain kgv:Claim", "rdfs:domain []"), two_engines_agree, "rdf-blank-node"),
    (edit("ontology.ttl", 'skos:prefLabel "', 'skos:prefLabel "y"@en , "x'), skos_holds, "shape"),
]


@pytest.mark.parametrize(("damage", "finder", "code"), CASES, ids=[f"{n}-{case[2]}" for n, case in enumerate(CASES)])
def test_damage_is_named(mine: tuple[Path, Path], damage: Damage, finder: Check, code: str) -> None:
    out, papers = mine
    damage(out)
    assert code in codes(out, papers, finder)


def test_a_changed_paper_is_named(mine: tuple[Path, Path]) -> None:
    out, papers = mine
    (papers / "a.txt").write_text("Public participation promotes nothing at all.\n", encoding="utf-8")
    assert {"source-changed", "quote-differs"} <= codes(out, papers, sources_are_the_builds, quotes_are_in_the_rdf)
    (papers / "b.txt").unlink()
    assert "source-missing" in codes(out, papers, sources_are_the_builds)


def test_without_papers_the_rest_is_checked(small: Path) -> None:
    done = check(small / "out", None)
    assert not any(one.issues for one in done)
    assert sum(bool(one.skipped) for one in done) == 3


def test_findings_are_exit_code_one_with_a_place_and_a_hint(mine: tuple[Path, Path]) -> None:
    out, papers = mine
    edit("evidence.jsonl", '"surface": "Public', '"surface": "Private')(out)
    done = kg("check", "--out", str(out), "--papers", str(papers))
    assert done.returncode == 1
    assert re.search(r"evidence\.jsonl:\d+:1: error: .*\(run kg build again\) \[span-differs\]", done.stdout)
    assert "1 found" in done.stderr and "fine" in done.stderr


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": [], "inputs": {"papers": {}}}', "\x00"])
def test_a_damaged_manifest_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match="manifest"):
        check(tmp_path, None)


def test_no_build_is_wrong_use(tmp_path: Path) -> None:
    done = kg("check", "--out", str(tmp_path))
    assert done.returncode == 2
    assert "holds no build" in done.stderr


def test_a_missing_pyshacl_is_said(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = shapes_hold(Outputs(small / "out", None))
    assert done.skipped == "pySHACL is not installed; `pip install govkg[check]` brings it"


LINES = [
    "", "null", "[]", "{}", "nonsense", "[" * 100_000, '{"claim": "x"}',
    '{"claim": "x", "paper": "a.txt", "sentence": {"start": 0, "end": 9, "pieces": [[0]]}, "subject": {}, "object": {}}',
]  # fmt: skip


@pytest.mark.parametrize("line", LINES[1:], ids=range(len(LINES) - 1))
def test_evidence_that_is_none_is_said(mine: tuple[Path, Path], line: str) -> None:
    out, papers = mine
    with (out / "evidence.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    done = evidence_is_the_rdf(Outputs(out, papers))
    assert re.search(r"evidence\.jsonl is damaged: line \d+ is no reading", done.skipped)


def test_any_damage_is_a_finding_and_never_a_crash(small: Path, tmp_path: Path) -> None:
    dice = random.Random(11)
    quick = [one for one in CHECKS if one not in (two_engines_agree, files_are_one_graph, skos_holds, shapes_hold)]
    for number in range(40):
        out = tmp_path / str(number)
        out.mkdir()
        for path in (small / "out").iterdir():
            (out / path.name).symlink_to(path)
        name = dice.choice(["evidence.jsonl", "graph.trig", "manifest.json"])
        data = bytearray((small / "out" / name).read_bytes())
        for _ in range(dice.choice([1, 3, 20])):
            at = dice.randrange(len(data))
            data[at : at + dice.choice([0, 1, 9])] = dice.choice(
                [b"", b'"', b"{", b"[]", b"null", b"\\", b"\n", b"<", b"-1", b"\xff"]
            )
        (out / name).unlink()
        (out / name).write_bytes(data)
        try:
            outputs = Outputs(out, small / "papers")
        except KgError:
            continue
        for one in quick:
            one(outputs)
