"""When and where a claim holds, as its sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.en.chunks import Chunker
from kg.extract.en.ends import Ends
from kg.extract.en.parts import Clause
from kg.model import Argument

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTHS = tuple("January February March April May June July August September October November December".split())
_MONTH = f"(?:{'|'.join(_MONTHS)})"
_MONTHLY = re.compile(_MONTH)
_DIGIT = re.compile(r"\d")
_DATE = rf"(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}},?)?(?: {_YEAR})?|{_YEAR}(?:[-–]\d{{2,4}}|s)?"
_CENTURY = r"(?:[a-z]+|\d{1,2}(?:st|nd|rd|th))[- ]century|[a-z]+ (?:of the )?century"
_WHEN = re.compile(
    rf"""(?:\b(?P<kept>since|by|until|till|before|after|from|between|prior\ to|up\ to)\ (?:the\ )?
         |\b(?:in|on|during|as\ of|around|at|of)\ (?:the\ )?
         |(?<=\()|^)
        (?P<date>(?:(?:early|late|mid|the\ end\ of)[- ](?:the\ )?)?(?:{_DATE.replace(" ", "[ ]")})
            (?:\ (?:and|to|until)\ (?:{_DATE.replace(" ", "[ ]")}))?
         |(?:early|late|mid)?[- ]?(?:{_CENTURY.replace(" ", "[ ]")}))(?![\w%-]|,\d|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\b(?:in (?:recent|the past|the last|the coming) (?:few )?(?:years|decades|months)|at present|in the past|in future|"
    r"(?:every|each|last|next|this) (?:\w+ )?(?:day|week|month|year|years|season|night)|in the (?:long|short) (?:run|term)|"
    r"nowadays|today|(?:\w+) (?:years|months|weeks|days) (?:later|ago|earlier)|for (?:centuries|decades|generations))\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    "year|day|month|week|decade|season|night|present|past|future|run|term|centur|generation"
)  # stands in whatever _PLAIN finds
_WHERE = frozenset({"in", "across", "throughout", "within"})

Span = tuple[int, int]


class Circumstances:
    """The expressions of time and place of one sentence, and which of them colours a claim."""

    def __init__(self, chunker: Chunker, ends: Ends) -> None:
        self.c = chunker
        self._ends = ends
        self._found: tuple[Span, ...] | None = None

    def time(self, clause: Clause, subject: Argument, object_: Argument) -> str | None:
        """The words that say when a claim of a clause holds; of what a noun phrase states, only a number has a time."""
        if clause.link == "noun" and object_.kind != "quantity":
            return None
        if self._found is None:
            self._found = tuple(_times(self._ends.text))
        if not self._found:
            return None
        free = [span for span in self._found if not _within(span, subject) and not _within(span, object_)]
        own = [span for span in free if self._holds(clause, span)] or [
            span for span in free if self._leads(clause, span)
        ]
        if object_.kind == "quantity" and object_.end is not None:
            at = object_.end
            own.sort(key=lambda span: abs(span[0] - at))
        return self._ends.text[own[0][0] : own[0][1]] if own else None

    def place(self, clause: Clause, subject: Argument, object_: Argument) -> str | None:
        """The words that say where a claim of a clause holds."""
        lead = clause.parent if clause.link == "and" and clause.parent is not None else None
        for owner in (clause, lead):
            for phrase in owner.phrases if owner is not None else ():
                if phrase.word not in _WHERE or phrase.group is None or len(phrase.group.nouns) != 1:
                    continue
                if owner is lead and lead is not None and lead.verb is not None and phrase.at > lead.verb.start:
                    continue
                noun = phrase.group.nouns[0]
                if noun.pronoun or not self._ends.is_place(noun):
                    continue
                named = self._ends.argument(noun)
                if named.start is not None and named.end is not None and named.kind in ("place", "actor"):
                    span = (named.start, named.end)
                    if not _within(span, subject) and not _within(span, object_):
                        return named.text
        return None

    def _holds(self, clause: Clause, span: Span) -> bool:
        """Whether an expression stands in a clause and in none that hangs on it."""
        if not self._inside(clause, span):
            return False
        groups = [clause.subject, *clause.objects, *(phrase.group for phrase in clause.phrases)]
        hanging = [part for group in groups if group is not None for noun in group.nouns for part in noun.clauses]
        return not any(self._inside(part, span) for part in (*clause.parts, *hanging) if part is not clause)

    def _leads(self, clause: Clause, span: Span) -> bool:
        """Whether an expression stands before the verb of the clause that this one is coordinated with or hangs on."""
        above = clause.parent
        for _ in range(3):
            if above is None or clause.link not in ("and", "to", "result", "by", "that", "noun"):
                return False
            if above.verb is None or not self._holds(above, span):
                above = above.parent
                continue
            return span[1] <= self.c.tokens[above.verb.start].start or clause.link == "noun"
        return False

    def _inside(self, clause: Clause, span: Span) -> bool:
        if clause.end <= clause.start or clause.start >= self.c.size:
            return False
        tokens = self.c.tokens
        return tokens[clause.start].start <= span[0] and span[1] <= tokens[min(clause.end, self.c.size) - 1].end


def _within(span: Span, argument: Argument) -> bool:
    """Whether an expression is part of an end."""
    if argument.start is None or argument.end is None:
        return False
    return span[0] < argument.end and argument.start < span[1]


def _times(text: str) -> Iterator[Span]:
    """The expressions of time in a sentence, "since" and the like with them, "in" not."""
    if _DIGIT.search(text) or "century" in text or _MONTHLY.search(text):
        for match in _WHEN.finditer(text):
            date = match["date"]
            if date[0].isdigit() or date[:1].isupper() or "century" in date or any(c.isdigit() for c in date):
                yield (match.start("kept") if match["kept"] else match.start("date")), match.end("date")
    if _HINT.search(text):
        for match in _PLAIN.finditer(text):
            yield match.span()
