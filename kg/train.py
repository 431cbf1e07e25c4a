"""Judged readings → weights of confidence: a logistic regression, each feature shrunk toward none where it is rare."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kg.confidence import Weights
from kg.evaluate import Calibration, calibration
from kg.extract import Extractor
from kg.gold import GoldSet, read_set
from kg.model import Ontology

RIDGE = 8.0  # strength of the shrinkage: as if each weight had been seen at zero with this precision
OF_WORDS = 2.0  # the same of what is said of single words: what they mean elsewhere they mean here
OF_KINDS = 64.0  # and of rules and relations: how often each is right depends on the texts that it was written for
RAREST = 2  # a feature seen less often is left out
STEPS = 100
SPARED = 0.01  # of F1, given up for precision: a wrong claim costs a reader more than one that is missing
_NONE = Weights()
Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Example:
    """A reading as its features, whether it was right, and the text that it is from."""

    features: tuple[str, ...]
    right: bool
    text: str
    kept: bool  # from a text whose errors nobody looked at who wrote rules


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How confidence does on texts that it was not learned from, and the threshold that serves them best."""

    figures: Calibration
    threshold: float


def examples(sets: Sequence[GoldSet], ontology: Ontology) -> list[Example]:
    """Every reading of the annotated texts that can be judged, with its verdict."""
    extractor = Extractor(ontology, Weights())
    found: list[Example] = []
    for gold in sets:
        read = read_set(gold, extractor)
        known = {e: names for paper in read.papers for e, names in extractor.pairs(paper, read.title(paper))}
        for verdict in read.judged().verdicts:
            names, right = tuple(known[verdict.evidence]), verdict.strict is not None
            found.append(Example(names, right, verdict.evidence.document, gold.kept))
    return found


def left_out(found: Sequence[Example]) -> LeftOut:
    """The figures of confidence where each kept text (each text, where none is) is scored by weights of the others."""
    judged = [example for example in found if example.kept] or list(found)
    pairs: list[tuple[float, bool]] = []
    start = fit(found)
    for text in sorted({example.text for example in judged}):
        weights = learned([example for example in found if example.text != text], start)
        pairs += [(weights.of(example.features), example.right) for example in judged if example.text == text]
    return LeftOut(calibration(pairs), threshold(pairs))


def learned(found: Sequence[Example], start: Weights = _NONE) -> Weights:
    """Weights from all examples, their level set by the kept ones; `start` may be near them, to find them sooner.

    Rules were written with the other texts in view, so that they are right there more often than they will be elsewhere.
    """
    weights = fit(found, start)
    shifts = {}
    for lang in ("lang en", "lang zh"):
        kept = [example for example in found if example.kept and lang in example.features]
        if kept:
            shifts[lang] = round(weights.features.get(lang, 0.0) + _shift(weights, kept), 3)
    return replace(weights, features={**weights.features, **shifts})


def _shift(weights: Weights, kept: Sequence[Example]) -> float:
    """The log-odds to add so that the mean confidence of the kept examples is the share of them that is right."""
    rows = [weights.bias + sum(weights.features.get(name, 0.0) for name in example.features) for example in kept]
    right = sum(example.right for example in kept)
    low, high = -10.0, 10.0
    for _ in range(50):
        middle = (low + high) / 2
        if sum(1 / (1 + math.exp(-(row + middle))) for row in rows) < right:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def threshold(pairs: Sequence[tuple[float, bool]], step: float = 0.01) -> float:
    """The confidence below which to leave evidence out: the highest that costs no more than `SPARED` of the best F1.

    Found on pairs of (confidence, right); what the reader itself misses is the same throughout.
    """
    total = sum(right for _, right in pairs)
    scores = []
    for n in range(int(0.6 / step)):
        kept = [right for confidence, right in pairs if confidence >= n * step]
        scores.append(2 * sum(kept) / max(1, len(kept) + 2 * total))
    most = max(scores, default=0.0)
    return round(max((n for n, score in enumerate(scores) if score >= most - SPARED), default=0) * step, 2)


def train(found: Sequence[Example]) -> tuple[Weights, LeftOut]:
    """Weights from all examples, with the threshold and the figures from texts left out."""
    figures = left_out(found)
    return replace(learned(found), threshold=figures.threshold), figures


def written(weights: Weights) -> str:
    """Weights as the file that people read: strongest first within each sort of feature."""
    ordered = sorted(weights.features.items(), key=lambda item: (item[0].split()[0], -abs(item[1]), item[0]))
    return (
        json.dumps(
            {"bias": weights.bias, "threshold": weights.threshold, "features": dict(ordered)},
            ensure_ascii=False,
            indent=0,
        )
        + "\n"
    )


def fit(found: Sequence[Example], start: Weights = _NONE) -> Weights:
    """Weights by penalised maximum likelihood (Newton's method from `start`); no threshold."""
    counts = Counter(name for example in found for name in set(example.features))
    names = sorted(name for name, n in counts.items() if n >= RAREST)
    number = {name: n for n, name in enumerate(names, 1)}
    rows = np.zeros((len(found), len(names) + 1))
    rows[:, 0] = 1.0
    for n, example in enumerate(found):
        rows[n, [number[name] for name in example.features if name in number]] = 1.0
    right = np.array([float(example.right) for example in found])
    near = np.array([start.bias, *(start.features.get(name, 0.0) for name in names)])
    solved = _newton(rows, right, np.array([1e-6, *(_strength(name) for name in names)]), near)
    kept = {name: round(float(solved[n]), 3) for name, n in number.items() if abs(solved[n]) >= 0.005}
    return Weights(round(float(solved[0]), 3), kept)


def _strength(name: str) -> float:
    """How strongly the weight of a feature is shrunk."""
    first, *rest = name.split()
    if first == "predicate" or rest[:1] == ["head"]:
        return OF_WORDS
    return OF_KINDS if first in ("lang", "rule", "relation") else RIDGE


def _newton(rows: Array, right: Array, penalty: Array, weights: Array) -> Array:
    """The weights of greatest penalised likelihood; the curvature is worked out again only where steps stay large."""
    inverse, largest = None, 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (right - chance) - penalty * weights
        if inverse is None:
            inverse = np.linalg.inv((rows.T * (chance * (1 - chance))) @ rows + np.diag(penalty))
        step = inverse @ gradient
        weights = weights + step
        before, largest = largest, float(np.abs(step).max())
        if largest < 1e-4:
            break
        if before and largest > before / 2:
            inverse = None
    return weights
