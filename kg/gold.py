"""Annotated sets: which sentences over which texts, and what is read from those texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import papers
from kg.errors import ConfigurationError, KgError
from kg.evaluate import GoldSentence, Judged, judge, load_gold
from kg.extract import Extract, Extractor
from kg.model import Paper, Span
from kg.shape import Each, Flag, Record, Report, Text, nearest
from kg.yamlfile import read_yaml

SETS = Each(
    Record(
        {"gold": Text(), "texts": Text(), "whole": Flag(), "held_out": Flag(), "kept": Flag()},
        required=("gold", "texts"),
    ),
    what="name of a set",
)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated sentences and the folder of their texts."""

    name: str
    sentences: tuple[GoldSentence, ...]
    texts: Path
    whole: bool
    held_out: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class ReadSet:
    """A set with what was read from its texts."""

    gold: GoldSet
    papers: tuple[Paper, ...]
    extracts: tuple[Extract, ...]
    titles: dict[str, str]

    def title(self, paper: Paper) -> str:
        """The title of a paper's work."""
        return self.titles[paper.document.id]

    @property
    def texts(self) -> dict[str, str]:
        """Document → its text."""
        return {paper.document.id: paper.document.text for paper in self.papers}

    def judged(self) -> Judged:
        """Every piece of evidence against the annotation."""
        spans = {(s.document, s.index): s.span for paper in self.papers for s in paper.sentences}
        evidence = [item for extract in self.extracts for item in extract.evidence]
        return judge(self.gold.sentences, evidence, spans, self.texts, self.gold.whole)

    def mentions(self, linked: bool = False) -> dict[str, list[tuple[Span, str]]]:
        """Document → (span, kind) of every node named in it; with `linked`, of the ontology's terms alone."""
        where = {(s.document, s.index): s for paper in self.papers for s in paper.sentences}
        found: dict[str, list[tuple[Span, str]]] = {}
        for extract in self.extracts:
            for index, mention in extract.mentions:
                if linked and not mention.term:
                    continue
                pieces = where[extract.document, index].locate(mention.start, mention.end)
                span = Span(pieces[0].start, pieces[-1].end)
                found.setdefault(extract.document, []).append((span, mention.kind))
        return found


def load_sets(folder: Path, names: Sequence[str] = ()) -> tuple[GoldSet, ...]:
    """The annotated sets that `sets.yaml` in `folder` lists, or those of them that are named."""
    path = folder / "sets.yaml"
    if not path.is_file():
        raise KgError(f"{folder} holds no sets.yaml; name the folder of the annotated sentences with --gold")
    file = read_yaml(path, path.as_posix())
    report = Report(file)
    entries: dict[str, Any] = (SETS.read(file.root, report) or {}) if file.root else {}
    if file.issues or report.issues:
        raise ConfigurationError(f"{path} has errors", (*file.issues, *report.issues))
    for name in names:
        if name not in entries:
            raise KgError(f"there is no set {name!r}; {nearest(name, entries)}")
    return tuple(
        GoldSet(
            name,
            load_gold(folder / entry["gold"]),
            (folder / entry["texts"]).resolve(),
            entry.get("whole", False),
            entry.get("held_out", False),
            entry.get("kept", False),
        )
        for name, entry in entries.items()
        if not names or name in names
    )


def read_set(gold: GoldSet, extractor: Extractor) -> ReadSet:
    """What is read from the texts that a set annotates."""
    wanted = {sentence.document for sentence in gold.sentences}
    folder = papers.find(gold.texts)
    read = tuple(papers.read(source) for source in folder.sources if source.id in wanted)
    titles = {paper.document.id: _title(folder, paper) for paper in read}
    extracts = tuple(extractor.extract(paper, titles[paper.document.id]) for paper in read)
    return ReadSet(gold, read, extracts, titles)


def _title(folder: papers.Folder, paper: Paper) -> str:
    work = folder.works.get(paper.document.work)
    return work.title if work else papers.described(paper).title


def united(sets: Iterable[Judged]) -> Judged:
    """Several sets judged as one."""
    found = Judged((), (), ())
    for judged in sets:
        found += judged
    return found
