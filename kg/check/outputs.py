"""What is checked, read once and only when a check asks for it, and what a check says."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, Quad, RdfFormat, parse

from kg.check.engines import Missing, Row, read_by_rdflib, rows
from kg.errors import KgError
from kg.model import Issue
from kg.papers import find
from kg.rdf.space import STANDARD, Space
from kg.read import formats
from kg.read.decode import UnreadableError
from kg.swap import MANIFEST

if TYPE_CHECKING:
    from rdflib import Dataset

FORMATS = {
    "graph.trig": RdfFormat.TRIG,
    "graph.ttl": RdfFormat.TURTLE,
    "graph.jsonld": RdfFormat.JSON_LD,
    "ontology.ttl": RdfFormat.TURTLE,
    "vocab.ttl": RdfFormat.TURTLE,
}
Values = dict[str, dict[str, list[str]]]  # subject → predicate → objects; literals by their text alone


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check looked at and found; `skipped` says why it could not look."""

    what: str
    issues: tuple[Issue, ...] = ()
    skipped: str = ""


class Outputs:
    """A build's folder and its papers."""

    def __init__(self, folder: Path, papers: Path | None) -> None:
        self.folder, self.papers = folder, papers
        self._datasets: dict[str, Dataset] = {}
        self._rows: dict[str, set[Row]] = {}
        self.manifest = _manifest(folder)

    def where(self, name: str, line: int = 1) -> str:
        """A place in a file, as issues name it."""
        return f"{(self.folder / name).as_posix()}:{line}:1"

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise Missing(f"{name} cannot be read: {error.strerror}") from error

    def parsed(self, name: str) -> list[Quad]:
        """An RDF file's quads, by Oxigraph."""
        try:
            return list(parse(self.read(name), format=FORMATS[name]))
        except (SyntaxError, ValueError) as error:
            raise Missing(f"{name} is damaged: {error}") from error

    def rows(self, name: str) -> set[Row]:
        """An RDF file's quads by Oxigraph, as plain values."""
        if name not in self._rows:
            self._rows[name] = rows(self.parsed(name))
        return self._rows[name]

    def dataset(self, name: str) -> Dataset:
        """An RDF file's quads, by rdflib; Turtle is kept, since the shapes want it too."""
        if name in self._datasets:
            return self._datasets[name]
        found = read_by_rdflib(self.read(name), name)
        if name.endswith(".ttl"):
            self._datasets[name] = found
        return found

    @cached_property
    def evidence(self) -> list[dict[str, Any]]:
        """The lines of evidence.jsonl."""
        lines = self.read("evidence.jsonl").split(b"\n")
        found = [(number, _line(line)) for number, line in enumerate(lines, 1) if line]
        for number, line in found:
            if not _whole(line):
                raise Missing(f"evidence.jsonl is damaged: line {number} is no reading")
        return [line for _, line in found]

    @cached_property
    def quads(self) -> list[Quad]:
        """The quads of graph.trig."""
        return self.parsed("graph.trig")

    @cached_property
    def values(self) -> Values:
        """The union of graph.trig by subject and predicate."""
        found: Values = defaultdict(lambda: defaultdict(list))
        for quad in self.quads:
            objects = found[str(quad.subject)[1:-1]][quad.predicate.value]
            value = quad.object.value if isinstance(quad.object, Literal) else str(quad.object)[1:-1]
            if value not in objects:
                objects.append(value)
        return found

    @cached_property
    def space(self) -> Space:
        """The names of the build's base IRI, as its dataset says it."""
        for quad in self.quads:
            if quad.predicate.value == STANDARD["void"] + "uriSpace" and isinstance(quad.object, Literal):
                return Space(quad.object.value.removesuffix("id/"))
        raise Missing("graph.trig does not say its base IRI (void:uriSpace)")

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each paper that the build names and that is there, by its name."""
        paths = {s.id: s.path for s in find(self.papers).sources} if self.papers else {}
        found = {}
        for name in self.manifest["inputs"]["papers"]:
            made = self.folder / "text" / f"{name}.txt"  # what was taken out of a PDF
            path = made if made.is_file() else paths.get(name)
            if path is not None:
                try:
                    found[name] = formats()[path.suffix.lower()](path.read_bytes())[0]
                except (UnreadableError, OSError):
                    continue
        return found


def _line(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _whole(line: Any) -> bool:
    """Whether a line has every key that a build writes, with values of the right kind."""
    if not _has(line, _LINE) or not _has(line["sentence"], _PIECES) or not _spans(line["sentence"]["pieces"]):
        return False
    ends = (line["subject"], line["object"])
    return all(_has(end, _END) and _spans(end.get("pieces", [])) for end in ends)


def _spans(pieces: Any) -> bool:
    return isinstance(pieces, list) and all(
        isinstance(piece, list) and len(piece) == 2 and all(isinstance(n, int) for n in piece) for piece in pieces
    )


def _has(found: Any, kinds: dict[str, tuple[type, ...]]) -> bool:
    return isinstance(found, dict) and all(key in found and isinstance(found[key], kind) for key, kind in kinds.items())


_SAID = (str, type(None))
_LINE: dict[str, tuple[type, ...]] = {
    "claim": (str,), "paper": (str,), "relation": (str,), "polarity": (str,), "modality": (str,), "holder": _SAID,
    "sentence": (dict,), "subject": (dict,), "object": (dict,), "time": _SAID, "place": _SAID, "rule": (str,), "confidence": (int, float),
}  # fmt: skip
_END: dict[str, tuple[type, ...]] = {
    "id": (str,), "text": (str,), "surface": _SAID, "start": (int, type(None)), "end": (int, type(None)),
}  # fmt: skip
_PIECES: dict[str, tuple[type, ...]] = {"start": (int,), "end": (int,), "pieces": (list,)}


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise KgError(f"{folder} holds no build (no {MANIFEST}); run kg build first or name another --out")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        complete = isinstance(found["files"], dict) and isinstance(found["inputs"]["papers"], dict)
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"{path} is damaged or no manifest of a build; run kg build again") from error
    if not complete:
        raise KgError(f"{path} is no manifest of a build; run kg build again")
    return dict(found)
