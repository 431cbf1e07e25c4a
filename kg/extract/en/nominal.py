"""What noun phrases state by themselves: places, examples, appositions, numbers, nominalised verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.en import words
from kg.extract.en.claims import Scope
from kg.extract.en.compounds import Compounds
from kg.extract.en.ends import End
from kg.extract.en.lookup import classes_of
from kg.extract.en.parts import Clause, Group, Noun, Phrase
from kg.model import Argument

_PLACED = frozenset({"actor", "place", "quantity"})  # what moves or is moved to


class Nominal(Compounds):
    """Small rules over one noun phrase."""

    def _nouns(self, clause: Clause, scope: Scope) -> None:
        groups = (
            [clause.subject]
            if clause.subject is not None and clause.how not in ("carried", "relative", "participle", "event")
            else []
        )
        groups += [
            group for group in clause.objects if clause.how != "object-relative" or group is not clause.objects[-1]
        ]
        groups += [phrase.group for phrase in clause.phrases if phrase.group is not None]
        for group in groups:
            for noun in group.nouns:
                self.noun(noun, clause, scope, 0)
            self._contrast_within(group, clause, scope)
            self._and_other(group, clause, scope)

    def _contrast_within(self, group: Group, clause: Clause, scope: Scope) -> None:
        """ "not A but B", "less on A than on B"."""
        negated = [noun for noun in group.nouns if noun.negated or noun.lesser]
        denied = any(self.c.low(noun.start - 1) == "not" for noun in negated) or group.joint == "but"
        verb = clause.verb.lemma if clause.verb is not None else ""
        if len(negated) == 1 and negated[0] is group.nouns[-1] and len(group.nouns) > 2 and verb != "be":
            return  # "covers wages, hours and holidays, but not pensions"
        if denied and len(group.nouns) > len(negated):
            plain = [noun for noun in group.nouns if noun not in negated]
            said = (
                clause.verb is not None and clause.verb.lemma == "be"
            )  # "is not a technical issue but a question of A"
            light = [not said or self.c.tokens[noun.head].lemma in words.PARTS for noun in group.nouns]
            ends = {id(noun): self.ends.of_noun(noun, one) for noun, one in zip(group.nouns, light, strict=True)}
            one = tuple(replace(end, negated=False) for noun in negated for end in ends[id(noun)])
            two = tuple(end for noun in plain for end in ends[id(noun)])
            verb_denies = clause.verb is not None and clause.verb.negated  # "is no A but B": the contrast is affirmed
            if verb_denies:
                one, two = two, one
            self.emit(one, "contrasts_with", two, clause, scope, "not-but", negated=verb_denies)

    def _and_other(self, group: Group, clause: Clause, scope: Scope) -> None:
        """ "trams, buses and other vehicles"."""
        last = group.nouns[-1]
        if len(group.nouns) > 1 and group.joint in ("and", "or") and "other" in self.c.lows[last.start : last.head]:
            if len(group.nouns) == 2 and group.nouns[0].of is not None:
                return  # "the reform of schools and other institutions"
            for noun in group.nouns[:-1]:
                self.emit(self.ends.of_noun(noun), "is_a", self.ends.of_noun(last, light=False), clause, replace(
                    scope, modality="asserted"), "and-other")  # fmt: skip

    def _lift_examples(self, noun: Noun) -> None:
        """ "people without papers, notably migrants": migrants are people, no papers."""
        inner = noun.after[-1].group.nouns[-1] if noun.after and noun.after[-1].group is not None else None
        if inner is None or inner.examples is None or noun.examples is not None or self.ends.kind(noun) != "actor":
            return
        parties = all(self.ends.kind(one) == "actor" for one in inner.examples.nouns)
        if parties and self.ends.kind(inner) != "actor":
            noun.examples, noun.marker, inner.examples = inner.examples, inner.marker, None

    def noun(self, noun: Noun, clause: Clause, scope: Scope, depth: int) -> None:
        """What a noun phrase states by itself, and the clauses that hang on it."""
        if depth > 5 or id(noun) in self._visited:
            return
        self._visited.add(id(noun))
        plain = Scope((), "asserted", False, scope.holder)
        self._lift_examples(noun)
        behind = noun.of.end if noun.of is not None else noun.end
        if self.c.tag(behind) == "," or self.c.low(behind) == "worth":
            self.of_which(noun, Clause(None, None, start=noun.start, link="noun", parent=clause), plain)
        grown = noun.left < noun.head and "-" in "".join(self.c.lows[noun.left : noun.head])  # "state-run schools"
        rich = grown or noun.of or noun.after or noun.examples or noun.apposition or noun.number or noun.owner
        if rich or self.c.tokens[noun.head].lemma in self.table.nouns:
            empty = Clause(None, clause.subject, start=noun.start, depth=clause.depth + 1, link="noun", parent=clause)
            for _, rule in NOUN_RULES:
                rule(self, noun, empty, plain)
        inner = plain
        for part in noun.clauses:
            self._hung[id(part)] = noun
            if part.link == "subject":
                self.clause(part, Scope((), "asserted", False, scope.holder, "void"))
                continue
            if part.link == "noun-to":
                inner = self._told_by(noun, clause, scope)
            elif part.link != "and" or part.subject is not None:
                inner = plain
            if (
                part.how == "participle"
                and part.verb is not None
                and part.verb.lemma in _TAKING_PART
                and noun.of is not None
            ):
                part.subject = noun.of  # "the methods of nurses involved in A"
            if (
                self._predicative
                and part.how in ("relative", "carried", "participle")
                and any(noun is other for other in self._predicative)
                and scope.subject
            ):
                part.subject, inner = None, replace(plain, subject=scope.subject, how="predicate-relative")
            self.clause(part, inner)
        if noun.of is not None:  # "the value of citizen participation in planning"
            last = noun.of.nouns[-1]
            later = [*noun.after, *self._trailing.get(id(noun), ())]
            self._trailing[id(last)] = [phrase for phrase in later if phrase.at == last.end and phrase.word != "of"]
        for group in (noun.of, noun.examples, noun.apposition):
            for inner_noun in group.nouns if group is not None else ():
                self.noun(inner_noun, clause, scope, depth + 1)
        for phrase in noun.after:
            if (
                phrase.clause is not None
                and phrase.word == "of"
                and not any(phrase is other for other in clause.phrases)
            ):
                agent = (
                    self.ends.of_noun(noun) if self.ends.kind(noun) == "actor" else self._owner(noun) or scope.subject
                )
                itself = self._expletive(clause) or (
                    any(end.noun is noun for end in agent) and self.ends.kind(noun) != "actor"
                )
                how = "void" if itself else "of-gerund"  # "the effect of restraining crime is small": nobody restrains
                self.clause(phrase.clause, Scope(() if itself else agent, "asserted", False, scope.holder, how))
            if phrase.group is not None:
                for inner_noun in phrase.group.nouns:
                    self.noun(inner_noun, clause, scope, depth + 1)

    def _told_by(self, noun: Noun, clause: Clause, scope: Scope) -> Scope:
        """ "the state's failure to pay fees", "the right of tenants to stay": who acts in the infinitive, and how it is coloured."""
        head = self.c.tokens[noun.head].lemma
        own = next((p.group for p in noun.after if p.word == "for" and p.group is not None), None)
        agents = self.ends.of_group(own) or self._owner(noun) or self.ends.of_group(noun.of)
        whose = self.c.tag(noun.start) == "PRP$"  # "their ability", and nobody named: not the subject's
        if (
            not agents
            and not whose
            and not (clause.subject is not None and any(noun is other for other in clause.subject.nouns))
        ):
            against = clause.verb is not None and clause.verb.lemma in words.AGAINST
            agents = () if against else scope.subject  # "voters rejected the proposal to sell the pipes"
        modality = self.cues.modal.get(head, scope.modality)
        return Scope(agents, modality, head in words.DENIALS, scope.holder, "noun-to" if agents else "void")

    def contrast(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "A rather than B" within a subject or object."""
        for phrase in noun.after:
            if phrase.word in ("rather than", "instead of", "in contrast to") and phrase.group is not None:
                ends = self.ends.of_group(phrase.group)
                self.emit(
                    ends, "contrasts_with", self.ends.of_noun(noun), clause, scope, "contrast", cue=self._at(phrase.at)
                )

    def from_to(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "the shift from A to B": A and B are contrasted."""
        if self.c.tokens[noun.head].lemma in words.TURNS:
            self._turned(
                [*self._after(noun), *(clause.parent.phrases if clause.parent is not None else ())], clause, scope
            )

    def _turned(self, phrases: list[Phrase], clause: Clause, scope: Scope) -> None:
        """ "from A to B" among the phrases, where both are ideas or practices."""
        for one, two in pairwise(phrases):
            if one.word == "from" and two.word in ("to", "into", "towards", "toward") and one.group and two.group:
                ends = self.ends.of_group(one.group), self.ends.of_group(two.group)
                if all(not self._classes(end) & _PLACED for group in ends for end in group):
                    plain = replace(scope, modality="asserted")
                    self.emit(ends[0], "contrasts_with", ends[1], clause, plain, "from-to", cue=self._at(one.at))

    def examples(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "X such as A and B"."""
        self._doing(noun, clause, scope)
        if noun.examples is None or self._vague(noun) or all(inner.pronoun for inner in noun.examples.nouns):
            return
        kind = noun
        if self.c.tag(noun.head) == "CD":
            return
        term = self.ends.within(noun)
        if self.c.tokens[noun.head].lemma in words.PARTS:  # "has three pillars, namely A and B"
            above = clause.parent.subject if clause.parent is not None else None
            whole = self.ends.of_group(noun.of if noun.of is not None else above)
            self.emit(
                self.ends.of_group(noun.examples), "part_of", whole, clause, scope, "such-as", cue=self._at(noun.end)
            )
            return
        done = self.c.tokens[noun.head].lemma if noun.of is not None else term[0] if term is not None else ""
        deed = done in self.table.nouns
        if noun.marker == "including" and deed:
            return  # "policies for the growth of A, including B": B is none of the growth
        if noun.marker == "including" and self.c.tag(noun.head) == "NN":  # "society, including its schools"
            ends = self.ends.of_group(noun.examples)
            self.emit(
                ends,
                "part_of",
                self.ends.of_noun(noun, light=False),
                clause,
                scope,
                "including",
                cue=self._at(noun.end),
            )
            return
        if self.c.tag(noun.head) == "NN" and noun.marker != "including":
            kind = self._plural_above(clause, noun) or noun
        self.emit(self.ends.of_group(noun.examples), "is_a", self.ends.of_noun(kind, light=False), clause, scope, "such-as",
                  cue=self._at(noun.end))  # fmt: skip

    def _plural_above(self, clause: Clause, noun: Noun) -> Noun | None:
        """ "measures to cut traffic, such as tolls": tolls are measures, no traffic."""
        above: Clause | None = clause
        while above is not None:
            owner = self._hung.get(id(above))
            subject = above.subject.nouns[-1] if above.subject is not None else None
            for outer in (owner, subject):
                if (
                    outer is not None
                    and outer is not noun
                    and self.c.tag(outer.head) == "NNS"
                    and outer.head < noun.head
                ):
                    return outer
            above = above.parent
        return None

    def _doing(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "services such as offering A": A is one of them."""
        for phrase in noun.after:
            if phrase.word != "such as" or phrase.clause is None or self._vague(noun):
                continue
            kind = self.ends.of_noun(noun, light=False)
            for part in (phrase.clause, *(part for part in phrase.clause.parts if part.link == "and")):
                for group in part.objects[:1]:
                    self.emit(self.ends.of_group(group), "is_a", kind, clause, scope, "such-as", cue=self._at(noun.end))

    def _vague(self, noun: Noun) -> bool:
        """ "problems", "ways": no kind of thing without a word that says which."""
        return (
            self.ends.left(noun) >= noun.head and self.c.tokens[noun.head].lemma in self.cues.light | self.cues.not_node
        )

    def apposition(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "X, a Y,"."""
        if noun.apposition is None:
            return
        head = self.c.tokens[noun.apposition.nouns[0].head].lemma
        plain = self.ends.left(noun.apposition.nouns[0]) >= noun.apposition.nouns[0].head
        if head in words.FRACTIONS or (plain and head in self.cues.time | {"date"}):
            return  # "48,000 pupils, a fifth of them in A"
        again = noun.apposition.nouns[0]
        several = (
            self.c.tag(noun.head) == "NNS"
            and self.ends.kind(noun) == "actor"
            and self.c.low(again.start) in ("a", "an")
        )
        above = clause.parent.subject if clause.parent is not None else None
        if several and self.ends.kind(again) == "concept" and not (above is not None and noun in above.nouns):
            return  # "cooked by women's groups, a practice that …": of all that is said before
        if len(noun.apposition.nouns) == 1:
            self._stands_for[id(noun.apposition.nouns[0])] = self.ends.of_noun(noun)
        role = self._nominal_role(noun.apposition.nouns[0], clause) if len(noun.apposition.nouns) == 1 else None
        if role is not None and role[0].predicate.relation != "is_a":  # "A, a step in B,"
            predicate, ends = role[0].predicate, (self.ends.of_noun(noun), role[1])
            first, second = reversed(ends) if predicate.reverse else ends
            self.emit(
                first, predicate.relation, second, clause, scope, "role-apposition", predicate, cue=self._at(noun.end)
            )
            return
        one, two = self.ends.of_noun(noun), self.ends.of_group(noun.apposition, light=False)
        named = all(self.c.tag(other.head) == "NNP" for other in noun.apposition.nouns)
        sort = self.c.tokens[noun.head].lemma in _SORTS and noun.of is not None  # "a third type of actor, the broker"
        if (self.c.tag(noun.head) in ("NN", "NNS") and named) or sort:
            one, two = two, one
        self.emit(one, "is_a", two, clause, scope, "apposition", cue=self._at(noun.end))

    def nominal(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "the participation of X in Y", "X participation in Y", "provision of Y by X"."""
        head = self.c.tokens[noun.head]
        if id(noun) in self._worded:
            return
        for entry in [
            *self.table.nouns.get(head.lemma, ()),
            *(self.table.nouns.get(head.low, ()) if head.low != head.lemma else ()),
        ]:
            if entry.middle or not entry.preposition:
                continue
            if head.tag == "NNS" and entry.predicate.text == "interest in":
                continue  # "the interests of groups in society"
            part = head.lemma in words.PARTS or entry.preposition == "of"
            if entry.predicate.relation == "part_of" and part and noun.of is not None:
                continue  # "the lowest tier of government in India"
            objects: tuple[End, ...] = ()
            agents: tuple[End, ...] = ()
            if entry.preposition == "of":
                if noun.of is None:
                    continue
                objects = self.ends.of_group(noun.of)
                done = entry.predicate.relation not in ("faces", "causes")  # "causes of death by age group"
                agents = (self._by(noun) if done else ()) or self._owner(noun)
                if not agents and entry.predicate.relation == "faces":
                    agents = self._among(noun)
            elif entry.preposition == "between":
                if head.lemma in _GO_BETWEENS and entry.predicate.relation == "coordinates":
                    continue  # what stands between A and B is the one that joins them
                for phrase in noun.after:
                    if phrase.word == "between" and phrase.group is not None and len(phrase.group.nouns) == 2:
                        agents = self.ends.of_noun(phrase.group.nouns[0])
                        objects = self.ends.of_noun(phrase.group.nouns[1])
            else:
                later = self._trailing.get(id(noun), ()) if self.ends.kind(noun) == "concept" else ()
                for phrase in [*self._after(noun), *later]:
                    if phrase.word == entry.preposition and phrase.group is not None:
                        objects = self.ends.of_group(phrase.group)
                        agents = (
                            self.ends.of_group(noun.of)
                            or self._owner(noun)
                            or self._light_subject(noun, clause)
                            or self._compound(noun, entry.predicate.relation not in ("cooperates_with", "serves"))
                        )
                        within = entry.preposition in ("in", "among", "at", "within")
                        if entry.predicate.relation == "faces" and noun.of is not None and within:
                            agents, objects = objects, agents  # "a shortage of nurses in hospitals"
                        break
            if clause.parent is not None and clause.parent.how == "there" and entry.predicate.relation == "faces":
                continue  # said by "there is …" itself
            if entry.predicate.text in ("right to", "rights to"):
                objects = tuple(
                    end for end in objects if end.argument.kind != "actor" and "pronoun" not in end.features
                )
            if objects and agents:
                predicate = entry.predicate
                one, two = (objects, agents) if predicate.reverse else (agents, objects)
                self.emit(one, predicate.relation, two, clause, scope, "nominal", predicate, cue=(head.start, head.end))
                return

    def given_by(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "a voucher from a doctor", "grants from the state": who gives it provides it."""
        above, phrase = clause.parent, next(self._beside(noun, clause, ("from",)), None)
        if phrase is None:
            return
        head = self.c.tokens[noun.head].lemma
        given = "service" in classes_of(self.cues, head) or head in _GIVEN
        if self.c.low(noun.start - 1) in ("without", "of", "for"):
            return  # "without assistance from the driver", "lack of support from the state"
        received = above is not None and above.verb is not None and above.verb.lemma in _FROM
        if not given or received or self.ends.kind(noun) != "concept":
            return
        givers = tuple(end for end in self.ends.of_group(phrase.group) if end.argument.kind == "actor")
        self.emit(givers, "provides", self.ends.of_noun(noun), clause, scope, "given-by", cue=self._at(phrase.at))

    def meant_for(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "a helpline for victims", "a plan for slum dwellers": it serves them."""
        above, phrases = clause.parent, [*self._beside(noun, clause, ("for", "to"))]
        if not phrases:
            return
        help_to = any(e.preposition == "to" and e.predicate.relation == "serves" and not e.middle
                      for e in self.table.nouns.get(self.c.tokens[noun.head].lemma, ()))  # fmt: skip
        phrase = next((p for p in phrases if help_to or p.word == "for"), None)
        if phrase is None or id(noun) in self._worded or self.ends.kind(noun) != "concept":
            return
        head = self.c.tokens[noun.head].lemma
        given = help_to or head in _FOR_PEOPLE or bool(classes_of(self.cues, head) & {"service", "case"})
        other = any(e.preposition == "for" and e.predicate.relation != "serves" for e in self.table.nouns.get(head, ()))
        if (
            any(noun is one for one in self._predicative)
            or not given
            or other
            or (above is not None and self._gives_for(above))
        ):
            return
        people = tuple(end for end in self.ends.of_group(phrase.group) if end.argument.kind == "actor")
        self.emit(self.ends.of_noun(noun), "serves", people, clause, scope, "meant-for", cue=self._at(phrase.at))

    @staticmethod
    def _beside(noun: Noun, clause: Clause, words_: tuple[str, ...]) -> Iterator[Phrase]:
        """The phrases of a noun, and those of the clause above that stand behind it, with one of these prepositions."""
        for phrase in noun.after:
            if phrase.word in words_ and phrase.group is not None:
                yield phrase
        for phrase in clause.parent.phrases if clause.parent is not None else ():
            if phrase.noun is noun and phrase.word in words_ and phrase.group is not None:
                yield phrase

    def _gives_for(self, clause: Clause) -> bool:
        """Whether the verb itself says for whom: "provides A for B"."""
        entries = self.table.verbs.get(clause.verb.lemma, ()) if clause.verb is not None else ()
        return any("for" in dict(entry.predicate.also) for entry in entries if entry.size == 1)

    def _light_subject(self, noun: Noun, clause: Clause) -> tuple[End, ...]:
        """ "The union signed an agreement with A", "shows respect for A": the verb says little, its subject acts."""
        above = clause.parent
        if (
            above is None
            or above.verb is None
            or above.verb.lemma not in _LIGHT
            or above.verb.passive
            or above.subject is None
        ):
            return ()
        return (
            self.ends.of_group(above.subject) if any(noun is n for group in above.objects for n in group.nouns) else ()
        )

    def _known(self, first: int, head: int) -> bool:
        """Whether the words before a head are a term or a party: "social work participation"."""
        inner = Noun(first, first, head - 1, head)
        return self.ends.kind(inner) == "actor" or any("term" in end.features for end in self.ends.of_noun(inner))

    def _after(self, noun: Noun) -> Iterator[Phrase]:
        """The phrases to the right of a noun or of its of-phrase."""
        yield from noun.after
        if noun.of is not None:
            for inner in noun.of.nouns:
                yield from inner.after

    def _by(self, noun: Noun) -> tuple[End, ...]:
        for phrase in self._after(noun):
            if phrase.word == "by" and phrase.group is not None:
                return self.ends.of_group(phrase.group)
        return ()

    def _among(self, noun: Noun) -> tuple[End, ...]:
        """ "the lack of A in B", "… among B"."""
        for phrase in self._after(noun):
            if phrase.word in ("in", "among", "within") and phrase.group is not None:
                return self.ends.of_group(phrase.group)
        return ()

    def _owner(self, noun: Noun) -> tuple[End, ...]:
        if noun.owner is not None:
            return self.ends.of_noun(noun.owner)
        if self.c.tag(noun.start) == "PRP$":
            token = self.c.tokens[noun.start]
            before = self.c.tokens[max(0, noun.start - 8) : noun.start]
            judged = self.c.low(noun.start - 1) == "for" and any(one.lemma in words.JUDGING for one in before)
            doers = self.ends.doers if judged else ()  # "criticised the prison for its reliance on A": the prison's
            text = self.ends.discourse.antecedent("they" if token.low == "their" else "it", token.start, doers)
            if not text and token.low == "their":
                return ()  # nobody was named
            return (End(Argument(text or token.text, token.start, token.end), features=("pronoun",)),)
        return ()

    def _compound(self, noun: Noun, any_part: bool) -> tuple[End, ...]:
        """The first part of "social work participation"."""
        left = self.ends.left(noun)
        stop = noun.head - (self.c.tag(noun.head - 1) == "POS")  # a term may hold the owner: "residents' participation"
        if left >= stop or self.c.tag(stop - 1) not in ("NN", "NNS", "NNP"):
            return ()
        if not any_part and not self._known(left, stop):
            return ()  # "a wage agreement with A"
        inner = Noun(left, left, stop - 1, stop)
        return (End(self.ends.argument(inner), features=("compound",)),)


_SORTS = frozenset({"category", "class", "example", "form", "kind", "sort", "type"})
_TAKING_PART = frozenset({"involve", "engage"})
_GIVEN = frozenset(
    {"certificate", "consent", "contribution", "donation", "feedback", "funding", "gift", "money", "permit"}
)
_FROM = frozenset(  # their from-phrase is the verb's
    "attract benefit borrow buy collect come demand derive exclude exempt expect free get lease obtain originate procure protect purchase "
    "receive remove rent request require seek steal suffer withdraw withhold".split()
)
_FOR_PEOPLE = frozenset(  # what is there for those whom "for" names, beside services and events
    "app apprenticeship camp canteen centre center clinic club counter curriculum daycare drop-in facility fellowship "
    "flat fund group guide handbook hostel initiative internship kitchen lesson library material network office package "
    "playground platform portal product program programme project provision school scheme seminar session shower site "
    "space surgery tool unit website workshop".split()
)
_GO_BETWEENS = frozenset({"bridge", "broker", "channel", "intermediary", "link", "mediator"})
_LIGHT = frozenset(  # "reach an agreement with", "express support for"
    "build cement conclude declare express forge maintain negotiate pledge reach show sign voice".split()
)

NounRule = Callable[[Nominal, Noun, Clause, Scope], None]
NOUN_RULES: tuple[tuple[str, NounRule], ...] = (
    ("place", Nominal.place),
    ("members", Nominal.members),
    ("contrast", Nominal.contrast),
    ("from-to", Nominal.from_to),
    ("such-as", Nominal.examples),
    ("apposition", Nominal.apposition),
    ("quantity", Nominal.quantity),
    ("nominal", Nominal.nominal),
    ("meant-for", Nominal.meant_for),
    ("given-by", Nominal.given_by),
    ("compounded", Nominal.compounded),
    ("as-role", Nominal.as_role),
)
