"""Verbs that say something of their object and of what a preposition adds: "associates A with B", "blames A for B"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en.claims import Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Verb
from kg.extract.en.rolenouns import RoleNouns

LEAVING = frozenset({"leave", "entrust", "cede"})  # "leaves A to B": B decides on it
_CREDITING = frozenset({"blame for", "credit with", "credit for"})  # whose direct object is the cause
SHIFTING = frozenset({"shift", "transfer", "devolve", "delegate", "outsource", "pass", "offload"})
_CHARGES = frozenset(
    "authority charge competence competency control jurisdiction management ownership power responsibility".split()
)
_RULE = _CHARGES | frozenset("administration command direction guidance leadership oversight rule supervision".split())
_DIVIDING = frozenset({"divide", "split", "subdivide", "segment", "break"})  # "divides a city into wards"
_INTO = frozenset({"drive", "plunge", "push", "force", "lead", "drag", "trap", "throw", "tip", "lock"})
_RECEIVING = frozenset({"receive", "get", "obtain"})
_GETTING = _RECEIVING | {"buy", "purchase", "procure", "borrow", "rent", "lease", "import"}
_OF_BOTH = {  # what is said of the object and the other end, and nothing of who acts
    ("associate", "with"): "related_to", ("correlate", "with"): "related_to", ("reconcile", "with"): "related_to",
    ("equate", "with"): "is_a", ("identify", "with"): "is_a", ("compare", "with"): "contrasts_with",
    ("compare", "to"): "contrasts_with", ("contrast", "with"): "contrasts_with", ("confuse", "with"): "contrasts_with",
    ("distinguish", "from"): "contrasts_with", ("differentiate", "from"): "contrasts_with",
    ("juxtapose", "with"): "contrasts_with", ("base", "on"): "requires", ("base", "upon"): "requires",
    ("ground", "in"): "requires", ("condition", "on"): "requires", ("incorporate", "into"): "part_of",
    ("embed", "in"): "part_of", ("build", "into"): "part_of", ("write", "into"): "part_of", ("fold", "into"): "part_of",
    ("substitute", "for"): "contrasts_with", ("swap", "for"): "contrasts_with", ("trade", "for"): "contrasts_with",
    ("exchange", "for"): "contrasts_with", ("abandon", "in favour of"): "contrasts_with", ("balance", "against"): "contrasts_with",
    ("weigh", "against"): "contrasts_with", ("trade off", "against"): "contrasts_with", ("pit", "against"): "contrasts_with", ("accuse", "of"): "characterized_by", ("suspect", "of"): "characterized_by",
}  # fmt: skip
_OF_IDEAS = {("link", "to"): "related_to", ("link", "with"): "related_to", ("tie", "to"): "requires"}
_BESIDE = {  # what is said beside the verb's own claim, where the object is a party
    ("expose", "to"): "faces", ("involve", "in"): "participates_in", ("engage", "in"): "participates_in",
    ("enlist", "in"): "participates_in", ("enrol", "in"): "participates_in", ("enroll", "in"): "participates_in",
    ("invite", "to"): "participates_in", ("prefer", "to"): "contrasts_with", ("choose", "over"): "contrasts_with",
    **dict.fromkeys(((verb, "over") for verb in ("favour", "favor", "prefer", "prioritise", "prioritize", "value", "put", "place")),
                    "contrasts_with"),
    ("charge", "with"): "establishes", ("task", "with"): "establishes",
}  # fmt: skip


class Pairs(RoleNouns):
    """The relation between a verb's object and the end that its preposition adds."""

    def ascribed(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "ascribes A to B", "blames B for A": B brings A about, and who ascribes it says so."""
        if not clause.objects:
            return False
        if self._held_responsible(clause, verb, scope):
            return True
        for entry in self._entries(clause, verb):
            predicate = entry.predicate
            forth = predicate.text in _CREDITING
            if entry.middle or predicate.relation != "causes" or not (predicate.reverse or forth):
                continue
            pair = self._pair_of(clause, entry.preposition)
            if pair is None:
                continue
            causes, effects = pair if forth else (pair[1], pair[0])
            self._worded.update(id(noun) for noun in clause.objects[0].nouns)  # "ascribes its superiority to speed"
            holder = scope if verb.lemma == "owe" else replace(scope, holder=self._teller(clause) or scope.holder)
            for end in effects:
                relation = "promotes" if end.valence == "good" else "causes"
                self.emit(causes, relation, (end,), clause, holder, "ascribed", predicate, fixed=True)
            return True
        return False

    def _held_responsible(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "holds poverty responsible for low turnout": poverty causes it, says who holds so."""
        blamed = verb.lemma in ("hold", "make") and any(self.c.low(n) == "responsible" for n, _, _ in clause.qualities)
        pair = self._pair_of(clause, "for") if blamed else None
        if pair is None or any(end.argument.kind == "actor" for end in pair[0]):
            return False
        told = replace(scope, holder=self._teller(clause) or scope.holder)
        return self.emit(pair[0], "causes", pair[1], clause, told, "ascribed", fixed=True)

    def paired(self, clause: Clause, verb: Verb, scope: Scope) -> bool:
        """ "associates A with B", "leaves A to B", "bases A on B"; True where nothing is said of who acts."""
        for word in dict.fromkeys(phrase.word for phrase in reversed(clause.phrases)):
            key, pair = (verb.lemma, word), self._pair_of(clause, word)
            if pair is None:
                continue
            one, two = pair
            parties = all(end.argument.kind == "actor" for end in one)
            relation = _OF_BOTH.get(key) or (None if self._placed(one + two) else _OF_IDEAS.get(key))
            if relation is not None:
                person = any(
                    end.argument.kind == "actor" for end in scope.subject
                )  # no "emphasis distinguishes A from B"
                told = replace(scope, holder=self._teller(clause)) if verb.lemma in self.cues.says and person else scope
                return self.emit(one, relation, two, clause, told, "paired", fixed=True)
            persons = scope.subject and all(end.argument.kind in ("actor", "place") for end in scope.subject)
            if key in (("replace", "with"), ("replace", "by")) and persons and not self._persons(one):
                self.emit(scope.subject, "uses", two, clause, scope, "replaced")
                return self.emit(
                    two, "contrasts_with", one, clause, scope, "replaced"
                )  # who replaces A with B is neither
            if word == "into" and verb.lemma in _DIVIDING:
                return self.emit(two, "part_of", one, clause, scope, "divided")
            if word == "to" and verb.lemma in LEAVING and all(end.argument.kind == "actor" for end in two):
                return self.emit(two, "governs", one, clause, scope, "left-to")
            if word == "under" and self._put_under(two, one, clause, scope):
                return True
            if key in (("keep", "out of"), ("keep", "off"), ("keep", "away from")):
                relation = (
                    "hinders" if parties else "addresses"
                )  # "keeps migrants out", "keeps refuse out of landfills"
                return self.emit(scope.subject, relation, one, clause, scope, "kept-out")
            if word == "to" and verb.lemma in ("condemn", "doom"):
                self.emit(scope.subject, "hinders", one, clause, scope, "into")
                return self.emit(one, "faces", two, clause, scope, "into")
            if word in ("into", "in") and verb.lemma in _INTO and two and all(end.valence == "bad" for end in two):
                self.emit(scope.subject, "hinders", one, clause, scope, "into")  # "drives borrowers into debt"
                return self.emit(one, "faces", two, clause, scope, "into")
            if word == "from" and verb.lemma in _GETTING and self._got(one, two, clause, scope, verb.lemma):
                return verb.lemma in _RECEIVING
            if key in _BESIDE and (parties or _BESIDE[key] == "contrasts_with"):
                self.emit(one, _BESIDE[key], two, clause, scope, "beside")
            if verb.lemma in SHIFTING and word in ("to", "onto", "on") and not parties:
                self._shifted(one, two, clause, scope)
        return False

    def _got(self, one: tuple[End, ...], two: tuple[End, ...], clause: Clause, scope: Scope, lemma: str) -> bool:
        """ "buys meals from a charity": the charity provides them; "receives meals from it": and serves who receives."""
        givers = tuple(end for end in two if end.argument.kind == "actor")
        given = tuple(end for end in one if end.valence != "bad" and end.argument.kind == "concept")
        if not (givers and given) or (clause.verb is not None and clause.verb.negated):
            return False
        made = self.emit(givers, "provides", given, clause, scope, "got-from")
        if lemma in _RECEIVING:
            people = tuple(end for end in scope.subject if end.argument.kind == "actor")
            self.emit(givers, "serves", people, clause, scope, "got-from")
        return made

    def _shifted(self, one: tuple[End, ...], two: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        """ "shifts care to municipalities": they provide it; "shifts costs onto tenants": they face them."""
        heirs = tuple(end for end in two if end.argument.kind == "actor")
        for end in one:
            over = self._charge(end)
            if over:
                self.emit(heirs, "governs", over, clause, scope, "shifted")
                continue
            self.emit(heirs, "faces" if end.valence == "bad" else "provides", (end,), clause, scope, "shifted")

    def _put_under(self, rule: tuple[End, ...], one: tuple[End, ...], clause: Clause, scope: Scope) -> bool:
        """ "places forests under the authority of districts": the districts govern them."""
        noun = rule[0].noun if len(rule) == 1 else None
        if noun is None or self._lemma(rule[0]) not in _RULE or not (noun.of or noun.owner):
            return False
        rulers = self.ends.of_noun(noun.owner) if noun.owner is not None else self.ends.of_group(noun.of)
        return self.emit(rulers, "governs", one, clause, scope, "put-under", fixed=True)

    def charged(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        """ "Ownership of the pipes rests with the state": what the state decides on is the pipes."""
        return tuple(other for end in ends for other in (self._charge(end) or (end,)))

    def _charge(self, end: End) -> tuple[End, ...]:
        """ "responsibility for schools", "power over budgets": what its holder decides on."""
        entries = self.table.nouns.get(self._lemma(end), ())
        if end.noun is None or not (
            self._lemma(end) in _CHARGES or any(entry.predicate.relation == "governs" for entry in entries)
        ):
            return ()
        over = next((p.group for p in end.noun.after if p.word in ("for", "over") and p.group is not None), end.noun.of)
        return self.ends.of_group(over) or (end,)

    def _pair_of(self, clause: Clause, word: str) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        """The ends of the object and of the last phrase with a preposition after it."""
        if not clause.objects or not word:
            return None
        for phrase in reversed(list(self._phrases_of(clause, word))):
            if phrase.group is not None and phrase.at >= clause.objects[0].nouns[0].end:
                return self.ends.of_group(clause.objects[0]), self.ends.of_group(phrase.group)
        return None

    def _teller(self, clause: Clause) -> str:
        """Who says it: the text of the subject."""
        return self._text(clause.subject) if clause.subject is not None else ""

    @staticmethod
    def _persons(ends: tuple[End, ...]) -> bool:
        return any(end.argument.kind == "actor" for end in ends)

    def _placed(self, ends: tuple[End, ...]) -> bool:
        """Whether a party, a place or a number is among them."""
        return any(self._classes(end) & {"actor", "place", "quantity"} for end in ends)
