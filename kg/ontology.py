"""The folder of YAML files → Ontology, with every error of every file at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.model import (
    Example,
    Issue,
    Kind,
    Label,
    LabelKind,
    Match,
    Ontology,
    Predicate,
    Relation,
    Term,
)
from kg.names import slug
from kg.shape import Report, nearest
from kg.shapes import CUES, MAPPINGS, PREDICATES, RELATION, RELATION_GROUPS, SCHEME, TERMS
from kg.text import cjk_share
from kg.yamlfile import Listing, Scalar, Table, Value, YamlFile, read_yaml

BASE = "https://w3id.org/govkg/"
GROUPS = "_groups"  # relations/_groups.yaml
FILES: dict[str, Kind] = {
    "concepts": "concept",
    "actors": "actor",
    "places": "place",
    "instruments": "instrument",
    "cases": "case",
}
_LABEL_KEYS: tuple[tuple[str, LabelKind], ...] = (("label", "preferred"), ("also", "alternative"), ("not", "negative"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the folder by its role: scheme, terms, relation, groups, predicates, cues, mappings."""

    role: str
    name: str  # kind of the terms, id of the relation, or language
    file: YamlFile


@dataclass(slots=True)
class Loading:
    """What has been read so far; `places` tells where an id stands."""

    scheme: dict[str, Any] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    references: list[tuple[str, str, str, str]] = field(default_factory=list)  # term id, key, reference, where
    relations: dict[str, Relation] = field(default_factory=dict)
    groups: dict[str, Relation] = field(default_factory=dict)
    predicates: dict[tuple[str, str, str], Predicate] = field(default_factory=dict)
    cues: dict[str, dict[str, dict[str, tuple[str, ...]]]] = field(default_factory=dict)
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def error(self, where: str, code: str, message: str, hint: str = "") -> None:
        """Notes an error."""
        self.issues.append(Issue(where, "error", code, message, hint))


@dataclass(frozen=True, slots=True)
class Loaded:
    """An ontology with what was found on the way."""

    ontology: Ontology
    issues: tuple[Issue, ...]
    places: dict[str, str]  # `kind/key`, `relation/id`, `predicate/lang/form/text` → file:line:column
    parents: dict[str, tuple[str, ...]]  # term → broader terms as written, before circles are cut


def load_ontology(folder: Path) -> tuple[Ontology, tuple[Issue, ...]]:
    """The ontology in `folder` and all that is wrong with it; what is missing counts as empty."""
    sources, issues = read_folder(folder)
    loaded = assemble_ontology(sources)
    return loaded.ontology, issues + loaded.issues


def read_folder(folder: Path) -> tuple[tuple[Source, ...], tuple[Issue, ...]]:
    """The YAML files of `folder` by role, in the order of their names, and the files that have no role."""
    shown = folder.name if folder.is_absolute() else folder.as_posix()
    sources, issues = [], []
    for path in sorted(path for path in folder.rglob("*.y*ml") if path.suffix in (".yaml", ".yml")):
        local = path.relative_to(folder)
        role = _role(local)
        if any(part.startswith(".") for part in local.parts):
            continue
        if role is None:
            hint = nearest(local.as_posix(), _file_names(local))
            issues.append(Issue(f"{shown}/{local.as_posix()}:1:1", "error", "unknown-file", "has no role here", hint))
        else:
            sources.append(Source(*role, read_yaml(path, f"{shown}/{local.as_posix()}")))
    return tuple(sources), tuple(issues)


def assemble_ontology(sources: Iterable[Source]) -> Loaded:
    """The ontology that the files state, and the errors in them."""
    loading = Loading()
    ordered = sorted(sources, key=lambda source: _ORDER.index(source.role))
    for source in ordered:
        loading.issues.extend(source.file.issues)
        if source.file.root is not None:
            report = Report(source.file)
            _READERS[source.role](source, report, loading)
            loading.issues.extend(report.issues)
    parents = _resolve(loading)
    return Loaded(_ontology(loading), tuple(loading.issues), loading.places, parents)


# ---- files --------------------------------------------------------------------------------------


def _role(local: Path) -> tuple[str, str] | None:
    """Role and name of a file by its path in the folder."""
    if local.suffix != ".yaml" or len(local.parts) > 2:
        return None
    top, name = local.parts[0].removesuffix(".yaml"), local.stem
    if len(local.parts) == 1:
        if top in FILES:
            return "terms", FILES[top]
        return (top, "") if top in ("scheme", "mappings") else None
    if top in FILES:
        return "terms", FILES[top]
    if top == "relations":
        return ("groups", "") if name == GROUPS else ("relation", name)
    return (top, name) if top in ("predicates", "cues") else None


def _file_names(local: Path) -> list[str]:
    top = ["scheme.yaml", "mappings.yaml", *(f"{name}.yaml" for name in FILES)]
    return top + [f"{name}/{local.stem}.yaml" for name in ("concepts", "relations", "predicates", "cues")]


# ---- readers, one a role ------------------------------------------------------------------------


def _read_scheme(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    loading.scheme = SCHEME.read(source.file.root, report) or {}


def _read_terms(source: Source, report: Report, loading: Loading) -> None:
    kind = source.name
    shape = TERMS[kind]
    for key, value in _entries(source.file.root, report):
        id_, where = f"{kind}/{key.text}", source.file.where(key)
        if slug(key.text) != key.text:
            report.error(key, "bad-key", f"{key.text!r} is no key", f"write {slug(key.text)}")
        elif id_ in loading.places:
            report.error(key, "duplicate-id", f"{id_} is defined twice", f"the first stands at {loading.places[id_]}")
        elif (found := shape.read(value, report)) is not None:
            loading.places[id_] = where
            loading.terms[id_] = _term(id_, kind, Path(source.file.name).stem, found)
            loading.references.extend(_references(id_, value, found, source.file))
            if "label" in found and not found["label"]:
                report.error(value, "missing-label", f"{id_} has no label", "add label: {en: …, zh: …}")


def _term(id_: str, kind: str, theme: str, found: dict[str, Any]) -> Term:
    return Term(
        id=id_,
        kind=kind,  # type: ignore[arg-type]  # a name out of FILES
        labels=_labels(found),
        definition=tuple(found.get("definition", {}).items()),
        scope_note=tuple(found.get("note", {}).items()),
        sources=found.get("source", ()),
        valence=found.get("valence", "neutral"),
        party=found.get("party"),
        year=found.get("year"),
        theme=theme,
    )


def _labels(found: dict[str, Any]) -> tuple[Label, ...]:
    labels = []
    for key, kind in _LABEL_KEYS:
        for lang, texts in found.get(key, {}).items():
            labels += [Label(text, lang, kind) for text in ((texts,) if isinstance(texts, str) else texts)]
    return tuple(labels)


def _references(id_: str, value: Value, found: dict[str, Any], file: YamlFile) -> Iterator[tuple[str, str, str, str]]:
    """Each reference of a term with its key and place."""
    assert isinstance(value, Table)
    for key in ("broader", "related"):
        if key in found:
            inner = value.entries[key][1]
            items = inner.items if isinstance(inner, Listing) else (inner,)
            for item in items:
                if isinstance(item, Scalar) and item.text.strip():
                    yield id_, key, " ".join(item.text.split()), file.where(item)


def _read_relation(source: Source, report: Report, loading: Loading) -> None:
    root = source.file.root
    assert root is not None
    found = RELATION.read(root, report)
    if found is not None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", source.name):
            report.error(root, "bad-key", f"{source.name!r} is no id of a relation", "name the file like promotes.yaml")
        loading.places[f"relation/{source.name}"] = source.file.where(root)
        loading.relations[source.name] = _relation(source.name, found)
        broader = root.entries.get("broader") if isinstance(root, Table) else None
        if broader and found.get("broader") and found["broader"] not in loading.groups:
            message = f"{found['broader']!r} is no group of relations"
            report.error(broader[1], "dangling-reference", message, nearest(found["broader"], loading.groups))


def _read_groups(source: Source, report: Report, loading: Loading) -> None:
    for key, value in _entries(source.file.root, report):
        if (found := RELATION_GROUPS.read(value, report)) is not None:
            loading.places[f"relation/{key.text}"] = source.file.where(key)
            loading.groups[key.text] = _relation(key.text, found)


def _relation(id_: str, found: dict[str, Any]) -> Relation:
    return Relation(
        id=id_,
        labels=tuple(Label(text, lang) for lang, text in found.get("label", {}).items()),
        definition=tuple(found.get("definition", {}).items()),
        domain=found.get("domain", ()),
        range=found.get("range", ()),
        broader=found.get("broader"),
        inverse=tuple(Label(text, lang) for lang, text in found.get("inverse", {}).items()),
        symmetric=found.get("symmetric", False),
        polarity=found.get("polarity", "affirmed"),
        examples=tuple(
            _example(item) for item in found.get("examples", ()) if "text" in item and len(item.get("claim", ())) == 2
        ),
        counterexamples=tuple((script(text), text) for text in found.get("counterexamples", ())),
    )


def _example(item: dict[str, Any]) -> Example:
    subject, object_ = item["claim"]
    qualifiers = {key: item[key] for key in ("polarity", "modality", "holder") if key in item}
    text = item["text"]
    return Example(text, script(text), subject, object_, **qualifiers)


def script(text: str) -> str:
    """The language of a sentence by its script: zh where three letters in ten are Chinese."""
    return "zh" if cjk_share(text) > 0.3 else "en"


def _read_predicates(source: Source, report: Report, loading: Loading) -> None:
    lang = source.name
    for relation, value in _entries(source.file.root, report):
        if relation.text not in loading.relations:
            hint = nearest(relation.text, loading.relations)
            report.error(relation, "dangling-reference", f"{relation.text!r} is no relation", hint)
        elif isinstance(value, Table):
            _read_forms(lang, relation.text, value, report, loading)
        else:
            report.error(value, "bad-value", f"{relation.text} has no forms", f"write {', '.join(PREDICATES)} below it")


def _read_forms(lang: str, relation: str, forms: Table, report: Report, loading: Loading) -> None:
    for form, entries in forms.items():
        shape = PREDICATES.get(form.text)
        if shape is None:
            report.error(form, "unknown-key", f"{form.text!r} is no known form", nearest(form.text, PREDICATES))
            continue
        if isinstance(entries, Scalar) and not entries.text:
            continue  # a form without words yet
        if not isinstance(entries, Listing):
            report.error(entries, "bad-value", "a list of words is wanted", "write [word, word]")
            continue
        for item in entries.items:
            if (found := shape.read(item, report)) is not None:
                _add_predicate(lang, form.text, relation, found, item, report, loading)


def _add_predicate(
    lang: str, form: str, relation: str, found: str | dict[str, Any], item: Value, report: Report, loading: Loading
) -> None:
    entry: dict[str, Any] = {"text": found} if isinstance(found, str) else found
    text = entry.get("text")
    if text is None:
        return
    predicate = Predicate(
        text=text,
        lang=lang,
        form=form,
        relation=relation,
        reverse=entry.get("reverse", False),
        polarity=entry.get("polarity", "affirmed"),
        pivot=entry.get("pivot", False),
        by_object=tuple(entry.get("object", {}).items()),
        also=tuple(entry.get("also", {}).items()),
    )
    for target in [name for _, name in predicate.by_object + predicate.also]:
        if target not in loading.relations:
            report.error(item, "dangling-reference", f"{target!r} is no relation", nearest(target, loading.relations))
            return
    key, place = (lang, form, text), f"predicate/{lang}/{form}/{text}"
    if key in loading.predicates:
        message = f"{text!r} stands twice as {form}: {loading.predicates[key].relation} and {relation}"
        hint = f"the first stands at {loading.places[place]}; keep one"
        report.error(item, "duplicate-predicate", message, hint)
        return
    loading.places[place] = report.file.where(item)
    loading.predicates[key] = predicate


def _read_cues(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    for topic, values in (CUES.read(source.file.root, report) or {}).items():
        loading.cues.setdefault(topic, {})[source.name] = values


def _read_mappings(source: Source, report: Report, loading: Loading) -> None:
    assert source.file.root is not None
    found = MAPPINGS.read(source.file.root, report) or {}
    for key, _ in _entries(source.file.root, report):
        if key.text not in loading.terms:
            report.error(key, "dangling-reference", f"{key.text!r} is no term", nearest(key.text, loading.terms))
        elif key.text in found:
            wanted = ("property", "iri")
            complete = [entry for entry in found[key.text] if all(name in entry for name in wanted)]
            loading.matches[key.text] = tuple(
                Match(entry["property"], entry["iri"], entry.get("checked", "")) for entry in complete
            )


_READERS = {
    "scheme": _read_scheme,
    "groups": _read_groups,
    "relation": _read_relation,
    "terms": _read_terms,
    "predicates": _read_predicates,
    "cues": _read_cues,
    "mappings": _read_mappings,
}
_ORDER = tuple(_READERS)


def _entries(root: Value | None, report: Report) -> Iterator[tuple[Scalar, Value]]:
    """Keys and values of a file that must be a mapping."""
    if isinstance(root, Table):
        yield from root.items()
    elif root is not None and not (isinstance(root, Scalar) and not root.text):
        report.error(root, "bad-value", "the file is no mapping", "write key: … on each line")


# ---- references ---------------------------------------------------------------------------------


def _resolve(loading: Loading) -> dict[str, tuple[str, ...]]:
    """Replaces the references by ids; what leads nowhere, to many or in a circle is an error. Gives the broader terms."""
    by_key: dict[str, list[str]] = {}
    for id_ in loading.terms:
        by_key.setdefault(id_.partition("/")[2], []).append(id_)
    found: dict[tuple[str, str], list[str]] = {}
    for id_, key, reference, where in loading.references:
        target = _target(id_, reference, by_key, loading, where)
        if target is not None and target not in found.setdefault((id_, key), []):
            found[id_, key].append(target)
    parents = {id_: tuple(found.get((id_, "broader"), ())) for id_ in loading.terms}
    written = dict(parents)
    _cut_cycles(parents, loading)
    for id_, term in loading.terms.items():
        related = tuple(found.get((id_, "related"), ()))
        matches = loading.matches.get(id_, ())
        if parents[id_] or related or matches:
            loading.terms[id_] = replace(term, broader=parents[id_], related=related, matches=matches)
    return written


def _target(id_: str, reference: str, by_key: dict[str, list[str]], loading: Loading, where: str) -> str | None:
    """The id that a reference in term `id_` names."""
    kind = id_.partition("/")[0]
    if "/" in reference:
        candidates = [reference] if reference in loading.terms else []
    elif f"{kind}/{reference}" in loading.terms:
        candidates = [f"{kind}/{reference}"]
    else:
        candidates = by_key.get(reference, [])
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        hint = f"write {' or '.join(candidates)}"
        loading.error(where, "ambiguous-reference", f"{reference!r} is several terms", hint)
    else:
        known = loading.terms if "/" in reference else by_key
        loading.error(where, "dangling-reference", f"{reference!r} is no term", nearest(reference, known))
    return None


def _cut_cycles(parents: dict[str, tuple[str, ...]], loading: Loading) -> None:
    """Drops each broader link that closes a circle, and reports it, so that no walk upwards goes on for ever."""
    state: dict[str, int] = {}  # 1 on the way, 2 done
    for start in parents:
        stack = [start]
        while stack:
            here = stack[-1]
            state.setdefault(here, 1)
            for parent in parents[here]:
                if state.get(parent) == 1:
                    parents[here] = tuple(other for other in parents[here] if other != parent)
                    message = f"{here} is broader than itself by way of {parent}"
                    loading.error(loading.places[here], "broader-cycle", message, "drop one broader")
            waiting = [parent for parent in parents[here] if parent not in state]
            if waiting:
                stack.append(waiting[0])
            else:
                state[stack.pop()] = 2


def _ontology(loading: Loading) -> Ontology:
    scheme = loading.scheme
    cues = {topic: values for topic, values in loading.cues.items() if topic != "valence"}
    return Ontology(
        base=scheme.get("base", BASE),
        title=tuple(scheme.get("title", {}).items()),
        licence=scheme.get("licence", ""),
        languages=scheme.get("languages", ("en", "zh")),
        terms=dict(sorted(loading.terms.items())),
        relations=dict(sorted(loading.relations.items())),
        predicates=tuple(loading.predicates.values()),
        cues=cues,
        valence=loading.cues.get("valence", {}),
        groups=dict(sorted(loading.groups.items())),
    )
