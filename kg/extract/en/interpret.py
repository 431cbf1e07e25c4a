"""Clauses → readings: each construction is a small rule, tried in order on every clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.extract.en import words
from kg.extract.en.chunks import Chunker
from kg.extract.en.ends import End, Ends
from kg.extract.en.lookup import Cues
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.table import Entry, Table
from kg.model import AUTHOR, Argument, Modality, Polarity, Predicate, Reading

_SYMMETRIC = frozenset({"related_to", "cooperates_with", "contrasts_with"})
_DEEDS = frozenset({"provides", "establishes", "uses", "coordinates", "funds", "governs", "promotes", "addresses"})
_MOST = 24  # readings a sentence
_RANK: dict[Modality, int] = {"asserted": 0, "possible": 1, "intended": 2, "recommended": 3}


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


class Interpreter:
    """Reads the claims of one parsed sentence."""

    def __init__(self, chunker: Chunker, ends: Ends, table: Table, cues: Cues) -> None:
        self.c = chunker
        self.ends = ends
        self.table = table
        self.cues = cues
        self.readings: list[Reading] = []
        self._seen: set[tuple[object, ...]] = set()
        self.aside = ""  # who is named in an aside: ", Smith found,"
        self._visited: set[int] = set()
        self._told: set[int] = set()
        self._last: Modality = "asserted"  # modality of the last main clause
        self._above: tuple[End, ...] = ()  # subject of the clause above
        self._predicative: list[Noun] = []  # "X is a N": what N's relative clause says is said of X

    # ---- the walk --------------------------------------------------------------------------------

    def read(self, roots: list[Clause]) -> list[Reading]:
        """All readings of the sentence's clauses."""
        scope = Scope()
        for root in roots:
            scope = replace(scope, holder=self._according(root) or self.aside or AUTHOR)
            joined = root.link == "and" and root.parent is not None and root.verb is not None and root.verb.base
            scope = replace(scope, modality=self._last if joined else "asserted")
            inner = self.clause(root, scope)
            if inner and root.verb is not None:
                scope = replace(scope, subject=inner)
        return self.readings

    def clause(self, clause: Clause, scope: Scope) -> tuple[End, ...]:
        """Reads a clause and those below it; returns its subject."""
        subject, how = self._subject(clause, scope)
        modality = self._modality(clause, scope)
        if clause.parent is None:
            self._last = modality
        scope = replace(scope, subject=subject, how=how, modality=modality)
        founds: list[Found] = []
        if clause.verb is not None or clause.qualities:
            for name, rule in RULES:
                found = rule(self, clause, scope)
                founds.extend(found)
                if found and name in STOPPERS:
                    break
        self._remember(subject, 2.0)
        for group in clause.objects:
            self._remember(self.ends.of_group(group), 1.0)
        for phrase in clause.phrases:
            self._remember(self.ends.of_group(phrase.group), 0.6)
        self._phrases(clause, scope, founds)
        self._below(clause, scope, founds)
        self._nouns(clause, scope)
        return subject

    def _remember(self, ends: tuple[End, ...], weight: float) -> None:
        """Tells the discourse what a clause named."""
        for end in ends:
            one, noun = end.argument, end.noun
            if noun is None or noun.pronoun or one.start is None or one.kind == "quantity" or one.start in self._told:
                continue
            self._told.add(one.start)
            plural = self.c.tag(noun.head) in ("NNS", "NNPS")
            self.ends.discourse.add(one.text, one.kind, plural, weight, one.start)

    def _subject(self, clause: Clause, scope: Scope) -> tuple[tuple[End, ...], str]:
        if clause.subject is not None:
            found = self.ends.of_group(clause.subject)
            if found:
                return found, clause.how
            return (), clause.how
        if clause.how in ("there",):
            return (), "there"
        if scope.subject:
            return scope.subject, scope.how if clause.how == "implied" else clause.how
        return (), "implied"

    def _modality(self, clause: Clause, scope: Scope) -> Modality:
        verb = clause.verb
        found: Modality = scope.modality
        if verb is None:
            return found
        for modal in verb.modal.split("|") if verb.modal else ():
            value = self.cues.modality.get(modal) or self.cues.modality.get(modal.removesuffix(" to"))
            if modal == "will" and self._we(clause):
                value = "recommended"
            if value is not None and _RANK[value] > _RANK[found]:
                found = value
        if clause.how == "implied" and clause.link in ("main", "and") and verb.form == "finite" and verb.base and not verb.modal and (
            clause.parent is None and not scope.subject
        ):
            found = "recommended"
        if clause.link in ("purpose", "so that") and found in ("asserted", "possible"):
            found = "intended"
        if clause.link in ("if", "whether", "unless") and found == "asserted":
            found = "possible"
        return found

    def _we(self, clause: Clause) -> bool:
        return clause.subject is not None and self.c.low(clause.subject.nouns[0].head) == "we"

    # ---- claims ----------------------------------------------------------------------------------

    def emit(
        self, subjects: tuple[End, ...], relation: str, objects: tuple[End, ...], clause: Clause, scope: Scope, rule: str,
        predicate: Predicate | None = None, negated: bool = False, cue: tuple[int, int] | None = None, extra: tuple[str, ...] = (),
    ) -> bool:  # fmt: skip
        """Adds a reading for each subject and object; False where an end is missing."""
        made = False
        base = negated ^ bool(clause.verb is not None and clause.verb.negated) ^ scope.negated
        if predicate is not None and predicate.polarity == "negated":
            base = not base
        for subject in subjects:
            for end in objects:
                named = self._named(relation, predicate, end)
                flipped = base ^ subject.negated ^ end.negated
                made = self._add(subject, named, end, flipped, clause, scope, rule, predicate, cue, extra) or made
        return made

    def _named(self, relation: str, predicate: Predicate | None, end: End) -> str:
        """The relation, changed by the object's valence or kind where the entry says so."""
        if predicate is not None and predicate.by_object and relation == predicate.relation:
            for key, other in predicate.by_object:
                if key == end.valence or key == end.argument.kind:
                    return other
        return relation

    def _add(
        self, subject: End, relation: str, end: End, negated: bool, clause: Clause, scope: Scope, rule: str,
        predicate: Predicate | None, cue: tuple[int, int] | None, extra: tuple[str, ...],
    ) -> bool:  # fmt: skip
        one, two = subject.argument, end.argument
        if one.text.lower() == two.text.lower() or len(self.readings) >= _MOST or self._overlap(one, two):
            return False
        key = (one.text, one.start, relation, two.text, two.start)
        if key in self._seen:
            return False
        self._seen.add(key)
        at = cue or self._cue(clause)
        polarity: Polarity = "negated" if negated else "affirmed"
        features = self._features(subject, end, clause, scope, extra, predicate)
        self.readings.append(
            Reading(one, relation, two, at, f"en.{rule}", predicate.text if predicate else "", polarity, scope.modality,
                    scope.holder, None, None, features)  # fmt: skip
        )
        return True

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
        self, subject: End, end: End, clause: Clause, scope: Scope, extra: tuple[str, ...], predicate: Predicate | None
    ) -> tuple[str, ...]:
        found = [f"subject-{name}" for name in subject.features] + [f"object-{name}" for name in end.features]
        found += [f"subject-{scope.how}", f"depth-{min(clause.depth, 5)}", f"link-{clause.link}", *extra]
        if predicate is not None:
            found.append(f"form-{predicate.form}")
        if subject.argument.end is not None and end.argument.start is not None:
            gap = abs(end.argument.start - subject.argument.end)
            found.append(f"gap-{'near' if gap < 40 else 'far' if gap > 120 else 'middle'}")
        size = self.c.size
        found.append(f"sentence-{'short' if size < 20 else 'long' if size > 45 else 'medium'}")
        return tuple(found)

    # ---- predicates --------------------------------------------------------------------------------

    def predicate(self, clause: Clause, verb: Verb) -> Found | None:
        """The longest entry of the verb that the clause satisfies, with its objects."""
        bare: Found | None = None
        for entry in self.table.verbs.get(verb.lemma, ()):
            found = self._satisfied(clause, verb, entry)
            if found is None:
                continue
            if entry.size == 1:
                return found if bare is None else bare
            if clause.objects and not entry.middle and entry.preposition and not verb.passive:
                bare = bare or found
                direct = next((e for e in self.table.verbs[verb.lemma] if e.size == 1), None)
                if direct is None:
                    return found
                continue
            return found
        return bare

    def _satisfied(self, clause: Clause, verb: Verb, entry: Entry) -> Found | None:
        direct = clause.objects[0] if clause.objects else None
        if not entry.middle and not entry.preposition:
            if direct is None or verb.passive:
                return None
            if len(clause.objects) > 1:
                direct = clause.objects[1]
            return Found(entry, self._objects(direct, entry))
        if not entry.preposition:
            return self._with_particle(clause, verb, entry, direct)
        for phrase in self._phrases_of(clause, entry.preposition):
            if phrase.group is not None and self._between(verb.end, phrase.at, entry):
                construction = "light" if entry.light else "prepositional"
                return Found(entry, self._objects(phrase.group, entry), phrase=phrase, construction=construction)
        return None

    def _objects(self, group: Group, entry: Entry) -> tuple[End, ...]:
        """The ends of a predicate's object; what something is or is like keeps its light head: "a process of …"."""
        return self.ends.of_group(group, light=entry.predicate.relation not in ("is_a", "acts_as"))

    def _phrases_of(self, clause: Clause, word: str) -> Iterator[Phrase]:
        """The prepositional phrases with a word, also the of-phrases of the object."""
        for phrase in clause.phrases:
            if phrase.word == word and clause.verb is not None and phrase.at > clause.verb.main:
                yield phrase
        if word == "of":
            for group in clause.objects:
                for noun in group.nouns:
                    if noun.of is not None:
                        yield Phrase("of", noun.end, group=noun.of)
            for phrase in clause.phrases:
                if phrase.group is not None:
                    for noun in phrase.group.nouns:
                        if noun.of is not None:
                            yield Phrase("of", noun.end, group=noun.of)

    def _with_particle(self, clause: Clause, verb: Verb, entry: Entry, direct: Group | None) -> Found | None:
        if direct is None and not verb.passive:
            return None
        low = [self.c.low(n) for n in range(verb.end, min(self.c.size, verb.end + 8))]
        if entry.light or entry.middle[0] not in low:
            return None
        where = low.index(entry.middle[0])
        if tuple(low[where : where + len(entry.middle)]) != entry.middle:
            return None
        if where > 0 and (direct is None or direct.end > verb.end + where):
            return None
        if verb.passive:
            return Found(entry, ()) if where == 0 else None
        return Found(entry, self.ends.of_group(direct))

    def _between(self, start: int, end: int, entry: Entry) -> bool:
        """Whether the words between verb and preposition are the entry's, with only modifiers beside them."""
        wanted = list(entry.middle)
        for n in range(start, end):
            token = self.c.tokens[n]
            if wanted and (token.lemma == wanted[0] or token.low == wanted[0]):
                wanted.pop(0)
            elif token.tag in ("NN", "NNS", "NNP", "PRP", ",", "CC") and not (entry.light and token.tag == "NN" and wanted):
                return False
            elif not entry.middle and token.tag not in ("RB", "RBR") and not (n - start < 1):
                return False
            elif token.tag in ("VB", "VBZ", "VBD", "MD", "BE", "WDT"):
                return False
        return not wanted

    # ---- constructions -------------------------------------------------------------------------------

    def active(self, clause: Clause, scope: Scope) -> list[Found]:
        """Subject, verb, object."""
        verb = clause.verb
        if verb is None or verb.passive or verb.lemma == "be":
            return []
        if self._says(clause) or (self._called_on(clause) is not None and clause.parts):
            return []
        if self._as_complement(clause, verb, scope):
            return [Found(_NO_ENTRY, ())]
        found = self.predicate(clause, verb) or self._unknown(clause, verb)
        if found is None:
            return []
        reverse = found.entry.predicate.reverse
        if verb.lemma in words.POSSESSION and found.entry.size == 1 and self._without(clause, verb):
            verb.negated = False
            ends = tuple(replace(end, negated=False) for end in found.objects)
            self.emit(scope.subject, "faces", ends, clause, scope, "lack", found.entry.predicate)
            return [found]
        if self._demands(clause, verb):
            return [found]
        self._pair(scope.subject, found, clause, scope, reverse)
        if len(clause.objects) > 1 and found.entry.size == 1 and found.entry.predicate.relation in ("provides", "funds", "promotes"):
            self.emit(scope.subject, "serves", self.ends.of_group(clause.objects[0]), clause, scope, "recipient", found.entry.predicate)
        self._also(found, clause, scope)
        self._complement(clause, found, scope)
        return [found]

    def _complement(self, clause: Clause, found: Found, scope: Scope) -> None:
        """ "makes management more democratic": the object has the quality."""
        for start, _, negated in clause.qualities:
            if clause.objects and start > clause.objects[0].end - 1 and clause.verb is not None and clause.verb.lemma in words.CAUSATIVES:
                token = self.c.tokens[start]
                quality = End(Argument(token.text, token.start, token.end, "concept"), features=("quality",))
                self.emit(found.objects, "characterized_by", (quality,), clause, scope, "complement", negated=negated)

    def role(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "plays an ethical role": the role is what it acts as; "… in Y" where it does."""
        verb = clause.verb
        if verb is None or verb.passive or verb.lemma not in ("play", "assume", "take") or not clause.objects:
            return []
        noun = clause.objects[0].nouns[0]
        if self.c.tokens[noun.head].lemma != "role":
            return []
        fields = [p for p in clause.phrases if p.word == "in" and p.group is not None and p.at > verb.main]
        if noun.of is not None:
            self.emit(scope.subject, "acts_as", self.ends.of_group(noun.of, light=False), clause, scope, "role")
        elif self.ends.left(noun) < noun.head and not clause.phrases:
            self.emit(scope.subject, "acts_as", self.ends.of_noun(noun), clause, scope, "role")
        else:
            return []
        for phrase in fields[:1]:
            self.emit(scope.subject, "participates_in", self.ends.of_group(phrase.group), clause, scope, "role-in")
        return [Found(_NO_ENTRY, ())]

    def _demands(self, clause: Clause, verb: Verb) -> bool:
        """ "the Act requires X to do Y": the claim is X's alone."""
        inner = any(part.link == "to" for part in clause.parts)
        return inner and bool(clause.objects) and verb.lemma in ("require", "want", "expect")

    def _unknown(self, clause: Clause, verb: Verb) -> Found | None:
        """A verb that no table knows, with an object of its own: related somehow."""
        if verb.lemma in self.table.verbs or not clause.objects or verb.lemma in self.cues.says or not verb.lemma.isalpha():
            return None
        if clause.depth > 3 or clause.how not in ("own", "carried", "relative"):
            return None
        predicate = Predicate(f"?{verb.lemma}", "en", "verb", "related_to")
        return Found(Entry(predicate, (), "", False), self.ends.of_group(clause.objects[0]), construction="default")

    def _without(self, clause: Clause, verb: Verb) -> bool:
        """ "has no Y", "does not receive Y": Y is lacking."""
        return verb.negated or (bool(clause.objects) and self._no(clause.objects[0].nouns[0]))

    def _as_complement(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "sees A as B", "turns A into B", "calls A B": A is B, and who sees it so holds it."""
        if not clause.objects:
            return False
        said = verb.lemma in self.cues.says
        holder = self._text(clause.subject) if said and clause.subject is not None else scope.holder
        inner = replace(scope, holder=holder)
        objects = self.ends.of_group(clause.objects[0])
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.preposition not in ("as", "into") or entry.predicate.relation not in ("is_a", "acts_as") or entry.middle:
                continue
            for phrase in clause.phrases:
                if phrase.word == entry.preposition and phrase.group is not None and phrase.at > verb.main:
                    relation = entry.predicate.relation
                    ends = self.ends.of_group(phrase.group, light=False)
                    return self.emit(objects, relation, ends, clause, inner, "complement-as", entry.predicate)
        if len(clause.objects) == 2 and verb.lemma in words.NAMING:
            return self.emit(objects, "is_a", self.ends.of_group(clause.objects[1], light=False), clause, inner, "complement-noun")
        return False

    def _pair(self, subject: tuple[End, ...], found: Found, clause: Clause, scope: Scope, reverse: bool) -> None:
        predicate = found.entry.predicate
        between = self._between_group(clause, found)
        if between is not None and scope.subject:
            self.emit(subject, "coordinates", self.ends.of_group(between), clause, scope, "between", predicate)
            return
        subject = subject or self._implied(clause, predicate)
        if self._supplies(subject, found, clause, scope):
            return
        extra = () if scope.subject else ("implied-topic",)
        if reverse:
            self.emit(found.objects, predicate.relation, subject, clause, scope, found.construction, predicate, extra=extra)
        else:
            self.emit(subject, predicate.relation, found.objects, clause, scope, found.construction, predicate, extra=extra)

    def _supplies(self, subject: tuple[End, ...], found: Found, clause: Clause, scope: Scope) -> bool:
        """ "provides A with B": A is served, B is provided."""
        if found.entry.predicate.relation != "provides" or found.entry.preposition or not clause.objects:
            return False
        given = next((p for p in clause.phrases if p.word == "with" and p.group is not None and p.at >= clause.objects[0].end), None)
        if given is None or not all(end.argument.kind == "actor" or "pronoun" in end.features for end in found.objects):
            return False
        self.emit(subject, "serves", found.objects, clause, scope, "supply", found.entry.predicate)
        return self.emit(subject, "provides", self.ends.of_group(given.group), clause, scope, "supply", found.entry.predicate)

    def _between_group(self, clause: Clause, found: Found) -> Group | None:
        """ "builds ties between A and B": whom the object connects."""
        if found.entry.predicate.relation not in ("establishes", "coordinates", "acts_as", "is_a"):
            return None
        for phrase in clause.phrases:
            if phrase.word == "between" and phrase.group is not None and len(phrase.group.nouns) > 1 and clause.objects:
                if clause.objects[-1].end >= phrase.at:
                    return phrase.group
        return None

    def _implied(self, clause: Clause, predicate: Predicate) -> tuple[End, ...]:
        """The topic, where a clause names no subject."""
        topic = self.ends.discourse.implied(actor=True)
        if topic is None:
            return ()
        return (End(Argument(topic[0], None, None, topic[1]), features=("topic",)),)

    def _also(self, found: Found, clause: Clause, scope: Scope) -> None:
        """Further phrases that an entry names: "provide X with Y"."""
        for word, relation in found.entry.predicate.also:
            for phrase in clause.phrases:
                if phrase.word == word and phrase is not found.phrase and phrase.group is not None:
                    self.emit(scope.subject, relation, self.ends.of_group(phrase.group), clause, scope, "also", found.entry.predicate)

    def passive(self, clause: Clause, scope: Scope) -> list[Found]:
        """The participle with its agent, or an entry that is passive itself."""
        verb = clause.verb
        if verb is None or not verb.passive or self._expletive(clause):
            return []
        agents = self._agents(clause)
        plain = self._passive_entry(clause, verb)
        if not self._agent_next(clause, verb):
            found = self._participle(clause, verb, scope, places=False)
            if found is not None:
                return [found]
        if agents and plain is not None:
            predicate = plain.predicate
            if predicate.reverse:
                self.emit(scope.subject, predicate.relation, agents, clause, scope, "passive", predicate)
            else:
                self.emit(agents, predicate.relation, scope.subject, clause, scope, "passive", predicate)
            return [Found(plain, scope.subject, construction="passive")]
        found = self._participle(clause, verb, scope)
        if found is not None:
            return [found]
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.preposition and entry.preposition not in ("by", "from") and not entry.light:
                other = self._satisfied(clause, verb, entry)
                if other is not None:
                    self._prepositional_passive(other, agents, clause, scope)
                    return [other]
        self._given(clause, scope, plain, agents)
        if plain is not None and clause.link == "so that" and self._above:
            self.emit(self._above, plain.predicate.relation, scope.subject, clause, scope, "so-that", plain.predicate)
        return [Found(plain, scope.subject, construction="passive")] if plain is not None else []

    def _given(self, clause: Clause, scope: Scope, plain: Entry | None, agents: tuple[End, ...]) -> None:
        """ "X is given Y by Z": Z provides Y and serves X."""
        if plain is None or not clause.objects or plain.predicate.relation not in ("provides", "funds"):
            return
        if not agents:
            agents = next((self.ends.of_group(p.group) for p in clause.phrases if p.word == "from" and p.group is not None), ())
        self.emit(agents, plain.predicate.relation, self.ends.of_group(clause.objects[0]), clause, scope, "given", plain.predicate)
        self.emit(agents, "serves", scope.subject, clause, scope, "given", plain.predicate)

    @staticmethod
    def _agent_next(clause: Clause, verb: Verb) -> bool:
        """Whether the by-phrase stands right after the verb."""
        return any(phrase.word == "by" and phrase.group is not None and phrase.at - verb.end < 2 for phrase in clause.phrases)

    def _passive_entry(self, clause: Clause, verb: Verb) -> Entry | None:
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.size == 1 or (entry.middle and not entry.preposition and self._with_particle(clause, verb, entry, None)):
                return entry
        return None

    def _prepositional_passive(self, found: Found, agents: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        predicate = found.entry.predicate
        if predicate.reverse:
            self.emit(found.objects, predicate.relation, scope.subject, clause, scope, "passive-prep", predicate)
        else:
            self.emit(scope.subject, predicate.relation, found.objects, clause, scope, "passive-prep", predicate)

    def _participle(self, clause: Clause, verb: Verb, scope: Scope, places: bool = True) -> Found | None:
        """ "involved in", "affected by": the participle as an adjective of the table."""
        low = self.c.low(verb.main)
        for entry in self.table.adjectives.get(low, ()):
            if not places and entry.predicate.relation == "located_in":
                continue
            found = self._adjectival(clause, verb.end, entry, scope)
            if found is not None:
                return found
        return None

    def _adjectival(self, clause: Clause, start: int, entry: Entry, scope: Scope) -> Found | None:
        predicate = entry.predicate
        if entry.preposition:
            for phrase in clause.phrases:
                if phrase.word == entry.preposition and phrase.group is not None and phrase.at >= start and self._between(start, phrase.at, entry):
                    found = Found(entry, self._objects(phrase.group, entry), phrase=phrase, construction="adjective")
                    self._pair(scope.subject, found, clause, scope, predicate.reverse)
                    return found
        elif not entry.middle and clause.objects:
            found = Found(entry, self.ends.of_group(clause.objects[0]), construction="adjective")
            self._pair(scope.subject, found, clause, scope, predicate.reverse)
            return found
        return None

    def _agents(self, clause: Clause) -> tuple[End, ...]:
        for phrase in clause.phrases:
            if phrase.word == "by" and phrase.group is not None and clause.verb is not None and phrase.at >= clause.verb.main:
                return self.ends.of_group(phrase.group)
        return ()

    def copula(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "X is a Y", "X is flexible", "X is good for Y", "X is in Y"."""
        verb = clause.verb
        if verb is not None and (verb.passive or verb.lemma not in words.LINKING):
            return []
        if clause.how == "there":
            return []
        found: list[Found] = []
        if clause.qualities:
            found += self._quality(clause, scope)
        elif clause.objects and verb is not None:
            found += self._noun_predicate(clause, scope, verb)
        elif verb is not None:
            found += self._adverbial(clause, scope, verb)
        return found

    def reciprocal(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "A and B are interrelated", "A and B cooperate": a symmetric predicate without its second end."""
        if len(scope.subject) < 2 or clause.objects:
            return []
        verb = clause.verb
        entries = list(self.table.verbs.get(verb.lemma, ())) if verb is not None and not verb.passive else []
        heads = [start for start, _, _ in clause.qualities] + ([verb.main] if verb is not None and verb.passive else [])
        for head in heads:
            entries += self.table.adjectives.get(self.c.low(head), ())
        for entry in entries:
            predicate = entry.predicate
            used = any(phrase.word == entry.preposition for phrase in clause.phrases)
            if predicate.relation in _SYMMETRIC and not entry.middle and entry.preposition in ("with", "to", "from", "") and not used:
                for other in scope.subject[1:]:
                    self.emit(scope.subject[:1], predicate.relation, (other,), clause, scope, "reciprocal", predicate)
                return [Found(entry, (), construction="reciprocal")]
        return []

    def _quality(self, clause: Clause, scope: Scope) -> list[Found]:
        found: list[Found] = []
        if any(end.argument.kind == "quantity" for end in scope.subject):
            return found
        expletive = self._expletive(clause)
        for start, end, negated in clause.qualities:
            low = self.c.low(start)
            entry_found = None
            for entry in self.table.adjectives.get(low, ()) if not expletive else ():
                entry_found = self._adjectival(clause, end, entry, scope)
                if entry_found is not None:
                    break
            if entry_found is not None:
                found.append(entry_found)
            elif not expletive and low not in self.cues.modal and scope.subject:
                token = self.c.tokens[start]
                end_ = End(Argument(token.text, token.start, token.end, "concept"), features=("quality",))
                self.emit(scope.subject, "characterized_by", (end_,), clause, scope, "quality", negated=negated)
        return found

    def _expletive(self, clause: Clause) -> bool:
        """ "It is necessary to …": the subject stands for nothing."""
        if clause.subject is None or len(clause.subject.nouns) > 1 or self.c.low(clause.subject.nouns[0].head) != "it":
            return False
        return any(part.link in ("to", "that", "for") for part in clause.parts)

    def _noun_predicate(self, clause: Clause, scope: Scope, verb: Verb) -> list[Found]:
        found = self._linking_entry(clause, verb)
        if found is not None:
            self._pair(scope.subject, found, clause, scope, found.entry.predicate.reverse)
            return [found]
        if self._subject_clause(clause, scope) or self._subject_role(clause, scope):
            return [Found(_NO_ENTRY, ())]
        group = clause.objects[0]
        self._predicative.extend(group.nouns)
        made: list[Found] = []
        for noun in group.nouns:
            nominal = self._nominal_role(noun, clause)
            if nominal is not None:
                entry, objects = nominal
                one = Found(entry, objects, construction="copula-noun")
                self._pair(scope.subject, one, clause, scope, entry.predicate.reverse)
                made.append(one)
            elif scope.subject and not self._expletive(clause):
                one_of = self.c.low(noun.head) == "one" and noun.of is not None
                ends = self.ends.of_group(noun.of) if one_of else self.ends.of_noun(noun, light=False)
                self.emit(scope.subject, "is_a", ends, clause, scope, "copula", negated=self._no(noun))
        return made

    def _subject_clause(self, clause: Clause, scope: Scope) -> bool:
        """ "To prevent A is the task of B": B prevents A."""
        inner = clause.subject.nouns[0].clauses if clause.subject is not None else []
        noun = clause.objects[0].nouns[0]
        if not inner or inner[0].link != "subject" or noun.of is None:
            return False
        for part in inner:
            self.clause(part, replace(scope, subject=self.ends.of_group(noun.of), how="subject-clause"))
        return True

    def _subject_role(self, clause: Clause, scope: Scope) -> bool:
        """ "The cause of A is B", "the main obstacle to A is B": B causes A, B hinders A."""
        if clause.subject is None or len(clause.subject.nouns) != 1:
            return False
        subject = clause.subject.nouns[0]
        if self.c.low(subject.start) not in ("the", "its", "their", "one"):
            return False
        nominal = self._nominal_role(subject, clause)
        if nominal is None or nominal[0].predicate.relation in ("is_a", "part_of", "located_in", "has_quantity"):
            return False
        entry, objects = nominal
        found = Found(entry, objects, construction="subject-role")
        ends = self.ends.of_group(clause.objects[0])
        if all(end.argument.kind == "quantity" for end in ends):
            return False
        self._pair(ends, found, clause, scope, entry.predicate.reverse)
        return True

    def _linking_entry(self, clause: Clause, verb: Verb) -> Found | None:
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.size > 1 and entry.preposition and entry.middle:
                found = self._satisfied(clause, verb, entry)
                if found is not None:
                    return found
        return None

    def _no(self, noun: Noun) -> bool:
        return self.c.low(noun.start) in ("no", "neither", "nor")

    def _nominal_role(self, noun: Noun, clause: Clause) -> tuple[Entry, tuple[End, ...]] | None:
        """ "a barrier to Y", "the key to Y": a noun of the table with its preposition."""
        head = self.c.tokens[noun.head]
        for entry in [*self.table.nouns.get(head.lemma, ()), *self.table.nouns.get(head.low, ())]:
            if entry.middle or not entry.preposition:
                continue
            if entry.preposition == "of" and noun.of is not None:
                return entry, self.ends.of_group(noun.of)
            for phrase in [*noun.after, *clause.phrases]:
                if phrase.word == entry.preposition and phrase.group is not None and phrase.at >= noun.end and phrase.at - noun.end < 3:
                    return entry, self.ends.of_group(phrase.group)
        return None

    def _adverbial(self, clause: Clause, scope: Scope, verb: Verb) -> list[Found]:
        """ "X is in Y", "X is at risk of Y"."""
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.size > 1:
                found = self._satisfied(clause, verb, entry)
                if found is not None:
                    self._pair(scope.subject, found, clause, scope, entry.predicate.reverse)
                    return [found]
        for phrase in clause.phrases:
            if phrase.group is None or phrase.at < verb.main:
                continue
            if phrase.word in ("in", "at", "within", "under"):
                for end in self.ends.of_group(phrase.group):
                    if phrase.word == "in" and end.noun is not None and self.ends.is_place(end.noun):
                        self.emit(scope.subject, "located_in", (end,), clause, scope, "be-in")
                        return [Found(_NO_ENTRY, (), phrase=phrase)]
                    if end.valence == "bad":
                        self.emit(scope.subject, "faces", (end,), clause, scope, "be-in")
                        return [Found(_NO_ENTRY, (), phrase=phrase)]
            head = self.c.tokens[phrase.group.nouns[0].head].low
            for entry in self.table.adjectives.get(phrase.word, ()):
                if entry.middle and entry.middle[0] == head:
                    made = self._adjectival(clause, phrase.at + 1, entry, scope)
                    if made is not None:
                        return [made]
        return []

    def existential(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "There are N X in Y"."""
        if clause.how != "there" or clause.verb is None:
            return []
        ends = self.ends.of_group(clause.objects[0]) if clause.objects else ()
        no = bool(clause.objects) and self._no(clause.objects[0].nouns[0])
        for phrase in clause.phrases:
            if phrase.word == "without" and phrase.group is not None and no:
                self.emit(ends, "requires", self.ends.of_group(phrase.group), clause, scope, "without")
            if phrase.word in ("in", "within", "at") and phrase.group is not None:
                for place in self.ends.of_group(phrase.group):
                    if place.argument.kind == "place":
                        self.emit(ends, "located_in", (place,), clause, scope, "there")
                    elif any(end.valence == "bad" for end in ends):
                        self.emit((place,), "faces", ends, clause, scope, "there")
        return []

    def change(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "X rose from A to B", "X stands at N"."""
        verb = clause.verb
        if verb is None or verb.passive or verb.lemma not in self.cues.changes and verb.lemma != "be":
            return []
        groups = list(clause.objects)
        if verb.lemma != "be":
            groups += [p.group for p in clause.phrases if p.group is not None and p.word in ("from", "to", "by", "at") and p.at > verb.main]
        made: list[Found] = []
        for group in groups:
            for noun in group.nouns:
                if noun.of is not None and self.c.low(noun.head) != "percent":
                    continue
                if self.c.tag(noun.head) == "CD" or self.c.low(noun.head) == "percent":
                    self.emit(scope.subject, "has_quantity", self.ends.of_noun(noun), clause, scope, "change")
                    made.append(Found(_NO_ENTRY, ()))
        return made

    def _says(self, clause: Clause) -> bool:
        return clause.verb is not None and clause.verb.lemma in self.cues.says and any(part.link == "that" for part in clause.parts)

    def _according(self, root: Clause) -> str:
        for phrase in root.phrases:
            if phrase.word == "according to" and phrase.group is not None:
                return self._text(phrase.group)
        for part in root.parts:
            if part.link == "as" and part.verb is not None and part.verb.lemma in self.cues.says and part.subject is not None:
                return self._text(part.subject)
        return ""

    def _text(self, group: Group) -> str:
        c = self.c
        noun = group.nouns[0]
        first = noun.left if noun.left < noun.end else noun.start
        stop = noun.of.nouns[-1].end if noun.of is not None else noun.end
        if len(group.nouns) > 1:
            stop = group.nouns[-1].end
        return self.ends.text[c.tokens[first].start : c.tokens[stop - 1].end]

    # ---- clauses below -------------------------------------------------------------------------------

    def _below(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """Reads the dependent clauses with the subject that each is given."""
        link, subject, modality = "", scope.subject, scope.modality
        holder = scope.holder
        for part in clause.parts:
            self._above = scope.subject
            if part.link == "whereas" and part.subject is not None:
                self.emit(scope.subject, "contrasts_with", self.ends.of_group(part.subject), part, scope, "whereas", negated=bool(
                    part.verb is not None and part.verb.negated))  # fmt: skip
            if part.link != "and" or not link:
                link = part.link
                subject, modality, how = self._control(clause, part, scope, founds)
                holder = scope.holder
                if part.link == "that" and self._says(clause) and clause.subject is not None:
                    holder = self._text(clause.subject)
                    if holder.lower() in ("i", "we"):
                        holder = scope.holder
            negated = scope.negated
            self.clause(part, Scope(subject, modality, negated, holder, how))
        for phrase in clause.phrases:
            if phrase.clause is not None:
                self._gerund(phrase, clause, scope, founds)

    def _control(self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]) -> tuple[tuple[End, ...], Modality, str]:
        modality = scope.modality
        passive = clause.verb is not None and clause.verb.passive
        expletive = (bool(clause.qualities) or passive) and self._expletive(clause)
        if expletive or (clause.verb is not None and clause.verb.lemma == "be" and clause.how == "there"):
            return self._expletive_control(clause, scope)
        if part.link in ("that", "because", "although", "while", "whereas", "when", "how", "where"):
            return (), modality if part.link == "that" else "asserted", "own"
        if part.link in ("to", "purpose"):
            return self._infinitive_control(clause, part, scope, founds)
        return scope.subject, modality, "controlled"

    def _expletive_control(self, clause: Clause, scope: Scope) -> tuple[tuple[End, ...], Modality, str]:
        """ "It is necessary for X to …": the adjective colours, the for-phrase acts."""
        modality = scope.modality
        passive = [clause.verb.main] if clause.verb is not None and clause.verb.passive else []
        for start in [start for start, _, _ in clause.qualities] + passive:
            value = self.cues.modal.get(self.c.low(start)) or self.cues.modal.get(self.c.tokens[start].lemma)
            if value is not None and _RANK[value] > _RANK[modality]:
                modality = value
        for phrase in clause.phrases:
            if phrase.word == "for" and phrase.group is not None:
                return self.ends.of_group(phrase.group), modality, "for"
        return (), modality, "implied"

    def _called_on(self, clause: Clause) -> Group | None:
        """ "call on X to …", "appeal to X to …": who is to act."""
        if clause.verb is None or clause.verb.lemma not in ("call", "appeal"):
            return None
        for phrase in clause.phrases:
            if phrase.word in ("on", "upon", "to", "for") and phrase.group is not None and phrase.at > clause.verb.main:
                return phrase.group
        return None

    def _infinitive_control(
        self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]
    ) -> tuple[tuple[End, ...], Modality, str]:
        modality: Modality = "intended" if part.link == "purpose" else scope.modality
        for phrase in clause.phrases:
            if phrase.word == "for" and phrase.group is not None and phrase.group.end == part.start:
                return self.ends.of_group(phrase.group), modality, "for"
        found = founds[0] if founds else None
        verb = clause.verb
        if verb is not None and verb.modal.endswith(" to") and self.c.tag(part.start - 1) == ",":
            return scope.subject, modality, "listed"
        objects = found.objects if found is not None else self.ends.of_group(clause.objects[0]) if clause.objects else ()
        called = self._called_on(clause)
        if called is not None:
            return self.ends.of_group(called), "recommended", "called"
        pivot = (found is not None and found.entry.predicate.pivot) or (verb is not None and verb.lemma in self.cues.controls)
        if verb is not None and part.link == "to" and self._demands(clause, verb):
            return self.ends.of_group(clause.objects[0]), "recommended", "pivot"
        if pivot and objects and verb is not None and not verb.passive:
            if found is not None and found.entry.predicate.relation == "requires" and objects[0].argument.kind != "actor":
                return scope.subject, "intended", "purpose"
            if found is not None and found.entry.predicate.relation == "serves":
                return scope.subject, modality, "helper"
            return objects, modality, "pivot"
        if verb is not None and verb.passive:
            goal: Modality = modality if pivot or found is None else self._raised(modality, "intended")
            return scope.subject, goal, "passive-control"
        if verb is not None and verb.lemma == "be":
            return self._goal_subject(clause, scope)
        relations = ("establishes", "funds") if part.link == "purpose" else ("establishes", "uses", "funds")
        if found is not None and found.entry.predicate.relation in relations and objects:
            return objects, "intended", "purpose-object"
        if found is None and not objects:
            return scope.subject, modality, "controlled"
        return scope.subject, "intended", "purpose"

    def _goal_subject(self, clause: Clause, scope: Scope) -> tuple[tuple[End, ...], Modality, str]:
        """ "The goal of X is to …": X acts."""
        return scope.subject, scope.modality, "goal"

    @staticmethod
    def _raised(modality: Modality, to: Modality) -> Modality:
        return to if modality != "recommended" else modality

    def _gerund(self, phrase: Phrase, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """ "by doing", "without doing", "for doing"."""
        assert phrase.clause is not None
        modality = scope.modality
        if phrase.word in ("for", "for the purpose of"):
            modality = "intended"
        subject = scope.subject
        if modality == "intended" and founds and founds[0].entry.predicate.relation == "establishes" and founds[0].objects:
            subject = founds[0].objects
        if clause.verb is not None and clause.verb.passive and phrase.word in ("by", "through", "via", "by means of"):
            self._gerund_means(phrase.clause, clause, scope)
            subject = self._agents(clause)
        negated = phrase.word in ("without", "instead of", "rather than", "from")
        if phrase.word == "from" and clause.objects:
            subject = self.ends.of_group(clause.objects[0])
        self.clause(phrase.clause, Scope(subject, modality, negated, scope.holder, "gerund"))

    def _gerund_means(self, gerund: Clause, clause: Clause, scope: Scope) -> None:
        """ "A can be fostered by carrying out B": B fosters A."""
        entry = self._passive_entry(clause, clause.verb) if clause.verb is not None else None
        if entry is not None and gerund.objects:
            ends = self.ends.of_group(gerund.objects[0])
            self.emit(ends, entry.predicate.relation, scope.subject, clause, scope, "gerund-means", entry.predicate)

    # ---- phrases ---------------------------------------------------------------------------------

    def _phrases(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """Means, contrasts, reasons and other phrases that state a relation of their own."""
        self._without_phrase(clause, scope)
        taken = {id(found.phrase) for found in founds if found.phrase is not None}
        for phrase in clause.phrases:
            if phrase.group is None or id(phrase) in taken:
                continue
            ends = self.ends.of_group(phrase.group)
            if phrase.word in ("through", "by means of", "via", "by way of", "with the help of", "on the basis of"):
                if clause.verb is not None and not clause.verb.passive and founds:
                    if not self._means_nominal(phrase.group, clause, scope):
                        self.emit(scope.subject, "uses", ends, clause, scope, "means")
                elif clause.verb is not None and clause.verb.passive and founds and not self._agents(clause):
                    predicate = founds[0].entry.predicate
                    self.emit(ends, predicate.relation, scope.subject, clause, scope, "means-passive", predicate)
            elif phrase.word in ("rather than", "instead of", "compared with", "in contrast to", "unlike"):
                other = self._contrasted(clause, phrase, scope)
                self.emit(ends, "contrasts_with", other, clause, replace(scope, modality="asserted"), "contrast")
            elif phrase.word in ("because of", "due to", "owing to", "as a result of") and founds:
                self.emit(ends, "causes", founds[0].objects, clause, scope, "reason")
            elif phrase.word in ("because of", "due to", "owing to", "as a result of") and clause.qualities:
                self.emit(ends, "causes", self._qualities(clause), clause, scope, "reason")
            elif phrase.word in ("because of", "due to", "owing to", "as a result of") and not clause.objects:
                self.emit(ends, "causes", scope.subject, clause, scope, "reason")

    def _without_phrase(self, clause: Clause, scope: Scope) -> None:
        """ "Without A, B cannot …": B requires A."""
        if clause.verb is None or not clause.verb.negated:
            return
        for phrase in clause.phrases:
            if phrase.word in ("without", "in the absence of") and phrase.group is not None:
                self.emit(scope.subject, "requires", self.ends.of_group(phrase.group), clause, replace(scope, modality="asserted"),
                          "without", negated=True)  # fmt: skip

    def _qualities(self, clause: Clause) -> tuple[End, ...]:
        """The predicative adjectives as ends."""
        tokens = [self.c.tokens[start] for start, _, _ in clause.qualities]
        return tuple(End(Argument(t.text, t.start, t.end, "concept"), features=("quality",)) for t in tokens)

    def _means_nominal(self, group: Group, clause: Clause, scope: Scope) -> bool:
        """ "through the provision of services": the subject provides them."""
        noun = group.nouns[0]
        if noun.of is None or len(group.nouns) > 1:
            return False
        head = self.c.tokens[noun.head]
        for entry in self.table.nouns.get(head.lemma, ()):
            if entry.preposition == "of" and not entry.middle and entry.predicate.relation in _DEEDS:
                return self.emit(scope.subject, entry.predicate.relation, self.ends.of_group(noun.of), clause, scope, "means-nominal",
                                 entry.predicate)  # fmt: skip
        return False

    def _contrasted(self, clause: Clause, phrase: Phrase, scope: Scope) -> tuple[End, ...]:
        if clause.verb is None or phrase.at < clause.verb.start:
            return scope.subject
        if phrase.noun is not None:
            return self.ends.of_noun(phrase.noun)
        return scope.subject

    # ---- within noun phrases --------------------------------------------------------------------------

    def _nouns(self, clause: Clause, scope: Scope) -> None:
        groups = [clause.subject] if clause.subject is not None and clause.how not in ("carried", "relative", "participle", "event") else []
        groups += [group for group in clause.objects if clause.how != "object-relative" or group is not clause.objects[-1]]
        groups += [phrase.group for phrase in clause.phrases if phrase.group is not None]
        for group in groups:
            for noun in group.nouns:
                self.noun(noun, clause, scope, 0)
            self._contrast_within(group, clause, scope)

    def _contrast_within(self, group: Group, clause: Clause, scope: Scope) -> None:
        """ "not A but B"."""
        negated = [noun for noun in group.nouns if noun.negated]
        if negated and len(group.nouns) > len(negated):
            plain = [noun for noun in group.nouns if not noun.negated]
            one = tuple(replace(end, negated=False) for noun in negated for end in self.ends.of_noun(noun))
            self.emit(one, "contrasts_with", self.ends.of_group(Group(plain, group.end)), clause, scope, "not-but")

    def noun(self, noun: Noun, clause: Clause, scope: Scope, depth: int) -> None:
        """What a noun phrase states by itself, and the clauses that hang on it."""
        if depth > 5 or id(noun) in self._visited:
            return
        self._visited.add(id(noun))
        plain = Scope(holder=scope.holder)
        rich = noun.of or noun.after or noun.examples or noun.apposition or noun.number or noun.owner
        if rich or self.c.tokens[noun.head].lemma in self.table.nouns:
            empty = Clause(None, clause.subject, start=noun.start, depth=clause.depth + 1, link="noun")
            for _, rule in NOUN_RULES:
                rule(self, noun, empty, plain)
        inner = plain
        for part in noun.clauses:
            if part.link == "subject":
                continue
            if part.link == "noun-to":
                own = next((p.group for p in noun.after if p.word == "for" and p.group is not None), None)
                agents = self.ends.of_group(own) if own is not None else scope.subject
                inner = replace(plain, subject=agents, how="noun-to", modality=scope.modality)
            elif part.link != "and" or part.subject is not None:
                inner = plain
            if part.how in ("relative", "carried") and any(noun is other for other in self._predicative) and scope.subject:
                part.subject, inner = None, replace(plain, subject=scope.subject, how="predicate-relative")
            self.clause(part, inner)
        for group in (noun.of, noun.examples, noun.apposition):
            for inner_noun in group.nouns if group is not None else ():
                self.noun(inner_noun, clause, scope, depth + 1)
        for phrase in noun.after:
            if phrase.group is not None:
                for inner_noun in phrase.group.nouns:
                    self.noun(inner_noun, clause, scope, depth + 1)

    def place(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "the court in The Hague", "irrigation systems of Kyrgyzstan"."""
        for phrase in noun.after:
            inner = noun if phrase.at == noun.end else noun.of.nouns[-1] if noun.of is not None and phrase.at == noun.of.end else None
            if phrase.word in ("in", "at", "within") and phrase.group is not None and inner is not None:
                self._located(inner, phrase.group, clause, scope)
        of = self.ends.of_group(noun.of)
        if noun.of is not None and self.c.tokens[noun.head].lemma not in self.cues.light and of and of[0].argument.kind == "place":
            self._located(noun, noun.of, clause, scope)

    def _located(self, noun: Noun, group: Group, clause: Clause, scope: Scope) -> None:
        ends = tuple(end for end in self.ends.of_group(group) if end.noun is not None and self.ends.is_place(end.noun))
        if ends and len(group.nouns) == len(ends):
            alone = replace(noun, of=None, after=[])
            self.emit(self.ends.of_noun(alone), "located_in", ends, clause, scope, "place", cue=self._at(noun.end))

    def examples(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "X such as A and B"."""
        if noun.examples is None or self.c.tokens[noun.head].lemma in self.cues.light | self.cues.not_node:
            return
        kind = noun
        if self.c.tag(noun.head) == "CD":
            return
        subject = clause.subject.nouns[-1] if clause.subject is not None else None
        if self.c.tag(noun.head) == "NN" and subject is not None and self.c.tag(subject.head) == "NNS" and len(noun.examples.nouns) > 1:
            kind = subject
        self.emit(self.ends.of_group(noun.examples), "is_a", self.ends.of_noun(kind, light=False), clause, scope, "such-as",
                  cue=self._at(noun.end))  # fmt: skip

    def apposition(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "X, a Y,"."""
        if noun.apposition is None:
            return
        one, two = self.ends.of_noun(noun), self.ends.of_group(noun.apposition, light=False)
        named = all(self.c.tag(other.head) == "NNP" for other in noun.apposition.nouns)
        if self.c.tag(noun.head) == "NNS" and named:
            one, two = two, one
        self.emit(one, "is_a", two, clause, scope, "apposition", cue=self._at(noun.end))

    def _at(self, at: int) -> tuple[int, int]:
        token = self.c.tokens[min(at, self.c.size - 1)]
        return token.start, token.end

    def quantity(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "450 associations"."""
        c = self.c
        if noun.number is None or noun.pronoun:
            return
        first, last = noun.number
        head = c.tokens[noun.head]
        digits = any(ch.isdigit() for n in range(first, last) for ch in c.tokens[n].text) or any(
            c.lows[n] in ("hundred", "thousand", "million", "billion") for n in range(first, last)
        )
        if self.ends.measure(noun):
            return
        if head.lemma in self.cues.time or not digits or head.tag == "CD":
            return
        if head.low == "percent":
            ends = self.ends.of_group(noun.of)
        else:
            ends = self.ends.of_noun(noun)
        while first > noun.start and c.tags[first - 1] in ("RB", "IN") or c.low(first - 1) in ("some", "about"):
            first -= 1
            if first <= 0:
                break
        start, end = c.tokens[first].start, c.tokens[last - 1].end
        number = End(Argument(self.ends.text[start:end], start, end, "quantity"), features=("number",))
        if len(ends) == 1 and ends[0].argument.start is not None:
            self.emit(ends, "has_quantity", (number,), clause, scope, "quantity", cue=(start, end))

    def nominal(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "the participation of X in Y", "X participation in Y", "provision of Y by X"."""
        head = self.c.tokens[noun.head]
        for entry in [*self.table.nouns.get(head.lemma, ()), *(self.table.nouns.get(head.low, ()) if head.low != head.lemma else ())]:
            if entry.middle or not entry.preposition:
                continue
            objects: tuple[End, ...] = ()
            agents: tuple[End, ...] = ()
            if entry.preposition == "of":
                if noun.of is None:
                    continue
                objects = self.ends.of_group(noun.of)
                agents = self._by(noun) or self._owner(noun)
                if not agents and entry.predicate.relation == "faces":
                    agents = self._among(noun)
            elif entry.preposition == "between":
                for phrase in noun.after:
                    if phrase.word == "between" and phrase.group is not None and len(phrase.group.nouns) == 2:
                        agents = self.ends.of_noun(phrase.group.nouns[0])
                        objects = self.ends.of_noun(phrase.group.nouns[1])
            else:
                for phrase in self._after(noun):
                    if phrase.word == entry.preposition and phrase.group is not None:
                        objects = self.ends.of_group(phrase.group)
                        agents = self.ends.of_group(noun.of) or self._owner(noun) or self._compound(noun)
                        break
            if objects and agents:
                predicate = entry.predicate
                one, two = (objects, agents) if predicate.reverse else (agents, objects)
                self.emit(one, predicate.relation, two, clause, scope, "nominal", predicate, cue=(head.start, head.end))
                return

    def _after(self, noun: Noun) -> Iterator[Phrase]:
        """The phrases to the right of a noun or of its of-phrase."""
        yield from noun.after
        if noun.of is not None:
            for inner in noun.of.nouns:
                yield from inner.after

    def _by(self, noun: Noun) -> tuple[End, ...]:
        for phrase in self._after(noun):
            if phrase.word == "by" and phrase.group is not None:
                return self.ends.of_group(phrase.group)
        return ()

    def _among(self, noun: Noun) -> tuple[End, ...]:
        """ "the lack of A in B", "… among B"."""
        for phrase in self._after(noun):
            if phrase.word in ("in", "among", "within") and phrase.group is not None:
                return self.ends.of_group(phrase.group)
        return ()

    def _owner(self, noun: Noun) -> tuple[End, ...]:
        if noun.owner is not None:
            return self.ends.of_noun(noun.owner)
        if self.c.tag(noun.start) == "PRP$":
            token = self.c.tokens[noun.start]
            text = self.ends.discourse.antecedent("they" if token.low == "their" else "it", token.start)
            return (End(Argument(text or token.text, token.start, token.end), features=("pronoun",)),)
        return ()

    def _compound(self, noun: Noun) -> tuple[End, ...]:
        """The first part of "social work participation"."""
        left = self.ends.left(noun)
        if left >= noun.head or self.c.tag(noun.head - 1) not in ("NN", "NNS", "NNP"):
            return ()
        inner = Noun(left, left, noun.head - 1, noun.head)
        return (End(self.ends.argument(inner), features=("compound",)),)


Rule = Callable[[Interpreter, Clause, Scope], list[Found]]
NounRule = Callable[[Interpreter, Noun, Clause, Scope], None]

RULES: tuple[tuple[str, Rule], ...] = (
    ("change", Interpreter.change),
    ("there", Interpreter.existential),
    ("reciprocal", Interpreter.reciprocal),
    ("passive", Interpreter.passive),
    ("copula", Interpreter.copula),
    ("role", Interpreter.role),
    ("active", Interpreter.active),
)
STOPPERS = frozenset({"passive", "copula", "change", "reciprocal", "role"})
_NO_ENTRY = Entry(Predicate("", "en", "verb", "has_quantity"), (), "", False)
NOUN_RULES: tuple[tuple[str, NounRule], ...] = (
    ("place", Interpreter.place),
    ("such-as", Interpreter.examples),
    ("apposition", Interpreter.apposition),
    ("quantity", Interpreter.quantity),
    ("nominal", Interpreter.nominal),
)
