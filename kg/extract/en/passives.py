"""Passives: the participle with its agent, its means, its recipients, or as a quality."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import NO_ENTRY, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.pairs import LEAVING, SHIFTING, Pairs
from kg.extract.en.parts import Clause, Verb
from kg.extract.en.table import Entry
from kg.model import Argument, Predicate

_MANNERS = frozenset({"approach", "attitude", "fashion", "manner", "orientation", "spirit", "style", "way"})

_PRACTISED = frozenset(
    {"carry", "conduct", "deliver", "implement", "organise", "organize", "perform", "practise", "run"}
)

_MEETINGS = frozenset({"assembly", "conference", "congress", "forum", "meeting", "plenum", "session", "summit"})

_DECIDED = frozenset(
    "adopt announce approve decide define establish introduce launch pass propose put raise set".split()
)


_HANDED = frozenset(
    {"assign", "award", "cede", "entrust", "give", "grant", "hand", "return"}
)  # "power was given to the towns"


class Passives(Pairs):
    """What a passive verb states."""

    def _expletive(self, clause: Clause) -> bool:
        raise NotImplementedError

    def passive(self, clause: Clause, scope: Scope) -> list[Found]:
        """The participle with its agent, or an entry that is passive itself."""
        verb = clause.verb
        if verb is None or not verb.passive or self._expletive(clause):
            return []
        if verb.lemma == "base" and clause.how == "participle":
            return []  # "measures based on needs" hardly need them
        called = self._called_by(clause, verb, scope)
        if called is not None:
            return [called]
        agents = self._agents(clause) or self._meeting(clause, verb)
        plain = self._passive_entry(clause, verb)
        told = agents and plain is not None and any(word in ("from", "against") for word, _ in plain.predicate.also)
        if not self._agent_next(clause, verb) and not self._meeting(clause, verb) and not told:
            found = self._participle(clause, verb, scope, places=False)
            if found is not None:
                return [found]
        if agents and plain is not None:
            predicate = plain.predicate
            if self._meeting(clause, verb) and not self._agents(clause):  # "adopted at the congress"
                set_up = tuple(end for end in scope.subject if end.noun is None or not self._bare(end.noun))
                self.emit(agents, "establishes", set_up, clause, scope, "passive", predicate, fixed=True)
                return [Found(plain, scope.subject, construction="passive")]
            if predicate.reverse:
                self.emit(scope.subject, predicate.relation, agents, clause, scope, "passive", predicate)
            else:
                agents = self._suffered(agents, predicate, clause, scope)
                self.emit(agents, predicate.relation, scope.subject, clause, scope, "passive", predicate)
                self._for_whom(agents, Found(plain, scope.subject), clause, scope)
            self._recipients(agents, plain, clause, scope)
            if told:
                self._warded_off(agents, plain, clause, scope)
            return [Found(plain, scope.subject, construction="passive")]
        found = self._participle(clause, verb, scope)
        if found is not None:
            return [found]
        as_ = next((n for n in range(verb.end, min(verb.end + 5, self.c.size)) if self.c.low(n) == "as"), verb.end)
        if self._found_so(scope.subject, as_, clause, scope):
            return [Found(NO_ENTRY, ())]
        for entry in self.table.verbs.get(verb.lemma, ()):
            if entry.preposition and entry.preposition not in ("by", "from") and not entry.light:
                if plain is not None and entry.preposition in dict(plain.predicate.also):
                    continue  # "was distributed to farmers": they are served, see below
                other = self._satisfied(clause, verb, entry)
                if other is not None and self._prepositional_passive(other, clause, scope):
                    return [other]
        if verb.lemma in LEAVING:
            heirs = [p.group for p in clause.phrases if p.word == "to" and p.group is not None]
            if heirs and self.emit(self.ends.of_group(heirs[0]), "governs", scope.subject, clause, scope, "left-to"):
                return [Found(NO_ENTRY, ())]
        self._given(clause, scope, plain, agents)
        charged = verb.lemma in _HANDED and any(self._charge(end) for end in scope.subject)
        if (verb.lemma in SHIFTING or charged) and self._passed_on(clause, scope):
            return [Found(NO_ENTRY, ())]
        if not agents and plain is not None:  # "training is offered to adults": the training serves them
            self._recipients(scope.subject, plain, clause, scope, given=False)
        self._held_in(clause, scope, plain)
        if plain is not None and clause.link == "so that" and (self._main or self._above):
            self.emit(
                self._main or self._above,
                plain.predicate.relation,
                scope.subject,
                clause,
                scope,
                "so-that",
                plain.predicate,
            )
        self._state(clause, verb, scope)
        self._manner(clause, verb, scope)
        return [Found(plain, scope.subject, construction="passive")] if plain is not None else []

    def _called_by(self, clause: Clause, verb: Verb, scope: Scope) -> Found | None:
        """ "is seen by critics as A": it is A, and the critics hold it."""
        by = next((p for p in clause.phrases if p.word == "by" and p.group is not None and p.at - verb.end < 2), None)
        role = next((p for p in clause.phrases if p.word == "as" and p.group is not None and by and p.at > by.at), None)
        entry = next((e for e in self.table.adjectives.get(self.c.low(verb.main), ()) if e.preposition == "as"), None)
        if by is None or by.group is None or role is None or role.group is None or entry is None or entry.middle:
            return None
        found = Found(entry, self._objects(role.group, entry), phrase=role, construction="adjective")
        inner = replace(scope, holder=self._text(by.group) or scope.holder)
        if not self.named_role(found, role.group, clause, inner):
            self._pair(scope.subject, found, clause, inner, entry.predicate.reverse)
        return found

    def _suffered(self, agents: tuple[End, ...], predicate: Predicate, clause: Clause, scope: Scope) -> tuple[End, ...]:
        """ "is handicapped by language barriers": what is bad in itself is faced; the other agents."""
        if predicate.relation != "hinders":
            return agents
        bad = tuple(end for end in agents if end.valence == "bad")
        self.emit(scope.subject, "faces", bad, clause, scope, "suffered", predicate, fixed=True)
        return tuple(end for end in agents if end not in bad)

    def _meeting(self, clause: Clause, verb: Verb) -> tuple[End, ...]:
        """ "was adopted at the third congress": the congress adopted it."""
        for phrase in clause.phrases:
            if phrase.word in ("at", "in", "during") and phrase.group is not None and phrase.at > verb.main:
                noun = phrase.group.nouns[0]
                meets = any(self.c.tokens[n].lemma in _MEETINGS for n in range(noun.left, noun.head + 1))
                if verb.lemma in _DECIDED and meets:
                    return self.ends.of_group(phrase.group)
        return ()

    def _passed_on(self, clause: Clause, scope: Scope) -> bool:
        """ "responsibility for schools was transferred to the towns": they govern them; "costs were passed on to tenants"."""
        heirs = [p.group for p in clause.phrases if p.word in ("to", "onto", "on") and p.group is not None]
        for group in heirs[:1]:
            self._shifted(scope.subject, self.ends.of_group(group), clause, scope)
        return bool(heirs)

    def _warded_off(self, agents: tuple[End, ...], plain: Entry, clause: Clause, scope: Scope) -> None:
        """ "tenants are protected against eviction by the act": the act addresses eviction."""
        for word, relation in plain.predicate.also:
            for phrase in clause.phrases:
                if phrase.word == word and phrase.group is not None:
                    ends = self.ends.of_group(phrase.group)
                    self.emit(agents, relation, ends, clause, scope, "also", plain.predicate, fixed=True)

    def _recipients(
        self, agents: tuple[End, ...], plain: Entry, clause: Clause, scope: Scope, given: bool = True
    ) -> None:
        """ "nets were handed to mothers by nurses": the nurses serve the mothers."""
        if plain.predicate.relation not in ("provides", "funds", "coordinates"):
            return
        for phrase in clause.phrases:
            served = phrase.word == "to" or dict(plain.predicate.also).get(phrase.word) == "serves"
            if served and phrase.group is not None and plain.predicate.text != "submit":
                people = tuple(e for e in self.ends.of_group(phrase.group) if e.argument.kind == "actor")
                self.emit(agents, "serves", people, clause, scope, "recipient", plain.predicate, fixed=True)
            elif given and phrase.word == "with" and phrase.group and plain.predicate.relation == "provides":
                ends = self.ends.of_group(phrase.group)  # "clinics were supplied with vaccines by donors"
                self.emit(agents, "provides", ends, clause, scope, "supply", plain.predicate, fixed=True)

    def _state(self, clause: Clause, verb: Verb, scope: Scope) -> None:
        """ "pumps are broken": a participle that stands alone is a quality."""
        alone = not (clause.objects or clause.phrases or clause.parts or verb.modal)
        above = clause.parent if clause.link == "and" else clause
        main = above is None or above.link in ("main", "and", "that")
        if not alone or not main or self.c.low(verb.start) not in ("is", "are") or verb.end - verb.start > 2:
            return
        if (verb.lemma, self.c.low(verb.end)) in self.table.particles:
            return
        for at in (verb.main, *self._row_of_states(verb.end)):
            token = self.c.tokens[at]
            quality = End(Argument(token.text, token.start, token.end, "concept"), features=("quality",))
            self.emit(scope.subject, "characterized_by", (quality,), clause, scope, "state")

    def _found_so(self, ends: tuple[End, ...], at: int, clause: Clause, scope: Scope) -> bool:
        """ "has been criticised as vague and costly", "describes A as unmanageable": what somebody finds it to be."""
        c = self.c
        first = at + 1 + (c.tag(at + 1) == "RB")
        if c.low(at) != "as" or c.tag(first) not in ("JJ", "VBN") or c.noun(first) is not None:
            return False
        made = False
        for n in (first, *self._row_of_states(first + 1)):
            token = c.tokens[n]
            quality = End(Argument(token.text, token.start, token.end, "concept"), features=("quality",))
            made = self.emit(ends, "characterized_by", (quality,), clause, scope, "found-so") or made
        return made

    def _row_of_states(self, at: int) -> list[int]:
        """ "is feminised, poorly paid and largely invisible": the adjectives that go on behind the first."""
        c = self.c
        found: list[int] = []
        while c.tag(at) in (",", "CC") and c.low(at) != "but":
            n = at + 1 + (c.tag(at + 1) == "CC")
            while c.tag(n) == "RB" and c.low(n) not in words.NEGATORS:
                n += 1
            last = c.tag(n) in ("JJ", "VBN") and c.tag(n + 1) in (",", "CC", ".") and c.noun(n) is None
            if not last:
                break
            found.append(n)
            at = n + 1
        return found

    def _manner(self, clause: Clause, verb: Verb, scope: Scope) -> None:
        """ "is carried out in a flexible way", "… with a local approach": how it is."""
        for phrase in clause.phrases:
            noun = phrase.group.nouns[0] if phrase.group is not None and len(phrase.group.nouns) == 1 else None
            how = noun is not None and phrase.at > verb.main and phrase.word in ("in", "with")
            if noun is None or not how or self.c.tokens[noun.head].lemma not in _MANNERS or noun.left >= noun.head:
                continue
            if verb.lemma in _PRACTISED and self.c.low(noun.left) not in ("this", "such", "same", "timely"):
                self.emit(scope.subject, "characterized_by", (self.ends.plain(noun),), clause, scope, "manner")

    def _held_in(self, clause: Clause, scope: Scope, plain: Entry | None) -> None:
        """ "was carried out in Nairobi": an undertaking is where it is held."""
        tried = clause.verb is not None and clause.verb.lemma in ("test", "trial", "pilot", "try", "film")
        if not tried and (plain is None or plain.predicate.relation != "establishes"):
            return
        for phrase in clause.phrases:
            if (
                phrase.word == "in"
                and phrase.group is not None
                and clause.verb is not None
                and phrase.at > clause.verb.main
            ):
                ends = tuple(
                    e for e in self.ends.of_group(phrase.group) if e.noun is not None and self.ends.is_place(e.noun)
                )
                self.emit(scope.subject, "located_in", ends, clause, scope, "held-in")

    def _given(self, clause: Clause, scope: Scope, plain: Entry | None, agents: tuple[End, ...]) -> None:
        """ "X is given Y by Z": Z provides Y and serves X."""
        if plain is None or not clause.objects or plain.predicate.relation not in ("provides", "funds"):
            return
        if not agents:
            agents = next(
                (self.ends.of_group(p.group) for p in clause.phrases if p.word == "from" and p.group is not None), ()
            )
        self.emit(
            agents,
            plain.predicate.relation,
            self.ends.of_group(clause.objects[0]),
            clause,
            scope,
            "given",
            plain.predicate,
        )
        self.emit(agents, "serves", scope.subject, clause, scope, "given", plain.predicate)

    @staticmethod
    def _agent_next(clause: Clause, verb: Verb) -> bool:
        """Whether the by-phrase stands right after the verb."""
        return any(
            phrase.word == "by" and phrase.group is not None and phrase.at - verb.end < 2 for phrase in clause.phrases
        )

    def _prepositional_passive(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "is based on A", "is used in A"; false where the subject can be no end of it: "was agreed on with A"."""
        predicate, subject = found.entry.predicate, scope.subject
        if predicate.relation in ("cooperates_with", "participates_in"):  # who does it, not what is done
            subject = tuple(end for end in subject if end.argument.kind in ("actor", "place"))
        if not subject or predicate.relation == "coordinates":
            return False
        if predicate.relation == "provides":  # "powers are conferred on mayors"
            people = tuple(end for end in found.objects if end.argument.kind == "actor")
            return self.emit(subject, "serves", people, clause, scope, "passive-prep", predicate, fixed=True)
        one, two = (found.objects, subject) if predicate.reverse else (subject, found.objects)
        return self.emit(one, predicate.relation, two, clause, scope, "passive-prep", predicate)
