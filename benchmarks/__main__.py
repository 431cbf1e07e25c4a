"""`python -m benchmarks [--quick] [--only text|graph|build]`: prints the table; keeps it, the figures and a plot in results/."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks import builds, graphs, texts
from benchmarks.draw import plot, table
from benchmarks.measure import CLOCKS, Row, clock, machine

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Runs the rows that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sizes: minutes, not an hour")
    parser.add_argument("--only", choices=("text", "graph", "build"), help="one group of rows")
    parser.add_argument("--clock", choices=CLOCKS, default="wall", help="cpu where others use the machine too")
    asked = parser.parse_args()
    clock[0] = asked.clock
    name = (
        ("quick" if asked.quick else "full")
        + (f"-{asked.only}" if asked.only else "")
        + ("-cpu" if asked.clock == "cpu" else "")
    )
    about = machine()
    found: list[Row] = []
    for row in _rows(asked.quick, asked.only):
        found.append(row)
        print(table([row]).splitlines()[-1], file=sys.stderr, flush=True)
    sys.stdout.write(table(found))
    RESULTS.mkdir(exist_ok=True)
    data = {"machine": about, "rows": [asdict(row) | {"ratio": round(row.ratio, 3)} for row in found]}
    (RESULTS / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (RESULTS / f"{name}.svg").write_text(plot(found), encoding="utf-8")
    (RESULTS / f"{name}.md").write_text(table(found), encoding="utf-8")


def _rows(quick: bool, only: str | None) -> Iterator[Row]:
    if only in (None, "text"):
        yield from texts.rows(quick)
    if only in (None, "graph"):
        yield from graphs.rows(quick)
    if only in (None, "build"):
        with tempfile.TemporaryDirectory() as place:
            yield from builds.rows(quick, Path(place))


if __name__ == "__main__":
    main()
