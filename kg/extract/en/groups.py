"""Base noun phrases → coordinated groups with all that hangs on each noun."""

from __future__ import annotations

from kg.extract.en import words
from kg.extract.en.appositions import Appositions
from kg.extract.en.parts import Clause, Group, Noun
from kg.extract.en.scan import MAX_DEPTH, SUBORDINATORS

_BALANCE = {"not": ("but",), "less": ("than",), "more": ("than",), "rather": ("than",), "much": ("as",)}


_SHARES = words.FRACTIONS | {"percent", "most", "majority"}


class Groups(Appositions):
    """Coordination, of-phrases and examples."""

    def _reduces(self, noun: Noun, at: int, role: str) -> bool:
        raise NotImplementedError

    def _reduced(self, noun: Noun, at: int) -> int:
        raise NotImplementedError

    def _infinitive(self, noun: Noun, at: int) -> int:
        raise NotImplementedError

    def group(self, at: int, role: str, outer: Noun | None = None) -> tuple[Group | None, int]:
        """Coordinated noun phrases from a token on; `role` is subject, object, phrase or of."""
        c = self.c
        low = c.low(at)
        negated = low == "not" and c.noun(at + 1) is not None
        if low in ("not", "not only", "only", "even", "especially", "both", "either") and c.noun(at) is None:
            at += 1
        noun = self._fresh(at)
        if noun is None or self._depth >= MAX_DEPTH:
            return None, at
        noun.negated = noun.negated or negated
        group = Group([noun], noun.end)
        word = c.low(at - 1)
        end = self._modifiers(noun, role, word)
        other = self._balanced(end, at) if role == "phrase" else -1
        if other >= 0:
            end = self._weigh(group, end, other)
        while len(group.nouns) < 16 and other < 0:
            following, joint = self._joint(end, group, role, outer)
            if following < 0:
                break
            noun = self._fresh(following)
            if noun is None:
                break
            if c.low(following - 1) == "not":
                noun.negated = True
            if self._affirmed(joint, group):
                noun.negated = True  # what follows "is no A but" is denied twice
            group.nouns.append(noun)
            group.joint = joint or group.joint
            end = self._modifiers(noun, role, word)
        group.end = max(end, group.end)
        if c.low(group.nouns[0].start) in ("no", "neither"):
            for noun in group.nouns:
                noun.negated = True
        self._distribute(group)
        self._whole(group)
        return group, group.end

    def _deeper(self, at: int, role: str, outer: Noun | None = None) -> tuple[Group | None, int]:
        """A group within another."""
        self._depth += 1
        group, end = self.group(at, role, outer)
        self._depth -= 1
        return group, end

    def _balanced(self, at: int, first: int) -> int:
        """Where B begins in "not to A but to B", "less on A than on B", "by A, not by B"; A began at `first`, ended at `at`."""
        c = self.c
        mark, word = c.low(first - 2), c.low(first - 1)
        after = at + (c.tag(at) == ",")
        after += c.low(after) in ("and", "but")
        if after > at and c.low(after) == "not" and c.low(after + 1) == word and c.noun(after + 2) is not None:
            return after + 2
        again = self._again(at, word)
        if again >= 0:
            return again
        joint = _BALANCE.get(mark, ())
        at += c.tag(at) == ","
        paired = c.low(at) in joint and c.low(at + 1) == word and c.tag(first - 1) in ("IN", "TO")
        return at + 2 if paired and c.noun(at + 2) is not None else -1

    def _again(self, at: int, word: str) -> int:
        """Where B begins in "on A and on B", "on A, on B and on C"; -1 where the preposition does not come again."""
        c = self.c
        listed = c.tag(at) == ","
        after = at + listed
        if c.tag(after) == "CC" and c.low(after) in ("and", "or", "but also"):
            after += 1 + (c.low(after + 1) == "also")
        elif not listed or not any(c.tag(n) == "CC" and c.low(n + 1) == word for n in range(after, after + 14)):
            return -1
        return after + 1 if c.low(after) == word and c.tag(after) in ("IN", "TO") and c.noun(after + 1) else -1

    def _weigh(self, group: Group, end: int, other: int) -> int:
        """Adds B to the group of A: A is denied, or the lesser of the two; returns where B ends."""
        second, stop = self.group(other, "phrase")
        if second is None:
            return end
        mark = self.c.low(group.nouns[0].start - 2)
        denied = self.c.low(other - 2) == "not"
        for noun in () if denied else group.nouns:
            noun.negated = noun.negated or mark == "not"
            noun.lesser = mark == "less"
        for noun in second.nouns:
            noun.negated = noun.negated or denied
            noun.lesser = not denied and mark in ("more", "rather")
        group.nouns.extend(second.nouns)
        group.joint = "but" if mark in _BALANCE or denied else "and"
        group.end = stop
        return stop

    def _affirmed(self, joint: str, group: Group) -> bool:
        """ "is not A but B and C": B and C are affirmed."""
        denied = bool(self._open) and self._open[-1].negated and self._open[-1].lemma == "be"
        return denied and "but" in (joint, group.joint) and not group.nouns[0].negated

    def _distribute(self, group: Group) -> None:
        """A restrictive clause after the last conjunct speaks of all: "gaps and delays caused by A"."""
        if len(group.nouns) < 2:
            return
        last = group.nouns[-1]
        apart = last.negated and self.c.low(last.start - 1) == "not"  # "it was A, not B, that …": A
        speaks = group.nouns[:-1] if apart else group.nouns
        clauses, last.clauses = last.clauses, [] if apart else last.clauses
        for clause in clauses:
            if apart and clause.subject is not None and clause.subject.nouns[0] is last:
                clause.subject = Group(list(speaks), group.end)
                speaks[0].clauses.append(clause)
                continue
            if clause.start < 1 or self.c.tag(clause.start - 1) == "," or clause.link == "noun-to":
                continue
            if self._of_last_only(group, clause):
                continue
            if clause.subject is not None and clause.subject.nouns[0] is last:
                clause.subject = Group(list(group.nouns), group.end)
            clause.objects = [
                Group(list(group.nouns), group.end) if other.nouns and other.nouns[0] is last else other
                for other in clause.objects
            ]

    def _of_last_only(self, group: Group, clause: Clause) -> bool:
        """ "equality, welfare and a press that shows …": the last has its own article, or the verb is in the singular."""
        c = self.c
        *others, last = group.nouns
        apart = c.tag(last.start) in ("DT", "PRP$") or any(noun.of is not None or noun.clauses for noun in others)
        verb = clause.verb
        alone = (
            verb is not None and clause.subject is not None and c.tag(verb.main) == "VBZ" and clause.how == "relative"
        )
        relative = bool(clause.relative) or clause.how == "object-relative"
        return apart or alone or (relative and len(others) > 1)

    def _whole(self, group: Group) -> None:
        """ "formulation and implementation of laws": one unit where the first conjunct leans on the other's of-phrase."""
        c = self.c
        if len(group.nouns) != 2 or group.joint != "and":
            return
        one, two = group.nouns
        bare = two.examples is not None and two.start >= two.head and one.end + 1 == two.start
        if (
            bare
            and c.tag(two.head) == "NNS"
            and c.tag(one.left) == "JJ"
            and one.of is None
            and not one.after
            and not one.clauses
        ):
            two.start, two.left = one.start, one.left  # "social rules and norms, such as": the adjective is for both
            del group.nouns[0]
            return
        leaning = (
            one.of is None
            and two.of is not None
            and not one.after
            and not one.clauses
            and two.start == two.left
            and two.number is None
        )
        if (
            leaning
            and one.end + 1 == two.start
            and one.end - one.left <= 1
            and c.tag(one.head) in ("NN", "NNS")
            and not one.pronoun
        ):
            two.start, two.left = one.start, one.left
            two.owner = one.owner
            del group.nouns[0]

    def _joint(self, at: int, group: Group, role: str, outer: Noun | None) -> tuple[int, str]:
        """Where the next conjunct begins and what joins it; (-1, '') where the list ends."""
        c = self.c
        n, joint, comma = at, "", False
        if c.tag(n) == ",":
            comma = True
            n += 1
        if c.tag(n) == "CC" and c.low(n) in ("and", "or", "but also", "nor", "but", "&"):
            joint = c.low(n)
            n += 1
        while (
            c.low(n) in ("also", "not", "especially", "even", "in particular", "finally", "not only")
            and c.tag(n) == "RB"
        ):
            n += 1
            if c.tag(n) == ",":
                n += 1
        if joint and c.tag(n) == "," and c.tag(n + 1) == "RB" and c.tag(n + 2) == ",":
            n += 3
        if n == at or (comma and not joint and not self._commas):
            return -1, ""
        noun = c.noun(n)
        if noun is None or self._time(n) > n:
            return -1, ""
        last = group.nouns[-1]
        between = c.low(group.nouns[0].start - 1) == "between" and c.tag(last.head) == "NNS" and len(group.nouns) == 1
        if comma and between and outer is not None:
            return -1, ""  # "trust between professions, shared data and a budget"
        if comma and c.tag(last.head) == "CD" and c.tag(noun.head) != "CD":
            return -1, ""
        denied = comma and c.low(n - 1) == "not" and role in ("object", "subject")
        if comma and not joint and not denied and not self._in_list(noun, role):
            return -1, ""
        if not self._pending and self._clause_ahead(n):
            return -1, ""
        if self._open and self._shares_auxiliary(self._open[-1], n):
            return -1, ""
        denied = bool(self._open) and self._open[-1].negated and self._open[-1].lemma == "be"
        if joint == "but" and c.low(n - 1) != "not" and not any(noun.negated for noun in group.nouns) and not denied:
            return -1, ""
        if outer is not None and (joint or comma) and self._parallel(noun, group.nouns, outer):
            return -1, ""
        return n, joint or "and"

    def _parallel(self, noun: Noun, listed: list[Noun], outer: Noun) -> bool:
        """Whether a conjunct goes with the outer noun rather than with those in its phrase."""
        c = self.c
        inner = listed[-1]
        plain = all(c.tag(one.start) != "DT" for one in listed)
        like_outer = c.tag(outer.start) == "DT" and c.tag(noun.start) == "DT" and plain
        bare = c.tag(inner.start) == "DT" and c.tag(noun.start) != "DT" and c.tag(outer.start) != "DT"
        if bare and c.low(outer.end) == "by":
            return True
        reading = c.low(outer.end) == "of" and inner.start > outer.end  # the of-phrase of the outer noun is being read
        same = (outer.of is not None or reading) and c.low(noun.end) == "of" and inner.of is None
        return like_outer or same

    def _modifiers(self, noun: Noun, role: str, outer: str = "") -> int:
        """Reads what hangs on a noun to its right; returns where it ends."""
        at = noun.end
        for _ in range(6):
            before = at
            at = self._loose(noun, at, role, outer) if self.c.tag(at) == "," else self._close(noun, at, role, outer)
            if at <= before:
                break
        noun.stop = max(noun.end, at)
        return at

    def _close(self, noun: Noun, at: int, role: str, outer: str) -> int:
        """Reads one modifier that stands right behind a noun; returns where it ends."""
        c = self.c
        tag, low = c.tag(at), c.low(at)
        if low == "of" and noun.of is None:
            return self._of(noun, at, role)
        told = bool(self._open) and self._open[-1].lemma in words.SEEN_AS  # "regards such networks as schools"
        if low in words.EXAMPLES or (low == "as" and c.low(noun.start) == "such" and not told):
            return self._examples(noun, at)  # "such instruments as levies and bans"
        if tag == "WDT" or low == "in which" or self._that_clause(at, role):
            return self.relative(noun, at)
        if tag == "IN" and c.tag(at + 1) == "WDT" and c.low(at + 1) in ("which", "whom", "whose"):
            return self.relative(noun, at)
        if tag in ("VBN", "VBD") and role != "clause" and self._reduces(noun, at, role):
            return self._reduced(noun, at)
        if tag == "VBG" and c.noun(at) is None and role in ("subject", "object", "phrase", "of"):
            return self._reduced(noun, at)
        waiting = role == "subject" or (self._pending and role == "phrase")
        if tag == "TO" and low == "to" and waiting and c.verb(at) is not None and outer != "for":
            return self._infinitive(noun, at)  # of "for X to do" the infinitive is the clause's
        if tag == "PRP" and role != "apposition" and self._bare_relative(at):
            return self.relative(noun, at - 1)
        return self._noun_phrase(noun, at) if self._hangs_on(role, at) else at

    def _that_clause(self, at: int, role: str) -> bool:
        """Whether "that" and the beginning of a subject stand here."""
        c = self.c
        that = c.tag(at) == "IN" and c.low(at) == "that" and role != "object"
        return that and c.tag(at + 1) in ("NN", "NNS", "DT", "PRP", "NNP", "JJ", "PRP$")

    def _loose(self, noun: Noun, at: int, role: str, outer: str) -> int:
        """Reads one modifier of a noun behind the comma at a token; returns where it ends."""
        c = self.c
        tag, low = c.tag(at + 1), c.low(at + 1)
        if outer in ("as", "than") and low in words.EXAMPLES:
            return at  # "the same rights as employees, including leave"
        if low == "like" and c.tag(noun.head) != "NNS" and self._commas and c.noun(at + 2) is not None:
            end = self._noun_phrase(noun, at + 1)  # "mediation, like arbitration, …" is no kind of it
            return end + (c.tag(end) == ",")
        if self._commas:
            end = self._spelled_out(noun, at)
            if end > at:
                return end
            if low in words.EXAMPLES or (low in words.EXAMPLE_ADVERBS and c.noun(at + 2) is not None):
                return self._examples(noun, at + 1)
            if role != "of" and low == "among" and c.low(at + 2) in ("them", "these"):
                end = self._examples(noun, at + 2)  # "critics, among them two unions, …"
                return end + (c.tag(end) == ",")
            if tag == "WDT" and low != "that" and role != "of" and not self._date(noun):
                return self.relative(noun, at + 1)
            if c.lows[at + 2 : at + 4] == ["of", "them"] and c.tag(noun.head) == "NNS" and c.noun(at + 4) is not None:
                end = self._apposition(noun, at + 4)  # "38,000 nurses, all of them women, …"
                return end + (c.tag(end) == "," and role == "subject")
            of = self._some_of_whom(at + 1)
            if of > 0:
                return self.relative(noun, of)  # "members, most of whom work"
            if (tag == "IN" and c.tag(at + 2) == "WDT") or low == "in which":
                return self.relative(noun, at + 1)
            if noun.apposition is None and self._appositive(at, role):
                return self._apposition(noun, at + 1)
        if role == "subject" and tag in ("VBN", "JJ", "VBG") and c.noun(at + 1) is None and self._later(at + 2, True):
            end = self._reduced(noun, at + 1)
            return end + (c.tag(end) == ",")
        return at

    def _some_of_whom(self, at: int) -> int:
        """ "most of whom", "85 percent of which": where the share that is a relative clause's subject has its "of", else -1."""
        c = self.c
        of = next((n for n in range(at + 1, min(at + 5, c.size)) if c.low(n) == "of"), -1)
        plain = of > 0 and all(
            c.tag(n) in ("DT", "JJ", "CD", "RB", "PRP", "NNS") or c.low(n) in _SHARES for n in range(at, of)
        )
        if not plain or c.low(of + 1) not in ("whom", "which"):
            return -1
        return of if self._finite(c.verb(self._past_adverbs(of + 2))) else -1

    def _date(self, noun: Noun) -> bool:
        """ "in 2012, which …": no date is what the relative clause speaks of."""
        counted = noun.number is not None and self.c.tokens[noun.head].lemma in self._units
        return counted or self.c.tag(noun.head) == "CD" or self.c.low(noun.head) in words.MONTHS

    def _bare_relative(self, at: int) -> bool:
        """ "the banks they supervise": a pronoun with a verb that lacks its object."""
        c = self.c
        verb = c.verb(self._past_adverbs(at + 1))
        if c.low(at) not in ("they", "it", "he", "she", "we") or verb is None or verb.form != "finite" or verb.passive:
            return False
        return (
            verb.lemma not in words.LINKING
            and c.noun(verb.end) is None
            and c.tag(verb.end) in (".", ",", "CC", "IN", "")
        )

    def _hangs_on(self, role: str, at: int) -> bool:
        """Whether a preposition belongs to the noun before it: any within a subject, a few elsewhere."""
        c = self.c
        tag, low = c.tag(at), c.low(at)
        if role in ("subject", "apposition"):
            return tag in ("IN", "TO") and low not in SUBORDINATORS and low != "that"
        near = role in ("phrase", "of") and low in ("between", "among", "without", "against")
        return near and tag == "IN" and c.tag(at + 1) != "VBG"

    def _of(self, noun: Noun, at: int, role: str) -> int:
        c = self.c
        if c.tag(at + 1) == "WDT":
            return at
        told = c.tag(noun.head) in ("NNS", "PRP", "NNP") or c.tag(noun.start) != "DT"  # no "relieve the pressure of"
        told = told or (bool(self._open) and self._open[-1].lemma in ("strip", "rob", "deprive", "rid", "cure"))
        if (
            role == "object"
            and told
            and self._open
            and self._open[-1].lemma in words.TELLING
            and not self._open[-1].passive
        ):
            return at  # "warns farmers of storms": the phrase is the verb's
        group, end = self._deeper(at + 1, "of", noun)
        if group is not None:
            noun.of = group
            return end
        if c.tag(at + 1) == "VBG":
            phrase, end = self.phrase(at, noun)
            if phrase is not None:
                noun.after.append(phrase)
                return end
        return at

    def _noun_phrase(self, noun: Noun, at: int) -> int:
        phrase, end = self.phrase(at, noun)
        if phrase is None:
            return at
        inner = noun.after[-1].group if noun.after else None
        if inner is not None and inner.end == at and self.c.tag(inner.nouns[-1].head) == "NNP":
            inner.nouns[-1].after.append(phrase)
        noun.after.append(phrase)
        return end

    def _examples(self, noun: Noun, at: int) -> int:
        c = self.c
        start = at + 1
        if c.tag(start) == "VBG" and c.noun(start) is None:
            phrase, end = self.phrase(at, noun)
            if phrase is not None:
                phrase.word = "such as"
                noun.after.append(phrase)
                return end
            return at
        saved, self._commas = self._commas, True
        group, end = self._deeper(start, "list")
        self._commas = saved
        if group is None:
            return at
        noun.examples, noun.marker = group, c.low(at)
        return end
