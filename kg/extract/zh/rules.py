"""Predications → claims: an ordered tuple of small rules, each a construction of Chinese; the first that speaks wins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from kg.extract.zh import actions, beside, copular, frames, mutual, pivots, voices
from kg.extract.zh.drafts import Draft, Grammar, Rule
from kg.extract.zh.predication import Predication

Entry = tuple[str, str, Rule]  # name, what the predication must have, rule


def drafts_of(predication: Predication, grammar: Grammar, log: Callable[[str, str], None] | None = None) -> list[Draft]:
    """The claims of one predication: of the first main rule that speaks, and of every rule about its other phrases."""
    found: list[Draft] = []
    if any([t.text == "与其" for t in predication.marks]):
        return []  # 与其驱赶摊贩，不如…: what is not to be done
    predication = _with_agent(predication, grammar)
    has = frozenset([name for name in _PARTS if getattr(predication, name)])
    main, beside = _asked(predication.form, has) if log is None else (_of_form(predication.form), BESIDE)
    for name, needs, rule in main:
        result = rule(predication, grammar) if not needs or needs in has else None
        if log:
            log(name, "silent" if result is None else f"{len(result)} claims")
        if result is not None:
            found = result
            break
    for name, needs, rule in beside:
        if needs in has and (result := rule(predication, grammar)):
            if log:
                log(name, f"{len(result)} claims")
            found = found + result
    return found


def _of_form(form: str) -> list[Entry]:
    """The main rules that read a form of predication."""
    return [(name, needs, rule) for name, forms, needs, rule in MAIN if form in forms]


@lru_cache(maxsize=10_000)
def _asked(form: str, has: frozenset[str]) -> tuple[list[Entry], list[Entry]]:
    """The main rules and the others that may say something of a predication that has these parts."""
    main = [entry for entry in _of_form(form) if not entry[1] or entry[1] in has]
    return main, [entry for entry in BESIDE if entry[1] in has]


def _frames_by_agent(p: Predication, g: Grammar) -> bool:
    return any(f.preposition == "由" for f in g.tables.frames.get(p.verb.text, ()))


def _with_agent(p: Predication, g: Grammar) -> Predication:
    """由下游城市向上游地区支付资金: who stands after 由 acts, where no frame of the verb says more of it."""
    agents = p.preps.get("由")
    if not agents or not p.objects:
        return p
    hit = frames.fitting(p, g)
    if hit.preposition == "由" if hit else _frames_by_agent(p, g):
        return p
    return replace(p, subject=agents, how="own", preps={k: v for k, v in p.preps.items() if k != "由"})


_VERB = ("verb",)


# (name, forms of predication that it reads, what the predication must have, rule)
MAIN: tuple[tuple[str, tuple[str, ...], str, Rule], ...] = (
    ("zh.existential", _VERB, "flags", pivots.existential),
    ("zh.prevented", ("verb", "adjective"), "previous", pivots.prevented),
    ("zh.grown-in", _VERB, "preps", voices.grown_in),
    ("zh.made", ("verb", "adjective"), "previous", pivots.made),
    ("zh.pivot", _VERB, "flags", pivots.pivot_only),
    ("zh.as", ("as",), "", copular.as_role),
    ("zh.count", ("quantity",), "", actions.count),
    ("zh.without", _VERB, "objects", actions.without),
    ("zh.forbidden", _VERB, "", actions.forbidden),
    ("zh.only-then", _VERB, "follows", actions.only_then),
    ("zh.nominal", ("nominal",), "", actions.nominal),
    ("zh.copula", ("copula",), "", copular.copula),
    ("zh.adjective", ("adjective",), "", copular.adjective),
    ("zh.double-object", _VERB, "objects", actions.double_object),
    ("zh.bridging", _VERB, "preps", beside.bridging),
    ("zh.done-by-receiver", _VERB, "preps", voices.done_by_receiver),
    ("zh.kinds", _VERB, "objects", actions.kinds),
    ("zh.mutual", _VERB, "subject", mutual.mutual),
    ("zh.out-of-reach", _VERB, "objects", actions.out_of_reach),
    ("zh.changed", _VERB, "objects", frames.changed),
    ("zh.frame", _VERB, "", frames.frame),
    ("zh.held", _VERB, "preps", frames.held),
    ("zh.impact", _VERB, "preps", frames.impact),
    ("zh.light", _VERB, "objects", frames.light),
    ("zh.passive", _VERB, "", voices.passive),
    ("zh.takes-part", _VERB, "subject", voices.takes_part),
    ("zh.solved", _VERB, "preps", voices.solved),
    ("zh.handled", _VERB, "preps", voices.handled),
    ("zh.toward", _VERB, "preps", voices.toward),
    ("zh.svo", _VERB, "", actions.svo),
    ("zh.placed", _VERB, "place", actions.placed),
)


# (name, what the predication must have, rule)
BESIDE: tuple[Entry, ...] = (
    ("zh.enabled", "previous", pivots.enabled),
    ("zh.driven", "previous", pivots.driven),
    ("zh.beneficiary", "preps", beside.beneficiary),
    ("zh.given", "preps", beside.given),
    ("zh.in-need", "objects", beside.in_need),
    ("zh.companion", "preps", beside.companion),
    ("zh.means", "preps", beside.means),
    ("zh.under", "preps", beside.under),
    ("zh.reason", "reason", beside.reasoned),
    ("zh.compared", "preps", beside.compared),
)
_PARTS = sorted({needs for _, _, needs, _ in MAIN if needs} | {needs for _, needs, _ in BESIDE})
