"""Base phrases → clauses: a recursive descent over one sentence, with subjects carried and modifiers hung on."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.en import words
from kg.extract.en.chunks import Chunker
from kg.extract.en.parts import Clause, Group, Noun, Phrase, Verb

_MAX_DEPTH = 14
_REACH = 60  # tokens that a look ahead may pass
_FINITE = frozenset({"MD", "BE", "HV", "DO", "VBZ", "VBD", "VB"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})
_NAMING = frozenset("call name give grant offer award deny consider deem elect appoint dub title term label pay teach".split())
_BARE = frozenset({"help", "make", "let"})
_GIVING = frozenset("give grant deny offer lend award allow spare guarantee assign teach tell show send bring pay".split())
_SUBORDINATORS = words.SUBORDINATORS | {"so that", "as if"}


class Parser:
    """Parses one sentence; `raising(words)` tells whether "need to", "be able to" … only colour the verb that follows."""

    def __init__(
        self, chunker: Chunker, raising: Callable[[str], bool], particles: set[tuple[str, str]], units: frozenset[str]
    ) -> None:
        self.c = chunker
        self._units = units
        self._raising = raising
        self._particles = particles
        self._commas = True
        self._pending = 0  # subjects whose verbs are still to come
        self._open: list[Verb] = []  # the verbs whose objects are being read
        self._finite_here: set[int] = set()  # participles that turned out to be the main verb
        self._depth = 0
        self.loose: list[Group] = []  # noun phrases that no clause took

    # ---- the sentence --------------------------------------------------------------------------

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

    def clauses(self, at: int, link: str, previous: Clause | None = None) -> tuple[list[Clause], int]:
        """Leading adjuncts, subject and coordinated predicates from a token on."""
        if self._depth >= _MAX_DEPTH:
            return [], at + 1
        self._depth += 1
        try:
            return self._clauses(at, link, previous)
        finally:
            self._depth -= 1

    def _clauses(self, at: int, link: str, previous: Clause | None) -> tuple[list[Clause], int]:
        lead = Clause(None, link="lead", start=at)
        at = self._lead(at, lead)
        c = self.c
        if c.low(at - 1) in ("nor", "neither", "never") and c.tag(at) in ("DO", "HV", "MD", "BE") and c.noun(at + 1) is not None:
            found_, end_ = self._inverted(at, link)
            if found_:
                return found_, end_
        verb = self._predicate(at)
        subject: Group | None = None
        how = "implied"
        if verb is None:
            subject, at2 = self._subject(at, lead)
            if subject is not None:
                how = "own"
                verb = self._predicate(self._adverbs(at2), subject)
                at2 = self._adverbs(at2, lead)
                if verb is None and self._depth == 1 and self._uncover(at, at2):
                    return self._clauses(lead.start, link, previous)
                if verb is None and self._promote(subject):
                    return self._clauses(lead.start, link, previous)
                if verb is None:
                    return self._fragment(subject, lead, at, at2)
                at = at2
        elif previous is not None and link == "and" and previous.subject is not None and verb.form == "finite" and (
            not verb.base or verb.modal or self._plural(previous.subject)
        ):
            subject, how = previous.subject, "carried"
        if verb is None:
            found = [part for part in lead.parts]
            if lead.phrases or found:
                empty = Clause(None, link=link, how="fragment", start=lead.start, end=at)
                empty.phrases, empty.parts = lead.phrases, lead.parts
                return [empty], at
            return [], at + 1
        if c.tag(at) == "EX":
            at += 1
        if c.low(verb.start - 1) == "there" and c.tag(verb.start - 1) == "EX":
            how = "there"
        made, end = self.predicates(verb, subject, how, link)
        if made:
            made[0].start = lead.start
            made[0].phrases[:0] = lead.phrases
            made[0].parts[:0] = lead.parts
            made[0].marks.extend(lead.marks)
            for part in lead.parts:
                part.parent = made[0]
        return made, end

    def _inverted(self, at: int, link: str) -> tuple[list[Clause], int]:
        """ "nor have the plants created jobs": auxiliary, subject, verb; denied."""
        aux = at
        self._pending += 1
        subject, end = self.group(at + 1, "subject")
        self._pending -= 1
        verb = self.c.verb(self._past_adverbs(end))
        if subject is None or verb is None:
            return [], at
        passive = self.c.tag(aux) == "BE" and self.c.tag(verb.main) == "VBN"
        modal = self.c.low(aux) if self.c.tag(aux) == "MD" else ""
        main = Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, passive, True, modal, negator=aux - 1)
        return self.predicates(main, subject, "own", link)

    def _plural(self, group: Group) -> bool:
        """Whether a subject takes a bare verb."""
        head = group.nouns[0].head
        return len(group.nouns) > 1 or self.c.tag(head) == "NNS" or self.c.low(head) in ("they", "we", "these", "those")

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
            if stop > 0 and self._predicate(self._past_adverbs(stop + 1)) is not None:
                phrase = self.phrase(at + 1, None)[0] if c.tag(at + 1) == "IN" else None
                if phrase is not None and lead is not None:
                    lead.phrases.append(phrase)
                return self._past_adverbs(stop + 1)
        if c.tag(at) == "," and self._finite(self.c.verb(self._past_adverbs(at + 1))):
            at += 1
        return self._past_adverbs(at)

    def _past_adverbs(self, at: int) -> int:
        c = self.c
        while c.tag(at) == "RB" and c.verb(at) is None:
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
        if subject is not None and verb.form == "participle" and not self._later(at + 1, wanted=self._pending + 1):
            return Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, False, verb.negated, past=True, negator=verb.negator)
        return None

    def _uncover(self, start: int, end: int) -> bool:
        """Makes a verb of the word that looks most like one where a clause has none; True where there is such a word."""
        c = self.c
        best, score = -1, 2
        for n in range(start + 1, min(end + 1, c.size)):
            token = c.tokens[n]
            if token.tag not in ("NN", "NNS", "JJ", "VBN") or not token.verb or not c.is_verb(token.verb):
                continue
            if token.tag in ("VBN", "JJ") and not token.low.endswith("ed"):
                continue
            before, after = c.tag(n - 1), c.tag(n + 1)
            if before not in ("NN", "NNS", "NNP", "PRP", "RB", "VBG") or after in (".", "", ",", "VBZ", "MD", "BE"):
                continue
            plural = token.tag == "NNS"
            value = token.tag == "VBN" or (before == "NNS" or "CC" in c.tags[max(start, n - 4) : n]) != plural
            total = 2 * value + 2 * (after in ("DT", "PRP$", "CD", "PRP")) + (after in ("NNS", "JJ", "RB", "IN", "NNP", "NN", "TO"))
            if total > score:
                best, score = n, total
        if best < 0:
            return False
        c.retag(best, {"NNS": "VBZ", "VBN": "VBD"}.get(c.tokens[best].tag, "VBD" if c.low(best).endswith("ed") else "VB"))
        return True

    def _promote(self, subject: Group) -> bool:
        """Takes a participle after the subject for its verb, where a clause has no other; True where there is one."""
        for noun in subject.nouns:
            for clause in noun.clauses[:1]:
                verb = clause.verb
                if clause.how == "participle" and verb is not None and self.c.tags[verb.main] in ("VBN", "VBD") and (
                    verb.main not in self._finite_here and self.c.low(verb.main).endswith("ed")
                ):
                    self._finite_here.add(verb.main)
                    return True
        return False

    def _later(self, at: int, closed: bool = False, wanted: int = 1) -> bool:
        """Whether the finite verbs that are still wanted stand to the right."""
        c = self.c
        relative = 1 - max(1, wanted)
        relative = -relative
        for n in range(at, min(c.size, at + _REACH)):
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
            elif tag in _FINITE and c.tag(n - 1) not in ("TO", "MD", "DO", "HV", "BE") and not (
                tag == "VB" and c.tag(n - 1) not in ("NNS", "PRP", "NN", "NNP", "RB", "CC", *((",",) if closed else ()))
            ):
                if c.tag(n - 1) == "CC" or (c.tag(n - 1) == "RB" and c.tag(n - 2) == "CC"):
                    continue
                if c.tag(n - 1) == "RB" and c.tag(n - 2) in ("MD", "DO", "HV", "BE", "TO"):
                    continue
                if relative == 0:
                    return True
                relative -= 1
        return False

    # ---- leading adjuncts ------------------------------------------------------------------------

    def _lead(self, at: int, lead: Clause) -> int:
        """Prepositional phrases, participles, infinitives and subordinate clauses before the subject."""
        c = self.c
        for _ in range(8):
            start = at
            at = self._time(at)
            while c.tag(at) in (",", "RB", "CC") and c.noun(at) is None and (c.tag(at) != "RB" or not self._verbal_adverb(at)):
                if c.lows[at] == "not" and c.noun(at + 1) is not None:
                    break
                at += 1
            tag, low = c.tag(at), c.low(at)
            if tag == "IN" and (low in _SUBORDINATORS or low == "that" or (low in words.BOTH and self._clause_ahead(at + 1))):
                at = self._lead_clause(at, lead)
            elif tag == "WRB" and low in ("when", "where", "whenever"):
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

    def _lead_clause(self, at: int, lead: Clause) -> int:
        low = self.c.low(at)
        if low == "if" and False:
            return at
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
        end = at
        for commas in (True, False):
            saved, self._commas = self._commas, commas and self._commas
            phrase, end = self.phrase(at, None)
            self._commas = saved
            if phrase is None:
                return at
            following = self._past_adverbs(end)
            if self.c.tag(end) == "," and commas and self._finite(self.c.verb(self._past_adverbs(end + 1))):
                continue
            if self.c.tag(end) == "," or self.c.noun(following) is not None or self.c.tag(end) in ("IN", "TO", "EX", "WDT"):
                break
            if not self._finite(self.c.verb(following)):
                break
        if self._finite(self.c.verb(end)) and phrase.group is not None and len(phrase.group.nouns) == 1 and self.c.tag(end - 1) != ",":
            split = self._without_comma(phrase)
            if split is None:
                return end
            return split
        lead.phrases.append(phrase)
        return end

    def _without_comma(self, phrase: Phrase) -> int | None:
        """Nothing to give back: the preposition's noun was the subject too."""
        return None

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
        self._pending += 1
        saved, self._commas = self._commas, False
        found, end = self.predicates(verb, None, "implied", "subject")
        self._commas = saved
        self._pending -= 1
        return bool(found) and self._finite(self.c.verb(self._past_adverbs(end))) and self.c.tag(end) != ","

    def _clause_ahead(self, at: int) -> bool:
        """Whether a subject and a finite verb stand here, rather than a noun phrase alone."""
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
            if self._finite(verb):
                return not (verb is not None and verb.base and not verb.modal and c.tag(verb.main - 1) in ("CC",))
            if verb is not None and verb.form == "participle" and not self._later(at + 1):
                return c.tag(at - 1) != "CC" and c.tokens[verb.main].tag == "VBD"
            if c.low(at) in ("that", "in which"):
                return False
            if c.tag(at) in ("IN", "CC") and c.lows[at] not in _SUBORDINATORS and c.lows[at] not in words.BOTH:
                at += 1
                continue
            if c.tag(at) in ("WDT",) or c.tag(at) == ",":
                return False
            return False
        return False

    # ---- subject ---------------------------------------------------------------------------------

    def _subject(self, at: int, lead: Clause) -> tuple[Group | None, int]:
        c = self.c
        tag = c.tag(at)
        if tag in ("VBG", "TO") and c.noun(at) is None:
            return self._verbal_subject(at, lead)
        self._pending += 1
        group, end = self.group(at, "subject")
        self._pending -= 1
        return group, end

    def _verbal_subject(self, at: int, lead: Clause) -> tuple[Group | None, int]:
        """ "Reducing risk is …", "to maximise participation is …": the whole phrase is the subject, and a clause."""
        verb = self.c.verb(at)
        if verb is None:
            return None, at
        self._pending += 1
        saved, self._commas = self._commas, False
        found, end = self.predicates(verb, None, "implied", "subject")
        self._commas = saved
        self._pending -= 1
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

    # ---- predicates ------------------------------------------------------------------------------

    def predicates(
        self, verb: Verb, subject: Group | None, how: str, link: str, outer: Clause | None = None
    ) -> tuple[list[Clause], int]:
        """A predicate with those coordinated with it: "improves A, strengthens B and is C"."""
        if self._depth >= _MAX_DEPTH:
            return [], verb.end
        self._depth += 1
        made: list[Clause] = []
        at = verb.end
        current: Verb | None = verb
        while current is not None and len(made) < 12:
            clause = Clause(current, subject, how if not made else "carried", link if not made else "and",
                            start=current.start, depth=self._depth)  # fmt: skip
            if made:
                clause.parent = made[0]
                if how in ("implied", "relative", "participle", "there"):
                    clause.how = how if how != "there" else "implied"
            at = self._raise(clause, current.end)
            if clause.verb is not None and (clause.verb.lemma, self.c.low(at)) in self._particles and self.c.tag(at) in ("RB", "IN"):
                at += self.c.tag(at) == "RB" or self.c.noun(at + 1) is not None or self.c.low(at) in ("up", "out", "off", "down")
            at = self.body(clause, at)
            clause.end = at
            made.append(clause)
            current = None if self._back_to(outer, at) else self._next_verb(at, made[0])
        self._depth -= 1
        self._share(made)
        return made, at

    def _back_to(self, outer: Clause | None, at: int) -> bool:
        """ "guide A to do B, encourage C": after a comma the row of the outer verb goes on."""
        if outer is None or self.c.tag(at) != "," or not outer.objects or outer.verb is None:
            return False
        return outer.verb.base or bool(outer.verb.modal) or outer.verb.form == "infinitive"

    @staticmethod
    def _share(made: list[Clause]) -> None:
        """ "prevent and solve conflicts", "employed and paid by the state": what follows the last verb is for all."""
        for one, two in zip(reversed(made[:-1]), reversed(made[1:]), strict=True):
            bare = not (one.objects or one.phrases or one.parts or one.qualities)
            if bare and one.verb is not None and two.verb is not None and one.verb.passive == two.verb.passive:
                one.objects, one.phrases = list(two.objects), list(two.phrases)
                first = two.phrases[0].group if two.phrases else None
                if not one.objects and first is not None and not one.verb.passive:
                    one.objects = [first]
                one.marks.append("shared")

    def _raise(self, clause: Clause, at: int) -> int:
        """ "need to improve", "is likely to", "begin to": the infinitive is the verb, what precedes it colours it."""
        c = self.c
        verb = clause.verb
        assert verb is not None
        for _ in range(3):
            head = self._past_adverbs(at)
            text = verb.lemma
            if verb.passive or (verb.lemma == "be" and c.tag(head) in _ADJECTIVES):
                if verb.lemma == "be":
                    text, head = f"be {c.tokens[head].lemma}", head + 1
                else:
                    text = f"be {c.lows[verb.main]}"
            lower = c.verb(head)
            if c.tag(head) != "TO" or lower is None or not self._raising(f"{text} to"):
                return at
            modal = f"{text} to" if not verb.modal else f"{verb.modal}|{text} to"
            negated = verb.negated != lower.negated
            verb = Verb(verb.start, lower.main, lower.end, verb.form, lower.lemma, lower.passive, negated, modal, verb.past,
                        True, verb.negator if verb.negated else lower.negator)  # fmt: skip
            clause.verb = verb
            at = lower.end
        return at

    def _next_verb(self, at: int, first: Clause) -> Verb | None:
        """The verb of a coordinated predicate: same form, after a comma or conjunction."""
        c = self.c
        joint = at
        while c.tag(at) in (",", "CC") and at - joint < 3 or (c.low(at) in ("not only", "also", "then") and at - joint < 4):
            at += 1
        if at == joint or first.verb is None:
            return None
        conjunction = any(c.tags[n] == "CC" for n in range(joint, at))
        verb = c.verb(at)
        if verb is None or (self._pending and not conjunction and verb.form == "finite"):
            return None
        form, one = verb.form, first.verb
        marker = c.lows[joint:at]
        if one.form == "finite" and form == "participle" and (one.passive or c.tag(one.main - 1) == "HV" or one.past):
            return self._finite_participle(verb, one, conjunction)
        if one.form == "finite" and form == "finite":
            if not verb.base or verb.modal:
                return verb if conjunction or self._list_goes_on(verb.end, "finite") else None
            if one.base or one.modal or one.passive or c.low(one.start) in ("are", "have", "were", "do"):
                verb = self._with_modal(verb, one)
                return verb if conjunction or self._list_goes_on(verb.end, "finite") else None
            return None
        if form == "infinitive" and c.low(verb.start) in ("in order to", "so as to"):
            return None
        if one.form == "infinitive" and form in ("finite", "infinitive") and (verb.base or form == "infinitive"):
            if "but" in marker and form == "finite":
                return None
            if verb.modal:
                return None
            return Verb(verb.start, verb.main, verb.end, "infinitive", verb.lemma, verb.passive, verb.negated, base=True,
                        modal=one.modal, negator=verb.negator)  # fmt: skip
        if one.form == "gerund" and form == "gerund" and c.noun(at) is None:
            return verb
        if one.form == "participle" and form == "participle" and c.noun(at) is None:
            return verb
        return None

    def _finite_participle(self, verb: Verb, one: Verb, conjunction: bool) -> Verb | None:
        """ "is built and run", "has cut A and raised B": the participle shares the auxiliary."""
        c = self.c
        passive = one.passive
        if not passive and not conjunction and not self._list_goes_on(verb.end, "participle"):
            return None
        if passive and c.noun(verb.end) is not None and c.tag(verb.end) in ("DT", "PRP$"):
            passive = False
        return Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, passive, verb.negated, one.modal, True, negator=verb.negator)

    @staticmethod
    def _with_modal(verb: Verb, one: Verb) -> Verb:
        if one.modal and not verb.modal:
            negated = verb.negated or (one.negated and not one.modal)
            return Verb(verb.start, verb.main, verb.end, "finite", verb.lemma, verb.passive, negated, one.modal, verb.past,
                        verb.base, verb.negator)  # fmt: skip
        return verb

    def _list_goes_on(self, at: int, form: str) -> bool:
        """Whether a later conjunction joins another verb: what makes a comma one of a list."""
        c = self.c
        for n in range(at, min(c.size, at + _REACH)):
            if c.tags[n] == ".":
                return False
            if c.tags[n] == "CC":
                verb = c.verb(n + 1)
                if verb is not None and (verb.form in (form, "finite") or form == "finite"):
                    return True
        return False

    # ---- what follows the verb -------------------------------------------------------------------

    def body(self, clause: Clause, at: int) -> int:
        """Objects, predicatives, phrases and dependent clauses of a clause; returns where it ends."""
        if clause.verb is not None:
            self._open.append(clause.verb)
        c = self.c
        while at < c.size:
            before = at
            tag = c.tags[at]
            if tag == ".":
                break
            step = self._STEPS.get(tag, Parser._other)
            at = step(self, clause, at)
            if at <= before:
                at = before
                break
        if clause.verb is not None:
            self._open.pop()
        return at

    def _other(self, clause: Clause, at: int) -> int:
        """Nouns, adjectives, adverbs, verbs."""
        c = self.c
        tag = c.tags[at]
        if tag == "RB":
            if c.low(at) in ("not", "not only") and self.c.tag(at + 1) in ("DT", "NN", "NNS", "JJ", "NNP", "PRP$", "PRP", "IN", "VBG", "CD"):
                clause.marks.append(f"not:{at + 1}") if c.low(at) == "not" else None
                return at + 1
            noun = c.noun(at)
            if noun is None:
                adjective = self._quality(clause, at)
                return adjective if adjective > at else at + 1
        if c.noun(at) is not None:
            return self._object(clause, at)
        if tag in _ADJECTIVES or tag in ("VBN",):
            end = self._quality(clause, at)
            if end > at:
                return end
        if tag in ("VBG", "VB"):
            return self._bare(clause, at)
        if tag == "VBN":
            return self._bare(clause, at)
        if tag in ("WDT", "WRB"):
            return self._question(clause, at)
        if tag == "CD":
            return at + 1
        return at

    def _time(self, at: int) -> int:
        """Past a noun phrase that says when: "ten years later", "every year"; the same place where there is none."""
        c = self.c
        noun = c.noun(at)
        if noun is None or noun.pronoun or c.tokens[noun.head].lemma not in self._units:
            return at
        if c.low(noun.end) in ("later", "ago", "earlier", "before", "after"):
            return noun.end + 1
        return noun.end if c.low(noun.start) in ("every", "each", "this", "last", "next", "that") and c.low(noun.end) != "of" else at

    def _object(self, clause: Clause, at: int) -> int:
        c = self.c
        when = self._time(at)
        if when > at:
            return when
        verb = clause.verb
        lemma = verb.lemma if verb else ""
        pending = self._pending > 0
        if not clause.objects and not pending and lemma not in _BARE | _GIVING and self._clause_ahead(at) and lemma not in ("be", "become"):
            return self._that(clause, at)
        if clause.objects and len(clause.objects) > 2:
            return at
        if clause.objects and not pending and self._clause_ahead(at) and lemma not in _BARE | _GIVING:
            return at
        self._pending += lemma in _BARE
        group, end = self.group(at, "object")
        self._pending -= lemma in _BARE
        if group is None:
            return at
        if f"not:{at}" in clause.marks:
            group.nouns[0].negated = True
        clause.objects.append(group)
        if c.tag(end) == "VB" and lemma in _BARE:
            lower = c.verb(end)
            if lower is not None:
                return self._attach(clause, lower, end, "to")
        return end

    def _quality(self, clause: Clause, at: int) -> int:
        """A predicative adjective or a list of them."""
        c = self.c
        first = True
        end = at
        if clause.qualities and c.tag(at - 1) not in ("CC", ","):
            return at
        while True:
            n = at
            negated = False
            while c.tag(n) == "RB":
                negated = negated or c.low(n) in words.NEGATORS
                n += 1
            tag = c.tag(n)
            if not (tag in _ADJECTIVES or (tag == "VBN" and c.noun(n) is None)) or (c.noun(n) is not None and c.noun(n).start == n):  # type: ignore[union-attr]
                return end
            if not first and c.noun(n) is not None:
                return end
            clause.qualities.append((n, n + 1, negated))
            end = n + 1
            first = False
            nxt = end
            if c.tag(nxt) == "," and c.tag(nxt + 1) == "CC":
                nxt += 1
            if c.tag(nxt) in (",", "CC") and (c.tag(nxt + 1) in _ADJECTIVES or c.tag(nxt + 1) == "RB" or c.tag(nxt + 1) == "VBN"):
                at = nxt + 1
                continue
            return end

    def _bare(self, clause: Clause, at: int) -> int:
        """A verb right after the verb or its object: "start improving", "help improve"."""
        lower = self.c.verb(at)
        if lower is None:
            return at
        if lower.form == "finite" and not (lower.base and clause.verb is not None and clause.verb.lemma in _BARE):
            return at
        link = "to" if lower.form == "finite" else "gerund" if lower.form == "gerund" else "participle"
        return self._attach(clause, lower, at, link)

    def _attach(self, clause: Clause, verb: Verb, at: int, link: str) -> int:
        """Reads a dependent verb phrase into `clause.parts`."""
        if verb.form == "finite" and link in ("to",):
            verb = Verb(verb.start, verb.main, verb.end, "infinitive", verb.lemma, verb.passive, verb.negated, verb.modal, base=True)
        found, end = self.predicates(verb, None, "implied", link, clause)
        for part in found:
            part.parent = clause if part is found[0] else found[0]
        clause.parts.extend(found)
        return end if found else at

    def _to(self, clause: Clause, at: int) -> int:
        c = self.c
        verb = c.verb(at)
        if verb is not None:
            link = "purpose" if c.low(at) in ("in order to", "so as to") else "to"
            return self._attach(clause, verb, at, link)
        return self._phrase(clause, at)

    def _phrase(self, clause: Clause, at: int) -> int:
        c = self.c
        low = c.low(at)
        if low == "that":
            return self._that(clause, at + 1)
        if low in _SUBORDINATORS or (low in words.BOTH and low != "than" and self._clause_ahead(at + 1)):
            return self._subordinate(clause, at)
        last = self._last_noun(clause)
        phrase, end = self.phrase(at, last)
        if phrase is None:
            adverb = c.tag(at + 1)
            if adverb in _ADJECTIVES or adverb == "RB":
                return at + 1
            return at + 1 if low in words.PARTICLES or low in ("as", "than", "out", "up") else at
        clause.phrases.append(phrase)
        if last is not None:
            last.after.append(phrase)
        return end

    def _last_noun(self, clause: Clause) -> Noun | None:
        """The noun phrase to the left that a phrase may belong to."""
        nouns = [group.nouns[-1] for group in clause.objects[-1:]]
        nouns += [p.group.nouns[-1] for p in clause.phrases[-1:] if p.group is not None]
        return max(nouns, key=lambda noun: noun.end) if nouns else None

    def _that(self, clause: Clause, at: int) -> int:
        found, end = self.clauses(at, "that")
        noun = self._last_noun(clause)
        if found and noun is not None and clause.objects and noun is clause.objects[-1].nouns[-1] and self._lacks_object(found[0]):
            found[0].objects.append(Group(list(clause.objects[-1].nouns), noun.end))
            found[0].how, found[0].link = "object-relative", "relative"
            noun.clauses.extend(found)
            return end
        for part in found:
            part.parent = clause
        clause.parts.extend(found)
        while found and self.c.tag(end) in ("CC", ",") and self.c.low(end + 1) == "that" or (
            found and self.c.tag(end) == "," and self.c.tag(end + 1) == "CC" and self.c.low(end + 2) == "that"
        ):
            more, end2 = self.clauses(end + (2 if self.c.low(end + 1) == "that" else 3), "that")
            if not more:
                break
            for part in more:
                part.parent = clause
            clause.parts.extend(more)
            end = end2
        return end if found else at

    @staticmethod
    def _lacks_object(clause: Clause) -> bool:
        """ "the skills that the service presupposes": a clause whose object is the noun before it."""
        verb = clause.verb
        return verb is not None and not verb.passive and verb.lemma not in words.LINKING and not (
            clause.objects or clause.qualities or clause.phrases
        )

    def _subordinate(self, clause: Clause, at: int) -> int:
        c = self.c
        low = c.low(at)
        verb = c.verb(at + 1)
        if low == "whether" and c.tag(at + 1) == "TO" and verb is not None:
            return self._attach(clause, verb, at + 1, "to")
        if verb is not None and verb.form in ("gerund", "participle"):
            found, end = self.predicates(verb, None, "implied", low)
        else:
            found, end = self.clauses(at + 1, low)
        for part in found:
            part.parent = clause
        clause.parts.extend(found)
        return end if found else at + 1

    def _question(self, clause: Clause, at: int) -> int:
        """ "decide how to …", "know what …", "ask which …"."""
        c = self.c
        if c.tag(at + 1) == "TO":
            verb = c.verb(at + 1)
            if verb is not None:
                return self._attach(clause, verb, at + 1, "to")
        if c.tags[at] == "WDT" and c.low(at) in ("which", "who", "that"):
            noun = self._last_noun(clause)
            if noun is not None:
                return self.relative(noun, at)
            if clause.subject is not None:
                return self._sentence_relative(clause, at)
        link = "when" if c.low(at) == "when" else "where" if c.low(at) == "where" else "how"
        found, end = self.clauses(at + 1, link)
        for part in found:
            part.parent = clause
        clause.parts.extend(found)
        return end if found else at + 1

    def _sentence_relative(self, clause: Clause, at: int) -> int:
        """ ", which …" after a clause without an object: the subject or the event."""
        verb = self.c.verb(at + 1)
        if not self._finite(verb) or verb is None:
            return at + 1
        found, end = self.predicates(verb, clause.subject, "event", "relative")
        for part in found:
            part.parent = clause
        clause.parts.extend(found)
        return end

    def _comma(self, clause: Clause, at: int) -> int:
        """What may follow a comma within one clause; else the clause ends here."""
        c = self.c
        tag, low = c.tag(at + 1), c.low(at + 1)
        if tag == "RB" and c.tag(at + 2) == ",":
            return at + 2
        if tag == "WDT" or (tag == "IN" and c.tag(at + 2) == "WDT") or tag == "WRB":
            noun = self._last_noun(clause)
            if noun is not None and (tag != "WRB" or low == "where"):
                return self.relative(noun, at + 1)
            return self._question(clause, at + 1) if tag in ("WDT", "WRB") else at
        verb_at = self._past_adverbs_to_verb(at + 1)
        verb = c.verb(verb_at)
        if verb is not None and verb.form == "gerund" and c.noun(at + 1) is None:
            if clause.verb is not None and clause.verb.form == "gerund" and self._commas:
                return at
            if clause.verb is not None and clause.verb.form == "infinitive" and clause.link in ("purpose", "subject"):
                return at
            return self._attach(clause, verb, at + 1, "result")
        if tag == "TO" and verb is not None:
            if clause.verb is not None and clause.verb.form == "infinitive" and clause.link != "main":
                return at
            return self._attach(clause, verb, at + 1, "purpose" if low != "to" else "to")
        if tag == "IN":
            if not self._commas:
                return at
            if low in _SUBORDINATORS or (low in words.BOTH and self._clause_ahead(at + 2)):
                if clause.link not in ("main", "and", "that"):
                    return at
                return self._subordinate(clause, at + 1)
            if self._lead_ahead(at + 1):
                return at
            if low in words.EXAMPLES:
                noun = self._last_noun(clause) or (clause.subject.nouns[-1] if clause.subject else None)
                if noun is not None:
                    return self._examples(noun, at + 1)
            return self._phrase(clause, at + 1)
        if tag == "VBN" and verb is not None and verb.form == "participle" and c.noun(at + 1) is None:
            one = clause.verb
            if one is not None and (one.passive or one.past or one.form == "participle"):
                return at
            noun = self._last_noun(clause)
            if noun is None:
                return at
            return self._reduced(noun, at + 1)
        if low == "etc" or tag == "RB" and c.noun(at + 1) is None and c.verb(at + 1) is None:
            return at + 2
        return self._list_after_phrase(clause, at)

    def _list_after_phrase(self, clause: Clause, at: int) -> int:
        """ "harassment by the police, contempt and injuries": the objects go on after a phrase."""
        c = self.c
        noun = c.noun(at + 1)
        if noun is None or not self._commas or not clause.objects or not clause.phrases or self._clause_ahead(at + 1):
            return at
        if not self._in_list(noun, "object"):
            return at
        group, end = self.group(at + 1, "object")
        if group is None:
            return at
        clause.objects[-1].nouns.extend(group.nouns)
        return end

    def _past_adverbs_to_verb(self, at: int) -> int:
        while self.c.tag(at) == "RB" and self.c.low(at) not in words.NEGATORS:
            at += 1
        return at

    def _lead_ahead(self, at: int) -> bool:
        """Whether a phrase after a comma opens a new clause: ", in schools, teachers …"."""
        c = self.c
        saved, self._commas = self._commas, False
        loose = len(self.loose)
        _, end = self.phrase(at, None)
        del self.loose[loose:]
        self._commas = saved
        return c.tag(end) == "," and self._clause_ahead(end + 1)

    def _conjunction(self, clause: Clause, at: int) -> int:
        """After "and": another phrase, infinitive or that-clause of this clause; else the clause ends."""
        c = self.c
        tag, low = c.tag(at + 1), c.low(at + 1)
        if tag == "RB" and low in ("also", "especially", "even"):
            return self._conjunction(clause, at + 1)
        if tag == "IN" and clause.phrases and low not in _SUBORDINATORS and not (low in words.BOTH and self._clause_ahead(at + 2)):
            if low == "that":
                return at
            if self._lead_ahead(at + 1):
                return at
            return self._phrase(clause, at + 1)
        if tag == "TO" and c.verb(at + 1) is not None and clause.parts and clause.verb is not None and clause.verb.form != "infinitive":
            return self._to(clause, at + 1)
        shares = clause.verb is not None and self._shares_auxiliary(clause.verb, at + 1)
        if c.noun(at + 1) is not None and not shares and not self._clause_ahead(at + 1) and clause.objects and clause.phrases:
            group, end = self.group(at + 1, "object")
            if group is not None:
                clause.objects[-1].nouns.extend(group.nouns)
                clause.objects[-1].joint = "and"
                return end
        if clause.qualities and (tag in _ADJECTIVES or tag == "VBN"):
            end = self._quality(clause, at + 1)
            return end if end > at + 1 else at
        return at

    _STEPS: dict[str, Callable[[Parser, Clause, int], int]] = {
        "TO": _to, "IN": _phrase, ",": _comma, "CC": _conjunction, "WDT": _question, "WRB": _question,
    }  # fmt: skip

    # ---- prepositional phrases ---------------------------------------------------------------------

    def phrase(self, at: int, noun: Noun | None) -> tuple[Phrase | None, int]:
        """A preposition with its noun phrases or its gerund."""
        c = self.c
        low = c.low(at)
        start = at + 1
        if low in ("not", "only", "from") and c.tag(start) == "IN":
            start += 1
        if self._depth >= _MAX_DEPTH:
            return None, at
        while c.tag(start) == "RB" and c.noun(start) is None and c.tag(start + 1) in ("VBG", "DT", "NN", "NNS", "JJ", "PRP$", "NNP"):
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
        self._depth += 1
        group, end = self.group(start, "phrase", outer=noun)
        self._depth -= 1
        if group is None:
            return None, at
        return Phrase(low, at, group=group, noun=noun), end

    # ---- noun groups -------------------------------------------------------------------------------

    def group(self, at: int, role: str, outer: Noun | None = None) -> tuple[Group | None, int]:
        """Coordinated noun phrases from a token on; `role` is subject, object, phrase or of."""
        c = self.c
        negated = c.low(at) in ("not",) and c.noun(at + 1) is not None
        if c.low(at) in ("not", "not only", "only", "even", "especially", "both", "either") and c.noun(at) is None:
            at += 1
        noun = self._fresh(at)
        if noun is None or self._depth >= _MAX_DEPTH:
            return None, at
        noun.negated = noun.negated or negated
        group = Group([noun], noun.end)
        word = c.low(at - 1)
        end = self._modifiers(noun, role, word)
        while len(group.nouns) < 16:
            following, joint = self._joint(end, group, role, outer)
            if following < 0:
                break
            noun = self._fresh(following)
            if noun is None:
                break
            if c.low(following - 1) == "not":
                noun.negated = True
            group.nouns.append(noun)
            group.joint = joint or group.joint
            end = self._modifiers(noun, role, word)
        group.end = max(end, group.end)
        self._distribute(group)
        self._whole(group)
        return group, group.end

    def _distribute(self, group: Group) -> None:
        """A restrictive clause after the last conjunct speaks of all: "gaps and delays caused by A"."""
        if len(group.nouns) < 2:
            return
        last = group.nouns[-1]
        for clause in last.clauses:
            if clause.start < 1 or self.c.tag(clause.start - 1) == "," or clause.link == "noun-to":
                continue
            if clause.subject is not None and clause.subject.nouns[0] is last:
                clause.subject = Group(list(group.nouns), group.end)
            clause.objects = [
                Group(list(group.nouns), group.end) if other.nouns and other.nouns[0] is last else other for other in clause.objects
            ]

    def _whole(self, group: Group) -> None:
        """ "formulation and implementation of laws": one unit where the first conjunct leans on the other's of-phrase."""
        c = self.c
        if len(group.nouns) != 2 or group.joint != "and":
            return
        one, two = group.nouns
        leaning = one.of is None and two.of is not None and not one.after and not one.clauses and two.start == two.left
        if leaning and one.end + 1 == two.start and one.end - one.left <= 1 and c.tag(one.head) in ("NN", "NNS") and not one.pronoun:
            two.start, two.left = one.start, one.left
            two.owner = one.owner
            del group.nouns[0]

    def _fresh(self, at: int) -> Noun | None:
        """A copy of the base noun phrase at a token, free to take modifiers: a stretch may be read more than once."""
        noun = self.c.noun(at)
        return Noun(noun.start, noun.left, noun.head, noun.end, noun.pronoun, noun.owner, noun.number) if noun else None

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
        while c.low(n) in ("also", "not", "especially", "even", "in particular", "finally", "not only") and c.tag(n) == "RB":
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
        if comma and not joint and not self._in_list(noun, role):
            return -1, ""
        if not self._pending and self._clause_ahead(n):
            return -1, ""
        if self._open and self._shares_auxiliary(self._open[-1], n):
            return -1, ""
        if role == "subject" and joint and comma and self._clause_ahead(n) and self._has_verb_before(group, at):
            return -1, ""
        if joint == "but" and c.low(n - 1) != "not":
            if not any(noun.negated for noun in group.nouns):
                return -1, ""
        if outer is not None and (joint or comma) and self._parallel(noun, group.nouns[-1], outer):
            return -1, ""
        return n, joint or "and"

    def _shares_auxiliary(self, verb: Verb, at: int) -> bool:
        """ "has cut A, created B": the participle after the comma is no adjective."""
        c = self.c
        verb_like = c.tag(at) in ("VBN", "VBD") and c.is_verb(c.tokens[at].verb)
        return verb_like and verb.past and not verb.passive

    def _has_verb_before(self, group: Group, at: int) -> bool:
        return False

    def _in_list(self, noun: Noun, role: str) -> bool:
        """Whether a comma list goes on after this noun: a conjunction, another comma with a noun, "etc"."""
        c = self.c
        at = noun.end
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
                if following is None or (role != "subject" and self._clause_ahead(at + 1)):
                    return False
                at = following.end
                continue
            if c.low(at) == "etc":
                return True
            if tag == "IN" and c.low(at) not in _SUBORDINATORS:
                following = c.noun(at + 1)
                if following is None:
                    return False
                at = following.end
                continue
            return False
        return False

    def _parallel(self, noun: Noun, inner: Noun, outer: Noun) -> bool:
        """Whether a conjunct goes with the outer noun rather than with the one in its phrase."""
        c = self.c
        like_outer = c.tag(outer.start) == "DT" and c.tag(noun.start) == "DT" and c.tag(inner.start) != "DT"
        bare = c.tag(inner.start) == "DT" and c.tag(noun.start) != "DT" and c.tag(outer.start) != "DT"
        if bare and c.low(outer.end) == "by":
            return True
        same = outer.of is not None and c.low(noun.end) == "of" and inner.of is None
        return like_outer or same

    @staticmethod
    def _for_ahead(noun: Noun, word: str) -> bool:
        """ "for X to do": the infinitive is the clause's, not the noun's."""
        return word == "for"

    def _modifiers(self, noun: Noun, role: str, outer: str = "") -> int:
        """Reads what hangs on a noun to its right; returns where it ends."""
        c = self.c
        at = noun.end
        for _ in range(6):
            before = at
            tag, low = c.tag(at), c.low(at)
            if low == "of" and noun.of is None:
                at = self._of(noun, at)
            elif low in words.EXAMPLES or (tag == "," and c.low(at + 1) in words.EXAMPLES and self._commas):
                at = self._examples(noun, at if tag != "," else at + 1)
            elif tag == "WDT" or (tag == "IN" and low == "that" and role != "object" and c.tag(at + 1) in ("NN", "NNS", "DT", "PRP", "NNP", "JJ", "PRP$")):
                at = self.relative(noun, at)
            elif tag == "," and self._commas and c.tag(at + 1) in ("WDT",) and c.low(at + 1) != "that" and role != "of":
                at = self.relative(noun, at + 1)
            elif tag == "IN" and c.tag(at + 1) == "WDT" and c.low(at + 1) in ("which", "whom", "whose"):
                at = self.relative(noun, at)
            elif tag == "," and self._commas and c.tag(at + 1) == "IN" and c.tag(at + 2) == "WDT" or (
                tag == "," and self._commas and c.low(at + 1) == "in which"
            ):
                at = self.relative(noun, at + 1)
            elif low == "in which":
                at = self.relative(noun, at)
            elif tag in ("VBN", "VBD") and role != "clause" and self._reduces(noun, at, role):
                at = self._reduced(noun, at)
            elif tag == "," and role == "subject" and c.tag(at + 1) in ("VBN", "JJ") and c.noun(at + 1) is None and self._later(at + 2, True):
                at = self._reduced(noun, at + 1)
                at += c.tag(at) == ","
            elif tag == "VBG" and c.noun(at) is None and role in ("subject", "object", "phrase", "of"):
                at = self._reduced(noun, at)
            elif tag == "TO" and (role == "subject" or (self._pending and role in ("of", "phrase"))) and c.verb(at) is not None and low == "to" and not self._for_ahead(noun, outer):
                at = self._infinitive(noun, at)
            elif tag == "," and self._commas and noun.apposition is None and self._appositive(at, role):
                at = self._apposition(noun, at + 1)
            elif role == "subject" and tag in ("IN", "TO") and low not in _SUBORDINATORS and low != "that":
                at = self._noun_phrase(noun, at)
            elif role in ("phrase", "of") and low in ("between", "among", "without", "against") and tag == "IN":
                at = self._noun_phrase(noun, at)
            if at <= before:
                break
        noun.stop = max(noun.end, at)
        return at

    def _of(self, noun: Noun, at: int) -> int:
        c = self.c
        if c.tag(at + 1) == "WDT":
            return at
        self._depth += 1
        group, end = self.group(at + 1, "of", outer=noun)
        self._depth -= 1
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
        self._depth += 1
        group, end = self.group(start, "list")
        self._depth -= 1
        self._commas = saved
        if group is None:
            return at
        noun.examples, noun.marker = group, c.low(at)
        return end

    def relative(self, noun: Noun, at: int) -> int:
        """A relative clause on a noun; its clauses go to `noun.clauses`."""
        c = self.c
        preposition = ""
        if c.low(at) == "in which":
            preposition, at = "in", at + 1
        elif c.tag(at) == "IN" and c.low(at) != "that":
            preposition, at = c.low(at), at + 2
        else:
            at += 1
        pronoun = c.low(at - 1)
        start = at
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
            elif found and not found[0].objects:
                found[0].objects.append(anchor)
                found[0].how = "object-relative"
        if not found or end <= at:
            return at - 1 if c.tag(at - 1) == "," else noun.end
        for clause in found:
            clause.relative = pronoun
        noun.clauses.extend(found)
        return end

    def _reduces(self, noun: Noun, at: int, role: str) -> bool:
        """Whether a participle after a noun is a reduced relative clause and not the main verb."""
        c = self.c
        if c.tags[at] == "VBD" and not (c.tokens[at].low.endswith("ed")):
            return False
        if at in self._finite_here:
            return False
        if role == "subject" or self._pending:
            if self._takes_object(at) and c.tokens[at].verb not in _NAMING:
                return False
            return self._later(at + 1, wanted=self._pending)
        following = c.tag(at + 1)
        return following in ("IN", "TO", "RB", ".", ",", "CC") or c.noun(at + 1) is None

    def _takes_object(self, at: int) -> bool:
        """Whether an object or a that-clause follows a verb form in -ed, which a passive participle has not."""
        c = self.c
        after = at + 1
        while c.tag(after) == "RB":
            after += 1
        if c.low(after) == "that":
            return True
        return c.tag(after) in ("DT", "PRP$", "PRP", "NN", "NNS", "NNP", "JJ") and c.noun(after) is not None

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

    def _appositive(self, at: int, role: str) -> bool:
        """At a comma: whether ", a/the N …," names the noun before it again."""
        c = self.c
        if c.tag(at + 1) != "DT" or c.low(at + 1) not in ("a", "an", "the", "one"):
            return False
        noun = c.noun(at + 1)
        if noun is None or noun.pronoun:
            return False
        end = noun.end
        inside = False
        for _ in range(30):
            tag = c.tag(end)
            if tag == "CC" and inside and c.noun(end + 1) is not None:
                end = c.noun(end + 1).end  # type: ignore[union-attr]
                continue
            if tag in ("CC", "."):
                return tag == "." and c.low(at + 1) in ("a", "an")
            if tag == "," or tag == "":
                if c.tag(end + 1) == "CC":
                    return False
                if role == "subject":
                    return self._finite(c.verb(self._past_adverbs(end + 1)))
                listed = "CC" in c.tags[end : end + 25]
                return c.low(at + 1) in ("a", "an") and not listed and not self._clause_ahead(at + 1)
            if tag in ("WDT", "VBN", "VBG", "TO"):
                return c.low(at + 1) in ("a", "an", "the") and not self._clause_ahead(at + 1) and (role != "subject" or tag != "TO")
            if tag in ("IN", "JJ", "RB"):
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
        self._depth += 1
        group, end = self.group(at, "apposition")
        self._depth -= 1
        if group is None:
            return at - 1
        noun.apposition = group
        return end + 1 if self.c.tag(end) == "," and self._finite(self.c.verb(self._past_adverbs(end + 1))) else end
