"""Predications → claims: an ordered tuple of small rules, each a construction of Chinese; the first that speaks wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.zh import actions, beside, copular, frames, pivots, voices
from kg.extract.zh.drafts import Draft, Grammar, Rule
from kg.extract.zh.predication import Predication


def drafts_of(predication: Predication, grammar: Grammar, log: Callable[[str, str], None] | None = None) -> list[Draft]:
    """The claims of one predication: of the first main rule that speaks, and of every rule about its other phrases."""
    found: list[Draft] = []
    if any(t.text == "与其" for t in predication.marks):
        return []  # 与其驱赶摊贩，不如…: what is not to be done
    predication = _with_agent(predication, grammar)
    for name, forms, rule in MAIN:
        if predication.form not in forms:
            continue
        result = rule(predication, grammar)
        if log:
            log(name, "silent" if result is None else f"{len(result)} claims")
        if result is not None:
            found = result
            break
    for name, rule in BESIDE:
        result = rule(predication, grammar)
        if log and result:
            log(name, f"{len(result)} claims")
        found = found + (result or [])
    return found


def _frames_by_agent(p: Predication, g: Grammar) -> bool:
    return any(f.preposition == "由" for f in g.tables.frames.get(p.verb.text, ()))


def _with_agent(p: Predication, g: Grammar) -> Predication:
    """由下游城市向上游地区支付资金: who stands after 由 acts, where no frame of the verb says more of it."""
    agents = p.preps.get("由")
    hit = frames.fitting(p, g)
    if not agents or not p.objects or (hit.preposition == "由" if hit else _frames_by_agent(p, g)):
        return p
    return replace(p, subject=agents, how="own", preps={k: v for k, v in p.preps.items() if k != "由"})


_VERB = frozenset(("verb",))


# (name, forms of predication that it reads, rule)
MAIN: tuple[tuple[str, frozenset[str], Rule], ...] = (
    ("zh.existential", _VERB, pivots.existential),
    ("zh.prevented", frozenset(("verb", "adjective")), pivots.prevented),
    ("zh.made", frozenset(("verb", "adjective")), pivots.made),
    ("zh.pivot", _VERB, pivots.pivot_only),
    ("zh.as", frozenset(("as",)), copular.as_role),
    ("zh.count", frozenset(("quantity",)), actions.count),
    ("zh.without", _VERB, actions.without),
    ("zh.forbidden", _VERB, actions.forbidden),
    ("zh.only-then", _VERB, actions.only_then),
    ("zh.nominal", frozenset(("nominal",)), actions.nominal),
    ("zh.copula", frozenset(("copula",)), copular.copula),
    ("zh.adjective", frozenset(("adjective",)), copular.adjective),
    ("zh.double-object", _VERB, actions.double_object),
    ("zh.bridging", _VERB, beside.bridging),
    ("zh.done-by-receiver", _VERB, voices.done_by_receiver),
    ("zh.mutual", _VERB, actions.mutual),
    ("zh.frame", _VERB, frames.frame),
    ("zh.held", _VERB, frames.held),
    ("zh.impact", _VERB, frames.impact),
    ("zh.light", _VERB, frames.light),
    ("zh.passive", _VERB, voices.passive),
    ("zh.solved", _VERB, voices.solved),
    ("zh.handled", _VERB, voices.handled),
    ("zh.toward", _VERB, voices.toward),
    ("zh.svo", _VERB, actions.svo),
    ("zh.placed", _VERB, actions.placed),
)


BESIDE: tuple[tuple[str, Rule], ...] = (
    ("zh.enabled", pivots.enabled),
    ("zh.driven", pivots.driven),
    ("zh.beneficiary", beside.beneficiary),
    ("zh.given", beside.given),
    ("zh.in-need", beside.in_need),
    ("zh.companion", beside.companion),
    ("zh.means", beside.means),
    ("zh.under", beside.under),
    ("zh.reason", beside.reasoned),
    ("zh.compared", beside.compared),
)
