"""Claims on one pair that cannot both hold as they stand, found with a dictionary, each with what differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.model import Claim, Conflict, Evidence, Ontology

OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        ("promotes", "hinders"),
        ("promotes", "addresses"),
        ("causes", "addresses"),
        ("is_a", "contrasts_with"),
        ("requires", "hinders"),
    )
)


def conflicts(claims: Sequence[Claim], evidence: Sequence[Evidence], ontology: Ontology) -> tuple[Conflict, ...]:
    """Every pair of claims on the same ends that differ in polarity, or affirm relations that oppose each other."""
    pairs: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        relation = ontology.relations.get(claim.relation)
        ends = (claim.subject, claim.object)
        pairs[tuple(sorted(ends)) if relation and relation.symmetric else ends].append(claim)  # type: ignore[index]
    found = [c for key in sorted(pairs) if len(pairs[key]) > 1 for c in _among(pairs[key], evidence)]
    return tuple(sorted(found, key=lambda c: (c.left, c.right)))


def _among(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> Iterator[Conflict]:
    for left, right in combinations(sorted(claims, key=lambda c: c.id), 2):
        reason = _reason(left, right)
        if reason:
            yield Conflict(left.id, right.id, reason, tuple(_differs(left, right, evidence)))


def _reason(left: Claim, right: Claim) -> str:
    if left.relation == right.relation:
        return "polarity" if left.polarity != right.polarity else ""
    opposed = frozenset((left.relation, right.relation)) in OPPOSED
    return "relation" if opposed and left.polarity == right.polarity == "affirmed" else ""


def _differs(left: Claim, right: Claim, evidence: Sequence[Evidence]) -> Iterator[str]:
    """In what else the two differ, which may explain the conflict."""
    if left.modality != right.modality:
        yield "modality"
    if left.holder != right.holder:
        yield "holder"
    if not set(left.works) & set(right.works):
        yield "work"
    for name in ("time", "place"):
        if _values(left, name, evidence) != _values(right, name, evidence):
            yield name


def _values(claim: Claim, name: str, evidence: Sequence[Evidence]) -> frozenset[str]:
    found: Mapping[int, str | None] = {i: getattr(evidence[i], name) for i in claim.evidence}
    return frozenset(value for value in found.values() if value)
