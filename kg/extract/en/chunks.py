"""Tagged tokens → base noun phrases, each found once, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract.en import words
from kg.extract.en.parts import Noun
from kg.extract.en.tokens import ADJECTIVES, Token
from kg.extract.en.verbgroups import VerbGroups

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_QUANTIFIERS = frozenset({"more than", "less than", "at least", "at most", "up to", "about", "over", "around", "only", "nearly",
    "almost", "some", "roughly", "approximately", "under", "just", "exactly", "fewer", "below", "above", "already"})  # fmt: skip

_FOR_NOUNS = frozenset(
    "this these those that all both many most some few each half several".split()
)  # may stand for one
_OPENING = _NOUNS | ADJECTIVES | {"DT", "PRP$", "CD", "RB", "VBN", "VBG", "IN", "VB"}  # tags that may open a phrase
_KINDS = frozenset(  # plurals that stand before a noun: "sports clubs"
    "arms customs goods human incomes jobs men needs news sales savings sports systems women".split()
)


@dataclass(slots=True)
class _Scan:
    """A noun phrase as far as it has been read: next token, where determiners end, head, owner, number."""

    start: int
    at: int
    left: int
    head: int = -1
    owner: Noun | None = None
    number: tuple[int, int] | None = None
    determined: bool = False

    def step(self, at: int, head: int | None = None) -> bool:
        """Goes on at a token, with a new head where one is given; always True."""
        self.at = at
        if head is not None:
            self.head = head
        return True


class Chunker(VerbGroups):
    """Reads phrases at a token; `is_verb` tells whether a lemma states a relation."""

    def __init__(
        self,
        tokens: Sequence[Token],
        is_verb: Callable[[str], bool],
        gerunds: Callable[[str], bool],
        terms: dict[int, int],
    ) -> None:
        super().__init__(tokens)
        self.is_verb = is_verb
        self._gerunds = gerunds  # whether a verb takes a gerund: avoid doing
        self._terms = terms  # first token of a term → its end
        self._nouns: dict[int, Noun | None] = {}

    def retag(self, at: int, tag: str) -> None:
        """Changes a tag and forgets the phrases that were read with the old one."""
        self.tags[at] = self._tag_at[at] = self.tokens[at].tag = tag
        self.tokens[at].lemma = self.tokens[at].verb
        self._nouns.clear()
        self._verbs.clear()

    # ---- noun phrases ----------------------------------------------------------------------------

    def noun(self, at: int) -> Noun | None:
        """The base noun phrase that starts at a token."""
        try:
            return self._nouns[at]
        except KeyError:
            found = self._nouns[at] = self._read_noun(at) if at < self.size else None
            return found

    def _read_noun(self, start: int) -> Noun | None:
        tag = self.tags[start]
        if tag == "PRP":
            return Noun(start, start, start, start + 1, pronoun=True)
        if tag not in _OPENING and start not in self._terms:
            return self._alone(start, None)
        scan = _Scan(start, start, start)
        while scan.at < self.size and self._take(scan):
            pass
        if scan.head < 0 and scan.number:
            return Noun(start, scan.number[0], scan.number[1] - 1, scan.number[1], number=scan.number, owner=scan.owner)
        if scan.head < 0:
            return self._alone(start, scan.owner)
        end = scan.head + 1
        while end < scan.at and self.tags[end] == "CD":
            end += 1
        return Noun(start, scan.left, scan.head, end, owner=scan.owner, number=scan.number)

    def _take(self, scan: _Scan) -> bool:
        """Takes the next token into a noun phrase by its tag; False where the phrase ends."""
        at = scan.at
        if at in self._terms and (term := self._terms[at]) > at + 1:
            return scan.step(term, term - 1)
        if at == scan.start and self.lows[at] == "such" and self.low(at + 1) in ("a", "an"):
            return scan.step(at + 1)
        take = _TAKES.get(self.tags[at])
        return take is not None and take(self, scan)

    def _take_noun(self, scan: _Scan) -> bool:
        listed = self.lows[scan.start] in ("these", "those", "many", "several")
        if listed and scan.head == scan.at - 1 and self.tags[scan.head] == "NNS" and self.tags[scan.at] != "NNS":
            return False  # "these problems government solves"
        after = self.tags[scan.at] == "NN" or (self.tags[scan.at] == "NNS" and self.lows[scan.head] not in _KINDS)
        given = scan.head == scan.at - 1 and self.tags[scan.head] == "NNS" and after and scan.start > 0
        if (
            given
            and self.tokens[scan.start - 1].lemma in words.GIVING
            and self.tags[scan.start - 1] in ("VB", "VBZ", "VBD")
        ):
            return False  # "gave councils control"
        return scan.step(scan.at + 1, scan.at)

    def _take_determiner(self, scan: _Scan) -> bool:
        at = scan.at
        if scan.head >= 0 or (at > scan.left and self.lows[at - 1] not in words.EMPTY_DETERMINERS | {"such"}):
            return False
        scan.determined, scan.left = True, at + 1
        return scan.step(at + 1)

    def _take_number(self, scan: _Scan) -> bool:
        at = scan.at
        if scan.head >= 0:  # "August 2016", "Convention 169"
            named = self.tags[at - 1] == "NNP" or self.tokens[at - 1].text[0].isupper()
            return named and scan.step(at + 1)
        first = scan.number[0] if scan.number else at
        joined = self.low(at + 1) in ("to", "or") and self.tag(at + 2) == "CD" and not scan.number
        if joined and "from" not in self.lows[max(0, at - 9) : at]:  # "two to five degrees"
            scan.number = (first, at + 3)
            return scan.step(at + 3)
        if (
            self.low(at + 1) in ("in", "out of")
            and self.tag(at + 2) == "CD"
            and self.tag(at + 3) in (*_NOUNS, "JJ")
            and not scan.number
        ):
            scan.number = (first, at + 3)  # "one in five applicants"
            return scan.step(at + 3)
        if self.low(at + 1) == "or" and self.low(at + 2) in ("more", "fewer", "less"):  # "eight or more occupants"
            scan.number = (first, at + 3)
            return scan.step(at + 3)
        if self.low(at + 1) == "percent":
            scan.number = (first, at + 2)
            scan.step(at + 2, at + 1)
            return False
        scan.number = (first, at + 1)
        return scan.step(at + 1)

    def _take_adjective(self, scan: _Scan) -> bool:
        at, tag = scan.at, self.tags[scan.at]
        if scan.head >= 0:  # "community medical care"
            inside = self.tags[at - 1] in ("NN", "NNP", "POS") and tag == "JJ" and self.tag(at + 1) in _NOUNS
            return inside and scan.step(at + 1)
        if self._noun_follows(at):
            return scan.step(at + 1)
        following = self.low(at + 1) in words.COLLECTIVES and self.tag(at + 1) in ADJECTIVES
        if scan.determined and following and self.lows[at] in ("young", "old", "urban", "rural", "working"):
            return scan.step(at + 1)  # "the young elderly"
        if (scan.determined or self._bare_collective(at)) and self._adjective_for_noun(at):
            scan.step(at + 1, at)
        return False

    def _bare_collective(self, at: int) -> bool:
        """ "care for elderly who …": the article is missing."""
        edge = self.tag(at - 1) in ("IN", "VB", "VBZ", "VBD", "VBG") and self.tag(at + 1) in (
            "WDT",
            "IN",
            ".",
            "",
            "TO",
        )
        state = at > 0 and self.tokens[at - 1].lemma in words.LINKING | words.CAUSATIVES  # "remain vulnerable to A"
        return (
            edge
            and not state
            and self.lows[at] in words.COLLECTIVES - {"public", "old", "blind", "sick", "rich", "poor", "young"}
        )

    def _adjective_for_noun(self, at: int) -> bool:
        """ "the young", "the largest of"."""
        if self.lows[at] in words.COLLECTIVES | words.FRACTIONS | {"latter", "former", "young", "old"}:
            return True
        plain = self.tags[at] in ("JJ", "JJS") and self.lows[at] not in ("more", "less", "other")
        return plain and self.tag(at + 1) not in ("JJ", "CC", "RB", "VBG")

    def _take_adverb(self, scan: _Scan) -> bool:
        at = scan.at
        if (
            at == scan.start
            and self.lows[at] in words.PARTICLES
            and self.tag(at - 1) in ("VB", "VBZ", "VBD", "VBN", "VBG")
        ):
            return False  # "find out hidden dangers"
        if scan.head < 0 and self._leads_to_adjective(at):
            return self._take_adjective(scan)
        return scan.head < 0 and scan.number is None and self.tag(at + 1) == "CD" and scan.step(at + 1)

    def _take_participle(self, scan: _Scan) -> bool:
        modifies = scan.head < 0 and self._noun_follows(scan.at)
        return modifies and (scan.determined or self._participle_modifies(scan.at)) and scan.step(scan.at + 1)

    def _take_gerund(self, scan: _Scan) -> bool:
        at = scan.at
        step = self._gerund(at, scan.head, scan.determined or at > scan.start)
        return step > 0 and scan.step(at + 1, at if step == 2 else scan.head)

    def _take_possessive(self, scan: _Scan) -> bool:
        at = scan.at
        if scan.head < 0 or scan.head != at - 1 or not self._noun_follows(at):
            return False
        scan.owner = Noun(scan.start, scan.left, scan.head, at, owner=scan.owner, number=scan.number)
        scan.number, scan.left = None, at + 1
        return scan.step(at + 1, -1)

    def _take_joint(self, scan: _Scan) -> bool:
        return scan.head < 0 and scan.at > scan.left and self._adjectives_continue(scan.at) and scan.step(scan.at + 1)

    def _take_quantifier(self, scan: _Scan) -> bool:
        at = scan.at
        if scan.head >= 0 or self.lows[at] not in _QUANTIFIERS or self.tag(at + 1) != "CD":
            return False
        scan.left = max(scan.left, at + 1)
        return scan.step(at + 1)

    def _take_bare(self, scan: _Scan) -> bool:
        return self.lows[scan.at] in words.COLLECTIVES and scan.step(scan.at + 1, scan.at)

    def _alone(self, start: int, owner: Noun | None) -> Noun | None:
        """A determiner that stands for a noun: this, these, many, both, all."""
        if owner is not None:
            return Noun(owner.start, owner.left, owner.head, owner.head + 1)
        if (
            self.lows[start] in ("all", "both")
            and self.low(start + 1) in ("these", "this", "those")
            and self.tag(start + 2) not in _NOUNS | {"JJ"}
        ):
            return Noun(start, start + 1, start + 1, start + 2, pronoun=True)
        if self.lows[start] in _FOR_NOUNS:
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
        return (following in ADJECTIVES or following == "VBN") and self._noun_follows(at + 1)

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
                tag in ADJECTIVES
                or tag in ("CD", "VBN")
                or (tag == "RB" and self.tag(at + 1) in (ADJECTIVES | {"VBN"}))
            ):
                at += 1
            elif (
                tag == "CC" and self.lows[at] in ("and", "or", "but") and self.tag(at + 1) in (ADJECTIVES | {"VBN"})
            ) or (tag == "," and self.tag(at + 1) in ADJECTIVES and self._list_of_adjectives(at)):
                at += 2
            else:
                return False
        return False

    def _list_of_adjectives(self, at: int) -> bool:
        """Whether ", J, J and J N" goes on from a comma."""
        while self.tag(at) in (",", "CC") and (self.tag(at + 1) in ADJECTIVES or self.tag(at + 1) == "VBN"):
            at += 2
            if self.tag(at - 2) == "CC" or self.tag(at) in _NOUNS:
                return self.tag(at) in _NOUNS | ADJECTIVES
            if self.tag(at) == "," and self.tag(at + 1) == "CC":
                at += 1
        return False

    def _adjectives_continue(self, at: int) -> bool:
        """At a comma or conjunction within the adjectives of one noun: "illegal and criminal acts"."""
        before, after = self.tag(at - 1), self.tag(at + 1)
        if before not in ADJECTIVES | {"VBN"} or after not in ADJECTIVES | {"VBN"}:
            return False
        return self._noun_follows(at - 1) and (self.tags[at] == "CC" or self._list_of_adjectives(at))

    def _participle_modifies(self, at: int) -> bool:
        """A bare participle before a noun: "trained staff"."""
        before = self.tag(at - 1)
        return (
            before in ("IN", "VB", "VBZ", "VBD", "VBG", "CC", ",", "CD", "", "JJ", "TO", "BE", "HV", ".", "RB", "WDT")
            and self.tag(at + 1) in _NOUNS | ADJECTIVES
        )

    def _trails(self, at: int) -> bool:
        """ "opened a bus line, bringing pupils to school": an -ing form after the one comma of a clause with a verb."""
        token = self.tokens[at]
        if token.lemma != token.verb or not self.is_verb(token.verb) or token.low in words.GROWING:
            return False
        before = self.tags[max(0, at - 15) : at - 1]
        return "," not in before and any(tag in ("VBD", "VBZ", "VB") for tag in before)

    def _gerund(self, at: int, head: int, inside: bool) -> int:
        """How an -ing word stands in a noun phrase: 0 not at all, 1 before its noun, 2 as its noun."""
        following, before = self.tag(at + 1), self.tag(at - 1)
        if following == "IN" and self.lows[at + 1] == "of":
            return 0 if self.lows[at] == "consisting" else 2
        if head >= 0:  # noun + -ing
            if following in ("DT", "PRP$", "PRP", "JJ", "NNP", "TO", "CD"):
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
            return 1 if following in _NOUNS | ADJECTIVES | {"VBN", "VBG"} else 2
        if following in _NOUNS:
            if before == "VBG" or (before == "TO" and following == "NNS" and self.tokens[at].noun):
                return 1
            if before in ("IN", "TO") and (
                self.tokens[at].lemma in words.INTRANSITIVE or self.lows[at] in words.COMPOUNDING
            ):
                return 1
            if self.low(at - 1) == "of" and self.tokens[at].noun and following == "NNS":
                return 1
            if before in ("IN", "TO", "", ".", "RB"):
                return 0
            if before in ("VB", "VBZ", "VBD") or (before == "VBN" and "HV" in self.tags[max(0, at - 3) : at - 1]):
                return 0 if self._gerunds(self.tokens[at - 1].lemma) else 1
            if before == "," and self._trails(at):
                return 0
            if before in ("CC", ",") and following == "NNS" and (before == "CC" or self.tag(at + 2) in ("CC", ",")):
                return 0 if "VBG" in self.tags[:at] else 1
            if before in ("CC", ",") and "VBG" in self.tags[:at]:
                return 0
            return 0 if self.is_verb(self.tokens[at].verb) else 1
        if self.tokens[at].noun and before[:2] == "VB" and following == "DT" and self.tokens[at - 1].lemma == "make":
            return 2  # "made housing a priority"
        if before in ("", ",") and following == "IN" and self.is_verb(self.tokens[at].verb):
            return 0
        if following in (",", "CC", ".", "", "BE", "VBZ", "MD", "HV", "IN", "VBD") and (
            self.tokens[at].noun
            or (before in ("VB", "VBZ", "VBD", "VBN") and (following in ("CC", ",", ".") or self.low(at + 1) == "as"))
        ):
            return 2
        return 0


_TAKES: dict[str, Callable[[Chunker, _Scan], bool]] = {
    **dict.fromkeys(_NOUNS, Chunker._take_noun),
    **dict.fromkeys(ADJECTIVES, Chunker._take_adjective),
    "DT": Chunker._take_determiner,
    "PRP$": Chunker._take_determiner,
    "CD": Chunker._take_number,
    "RB": Chunker._take_adverb,
    "VBN": Chunker._take_participle,
    "VBG": Chunker._take_gerund,
    "POS": Chunker._take_possessive,
    "CC": Chunker._take_joint,
    ",": Chunker._take_joint,
    "IN": Chunker._take_quantifier,
    "VB": Chunker._take_bare,
}
