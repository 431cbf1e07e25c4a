"""Papers and labels made from the seeds by shuffling: any number of them, the same each time."""

from __future__ import annotations

import random
import shutil
from functools import cache
from pathlib import Path

from kg.build import checked_ontology
from kg.model import Ontology, Paper
from kg.papers import readable

ROOT = Path(__file__).parent.parent


@cache
def ontology() -> Ontology:
    """The ontology of the project."""
    return checked_ontology(ROOT / "ontology")


@cache
def seeds() -> tuple[Paper, ...]:
    """The papers that come with the project."""
    return tuple(readable(ROOT / "seeds"))


@cache
def text(lang: str, size: int) -> tuple[str, ...]:
    """Sentences of one language, `size` bytes of UTF-8 at least, in a shuffled order."""
    known = [s.text for paper in seeds() for s in paper.sentences if s.lang == lang]
    chance = random.Random(lang)
    found: list[str] = []
    total = 0
    while total < size:
        chance.shuffle(known)
        for sentence in known:
            found.append(sentence)
            total += len(sentence.encode())
    return tuple(found)


@cache
def labels(count: int) -> tuple[str, ...]:
    """So many labels: those of the ontology, then pairs of words of the papers."""
    own = [label.text for term in ontology().terms.values() for label in term.labels if label.kind != "negative"]
    chance = random.Random(count)
    english = sorted({word for s in text("en", 100_000) for word in s.split() if word.isalpha()})
    chinese = sorted({s[n : n + 2] for s in text("zh", 100_000) for n in range(len(s) - 1) if s[n : n + 2].isalpha()})
    found = dict.fromkeys(own)
    while len(found) < count:
        pool = english if chance.random() < 0.5 else chinese
        joint = " " if pool is english else ""
        found.setdefault(joint.join(chance.choice(pool) for _ in range(2)))
    return tuple(list(found)[:count])


def folder(path: Path, papers: int) -> Path:
    """A folder of so many papers, each a seed with its paragraphs and the sentences in them shuffled."""
    _empty(path)
    found = seeds()
    for n in range(papers):
        paper = found[n % len(found)]
        chance = random.Random(n)
        sentences = [s.text for s in paper.sentences]
        chance.shuffle(sentences)
        joint = " " if paper.sentences[0].lang == "en" else ""
        _write(path, n, sentences, joint)
    return path


def _empty(path: Path) -> None:
    """A new folder in the place of whatever was there."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)


def _write(path: Path, number: int, sentences: list[str], joint: str) -> None:
    """A paper of these sentences, five a paragraph."""
    paragraphs = [joint.join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    (path / f"paper-{number:06d}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


FIRST = "coastal rural urban northern southern inland alpine island harbour valley border river forest desert lakeside".split()
KIND = "joint regional national city county district".split()
MIDDLE = "water school health housing transport energy waste food library police tax road forest fishery nursing data".split()
LAST = (
    "council agency board fund office programme network committee association service trust panel union scheme".split()
)
VERBS = "supports finances coordinates supervises hinders improves regulates advises".split()


def claims(path: Path, count: int) -> Path:
    """A folder of papers with so many sentences, nearly all of which state a claim of their own, 250 a paper."""
    _empty(path)
    chance = random.Random(count)

    def name() -> str:
        return " ".join(chance.choice(words) for words in (KIND, FIRST, MIDDLE, LAST))

    for n in range(0, count, 250):
        said = [f"The {name()} {chance.choice(VERBS)} the {name()}." for _ in range(min(250, count - n))]
        _write(path, n // 250, said, " ")
    return path
