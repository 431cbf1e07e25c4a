"""A build's folder → what is wrong with it: files, sources, quotes, evidence, RDF, shapes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.check.evidence import claims_have_evidence, evidence_is_the_rdf
from kg.check.files import files_are_the_builds, sources_are_the_builds
from kg.check.graphs import files_are_one_graph, two_engines_agree
from kg.check.outputs import Checked, Outputs
from kg.check.quotes import quotes_are_in_the_rdf, spans_cut_their_words
from kg.check.shapes import shapes_hold, skos_holds

Check = Callable[[Outputs], Checked]

CHECKS: tuple[Check, ...] = (
    files_are_the_builds,
    sources_are_the_builds,
    spans_cut_their_words,
    quotes_are_in_the_rdf,
    claims_have_evidence,
    evidence_is_the_rdf,
    two_engines_agree,
    files_are_one_graph,
    skos_holds,
    shapes_hold,
)


def check(out: Path, papers: Path | None) -> tuple[Checked, ...]:
    """What each check found in the build in `out`, whose papers lie in `papers` (None: their texts are not compared)."""
    outputs = Outputs(out, papers)
    return tuple(one(outputs) for one in CHECKS)
