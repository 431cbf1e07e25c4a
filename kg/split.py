"""Blocks → sentences: an ordered list of small rules vetoes false ends; what a page break cut is joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from kg.model import Block, Sentence, Span
from kg.text import CJK, cjk_share

LONGEST = 4_000  # code points; a longer sentence is cut at a pause, so that no later stage meets a monster

# a stop; with the group where nothing can veto it: after a word longer than any abbreviation and before a capital, or, where
# it is no full stop of Latin script, before a word
_END = re.compile(r"[.!?。！？…](?:(?:(?<=[a-z]{7}\.)(?=\s+[A-Z])|(?<=[!?。！？])(?=\s*[^\W_]))()|[.!?。！？…]*)")
_TAIL = re.compile(r"[\"'”’」』）)\]*_]*(?:\s*(?:\^?\[\d[\d,\s–-]*\]\^?|<sup>[^<]{0,40}</sup>))*")
_CITATION = re.compile(r"\^?\[(\d[\d,\s–-]*)\]\^?|<sup>\s*\[?(\d[\d,\s–-]*)\]?\s*</sup>")
_MARKUP = re.compile(
    r"</?(?:sup|sub|b|i|em|strong|br)\s*/?>|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|^\s*(?:[-+*]|>)\s+", re.M
)
_SPACE = re.compile(r"[^\S ]")  # a blank is one already
# what only marks, markup and white space other than blanks hold
_SIGNS = re.compile(r"[\[<*_>+\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_WORD = re.compile(r"[\w.]+")
_PAUSE = re.compile(r"[;；,，、:：\s]")
_LOOK = 40  # how far a rule looks around a possible end

_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "cf",
        "vs",
        "viz",
        "al",
        "fig",
        "figs",
        "eq",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "ed",
        "eds",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "univ",
        "approx",
        "resp",
        "ch",
        "chap",
        "sec",
        "art",
        "arts",
        "para",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "gov",
        "gen",
        "rev",
        "hon",
        "ph.d",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
    ]
)


def _decimal(before: str, after: str) -> bool:
    return before[-1:].isdigit() and after[:1].isdigit()


def _abbreviation(before: str, after: str) -> bool:
    word = _WORD.match(before[::-1])  # read backwards: from the front each start would be tried
    if word is None:
        return False
    token = word.group()[::-1].lower().lstrip(".")
    if token in (
        "al",
        "e.g",
        "i.e",
        "cf",
        "vs",
        "viz",
        "fig",
        "figs",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
    ):
        return token != "no" or after.lstrip()[:1].isdigit()
    return token in _ABBREVIATIONS and not re.match(r"\s+[A-Z][a-z]+\s+[a-z]", after)


def _initial(before: str, after: str) -> bool:
    return (
        "A" <= before[-1:] <= "Z"
        and bool(re.search(r"(?:^|[\s.(])[A-Z]$", before))
        and bool(re.match(r"\s?[A-Z(]|\s*[,&]", after))
    )


def _small_letter(before: str, after: str) -> bool:
    return bool(re.match(r"\s*[a-z,;:)]", after)) and not re.match(r"[)]?\s*(?:e-|i[A-Z])", after)


def _inside_word(before: str, after: str) -> bool:
    """A stop with no space after it ends a sentence only between a small letter and a capital that begins a word."""
    if not after or after[0] in " \n" or not re.match(r"[0-9A-Za-z_/@-]", after):
        return False
    web = re.search(r"(?:www|https?|doi|@)\S*$", before, re.I)
    return bool(web) or not (re.search(r"[a-z)\]]$", before) and re.match(r"[A-Z][a-z]*\s", after))


def _list_number(before: str, after: str) -> bool:
    return (
        before[-1:].isdigit()
        and bool(re.search(r"(?:^|[\n：。；]\s*|[.;:]\s+)\d{1,2}(?:\.\d{1,2})*$", before))
        and after[:1].isspace()
    )


VETOES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("decimal", _decimal),
    ("abbreviation", _abbreviation),
    ("initial", _initial),
    ("small-letter", _small_letter),
    ("inside-word", _inside_word),
    ("list-number", _list_number),
)


def ends(text: str) -> Iterator[tuple[int, str]]:
    """(offset after a possible end with its closing marks, name of the rule that vetoes it or '')."""
    at = 0
    for match in _END.finditer(text):
        if match.start() < at:
            continue
        if match.lastindex:
            at = match.end()
            yield at, ""
            continue
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        if "." not in match.group() or (len(match.group()) > 1 and match.group() != ".."):
            veto = "small-letter" if "…" in match.group() and _small_letter("", text[end : end + _LOOK]) else ""
            if match.group() in ("…", "……") and end < len(text) and not text[end].isspace():
                veto = "ellipsis"
        else:
            before, after = text[max(0, match.start() - _LOOK) : match.start()], text[end : end + _LOOK]
            glued = text[match.end() : end]
            veto = next(
                (name for name, rule in VETOES if rule(before, glued + after if not glued.strip() else after)), ""
            )
        if not veto:
            at = end
        yield end, veto


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, without surrounding white space; together they are all of it."""
    start = 0
    for end, veto in ends(text):
        if not veto:
            yield from _bounded(text, start, end)
            start = end
    yield from _bounded(text, start, len(text))


def endless(text: str, blocks: Sequence[Block]) -> int:
    """The length of the longest stretch of prose in which no sentence ends, in code points."""
    longest = 0
    for block in blocks:
        if block.kind == "prose":
            body = text[block.span.start : block.span.end]
            stops = [0, *(end for end, veto in ends(body) if not veto), len(body)]
            longest = max(longest, *(b - a for a, b in pairwise(stops)))
    return longest


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        window = text[start + LONGEST // 2 : start + LONGEST]
        pauses = [m.end() for m in _PAUSE.finditer(window)]
        stop = start + LONGEST // 2 + (pauses[-1] if pauses else LONGEST // 2)
        yield from _stripped(text, start, stop)
        start = stop
    yield from _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    low, high = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    if low < high:
        yield low, high


def split(text: str, blocks: Sequence[Block], document: str) -> tuple[Sentence, ...]:
    """The sentences of the prose blocks of a file, in order; a sentence cut by a page break has several pieces."""
    found: list[tuple[list[Span], Block, int]] = []
    open_end = False
    for number, block in enumerate(blocks):
        if block.kind in ("heading", "reference", "note"):
            open_end = False
        if block.kind != "prose":
            continue
        body = text[block.span.start : block.span.end]
        for n, (start, end) in enumerate(cut(body)):
            span = Span(block.span.start + start, block.span.start + end)
            if n == 0 and open_end and _continues(text, found[-1][0][-1], span):
                found[-1][0].append(span)
            else:
                found.append(([span], block, number))
        open_end = bool(found) and _is_open(text[found[-1][0][-1].start : found[-1][0][-1].end])
    return tuple(_sentence(text, document, n, *entry) for n, entry in enumerate(found))


def _is_open(piece: str) -> bool:
    return not re.search(
        r"[.!?。！？…:：][\"'”’」』）)\]*_]*(?:\s*(?:\^?\[[\d,\s–-]+\]\^?|<sup>[^<]*</sup>))*\s*$", piece[-200:]
    )


def _continues(text: str, left: Span, right: Span) -> bool:
    """Whether the half after a page break goes on: after a pause or a word, and not like a list item."""
    before, after = text[left.start : left.end], text[right.start : right.end]
    if re.match(r"(?:[-+*•]|\(?\d+[.)]|[（(]\d+[)）])\s", after):
        return False
    if re.search(f"[{CJK}]", before[-2:]) or re.match(f"[{CJK}]", after):
        return True
    return bool(re.match(r"[a-z(\"“]", after)) or bool(
        re.search(r"(?:[,;，、；-]|\b(?:the|of|and|in|to|a|an|for|with|by|or|on))$", before)
    )


def _sentence(text: str, document: str, index: int, pieces: list[Span], block: Block, number: int) -> Sentence:
    raw = [text[p.start : p.end] for p in pieces]
    whole = raw[0] if len(raw) == 1 else "".join(raw)
    lang = "zh" if cjk_share(whole) > 0.3 else "en"
    joint = "" if lang == "zh" else " "
    if not (_SIGNS.search(whole) or whole.startswith("-")):  # nothing to blank
        return Sentence(document, index, tuple(pieces), joint.join(raw), lang, block.section, number)
    marks = [m for part in raw for m in _CITATION.finditer(part)]
    numbers = dict.fromkeys(n for m in marks for n in _numbers(m.group(1) or m.group(2)))
    plain = joint.join(_blanked(part) for part in raw)
    return Sentence(document, index, tuple(pieces), plain, lang, block.section, number, tuple(numbers))


def _blanked(part: str) -> str:
    """`part` with citation marks, markup and line breaks as blanks of the same length."""
    for pattern in (_CITATION, _MARKUP, _SPACE):
        part = pattern.sub(lambda m: " " * len(m.group()), part)
    return part


def _numbers(mark: str) -> Iterator[int]:
    for part in re.split(r"[,\s]+", mark):
        low, _, high = part.replace("–", "-").partition("-")
        if low.isdigit():
            yield from range(int(low), min(int(high), int(low) + 50) + 1) if high.isdigit() else (int(low),)
