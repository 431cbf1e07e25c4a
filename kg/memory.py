"""What the last build of a folder was made from: whether another one would change anything, told without doing it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import stamp
from kg.cache import Cache
from kg.model import Issue
from kg.swap import MANIFEST


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built from what, and where."""

    papers: Path
    ontology: Path
    out: Path
    threshold: float = 0.0

    def stamp(self) -> str:
        """The hash of all that the outputs depend on."""
        return stamp.of_build(self.papers, self.ontology, self.threshold, os.environ.get("SOURCE_DATE_EPOCH", ""))


@dataclass(frozen=True, slots=True)
class Done:
    """What a build says of itself."""

    counts: dict[str, int]
    issues: tuple[Issue, ...]
    files: tuple[str, ...]
    unchanged: bool = False


def remembered(order: Order, cache: Cache) -> Done | None:
    """The last build of `order.out`, where all it was made from is as it was and so is every file in it."""
    found = cache.get("builds", _key(order))
    if found is None:
        return None
    made_from, manifest, counts, issues = found
    if made_from != order.stamp() or not _whole(order.out, manifest):
        return None
    files = tuple(sorted(json.loads((order.out / MANIFEST).read_text(encoding="utf-8"))["files"]))
    return Done(counts, tuple(Issue(*item) for item in issues), files, unchanged=True)


def remember(order: Order, made_from: str, done: Done, manifest: bytes, cache: Cache) -> None:
    """Keeps what `order.out` was made from."""
    issues = tuple((i.where, i.severity, i.code, i.message, i.hint) for i in done.issues)
    cache.put("builds", _key(order), (made_from, hashlib.sha256(manifest).hexdigest(), done.counts, issues))


def differences(out: Path, files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """(file, added, changed or removed) of what `files` would do to `out`, by name."""
    out = out.resolve()
    there = (
        {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()} if out.is_dir() else {}
    )
    found = [(name, "removed") for name in there if name not in files]
    for name, content in files.items():
        if name not in there:
            found.append((name, "added"))
        elif there[name].read_bytes() != content:
            found.append((name, "changed"))
    return sorted(found)


def _key(order: Order) -> str:
    return stamp.of_bytes(str(order.out.resolve()))


def _whole(out: Path, manifest: str) -> bool:
    """Whether the files in `out` are those of its manifest, to the byte, and the manifest is the one that is meant."""
    try:
        data = (out / MANIFEST).read_bytes()
        if hashlib.sha256(data).hexdigest() != manifest:
            return False
        sums: dict[str, Any] = json.loads(data)["files"]
        return all(_sum(out / name) == known for name, known in sums.items())
    except OSError:
        return False


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
