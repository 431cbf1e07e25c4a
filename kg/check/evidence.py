"""evidence.jsonl against the claims and readings of the RDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.check.engines import Missing
from kg.check.outputs import Checked, Outputs
from kg.model import AUTHOR, Issue
from kg.rdf.space import STANDARD, Space, text

_TYPE, _OA, _RDF = STANDARD["rdf"] + "type", STANDARD["oa"], STANDARD["rdf"]
Reading = tuple[str, ...]


def claims_have_evidence(outputs: Outputs) -> Checked:
    """Every claim of the RDF is the body of a reading."""
    try:
        values, space = outputs.values, outputs.space
    except Missing as error:
        return Checked("claims and their evidence", skipped=str(error))
    claims = sorted(key for key, found in values.items() if space.own("Claim").value in found.get(_TYPE, ()))
    stated = {body for found in values.values() for body in found.get(_OA + "hasBody", ())}
    where = outputs.where("graph.trig")
    issues = [
        Issue(where, "error", "claim-without-evidence", f"no reading states {key}")
        for key in claims
        if key not in stated
    ]
    counts = outputs.manifest.get("counts")
    wanted = counts.get("claims", len(claims)) if isinstance(counts, dict) else len(claims)
    if wanted != len(claims):
        issues.append(
            Issue(where, "error", "claims-missing", f"the build made {wanted} claims, the RDF has {len(claims)}")
        )
    return Checked(f"{len(claims)} claims and their evidence", tuple(issues))


def evidence_is_the_rdf(outputs: Outputs) -> Checked:
    """Each line of evidence.jsonl is a reading of the RDF, and each reading is a line."""
    try:
        lines, values, space = outputs.evidence, outputs.values, outputs.space
    except Missing as error:
        return Checked("evidence.jsonl against the RDF", skipped=str(error))
    told = {_of_line(line, space): number for number, line in enumerate(lines, 1)}
    drawn = {_of_node(values, node, space): node for node, found in values.items() if _OA + "hasBody" in found}
    return Checked(f"{len(lines)} lines of evidence.jsonl against the RDF", tuple(_differences(outputs, told, drawn)))


def _differences(outputs: Outputs, told: dict[Reading, int], drawn: dict[Reading, str]) -> Iterator[Issue]:
    for reading, number in sorted((r, n) for r, n in told.items() if r not in drawn):
        message = f"no reading in the RDF says what this line says: {' | '.join(reading)}"
        yield Issue(outputs.where("evidence.jsonl", number), "error", "evidence-differs", message, "run kg build again")
    for reading, node in sorted((r, n) for r, n in drawn.items() if r not in told):
        message = f"no line of evidence.jsonl says what {node} says: {' | '.join(reading)}"
        yield Issue(outputs.where("graph.trig"), "error", "evidence-differs", message, "run kg build again")


def _of_line(line: dict[str, Any], space: Space) -> Reading:
    sentence = line["sentence"]
    return (
        space.id("claim", line["claim"]).value,
        space.fragment(line["paper"], f"char={sentence['start']},{sentence['end']}").value,
        space.id(line["subject"]["id"]).value,
        space.id("relation", line["relation"]).value,
        space.id(line["object"]["id"]).value,
        space.own(line["polarity"]).value,
        space.own(line["modality"]).value,
        _said(line["holder"] or AUTHOR),
        _span(line["subject"]),
        _span(line["object"]),
        space.id("rule", line["rule"]).value,
        _said(line.get("predicate")),
        _said(line["time"]),
        _said(line["place"]),
        f"{float(line['confidence']):.6f}",
    )


def _of_node(values: dict[str, dict[str, list[str]]], node: str, space: Space) -> Reading:
    mine = values[node]
    claim = values.get(mine[_OA + "hasBody"][0], {})

    def own(found: dict[str, list[str]], name: str) -> str:
        return next(iter(found.get(space.own(name).value, ())), "")

    return (
        mine[_OA + "hasBody"][0],
        next(iter(mine.get(_OA + "hasTarget", ())), ""),
        *(next(iter(claim.get(_RDF + part, ())), "") for part in ("subject", "predicate", "object")),
        own(claim, "polarity"),
        own(claim, "modality"),
        own(mine, "holderText") or AUTHOR,
        own(mine, "subjectSpan"),
        own(mine, "objectSpan"),
        own(mine, "rule"),
        own(mine, "predicate"),
        own(mine, "time"),
        own(mine, "place"),
        _six(own(mine, "confidence")),
    )


def _six(number: str) -> str:
    try:
        return f"{float(number):.6f}"
    except ValueError:
        return number


def _span(end: dict[str, Any]) -> str:
    return "" if end["start"] is None else f"{end['start']},{end['end']}"


def _said(words: str | None) -> str:
    return text(words or "").value
