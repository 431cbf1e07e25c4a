"""Text → blocks: prose told apart from headings, running heads, captions, front matter, references and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Block, Span
from kg.text import CJK

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0c]+")
_DECORATION = re.compile(r"^[#>*_\s]+|[*_\s]+$")
_TERMINAL = re.compile(r"[.!?。！？…:：;；][\"'”’」』）)\]*_]*(?:\s*\^?\[[\d,\s–-]+\]\^?|\s*<sup>[^<]*</sup>)*\s*$")
_INNER = re.compile(r"[a-z)\]][.!?][\"”’]?\s+[A-Z]|[。！？](?=\S)")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*(?:[.、．]|(?=\s))|\d{1,2}(?:\.\d{1,2})+|第[一二三四五六七八九十百]+[章节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])\s*\S"
)
_BARE_NUMBER = re.compile(r"^\d+(?:\.\d+)+\.?$")
_TITLE = re.compile(rf"(?![^\n]*[。！？]\S)(?![^\n]*[a-z)][.!?]\s+[A-Z])[A-Z0-9{CJK}“\"].*[^,;，、；-]$")
_REFERENCES = re.compile(
    r"^(?:\d+\.?\s*)?(?:references|bibliography|works cited|literature cited|参考文献|引用文献)\s*[:：]?$", re.I
)
_NOTES = re.compile(
    r"^(?:\d+\.?\s*)?(?:acknowledge?ments?|funding|conflicts? of interests?|致\s*谢|基金项目|作者简介)\s*[:：]?$", re.I
)
_ABSTRACT = re.compile(
    r"^[#*_\s]*(?:abstract|summary|(?:中文)?摘\s*要|内容提要)\s*[.:：。—-]*[*_\s]*(?:[.:：—-]\s*)?", re.I
)
_KEYWORDS = re.compile(r"^(?:key\s*words?|index terms|关键词|关键字|中图分类号|文献标识码)\s*[:：.]?", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its break: offsets of its content and what is known of its surroundings."""

    start: int
    end: int
    text: str  # stripped
    plain: str  # without heading and emphasis marks
    gap: bool  # a blank line (or the file's start) stands before it
    mark: str = ""  # the Markdown mark that it begins with


@dataclass(frozen=True, slots=True)
class Shape:
    """What is true of the whole file: the width at which its lines are wrapped (0: not), lines that recur."""

    width: int
    recurring: frozenset[str]


def lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    found: list[Line] = []
    last = -1
    for match in _LINE.finditer(text):
        raw = match.group()
        content = raw.strip()
        if not content:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        between = text[last : match.start()] if last >= 0 else "\n\n"
        gap = between.replace("\r\n", "\n").count("\n") + between.count("\x0c") + between.count("\r") > 1
        mark = re.match(r"#(?=#{0,5}\s)|[-*+](?=\s)|>|\|", content)
        found.append(
            Line(start, start + len(content), content, _DECORATION.sub("", content), gap, mark.group() if mark else "")
        )
        last = match.end()
    return found


def shape(rows: Sequence[Line]) -> Shape:
    """Width and running heads of a file."""
    joined = [len(a.text) for a, b in pairwise(rows) if not b.gap and len(a.text) > 30]
    joined.sort()
    width = joined[len(joined) // 2] if len(joined) >= 4 and joined[len(joined) // 2] <= 160 else 0
    counts = Counter(_digitless(row.plain) for row in rows if len(row.plain) < 120 and not _stops(row.plain))
    return Shape(width, frozenset(text for text, n in counts.items() if n > 2))


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "0", text)


# Each rule says whether a line is of its kind; the first that does decides.


def _table(row: Line, file: Shape) -> bool:
    return row.mark == "|" or row.text.count("\t") > 2


def _running(row: Line, file: Shape) -> bool:
    if re.fullmatch(
        r"[-–—\s]*\d{1,4}[-–—\s]*|(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|第\s*\d+\s*页.*", row.plain, re.I
    ):
        return True
    if re.fullmatch(r"(?:doi\s*[:：]?\s*|https?://)\S+|(?:issn|isbn)\b.*", row.plain, re.I):
        return True
    return _digitless(row.plain) in file.recurring and row.mark != "#" and not _NUMBERED.match(row.plain)


def _caption(row: Line, file: Shape) -> bool:
    if not re.match(r"(?:figure|fig\.|table|chart|图表?|表)\s*\d+", row.plain, re.I) or len(row.plain) > 250:
        return False
    return not re.match(
        r"\w+\.?\s*\d+\s*(?:shows?|presents?|illustrates?|depicts?|reports?|lists?|显示|表明|所示)", row.plain, re.I
    )


def _keywords(row: Line, file: Shape) -> bool:
    return bool(_KEYWORDS.match(row.plain)) and len(row.plain) < 400


def _address(row: Line, file: Shape) -> bool:
    if len(row.text) > 250:
        return False
    mail = re.search(r"\S+@\S+\.\w+|\be-?mail\b|<sup>|^\\\\?\*(?![*\s])", row.text, re.I)
    return bool(mail) and not re.search(r"[.。]\s*$", row.plain)


def _entry(row: Line, file: Shape) -> bool:
    return bool(re.match(r"(?:[-*]\s*)?\[\d+\]\s*\.?\s*\S", row.text)) and bool(re.search(r"(?:19|20)\d\d", row.text))


RULES = (
    ("table", _table),
    ("running", _running),
    ("caption", _caption),
    ("keywords", _keywords),
    ("front", _address),
    ("reference", _entry),
)


def _heading(row: Line, previous: Line | None, file: Shape, finished: bool) -> bool:
    """A title: marked, numbered, or short and without a stop between finished paragraphs."""
    limit = 60 if re.search(f"[{CJK}]", row.plain) else 150
    if row.mark == "#":
        return True
    if len(row.plain) > limit or (_stops(row.plain) and not row.plain.endswith(("?", "？"))):
        return bool(_BARE_NUMBER.match(row.plain))
    if (
        not finished
        and not _BARE_NUMBER.match(row.plain)
        and not (row.gap and re.match(r"\d+(?:\.\d+)*\.?\s+[A-Z]", row.plain))
    ):
        return False
    if _NUMBERED.match(row.plain) or _REFERENCES.match(row.plain) or _NOTES.match(row.plain):
        return bool(row.gap or not file.width or len(row.text) < file.width * 0.9)
    if row.text.startswith("**") and row.text.endswith("**"):
        return True
    return row.gap and len(row.plain) < min(limit * 0.8, file.width * 0.75 or limit) and bool(_TITLE.match(row.plain))


def blocks(text: str) -> list[Block]:
    """Every stretch of `text` that is not blank, in order, each with its kind and the heading that it stands under.

    Kinds: prose, heading, caption, running, front, keywords, reference, note, table. A paragraph is one block of prose;
    one that a page break cut is two, and `split` joins what belongs together.
    """
    rows = lines(text)
    file = shape(rows)
    return list(_merged(_classified(rows, file), file))


def _classified(rows: Sequence[Line], file: Shape) -> Iterator[tuple[str, Line, str]]:
    """(kind, line, section) for each line."""
    zone, section, started, finished = "body", "", False, True
    opening: Line | None = None
    last = ""
    for number, row in enumerate(rows):
        kind = next((name for name, rule in RULES if rule(row, file)), "")
        if kind in ("running", "caption", "table"):
            yield kind, row, section
            continue
        if kind == "reference" and zone != "references":
            zone = "references"
        abstract = bool(_ABSTRACT.match(row.text)) and (len(row.plain) > 20 or finished)
        if not kind and not abstract and _heading(row, opening, file, finished):
            titled = not number or row.mark == "#" or bool(_NUMBERED.match(row.plain)) or started
            kind = "heading" if titled else "front"
        if kind == "heading" and zone == "references" and row.mark != "#" and not _NUMBERED.match(row.plain):
            kind = "heading" if re.match(r"(?:appendix|附录|about the author)", row.plain, re.I) else "reference"
        if kind == "heading":
            zone = "references" if _REFERENCES.match(row.plain) else "notes" if _NOTES.match(row.plain) else "body"
            joins = last == "heading" and opening is not None and bool(_BARE_NUMBER.match(opening.plain))
            section = f"{section} {row.plain}" if joins and section else row.plain
            started = started or bool(_NUMBERED.match(row.plain)) or number > 8
            yield kind, row, section
        elif kind in ("keywords", "front"):
            yield kind, row, section
        elif zone == "references":
            kind = "reference"
            yield kind, row, section
        elif zone == "notes":
            yield "note", row, section
        elif not started and not abstract and not _prose(row, file):
            kind = "front"
            yield kind, row, section
        else:
            started, kind = True, "prose"
            yield kind, row, section
        if kind in ("prose", "heading", "reference", "front", "keywords"):
            finished = kind != "prose" or bool(_stops(row.text))
        opening, last = row, kind


def _prose(row: Line, file: Shape) -> bool:
    """Whether a line before the first heading is already text: it holds a sentence, or begins a wrapped paragraph."""
    if len(row.text) > 400 or _INNER.search(row.plain):
        return True
    if _stops(row.text):
        if re.search(r"\s[a-z]+[.!?]", row.plain):
            return True
        return len(re.findall(rf"\w+|[{CJK}]", row.plain)) >= (6 if re.search(f"[{CJK}]", row.plain) else 4)
    return bool(file.width) and len(row.text) > file.width * 0.8


def _merged(found: Iterator[tuple[str, Line, str]], file: Shape) -> Iterator[Block]:
    """Lines that follow each other within one paragraph, or one entry of a list, as one block."""
    open_block: Block | None = None
    previous: Line | None = None
    for kind, row, section in found:
        span = Span(row.start + (_label(row.text) if kind == "prose" else 0), row.end)
        same = open_block is not None and open_block.kind == kind and previous is not None and not row.gap
        if same and open_block is not None and previous is not None and _goes_on(kind, previous, row, file):
            open_block = replace(open_block, span=Span(open_block.span.start, row.end))
        else:
            if open_block is not None:
                yield open_block
            open_block = Block(kind, span, section)
        previous = row
    if open_block is not None:
        yield open_block


def _label(text: str) -> int:
    match = _ABSTRACT.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _goes_on(kind: str, previous: Line, row: Line, file: Shape) -> bool:
    if kind == "reference":
        return not re.match(r"(?:[-*]\s*)?\[?\d+[\].]", row.text)
    if kind != "prose" or not file.width or row.mark in ("-", "+", "*"):
        return False
    return len(previous.text) >= file.width * 0.75 or not _stops(previous.text)


def _stops(text: str) -> bool:
    """Whether a stretch ends with a full stop, whatever marks stand behind it; its tail is enough to tell."""
    return bool(_TERMINAL.search(text[-200:]))
