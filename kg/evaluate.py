"""Evidence against annotated sentences: precision, recall, F1, qualifiers, and how often each rule was right.

Two spans agree where their Dice overlap is at least one half, white space not counted. A claim is right (strict) where subject,
relation and object agree; relaxed ignores the relation. Each annotated claim is matched once at most, in a maximum matching.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import AUTHOR, MODALITIES, SYMMETRIC, Evidence, Node, Span
from kg.text import words

DICE = 0.5
DRAWS = 1000  # resamples of sentences for an interval


@dataclass(frozen=True, slots=True)
class GoldNode:
    """An annotated end; `antecedent` names what a pronoun or an implied end stands for."""

    span: Span | None
    antecedent: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated claim."""

    subject: GoldNode
    relation: str
    object: GoldNode
    polarity: str
    modality: str
    holder: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """An annotated sentence in offsets of its file; `mentions` are (span, kind)."""

    id: str
    document: str
    span: Span
    lang: str
    claims: tuple[GoldClaim, ...]
    mentions: tuple[tuple[Span, str], ...]
    skipped: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one piece of evidence: `strict` and `relaxed` are the annotated claims that it hit, or None."""

    evidence: Evidence
    sentence: GoldSentence | None
    strict: GoldClaim | None
    relaxed: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """All verdicts on a set of papers, and the annotated claims that nothing hit."""

    sentences: tuple[GoldSentence, ...]
    verdicts: tuple[Verdict, ...]
    missed: tuple[tuple[GoldSentence, GoldClaim], ...]

    def __add__(self, other: Judged) -> Judged:
        return Judged(self.sentences + other.sentences, self.verdicts + other.verdicts, self.missed + other.missed)


def load_gold(path: Path) -> tuple[GoldSentence, ...]:
    """The annotated sentences of a file, one JSON object a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(json.loads(line)) for line in lines if line.strip())


def _sentence(row: Mapping[str, Any]) -> GoldSentence:
    return GoldSentence(
        id=row["id"],
        document=row["doc"],
        span=Span(row["start"], row["end"]),
        lang=row["lang"],
        claims=tuple(_claim(claim) for claim in row["claims"]),
        mentions=tuple((Span(start, end), kind) for start, end, kind in row["mentions"]),
        skipped="skip" in row,
    )


def _claim(row: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        _node(row["subject"]),
        row["relation"],
        _node(row["object"]),
        row.get("polarity", "affirmed"),
        row.get("modality", "asserted"),
        row.get("holder", AUTHOR),
    )


def _node(row: Mapping[str, Any]) -> GoldNode:
    span = Span(row["start"], row["end"]) if "start" in row else None
    return GoldNode(span, row.get("antecedent"))


def judge(
    gold: Sequence[GoldSentence],
    evidence: Iterable[Evidence],
    sentences: Mapping[tuple[str, int], Span],
    texts: Mapping[str, str],
    whole: bool,
) -> Judged:
    """Every piece of evidence against the annotated sentences of its paper.

    `sentences` maps (document, index) to the span read; `whole` says that the annotation covers whole papers, so that
    evidence outside its sentences is a false alarm too.
    """
    rows: dict[str, list[GoldSentence]] = defaultdict(list)
    for row in gold:
        rows[row.document].append(row)
    assigned: dict[str, list[Evidence]] = defaultdict(list)
    verdicts: list[Verdict] = []
    for item in evidence:
        if item.document not in rows:
            continue
        home = _home(item, sentences[item.document, item.sentence], rows[item.document])
        if home is not None:
            assigned[home.id].append(item)
        elif whole:
            verdicts.append(Verdict(item, None, None, False))
    missed: list[tuple[GoldSentence, GoldClaim]] = []
    for row in gold:
        hits = _hits(row, assigned[row.id], texts[row.document], strict=True)
        loose = _hits(row, assigned[row.id], texts[row.document], strict=False)
        verdicts += [
            Verdict(item, row, row.claims[hits[n]] if n in hits else None, n in loose)
            for n, item in enumerate(assigned[row.id])
        ]
        missed += [(row, claim) for n, claim in enumerate(row.claims) if n not in hits.values()]
    return Judged(tuple(gold), tuple(verdicts), tuple(missed))


def _home(item: Evidence, read: Span, rows: Sequence[GoldSentence]) -> GoldSentence | None:
    """The annotated sentence that a piece of evidence belongs to: the one that holds its object, else the widest overlap."""
    if item.object.pieces:
        at = item.object.pieces[0].start
        for row in rows:
            if row.span.start <= at < row.span.end:
                return row
    best = max(rows, key=lambda row: min(read.end, row.span.end) - max(read.start, row.span.start))
    return best if min(read.end, best.span.end) > max(read.start, best.span.start) else None


def _hits(row: GoldSentence, items: Sequence[Evidence], text: str, strict: bool) -> dict[int, int]:
    """Evidence index → claim index, as many as can be matched."""
    fits = [
        [
            n
            for n, claim in enumerate(row.claims)
            if (not strict or claim.relation == item.relation) and ends_agree(claim, item, text)
        ]
        for item in items
    ]
    owner: dict[int, int] = {}

    def place(item: int, seen: set[int]) -> bool:
        for claim in fits[item]:
            if claim in seen:
                continue
            seen.add(claim)
            if claim not in owner or place(owner[claim], seen):
                owner[claim] = item
                return True
        return False

    for n in range(len(items)):
        place(n, set())
    return {item: claim for claim, item in owner.items()}


def ends_agree(claim: GoldClaim, item: Evidence, text: str) -> bool:
    """Whether both ends of a claim and of a piece of evidence agree, turned round too where the relation is symmetric."""
    if node_agrees(claim.subject, item.subject, text) and node_agrees(claim.object, item.object, text):
        return True
    turned = claim.relation in SYMMETRIC
    return turned and node_agrees(claim.subject, item.object, text) and node_agrees(claim.object, item.subject, text)


def node_agrees(gold: GoldNode, node: Node, text: str) -> bool:
    """Whether an end agrees: by its span, or by the words of the antecedent that the annotator names."""
    if gold.span and node.pieces:
        ours = Span(node.pieces[0].start, node.pieces[-1].end)
        if dice(gold.span, ours, text) >= DICE:
            return True
    return bool(gold.antecedent) and wording(gold.antecedent or "", node.text) >= DICE


def dice(left: Span, right: Span, text: str) -> float:
    """Overlap of two spans of `text`, 0 to 1, white space not counted."""

    def size(start: int, end: int) -> int:
        return sum(not c.isspace() for c in text[start:end]) if end > start else 0

    shared = size(max(left.start, right.start), min(left.end, right.end))
    return 2 * shared / max(1, size(left.start, left.end) + size(right.start, right.end))


def wording(left: str, right: str) -> float:
    """Overlap of two wordings by Latin words and Chinese characters, 0 to 1."""
    a, b = Counter(words(left)), Counter(words(right))
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


# ---- figures ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """Counts and the rates that follow from them."""

    gold: int
    predicted: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.right / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Share of what was annotated that was found."""
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, self.gold + self.predicted)


def total(judged: Judged, strict: bool = True, threshold: float = 0.0) -> Score:
    """The score over all sentences, of evidence at or above a confidence."""
    kept = [v for v in judged.verdicts if v.evidence.confidence >= threshold]
    right = sum(v.strict is not None if strict else v.relaxed for v in kept)
    return Score(sum(len(s.claims) for s in judged.sentences), len(kept), right)


def interval(judged: Judged, strict: bool = True, threshold: float = 0.0) -> tuple[float, float]:
    """A 95 % bootstrap interval of F1, sentences drawn again with replacement; the same on every run."""
    counts: dict[str, list[int]] = {s.id: [len(s.claims), 0, 0] for s in judged.sentences}
    for v in judged.verdicts:
        if v.evidence.confidence >= threshold:
            row = counts.setdefault(v.sentence.id if v.sentence else f"outside {v.evidence.document}", [0, 0, 0])
            row[1] += 1
            row[2] += v.strict is not None if strict else v.relaxed
    rows = [counts[key] for key in sorted(counts)]
    chance = random.Random(1)
    found = []
    for _ in range(DRAWS):
        drawn = chance.choices(rows, k=len(rows))
        gold, predicted, right = (sum(column) for column in zip(*drawn, strict=True))
        found.append(2 * right / max(1, gold + predicted))
    found.sort()
    return found[int(DRAWS * 0.025)], found[int(DRAWS * 0.975) - 1]


Key = Callable[[GoldSentence | None, str], str]


def by(judged: Judged, key: Key, threshold: float = 0.0) -> dict[str, Score]:
    """Scores by a key of (sentence, relation), most annotated first."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for s in judged.sentences:
        for claim in s.claims:
            counts[key(s, claim.relation)][0] += 1
    for v in judged.verdicts:
        if v.evidence.confidence >= threshold:
            counts[key(v.sentence, v.evidence.relation)][1] += 1
            if v.strict is not None:
                counts[key(v.sentence, v.strict.relation)][2] += 1
    return {name: Score(*row) for name, row in sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))}


def report_card(judged: Judged) -> dict[str, Score]:
    """Rule → how often it spoke (`predicted`) and was right, most spoken first; `gold` is not counted."""
    spoke: Counter[str] = Counter(v.evidence.rule for v in judged.verdicts)
    right: Counter[str] = Counter(v.evidence.rule for v in judged.verdicts if v.strict is not None)
    return {rule: Score(0, n, right[rule]) for rule, n in sorted(spoke.items(), key=lambda i: (-i[1], i[0]))}


def qualifiers(judged: Judged, threshold: float = 0.0) -> dict[str, float]:
    """Accuracy of polarity, modality and holder among the strict hits, and F1 of what is rare among them."""
    hits = [
        (v.strict, v.evidence) for v in judged.verdicts if v.strict is not None and v.evidence.confidence >= threshold
    ]
    n = max(1, len(hits))
    return {
        "hits": float(len(hits)),
        "polarity": sum(g.polarity == e.polarity for g, e in hits) / n,
        "modality": sum(g.modality == e.modality for g, e in hits) / n,
        "holder": sum(_same_holder(g.holder, e.holder_text) for g, e in hits) / n,
        "negated F1": _f1([(g.polarity == "negated", e.polarity == "negated") for g, e in hits]),
        "modality macro F1": sum(_f1([(g.modality == m, e.modality == m) for g, e in hits]) for m in MODALITIES) / 4,
        "other holder F1": _f1(
            [(g.holder != AUTHOR, e.holder_text != AUTHOR) for g, e in hits],
            [g.holder != AUTHOR and _same_holder(g.holder, e.holder_text) for g, e in hits],
        ),
    }  # fmt: skip


def _same_holder(gold: str, ours: str) -> bool:
    if AUTHOR in (gold, ours):
        return gold == ours
    return wording(gold, ours) >= DICE


def _f1(pairs: Sequence[tuple[bool, bool]], hits: Sequence[bool] | None = None) -> float:
    right = sum(hits) if hits is not None else sum(g and e for g, e in pairs)
    return 2 * right / max(1, sum(g for g, _ in pairs) + sum(e for _, e in pairs))


# ---- two annotators ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two annotations of the same sentences agree; kappa is Cohen's, over the relation named for each coded unit.

    A coded unit is a pair of ends that either annotator marked; where the other did not, the label is `none`. `kappa_both`
    counts the units that both marked.
    """

    sentences: int
    strict: Score
    relaxed: Score
    kappa: float
    kappa_both: float


def agreement(first: Sequence[GoldSentence], second: Sequence[GoldSentence], texts: Mapping[str, str]) -> Agreement:
    """The second annotation scored against the first, over the sentences that both hold (by their ids)."""
    other = {row.id: row for row in second}
    pairs = [(row, other[row.id]) for row in first if row.id in other]
    strict = relaxed = 0
    labels: list[tuple[str, str]] = []
    for ours, theirs in pairs:
        text = texts[ours.document]
        items = [_as_evidence(claim, theirs, text) for claim in theirs.claims]
        strict += len(_hits(ours, items, text, strict=True))
        matched = _hits(ours, items, text, strict=False)
        relaxed += len(matched)
        labels += [(ours.claims[c].relation, items[e].relation) for e, c in matched.items()]
        labels += [(c.relation, "none") for n, c in enumerate(ours.claims) if n not in matched.values()]
        labels += [("none", e.relation) for n, e in enumerate(items) if n not in matched]
    gold, found = (sum(len(pair[n].claims) for pair in pairs) for n in (0, 1))
    both = [pair for pair in labels if "none" not in pair]
    return Agreement(len(pairs), Score(gold, found, strict), Score(gold, found, relaxed), kappa(labels), kappa(both))


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of two coders: agreement beyond what their habits would give by chance, 1 where all agree."""
    n = len(labels)
    if not n:
        return 1.0
    seen = sum(a == b for a, b in labels) / n
    left, right = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    chance = sum(left[name] * right[name] for name in left) / n**2
    return 1.0 if chance == 1.0 else (seen - chance) / (1 - chance)


def _as_evidence(claim: GoldClaim, row: GoldSentence, text: str) -> Evidence:
    """An annotated claim in the shape of what is read, so that one scorer serves both."""
    subject, object_ = (_as_node(node, text) for node in (claim.subject, claim.object))
    return Evidence(
        "", row.document, 0, subject, claim.relation, object_, "affirmed", "asserted", AUTHOR, claim.holder, None, None,
        "annotator", "", (), 1.0,
    )  # fmt: skip


def _as_node(node: GoldNode, text: str) -> Node:
    surface = text[node.span.start : node.span.end] if node.span else None
    return Node("", node.antecedent or surface or "", "concept", surface, (node.span,) if node.span else ())


# ---- mentions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MentionScore:
    """How many annotated nodes there are and were found, with the right kind too; how many were given and are right."""

    gold: int
    found: int
    with_kind: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was given that an annotator marked too."""
        return self.right / max(1, self.given)

    @property
    def recall(self) -> float:
        """Share of what was annotated that was found."""
        return self.found / max(1, self.gold)

    @property
    def kind_recall(self) -> float:
        """Share of what was annotated that was found with its kind."""
        return self.with_kind / max(1, self.gold)


def mentions(
    gold: Sequence[GoldSentence], found: Mapping[str, Sequence[tuple[Span, str]]], texts: Mapping[str, str]
) -> dict[tuple[str, str], MentionScore]:
    """(language, kind) → score of the mentions, by Dice of at least one half; repetitions in a sentence are ignored.

    `found` maps a document to the (span, kind) of its mentions, candidates included. The kind `all` is their sum.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in gold:
        if row.skipped:
            continue
        text = texts[row.document]
        ours = [m for m in found.get(row.document, ()) if row.span.start <= m[0].start < row.span.end]
        for span, kind in _once(row.mentions, text):
            near = [k for other, k in ours if dice(span, other, text) >= DICE]
            for key in ((row.lang, kind), (row.lang, "all")):
                counts[key].update(gold=1, found=int(bool(near)), with_kind=int(kind in near))
        for span, kind in _once(ours, text):
            right = any(dice(span, other, text) >= DICE for other, _ in row.mentions)
            for key in ((row.lang, kind), (row.lang, "all")):
                counts[key].update(given=1, right=int(right))
    names = ("gold", "found", "with_kind", "given", "right")
    return {key: MentionScore(*(count[name] for name in names)) for key, count in sorted(counts.items())}


def repeated(
    gold: Sequence[GoldSentence], linked: Mapping[str, Sequence[tuple[Span, str]]], texts: Mapping[str, str]
) -> dict[str, MentionScore]:
    """Language → score of the annotated nodes whose wording occurs twice or more, each time counted.

    `linked` maps a document to the (span, kind) of the terms found in it; there is no precision in it.
    """
    named = [(row, span, kind) for row in gold if not row.skipped for span, kind in row.mentions]
    wordings = Counter(_wording(texts[row.document], span) for row, span, _ in named)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, span, kind in named:
        text = texts[row.document]
        if wordings[_wording(text, span)] > 1:
            near = [k for other, k in linked.get(row.document, ()) if dice(span, other, text) >= DICE]
            counts[row.lang].update(gold=1, found=int(bool(near)), with_kind=int(kind in near))
    return {
        lang: MentionScore(count["gold"], count["found"], count["with_kind"], 0, 0)
        for lang, count in sorted(counts.items())
    }


def _wording(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", text[span.start : span.end].lower())


def _once(named: Iterable[tuple[Span, str]], text: str) -> list[tuple[Span, str]]:
    seen: dict[str, tuple[Span, str]] = {}
    for span, kind in named:
        seen.setdefault(_wording(text, span), (span, kind))
    return list(seen.values())


# ---- confidence ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether confidence tells right from wrong: `bins` are (lowest, highest, mean confidence, share right, number)."""

    auc: float
    brier: float
    base_brier: float
    error: float  # expected calibration error
    bins: tuple[tuple[float, float, float, float, int], ...]


def confidences(judged: Judged) -> list[tuple[float, bool]]:
    """(confidence, right) of all evidence."""
    return [(v.evidence.confidence, v.strict is not None) for v in judged.verdicts]


def calibration(judged: Sequence[tuple[float, bool]], width: int = 10) -> Calibration:
    """How confidence stands to being right, over pairs of the two."""
    pairs = sorted(judged)
    if not pairs:
        return Calibration(0.5, 0.0, 0.0, 0.0, ())
    n, right = len(pairs), sum(hit for _, hit in pairs)
    rate = right / n
    bins = []
    for k in range(width):
        low, high = k / width, (k + 1) / width
        inside = [(c, hit) for c, hit in pairs if low <= c < high or (k == width - 1 and c == 1.0)]
        if inside:
            mean, share = sum(c for c, _ in inside) / len(inside), sum(h for _, h in inside) / len(inside)
            bins.append((low, high, mean, share, len(inside)))
    return Calibration(
        auc=_auc(pairs, right),
        brier=sum((c - hit) ** 2 for c, hit in pairs) / n,
        base_brier=rate * (1 - rate),
        error=sum(abs(mean - share) * count for _, _, mean, share, count in bins) / n,
        bins=tuple(bins),
    )


def _auc(pairs: Sequence[tuple[float, bool]], right: int) -> float:
    """The chance that a right one has more confidence than a wrong one; ties count half (Mann-Whitney U)."""
    wrong = len(pairs) - right
    if not right or not wrong:
        return 0.5
    at, ranks = 0, 0.0
    while at < len(pairs):
        end = at
        while end < len(pairs) and pairs[end][0] == pairs[at][0]:
            end += 1
        ranks += (at + 1 + end) / 2 * sum(hit for _, hit in pairs[at:end])
        at = end
    return (ranks - right * (right + 1) / 2) / (right * wrong)
