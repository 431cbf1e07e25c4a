"""What follows a verb: objects, predicatives, phrases, dependent clauses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from kg.extract.en import words
from kg.extract.en.modifiers import Modifiers
from kg.extract.en.parts import Clause, Group, Noun, Verb
from kg.extract.en.scan import BARE, SUBORDINATORS
from kg.extract.en.tokens import ADJECTIVES

_LINKS = frozenset(
    {"therefore", "thus", "hence", "consequently", "however", "otherwise", "nevertheless", "then", "moreover"}
)
_SAYING = frozenset({"argue", "believe", "claim", "fear", "feel", "hope", "say", "show", "suggest", "think"})
_ENSURING = frozenset({"ensure", "mean", "guarantee", "wish", "require", "pretend", "suspect", "insist"})
_AWAY = frozenset({"away", "down", "off", "out", "up"})
_DENYING = words.NEGATORS | {"not only"}
_DENIED = frozenset({"DT", "NN", "NNS", "JJ", "NNP", "PRP$", "PRP", "IN", "VBG", "CD"})  # what "not" may stand before

_COMPARING = frozenset({"more", "less", "most", "least"})  # before an adjective


class Body(Modifiers):
    """One step for each kind of token that may come after a verb."""

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
            at = self._STEPS.get(tag, Body._other)(self, clause, at)
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
        paired = c.low(at) in ("both", "either", "neither") and c.tag(at + 1) in (*ADJECTIVES, "RB")
        if paired and c.noun(at + 1) is None:
            return max(self._quality(clause, at), at + 1)  # "is both faster and cheaper"
        if tag == "RB":
            if c.low(at) in _DENYING and c.tag(at + 1) in _DENIED:
                if c.low(at) != "not only":
                    clause.marks.append(f"not:{at + 1}")
                return at + 1
            if c.noun(at) is None:
                return max(self._quality(clause, at), at + 1)
        if c.noun(at) is not None:
            return self._object(clause, at)
        if tag in ADJECTIVES or tag == "VBN":
            end = self._quality(clause, at)
            if end > at:
                return end
        if tag in ("VBG", "VB", "VBN"):
            return self._bare(clause, at)
        return at + 1 if tag == "CD" else at

    def _object(self, clause: Clause, at: int) -> int:
        c = self.c
        when = self._time(at, bool(clause.objects))
        if when > at:
            return when
        verb = clause.verb
        lemma = verb.lemma if verb else ""
        if lemma in words.CAUSATIVES and not clause.objects:
            self._complement_ahead(at)
        alone = not self._pending and lemma not in BARE | words.GIVING  # a clause may begin here
        told = alone and not clause.objects and lemma in self._that_verbs | _ENSURING
        if told and self._clause_ahead(at, lemma in _SAYING):
            return self._that(clause, at)
        if len(clause.objects) > 2 or (clause.objects and alone and self._clause_ahead(at)):
            return at
        self._pending += lemma in BARE
        denied = f"not:{at}" in clause.marks and c.low(at - 1) == "not"
        group, end = self.group(at - denied, "object")
        self._pending -= lemma in BARE
        if group is None:
            return at
        if f"not:{at}" in clause.marks:
            group.nouns[0].negated = True
        clause.objects.append(group)
        if c.tag(end) == "VB" and lemma in BARE:
            lower = c.verb(end)
            if lower is not None:
                return self._attach(clause, lower, end, "to")
        return end

    def _complement_ahead(self, at: int) -> None:
        """ "makes remote care possible": an adjective after the noun is what it becomes."""
        noun = self.c.noun(at)
        if noun is None or noun.head <= noun.left or self.c.tag(noun.head) != "NN":
            return
        noun_before = self.c.tag(noun.head - 1) in ("NN", "NNS", "NNP")
        if noun_before and self.c.low(noun.head).endswith(("ible", "able", "ful", "ous")):
            self.c.retag(noun.head, "JJ")

    def _quality(self, clause: Clause, at: int) -> int:
        """A predicative adjective or a list of them."""
        c = self.c
        end = at
        if clause.qualities and c.tag(at - 1) not in ("CC", ","):
            return at
        neither = c.low(at) == "neither"
        while True:
            n = at + (c.low(at) in ("both", "either", "neither") and c.tag(at + 1) in (*ADJECTIVES, "RB"))
            negated = neither
            while c.tag(n) == "RB" or (c.low(n) in _COMPARING and c.tag(n + 1) in ADJECTIVES):
                negated = negated or c.low(n) in words.NEGATORS
                n += 1
            tag = c.tag(n)
            if c.noun(n) is not None or not (tag in ADJECTIVES or tag == "VBN"):
                return end
            clause.qualities.append((n, n + 1, negated))
            end = n + 1
            nxt = end
            if c.tag(nxt) == "," and c.tag(nxt + 1) == "CC":
                nxt += 1
            if c.tag(nxt) in (",", "CC") and (
                c.tag(nxt + 1) in ADJECTIVES or c.tag(nxt + 1) == "RB" or c.tag(nxt + 1) == "VBN"
            ):
                at = nxt + 1
                continue
            return end

    def _bare(self, clause: Clause, at: int) -> int:
        """A verb right after the verb or its object: "start improving", "help improve"."""
        lower = self.c.verb(at)
        if lower is None:
            return at
        if lower.form == "finite" and not (lower.base and clause.verb is not None and clause.verb.lemma in BARE):
            return at
        link = "to" if lower.form == "finite" else "gerund" if lower.form == "gerund" else "participle"
        return self._attach(clause, lower, at, link)

    def _attach(self, clause: Clause, verb: Verb, at: int, link: str) -> int:
        """Reads a dependent verb phrase into `clause.parts`."""
        if verb.form == "finite" and link == "to":
            verb = replace(verb, form="infinitive", past=False, base=True, negator=-1)
        found, end = self.predicates(verb, None, "implied", link, clause)
        for part in found:
            part.parent = clause if part is found[0] else found[0]
        clause.parts.extend(found)
        return end if found else at

    @staticmethod
    def _hang(clause: Clause, found: list[Clause]) -> None:
        """Adds clauses to those that depend on a clause."""
        for part in found:
            part.parent = clause
        clause.parts.extend(found)

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
        if low == "of" and clause.verb is not None and clause.verb.lemma == "lack" and not clause.objects:
            return self._object(clause, at + 1)
        if low in ("once", "twice") and c.low(at + 1) in ("a", "an", "every", "per") and c.noun(at + 1) is not None:
            return c.noun(at + 1).end  # type: ignore[union-attr]  # "once a month"
        waiting = low == "for" and self._pending > 0  # "grants reserved for girls from A have done B"
        both = low in words.BOTH and low != "than" and not waiting
        if low in SUBORDINATORS or (both and self._clause_ahead(at + 1)):
            return self._subordinate(clause, at)
        verb = c.verb(at + 1) if low in ("rather than", "instead of") else None
        if verb is not None and verb.form == "finite" and verb.base:  # "pay bribes rather than apply for licences"
            return self._attach(clause, replace(verb, form="infinitive", negated=True), at + 1, "rather")
        last = self._last_noun(clause)
        phrase, end = self.phrase(at, last)
        if phrase is None:
            adverb = c.tag(at + 1)
            if adverb in ADJECTIVES or adverb == "RB":
                return at + 1
            return at + 1 if low in words.PARTICLES or low in ("as", "than", "out", "up") else at
        clause.phrases.append(phrase)
        if last is not None and not (low == "without" and self._denied(clause)):
            last.after.append(phrase)
        return end

    def _denied(self, clause: Clause) -> bool:
        """Whether a clause is denied by its verb or its subject: "no town can …"."""
        no = clause.subject is not None and self.c.low(clause.subject.nouns[0].start) == "no"
        return no or (clause.verb is not None and clause.verb.negated)

    def _last_noun(self, clause: Clause, listing: bool = False) -> Noun | None:
        """The noun phrase to the left that a phrase may belong to; `listing`: that examples may belong to."""
        nouns = [group.nouns[-1] for group in clause.objects[-1:]]
        if nouns and nouns[0].negated and self.c.low(nouns[0].start - 1) == "not":  # "A, not B, that …": A
            return next((noun for noun in clause.objects[-1].nouns if not noun.negated), nouns[0])
        nouns += [
            p.group.nouns[-1]
            for p in clause.phrases[-1:]
            if p.group is not None
            and not self._date(p.group.nouns[-1])
            and (p.word not in ("as", "than") or not listing)
        ]
        return max(nouns, key=lambda noun: noun.end) if nouns else None

    def _that(self, clause: Clause, at: int) -> int:
        found, end = self.clauses(at, "that")
        noun = self._last_noun(clause)
        if (
            found
            and noun is not None
            and clause.objects
            and noun is clause.objects[-1].nouns[-1]
            and self._lacks_object(found[0])
            and not self._told_in_full(found[0])
        ):
            found[0].objects.append(Group(list(clause.objects[-1].nouns), noun.end))
            found[0].how, found[0].link = "object-relative", "relative"
            noun.clauses.extend(found)
            return end
        self._hang(clause, found)
        while (found and self.c.tag(end) in ("CC", ",") and self.c.low(end + 1) == "that") or (
            found and self.c.tag(end) == "," and self.c.tag(end + 1) == "CC" and self.c.low(end + 2) == "that"
        ):
            more, end2 = self.clauses(end + (2 if self.c.low(end + 1) == "that" else 3), "that")
            if not more:
                break
            self._hang(clause, more)
            end = end2
        return end if found else at

    def _told_in_full(self, clause: Clause) -> bool:
        """ "the problem that volunteers burn out": the particle of no verb of the table, so nothing is missing."""
        verb = clause.verb
        low = self.c.low(verb.end) if verb is not None else ""
        return verb is not None and low in _AWAY and (verb.lemma, low) not in self._particles

    @staticmethod
    def _lacks_object(clause: Clause) -> bool:
        """ "the skills that the service presupposes": a clause whose object is the noun before it."""
        verb = clause.verb
        return (
            verb is not None
            and not verb.passive
            and verb.lemma not in words.LINKING
            and not (clause.objects or clause.qualities or clause.phrases)
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
        self._hang(clause, found)
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
        verb = c.verb(self._past_adverbs(at + 1))
        is_what = clause.verb is not None and clause.verb.lemma == "be" and c.low(at) == "what" and not clause.objects
        if is_what and verb is not None and verb.form == "finite" and clause.subject is not None:
            found, end = self.predicates(verb, clause.subject, "event", "relative")  # "A is what keeps B going"
            self._hang(clause, found)
            return end
        link = "when" if c.low(at) == "when" else "where" if c.low(at) == "where" else "how"
        found, end = self.clauses(at + 1, link)
        self._hang(clause, found)
        return end if found else at + 1

    def _disagrees(self, clause: Clause, noun: Noun, at: int) -> bool:
        """ "The reform protects their rights, which is fair": a singular verb after a plural means the subject."""
        verb = self.c.verb(self._past_adverbs(at))
        single = verb is not None and (
            self.c.low(verb.start) in ("is", "has", "was") or self.c.tag(verb.start) == "VBZ"
        )
        subject = clause.subject
        plural = self.c.tag(noun.head) == "NNS" and noun.of is None
        return (
            single
            and plural
            and subject is not None
            and len(subject.nouns) == 1
            and self.c.tag(subject.nouns[0].head) == "NN"
        )

    def _sentence_relative(self, clause: Clause, at: int) -> int:
        """ ", which …" after a clause without an object: the subject or the event."""
        verb = self.c.verb(at + 1)
        if not self._finite(verb) or verb is None:
            return at + 1
        found, end = self.predicates(verb, clause.subject, "event", "relative")
        self._hang(clause, found)
        return end

    def _comma(self, clause: Clause, at: int) -> int:
        """What may follow a comma within one clause; else the clause ends here."""
        c = self.c
        tag, low = c.tag(at + 1), c.low(at + 1)
        if tag == "RB" and c.tag(at + 2) == ",":
            return at + 2
        if low == "so" and c.noun(at + 1) is None and self._clause_ahead(at + 2):
            return at  # ", so it is necessary to …": a clause of its own
        if tag in ("WDT", "WRB") or (tag == "IN" and c.tag(at + 2) == "WDT"):
            return self._comma_relative(clause, at)
        verb = c.verb(self._past_adverbs_to_verb(at + 1))
        if verb is not None and verb.form == "gerund" and c.noun(at + 1) is None:
            return at if self._gerund_elsewhere(clause) else self._attach(clause, verb, at + 1, "result")
        if tag == "TO" and verb is not None:
            return self._comma_infinitive(clause, verb, at)
        if tag == "IN":
            return self._comma_phrase(clause, at) if self._commas else at
        if tag == "VBN" and verb is not None and verb.form == "participle" and c.noun(at + 1) is None:
            return self._comma_participle(clause, verb, at)
        if low in _LINKS and self._clause_ahead(at + 2):
            return at  # "…, therefore the group grew": a clause of its own
        if low == "etc" or (tag == "RB" and c.noun(at + 1) is None and c.verb(at + 1) is None):
            return at + 2
        return self._list_after_phrase(clause, at)

    def _comma_relative(self, clause: Clause, at: int) -> int:
        """ "A, which …", "A, in which …", "A, where …": of the noun before it, else of the clause."""
        tag, low = self.c.tag(at + 1), self.c.low(at + 1)
        noun = self._last_noun(clause)
        if tag == "WDT" and noun is None and clause.subject is None and clause.link == "to":
            return at  # "makes fares rise, which …": of the clause above
        if tag == "WDT" and low == "which" and noun is not None and self._disagrees(clause, noun, at + 2):
            return self._sentence_relative(clause, at + 1)
        if noun is not None and (tag != "WRB" or low == "where"):
            return self.relative(noun, at + 1)
        return self._question(clause, at + 1) if tag in ("WDT", "WRB") else at

    def _gerund_elsewhere(self, clause: Clause) -> bool:
        """Whether a gerund behind the comma goes on with a row of gerunds, or belongs above an infinitive."""
        verb = clause.verb
        listed = verb is not None and verb.form == "gerund" and self._commas
        return listed or (verb is not None and verb.form == "infinitive" and clause.link in ("purpose", "subject"))

    def _comma_infinitive(self, clause: Clause, verb: Verb, at: int) -> int:
        """ "builds A, to help B": the purpose of this clause or of the one above."""
        if clause.link in words.EXAMPLES:
            return at  # "services, such as giving A, to help B": the purpose of the verb above
        if clause.verb is not None and clause.verb.form == "infinitive" and clause.link != "main":
            return at
        return self._attach(clause, verb, at + 1, "purpose" if self.c.low(at + 1) != "to" else "to")

    def _comma_phrase(self, clause: Clause, at: int) -> int:
        """A preposition or a conjunction behind the comma: an aside, a clause, examples, a phrase."""
        low = self.c.low(at + 1)
        if low == "as" and not clause.objects and self._clause_ahead(at + 2):
            aside = self._aside(clause, at + 2)  # "enshrine, as A remarked, a claim"
            if aside > at:
                return aside
        if self._subordinates(at + 1):
            return self._subordinate(clause, at + 1) if clause.link in ("main", "and", "that") else at
        if self._lead_ahead(at + 1):
            return at
        if low in words.EXAMPLES:
            noun = self._last_noun(clause, listing=True) or (clause.subject.nouns[-1] if clause.subject else None)
            if noun is not None:
                return self._examples(noun, at + 1)
        return self._phrase(clause, at + 1)

    def _subordinates(self, at: int) -> bool:
        """Whether a conjunction with its clause stands here, rather than a preposition."""
        low = self.c.low(at)
        return low in SUBORDINATORS or (low in words.BOTH and self._clause_ahead(at + 1))

    def _comma_participle(self, clause: Clause, verb: Verb, at: int) -> int:
        """ "buys A, made of B": of the noun before it, unless the form is a verb of its own."""
        c, one = self.c, clause.verb
        stem = c.low(at + 1) == verb.lemma
        if one is not None and stem and (one.base or one.modal) and self._commas:
            c.retag(at + 1, "VB")  # "should mend A, set up B": a stem like the verbs beside it
            return at
        if one is not None and (one.passive or one.past or one.form == "participle"):
            return at
        if self._pending and stem and not self._later(at + 2):
            return at  # "members, who …, set up": the verb that the subject waits for
        noun = self._last_noun(clause)
        return at if noun is None else self._reduced(noun, at + 1)

    def _aside(self, clause: Clause, at: int) -> int:
        """A clause with "as" between a verb and its object; where the object begins, 0 where it is none."""
        saved, self._commas = self._commas, False
        found, end = self.clauses(at, "as")
        self._commas = saved
        if not found or self.c.tag(end) != "," or (self.c.noun(end + 1) is None and self.c.low(end + 1) != "that"):
            return 0
        self._hang(clause, found)
        return end + 1

    def _list_after_phrase(self, clause: Clause, at: int) -> int:
        """ "harassment by the police, contempt and injuries": the objects go on after a phrase."""
        c = self.c
        noun = c.noun(at + 1)
        if noun is None or not self._commas or not clause.phrases or self._clause_ahead(at + 1):
            return at
        row = clause.objects[-1] if clause.objects else clause.phrases[-2].group if len(clause.phrases) > 1 else None
        if row is None or (not clause.objects and c.tag(row.nouns[-1].start) != c.tag(noun.start)):
            return at  # "complained about the distance to their fields, the quality of …"
        if not self._in_list(noun, "object"):
            return at
        group, end = self.group(at + 1, "object")
        if group is None:
            return at
        row.nouns.extend(group.nouns)
        return end

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
        if tag == "IN" and clause.phrases and not self._subordinates(at + 1):
            return at if low == "that" or self._lead_ahead(at + 1) else self._phrase(clause, at + 1)
        verb = clause.verb
        joined = bool(clause.parts) and verb is not None and verb.form != "infinitive"
        if tag == "TO" and c.verb(at + 1) is not None and joined:
            return self._to(clause, at + 1)
        shares = verb is not None and self._shares_auxiliary(verb, at + 1)
        listed = bool(clause.objects and clause.phrases) and c.noun(at + 1) is not None and not shares
        if listed and not self._clause_ahead(at + 1):
            group, end = self.group(at + 1, "object")
            if group is not None:
                clause.objects[-1].nouns.extend(group.nouns)
                clause.objects[-1].joint = "and"
                return end
        if clause.qualities and (tag in ADJECTIVES or tag == "VBN"):
            end = self._quality(clause, at + 1)
            return end if end > at + 1 else at
        return at

    _STEPS: ClassVar[dict[str, Callable[[Body, Clause, int], int]]] = {
        "TO": _to, "IN": _phrase, ",": _comma, "CC": _conjunction, "WDT": _question, "WRB": _question,
    }  # fmt: skip
