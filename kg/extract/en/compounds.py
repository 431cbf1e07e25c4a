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

    def as_role(self, noun: Noun, clause: Clause, scope: Scope) -> None:
        """ "… and the opening of malls as shelters": the malls are shelters; not "sees the opening of malls as A"."""
        above = clause.parent
        head = self.c.tokens[noun.head].lemma
        if noun.of is None or above is None or not (head == "use" or head.endswith(("ing", "ion", "ment"))):
            return
        if above.verb is not None and above.verb.lemma in self.table.complements:
            return
        last = noun.of.nouns[-1].end
        for phrase in [*noun.after, *above.phrases]:
            if phrase.word == "as" and phrase.group is not None and phrase.at == last:
                roles = self.ends.of_group(phrase.group, light=False)
                self.emit(
                    self.ends.of_group(noun.of), "acts_as", roles, clause, scope, "as-role", cue=self._at(phrase.at)
                )

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
