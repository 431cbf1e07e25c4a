"""Constructions with a linking verb: "X is a Y", "X is good for Y", "A and B are related"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import NO_ENTRY, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.table import Entry
from kg.extract.en.verbal import Verbal
from kg.model import SYMMETRIC, Argument

_SCANT = frozenset("limited low weak small insufficient inadequate poor scarce deficient meagre negligible".split())
_AMPLE = frozenset({"high", "sufficient", "adequate", "strong", "large", "enough"})
_AMOUNTS = frozenset({"number", "amount", "share", "proportion", "volume", "quantity", "percentage"})
_SAYS_NOTHING = frozenset({"reason", "question", "matter", "thing", "point", "case", "way"})
_HOLDERS = frozenset({"actor", "place"})
_HEADS = {  # what a noun before "of" makes of "the N of A is B"
    **dict.fromkeys(("problem", "difficulty", "challenge", "dilemma", "shortcoming", "weakness", "deficiency"), "faces"),
    **dict.fromkeys(("advantage", "characteristic", "charm", "core", "essence", "feature", "hallmark", "principle", "strength"),
                    "characterized_by"),
    **dict.fromkeys(("aim", "goal", "mission", "objective", "purpose"), "promotes"),
    **dict.fromkeys(("approach", "instrument", "means", "method", "technique", "tool"), "uses"),
    "key": "requires",
    "reason": "causes",
}  # fmt: skip
_TOOLS = frozenset({"instrument", "method", "technique", "tool", "weapon"})
_TASKS = frozenset({"business", "concern", "duty", "job", "obligation", "preserve", "responsibility", "role", "task"})
_GROUNDS = frozenset({"basis", "condition", "foundation", "guarantee", "precondition", "premise", "prerequisite"})
_NO_QUALITIES = frozenset(  # adjectives that say nothing of what something is like
    "absent alike alone apparent available aware certain evident obvious present same sure true".split()
)
_TROUBLES = frozenset(
    "problem challenge difficulty drawback weakness shortcoming burden worry nightmare headache".split()
)
_CHIEF = frozenset("chief first foremost key leading main major most only prime principal top".split())
_TRAITS_TOO = frozenset({"compulsory", "mandatory", "obligatory"})
_EXAMPLES = frozenset({"example", "instance", "exemplar", "form", "kind", "sort", "type", "variety"})
_WAYS = frozenset(
    "approach aspect channel direction instrument key means measure mechanism method path step strategy tool way window".split()
)


class Copular(Verbal):
    """What predicative nouns, adjectives and phrases state."""

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
        first = clause.subject.nouns[0] if clause.subject is not None else None
        if first is not None and len(scope.subject) == 3 and self._pair_named(first):
            scope = replace(scope, subject=scope.subject[1:])  # "the two unions, miners and dockers, cooperate"
        if (
            len(scope.subject) < 2
            or (clause.objects and not (clause.verb is not None and self._together(clause.verb)))
            or clause.link in ("of", "by", "for", "without")
            or any(part.link == "that" for part in clause.parts)
            or (clause.subject is not None and clause.subject.joint in ("or", "nor"))
        ):
            return []
        verb = clause.verb
        if verb is not None and self._together(verb):
            for other in scope.subject[1:]:
                self.emit(scope.subject[:1], "related_to", (other,), clause, scope, "reciprocal")
            return [Found(NO_ENTRY, (), construction="reciprocal")]
        entries = list(self.table.verbs.get(verb.lemma, ())) if verb is not None and not verb.passive else []
        heads = [start for start, _, _ in clause.qualities] + ([verb.main] if verb is not None and verb.passive else [])
        for head in heads:
            entries += self.table.adjectives.get(self.c.low(head), ())
        for entry in entries:
            predicate = entry.predicate
            used = any(p.word == entry.preposition and not self._mutual(p.group) for p in clause.phrases)
            if (
                predicate.relation in SYMMETRIC
                and not entry.middle
                and entry.preposition in ("with", "to", "from", "")
                and not used
                and not self._otherwise(clause, entries)
            ):
                for other in scope.subject[1:]:
                    self.emit(scope.subject[:1], predicate.relation, (other,), clause, scope, "reciprocal", predicate)
                return [Found(entry, (), construction="reciprocal")]
        return []

    def _otherwise(self, clause: Clause, entries: list[Entry]) -> bool:
        """ "A and B belong to C": another entry of the verb has its phrase, and that is not "with each other"."""
        with_group = [phrase for phrase in clause.phrases if phrase.group is not None]
        stated = {
            phrase.word for phrase in with_group if self.c.low(phrase.at + 1) not in ("each other", "one another")
        }
        return any(entry.preposition in stated and not entry.middle for entry in entries if entry.preposition)

    def _together(self, verb: Verb) -> bool:
        """ "A and B reinforce each other", "A and B go hand in hand"."""
        lows = tuple(self.c.lows[verb.end : verb.end + 3])
        if verb.passive or verb.lemma in self.cues.says:
            return False
        return lows[:1] in (("each other",), ("one another",)) or (
            verb.lemma == "go" and lows == ("hand", "in", "hand")
        )

    def _mutual(self, group: Group | None) -> bool:
        """ "with each other": no second end."""
        return group is not None and self.c.low(group.nouns[0].head) == "each other"

    def _pair_named(self, noun: Noun) -> bool:
        """ "the two unions": a number that the names behind the comma make up."""
        two = any(self.c.low(n) in ("two", "both") for n in range(noun.start, noun.head))
        return two and self.c.tag(noun.end) == ","

    def _quality(self, clause: Clause, scope: Scope) -> list[Found]:
        found: list[Found] = []
        lost = all(end.argument.text.lower() in ("it", "this", "that") for end in scope.subject)
        if lost or any(end.argument.kind == "quantity" for end in scope.subject):
            return found
        expletive = self._expletive(clause)
        for start, end, negated in clause.qualities:
            low = self.c.low(start)
            entry_found = None
            if not expletive and low in _SCANT and self._scant(start, clause, scope, negated):
                found.append(Found(NO_ENTRY, (), construction="scant"))
                continue
            for entry in self.table.adjectives.get(low, ()) if not expletive else ():
                entry_found = self._adjectival(clause, end, entry, scope)
                if entry_found is not None:
                    break
            if entry_found is not None:
                found.append(entry_found)
            elif not expletive and self._scant(start, clause, scope, negated):
                found.append(Found(NO_ENTRY, (), construction="scant"))
            elif self._in_doing(low, end, clause):
                continue  # "instrumental in lowering A": the gerund is the claim
            elif not expletive and scope.subject and self._describes(start) and not self._level(low, clause):
                token = self.c.tokens[start]
                end_ = End(Argument(token.text, token.start, token.end, "concept"), features=("quality",))
                self.emit(scope.subject, "characterized_by", (end_,), clause, scope, "quality", negated=negated)
                self._more_than(start, clause, scope)
        return found

    def _level(self, low: str, clause: Clause) -> bool:
        """ "The overall level of A is low": says how much of it there is, not what it is like."""
        noun = clause.subject.nouns[0] if clause.subject is not None else None
        light = (
            noun is not None and noun.of is not None and self.c.tokens[noun.head].lemma in ("level", "degree", "extent")
        )
        return light and (low in _SCANT or low in _AMPLE)

    def _describes(self, start: int) -> bool:
        """Whether an adjective says what its subject is like; a superlative says where it is most so."""
        low = self.c.low(start)
        modal = low in self.cues.modal and low not in _TRAITS_TOO
        return not modal and low not in _NO_QUALITIES and self.c.tag(start) != "JJS"

    def _in_doing(self, low: str, end: int, clause: Clause) -> bool:
        """Whether an adjective of the table goes on with a gerund."""
        doing = any(phrase.clause is not None and phrase.at == end for phrase in clause.phrases)
        return doing and low in self.table.adjectives

    def _more_than(self, start: int, clause: Clause, scope: Scope) -> None:
        """ "A is cheaper than B": they are contrasted."""
        if self.c.tag(start) != "JJR" and self.c.low(start - 1) not in ("more", "less"):
            return
        for phrase in clause.phrases:
            if phrase.word == "than" and phrase.group is not None and phrase.at > start:
                other = tuple(end for end in self.ends.of_group(phrase.group) if end.argument.kind != "quantity")
                self.emit(scope.subject, "contrasts_with", other, clause, scope, "than")

    def _scant(self, start: int, clause: Clause, scope: Scope, negated: bool) -> bool:
        """ "The capacity of the agency is limited": the agency lacks it; "the number of clinics is small"."""
        low = self.c.low(start)
        denied = clause.verb is not None and clause.verb.negated
        if clause.subject is None or not (low in _SCANT or (negated != denied and low in _AMPLE)):
            return False
        made = False
        holder: tuple[End, ...] = ()
        plain = replace(scope, negated=scope.negated != denied)
        for noun in clause.subject.nouns:
            if self.c.tokens[noun.head].lemma in _AMOUNTS and noun.of is not None and not negated:
                at = start - (self.c.low(start - 1) in words.DEGREE)
                first, last = self.c.tokens[at], self.c.tokens[start]
                text = self.ends.text[first.start : last.end]
                small = End(Argument(text, first.start, last.end, "quantity"), features=("number",))
                made = self.emit(self.ends.of_group(noun.of), "has_quantity", (small,), clause, scope, "scant") or made
                continue
            holder = self.ends.of_noun(noun.owner) if noun.owner is not None else holder  # for what is joined to it too
            bare = replace(noun, owner=None)
            if not holder and noun.of is not None:
                parties = self.ends.of_group(noun.of)
                holder = tuple(end for end in parties if self._classes(end) & _HOLDERS)
                bare = replace(noun, of=None)
            things = self.c.tag(noun.head) == "NNS" and low in (
                "small",
                "weak",
                "poor",
            )  # "prisons in Finland are small"
            holder = holder or (() if things else self._within(noun, clause))
            if holder and not noun.pronoun:
                short = self.ends.of_noun(bare)
                if any(self._overlap(end.argument, one.argument) for end in short for one in holder):
                    short = (self.ends.plain(bare),)  # a term that names its holder: "participation of residents"
                made = self.emit(holder, "faces", short, clause, plain, "scant", fixed=True) or made
        return made

    def _within(self, noun: Noun, clause: Clause) -> tuple[End, ...]:
        """ "trust among farmers is low", "access to advice is insufficient in the provinces": who is short of it."""
        for phrase in [*noun.after, *clause.phrases]:
            if phrase.word in ("among", "amongst", "in", "within") and phrase.group is not None:
                ends = self.ends.of_group(phrase.group)
                if ends and all(self._classes(end) & _HOLDERS for end in ends):
                    return ends
        return ()

    def _qualities(self, clause: Clause) -> tuple[End, ...]:
        """The predicative adjectives as ends."""
        tokens = [self.c.tokens[start] for start, _, _ in clause.qualities]
        return tuple(End(Argument(t.text, t.start, t.end, "concept"), features=("quality",)) for t in tokens)

    def _expletive(self, clause: Clause) -> bool:
        """ "It is necessary to …": the subject stands for nothing."""
        if clause.subject is None or len(clause.subject.nouns) > 1 or self.c.low(clause.subject.nouns[0].head) != "it":
            return False
        return any(part.link in ("to", "that", "for") for part in clause.parts)

    def _noun_predicate(self, clause: Clause, scope: Scope, verb: Verb) -> list[Found]:
        if self._expletive(clause) or self._it_cleft(clause):
            return []
        listed = self.among(clause, scope)
        if listed:
            return listed
        found = self._linking_entry(clause, verb)
        if found is not None:
            self._pair(scope.subject, found, clause, scope, found.entry.predicate.reverse)
            return [found]
        if self._subject_clause(clause, scope) or self._parts_are(clause, scope) or self._subject_role(clause, scope):
            return [Found(NO_ENTRY, ())]
        group = clause.objects[0]
        if self._head_says(clause, scope):
            return [Found(NO_ENTRY, ())]
        if self._shared_out(clause, scope):
            return [Found(NO_ENTRY, ())]
        self._predicative.extend(group.nouns)
        made: list[Found] = []
        for noun in group.nouns:
            if verb.lemma == "become" and self.ends.kind(noun) == "actor" and noun.of is not None:
                self.emit(scope.subject, "acts_as", self.ends.of_noun(noun, light=False), clause, scope, "copula")
                made.append(Found(NO_ENTRY, ()))
                continue
            if self.c.low(noun.start - 1) == "more than":
                continue  # "is more than a mouthpiece"
            if self._tools_of(noun, clause, scope) or self._task_of(noun, clause, scope):
                made.append(Found(NO_ENTRY, ()))
                continue
            if self.c.low(noun.head) == "same":
                continue  # "is not the same as A"
            if self._share_of(noun) and self.emit(
                scope.subject, "part_of", self.ends.of_group(noun.of), clause, scope, "share"
            ):
                made.append(Found(NO_ENTRY, ()))
                continue  # "women are 8% of the deputies"
            nominal = self._nominal_role(noun, clause)
            if nominal is not None:
                entry, objects = nominal
                if entry.predicate.relation == "faces" and not entry.predicate.text.startswith("victim"):
                    continue  # "the problem is the lack of A": the problem does not lack it
                objects = tuple(
                    replace(end, negated=end.negated != noun.negated) for end in objects
                )  # "is no cure for A"
                one = Found(entry, objects, construction="copula-noun")
                needed = entry.predicate.text in ("need of", "needs of", "demand of")  # "is a need of A": A needs it
                self._pair(scope.subject, one, clause, scope, entry.predicate.reverse or needed)
                made.append(one)
            elif self._is_trouble(noun, clause, scope):
                made.append(Found(NO_ENTRY, ()))
            elif self._what_for(noun, clause):
                continue  # "is a strategy to reduce A": what it is for is the claim
            elif any(entry.size == 1 for entry in self.table.verbs.get(verb.lemma, ())):
                continue  # "become", "remain": in the table
            elif scope.subject and not self._expletive(clause):
                one_of = self.c.low(noun.head) == "one" and noun.of is not None
                if self.c.tokens[noun.head].lemma in _SAYS_NOTHING and noun.of is None and not noun.after:
                    continue  # "is the main reason why"
                ends = self.ends.of_group(noun.of) if one_of else self.ends.of_noun(noun, light=False)
                role = noun.of is not None and self.c.low(noun.head).endswith(("or", "er", "ors", "ers"))
                role = (
                    role
                    and self.ends.kind(noun) == "actor"
                    and all(e.argument.kind == "concept" for e in scope.subject)
                )
                what, kind = (ends, scope.subject) if self._chief(clause) else (scope.subject, ends)
                self.emit(what, "acts_as" if role else "is_a", kind, clause, scope, "copula")
                if verb.negated and len(scope.subject) == 1:
                    self.ends.discourse.deny(scope.subject[0].argument.text, scope.subject[0].argument.kind)
                self._stands_in(noun, clause, scope)
        return made

    def _tools_of(self, noun: Noun, clause: Clause, scope: Scope) -> bool:
        """ "Cameras are the main tool of the police": the police use them."""
        whose = self.ends.of_group(noun.of) or self._owner(noun)
        parties = tuple(end for end in whose if end.argument.kind == "actor")
        if self.c.tokens[noun.head].lemma not in _TOOLS or not parties:
            return False
        return self.emit(parties, "uses", scope.subject, clause, scope, "tool-of")

    def _task_of(self, noun: Noun, clause: Clause, scope: Scope) -> bool:
        """ "The protection of witnesses is the task of a unit": the unit protects them."""
        whose = self.ends.of_group(noun.of) or self._owner(noun)
        if self.c.tokens[noun.head].lemma not in _TASKS or not whose or clause.subject is None:
            return False
        made = False
        for deed in clause.subject.nouns:
            for entry in self.table.nouns.get(self.c.tokens[deed.head].lemma, ()):
                if entry.preposition == "of" and not entry.middle and deed.of is not None:
                    ends, predicate = self.ends.of_group(deed.of), entry.predicate
                    one, two = (ends, whose) if predicate.reverse else (whose, ends)
                    made = self.emit(one, predicate.relation, two, clause, scope, "task-of", predicate) or made
                    break
        return made

    def _is_trouble(self, noun: Noun, clause: Clause, scope: Scope) -> bool:
        """ "A is a chronic problem of B", "… for B": B faces it."""
        if self.c.tokens[noun.head].lemma not in _TROUBLES or noun.negated:
            return False
        whose = noun.of or next(
            (p.group for p in [*noun.after, *clause.phrases] if p.word in ("of", "for", "in") and p.at == noun.end),
            None,
        )
        self._said_of[id(noun)] = scope.subject
        return self.emit(self.ends.of_group(whose), "faces", scope.subject, clause, scope, "trouble")

    def _share_of(self, noun: Noun) -> bool:
        head = self.c.tokens[noun.head]
        return noun.of is not None and (head.low.endswith("%") or head.lemma in words.FRACTIONS | {"percent"})

    def _chief(self, clause: Clause) -> bool:
        """Whether "the main actors are A and B" is said: A and B are of the subject's kind."""
        noun = clause.subject.nouns[0] if clause.subject is not None and len(clause.subject.nouns) == 1 else None
        if noun is None or self.c.tag(noun.head) != "NNS" or self.c.low(noun.start) not in ("the", "its", "their"):
            return False
        return any(self.c.tag(n) == "JJS" or self.c.low(n) in _CHIEF for n in range(noun.start, noun.head))

    def _what_for(self, noun: Noun, clause: Clause) -> bool:
        """ "is a way to do A", "is the foundation for doing A": the noun itself says nothing."""
        lemma = self.c.tokens[noun.head].lemma
        to = any(part.link == "noun-to" for part in noun.clauses) or any(part.link == "to" for part in clause.parts)
        doing = any(p.word in ("for", "of") and p.clause is not None for p in [*noun.after, *clause.phrases])
        return (to and lemma in _WAYS) or (doing and lemma in _WAYS | _GROUNDS)

    def _stands_in(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "A is the oldest school in Lima": A is in Lima."""
        for phrase in [*noun.after, *clause.phrases]:
            if phrase.word in ("in", "of") and phrase.group is not None and phrase.at == noun.end:
                places = tuple(
                    e for e in self.ends.of_group(phrase.group) if e.noun is not None and self.ends.is_place(e.noun)
                )
                if self.emit(scope.subject, "located_in", places, clause, scope, "be-in"):
                    self._said_of[id(noun)] = scope.subject

    def _owner(self, noun: Noun) -> tuple[End, ...]:
        raise NotImplementedError

    def _head_says(self, clause: Clause, scope: Scope) -> bool:
        """ "The problems of A are B": A faces B; "the core of A is B": A has B; "the goal of A is B": A is for B."""
        subject = clause.subject.nouns[0] if clause.subject is not None and len(clause.subject.nouns) == 1 else None
        if subject is None:
            return False
        to_ = next((p.group for p in subject.after if p.word == "to" and p.at == subject.end), None)  # "the key to A"
        whose = self.ends.of_group(subject.of or to_) or self._owner(subject)
        if not whose:
            return False
        relation = _HEADS.get(self.c.tokens[subject.head].lemma)
        if relation is None or any(part.link == "subject" for part in subject.clauses):
            return False
        ends = tuple(end for end in self.ends.of_group(clause.objects[0]) if end.argument.kind != "quantity")
        if relation == "causes":  # "the reason for A is B": B causes A
            relation = "promotes" if any(end.valence == "good" for end in whose) else "causes"
            return self.emit(ends, relation, whose, clause, scope, "head-noun", fixed=True)
        to = replace(scope, modality="intended") if relation == "promotes" and scope.modality == "asserted" else scope
        return self.emit(whose, relation, ends, clause, to, "head-noun", fixed=True)

    def _shared_out(self, clause: Clause, scope: Scope) -> bool:
        """ "A third of the members are women": women are part of the members."""
        noun = clause.subject.nouns[0] if clause.subject is not None else None
        share = (
            noun is not None and noun.of is not None and self.c.tokens[noun.head].lemma in words.FRACTIONS | {"percent"}
        )
        if not share or clause.objects[0].nouns[0].start < clause.objects[0].nouns[0].left:
            return False
        ends = self.ends.of_group(clause.objects[0])
        return self.emit(ends, "part_of", scope.subject, clause, scope, "share")

    def _it_cleft(self, clause: Clause) -> bool:
        """ "It was the strike that forced …": the relative clause is the claim."""
        subject, nouns = clause.subject, clause.objects[0].nouns
        dummy = subject is not None and self.c.low(subject.nouns[0].head) == "it"
        if not dummy:
            return False
        for inner in [*nouns, *(inner for noun in nouns if noun.of is not None for inner in noun.of.nouns)]:
            for part in inner.clauses:
                if part.relative in ("that", "who"):
                    if (
                        not any(inner is noun for noun in nouns)
                        and part.subject is not None
                        and part.subject.nouns[0] is inner
                    ):
                        part.subject = clause.objects[0]  # "it was the sale of the firm that led to A": the sale
                    return True
        return False

    def _subject_clause(self, clause: Clause, scope: Scope) -> bool:
        """ "To prevent A is the task of B": B prevents A."""
        inner = clause.subject.nouns[0].clauses if clause.subject is not None else []
        noun = clause.objects[0].nouns[0]
        whose = self.ends.of_group(noun.of) or self._owner(noun)
        if not inner or inner[0].link != "subject" or not whose:
            return False
        for part in inner:
            self.clause(part, replace(scope, subject=whose, how="subject-clause"))
        return True

    def _parts_are(self, clause: Clause, scope: Scope) -> bool:
        """ "The three pillars of A are B and C", "its first stage is B": they are part of A."""
        subject = clause.subject.nouns[0] if clause.subject is not None and len(clause.subject.nouns) == 1 else None
        if subject is None or self.c.tokens[subject.head].lemma not in words.PARTS or clause.how == "relative":
            return False
        if subject.start == subject.head:
            return False  # "part of the residents are women"
        whole = self.ends.of_group(subject.of) if subject.of is not None else self._owner(subject)
        ends = tuple(end for end in self.ends.of_group(clause.objects[0]) if end.argument.kind != "quantity")
        return self.emit(ends, "part_of", whole, clause, scope, "parts")

    def _subject_role(self, clause: Clause, scope: Scope) -> bool:
        """ "The cause of A is B", "the main obstacle to A is B": B causes A, B hinders A."""
        if clause.subject is None or len(clause.subject.nouns) != 1 or clause.how == "relative":
            return False
        subject, ends = clause.subject.nouns[0], self.ends.of_group(clause.objects[0])
        if self.c.tokens[subject.head].lemma in _EXAMPLES and subject.of is not None:
            return self.emit(ends, "is_a", self.ends.of_group(subject.of), clause, scope, "example-is")
        return self.played(subject, ends, clause, scope)

    def _adverbial(self, clause: Clause, scope: Scope, verb: Verb) -> list[Found]:
        """ "X is in Y", "X is at risk of Y"."""
        listed = self.among(clause, scope)
        if listed:
            return listed
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.size > 1:
                found = self._satisfied(clause, verb, entry)
                if found is not None:
                    self._pair(scope.subject, found, clause, scope, entry.predicate.reverse)
                    return [found]
        for phrase in clause.phrases:
            if phrase.group is None or phrase.at < verb.main:
                continue
            stated = self._phrasal(phrase, clause, scope)
            if stated:
                return stated
            if phrase.word in ("in", "at", "within", "under"):
                for end in self.ends.of_group(phrase.group):
                    if phrase.word == "in" and end.noun is not None and self.ends.is_place(end.noun):
                        self.emit(scope.subject, "located_in", (end,), clause, scope, "be-in")
                        return [Found(NO_ENTRY, (), phrase=phrase)]
                    if end.valence == "bad":
                        self.emit(scope.subject, "faces", (end,), clause, scope, "be-in")
                        return [Found(NO_ENTRY, (), phrase=phrase)]
            whole = self.table.whole.get(phrase.word)
            if whole is not None:
                found = Found(whole, self._objects(phrase.group, whole), phrase=phrase, construction="adjective")
                self._pair(scope.subject, found, clause, scope, whole.predicate.reverse)
                return [found]
        return []

    def _phrasal(self, phrase: Phrase, clause: Clause, scope: Scope) -> list[Found]:
        """ "is in charge of A", "is of great importance for A", "is under the control of A": entries that begin with a preposition."""
        assert phrase.group is not None
        noun = phrase.group.nouns[0]
        for entry in self.table.adjectives.get(phrase.word, ()):
            if entry.middle != (self.c.low(noun.head),):
                continue
            later = [
                p.group for p in [*noun.after, *clause.phrases] if p.word == entry.preposition and p.at >= noun.end
            ]
            group = noun.of if entry.preposition == "of" else next(iter(later), None)
            if group is not None:
                found = Found(entry, self._objects(group, entry), phrase=phrase, construction="adjective")
                self._pair(scope.subject, found, clause, scope, entry.predicate.reverse)
                return [found]
        return []
