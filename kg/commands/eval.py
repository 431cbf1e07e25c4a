"""`kg eval`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.commands._show import columns, put, put_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.evaluate import GoldClaim, GoldNode, Judged, Score
    from kg.extract import Extractor
    from kg.gold import GoldSet, ReadSet
    from kg.model import Ontology


def command(
    sets: Annotated[list[str] | None, typer.Option("--set", help="Only these sets; all of sets.yaml else.")] = None,
    gold: Annotated[Path, typer.Option(help="Folder with sets.yaml and the annotated sentences.")] = Path("tests/gold"),
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    by: Annotated[str | None, typer.Option(help="Also by relation, lang, work or rule.")] = None,
    mentions: Annotated[bool, typer.Option("--mentions", help="Figures for mentions by kind and language.")] = False,
    errors: Annotated[int, typer.Option(help="Show so many misses and false alarms of each set.", min=0)] = 0,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Count only evidence at or above this.")
    ] = 0.0,
    losses: Annotated[bool, typer.Option("--losses", help="Count at which stage annotated claims were lost.")] = False,
    agreement: Annotated[
        Path | None, typer.Option(help="A second annotator's file: agreement with the set, no reading.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option(help="Put the tables into this Markdown file, between its marks.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Measure claims and mentions against annotated sentences."""
    from kg import figures
    from kg.build import checked_ontology
    from kg.confidence import load_weights
    from kg.extract import Extractor
    from kg.gold import load_sets, read_set
    from kg.places import folder

    if agreement:
        _agreement(agreement, load_sets(gold, sets or ()))
        return
    terms = checked_ontology(folder("ontology", ontology))
    extractor = Extractor(terms, load_weights())
    read = [read_set(item, extractor) for item in load_sets(gold, sets or ())]
    if write:
        figures.write(write, figures.markdown(read, extractor.weights.threshold))
        return
    if json:
        put_json({item.gold.name: _figures(item, min_confidence) for item in read})
        return
    put(columns([_HEADER, *(_row(item, min_confidence) for item in read)]))
    for item in read:
        if mentions:
            put(f"\nmentions, {item.gold.name}\n{_mentions(item)}")
        if by:
            put(f"\n{item.gold.name} by {by}\n{_by(item.judged(), by, min_confidence)}")
        if losses:
            put(f"\nlost, {item.gold.name}\n{_losses(item, extractor, terms)}")
        if errors and item.gold.held_out:
            put(f"\n{item.gold.name} is held out: its errors are not shown")
        elif errors:
            _errors(item, errors)


def _agreement(path: Path, sets: Sequence[GoldSet]) -> None:
    from kg import evaluate
    from kg.errors import KgError
    from kg.papers import readable

    if not path.is_file():
        raise KgError(f"{path} is no file")
    second = evaluate.load_gold(path)
    for item in sets:
        if not {row.id for row in item.sentences} & {row.id for row in second}:
            continue
        texts = {paper.document.id: paper.document.text for paper in readable(item.texts)}
        found = evaluate.agreement(item.sentences, second, texts)
        put(
            f"{item.name}: {found.sentences} sentences; strict F1 {found.strict.f1:.3f}, relaxed {found.relaxed.f1:.3f}; "
            f"Cohen's kappa {found.kappa:.3f} over all coded units, {found.kappa_both:.3f} over those that both marked"
        )


_HEADER = (
    "set", "sentences", "gold", "found", "P", "R", "F1", "95 %", "relaxed F1", "polarity", "modality", "holder",
    "negated F1", "modality F1", "holder F1", "AUC", "ECE",
)  # fmt: skip


def _figures(item: ReadSet, threshold: float) -> dict[str, Any]:
    from kg import evaluate

    judged = item.judged()
    strict, relaxed = (evaluate.total(judged, kind, threshold) for kind in (True, False))
    low, high = evaluate.interval(judged, True, threshold)
    found = evaluate.calibration(evaluate.confidences(judged))
    named = evaluate.mentions(item.gold.sentences, item.mentions(), item.texts)
    return {
        "sentences": len(item.gold.sentences),
        "strict": _score(strict) | {"low": round(low, 3), "high": round(high, 3)},
        "relaxed": _score(relaxed),
        "qualifiers": {name: round(value, 3) for name, value in evaluate.qualifiers(judged, threshold).items()},
        "calibration": {
            "auc": round(found.auc, 3), "brier": round(found.brier, 3), "base_brier": round(found.base_brier, 3),
            "error": round(found.error, 3), "bins": [[round(x, 3) for x in row] for row in found.bins],
        },
        "mentions": {
            f"{lang} {kind}": {"gold": s.gold, "precision": round(s.precision, 3), "recall": round(s.recall, 3), "kind_recall": round(s.kind_recall, 3)}
            for (lang, kind), s in named.items()
        } | {
            f"{lang} repeated": {"gold": s.gold, "recall": round(s.recall, 3), "kind_recall": round(s.kind_recall, 3)}
            for lang, s in evaluate.repeated(item.gold.sentences, item.mentions(linked=True), item.texts).items()
        },
        "relations": {name: _score(s) for name, s in evaluate.by(judged, lambda _, relation: relation, threshold).items()},
        "rules": {name: {"spoke": s.predicted, "right": s.right} for name, s in evaluate.report_card(judged).items()},
    }  # fmt: skip


def _score(score: Score) -> dict[str, float]:
    return {
        "gold": score.gold, "found": score.predicted, "right": score.right, "precision": round(score.precision, 3),
        "recall": round(score.recall, 3), "f1": round(score.f1, 3),
    }  # fmt: skip


def _row(item: ReadSet, threshold: float) -> tuple[str, ...]:
    f = _figures(item, threshold)
    s, q, c = f["strict"], f["qualifiers"], f["calibration"]
    rates = [s["precision"], s["recall"], s["f1"]]
    rare = [q["polarity"], q["modality"], q["holder"], q["negated F1"], q["modality macro F1"], q["other holder F1"]]
    return (
        item.gold.name, str(f["sentences"]), str(s["gold"]), str(s["found"]), *(f"{x:.3f}" for x in rates),
        f"{s['low']:.3f}-{s['high']:.3f}", f"{f['relaxed']['f1']:.3f}", *(f"{x:.3f}" for x in rare),
        f"{c['auc']:.3f}", f"{c['error']:.3f}",
    )  # fmt: skip


def _mentions(item: ReadSet) -> str:
    from kg import evaluate

    found = evaluate.mentions(item.gold.sentences, item.mentions(), item.texts)
    rows = [
        [lang, kind, str(s.gold), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.kind_recall:.3f}"]
        for (lang, kind), s in found.items()
    ]
    again = evaluate.repeated(item.gold.sentences, item.mentions(linked=True), item.texts)
    rows += [
        [lang, "repeated", str(s.gold), "", f"{s.recall:.3f}", f"{s.kind_recall:.3f}"] for lang, s in again.items()
    ]
    return columns([["language", "kind", "gold", "P", "R", "R with kind"], *rows])


def _by(judged: Judged, by: str, threshold: float) -> str:
    from kg import evaluate
    from kg.errors import KgError

    if by == "rule":
        card = evaluate.report_card(judged)
        rows = [[rule, str(s.predicted), str(s.right), f"{s.precision:.3f}"] for rule, s in card.items()]
        return columns([["rule", "spoke", "right", "share"], *rows])
    keys: dict[str, evaluate.Key] = {
        "relation": lambda _, relation: relation,
        "lang": lambda sentence, _: sentence.lang if sentence else "outside",
        "work": lambda sentence, _: sentence.document if sentence else "outside",
    }
    if by not in keys:
        raise KgError(f"--by takes {', '.join(keys)} or rule, not {by!r}")
    scores = evaluate.by(judged, keys[by], threshold)
    rows = [
        [name, str(s.gold), str(s.predicted), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}"]
        for name, s in scores.items()
    ]
    return columns([[by, "gold", "found", "P", "R", "F1"], *rows])


def _losses(item: ReadSet, extractor: Extractor, ontology: Ontology) -> str:
    from kg import losses

    readings = [
        (sentence, reading)
        for paper in item.papers
        for sentence, _, reading in extractor.readings(paper.sentences, item.title(paper), trace=True)
    ]
    counts = losses.table(item, readings, ontology)
    rows = [[name, str(counts[name]), told] for name, told in losses.STAGES.items() if counts[name]]
    return columns(sorted(rows, key=lambda row: -int(row[1])))


def _errors(item: ReadSet, number: int) -> None:
    from kg.text import squeeze

    judged, texts = item.judged(), item.texts
    put(f"\n{item.gold.name}: missed")
    for row, claim in judged.missed[:number]:
        quote = squeeze(texts[row.document][row.span.start : row.span.end])
        put(f"  {_told(claim, texts[row.document])}\n    {row.id}: {quote}")
    put(f"\n{item.gold.name}: false alarms")
    for verdict in [v for v in judged.verdicts if v.strict is None][:number]:
        e = verdict.evidence
        put(f"  {e.subject.text} —{e.relation}→ {e.object.text}  [{e.rule} {e.predicate} {e.confidence:.2f}]")
        if verdict.sentence:
            span = verdict.sentence.span
            put(f"    {verdict.sentence.id}: {squeeze(texts[e.document][span.start : span.end])}")


def _told(claim: GoldClaim, text: str) -> str:
    return f"{_end(claim.subject, text)} —{claim.relation}→ {_end(claim.object, text)}"


def _end(node: GoldNode, text: str) -> str:
    named = text[node.span.start : node.span.end] if node.span else "∅"
    return f"{named} ⟨{node.antecedent}⟩" if node.antecedent else named
