"""What is read from one paper, kept for the next build, and whether it still holds.

An extract depends on the paper and its work's title, on the program's code, on the predicates, cues and valences, on what a
reader draws from all labels at once (heads, endings), and on those labels alone that stand in the paper or that were
asked for while it was read. A definition is none of these; a label is, for the papers that hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from kg import stamp
from kg.cache import Cache
from kg.confidence import load_weights
from kg.extract import LEXICONS, READERS, Extract, Extractor, package
from kg.link import Linker, surfaces
from kg.model import Ontology, Paper
from kg.plain import extract_from, to_plain

_DATA = frozenset(("Ontology", "Lexicon", "Tagger", "Tokenizer", "Predicate"))  # hashed by what they are made from
_CODE = (FunctionType, MethodType, BuiltinFunctionType, type)


@dataclass(frozen=True, slots=True)
class Digests:
    """Hashes of an ontology: all of it, its words (predicates, cues, valences), its labels with what readers ask of a term."""

    whole: str
    words: str
    labels: str


def digests(ontology: Ontology) -> Digests:
    """The hashes of an ontology."""
    words = json.dumps([to_plain(ontology.predicates), ontology.cues, ontology.valence])
    labels = json.dumps(
        [[t.id, t.kind, t.valence, t.party, t.year, to_plain(t.labels)] for t in ontology.terms.values()]
    )
    rest = json.dumps(to_plain(replace(ontology, predicates=(), cues={}, valence={})))
    return Digests(stamp.of_bytes(words, rest), stamp.of_bytes(words), stamp.of_bytes(labels))


class Watched(Linker):
    """A linker that notes which texts it was asked for as a whole."""

    def __init__(self, ontology: Ontology, table: Mapping[str, str | None]) -> None:
        super().__init__(ontology, table)
        self.asked: dict[str, str | None] = {}

    def whole(self, text: str) -> str | None:
        found = super().whole(text)
        self.asked[text] = found
        return found


class Shop:
    """All that is compiled from an ontology, from the cache where it is there; reads papers or knows what they gave."""

    def __init__(self, ontology: Ontology, made: Digests, cache: Cache) -> None:
        self.ontology, self.digests, self.cache = ontology, made, cache
        self._code = stamp.of_code(stamp.EXTRACTION)
        self.linker = Watched(ontology, self._surfaces())
        self.extractor = Extractor(ontology, load_weights(), self.linker, self._lexicon)
        self._readers: dict[str, str] | None = None

    def known(self, paper: Paper, title: str) -> Extract | None:
        """What was read from this paper before, where that still holds."""
        key = self._key(paper, title)
        entry = self.cache.get("extracts", key)
        if entry is None:
            return None
        labels, hits, asked, mentions, evidence = entry
        if labels != self.digests.labels:
            if hits != self._hits(paper) or any(self.linker.whole(text) != found for text, found in asked):
                return None
            self.cache.put("extracts", key, (self.digests.labels, *entry[1:]))
        return Extract(paper.document.id, *extract_from(mentions, evidence))

    def read(self, paper: Paper, title: str) -> Extract:
        """What a paper gives, kept for the next time."""
        self.linker.asked.clear()
        found = self.extractor.extract(paper, title)
        if self.cache.folder is not None:
            asked = tuple(sorted(self.linker.asked.items()))
            value = (self.digests.labels, self._hits(paper), asked, to_plain(found.mentions), to_plain(found.evidence))
            self.cache.put("extracts", self._key(paper, title), value)
        return found

    def _key(self, paper: Paper, title: str) -> str:
        langs = sorted({sentence.lang for sentence in paper.sentences})
        readers = [self.readers().get(lang, "") for lang in langs]
        document = paper.document
        return stamp.of_bytes(self._code, document.sha256, document.id, document.markup, title, *langs, *readers)

    def _hits(self, paper: Paper) -> tuple[tuple[str, str], ...]:
        """The labels in a paper's sentences, each with what is known of its term."""
        found: set[str] = set()
        for sentence in paper.sentences:
            found |= self.linker.labels(sentence.text)
        return tuple((surface, self._term(self.linker.target(surface))) for surface in sorted(found))

    def _term(self, key: str | None) -> str:
        term = self.ontology.terms.get(key or "")
        return f"{term.id} {term.kind} {term.valence} {term.party} {term.year}" if term else ""

    def warm(self) -> None:
        """Compiles all that a child process is to share."""
        for lang in sorted(READERS):
            self.extractor.reader(lang)

    def readers(self) -> dict[str, str]:
        """Language → hash of all that its reader draws from the whole ontology."""
        if self._readers is None:
            key = stamp.of_bytes(self._code, self.digests.words, self.digests.labels)
            self._readers = self.cache.get("readers", key)
        if self._readers is None:
            self._readers = {lang: self._drawn(lang) for lang in sorted(READERS)}
            self.cache.put("readers", key, self._readers)
        return self._readers

    def _drawn(self, lang: str) -> str:
        return stamp.of_bytes(self.digests.words, *_walk(self.extractor.reader(lang)))

    def _surfaces(self) -> dict[str, str | None]:
        key = stamp.of_bytes(self._code, self.digests.labels)
        found: dict[str, str | None] | None = self.cache.get("surfaces", key)
        if found is None:
            found = surfaces(self.ontology.terms.values())
            self.cache.put("surfaces", key, found)
        return found

    def _lexicon(self, lang: str) -> Any:
        """The compiled lexicon of a language; one does not depend on labels, so it outlives most edits."""
        kind = package(lang).Lexicon
        key = stamp.of_bytes(self._code, lang, self.digests.words)
        found = self.cache.get("lexicons", key)
        if found is not None:
            return kind(*found)
        made = LEXICONS[lang](self.ontology)
        self.cache.put("lexicons", key, tuple(getattr(made, field.name) for field in fields(kind)))
        return made


def _walk(value: Any, path: tuple[int, ...] = ()) -> Iterator[str]:
    """What a compiled reader holds, piece by piece in one order; dictionaries of words and automata are left out."""
    if value is None or isinstance(value, (str, int, float, bool)):
        yield repr(value)
    elif not (id(value) in path or type(value).__name__ in _DATA or isinstance(value, _CODE)):
        yield type(value).__name__
        for item in _parts(value):
            yield from _walk(item, (*path, id(value)))


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return [part for key in sorted(value, key=repr) for part in (key, value[key])]
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=repr)
    if isinstance(value, (tuple, list)):
        return value
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()) if hasattr(value, name)]
    return [part for name in sorted({*slots, *getattr(value, "__dict__", ())}) for part in (name, getattr(value, name))]
