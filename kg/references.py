"""Blocks of a reference list → the works that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Block, Reference, Span
from kg.names import digest, slug
from kg.text import squeeze

_NUMBER = re.compile(r"^(?:[-*]\s*)?(?:\[(\d+)\]|(\d{1,3})\.)\s*\.?\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_DATED = re.compile(r"^(?P<authors>.{2,200}?)\s*\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,]?\s*(?P<title>[^.?]{3,300})")
_PLAIN = re.compile(
    r"^(?P<authors>.{2,200}?)(?<![ .][A-Z])\.\s+(?P<title>.{3,300}?)(?:\[[A-Z/]+\]|[.?](?:\s|$)|,\s(?=\*|vol|[A-Z]))"
)


def references(text: str, blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """The entries of the reference list, in order; an entry that a page break cut is one."""
    return tuple(_reference(text, span) for span in _entries(text, blocks))


def _entries(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    spans: list[Span] = []
    numbered = any(_NUMBER.match(text[b.span.start : b.span.end]) for b in blocks if b.kind == "reference")
    for block in blocks:
        if block.kind != "reference":
            continue
        if spans and numbered and not _NUMBER.match(text[block.span.start : block.span.end]):
            spans[-1] = Span(spans[-1].start, block.span.end)
        else:
            spans.append(block.span)
    yield from spans


def _reference(text: str, span: Span) -> Reference:
    raw = squeeze(text[span.start : span.end])
    mark = _NUMBER.match(raw)
    entry = raw[mark.end() :].replace("*", "") if mark else raw.replace("*", "")
    number = int(mark.group(1) or mark.group(2)) if mark else None
    parts = _DATED.match(entry) or _PLAIN.match(entry)
    authors = parts["authors"].strip(" ,.") if parts else ""
    title = parts["title"].strip(" ,.") if parts else ""
    years = _YEAR.findall(_DOI.sub("", entry))
    dated = _DATED.match(entry)
    year = int(dated["year"]) if dated else int(years[-1]) if years else None
    doi = _DOI.search(entry)
    return Reference(
        key=_key(authors, title, year, entry),
        text=entry,
        span=span,
        number=number,
        authors=authors,
        title=title,
        year=year,
        doi=doi.group().rstrip(".,;") if doi else None,
    )


def _key(authors: str, title: str, year: int | None, entry: str) -> str:
    """One key for one work, whichever paper cites it: first author, year, a hash of the title's letters."""
    letters = re.sub(r"\W+", "", (title or entry).lower())
    return slug(f"{re.split(r'[,&]| and ', authors)[0][:30]} {year or ''} {digest(letters, size=6)}")
