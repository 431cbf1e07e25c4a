"""The shapes of the ontology's files: one table a kind of file, for the loader and for the JSON Schemas."""

from __future__ import annotations

from kg.model import KINDS, MODALITIES, POLARITIES
from kg.shape import Choice, Each, Either, Flag, Many, Record, Shape, Text, Year

LANGUAGES = ("en", "zh", "zh-Hant")
PARTIES = ("role", "group", "organisation", "state", "person")
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
OBJECTS = (
    "good",
    "bad",
    "money",
    "actor",
    "place",
    "concept",
    "instrument",
    "case",
    "quantity",
    "service",
    "means",
    "body",
)

_IRI = r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+"
_ONE = Each(Text(), what="language", known=LANGUAGES)
_SOME = Each(Many(Text(), single=True), what="language", known=LANGUAGES)
_NAMES = Many(Text("a key or kind/key"), single=True)
_KINDS = Many(Choice(KINDS), single=True)

SCHEME = Record(
    {
        "base": Text("an IRI that ends in / or #", rf"{_IRI}(?<=[/#])"),
        "title": _ONE,
        "licence": Text(),
        "languages": Many(Choice(LANGUAGES), least=1),
    }
)

_TERM: dict[str, Shape] = {
    "label": _ONE,
    "also": _SOME,
    "not": _SOME,
    "definition": _ONE,
    "note": _ONE,
    "broader": _NAMES,
    "related": _NAMES,
    "source": Many(Text(), single=True),
    "valence": Choice(("good", "bad", "neutral")),
}
_ABOUT = {
    "label": "The preferred name in each language.",
    "also": "Other names in the same meaning.",
    "not": "Strings in which the label must not be found.",
    "definition": "What it is, in one or two sentences a language.",
    "note": "How the term is to be used.",
    "broader": "The wider term or terms; a top term has none.",
    "related": "Terms that belong together with it, without being wider or narrower.",
    "source": "The work and section that the definition follows.",
    "valence": "Whether more of it is good or bad, for sentences such as “reduce poverty”.",
}
_DATED = _TERM | {"year": Year()}
_FIELDS = {
    "concept": _TERM,
    "actor": _TERM | {"party": Choice(PARTIES)},
    "place": _TERM,
    "instrument": _DATED,
    "case": _DATED,
}
TERMS = {kind: Record(fields, ("label",), _ABOUT) for kind, fields in _FIELDS.items()}

_EXAMPLE = Record(
    {
        "text": Text("a sentence"),
        "claim": Many(Text("subject and object as words of the sentence"), least=2, most=2),
        "modality": Choice(MODALITIES),
        "polarity": Choice(POLARITIES),
        "holder": Text(),
    },
    ("text", "claim"),
)
_RELATION: dict[str, Shape] = {
    "label": _ONE,
    "inverse": _ONE,
    "definition": _ONE,
    "broader": Text("the id of a group of relations"),
    "symmetric": Flag(),
    "domain": _KINDS,
    "range": _KINDS,
    "polarity": Choice(POLARITIES),
    "examples": Many(_EXAMPLE),
    "counterexamples": Many(Text("a sentence")),
}
RELATION = Record(
    _RELATION,
    ("label",),
    {
        "label": "How it reads between subject and object; … marks the object's place.",
        "inverse": "How it reads from the object's side.",
        "definition": "What a claim of this relation says.",
        "broader": "The group that it belongs to.",
        "domain": "The kinds that a subject may have.",
        "range": "The kinds that an object may have.",
        "examples": "Sentences and the claim that each states.",
        "counterexamples": "Sentences that state no claim of this relation.",
    },
)
RELATION_GROUPS = Record({"label": _ONE, "definition": _ONE}, ("label",))

_ENTRY = Either(
    Text(),
    Record(
        {
            "text": Text(),
            "reverse": Flag(),
            "pivot": Flag(),
            "polarity": Choice(POLARITIES),
            "object": Each(Text("a relation"), what="kind of object", known=OBJECTS),
            "also": Each(Text("a relation"), what="preposition"),
        },
        ("text",),
        {
            "text": "Lemmas, with the preposition that the object takes; Chinese as written, … for the object.",
            "reverse": "The syntactic subject is the claim's object.",
            "pivot": "The object acts on: help A to do B.",
            "polarity": "The polarity that the words themselves carry.",
            "object": "What the object's kind or valence makes of the relation.",
            "also": "Preposition → relation of the subject to its noun phrase.",
        },
    ),
)
PREDICATES = dict.fromkeys(("verb", "light", "adjective", "noun", "phrase"), _ENTRY)
CUES = Each(Each(Many(Text()), what="value"), what="topic")
MAPPINGS = Each(
    Many(Record({"property": Choice(MATCHES), "iri": Text("an IRI", _IRI), "checked": Text()}, ("property", "iri"))),
    what="term",
)
