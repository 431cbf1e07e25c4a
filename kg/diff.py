"""Two builds → what came, what went and what changed, claim by claim."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims as (id, told, quote, paper): added, removed, and with another support or confidence (before → after)."""

    added: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str, str], ...]
    changed: tuple[tuple[str, str, str], ...]


def diff(old: Path, new: Path) -> Difference:
    """What differs between the builds in two folders."""
    before, after = _claims(old), _claims(new)
    return Difference(
        tuple(_told(after[key][0]) for key in sorted(after.keys() - before.keys())),
        tuple(_told(before[key][0]) for key in sorted(before.keys() - after.keys())),
        tuple(
            (_told(after[key][0])[0], _weight(before[key]), _weight(after[key]))
            for key in sorted(before.keys() & after.keys())
            if _weight(before[key]) != _weight(after[key])
        ),
    )


def _claims(folder: Path) -> dict[str, list[Row]]:
    path = folder / "claims.csv"
    if not path.is_file():
        raise KgError(f"{folder} holds no build (no claims.csv); name the folder of one, as in kg diff before out")
    found: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["claim"]].append(row)
    return found


def _told(row: Row) -> tuple[str, str, str]:
    subject, object_ = (row[f"{end}_en"] or row[f"{end}_zh"] or row[end] for end in ("subject", "object"))
    marks = "" if row["polarity"] == "affirmed" else " not"
    marks += "" if row["modality"] == "asserted" else f" ({row['modality']})"
    return f"{subject} —{row['relation']}{marks}→ {object_}", row["quote"], row["paper"]


def _weight(rows: list[Row]) -> str:
    return f"{rows[0]['support']} works, {len(rows)} readings, confidence {float(rows[0]['confidence']):.3f}"
