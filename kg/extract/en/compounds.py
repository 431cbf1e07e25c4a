"""Participles grown together with who acts: "state-run schools", "donor-funded clinics"."""

from __future__ import annotations

from kg.extract.en.claims import Scope
from kg.extract.en.ends import End
from kg.extract.en.parts import Clause, Noun
from kg.extract.en.wholes import Wholes
from kg.model import Argument

_DONE = {
    **dict.fromkeys(("financed", "funded", "sponsored", "subsidised", "subsidized"), "funds"),
    **dict.fromkeys(("controlled", "led", "managed", "operated", "owned", "run"), "governs"),
    **dict.fromkeys(("delivered", "provided", "supplied"), "provides"),
}


class Compounds(Wholes):
    """What a hyphened participle before a noun says of it."""

    def compounded(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "state-run schools": the state runs the schools."""
        for n in range(noun.left, noun.head):
            token = self.c.tokens[n]
            first, dash, last = token.low.rpartition("-")
            if not dash or last not in _DONE or first not in self.cues.actors:
                continue
            start = token.start
            agent = End(Argument(token.text[: len(first)], start, start + len(first), "actor"), features=("compound",))
            rest = Noun(n + 1, n + 1, noun.head, noun.end, of=noun.of)
            ends = tuple(end for end in self.ends.of_noun(rest) if end.argument.kind != "quantity")
            self.emit((agent,), _DONE[last], ends, clause, scope, "compounded", cue=(start, token.end), fixed=True)
