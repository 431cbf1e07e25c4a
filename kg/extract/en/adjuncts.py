"""Prepositional phrases that state a relation of their own: means, contrast, reason, lack."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import RANK, Found, Scope
from kg.extract.en.company import Company
from kg.extract.en.ends import End
from kg.extract.en.grounds import REASONS
from kg.extract.en.parts import Clause, Group, Noun, Phrase
from kg.model import Modality

_SORTS = frozenset({"category", "form", "kind", "sort", "type", "variety"})
_POSTS = frozenset({"capacity", "function", "job", "position", "role", "status", "use", "work"})
_PARTS = frozenset({"component", "element", "force", "link", "member", "part", "pillar"})
_STANDING = frozenset({"be", "gather", "lie", "live", "meet", "operate", "reside", "settle", "sit", "stand", "work"})
_HELD = frozenset("advantage experience function part participation practice role strength success value".split())
_DEEDS = frozenset({"provides", "establishes", "uses", "coordinates", "funds", "governs", "promotes", "addresses"})
_MORE = frozenset({"more", "less", "fewer", "faster"})


class Adjuncts(Company):
    """What stands beside the arguments of a verb."""

    def _phrases(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """Means, contrasts, reasons and other phrases that state a relation of their own."""
        self._without_phrase(clause, scope)
        self._stands(clause, scope)
        self._field(clause, scope, founds)
        self.jointly(clause, scope, founds)
        if clause.verb is not None and clause.verb.lemma in words.TURNS:
            self._turned(clause.phrases, clause, scope)
        taken = {id(found.phrase) for found in founds if found.phrase is not None}
        for phrase in [*self._of_subject(clause), *clause.phrases]:
            if phrase.group is None or id(phrase) in taken:
                continue
            ends = self.ends.of_group(phrase.group)
            if phrase.word in ("through", "by means of", "via", "by way of", "with the help of", "on the basis of"):
                self._through(phrase, phrase.group, ends, clause, scope, founds)
            elif phrase.word in ("rather than", "instead of", "compared with", "in contrast to", "unlike"):
                self._instead(phrase, ends, clause, scope, founds)
            elif phrase.word == "than":
                self._compared(phrase, ends, clause, scope)
            elif phrase.word == "as" and (roles := self._given_roles(clause, phrase))[0]:
                for noun in roles[0]:
                    self.emit(self.ends.of_noun(noun), "acts_as", tuple(end for role in roles[1] for end in self.ends.of_noun(role)),
                              clause, replace(scope, modality="asserted"), "with-as")  # fmt: skip
            elif (
                phrase.word == "as"
                and clause.verb is not None
                and phrase.at < clause.verb.start
                and clause.subject is not None
            ):
                self._as_phrase(phrase, phrase.group, clause, replace(scope, modality="asserted"))
            elif self._by_phrase(phrase, clause, scope):
                continue
            elif phrase.word in REASONS:
                self.reason(phrase, clause, scope, founds)
            elif phrase.word == "with" and clause.verb is not None and phrase.at < clause.verb.start:
                self.trend(phrase, clause, scope)
            elif phrase.word == "like" and clause.verb is not None and phrase.at < clause.verb.start:
                self.like(phrase, clause, scope)
            self.beside(phrase, ends, clause, scope, founds)

    def _through(
        self, phrase: Phrase, group: Group, ends: tuple[End, ...], clause: Clause, scope: Scope, founds: list[Found]
    ) -> None:
        """ "through A", "with the help of A": who helps serves, what is used does it where nobody is named."""
        helps = phrase.word == "with the help of" and self.c.low(phrase.at - 1) != "only"
        helpers = tuple(end for end in ends if helps and end.argument.kind == "actor")
        if helpers:
            helped = self._agents(clause) or scope.subject
            self.emit(helpers, "serves", helped, clause, replace(scope, modality="asserted"), "backed")
        elif clause.verb is None or not founds:
            return
        elif not clause.verb.passive:
            several = len(scope.subject) > 1 and all(end.argument.kind == "concept" for end in scope.subject)
            if not self._means_nominal(group, clause, scope) and not several:  # things do not act together
                self.emit(scope.subject, "uses", ends, clause, scope, "means")
        elif not self._agents(clause):
            predicate = founds[0].entry.predicate
            self.emit(ends, predicate.relation, scope.subject, clause, scope, "means-passive", predicate)

    def _instead(
        self, phrase: Phrase, ends: tuple[End, ...], clause: Clause, scope: Scope, founds: list[Found]
    ) -> None:
        """ "rather than A", "unlike A": what it is told apart from."""
        other = self._contrasted(clause, phrase, scope)
        if phrase.word in ("instead of", "rather than") and founds and self._thing_for_thing(ends, scope):
            other = founds[0].objects or other
        ends = tuple(end for end in ends if end.argument.kind != "quantity")
        if not self._unlike(ends, other):  # "instead of a flat fee, households now pay by weight"
            denied = clause.verb is not None and clause.verb.negated  # the contrast is not
            plain = replace(scope, modality="asserted")
            self.emit(ends, "contrasts_with", other, clause, plain, "contrast", negated=denied)

    def _by_phrase(self, phrase: Phrase, clause: Clause, scope: Scope) -> bool:
        """ "at the expense of A", "under the leadership of A": what a phrase of the table says of the subject."""
        assert phrase.group is not None
        noun = phrase.group.nouns[0]
        predicate, group = self.table.phrases.get(phrase.word), phrase.group
        if predicate is None and noun.of is not None and len(phrase.group.nouns) == 1:
            article = "the " if self.c.low(noun.start) == "the" else ""
            predicate, group = self.table.phrases.get(f"{phrase.word} {article}{self.c.low(noun.head)} of"), noun.of
        if predicate is None or predicate.relation not in ("governs", "hinders", "faces"):
            return False
        if phrase.word in ("in the face of", "in the hands of", *REASONS):
            return False
        ends, plain = self.ends.of_group(group), replace(scope, modality="asserted")
        one, two = (ends, scope.subject) if predicate.reverse else (scope.subject, ends)
        return self.emit(one, predicate.relation, two, clause, plain, "by-phrase", predicate, fixed=True)

    def _compared(self, phrase: Phrase, ends: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        """ "Mediation is cheaper than litigation", "heat kills more people than floods": the subject and what it is compared with."""
        first = clause.verb.main if clause.verb is not None else clause.start
        compares = any(self.c.tag(n) == "JJR" or self.c.low(n) in _MORE for n in range(first, phrase.at))
        if not compares or any(end.argument.kind == "quantity" or "pronoun" in end.features for end in ends):
            return
        one, noun = scope.subject, phrase.noun
        if noun is not None and phrase.group is not None and phrase.group.nouns[0].pronoun:
            return  # "more robots than those of any other country"
        if noun is not None and any(self.c.low(n) in _MORE for n in range(noun.start, noun.head)):
            likes = self.ends.of_noun(noun)  # "employs more women than men"
            one = likes if likes and ends and likes[0].argument.kind == ends[0].argument.kind else one
        self.emit(one, "contrasts_with", ends, clause, replace(scope, modality="asserted"), "than")

    def _stands(self, clause: Clause, scope: Scope) -> None:
        """ "the city where the opera stands": it is there."""
        verb = clause.verb
        if clause.relative != "where" or verb is None or clause.objects or verb.lemma not in _STANDING:
            return
        for phrase in clause.phrases:
            if phrase.word == "in" and phrase.at < verb.start and phrase.group is not None:
                places = tuple(
                    e for e in self.ends.of_group(phrase.group) if e.noun is not None and self.ends.is_place(e.noun)
                )
                self.emit(scope.subject, "located_in", places, clause, scope, "where")

    @staticmethod
    def _of_subject(clause: Clause) -> list[Phrase]:
        """ "Nurses through home visits know A", "libraries as a service have B": what stands behind the subject."""
        if clause.subject is None or clause.how != "own" or clause.verb is None:
            return []
        own = [phrase for noun in clause.subject.nouns[-1:] for phrase in noun.after]
        kept = [phrase for phrase in own if phrase.word in ("through", "by means of", "via", "as")]
        return [phrase for phrase in kept if not any(phrase is other for other in clause.phrases)]

    def _as_phrase(self, phrase: Phrase, group: Group, clause: Clause, scope: Scope) -> None:
        """ "nurses, as a force within the system, …" are part of it; "as a form of aid, banks …" are such aid; else what they act as."""
        noun = group.nouns[0]
        head = self.c.tokens[noun.head].lemma
        if head in _SORTS and noun.of is not None:
            self.emit(scope.subject, "is_a", self.ends.of_group(noun.of), clause, scope, "as-phrase")
        elif head in _PARTS and noun.of is not None:
            self.emit(scope.subject, "part_of", self.ends.of_group(noun.of, light=False), clause, scope, "as-phrase")
        elif clause.subject is not None and (
            phrase.at > clause.subject.nouns[0].head
            or self.c.tokens[phrase.at - 1].lemma in _POSTS  # "in her role as chair"
            or (self.ends.kind(noun) == "actor" and (noun.start != noun.left or self.c.tag(noun.head) == "NNS"))
        ):
            within = [
                p.group for p in [*noun.after, *clause.phrases] if p.word in ("within", "in") and p.at == noun.end
            ]
            if head in _PARTS:
                self.emit(
                    scope.subject,
                    "part_of",
                    self.ends.of_group(within[0] if within else noun.of, light=False),
                    clause,
                    scope,
                    "as-phrase",
                )
            else:
                ends = self.ends.of_group(group, light=False)
                self.emit(
                    self._users(phrase, clause.subject) or scope.subject, "acts_as", ends, clause, scope, "as-phrase"
                )

    def _users(self, phrase: Phrase, subject: Group) -> tuple[End, ...]:
        """ "the use of schools as shelters", "the bank's role as lender": who or what it is that acts so."""
        noun = subject.nouns[-1]
        lemma = self.c.tokens[noun.head].lemma
        deed = lemma in _POSTS or lemma in self.table.nouns or lemma.endswith(("ing", "ion", "ment"))
        if not deed or (phrase.at != noun.stop and not any(phrase is after for after in noun.after)):
            return ()
        return self.ends.of_group(noun.of) or self._owner(noun)

    @staticmethod
    def _given_roles(clause: Clause, role: Phrase) -> tuple[list[Noun], list[Noun]]:
        """What acts as what in "with A as the core and B and C as its support", for either "as"; nothing elsewhere."""
        before = [
            phrase.group.nouns
            for phrase in clause.phrases
            if phrase.word == "with" and phrase.at < role.at and phrase.group
        ]
        later = [phrase.noun for phrase in clause.phrases if phrase.word == "as" and phrase.noun is not None]
        given = [noun for nouns in before for noun in nouns[-1:]]
        earlier = [
            phrase.group.nouns
            for phrase in clause.phrases
            if phrase.word == "as" and phrase.at < role.at and phrase.group
        ]
        listed = [nouns[1:] for nouns in earlier]
        assert role.group is not None
        own = next((nouns for nouns in (given, *reversed(listed)) if any(noun is role.noun for noun in nouns)), [])
        own = [noun for noun in own if noun.start <= role.at]
        nouns = role.group.nouns
        return own, nouns[:1] if any(noun is other for noun in nouns for other in later) else list(nouns)

    def _field(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """ "In flood control, volunteers do A": they take part in it."""
        verb = clause.verb
        if verb is None or verb.passive or not founds or clause.how not in ("own", "carried") or not scope.subject:
            return
        for phrase in clause.phrases:
            if phrase.word not in ("in", "in the process of") or phrase.group is None or len(phrase.group.nouns) > 1:
                continue
            noun = phrase.group.nouns[0]
            if self.c.tokens[noun.head].lemma in ("process", "course", "field") and noun.of is not None:
                noun = noun.of.nouns[0]
            nominal = any(self.c.tokens[inner.head].lemma in self.table.nouns for inner in self._chain(phrase))
            taken = nominal or any(found.phrase is phrase for found in founds)
            if self.c.tokens[noun.head].lemma in words.FIELDS and noun.of is None and not taken:
                plain = replace(scope, modality="asserted")
                self.emit(scope.subject, "participates_in", self.ends.of_noun(noun), clause, plain, "field")

    @staticmethod
    def _chain(phrase: Phrase) -> list[Noun]:
        """The nouns that end where a phrase begins: "participation of clinics" and "clinics" before "in …"."""
        chain = [phrase.noun] if phrase.noun is not None else []
        while chain and (of := chain[-1].of) is not None and of.nouns[-1].end == phrase.at:
            chain.append(of.nouns[-1])
        return chain

    def _without_phrase(self, clause: Clause, scope: Scope) -> None:
        """ "Without A, B cannot …": B requires A."""
        none = clause.subject is not None and self._no(clause.subject.nouns[0])  # "no mine may open without consent"
        nothing = bool(clause.objects) and self._no(clause.objects[0].nouns[0])  # "without A, B has no C"
        if clause.verb is None or not (clause.verb.negated or none or nothing):
            return
        for phrase in clause.phrases:
            if phrase.word in ("without", "in the absence of") and phrase.group is not None:
                self.emit(scope.subject, "requires", self.ends.of_group(phrase.group), clause, replace(scope, modality="asserted"),
                          "without", negated=clause.verb.negated or none)  # fmt: skip

    def _means_nominal(self, group: Group, clause: Clause, scope: Scope) -> bool:
        """ "through the provision of services": the subject provides them."""
        if all(noun.of is None for noun in group.nouns):
            return False
        made = False
        for noun in group.nouns:
            for entry in self.table.nouns.get(self.c.tokens[noun.head].lemma, ()):
                if entry.preposition == "of" and not entry.middle and entry.predicate.relation in _DEEDS:
                    ends, predicate = self.ends.of_group(noun.of), entry.predicate
                    made = (
                        self.emit(scope.subject, predicate.relation, ends, clause, scope, "means-nominal", predicate)
                        or made
                    )
                    break
            else:
                self.emit(scope.subject, "uses", self.ends.of_noun(noun), clause, scope, "means")
        return made

    @staticmethod
    def _unlike(one: tuple[End, ...], two: tuple[End, ...]) -> bool:
        """Whether parties or places are set against things: no contrast that a sentence would state."""
        ends = (
            [end.argument.kind in ("actor", "place") for end in one],
            [end.argument.kind in ("actor", "place") for end in two],
        )
        known = one and two and not any("pronoun" in end.features for end in one + two)
        return bool(known) and all(ends[0]) != all(ends[1]) and any(ends[0]) != any(ends[1])

    @staticmethod
    def _thing_for_thing(ends: tuple[End, ...], scope: Scope) -> bool:
        """ "Instead of prisons, the county funds clinics": what a party does is contrasted, not the party."""
        parties = any(end.argument.kind == "actor" for end in scope.subject)
        return parties and all(end.argument.kind != "actor" for end in ends)

    def _contrasted(self, clause: Clause, phrase: Phrase, scope: Scope) -> tuple[End, ...]:
        if clause.verb is None or phrase.at < clause.verb.start:
            return scope.subject
        if clause.verb.lemma in words.LINKING:  # "is a form of A rather than B": said of A within its phrase
            said = clause.objects and phrase.word in ("instead of", "rather than") and phrase.noun is not None
            return () if said else scope.subject
        if phrase.noun is not None:
            return self.ends.of_noun(phrase.noun)
        if clause.objects and phrase.at >= clause.objects[0].end and phrase.word in ("instead of", "rather than"):
            return self.ends.of_group(clause.objects[0])
        return scope.subject

    def _gerund(self, phrase: Phrase, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """ "by doing", "without doing", "for doing"."""
        assert phrase.clause is not None
        modality = scope.modality
        passive = clause.verb is not None and clause.verb.passive
        if phrase.word in ("for", "for the purpose of") and not passive:
            modality = "intended"
        subject = () if self._expletive(clause) else scope.subject
        if (
            modality == "intended"
            and founds
            and founds[0].entry.predicate.relation == "establishes"
            and founds[0].objects
        ):
            subject = founds[0].objects
        if clause.verb is not None and clause.verb.passive and phrase.word in ("by", "through", "via", "by means of"):
            for part in (phrase.clause, *(p for p in phrase.clause.parts if p.link == "and")):
                self._gerund_means(part, clause, scope)
            subject = self._agents(clause)
            self.clause(phrase.clause, Scope(subject, modality, False, scope.holder, "gerund" if subject else "void"))
            return
        negated = phrase.word in ("without", "instead of", "rather than", "from")
        coloured = self.cues.modality.get(f"{clause.verb.lemma} {phrase.word}") if clause.verb is not None else None
        modality = coloured if coloured is not None and RANK[coloured] > RANK[modality] else modality
        if phrase.word == "for" and clause.objects and clause.verb is not None and clause.verb.lemma in words.BLAMING:
            subject, modality = self.ends.of_group(clause.objects[0]), "asserted"
        plays = clause.verb is not None and clause.verb.lemma in ("play", "assume", "take", "perform", "fulfil", "have")
        if (
            phrase.word == "in"
            and phrase.noun is not None
            and self.c.tokens[phrase.noun.head].lemma in _HELD
            and not plays
        ):
            subject = self.ends.of_group(phrase.noun.of) or subject  # "the role of A in doing B"
        if phrase.word == "of" and clause.objects and clause.verb is not None and clause.verb.lemma in words.TELLING:
            subject, modality = self.ends.of_group(clause.objects[0]), "asserted"
            text = self._text(clause.subject) if clause.subject is not None else ""
            scope = replace(scope, holder=text or scope.holder)
        term = self.ends.within(phrase.noun) if phrase.word == "in" and phrase.noun is not None else None
        if term is not None and term[0] in _HELD and not plays:
            subject = self.ends.of_noun(term[1])
        if phrase.word == "from" and clause.objects and clause.verb is not None and phrase.at > clause.verb.main:
            subject = self.ends.of_group(clause.objects[0])
        self.clause(phrase.clause, Scope(subject, modality, negated, scope.holder, "gerund"))

    def _gerund_means(self, gerund: Clause, clause: Clause, scope: Scope) -> None:
        """ "A can be fostered by carrying out B": B fosters A."""
        entry = self._passive_entry(clause, clause.verb) if clause.verb is not None else None
        if entry is not None and gerund.objects:
            ends = self.ends.of_group(gerund.objects[0])
            self.emit(ends, entry.predicate.relation, scope.subject, clause, scope, "gerund-means", entry.predicate)

    @staticmethod
    def _raised(modality: Modality, to: Modality) -> Modality:
        return to if modality != "recommended" else modality
