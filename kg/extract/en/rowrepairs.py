"""Verbs known by what stands around them: behind help, in a row, in an aside, before a participle or a possessive."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.en import words
from kg.extract.en.nounrepairs import NounRepairs
from kg.extract.en.retagging import asked, tag_at
from kg.extract.en.tokens import Token

_BOTH_WAYS = frozenset(
    "complete clean clear correct exempt free further lower narrow open secure slow spare tame welcome".split()
)
_HELPED = frozenset("boost combat curb cut fight finance fund plan shape spread".split())  # "help fight fraud"


class RowRepairs(NounRepairs):
    """Verbs known by what stands around them, each set right by a small rule."""

    @asked("made")
    def _made_up(self, tokens: Sequence[Token], n: int) -> str:
        """ "a panel made up of doctors": a participle."""
        of = [token.low for token in tokens[n + 1 : n + 3]] == ["up", "of"]
        return "VBN" if of and tag_at(tokens, n - 1)[:2] == "NN" else ""

    @asked(before=", CC")
    def _adjective_or_verb(self, tokens: Sequence[Token], n: int) -> str:
        """ "should fund A, exempt B from C and do D", "lower A and spare B": an adjective in a row of bare verbs."""
        after_noun = tag_at(tokens, n - 1) in (",", "CC") and tag_at(tokens, n - 2)[:2] == "NN"
        if tokens[n].low not in _BOTH_WAYS or not after_noun:
            return ""
        verbs = any(token.tag == "VB" for token in tokens[max(0, n - 14) : n - 1])
        return "VB" if verbs and tag_at(tokens, n + 1) in ("NNS", "NNP", "DT", "PRP", "PRP$", "JJ") else ""

    @asked(verb=True, before="VB VBZ VBD VBG VBN")
    def _helps_do(self, tokens: Sequence[Token], n: int) -> str:
        """ "volunteers help build houses": the verb right after help."""
        token = tokens[n]
        if n == 0 or tokens[n - 1].lemma != "help" or tokens[n - 1].tag[:2] != "VB" or token.verb not in self._verbs:
            return ""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        likely = any(choice[0] == "VB" and choice[1] < 1 for choice in self.choices(token.low)) or token.low in _HELPED
        opens = after is not None and (
            after.tag in ("DT", "PRP$") or (likely and after.tag in ("NN", "NNS", "JJ", "JJR", "VBG", "VBN", "NNP"))
            or (likely and after.low in ("after", "up", "out", "to", "with"))
        )  # fmt: skip
        return "VB" if opens else ""

    @asked("acts serves functions", before="CC")
    def _acts_as(self, tokens: Sequence[Token], n: int) -> str:
        """ "hears complaints and acts as guardian": a verb in a row."""
        row = any(token.tag == "VBZ" for token in tokens[:n])
        return "VBZ" if row and n + 1 < len(tokens) and tokens[n + 1].low == "as" else ""

    @asked(verb=True, before="NN NNP")
    def _owning_object(self, tokens: Sequence[Token], n: int) -> str:
        """ "The cooperative markets its members' milk": a verb between a singular noun and a possessive."""
        known = tokens[n].verb in self._verbs and tag_at(tokens, n - 1) in ("NN", "NNP")
        return "VBZ" if known and tag_at(tokens, n + 1) == "PRP$" else ""

    @asked(verb=True, before="NNS")
    def _before_participle(self, tokens: Sequence[Token], n: int) -> str:
        """ "health workers report suspected cases of A": a verb, with a participle before its object."""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        known = tokens[n].verb in self._verbs
        if after is None or not known or after.tag not in ("VBD", "VBN") or not after.low.endswith("ed"):
            return ""
        if tag_at(tokens, n + 2) not in ("NN", "NNS") or tag_at(tokens, n + 3) in ("BE", "MD", "HV", "VBZ"):
            return ""
        self._retag(after, "VBN")
        return "VB"

    @asked(ending="ing", verb=True, before=",")
    def _doing_aside(self, tokens: Sequence[Token], n: int) -> str:
        """ "The agency, offering advice to A, has …": an -ing form with its object between commas, the verb behind them."""
        token = tokens[n]
        led = tag_at(tokens, n - 2)[:2] == "NN"
        if not led or token.verb not in self._verbs or token.low in words.COMPOUNDING | words.GROWING:
            return ""
        stop = next((m for m in range(n + 2, min(len(tokens) - 1, n + 16)) if tokens[m].tag in (",", "CC", ".")), n)
        verb = tokens[stop].tag == "," and tokens[stop + 1].tag in ("VBD", "VBZ", "HV", "BE", "MD", "DO")
        before = not any(one.tag in ("VBD", "VBZ", "VB", "MD", "BE", "HV") for one in tokens[: n - 1])
        return "VBG" if verb and before and tag_at(tokens, n + 1) in ("NN", "NNS", "DT", "JJ", "PRP$") else ""
