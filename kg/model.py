"""Every value of the project, frozen. Offsets are half-open code points of the file as decoded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "possible", "recommended", "intended"]
Kind = Literal["concept", "actor", "place", "instrument", "case", "quantity"]
Valence = Literal["good", "bad", "neutral"]
LabelKind = Literal["preferred", "alternative", "negative"]
Severity = Literal["error", "warning", "info"]

POLARITIES: tuple[Polarity, ...] = ("affirmed", "negated")
MODALITIES: tuple[Modality, ...] = ("asserted", "possible", "recommended", "intended")
KINDS: tuple[Kind, ...] = ("concept", "actor", "place", "instrument", "case", "quantity")
AUTHOR = "author"
SYMMETRIC = frozenset({"related_to", "cooperates_with", "contrasts_with"})  # relations that hold both ways


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `start` to `end`."""

    start: int
    end: int


# ---- ontology ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Label:
    """One name of a term in one language; `lang` is `en`, `zh` or `zh-Hant`."""

    text: str
    lang: str
    kind: LabelKind = "preferred"


@dataclass(frozen=True, slots=True)
class Match:
    """A mapping of a term to a public vocabulary."""

    property: str  # exactMatch, closeMatch, broadMatch, narrowMatch, relatedMatch
    iri: str
    checked: str  # how the identifier was checked


@dataclass(frozen=True, slots=True)
class Term:
    """A concept, actor, place, instrument or case; `id` is `kind/key`, e.g. `concept/social-work`."""

    id: str
    kind: Kind
    labels: tuple[Label, ...]
    definition: tuple[tuple[str, str], ...] = ()  # (lang, text)
    scope_note: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()  # ids
    related: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    valence: Valence = "neutral"
    party: str | None = None  # actors: role, group, organisation, state, person
    year: int | None = None  # instruments and cases
    theme: str = ""  # name of the file it stands in

    def label(self, lang: str) -> str:
        """The preferred label in `lang`, else in any language."""
        preferred = {label.lang: label.text for label in self.labels if label.kind == "preferred"}
        return preferred.get(lang) or next(iter(preferred.values()), self.id)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claim that it states: (subject, object) as text, with qualifiers."""

    text: str
    lang: str
    subject: str
    object: str
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    holder: str = AUTHOR


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind of claim; `id` is its key, e.g. `promotes`."""

    id: str
    labels: tuple[Label, ...]
    definition: tuple[tuple[str, str], ...] = ()
    domain: tuple[Kind, ...] = ()
    range: tuple[Kind, ...] = ()
    broader: str | None = None  # influence, agency, structure, state
    inverse: tuple[Label, ...] = ()  # how it reads from the object's side
    symmetric: bool = False
    polarity: Polarity = "affirmed"  # default polarity
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[tuple[str, str], ...] = ()  # (lang, text)

    def label(self, lang: str) -> str:
        """The preferred label in `lang`, else in any language."""
        names = {label.lang: label.text for label in self.labels}
        return names.get(lang) or next(iter(names.values()), self.id)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word or construction that states a relation, as listed in `ontology/predicates/<lang>.yaml`."""

    text: str  # lemmas: `promote`, `rely on`, `play role in`; Chinese as written: `促进`, `起着…作用`
    lang: str
    form: str  # verb, light, adjective, noun, phrase
    relation: str
    reverse: bool = False  # the syntactic subject is the claim's object
    polarity: Polarity = "affirmed"
    pivot: bool = False  # object acts on: help A to do B, 使 A 做 B
    by_object: tuple[tuple[str, str], ...] = ()  # (good|bad|money|service|means|body|a kind, relation)
    also: tuple[tuple[str, str], ...] = ()  # (preposition, relation): subject – relation → its noun phrase


@dataclass(frozen=True, slots=True)
class Ontology:
    """All that is read from `ontology/`; ids are unique and every reference resolves."""

    base: str
    title: tuple[tuple[str, str], ...]
    licence: str
    languages: tuple[str, ...]
    terms: dict[str, Term]
    relations: dict[str, Relation]
    predicates: tuple[Predicate, ...]
    cues: dict[str, dict[str, dict[str, tuple[str, ...]]]]  # topic → lang → value → words
    valence: dict[str, dict[str, tuple[str, ...]]]  # lang → good|bad → head words
    groups: dict[str, Relation] = field(default_factory=dict)  # what relations are `broader` to: id, labels, definition


# ---- papers -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list; `number` is its mark in the text."""

    key: str
    text: str
    span: Span
    number: int | None = None
    authors: str = ""
    title: str = ""
    year: int | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A paper as a work; several files may be extractions of it."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    doi: str | None = None
    venue: str | None = None
    language: str | None = None
    title_zh: str | None = None
    short: str | None = None  # W1, as the ontology's sources cite it


@dataclass(frozen=True, slots=True)
class Document:
    """A file as decoded; `sha256` is that of its text in UTF-8."""

    id: str  # file name within the input folder
    work: str  # id of its work
    text: str
    sha256: str
    encoding: str = "utf-8"
    markup: str = "txt"  # input format: txt, md, pdf


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document: prose, heading, caption, reference, front, running, note, table."""

    kind: str
    span: Span
    section: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose.

    `text` is its pieces joined, with nothing between Chinese halves and one space else; in it each line break, tab and
    citation mark stands as blanks of the same length, so that offsets in it lead back to the file by `locate`.
    """

    document: str
    index: int
    pieces: tuple[Span, ...]  # in the file
    text: str
    lang: str  # en or zh
    section: str
    paragraph: int = 0  # index of the block that it begins in
    citations: tuple[int, ...] = ()  # numbers of the marks in it, as in [4]

    @property
    def span(self) -> Span:
        """From the first piece's start to the last piece's end, in the file."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """The file spans of `text[start:end]`; more than one where a page break cut it."""
        first = self.pieces[0]
        if 0 <= start < end <= first.end - first.start:  # as nearly always
            return (Span(first.start + start, first.start + end),)
        spans, at = [], 0
        for n, piece in enumerate(self.pieces):
            length = piece.end - piece.start
            low, high = max(start, at), min(end, at + length)
            if low < high:
                spans.append(Span(piece.start + low - at, piece.start + high - at))
            at += length
            if n + 1 < len(self.pieces):
                at += self.joint
        return tuple(spans)

    @property
    def joint(self) -> int:
        """How many characters `text` has between two pieces (0 or 1)."""
        gaps = len(self.pieces) - 1
        return 0 if not gaps else (len(self.text) - sum(p.end - p.start for p in self.pieces)) // gaps


@dataclass(frozen=True, slots=True)
class Paper:
    """A document read and split."""

    document: Document
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    references: tuple[Reference, ...] = ()


# ---- mentions and claims ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """A node named in a sentence; `start` and `end` count in `Sentence.text`. `term` is None for a candidate."""

    start: int
    end: int
    surface: str
    kind: Kind
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """Subject or object of a reading. Spans count in `Sentence.text`; None where nothing is named there.

    `text` is the words that stand for the node: the surface, or the antecedent of a pronoun or of an implied subject.
    """

    text: str
    start: int | None = None
    end: int | None = None
    kind: Kind = "concept"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule read in one sentence, before its ends are tied to nodes. `cue` counts in `Sentence.text`."""

    subject: Argument
    relation: str
    object: Argument
    cue: tuple[int, int]
    rule: str  # construction and predicate, e.g. `en.svo`
    predicate: str = ""  # the predicate's entry in the tables, '' where none spoke
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    holder: str = AUTHOR
    time: str | None = None
    place: str | None = None
    features: tuple[str, ...] = ()  # what confidence is learned from, e.g. ('carried-subject', 'candidate-object')


@dataclass(frozen=True, slots=True)
class Node:
    """An end of a piece of evidence, tied to the ontology or a candidate; `pieces` are file spans."""

    id: str  # term id, or candidate/…
    text: str
    kind: Kind
    surface: str | None = None
    pieces: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reading of one sentence, in file offsets."""

    claim: str
    document: str
    sentence: int  # index in the document
    subject: Node
    relation: str
    object: Node
    polarity: Polarity
    modality: Modality
    holder: str  # `author`, a term id, or candidate/…
    holder_text: str
    time: str | None
    place: str | None
    rule: str
    predicate: str
    cue: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition with its qualifiers, merged over sentences and works."""

    id: str
    subject: str  # node ids
    relation: str
    object: str
    polarity: Polarity
    modality: Modality
    holder: str
    confidence: float
    works: tuple[str, ...]  # independent works that support it
    evidence: tuple[int, ...]  # indexes into Graph.evidence
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims on one pair that cannot both hold as they stand, and what differs between them."""

    left: str
    right: str
    reason: str  # polarity, relation
    differs: tuple[str, ...]  # place, time, modality, holder, work


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node of the graph with what the algorithms found of it."""

    id: str
    kind: Kind
    labels: tuple[tuple[str, str], ...]  # (lang, text)
    candidate: bool
    degree: int
    works: tuple[str, ...]
    languages: tuple[str, ...]
    centrality: float = 0.0
    community: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding: where (`file:line:column`), how bad, a stable code, what is wrong and what to do."""

    where: str
    severity: Severity
    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole result of a build, sorted; everything that an exporter needs."""

    ontology: Ontology
    works: tuple[Work, ...]
    papers: tuple[Paper, ...]
    nodes: tuple[GraphNode, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    mentions: dict[str, tuple[tuple[int, Mention], ...]] = field(default_factory=dict)  # document → (sentence, mention)
    conflicts: tuple[Conflict, ...] = ()
    gaps: tuple[tuple[str, str, int], ...] = ()  # pairs of related nodes that no claim connects, with common neighbours
    issues: tuple[Issue, ...] = ()
    made: str | None = None  # time of the build in UTC, where SOURCE_DATE_EPOCH says it
