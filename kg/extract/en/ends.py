"""Noun phrases → ends of claims: the span that names the node, what kind it is, what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.en import words
from kg.extract.en.chunks import Chunker
from kg.extract.en.discourse import Discourse
from kg.extract.en.lookup import Cues, valence_of
from kg.extract.en.parts import Group, Noun
from kg.model import Argument, Kind, Mention, Ontology, Valence

_PERSON_ENDINGS = ("er", "or", "ist", "ee", "ian", "man", "woman", "men", "women", "people")
_MEASURES = frozenset(
    "hectare acre euro dollar pound yuan yen rupee franc peso kilometre kilometer metre meter mile tonne ton kilogram "
    "kilo gram litre liter megabit megawatt kilowatt percent cent degree inch foot watt volt gigabyte megalitre "
    "kilolitre gigawatt rand lira ruble rouble shilling krona krone won ringgit baht dirham dinar naira cedi zloty "
    "kwacha birr renminbi rmb mu km kg ha".split()
)
NOWHERE = frozenset(
    "case construction development example experience future governance history image management name path policy situation "
    "society status study system work".split()
)
_LESS = frozenset({"few", "fewer", "less", "little", "low", "lower", "minimal", "reduced", "small", "zero"})
_WICKED = frozenset({"illegal", "corrupt", "abusive", "violent", "fraudulent", "criminal"})  # bad parties, not the poor
_SOCIAL = frozenset(
    "capitalist creative educated landowning lower merchant middle political poorer ruling social upper working".split()
)
_RISES = frozenset("boom expansion growth increase jump prevalence rise spike spread surge upsurge wave".split())
_FALLS = frozenset("curb cut decline decrease dip downturn drop end erosion fall loss reduction slump".split())
_MARKS = frozenset('"“”')
_LONG = 70  # characters; a longer of-phrase is left off


@dataclass(frozen=True, slots=True)
class End:
    """A candidate for subject or object; `noun` is the noun phrase that it was read from."""

    argument: Argument
    valence: Valence = "neutral"
    noun: Noun | None = None
    negated: bool = False
    features: tuple[str, ...] = ()


class Ends:
    """Makes ends out of the noun phrases of one sentence."""

    def __init__(
        self,
        chunker: Chunker,
        text: str,
        mentions: Sequence[Mention],
        ontology: Ontology,
        cues: Cues,
        discourse: Discourse,
    ) -> None:
        self.c = chunker
        self.text = text
        self.cues = cues
        self.discourse = discourse
        self._terms = {(mention.start, mention.end): mention for mention in mentions}
        self._by_end: dict[int, Mention] = {}
        self._longest: dict[int, int] = {}  # start of a term → end
        for mention in mentions:
            self._by_end.setdefault(mention.end, mention)
            self._longest[mention.start] = max(mention.end, self._longest.get(mention.start, 0))
        self._ontology = ontology
        self._cache: dict[tuple[int, bool], tuple[End, ...]] = {}
        self._kept: list[Noun] = []
        self.doers: tuple[str, ...] = ()  # the subject of the clause that is being read
        self._lefts: dict[tuple[int, int, bool], int] = {}
        self._quotes = not _MARKS.isdisjoint(text)
        self._kinds: dict[tuple[int, int, int, bool], Kind] = {}

    def of_group(self, group: Group | None, light: bool = True) -> tuple[End, ...]:
        """The ends that a group names, one a conjunct; light heads give way to what they are of."""
        if group is None:
            return ()
        found: list[End] = []
        for noun in group.nouns:
            if not noun.lesser:
                found.extend(self.of_noun(noun, light))
        return tuple(found[:12])

    def of_noun(self, noun: Noun, light: bool = True) -> tuple[End, ...]:
        """The ends of one noun phrase, worked out once."""
        key = (id(noun), light)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._of_noun(noun, light)
            self._kept.append(noun)  # an id is good while its noun lives
        return found

    def _of_noun(self, noun: Noun, light: bool) -> tuple[End, ...]:
        head = self.c.tokens[noun.head]
        if head.low in ("i.e.", "e.g.", "i.e", "e.g", "etc"):
            return ()
        if noun.pronoun:
            share = noun.of is not None and head.low not in ("them", "it", "they", "us")
            return self._share(noun) if share else self._pronoun(noun)
        if light and self._light(noun):
            bad = head.lemma in self.cues.bad  # "the problems of late pay and of cold": they are problems
            return tuple(
                replace(
                    end, valence="bad" if bad and end.valence == "neutral" else end.valence,
                    negated=end.negated or noun.negated, features=(*end.features, "light-head"),
                )
                for end in self.of_group(noun.of)
            )  # fmt: skip
        if noun.owner is not None and self._able(noun):
            return self.of_noun(noun.owner)  # "farmers' ability to store grain": the farmers
        if head.tag == "CD" and noun.of is not None and not self._when(noun):
            return self.of_group(noun.of)  # "two of them"
        if self._bare_quantity(noun):
            return ()
        bare = self.left(noun) >= noun.head
        if noun.examples is not None and bare and (head.lemma in self.cues.light or head.lemma in self.cues.not_node):
            return self.of_group(noun.examples)
        alone = noun.of is None and noun.owner is None and noun.left >= noun.head
        if (alone and self._empty(noun, head.lemma)) or self._when(noun):
            return ()
        if head.tag == "CD" or head.low == "percent" or self.measure(noun):
            return (self._number(noun),)
        argument = self.argument(noun)
        generic = self._demonstrative(noun)
        if generic:
            argument = Argument(generic, argument.start, argument.end, argument.kind)
        return (End(argument, self.valence(noun), noun, noun.negated, self._features(noun)),)

    def _share(self, noun: Noun) -> tuple[End, ...]:
        """ "half of the villages", "none of them": those that it is a share of."""
        none = self.c.low(noun.head) in ("none", "neither")
        return tuple(replace(end, negated=end.negated != none) for end in self.of_group(noun.of))

    def _light(self, noun: Noun) -> bool:
        """Whether a head gives way to what it is of: "the level of A", "a third of A"; not "living conditions of"."""
        head = self.c.tokens[noun.head]
        if noun.of is None or head.tag == "NNP" or (head.lemma == "condition" and self.left(noun) < noun.head):
            return False
        return head.lemma in self.cues.light or head.lemma in words.FRACTIONS or head.low == "percent"

    def _bare_quantity(self, noun: Noun) -> bool:
        """ "the old one", "twice", "much": nothing is named."""
        low = self.c.low(noun.head)
        if noun.of is not None:
            return False
        if low in words.COLLECTIVES and self.c.low(noun.end) in ("one", "ones"):
            return True  # "lower than the old one"
        little = low in ("little", "much", "more", "less", "enough") and self.left(noun) >= noun.head
        share = low in words.FRACTIONS and self.left(noun) >= noun.head  # "fewer than a tenth led to …"
        return little or share or low in ("one", "ones", "twice", "thrice")

    def head(self, noun: Noun) -> End:
        """The end that the head of a noun phrase names alone: the bridge of "a bridge between A and B"."""
        token = self.c.tokens[noun.head]
        return End(Argument(token.text, token.start, token.end, "concept"), "neutral", noun)

    def within(self, noun: Noun) -> tuple[str, Noun] | None:
        """Of a term that holds "N of M", the lemma of N and M as a noun phrase."""
        c = self.c
        of = next((n for n in range(noun.left + 1, noun.head) if c.low(n) == "of"), 0)
        return (c.tokens[of - 1].lemma, Noun(of + 1, of + 1, noun.head, noun.end)) if of else None

    def plain(self, noun: Noun) -> End:
        """The end that a noun phrase names as it stands, its modifiers kept."""
        c = self.c
        start, end = c.tokens[noun.left].start, c.tokens[noun.end - 1].end
        return End(Argument(self.text[start:end], start, end, "concept"), self.valence(noun), noun, noun.negated)

    def _able(self, noun: Noun) -> bool:
        """Whether an owned noun is an ability with its infinitive, which a term may hold too."""
        c = self.c
        return any(
            c.tokens[n].lemma in words.ABILITY and c.low(n + 1) == "to" for n in range(noun.start + 1, noun.head + 1)
        )

    def _empty(self, noun: Noun, lemma: str) -> bool:
        """ "the paper", "ways", "time": nothing is named."""
        if lemma in self.cues.about and self.c.low(noun.start) in ("this", "the", "our", "present"):
            return True
        if (self.c.tokens[noun.head].start, self.c.tokens[noun.head].end) in self._terms:
            return False
        if lemma in self.cues.about and noun.start == noun.head:
            return False  # "an obstacle to research"
        return lemma in self.cues.not_node and lemma not in self.cues.generic

    def _when(self, noun: Noun) -> bool:
        """A year, a month, "three years": time, no node."""
        head = self.c.tokens[noun.head]
        if head.tag == "CD":
            return len(head.low) == 4 and head.low.isdigit() and head.low[:2] in ("17", "18", "19", "20")
        return (
            head.lemma in self.cues.time and (noun.number is not None or head.low in words.MONTHS) and noun.of is None
        )

    def measure(self, noun: Noun) -> bool:
        """ "300 hectares", "90 million euros": an amount of a unit, not a number of things."""
        if noun.number is None or noun.of is not None or self.c.tokens[noun.head].lemma not in _MEASURES:
            return False
        return all(low in ("square", "cubic", "metric") for low in self.c.lows[noun.number[1] : noun.head])

    def number(self, noun: Noun) -> bool:
        """Whether a noun phrase is a plain amount: "40 percent", "1.7 billion rand", "350 litres"."""
        head = self.c.tokens[noun.head]
        plain = noun.of is None and noun.number is not None
        return plain and (head.low == "percent" or self.measure(noun) or (head.tag == "CD" and not self._when(noun)))

    def is_place(self, noun: Noun) -> bool:
        """Whether a noun after "in" names a place: a known one, or a name that is no party and no instrument."""
        head = self.c.tokens[noun.head]
        if head.low in words.WEEKDAYS:
            return False
        if self.kind(noun) == "place":
            return True
        if head.lemma in self.cues.classes["place"] and any(
            self.c.tokens[n].text[:1].isupper() for n in range(max(self.left(noun), 1), noun.head)
        ):
            return True  # "the Bolivian highlands"
        if (
            noun.of is not None
            and head.lemma not in self.cues.light
            and self.kind(noun) == "concept"
            and head.low not in NOWHERE
        ):
            named = head.lemma in self.cues.classes["place"]  # "the district of Kotido"
            return all(self.kind(inner) == "place" or (named and self._name(inner)) for inner in noun.of.nouns)
        return self._name(noun)

    def person(self, noun: Noun) -> bool:
        """Whether a party's head word ends as those for people do: employees, farmers."""
        head = self.c.tokens[noun.head]
        return self._agentive(head.low, head.lemma)

    def body(self, noun: Noun) -> bool:
        """Whether a noun phrase names a body that has members: a committee, a network."""
        return self.c.tokens[noun.head].lemma in self.cues.classes["body"]

    def _name(self, noun: Noun) -> bool:
        """Whether a noun phrase is a name, and of no known party or instrument."""
        head = self.c.tokens[noun.head]
        known = head.lemma in self.cues.actors or head.lemma in self.cues.instruments or head.end in self._by_end
        tongue = head.low.endswith(("ese", "ish"))  # "held in Japanese"
        return head.tag == "NNP" and head.text[:1].isupper() and not (known or tongue) and head.low not in words.MONTHS

    def _number(self, noun: Noun) -> End:
        """A number with what makes it more or less exact: "almost 99 per cent"."""
        c = self.c
        first = noun.number[0] if noun.number is not None else noun.head
        while first > noun.start and c.tag(first - 1) in ("RB", "IN"):
            first -= 1
        start, end = c.tokens[first].start, c.tokens[noun.end - 1].end
        return End(Argument(self.text[start:end], start, end, "quantity"), "neutral", noun, noun.negated, ("number",))

    def _features(self, noun: Noun) -> tuple[str, ...]:
        start, end = self.c.tokens[self.left(noun)].start, self.c.tokens[noun.end - 1].end
        if (start, end) in self._terms:
            return ("term",)
        return ("term-head",) if end in self._by_end else ("candidate",)

    def left(self, noun: Noun) -> int:
        """The first token of the node: past determiners, numbers and evaluatives, but never into a term."""
        key = (noun.left, noun.head, noun.owner is None)
        found = self._lefts.get(key)
        if found is None:
            found = self._lefts[key] = self._left(noun)
        return found

    def _left(self, noun: Noun) -> int:
        c = self.c
        if noun.owner is not None and noun.number is not None and noun.owner.end <= noun.number[0]:
            return min(noun.number[1], noun.head)  # "the country's 2,400 water utilities"
        at = noun.owner.left if noun.owner is not None and c.tag(noun.owner.head) != "PRP" else noun.left
        while at < noun.head:
            token = c.tokens[at]
            if self._term_starts(token.start, noun):
                return at
            low, tag = token.low, token.tag
            quantity = tag == "CD" or low in words.EMPTY_DETERMINERS or tag in ("DT", "PRP$", "IN", "CC", ",", "POS")
            if tag == "RB" and c.tag(at + 1) == "VBN" and low.endswith("ly") and low not in words.DEGREE:
                return at  # "poorly lit streets"
            if not (quantity or tag == "RB" or low in self.cues.evaluative or low in words.DEGREE):
                return at
            at += 1
        return at

    def _term_starts(self, start: int, noun: Noun) -> bool:
        return self._longest.get(start, -1) >= self.c.tokens[noun.head].end

    def chunks(self) -> tuple[Mention, ...]:
        """Every noun phrase of the sentence as a candidate, and the longer nodes that the rules made, in text order."""
        spans = {self._span(noun): self.kind(noun) for noun in self._candidates()}
        for ends in self._cache.values():
            for end in ends:
                one = end.argument
                if one.start is None or one.end is None or one.kind == "quantity" or "pronoun" in end.features:
                    continue
                spans[one.start, one.end] = one.kind
        return tuple(
            Mention(start, end, self.text[start:end], kind)
            for (start, end), kind in sorted(spans.items())
            if start < end
        )

    def _candidates(self) -> Iterator[Noun]:
        """The noun phrases of the sentence, and their owners, that name something."""
        at = 0
        while at < self.c.size:
            noun = self.c.noun(at)
            at = max(noun.end, at + 1) if noun is not None else at + 1
            for one in (noun, noun.owner) if noun is not None else ():
                if one is None or one.pronoun or self.c.tag(one.head) == "CD" or self._when(one):
                    continue
                if not self._empty(one, self.c.tokens[one.head].lemma):
                    yield one

    def argument(self, noun: Noun) -> Argument:
        """The node of a noun phrase with the of-phrase that completes it."""
        start, end = self._span(noun)
        return Argument(self.text[start:end], start, end, self.kind(noun))

    def _span(self, noun: Noun) -> tuple[int, int]:
        """Where the node of a noun phrase stands."""
        c = self.c
        first, last = self.left(noun), noun.end - 1
        stop = self._stop(noun)
        start, end = c.tokens[first].start, c.tokens[last].end
        if stop > last + 1 and c.tokens[stop - 1].end - start <= max(_LONG, 3 * (end - start)):
            end = c.tokens[stop - 1].end
        return self._quoted(start, end) if self._quotes else (start, end)

    def _quoted(self, start: int, end: int) -> tuple[int, int]:
        """A span with both of its quotation marks, where it holds one of them: "time bank" mode."""
        inside = [ch for ch in self.text[start:end] if ch in _MARKS]
        if len(inside) % 2 == 0:
            return start, end
        if start and self.text[start - 1] in _MARKS:
            return start - 1, end
        return (start, end + 1) if self.text[end : end + 1] in _MARKS and end < len(self.text) else (start, end)

    def _stop(self, noun: Noun) -> int:
        """Where the node ends: with its of-phrase, of a coordination the first conjunct only unless two make one."""
        stop = noun.end
        if noun.of is not None and self.number(noun.of.nouns[0]):
            return stop  # "a subsidy of 40 percent"
        if noun.of is not None and len(noun.of.nouns) > 1 and self.body(noun):
            return stop  # "a committee of tenants, landlords and planners"
        if noun.of is not None:
            stop = noun.of.nouns[0].end
            inner = noun.of.nouns[0]
            if inner.of is not None:
                stop = inner.of.nouns[0].end
            if len(noun.of.nouns) == 2 and noun.of.joint == "and":
                stop = max(stop, noun.of.nouns[1].end)
        else:
            if self._relational(noun):
                return noun.after[0].group.nouns[0].end  # type: ignore[union-attr]
            for phrase in noun.after[:1]:
                completes = phrase.word in ("between", "against", "without") and phrase.at == noun.end
                completes = completes and (phrase.word != "against" or self.kind(noun) != "actor")
                completes = completes and (
                    phrase.word != "without" or self.c.tag(noun.head) == "NNS" or noun.left >= noun.head
                )
                if completes and phrase.group is not None and not phrase.group.nouns[0].pronoun:
                    stop = phrase.group.nouns[-1].end
        return stop

    def _relational(self, noun: Noun) -> bool:
        """ "right to subsistence", "rise in fees": a bare noun that its phrase completes."""
        if not noun.after or noun.left < noun.head:
            return False
        phrase = noun.after[0]
        if phrase.group is None or phrase.at != noun.end or phrase.group.nouns[0].pronoun:
            return False
        head = self.c.tokens[noun.head]
        if head.tag != "NN" or self.kind(noun) != "concept":
            return False
        if phrase.word == "on" and head.lemma in words.CURBS:
            return True  # "the ban on night flights"
        if phrase.word == "to":
            return head.lemma in words.TOWARDS  # "access to land", but no "electricity to households"
        if phrase.word == "over":
            return head.lemma in words.HELD_OVER  # "control over land", but no "prefers mediation over litigation"
        return phrase.word == "against" or (phrase.word == "in" and head.lemma in self.cues.changes)

    def kind(self, noun: Noun) -> Kind:
        """The kind of a node: its term's, else a guess by its head."""
        key = (noun.start, noun.left, noun.head, noun.owner is None)
        found = self._kinds.get(key)
        if found is None:
            found = self._kinds[key] = self._kind(noun)
        return found

    def _kind(self, noun: Noun) -> Kind:
        c = self.c
        head = c.tokens[noun.head]
        mention = self._by_end.get(head.end)
        if mention is not None:
            return mention.kind
        surface = self.text[c.tokens[self.left(noun)].start : head.end].lower()
        if surface in self.cues.places or self._known_place(noun):
            return "place"
        if head.tag == "CD":
            return "quantity"
        if head.low == "others":
            return "actor"
        lemma = head.lemma
        if lemma == "panel" and c.low(noun.head - 1) in ("solar", "photovoltaic", "control", "wall"):
            return "concept"
        if lemma == "class" and c.low(noun.head - 1) not in _SOCIAL:
            return "concept"  # "boxing classes"
        if (
            lemma in self.cues.actors
            or (head.low in words.COLLECTIVES and head.low != "public")
            or self._agentive(head.low, lemma)
        ):
            return "actor"
        if head.text[:1].isupper() and head.low in self.cues.place_heads and noun.head > self.left(noun):
            return "place"
        if lemma in self.cues.instruments and head.text[:1].isupper():
            return "instrument"
        if head.tag == "NNP" and noun.head == self.left(noun) and head.text.isalpha() and not head.text.isupper():
            return "actor"
        return "concept"

    def _known_place(self, noun: Noun) -> bool:
        """Whether a noun phrase is a well-known place's name: "northern Kenya", "New York"; not "Air Canada"."""
        head = self.c.tokens[noun.head]
        for n in range(self.left(noun), noun.head + 1):
            first = self.c.tokens[n]
            if first.text[:1].isupper():
                return self.text[first.start : head.end].lower() in self.cues.place_names
        return False

    def _agentive(self, low: str, lemma: str) -> bool:
        """Whether a word ends as those for people do: teachers, clerk-typist, whistle-blowers; not rivers, fee."""
        ends = lemma.endswith(_PERSON_ENDINGS) or low.removesuffix("s").endswith(_PERSON_ENDINGS)
        return ends and len(lemma) > 5 and lemma not in self.cues.things

    def valence(self, noun: Noun) -> Valence:
        """Whether the node is something good or bad, by its term or its head."""
        head = self.c.tokens[noun.head]
        mention = self._by_end.get(head.end)
        if mention is not None and mention.term is not None:
            term = self._ontology.terms.get(mention.term)
            if term is not None and term.valence != "neutral":
                return term.valence
        turned = self._changed(noun, head.lemma)
        if turned is not None:
            return turned
        if head.lemma in self.cues.bad and _LESS.intersection(self.c.lows[noun.left : noun.head]):
            return "good"  # "low cost", "fewer deaths"
        place = head.lemma in self.cues.classes["place"]
        party = place or self.kind(noun) in (
            "actor",
            "place",
        )  # "poor families", "the poorest districts" are nothing bad
        before = self.c.lows[noun.left : noun.head]
        return valence_of(self.cues, head.lemma, tuple(_WICKED.intersection(before)) if party else before)

    def _changed(self, noun: Noun, lemma: str) -> Valence | None:
        """ "a rise in violence" is as bad as violence, "a fall in crime" good; None where nothing rises or falls."""
        if lemma not in _RISES | _FALLS:
            return None
        inner = next(
            (p.group for p in noun.after if p.word == "in" and p.at == noun.end and p.group is not None), noun.of
        )
        value = self.valence(inner.nouns[0]) if inner is not None else "neutral"
        if value == "neutral":
            return None
        return value if lemma in _RISES else "good" if value == "bad" else "bad"

    # ---- what stands for something else -----------------------------------------------------------

    def _pronoun(self, noun: Noun) -> tuple[End, ...]:
        token = self.c.tokens[noun.head]
        if token.low in ("we", "us"):  # who speaks is whoever the passage shows acting
            topic = self.discourse.we()
            text = topic[0] if topic is not None else token.text
            return (End(Argument(text, token.start, token.end, "actor"), "neutral", noun, noun.negated, ("pronoun",)),)
        if token.low in ("he", "she", "him", "her") and not self.discourse.antecedent(token.low, token.start):
            return ()
        if token.low in ("who", "whom", "everyone", "everybody", "nobody", "none", "something", "anything", "nothing", "i", "you",
                         "anyone", "someone", "everything", "one", "each other"):  # fmt: skip
            return ()
        if token.low == "those" and self.c.tag(noun.head + 1) == "WDT":  # nobody before: "those who refuse a course"
            last = self.c.tokens[max(noun.stop, noun.end) - 1].end
            text = self.text[token.start : last].lower()
            return (End(Argument(text, token.start, token.end, "actor"), "neutral", noun, noun.negated, ("pronoun",)),)
        if token.low == "those" and (noun.clauses or noun.after):
            return ()  # "those left homeless", "those with children"
        if token.low.endswith(("self", "selves")):
            return ()  # "help themselves": nothing is said of anything else
        governed = self.c.tag(noun.head - 1) in ("VB", "VBZ", "VBD", "VBG")  # "and empowers it": not who empowers
        antecedent = self.discourse.antecedent(token.low, token.start, self.doers if governed else ())
        if not antecedent and token.low in ("many", "some", "few", "most", "each", "both", "all", "those", "half"):
            return ()
        kind = self.discourse.kind(antecedent) if antecedent else "concept"
        argument = Argument(antecedent or token.text, token.start, token.end, kind)
        return (End(argument, "neutral", noun, noun.negated, ("pronoun",)),)

    def _demonstrative(self, noun: Noun) -> str:
        """What "this model" and "the scheme" stand for, '' where the noun names something itself."""
        c = self.c
        first, head = c.low(noun.start), c.tokens[noun.head]
        if first not in ("the", "this", "these", "such", "those") or noun.of is not None or self.left(noun) < noun.head:
            return ""
        named = "" if (head.start, head.end) in self._terms else self.discourse.named(head.low)
        if named or first == "the":
            return named
        example = self.discourse.example()
        if example is not None and c.tokens[noun.head].lemma in ("model", "mode", "case", "example", "approach"):
            return example[0]
        if head.lemma not in self.cues.generic:
            return ""  # "this discretion"
        return self.discourse.antecedent("they" if head.tag == "NNS" else "it", c.tokens[noun.start].start)
