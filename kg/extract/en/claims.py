"""Ends and a relation → readings, with polarity, modality, holder and features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kg.extract.en import words
from kg.extract.en.chunks import Chunker
from kg.extract.en.circumstances import Circumstances
from kg.extract.en.ends import End, Ends
from kg.extract.en.lookup import Cues, classes_of
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.table import Entry, Table
from kg.extract.en.tagger import strain
from kg.extract.signs import Tags, of_entry
from kg.model import AUTHOR, Argument, Modality, Polarity, Predicate, Reading

RANK: dict[Modality, int] = {"asserted": 0, "possible": 1, "intended": 2, "recommended": 3}
NO_ENTRY = Entry(Predicate("", "en", "verb", "has_quantity"), (), "", False)  # for constructions without a predicate
_MOST = 24  # readings a sentence
_STRAINS = (0.55, 0.65, 0.75, 0.9)  # mean costs of a sentence's tags, from usual English to odd

_WORKS = frozenset({"book", "theory", "work", "writing"})  # of somebody, who says what they say


@dataclass(frozen=True, slots=True)
class Scope:
    """What a clause inherits from those above it."""

    subject: tuple[End, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    holder: str = AUTHOR
    how: str = "own"


@dataclass(frozen=True, slots=True)
class Found:
    """A predicate found in a clause: its objects and whether the subject is the claim's object."""

    entry: Entry
    objects: tuple[End, ...]
    reverse: bool = False
    phrase: Phrase | None = None
    construction: str = "svo"


class Claims:
    """Collects the readings of one sentence."""

    def __init__(self, chunker: Chunker, ends: Ends, table: Table, cues: Cues) -> None:
        self.c = chunker
        self.ends = ends
        self.table = table
        self.cues = cues
        self._circumstances = Circumstances(chunker, ends)
        self.readings: list[Reading] = []
        self._seen: set[tuple[object, ...]] = set()
        self.aside = ""  # who is named in an aside: ", Smith found,"
        self._visited: set[int] = set()
        self._told: set[int] = set()
        self._said = ""  # who said the last that-clause
        self._last: Modality = "asserted"  # modality of the last main clause
        self._last_verb: Verb | None = None  # and its verb
        self._main: tuple[End, ...] = ()  # subject of the last main clause
        self._above: tuple[End, ...] = ()  # subject of the clause above
        self._first: Clause | None = None  # the sentence's first clause
        self._worded: set[int] = set()  # nouns that are part of a light predicate: "help" in "provide help to"
        self._trailing: dict[int, list[Phrase]] = {}  # what follows a noun within another's phrase
        self._said_of: dict[int, tuple[End, ...]] = {}  # "X is a N in P": of whom the predicative noun is said
        self._stands_for: dict[int, tuple[End, ...]] = {}  # a noun in apposition, by its id → what it names again
        self._hung: dict[int, Noun] = {}  # a clause that hangs on a noun, by its id → the noun
        self._predicative: list[Noun] = []  # "X is a N": what N's relative clause says is said of X

    def clause(self, clause: Clause, scope: Scope) -> tuple[End, ...]:
        """Reads a clause and those below it; returns its subject."""
        raise NotImplementedError

    def emit(
        self, subjects: tuple[End, ...], relation: str, objects: tuple[End, ...], clause: Clause, scope: Scope, rule: str,
        predicate: Predicate | None = None, negated: bool = False, cue: tuple[int, int] | None = None, extra: tuple[str, ...] = (),
        fixed: bool = False,
    ) -> bool:  # fmt: skip
        """Adds a reading for each subject and object; False where an end is missing."""
        made = False
        base = negated ^ bool(clause.verb is not None and clause.verb.negated) ^ scope.negated
        if predicate is not None and predicate.polarity == "negated":
            base = not base
        for subject in subjects:
            for end in objects:
                named = relation if fixed else self._named(relation, predicate, end)
                if predicate is not None and predicate.text == "explain" and subject.argument.kind == "actor":
                    named = "related_to"  # "guides explain the exhibits"
                flipped = base ^ subject.negated ^ end.negated
                made = self._add(subject, named, end, flipped, clause, scope, rule, predicate, cue, extra) or made
        return made

    def _named(self, relation: str, predicate: Predicate | None, end: End) -> str:
        """The relation, changed by the object's valence or kind where the entry says so."""
        if (
            relation == "characterized_by"
            and predicate is not None
            and predicate.text in words.POSSESSION
            and end.valence == "bad"
        ):
            return "faces"
        plays = predicate is not None and predicate.text in ("play role in", "play part in", "role in", "part in")
        if plays and end.noun is not None and self.c.tokens[end.noun.head].lemma in words.FIELDS:
            return "participates_in"
        if predicate is not None and predicate.by_object and relation == predicate.relation:
            kinds = self._classes(end)
            for key, other in predicate.by_object:
                if other in ("cooperates_with", "serves") and "light-head" in end.features:
                    continue  # "meet the problems of people" is not to meet people
                if key == "concept" and other == "promotes" and relation == "serves" and "place" in kinds:
                    continue  # "protects villages"
                if key in kinds:
                    return other
        if relation == "hinders" and predicate is not None and predicate.form == "verb" and end.valence == "bad":
            return "addresses"
        return relation

    def _lemma(self, end: End) -> str:
        """The head word of an end, '' where it is no noun phrase of the sentence."""
        return self.c.tokens[end.noun.head].lemma if end.noun is not None else ""

    def _classes(self, end: End) -> frozenset[str]:
        """All that an entry may ask of its object: valence, kind, and what the head word names."""
        lemma = self._lemma(end)
        if lemma in ("them", "they", "him", "her") and end.argument.text.lower() == lemma:
            return frozenset(("neutral", "actor"))  # who knows whom; most often people
        return frozenset((end.valence, end.argument.kind)) | classes_of(self.cues, lemma)

    def _add(
        self, subject: End, relation: str, end: End, negated: bool, clause: Clause, scope: Scope, rule: str,
        predicate: Predicate | None, cue: tuple[int, int] | None, extra: tuple[str, ...],
    ) -> bool:  # fmt: skip
        one, two = subject.argument, end.argument
        if relation == "has_quantity" and predicate is not None and predicate.text and two.kind != "quantity":
            return False  # "the task fell to the districts"
        if relation == "characterized_by" and predicate is not None and self._no_quality(subject, predicate.text):
            return False
        told = predicate is not None and predicate.reverse and rule == "svo" and two.kind == "actor"
        if relation == "characterized_by" and told:
            return False  # "Esping-Andersen distinguishes three regimes"
        if relation == "is_a" and end.noun is not None and self._bare(end.noun):
            return False  # "is one of the ways"
        if relation == "located_in" and predicate is not None and not self._somewhere(end):
            return False  # "locates its roots in homogeneity"
        if relation == "has_quantity" and two.kind != "quantity":
            return False  # "measures range from tolls to quotas"
        if one.kind == "quantity" and relation != "contrasts_with":
            return False  # "only 12 percent knew …"
        if one.text.lower() == two.text.lower() or len(self.readings) >= _MOST or self._overlap(one, two):
            return False
        key = (one.text, one.start, relation, two.text, two.start)
        if key in self._seen:
            return False
        self._seen.add(key)
        at = cue or self._cue(clause)
        polarity: Polarity = "negated" if negated else "affirmed"
        features = self._features(subject, end, clause, scope, extra, predicate, relation)
        self.readings.append(
            Reading(
                one,
                relation,
                two,
                at,
                f"en.{rule}",
                predicate.text if predicate else "",
                polarity,
                scope.modality,
                scope.holder,
                self._circumstances.time(clause, one, two) if relation != "is_a" else None,
                self._circumstances.place(clause, one, two) if relation != "located_in" else None,
                features,
            )
        )
        return True

    def _no_quality(self, subject: End, verb: str) -> bool:
        """ "received 26 bronzes", "the survey shows a rise": nothing is said of what the subject is like."""
        return verb in words.GETTING or (verb in words.TELLS and self._lemma(subject) in self.cues.sources)

    def _somewhere(self, end: End) -> bool:
        """Whether an end names a place, a dwelling or premises, where something or somebody can be."""
        noun = end.noun
        if noun is None or noun.pronoun or end.argument.kind == "place" or self.ends.is_place(noun):
            return True
        lemma = self._lemma(end)
        if end.argument.kind == "actor" and not self.ends.person(noun):
            return True
        return lemma in words.PREMISES or "place" in self._classes(end)

    def _bare(self, noun: Noun) -> bool:
        """ "ways", "a problem": a word that names no kind by itself."""
        lemma = self.c.tokens[noun.head].lemma
        plain = self.ends.left(noun) >= noun.head and noun.of is None
        return plain and (lemma in self.cues.light or lemma in self.cues.not_node)

    @staticmethod
    def _overlap(one: Argument, two: Argument) -> bool:
        if one.start is None or two.start is None or one.end is None or two.end is None:
            return False
        return one.start < two.end and two.start < one.end

    def _cue(self, clause: Clause) -> tuple[int, int]:
        c = self.c
        if clause.verb is not None:
            return c.tokens[clause.verb.main].start, c.tokens[clause.verb.main].end
        at = clause.qualities[0][0] if clause.qualities else min(clause.start, c.size - 1)
        return c.tokens[at].start, c.tokens[at].end

    def _features(
        self, subject: End, end: End, clause: Clause, scope: Scope, extra: tuple[str, ...], predicate: Predicate | None,
        relation: str,
    ) -> tuple[str, ...]:  # fmt: skip
        found = [f"subject-{name}" for name in subject.features] + [f"object-{name}" for name in end.features]
        found += [f"subject-{scope.how}", f"depth-{min(clause.depth, 5)}", f"link-{clause.link}", *extra]
        if predicate is not None:
            found += of_entry(predicate, relation)
        for side, one in (("subject", subject), ("object", end)):
            found.append(f"{side} {one.valence}")
            found += self._sentence[0].around(side, one.argument)
        found += self._sentence[1]
        return tuple(found)

    @cached_property
    def _sentence(self) -> tuple[Tags, tuple[str, str]]:
        """What all readings of the sentence share: its words' tags, its length, how usual its tags are."""
        tokens = self.c.tokens
        size = "short" if len(tokens) < 20 else "long" if len(tokens) > 45 else "medium"
        cost = strain(tokens)
        usual = sum(cost > limit for limit in _STRAINS)
        tags = Tags([t.end for t in tokens], [t.tag for t in tokens])
        return tags, (f"sentence-{size}", f"tags strained {usual} of {len(_STRAINS)}")

    def _at(self, at: int) -> tuple[int, int]:
        token = self.c.tokens[min(at, self.c.size - 1)]
        return token.start, token.end

    def _no(self, noun: Noun) -> bool:
        return self.c.low(noun.start) in ("no", "neither", "nor")

    def _text(self, group: Group) -> str:
        c = self.c
        noun = group.nouns[0]
        if (
            noun.owner is not None
            and not noun.owner.pronoun
            and c.tokens[noun.head].lemma in self.cues.sources | _WORKS
        ):
            noun = noun.owner  # "Ostrom's work shows that …"
        first = noun.left if noun.left < noun.end else noun.start
        if c.low(noun.start) in ("some", "many", "most", "several", "few"):
            first = noun.start  # "some residents" hold it, not residents
        stop = noun.of.nouns[-1].end if noun.of is not None else noun.end
        if len(group.nouns) > 1 and noun is group.nouns[0]:
            stop = group.nouns[-1].end
        return self.ends.text[c.tokens[first].start : c.tokens[stop - 1].end]

    def _says(self, clause: Clause) -> bool:
        return (
            clause.verb is not None
            and clause.verb.lemma in self.cues.says
            and any(part.link == "that" for part in clause.parts)
        )

    def _remember(self, ends: tuple[End, ...], weight: float) -> None:
        """Tells the discourse what a clause named."""
        for end in ends:
            one, noun = end.argument, end.noun
            if noun is None or noun.pronoun or one.start is None or one.kind == "quantity" or one.start in self._told:
                continue
            self._told.add(one.start)
            plural = self.c.tag(noun.head) in ("NNS", "NNPS")
            self.ends.discourse.add(one.text, one.kind, plural, weight, one.start)
