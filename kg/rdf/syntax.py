"""Triples → sorted, and as N-Quads, Turtle, TriG and JSON-LD, each name and value turned once.

Turtle and TriG are to the byte what Oxigraph writes of the same triples (tests/test_rdf.py), save the order of prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from json.encoder import encode_basestring

from kg.rdf.space import STANDARD
from kg.rdf.terms import Triple

Facts = dict[str, dict[str, list[str]]]  # subject → predicate → objects, each as N-Triples writes it
_TYPE = f"<{STANDARD['rdf']}type>"
_TYPE_KEY = '"@type"'
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
# a local name by the grammar of Turtle: letters, what else may stand within, what must be escaped
_LETTER = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff_:0-9"
_WITHIN = _LETTER + r"\xb7\u0300-\u036f\u203f\u2040\-"
_SIGN = re.escape("~.-!$&'()*+,;=/?#@%")
_PLAIN = re.compile(f"[{_LETTER}][{_WITHIN}]*").fullmatch
_LOCAL = re.compile(f"[{_LETTER}{_SIGN}][{_WITHIN}{_SIGN}]*").fullmatch
_TO_ESCAPE = re.compile(rf"^[{_SIGN}]|\.$|[{_SIGN}](?<![.-])")
_BARE = {  # literals that Turtle writes without quotes
    f"<{STANDARD['xsd']}{kind}>": re.compile(pattern).fullmatch
    for kind, pattern in {
        "boolean": "true|false",
        "integer": r"[+-]?[0-9]+",
        "decimal": r"[+-]?[0-9]*\.[0-9]+",
        "double": r"[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+",
    }.items()
}


def facts(triples: Iterable[Triple]) -> Facts:
    """Triples by subject and predicate, in order, none twice."""
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, thing in triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(thing)
    for own in found.values():
        for predicate, things in own.items():
            if len(things) > 1:
                own[predicate] = sorted({*things})
    return {subject: dict(sorted(found[subject].items())) for subject in sorted(found)}


def listed(found: Facts) -> Iterator[Triple]:
    """Facts as triples, in their order."""
    return ((s, p, thing) for s, own in found.items() for p, things in own.items() for thing in things)


def nquads(triples: Iterable[Triple], graph: str = "") -> Iterator[str]:
    """A line of N-Quads for each triple, in their order."""
    end = f" {graph} .\n" if graph else " .\n"
    return (f"{subject} {predicate} {thing}{end}" for subject, predicate, thing in triples)


def united(graphs: Iterable[Facts]) -> Facts:
    """The facts of several graphs in one, in order, none twice."""
    found: Facts = {}
    for graph in graphs:
        for subject, own in graph.items():
            known = found.get(subject)
            found[subject] = _merged(known, own) if known else own
    return dict(sorted(found.items()))


def _merged(left: Mapping[str, list[str]], right: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {p: sorted({*left.get(p, ()), *right.get(p, ())}) for p in sorted({*left, *right})}


class _Kept(dict[str, str]):
    """What a function makes of each key, made once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> str:
        self[key] = made = self._make(key)
        return made


class Writer:
    """Writes graphs with names shortened by the prefixes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._names = {space: prefix for prefix, space in prefixes.items()}
        spaces = sorted(self._names, key=len, reverse=True)
        self._space = re.compile("|".join(map(re.escape, spaces)) if spaces else "(?!)").match
        self._terms = _Kept(self._term)
        self._keys = _Kept(lambda name: encode_basestring(self._compact(_unescaped(name[1:-1]))))
        self._values = _Kept(self._value)

    # ---- Turtle and TriG ----------------------------------------------------------------------------

    def turtle(self, found: Facts) -> str:
        """One graph."""
        return "".join([*self._head(), *self._subjects(found, "")])

    def trig(self, graphs: Mapping[str, Facts]) -> str:
        """Graphs by name, the default one ('') last."""
        parts = list(self._head())
        for name, found in graphs.items():
            inner = self._subjects(found, "\t" if name else "")
            parts += [f"{self._terms[f'<{name}>']} {{\n", *inner, "}\n"] if name else inner
        return "".join(parts)

    def _head(self) -> Iterator[str]:
        return (f"@prefix {prefix}: <{space}> .\n" for prefix, space in self.prefixes.items())

    def _subjects(self, found: Facts, indent: str) -> Iterator[str]:
        terms, join = self._terms, f" ;\n{indent}\t".join
        for subject, own in found.items():
            inner = [
                f"{'a' if p == _TYPE else terms[p]} "
                f"{terms[things[0]] if len(things) == 1 else ' , '.join([terms[thing] for thing in things])}"
                for p, things in own.items()
            ]
            yield f"{indent}{terms[subject]} {join(inner)} .\n"

    def _term(self, written: str) -> str:
        if written.startswith("<"):
            return self._prefixed(written)
        value, kind = written[: written.rindex('"') + 1], written[written.rindex('"') + 1 :]
        if not kind.startswith("^^"):
            return written
        bare = _BARE.get(kind[2:])
        return value[1:-1] if bare and bare(value[1:-1]) else f"{value}^^{self._prefixed(kind[2:])}"

    def _prefixed(self, written: str) -> str:
        space = self._space(written, 1)
        local = written[space.end() : -1] if space else ""
        if not space or (local and not _LOCAL(local)):
            return written
        return f"{self._names[space[0]]}:{local if not local or _PLAIN(local) else _TO_ESCAPE.sub(_backslash, local)}"

    # ---- JSON-LD ------------------------------------------------------------------------------------

    def jsonld(self, graphs: Mapping[str, Facts]) -> str:
        """Graphs by name as JSON-LD with the prefixes as inlined context; one object a subject of the default graph, a line each."""
        lines = [*self._objects(graphs.get("", {}))]
        for name, found in graphs.items():
            if name:
                lines.append(f'{{"@id": {self._keys[f"<{name}>"]}, "@graph": [{", ".join(self._objects(found))}]}}')
        context = ", ".join(f'"{prefix}": "{space}"' for prefix, space in self.prefixes.items())
        whole = ",\n".join(lines)
        return f'{{"@context": {{{context}}},\n"@graph": [\n{whole}\n]}}\n'

    def _objects(self, found: Facts) -> Iterator[str]:
        keys = self._keys
        for subject, own in found.items():
            inner = []
            for predicate, things in own.items():
                key, values = (keys[predicate], self._values) if predicate != _TYPE else (_TYPE_KEY, keys)
                inner.append(f"{key}: [{', '.join([values[thing] for thing in things])}]")
            yield f'{{"@id": {keys[subject]}, {", ".join(inner)}}}'

    def _compact(self, iri: str) -> str:
        """An IRI by prefix where the rest is a plain name."""
        space = self._space(iri)
        rest = iri[space.end() :] if space else ""
        return f"{self._names[space[0]]}:{rest}" if space and rest and not rest.startswith("//") else iri

    def _value(self, written: str) -> str:
        if written.startswith("<"):
            return f'{{"@id": {self._keys[written]}}}'
        end = written.rindex('"')
        value, rest = encode_basestring(_unescaped(written[1:end])), written[end + 1 :]
        if rest.startswith("@"):
            return f'{{"@value": {value}, "@language": "{rest[1:]}"}}'
        return f'{{"@value": {value}, "@type": {self._keys[rest[2:]]}}}' if rest else value


def _backslash(found: re.Match[str]) -> str:
    return "\\" + found[0]


def _unescaped(text: str) -> str:
    """What N-Triples escapes, without the escapes."""
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[1]) or chr(int(m[1][1:], 16)), text) if "\\" in text else text
