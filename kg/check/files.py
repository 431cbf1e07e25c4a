"""The files of a build and the papers that it was made from, by their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from kg.check.outputs import Checked, Outputs
from kg.model import Issue
from kg.swap import MANIFEST

_OWN = {MANIFEST, ".gitignore", ".gitkeep"}


def files_are_the_builds(outputs: Outputs) -> Checked:
    """Every file of the manifest is there with its SHA-256, and no other file is."""
    named = outputs.manifest["files"]
    return Checked(f"{len(named)} files against {MANIFEST}", tuple(_files(outputs, named)))


def _files(outputs: Outputs, named: dict[str, str]) -> Iterator[Issue]:
    there = {p.relative_to(outputs.folder).as_posix() for p in outputs.folder.rglob("*") if p.is_file()} - _OWN
    for name, wanted in sorted(named.items()):
        if name not in there:
            yield Issue(outputs.where(name), "error", "file-missing", f"{name} is not there", "run kg build again")
        elif hashlib.sha256(outputs.read(name)).hexdigest() != wanted:
            message = f"{name} is not what the build wrote: its SHA-256 differs"
            yield Issue(outputs.where(name), "error", "file-changed", message, "run kg build again")
    for name in sorted(there - set(named)):
        yield Issue(outputs.where(name), "error", "file-foreign", f"no build wrote {name}", "move it elsewhere")


def sources_are_the_builds(outputs: Outputs) -> Checked:
    """Every paper of the manifest is there, and its text is the one that was read."""
    named = outputs.manifest["inputs"]["papers"]
    what = f"{len(named)} papers against {MANIFEST}"
    if outputs.papers is None:
        return Checked(what, skipped="there is no folder of papers here; name it with --papers")
    return Checked(what, tuple(_sources(outputs, named)))


def _sources(outputs: Outputs, named: dict[str, str]) -> Iterator[Issue]:
    for name, wanted in sorted(named.items()):
        where = f"{outputs.papers / name if outputs.papers else name}:1:1"
        if name not in outputs.texts:
            yield Issue(where, "error", "source-missing", f"{name} cannot be read", "name the papers' folder: --papers")
        elif hashlib.sha256(outputs.texts[name].encode("utf-8", "surrogatepass")).hexdigest() != wanted:
            message = f"{name} has changed since the build: the SHA-256 of its text differs"
            yield Issue(where, "error", "source-changed", message, "run kg build again")
