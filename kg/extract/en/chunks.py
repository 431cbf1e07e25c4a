"""Tagged tokens → base noun phrases and verb groups, each found once, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.en import words
from kg.extract.en.parts import Noun, Verb
from kg.extract.en.tokens import Token

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_VERBS = frozenset({"VB", "VBZ", "VBD", "VBN", "VBG"})
_AUXILIARIES = frozenset({"MD", "BE", "HV", "DO"})
_FINITE = frozenset({"MD", "BE", "HV", "DO", "VB", "VBZ", "VBD"})
_QUANTIFIERS = frozenset({"more than", "less than", "at least", "at most", "up to", "about", "over", "around", "only", "nearly",
    "almost", "some", "roughly", "approximately", "under", "just", "exactly", "fewer", "below", "above", "already"})  # fmt: skip


class Chunker:
    """Reads phrases at a token; `is_verb` tells whether a lemma states a relation."""

    def __init__(
        self,
        tokens: Sequence[Token],
        is_verb: Callable[[str], bool],
        gerunds: Callable[[str], bool],
        terms: dict[int, int],
    ) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.tags = [token.tag for token in tokens]
        self.lows = [token.low for token in tokens]
        self.is_verb = is_verb
        self._gerunds = gerunds  # whether a verb takes a gerund: avoid doing
        self._terms = terms  # first token of a term → its end
        self._nouns: dict[int, Noun | None] = {}
        self._verbs: dict[int, Verb | None] = {}

    def tag(self, at: int) -> str:
        """The tag at a position, '' outside the sentence."""
        return self.tags[at] if 0 <= at < self.size else ""

    def low(self, at: int) -> str:
        """The lower-case word at a position, '' outside the sentence."""
        return self.lows[at] if 0 <= at < self.size else ""

    def retag(self, at: int, tag: str) -> None:
        """Changes a tag and forgets the phrases that were read with the old one."""
        self.tags[at] = self.tokens[at].tag = tag
        self.tokens[at].lemma = self.tokens[at].verb
        self._nouns.clear()
        self._verbs.clear()

    # ---- verb groups -----------------------------------------------------------------------------

    def verb(self, at: int) -> Verb | None:
        """The verb group that starts at a token."""
        if at not in self._verbs:
            self._verbs[at] = self._read_verb(at) if at < self.size else None
        return self._verbs[at]

    def _read_verb(self, at: int) -> Verb | None:
        tag = self.tags[at]
        if tag == "RB" and self.lows[at] not in ("not only",):
            at2 = self._skip_adverbs(at)
            inner = (
                self.verb(at2) if at2 - at <= 4 and self.tag(at2) in (_VERBS | {"MD", "BE", "HV", "DO", "TO"}) else None
            )
            if inner is None:
                return None
            negator = next(
                (n for n in range(at, at2) if self.lows[n] in words.NEGATORS or self.lows[n] == "no longer"), -1
            )
            verb = Verb(at, inner.main, inner.end, inner.form, inner.lemma, inner.passive, inner.negated, inner.modal,
                        inner.past, inner.base, inner.negator)  # fmt: skip
            if negator >= 0:
                verb.negated, verb.negator = True, negator
            return verb
        if tag == "TO":
            return self._infinitive(at)
        if tag in _FINITE:
            return self._chain(at, at, "finite")
        if tag in ("VBN", "VBG"):
            if self.lows[at] in ("being", "having"):
                return self._chain(at, at, "gerund")
            return Verb(
                at, at, at + 1, "participle" if tag == "VBN" else "gerund", self.tokens[at].lemma, passive=tag == "VBN"
            )
        return None

    def _skip_adverbs(self, at: int) -> int:
        while at < self.size and self.tags[at] == "RB":
            at += 1
        return at

    def _infinitive(self, at: int) -> Verb | None:
        first = self._skip_adverbs(at + 1)
        if self.tag(first) not in ("VB", "HV", "DO") and self.low(first) != "be":
            return None
        return self._chain(at, first, "infinitive")

    def _chain(self, start: int, at: int, form: str) -> Verb:
        """Auxiliaries up to the main verb; adverbs may stand between."""
        modal, negator, passive, past = "", -1, False, False
        aux = -1
        while True:
            tag, low = self.tag(at), self.low(at)
            if tag == "MD":
                modal, aux = modal or {"ca": "can", "cannot": "can", "wo": "will"}.get(low, low), at
            elif tag in ("HV", "DO") or self.tokens[at].lemma == "be":
                past = past or low in ("was", "were", "had", "did")
                passive = False
                aux = at
            else:
                break
            after = at + 1
            while self.tag(after) == "RB":
                if self.low(after) in words.NEGATORS or self.low(after) == "no longer":
                    negator = after
                after += 1
            if (
                after == at + 1
                and self.tag(after) == ","
                and self.tag(after + 1) == "RB"
                and self.tag(after + 2) == ","
            ):
                after += 3  # "are, however, built"
            if tag == "MD" and self.tag(after) == ",":
                after = self._past_parenthesis(after)
            following = self.tag(after)
            if low == "cannot" or low == "ca":
                negator = at if low == "cannot" else negator
            if tag == "MD" and (following in ("VB", "HV", "DO", "BE") or self.low(after) == "be"):
                at = after
            elif tag == "MD" and low == "ought" and following == "TO":
                at = self._skip_adverbs(after + 1)
            elif tag == "HV" and following in ("VBN", "VBD"):
                at = after
                past = True
                if self.tokens[at].lemma != "be":
                    return Verb(
                        start, at, at + 1, form, self.tokens[at].lemma, False, negator >= 0, modal, True, False, negator
                    )
            elif tag == "DO" and following == "VB":
                at = after
            elif self.tokens[at].lemma == "be" and tag not in ("HV", "DO") and following in ("VBN", "VBD"):
                lemma = self.tokens[after].lemma
                if self.low(after) in ("been", "being"):
                    at = after
                    continue
                return Verb(start, after, after + 1, form, lemma, True, negator >= 0, modal, past, False, negator)
            elif (
                self.tokens[at].lemma == "be"
                and tag not in ("HV", "DO")
                and following == "VBG"
                and self.low(after + 1) != "of"
            ):
                if self.low(after) == "being":
                    at = after
                    continue
                return Verb(
                    start,
                    after,
                    after + 1,
                    form,
                    self.tokens[after].lemma,
                    False,
                    negator >= 0,
                    modal,
                    past,
                    False,
                    negator,
                )
            else:
                break
        main = at if self.tag(at) in _VERBS or aux < 0 else aux
        token = self.tokens[main]
        end = main + 1
        while aux == main and end < self.size and self.tags[end] == "RB" and self.lows[end] in words.NEGATORS:
            negator, end = end, end + 1
        past = past or token.tag == "VBD"
        return Verb(start, main, end, form, token.lemma, passive, negator >= 0, modal, past, token.tag == "VB", negator)

    def _past_parenthesis(self, at: int) -> int:
        """ "shall, in accordance with the law, carry out": the verb after the second comma, if there is one."""
        for n in range(at + 1, min(self.size, at + 45)):
            if self.tags[n] == "." or self.tags[n] in ("MD", "BE", "VBZ", "VBD"):
                return at
            if self.tags[n] == "," and (
                self.tag(n + 1) == "VB" or (self.tag(n + 1) == "RB" and self.tag(n + 2) == "VB")
            ):
                return n + 1 + (self.tag(n + 1) == "RB")
        return at

    # ---- noun phrases ----------------------------------------------------------------------------

    def noun(self, at: int) -> Noun | None:
        """The base noun phrase that starts at a token."""
        if at not in self._nouns:
            self._nouns[at] = self._read_noun(at) if at < self.size else None
        return self._nouns[at]

    def _read_noun(self, start: int) -> Noun | None:
        tags, lows = self.tags, self.lows
        if tags[start] == "PRP" or (tags[start] == "EX"):
            if self.tag(start) == "PRP":
                return Noun(start, start, start, start + 1, pronoun=True)
            return None
        at, left, head = start, start, -1
        owner: Noun | None = None
        number: tuple[int, int] | None = None
        determined = False
        while at < self.size:
            tag = tags[at]
            if at in self._terms and self._terms[at] > at + 1:
                head, at = self._terms[at] - 1, self._terms[at]
                continue
            if tag in _NOUNS:
                if (
                    head == at - 1
                    and tags[head] == "NNS"
                    and tag != "NNS"
                    and lows[start] in ("these", "those", "many", "several")
                ):
                    break
                head, at = at, at + 1
            elif lows[at] == "such" and at == start and self.low(at + 1) in ("a", "an"):
                at += 1
            elif tag in ("DT", "PRP$"):
                if head >= 0 or (at > left and lows[at - 1] not in words.EMPTY_DETERMINERS | {"such"}):
                    break
                determined, at = True, at + 1
                left = at
            elif tag == "CD":
                if head >= 0 and not (tags[at - 1] == "NNP" or self.tokens[at - 1].text[0].isupper()):
                    break
                if head >= 0:
                    at += 1
                    continue
                number = (number[0] if number else at, at + 1)
                if self.low(at + 1) == "percent":
                    number, head, at = (number[0], at + 2), at + 1, at + 2
                    break
                at += 1
            elif tag in _ADJECTIVES or (tag == "RB" and head < 0 and self._leads_to_adjective(at)):
                if head >= 0 and not (
                    tags[at - 1] in ("NN", "NNP", "POS") and tag == "JJ" and self.tag(at + 1) in _NOUNS
                ):
                    break
                if head < 0 and not self._noun_follows(at):
                    if (determined and lows[at] in words.COLLECTIVES | {"latter", "former", "young", "old"}) or (
                        determined
                        and tag in ("JJ", "JJS")
                        and lows[at] not in ("more", "less", "other")
                        and self.tag(at + 1) not in ("JJ", "CC", "RB", "VBG")
                    ):
                        head, at = at, at + 1
                    break
                at += 1
            elif tag == "VBN" and head < 0 and self._noun_follows(at) and (determined or self._participle_modifies(at)):
                at += 1
            elif tag == "VBG":
                step = self._gerund(at, head, determined or at > start)
                if not step:
                    break
                if step == 2:
                    head = at
                at += 1
            elif tag == "POS":
                if head < 0 or head != at - 1 or not self._noun_follows(at):
                    break
                owner = Noun(start, left, head, at, owner=owner, number=number)
                number = None
                left = at + 1
                head, at = -1, at + 1
            elif tag in ("CC", ",") and head < 0 and at > left and self._adjectives_continue(at):
                at += 1
            elif tag == "IN" and head < 0 and lows[at] in _QUANTIFIERS and self.tag(at + 1) == "CD":
                at += 1
                left = max(left, at)
            elif tag == "RB" and head < 0 and number is None and self.tag(at + 1) == "CD":
                at += 1
            elif tag == "VB" and lows[at] in words.COLLECTIVES:
                head, at = at, at + 1
            else:
                break
        if head < 0 and number:
            head = number[1] - 1
            at = number[1]
            if tags[start] in ("IN", "RB", "DT", "JJ") or start <= head:
                return Noun(start, number[0], head, at, number=number, owner=owner)
        if head < 0:
            return self._alone(start, left, owner)
        end = head + 1
        while end < at and tags[end] == "CD":
            end += 1
        return Noun(start, left, head, end, owner=owner, number=number)

    def _alone(self, start: int, left: int, owner: Noun | None) -> Noun | None:
        """A determiner that stands for a noun: this, these, many, both, all."""
        if owner is not None:
            return Noun(owner.start, owner.left, owner.head, owner.head + 1)
        if (
            self.lows[start] in ("all", "both")
            and self.low(start + 1) in ("these", "this", "those")
            and self.tag(start + 2) not in _NOUNS | {"JJ"}
        ):
            return Noun(start, start + 1, start + 1, start + 2, pronoun=True)
        if self.lows[start] in ("this", "these", "those", "that", "all", "both", "many", "most", "some", "few", "each"):
            following = self.tag(start + 1)
            if self.tags[start] in ("DT", "JJ") and following not in _NOUNS:
                return Noun(start, start, start, start + 1, pronoun=True)
        return None

    def _leads_to_adjective(self, at: int) -> bool:
        if self.lows[at] in words.NEGATORS or self.lows[at] in (
            "not only",
            "also",
            "etc",
            "thus",
            "therefore",
            "however",
            "thereby",
        ):
            return False
        following = self.tag(at + 1)
        return (following in _ADJECTIVES or following == "VBN") and self._noun_follows(at + 1)

    def _noun_follows(self, at: int) -> bool:
        """Whether a noun stands to the right of a modifier with nothing but modifiers between."""
        at += 1
        for _ in range(12):
            tag = self.tag(at)
            if tag in _NOUNS or self.lows[at : at + 1] == ["percent"]:
                return True
            if tag == "VBG":
                return True
            if (
                tag in _ADJECTIVES
                or tag in ("CD", "VBN")
                or (tag == "RB" and self.tag(at + 1) in (_ADJECTIVES | {"VBN"}))
            ):
                at += 1
            elif (
                tag == "CC" and self.lows[at] in ("and", "or", "but") and self.tag(at + 1) in (_ADJECTIVES | {"VBN"})
            ) or (tag == "," and self.tag(at + 1) in _ADJECTIVES and self._list_of_adjectives(at)):
                at += 2
            else:
                return False
        return False

    def _list_of_adjectives(self, at: int) -> bool:
        """Whether ", J, J and J N" goes on from a comma."""
        while self.tag(at) in (",", "CC") and (self.tag(at + 1) in _ADJECTIVES or self.tag(at + 1) == "VBN"):
            at += 2
            if self.tag(at - 2) == "CC" or self.tag(at) in _NOUNS:
                return self.tag(at) in _NOUNS | _ADJECTIVES
            if self.tag(at) == "," and self.tag(at + 1) == "CC":
                at += 1
        return False

    def _adjectives_continue(self, at: int) -> bool:
        """At a comma or conjunction within the adjectives of one noun: "illegal and criminal acts"."""
        before, after = self.tag(at - 1), self.tag(at + 1)
        if before not in _ADJECTIVES | {"VBN"} or after not in _ADJECTIVES | {"VBN"}:
            return False
        return self._noun_follows(at - 1) and (self.tags[at] == "CC" or self._list_of_adjectives(at))

    def _participle_modifies(self, at: int) -> bool:
        """A bare participle before a noun: "trained staff"."""
        before = self.tag(at - 1)
        return (
            before in ("IN", "VB", "VBZ", "VBD", "VBG", "CC", ",", "CD", "", "JJ", "TO", "BE", "HV", ".", "RB", "WDT")
            and self.tag(at + 1) in _NOUNS | _ADJECTIVES
        )

    def _gerund(self, at: int, head: int, inside: bool) -> int:
        """How an -ing word stands in a noun phrase: 0 not at all, 1 before its noun, 2 as its noun."""
        following, before = self.tag(at + 1), self.tag(at - 1)
        if following == "IN" and self.lows[at + 1] == "of":
            return 2
        if head >= 0:  # noun + -ing
            if following in ("DT", "PRP$", "PRP", "JJ", "NNP", "TO"):
                return 0
            if (
                following == "NNS"
                and before == "NN"
                and self.tokens[at].noun
                and self.tokens[at + 1].verb
                and self.tag(at + 2) == "IN"
            ):
                return 1  # "community policing rests on": the plural may be the verb
            if following in _NOUNS:
                nominal = self.tokens[at].lemma != self.tokens[at].verb or not self.is_verb(self.tokens[at].verb)
                return 1 if nominal and before == "NN" else 0
            if following in ("IN", "RB") and before == "NNS":
                return 0
            return 2
        if inside:
            return 1 if following in _NOUNS | _ADJECTIVES | {"VBN", "VBG"} else 2
        if following in _NOUNS:
            if before == "VBG" or (before == "TO" and following == "NNS" and self.tokens[at].noun):
                return 1
            if before == "IN" and self.tokens[at].lemma in words.INTRANSITIVE:
                return 1
            if self.low(at - 1) == "of" and self.tokens[at].noun and following == "NNS":
                return 1
            if before in ("IN", "TO", "", ".", "RB"):
                return 0
            if before in ("VB", "VBZ", "VBD"):
                return 0 if self._gerunds(self.tokens[at - 1].lemma) else 1
            if before in ("CC", ",") and following == "NNS" and (before == "CC" or self.tag(at + 2) in ("CC", ",")):
                return 0 if "VBG" in self.tags[:at] else 1
            if before in ("CC", ",") and "VBG" in self.tags[:at]:
                return 0
            return 0 if self.is_verb(self.tokens[at].verb) else 1
        if before in ("", ",") and following == "IN" and self.is_verb(self.tokens[at].verb):
            return 0
        if following in (",", "CC", ".", "", "BE", "VBZ", "MD", "HV", "IN", "VBD") and (
            self.tokens[at].noun or (before in ("VB", "VBZ", "VBD") and following in ("CC", ",", "."))
        ):
            return 2
        return 0
