"""`kg build --watch`: a change of a paper or of the ontology is built, a fault is said and waits for its mending."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.watch import changes

ROOT = Path(__file__).parent.parent


def test_a_change_is_told_once_it_lies_still(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("one")
    steps = ["", "one two", "one two three", "", "", "gone", ""]
    looks, told = 0, []

    def pause(_: float) -> None:
        nonlocal looks
        if looks == len(steps):
            raise TimeoutError
        if steps[looks] == "gone":
            paper.unlink()
        elif steps[looks]:
            paper.write_text(steps[looks])
        looks += 1

    with pytest.raises(TimeoutError):
        for _ in changes((tmp_path,), pause):
            told.append(looks)
    assert told == [1, 4, 7]  # at the start, after the second of two edits, after the paper has gone


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_papers_and_ontology_are_watched(tmp_path: Path) -> None:
    papers, ontology = tmp_path / "papers", tmp_path / "ontology"
    papers.mkdir()
    (papers / "a.txt").write_text("Rain gardens improve social governance.\n", encoding="utf-8")
    shutil.copytree(ROOT / "ontology", ontology)
    said = tmp_path / "said.txt"
    command = [sys.executable, "-m", "kg", "build", "--watch", "--papers", str(papers), "--ontology", str(ontology)]
    with said.open("w") as file:
        process = subprocess.Popen(
            [*command, "--out", str(tmp_path / "out")], stderr=file, cwd=ROOT, env={**os.environ}, preexec_fn=_heeds
        )
    try:
        _until(said, "watching", 1)
        (papers / "b.txt").write_text("Tool libraries improve social governance.\n", encoding="utf-8")
        _until(said, "watching", 2)
        assert "tool libraries" in (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8").lower()
        actors = ontology / "actors.yaml"
        whole = actors.read_text(encoding="utf-8")
        actors.write_text(whole + "\nbroken: [\n", encoding="utf-8")
        _until(said, "watching", 3)
        assert "nothing was built" in said.read_text()
        actors.write_text(whole + "\nkite-flyer:\n  label: {en: kite flyer, zh: 放筝人}\n", encoding="utf-8")
        _until(said, "watching", 4)
        assert "kite flyer" in (tmp_path / "out" / "ontology.ttl").read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    finally:
        process.kill()


def _heeds() -> None:
    """Ctrl-C reaches the child, also where whoever runs the tests does not heed it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _until(said: Path, word: str, times: int) -> None:
    """Waits until a word was said so often."""
    for _ in range(600):
        if said.read_text(encoding="utf-8").count(word) >= times:
            return
        time.sleep(0.1)
    raise AssertionError(said.read_text(encoding="utf-8"))
