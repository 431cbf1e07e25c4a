"""Sentence text → tokens with offsets; citation marks and markup are passed over."""

from __future__ import annotations

import re

from kg.extract.en import words

ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})  # tags
FINITE = frozenset({"MD", "BE", "HV", "DO", "VBZ", "VBD", "VB"})
_MASKS = (
    re.compile(r"\^?\[\s?\d+(?:\s?[-–—,;]\s?\d+)*\s?\]"),  # [3], ^[2, 4]
    re.compile(r"<[^<>]{1,12}>"),
    re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"),
    re.compile(
        r"\((?:see |e\.g\.,? |cf\. )?(?:[A-Z][^()]{1,120}?[ ,]\s?)?(?:1[89]|20)\d\d[a-z]?(?:[,;:] ?[^()]{0,120})?\)"
    ),
    re.compile(r"\([^()]{0,6}(?:[Ff]ig(?:ure)?|[Tt]able|Section|Chapter)\.? ?\d[^()]{0,20}\)"),
)
_TOKEN = re.compile(
    r"""
    \d{4}[-–]\d{2,4}(?!\d)                                              # 2010–11
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?:-[^\W\d_]+(?:-[^\W\d_]+)*)?%?  # 15,444  2.18  18th  20%  3.8-square-kilometre
  | (?:etc|[Dd]r|[Mm]rs?|[Ss]t|[Nn]os?|vs|cf|al|[Pp]rof)\.(?=[\s,;)])
  | (?:[A-Za-z]\.){2,}                                                  # i.e.  U.S.
  | [^\W\d_]+(?=n['’]t\b)                                               # do|n't
  | n['’]t\b
  | \w[\w-]+\.(?:net|org|com|gov|edu|eu|io|cn)\b                           # Example.net
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
        self.low = text.lower() if text[-1] != "." or len(text) < 4 else text[:-1].lower()  # etc. → etc
        self.tag = ""
        self.lemma = self.low
        self.noun = False  # whether the word can be a noun
        self.verb = ""  # the verb's lemma where the word can be a verb


_QUOTES = frozenset('"“”«»„‟')
_PHRASES: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}  # first two words → the others, value
for _text, _value in words.PHRASES.items():
    _first, _second, *_rest = _text.split()
    _PHRASES.setdefault((_first, _second), []).append((tuple(_rest), _value))
for _options in _PHRASES.values():
    _options.sort(key=lambda option: -len(option[0]))
_FIRST = frozenset(first for first, _ in _PHRASES)


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, in order; what citation masks hide and quotation marks have none, fixed phrases have one."""
    masked = text.replace("’", "'") if "’" in text else text
    if any(c in masked for c in "[<*_("):
        for mask in _MASKS:
            masked = mask.sub(lambda m: " " * (m.end() - m.start()), masked)
    plain = [Token(word, *m.span(), 0) for m in _TOKEN.finditer(masked) if (word := m[0]) not in _QUOTES]
    tokens: list[Token] = []
    at, size = 0, len(plain)
    while at < size:
        token = plain[at]
        step, value = 1, ""
        if token.low in _FIRST and at + 1 < size and (pair := (token.low, plain[at + 1].low)) in _PHRASES:
            step, value = _phrase(plain, at, pair)
        if value:
            last = plain[at + step - 1]
            token = Token(text[token.start : last.end], token.start, last.end, 0)
            token.low = token.lemma = value
        token.index = len(tokens)
        tokens.append(token)
        at += step
    return tokens


_COUNTED = words.NUMBER_WORDS | {"a", "an", "the", "all", "any", "just", "tripled", "doubled", "twice", "enough"}
_BEFORE_COMMA = frozenset({("that", "is"), ("in", "short"), ("in", "general"), ("at", "first"), ("in", "particular")})


def _phrase(tokens: list[Token], at: int, pair: tuple[str, str]) -> tuple[int, str]:
    """How many tokens from `at` are one fixed phrase, and what it counts as; (1, '') for none."""
    for rest, value in _PHRASES[pair]:
        end = at + 2 + len(rest)
        if end <= len(tokens) and all(
            token.low == word for token, word in zip(tokens[at + 2 : end], rest, strict=True)
        ):
            after = tokens[end].low if end < len(tokens) else ""
            led = tokens[at - 1].low if at else ""
            counts = after[:1].isdigit() or after in _COUNTED or led in words.PREPOSITIONS | {"that", ""}
            if value in ("more than", "less than") and not counts:
                continue  # "reduces noise more than parks"
            comma = end < len(tokens) and tokens[end].low == ","
            if pair in _BEFORE_COMMA and not comma:
                continue
            return end - at, value
    return 1, ""


def without_asides(tokens: list[Token], says: frozenset[str]) -> tuple[list[Token], tuple[int, int] | None]:
    """The tokens less ", I think," and ", Smith found,", and the offsets of who is named in one."""
    commas = [n for n, token in enumerate(tokens) if n and token.tag == ","]
    asides = {at: stop for at in commas if (stop := _aside(tokens, at, says))}
    if not asides or not any(token.verb in says or token.low in ("i", "it", "we") for token in tokens[2:]):
        return tokens, None
    kept: list[Token] = []
    holder: tuple[int, int] | None = None
    at = 0
    while at < len(tokens):
        stop = asides.get(at, 0)
        if stop:
            if tokens[at + 1].tag != "PRP":
                holder = (tokens[at + 1].start, tokens[stop - 3].end)
            at = stop
            continue
        tokens[at].index = len(kept)
        kept.append(tokens[at])
        at += 1
    return kept, holder


_VERBAL = frozenset({"MD", "BE", "VB", "VBZ", "VBD", "VBN", "HV", "RB"})


def _said_between(tokens: list[Token], at: int, says: frozenset[str]) -> int:
    """ "Mobility, disability activists maintain, is …": an aside between subject and verb."""
    stop = next((n for n in range(at + 2, min(at + 7, len(tokens) - 1)) if tokens[n].tag in (",", ".")), 0)
    if stop < at + 3 or tokens[stop].tag != "," or tokens[stop + 1].tag not in ("BE", "MD", "HV", "VBZ"):
        return 0
    last = tokens[stop - 1]
    plain = all(token.tag in ("NN", "NNS", "JJ") for token in tokens[at + 1 : stop - 1])
    return stop + 1 if plain and last.verb in says and tokens[stop - 2].tag in ("NNS", "NN") else 0


def _aside(tokens: list[Token], at: int, says: frozenset[str]) -> int:
    """Where an aside that opens with the comma at `at` ends, behind its second comma; 0 for none."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.tag in ("NN", "NNS", "JJ") and tokens[at - 1].tag in ("NN", "NNS", "NNP"):
        return _said_between(tokens, at, says)
    if after is None or not (after.tag in ("PRP", "DT") or after.text[0].isupper()):
        return 0
    stop = next((n for n in range(at + 2, min(at + 10, len(tokens))) if tokens[n].tag in (",", ".")), 0)
    if stop < at + 3 or (tokens[stop].tag == "." and stop + 1 < len(tokens)):
        return 0
    inner = tokens[at + 1 : stop]
    if inner[0].low in ("i", "it", "we", "one"):
        return stop + 1 if all(token.tag in _VERBAL for token in inner[1:]) else 0
    last = inner[-1]
    named = all(token.tag in ("NNP", "NN", "NNS", "CC", "DT", "JJ", "VBN", "IN") for token in inner[:-1]) and (
        inner[0].text[:1].isupper() or (tokens[stop].tag == "." and inner[0].tag == "DT")
    )
    if tokens[stop].tag == "." and named and last.verb in says and last.tag in ("NN", "NNS"):
        return stop + 1  # "…, some scientists claim."
    return stop + 1 if named and last.tag in ("VBD", "VBZ", "VB", "VBN") and last.verb in says else 0
