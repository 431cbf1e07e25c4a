"""A build: the same bytes whatever the surroundings, bad papers named and the others built, never half an output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
RISKY = "".join(chr(c) for c in (0x07, 0x202E, 0x200B))


def kg(*args: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *args],
        cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build") / "out"
    done = kg("build", "--out", str(folder), PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "good.txt").write_text("Social work promotes social governance.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("env", [{"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Shanghai"}])
def test_the_same_bytes_in_other_surroundings(out: Path, tmp_path: Path, env: dict[str, str]) -> None:
    shuffled = tmp_path / "seeds"
    shuffled.mkdir()
    for path in sorted(SEEDS.iterdir(), reverse=True):  # another order of creation, and so of listing on many systems
        (shuffled / path.name).write_bytes(path.read_bytes())
    again = tmp_path / "again"
    done = kg("build", "--papers", str(shuffled), "--out", str(again), cwd=ROOT, **env)
    assert done.returncode == 0, done.stderr
    assert contents(again) == contents(out)


def test_every_span_cuts_its_surface(out: Path) -> None:
    lines = (out / "evidence.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 500
    for line in lines:
        item = json.loads(line)
        text = (SEEDS / item["paper"]).read_bytes().decode("utf-8")
        for end in (item["subject"], item["object"]):
            if end["start"] is not None:
                assert text[end["start"] : end["end"]] == end["surface"]
            else:
                assert end["surface"] is None
            assert end["text"]


def test_evidence_is_from_prose_alone(out: Path) -> None:
    from kg.papers import find, read

    prose = {}
    for source in find(SEEDS).sources:
        paper = read(source)
        prose[source.id] = [b.span for b in paper.blocks if b.kind == "prose"]
    for line in (out / "evidence.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        for start, end in item["sentence"]["pieces"]:
            assert any(b.start <= start and end <= b.end for b in prose[item["paper"]])


def test_two_files_of_one_work_count_once(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["counts"]["works"], manifest["counts"]["papers"]) == (4, 5)
    rows = [line.split(",") for line in (out / "edges.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert rows


def test_files_of_other_formats_are_named(tmp_path: Path) -> None:
    from kg.papers import find

    for name in ("a.txt", "papers.yaml", "README", "report.docx", ".hidden.pdf", "deep/photo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# nothing\n", encoding="utf-8")
    found = find(tmp_path).issues
    assert [issue.message for issue in found] == ["deep/photo.png is not read", "report.docx is not read"]
    assert {(issue.severity, issue.code) for issue in found} == {("warning", "paper-unknown-format")}


BAD = [
    ("endless.txt", b"the board and " * 300_000, "without the end of a sentence"),
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n\t ", "is empty"),
    ("binary.txt", bytes(range(256)) * 40, "binary"),
    ("unknown.txt", b"\x81\x8d\x8f\x90\x9d" * 50, "encoding"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD)
def test_a_bad_paper_is_named_and_the_others_are_built(
    papers: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (papers / name).write_bytes(data)
    done = kg("build", "--papers", str(papers), "--out", str(tmp_path / "out"))
    assert done.returncode == 1, done.stderr
    assert name in done.stderr and said in done.stderr
    assert name in (tmp_path / "out" / "issues.csv").read_text(encoding="utf-8")
    assert '"paper": "good.txt"' in (tmp_path / "out" / "evidence.jsonl").read_text(encoding="utf-8")


def test_other_encodings_are_read(tmp_path: Path) -> None:
    text = "社会工作促进社区治理。政府应当支持社会组织的发展。\n"
    counts = []
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"):
        folder = tmp_path / encoding
        folder.mkdir()
        (folder / "p.txt").write_bytes(text.encode(encoding))
        done = kg("build", "--papers", str(folder), "--out", str(tmp_path / f"out-{encoding}"), "--json")
        assert done.returncode == 0, done.stderr
        counts.append(json.loads(done.stdout)["counts"])
    assert counts[0]["claims"] > 0
    assert all(found == counts[0] for found in counts)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    done = kg("build", "--papers", str(tmp_path / "papers"), "--out", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "holds no paper" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_bad_ontology_builds_nothing_and_lists_every_error(papers: Path, tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    (ontology / "concepts").mkdir(parents=True)
    (ontology / "concepts" / "x.yaml").write_text(
        "a:\n  label: {en: a thing}\n  colour: red\nb:\n  label: {en: b, zh: 乙}\n  broader: nowhere\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert kg("build", "--papers", str(papers), "--out", str(out)).returncode == 0
    before = contents(out)
    done = kg("build", "--papers", str(papers), "--ontology", str(ontology), "--out", str(out))
    assert done.returncode == 3
    for said in ("x.yaml:3:", "colour", "x.yaml:6:", "nowhere"):
        assert said in done.stderr
    assert contents(out) == before


def test_a_folder_of_somebody_else_is_not_replaced(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.doc").write_text("mine", encoding="utf-8")
    done = kg("build", "--papers", str(papers), "--out", str(out))
    assert done.returncode == 2
    assert "no build made" in done.stderr
    assert contents(out) == {"chapter.doc": b"mine"}


def test_a_catalogue_with_errors_is_refused(papers: Path, tmp_path: Path) -> None:
    (papers / "papers.yaml").write_text("one:\n  titel: A\n  files: [good.txt]\n", encoding="utf-8")
    done = kg("build", "--papers", str(papers), "--out", str(tmp_path / "out"))
    assert done.returncode == 3
    assert "papers.yaml:2:" in done.stderr and "did you mean title" in done.stderr


def test_a_folder_without_a_catalogue_takes_titles_from_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.md").write_text("# Water boards in Oslo\n\nBoards manage water supply.\n", encoding="utf-8")
    assert kg("build", "--papers", str(folder), "--out", str(tmp_path / "out")).returncode == 0
    assert "Water boards in Oslo" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    nasty = f"</script><img src=x onerror=alert(1)>{RISKY} javascript:alert(1)"
    plain = (
        "Social work promotes trust in many places of this world.\n" * 9
    )  # a text with little else is taken for binary
    text = f"Social work promotes {nasty} governance.\n=cmd|calc promotes trust.\n{plain}"
    (folder / "a<b>&'.txt").write_text(text, encoding="utf-8")
    done = kg("build", "--papers", str(folder), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    for cell in (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8").split(","):
        assert not cell.startswith("=")


def test_wrong_use_is_exit_code_two() -> None:
    done = kg("build", "--paper", "x")
    assert done.returncode == 2
    assert "No such option" in done.stderr
