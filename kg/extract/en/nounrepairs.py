"""Words that were taken for verbs and are nouns, adjectives or adverbs, each set right by a small rule."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.en import words
from kg.extract.en.retagging import Retagging, asked, tag_at
from kg.extract.en.tokens import Token

_ABOUT = frozenset({"about", "against", "for", "in", "into", "of", "on", "with"})
_PRESENT = frozenset({"ageing", "aging", "emerging", "existing", "ongoing", "remaining", "rising", "underlying"})
_MOVING = frozenset(
    {"send", "bring", "go", "come", "return", "take", "drive", "stay", "walk", "carry", "remit", "travel"}
)
_OBJECT = frozenset({"DT", "PRP$", "NN", "NNS", "JJ", "NNP", "PRP"})


class NounRepairs(Retagging):
    """Words that were taken for verbs and are nouns, adjectives or adverbs, each set right by a small rule."""

    def _opening_noun(self, tokens: Sequence[Token], n: int) -> str:
        """ "Also conflict in …": a bare verb that opens a sentence before a preposition is a noun."""
        opens = n == 0 or (n == 1 and tokens[0].tag == "RB")
        return "NN" if opens and tokens[n].noun and tag_at(tokens, n + 1) == "IN" else ""

    def _after_to(self, tokens: Sequence[Token], n: int) -> str:
        """ "leads to labour shortages", "a barrier to sleep": a noun, where "to" is the preposition of what stands before."""
        if n < 2 or tokens[n - 1].low != "to":
            return ""
        before, after = tokens[n - 2], tag_at(tokens, n + 1)
        if not tokens[n].noun:  # "led to frequent delays"
            leads = before.verb in self._prepositional and before.tag[:2] == "VB" and after in ("NN", "NNS")
            return "JJ" if leads and any(choice[0] == "JJ" for choice in self.choices(tokens[n].low)) else ""
        if before.verb in self._prepositional and before.tag[:2] == "VB":
            return "NN" if after in ("NN", "NNS", "IN", ".", ",", "CC") else ""
        rather = self.choices(tokens[n].low)[0][0] == "NN" and after not in ("DT", "PRP$", "PRP", "NNS", "VBG", "NNP")
        if rather and before.lemma in ("access", "barrier", "obstacle") and before.tag in ("NN", "NNS"):
            return "NN"  # "makes access to care difficult"
        if before.lemma not in self._to_nouns or before.tag not in ("NN", "NNS"):
            return ""
        kind = after in ("NN", "NNS") and self.choices(tokens[n].low)[0][0] == "NN"  # "obstacles to water governance"
        return "NN" if after in (".", ",", "") or kind else ""

    @asked(before="IN")
    def _bare_doing(self, tokens: Sequence[Token], n: int) -> str:
        """ "is involved in mentoring", "a ban on smoking, …": a noun, where no object follows."""
        before = tokens[n - 1] if n else None
        if before is None or before.low not in _ABOUT:
            return ""
        return "NN" if tag_at(tokens, n + 1) in (".", ",", "") else ""

    @asked("clean clear correct free open secure", before="TO")
    def _entitled_to(self, tokens: Sequence[Token], n: int) -> str:
        """ "access to clean water", "are entitled to free legal aid": an adjective."""
        led = n > 1 and tokens[n - 2].low in ("access", "entitled", "entitlement", "right", "rights")
        return "JJ" if led and tag_at(tokens, n + 1) in ("NN", "NNS", "JJ") else ""

    @asked(verb=True, before="VB")
    def _verbs_object(self, tokens: Sequence[Token], n: int) -> str:
        """ "who report abuse need protection": after a verb behind the pronoun a noun, and behind that the main verb."""
        if (
            n < 2
            or not tokens[n].noun
            or tokens[n - 1].tag != "VB"
            or tokens[n - 2].low not in ("who", "which", "that")
        ):
            return ""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if (
            after is not None
            and after.tag == "NN"
            and after.verb
            and tag_at(tokens, n + 2) in ("NN", "NNS", "DT", "JJ")
        ):
            self._retag(after, "VB")
        return "NN"

    @asked(before="JJ")
    def _last_adjective(self, tokens: Sequence[Token], n: int) -> str:
        """ "the annual fair": the last of a row of adjectives behind an article is the noun."""
        row = tag_at(tokens, n - 1) == "JJ" and tag_at(tokens, n - 2) in ("DT", "PRP$")
        return "NN" if row and tag_at(tokens, n + 1) in (".", "") and tokens[n].noun else ""

    @asked(ending="ing")
    def _present(self, tokens: Sequence[Token], n: int) -> str:
        """ "taps into existing social networks": what is there or grows, before its noun."""
        led = n and (tokens[n - 1].tag in ("IN", "TO", "VB", "VBZ", "VBD", "VBG", "CC", "DT"))
        if led and tokens[n].low in _PRESENT and tag_at(tokens, n + 1) in ("NN", "NNS", "JJ"):
            tokens[n].tag, tokens[n].lemma = "JJ", tokens[n].low
        return ""

    def _opening_adverb(self, tokens: Sequence[Token], n: int) -> str:
        """ "First, …"."""
        if n == 0 and tag_at(tokens, 1) == ",":
            tokens[0].tag = "RB"
        return ""

    @asked(before="NNS PRP NN")
    def _given(self, tokens: Sequence[Token], n: int) -> str:
        """ "guarantees prisoners access to", "promised landlords tax credits": the second object of a verb of giving."""
        if not tokens[n].noun or tag_at(tokens, n + 1) not in ("TO", "IN", "NN", "NNS"):
            return ""
        giving = any(t.verb in words.GIVING and t.tag[:2] == "VB" for t in tokens[max(0, n - 5) : n - 1])
        return "NN" if giving else ""

    def _letter(self, tokens: Sequence[Token], n: int) -> str:
        """ "the S community": a letter that stands for a name."""
        if (
            tokens[n].text.isupper()
            and len(tokens[n].text) == 1
            and tokens[n].text != "I"
            and tag_at(tokens, n + 1)[:2] == "NN"
        ):
            tokens[n].tag = "NNP"
        return ""

    def _noun_of(self, tokens: Sequence[Token], n: int) -> str:
        """ "the voices and needs of": before "of" a word that can be a noun is one."""
        token = tokens[n]
        if (
            not token.noun
            or token.low == "lacks"  # "the village lacks of teachers"
            or n + 1 >= len(tokens)
            or tokens[n + 1].low != "of"
            or tag_at(tokens, n - 1) in ("MD", "TO", "DO", "RB", "PRP")
        ):
            return ""
        return "NNS" if token.tag == "VBZ" else "NN"

    def _no_second_verb(self, tokens: Sequence[Token], n: int) -> str:
        """ "keep escape routes free": no second verb in a clause whose verb takes no clause."""
        before = tag_at(tokens, n - 1)
        if before in ("RB", "IN") and tokens[n - 1].low in words.PARTICLES and tag_at(tokens, n - 2) in ("VB", "VBG"):
            return (
                "NNS" if tokens[n].noun and tag_at(tokens, n + 1) in ("NN", "NNS") else ""
            )  # "carry out needs assessments"
        if before in ("VB", "VBG") and tokens[n].noun and tokens[n - 1].lemma not in self._says | {"be"}:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if (
                after is not None
                and after.tag == "NNS"
                and after.verb
                and tag_at(tokens, n + 2) in ("NN", "DT", "NNS", "JJ", "PRP$")
            ):
                self._retag(after, "VBZ")  # "to build parks limits trade"
            return "NNS"
        if before == "NN" and tokens[n].noun and tag_at(tokens, n + 1) == "VB" and tokens[n].lemma != "help":
            return "NNS"  # "carbon offsets serve airlines"
        if before in ("VBZ", "VBD") and tokens[n].noun and tokens[n - 1].lemma not in self._says | {"be", "have", "do"}:
            return "NNS"  # "lends objects to prisons"
        if n and tokens[n - 1].low == "member" and tokens[n].low == "states":
            return "NNS"
        if not tokens[n].noun or before not in ("NN", "JJ"):
            return ""
        for m in range(n - 2, max(-1, n - 7), -1):
            tag = tokens[m].tag
            if tag in ("VB", "VBZ", "VBD", "VBG"):
                return "" if tokens[m].lemma in self._says or tokens[m].lemma == "be" else "NNS"
            particle = tag == "RB" and tokens[m].low in words.PARTICLES  # "giving out free bus passes"
            if tag not in ("NN", "JJ", "DT", "PRP$", "CD", "NNP") and not particle:
                return ""
        return ""

    def _before_phrasal(self, tokens: Sequence[Token], n: int) -> str:
        """ "performance targets crowd out discretion": before a verb with a particle and its object stands no verb."""
        at = n + 1
        if not (n and tokens[n].noun and tag_at(tokens, n - 1) == "NN") or tag_at(tokens, at) != "NN":
            return ""
        particle = tag_at(tokens, n + 2) and tokens[n + 2].low in ("out", "up", "down", "off", "away")
        if not particle or tokens[at].verb != tokens[at].low or tag_at(tokens, n + 3) not in _OBJECT:
            return ""
        self._retag(tokens[at], "VB")
        return "NNS"

    def _after_article(self, tokens: Sequence[Token], n: int) -> str:
        """ "the digital divide excludes": no verb follows an article and an adjective; but "the poor need"."""
        if n < 2 or tokens[n - 1].tag != "JJ" or tokens[n - 1].low in words.COLLECTIVES | {"former", "latter", "old"}:
            return ""
        if tokens[n - 2].tag in ("DT", "PRP$") and tag_at(tokens, n + 1) in ("VBZ", "IN", "MD", "BE"):
            tokens[n].tag, tokens[n].lemma = "NN", tokens[n].low  # though no dictionary lists the noun
        return ""

    def _first_of_two(self, tokens: Sequence[Token], n: int) -> str:
        """ "childcare places leads to": of two words in -s, the one before the preposition is the verb."""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        led = n > 0 and tokens[n].noun and tag_at(tokens, n - 1) in ("NN", "JJ") and after is not None
        if not led or after is None or after.tag != "NNS" or tag_at(tokens, n + 2) not in ("TO", "IN", "DT", "PRP$"):
            return ""
        if after.verb not in self._verbs or (tag_at(tokens, n + 2) == "IN" and tokens[n + 2].low == "of"):
            return ""
        if after.verb not in self._prepositional and tag_at(tokens, n + 2) in ("TO", "IN"):
            return ""
        self._retag(after, "VBZ")
        return "NNS"

    @asked(before="DT")
    def _row_of_adjectives(self, tokens: Sequence[Token], n: int) -> str:
        """ "a connecting, coordinating and integrating role": gerunds in a row between article and noun."""
        if tag_at(tokens, n + 1) not in (",", "CC"):
            return ""
        row = [n]
        while tag_at(tokens, row[-1] + 1) in (",", "CC") and tag_at(tokens, row[-1] + 2) in ("VBG", "JJ"):
            row.append(row[-1] + 2)
        if len(row) > 1 and tag_at(tokens, row[-1] + 1) in ("NN", "NNS"):
            for at in row:
                tokens[at].tag, tokens[at].lemma = "JJ", tokens[at].low
        return ""

    @asked("may")
    def _month(self, tokens: Sequence[Token], n: int) -> str:
        """ "Since May 1990", "in May"."""
        led = n > 0 and tokens[n - 1].low in (
            "in",
            "since",
            "until",
            "of",
            "by",
            "last",
            "from",
            "before",
            "after",
            "and",
        )
        if tokens[n].text == "May" and n > 0 and (tag_at(tokens, n + 1) == "CD" or led):
            tokens[n].tag = "NNP"
        return ""

    @asked(ending="er")
    def _comparative(self, tokens: Sequence[Token], n: int) -> str:
        """ "cheaper and faster than"."""
        than = n + 1 < len(tokens) and tokens[n + 1].low == "than"
        if tag_at(tokens, n - 1) == "PRP" and tag_at(tokens, n + 1) in ("IN", "TO"):
            return (
                "JJR" if any(choice[0] == "JJR" for choice in self.choices(tokens[n].low)) else ""
            )  # "make it easier to"
        joined = than and (tag_at(tokens, n - 1) in ("BE", "VB") or tag_at(tokens, n - 2) == "JJR")
        return "JJR" if joined and any(choice[0] == "JJR" for choice in self.choices(tokens[n].low)) else ""

    @asked("hard")
    def _hard(self, tokens: Sequence[Token], n: int) -> str:
        """ "makes it hard for": an adjective."""
        return "JJ" if tag_at(tokens, n - 1) in ("PRP", "BE") and tag_at(tokens, n + 1) in ("IN", "TO") else ""

    @asked("home")
    def _homewards(self, tokens: Sequence[Token], n: int) -> str:
        """ "send money home": an adverb."""
        if tag_at(tokens, n - 1) not in ("NN", "NNS", "PRP", "VB", "VBD", "VBZ", "VBG"):
            return ""
        moved = any(token.verb in _MOVING and token.tag[:2] == "VB" for token in tokens[max(0, n - 6) : n])
        if moved and tag_at(tokens, n + 1) in ("IN", ".", ",", "RB", "CC", "TO", ""):
            tokens[n].tag = "RB"
        return ""

    @asked("one ones")
    def _one(self, tokens: Sequence[Token], n: int) -> str:
        """ "the old one": stands for a noun."""
        if tag_at(tokens, n - 1) in ("JJ", "JJR", "JJS", "VBN", "NN") and tag_at(tokens, n + 1) not in ("NN", "NNS"):
            tokens[n].tag, tokens[n].lemma = "NN", "one"
        return ""

    def _falling(self, tokens: Sequence[Token], n: int) -> str:
        """ "construction costs fall by": the last of the row is the verb."""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is None or not tokens[n].noun or after.verb not in words.INTRANSITIVE or after.low != after.verb:
            return ""
        if (
            after.tag in ("NN", "VB")
            and tag_at(tokens, n - 1) in ("NN", "JJ")
            and tag_at(tokens, n + 2) in ("IN", "RB", ".", ",", "CC")
        ):
            self._retag(after, "VB")
            return "NNS"
        return ""

    @asked("each both all")
    def _each(self, tokens: Sequence[Token], n: int) -> str:
        """ "they are each responsible for": an adverb."""
        if tag_at(tokens, n - 1) == "BE" and tag_at(tokens, n + 1) in ("JJ", "VBN"):
            tokens[n].tag = "RB"
        return ""

    @asked(before=", CC")
    def _listed_noun(self, tokens: Sequence[Token], n: int) -> str:
        """ "services, including water supply, refuse collection and lighting": no verb stands in a list of examples."""
        if not tokens[n].noun or tag_at(tokens, n + 1) not in ("NN", "NNS"):
            return ""
        for m in range(n - 2, max(-1, n - 14), -1):
            if tokens[m].low in words.EXAMPLES and tokens[m].low != "like":
                return "NN"
            if tokens[m].tag not in ("NN", "NNS", "NNP", "JJ", ",", "CC", "VBG"):
                return ""
        return ""

    @asked("about around over under")
    def _rough(self, tokens: Sequence[Token], n: int) -> str:
        """ "About a quarter of": no preposition."""
        rough = n + 2 < len(tokens)
        if (
            rough
            and tokens[n + 1].low in ("a", "one", "half")
            and tokens[n + 2].lemma in words.FRACTIONS | {"dozen", "of"}
        ):
            tokens[n].tag = "RB"
        if rough and tokens[n + 1].tag == "CD" and tag_at(tokens, n - 1) in ("BE", "IN", "VBD", "VBZ", "VB", "HV"):
            tokens[n].tag = "RB"  # "is about 20%"
        return ""

    @asked("most much")
    def _most_of(self, tokens: Sequence[Token], n: int) -> str:
        """ "Most of the complaints": what stands for a noun."""
        if n + 1 < len(tokens) and tokens[n + 1].low == "of":
            tokens[n].tag = "JJ"
        return ""

    def _emphatic(self, tokens: Sequence[Token], n: int) -> str:
        """ "the backbone itself"."""
        if tokens[n].low.endswith(("self", "selves")) and tag_at(tokens, n - 1) in ("NN", "NNS", "NNP"):
            tokens[n].tag = "RB"
        return ""
