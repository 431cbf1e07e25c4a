"""Base phrases → clauses: a recursive descent over one sentence, with subjects carried and modifiers hung on."""

from __future__ import annotations

from kg.extract.en import words
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb
from kg.extract.en.rows import Rows
from kg.extract.en.scan import MAX_DEPTH, SUBORDINATORS

_BEFORE_VERB = frozenset({"NN", "NNS", "NNP", "PRP", "RB", "VBG", "VBN", "VB", "VBZ", "VBD"})
_SURE = 9  # more than the other signs add up to


class Parser(Rows):
    """Parses one sentence into its main clauses."""

    def sentence(self) -> list[Clause]:
        """The main clauses, coordinated ones side by side."""
        roots: list[Clause] = []
        at = 0
        while at < self.c.size:
            before = at
            found, at = self._main(at, roots[-1] if roots else None)
            roots.extend(found)
            at = max(at, before + 1)
        return roots

    def _main(self, at: int, previous: Clause | None) -> tuple[list[Clause], int]:
        at = self._skip(at)
        if at >= self.c.size:
            return [], at
        link = "and" if previous is not None and self.c.tag(at - 1) != "." else "main"
        return self.clauses(at, link, previous)

    def clauses(self, at: int, link: str, previous: Clause | None = None) -> tuple[list[Clause], int]:
        """Leading adjuncts, subject and coordinated predicates from a token on."""
        if self._depth >= MAX_DEPTH:
            return [], at + 1
        self._depth += 1
        try:
            return self._clauses(at, link, previous)
        finally:
            self._depth -= 1

    def _clauses(self, at: int, link: str, previous: Clause | None) -> tuple[list[Clause], int]:
        lead = Clause(None, link="lead", start=at)
        at = self._lead(at, lead)
        special = self._turned_round(at, link, lead)
        if special is not None:
            return special
        verb, subject, how = self._predicate(at), None, "implied"
        if verb is None:
            first = at
            subject, at = self._subject(first, lead)
            if subject is not None:
                how = "own"
                verb = self._predicate(self._adverbs(at), subject)
                at = self._adverbs(at, lead)
                if verb is None and self._verb_found(first, at, subject):
                    return self._clauses(lead.start, link, previous)
                if verb is None:
                    return self._fragment(subject, lead, first, at)
            else:
                at = first
        elif previous is not None and link == "and" and self._carries(previous, verb):
            subject, how = previous.subject, "carried"
        if verb is None:
            return self._adjuncts_alone(lead, link, at)
        if self.c.low(verb.start - 1) == "there" and self.c.tag(verb.start - 1) == "EX":
            how = "there"
        made, end = self.predicates(verb, subject, how, link)
        if made:
            self._led(made[0], lead)
        return made, end

    def _turned_round(self, at: int, link: str, lead: Clause) -> tuple[list[Clause], int] | None:
        """ "nor have A done B", "only then did A do B", "what A fears is B": clauses whose subject is not in front."""
        c = self.c
        subject = c.noun(at + 1) is not None
        if subject and c.low(at - 1) in ("nor", "neither", "never") and c.tag(at) in ("DO", "HV", "MD", "BE"):
            found, end = self._inverted(at, link)
            if found:
                return found, end
        only = (
            c.tag(at) == "MD" and "only" in c.lows[max(0, lead.start - 1) : lead.start + 1] and bool(lead.phrases)
        )  # "only with A can B do C"
        if subject and (c.tag(at) == "DO" or only) and at > lead.start and c.tag(at - 1) != "CC":
            found, end = self._inverted(at, link, denied=False)  # "only then did parliament adopt a law"
            if found and only:
                self._led(found[0], lead)
            if found:
                return found, end
        if c.low(at) == "what":
            return self._cleft(at, link)
        return self._predicative_first(at, link) if c.tag(at) == "JJ" and c.low(at + 1) in ("to", "for") else None

    def _predicative_first(self, at: int, link: str) -> tuple[list[Clause], int] | None:
        """ "Central to the model is A", "essential for a fair trial are A and B": A is so."""
        c = self.c
        self._pending += 1
        phrase, end = self.phrase(at + 1, None)
        self._pending -= 1
        verb = c.verb(end)
        if phrase is None or phrase.group is None or verb is None or c.tag(end) != "BE" or verb.lemma != "be":
            return None
        subject, stop = self._waiting(end + 1)
        if subject is None or c.tag(stop) not in (".", ",", ";", ":", ""):
            return None
        clause = Clause(verb, subject, "own", link, start=at, end=stop, depth=self._depth)
        clause.phrases.append(phrase)
        clause.qualities.append((at, at + 1, False))
        return [clause], stop

    def _verb_found(self, first: int, end: int, subject: Group) -> bool:
        """Whether another reading of the words gives a subject the verb that it lacks."""
        return (self._depth == 1 and self._uncover(first, end, subject)) or self._promote(subject)

    def _carries(self, previous: Clause, verb: Verb) -> bool:
        """Whether a verb without a subject has that of the clause before: "A grew, and then lost B"."""
        group = previous.subject
        agrees = group is not None and (not verb.base or bool(verb.modal) or self._plural(group))
        return agrees and verb.form == "finite"

    @staticmethod
    def _adjuncts_alone(lead: Clause, link: str, at: int) -> tuple[list[Clause], int]:
        """A clause of what stands before a subject that never comes."""
        if not lead.phrases and not lead.parts:
            return [], at + 1
        empty = Clause(None, link=link, how="fragment", start=lead.start, end=at)
        empty.phrases, empty.parts = lead.phrases, lead.parts
        return [empty], at

    @staticmethod
    def _led(clause: Clause, lead: Clause) -> None:
        """Gives a clause what stands before its subject."""
        clause.start = lead.start
        clause.phrases[:0] = lead.phrases
        clause.parts[:0] = lead.parts
        clause.marks.extend(lead.marks)
        for part in lead.parts:
            part.parent = clause

    def _cleft(self, at: int, link: str) -> tuple[list[Clause], int] | None:
        """ "What villagers fear is A", "what is needed is A": A is the object of the first verb."""
        c = self.c
        subject, end = self._waiting(at + 1) if c.noun(at + 1) is not None else (None, at + 1)
        last = subject.nouns[-1].head if subject is not None else 0
        nouns = c.tag(last) in ("NN", "NNS") and c.tag(last - 1) in ("NN", "NNS", "NNP")
        if nouns and c.tag(end) == "BE" and c.is_verb(c.tokens[last].verb):  # "what towns need is A"
            c.retag(last, "VBZ" if c.tag(last) == "NNS" else "VB")
            subject, end = self._waiting(at + 1)
        verb = c.verb(self._past_adverbs(end))
        if verb is not None and subject is None and verb.form == "finite" and not verb.passive and verb.lemma != "be":
            return self._what_does(verb, at, link)
        if verb is None or verb.form != "finite" or (subject is None and not verb.passive):
            return None
        after = self._past_adverbs(verb.end)
        while c.tag(after) in (",", "RB"):
            after += 1
        if c.tag(after) != "BE":
            return None
        active = Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, False, verb.negated, verb.modal, verb.past)
        clause = Clause(active, subject, "own" if subject is not None else "implied", link, start=at, depth=self._depth)
        clause.end = self.body(clause, after + 1)
        return ([clause], clause.end) if clause.objects else None

    def _what_does(self, verb: Verb, at: int, link: str) -> tuple[list[Clause], int] | None:
        """ "What drives A is B": B drives A."""
        c = self.c
        self._pending += 1
        object_, end = self.group(verb.end, "object")
        phrase, after = self.phrase(end, None) if c.tag(end) == "IN" else (None, end)
        self._pending -= 1
        end = after if phrase is not None else end
        end = self._past_adverbs(end)
        if object_ is None or c.tag(end) != "BE":
            return None
        subject, stop = self.group(end + 1, "object")
        if subject is None:
            return None
        clause = Clause(verb, subject, "own", link, start=at, end=stop, depth=self._depth)
        clause.objects.append(object_)
        return [clause], stop

    def _inverted(self, at: int, link: str, denied: bool = True) -> tuple[list[Clause], int]:
        """ "nor have the plants created jobs": auxiliary, subject, verb; denied unless said otherwise."""
        aux = at
        subject, end = self._waiting(at + 1)
        verb = self.c.verb(self._past_adverbs(end))
        if subject is None or verb is None:
            return [], at
        passive = self.c.tag(aux) == "BE" and self.c.tag(verb.main) == "VBN"
        modal = self.c.low(aux) if self.c.tag(aux) == "MD" else ""
        main = Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, passive, denied, modal)
        main.negator = aux - 1 if denied else -1
        return self.predicates(main, subject, "own", link)

    def _fragment(self, subject: Group, lead: Clause, at: int, end: int) -> tuple[list[Clause], int]:
        """A group without a verb."""
        self.loose.append(subject)
        clause = Clause(None, subject, "fragment", "main", start=at, end=end)
        clause.phrases, clause.parts = lead.phrases, lead.parts
        return [clause], end

    def _adverbs(self, at: int, lead: Clause | None = None) -> int:
        """Past adverbs and a parenthesis between subject and verb: ", however,"."""
        c = self.c
        if c.tag(at) == "," and c.low(at + 1) == "not" and c.noun(at + 2) is not None and lead is not None:
            group, end = self.group(at + 2, "phrase")
            if group is not None and c.tag(end) == ",":
                lead.phrases.append(Phrase("rather than", at + 1, group))
                return self._past_adverbs(end + 1)
        if c.tag(at) == "," and c.tag(at + 1) in ("RB", "IN"):
            stop = next((n for n in range(at + 1, min(at + 18, c.size)) if c.tags[n] == ","), -1)
            if c.low(at + 1) == "as" and self._clause_ahead(at + 2) and lead is not None and stop > 0:
                self._pending += 1
                found, end = self.clauses(at + 2, "as")  # "a levy, as the example shows, lowers"
                self._pending -= 1
                if found and end == stop and self._predicate(self._past_adverbs(stop + 1)) is not None:
                    lead.parts.extend(found)
                    return self._past_adverbs(stop + 1)
            if stop > 0 and self._predicate(self._past_adverbs(stop + 1)) is not None:
                phrase, end = self.phrase(at + 1, None) if c.tag(at + 1) == "IN" else (None, at)
                while phrase is not None and lead is not None:
                    lead.phrases.append(phrase)
                    phrase, end = self.phrase(end, None) if end < stop and c.tag(end) == "IN" else (None, end)
                return self._past_adverbs(stop + 1)
        after = self._past_adverbs(at + 1)
        verb = self.c.verb(after)
        if c.tag(at) == "," and (self._finite(verb) or self._main_participle(verb)):
            at += 1
        return self._past_adverbs(at)

    def _main_participle(self, verb: Verb | None) -> bool:
        """ "The league, founded in 1990, litigated for years": an -ed form after the comma that no finite verb follows."""
        c = self.c
        if verb is None or verb.form != "participle" or c.low(verb.end) == "by" or c.low(verb.main) == "based":
            return False
        if not c.low(verb.main).endswith("ed") or self._later(verb.end, wanted=self._pending + 1):
            return False
        return not any(self._hidden_verb(n) for n in range(verb.end + 1, min(c.size - 1, verb.end + 15)))

    def _hidden_verb(self, n: int) -> bool:
        """ "…, completed in 1970, supplies power to": a plural behind the comma that is the verb."""
        c = self.c
        token = c.tokens[n]
        return (
            c.tag(n - 1) == ","
            and token.tag == "NNS"
            and c.is_verb(token.verb)
            and c.tag(n + 1) in ("NN", "NNS", "DT", "JJ", "PRP$", "NNP")
        )

    def _uncover(self, start: int, end: int, subject: Group) -> bool:
        """Makes a verb of the word that looks most like one where a clause has none; True where there is such a word."""
        c = self.c
        aside, far = end, end
        if c.tag(end) == ",":  # the verb may stand behind an aside
            reach = min(end + 20, c.size)
            stop = next((n for n in range(end + 1, reach) if c.tags[n] == "."), 0)
            end, far = stop or end, stop or reach
        best, score = -1, 2
        for n in range(start + 1, min(max(end, far) + 1, c.size)):
            total = self._verb_score(n, n > end, aside, subject)
            if total > score or total == _SURE:  # of two that are sure the last
                best, score = n, total
        if best < 0:
            return False
        past = "VBD" if c.low(best).endswith("ed") else "VB"
        c.retag(best, {"NNS": "VBZ", "VBN": "VBD"}.get(c.tokens[best].tag, past))
        return True

    def _verb_score(self, n: int, beyond: bool, aside: int, subject: Group) -> int:
        """How much a word that was tagged otherwise looks like the verb of a subject; `beyond`: behind the clause."""
        c = self.c
        token = c.tokens[n]
        if token.tag not in ("NN", "NNS", "JJ", "VBN") or not token.verb or not c.is_verb(token.verb):
            return 0
        stem = token.tag == "VBN" and token.low == token.verb  # set, put, cut
        if not stem and (beyond or (token.tag in ("VBN", "JJ") and not token.low.endswith("ed"))):
            return 0
        before, after = c.tag(n - 1), c.tag(n + 1)
        if stem and before == "," and after in ("RB", "IN", "DT", "NNS"):
            return _SURE
        plural = token.tag == "NNS"
        resumes = before == "," and (plural or (token.tag == "NN" and n == aside + 1))
        if not (before in _BEFORE_VERB or resumes) or after in (".", "", ",", "VBZ", "MD", "BE"):
            return 0
        return (
            2 * (token.tag == "VBN" or self._agrees(subject, n, plural))
            + (2 if plural else 3) * (after in ("DT", "PRP$", "CD", "PRP"))
            + (after in ("NNS", "JJ", "JJR", "RB", "IN", "NNP", "NN", "TO", "VBG"))
            - (before == "VB" and c.tag(n - 2) == "TO")
        )

    def _agrees(self, subject: Group, at: int, singular: bool) -> bool:
        """Whether a bare stem, or a form in -s, goes with the noun before it or with the head of the subject."""
        c = self.c
        first = subject.nouns[0]
        joined = len(subject.nouns) > 1 or "CC" in c.tags[first.start : at]
        near = joined or c.tag(at - 1) == "NNS"
        if first.end > at:  # the word is part of the head's own phrase
            return near != singular
        if c.tag(at - 1) not in ("NN", "NNS", "NNP"):
            return self._plural(subject) != singular
        return self._plural(subject) != singular or near != singular

    def _promote(self, subject: Group) -> bool:
        """Takes a participle after the subject for its verb, where a clause has no other; True where there is one."""
        for noun in subject.nouns:
            for clause in noun.clauses[:1]:
                verb = clause.verb
                if (
                    clause.how == "participle"
                    and verb is not None
                    and self.c.tags[verb.main] in ("VBN", "VBD")
                    and (verb.main not in self._finite_here and self.c.low(verb.main).endswith("ed"))
                ):
                    self._finite_here.add(verb.main)
                    return True
        return False

    def _lead(self, at: int, lead: Clause) -> int:
        """Prepositional phrases, participles, infinitives and subordinate clauses before the subject."""
        c = self.c
        for _ in range(8):
            start = at
            at = self._time(at)
            while (
                c.tag(at) in (",", "RB", "CC")
                and c.noun(at) is None
                and (c.tag(at) != "RB" or not self._verbal_adverb(at))
            ):
                if c.lows[at] == "not" and c.noun(at + 1) is not None:
                    break
                at += 1
            tag, low = c.tag(at), c.low(at)
            if low == "because" and self._because_of(at, lead):
                at = self._lead_phrase(at, lead)
                lead.phrases[-1].word = "because of"
            elif (
                tag == "IN"
                and (low in SUBORDINATORS or low == "that" or (low in words.BOTH and self._clause_ahead(at + 1)))
            ) or (tag == "WRB" and low in ("when", "where", "whenever")):
                at = self._lead_clause(at, lead)
            elif tag == "IN":
                at = self._lead_phrase(at, lead)
            elif tag == "TO":
                at = self._lead_verb(at, lead, "purpose")
            elif tag in ("VBG", "VBN") and c.noun(at) is None:
                at = self._lead_verb(at, lead, "participle")
            if at == start or at >= c.size:
                return start if at == start else at
        return at

    def _because_of(self, at: int, lead: Clause) -> bool:
        """ "Because the lack of talents, the service …": a noun phrase where a clause should be."""
        saved, self._commas = self._commas, False
        count = len(lead.phrases)
        phrase, end = self.phrase(at, None)
        self._commas = saved
        del lead.phrases[count:]
        return (
            phrase is not None
            and phrase.group is not None
            and self.c.tag(end) == ","
            and not self._clause_ahead(at + 1)
        )

    def _lead_clause(self, at: int, lead: Clause) -> int:
        low = self.c.low(at)
        verb = self.c.verb(at + 1)
        if verb is not None and verb.form in ("participle", "gerund"):  # "when crossing", "once broken"
            found, end = self.predicates(verb, None, "implied", low)
        else:
            found, end = self.clauses(at + 1, low)
        if not found or end <= at:
            return at
        lead.parts.extend(found)
        return end

    def _lead_phrase(self, at: int, lead: Clause) -> int:
        """A prepositional phrase; read again without commas where its list swallowed the subject."""
        c = self.c
        phrase, end = self.phrase(at, None)
        if phrase is not None and self._swallowed(end):
            saved, self._commas = self._commas, False
            phrase, end = self.phrase(at, None)
            self._commas = saved
        if phrase is None:
            return at
        turned = c.low(at - 1) == "only" and c.tag(end) == "MD"  # "only with A can B"
        if (
            self._finite(c.verb(end))
            and not turned
            and phrase.group is not None
            and len(phrase.group.nouns) == 1
            and c.tag(end - 1) != ","
        ):
            if phrase.word == "among" and c.tag(end) == "BE":  # "Among the causes of A are B and C"
                lead.phrases.append(phrase)
            return end
        lead.phrases.append(phrase)
        return end

    def _swallowed(self, end: int) -> bool:
        """Whether a verb follows where a subject should: the list before it held the subject."""
        c = self.c
        if c.tag(end) == ",":
            return self._finite(c.verb(self._past_adverbs(end + 1)))
        following = self._past_adverbs(end)
        if c.noun(following) is not None or c.tag(end) in ("IN", "TO", "EX", "WDT"):
            return False
        return self._finite(c.verb(following))

    def _lead_verb(self, at: int, lead: Clause, link: str) -> int:
        c = self.c
        verb = c.verb(at)
        if verb is None or (c.tag(at) != "VBN" and self._is_subject(verb)):
            return at
        loose = len(self.loose)
        found: list[Clause] = []
        end = at
        for commas in (True, False):
            saved, self._commas = self._commas, commas and self._commas
            found, end = self.predicates(verb, None, "implied", link)
            self._commas = saved
            after = end + 1 if c.tag(end) == "," else end
            if c.noun(after) is not None or c.tag(after) in ("EX", "IN", "TO", "RB"):
                break
        if not found:
            return at
        if self._finite(c.verb(self._past_adverbs(end))) and c.tag(end) != ",":
            del self.loose[loose:]
            return at  # the phrase is itself the subject
        lead.parts.extend(found)
        return end

    def _is_subject(self, verb: Verb) -> bool:
        """Whether a verbal phrase is itself the subject: a finite verb follows without a comma."""
        found, end = self._as_subject(verb)
        return bool(found) and self._finite(self.c.verb(self._past_adverbs(end))) and self.c.tag(end) != ","

    def _as_subject(self, verb: Verb) -> tuple[list[Clause], int]:
        """A verbal phrase up to the finite verb whose subject it may be."""
        self._pending += 1
        saved, self._commas = self._commas, False
        found, end = self.predicates(verb, None, "implied", "subject")
        self._commas = saved
        self._pending -= 1
        return found, end

    def _subject(self, at: int, lead: Clause) -> tuple[Group | None, int]:
        c = self.c
        tag = c.tag(at)
        if tag in ("VBG", "TO") and c.noun(at) is None:
            return self._verbal_subject(at, lead)
        return self._waiting(at)

    def _waiting(self, at: int) -> tuple[Group | None, int]:
        """The group of a subject whose verb is still to come."""
        self._pending += 1
        group, end = self.group(at, "subject")
        self._pending -= 1
        return group, end

    def _verbal_subject(self, at: int, lead: Clause) -> tuple[Group | None, int]:
        """ "Reducing risk is …", "to maximise participation is …": the whole phrase is the subject, and a clause."""
        verb = self.c.verb(at)
        if verb is None:
            return None, at
        found, end = self._as_subject(verb)
        if not found or not self._finite(self.c.verb(self._past_adverbs(end))):
            found, end = self.predicates(verb, None, "implied", "participle")
            lead.parts.extend(found)
            return None, end
        noun = Noun(at, at, verb.main, self._trim(found[0], end))
        noun.stop = end
        noun.clauses.extend(found)
        for clause in found:
            clause.link = "subject"
        return Group([noun], end), end

    @staticmethod
    def _trim(clause: Clause, end: int) -> int:
        """Where the verbal phrase ends without its later adjuncts."""
        return clause.objects[-1].end if clause.objects else end
