"""Sentence text → tokens with offsets; citation marks and markup are passed over."""

from __future__ import annotations

import re

from kg.extract.en import words

_MASKS = (
    re.compile(r"\^?\[\s?\d+(?:\s?[-–—,;]\s?\d+)*\s?\]"),  # [3], ^[2, 4]
    re.compile(r"<[^<>]{1,12}>"),
    re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"),
    re.compile(r"\((?:see |e\.g\.,? |cf\. )?(?:[A-Z][^()]{1,120}?[ ,]\s?)?(?:1[89]|20)\d\d[a-z]?(?:[,;:] ?[^()]{0,120})?\)"),
    re.compile(r"\([^()]{0,6}(?:[Ff]ig(?:ure)?|[Tt]able|Section|Chapter)\.? ?\d[^()]{0,20}\)"),
)
_TOKEN = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?:-[^\W\d_]+(?:-[^\W\d_]+)*)?%?  # 15,444  2.18  18th  20%  3.8-square-kilometre
  | (?:etc|[Dd]r|[Mm]rs?|[Ss]t|[Nn]os?|vs|cf|al|[Pp]rof)\.(?=[\s,;)])
  | (?:[A-Za-z]\.){2,}                                                  # i.e.  U.S.
  | [^\W\d_]+(?=n['’]t\b)                                               # do|n't
  | n['’]t\b
  | [^\W_]+(?:[-‐‑–/][^\W_]+)*                                          # hyphenated words
  | ['’](?:s|re|ve|ll|d|m)\b
  | \.\.+|--+
  | \S
    """,
    re.VERBOSE,
)


class Token:
    """One word or mark; offsets count in the sentence's text."""

    __slots__ = ("end", "index", "lemma", "low", "noun", "start", "tag", "text", "verb")

    def __init__(self, text: str, start: int, end: int, index: int) -> None:
        self.text, self.start, self.end, self.index = text, start, end, index
        self.low = text.lower()
        self.tag = ""
        self.lemma = self.low
        self.noun = False  # whether the word can be a noun
        self.verb = ""  # the verb's lemma where the word can be a verb


_QUOTES = frozenset("\"“”«»„‟")
_PHRASES: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _text, _value in words.PHRASES.items():
    _first, *_rest = _text.split()
    _PHRASES.setdefault(_first, []).append((tuple(_rest), _value))
for _options in _PHRASES.values():
    _options.sort(key=lambda option: -len(option[0]))


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, in order; what citation masks hide and quotation marks have none, fixed phrases have one."""
    masked = text.replace("’", "'") if "’" in text else text
    if any(c in masked for c in "[<*_("):
        for mask in _MASKS:
            masked = mask.sub(lambda m: " " * (m.end() - m.start()), masked)
    plain = [Token(m.group(), m.start(), m.end(), 0) for m in _TOKEN.finditer(masked) if m.group() not in _QUOTES]
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        token = plain[at]
        step, value = _phrase(plain, at) if token.low in _PHRASES else (1, "")
        if value:
            last = plain[at + step - 1]
            token = Token(text[token.start : last.end], token.start, last.end, 0)
            token.low = token.lemma = value
        token.index = len(tokens)
        tokens.append(token)
        at += step
    return tokens


def _phrase(tokens: list[Token], at: int) -> tuple[int, str]:
    """How many tokens from `at` are one fixed phrase, and what it counts as; (1, '') for none."""
    for rest, value in _PHRASES[tokens[at].low]:
        end = at + 1 + len(rest)
        if end <= len(tokens) and all(token.low == word for token, word in zip(tokens[at + 1 : end], rest, strict=True)):
            comma = end < len(tokens) and tokens[end].low == ","
            if rest == ("is",) and not comma:
                continue
            return end - at, value
    return 1, ""


def without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens less ", I think," and ", it must be said,": a pronoun and verbs alone between commas."""
    if not any(token.low in ("i", "it", "we", "one") for token in tokens[2:]):
        return tokens
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = _aside(tokens, at)
        if stop:
            at = stop
            continue
        tokens[at].index = len(kept)
        kept.append(tokens[at])
        at += 1
    return kept


def _aside(tokens: list[Token], at: int) -> int:
    """Where an aside that opens with the comma at `at` ends, behind its second comma; 0 for none."""
    if tokens[at].tag != "," or at == 0 or at + 2 >= len(tokens) or tokens[at + 1].low not in ("i", "it", "we", "one"):
        return 0
    for n in range(at + 2, min(at + 8, len(tokens))):
        if tokens[n].tag == ",":
            return n + 1 if n > at + 2 else 0
        if tokens[n].tag not in ("MD", "BE", "VB", "VBZ", "VBD", "VBN", "HV", "RB"):
            return 0
    return 0
