"""Words that the grammar looks up in the ontology's cues, compiled once."""

from __future__ import annotations

from collections.abc import Iterable
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
        actors=get("kind", "actor") | _heads(ontology, "actor"),
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


def _heads(ontology: Ontology, kind: str) -> frozenset[str]:
    """The last words of a kind's English labels, before any "of"."""
    heads = set()
    for term in ontology.terms.values():
        if term.kind == kind:
            for label in term.labels:
                if label.lang == "en" and label.kind != "negative" and label.text:
                    heads.add(label.text.lower().split(" of ")[0].split(" for ")[0].split()[-1])
    return frozenset(heads)


def valence_of(cues: Cues, lemma: str, modifiers: Iterable[str] = ()) -> Valence:
    """good, bad or neutral by the head word and by what stands before it: "unsafe water"."""
    modifiers = frozenset(modifiers)
    if lemma in cues.bad or cues.worse & modifiers:
        return "bad"
    better = lemma in cues.milieus and bool(cues.better & modifiers)
    return "good" if better or lemma in cues.good else "neutral"


def classes_of(cues: Cues, lemma: str) -> frozenset[str]:
    """What a noun names by its head word, capitalised or not: a service, a means, a document, a place, an event."""
    return frozenset(name for name, heads in cues.classes.items() if lemma in heads)
