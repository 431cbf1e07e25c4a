"""Tokens → tags and lemmas: the lexicon's choices for each word, settled by the cheapest path through the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.extract.en import words
from kg.extract.en.lexicon import Lexicon
from kg.extract.en.tokens import Token

Choice = tuple[str, float, str]  # tag, cost, lemma

_NUMBER = re.compile(r"\d[\d.,:]*(?:%|s)?$|\d{4}[-–]\d+$")
_FAMILY = {"NNS": "NN", "VBZ": "VB", "VBD": "VB", "VBN": "VB", "VBG": "VB", "JJR": "JJ", "JJS": "JJ", "NNP": "NN"}
_UPOS = {"noun": "NN", "propn": "NN", "verb": "VB", "aux": "VB", "adj": "JJ", "adv": "RB"}
_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG"), ("ed", "VBN"), ("ous", "JJ"), ("ful", "JJ"), ("less", "JJ"), ("able", "JJ"),
    ("ible", "JJ"), ("ive", "JJ"), ("ical", "JJ"), ("ic", "JJ"), ("al", "JJ"), ("ary", "JJ"), ("ity", "NN"),
    ("ness", "NN"), ("ment", "NN"), ("tion", "NN"), ("sion", "NN"), ("ship", "NN"), ("ism", "NN"), ("ist", "NN"),
    ("ance", "NN"), ("ence", "NN"), ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS"), ("ize", "VB"), ("ise", "VB"), ("ify", "VB"),
)  # fmt: skip
# From a tag (or the sentence's start, ^) to the tags that may follow, with costs; what is not named costs 2.5.
_MOVES = {
    "^": "NN .6 NNS .5 NNP .5 JJ .6 DT .2 PRP .2 IN .4 RB .6 VBG .8 VBN 1.4 VB 1.9 TO .6 CD .6 WDT .7 CC .7 EX .3 VBZ 5 VBD 4 BE 3 MD 3",
    "DT": "NN .2 NNS .4 JJ .3 NNP .4 CD .6 VBN 1.1 VBG 1.3 RB 1.4 VB 7 VBZ 7 VBD 6 IN 4 BE 1.6 MD 2 TO 5 DT 2 , 3 WDT 3 PRP 5",
    "PRP$": "NN .2 NNS .3 JJ .3 NNP .6 CD .7 VBN 1.3 VBG 1.0 RB 2 VB 8 VBZ 8 VBD 8 IN 6",
    "POS": "NN .2 NNS .3 JJ .4 NNP .5 CD .8 VBN 1.3 VBG 1.1 RB 2 VB 6 VBZ 6 VBD 6 IN 3",
    "JJ": "NN .2 NNS .2 JJ .8 NNP .8 CC .8 IN 1.3 , 1 . .9 TO 1.4 VB 4.2 VBZ 4 VBD 4 VBG 1.8 VBN 2 RB 2.5 MD 3.5 BE 3 CD 2.2 WDT 2",
    "NN": "IN .3 NN .9 NNS .8 , .8 . .5 CC .6 VBZ .9 VBD 1.1 VBN 1.5 VBG 1.6 VB 4.6 MD .5 BE .3 HV .5 DO .7 TO .9 RB 1.3 DT 2.2 JJ 2.4 WDT .7 POS .2 NNP 1.8 PRP 2.5",
    "NNS": "IN .3 NN 2.3 NNS 2.4 , .8 . .5 CC .6 VB 1.1 VBZ 3.8 VBD 1.1 VBN 1.3 VBG 1.5 MD .5 BE .3 HV .5 DO .7 TO .9 RB 1.2 DT 2.4 JJ 2.1 WDT .6 POS .4 PRP 2.5",
    "NNP": "NNP .3 IN .5 NN 1.1 NNS 1.2 , .6 . .5 CC .6 VBZ .8 VBD .8 VBN 1.7 VBG 1.9 VB 2.4 MD .6 BE .4 HV .5 DO .7 TO 1 RB 1.5 POS .2 CD .8 WDT .9",
    "PRP": "VB .5 VBZ .5 VBD .5 MD .3 BE .2 HV .3 DO .4 RB .8 VBN 2.5 VBG 2.2 IN 1 , 1 . 1 TO 1 NN 4.5 NNS 4 JJ 2.2 CC 1.2 DT 2",
    "EX": "BE .1 MD .6 HV .6 VBZ 1 VBD 1",
    "VB": "DT .3 PRP$ .3 JJ .5 NN .7 NNS .6 NNP .7 PRP .6 IN .7 RB .9 VBN 1.8 VBG 1.3 TO .8 CD .8 , 1.3 . 1.2 CC 1.2 VB 3.5 VBZ 5 VBD 5 WDT 1.6",
    "VBZ": "DT .3 PRP$ .3 JJ .5 NN .7 NNS .6 NNP .7 PRP .8 IN .6 RB .9 VBN 1.8 VBG 1.3 TO .7 CD .8 , 2.6 . 1.4 CC 1.6 VB 5 VBZ 6 VBD 6 WDT 1.6",
    "VBD": "DT .3 PRP$ .3 JJ .6 NN .7 NNS .6 NNP .7 PRP .8 IN .5 RB .9 VBN 1.8 VBG 1.4 TO .7 CD .8 , 1.4 . 1.3 CC 1.5 VB 5 VBZ 6 VBD 6 WDT 1.6",
    "VBN": "IN .3 TO .6 NN .9 NNS .7 DT 1.1 JJ 1.1 RB .9 , 1 . .8 CC 1 VB 4.5 VBZ 3.5 VBD 4 VBN 2.5 VBG 1.8 PRP$ 1.3 NNP 1.2 BE 2 MD 2",
    "VBG": "DT .3 PRP$ .3 JJ .5 NN .5 NNS .4 NNP .7 PRP .7 IN .8 RB 1 TO .9 CC 1.1 , 1.3 . 1.3 VB 4.5 VBZ 3 VBD 3.5 VBN 1.8 MD 1.8 BE 1.4 CD 1",
    "MD": "VB .1 RB .5 HV 3 BE 4 , 1.5 DT 3",
    "BE": "VBN .4 VBG .8 JJ .4 DT .4 RB .5 IN .7 TO .8 NN 1.1 NNS 1.1 NNP 1.1 CD .7 PRP$ .8 , 1.4 . 1.5 VB 6 VBZ 7 VBD 5 PRP 1.4 WDT 1 EX 1",
    "HV": "VBN .4 DT .4 RB .6 TO .5 NN .8 NNS .7 JJ .7 CD .8 PRP$ .6 VB 5 VBZ 6 VBD 2.5 IN 1.5 VBG 3",
    "DO": "RB .3 VB .5 DT .6 PRP .8 NN 1.4 NNS 1.3 JJ 1.6",
    "TO": "VB .1 DT .8 PRP$ .8 JJ 1.2 NN 1.6 NNS 1.2 NNP .9 RB 1.4 VBG 1.2 CD 1 PRP 1 VBN 2.5 VBZ 6 VBD 6",
    "IN": "DT .2 PRP$ .3 NN .5 NNS .4 JJ .5 NNP .4 VBG .6 CD .5 PRP .6 VBN 1.5 RB 1.4 WDT .8 VB 5.5 VBZ 5.5 VBD 5 IN 1.5 TO 2.5 EX 1.5",
    "CC": "NN .6 NNS .6 JJ .7 NNP .8 DT .6 PRP$ .7 VB 1.1 VBZ 1.3 VBD 1.3 VBN 1.2 VBG 1.0 RB .9 IN 1.1 TO 1 MD 1.4 BE 1.3 HV 1.4 PRP .8 CD .9 WDT 1.1 EX .6",
    ",": "NN .7 NNS .7 JJ .8 NNP .8 DT .5 PRP$ .8 VB 1.4 VBZ 1.5 VBD 1.5 VBN 1.2 VBG .8 RB .6 IN .5 TO .8 MD 1.6 BE 1.6 HV 1.5 PRP .6 CC .3 CD .9 WDT .4 EX .4",
    "RB": "VB 1 VBZ .9 VBD 1 VBN .7 VBG .8 JJ .6 RB 1 NN 2.4 NNS 2.4 IN .8 TO 1 , .5 . .8 CC 1 DT .9 CD .9 MD 1.2 BE 1.3 HV 1.4 PRP 1 EX .8",
    "CD": "NN .3 NNS .2 JJ .6 NNP 1 IN .6 , .7 . .7 CC .9 VBZ 2 VB 2.5 VBD 1.6 VBN 1.5 TO .9 BE 1.2 CD .9",
    "WDT": "VBZ .6 VB .9 VBD .7 MD .4 BE .3 HV .4 DO .6 RB .9 DT .6 PRP .5 PRP$ .8 NN 1 NNS .9 JJ .9 NNP .8 VBN 3 VBG 3 IN 1.3 TO 1.2",
    ".": "",
}  # fmt: skip
_DEFAULT = 2.5
_OPENING = frozenset('.:;"“”(')  # after these a capital letter says nothing


def _moves() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for tag, row in _MOVES.items():
        cells = row.split()
        table[tag] = {cells[n]: float(cells[n + 1]) for n in range(0, len(cells), 2)}
    table["."] = table["^"]
    for old, new in (("JJ", "JJR"), ("JJ", "JJS"), ("WDT", "WRB")):
        table[new] = table[old]
    for row_ in table.values():
        for old, new in (("JJ", "JJR"), ("JJ", "JJS"), ("WDT", "WRB")):
            if old in row_:
                row_.setdefault(new, row_[old])
    return table


_AUXILIARY = frozenset({"MD", "DO", "TO", "BE", "HV"})
_Options = tuple[tuple[Choice, ...], str, bool]  # choices of a word, its lemma as a verb, whether it can be a noun


def _options(choices: tuple[Choice, ...]) -> _Options:
    verb = next((choice[2] for choice in choices if choice[0][:2] == "VB"), "")
    return choices, verb, any(choice[0][:2] == "NN" for choice in choices)


class Tagger:
    """Gives every token its tag, lemma and, where the word can be one, its verb's lemma; words are looked up once."""

    def __init__(
        self,
        lexicon: Lexicon,
        verbs: Iterable[str],
        controls: Iterable[str] = (),
        prepositional: Iterable[str] = (),
        to_nouns: Iterable[str] = (),
        says: Iterable[str] = (),
    ) -> None:
        self._lexicon = lexicon
        self._prepositional = frozenset(prepositional)  # verbs that take the preposition "to" and no infinitive
        self._to_nouns = frozenset(to_nouns)
        self._says = frozenset(says)  # verbs that a clause may follow
        self._controls = frozenset(controls)  # verbs that an infinitive follows
        self._verbs = frozenset(verbs)
        self._cache: dict[str, tuple[Choice, ...]] = {}
        self._by_text: dict[tuple[str, bool], _Options] = {}
        self._moves = _moves()

    def tag(self, tokens: Sequence[Token]) -> None:
        """Set `tag`, `lemma` and `verb` of each token in place."""
        choices = []
        middle = False  # whether a word before it makes a capital speak
        for token in tokens:
            key = (token.text, middle)
            found = self._by_text.get(key)
            if found is None or token.low == "'":
                found = self._by_text[key] = _options(self._choices(token, tokens))
                if len(self._by_text) > 200_000:
                    self._by_text.clear()
            choices.append(found[0])
            token.verb, token.noun = found[1], found[2]
            middle = token.text not in _OPENING
        for token, (tag, _, lemma) in zip(tokens, self._best_path(choices), strict=True):
            token.tag, token.lemma = tag, lemma
        self._repair(tokens)

    def _repair(self, tokens: Sequence[Token]) -> None:
        """What one step of memory cannot see, each by a small rule, from left to right."""
        aux = ""
        for n, token in enumerate(tokens):
            if aux or token.tag in _AUXILIARY or token.lemma == "be":
                aux = self._after_auxiliary(tokens, n, aux)
            for repair in REPAIRS.get(token.tag, ()):
                tag = repair(self, tokens, n)
                if tag:
                    self._retag(token, tag)
            if token.low == "that":
                token.tag = self._that(tokens, n)

    def _after_auxiliary(self, tokens: Sequence[Token], n: int, aux: str) -> str:
        """ "must work", "has led", "to shift": over adverbs, the auxiliary tells the verb's form; returns what is still open."""
        token = tokens[n]
        tag = token.tag
        if tag in ("MD", "DO"):
            return "VB"
        if tag == "TO":
            return "TO"
        if tag in ("BE", "HV") or token.lemma == "be":
            return "VBN"
        if tag == "RB":
            return aux
        if token.low == "since" and aux == "VBN" and _tag(tokens, n + 1) in ("VBN", "VBD"):
            token.tag = "RB"
            return aux
        if aux == "VB" and tag in ("NN", "JJ", "VBD", "VBN") and token.verb:
            self._retag(token, "VB")
        elif aux == "TO" and tag in ("NN", "JJ") and token.verb and n + 1 < len(tokens):
            after = tokens[n + 1].tag
            free = any(t.verb in self._controls for t in tokens[max(0, n - 9) : n - 1] if t.tag[:2] == "VB")
            particle = (tokens[n + 1].low in words.PARTICLES and free) or (
                after == "CC" and _tag(tokens, n + 2) == "VB"
            )
            # "obliges shops to charge for"
            moved = free and after == "IN" and n > 1 and tokens[n - 2].tag in ("NNS", "PRP")
            if after in ("DT", "PRP$", "PRP") or particle or moved or (free and after in ("NNS", "JJ", "NN", "NNP")):
                self._retag(token, "VB")
        elif aux == "VBN" and tag == "VBD" and tokens[n - 1].tag in ("HV", "BE", "RB", "VBN"):
            self._retag(token, "VBN")
        return ""

    # ---- repairs: the right tag of a token, '' where it stays ------------------------------------

    def _opening_noun(self, tokens: Sequence[Token], n: int) -> str:
        """ "Also conflict in …": a bare verb that opens a sentence before a preposition is a noun."""
        opens = n == 0 or (n == 1 and tokens[0].tag == "RB")
        return "NN" if opens and tokens[n].noun and _tag(tokens, n + 1) == "IN" else ""

    def _after_to(self, tokens: Sequence[Token], n: int) -> str:
        """ "leads to labour shortages", "a barrier to sleep": a noun, where "to" is the preposition of what stands before."""
        if n < 2 or tokens[n - 1].low != "to":
            return ""
        before, after = tokens[n - 2], _tag(tokens, n + 1)
        if not tokens[n].noun:  # "led to frequent delays"
            leads = before.verb in self._prepositional and before.tag[:2] == "VB" and after in ("NN", "NNS")
            return "JJ" if leads and any(choice[0] == "JJ" for choice in self.choices(tokens[n].low)) else ""
        if before.verb in self._prepositional and before.tag[:2] == "VB":
            return "NN" if after in ("NN", "NNS", "IN", ".", ",", "CC") else ""
        return "NN" if before.lemma in self._to_nouns and before.tag == "NN" and after in (".", ",", "") else ""

    def _participle_by(self, tokens: Sequence[Token], n: int) -> str:
        """ "limited by", "dwarfed by the others": before an agent an -ed form is a participle."""
        token = tokens[n]
        if not token.verb or n + 1 >= len(tokens) or tokens[n + 1].low != "by":
            return ""
        past = (
            token.tag == "VBD" and token.low not in self._lexicon.pasts and _tag(tokens, n - 1) in ("NN", "NNS", "NNP")
        )
        if past and _tag(tokens, n + 2) not in ("CD", "RB", ""):  # "money sent by migrants"
            return "VBN"
        if not token.low.endswith("ed"):  # "shelters run by charities"
            before = _tag(tokens, n - 1)
            stem = token.low == token.verb and (before == "BE" or (token.tag != "NN" and before in ("NNS", "NN")))
            if stem and token.low == "run":
                token.tag, token.lemma = "VBN", token.low
                return ""
            known = stem and any(choice[0] == "VBN" for choice in self.choices(token.low))
            return "VBN" if known and _tag(tokens, n + 2) in ("DT", "NN", "NNS", "NNP", "JJ", "PRP$") else ""
        return "VBN" if token.tag == "JJ" or _tag(tokens, n + 2) not in ("CD", "RB", "") else ""

    def _neither(self, tokens: Sequence[Token], n: int) -> str:
        """ "can neither annul decisions nor fine officials": verbs."""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if tokens[n].low != "neither" or after is None or not after.verb:
            return ""
        if after.tag in ("NN", "JJ") and _tag(tokens, n - 1) in ("MD", "DO"):
            self._retag(after, "VB")
        if after.tag not in ("VB", "VBN", "VBZ", "VBD"):
            return ""
        tokens[n].tag = "RB"
        joint = next((m for m in range(n + 2, min(n + 15, len(tokens) - 1)) if tokens[m].low == "nor"), 0)
        if joint and tokens[joint + 1].verb and tokens[joint + 1].tag in ("JJ", "NN", "NNS"):
            self._retag(tokens[joint + 1], after.tag)
        return ""

    def _opening_adverb(self, tokens: Sequence[Token], n: int) -> str:
        """ "First, …"."""
        if n == 0 and _tag(tokens, 1) == ",":
            tokens[0].tag = "RB"
        return ""

    def _row_of_verbs(self, tokens: Sequence[Token], n: int) -> str:
        """ "to report, investigate and deal with": a noun in a row of bare verbs."""
        row = n > 2 and tokens[n].verb in self._verbs and tokens[n - 1].tag in ("CC", ",")
        return "VB" if row and self._chained(tokens, n) else ""

    def _bare_infinitive(self, tokens: Sequence[Token], n: int) -> str:
        """ "lets foreigners vote in": after let, make and help with their object."""
        if not tokens[n].verb or _tag(tokens, n - 1) not in ("NNS", "PRP") or n < 2:
            return ""
        led = any(t.lemma in ("let", "make", "help") and t.tag[:2] == "VB" for t in tokens[max(0, n - 5) : n - 1])
        alone = tokens[n].verb in words.INTRANSITIVE and _tag(tokens, n + 1) in (",", ".", "CC")
        follows = _tag(tokens, n + 1) in ("IN", "DT", "PRP$", "NNS", "JJ", "RB", "TO", "NN")
        return "VB" if led and (alone or follows) else ""

    def _given(self, tokens: Sequence[Token], n: int) -> str:
        """ "guarantees prisoners access to": the second object of a verb of giving."""
        if (
            not tokens[n].noun
            or _tag(tokens, n - 1) not in ("NNS", "PRP", "NN")
            or _tag(tokens, n + 1) not in ("TO", "IN")
        ):
            return ""
        giving = any(t.verb in words.GIVING and t.tag[:2] == "VB" for t in tokens[max(0, n - 5) : n - 1])
        return "NN" if giving else ""

    def _noun_of(self, tokens: Sequence[Token], n: int) -> str:
        """ "the voices and needs of": before "of" a word that can be a noun is one."""
        token = tokens[n]
        if (
            not token.noun
            or n + 1 >= len(tokens)
            or tokens[n + 1].low != "of"
            or _tag(tokens, n - 1) in ("MD", "TO", "DO", "RB", "PRP")
        ):
            return ""
        return "NNS" if token.tag == "VBZ" else "NN"

    def _lacking(self, tokens: Sequence[Token], n: int) -> str:
        """ "villages in the valley lack piped water": a verb first of all, where a noun stands before it and an object behind."""
        after = _tag(tokens, n + 1)
        if tokens[n].low not in ("lack", "face", "need") or _tag(tokens, n - 1) not in ("NN", "NNS", "NNP"):
            return ""
        if after in ("VBD", "VBN") and _tag(tokens, n + 2) in ("NN", "NNS"):
            self._retag(tokens[n + 1], "VBN")
            return "VB"
        return "VB" if after in ("DT", "PRP$", "JJ", "NNS", "CD") else ""

    def _no_second_verb(self, tokens: Sequence[Token], n: int) -> str:
        """ "keep escape routes free": no second verb in a clause whose verb takes no clause."""
        before = _tag(tokens, n - 1)
        if before in ("VB", "VBG") and tokens[n].noun and tokens[n - 1].lemma not in self._says | {"be"}:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if (
                after is not None
                and after.tag == "NNS"
                and after.verb
                and _tag(tokens, n + 2) in ("NN", "DT", "NNS", "JJ", "PRP$")
            ):
                self._retag(after, "VBZ")  # "to build parks limits trade"
            return "NNS"
        if not tokens[n].noun or before not in ("NN", "JJ"):
            return ""
        for m in range(n - 2, max(-1, n - 7), -1):
            tag = tokens[m].tag
            if tag in ("VB", "VBZ", "VBD"):
                return "" if tokens[m].lemma in self._says or tokens[m].lemma == "be" else "NNS"
            if tag not in ("NN", "JJ", "DT", "PRP$", "CD", "NNP"):
                return ""
        return ""

    def _row_of_adjectives(self, tokens: Sequence[Token], n: int) -> str:
        """ "a connecting, coordinating and integrating role": gerunds in a row between article and noun."""
        if _tag(tokens, n - 1) != "DT" or _tag(tokens, n + 1) not in (",", "CC"):
            return ""
        row = [n]
        while _tag(tokens, row[-1] + 1) in (",", "CC") and _tag(tokens, row[-1] + 2) in ("VBG", "JJ"):
            row.append(row[-1] + 2)
        if len(row) > 1 and _tag(tokens, row[-1] + 1) in ("NN", "NNS"):
            for at in row:
                tokens[at].tag, tokens[at].lemma = "JJ", tokens[at].low
        return ""

    def _together(self, tokens: Sequence[Token], n: int) -> str:
        """ "and work together to": a verb."""
        row = tokens[n].low == "work" and _tag(tokens, n - 1) == "CC" and n + 1 < len(tokens)
        return "VB" if row and tokens[n + 1].low == "together" else ""

    def _past(self, tokens: Sequence[Token], n: int) -> str:
        return "VBD" if self._past_with_object(tokens, n) else ""

    def _after_who(self, tokens: Sequence[Token], n: int) -> str:
        """ "who account for", "which checks results", "rules that shape trade": a verb must follow the pronoun."""
        token = tokens[n]
        if not token.verb or n == 0 or tokens[n - 1].low not in ("who", "which", "that") or n + 1 >= len(tokens):
            return ""
        if tokens[n - 1].low == "that" and (
            _tag(tokens, n - 2) != "NNS" or tokens[n + 1].tag not in ("NN", "NNS", "DT", "JJ", "PRP$", "NNP")
        ):
            return ""
        if any(t.tag in ("VBZ", "VB", "MD", "BE", "HV") for t in tokens[n + 1 : n + 3]):
            return ""
        return "VBZ" if token.tag == "NNS" else "VB"

    def _month(self, tokens: Sequence[Token], n: int) -> str:
        """ "Since May 1990"."""
        if tokens[n].text == "May" and _tag(tokens, n + 1) == "CD":
            tokens[n].tag = "NNP"
        return ""

    def _rough(self, tokens: Sequence[Token], n: int) -> str:
        """ "About a quarter of": no preposition."""
        rough = tokens[n].low in ("about", "around", "over", "under") and n + 2 < len(tokens)
        if (
            rough
            and tokens[n + 1].low in ("a", "one", "half")
            and tokens[n + 2].lemma in words.FRACTIONS | {"dozen", "of"}
        ):
            tokens[n].tag = "RB"
        return ""

    def _most_of(self, tokens: Sequence[Token], n: int) -> str:
        """ "Most of the complaints": what stands for a noun."""
        if tokens[n].low in ("most", "much") and n + 1 < len(tokens) and tokens[n + 1].low == "of":
            tokens[n].tag = "JJ"
        return ""

    def _emphatic(self, tokens: Sequence[Token], n: int) -> str:
        """ "the backbone itself"."""
        if tokens[n].low.endswith(("self", "selves")) and _tag(tokens, n - 1) in ("NN", "NNS", "NNP"):
            tokens[n].tag = "RB"
        return ""

    def _third_person(self, tokens: Sequence[Token], n: int) -> str:
        return "VBZ" if tokens[n].verb and n > 1 and self._parallel(tokens, n) else ""

    @staticmethod
    def _chained(tokens: Sequence[Token], n: int) -> bool:
        """ "to report, investigate and deal with": a noun after "and" in a row of bare verbs."""
        after = tokens[n + 1].tag if n + 1 < len(tokens) else ""
        if tokens[n - 2].tag == "VB" and tokens[n - 1].tag == "CC":
            return after in ("IN", "TO", "DT", "PRP$", "JJ", "NNS", "NN", "PRP")
        if tokens[n - 1].tag == "," and after in ("NNS", "DT", "JJ", "PRP$") and any(t.tag == "VB" for t in tokens[:n]):
            joint = next((m for m in range(n + 1, min(n + 9, len(tokens) - 1)) if tokens[m].tag == "CC"), 0)
            if joint and tokens[joint + 1].tag == "VB":
                return True
        earlier = [
            t
            for m, t in enumerate(tokens[max(1, n - 30) : n - 1], max(1, n - 30))
            if t.tag == "VB" and tokens[m - 1].tag in ("TO", "MD", ",", "RB")
        ]
        comma = tokens[n - 1].tag == ","
        return (
            len(earlier) > 1
            and (comma or tokens[n - 2].tag == ",")
            and after in ("DT", "PRP$", "NNS", "JJ", *(("NN",) if comma else ()))
        )

    @staticmethod
    def _past_with_object(tokens: Sequence[Token], n: int) -> bool:
        """ "…, set up a fund", "found that …": a form that can be a past tense, before an object, without auxiliary."""
        before = tokens[n - 1].tag if n else "^"
        if before not in ("NN", "NNS", "NNP", ",", "PRP") or tokens[n].low in ("based", "given", "called", "named"):
            return False
        after = n + 1
        while after < len(tokens) and tokens[after].tag == "RB":
            after += 1
        if after >= len(tokens):
            return False
        if tokens[n].tag == "VB":
            return tokens[after].low == "that" and before in ("NN", ",", "NNP")
        particle = after > n + 1 and tokens[n + 1].low in words.PARTICLES
        wanted = ("DT", "PRP$", "PRP", "NN", "NNS", "JJ", "NNP") if particle else ("DT", "PRP$", "PRP")
        return tokens[after].tag in wanted or tokens[after].low in ("that", "most", "many", "several", "such", "few")

    @staticmethod
    def _that(tokens: Sequence[Token], n: int) -> str:
        before = tokens[n - 1].tag if n else "^"
        behind = n + 1
        while behind < len(tokens) - 1 and tokens[behind].tag == "RB" and before in ("NN", "NNS", "NNP"):
            behind += 1  # "a plant that now employs"
        after = tokens[behind].tag if behind < len(tokens) else "."
        if after in ("VBZ", "VBD", "MD", "BE", "HV", "DO") or (after == "VB" and before in ("NNS", "CD")):
            return "WDT" if before[:2] in ("NN", "PR", "DT", "CD") or before in (",", "CC") else "DT"
        return "DT" if before in ("^", "IN", "TO") and after in ("NN", "IN", ",", "JJ") else "IN"

    @staticmethod
    def _parallel(tokens: Sequence[Token], n: int) -> bool:
        """A plural after "and" that stands before an object, in a row with third-person verbs."""
        after = tokens[n + 1].tag if n + 1 < len(tokens) else ""
        if tokens[n - 1].tag == "," and any(token.tag == "VBZ" for token in tokens[n + 1 : n + 12]):
            return after in ("NN", "VBG", "DT", "PRP$", "JJ", "PRP") and any(
                t.tag in ("VBZ", "BE") for t in tokens[max(0, n - 25) : n - 1]
            )
        if tokens[n - 1].tag not in ("CC", "RB") or after not in ("NN", "NNS", "DT", "PRP$", "JJ", "NNP", "PRP"):
            return False
        return any(t.tag == "VBZ" or t.low in ("is", "has", "does") for t in tokens[max(0, n - 25) : n - 1])

    def _retag(self, token: Token, tag: str) -> None:
        for choice in self.choices(token.low):
            if choice[0] == tag or (tag == "VB" and choice[0] == "VB"):
                token.tag, token.lemma = tag, choice[2]
                return

    def choices(self, low: str) -> tuple[Choice, ...]:
        """All tags that a lower-case word can have, with costs and lemmas, cheapest first."""
        found = self._cache.get(low)
        if found is None:
            found = self._cache[low] = tuple(sorted(self._look_up(low), key=lambda choice: choice[1]))
            if len(self._cache) > 200_000:
                self._cache.clear()
        return found

    def _choices(self, token: Token, tokens: Sequence[Token]) -> tuple[Choice, ...]:
        text, low = token.text, token.low
        if text[0].isupper() and token.index and tokens[token.index - 1].text not in _OPENING:
            known = self.choices(low)
            if known[0][0] in ("DT", "IN", "PRP", "CC", "BE", "MD", "TO", "WDT", "PRP$", "RB") and (
                low in self._lexicon.prefer or _closed(low)
            ):
                return known
            plural = known[0][0] == "NNS"
            return (("NNP", 0.0, known[0][2] if plural else low), *((t, c + 1.0, m) for t, c, m in known))
        if text.isupper() and len(text) > 1:
            return (("NNP", 0.0, low), *((t, c + 1.5, m) for t, c, m in self.choices(low)))
        if low == "'" and token.index:
            return (("POS", 0.0, low),) if tokens[token.index - 1].low[-1] == "s" else ((",", 0.0, low),)
        if low == "'s":
            return (("POS", 0.0, low),)
        return self.choices(low)

    def _best_path(self, choices: Sequence[tuple[Choice, ...]]) -> list[Choice]:
        """One choice a token: the path of least cost (Viterbi; words of one tag cost nothing to pass)."""
        columns: list[list[tuple[float, int]]] = []
        moves = self._moves
        previous: list[tuple[dict[str, float], float]] = [(moves["^"], 0.0)]
        for options in choices:
            column: list[tuple[float, int]] = []
            now: list[tuple[dict[str, float], float]] = []
            for tag, cost, _ in options:
                best, source = 1e9, 0
                for n, (row, so_far) in enumerate(previous):
                    total = so_far + row.get(tag, _DEFAULT)
                    if total < best:
                        best, source = total, n
                best += cost
                column.append((best, source))
                now.append((moves[tag], best))
            columns.append(column)
            previous = now
        return self._trace_back(choices, columns)

    @staticmethod
    def _trace_back(choices: Sequence[tuple[Choice, ...]], columns: list[list[tuple[float, int]]]) -> list[Choice]:
        path: list[Choice] = []
        if not columns:
            return path
        at = min(range(len(columns[-1])), key=lambda n: columns[-1][n][0])
        for options, column in zip(reversed(choices), reversed(columns), strict=True):
            path.append(options[at])
            at = column[at][1]
        return path[::-1]

    def _look_up(self, low: str) -> list[Choice]:
        closed = _closed(low)
        if closed:
            return closed
        if not low[0].isalpha():
            if _NUMBER.match(low):
                return [("CD", 0.0, low)]
            if low[0].isdigit():
                return [("JJ", 0.0, low), ("NN", 0.8, low)]
            return [("." if low in ".;:!?…" else ",", 0.0, low)]
        found = self._open(low)
        if not found and "-" in low:
            found = self._hyphenated(low)
        return found or self._guess(low)

    def _open(self, low: str) -> list[Choice]:
        """Tags of a word of an open class: the lexicon's preferred tag costs nothing, others a little."""
        prefer = self._lexicon.prefer.get(low, "")
        found: dict[str, tuple[float, str]] = {}
        for upos, lemma in self._lexicon.forms.get(low, ()):
            for tag in self._tags(low, _UPOS[upos], lemma):
                found.setdefault(tag, (self._cost(tag, prefer, lemma), lemma))
        if set(found) == {"RB"} and low.endswith("ly"):
            return [("RB", 0.0, low)]
        if prefer and not any(_FAMILY.get(t, t) == _FAMILY.get(prefer, prefer) for t in found) and prefer != "NNP":
            lemma = next((m for _, m in self._lexicon.forms.get(low, ())), low)
            if not found and prefer in ("VBD", "VBN", "VBG", "VBZ"):
                lemma = _stem(low)
                if prefer in ("VBD", "VBN"):
                    found.update({"VBN": (0.0, lemma), "VBD": (0.0, lemma)})
            found[prefer] = (0.1 if found else 0.0, lemma)
        if "NN" in found and "VBZ" in found:  # coordinates, finances: listed as a noun of its own
            found.setdefault("NNS", (found["NN"][0], low[:-1]))
            del found["NN"]
        if low in self._lexicon.names and "NN" in found and len(found) == 1:
            found["NNP"] = (0.5, low)
        return [(tag, cost, lemma) for tag, (cost, lemma) in found.items()]

    def _tags(self, low: str, tag: str, lemma: str) -> tuple[str, ...]:
        if tag == "NN":
            plural = lemma != low or low in words.PLURAL_NOUNS
            return ("NNS",) if plural or (low[-1] == "s" and self._lexicon.prefer.get(low) == "NNS") else ("NN",)
        if tag == "JJ":
            return ("JJR",) if lemma != low and low.endswith("er") else ("JJS",) if lemma != low else ("JJ",)
        if tag != "VB":
            return (tag,)
        if low == lemma or lemma.startswith(low):
            both = low in self._lexicon.participles or low in (
                "put",
                "set",
                "cut",
                "let",
                "cost",
                "hit",
                "read",
                "spread",
            )
            return ("VB", "VBD", "VBN") if both else ("VB",)
        if low.endswith("ing"):
            return ("VBG",)
        if low.endswith("s") and not low.endswith("ss"):
            return ("VBZ",)
        if low in self._lexicon.pasts:
            return ("VBD",)
        return ("VBN",) if low in self._lexicon.participles else ("VBD", "VBN")

    def _cost(self, tag: str, prefer: str, lemma: str) -> float:
        family, wanted = _FAMILY.get(tag, tag), _FAMILY.get(prefer, prefer)
        cost = 0.0 if family == wanted else 1.5
        if not prefer or prefer == "NNP":
            cost = 0.5
        if family == "VB":
            if lemma in self._verbs:
                cost = max(0.0, cost - 0.3)
            elif wanted != "VB":
                cost += 0.7
            if tag == "VBD" and prefer == "VBN":
                cost += 0.2
            if tag == "VBG" and prefer in ("NN", "JJ"):
                cost = max(0.2, cost - 0.5)
        return cost

    def _hyphenated(self, low: str) -> list[Choice]:
        """A compound: adjective where it ends in a participle or adjective, else what its last part is."""
        last = low.rsplit("-", 1)[-1]
        options = self.choices(last) if last else ()
        if options and options[0][0] in ("VBN", "VBD", "JJ", "VBG"):
            return [("JJ", 0.0, low), ("NN", 1.2, low)]
        kind = "NNS" if options and options[0][0] == "NNS" else "NN"
        found = [(kind, 0.2, low[: len(low) - len(last)] + options[0][2] if options else low), ("JJ", 0.5, low)]
        joined = low.replace("-", "")
        return self._open(joined) or found

    @staticmethod
    def _guess(low: str) -> list[Choice]:
        """A word that no lexicon knows: its ending speaks."""
        for suffix, tag in _SUFFIXES:
            if low.endswith(suffix) and len(low) > len(suffix) + 2:
                stem = low[: -len(suffix)]
                if tag == "VBN":
                    return [("VBN", 0.0, stem), ("VBD", 0.2, stem), ("JJ", 0.8, low)]
                if tag == "VBG":
                    return [("VBG", 0.0, stem), ("NN", 0.4, low), ("JJ", 1.0, low)]
                if tag == "NNS":
                    return [("NNS", 0.0, low[:-1]), ("VBZ", 1.8, low[:-1])]
                return [(tag, 0.0, low), *([("NN", 0.6, low)] if tag == "JJ" else [])]
        return [("NN", 0.0, low), ("JJ", 1.3, low), ("VB", 3.0, low)]


Repair = Callable[[Tagger, Sequence[Token], int], str]
REPAIRS: dict[str, tuple[Repair, ...]] = {  # by the tag that a token has so far
    "VB": (Tagger._given, Tagger._after_to, Tagger._opening_noun, Tagger._noun_of, Tagger._past, Tagger._participle_by),
    "VBZ": (Tagger._noun_of, Tagger._no_second_verb),
    "VBN": (Tagger._past,),
    "VBG": (Tagger._row_of_adjectives,),
    "VBD": (Tagger._participle_by,),
    "JJ": (Tagger._participle_by, Tagger._opening_adverb),
    "NN": (
        Tagger._together,
        Tagger._lacking,
        Tagger._participle_by,
        Tagger._bare_infinitive,
        Tagger._row_of_verbs,
        Tagger._after_who,
    ),
    "NNS": (Tagger._after_who, Tagger._third_person),
    "PRP": (Tagger._emphatic,),
    "DT": (Tagger._neither,),
    "RB": (Tagger._most_of,),
    "IN": (Tagger._rough,),
    "MD": (Tagger._month,),
}


def _tag(tokens: Sequence[Token], n: int) -> str:
    return tokens[n].tag if 0 <= n < len(tokens) else ""


_SPECIAL: dict[str, tuple[Choice, ...]] = {
    "to": (("TO", 0.0, "to"),),
    "that": (("IN", 0.6, "that"), ("WDT", 0.4, "that"), ("DT", 0.5, "that")),
    "there": (("EX", 0.3, "there"), ("RB", 0.9, "there")),
    "her": (("PRP$", 0.0, "her"), ("PRP", 0.6, "she")),
    "his": (("PRP$", 0.0, "his"),),
    "no": (("DT", 0.0, "no"),),
    "so": (("RB", 0.0, "so"), ("IN", 0.8, "so")),
    "as": (("IN", 0.0, "as"),),
    "who": (("WDT", 0.0, "who"),),
    "whom": (("WDT", 0.0, "whom"),),
    "which": (("WDT", 0.0, "which"),),
    "whose": (("WDT", 0.0, "whose"),),
    "what": (("WDT", 0.0, "what"),),
    "where": (("WRB", 0.0, "where"),),
    "when": (("WRB", 0.0, "when"),),
    "how": (("WRB", 0.0, "how"),),
    "why": (("WRB", 0.0, "why"),),
    "like": (("IN", 0.0, "like"), ("VB", 1.5, "like")),
    "long": (("JJ", 0.0, "long"), ("RB", 0.4, "long")),
    "please": (("RB", 0.0, "please"),),
    "one": (("CD", 0.0, "one"), ("PRP", 0.8, "one")),
    "both": (("DT", 0.0, "both"), ("CC", 0.6, "both")),
    "more": (("RB", 0.2, "more"), ("JJ", 0.3, "more")),
    "most": (("RB", 0.3, "most"), ("JJ", 0.3, "most")),
    "less": (("RB", 0.2, "less"), ("JJ", 0.4, "less")),
    "many": (("JJ", 0.0, "many"),),
    "much": (("RB", 0.3, "much"), ("JJ", 0.3, "much")),
    "few": (("JJ", 0.0, "few"),),
    "such": (("JJ", 0.0, "such"),),
    "other": (("JJ", 0.0, "other"),),
    "others": (("NNS", 0.0, "other"),),
    "own": (("JJ", 0.0, "own"), ("VB", 2.2, "own")),
    "according": (("IN", 0.0, "according"),),
    "based": (("VBN", 0.0, "base"),),
    "due": (("JJ", 0.0, "due"),),
    "thus": (("RB", 0.0, "thus"),),
    "instead": (("RB", 0.0, "instead"),),
    "not": (("RB", 0.0, "not"),),
    "people": (("NNS", 0.0, "people"),),
    "including": (("IN", 0.0, "including"),),
    "may": (("MD", 0.0, "may"),),
    "might": (("MD", 0.0, "might"), ("NN", 4.0, "might")),
    "will": (("MD", 0.0, "will"), ("NN", 2.5, "will")),
    "can": (("MD", 0.0, "can"),),
    "up": (("RB", 0.0, "up"), ("IN", 0.6, "up")),
    "out": (("RB", 0.0, "out"), ("IN", 0.8, "out")),
    "off": (("RB", 0.0, "off"), ("IN", 0.8, "off")),
    "down": (("RB", 0.0, "down"), ("IN", 0.8, "down")),
    "back": (("RB", 0.3, "back"), ("NN", 1.0, "back"), ("VB", 1.2, "back")),
    "only": (("RB", 0.0, "only"), ("JJ", 0.5, "only")),
    "public": (("JJ", 0.0, "public"), ("NN", 0.5, "public")),
    "need": (("NN", 0.4, "need"), ("VB", 0.3, "need")),
    "percent": (("NN", 0.0, "percent"),),
    "first": (("JJ", 0.0, "first"), ("RB", 0.6, "first")),
    "etc": (("RB", 0.0, "etc"),),
    "etc.": (("RB", 0.0, "etc"),),
    "i.e.": (("RB", 0.0, "i.e."),),
    "e.g.": (("RB", 0.0, "e.g."),),
    "given": (("VBN", 0.0, "give"), ("IN", 1.6, "given")),
    "today": (("RB", 0.0, "today"),),
    "yesterday": (("RB", 0.0, "yesterday"),),
    "tomorrow": (("RB", 0.0, "tomorrow"),),
    "tonight": (("RB", 0.0, "tonight"),),
    "following": (("VBG", 0.3, "follow"), ("JJ", 0.3, "following"), ("IN", 0.8, "following")),
    "concerning": (("IN", 0.0, "concerning"),),
    "regarding": (("IN", 0.0, "regarding"),),
}


def _stem(low: str) -> str:
    """The bare form of a verb that no table inflects: "bankrolled" → "bankroll"."""
    for ending in ("ing", "ed", "es", "s"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return low


_PHRASE_TAGS = {
    **dict.fromkeys(words.ADVERBIAL, "RB"), "and": "CC", "or": "CC", "but also": "CC", "in order to": "TO", "so as to": "TO",
    "no longer": "RB", "not only": "RB", "etc": "RB", "also": "RB", "more than": "RB", "less than": "RB", "at least": "RB",
    "at most": "RB",
}  # fmt: skip


def _closed(low: str) -> list[Choice]:
    """The tags of a word of a closed class, none for others."""
    if " " in low:
        return [(_PHRASE_TAGS.get(low, "IN"), 0.0, low)]
    if low in _SPECIAL:
        return list(_SPECIAL[low])
    if low in words.BE:
        return [(words.BE[low], 0.0, "be")]
    if low in words.HAVE:
        return [(words.HAVE[low], 0.0, "have")]
    if low in words.DO:
        return [(words.DO[low], 0.0, "do")]
    if low in words.MODALS:
        return [("MD", 0.0, low)]
    if low in words.COORDINATORS:
        return [("CC", 0.0, low)]
    if low in words.POSSESSIVES:
        return [("PRP$", 0.0, low)]
    if low in words.NEGATORS:
        return [("RB", 0.0, low)]
    if low in words.PRONOUNS:
        return [("PRP", 0.0, low)]
    if low in words.DETERMINERS:
        return [("DT", 0.0, low)]
    if low in words.SUBORDINATORS or low in words.PREPOSITIONS or low in words.BOTH:
        return [("IN", 0.0, low)]
    return [("CD", 0.0, low)] if low in words.NUMBER_WORDS else []
