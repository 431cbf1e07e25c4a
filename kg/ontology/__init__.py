"""The folder of YAML files → Ontology, with every error of every file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.model import Issue, Kind, Ontology
from kg.ontology.base import Loading, Source
from kg.ontology.others import read_cues, read_mappings, read_scheme
from kg.ontology.predicates import read_predicates
from kg.ontology.references import resolve
from kg.ontology.relations import read_groups, read_relation
from kg.ontology.terms import read_terms
from kg.shape import Report, nearest
from kg.yamlfile import Table, read_yaml

BASE = "https://w3id.org/govkg/"
GROUPS = "_groups"  # relations/_groups.yaml
FILES: dict[str, Kind] = {
    "concepts": "concept",
    "actors": "actor",
    "places": "place",
    "instruments": "instrument",
    "cases": "case",
}


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
        role, name = _role(local), _printable(f"{shown}/{local.as_posix()}")
        if any(part.startswith(".") for part in local.parts):
            continue
        if role is None:
            hint = nearest(local.as_posix(), _file_names(local))
            issues.append(Issue(f"{name}:1:1", "error", "unknown-file", "has no role here", hint))
        else:
            sources.append(Source(*role, read_yaml(path, name)))
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
        if source.role == "terms" and _is_empty(source):
            where, hint = f"{source.file.name}:1:1", "add one or delete the file"
            loading.issues.append(Issue(where, "warning", "empty-file", "holds no term", hint))
    parents = resolve(loading)
    return Loaded(_ontology(loading), _without_echoes(loading.issues, ordered), loading.places, parents)


def _is_empty(source: Source) -> bool:
    root = source.file.root
    return not source.file.issues and (root is None or root == Table({}, root.line, root.column))


def _without_echoes(issues: list[Issue], sources: list[Source]) -> tuple[Issue, ...]:
    """Where a file is broken, what it defines is missing everywhere: only the file itself is reported."""
    broken = any(source.file.root is None and source.file.issues for source in sources)
    return tuple(issue for issue in issues if not (broken and issue.code == "dangling-reference"))


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


def _printable(name: str) -> str:
    """A file name as UTF-8 can hold it."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _file_names(local: Path) -> list[str]:
    top = ["scheme.yaml", "mappings.yaml", *(f"{name}.yaml" for name in FILES)]
    return top + [f"{name}/{local.stem}.yaml" for name in ("concepts", "relations", "predicates", "cues")]


_READERS: dict[str, Callable[[Source, Report, Loading], None]] = {
    "scheme": read_scheme,
    "groups": read_groups,
    "relation": read_relation,
    "terms": read_terms,
    "predicates": read_predicates,
    "cues": read_cues,
    "mappings": read_mappings,
}
_ORDER = tuple(_READERS)


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
