"""Rows on whole builds, as a user starts them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.corpus import ROOT, claims, folder, labels
from benchmarks.measure import Row, clock, process


def rows(quick: bool, place: Path) -> Iterator[Row]:
    """All rows on builds; `place` is an empty folder to work in."""
    yield from _five(place, 3 if quick else 7)
    yield from _many(place, (10, 50) if quick else (10, 50, 100), (100, 300) if quick else (1_000, 10_000))
    yield from _claims(place, 20_000 if quick else 1_000_000)


class Five:
    """The five papers in a folder of their own, with a cache of their own."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.papers, self.ontology, self.out, self.cache = (
            place / "five",
            place / "ontology",
            place / "out",
            place / "cache",
        )
        shutil.copytree(ROOT / "seeds", self.papers)
        shutil.copytree(ROOT / "ontology", self.ontology)
        (place / "labels.txt").write_text("\n".join(labels(600)), encoding="utf-8")
        self.edits = 0

    def build(self) -> tuple[float, float]:
        args = ["build", "--papers", str(self.papers), "--ontology", str(self.ontology), "--out", str(self.out)]
        return process([sys.executable, "-m", "kg", *args], {"KG_CACHE": str(self.cache)})

    def instead(self) -> tuple[float, float]:
        paths = [str(self.papers), str(self.place / "labels.txt"), str(self.place / "instead")]
        return process([sys.executable, "-m", "benchmarks.instead", *paths])

    def forget_papers(self) -> None:
        for kind in ("papers", "extracts", "builds"):
            shutil.rmtree(self.cache / "v1" / kind, ignore_errors=True)

    def forget_all(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)

    def edit_paper(self) -> None:
        self.edits += 1
        path = sorted(self.papers.glob("*.txt"))[0]
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n\nRain gardens improve street life in {self.edits} towns.\n", encoding="utf-8")

    def edit_label(self) -> None:
        self.edits += 1
        path = self.ontology / "actors.yaml"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"bench-{self.edits}:\n  label: {{en: rain gardener {self.edits}, zh: 雨园丁{self.edits}}}\n")


def _five(place: Path, runs: int) -> Iterator[Row]:
    five = Five(place)
    cases: list[tuple[str, Callable[[], None], str]] = [
        ("nothing cached at all", five.forget_all, ""),
        ("no paper cached", five.forget_papers, "≤ 1.5 s"),
        ("unchanged", lambda: None, "≤ 0.2 s"),
        ("one paper changed", five.edit_paper, "≤ 0.6 s"),
        ("one label changed", five.edit_label, ""),
    ]
    five.build()
    for name, before, target in cases:
        ours, theirs, most, most_theirs = [], [], 0.0, 0.0
        for _ in range(runs):
            before()
            seconds, memory = five.build()
            ours.append(seconds)
            most = max(most, memory)
            seconds, memory = five.instead()
            theirs.append(seconds)
            most_theirs = max(most_theirs, memory)
        yield Row(
            "build", f"five papers, {name}", tuple(ours), "spaCy, rdflib, networkx, pyvis", tuple(theirs), 5, "papers", target,
            most, most_theirs,
        )  # fmt: skip


def _many(place: Path, pieces: tuple[int, ...], clusters: tuple[int, ...]) -> Iterator[Row]:
    """Papers made from the seeds: in one piece, on all processors and on one; on a local cluster, on two workers and on one."""
    for count in pieces:
        papers = folder(place / "many", count)
        command = _command(place, papers)
        both, memory = process(command)
        one, _ = process(_bound(command))
        yield Row(
            "many", f"{count:,} papers", (both,), "the same on one processor", (one,), count, "papers", "", memory
        )  # fmt: skip
    for count in clusters:
        command = [*_command(place, folder(place / "many", count)), "--cluster", "local"]
        quiet = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
        both, memory = process(command, quiet)
        one, _ = process(_bound(command), quiet) if clock[0] == "wall" else (0.0, 0.0)
        yield Row(
            "many", f"{count:,} papers, --cluster local", (both,), "the same on one processor" if one else "", (one,) if one else (),
            count, "papers", "≥ 1.7 times one, ≤ 1.5 GB", memory,
        )  # fmt: skip


def _claims(place: Path, count: int) -> Iterator[Row]:
    """So many claims, each stated once: built on a local cluster, then loaded into a store on disk."""
    command = [*_command(place, claims(place / "claims", count)), "--cluster", "local"]
    seconds, memory = process(command, {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"})
    yield Row(
        "many", f"{count:,} claims, --cluster local", (seconds,), amount=count, unit="claims", target="≤ 1 GB", memory=memory
    )  # fmt: skip
    out, store = place / "out-many", place / "store"
    shutil.rmtree(store, ignore_errors=True)
    quads = sum(line.count(b"\n") for path in (out / "shards").iterdir() for line in path.open("rb"))
    seconds, memory = process([sys.executable, "-m", "kg", "load", "--out", str(out), "--store", str(store)])
    yield Row(
        "many", f"{count:,} claims loaded, store on disk", (seconds,), amount=quads, unit="quads",
        target="≥ 180,000 quads/s, ≤ 1.6 GB", memory=memory,
    )  # fmt: skip


def _command(place: Path, papers: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "kg",
        "build",
        "--no-cache",
        "--papers",
        str(papers),
        "--out",
        str(place / "out-many"),
    ]


def _bound(command: list[str]) -> list[str]:
    return ["taskset", "-c", "0", *command] if shutil.which("taskset") else command
