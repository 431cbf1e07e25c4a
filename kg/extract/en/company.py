"""With whom, with what and for whom: phrases beside the verb that state a relation of its subject or of the noun before them."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.grounds import Grounds
from kg.extract.en.parts import Clause, Group, Phrase
from kg.extract.en.reframe import CONSENT

_AGREEING = frozenset("agree conclude draft draw enter forge negotiate pass reach renew seal sign strike".split())
_WORKED = frozenset(  # "treats A with B", "verifies A with B": what it is done with
    "analyse analyze assess catch check clean combat control counter cover cultivate cut detect dispense enforce estimate "
    "evaluate examine extinguish fertilise fertilize fight fill forecast heat identify inspect investigate irrigate lay "
    "locate map mark measure model monitor patrol pave plant plough pollinate predict prevent protect punish react "
    "record reduce replace respond reward sanction scan screen search solve spray supplement survey tackle test till "
    "track treat trace verify vote wash weed".split()
)
_NO_MEANS = frozenset(  # "with care", "by chance": how, when or how much, not by what
    "accident aim ambition average care caution chance choice concern confidence day day-to-day default definition degree "
    "design difficulty ease effect enthusiasm example exception extension hand heart hour impact implication intention "
    "interest land law-abiding majority mean means mistake month name nature night order pleasure pride purpose reference "
    "region regard respect result right sector sex size speed success surprise time turn virtue week year".split()
)


_ONLY = frozenset({"by means of", "through", "with", "with the help of"})
_MEDIA = frozenset(  # "publishes A on its website"
    {"app", "internet", "media", "phone", "radio", "smartphone", "telephone", "television", "web", "website"}
)
_BACKING = {
    **dict.fromkeys(("assistance", "backing", "help", "support"), "serves"),
    **dict.fromkeys(("finance", "financing", "fund", "funding", "grant", "loan", "money", "sponsorship"), "funds"),
}


class Company(Grounds):
    """Partners, means and those whom a thing is for."""

    def jointly(self, clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """ "A and B jointly produce C", "A and B exchange data": A and B work together."""
        verb = clause.verb
        if verb is None or verb.passive or len(scope.subject) < 2 or not founds:
            return
        first = clause.subject.nouns[-1].end if clause.subject is not None else verb.start
        forces = verb.lemma == "join" and bool(clause.objects) and self._lemma_of(clause.objects[0]) == "force"
        swapped = verb.lemma == "exchange" and not any(phrase.word == "with" for phrase in clause.phrases)
        if not (swapped or forces) and "jointly" not in self.c.lows[first : verb.end + 1]:
            return
        if any(end.argument.kind not in ("actor", "place") for end in scope.subject):
            return
        for other in scope.subject[1:]:
            self.emit(scope.subject[:1], "cooperates_with", (other,), clause, scope, "jointly")

    def beside(self, phrase: Phrase, ends: tuple[End, ...], clause: Clause, scope: Scope, founds: list[Found]) -> None:
        """What a phrase beside the verb adds: a partner, a means, somebody on whose behalf it is done."""
        verb = clause.verb
        if verb is None:
            return
        if self.c.low(phrase.at - 1) == "only" and phrase.at < verb.start and phrase.word in _ONLY and not verb.passive:
            self.emit(scope.subject, "requires", ends, clause, replace(scope, modality="asserted"), "only-with")
        elif phrase.word in ("together with", "alongside"):
            named = self.c.tokens[phrase.at].text.lower().startswith("in ")  # "in partnership with A": whatever A is
            self._partners(ends, clause, scope, any_kind=named)
        elif phrase.word == "on behalf of":
            self._behalf(ends, clause, scope)
        elif phrase.word == "on" and phrase.group is not None and self._lemma_of(phrase.group) == "behalf":
            self._behalf(self._owner(phrase.group.nouns[0]), clause, scope)
        elif phrase.word == "with" and phrase.group is not None and self._lemma_of(phrase.group) in CONSENT:
            self.emit(scope.subject, "requires", ends, clause, scope, "with-consent")
        elif phrase.word == "to" and verb.lemma == "report" and clause.objects and not verb.passive:
            self._partners(ends, clause, scope)
        elif phrase.word == "with" and self._backed(phrase, clause, scope):
            return
        elif phrase.word == "with" and phrase.at > verb.main and not verb.passive:
            if founds and verb.lemma in _AGREEING:
                self._partners(ends, clause, scope)
            elif (verb.lemma in _WORKED and founds) or all("means" in self._classes(end) for end in ends):
                self._means_of(phrase, clause, scope)
        elif phrase.word in ("on", "over", "via") and founds and phrase.group is not None:
            if phrase.at > verb.main and not verb.passive and self._lemma_of(phrase.group) in _MEDIA:
                self._means_of(phrase, clause, scope)
        elif phrase.word == "by" and phrase.at > verb.main and self._how(phrase, clause, founds):
            self._means_of(phrase, clause, scope, bare=True)

    def _how(self, phrase: Phrase, clause: Clause, founds: list[Found]) -> bool:
        """Whether "by" says how: "guarantees a volume by law", "was sent by text message"."""
        if clause.verb is not None and clause.verb.passive:
            return phrase.group is not None and self._carrier(phrase.group)
        before = clause.objects[-1].nouns[-1] if clause.objects else None
        deed = before is not None and self.c.tokens[before.head].lemma in self.table.nouns  # "the use of A by B"
        done = deed and before is not None and self.ends.kind(before) != "actor"
        return bool(founds) and before is not None and not (done or before.of is not None)

    def _lemma_of(self, group: Group) -> str:
        """The head word of a group of one noun phrase."""
        return self.c.tokens[group.nouns[0].head].lemma if len(group.nouns) == 1 else ""

    def _partners(self, ends: tuple[End, ...], clause: Clause, scope: Scope, any_kind: bool = False) -> None:
        """ "drew up a plan together with A", "signed a contract with A": parties that work with A."""
        one = tuple(
            end for end in scope.subject if end.argument.kind in ("actor", "place") or "pronoun" in end.features
        )
        two = tuple(end for end in ends if any_kind or end.argument.kind == "actor" or "pronoun" in end.features)
        self.emit(one, "cooperates_with", two, clause, scope, "partner")

    def _backed(self, phrase: Phrase, clause: Clause, scope: Scope) -> bool:
        """ "with funding from A", "with the backing of A": A funds or serves the subject; true where the phrase says so."""
        noun = phrase.group.nouns[0] if phrase.group is not None else None
        relation = _BACKING.get(self.c.tokens[noun.head].lemma, "") if noun is not None else ""
        if noun is None or not relation:
            return False
        givers = [p.group for p in [*noun.after, *clause.phrases] if p.word in ("from", "by") and p.at == noun.end]
        ends = self.ends.of_group(noun.of or next(iter(givers), None))
        named = ends if relation == "funds" and givers else ()  # "with money from a European fund"
        parties = named or tuple(e for e in ends if e.argument.kind in ("actor", "place") or e.argument.text.isupper())
        plain = replace(scope, modality="asserted")
        helped = self._agents(clause) or scope.subject  # "is run by monks with the help of A": the monks
        return self.emit(parties, relation, helped, clause, plain, "backed", fixed=True)

    def _behalf(self, ends: tuple[End, ...], clause: Clause, scope: Scope) -> None:
        """ "draws up contracts on behalf of A": serves A."""
        parties = tuple(end for end in ends if end.argument.kind == "actor" or "pronoun" in end.features)
        self.emit(self._agents(clause) or scope.subject, "serves", parties, clause, scope, "behalf")

    def _means_of(self, phrase: Phrase, clause: Clause, scope: Scope, bare: bool = False) -> None:
        """ "treats malaria with nets", "guarantees a volume by law": uses them."""
        assert phrase.group is not None
        if clause.objects and phrase.at < clause.objects[-1].end:
            return  # "people with dementia" within the object
        before = phrase.noun
        if before is not None and any(
            entry.preposition == phrase.word for entry in self.table.nouns.get(self.c.tokens[before.head].lemma, ())
        ):
            return  # "monitors compliance with the code"
        for noun in phrase.group.nouns:
            head = self.c.tokens[noun.head]
            when = head.lemma in words.FRACTIONS or head.lemma in self.cues.time  # "by half", "by winter"
            plain = not (noun.pronoun or when) and head.lemma not in _NO_MEANS and head.tag in ("NN", "NNS")
            if not plain or noun.number is not None or (bare and noun.start != noun.left):
                continue
            ends = tuple(
                end for end in self.ends.of_noun(noun) if end.argument.kind == "concept" and end.valence != "bad"
            )
            self.emit(scope.subject, "uses", ends, clause, scope, "with-means")
