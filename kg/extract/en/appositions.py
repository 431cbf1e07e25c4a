"""What names a noun again or spells it out: appositions, lists in brackets and between dashes."""

from __future__ import annotations

from kg.extract.en.parts import Group, Noun, Verb
from kg.extract.en.scan import Scanner


class Appositions(Scanner):
    """Noun phrases behind a noun phrase that are said of it."""

    def _deeper(self, at: int, role: str, outer: Noun | None = None) -> tuple[Group | None, int]:
        raise NotImplementedError

    def _main_participle(self, verb: Verb | None) -> bool:
        raise NotImplementedError

    def _spelled_out(self, noun: Noun, at: int) -> int:
        """ "four groups – A, B, C and D –", "the groups (A, B and C)": instances; returns where they end, or `at`."""
        c = self.c
        mark = c.low(at)
        closing = {"(": (")",), "–": ("–",), "—": ("—",)}.get(mark, ())
        counted = noun.number is not None or c.low(noun.start) in ("several", "various", "these", "all")
        if not closing or c.tag(noun.head) != "NNS" or not (counted or mark == "(") or noun.examples is not None:
            return at
        stop = next((n for n in range(at + 2, min(at + 40, c.size)) if c.low(n) in closing), c.size - 1)
        joints = ("CC", ",") if mark == "(" and c.low(stop) == ")" else ("CC",)
        if c.noun(at + 1) is None or not any(c.tag(n) in joints for n in range(at + 2, stop)):
            return at
        group, end = self._deeper(at + 1, "list")
        if mark == "(" and (group is None or end != stop):
            group, end = self._plain_list(at + 1)
        if group is None or end != stop or len(group.nouns) < 2 or all(c.tag(n.head) == "NNP" for n in group.nouns):
            return at
        noun.examples, noun.marker = group, "such as"
        return stop + (c.low(stop) in closing)

    def _plain_list(self, at: int) -> tuple[Group | None, int]:
        """Noun phrases with nothing but commas and conjunctions between them: "councils, assemblies, commissions"."""
        c = self.c
        nouns: list[Noun] = []
        while (noun := self._fresh(at)) is not None:
            nouns.append(noun)
            at = noun.end
            if c.tag(at) not in (",", "CC") or c.low(at) == ")":
                break
            at += 1 + (c.tag(at) == "," and c.tag(at + 1) == "CC")
        return (Group(nouns, at, "and"), at) if nouns else (None, at)

    def _appositive(self, at: int, role: str) -> bool:
        """At a comma: whether ", a/the N …," names the noun before it again."""
        c = self.c
        office = role == "subject" and c.tag(at - 1) == "NNP" and c.tag(at + 1) == "NN" and c.low(at + 2) == "of"
        if not office and (c.tag(at + 1) != "DT" or c.low(at + 1) not in ("a", "an", "the", "one")):
            return False  # "Porto Alegre, capital of the state, …"
        noun = c.noun(at + 1)
        if noun is None or noun.pronoun:
            return False
        end = noun.end
        inside = False
        for _ in range(30):
            tag = c.tag(end)
            if tag == "CC" and role != "subject" and c.tag(end + 1) == "DT" and c.noun(end + 1) is not None:
                return False  # "is a programme, a transfer to A and an incentive": a list
            if tag == "CC" and inside and c.noun(end + 1) is not None:
                end = c.noun(end + 1).end  # type: ignore[union-attr]
                continue
            if tag in ("CC", "."):
                return tag == "." and c.low(at + 1) in ("a", "an")
            if tag == "," or tag == "":
                if c.tag(end + 1) == "CC":
                    return False
                if role == "subject":
                    verb = c.verb(self._past_adverbs(end + 1))
                    return self._finite(verb) or self._main_participle(verb)
                listed = "CC" in c.tags[end : end + 25]
                return c.low(at + 1) in ("a", "an") and not listed and not self._clause_ahead(at + 1)
            if tag == "VBN" and role == "subject" and c.low(end + 1) == "by":
                comma = next((n for n in range(end + 2, min(end + 14, c.size)) if c.tag(n) == ","), c.size)
                verb = c.verb(self._past_adverbs(comma + 1)) if comma < c.size else None
                return self._finite(verb) or self._main_participle(verb)  # "A, a word coined by B, links …"
            if tag in ("WDT", "VBN", "VBG") or (tag == "TO" and c.noun(end + 1) is None):
                listed = any(c.tag(n) == "," and c.tag(n + 1) == "CC" for n in range(end, end + 14))
                return not (listed and role != "subject") and (
                    c.low(at + 1) in ("a", "an", "the")
                    and not self._clause_ahead(at + 1)
                    and (role != "subject" or tag != "TO")
                )
            if tag in ("IN", "JJ", "RB", "TO"):
                inside = True
                end += 1
                following = c.noun(end)
                end = following.end if following is not None else end
                continue
            following = c.noun(end)
            if following is None:
                return False
            end = following.end
        return False

    def _apposition(self, noun: Noun, at: int) -> int:
        group, end = self._deeper(at, "apposition")
        if group is None:
            return at - 1
        noun.apposition = group
        verb = self.c.verb(self._past_adverbs(end + 1)) if self.c.tag(end) == "," else None
        return end + 1 if self._finite(verb) or self._main_participle(verb) else end
