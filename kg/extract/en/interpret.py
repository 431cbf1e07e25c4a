"""Clauses → readings: a walk down the clauses; each construction is a small rule, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.about import about_paper, is_paper, question
from kg.extract.en.adjuncts import Adjuncts
from kg.extract.en.claims import RANK, Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Verb
from kg.extract.en.scan import BARE
from kg.model import AUTHOR, Argument, Modality, Reading

_AIMS = frozenset(  # "its goal is to do A"
    "aim ambition concept core duty essence function goal intention mission objective principle purpose role task".split()
)
_CREATING = frozenset(  # what is made serves the purpose, not its maker
    {"introduce", "invent", "devise", "design", "build", "create", "set", "establish", "install", "launch", "found"}
)


_PROOF = frozenset({"evidence", "proof", "indication", "sign", "guarantee", "reason"})
_STANDING = frozenset({"replace", "supersede", "succeed", "include", "cover", "comprise", "amount", "serve", "rank"})


class Interpreter(Adjuncts):
    """Reads the claims of one parsed sentence."""

    def read(self, roots: list[Clause]) -> list[Reading]:
        """All readings of the sentence's clauses."""
        scope = Scope()
        self._first = roots[0] if roots else None
        for root in roots:
            scope = replace(scope, holder=self._according(root) or self.aside or AUTHOR)
            joined = root.link == "and" and root.parent is not None and root.verb is not None and root.verb.base
            scope = replace(scope, modality=self._last if joined else "asserted")
            self._named_after_colon(root, roots, scope)
            self._went_on(root, scope)
            inner = self.clause(root, scope)
            if inner and root.verb is not None:
                scope = replace(scope, subject=inner)
        return self.readings

    def _went_on(self, root: Clause, scope: Scope) -> None:
        """A sentence without a verb that goes on with the one before: "Including the training of A", "But a B."."""
        if root.verb is not None or root.how != "fragment" or root is not self._first:
            return
        opening = self.c.low(0)
        spoken, denied = self.ends.discourse.spoken(), self.ends.discourse.denied()
        if opening == "including" and spoken is not None and root.phrases and root.phrases[0].group is not None:
            topic = (End(Argument(spoken[0], None, None, spoken[1]), features=("topic",)),)
            nouns = list(root.phrases[0].group.nouns)
            for phrase in root.phrases[1:]:  # the list goes on behind "for the care of children"
                nouns += phrase.group.nouns[1:] if phrase.group is not None else []
            listed = Group([noun for noun in nouns if noun.of is not None], root.end)
            self._means_nominal(listed, root, replace(scope, subject=topic, modality=spoken[2]))
        elif opening == "but" and denied is not None and root.subject is not None and len(root.subject.nouns) == 1:
            topic = (End(Argument(denied[0], None, None, denied[1]), features=("topic",)),)
            self.emit(topic, "is_a", self.ends.of_group(root.subject, light=False), root, scope, "but")

    def _named_after_colon(self, root: Clause, roots: list[Clause], scope: Scope) -> None:
        """ "two universities: A and B": names after a colon are instances of what stands before it."""
        group = root.subject
        if root.how != "fragment" or group is None or self.c.low(group.nouns[0].start - 1) != ":":
            return
        if not all(self.c.tag(noun.head) == "NNP" for noun in group.nouns):
            return
        colon = group.nouns[0].start - 1
        for above in roots:
            for before in [*above.objects, *([above.subject] if above.how == "fragment" and above.subject else [])]:
                if before.nouns[-1].end == colon and before.nouns[-1].number is not None:
                    kind = self.ends.of_noun(before.nouns[-1], light=False)
                    self.emit(self.ends.of_group(group), "is_a", kind, root, scope, "colon")

    def clause(self, clause: Clause, scope: Scope) -> tuple[End, ...]:
        """Reads a clause and those below it; returns its subject."""
        if about_paper(clause, self.c, self.cues):
            self._embedded(clause, scope)
            return ()
        subject, how = self._subject(clause, scope)
        if not subject and clause.subject is None and clause.verb is not None and clause.verb.form == "gerund":
            subject = self._by_means(clause)
            how = "means" if subject else how
        modality = self._modality(clause, scope)
        if clause.parent is None:
            self._last = modality
        told = clause.link == "that" and clause.parent is not None and self._says(clause.parent)
        if (clause.link in ("main", "and") or told) and clause.how in ("own", "carried"):
            self._main = subject
        scope = Scope(subject, modality, scope.negated, scope.holder, how)
        self._remember_lead(clause)
        founds: list[Found] = []
        if clause.verb is not None or clause.qualities:
            for name, rule in RULES:
                found = rule(self, clause, scope)
                founds.extend(found)
                if found and name in STOPPERS:
                    break
        if clause.parent is None and clause.verb is not None and len(subject) == 1:
            one = subject[0].argument
            self.ends.discourse.speak(one.text, one.kind, modality)
        self._remember(subject, 2.0)
        for noun in clause.subject.nouns if clause.subject is not None else ():
            if noun.owner is not None:  # "Residents' sense of A shapes their B"
                self._remember(tuple(e for e in self.ends.of_noun(noun.owner) if e.argument.kind == "actor"), 1.0)
        for group in clause.objects:
            self._remember(self.ends.of_group(group), 1.0)
        for phrase in clause.phrases:
            self._remember(self.ends.of_group(phrase.group), 0.6)
        for group in [*clause.objects, *(phrase.group for phrase in clause.phrases if phrase.group is not None)]:
            for noun in group.nouns:  # "the needs of patients … them"
                inner = self.ends.of_group(noun.of) if noun.of is not None else ()
                self._remember(tuple(end for end in inner if end.argument.kind == "actor"), 0.5)
        self._phrases(clause, scope, founds)
        self._below(clause, scope, founds)
        self._nouns(clause, scope)
        return subject

    def _aimed(self, clause: Clause) -> tuple[End, ...]:
        """ "Its goal is to reduce A": the one whose goal it is."""
        verb, group = clause.verb, clause.subject
        if verb is None or group is None or len(group.nouns) != 1 or "be to" not in verb.modal:
            return ()
        noun = group.nouns[0]
        own = self.c.tag(noun.start) == "PRP$" or noun.owner is not None
        return self._owner(noun) if own and self.c.tokens[noun.head].lemma in _AIMS else ()

    def _by_means(self, clause: Clause) -> tuple[End, ...]:
        """ "In reducing A through B": where nobody is named, B does it."""
        for phrase in clause.phrases:
            if phrase.word in ("through", "by means of", "via") and phrase.group is not None:
                return self.ends.of_group(phrase.group)
        return ()

    def _embedded(self, clause: Clause, scope: Scope) -> None:
        """ "This paper studies the path of nurses involved in A": what it says of its subject in passing."""
        groups = [*clause.objects, *(phrase.group for phrase in clause.phrases if phrase.group is not None)]
        for group in groups:
            for noun in group.nouns:
                for inner in [noun, *(noun.of.nouns if noun.of is not None else ())]:
                    place = Clause(None, None, start=inner.start, depth=clause.depth + 1, link="noun", parent=clause)
                    self.place(inner, place, Scope((), "asserted", False, scope.holder))
                    for part in inner.clauses:
                        if part.how == "participle":
                            if part.verb is not None and part.verb.lemma == "involve" and inner.of is not None:
                                part.subject = inner.of  # "the methods of nurses involved in A"
                            self.clause(part, Scope((), "asserted", False, scope.holder))

    def _remember_lead(self, clause: Clause) -> None:
        """What a phrase before the verb names can be meant by a pronoun behind it: "Instead of fining A, the court sends them …"."""
        verb = clause.verb
        for phrase in clause.phrases:
            if verb is not None and phrase.clause is not None and phrase.at < verb.start:
                for group in phrase.clause.objects:
                    self._remember(self.ends.of_group(group), 1.0)

    def _subject(self, clause: Clause, scope: Scope) -> tuple[tuple[End, ...], str]:
        if clause.subject is not None:
            found = self._aimed(clause) or self.ends.of_group(clause.subject)
            if found:
                return found, clause.how
            return (), "void"
        if clause.how == "there":
            return (), "there"
        if scope.how == "void" and not scope.subject:
            return (), "void"
        if scope.subject:
            return scope.subject, scope.how if clause.how == "implied" else clause.how
        return (), "implied"

    def _modality(self, clause: Clause, scope: Scope) -> Modality:
        verb = clause.verb
        found: Modality = scope.modality
        if verb is None:
            return found
        for modal in verb.modal.split("|") if verb.modal else ():
            value = self.cues.modality.get(modal) or self.cues.modality.get(modal.removesuffix(" to"))
            if modal == "will" and self._we(clause):
                value = "recommended"
            if modal == "be to":
                value = self._be_to(clause, verb)
            if value is not None and RANK[value] > RANK[found]:
                found = value
        if (
            clause.how == "implied"
            and clause.link in ("main", "and")
            and verb.form == "finite"
            and verb.base
            and not verb.modal
            and (clause.parent is None and not scope.subject)
        ):
            found = "recommended"
        if clause.link in ("purpose", "so that") and found in ("asserted", "possible"):
            found = "intended"
        if clause.link in ("if", "whether", "unless") and found == "asserted":
            found = "possible"
        return found

    def _be_to(self, clause: Clause, verb: Verb) -> Modality | None:
        """ "Ministers are to report" binds, "the goal of A is to …" intends, "the core of A is to …" asserts."""
        subject = clause.subject
        if subject is None:
            return None
        head = self.c.tokens[subject.nouns[0].head].lemma
        if head in self.cues.modal:
            return self.cues.modal[head]
        return "recommended" if verb.passive or self.ends.kind(subject.nouns[0]) == "actor" else None

    def _we(self, clause: Clause) -> bool:
        return clause.subject is not None and self.c.low(clause.subject.nouns[0].head) == "we"

    def _according(self, root: Clause) -> str:
        for phrase in root.phrases:
            if phrase.word == "according to" and phrase.group is not None and self._source(phrase.group):
                return self._text(phrase.group)
        for part in root.parts:
            if (
                part.link == "as"
                and part.verb is not None
                and part.verb.lemma in self.cues.says
                and part.subject is not None
            ):
                return self._text(part.subject)
        return ""

    def _source(self, group: Group) -> bool:
        """Whether somebody or something is named that can say: a name, a pronoun, a report; not "law" or "plan"."""
        head = self.c.tokens[group.nouns[0].head]
        named = head.tag in ("NNP", "PRP") or head.lemma in self.cues.sources
        return named or self.ends.kind(group.nouns[0]) == "actor"

    def _below(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """Reads the dependent clauses with the subject that each is given."""
        link, subject, modality = "", scope.subject, scope.modality
        holder = scope.holder
        last: Clause | None = None
        asked = False
        for part in clause.parts:
            self._above = scope.subject
            asked = question(part, clause) or (asked and part.link == "and")
            if asked:
                continue
            self.because(part, clause, scope)
            if part.link == "whereas" and part.subject is not None and not self._says(part):
                self._whereas(part, scope)
            if part.link != "and" or not link:
                link = part.link
                subject, modality, how = self._control(clause, part, scope, founds)
                if part.link == "purpose" and how == "implied" and last is not None:
                    subject, modality = self._made_by(last), "intended"
                holder = self._holder(clause, part, scope)
                if part.link == "to" and self._obliges(clause):
                    modality = "recommended"
            if scope.how == "void" and not subject and how not in ("own", "implied"):
                how = "void"  # nor has the infinitive a subject that names anything
            negated = scope.negated != (how == "denied")
            if part.link == "that" and clause.verb is not None and clause.verb.negated and self._says(clause):
                negated = True
            if part.link == "that" and clause.objects and self._no(clause.objects[-1].nouns[-1]):
                proof = self.c.tokens[clause.objects[-1].nouns[-1].head].lemma in _PROOF
                negated = negated != proof  # "found no evidence that A did B"
            self.clause(part, Scope(subject, modality, negated, holder, how))
            last = part
        for phrase in clause.phrases:
            if phrase.clause is not None:
                self._gerund(phrase, clause, scope, founds)

    def _whereas(self, part: Clause, scope: Scope) -> None:
        """ "A does this, whereas B does that": A and B are contrasted where they are things of one kind."""
        one, two = self._main or scope.subject, self.ends.of_group(part.subject)
        alike = {end.argument.kind for end in one} == {end.argument.kind for end in two}
        if alike and not any("pronoun" in end.features for end in one + two):
            negated = part.verb is not None and part.verb.negated
            self.emit(one, "contrasts_with", two, part, scope, "whereas", negated=negated)

    def _made_by(self, clause: Clause) -> tuple[End, ...]:
        """ "It is necessary to set up A, so as to …": A serves the purpose."""
        making = clause.verb is not None and clause.verb.lemma in _CREATING and not clause.verb.passive
        return self.ends.of_group(clause.objects[0]) if making and clause.objects else ()

    def _holder(self, clause: Clause, part: Clause, scope: Scope) -> str:
        """Who holds what a dependent clause says: the subject of a verb of saying, the act that obliges."""
        if part.link == "that" and clause.verb is None and self._said:
            return self._said  # "…, and that …"
        subject = clause.subject
        says = part.link == "that" and self._says(clause)
        binds = part.link == "to" and self._obliges(clause)
        if subject is None or not (says or (binds and self.ends.kind(subject.nouns[0]) == "instrument")):
            return scope.holder
        if is_paper(subject.nouns[0], self.c, self.cues):
            return scope.holder
        text = self._text(subject)
        if text.lower() in ("i", "we", "it", "this"):
            return scope.holder
        if subject.nouns[0].pronoun:
            found = self.ends.of_group(subject)
            text = found[0].argument.text if found else text
        self._said = text if says else ""
        return text

    def _obliges(self, clause: Clause) -> bool:
        """ "the Act obliges X to …"."""
        verb = clause.verb
        return (
            verb is not None
            and bool(clause.objects)
            and not verb.negated
            and self.cues.modal.get(verb.lemma) == "recommended"
        )

    def _control(
        self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]
    ) -> tuple[tuple[End, ...], Modality, str]:
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
        if part.link in (
            "as",
            "since",
            "before",
            "after",
            "until",
            "for",
            "so",
            "if",
            "unless",
            "whether",
            "once",
            "that",
            "because",
            "although",
            "while",
            "whereas",
            "when",
            "how",
            "where",
        ):
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

    def _expletive_control(self, clause: Clause, scope: Scope) -> tuple[tuple[End, ...], Modality, str]:
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

    def _infinitive_control(
        self, clause: Clause, part: Clause, scope: Scope, founds: list[Found]
    ) -> tuple[tuple[End, ...], Modality, str]:
        modality: Modality = "intended" if part.link == "purpose" else scope.modality
        if clause.verb is not None and part.end <= clause.verb.start and clause.subject is not None:
            return scope.subject, "intended", "purpose"  # "In order to solve A, the village …"
        made = bool(founds) and founds[0].construction == "made-it"
        if made and self.c.low(clause.qualities[0][0]) in words.HARD:
            return (), "asserted", "void"  # "makes it hard for A to do B": B is not done
        for phrase in clause.phrases:
            if phrase.word == "for" and phrase.group is not None and phrase.group.end == part.start:
                return self.ends.of_group(phrase.group), "possible" if made else modality, "for"
        found = founds[0] if founds else None
        verb = clause.verb
        able = clause.objects[-1].nouns[-1] if clause.objects else None
        owned = able is not None and self.c.tokens[able.head].lemma in words.OWNED
        if able is not None and owned and part.link == "to" and max(able.stop, able.end) == part.start:
            told = self._told_by(able, clause, scope)  # "weakens the ability of A to do B"
            if not told.subject and not told.negated:
                return scope.subject, "intended", "purpose"  # "mobilises resources to do B"
            return told.subject, told.modality, "denied" if told.negated else "noun-to"
        if verb is not None and verb.modal.endswith(" to") and self.c.tag(part.start - 1) == ",":
            return scope.subject, modality, "listed"
        objects = (
            found.objects if found is not None else self.ends.of_group(clause.objects[0]) if clause.objects else ()
        )
        called = self._called_on(clause)
        if called is not None:
            return self.ends.of_group(called), "recommended", "called"
        lacking = found is not None and (found.construction == "lack" or found.entry.predicate.relation == "faces")
        if lacking and part.link == "to":
            return (), "asserted", "void"  # "lacks the staff to do A": A is not done
        pivot = (found is not None and found.entry.predicate.pivot) or (
            verb is not None and (verb.lemma in self.cues.controls or verb.lemma in BARE)
        )
        if verb is not None and part.link == "to" and self._demands(clause, verb):
            return self.ends.of_group(clause.objects[0]), "recommended", "pivot"
        if pivot and objects and verb is not None and not verb.passive:
            if (
                found is not None
                and found.entry.predicate.relation in ("requires", "coordinates", "uses")
                and (objects[0].argument.kind != "actor" or self.c.tag(part.start - 1) == ",")
            ):
                return scope.subject, "intended", "purpose"
            if found is not None and found.entry.predicate.relation == "serves" and verb.lemma not in ("let", "make"):
                return scope.subject, modality, "helper"
            return objects, modality, "pivot"
        if verb is not None and verb.passive:
            goal: Modality = modality if pivot or found is None else self._raised(modality, "intended")
            return scope.subject, goal, "passive-control"
        if verb is not None and verb.lemma == "be":
            return scope.subject, scope.modality, "goal"  # "the goal of X is to …": X acts
        if verb is not None and verb.lemma in _CREATING and objects:
            return objects, "intended", "purpose-object"
        if found is None and not objects:
            return scope.subject, modality, "controlled"
        if found is not None and found.construction == "light":
            objects = found.objects
        if not scope.subject and objects and all(end.argument.kind != "actor" for end in objects):
            return objects, "intended", "purpose-object"  # "Carry out A to improve B"
        return scope.subject, "intended", "purpose"


Rule = Callable[[Interpreter, Clause, Scope], list[Found]]
RULES: tuple[tuple[str, Rule], ...] = (
    ("change", Interpreter.change),
    ("there", Interpreter.existential),
    ("reciprocal", Interpreter.reciprocal),
    ("passive", Interpreter.passive),
    ("copula", Interpreter.copula),
    ("role", Interpreter.role),
    ("active", Interpreter.active),
)
STOPPERS = frozenset({"passive", "copula", "change", "reciprocal", "role"})
