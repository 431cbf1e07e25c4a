"""Nouns that say what something is to something else: "the causes of A are B", "barriers to A include B", "B is among them"."""

from __future__ import annotations

from kg.extract.en.claims import NO_ENTRY, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.outcomes import Outcomes
from kg.extract.en.parts import Clause, Group, Noun, Verb
from kg.extract.en.table import Entry

_LISTING = frozenset({"include", "comprise", "encompass"})
_NO_ROLES = frozenset(
    {"is_a", "part_of", "located_in", "has_quantity", "faces"}
)  # "the lack of A is B" makes B no lack
_VAGUE = frozenset(  # "factors that hinder A include B": B hinders A
    "aspect barrier challenge circumstance condition constraint difficulty element factor force issue obstacle problem "
    "reason risk thing threat".split()
)
_OF_A = {  # "the benefits of A include B": A brings B about
    **dict.fromkeys(("advantage", "benefit", "merit", "strength"), "promotes"),
    **dict.fromkeys(
        ("problem", "challenge", "difficulty", "drawback", "disadvantage", "shortcoming", "weakness"), "faces"
    ),
}


class RoleNouns(Outcomes):
    """What a predicative or listed end is, by the noun that it is said of."""

    def listed(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "Barriers to A include B and C", "the problems facing A include B"."""
        subject = self._only(clause.subject)
        if verb.lemma not in _LISTING or subject is None or not clause.objects:
            return False
        return self.played(subject, self.ends.of_group(clause.objects[0]), clause, scope)

    def among(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "A is among the main obstacles to B", "among the obstacles to B are A and C"."""
        verb = clause.verb
        for phrase in clause.phrases:
            if phrase.word != "among" or phrase.group is None or len(phrase.group.nouns) != 1 or verb is None:
                continue
            behind = phrase.at >= verb.main
            if behind and clause.objects:
                continue
            ends = scope.subject if behind else self.ends.of_group(next(iter(clause.objects), None))
            noun = phrase.group.nouns[0]
            if not behind and clause.subject is not None:
                continue
            if self.played(noun, ends, clause, scope):
                return [Found(NO_ENTRY, (), phrase=phrase)]
            if self.c.tag(noun.head) == "NNS" and self.ends.left(noun) < noun.head:
                kind = self.ends.of_noun(noun, light=False)
                self.emit(ends, "is_a", kind, clause, scope, "among")
                return [Found(NO_ENTRY, (), phrase=phrase)]
        return []

    def played(self, noun: Noun, ends: tuple[End, ...], clause: Clause, scope: Scope) -> bool:
        """Says of the ends what the noun names: a role in something, what somebody faces, what something does."""
        ends = tuple(end for end in ends if end.argument.kind != "quantity")
        role = self.role_of(noun, clause)
        if role is not None:
            found = Found(role[0], role[1], construction="role-noun")
            self._pair(ends, found, clause, scope, role[0].predicate.reverse)
            return bool(ends)
        if self.c.tokens[noun.head].lemma in _VAGUE and self._doing_so(noun, ends, scope):
            return True
        relation = _OF_A.get(self.c.tokens[noun.head].lemma)
        if relation is None or noun.of is None:
            return False
        return self.emit(self.ends.of_group(noun.of), relation, ends, clause, scope, "head-noun", fixed=True)

    def role_of(self, noun: Noun, clause: Clause) -> tuple[Entry, tuple[End, ...]] | None:
        """The entry of a noun that is a role, and in what it is one; None for deeds: "the reduction of A"."""
        if self.c.low(noun.head) == "one" and noun.of is not None:
            noun = noun.of.nouns[0]
        if self.c.tokens[noun.head].lemma not in self.cues.roles:
            return None
        found = self._nominal_role(noun, clause)
        return None if found is None or found[0].predicate.relation in _NO_ROLES else found

    def _doing_so(self, noun: Noun, ends: tuple[End, ...], scope: Scope) -> bool:
        """ "factors hindering A": what the clause on the noun says is said of the ends."""
        for part in noun.clauses:
            verb = part.verb
            if verb is None or part.link == "noun-to" or verb.negated:
                continue
            agents = self._agents(part) if verb.passive else self.ends.of_group(part.subject)
            if part.how == "object-relative" or (verb.passive and agents):
                entry = next((e for e in self.table.verbs.get(verb.lemma, ()) if e.size == 1), None)
                if entry is None or entry.predicate.relation != "faces" or not agents:
                    continue
                made = self.emit(agents, "faces", ends, part, scope, "role-clause", entry.predicate, fixed=True)
            elif verb.lemma in ("face", "confront"):
                whom = self.ends.of_group(next(iter(part.objects), None))
                made = self.emit(whom, "faces", ends, part, scope, "role-clause", fixed=True)
            else:
                found = None if verb.passive else self.predicate(part, verb)
                if found is None or found.entry.predicate.reverse:
                    continue
                relation = found.entry.predicate.relation
                made = self.emit(ends, relation, found.objects, part, scope, "role-clause", found.entry.predicate)
            if made:
                self._visited.add(id(noun))  # said of what is named, not once more of the vague noun
                return True
        return False

    @staticmethod
    def _only(group: Group | None) -> Noun | None:
        return group.nouns[0] if group is not None and len(group.nouns) == 1 else None
