"""What becomes of the object by the phrase after it: "left without a doctor", "relieved of noise", "lifted out of poverty"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en.claims import Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Phrase, Verb
from kg.extract.en.reframe import Reframed

_RAISING = frozenset({"lift", "pull", "help", "bring", "raise", "get", "coax", "lead", "drag", "move", "keep"})
_HARMS = frozenset(  # what nobody wants to do: "keeps children from dying"
    "become burn collapse default die drop drown fail fall freeze lose relapse reoffend sink slide slip starve suffer".split()
)
_OUSTING = frozenset(
    {"drive", "force", "push", "squeeze", "price", "crowd", "lock", "shut", "throw", "freeze", "evict", "chase"}
)
_PUTTING = frozenset({"put", "place", "set"})
_UNSURE = frozenset({"unable", "unwilling", "powerless", "ill-equipped", "vulnerable"})


class Outcomes(Reframed):
    """What is said of the object, and so of who acts, by the phrase that follows it."""

    def outcome(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """Reads such a phrase; True where nothing else is said of who acts."""
        if not clause.objects or verb.passive:
            return False
        return (
            (verb.lemma == "leave" and self._left(clause, scope))
            or (verb.lemma in _RAISING and self._lifted(clause, scope))
            or (verb.lemma in ("keep", "prevent", "stop") and self._kept_from(clause, verb, scope))
            or (verb.lemma in _OUSTING and self._ousted(clause, scope))
            or (verb.lemma in _PUTTING and self._put_at(clause, scope))
        )

    def _left(self, clause: Clause, scope: Scope) -> bool:
        """ "leaves villages without a doctor", "… with debts", "… unable to pay": they suffer, by who leaves them so."""
        whom, made = self._whom(clause.objects[0]), False
        for phrase in clause.phrases:
            if phrase.group is None or phrase.word not in ("without", "with") or not self._next(clause, phrase):
                continue
            ends = tuple(replace(end, negated=False) for end in self.ends.of_group(phrase.group))
            if phrase.word == "with" and not all(end.valence == "bad" or self._none(end) for end in ends):
                return False
            if not scope.subject:  # "leaving villages without a doctor"
                return self.emit(whom, "faces", ends, clause, scope, "left", fixed=True)
            made = self.emit(whom, "faces", ends, clause, replace(scope, modality=scope.modality), "left", fixed=True)
            break
        behind = [start for start, _, _ in clause.qualities if start >= clause.objects[0].nouns[-1].end]
        unable = any(self._ill(start) for start in behind) or any(
            part.how == "participle" and part.verb is not None and part.verb.passive and not part.phrases
            for noun in clause.objects[0].nouns
            for part in noun.clauses
        )
        if not (made or unable) or all(end.valence == "bad" for end in whom):
            return made
        return self.emit(scope.subject, "hinders", whom, clause, scope, "left", fixed=True) or made

    def _ill(self, start: int) -> bool:
        """Whether an adjective or participle says that somebody is badly off; nearly all behind "leave" do."""
        low = self.c.low(start)
        return low in _UNSURE | self.cues.worse or low.startswith(("un", "im", "in")) or low.endswith("ed")

    def _lifted(self, clause: Clause, scope: Scope) -> bool:
        """ "lifts children out of poverty": addresses poverty and serves the children."""
        for phrase in clause.phrases:
            if phrase.word == "out of" and phrase.group is not None:
                ends = self.ends.of_group(phrase.group)
                if ends and all(end.valence == "bad" for end in ends):
                    people = tuple(end for end in self._whom(clause.objects[0]) if end.argument.kind != "concept")
                    self.emit(scope.subject, "serves", people, clause, scope, "out-of", fixed=True)
                    return self.emit(scope.subject, "addresses", ends, clause, scope, "out-of", fixed=True)
        return False

    def _ousted(self, clause: Clause, scope: Scope) -> bool:
        """ "drives weavers out of business", "forces families off the land": hinders them."""
        for phrase in clause.phrases:
            if phrase.word not in ("out of", "off", "from") or phrase.group is None:
                continue
            whom = self._whom(clause.objects[0])
            if whom and all(end.argument.kind == "actor" for end in whom):
                return self.emit(scope.subject, "hinders", whom, clause, scope, "ousted", fixed=True)
        return False

    def _put_at(self, clause: Clause, scope: Scope) -> bool:
        """ "puts tenants at a disadvantage", "puts the budget under strain": hinders them."""
        for phrase in clause.phrases:
            if phrase.word not in ("at", "in", "under") or phrase.group is None or not self._next(clause, phrase):
                continue
            whom = self._whom(clause.objects[0])
            harmed = all(end.valence == "bad" for end in self.ends.of_group(phrase.group))
            if harmed and not all(end.valence == "bad" for end in whom):
                return self.emit(scope.subject, "hinders", whom, clause, scope, "put-at", fixed=True)
        return False

    def _kept_from(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "keeps victims from reporting abuse": hinders them; "keeps children from dying": serves them."""
        for phrase in clause.phrases:
            done = self._undone(phrase)
            if phrase.word != "from" or not done:
                continue
            whom = self._whom(clause.objects[0])
            harm = done in _HARMS or (phrase.clause is not None and self._suffering(phrase.clause))
            parties = all(end.argument.kind == "actor" for end in whom)
            if verb.lemma != "keep" and not (harm and parties):
                return False
            relation = ("serves" if parties else "promotes") if harm else "hinders" if parties else "addresses"
            return self.emit(scope.subject, relation, whom, clause, scope, "kept-from", fixed=True)
        return False

    def _undone(self, phrase: Phrase) -> str:
        """ "from reporting abuse", "from dying": what is not done."""
        if phrase.clause is not None and phrase.clause.verb is not None:
            return phrase.clause.verb.lemma
        head = self.c.tokens[phrase.group.nouns[0].head] if phrase.group is not None else None
        return head.verb if head is not None and head.low.endswith("ing") else ""

    @staticmethod
    def _suffering(clause: Clause) -> bool:
        return clause.verb is not None and clause.verb.passive

    def _whom(self, group: Group) -> tuple[End, ...]:
        """The object without the phrase that says what becomes of it."""
        return tuple(
            end
            for noun in group.nouns
            for end in self.ends.of_noun(replace(noun, after=[p for p in noun.after if p.word != "without"]))
        )

    @staticmethod
    def _next(clause: Clause, phrase: Phrase) -> bool:
        """Whether a phrase follows the object, with at most an of-phrase between."""
        return phrase.at == clause.objects[0].end or phrase.at >= clause.objects[0].nouns[-1].end

    def _none(self, end: End) -> bool:
        """ "with no income", "with little choice"."""
        return end.noun is not None and self.c.low(end.noun.start) in ("no", "little", "few", "only", "less", "fewer")
