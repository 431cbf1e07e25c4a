"""What there is, and what bodies and wholes are made of."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.passives import Passives

_HOUSES = frozenset(  # bodies that have staff
    "agency bureau centre clinic company court department directorate firm hospital inspectorate ministry office school "
    "secretariat service station tribunal university".split()
)
_MAKEUP = frozenset({"structure", "composition", "membership", "ranks"})
_RESPECTS = frozenset({"area", "aspect", "field", "form", "point", "respect"})


class Existence(Passives):
    """Existential clauses, and verbs whose subject or object is a whole."""

    def existential(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "There are N X in Y"."""
        if clause.how != "there" or clause.verb is None:
            return []
        ends = self.ends.of_group(clause.objects[0]) if clause.objects else ()
        no = bool(clause.objects) and self._no(clause.objects[0].nouns[0])
        if self._needed_in(clause, scope):
            return []
        for phrase in clause.phrases:
            if phrase.word == "without" and phrase.group is not None and no:
                plain = tuple(replace(end, negated=False) for end in ends)
                self.emit(plain, "requires", self.ends.of_group(phrase.group), clause, scope, "without")
            if phrase.word in ("in", "within", "at", "among", "between") and phrase.group is not None:
                self._there_in(ends, phrase.group, clause, scope)
                self._mainly_in(phrase, ends, clause, scope)
                break  # what stands behind says where that is
        return []

    def _mainly_in(self, first: Phrase, ends: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        """ "There are problems in A, mainly in the areas of B and C": A faces B and C."""
        if first.group is None or not any(end.valence == "bad" for end in ends):
            return
        for phrase in clause.phrases:
            noun = phrase.group.nouns[0] if phrase.group is not None and phrase.at > first.at else None
            if (
                noun is not None
                and phrase.word == "in"
                and self.c.tokens[noun.head].lemma in _RESPECTS
                and noun.of is not None
            ):
                self.emit(
                    self.ends.of_group(first.group), "faces", self.ends.of_group(noun.of), clause, scope, "there-mainly"
                )

    def _there_in(self, ends: tuple[End, ...], group: Group, clause: Clause, scope: Scope) -> None:
        """ "There is a school in Lima", "there are gaps in the law", "there is little trust among farmers"."""
        first = clause.objects[0].nouns[0].start if clause.objects else 0
        little = self.c.low(first) in ("little", "few", "no", "neither", "insufficient", "inadequate", "limited", "not")
        little = little or (self.c.low(first - 1) == "not" and self.c.low(first) == "enough")
        lacking = tuple(replace(end, negated=False) for end in ends)
        whole = group.nouns[0]
        if self.c.tokens[whole.head].lemma in _MAKEUP and whole.of is not None and not little:
            self.emit(ends, "part_of", self.ends.of_group(whole.of), clause, scope, "there")
            return  # "in the structure of the council there are three commissions"
        for place in self.ends.of_group(group):
            if (
                place.argument.kind == "place"
                and not little
                and not all(e.noun is not None and self._lack(e.noun) for e in ends)
            ):
                self.emit(ends, "located_in", (place,), clause, scope, "there")
            elif little:
                self.emit((place,), "faces", lacking, clause, replace(scope, negated=self._denies(clause)), "there")
            elif any(end.valence == "bad" or (end.noun is not None and self._lack(end.noun)) for end in ends):
                self.emit((place,), "faces", ends, clause, scope, "there")

    def _lack(self, noun: Noun) -> bool:
        """Whether a noun names a want: "lack of", "shortage of"."""
        entries = self.table.nouns.get(self.c.tokens[noun.head].lemma, ())
        return any(entry.predicate.relation == "faces" for entry in entries)

    @staticmethod
    def _denies(clause: Clause) -> bool:
        """Undoes the denial in "there is not enough trust among farmers": the lack is affirmed."""
        return clause.verb is not None and clause.verb.negated

    def _forms(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "The court, the press and the auditors form a system of A": they are parts of it."""
        noun = clause.objects[0].nouns[0] if clause.objects else None
        if verb.lemma not in ("form", "constitute") or noun is None or len(scope.subject) < 2:
            return False
        if self.c.tokens[noun.head].lemma not in words.COMPOUNDS:
            return False
        return self.emit(scope.subject, "part_of", self.ends.of_noun(noun, light=False), clause, scope, "form")

    def _staffed(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "The court has eleven judges": they are part of it."""
        noun = clause.objects[0].nouns[0] if len(clause.objects) == 1 else None
        if verb.lemma not in ("have", "count") or verb.negated or noun is None or noun.number is None:
            return False
        ends = self.ends.of_group(clause.objects[0])
        bodies = tuple(end for end in scope.subject if end.argument.kind == "actor" and not self._people(end))
        if not bodies or any(end.argument.kind != "actor" for end in ends):
            return False
        return self.emit(ends, "part_of", bodies, clause, scope, "staffed")

    def _people(self, end: End) -> bool:
        """Whether an end names persons, not a body: in the plural, or by what a person does."""
        lemma = self._lemma(end)
        body = lemma in self.cues.classes["body"] or lemma in _HOUSES
        return not body

    def _quoted(self, clause: Clause) -> bool:
        """ "“Carer” means a person who …": whether the subject stands in quotation marks."""
        noun = clause.subject.nouns[0] if clause.subject is not None else None
        if noun is None or not clause.objects:
            return False
        at = self.c.tokens[self.ends.left(noun)].start
        return self.ends.text[at - 1 : at] in ('"', "“", "'", "‘") or self.ends.text[at : at + 1] in ('"', "“")

    @staticmethod
    def _includes(verb: Verb) -> bool:
        return verb.lemma in ("include", "comprise", "encompass", "involve", "remain", "become")

    def _needed_in(self, clause: Clause, scope: Scope) -> bool:
        """ "There is a need for A in B": B requires A."""
        noun = clause.objects[0].nouns[0] if clause.objects else None
        if noun is None or self.c.tokens[noun.head].lemma not in ("need", "demand"):
            return False
        phrases = [*noun.after, *clause.phrases]
        wanted = next((p.group for p in phrases if p.word == "for" and p.group is not None), None)
        inner = [p for n in wanted.nouns for p in n.after] if wanted is not None else []
        where = [p.group for p in [*phrases, *inner] if p.word in ("in", "within", "among", "at")]
        return any(
            self.emit(self.ends.of_group(group), "requires", self.ends.of_group(wanted), clause, scope, "needed-in")
            for group in where
        )
