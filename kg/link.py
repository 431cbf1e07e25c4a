"""Sentence → mentions of the ontology's terms: longest match, word boundaries where a script has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import daachorse

from kg.model import Kind, Mention, Ontology, Sentence, Term
from kg.text import fold

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "crisis": "crises", "analysis": "analyses",
    "basis": "bases", "phenomenon": "phenomena", "criterion": "criteria", "medium": "media", "penalty": "penalties",
    "life": "lives", "self": "selves", "thesis": "theses",
}  # fmt: skip
Found = tuple[int, int, int]  # start, end, number of the form
_CJK = "\u2e80"  # from here on scripts write no blanks between words
_MARKS = ".!?;:,。！？；：，、"  # what no label holds cuts a text into parts that no match crosses
_HEAD_ENDS = re.compile(r" (?:of|for|in|by|to|on|with|from|between|at|and|against|without) ")
_ISE = re.compile(r"(?<=[a-z]{2})is(?=e[ds]?\b|ing\b|ation)|(?<=[a-z]{2})iz(?=e[ds]?\b|ing\b|ation)")
_BRITISH = (
    ("labour", "labor"), ("behaviour", "behavior"), ("neighbour", "neighbor"), ("centre", "center"),
    ("programme", "program"), ("licence", "license"), ("defence", "defense"), ("favour", "favor"),
)  # fmt: skip


def plurals(noun: str) -> tuple[str, ...]:
    """The regular or irregular other number of an English noun: its plural, or its singular where it is one."""
    for one, many in _IRREGULAR.items():
        if noun == one or noun.endswith(" " + one):
            return (noun[: -len(one)] + many,)
        if noun == many or noun.endswith(" " + many):
            return (noun[: -len(many)] + one,)
    if noun.endswith("ies"):
        return (noun[:-3] + "y",)
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return (noun[:-2],)
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics")):
        return (noun[:-1],)
    if noun.endswith(("s", "x", "sh", "ch")):
        return () if noun.endswith("ics") else (noun + "es",)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    return (noun + "s",)


def variants(label: str) -> Iterator[str]:
    """The spellings under which a folded Latin label is found: number of its head, -ise and -ize, closed compounds."""
    head = _HEAD_ENDS.search(label)
    cut = head.start() if head else len(label)
    forms = [label]
    if label[cut - 1].isalpha() and label[cut - 1].isascii():
        forms += [other + label[cut:] for other in plurals(label[:cut])]
    for form in forms:
        yield form
        swapped = _ISE.sub(lambda m: "iz" if m.group() == "is" else "is", form)
        if swapped != form:
            yield swapped
        for british, american in _BRITISH:
            if british in form:
                yield form.replace(british, american)
            elif re.search(rf"{american}(?!u)", form) and british not in form:
                yield form.replace(american, british)


def _spellings(text: str) -> Iterator[str]:
    """A label's match copies: as folded, and with its hyphens closed (grass-roots → grassroots)."""
    yield fold(text)[0].strip()
    if re.search(r"\w-\w", text):
        yield fold(re.sub(r"(?<=\w)-(?=\w)", "", text))[0].strip()


def surfaces(terms: Iterable[Term]) -> dict[str, str | None]:
    """Folded surface → term id, None for a negative label. A preferred label wins over others; then the lower id."""
    rank = {"preferred": 0, "alternative": 1, "negative": 3}
    found: dict[str, tuple[int, str, str | None]] = {}
    for term in sorted(terms, key=lambda t: t.id):
        for label in term.labels:
            for spelling in _spellings(label.text):
                for n, form in enumerate(variants(spelling) if spelling and spelling.isascii() else (spelling,)):
                    if not form:
                        continue
                    entry = (rank[label.kind] + (1 if n and label.kind != "negative" else 0), term.id)
                    known = found.get(form)
                    if known is None or entry < known[:2]:
                        found[form] = (*entry, None if label.kind == "negative" else term.id)
    return {form: entry[2] for form, entry in sorted(found.items())}


class Linker:
    """The automaton over all labels of an ontology."""

    def __init__(self, ontology: Ontology, table: Mapping[str, str | None] | None = None) -> None:
        self._table = surfaces(ontology.terms.values()) if table is None else table
        self._forms = list(self._table)
        self._targets = list(self._table.values())
        self._kinds: dict[str, Kind] = {term.id: term.kind for term in ontology.terms.values()}
        self._latin = [_latin(form[0]) or _latin(form[-1]) for form in self._forms]
        inside = set().union(*self._forms)
        marks = [mark for mark in _MARKS if mark not in inside]
        self._marks = re.compile("[" + re.escape("".join(marks)) + "]" if marks else r"(?!)")
        self._longest = _automaton(self._forms, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
        self._all = _automaton(self._forms, daachorse.MATCH_KIND_STANDARD)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, term id) of every term named in `text`, sorted, none over another."""
        copy, offsets = fold(text)
        if self._longest is None or self._all is None:
            return []
        matches = self._longest.find(copy)
        found = self._whole(copy, matches)
        if found is None:
            found = self._mended(copy, matches)
        if offsets is None:
            return found
        return [(offsets[start], offsets[end - 1] + 1, term) for start, end, term in found]

    def _whole(self, copy: str, matches: Iterable[Found]) -> list[tuple[int, int, str]] | None:
        """The matches with their terms; None where one cuts a Latin word or number."""
        found, latin, targets, around = [], self._latin, self._targets, f" {copy} "
        for start, end, form in matches:
            if latin[form] and (around[start] != " " or around[end + 1] != " ") and not _bounded(copy, start, end):
                return None
            term = targets[form]
            if term:
                found.append((start, end, term))
        return found

    def _mended(self, copy: str, matches: Sequence[Found]) -> list[tuple[int, int, str]]:
        """The same with those parts searched again in which one cuts a word: there another may be hidden by it."""
        assert self._all is not None
        edges = [0, *(m.end() for m in self._marks.finditer(copy)), len(copy)]
        parts = [bisect_right(edges, match[0]) - 1 for match in matches]
        wrong = {n for n, m in zip(parts, matches, strict=True) if self._latin[m[2]] and not _bounded(copy, m[0], m[1])}
        kept = [match for n, match in zip(parts, matches, strict=True) if n not in wrong]
        for n in wrong:
            low = edges[n]
            found = [(low + s, low + e, form) for s, e, form in self._all.find_overlapping(copy[low : edges[n + 1]])]
            kept += _leftmost_longest([m for m in found if _bounded(copy, m[0], m[1])])
        return [(start, end, term) for start, end, form in sorted(kept) if (term := self._targets[form])]

    def labels(self, text: str) -> set[str]:
        """The folded surfaces that stand anywhere in `text`, whole words, over one another too."""
        if self._all is None:
            return set()
        copy = fold(text)[0]
        return {
            self._forms[form] for start, end, form in self._all.find_overlapping(copy) if _bounded(copy, start, end)
        }

    def target(self, surface: str) -> str | None:
        """The term id of a folded surface; None for a negative label and for what is none."""
        return self._table.get(surface)

    def whole(self, text: str) -> str | None:
        """The id of the term that `text` names as a whole; None where it is no label."""
        return self._table.get(fold(text)[0].strip())

    def kind(self, term: str) -> Kind | None:
        """The kind of a term id; None where there is no such term."""
        return self._kinds.get(term)

    def mentions(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The terms named in a sentence, offsets in its text."""
        text = sentence.text
        return tuple(
            Mention(start, end, text[start:end], self._kinds[term], term) for start, end, term in self.find(text)
        )


def _automaton(forms: list[str], kind: int) -> daachorse.CharwiseDoubleArrayAhoCorasick | None:
    return daachorse.CharwiseDoubleArrayAhoCorasick(forms, kind) if forms else None


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` does not cut a Latin word or number."""
    first, last = text[start], text[end - 1]
    if start and _latin(first) and _latin(text[start - 1]):
        return False
    return not (end < len(text) and _latin(last) and _latin(text[end]))


def _latin(char: str) -> bool:
    return char.isalnum() and ord(char) < ord(_CJK)


def _leftmost_longest(matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    at = 0
    for match in sorted(matches, key=lambda m: (m[0], -m[1])):
        if match[0] >= at:
            kept.append(match)
            at = match[1]
    return kept
