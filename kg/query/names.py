"""What people write for a parameter → the term that it means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.errors import KgError
from kg.link import variants
from kg.query.named import Bound, Named
from kg.rdf.space import Space, count, std, text
from kg.shape import nearest
from kg.text import fold

_UNIT = DefaultGraph()
_FOLDERS = ("work", "relation", "claim")
_LABELS = ("skos:prefLabel", "skos:altLabel")
_NUMBER = re.compile(r"\d{1,9}")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Names:
    """The labels and ids of a store."""

    store: Store
    space: Space

    def bind(self, query: Named, values: Mapping[str, str]) -> dict[str, Bound]:
        """Parameter → term for the values given; an unknown parameter or name is answered with the nearest ones."""
        known = {parameter.name: parameter for parameter in query.parameters}
        for name in values:
            if name not in known:
                listed = nearest(name, known) or "it has none"
                raise KgError(f"{query.name} has no parameter {name!r}; {listed}")
        return {name: self.term(known[name].kind, value) for name, value in values.items()}

    def term(self, kind: str, value: str) -> Bound:
        """The term that `value` means as a parameter of that kind."""
        if kind == "number":
            if not _NUMBER.fullmatch(value):
                raise KgError(f"{value!r} is no whole number")
            return count(int(value))
        if kind == "lang":
            return text(self._language(value))
        if kind == "text":
            return text(value)
        return self._node(value, kind)

    def _language(self, value: str) -> str:
        known = sorted({q.object.language for q in self._all("skos:prefLabel") if q.object.language})
        if value not in known:
            raise KgError(f"no label is in the language {value!r}; known: {', '.join(known)}")
        return value

    def _node(self, value: str, kind: str) -> NamedNode:
        found = self._by_id(value, kind) or self._by_exact_label(value, kind) or self._by_label(value, kind)
        if not found and kind == "claim":
            raise KgError(f"there is no claim {value!r}; the column claim of other queries holds their names")
        if not found:
            raise KgError(f"no {kind} is called {value!r}; {self._near(value, kind)}")
        if len(found) > 1:
            raise KgError(
                f"{value!r} names more than one {kind}: {', '.join(self._short(n) for n in found)}; name one by its id"
            )
        return found[0]

    def _by_id(self, value: str, kind: str) -> list[NamedNode]:
        tries = [value] if _IRI.fullmatch(value) else []
        prefix, colon, local = value.partition(":")
        if colon and prefix in self.space.prefixes:
            tries.append(self.space.prefixes[prefix] + local)
        if re.fullmatch(r"[^\s<>\"{}|\\^`]+", value):
            tries += [f"{self.space.base}id/{value}", f"{self.space.base}id/{kind}/{value}"]
        nodes = (NamedNode(one) for one in tries)
        return [n for n in nodes if any(True for _ in self.store.quads_for_pattern(n, None, None, _UNIT))][:1]

    def _by_exact_label(self, value: str, kind: str) -> list[NamedNode]:
        langs = (None,) if kind == "work" else ("en", "zh", "zh-Hant")
        return self._best(
            quad.subject
            for name in self._properties(kind)
            for lang in langs
            for quad in self.store.quads_for_pattern(None, std(name), text(value, lang), _UNIT)
            if isinstance(quad.subject, NamedNode) and self._fits(quad.subject, kind)
        )

    def _by_label(self, value: str, kind: str) -> list[NamedNode]:
        index = self._index(kind)
        copy = fold(value)[0].strip()
        forms = [copy, *variants(copy)] if copy and copy.isascii() and copy[-1].isalnum() else [copy]
        return self._best(node for form in forms for node in index.get(form, ()))

    def _index(self, kind: str) -> dict[str, list[NamedNode]]:
        index: dict[str, list[NamedNode]] = {}
        for label, node in self._labels(kind):
            index.setdefault(fold(label)[0].strip(), []).append(node)
        return index

    def _labels(self, kind: str) -> Iterator[tuple[str, NamedNode]]:
        for name in self._properties(kind):
            for quad in self._all(name):
                if isinstance(quad.subject, NamedNode) and self._fits(quad.subject, kind):
                    yield quad.object.value, quad.subject

    def _properties(self, kind: str) -> tuple[str, ...]:
        return ("schema:alternateName", "dcterms:title") if kind == "work" else _LABELS

    def _all(self, name: str) -> Iterable[Any]:
        return self.store.quads_for_pattern(None, std(name), None, _UNIT)

    def _fits(self, node: NamedNode, kind: str) -> bool:
        """Whether a node is what the parameter wants: relations and works have folders of their own, values none."""
        folder = node.value.removeprefix(f"{self.space.base}id/").partition("/")[0]
        inside = node.value.startswith(f"{self.space.base}id/")
        return folder == kind if kind in _FOLDERS else inside and folder not in _FOLDERS

    def _best(self, found: Iterable[NamedNode]) -> list[NamedNode]:
        """The nodes found first by preference: a term of the ontology goes before a candidate."""
        nodes = list(dict.fromkeys(found))
        terms = [node for node in nodes if not node.value.startswith(f"{self.space.base}id/candidate/")]
        best = terms or nodes
        preferred = [n for n in best if len(best) > 1 and self._degree(n) == max(map(self._degree, best))]
        return preferred[:1] or best

    def _degree(self, node: NamedNode) -> int:
        degrees = self.store.quads_for_pattern(node, self.space.own("degree"), None, _UNIT)
        return next((int(q.object.value) for q in degrees if isinstance(q.object, Literal)), -1)

    def _near(self, value: str, kind: str) -> str:
        """The labels nearest to a name: those that contain it, that it contains, or that are spelt much like it."""
        copy = fold(value)[0].strip()
        labels = {label: fold(label)[0] for label, _ in self._labels(kind)}
        inside = sorted((name for name, form in labels.items() if copy and copy in form), key=lambda n: (len(n), n))
        alike = difflib.get_close_matches(copy, sorted(set(labels.values())), 5, 0.6)
        spelt = [name for form in alike for name in sorted(labels) if labels[name] == form]
        shared = (
            sorted(
                (name for name, form in labels.items() if set(copy) & set(form)),
                key=lambda n: (-difflib.SequenceMatcher(None, copy, labels[n]).ratio(), n),
            )
            if not inside and not spelt
            else []
        )
        near = list(dict.fromkeys([*spelt[:3], *inside, *spelt, *shared]))[:5]
        return f"did you mean {', '.join(near)}?" if near else "see kg ontology list"

    def _short(self, node: NamedNode) -> str:
        return node.value.removeprefix(f"{self.space.base}id/")
