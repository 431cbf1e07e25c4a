"""Constructions with a full verb: active, passive, roles, quantities, existence."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import NO_ENTRY, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.existence import Existence
from kg.extract.en.parts import Clause, Group, Noun, Verb
from kg.model import Argument

_SPENDING = frozenset("provides funds uses requires establishes faces".split())  # what takes a sum as its object

# "allows X to do Y", "encourages X to do Y": only that X does it
_LETTING = frozenset("allow permit let encourage motivate inspire incentivise incentivize lead urge exhort".split())

# what is done to the first of two objects: "offers A B"
_TO_RECEIVERS = dict.fromkeys(("provides", "funds", "promotes", "addresses"), "serves") | {"hinders": "hinders"}
_WITHHOLDING = frozenset({"spare", "save", "deny", "refuse", "cost"})
_SUFFERING = frozenset({"lack", "lose", "suffer", "fail"})
_METHODS = frozenset({"approach", "instrument", "means", "measure", "method", "tool", "way"})

_FORCING = frozenset({"force", "compel", "oblige", "coerce", "pressure"})
_RULING = frozenset({"actor", "place", "instrument"})  # who can command: "poverty forces X to do Y" governs nobody
_EFFECTS = frozenset({"effect", "impact", "influence", "consequence", "implication", "repercussion"})

_ENGAGING = frozenset("deploy employ engage enlist enrol hire involve recruit train use".split())
_VOICES = frozenset({"part", "role", "say", "seat", "stake", "voice", "vote"})
_AT_HAND = frozenset({"available", "accessible"})

_FALLING = frozenset("decline decrease drop fall shrink suffer".split())
_RISING = frozenset("grow improve increase rise".split())
_SMALL = frozenset(
    "infrequent limited low lower minimal moderate rare rarer scarce short shorter slow slower small smaller unlikely weak weaker".split()
)
_BEARABLE = frozenset("affordable bearable cheap cheaper manageable preventable stable tolerable treatable".split())

_EXAMPLE = 2.5  # how much an example that is announced weighs as the topic


class Verbal(Existence):
    """What verbs with objects and agents state."""

    def active(self, clause: Clause, scope: Scope) -> list[Found]:
        """Subject, verb, object."""
        verb = clause.verb
        if verb is None or verb.passive or verb.lemma == "be":
            return []
        if verb.lemma in words.LINKING and clause.qualities:
            return []  # "remains invisible in A" is not in A
        if self._says(clause) or (self._called_on(clause) is not None and clause.parts):
            return []
        if self._example(clause, verb) or self._as_complement(clause, verb, scope):
            return [Found(NO_ENTRY, ())]
        rules = (self.listed, self.ascribed, self.outcome, self.paired)
        if any(rule(clause, verb, scope) for rule in rules):
            return [Found(NO_ENTRY, ())]
        if self._made_it(clause, verb, scope):
            return [Found(NO_ENTRY, (), construction="made-it")]
        if clause.objects and self._includes(verb) and self._head_says(clause, scope):
            return [Found(NO_ENTRY, ())]  # "the features of A include B"
        lying = verb.lemma in ("lie", "consist", "reside") and not clause.objects
        within = [p.group for p in clause.phrases if p.word == "in" and p.at >= verb.end] if lying else []
        lies = next((group for group in within if group is not None), None)
        if lies is not None and self._head_says(replace(clause, objects=[lies]), scope):
            return [Found(NO_ENTRY, ())]  # "the weakness of A lies in B"
        if verb.lemma == "mean" and self._quoted(clause):
            self.emit(scope.subject, "is_a", self.ends.of_group(clause.objects[0], light=False), clause, scope, "means")
            return [Found(NO_ENTRY, ())]
        if self._forms(clause, verb, scope) or self._staffed(clause, verb, scope):
            return [Found(NO_ENTRY, ())]
        found = self.predicate(clause, verb)
        if found is None:
            return []
        group = found.phrase.group if found.phrase is not None else None
        if group is not None and self.named_role(found, group, clause, scope):
            return [found]
        found = self._ordered(self._provided(found, clause, verb), clause, verb)
        found = self.reframed(self._leased(self._brought(found, clause), clause, verb), clause, verb, scope)
        if self.joined(found, clause, scope):
            return [found]
        plain = found.entry.size == 1 or found.entry.predicate.text.startswith("have access")
        if verb.lemma in words.POSSESSION and plain and self._without(clause, verb):
            found = replace(found, objects=self.ends.of_group(clause.objects[-1])) if found.entry.size > 1 else found
            return [self._lacking(found, clause, verb, scope)]
        if verb.lemma == "leave" and not all(self._classes(end) & {"place", "bad"} for end in found.objects):
            return [found]  # "after leaving school": nothing is lost or brought about
        if verb.lemma == "have" and all(self._lemma(end) in _EFFECTS for end in found.objects):
            return [found]  # "has the opposite effect"
        done = (
            self._made_do(found, clause, verb, scope)
            or self._made_so(found, clause, scope)
            or self._amounts(found, clause, scope)
            or self._demands(clause, verb)
            or self._driven(found, clause, scope)
            or self._moves(found, clause, scope)
            or self._sum_given(found, clause, scope)
        )
        if done:
            return [found]
        self._pair(scope.subject, found, clause, scope, found.entry.predicate.reverse)
        self._receiver(found, clause, scope)
        self._also(found, clause, scope)
        self._complement(clause, found, scope)
        return [found]

    def _head_says(self, clause: Clause, scope: Scope) -> bool:
        raise NotImplementedError

    def _lacking(self, found: Found, clause: Clause, verb: Verb, scope: Scope) -> Found:
        """ "has no Y", "does not receive Y": the subject faces the lack of Y."""
        verb.negated = False
        ends = tuple(replace(end, negated=False) for end in found.objects)
        self.emit(scope.subject, "faces", ends, clause, scope, "lack", found.entry.predicate)
        return replace(found, construction="lack")

    def _provided(self, found: Found, clause: Clause, verb: Verb) -> Found:
        """ "provide interpreters": without "with" they are what is provided."""
        served = any(p.word == "with" and p.group is not None for p in clause.phrases) or len(clause.objects) > 1
        if verb.lemma not in ("provide", "supply", "furnish") or served or found.entry.size > 1:
            return found
        return replace(found, entry=replace(found.entry, predicate=replace(found.entry.predicate, by_object=())))

    def _ordered(self, found: Found, clause: Clause, verb: Verb) -> Found:
        """ "orders the home to hire nurses": whoever is to do something is governed, whatever the word for them."""
        if verb.lemma != "order" or found.entry.size > 1 or not any(part.link == "to" for part in clause.parts):
            return found
        return self._as(found, "governs")

    def _made_do(self, found: Found, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "makes A do B": stated below the infinitive; "makes A lack B" hinders A too."""
        if verb.lemma not in ("make", "let") or not any(part.link == "to" for part in clause.parts) or clause.qualities:
            return False
        if any(part.verb is not None and part.verb.lemma in _SUFFERING for part in clause.parts):
            predicate = found.entry.predicate
            self.emit(scope.subject, "hinders", found.objects, clause, scope, "made-lack", predicate, fixed=True)
        return True

    def _leased(self, found: Found, clause: Clause, verb: Verb) -> Found:
        """ "leases them the land", "rents flats to students": who lets something provides it."""
        predicate = found.entry.predicate
        heirs = [p.group for p in clause.phrases if p.word == "to" and p.group is not None and p.at > verb.main]
        if verb.lemma not in ("lease", "rent") or not (heirs or len(clause.objects) > 1):
            return found
        given = replace(predicate, relation="provides", also=(("to", "serves"),))
        return replace(found, entry=replace(found.entry, predicate=given))

    def _receiver(self, found: Found, clause: Clause, scope: Scope) -> None:
        """ "offers tenants a loan": they are served; "denies tenants a loan": they are hindered."""
        predicate = found.entry.predicate
        done = _TO_RECEIVERS.get(predicate.relation)
        if predicate.relation in ("addresses", "hinders") and predicate.text not in _WITHHOLDING:
            return
        if self._voice(found, clause, scope):
            return
        if done is not None and len(clause.objects) > 1 and found.entry.size == 1:
            given = self.ends.of_group(clause.objects[0])
            if clause.verb is not None and clause.verb.lemma not in words.GIVING:
                given = tuple(end for end in given if end.argument.kind == "actor" or "pronoun" in end.features)
            self.emit(scope.subject, done, given, clause, scope, "recipient", predicate, fixed=True)

    def _voice(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "gives citizens a say in A": they take part in A."""
        if len(clause.objects) < 2 or found.entry.predicate.relation != "provides":
            return False
        noun = clause.objects[1].nouns[0]
        fields = [
            p.group for p in [*noun.after, *clause.phrases] if p.word in ("in", "on", "over") and p.at == noun.end
        ]
        if self.c.tokens[noun.head].lemma not in _VOICES or not fields:
            return False
        parties = self.ends.of_group(clause.objects[0])
        return self.emit(parties, "participates_in", self.ends.of_group(fields[0]), clause, scope, "voice", fixed=True)

    def _brought(self, found: Found, clause: Clause) -> Found:
        """ "brings books to children": what is brought to somebody is provided."""
        predicate = found.entry.predicate
        to = [p.group for p in clause.phrases if p.word == "to" and p.group is not None]
        if predicate.text != "bring" or not to:
            return found
        given = all(self._classes(e) & {"actor", "place"} for e in self.ends.of_group(to[0]))
        if not given or any(self._classes(e) & {"bad", "good", "actor"} for e in found.objects):
            return found
        return replace(found, entry=replace(found.entry, predicate=replace(predicate, relation="provides")))

    def _sum_given(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "grants the clinics a million": who is given a sum is funded."""
        sums = bool(found.objects) and all(end.argument.kind == "quantity" for end in found.objects)
        if len(clause.objects) < 2 or not sums or found.entry.predicate.relation not in ("provides", "funds"):
            return False
        given = self.ends.of_group(clause.objects[0])
        return self.emit(scope.subject, "funds", given, clause, scope, "sum-given", found.entry.predicate, fixed=True)

    def _made_so(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "makes management more democratic": the subject promotes it, or hinders it where the quality is bad."""
        if (
            clause.verb is None
            or clause.verb.lemma not in words.CAUSATIVES
            or not clause.qualities
            or not clause.objects
        ):
            return False
        start = clause.qualities[0][0]
        if start < clause.objects[0].end:
            return False
        lemma = self.c.tokens[start].lemma
        bound = lemma in ("liable", "responsible", "subject") and clause.verb.lemma in ("make", "hold", "render")
        if bound and all(end.argument.kind == "actor" for end in found.objects):
            predicate = found.entry.predicate  # "makes employers liable for accidents"
            return self.emit(scope.subject, "governs", found.objects, clause, scope, "made-so", predicate, fixed=True)
        left = clause.verb.lemma == "leave" and lemma not in self.cues.good  # "left workers unemployed"
        relation = "hinders" if left or lemma in self.cues.bad or lemma in self.cues.worse else "promotes"
        if clause.verb.lemma in ("make", "keep") and lemma in _AT_HAND:
            return self._made_available(found, clause, scope)
        if all(end.valence == "bad" for end in found.objects):  # "keeps defaults low", "makes inequality worse"
            small = lemma in _SMALL | words.HARD or (relation == "promotes" and lemma in _BEARABLE)
            relation = "addresses" if small else "causes"
        value = self.cues.modal.get(self.c.low(start))
        if value is not None and clause.verb.lemma in ("make", "render"):  # "makes A possible"
            scope = replace(scope, modality=value)
            return self.emit(scope.subject, relation, found.objects, clause, scope, "made-so", found.entry.predicate)
        if clause.verb.lemma not in ("hold", "find"):
            self.emit(scope.subject, relation, found.objects, clause, scope, "made-so", found.entry.predicate)
        self._complement(clause, found, scope)
        return True

    def _made_available(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "makes computers available to teenagers": provides them and serves who gets them."""
        for phrase in clause.phrases:
            if phrase.word in ("to", "for") and phrase.group is not None and phrase.at >= clause.qualities[0][1]:
                people = tuple(end for end in self.ends.of_group(phrase.group) if end.argument.kind == "actor")
                self.emit(scope.subject, "serves", people, clause, scope, "made-available", fixed=True)
        return self.emit(scope.subject, "provides", found.objects, clause, scope, "made-available", fixed=True)

    def _made_it(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "makes it hard for brigades to respond": hinders the brigades; "makes it easier to find work": promotes the work."""
        it = bool(clause.objects) and self.c.low(clause.objects[0].nouns[0].head) == "it"
        inner = next((part for part in clause.parts if part.link == "to"), None)
        if verb.lemma not in words.CAUSATIVES or not it or not clause.qualities or inner is None:
            return False
        quality = self.c.low(clause.qualities[0][0])
        if verb.lemma == "find":
            return True  # "find it hard to recruit nurses": nobody makes it so
        whom = next((p.group for p in clause.phrases if p.word == "for" and p.group is not None), None)
        ends = self.ends.of_group(whom if whom is not None else inner.objects[0] if inner.objects else None)
        relation = "hinders" if quality in words.HARD or quality in self.cues.bad else "promotes"
        return self.emit(scope.subject, relation, ends, clause, scope, "made-it")

    def _amounts(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "covers 300 hectares", "amounts to 90 million euros"."""
        numbers = (
            bool(found.objects)
            and len(clause.objects) < 2
            and all(end.argument.kind == "quantity" for end in found.objects)
        )
        if not numbers or found.entry.predicate.relation in _SPENDING:
            return False
        return self.emit(scope.subject, "has_quantity", found.objects, clause, scope, "amount", found.entry.predicate)

    def _without(self, clause: Clause, verb: Verb) -> bool:
        """ "has no Y", "does not receive Y": Y is lacking."""
        noun = clause.objects[0].nouns[0] if clause.objects else None
        none = noun is not None and (noun.negated or self._no(noun) or self.c.low(noun.start) in ("few", "little"))
        return verb.negated or none

    def _complement(self, clause: Clause, found: Found, scope: Scope) -> None:
        """ "makes management more democratic": the object has the quality."""
        for start, _, negated in clause.qualities:
            if (
                clause.objects
                and start > clause.objects[0].end - 1
                and clause.verb is not None
                and clause.verb.lemma in words.CAUSATIVES
            ):
                token = self.c.tokens[start]
                quality = (End(Argument(token.text, token.start, token.end, "concept"), features=("quality",)),)
                of = [p.group for p in clause.phrases if token.low == "full" and p.at == start + 1 and p.word == "of"]
                ends = self.ends.of_group(of[0]) if of else quality  # "makes villages full of life": life
                self.emit(found.objects, "characterized_by", ends, clause, scope, "complement", negated=negated)

    def _example(self, clause: Clause, verb: Verb) -> bool:
        """ "Take the credit union as an example": the passage is about it from here on."""
        if verb.lemma not in ("take", "use") or not clause.objects:
            return False
        for phrase in clause.phrases:
            head = self.c.tokens[phrase.group.nouns[0].head].lemma if phrase.group is not None else ""
            if phrase.word == "as" and head in ("example", "case", "instance"):
                for end in self.ends.of_group(clause.objects[0], light=False):
                    self.ends.discourse.agent(end.argument.text, end.argument.kind, _EXAMPLE)
                    if verb.form == "finite":
                        self.ends.discourse.announce(end.argument.text, end.argument.kind)
                return True
        return False

    def _as_complement(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "sees A as B", "turns A into B", "calls A B": A is B, and who sees it so holds it."""
        if not clause.objects or (verb.lemma not in self.table.complements and verb.lemma not in words.NAMING):
            return False
        if verb.lemma == "replace":
            return False  # "A replaces B as C": it is A that is C
        said = verb.lemma in self.cues.says
        holder = self._text(clause.subject) if said and clause.subject is not None else scope.holder
        inner = replace(scope, holder=holder)
        objects = self.ends.of_group(clause.objects[0])
        if self._found_so(objects, clause.objects[0].end, clause, inner):
            return True
        for entry in self.table.verbs.get(verb.lemma, ()):
            if (
                entry.preposition not in ("as", "into")
                or entry.predicate.relation not in ("is_a", "acts_as")
                or entry.middle
            ):
                continue
            for phrase in clause.phrases:
                if phrase.word == entry.preposition and phrase.group is not None and phrase.at > verb.main:
                    relation = entry.predicate.relation
                    method = phrase.group.nouns[0]
                    term = self.ends.within(method)
                    if term is not None and term[0] in _METHODS:
                        users = self.ends.of_noun(term[1])
                        return self.emit(users, "uses", objects, clause, inner, "method", entry.predicate)
                    if self.c.tokens[method.head].lemma in _METHODS and method.of is not None:
                        users = self.ends.of_group(method.of)  # "takes A as the method of B"
                        return self.emit(users, "uses", objects, clause, inner, "method", entry.predicate)
                    group = phrase.group
                    if any(p.word == "as" and p.at > group.nouns[0].end for p in clause.phrases):
                        group = Group(group.nouns[:1], group.end)  # "takes A as B, C as D"
                    ends = self.ends.of_group(group, light=False)
                    if relation == "acts_as":
                        self._engaged(verb, objects, clause, scope)
                    return self.emit(objects, relation, ends, clause, inner, "complement-as", entry.predicate)
        if len(clause.objects) == 2 and verb.lemma == "make" and self._growing(clause.objects[1].nouns[0]):
            falls = self.c.low(clause.objects[1].nouns[0].head) in _FALLING
            bad = all(end.valence == "bad" for end in objects)
            relation = ("addresses" if falls else "causes") if bad else "hinders" if falls else "promotes"
            return self.emit(scope.subject, relation, objects, clause, scope, "made-so", fixed=True)
        if len(clause.objects) == 2 and verb.lemma == "make" and self._bettered(clause.objects[1].nouns[0]):
            return self.emit(scope.subject, "promotes", objects, clause, scope, "made-so", fixed=True)
        if len(clause.objects) == 2 and verb.lemma in words.NAMING:
            relation = "acts_as" if verb.lemma in ("make", "appoint", "elect") else "is_a"
            ends = self.ends.of_group(clause.objects[1], light=False)
            return self.emit(objects, relation, ends, clause, inner, "complement-noun")
        return False

    def _engaged(self, verb: Verb, objects: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        """ "enlists neighbours as carers", "uses schools as shelters": what is done to them beside what they act as."""
        plain = next((e.predicate for e in self.table.verbs.get(verb.lemma, ()) if e.size == 1), None)
        if verb.lemma in _ENGAGING and plain is not None:
            self.emit(scope.subject, plain.relation, objects, clause, scope, "complement-as", plain)

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
        elif self.ends.left(noun) < noun.head and (not clause.phrases or self._ing(noun)):
            self.emit(scope.subject, "acts_as", self._each_role(noun), clause, scope, "role")
        else:
            return []
        self._visited.add(id(noun))  # said here, not once more as a nominal
        for phrase in fields[:1]:
            self.emit(scope.subject, "participates_in", self.ends.of_group(phrase.group), clause, scope, "role-in")
        return [Found(NO_ENTRY, ())]

    def _ing(self, noun: Noun) -> bool:
        """ "a bridging role": what is done stands before the role."""
        return self.c.low(noun.head - 1).endswith("ing") and self.c.tag(noun.head - 1) in ("VBG", "JJ", "NN")

    def _growing(self, noun: Noun) -> bool:
        """ "makes enthusiasm decrease": a bare verb that was taken for a noun."""
        return noun.left >= noun.head and self.c.low(noun.head) in _FALLING | _RISING and noun.of is None

    def _bettered(self, noun: Noun) -> bool:
        """ "makes housing a priority", "makes the park a safer place": that is good for it."""
        better = any(self.c.low(n) in self.cues.better or self.c.tag(n) == "JJR" for n in range(noun.left, noun.head))
        lemma = self.c.tokens[noun.head].lemma
        return lemma in ("priority", "success", "reality") or (
            better and lemma in self.cues.milieus | {"place", "option"}
        )

    def _each_role(self, noun: Noun) -> tuple[End, ...]:
        """ "a linking, planning and guiding role": each is a role."""
        c = self.c
        parts = [n for n in range(self.ends.left(noun), noun.head) if c.tag(n) not in (",", "CC")]
        if not any(c.tag(n) == "CC" for n in range(self.ends.left(noun), noun.head)):
            return self.ends.of_noun(noun)
        single = [
            End(Argument(c.tokens[n].text, c.tokens[n].start, c.tokens[n].end, "concept"), "neutral", noun)
            for n in parts[:-1]
        ]
        return (*single, *self.ends.of_noun(replace(noun, left=parts[-1], start=parts[-1])))

    def _demands(self, clause: Clause, verb: Verb) -> bool:
        """ "the Act requires X to do Y": the claim is X's alone."""
        inner = any(part.link == "to" and self.c.tag(part.start - 1) != "," for part in clause.parts)
        return inner and bool(clause.objects) and verb.lemma in ("require", "want", "expect")

    def _moves(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "encourages X to do Y": the claim is X's alone."""
        predicate = found.entry.predicate
        if not found.objects or not any(p.link == "to" and self.c.tag(p.start - 1) != "," for p in clause.parts):
            return False
        parties = all(end.argument.kind == "actor" or "pronoun" in end.features for end in found.objects)
        if predicate.text in _FORCING and not any(self._commands(end) for end in scope.subject):
            return True
        if predicate.text in ("allow", "permit") and parties and not self._ruling(scope.subject):
            return self.emit(scope.subject, "serves", found.objects, clause, scope, "allowed", predicate, fixed=True)
        if predicate.text in _LETTING or (predicate.relation == "causes" and predicate.pivot):
            return parties
        return parties and all(
            predicate.relation == "promotes" and self._named("promotes", predicate, end) == "promotes"
            for end in found.objects
        )

    def _ruling(self, ends: tuple[End, ...]) -> bool:
        """Whether somebody or something that can command is among them; agreements allow nobody, they help."""
        return not ends or any(end.argument.kind in ("actor", "place") or "pronoun" in end.features for end in ends)

    def _commands(self, end: End) -> bool:
        """Whether an end can command: a party, a place, a law; no price and no budget."""
        return bool(self._classes(end) & _RULING) and end.valence != "bad" and self._lemma(end) != "budget"

    def _driven(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "drought forces families from their homes": what cannot command hinders them."""
        if found.entry.predicate.text not in _FORCING or any(self._commands(end) for end in scope.subject):
            return False
        bad = bool(scope.subject) and all(end.argument.kind == "actor" for end in found.objects)
        predicate = found.entry.predicate
        return bad and self.emit(
            scope.subject, "hinders", found.objects, clause, scope, "driven", predicate, fixed=True
        )

    def _called_on(self, clause: Clause) -> Group | None:
        """ "call on X to …", "appeal to X to …": who is to act."""
        if clause.verb is None or clause.verb.lemma not in ("call", "appeal"):
            return None
        for phrase in clause.phrases:
            if phrase.word in ("on", "upon", "to", "for") and phrase.group is not None and phrase.at > clause.verb.main:
                return phrase.group
        return None
