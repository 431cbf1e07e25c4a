"""Clauses against the predicate table: which entry speaks, and what its object is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import Claims, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.table import Entry
from kg.model import Argument

_SUPPLYING = frozenset({"supply", "equip", "furnish", "endow", "arm"})  # with what: their object is who gets it
_TRAITS = frozenset(  # what somebody has that lies in something
    {"advantage", "beauty", "characteristic", "charm", "core", "essence", "feature", "merit", "strength", "value"}
)
BELONGINGS = frozenset({"need", "interest", "right", "voice", "concern", "welfare"})  # whose care is their holder's
_NONE = frozenset({"no", "little", "hardly", "scarcely"})
_MOMENTS = frozenset({"date", "moment", "period", "phase", "time"})
_REACH = 40  # tokens after a verb in which its entry may stand
_STATED_ROLES = frozenset({"addresses", "causes", "hinders", "promotes", "requires"})


_UNITS = frozenset("dozen hectare kilo kilometre litre metre meter mile piece thousand ton tonne".split())
_CARRIERS = frozenset(  # what "by" names without an article
    "air bicycle bike boat bus car courier email ferry hand helicopter letter lorry lot mail message phone plane post "
    "radio rail road sea ship sms taxi telephone text train tram truck van whatsapp".split()
)


class Matching(Claims):
    """Finds the longest entry that a verb, adjective or noun satisfies, and pairs its ends."""

    def predicate(self, clause: Clause, verb: Verb) -> Found | None:
        """The longest entry of the verb that the clause satisfies, with its objects."""
        bare: Found | None = None
        for entry in self._entries(clause, verb):
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

    def _entries(self, clause: Clause, verb: Verb) -> list[Entry]:
        """The verb's entries whose words stand in the clause at all: a quick sieve before the exact test."""
        entries = self.table.verbs.get(verb.lemma, ())
        if len(entries) < 4:
            return list(entries)
        words_ = {phrase.word for phrase in clause.phrases}
        for group in [*clause.objects, *(phrase.group for phrase in clause.phrases)]:
            if group is not None and any(noun.of is not None for noun in group.nouns):
                words_.add("of")
        tokens = self.c.tokens[verb.end : verb.end + _REACH]
        near = {token.lemma for token in tokens} | {token.low for token in tokens}
        return [
            entry
            for entry in entries
            if (not entry.preposition or entry.preposition in words_) and (not entry.middle or entry.middle[0] in near)
        ]

    def _satisfied(self, clause: Clause, verb: Verb, entry: Entry) -> Found | None:
        direct = clause.objects[0] if clause.objects else None
        if not entry.middle and not entry.preposition:
            if direct is None or verb.passive:
                return None
            if len(clause.objects) > 1:
                direct = clause.objects[1]
            return Found(entry, self._objects(direct, entry))
        if not entry.preposition:
            return self._with_particle(verb, entry, direct)
        for phrase in self._phrases_of(clause, entry.preposition):
            fronted = self._fronted(phrase, clause)
            if fronted and direct is not None and entry.preposition == "in" and not entry.light:
                continue  # "a scheme in which residents share tasks": where they do so
            stop = verb.end + len(entry.middle) if fronted else phrase.at
            if phrase.group is not None and self._between(self._past_for(clause, verb, phrase), stop, entry):
                construction = "light" if entry.light else "prepositional"
                objects = self._objects(phrase.group, entry)
                if entry.light and any(low in _NONE for low in self.c.lows[verb.end : phrase.at]):
                    objects = tuple(replace(end, negated=not end.negated) for end in objects)  # "has no claim to land"
                return Found(entry, objects, phrase=phrase, construction=construction)
        return None

    def _objects(self, group: Group, entry: Entry) -> tuple[End, ...]:
        """The ends of a predicate's object; what something is or is like keeps its light head: "a process of …"."""
        return self.ends.of_group(group, light=entry.predicate.relation not in ("is_a", "acts_as"))

    def _phrases_of(self, clause: Clause, word: str) -> Iterator[Phrase]:
        """The prepositional phrases with a word, also the of-phrases of the object."""
        for phrase in clause.phrases:
            behind = clause.verb is not None and phrase.at > clause.verb.main
            if phrase.word == word and (behind or self._fronted(phrase, clause)):
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

    @staticmethod
    def _past_for(clause: Clause, verb: Verb, phrase: Phrase) -> int:
        """Where the search for a preposition begins: in "depend for survival on A" behind what it is for."""
        aside = next((p for p in clause.phrases if p.word == "for" and p.at == verb.end and p.group is not None), None)
        return phrase.at if aside is not None and aside.group and aside.group.end == phrase.at else verb.end

    def _fronted(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a phrase is the preposition and pronoun before a relative clause: "the fund on which A rely"."""
        if not clause.relative or phrase.at >= clause.start or phrase.group is None:
            return False
        return self.c.tokens[phrase.group.nouns[0].head].lemma not in self.cues.time | _MOMENTS

    def _with_particle(self, verb: Verb, entry: Entry, direct: Group | None) -> Found | None:
        if direct is None and not verb.passive:
            return None
        low = [self.c.low(n) for n in range(verb.end, min(self.c.size, verb.end + 8))]
        if entry.light or entry.middle[0] not in low:
            return None
        where = low.index(entry.middle[0])
        if tuple(low[where : where + len(entry.middle)]) != entry.middle:
            return None
        if where > 0 and (direct is None or direct.end != verb.end + where):
            return None  # "share data and carry out A" is not to share out
        if verb.passive:
            return Found(entry, ()) if where == 0 else None
        objects = self.ends.of_group(direct)
        if "no" in entry.middle:  # "have no": the entry itself holds the denial
            objects = tuple(replace(end, negated=False) for end in objects)
        return Found(entry, objects)

    def _between(self, start: int, end: int, entry: Entry) -> bool:
        """Whether the words between verb and preposition are the entry's, with only modifiers beside them."""
        wanted = list(entry.middle)
        first = entry.predicate.text.split()[0]
        for n in range(start, end):
            token = self.c.tokens[n]
            if (
                token.low not in entry.middle
                and (first, token.low) in self.table.particles
                and entry.predicate.form == "verb"
            ):
                return False  # "builds up in" is not to build in
            if wanted and (token.lemma == wanted[0] or token.low == wanted[0]):
                wanted.pop(0)
            elif entry.light and not wanted and token.tag in ("CC", "NN") and "CC" in (token.tag, self.c.tag(n - 1)):
                continue  # "play a role and value in"
            elif (
                (
                    token.tag in ("NN", "NNS", "NNP", "PRP", ",", "CC")
                    and not (entry.light and token.tag == "NN" and wanted)
                )
                or (not entry.middle and token.tag not in ("RB", "RBR") and token.low not in words.DEGREE and n > start)
                or token.tag in ("VB", "VBZ", "VBD", "MD", "BE", "WDT")
            ):
                return False
        return not wanted

    def _passive_entry(self, clause: Clause, verb: Verb) -> Entry | None:
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.size == 1 or (entry.middle and not entry.preposition and self._with_particle(verb, entry, None)):
                return entry
        return None

    def _linking_entry(self, clause: Clause, verb: Verb) -> Found | None:
        for entry in self._entries(clause, verb):
            if entry.size > 1 and entry.preposition and entry.middle:
                found = self._satisfied(clause, verb, entry)
                if found is not None:
                    return found
        return None

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
                if (
                    phrase.word == entry.preposition
                    and phrase.group is not None
                    and (self._fronted(phrase, clause) or self._between(start, phrase.at, entry))
                    and (phrase.at >= start or not entry.middle)
                ):
                    found = Found(entry, self._objects(phrase.group, entry), phrase=phrase, construction="adjective")
                    if not self.named_role(found, phrase.group, clause, scope):
                        self._pair(scope.subject, found, clause, scope, predicate.reverse)
                    return found
        elif not entry.middle and clause.objects:
            found = Found(entry, self.ends.of_group(clause.objects[0]), construction="adjective")
            self._pair(scope.subject, found, clause, scope, predicate.reverse)
            return found
        return None

    def _nominal_role(self, noun: Noun, clause: Clause) -> tuple[Entry, tuple[End, ...]] | None:
        """ "a barrier to Y", "the key to Y": a noun of the table with its preposition."""
        if self.c.low(noun.head) == "one" and noun.of is not None:
            noun = noun.of.nouns[0]  # "one of the barriers to Y"
        head = self.c.tokens[noun.head]
        for entry in [*self.table.nouns.get(head.lemma, ()), *self.table.nouns.get(head.low, ())]:
            if entry.middle or not entry.preposition:
                continue
            if entry.preposition == "of" and noun.of is not None:
                return entry, self.ends.of_group(noun.of)
            for phrase in [*noun.after, *clause.phrases]:
                if (
                    phrase.word == entry.preposition
                    and phrase.group is not None
                    and phrase.at >= noun.end
                    and phrase.at - noun.end < 3
                ):
                    return entry, self.ends.of_group(phrase.group)
        return None

    def named_role(self, found: Found, group: Group, clause: Clause, scope: Scope) -> bool:
        """ "is seen as an obstacle to A", "acts as a barrier to A": hinders A; false where the role is a plain one."""
        if found.entry.predicate.relation not in ("is_a", "acts_as") or len(group.nouns) > 1:
            return False
        role = self._nominal_role(group.nouns[0], clause)
        if role is None or role[0].predicate.relation not in _STATED_ROLES or self.ends.kind(group.nouns[0]) == "actor":
            return False
        one = Found(role[0], role[1], construction="role-noun")
        self._pair(scope.subject, one, clause, scope, role[0].predicate.reverse)
        return True

    def _pair(self, subject: tuple[End, ...], found: Found, clause: Clause, scope: Scope, reverse: bool) -> None:
        predicate = found.entry.predicate
        if found.phrase is not None and self._each(found.phrase):
            return
        between = self._between_group(clause, found)
        if (
            between is not None
            and not scope.subject
            and len(between.nouns) == 2
            and predicate.relation == "coordinates"
        ):
            one, two = (self.ends.of_noun(noun) for noun in between.nouns)
            self.emit(one, "cooperates_with", two, clause, scope, "between", predicate)
            return
        if between is not None and scope.subject:
            if predicate.relation in ("is_a", "acts_as") and clause.objects:  # "becomes a bridge between A and B"
                noun = (found.phrase.group if found.phrase and found.phrase.group else clause.objects[0]).nouns[0]
                self.emit(subject, "acts_as", (self.ends.head(noun),), clause, scope, "between", predicate, fixed=True)
            self.emit(subject, "coordinates", self.ends.of_group(between), clause, scope, "between", predicate)
            return
        if not subject and clause.subject is None and scope.how != "void":
            subject = self._implied()
        if found.construction == "light" and clause.objects:
            self._worded.add(id(clause.objects[0].nouns[0]))
        if predicate.relation == "characterized_by" and not reverse:
            subject = self._bearers(subject)
        if self._supplies(subject, found, clause, scope):
            return
        self._for_whom(subject, found, clause, scope)
        extra = () if scope.subject else ("implied-topic",)
        turned = tuple(
            end for end in found.objects if self._named(predicate.relation, predicate, end) != predicate.relation
        )
        if reverse and turned:  # "covers patients": what the object changes has the usual direction
            self.emit(subject, predicate.relation, turned, clause, scope, found.construction, predicate, extra=extra)
            found = replace(found, objects=tuple(end for end in found.objects if end not in turned))
        if reverse:
            ideas = predicate.relation == "serves" and all(end.argument.kind == "concept" for end in subject)
            named = "promotes" if ideas else predicate.relation  # "partnerships benefit from rules"
            if predicate.text in ("rest with", "lie with", "remain with", "vested in"):
                subject = self.charged(subject)
            self.emit(found.objects, named, subject, clause, scope, found.construction, predicate, extra=extra,
                      fixed=True)  # fmt: skip
        else:
            self.emit(
                subject, predicate.relation, found.objects, clause, scope, found.construction, predicate, extra=extra
            )

    def charged(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        """What the holder of such a right or duty decides on."""
        raise NotImplementedError

    def _each(self, phrase: Phrase) -> bool:
        """ "differs from canton to canton": cantons, one by one."""
        noun = phrase.group.nouns[0] if phrase.group is not None else None
        if noun is None or phrase.word != "from" or self.c.low(noun.end) != "to":
            return False
        return self.c.low(noun.head) == self.c.low(noun.end + 1)

    def _for_whom(self, subject: tuple[End, ...], found: Found, clause: Clause, scope: Scope) -> None:
        """ "protects the interests of tenants": the tenants are served."""
        predicate = found.entry.predicate
        if predicate.relation != "serves" and ("actor", "serves") not in predicate.by_object:
            return
        for end in found.objects:
            noun = end.noun
            if noun is None or noun.of is None or self.c.tokens[noun.head].lemma not in BELONGINGS:
                continue
            parties = tuple(one for one in self.ends.of_group(noun.of) if one.argument.kind == "actor")
            self.emit(subject, "serves", parties, clause, scope, "for-whom", predicate, fixed=True)

    def _bearers(self, subject: tuple[End, ...]) -> tuple[End, ...]:
        """ "The advantages of X lie in Y": X has them."""
        found: list[End] = []
        for end in subject:
            noun = end.noun
            trait = noun is not None and self.c.tokens[noun.head].lemma in _TRAITS
            whole = noun.of if noun is not None and trait else None
            found.extend(self.ends.of_group(whole) if whole is not None else (end,))
        return tuple(found)

    def _supplies(self, subject: tuple[End, ...], found: Found, clause: Clause, scope: Scope) -> bool:
        """ "provides A with B": A is served, B is provided."""
        if found.entry.predicate.relation != "provides" or found.entry.preposition or not clause.objects:
            return False
        given = next(
            (p for p in clause.phrases if p.word == "with" and p.group is not None and p.at >= clause.objects[0].end),
            None,
        )
        parties = all(end.argument.kind in ("actor", "place") or "pronoun" in end.features for end in found.objects)
        if given is None or not (parties or found.entry.predicate.text in _SUPPLYING):
            return False
        self.emit(subject, "serves", found.objects, clause, scope, "supply", found.entry.predicate)
        return self.emit(
            subject, "provides", self.ends.of_group(given.group), clause, scope, "supply", found.entry.predicate
        )

    def _between_group(self, clause: Clause, found: Found) -> Group | None:
        """ "builds ties between A and B": whom the object connects."""
        if found.entry.predicate.relation not in ("establishes", "coordinates", "acts_as", "is_a"):
            return None
        head = found.phrase.group.nouns[0] if found.phrase is not None and found.phrase.group is not None else None
        for phrase in head.after if head is not None and found.entry.predicate.relation == "acts_as" else ():
            if phrase.word == "between" and phrase.group is not None and len(phrase.group.nouns) > 1:
                return phrase.group  # "acts as a bridge between A and B"
        for phrase in clause.phrases:
            joins = phrase.word == "between" and phrase.group is not None and len(phrase.group.nouns) > 1
            if joins and clause.objects and clause.objects[-1].end >= phrase.at:
                return phrase.group
        return None

    def _implied(self) -> tuple[End, ...]:
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
                    for end in self.ends.of_group(phrase.group):  # people are served, a thing is promoted
                        thing = relation == "serves" and not self._classes(end) & {"actor", "place"}
                        if relation == "promotes" and word == "in" and end.valence == "bad":
                            continue  # "assists farmers in distress"
                        if relation == "serves" and self._moves_people(found):
                            continue  # "sends children to schools"
                        if word == "in" and end.noun is not None and self.ends.is_place(end.noun):
                            continue  # "trains teachers in Nairobi"
                        if thing and word == "to" and "pronoun" not in end.features:
                            continue  # "gives parents the right to appeal"
                        named = "promotes" if thing and "pronoun" not in end.features else relation
                        self.emit(scope.subject, named, (end,), clause, scope, "also", found.entry.predicate)

    def _moves_people(self, found: Found) -> bool:
        """Whether parties are what is sent, and not things that are given."""
        moves = ("actor", "coordinates") in found.entry.predicate.by_object
        return moves and all(end.argument.kind == "actor" for end in found.objects)

    def _agents(self, clause: Clause) -> tuple[End, ...]:
        for phrase in clause.phrases:
            if (
                phrase.word == "by"
                and phrase.group is not None
                and clause.verb is not None
                and phrase.at >= clause.verb.main
            ):
                return () if self._carrier(phrase.group) else self.ends.of_group(phrase.group)
        return ()

    def _carrier(self, group: Group) -> bool:
        """ "was sent by text message", "by rail": how, not by whom."""
        noun = group.nouns[0]
        lemma = self.c.tokens[noun.head].lemma
        unit = self.c.low(noun.start) == "the" and (
            lemma in _UNITS or lemma in self.cues.time
        )  # "are paid by the hour"
        return unit or (noun.start == noun.left and lemma in _CARRIERS)
