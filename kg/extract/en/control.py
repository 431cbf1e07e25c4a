"""Who does what a dependent clause says, and in what modality."""

from __future__ import annotations

from kg.extract.en import words
from kg.extract.en.adjuncts import Adjuncts
from kg.extract.en.claims import RANK, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause
from kg.extract.en.scan import BARE
from kg.model import Modality

Controlled = tuple[tuple[End, ...], Modality, str]  # who does it, in what modality, how that is known

_SUBORDINATE = frozenset(  # links of clauses with a subject of their own
    "as since before after until for so if unless whether once that because although while whereas when how where".split()
)
_CREATING = frozenset(  # what is made serves the purpose, not its maker
    {"introduce", "invent", "devise", "design", "build", "create", "set", "establish", "install", "launch", "found"}
)
_ENABLING = frozenset({"enable", "allow", "permit", "empower", "entitle"})  # who is enabled to do something can
_THINKING = frozenset({"assume", "believe", "feel", "find", "hold", "judge", "know", "show", "think", "understand"})
_STANDING = frozenset({"replace", "supersede", "succeed", "include", "cover", "comprise", "amount", "serve", "rank"})


class Control(Adjuncts):
    """The subject that an infinitive, a gerund or a clause is given by the clause above it."""

    def _control(self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]) -> Controlled:
        modality = scope.modality
        passive = clause.verb is not None and clause.verb.passive
        worth = any(phrase.word == "of" for phrase in clause.phrases)  # "it is of significance to …"
        expletive = (bool(clause.qualities or clause.objects) or passive or worth) and self._expletive(clause)
        nobody = not scope.subject or expletive
        if part.link == "purpose" and nobody and (clause.verb is None or part.end <= clause.verb.start):
            return (), "intended", "void"  # "In order to solve A, it is necessary to …": nobody is named
        if expletive or (clause.verb is not None and clause.verb.lemma == "be" and clause.how == "there"):
            return self._expletive_control(clause, scope)
        if part.link == "so that":
            return (), "intended", "own"
        if part.link in _SUBORDINATE:
            if part.verb is not None and part.subject is None and part.verb.form in ("gerund", "participle"):
                return scope.subject, "asserted", "controlled"  # "when crossing A"
            if part.link == "that" and self._urges(clause, part):
                return (), "recommended", "own"
            return (), modality if part.link == "that" and self._says(clause) else "asserted", "own"
        if part.link in ("to", "purpose"):
            return self._infinitive_control(clause, part, scope, founds)
        made = founds[0] if founds and founds[0].entry.predicate.relation == "establishes" else None
        if (
            part.link == "result"
            and made is not None
            and made.objects
            and part.verb is not None
            and part.verb.lemma in _STANDING
        ):
            return made.objects, modality, "controlled"  # "introduced an insurance, replacing A"
        return scope.subject, modality, "controlled"

    def _urges(self, clause: Clause, part: Clause) -> bool:
        """ "recommends that ministers publish": the bare verb after a verb of demanding."""
        verb = clause.verb
        urging = verb is not None and self.cues.modal.get(verb.lemma) == "recommended"
        if not urging or verb is None or part.verb is None:
            return False
        plural = part.subject is not None and self.c.tag(part.subject.nouns[-1].head) == "NNS"
        bare = part.verb.base and not (
            plural and verb.lemma in ("suggest", "propose", "insist")
        )  # "suggests that women spend"
        return bare or self.c.low(part.verb.main - 1) == "be"

    def _expletive_control(self, clause: Clause, scope: Scope) -> Controlled:
        """ "It is necessary for X to …": the adjective colours, the for-phrase acts."""
        modality = scope.modality
        passive = [clause.verb.main] if clause.verb is not None and clause.verb.passive else []
        for start in [start for start, _, _ in clause.qualities] + passive:
            value = self.cues.modal.get(self.c.low(start)) or self.cues.modal.get(self.c.tokens[start].lemma)
            if value is not None and RANK[value] > RANK[modality]:
                modality = value
        for group in clause.objects[:1]:
            value = self.cues.modal.get(self.c.tokens[group.nouns[0].head].lemma)
            modality = value if value is not None and RANK[value] > RANK[modality] else modality
            if group.nouns[0].of is not None:
                return self.ends.of_group(group.nouns[0].of), modality, "for"
        for phrase in clause.phrases:
            if phrase.word == "for" and phrase.group is not None:
                return self.ends.of_group(phrase.group), modality, "for"
        return (), modality, "implied"

    def _infinitive_control(self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]) -> Controlled:
        modality: Modality = "intended" if part.link == "purpose" else scope.modality
        verb, found = clause.verb, founds[0] if founds else None
        above = self._last_verb if verb is None and clause.link == "and" and clause.parent is None else None
        if above is not None and above.negated and above.modal.endswith(" to"):
            part.link = "to"  # "fails to do A and to do B": no purpose
            return scope.subject, "asserted", "denied"
        if verb is not None and part.end <= verb.start and clause.subject is not None:
            return scope.subject, "intended", "purpose"  # "In order to solve A, the village …"
        named = self._named_doer(clause, part, found, modality) or self._able_doer(clause, part, scope)
        if named is not None:
            return named
        apart = self.c.tag(part.start - 1) == ","
        if verb is not None and verb.modal.endswith(" to") and apart:
            return scope.subject, modality, "listed"
        let = verb is not None and verb.lemma in BARE and found is not None and not found.objects
        objects = (
            found.objects if found is not None and not let else self.ends.of_group(next(iter(clause.objects), None))
        )
        called = self._called_on(clause)
        if called is not None:
            return self.ends.of_group(called), "recommended", "called"
        lacking = found is not None and (found.construction == "lack" or found.entry.predicate.relation == "faces")
        unable = (
            verb is not None
            and verb.lemma == "leave"
            and any(self.c.low(n) == "unable" for n, _, _ in clause.qualities)
        )
        if (lacking or unable) and part.link == "to":
            return (), "asserted", "void"  # "lacks the staff to do A", "leaves them unable to": A is not done
        if verb is not None and part.link == "to" and self._demands(clause, verb):
            return self.ends.of_group(clause.objects[0]), "recommended", "pivot"
        being = verb is not None and not verb.passive and part.verb is not None and part.verb.lemma == "be"
        if being and verb is not None and clause.objects and verb.lemma in words.NAMING | _THINKING:
            return self.ends.of_group(clause.objects[0]), "asserted", "pivot"  # "considers A to be B"
        pivot = found is not None and found.entry.predicate.pivot
        pivot = pivot or (verb is not None and (verb.lemma in self.cues.controls or verb.lemma in BARE))
        if verb is not None and verb.passive:
            goal: Modality = modality if pivot or found is None else self._raised(modality, "intended")
            return scope.subject, goal, "passive-control"
        if verb is not None and pivot and objects:
            relation = found.entry.predicate.relation if found is not None else ""
            if relation in ("requires", "coordinates", "uses") and (objects[0].argument.kind != "actor" or apart):
                return scope.subject, "intended", "purpose"
            if relation == "serves" and verb.lemma not in ("let", "make"):
                return scope.subject, modality, "helper"
            able = verb.lemma in _ENABLING and modality == "asserted"
            return objects, "possible" if able else modality, "pivot"
        if verb is not None and verb.lemma == "be":
            return scope.subject, scope.modality, "goal"  # "the goal of X is to …": X acts
        if verb is not None and verb.lemma in _CREATING and objects:
            return objects, "intended", "purpose-object"
        if found is None and not objects:
            return scope.subject, modality, "controlled"
        if not scope.subject and objects and all(end.argument.kind != "actor" for end in objects):
            return objects, "intended", "purpose-object"  # "Carry out A to improve B"
        return scope.subject, "intended", "purpose"

    def _named_doer(self, clause: Clause, part: Clause, found: Found | None, modality: Modality) -> Controlled | None:
        """ "builds B for A to do C", "makes it easy for A to do B": A; nobody where that is hard."""
        made = found is not None and found.construction == "made-it"
        if made and self.c.low(clause.qualities[0][0]) in words.HARD:
            return (), "asserted", "void"  # "makes it hard for A to do B": B is not done
        for phrase in clause.phrases:
            if phrase.word == "for" and phrase.group is not None and phrase.group.end == part.start:
                return self.ends.of_group(phrase.group), "possible" if made else modality, "for"
        return None

    def _able_doer(self, clause: Clause, part: Clause, scope: Scope) -> Controlled | None:
        """ "weakens the ability of A to do B": A; None where no noun of the kind stands before the infinitive."""
        able = clause.objects[-1].nouns[-1] if clause.objects else None
        owned = able is not None and self.c.tokens[able.head].lemma in words.OWNED
        if able is None or not owned or part.link != "to" or max(able.stop, able.end) != part.start:
            return None
        told = self._told_by(able, clause, scope)
        if not told.subject and clause.verb is not None and clause.verb.lemma in words.AGAINST:
            return (), "asserted", "void"
        if not told.subject and not told.negated:
            return scope.subject, "intended", "purpose"  # "mobilises resources to do B"
        return told.subject, told.modality, "denied" if told.negated else "noun-to"

    def _made_by(self, clause: Clause) -> tuple[End, ...]:
        """ "It is necessary to set up A, so as to …": A serves the purpose."""
        making = clause.verb is not None and clause.verb.lemma in _CREATING and not clause.verb.passive
        return self.ends.of_group(clause.objects[0]) if making and clause.objects else ()
