"""Words that the grammar looks up in the ontology's cues, compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Modality, Ontology, Valence


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lemmas and phrases by what they are for."""

    modality: dict[str, Modality]  # phrases, their verbs as lemmas
    modal: dict[str, Modality]  # verbs, adjectives and nouns
    light: frozenset[str]
    evaluative: frozenset[str]
    not_node: frozenset[str]
    about: frozenset[str]  # the paper itself
    says: frozenset[str]
    sources: frozenset[str]
    time: frozenset[str]
    units: frozenset[str]
    changes: frozenset[str]  # verbs that take a quantity
    controls: frozenset[str]  # verbs whose object does what the infinitive says
    infinitives: frozenset[str]  # verbs that take an infinitive
    denying: frozenset[str]  # "fail to", "be unable to": what denies its infinitive
    gerunds: frozenset[str]  # verbs that take a gerund
    generic: frozenset[str]  # nouns that resume: this model
    good: frozenset[str]
    bad: frozenset[str]
    actors: frozenset[str]  # head words of actors
    instruments: frozenset[str]
    places: frozenset[str]
    place_names: frozenset[str]  # well-known places
    place_heads: frozenset[str]
    things: frozenset[str]  # in -er and the like, and yet no party
    worse: frozenset[str]  # adjectives that make their noun something bad
    better: frozenset[str]  # adjectives that make what people live in something good: "a stable society"
    milieus: frozenset[str]
    roles: frozenset[str]  # what something is to something else: obstacle, cause, key
    classes: dict[str, frozenset[str]]  # what an object is by its head, beside its kind: service, means, place …


_RANK: tuple[Modality, ...] = ("possible", "intended", "recommended")


def compile_cues(ontology: Ontology) -> Cues:
    """All that the grammar asks of the ontology's cues and labels, as sets."""

    def get(topic: str, *values: str) -> frozenset[str]:
        table = ontology.cues.get(topic, {}).get("en", {})
        names = values or tuple(table)
        return frozenset(word.lower() for name in names for word in table.get(name, ()))

    modality: dict[str, Modality] = {}
    modal: dict[str, Modality] = {}
    for value in _RANK:
        for word in get("modality", value):
            modality[_plain(word)] = value
        modal.update(dict.fromkeys(get("modal", value), value))
    modality.pop("help to", None)  # helping is a relation of its own
    modality.pop("will", None)  # a bare future asserts
    valence = ontology.valence.get("en", {})
    return Cues(
        modality=modality,
        modal=modal,
        light=get("span", "light_head"),
        evaluative=get("span", "evaluative"),
        not_node=get("span", "not_node"),
        about=get("nonnode", "about"),
        says=get("attribution", "verb"),
        sources=get("attribution", "noun"),
        time=get("time", "unit", "month"),
        units=get("quantity", "unit"),
        changes=get("quantity", "change"),
        controls=get("complement", "object"),
        infinitives=get("complement", "infinitive"),
        denying=_denying(get("negation", "negated")),
        gerunds=get("complement", "gerund"),
        generic=get("pronoun", "head"),
        good=frozenset(valence.get("good", ())),
        bad=frozenset(valence.get("bad", ())),
        actors=get("kind", "actor") | (_heads(ontology, "actor") - get("object", "thing")),
        instruments=get("kind", "instrument") | _heads(ontology, "instrument"),
        places=frozenset(
            label.text.lower() for term in ontology.terms.values() if term.kind == "place" for label in term.labels
            if label.lang == "en"
        ),
        place_names=get("place", "name"),
        place_heads=frozenset(table_word.lower() for table_word in get("place", "suffix")),
        things=get("object", "thing"),
        worse=get("tone", "worse"),
        better=get("tone", "better"),
        milieus=get("object", "milieu"),
        roles=get("object", "role"),
        classes={name: get("object", name) for name in ("service", "means", "instrument", "place", "case", "body")},
    )  # fmt: skip


def _denying(phrases: frozenset[str]) -> frozenset[str]:
    """The phrases before an infinitive, verbs as lemmas, adjectives with "be"."""
    plain = {phrase for phrase in phrases if phrase.endswith(" to") and " " not in phrase.removesuffix(" to")}
    return frozenset(plain | {f"be {phrase}" for phrase in plain})


def _plain(phrase: str) -> str:
    """A modal phrase with its verb as lemma: "are able to" → "be able to"."""
    first, _, rest = phrase.partition(" ")
    return f"be {rest}" if first in ("is", "are", "was", "were", "being") and rest else phrase


_BEHIND = re.compile(r" (?:of|for|at|in|with|from|on|to|by|over|without|under|who|between|and) | \(|, ")


def _heads(ontology: Ontology, kind: str) -> frozenset[str]:
    """The last words of a kind's English labels, before any preposition: "governments at all levels"."""
    heads = set()
    for term in ontology.terms.values():
        if term.kind == kind:
            for label in term.labels:
                if label.lang == "en" and label.kind != "negative" and label.text:
                    head = _BEHIND.split(label.text, maxsplit=1)[0].split()[-1]
                    if head.isalpha() and head.islower():  # a name is no word for others of its kind
                        heads.add(head)
    return frozenset(heads)


def valence_of(cues: Cues, lemma: str, before: Sequence[str] = ()) -> Valence:
    """good, bad or neutral by the head word and by what stands before it: "unsafe water", "waiting times", "crime rate"."""
    pair = f"{before[-1]} {lemma}" if before else ""
    if lemma in cues.bad or pair in cues.bad or cues.worse.intersection(before):
        return "bad"
    if lemma in cues.good or pair in cues.good or (lemma in cues.milieus and cues.better.intersection(before)):
        return "good"
    if lemma in _MEASURES and before and before[-1] != lemma:  # "crime rate", "literacy levels"
        return valence_of(cues, before[-1])
    return _by_form(cues, lemma)


_MEASURES = frozenset(
    "amount case count density figure frequency incidence index level number percentage prevalence rate score share spread "
    "statistic total trend volume".split()
)
_LACKING = ("mis", "mal", "under", "over", "non-")  # misreporting, undernutrition, overcrowding, non-attendance
_PLAIN = frozenset(  # begin so by chance, or are nothing bad
    "malaria male mall mallet malt mission missile mist mister mistress misty overall overcoat overhaul overhead overlay overnight "
    "override overseer oversight overtime overture overview overpass malleability underclass undercoat underdog undergraduate "
    "underground underpass underpinning understanding undertaking undertaker underwear underwriting underwriter".split()
)


def _by_form(cues: Cues, lemma: str) -> Valence:
    """What a word's beginning says of it: the lack, the wrong kind or too much of something."""
    if lemma in _PLAIN or lemma in cues.actors or len(lemma) < 8:
        return "neutral"
    if any(lemma.startswith(prefix) for prefix in _LACKING) or lemma.endswith("lessness"):
        return "bad"
    for prefix in ("in", "im", "un", "dis", "il", "ir"):  # inaccuracy, immobility, disloyalty, illegality
        if lemma.startswith(prefix) and lemma[len(prefix) :] in cues.good:
            return "bad"
    return "neutral"


def classes_of(cues: Cues, lemma: str) -> frozenset[str]:
    """What a noun names by its head word, capitalised or not: a service, a means, a document, a place, an event."""
    return frozenset([name for name, heads in cues.classes.items() if lemma in heads])
