"""Tokens → tags and lemmas: the lexicon's choices for each word, settled by the cheapest path through the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.extract.en.lexicon import Lexicon
from kg.extract.en.repairs import Repairs
from kg.extract.en.tokens import Token
from kg.extract.en.wordclasses import Choice, closed

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
_NOWHERE: dict[str, float] = {}
_FIRST: list[int] = []  # all from the one choice before
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


_MOVE = _moves()
_Options = tuple[tuple[Choice, ...], str, bool]  # choices of a word, its lemma as a verb, whether it can be a noun


def _options(choices: tuple[Choice, ...]) -> _Options:
    verb = next((choice[2] for choice in choices if choice[0][:2] == "VB"), "")
    return choices, verb, any(choice[0][:2] == "NN" for choice in choices)


class Tagger(Repairs):
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
        super().__init__(lexicon, verbs, controls, prepositional, to_nouns, says)
        self._by_text: dict[tuple[str, bool], _Options] = {}
        self._moves = _MOVE

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
        self.repair(tokens)

    def _choices(self, token: Token, tokens: Sequence[Token]) -> tuple[Choice, ...]:
        text, low = token.text, token.low
        if text[0].isupper() and token.index and tokens[token.index - 1].text not in _OPENING:
            known = self.choices(low)
            if known[0][0] in ("DT", "IN", "PRP", "CC", "BE", "MD", "TO", "WDT", "PRP$", "RB") and (
                low in self._lexicon.prefer or closed(low)
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
        moves = self._moves
        sources: list[list[int]] = []  # for each token, the choice before that each of its choices comes from
        previous: list[tuple[dict[str, float], float]] = [(moves["^"], 0.0)]
        for options in choices:
            if len(previous) == 1:  # behind a word that can be but one thing
                row, so_far = previous[0]
                previous = [(moves[tag], so_far + row.get(tag, _DEFAULT) + cost) for tag, cost, _ in options]
                sources.append(_FIRST)
                continue
            now: list[tuple[dict[str, float], float]] = []
            column: list[int] = []
            for tag, cost, _ in options:
                best, source = 1e9, 0
                for n, (row, so_far) in enumerate(previous):
                    total = so_far + row.get(tag, _DEFAULT)
                    if total < best:
                        best, source = total, n
                column.append(source)
                now.append((moves[tag], best + cost))
            sources.append(column)
            previous = now
        at = min(range(len(previous)), key=lambda n: previous[n][1])
        path: list[Choice] = []
        for options, column in zip(reversed(choices), reversed(sources), strict=True):
            path.append(options[at])
            at = column[at] if column else 0
        return path[::-1]


def strain(tokens: Sequence[Token]) -> float:
    """The mean cost of a tagged sentence's moves: high where its tags make no usual English."""
    pairs = pairwise([token.tag for token in tokens])
    costs = [_MOVE.get(one, _NOWHERE).get(two, _DEFAULT) for one, two in pairs]
    return sum(costs) / max(1, len(costs))
