"""Tagged tokens → verb groups: auxiliaries, adverbs between them, main verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.en import words
from kg.extract.en.parts import Verb
from kg.extract.en.tokens import FINITE, Token

_VERBS = frozenset({"VB", "VBZ", "VBD", "VBN", "VBG"})
_FULL_MODALS = {"ca": "can", "cannot": "can", "wo": "will"}


@dataclass(slots=True)
class _Chain:
    """Auxiliaries as far as they have been read."""

    start: int
    at: int
    form: str
    modal: str = ""
    negator: int = -1
    aux: int = -1
    main: int = -1
    passive: bool = False
    past: bool = False
    base: bool = False


class _Places(dict[int, str]):
    """What stands at each position of a sentence, '' outside it."""

    def __missing__(self, at: int) -> str:
        return ""


class VerbGroups:
    """The tokens of a sentence and the verb groups in them, each found once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.size = len(tokens)
        self.tags = [token.tag for token in tokens]
        self.lows = [token.low for token in tokens]
        self._tag_at = _Places(enumerate(self.tags))
        # asked of more often than anything else, so without a function of ours in between
        self.tag: Callable[[int], str] = self._tag_at.__getitem__  # the tag at a position, '' outside the sentence
        self.low: Callable[[int], str] = _Places(enumerate(self.lows)).__getitem__  # and the lower-case word
        self._verbs: dict[int, Verb | None] = {}

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
            negator = next((n for n in range(at, at2) if self.lows[n] in words.NEGATORS | {"no longer", "neither"}), -1)
            verb = Verb(at, inner.main, inner.end, inner.form, inner.lemma, inner.passive, inner.negated, inner.modal,
                        inner.past, inner.base, inner.negator)  # fmt: skip
            if negator >= 0:
                verb.negated, verb.negator = True, negator
            return verb
        if tag == "TO":
            return self._infinitive(at)
        if tag in FINITE:
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
        found = self._chain(at, first, "infinitive")
        if self.low(at - 1) == "not" and self.low(at - 2) in ("order", "as"):  # "in order not to", "so as not to"
            found.negated, found.negator = True, at - 1
        return found

    def _chain(self, start: int, at: int, form: str) -> Verb:
        """Auxiliaries up to the main verb; adverbs may stand between."""
        chain = _Chain(start, at, form)
        while chain.main < 0 and self._is_auxiliary(chain.at):
            if not self._auxiliary(chain):
                break
        if chain.main < 0:
            chain.main = chain.at if self.tag(chain.at) in _VERBS or chain.aux < 0 else chain.aux
            chain.past = chain.past or self.tags[chain.main] == "VBD"
            chain.base = self.tags[chain.main] == "VB"
        end = chain.main + 1
        while chain.aux == chain.main and self.tag(end) == "RB" and self.lows[end] in words.NEGATORS:
            chain.negator, end = end, end + 1
        lemma = self.tokens[chain.main].lemma
        negated = chain.negator >= 0
        return Verb(
            start,
            chain.main,
            end,
            form,
            lemma,
            chain.passive,
            negated,
            chain.modal,
            chain.past,
            chain.base,
            chain.negator,
        )

    def _is_auxiliary(self, at: int) -> bool:
        return at < self.size and (self.tags[at] in ("MD", "HV", "DO") or self.tokens[at].lemma == "be")

    def _auxiliary(self, chain: _Chain) -> bool:
        """Passes one auxiliary and what may stand behind it; False where it is itself the main verb."""
        at, tag, low = chain.at, self.tags[chain.at], self.lows[chain.at]
        chain.aux = at
        if tag == "MD":
            chain.modal = chain.modal or _FULL_MODALS.get(low, low)
        else:
            chain.past = chain.past or low in ("was", "were", "had", "did")
        after = self._behind_auxiliary(chain)
        if low == "cannot":
            chain.negator = at
        return self._next_in_chain(chain, after)

    def _behind_auxiliary(self, chain: _Chain) -> int:
        """Past adverbs, ", however," and a parenthesis after an auxiliary; notes what negates."""
        after = chain.at + 1
        while self.tag(after) == "RB":
            if self.low(after) in words.NEGATORS or self.low(after) in ("no longer", "neither"):
                chain.negator = after
            after += 1
        if after == chain.at + 1 and [self.tag(n) for n in range(after, after + 3)] == [",", "RB", ","]:
            after += 3
        if self.tags[chain.at] == "MD" and self.tag(after) == ",":
            after = self._past_parenthesis(after)
        return after

    def _next_in_chain(self, chain: _Chain, after: int) -> bool:
        """Goes on from an auxiliary to the next or to the main verb; False where none follows."""
        tag, following, low = self.tags[chain.at], self.tag(after), self.low(after)
        if tag == "MD":
            if self.lows[chain.at] == "ought" and following == "TO":
                after = self._skip_adverbs(after + 1)
            elif following not in ("VB", "HV", "DO", "BE") and low != "be":
                return False
        elif tag == "HV":
            if following not in ("VBN", "VBD"):
                return False
            chain.past = True
            if self.tokens[after].lemma != "be":
                chain.main = after
        elif tag == "DO":
            if following not in ("VB", "HV", "DO"):  # "do not have", "does not do"
                return False
        elif following in ("VBN", "VBD") or (following == "VBG" and self.low(after + 1) != "of"):
            if low not in ("been", "being"):
                chain.main, chain.passive = after, following != "VBG"
        else:
            return False
        chain.at = after
        return True

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
