"""`kg train`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import put, say


def command(
    gold: Annotated[Path, typer.Option(help="Folder with sets.yaml and the annotated sentences.")] = Path("tests/gold"),
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    write: Annotated[Path | None, typer.Option(help="File to write; the one that builds use by default.")] = None,
) -> None:
    """Learn confidence from the annotated sets that are not held out."""
    from kg import confidence, train
    from kg.build import checked_ontology
    from kg.gold import load_sets
    from kg.places import folder

    sets = [item for item in load_sets(gold) if not item.held_out]
    found = train.examples(sets, checked_ontology(folder("ontology", ontology)))
    weights, figures = train.train(found)
    path = write or confidence.FILE
    path.write_text(train.written(weights), encoding="utf-8", newline="\n")
    c = figures.figures
    put(
        f"{len(found)} judged readings, {sum(e.right for e in found)} right; each text scored by weights of the others:"
    )
    put(f"AUC {c.auc:.3f}  Brier {c.brier:.3f} (base rate {c.base_brier:.3f})  calibration error {c.error:.3f}")
    put(f"default threshold {figures.threshold:.2f}")
    say(f"{path}: {len(weights.features)} weights")
