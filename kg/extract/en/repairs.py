"""Tags that one step of memory cannot see, each set right by a small rule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.extract.en import words
from kg.extract.en.retagging import ASKED, Asked, Repair, tag_at
from kg.extract.en.tokens import Token
from kg.extract.en.verbrepairs import VerbRepairs

_AUXILIARY = frozenset({"MD", "DO", "TO", "BE", "HV"})
_UNCHANGED = frozenset(
    {"split", "set", "put", "cut", "shut", "spread", "cast", "hit", "bound", "cost", "let", "offset"}
)
_NEEDED = frozenset(
    {"necessary", "important", "essential", "possible", "crucial", "vital", "difficult", "easy", "urgent"}
)


def _rough(tokens: Sequence[Token], n: int) -> bool:
    """Whether a word before a number makes it rough: "treats up to 200 patients", "an estimated 25,000 children"."""
    before = tag_at(tokens, n - 1)
    if tokens[n].low == "up to":
        return before in ("VBZ", "VBD", "VB", "VBN", "VBG", "IN")
    return tokens[n].low == "estimated" and before == "DT"


_ODD = frozenset({"that", "worth", "up to", "estimated", "range"})


class Repairs(VerbRepairs):
    """Goes over tagged tokens from left to right."""

    def repair(self, tokens: Sequence[Token]) -> None:
        """What one step of memory cannot see, each by a small rule, from left to right."""
        aux = ""
        for n, token in enumerate(tokens):
            if aux or token.tag in _AUXILIARY or token.lemma == "be":
                aux = self._after_auxiliary(tokens, n, aux)
            if repairs := _repairs(token.tag, token.low, token.verb != ""):
                before = tokens[n - 1].tag if n else ""
                for repair, led in repairs:
                    if (not led or before in led) and (tag := repair(self, tokens, n)):
                        self._retag(token, tag)
            if token.low in _ODD:
                self._repair_odd(tokens, n)

    def _repair_odd(self, tokens: Sequence[Token], n: int) -> None:
        """Words that are asked about whatever their tag."""
        token = tokens[n]
        if token.low == "that":
            token.tag = self._that(tokens, n)
        elif token.low == "worth" and tag_at(tokens, n - 1) in (",", "NN", "NNS"):
            token.tag = "IN"  # "contracts worth 30 million euros"
        elif token.low == "range" and token.tag == "NN" and tag_at(tokens, n + 2) == "CD":
            if tokens[n + 1].low in ("from", "between"):
                token.tag = "VB"  # "rates range from 8 to 41 per cent"
        elif tag_at(tokens, n + 1) == "CD" and _rough(tokens, n):
            token.tag = "RB"

    def _after_auxiliary(self, tokens: Sequence[Token], n: int, aux: str) -> str:
        """ "must work", "has led", "to shift": over adverbs, the auxiliary tells the verb's form; returns what is still open."""
        token = tokens[n]
        tag = token.tag
        if tag in ("MD", "DO"):
            return "VB"
        if tag == "TO":
            return "TO"
        if aux == "VBN" and token.low == "had" and tag == "HV":  # "would have had"
            token.tag = "VBN"
            return ""
        if tag in ("BE", "HV") or token.lemma == "be":
            return "VBN"
        if tag == "RB":
            return aux
        if token.low == "since" and aux == "VBN" and tag_at(tokens, n + 1) in ("VBN", "VBD"):
            token.tag = "RB"
            return aux
        if aux == "VBN" and tag == "NN" and token.low in _UNCHANGED and tag_at(tokens, n + 1) in ("IN", "TO"):
            token.tag, token.lemma = "VBN", token.low  # "is split among three ministries"
            return ""
        if aux == "VB" and tag in ("NN", "JJ", "VBD", "VBN") and token.verb:
            self._retag(token, "VB")
        elif aux == "TO" and tag in ("NN", "JJ") and token.verb and n + 1 < len(tokens):
            after = tokens[n + 1].tag
            free = any(t.verb in self._controls for t in tokens[max(0, n - 9) : n - 1] if t.tag[:2] == "VB")
            particle = (tokens[n + 1].low in words.PARTICLES and free) or (
                after == "CC" and tag_at(tokens, n + 2) == "VB"
            )
            # "obliges shops to charge for"
            needed = n > 1 and tokens[n - 2].lemma in _NEEDED and after in ("IN", "NN", "NNS")
            if needed:  # "it is necessary to focus on"
                self._retag(token, "VB")
            moved = free and after == "IN" and n > 1 and tokens[n - 2].tag in ("NNS", "PRP")
            if after in ("DT", "PRP$", "PRP") or particle or moved or (free and after in ("NNS", "JJ", "NN", "NNP")):
                self._retag(token, "VB")
        elif aux == "VBN" and tag == "VBD" and tokens[n - 1].tag in ("HV", "BE", "RB", "VBN"):
            self._retag(token, "VBN")
        elif aux == "VBN" and tag == "VB" and any(choice[0] == "VBN" for choice in self.choices(token.low)):
            self._retag(token, "VBN")  # "has not become", "have often come"
        elif aux == "VBN" and tag in ("NN", "VB") and tokens[n - 1].low in ("been", "being"):
            self._retag(token, "VBN")  # "has been cut"
        return ""

    @staticmethod
    def _that(tokens: Sequence[Token], n: int) -> str:
        before = tokens[n - 1].tag if n else "^"
        behind = n + 1
        while behind < len(tokens) - 1 and tokens[behind].tag == "RB" and before in ("NN", "NNS", "NNP"):
            behind += 1  # "a plant that now employs"
        after = tokens[behind].tag if behind < len(tokens) else "."
        if after in ("VBZ", "VBD", "MD", "BE", "HV", "DO") or (after == "VB" and before in ("NNS", "CD")):
            return "WDT" if before[:2] in ("NN", "PR", "DT", "CD") or before in (",", "CC") else "DT"
        return "DT" if before in ("^", "IN", "TO") and after in ("NN", "IN", ",", "JJ") else "IN"


@lru_cache(maxsize=200_000)
def _repairs(tag: str, low: str, verb: bool) -> tuple[tuple[Repair, frozenset[str]], ...]:
    """What may repair the tag of a word, each with the tags one of which must stand before, none for any."""
    rules = [(repair, ASKED.get(repair, _OF_ALL)) for repair in REPAIRS.get(tag, ())]
    return tuple(
        (repair, of.before)
        for repair, of in rules
        if (not of.words or low in of.words) and low.endswith(of.ending) and (verb or not of.verb)
    )


_OF_ALL = Asked()
REPAIRS: dict[str, tuple[Repair, ...]] = {  # by the tag that a token has so far
    "VB": (
        Repairs._after_article,
        Repairs._entitled_to,
        Repairs._verbs_object,
        Repairs._listed_noun,
        Repairs._given,
        Repairs._after_to,
        Repairs._opening_noun,
        Repairs._noun_of,
        Repairs._past,
        Repairs._participle_by,
    ),
    "VBZ": (
        Repairs._before_phrasal,
        Repairs._first_of_two,
        Repairs._noun_of,
        Repairs._falling,
        Repairs._no_second_verb,
    ),
    "VBN": (
        Repairs._after_aside,
        Repairs._attributive,
        Repairs._and_adjective,
        Repairs._past,
    ),
    "VBD": (
        Repairs._made_up,
        Repairs._and_adjective,
        Repairs._participle_by,
    ),
    "VBG": (
        Repairs._present,
        Repairs._doing_of,
        Repairs._bare_doing,
        Repairs._row_of_adjectives,
    ),
    "JJ": (
        Repairs._perfect,
        Repairs._adjective_or_verb,
        Repairs._last_adjective,
        Repairs._the_old,
        Repairs._forward,
        Repairs._named_quality,
        Repairs._owning,
        Repairs._compound,
        Repairs._participle_by,
        Repairs._opening_adverb,
    ),
    "NN": (
        Repairs._stem_after_aside,
        Repairs._many,
        Repairs._plays_part,
        Repairs._urged,
        Repairs._together,
        Repairs._homewards,
        Repairs._by_doing,
        Repairs._trailing,
        Repairs._doing_aside,
        Repairs._before_participle,
        Repairs._inverted,
        Repairs._changing,
        Repairs._reports,
        Repairs._gerund_row,
        Repairs._rather,
        Repairs._lacking,
        Repairs._participle_by,
        Repairs._helps_do,
        Repairs._bare_infinitive,
        Repairs._row_of_verbs,
        Repairs._after_who,
    ),
    "NNS": (
        Repairs._with_particle,
        Repairs._acts_as,
        Repairs._owning_object,
        Repairs._first_verb,
        Repairs._after_who,
        Repairs._third_person,
    ),
    "PRP": (Repairs._letter, Repairs._emphatic, Repairs._one),
    "DT": (Repairs._neither, Repairs._each),
    "CD": (Repairs._one,),
    "RB": (Repairs._most_of, Repairs._comparative, Repairs._hard),
    "IN": (Repairs._rough,),
    "MD": (Repairs._month,),
}
