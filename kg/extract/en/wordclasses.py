"""Words → the tags that each can have, with costs and lemmas, cheapest first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.en import words
from kg.extract.en.lexicon import Lexicon

Choice = tuple[str, float, str]  # tag, cost, lemma

_NUMBER = re.compile(r"\d[\d.,:]*(?:%|s)?$|\d{4}[-–]\d+$")
_FAMILY = {"NNS": "NN", "VBZ": "VB", "VBD": "VB", "VBN": "VB", "VBG": "VB", "JJR": "JJ", "JJS": "JJ", "NNP": "NN"}
_UPOS = {"noun": "NN", "propn": "NN", "verb": "VB", "aux": "VB", "adj": "JJ", "adv": "RB"}
_UNCHANGING = frozenset("put set cut let cost hit read spread".split())  # their past is their stem
_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG"), ("ed", "VBN"), ("ous", "JJ"), ("ful", "JJ"), ("less", "JJ"), ("able", "JJ"),
    ("ible", "JJ"), ("ive", "JJ"), ("ical", "JJ"), ("ic", "JJ"), ("al", "JJ"), ("ary", "JJ"), ("ity", "NN"),
    ("ness", "NN"), ("ment", "NN"), ("tion", "NN"), ("sion", "NN"), ("ship", "NN"), ("ism", "NN"), ("ist", "NN"),
    ("ance", "NN"), ("ence", "NN"), ("ss", "NN"), ("us", "NN"), ("is", "NN"), ("s", "NNS"), ("ize", "VB"), ("ise", "VB"), ("ify", "VB"),
)  # fmt: skip


class Choices:
    """What the lexicon, the closed classes and, for unknown words, the endings say; words are looked up once."""

    def __init__(self, lexicon: Lexicon, verbs: Iterable[str]) -> None:
        self._lexicon = lexicon
        self._verbs = frozenset(verbs)
        self._cache: dict[str, tuple[Choice, ...]] = {}

    def choices(self, low: str) -> tuple[Choice, ...]:
        """All tags that a lower-case word can have, with costs and lemmas, cheapest first."""
        found = self._cache.get(low)
        if found is None:
            found = self._cache[low] = tuple(sorted(self._look_up(low), key=lambda choice: choice[1]))
            if len(self._cache) > 200_000:
                self._cache.clear()
        return found

    def _look_up(self, low: str) -> list[Choice]:
        found = closed(low)
        if found:
            return found
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
            if not found and prefer == "NNS" and lemma == low and low.endswith("s"):
                lemma = f"{low[:-3]}y" if low.endswith("ies") else low[:-1]
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
            both = low in self._lexicon.participles or low in _UNCHANGING
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
        if last.removesuffix("s") in _PARTS:  # take-up, cut-offs
            return [("NNS" if last.endswith("s") else "NN", 0.0, low.removesuffix("s")), ("JJ", 0.9, low)]
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


_PARTS = frozenset({"up", "in", "out", "off", "down", "back", "through", "over", "away"})
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
    "police": (("NNS", 0.0, "police"), ("NN", 0.6, "police"), ("VB", 2.5, "police")),
    "upstream": (("JJ", 0.2, "upstream"), ("RB", 0.3, "upstream")),
    "downstream": (("JJ", 0.2, "downstream"), ("RB", 0.3, "downstream")),
    "percent": (("NN", 0.0, "percent"),),
    "first": (("JJ", 0.0, "first"), ("RB", 0.6, "first")),
    "etc": (("RB", 0.0, "etc"),),
    "etc.": (("RB", 0.0, "etc"),),
    "faster": (("JJR", 0.0, "fast"), ("RB", 0.4, "fast")),
    "broadband": (("NN", 0.0, "broadband"),),
    "i.e.": (("RB", 0.0, "i.e."),),
    "i.e": (("RB", 0.0, "i.e."),),
    "e.g": (("RB", 0.0, "e.g."),),
    "e.g.": (("RB", 0.0, "e.g."),),
    "given": (("VBN", 0.0, "give"), ("IN", 1.6, "given")),
    "away": (("RB", 0.0, "away"),),
    "double": (("CD", 0.2, "double"), ("JJ", 0.3, "double"), ("VB", 0.6, "double")),
    "triple": (("CD", 0.2, "triple"), ("JJ", 0.3, "triple"), ("VB", 0.6, "triple")),
    "often": (("RB", 0.0, "often"),),
    "seldom": (("RB", 0.0, "seldom"),),
    "today": (("RB", 0.0, "today"),),
    "yesterday": (("RB", 0.0, "yesterday"),),
    "tomorrow": (("RB", 0.0, "tomorrow"),),
    "tonight": (("RB", 0.0, "tonight"),),
    "following": (("VBG", 0.3, "follow"), ("JJ", 0.3, "following"), ("IN", 0.8, "following")),
    "concerning": (("IN", 0.0, "concerning"),),
    "regarding": (("IN", 0.0, "regarding"),),
}


_SPECIAL.update(  # hardly ever verbs
    (f"{one}s", (("NNS", 0.0, one),))
    for one in "author doctor engineer father group master minister mother nurse officer parent pilot".split()
)


def _stem(low: str) -> str:
    """The bare form of a verb that no table inflects: "bankrolled" → "bankroll"."""
    for ending in ("ing", "ed", "es", "s"):
        if low.endswith(ending):
            return low[: -len(ending)]
    return low


_PHRASE_TAGS = {
    "each other": "PRP",
    **dict.fromkeys(words.ADVERBIAL, "RB"), "and": "CC", "or": "CC", "but also": "CC", "in order to": "TO", "so as to": "TO",
    "no longer": "RB", "not only": "RB", "etc": "RB", "also": "RB", "more than": "RB", "less than": "RB", "at least": "RB",
    "at most": "RB",
}  # fmt: skip


_AUXILIARIES = (("be", words.BE), ("have", words.HAVE), ("do", words.DO))
_CLASSES = (  # the first that holds a word gives its tag
    ("MD", words.MODALS),
    ("CC", words.COORDINATORS),
    ("PRP$", words.POSSESSIVES),
    ("RB", words.NEGATORS),
    ("PRP", words.PRONOUNS),
    ("DT", words.DETERMINERS),
    ("IN", words.SUBORDINATORS | words.PREPOSITIONS | words.BOTH),
    ("CD", words.NUMBER_WORDS),
)


def closed(low: str) -> list[Choice]:
    """The tags of a word of a closed class, none for others."""
    if " " in low:
        return [(_PHRASE_TAGS.get(low, "IN"), 0.0, low)]
    if low in _SPECIAL:
        return list(_SPECIAL[low])
    for lemma, forms in _AUXILIARIES:
        if low in forms:
            return [(forms[low], 0.0, lemma)]
    tag = next((tag for tag, members in _CLASSES if low in members), "")
    return [(tag, 0.0, low)] if tag else []
