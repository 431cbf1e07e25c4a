"""What a claim is grounded on: "because of its openness", "with the growth of A", "like other B", "because A is not met"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en.claims import Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.nominal import Nominal
from kg.extract.en.parts import Clause, Noun, Phrase

REASONS = frozenset({"because of", "due to", "owing to", "as a result of", "thanks to", "in response to"})
_GROWTH = frozenset(
    "acceleration advance advancement ageing aging arrival deepening development diffusion emergence evolution expansion "
    "growth improvement increase intensification modernisation modernization popularisation popularization progress "
    "prosperity rise spread transformation".split()
)
_RISING = frozenset("boost enhance expand flourish grow improve increase prosper rise thrive".split())
_FALLING = frozenset(
    "collapse contract crumble decline decrease deteriorate diminish dip drop dwindle erode fade fall lapse plummet recede "
    "shrink slip slump stagnate stall subside suffer wane weaken wither".split()
)
_HAPPENING = frozenset(
    "appear arise begin break deepen emerge ensue erupt follow happen intensify occur result worsen".split()
)


class Grounds(Nominal):
    """Reasons and trends before or after what they explain."""

    def reason(self, phrase: Phrase, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """ "Because of its openness, A …": A is open; "because of lack of money A …": A lacks it; else the phrase causes."""
        assert phrase.group is not None
        own = self.c.tag(phrase.group.nouns[0].start) == "PRP$"
        parties = tuple(end for end in scope.subject if end.argument.kind == "actor" or "pronoun" in end.features)
        plain = replace(scope, modality="asserted")
        for noun in phrase.group.nouns:
            for end in self.ends.of_noun(noun):
                bad = end.valence == "bad" or self._lack(noun)
                if own:
                    relation = "faces" if self._lack(noun) else "characterized_by"
                    self.emit(scope.subject, relation, (end,), clause, plain, "reason-own")
                    continue
                if bad:
                    denied = clause.verb is not None and clause.verb.negated  # what follows is denied, the want is not
                    self.emit(parties, "faces", (end,), clause, plain, "reason-faced", negated=denied)
                faced = tuple(
                    o
                    for found in founds
                    if found.entry.predicate.relation == "faces"
                    for o in found.objects
                    if o.valence == "bad"
                )
                denied = clause.verb is not None and clause.verb.negated
                if any(found.construction == "scant" for found in founds):
                    continue
                if clause.qualities and not faced:
                    faced = () if denied else self._qualities(clause)
                elif not clause.objects and not faced and not (clause.verb is not None and clause.verb.lemma == "be"):
                    faced = () if denied else tuple(one for one in scope.subject if one not in parties)
                if phrase.word == "in response to" and bad and scope.subject and not own:
                    self.emit(scope.subject, "addresses", (end,), clause, plain, "response")
                    continue
                for effect in faced:
                    self.emit((end,), self._brings(clause, effect), (effect,), clause, scope, "reason")

    def _brings(self, clause: Clause, effect: End) -> str:
        """ "Trust suffered as a result of A": A hinders it; "crime fell thanks to A": A addresses it; "trade grew": promotes."""
        lemma = clause.verb.lemma if clause.verb is not None and not clause.objects else ""
        if lemma in _FALLING:
            return "addresses" if effect.valence == "bad" else "hinders"
        return "promotes" if lemma in _RISING and effect.valence == "good" else "causes"

    def trend(self, phrase: Phrase, clause: Clause, scope: Scope) -> None:
        """ "With the growth of A, B changes": A causes it; "with the slow growth of A" A is short of it."""
        assert phrase.group is not None
        whole: tuple[End, ...] = ()
        for noun in phrase.group.nouns:
            of = self.ends.of_group(noun.of) if noun.of is not None else ()
            if self.ends.valence(noun) == "bad" or self._worse(noun):
                whole = of or whole
                alone = replace(noun, of=None)
                self.emit(
                    whole, "faces", self.ends.of_noun(alone), clause, replace(scope, modality="asserted"), "trend"
                )
            elif of and self.c.tokens[noun.head].lemma in _GROWTH and not self._acts(clause):
                lemma = clause.verb.lemma if clause.verb is not None else ""
                self.emit(of, "promotes" if lemma in _RISING else "causes", scope.subject, clause, scope, "trend")

    def _worse(self, noun: Noun) -> bool:
        """ "lagging development", "weak participation"."""
        return any(self.c.low(n) in self.cues.worse for n in range(noun.left, noun.head))

    @staticmethod
    def _acts(clause: Clause) -> bool:
        """Whether a clause says what somebody does, and not what becomes of something."""
        verb = clause.verb
        return verb is None or verb.passive or (bool(clause.objects) and verb.lemma not in ("become", "remain"))

    def like(self, phrase: Phrase, clause: Clause, scope: Scope) -> None:
        """ "Like other public services, libraries …": they are such services."""
        assert phrase.group is not None
        for noun in phrase.group.nouns:
            if "other" in self.c.lows[noun.start : noun.head]:
                ends = self.ends.of_noun(noun, light=False)
                self.emit(scope.subject, "is_a", ends, clause, replace(scope, modality="asserted"), "like-other")

    def because(self, part: Clause, clause: Clause, scope: Scope) -> None:
        """ "Because needs are not met, conflicts arise": the needs cause them."""
        verb = clause.verb
        happens = verb is not None and verb.lemma in _HAPPENING and not clause.objects and not verb.passive
        if part.link == "because" and happens and part.subject is not None:
            self.emit(
                self.ends.of_group(part.subject),
                "causes",
                scope.subject,
                clause,
                replace(scope, modality="asserted"),
                "because",
                negated=self.c.low(part.start - 2) == "not",  # "not because A is scarce"
            )
