"""Clauses → readings: a walk down the clauses; each construction is a small rule, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.about import about_paper, is_paper, question
from kg.extract.en.claims import RANK, Found, Scope
from kg.extract.en.control import Control
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Noun, Verb
from kg.model import AUTHOR, Argument, Modality, Reading

_AIMS = frozenset(  # "its goal is to do A"
    "aim ambition concept core duty essence function goal intention mission objective principle purpose role task".split()
)
_SEVERAL = frozenset({"several", "various", "following", "different", "main", "key", "many"})  # announce a list
_PROOF = frozenset({"evidence", "proof", "indication", "sign", "guarantee", "reason"})


class Interpreter(Control):
    """Reads the claims of one parsed sentence."""

    def read(self, roots: list[Clause]) -> list[Reading]:
        """All readings of the sentence's clauses."""
        subject: tuple[End, ...] = ()
        self._first = roots[0] if roots else None
        for root in roots:
            joined = root.link == "and" and root.parent is not None and root.verb is not None and root.verb.base
            modality = self._last if joined else "asserted"
            scope = Scope(subject, modality, holder=self._according(root) or self.aside or AUTHOR)
            self._after_colon(root, roots, scope)
            self._went_on(root, scope)
            inner = self.clause(root, scope)
            if inner and root.verb is not None:
                subject = inner
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

    def _after_colon(self, root: Clause, roots: list[Clause], scope: Scope) -> None:
        """ "two universities: A and B": what is listed after a colon are instances, or parts, of what stands before it."""
        group = root.subject
        if root.how != "fragment" or group is None or self.c.low(group.nouns[0].start - 1) != ":":
            return
        colon = group.nouns[0].start - 1
        named = all(self.c.tag(noun.head) == "NNP" for noun in group.nouns)
        for above in roots:
            noun = self._announced(above, colon) if above.start < colon else None
            if noun is None or not (named or (len(group.nouns) > 1 and self.c.tag(noun.head) == "NNS")):
                continue
            listed = self.ends.of_group(group)
            self._said_of_list(noun, listed, root, scope)
            if self.c.tokens[noun.head].lemma in words.PARTS:
                whole = self.ends.of_group(noun.of) or self._owner(noun) or self.ends.of_group(above.subject)
                self.emit(listed, "part_of", whole, root, scope, "colon")
            else:
                light = self.c.tokens[noun.head].lemma in self.cues.light
                self.emit(listed, "is_a", self.ends.of_noun(noun, light=light), root, scope, "colon")

    def _announced(self, above: Clause, colon: int) -> Noun | None:
        """The counted noun of a clause that ends at a colon, which a list behind it spells out."""
        groups = [*above.objects, *(phrase.group for phrase in above.phrases if phrase.group is not None)]
        if above.subject is not None and (
            above.how == "fragment" or (above.verb is not None and above.verb.end == colon)
        ):
            groups.append(above.subject)  # "three types of A are used: …"
        for group in groups:
            noun = group.nouns[-1]
            ends = colon in (noun.end, noun.of.end if noun.of is not None else -1) or group is above.subject
            counted = noun.number is not None or any(self.c.low(n) in _SEVERAL for n in range(noun.start, noun.head))
            if ends and counted:
                return noun
        return None

    def _said_of_list(self, noun: Noun, listed: tuple[End, ...], root: Clause, scope: Scope) -> None:
        """ "faces two problems: A and B": what is said of the problems is said of A and B."""
        head = self.c.tokens[noun.head]
        if not (self.ends.valence(noun) == "bad" or head.lemma in self.cues.light | self.cues.not_node):
            return
        for reading in [one for one in self.readings if one.object.end == head.end and one.relation != "has_quantity"]:
            told = replace(scope, modality=reading.modality, holder=reading.holder)
            self.emit((End(reading.subject),), reading.relation, listed, root, told, "colon", fixed=True)

    def clause(self, clause: Clause, scope: Scope) -> tuple[End, ...]:
        """Reads a clause and those below it; returns its subject."""
        if about_paper(clause, self.c, self.cues):
            self._embedded(clause, scope)
            return ()
        self._remember_before(clause)
        subject, how = self._subject(clause, scope)
        if not subject and clause.subject is None and clause.verb is not None and clause.verb.form == "gerund":
            subject = self._by_means(clause)
            how = "means" if subject else how
        self.ends.doers = tuple(end.argument.text for end in subject)
        modality = self._modality(clause, scope)
        if clause.parent is None:
            self._last, self._last_verb = modality, clause.verb or self._last_verb
        told = clause.link == "that" and clause.parent is not None and self._says(clause.parent)
        if (clause.link in ("main", "and") or told) and clause.how in ("own", "carried"):
            self._main = subject
        scope = Scope(subject, modality, scope.negated, scope.holder, how)
        self._remember_lead(clause)
        founds: list[Found] = []
        if clause.verb is not None or clause.qualities:
            for name, rule in RULES:
                if found := rule(self, clause, scope):
                    founds.extend(found)
                    if name in STOPPERS:
                        break
        if clause.parent is None and clause.verb is not None and len(subject) == 1:
            one = subject[0].argument
            self.ends.discourse.speak(one.text, one.kind, modality)
        self._remember_named(clause, subject)
        self._phrases(clause, scope, founds)
        self._below(clause, scope, founds)
        self._nouns(clause, scope)
        return subject

    def _remember_named(self, clause: Clause, subject: tuple[End, ...]) -> None:
        """Tells the discourse what a clause names, the more weight the more a pronoun is likely to mean it."""
        self._remember(subject, 1.9 if self._says(clause) else 2.0)  # "where a plan was tried, Ito found that it …"
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

    def _aimed(self, clause: Clause) -> tuple[End, ...]:
        """ "Its goal is to reduce A": the one whose goal it is."""
        verb, group = clause.verb, clause.subject
        if verb is None or group is None or len(group.nouns) != 1 or "be to" not in verb.modal:
            return ()
        noun = group.nouns[0]
        if self.c.tokens[noun.head].lemma not in _AIMS:
            return ()
        if noun.of is not None:  # "the aim of the scheme is to reduce A"
            return self.ends.of_group(noun.of)
        own = self.c.tag(noun.start) == "PRP$" or noun.owner is not None
        return self._owner(noun) if own else ()

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
                    if any(phrase.word == "between" for phrase in inner.after):  # "the link between A and B"
                        self.nominal(inner, place, Scope((), "asserted", False, scope.holder))
                    for part in inner.clauses:
                        if part.how == "participle":
                            if part.verb is not None and part.verb.lemma == "involve" and inner.of is not None:
                                part.subject = inner.of  # "the methods of nurses involved in A"
                            self.clause(part, Scope((), "asserted", False, scope.holder))

    def _remember_before(self, clause: Clause) -> None:
        """ "When farmers adopt seeds, they …": what the clauses before a subject name can be meant by it."""
        for part in clause.parts:
            if clause.subject is not None and part.subject is not None and part.start < clause.subject.nouns[0].start:
                self._remember(self.ends.of_group(part.subject), 2.0)
                for group in part.objects:
                    self._remember(self.ends.of_group(group), 1.0)

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
            if clause.how in ("relative", "participle"):  # "it is not A but B that …": what B does is not denied
                found = tuple(replace(end, negated=False) for end in found)
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
        if self._imperative(clause, verb) and not scope.subject:
            found = "recommended"
        if clause.link in ("purpose", "so that") and found in ("asserted", "possible"):
            found = "intended"
        if clause.link in ("if", "whether", "unless") and found == "asserted":
            found = "possible"
        return found

    @staticmethod
    def _imperative(clause: Clause, verb: Verb) -> bool:
        """ "Mend the roads": a bare verb without a subject in a main clause."""
        main = clause.parent is None and clause.link in ("main", "and") and clause.how == "implied"
        return main and verb.form == "finite" and verb.base and not verb.modal

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
            if part.link == "that":
                negated = self._that_negated(clause, negated)
            self.clause(part, Scope(subject, modality, negated, holder, how))
            last = part
        for phrase in clause.phrases:
            if phrase.clause is not None:
                self._gerund(phrase, clause, scope, founds)

    def _that_negated(self, clause: Clause, negated: bool) -> bool:
        """Whether a that-clause is denied: "does not say that A did B", "found no evidence that A did B"."""
        if clause.verb is not None and clause.verb.negated and self._says(clause):
            negated = True
        last = clause.objects[-1].nouns[-1] if clause.objects else None
        return negated != (last is not None and self._no(last) and self.c.tokens[last.head].lemma in _PROOF)

    def _whereas(self, part: Clause, scope: Scope) -> None:
        """ "A does this, whereas B does that": A and B are contrasted where they are things of one kind."""
        one, two = self._main or scope.subject, self.ends.of_group(part.subject)
        alike = {end.argument.kind for end in one} == {end.argument.kind for end in two}
        if alike and not any("pronoun" in end.features for end in one + two):
            negated = part.verb is not None and part.verb.negated
            self.emit(one, "contrasts_with", two, part, scope, "whereas", negated=negated)

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
