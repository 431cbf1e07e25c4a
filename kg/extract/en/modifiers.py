"""Clauses that hang on nouns: relative clauses, participles, infinitives; prepositional phrases."""

from __future__ import annotations

from kg.extract.en.groups import Groups
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.scan import MAX_DEPTH

_CALLING = frozenset({"call", "term", "dub", "deem", "consider", "label", "name"})
_CHOOSING = frozenset(  # "elected the mayor": a main verb
    {"elect", "appoint", "declare", "designate", "nominate", "make"}
)
_NAMING = frozenset(
    "call name give grant offer award deny consider deem elect appoint dub title term label pay teach".split()
)


class Modifiers(Groups):
    """What stands to the right of a noun and has a verb, and phrases with gerunds."""

    def phrase(self, at: int, noun: Noun | None) -> tuple[Phrase | None, int]:
        """A preposition with its noun phrases or its gerund."""
        c = self.c
        low = c.low(at)
        start = at + 1
        if low in ("not", "only", "from") and c.tag(start) == "IN":
            start += 1
        if low in ("rather than", "instead of") and c.tag(start) in ("IN", "TO") and c.verb(start) is None:
            start += 1  # "to A rather than to B"
        if self._depth >= MAX_DEPTH:
            return None, at
        while (
            c.tag(start) == "RB"
            and c.noun(start) is None
            and c.tag(start + 1) in ("VBG", "DT", "NN", "NNS", "JJ", "PRP$", "NNP")
        ):
            start += 1
        if c.tag(start) == "VBG" and c.noun(start) is None:
            verb = c.verb(start)
            assert verb is not None
            found, end = self.predicates(verb, None, "implied", low)
            if not found:
                return None, at
            clause = found[0]
            phrase = Phrase(low, at, clause=clause, noun=noun)
            clause.parts.extend(found[1:])
            return phrase, end
        if c.tag(start) in ("WRB", "IN") and c.low(start) in ("how", "whether", "where"):
            found, end = self.clauses(start + 1, "how")
            if found:
                phrase = Phrase(low, at, clause=found[0], noun=noun)
                found[0].parts.extend(found[1:])
                return phrase, end
            return None, at
        group, end = self._deeper(start, "phrase", noun)
        if group is None:
            return None, at
        return Phrase(low, at, group=group, noun=noun), end

    def relative(self, noun: Noun, at: int) -> int:
        """A relative clause on a noun; its clauses go to `noun.clauses`."""
        c = self.c
        preposition = ""
        if c.low(at) == "in which":
            preposition, at = "in", at + 1
        elif c.low(at) == "of" and c.tag(at - 1) != "," and c.low(at + 1) in ("which", "whom"):
            at += 2
        elif c.tag(at) == "IN" and c.low(at) != "that":
            preposition, at = c.low(at), at + 2
        else:
            at += 1
        pronoun = c.low(at - 1) if c.tag(at - 1) in ("WDT", "WRB", "IN") else "that"
        start = at
        aside: Phrase | None = None
        if c.tag(at) == "IN" and c.tag(at - 1) == "WDT" and pronoun in ("which", "who", "that"):
            aside, at = self._before_verb(at)  # "which in theory are accountable to voters"
        verb = self._predicate(self._past_adverbs(at))
        anchor = Group([noun], noun.end)
        if pronoun == "whose" or (preposition and c.low(at - 1) == "whose"):
            found, end = self.clauses(at, "relative")
            for clause in found[:1]:
                clause.marks.append("whose")
        elif verb is not None and not preposition and pronoun not in ("where", "when"):
            found, end = self.predicates(verb, anchor, "relative", "relative")
        else:
            found, end = self.clauses(at, "relative")
            if found and preposition:
                found[0].phrases.append(Phrase(preposition, start - 2, group=anchor))
            elif found and pronoun in ("where",):
                found[0].phrases.append(Phrase("in", start - 1, group=anchor))
            elif found and self._named_so(found[0]) and not preposition:
                found[0].objects.insert(0, anchor)  # "devices which they call weapons"
            elif found and not found[0].objects:
                found[0].objects.append(anchor)
                found[0].how = "object-relative"
        if not found or end <= at:
            return at - 1 if c.tag(at - 1) == "," else noun.end
        if aside is not None:
            found[0].phrases.append(aside)
        for clause in found:
            clause.relative = pronoun
        noun.clauses.extend(found)
        return end

    @staticmethod
    def _named_so(clause: Clause) -> bool:
        """Whether a relative clause has a verb of naming with only what its object is called."""
        return clause.verb is not None and clause.verb.lemma in _CALLING and len(clause.objects) == 1

    def _before_verb(self, at: int) -> tuple[Phrase | None, int]:
        """A phrase between a relative pronoun and its verb, and where it ends; the same place where no verb follows."""
        c = self.c
        saved, self._commas = self._commas, False
        phrase, end = self.phrase(at, None)
        self._commas = saved
        if c.tag(end) == ",":
            end += 1
        return (phrase, end) if phrase is not None and self._finite(c.verb(self._past_adverbs(end))) else (None, at)

    def _reduces(self, noun: Noun, at: int, role: str) -> bool:
        """Whether a participle after a noun is a reduced relative clause and not the main verb."""
        c = self.c
        if c.tags[at] == "VBD" and not (c.tokens[at].low.endswith("ed")):
            return False
        if at in self._finite_here:
            return False
        if role == "subject" or self._pending:
            naming = c.tokens[at].verb in _NAMING and not (c.tokens[at].verb in _CHOOSING and c.tag(at + 1) == "DT")
            if self._takes_object(at) and not naming:
                return False
            agent = c.low(at + 1) == "by" and c.tag(at + 2) != "CD"
            return agent or self._later(at + 1, wanted=self._pending)
        following = c.tag(at + 1)
        return following in ("IN", "TO", "RB", ".", ",", "CC") or c.noun(at + 1) is None

    def _reduced(self, noun: Noun, at: int) -> int:
        """A participle on a noun: "services bought by the state", "workers helping families"."""
        c = self.c
        start = self._past_adverbs_to_verb(at)
        if c.tag(start) == "JJ":
            return self._adjective(noun, start)
        verb = c.verb(start)
        if verb is None:
            return at
        if c.tags[verb.main] == "VBD":
            verb = Verb(verb.start, verb.main, verb.end, "participle", verb.lemma, True, verb.negated)
        found, end = self.predicates(verb, Group([noun], noun.end), "participle", "relative")
        noun.clauses.extend(found)
        return end if found else at

    def _adjective(self, noun: Noun, at: int) -> int:
        """An adjective after its noun with what it governs: "activities close to people"."""
        clause = Clause(None, Group([noun], noun.end), "participle", "relative", start=at)
        clause.qualities.append((at, at + 1, False))
        end = self.body(clause, at + 1)
        noun.clauses.append(clause)
        return end

    def _infinitive(self, noun: Noun, at: int) -> int:
        verb = self.c.verb(at)
        assert verb is not None
        found, end = self.predicates(verb, None, "implied", "noun-to")
        noun.clauses.extend(found)
        return end if found else at
