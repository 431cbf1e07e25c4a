"""Builds for tests of what reads them, each made once in a run and removed at its end."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from kg.rdf.space import STANDARD, Space, text
from kg.swap import manifest

ENGLISH = """# Councils

Social work promotes social governance. The government should cooperate with social organizations.
Public participation improves public services. Some residents believe that outsiders cause theft.
"""
CHINESE = "社会工作促进社会治理。政府应当加强与社会组织的合作。\n"


def _folder() -> Path:
    made = mkdtemp(prefix="kg-test-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


@cache
def small_build() -> Path:
    """The folder of a build of two short papers."""
    home = _folder()
    (home / "papers").mkdir()
    (home / "papers" / "english.md").write_text(ENGLISH, encoding="utf-8")
    (home / "papers" / "chinese.txt").write_text(CHINESE, encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "--papers", str(home / "papers"), "--out", str(home / "out")]
    subprocess.run(command, check=True, capture_output=True)
    return home / "out"


@cache
def papers_build() -> Path:
    """The folder of a build of the papers that come with the program."""
    out = _folder() / "out"
    subprocess.run([sys.executable, "-m", "kg", "build", "--out", str(out)], check=True, capture_output=True)
    return out


def build_of(folder: Path, quads: list[Quad], base: str = "http://example.org/") -> Path:
    """A folder that looks like a build and holds just these quads."""
    space = Space(base)
    named = Quad(space.dataset, NamedNode(STANDARD["void"] + "uriSpace"), text(f"{base}id/"))
    files = {"graph.trig": serialize([named, *quads], format=RdfFormat.TRIG) or b"", "graph.html": b"<!doctype html>"}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "manifest.json").write_bytes(manifest(files, {}))
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    return folder
