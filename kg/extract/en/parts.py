"""What the grammar builds out of tokens: nouns, verbs, groups, clauses. Positions are token numbers, half-open."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Noun:
    """One noun phrase without its modifiers to the right; `left` is where its determiners end."""

    start: int
    left: int
    head: int
    end: int
    pronoun: bool = False
    owner: Noun | None = None
    number: tuple[int, int] | None = None
    negated: bool = False
    lesser: bool = False  # "less on A than on B": A, of which nothing else is said
    of: Group | None = None
    after: list[Phrase] = field(default_factory=list)  # prepositional phrases to its right
    clauses: list[Clause] = field(default_factory=list)  # relative clauses, participles, infinitives
    examples: Group | None = None
    marker: str = ""  # such as, including …: what introduces the examples
    apposition: Group | None = None
    stop: int = 0  # where it ends with everything that hangs on it


@dataclass(slots=True)
class Group:
    """Coordinated noun phrases."""

    nouns: list[Noun]
    end: int
    joint: str = ""  # and, or, but; '' for one noun


@dataclass(slots=True)
class Verb:
    """A verb group: auxiliaries, adverbs, main verb."""

    start: int
    main: int
    end: int
    form: str  # finite, infinitive, gerund, participle
    lemma: str
    passive: bool = False
    negated: bool = False
    modal: str = ""  # can, should, need to …
    past: bool = False
    base: bool = False  # the main verb is a bare stem
    negator: int = -1  # the token that negates


@dataclass(slots=True)
class Phrase:
    """A preposition with its group or its clause; `noun` is the noun phrase that stands before it, if any."""

    word: str
    at: int
    group: Group | None = None
    clause: Clause | None = None
    noun: Noun | None = None


@dataclass(slots=True)
class Clause:
    """A verb with what belongs to it."""

    verb: Verb | None
    subject: Group | None = None
    how: str = "own"  # own, carried, relative, participle, implied …
    link: str = "main"  # main, and, to, by, because, that, relative …
    objects: list[Group] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    qualities: list[tuple[int, int, bool]] = field(default_factory=list)  # predicative adjectives: start, end, negated
    parts: list[Clause] = field(default_factory=list)  # clauses that depend on it
    marks: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0
    depth: int = 0
    parent: Clause | None = None
    relative: str = ""  # which, where, whose …
