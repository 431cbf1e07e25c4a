"""`kg explain`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands._show import columns, put

if TYPE_CHECKING:
    from kg.extract import Extractor
    from kg.model import Paper, Sentence


def command(
    sentence: Annotated[str | None, typer.Argument(help="A sentence, in quotes.")] = None,
    paper: Annotated[Path | None, typer.Option(help="A paper; with --at the sentence at that offset in it.")] = None,
    at: Annotated[int | None, typer.Option(help="Offset in code points.", min=0)] = None,
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
) -> None:
    """Show how a sentence is read: terms, phrases, clauses, which rule spoke, which did not and why."""
    from kg.build import checked_ontology
    from kg.confidence import load_weights
    from kg.errors import KgError
    from kg.extract import Extractor
    from kg.places import folder

    if (sentence is None) == (paper is None):
        raise KgError("name either a sentence or --paper with --at")
    extractor = Extractor(checked_ontology(folder("ontology", ontology)), load_weights())
    found, targets = _from_paper(paper, at) if paper else _from_text(sentence or "")
    if not targets:
        raise KgError("there is no sentence in that text")
    _show(extractor, found, targets)


def _from_text(text: str) -> tuple[Paper, list[Sentence]]:
    from dataclasses import replace

    from kg.model import Block, Span
    from kg.papers import parse
    from kg.split import split

    paper = parse(text, "sentence")
    sentences = split(text, (Block("prose", Span(0, len(text)), ""),), "sentence")
    return replace(paper, sentences=sentences), list(sentences)


def _from_paper(path: Path, at: int | None) -> tuple[Paper, list[Sentence]]:
    from kg.errors import KgError
    from kg.papers import Source, read
    from kg.read import formats

    if at is None:
        raise KgError("--paper needs --at, an offset in code points")
    there = _found(path)
    if there.suffix.lower() not in formats():
        raise KgError(f"{path} is not read; save it as {' or '.join(sorted(formats(), reverse=True))}")
    paper = read(Source(there.name, there, ""))
    length = len(paper.document.text)
    if at >= length:
        raise KgError(f"{path} has {length} characters; --at is at most {length - 1}")
    hits = [s for s in paper.sentences if any(p.start <= at < p.end for p in s.pieces)]
    if not hits:
        kind = next((b.kind for b in paper.blocks if b.span.start <= at < b.span.end), "white space")
        raise KgError(f"at {at} there is no sentence of prose but {kind}, from which no claim is read")
    return paper, hits


def _found(path: Path) -> Path:
    """The file at `path`, else the paper of that name in a folder of papers."""
    from kg.errors import KgError
    from kg.places import folder

    folders = (Path(), Path("papers"), folder("seeds"))
    found = next((place / path for place in folders if (place / path).is_file()), None)
    if found is None:
        raise KgError(f"{path} is no file, neither here nor among the papers in {folders[-1]}")
    return found


def _show(extractor: Extractor, paper: Paper, targets: list[Sentence]) -> None:
    from kg.confidence import features
    from kg.text import squeeze
    from kg.tie import evidence

    wanted = {sentence.index for sentence in targets}
    for sentence, mentions, result in extractor.readings(paper.sentences, trace=True):
        if sentence.index not in wanted:
            continue
        put(squeeze(sentence.text))
        put(
            f"language {sentence.lang}; section {sentence.section or '-'}; offsets {sentence.span.start}-{sentence.span.end}\n"
        )
        put("terms")
        put(_indented([[m.surface, m.term or "", m.kind] for m in mentions] or [["none"]]))
        for stage in dict.fromkeys(note.stage for note in result.notes):
            put(stage)
            put(_indented([[n.rule, squeeze(n.text), n.outcome] for n in result.notes if n.stage == stage]))
        put("claims")
        rows, sums = [], []
        for reading in result.readings:
            item = evidence(paper.document, sentence, reading, extractor.linker, 0.0)
            names = features(reading, sentence, result.readings)
            told = f"{item.subject.text} —{item.relation}→ {item.object.text}"
            confidence = f"{extractor.weights.of(names):.2f}"
            rows.append([told, item.polarity, item.modality, item.holder_text, confidence, item.rule, item.predicate])
            sums.append([told, _sum(extractor.weights.arithmetic(names))])
        put(_indented(rows or [["none: no claim is read from this sentence"]]))
        if rows:
            put("confidence, as a sum of log-odds (the strongest six)")
            put(_indented(sums))


def _sum(parts: list[tuple[str, float]]) -> str:
    """The bias and the six strongest parts of a confidence."""
    return ", ".join(f"{name} {n:+.2f}" for name, n in parts[:7])


def _indented(rows: list[list[str]]) -> str:
    return "\n".join("  " + line for line in columns(rows).splitlines())
