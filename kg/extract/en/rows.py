"""Coordinated predicates: "improves A, strengthens B and is C"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en.body import Body
from kg.extract.en.parts import Clause, Group, Verb
from kg.extract.en.scan import MAX_DEPTH
from kg.extract.en.tokens import ADJECTIVES

_HARD = frozenset({"be difficult", "be hard", "be impossible"})


class Rows(Body):
    """Verbs in a row share subject, auxiliaries, objects."""

    def predicates(
        self, verb: Verb, subject: Group | None, how: str, link: str, outer: Clause | None = None
    ) -> tuple[list[Clause], int]:
        """A predicate with those coordinated with it: "improves A, strengthens B and is C"."""
        if self._depth >= MAX_DEPTH:
            return [], verb.end
        self._depth += 1
        made: list[Clause] = []
        at = verb.end
        current: Verb | None = verb
        while current is not None and len(made) < 12:
            clause = Clause(current, subject, how if not made else "carried", link if not made else "and",
                            start=current.start, depth=self._depth)  # fmt: skip
            if made:
                clause.parent = made[0]
                if how in ("implied", "relative", "participle", "there"):
                    clause.how = how if how != "there" else "implied"
            at = self._raise(clause, current.end)
            if (
                clause.verb is not None
                and (clause.verb.lemma, self.c.low(at)) in self._particles
                and self.c.tag(at) in ("RB", "IN")
            ):
                at += (
                    self.c.tag(at) == "RB"
                    or self.c.noun(at + 1) is not None
                    or self.c.low(at) in ("up", "out", "off", "down")
                )
            at = self.body(clause, at)
            clause.end = at
            made.append(clause)
            current = None if self._back_to(outer, at) else self._next_verb(at, made[0])
        self._depth -= 1
        self._share(made)
        return made, at

    def _back_to(self, outer: Clause | None, at: int) -> bool:
        """ "guide A to do B, encourage C": after a comma the row of the outer verb goes on."""
        if outer is None or self.c.tag(at) != "," or not outer.objects or outer.verb is None:
            return False
        return outer.verb.base or bool(outer.verb.modal) or outer.verb.form == "infinitive"

    @staticmethod
    def _share(made: list[Clause]) -> None:
        """ "prevent and solve conflicts", "employed and paid by the state": what follows the last verb is for all."""
        for one, two in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
            bare = not (one.objects or one.phrases or one.parts or one.qualities)
            if bare and one.verb is not None and two.verb is not None and one.verb.passive == two.verb.passive:
                one.objects, one.phrases = list(two.objects), list(two.phrases)
                first = two.phrases[0].group if two.phrases else None
                if not one.objects and first is not None and not one.verb.passive:
                    one.objects = [first]
                one.marks.append("shared")

    def _raise(self, clause: Clause, at: int) -> int:
        """ "need to improve", "is likely to", "begin to": the infinitive is the verb, what precedes it colours it."""
        c = self.c
        verb = clause.verb
        assert verb is not None
        for _ in range(3):
            head = self._past_adverbs(at)
            text = verb.lemma
            if verb.passive or (verb.lemma == "be" and c.tag(head) in ADJECTIVES):
                if c.tag(head) in ADJECTIVES and verb.lemma == "be":
                    text, head = f"be {c.tokens[head].lemma}", head + 1
                else:
                    text = f"be {c.lows[verb.main]}"
            lower = c.verb(head)
            if (
                text in _HARD
                and lower is not None
                and c.tag(head) == "TO"
                and c.noun(lower.end) is not None
                and self._own(clause)
            ):
                clause.verb = replace(
                    lower, form=verb.form, modal=verb.modal, negated=not verb.negated, start=verb.start
                )
                return lower.end  # "the old mode is difficult to meet the needs"
            said = verb.passive and self._raising(f"said {verb.lemma}")
            if c.tag(head) != "TO" or lower is None or not (said or self._raising(f"{text} to")):
                return at
            modal = f"{text} to" if not verb.modal else f"{verb.modal}|{text} to"
            negated = (verb.negated != lower.negated) != self._denying(f"{text} to")
            verb = Verb(verb.start, lower.main, lower.end, verb.form, lower.lemma, lower.passive, negated, modal, verb.past,
                        True, verb.negator if verb.negated else lower.negator)  # fmt: skip
            clause.verb = verb
            at = lower.end
        return at

    def _own(self, clause: Clause) -> bool:
        """Whether a clause has a subject that names something, not "it"."""
        return clause.subject is not None and self.c.low(clause.subject.nouns[0].head) != "it"

    def _next_verb(self, at: int, first: Clause) -> Verb | None:
        """The verb of a coordinated predicate: same form, after a comma or conjunction."""
        c = self.c
        instead = at + 1 if c.tag(at) == "," else at
        if c.low(instead) == "rather than" and first.verb is not None:  # "strengthens rather than weakens A"
            other = c.verb(instead + 1)
            if other is not None and other.form == "finite" == first.verb.form and other.base == first.verb.base:
                return replace(other, negated=True, negator=instead)
        joint = at
        while (c.tag(at) in (",", "CC") and at - joint < 3) or (
            c.low(at) in ("not only", "also", "then") and at - joint < 4
        ):
            at += 1
        if at == joint or first.verb is None:
            return None
        conjunction = any(c.tags[n] == "CC" for n in range(joint, at))
        verb = c.verb(at)
        if verb is None or (self._pending and not conjunction and verb.form == "finite"):
            return None
        if "nor" in c.lows[joint:at] and c.tag(at) in ("DO", "HV", "MD", "BE") and c.noun(at + 1) is not None:
            return None  # "nor does it …": a clause of its own
        form, one = verb.form, first.verb
        if "nor" in c.lows[joint:at] and not verb.negated:  # "neither annul A nor fine B"
            verb = replace(verb, negated=True, negator=joint)
        marker = c.lows[joint:at]
        if one.form == "finite" and form == "participle" and (one.passive or c.tag(one.main - 1) == "HV" or one.past):
            return self._finite_participle(verb, one, conjunction)
        if one.form == "finite" and form == "finite":
            if not verb.base or verb.modal:
                return verb if conjunction or self._list_goes_on(verb.end, "finite") else None
            if one.base or one.modal or one.passive or c.low(one.start) in ("are", "have", "were", "do"):
                verb = self._with_modal(verb, one)
                return verb if conjunction or self._list_goes_on(verb.end, "finite") else None
            return None
        if form == "infinitive" and c.low(verb.start) in ("in order to", "so as to"):
            return None
        if one.form == "infinitive" and form in ("finite", "infinitive") and (verb.base or form == "infinitive"):
            if "but" in marker and form == "finite":
                return None
            if verb.modal:
                return None
            return replace(verb, form="infinitive", modal=one.modal, past=False, base=True)
        if one.form == "gerund" and form == "gerund" and c.noun(at) is None:
            return verb
        if one.form == "participle" and form == "participle" and c.noun(at) is None:
            return verb if conjunction or self._list_goes_on(verb.end, "participle") else None
        return None

    def _finite_participle(self, verb: Verb, one: Verb, conjunction: bool) -> Verb | None:
        """ "is built and run", "has cut A and raised B": the participle shares the auxiliary."""
        c = self.c
        passive = one.passive
        if not passive and not conjunction and not self._list_goes_on(verb.end, "participle"):
            return None
        if passive and c.noun(verb.end) is not None and c.tag(verb.end) in ("DT", "PRP$"):
            passive = False
        return replace(verb, form="finite", passive=passive, modal=one.modal, past=True, base=False)

    @staticmethod
    def _with_modal(verb: Verb, one: Verb) -> Verb:
        """A verb with the auxiliary of the one before it: "can build A and mend B"."""
        return replace(verb, form="finite", modal=one.modal) if one.modal and not verb.modal else verb
