"""The parts of the social world that the papers describe, each seen whole: its terms, its claims, from the right works."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg.build import read_graph
from kg.model import Graph

ROOT = Path(__file__).parent.parent
W1, W2, W3, W4 = "li-qianyu-path", "deng-risk", "li-muzhi-xicheng", "li-juan-community"
ALL = (W1, W2, W3, W4)

SYSTEMS: dict[str, tuple[tuple[str, ...], str]] = {
    "S1 social work and social governance": (ALL, "social-work social-governance participation social-worker development-of-social-work"),
    "S2 from management to governance": (
        (W1, W4),
        "social-management social-governance third-plenary-session-of-the-18th-central-committee governing-idea government "
        "unlimited-responsibility-government governance-subject social-governance-innovation",
    ),
    "S3 the social volunteer chain": ((W1,), "social-volunteer-chain-mode government social-work-post social-worker volunteer"),
    "S4 social organizations": (
        (W1, W2),
        "social-organization vitality-of-social-organizations separation-of-government-and-society credibility "
        "development-of-social-organizations",
    ),
    "S5 social contradictions": (
        (W1,),
        "social-contradiction appeal-expression psychological-intervention conflict-resolution rights-protection-mechanism "
        "robberies-in-urban-communities construction-worker community-gate",
    ),
    "S6 public security and correction": ((W1,), "public-security-system social-correction crime-prevention penalty aid-and-education"),
    "S7 network society and criminal law": (
        (W1,),
        "network-society criminal-law over-criminalization technology law network-technology network-social-governance-mechanism",
    ),
    "S8 risk society": ((W2,), "risk-society global-risk daily-risk-management sustainable-development risk-management"),
    "S9 pluralistic governance": (
        (W2,),
        "elinor-ostrom government market social-organization administrative-mechanism market-competition-mechanism "
        "self-government-mechanism market-failure government-failure",
    ),
    "S10 roles and advantages": ((W2,), "role-advantage ability-advantage resource-integration-advantage planning mobilization social-work"),
    "S11 purchase of services": ((W2,), "government-procurement-act social-organization government-purchase-of-services procurement-scope"),
    "S12 support strategies": (
        (W2,),
        "government-policy standard-of-social-work talent-training preferential-policy public-participation "
        "big-government-small-society",
    ),
    "S13 empowerment": (
        (W3,),
        "community-education community-cultural-and-recreational-activities community-welfare-and-protection empowerment "
        "social-justice listening-and-respect",
    ),
    "S14 Xicheng Community": (
        (W3,),
        "xicheng-community jinwan-district zhuhai residents-committee residents-council insufficient-resources low-participation",
    ),
    "S15 mechanisms": (
        (W3,),
        "community-service-system cross-sectoral-cooperation-mechanism public-opinion-monitoring-and-communication-mechanism "
        "residents-feedback-mechanism participatory-decision-making big-data",
    ),
    "S16 the workforce in numbers": ((W3,), "social-work-agency licensed-social-worker social-work-professional ministry-of-civil-affairs"),
    "S17 grass-roots governance": ((W4,), "grass-roots-social-governance good-governance public-aid mutual-aid self-help"),
    "S18 the sub-district": (
        (W4,),
        "party-system-of-the-sub-district sub-district-office residents-committee leading-core organ-of-power command-and-obedience",
    ),
    "S19 community social work": (
        (W4,),
        "community-social-work enabler mediator locality-development-model social-action-model community-care-model "
        "social-planning-model",
    ),
    "S20 three-social linkage": ((W4,), "three-social-linkage community social-organization social-work-professional elite middle-organization"),
    "S21 embedded development": (
        (W4,),
        "embedded-development wang-sibin community-leader personalised-service talent-training private-social-work-agency",
    ),
    "S22 community social organizations": ((W4,), "community-social-organization ministry-document-of-2017 community"),
}  # fmt: skip


# systems of which more than a third of the terms are named but carry no claim yet, and why


@pytest.fixture(scope="module")
def graph() -> Graph:
    return read_graph(ROOT / "seeds", ROOT / "ontology")


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_terms_of_a_system_are_named_by_the_right_works(graph: Graph, system: str) -> None:
    works, keys = SYSTEMS[system]
    nodes = {node.id: node for node in graph.nodes}
    terms = _terms(graph, keys)
    unseen = [key for key, term in terms.items() if term not in nodes or not set(works) & set(nodes[term].works)]
    assert not unseen, f"no sentence of {works} names {unseen}"


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_system_is_spoken_of_in_claims(graph: Graph, system: str) -> None:
    works, keys = SYSTEMS[system]
    terms = _terms(graph, keys)
    silent = [key for key, term in terms.items() if not _claims(graph, term, works)]
    assert len(silent) <= len(terms) / 3, f"no claim of {works} speaks of {silent}"


def _terms(graph: Graph, keys: str) -> dict[str, str]:
    """Key → term id, for the keys of a system."""
    return {key: next((i for i in graph.ontology.terms if i.endswith(f"/{key}")), key) for key in keys.split()}


def _claims(graph: Graph, term: str, works: tuple[str, ...]) -> list[str]:
    """Claims from the works that have the term, or a phrase around it, as an end or as their holder."""
    names = {label.text.lower() for label in graph.ontology.terms[term].labels if label.kind != "negative"}
    labels = {node.id: [text.lower() for _, text in node.labels] for node in graph.nodes}
    found = []
    for claim in graph.claims:
        ends = (claim.subject, claim.object, claim.holder)
        about = term in ends or any(name in text for end in ends[:2] for text in labels[end] for name in names)
        if about and set(works) & set(claim.works):
            found.append(claim.id)
    return found


def test_the_languages_meet(graph: Graph) -> None:
    langs: dict[str, set[str]] = defaultdict(set)
    sentences = {(s.document, s.index): s.lang for paper in graph.papers for s in paper.sentences}
    for document, mentions in graph.mentions.items():
        for index, mention in mentions:
            if mention.term:
                langs[mention.term].add(sentences[document, index])
    shared = [term for term, found in langs.items() if found == {"en", "zh"}]
    assert len(shared) >= 60


def test_claims_of_both_languages_meet_in_terms(graph: Graph) -> None:
    langs: dict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        for end in (claim.subject, claim.object):
            if not end.startswith(("candidate/", "quantity/")):
                langs[end] |= set(claim.languages)
    assert sum(found == {"en", "zh"} for found in langs.values()) >= 60
