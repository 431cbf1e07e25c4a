"""Numbers: counted nouns, shares, what rose from A to B and what was cut by half."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import NO_ENTRY, Found, Scope
from kg.extract.en.copular import Copular
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Group, Noun, Verb
from kg.model import Argument

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$|\d{4}[-–]\d")
_ROUND = frozenset({"hundred", "thousand", "million", "billion", "dozen"})
_NUMBERS = frozenset(  # "three aspects" counts nothing
    "three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
_SIZES = frozenset(  # "a population of 58,000": what has the number; a grant or a fine of it is one of many
    "allotment area average budget capacity caseload cap ceiling deficit enrolment headcount length majority maximum median "
    "membership minimum output population quota rate ration revenue staff surplus target temperature threshold total "
    "turnout turnover volume workforce".split()
)
_MULTIPLES = frozenset({"double", "triple", "treble", "quadruple", "quintuple", "halve"})
_ROUGH = frozenset({"RB", "IN"})  # "nearly", "more than", "up to" before a number


class Quantities(Copular):
    """What numbers in noun phrases and after verbs of change state."""

    def quantity(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "450 associations", "a third of the members"."""
        c = self.c
        head = c.tokens[noun.head]
        if head.lemma in words.FRACTIONS - {"fraction"} and noun.of is not None:
            if all(c.tag(n) in ("DT", "CD", *_ROUGH) for n in range(noun.start, noun.head)):
                self._share(noun, noun.start, noun.head, clause, scope)
            return
        self._sized(noun, clause, scope)
        counted = head.tag == "CD" and noun.of is not None and not _YEAR.match(head.low) and head.low != "one"
        if counted and self.c.low(noun.of.nouns[0].start if noun.of else 0) in (
            "the",
            "its",
            "their",
            "these",
            "those",
        ):
            self._share(noun, noun.head, noun.head, clause, scope)  # "60 of the 84 villages"
            return
        if head.low.endswith("%") and noun.of is not None:  # "14% of polling stations"
            self._share(noun, noun.head, noun.head, clause, scope)
            return
        if noun.number is None or noun.pronoun:
            return
        first, last = noun.number
        vague = (
            head.lemma in words.PARTS
            or head.lemma in self.cues.light
            or head.lemma in self.cues.not_node
            or head.lemma in self.cues.generic
        )
        digits = any(ch.isdigit() for n in range(first, last) for ch in c.tokens[n].text) or any(
            c.lows[n] in _ROUND or (c.lows[n] in _NUMBERS and not vague) for n in range(first, last)
        )
        if last - first == 1 and _YEAR.match(c.low(first)):
            return  # "the 2015 storms"
        if self.ends.measure(noun) or head.lemma in self.cues.time or not digits or head.tag == "CD":
            return
        if head.low == "percent":
            self._share(noun, first, last - 1, clause, scope)
            return
        self._count(self.ends.of_noun(noun), self._number(first, last - 1, noun.start), clause, scope)

    def _sized(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "a population of 58,000 (including 300 nurses)": how large it is and who is part of it."""
        inner = noun.of.nouns[0] if noun.of is not None and len(noun.of.nouns) == 1 else None
        lemma = self.c.tokens[noun.head].lemma
        if inner is None or lemma not in _SIZES:
            return
        if not self._is_number(inner) or (self.c.tag(inner.head) == "CD" and _YEAR.match(self.c.low(inner.head))):
            return
        sized = self.ends.of_noun(replace(noun, of=None))
        self.emit(sized, "has_quantity", self.ends.of_noun(inner), clause, scope, "sized")
        if inner.examples is not None:
            self.emit(self.ends.of_group(inner.examples), "part_of", sized, clause, scope, "sized")

    def of_which(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "700 cases, 85 percent of which …", "cases, of which 1,022 …": how many of them."""
        c = self.c
        at = (noun.of.end if noun.of is not None else noun.end) + 1
        worth = at - 1 + (c.tag(at - 1) == ",")
        if c.low(worth) == "worth" and (sum_ := c.noun(worth + 1)) is not None and self._is_number(sum_):
            self._count(self.ends.of_noun(noun), self._number(sum_.start, sum_.end - 1), clause, scope)
        if c.tag(at - 1) != "," or noun.pronoun:
            return
        before = c.low(at) == "of" and c.low(at + 1) in ("which", "whom", "these")
        at += 2 if before else 0
        while c.tag(at) in ("EX", "BE", *_ROUGH) or (c.tag(at) == "DT" and c.low(at) in ("a", "some")):
            at += 1
        last = at + (c.low(at + 1) in ("percent", "million", "billion", "thirds", "quarters", "fifths"))
        if before and c.tag(last + 1) == "BE" and c.tag(last + 2) != "VBN":
            return  # "of whom 35 are engineers": the engineers have the number
        digits = c.tag(at) == "CD" or c.low(at) in words.FRACTIONS
        if digits and (before or (c.low(last + 1) == "of" and c.low(last + 2) in ("which", "whom"))):
            self._count(self.ends.of_noun(noun), self._number(at, last, noun.end), clause, scope)

    def of_lead(self, clause: Clause, scope: Scope) -> None:
        """ "Of the 96 projects, 41 were abandoned", "of the inmates, 64 were fathers"."""
        noun = clause.subject.nouns[0] if clause.subject is not None and len(clause.subject.nouns) == 1 else None
        lead = next((p for p in clause.phrases if p.word == "of" and p.group is not None), None)
        if noun is None or lead is None or lead.at >= noun.start or clause.how != "own":
            return
        if not (self.c.tag(noun.head) == "CD" or self.c.low(noun.head) in words.FRACTIONS | {"percent"}):
            return
        whole, number = self.ends.of_group(lead.group), self._number(noun.start, noun.head)
        ends = self.ends.of_group(clause.objects[0]) if clause.objects else ()
        if clause.verb is not None and clause.verb.lemma == "be" and ends:
            self.emit(ends, "has_quantity", (number,), clause, scope, "of-lead")
            self.emit(ends, "part_of", whole, clause, scope, "of-lead")
        else:
            self._count(whole, number, clause, scope)

    def _number(self, first: int, last: int, start: int = -1) -> End:
        """The tokens of a number with what makes it rough, as an end."""
        c = self.c
        if c.low(first) in _ROUND and c.low(first - 1) == "a":
            first, start = first - 1, min(start, first - 3)  # "more than a hundred schools"
        while (first > start and first > 0 and c.tag(first - 1) in _ROUGH and start >= 0) or c.low(first - 1) in (
            "some",
            "about",
        ):
            first -= 1
        at, to = c.tokens[first].start, c.tokens[last].end
        return End(Argument(self.ends.text[at:to], at, to, "quantity"), features=("number",))

    def _share(self, noun: Noun, first: int, last: int, clause: Clause, scope: Scope) -> None:
        """ "a third of the members are women", "women make up a third of the members", "a third of them voted"."""
        while self.c.tag(first - 1) in _ROUGH and self.c.low(first - 1) in words.ROUGHLY:
            first -= 1
        number, ends = self._number(first, last), self.ends.of_group(noun.of)
        above = clause.parent
        if noun.of is None:
            return
        if (
            above is not None
            and above.verb is not None
            and above.verb.lemma in words.MAKING_UP
            and above.subject is not None
        ):
            if any(noun is other for group in above.objects for other in group.nouns) or above.verb.lemma in (
                "account",
                "amount",
            ):
                if not any(noun is other for other in above.subject.nouns):
                    ends = self.ends.of_group(above.subject)
            elif above.verb.lemma == "be" and above.objects and self.c.tag(above.objects[0].nouns[0].head) == "NNS":
                ends = self.ends.of_group(above.objects[0])
        self._count(ends, number, clause, scope)

    def _count(self, ends: tuple[End, ...], number: End, clause: Clause, scope: Scope) -> None:
        at = number.argument
        if len(ends) == 1 and ends[0].argument.start is not None and ends[0].argument.kind != "quantity":
            cue = (at.start or 0, at.end or 0)
            self.emit(ends, "has_quantity", (number,), clause, scope, "quantity", cue=cue)

    def change(self, clause: Clause, scope: Scope) -> list[Found]:
        """ "X rose from A to B", "X stands at N", "cut X by half"."""
        verb = clause.verb
        if verb is None:
            return []
        made: list[Found] = []
        self.of_lead(clause, scope)
        self._multiplied(clause, verb, scope)
        for group, bearer in self._measured(clause, verb, scope):
            for noun in group.nouns:
                if self._lasts(noun, verb):
                    span = self._number(noun.start, noun.head)
                    self.emit(bearer, "has_quantity", (span,), clause, scope, "lasts")
                elif self._is_number(noun):
                    share = self.c.tokens[noun.head].lemma in words.FRACTIONS
                    ends = (self._number(noun.start, noun.head),) if share else self.ends.of_noun(noun, light=False)
                    bearer = tuple(end for end in bearer if end.argument.kind != "quantity")
                    self.emit(bearer, "has_quantity", ends, clause, scope, "change")
                    made.append(Found(NO_ENTRY, ()))
        return made if not clause.objects or (verb.lemma in self.cues.changes | {"be"} and self._sums(clause)) else []

    def _lasts(self, noun: Noun, verb: Verb) -> bool:
        """ "lasted six months", "the average age is 58 years"."""
        time = self.c.tokens[noun.head].lemma in self.cues.time and noun.number is not None and noun.of is None
        return time and verb.lemma in ("be", "last", "take", "average", "span")

    def _multiplied(self, clause: Clause, verb: Verb, scope: Scope) -> None:
        """ "Spending more than tripled": by how much, where no number says it."""
        numbers = any(p.word in ("to", "by") and p.at > verb.main for p in clause.phrases)
        as_well = self.c.low(verb.end) in ("as", "up")  # "teachers double as drivers"
        if verb.lemma not in _MULTIPLES or verb.passive or clause.objects or numbers or as_well:
            return
        first = verb.main - (self.c.low(verb.main - 1) in words.ROUGHLY)
        self.emit(scope.subject, "has_quantity", (self._number(first, verb.main),), clause, scope, "multiplied")

    def _sums(self, clause: Clause) -> bool:
        return any(self._is_number(noun) for noun in clause.objects[0].nouns)

    def _is_number(self, noun: Noun) -> bool:
        low = self.c.low(noun.head)
        if self.c.low(noun.start - 1) in ("figure", "table", "fig", "section", "chapter", "note"):
            return False
        number = self.c.tag(noun.head) == "CD" or low in ("percent", "half", "third", "quarter", "fifth", "tenth")
        return (noun.of is None or low == "percent") and (number or self.ends.measure(noun))

    def _measured(self, clause: Clause, verb: Verb, scope: Scope) -> list[tuple[Group, tuple[End, ...]]]:
        """The groups that may be numbers and what they measure: "cut prices by half" measures the prices."""
        if verb.lemma == "be" and clause.how == "there":
            return []
        if verb.lemma == "be":
            return [(group, scope.subject) for group in clause.objects]
        if verb.lemma in ("last", "take", "span") and not verb.passive and clause.objects:
            return [(group, scope.subject) for group in clause.objects if self._lasts(group.nouns[0], verb)]
        changing = verb.lemma in self.cues.changes
        steps = [p for p in clause.phrases if p.group is not None and p.at > verb.main]
        numbers = [p.group for p in steps if p.word in ("from", "to", "by", "at") and p.group is not None]
        if verb.passive:
            return [(p.group, scope.subject) for p in steps if p.word == "by" and p.group is not None]
        if not clause.objects or self._sums(clause):
            return [(group, scope.subject) for group in [*clause.objects, *numbers]] if changing else []
        numbers = numbers if changing else [p.group for p in steps if p.word == "by" and p.group is not None]
        return [(group, self.ends.of_group(clause.objects[0])) for group in numbers]
