"""Rows on text: splitting, linking, extraction."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from benchmarks.corpus import labels, ontology, seeds, text
from benchmarks.measure import Row, turns
from kg.blocks import blocks
from kg.confidence import load_weights
from kg.extract import Extractor
from kg.link import Linker
from kg.model import Label, Ontology, Term
from kg.split import split


def rows(quick: bool) -> Iterator[Row]:
    """All rows on text."""
    gc.disable()  # as a build does, and for what is taken instead too
    size = 300_000 if quick else 2_000_000
    yield from _splitting(size)
    for count in (600, 5_000, 50_000):
        yield from _linking(count, size, flash=count < 50_000 or not quick)
    yield from _extraction(quick)


def _splitting(size: int) -> Iterator[Row]:
    import spacy

    for lang, name in (("en", "English"), ("zh", "Chinese")):
        joint = " " if lang == "en" else ""
        found = text(lang, size)
        whole = "\n\n".join(joint.join(found[n : n + 8]) for n in range(0, len(found), 8)) + "\n"
        cut = tuple(blocks(whole))
        nlp = spacy.blank(lang)
        nlp.max_length = 10**8
        nlp.add_pipe("sentencizer")
        sample = whole[: len(whole) // 8]
        ours, theirs = turns(partial(split, whole, cut, "x"), partial(_all, nlp, (sample,)), 3)
        yield Row(
            "text", f"sentences, {name}", ours, "spaCy sentencizer", tuple(t * 8 for t in theirs), len(whole.encode()) / 1e6, "MB",
            "≥ 20 MB/s",
        )  # fmt: skip


def _ontology(names: tuple[str, ...]) -> Ontology:
    terms = {
        f"concept/t{n}": Term(f"concept/t{n}", "concept", (Label(name, "zh" if ord(name[0]) > 0x2E80 else "en"),))
        for n, name in enumerate(names)
    }
    return Ontology("https://example.org/", (), "", ("en", "zh"), terms, {}, (), {}, {})


def _find(linker: Linker, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        linker.find(sentence)


def _match(matcher: Any, nlp: Any, text_: str) -> None:
    matcher(nlp.make_doc(text_))


def _all(nlp: Any, texts: Iterable[str]) -> None:
    for doc in nlp.pipe(texts):
        list(doc.sents)


def _linking(count: int, size: int, flash: bool) -> Iterator[Row]:
    import spacy
    from flashtext import KeywordProcessor
    from spacy.matcher import PhraseMatcher

    linker = Linker(_ontology(labels(count)))
    for lang, name, target in (("en", "English", "≥ 25 MB/s"), ("zh", "Chinese", "≥ 50 MB/s")):
        found = text(lang, size)
        whole = "\n".join(found)
        nlp: Any = spacy.blank(lang)
        nlp.max_length = 10**8
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        matcher.add("term", [nlp.make_doc(label) for label in labels(count)])
        sample = whole[: len(whole) // 8]
        shown = count == 5_000
        ours, theirs = turns(partial(_find, linker, found), partial(_match, matcher, nlp, sample), 3)
        megabytes = len(whole.encode()) / 1e6
        yield Row(
            "text", f"linking {count:,} labels, {name}", ours, "spaCy PhraseMatcher", tuple(t * 8 for t in theirs), megabytes, "MB",
            target if shown else "",
        )  # fmt: skip
        if flash and lang == "en":
            keywords = KeywordProcessor()
            keywords.add_keywords_from_list(list(labels(count)))
            ours, theirs = turns(partial(_find, linker, found), partial(keywords.extract_keywords, sample), 3)
            yield Row(
                "text",
                f"linking {count:,} labels, {name}",
                ours,
                "flashtext",
                tuple(t * 8 for t in theirs),
                megabytes,
                "MB",
            )


def _extraction(quick: bool) -> Iterator[Row]:
    """Split, link and extract, against a tagger and parser of the small models' size with random weights, for time alone."""
    import spacy

    extractor = Extractor(ontology(), load_weights())
    for lang, name in (("en", "English"), ("zh", "Chinese")):
        papers = [paper for paper in seeds() if 2 * sum(s.lang == lang for s in paper.sentences) > len(paper.sentences)]
        for paper in papers:
            extractor.extract(paper)
        texts = [paper.document.text for paper in papers]
        nlp: Any = spacy.blank(lang)
        nlp.add_pipe("tagger").add_label("X")
        parser = nlp.add_pipe("parser")
        for label in ("nsubj", "obj", "obl", "amod", "det", "ROOT"):
            parser.add_label(label)
        nlp.initialize()

        def ours_(t: list[str] = texts, p: Any = papers) -> None:
            for whole, paper in zip(t, p, strict=True):
                split(whole, tuple(blocks(whole)), "x")
                extractor.extract(paper)

        ours, theirs = turns(ours_, partial(_all, nlp, texts), 3 if quick else 5)
        size = sum(len(whole.encode()) for whole in texts) / 1e6
        yield Row(
            "text",
            f"split, link, extract, {name}",
            ours,
            "spaCy tagger and parser, random weights",
            theirs,
            size,
            "MB",
            "≥ 0.5 MB/s",
        )
