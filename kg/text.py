"""A copy of a text for matching, with the way back: what is folded away never moves an offset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK = re.compile(f"[{CJK}]")
_CHINESE = re.compile(f"[{CJK}]+")
_SQUEEZE = re.compile("[\\s\u2028\u2029]+|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
# what a match copy loses: all of _SQUEEZE but the single blanks, which stay unless they stand between Chinese characters
_CUTS = re.compile(
    "[\\s\u2028\u2029]{2,}|(?! )[\\s\u2028\u2029]"
    f"|(?<=[{CJK}]) (?=[{CJK}])|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
)
_ASCII_CUTS = re.compile(r"\s(?:\s+|(?<! ))")  # the same where there is nothing else to lose
_PARTED = re.compile(f" (?<=[{CJK}] )[{CJK}]")
_SPECIAL = re.compile(f"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff{CJK}]")
_HYPHENS = "-\u2010\u2011\u2012\u2013\u00a0\u3000"


def is_cjk(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return bool(_CJK.match(char))


def cjk_share(text: str) -> float:
    """The share of Chinese characters among the letters of `text`, 0 to 1."""
    rest = text if text.isascii() else _CHINESE.sub("", text)
    chinese = len(text) - len(rest)
    return chinese / (chinese + sum(map(str.isalpha, rest))) if chinese else 0.0


@cache
def simplified() -> dict[int, str]:
    """Traditional character → simplified, one to one, for `str.translate`."""
    import opencc

    characters = [chr(code) for code in chain(range(0x3400, 0x4DC0), range(0x4E00, 0xA000))]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}


@cache
def _folding() -> dict[int, str]:
    table = dict(simplified())
    compatible = chain(range(0x2E80, 0x2FD6), range(0xF900, 0xFB00), range(0xFF10, 0xFF1A), range(0xFF21, 0xFF5B))
    for code in compatible:
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain.lower()
    table.update({ord(c): " " for c in _HYPHENS})
    table.update({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return table


def lower(text: str) -> str:
    """`text` in lower case with no character more or less."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def even(text: str) -> str:
    """`text` in lower case, simplified characters, plain quotes, hyphens as blanks: same length."""
    plain = lower(text)
    if plain.isascii():
        return plain.replace("-", " ")
    changes, change = _changes()
    return changes.sub(change, plain)  # `translate` asks for each character, this for those that change


@cache
def _changes() -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    table = {chr(code): char for code, char in _folding().items()}
    return re.compile("[" + "".join(map(re.escape, sorted(table))) + "]"), lambda match: table[match[0]]


def fold(text: str) -> tuple[str, list[int] | None]:
    """The match copy of `text` and, for each of its characters and its end, the offset in `text`.

    The offsets are None where the copy has the length of `text`. White space becomes one blank, between Chinese
    characters nothing; invisible characters vanish.
    """
    plain = even(text)
    ascii_ = plain.isascii()
    # printable: no white space but blanks, nothing invisible
    if plain.isprintable() and "  " not in plain and (ascii_ or " " not in plain or not _PARTED.search(plain)):
        return plain, None
    cuts = [m.span() for m in (_ASCII_CUTS if ascii_ else _CUTS).finditer(plain)]
    if not cuts:
        return plain, None
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end in cuts:
        pieces.append(plain[at:start])
        offsets.extend(range(at, start))
        if plain[start:end].strip("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff").isspace() and not _between_cjk(
            plain, start, end
        ):
            pieces.append(" ")
            offsets.append(start)
        at = end
    pieces.append(plain[at:])
    offsets.extend(range(at, len(plain) + 1))
    return "".join(pieces), offsets


def _between_cjk(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and is_cjk(text[start - 1]) and is_cjk(text[end])


def words(text: str) -> Iterator[str]:
    """The units by which two wordings are compared: Latin words and single Chinese characters, folded."""
    for match in re.finditer(rf"[a-z0-9]+|[{CJK}]", even(text)):
        yield match.group()


def squeeze(text: str) -> str:
    """`text` on one line for people: white space as one blank, none between Chinese characters, no invisible ones."""
    if not _SQUEEZE.search(text):
        return text
    if not _SPECIAL.search(text):
        return " ".join(text.split())
    out: list[str] = []
    at = 0
    for match in _SQUEEZE.finditer(text):
        out.append(text[at : match.start()])
        if match.group().isspace() and not _between_cjk(text, *match.span()):
            out.append(" ")
        at = match.end()
    return "".join([*out, text[at:]]).strip()
