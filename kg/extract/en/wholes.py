"""What noun phrases say of where things are and of what they are part."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en.claims import Scope
from kg.extract.en.ends import NOWHERE
from kg.extract.en.parts import Clause, Group, Noun, Phrase
from kg.extract.en.quantities import Quantities

_UNITS = frozenset({"wing", "branch", "department", "faculty", "chapter", "section", "ward", "division", "unit"})

_WHERE = frozenset("in at within across throughout near outside along around off on inside beyond".split())
_SITES = frozenset(
    {"article", "bed", "centre", "center", "campus", "node", "outlet", "post", "seat", "site", "station"}
)


class Wholes(Quantities):
    """Rules over one noun phrase: places, members of bodies."""

    def place(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "the court in The Hague", "irrigation systems of Kyrgyzstan"; what is lacking in a place is not there."""
        if self._lack(noun) or id(noun) in self._worded:
            return
        said = self._said_of.get(id(noun), ())
        for phrase in noun.after if not said else ():
            inner = self._before(noun, phrase)
            if phrase.word in _WHERE and phrase.group is not None and inner is not None:
                self._located(inner, phrase.group, clause, scope)
        if noun.owner is not None and self.ends.kind(noun.owner) == "place":
            self.emit(
                self.ends.of_noun(replace(noun, owner=None)),
                "located_in",
                self.ends.of_noun(noun.owner),
                clause,
                scope,
                "place-owner",
            )
        of = self.ends.of_group(noun.of)
        if noun.of is not None and of and of[0].argument.kind == "place" and self._stands_there(noun):
            self._located(noun, noun.of, clause, scope)

    def _stands_there(self, noun: Noun) -> bool:
        """Whether "A of P" are things in a place, "factories of Dhaka", or a place in it: "Jinwan District of Zhuhai"."""
        if self.c.tag(noun.head) == "NNP":
            return self.ends.kind(noun) == "place"
        plain = self.c.tokens[noun.head].lemma not in self.cues.light | NOWHERE | self.cues.classes["place"]
        return plain and self.c.tag(noun.head) == "NNS"

    def _located(self, noun: Noun, group: Group, clause: Clause, scope: Scope) -> None:
        ends = tuple(end for end in self.ends.of_group(group) if end.noun is not None and self.ends.is_place(end.noun))
        if self.c.tag(noun.head) in ("CD", "JJ", "JJS") or self.c.low(noun.head) == "percent":
            return
        if ends and len(group.nouns) == len(ends):
            alone = replace(noun, of=None, after=[])
            meant = self._stands_for.get(id(noun)) or self.ends.of_noun(alone)
            if self.c.tokens[noun.head].lemma in _UNITS:  # "wings at the Louvre"
                self.emit(meant, "part_of", ends, clause, scope, "unit", cue=self._at(noun.end))
                return
            self.emit(meant, "located_in", ends, clause, scope, "place", cue=self._at(noun.end))

    def members(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "a jury of eight farmers", "a committee of tenants and landlords", "women on the board": who belongs to a body."""
        if noun.of is not None and self.ends.body(noun) and self.c.tag(noun.head) in ("NN", "NNP"):
            parties = any(self.ends.kind(inner) == "actor" for inner in noun.of.nouns)
            counted = len(noun.of.nouns) > 1 or noun.of.nouns[0].number is not None
            if parties and counted:
                body = self.ends.of_noun(replace(noun, of=None, after=[]))
                self.emit(
                    self.ends.of_group(noun.of), "part_of", body, clause, scope, "members", cue=self._at(noun.end)
                )
        for phrase in noun.after:
            if phrase.word == "with" and phrase.group is not None and phrase.at == noun.end and self._bodily(noun):
                parts = [inner for inner in phrase.group.nouns if inner.number is not None and self._member(inner)]
                body = self._stands_for.get(id(noun)) or self.ends.of_noun(replace(noun, of=None, after=[]))
                for inner in parts:  # "a network with 37,000 nodes"
                    self.emit(
                        self.ends.of_noun(inner), "part_of", body, clause, scope, "members", cue=self._at(noun.end)
                    )
            one = self._before(noun, phrase)
            if one is not None and phrase.group is not None and self._belong(one, phrase):
                ends, bodies = self.ends.of_noun(replace(one, of=None, after=[])), self.ends.of_group(phrase.group)
                self.emit(ends, "part_of", bodies, clause, scope, "members", cue=self._at(one.end))

    def _bodily(self, noun: Noun) -> bool:
        return self.ends.body(noun) or self.ends.kind(noun) == "actor"

    def _member(self, noun: Noun) -> bool:
        return self.ends.kind(noun) == "actor" or self.c.tokens[noun.head].lemma in _UNITS | _SITES

    @staticmethod
    def _before(noun: Noun, phrase: Phrase) -> Noun | None:
        """The noun right before a phrase: this one, or the last of its of-phrase, "the share of women in parliament"."""
        if phrase.at == noun.end:
            return noun
        return noun.of.nouns[-1] if noun.of is not None and phrase.at == noun.of.end else None

    def _belong(self, noun: Noun, phrase: Phrase) -> bool:
        """Whether a phrase after a party names what it is part of: "women on the council", "women among the applicants"."""
        nouns = phrase.group.nouns if phrase.group is not None else []
        if len(nouns) != 1 or self.ends.kind(noun) != "actor" or noun.pronoun or self._no(noun):
            return False
        if phrase.word in ("on", "in"):
            return self.ends.body(nouns[0]) and self.c.tag(nouns[0].head) != "NNS"
        if phrase.word == "within":
            return self.ends.kind(nouns[0]) == "actor"
        return phrase.word == "among" and self.ends.kind(nouns[0]) == "actor" and self.c.tag(nouns[0].head) == "NNS"
