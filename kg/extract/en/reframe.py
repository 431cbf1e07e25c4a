"""Verbs that say little by themselves: what their object names is what is done."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.en import words
from kg.extract.en.claims import Found, Scope
from kg.extract.en.ends import End
from kg.extract.en.matching import BELONGINGS, Matching
from kg.extract.en.parts import Clause, Noun, Verb

_DOING = frozenset(  # "conduct the training of A" is to train A
    "accomplish achieve attempt carry complete conduct continue effect perform practise practice pursue "
    "realise realize undertake".split()
)
_DONE = frozenset({"participates_in", "coordinates", "uses", "provides", "addresses"})
_ORGANISING = frozenset({"organise", "organize", "mobilise", "mobilize", "rally", "gather"})
_COMMITMENT = frozenset(  # "mobilise the participation of A"
    {"participation", "involvement", "enthusiasm", "engagement"}
)
_USE = frozenset({"use", "utilisation", "utilization", "application", "adoption", "existence", "presence"})
_WAYS = frozenset({"bridge", "channel", "key", "means", "measure", "method", "path", "tool", "way", "window"})
_TITLES = frozenset({"ability", "chance", "duty", "obligation", "opportunity", "power", "responsibility", "right"})
_TIES = frozenset({"bond", "connection", "link", "network", "partnership", "relation", "relationship", "tie"})
_PAID = frozenset({"compliment", "homage", "lip-service", "respects", "tribute", "visit"})
_NO_DEEDS = frozenset({"is_a", "part_of", "located_in", "has_quantity", "faces", "characterized_by", "requires"})
_IDIOMS = {  # verb and object that are one verb without an object: "takes effect", "gains ground"
    "take": frozenset({"effect", "hold", "part", "place", "root", "shape", "time", "turn"}),
    "gain": frozenset({"currency", "ground", "momentum", "pace", "traction"}),
    "lose": frozenset({"ground", "momentum", "patience", "sight"}),
    "change": frozenset({"course", "hand", "mind", "tack"}),
    "bear": frozenset({"fruit"}),
    "run": frozenset({"aground", "dry"}),
}
_PAYERS = frozenset({"fund", "grant", "insurance", "insurer", "subsidy", "scheme"})
_SPENDERS = frozenset({"spend", "invest", "lavish", "inject", "sink", "plough", "pump"})
_ALLOTTING = frozenset(
    "allocate allot assign award channel commit contribute dedicate devote disburse donate earmark give grant hand pay pledge "
    "provide put reserve set transfer".split()
)
_MONEY = frozenset("aid billion budget cash fund funding grant million money resource revenue subsidy sum".split())
_BEARING = frozenset({"absorb", "bear", "carry", "cover", "meet", "pay", "share", "shoulder", "split"})
_COSTS = frozenset({"bill", "cost", "expense", "upkeep"})
CONSENT = frozenset(
    {"approval", "authorisation", "authorization", "consent", "licence", "license", "permission", "permit"}
)
_FINDINGS = frozenset({"data", "datum", "evidence", "information", "observation", "sample", "statistic", "testimony"})
_ENTERED = frozenset(
    "agreement business career contract deal economy education employment government industry market partnership politics "
    "profession programme program project race sector service trade workforce".split()
)
_RAISED = frozenset({"concern", "issue", "matter", "point", "question"})
_PAYMENTS = frozenset(
    "allowance benefit bonus bursary compensation grant pension rebate refund salary scholarship stipend wage".split()
)
_TAKEN = frozenset(  # "integration takes patience"
    "commitment coordination courage discipline effort energy expertise funding money patience perseverance persistence "
    "planning practice resource skill staff time training trust will willpower".split()
)
_WORKS = frozenset({"activity", "action", "contribution", "effort", "service", "work"})
_SITES = frozenset(
    "bridge coast door forest garden gate harbor harbour hill lake ocean park river sea shore square street".split()
)
_FOCUS = frozenset({"focus on", "concentrate on", "attach importance to", "pay attention to", "emphasise", "emphasize"})
_WORTH = frozenset({"role", "value", "function", "importance"})
_SUPPORT = frozenset({"support", "investment", "assistance"})
_AREAS = frozenset({"area", "field", "sphere", "domain", "realm"})
_ROLES = frozenset({"role", "function", "identity", "responsibility"})


class Reframed(Matching):
    """Changes what was found by what the object's head says."""

    def _expletive(self, clause: Clause) -> bool:
        raise NotImplementedError

    def reframed(self, found: Found, clause: Clause, verb: Verb, scope: Scope) -> Found:
        """The predicate and objects that a clause means; those found where its object is a plain one."""
        noun = found.phrase.group.nouns[0] if found.phrase is not None and found.phrase.group is not None else None
        if noun is None and clause.objects:
            noun = clause.objects[-1].nouns[0]
        if noun is None:
            return found
        if self._provided_for(found, clause, scope):
            return replace(found, objects=())
        if self._nothing(found, noun, clause, verb) or self._elsewhere(found, noun, clause, scope):
            return replace(found, objects=())
        if verb.lemma in _SPENDERS or self._money(found, noun, verb):
            return self._financed(found, clause)
        if verb.lemma in _BEARING and all(self._lemma(end) in _COSTS for end in found.objects):
            return self._borne(found, clause)
        relation = self._renamed(found, noun, verb, scope)
        if relation:
            return self._as(found, relation)
        return self._regrouped(found, noun, clause, verb)

    def _provided_for(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "provides for the creation of centres and the hiring of nurses": establishes centres, governs nurses."""
        if found.entry.predicate.text != "provide for" or found.phrase is None or found.phrase.group is None:
            return False
        made = False
        for noun in found.phrase.group.nouns:
            entries = self.table.nouns.get(self.c.tokens[noun.head].lemma, ())
            deed = next((e.predicate for e in entries if e.preposition == "of" and not e.middle), None)
            if deed is not None and noun.of is not None and not deed.reverse and deed.relation not in _NO_DEEDS:
                ends = self.ends.of_group(noun.of)
                made = self.emit(scope.subject, deed.relation, ends, clause, scope, "deed", deed) or made
        return made

    def _nothing(self, found: Found, noun: Noun, clause: Clause, verb: Verb) -> bool:
        """ "leads to the harbour", "pays a visit", "becomes a way to do A", "gains an understanding of A": nothing is stated."""
        relation, head = found.entry.predicate.relation, self.c.tokens[noun.head].lemma
        to = any(part.link in ("to", "noun-to") for part in [*noun.clauses, *clause.parts])
        few = clause.subject is not None and self.c.low(clause.subject.nouns[0].start) in ("few", "no")
        if (verb.negated or few) and found.entry.predicate.text == "do without":
            return True  # "cannot do without A": that A is required is said by the phrase
        if verb.lemma == "let" and not clause.parts and not any(p.word == "to" for p in clause.phrases):
            return True  # "lets the roof decay"
        joined = self._classes_of(noun) & {"body", "case", "actor", "place"}
        if found.entry.predicate.text == "enter" and not joined and head not in _ENTERED:
            return True  # "enters a new stage"
        if verb.lemma == "join" and head == "force":
            return True  # "joined forces": stated of who joins
        if verb.lemma == "raise" and head in _RAISED:
            return True  # "raised the issue at the summit"
        if verb.lemma == "take" and self._expletive(clause):
            return True  # "it takes patience to do A"
        titled = relation == "characterized_by" and (head in ("understanding", "insight") or (to and head in _TITLES))
        paid = (verb.lemma == "pay" and head in _PAID) or head in _IDIOMS.get(verb.lemma, ())
        return self._in_space(found, noun) or paid or titled or (relation == "is_a" and to and head in _WAYS)

    def _elsewhere(self, found: Found, noun: Noun, clause: Clause, scope: Scope) -> bool:
        """ "includes the participation of A", "the key to A lies in B": stated with other ends; True where it was."""
        text, head = found.entry.predicate.text, self.c.tokens[noun.head].lemma
        if text == "include" and head in _COMMITMENT and noun.of is not None:
            parties = self.ends.of_group(noun.of)
            return self.emit(parties, "participates_in", scope.subject, clause, scope, "deed", fixed=True)
        key = scope.subject[0].noun if text in ("lie in", "rest on", "rest with") and scope.subject else None
        if key is None or self.c.tokens[key.head].lemma != "key" or not (key.of is not None or key.after):
            return False
        whole = key.of or key.after[0].group
        return self.emit(self.ends.of_group(whole), "requires", found.objects, clause, scope, "key", fixed=True)

    def _renamed(self, found: Found, noun: Noun, verb: Verb, scope: Scope) -> str:
        """The relation that verb, object and subject have together, '' where it is the verb's own."""
        relation, text = found.entry.predicate.relation, found.entry.predicate.text
        head = self.c.tokens[noun.head].lemma
        taken = text == "take" and all(end.argument.kind == "concept" for end in scope.subject)
        if taken and (head in _TAKEN or any(e.noun is not None and self._doing_it(e.noun) for e in scope.subject)):
            return "requires"  # "running a clinic takes nurses"
        if text in ("seek", "obtain", "get", "secure", "gain") and head in CONSENT:
            return "requires"  # "must seek the approval of a board"
        if text == "collect" and head in _FINDINGS:
            return "uses"  # "collects data"
        if text == "pay" and head in _PAYMENTS:
            return "provides"  # "pays volunteers an allowance"; rents and rates are what they fund
        if text == "have seat in" and self.ends.is_place(noun):
            return "located_in"
        if verb.lemma == "cover" and self.ends.kind(noun) == "actor":
            return "serves"  # "the insurance covers seasonal workers"
        if verb.lemma == "cover" and noun.of is None and any(self._pays(end) for end in scope.subject):
            return "funds"
        if verb.lemma == "face" and (verb.form == "infinitive" or scope.modality == "recommended"):
            return "addresses"  # what somebody is to face is to be coped with
        if relation == "promotes" and verb.lemma == "build" and head in _TIES:
            return "establishes"  # "builds relationships of trust"
        if text == "refer to" and any(e.argument.kind in ("actor", "instrument") for e in scope.subject):
            return "related_to"  # "the decision refers to A"
        if text == "involve" and self._field_of(noun):
            return "participates_in"
        if text.startswith("give full play to") and noun.left < noun.end:
            return "promotes" if self.c.tokens[noun.left].lemma in _WORTH else ""
        return ""

    def _doing_it(self, noun: Noun) -> bool:
        """Whether a subject is a verbal phrase: "running a clinic", "building trust"."""
        return any(part.link == "subject" for part in noun.clauses) or self.c.low(noun.start).endswith("ing")

    def _regrouped(self, found: Found, noun: Noun, clause: Clause, verb: Verb) -> Found:
        """The objects that stand behind a head: the examples of roles, whose interests, what is used, what is done."""
        relation, head = found.entry.predicate.relation, self.c.tokens[noun.head].lemma
        if relation == "acts_as" and head in _ROLES and noun.examples is not None:
            self._visited.add(id(noun))
            return replace(found, objects=self.ends.of_group(noun.examples))
        if relation == "promotes" and head in _SUPPORT:
            return self._supported(found, noun, clause)
        of = self.ends.of_group(noun.of) if noun.of is not None else ()
        if of and verb.lemma == "represent" and head in BELONGINGS:
            return replace(self._as(found, "serves"), objects=of)
        if of and relation == "requires" and head in _USE:
            return replace(found, objects=self._others(found, noun, of))
        if of and head in _COMMITMENT and (verb.lemma in _ORGANISING or relation == "coordinates"):
            return replace(self._as(found, "coordinates"), objects=of)
        if of and relation == "coordinates" and head in _WORKS and all(end.argument.kind == "actor" for end in of):
            return replace(found, objects=of)  # "coordinates the work of nurses and therapists"
        return self._deed(found, noun, clause, verb)

    def _classes_of(self, noun: Noun) -> frozenset[str]:
        return frozenset().union(*(self._classes(end) for end in self.ends.of_noun(noun)))

    def _in_space(self, found: Found, noun: Noun) -> bool:
        """ "leads to the harbour", "faces the sea": where something lies."""
        spatial = found.entry.predicate.text in ("lead to", "face", "overlook", "go to")
        return spatial and bool(self._classes_of(noun) & {"place"} or self.c.tokens[noun.head].lemma in _SITES)

    def _pays(self, end: End) -> bool:
        """Whether an end is what pays for things: an insurance, a fund."""
        return end.noun is not None and self.c.tokens[end.noun.head].lemma in _PAYERS

    def _money(self, found: Found, noun: Noun, verb: Verb) -> bool:
        """Whether a sum or money is given or put aside: "contributed 40 euros", "disbursed funds"."""
        if verb.lemma not in _ALLOTTING or not found.objects or found.entry.preposition:
            return False
        if self.c.low(noun.head) == "percent":
            return True  # "contributes 7 percent of wages"
        return all("quantity" in self._classes(end) or self._lemma(end) in _MONEY for end in found.objects)

    def _financed(self, found: Found, clause: Clause) -> Found:
        """ "allocates money to A", "spends a tenth on A": A is funded."""
        words_ = ("on", "in", "into", "for") if found.entry.predicate.text in _SPENDERS else ("to", "for", "towards")
        for word in words_:
            for phrase in clause.phrases:
                behind = clause.verb is not None and phrase.at > clause.verb.main
                ends = self.ends.of_group(phrase.group) if phrase.word == word and behind else ()
                if ends:
                    return replace(self._as(found, "funds"), objects=ends, phrase=phrase)
        return found

    def _borne(self, found: Found, clause: Clause) -> Found:
        """ "bears a third of the cost of A", "covers the costs of A": A is funded."""
        ends: tuple[End, ...] = ()
        for end in found.objects:
            ends += self.ends.of_group(end.noun.of) if end.noun is not None else ()
        paid = replace(self._as(found, "funds"), objects=ends or found.objects)
        return paid if ends or clause.verb is None or clause.verb.lemma in ("cover", "share") else found

    def _supported(self, found: Found, noun: Noun, clause: Clause) -> Found:
        """ "increase support for A": A is promoted."""
        for phrase in [*noun.after, *clause.phrases]:
            if phrase.at == noun.end and phrase.word in ("for", "in", "to") and phrase.group is not None:
                return replace(found, objects=self.ends.of_group(phrase.group))
        return found

    @staticmethod
    def _as(found: Found, relation: str) -> Found:
        """The same with another relation, whatever the object."""
        predicate = replace(found.entry.predicate, relation=relation, reverse=False, by_object=())
        return replace(found, entry=replace(found.entry, predicate=predicate))

    @staticmethod
    def _others(found: Found, noun: Noun, ends: tuple[End, ...]) -> tuple[End, ...]:
        """The objects with those of one noun exchanged."""
        return ends + tuple(end for end in found.objects if end.noun is not noun)

    def _field_of(self, noun: Noun) -> bool:
        """ "governance", "a number of areas": what one takes part in."""
        head = self.c.tokens[noun.head].lemma
        inner = self.c.tokens[noun.of.nouns[0].head].lemma if noun.of is not None else ""
        return head in words.FIELDS | _AREAS or inner in _AREAS

    def _deed(self, found: Found, noun: Noun, clause: Clause, verb: Verb) -> Found:
        """ "achieves effective intervention in A": takes part in A."""
        focus = found.entry.predicate.text in _FOCUS and noun.of is not None
        if not focus and (verb.lemma not in _DOING or len(clause.objects) != 1 or len(clause.objects[0].nouns) != 1):
            return found
        phrases = [phrase for phrase in [*noun.after, *clause.phrases] if phrase.at in (noun.end, noun.stop)]
        for entry in self.table.nouns.get(self.c.tokens[noun.head].lemma, ()):
            if focus and entry.preposition != "of":
                continue  # "pays attention to the role of A in B": A is named
            if entry.middle or entry.predicate.relation not in (
                _DONE | {"establishes", "promotes"} if focus else _DONE
            ):
                continue
            groups = (
                [noun.of] if entry.preposition == "of" else [p.group for p in phrases if p.word == entry.preposition]
            )
            for group in groups:
                if group is not None:
                    ends = self.ends.of_group(group)
                    deed = Found(entry, ends, phrase=found.phrase, construction="deed")
                    if focus and any(end.argument.kind == "actor" for end in ends):
                        return found  # "focuses on the training of nurses"
                    means = any("means" in self._classes(end) for end in ends)
                    return self._as(deed, "uses") if means and entry.predicate.relation == "establishes" else deed
        return found

    def joined(self, found: Found, clause: Clause, scope: Scope) -> bool:
        """ "organises A to carry out B": carries out B, in which A take part."""
        above = clause.parent.verb if clause.parent is not None else None
        if scope.how != "pivot" or above is None or above.lemma not in _ORGANISING:
            return False
        predicate = found.entry.predicate
        if predicate.relation != "establishes":
            return False
        organiser = self._above or self._implied()
        self.emit(organiser, "establishes", found.objects, clause, scope, "organised", predicate, fixed=True)
        return self.emit(
            scope.subject, "participates_in", found.objects, clause, scope, "organised", predicate, fixed=True
        )
