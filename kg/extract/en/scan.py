"""Looking ahead in the phrases of a sentence: what stands here, is there a verb still to come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.chunks import Chunker
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.tokens import FINITE

MAX_DEPTH = 14
REACH = 60  # tokens that a look ahead may pass
BARE = frozenset({"help", "make", "let"})  # verbs with a bare infinitive after their object
SUBORDINATORS = words.SUBORDINATORS | {"so that", "as if"}


class Scanner:
    """The state of a parse and the questions that its steps ask of the tokens ahead."""

    def __init__(
        self,
        chunker: Chunker,
        raising: Callable[[str], bool],
        denying: Callable[[str], bool],
        particles: set[tuple[str, str]],
        units: frozenset[str],
        that_verbs: frozenset[str],
    ) -> None:
        self.c = chunker
        self._units = units
        self._that_verbs = that_verbs  # verbs that a clause without "that" may follow
        self._raising = raising
        self._denying = denying  # whether "fail to" … denies the verb that follows
        self._particles = particles
        self._commas = True
        self._pending = 0  # subjects whose verbs are still to come
        self._open: list[Verb] = []  # the verbs whose objects are being read
        self._finite_here: set[int] = set()  # participles that turned out to be the main verb
        self._depth = 0
        self.loose: list[Group] = []  # noun phrases that no clause took

    def group(self, at: int, role: str, outer: Noun | None = None) -> tuple[Group | None, int]:
        """Coordinated noun phrases from a token on; `role` is subject, object, phrase, of, list or apposition."""
        raise NotImplementedError

    def phrase(self, at: int, noun: Noun | None) -> tuple[Phrase | None, int]:
        """A preposition with its noun phrases or its gerund."""
        raise NotImplementedError

    def relative(self, noun: Noun, at: int) -> int:
        """A relative clause on a noun; its clauses go to `noun.clauses`."""
        raise NotImplementedError

    def body(self, clause: Clause, at: int) -> int:
        """Objects, predicatives, phrases and dependent clauses of a clause; returns where it ends."""
        raise NotImplementedError

    def predicates(
        self, verb: Verb, subject: Group | None, how: str, link: str, outer: Clause | None = None
    ) -> tuple[list[Clause], int]:
        """A predicate with those coordinated with it."""
        raise NotImplementedError

    def clauses(self, at: int, link: str, previous: Clause | None = None) -> tuple[list[Clause], int]:
        """Leading adjuncts, subject and coordinated predicates from a token on."""
        raise NotImplementedError

    def _skip(self, at: int) -> int:
        """Past marks, conjunctions and adverbs at the edge of a clause."""
        c = self.c
        while at < c.size and (c.tags[at] in (".", ",", "CC") or (c.tags[at] == "RB" and not self._verbal_adverb(at))):
            if c.lows[at] == "not" and c.noun(at + 1) is not None:
                break
            at += 1
        return at

    def _verbal_adverb(self, at: int) -> bool:
        verb = self.c.verb(at)
        noun = self.c.noun(at)
        return (verb is not None and verb.form == "finite") or noun is not None

    def _past_adverbs(self, at: int) -> int:
        c = self.c
        while c.tag(at) == "RB" and c.verb(at) is None:
            at += 1
        return at

    def _past_adverbs_to_verb(self, at: int) -> int:
        while self.c.tag(at) == "RB" and self.c.low(at) not in words.NEGATORS:
            at += 1
        return at

    @staticmethod
    def _finite(verb: Verb | None) -> bool:
        return verb is not None and verb.form == "finite"

    def _predicate(self, at: int, subject: Group | None = None) -> Verb | None:
        """The finite verb group at a token; a participle in its place where the sentence has no other."""
        c = self.c
        if c.tag(at) == "EX":
            return c.verb(at + 1)
        verb = c.verb(at)
        if verb is None:
            return None
        if verb.form == "finite":
            return verb
        agent = verb.form == "participle" and c.low(verb.end) == "by" and c.tag(verb.end + 1) != "CD"
        if (
            subject is not None
            and verb.form == "participle"
            and not agent
            and not self._later(at + 1, wanted=self._pending + 1)
        ):
            return replace(verb, form="finite", passive=False, modal="", past=True, base=False)
        return None

    def _later(self, at: int, closed: bool = False, wanted: int = 1) -> bool:
        """Whether the finite verbs that are still wanted stand to the right."""
        c = self.c
        relative = max(1, wanted) - 1  # verbs that relative clauses take first
        for n in range(at, min(c.size, at + REACH)):
            tag, low = c.tags[n], c.lows[n]
            if tag == "." or low in ("because", "although", "while", "whereas", "so that", "if", "so", "therefore"):
                return False
            if low == "that" and tag == "IN" and n > at:
                return False
            if tag in ("WDT", "WRB"):
                relative += 1
            elif tag == "," and not closed and relative == 0 and self._finite(c.verb(n + 1)):
                return True
            elif tag == "CC" and c.tag(n - 1) == "," and c.noun(n + 1) is not None:
                return False
            elif (
                tag in FINITE
                and c.tag(n - 1) not in ("TO", "MD", "DO", "HV", "BE")
                and not (
                    tag == "VB"
                    and c.tag(n - 1) not in ("NNS", "PRP", "NN", "NNP", "RB", "CC", *((",",) if closed else ()))
                )
            ):
                if c.tag(n - 1) == "CC" or (c.tag(n - 1) == "RB" and c.tag(n - 2) == "CC"):
                    continue
                if c.tag(n - 1) == "RB" and c.tag(n - 2) in ("MD", "DO", "HV", "BE", "TO"):
                    continue
                if relative == 0:
                    return True
                relative -= 1
        return False

    def _clause_ahead(self, at: int, joined: bool = True) -> bool:
        """Whether a subject and a finite verb stand here, rather than a noun phrase alone; `joined`: also "A and B do"."""
        c = self.c
        at = self._past_adverbs(at)
        if c.tag(at) == "EX":
            return True
        for _ in range(6):
            noun = c.noun(at)
            if noun is None:
                return False
            at = self._past_adverbs(noun.end)
            verb = c.verb(at)
            if c.tag(at) == "DO" and c.noun(at + 1) is not None:
                return False  # "not until May did parliament …"
            if self._finite(verb):
                return not (verb is not None and verb.base and not verb.modal and c.tag(verb.main - 1) in ("CC",))
            if verb is not None and verb.form == "participle" and not self._later(at + 1):
                return c.tag(at - 1) != "CC" and c.tokens[verb.main].tag == "VBD"
            if c.low(at) in ("that", "in which"):
                return False
            if c.tag(at) == "CC" and not joined:
                return False
            if c.tag(at) in ("IN", "CC") and c.lows[at] not in SUBORDINATORS and c.lows[at] not in words.BOTH:
                at += 1
                continue
            if c.tag(at) == "," and c.tag(at + 1) == "WDT" and c.low(at + 1) != "that" and self._resumes(at + 2):
                return True  # "and officers, who are trained, act"
            if c.tag(at) == "," and (
                c.low(at + 1) in words.EXAMPLES or c.low(at + 1) in words.EXAMPLE_ADVERBS | {"above all"}
            ):
                return self._resumes(at + 1)
            return False
        return False

    def _resumes(self, at: int) -> bool:
        """Whether a finite verb stands right behind the comma that closes a relative clause."""
        c = self.c
        for n in range(at + 1, min(c.size, at + 25)):
            if c.tags[n] == ".":
                return False
            if c.tags[n] == ",":
                return self._finite(c.verb(self._past_adverbs(n + 1))) or self._may_be_verb(n + 1)
        return False

    def _may_be_verb(self, n: int) -> bool:
        """ ", … , inspects fewer": a form in -s before an object, taken for a plural."""
        token = self.c.tokens[n] if n < self.c.size else None
        return (
            token is not None
            and token.tag == "NNS"
            and self.c.is_verb(token.verb)
            and self.c.tag(n + 1) in ("DT", "PRP$", "JJ", "CD")
        )

    def _list_goes_on(self, at: int, form: str) -> bool:
        """Whether a later conjunction joins another verb: what makes a comma one of a list."""
        c = self.c
        for n in range(at, min(c.size, at + REACH)):
            if c.tags[n] == ".":
                return False
            if c.tags[n] == "CC":
                verb = c.verb(n + 1)
                if verb is not None and (verb.form in (form, "finite") or form == "finite"):
                    return True
        return False

    def _takes_object(self, at: int) -> bool:
        """Whether an object or a that-clause follows a verb form in -ed, which a passive participle has not."""
        c = self.c
        after = at + 1
        while c.tag(after) == "RB":
            after += 1
        if c.low(after) == "that":
            return True
        return c.tag(after) in ("DT", "PRP$", "PRP", "NN", "NNS", "NNP", "JJ") and c.noun(after) is not None

    def _time(self, at: int, after_object: bool = False) -> int:
        """Past a noun phrase that says when: "ten years later", "every year"; the same place where there is none."""
        c = self.c
        noun = c.noun(at)
        if noun is None or noun.pronoun:
            return at
        if after_object and c.tokens[noun.head].lemma in ("time", "once", "twice") and noun.number is not None:
            return noun.end
        if c.tokens[noun.head].lemma not in self._units:
            return at
        if after_object and c.low(noun.start) in ("a", "an") and c.low(noun.end) != "of":
            return noun.end
        if c.low(noun.end) in ("later", "ago", "earlier", "before", "after"):
            return noun.end + 1
        return (
            noun.end
            if c.low(noun.start) in ("every", "each", "this", "last", "next", "that") and c.low(noun.end) != "of"
            else at
        )

    def _plural(self, group: Group) -> bool:
        """Whether a subject takes a bare verb."""
        noun = group.nouns[0]
        if noun.of is not None and len(group.nouns) == 1 and self.c.tokens[noun.head].lemma in words.COUNTS:
            return self._plural(noun.of)  # "a quarter of households lack"
        head = noun.head
        return len(group.nouns) > 1 or self.c.tag(head) == "NNS" or self.c.low(head) in ("they", "we", "these", "those")

    def _shares_auxiliary(self, verb: Verb, at: int) -> bool:
        """ "has cut A, created B": the participle after the comma is no adjective."""
        c = self.c
        verb_like = c.tag(at) in ("VBN", "VBD") and c.is_verb(c.tokens[at].verb)
        return verb_like and verb.past and not verb.passive

    def _fresh(self, at: int) -> Noun | None:
        """A copy of the base noun phrase at a token, free to take modifiers: a stretch may be read more than once."""
        noun = self.c.noun(at)
        return Noun(noun.start, noun.left, noun.head, noun.end, noun.pronoun, noun.owner, noun.number) if noun else None

    def _in_list(self, noun: Noun, role: str) -> bool:
        """Whether a comma list goes on after this noun: a conjunction, another comma with a noun, "etc"."""
        c = self.c
        at = noun.end
        bare = role == "subject" or (bool(self._open) and self._open[-1].lemma in BARE)  # a verb may follow the list
        for _ in range(40):
            tag = c.tag(at)
            if tag == "CC":
                return c.low(at) in ("and", "or", "but also", "nor") and (
                    c.noun(at + 1) is not None or c.tag(at + 1) in ("RB", "DT", "VBG", ",")
                )
            if tag == ",":
                if c.low(at + 1) == "etc":
                    return True
                if c.tag(at + 1) == "CC":
                    at += 1
                    continue
                following = c.noun(at + 1)
                if following is None or (not bare and self._clause_ahead(at + 1)):
                    return False
                at = following.end
                continue
            if c.low(at) == "etc":
                return True
            if tag == "TO" or (tag == "IN" and c.low(at) not in SUBORDINATORS | {"that"}):
                following = c.noun(at + 1)
                if following is None:
                    return False
                at = following.end
                continue
            if tag == "WDT" or (tag == "IN" and c.low(at) == "that"):  # "a levy that was withdrawn, and A"
                comma = next((n for n in range(at, min(at + 8, c.size)) if c.tag(n) in (",", ".", "CC")), c.size)
                if c.tag(comma) == "," and c.tag(comma + 1) == "CC" and c.noun(comma + 2) is not None:
                    at = comma
                    continue
            return False
        return False
