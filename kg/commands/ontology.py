"""`kg ontology list | show | tree`"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.commands._show import columns, put

if TYPE_CHECKING:
    from kg.model import Kind, Ontology, Term

command = typer.Typer(help="Look at the terms of the ontology.", no_args_is_help=True)
_Folder = Annotated[Path | None, typer.Option("--ontology", help="Folder of the ontology's YAML files.")]
Lang = Literal["en", "zh", "both"]
_Lang = Annotated[Lang, typer.Option("--lang", help="Labels in en, zh or both.")]
NEAR = 5  # names offered for one that is unknown
_ROLES = (("preferred", "label"), ("alternative", "also"), ("negative", "not"))


def _load(given: Path | None) -> Ontology:
    from kg.build import checked_ontology
    from kg.places import folder

    return checked_ontology(folder("ontology", given))


@command.command("list")
def list_(
    ontology: _Folder = None,
    kind: Annotated[str | None, typer.Option(help="Only terms of this kind: concept, actor, place …")] = None,
    theme: Annotated[str | None, typer.Option(help="Only terms of this file, such as risk.")] = None,
) -> None:
    """List the terms: id, English and Chinese label."""
    found = _load(ontology)
    _one_of("kind", kind, {str(term.kind) for term in found.terms.values()})
    _one_of("theme", theme, {term.theme for term in found.terms.values()})
    rows = [
        [term.id, term.label("en"), term.label("zh")]
        for term in sorted(found.terms.values(), key=lambda term: term.id)
        if kind in (None, term.kind) and theme in (None, term.theme)
    ]
    put(columns(rows))


@command.command()
def show(
    term: Annotated[list[str], typer.Argument(help="An id, a key or any label, in either language.")],
    ontology: _Folder = None,
) -> None:
    """Show a term, named by its id or any label."""
    found = _load(ontology)
    put(_card(found, _named(found, " ".join(term))))


@command.command()
def tree(
    root: Annotated[list[str] | None, typer.Argument(help="Only below this term.")] = None,
    ontology: _Folder = None,
    lang: _Lang = "both",
    depth: Annotated[int, typer.Option(help="No more than so many steps down.", min=0)] = 99,
) -> None:
    """Show the hierarchy; a term with several broader terms opens where it stands first."""
    found = _load(ontology)
    narrower = _narrower(found)
    opened: set[str] = set()
    if root:
        put("\n".join(_branch(found, _named(found, " ".join(root)), narrower, lang, depth, opened)))
        return
    for kind in _kinds(found):
        tops = [term for term in found.terms.values() if term.kind == kind and not term.broader]
        number = sum(term.kind == kind for term in found.terms.values())
        put(f"{kind}: {number} terms below {len(tops)}")
        for top in sorted(tops, key=lambda term: (term.theme, term.id)):
            put("\n".join(_branch(found, top, narrower, lang, depth, opened)))
        put("")


# ---- names --------------------------------------------------------------------------------------


def _one_of(name: str, value: str | None, known: set[str]) -> None:
    from kg.errors import KgError
    from kg.shape import nearest

    if value is not None and value not in known:
        raise KgError(f"there is no {name} {value!r}; {nearest(value, known)}")


def _named(ontology: Ontology, name: str) -> Term:
    """The term of an id, a key or a label; else an error that names the nearest."""
    from kg.errors import KgError
    from kg.link import Linker

    ids = [id_ for id_ in ontology.terms if id_ == name or id_.partition("/")[2] == name]
    key = ids[0] if len(ids) == 1 else Linker(ontology).whole(name)
    if key is None and ids:
        raise KgError(f"{name!r} is the key of several terms: {', '.join(ids)}")
    if key is None:
        near = ", ".join(_near(ontology, name))
        raise KgError(f"no term is called {name!r}; {f'near it: {near}' if near else 'see kg ontology list'}")
    return ontology.terms[key]


def _near(ontology: Ontology, name: str) -> list[str]:
    """Labels that resemble a name, then those that hold it, one a term."""
    from difflib import get_close_matches

    wanted = name.strip().lower()
    owners: dict[str, str] = {}
    for term in ontology.terms.values():
        for label in term.labels:
            if label.kind != "negative":
                owners.setdefault(label.text.lower(), term.id)
    alike = get_close_matches(wanted, sorted(owners), 2 * NEAR, 0.6)
    inside = sorted((text for text in owners if wanted and wanted in text), key=lambda text: (len(text), text))
    found: dict[str, str] = {}
    for text in (*alike, *inside):
        found.setdefault(owners[text], text)
    return list(found.values())[:NEAR]


# ---- one term -----------------------------------------------------------------------------------


def _card(ontology: Ontology, term: Term) -> str:
    traits = [term.kind, term.party, term.valence if term.valence != "neutral" else None, term.year]
    lines = [f"{_label(term, 'both')}  [{term.id}]", ", ".join(str(trait) for trait in traits if trait)]
    rows: list[list[str]] = []
    for role, name in _ROLES:
        for lang in ontology.languages:
            texts = [label.text for label in term.labels if label.kind == role and label.lang == lang]
            if texts and role != "preferred":
                rows.append([f"{name} {lang}", "; ".join(texts)])
    rows += [[f"definition {lang}", text] for lang, text in term.definition]
    rows += [[f"note {lang}", text] for lang, text in term.scope_note]
    below = _narrower(ontology)[term.id]
    for name, ids in (("broader", term.broader), ("narrower", below), ("related", term.related)):
        rows += [[name if n == 0 else "", _label(ontology.terms[id_], "both")] for n, id_ in enumerate(ids)]
    rows += [[match.property, match.iri] for match in term.matches]
    rows += [["source", "; ".join(term.sources)]] if term.sources else []
    rows.append(["file", f"{term.theme}.yaml"])
    return "\n".join([*lines, columns(rows)])


def _label(term: Term, lang: Lang) -> str:
    return f"{term.label('en')} · {term.label('zh')}" if lang == "both" else term.label(lang)


# ---- the hierarchy ------------------------------------------------------------------------------


def _kinds(ontology: Ontology) -> tuple[Kind, ...]:
    found = {term.kind for term in ontology.terms.values()}
    order: tuple[Kind, ...] = ("concept", "actor", "place", "instrument", "case")
    return tuple(kind for kind in order if kind in found)


def _narrower(ontology: Ontology) -> defaultdict[str, tuple[str, ...]]:
    """Term → the terms right below it, by id."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for term in sorted(ontology.terms.values(), key=lambda term: term.id):
        for above in term.broader:
            found[above] += (term.id,)
    return found


def _branch(
    ontology: Ontology,
    top: Term,
    narrower: defaultdict[str, tuple[str, ...]],
    lang: Lang,
    depth: int,
    opened: set[str],
) -> Iterator[str]:
    """The lines of a term and all below it, without recursion, for a hierarchy may be deep."""
    waiting = [(top.id, "", "", 0)]  # term, what stands before it, what stands before those below it, steps down
    while waiting:
        id_, before, under, step = waiting.pop()
        below = narrower[id_]
        again = id_ in opened and bool(below)
        opened.add(id_)
        hidden = f"  (+{len(below)})" if below and not again and step >= depth else ""
        yield f"{before}{_label(ontology.terms[id_], lang)}{'  …' if again else hidden}"
        if again or step >= depth:
            continue
        for n, child in reversed(list(enumerate(below))):
            last = n == len(below) - 1
            waiting.append((child, f"{under}{'└ ' if last else '├ '}", f"{under}{'  ' if last else '│ '}", step + 1))
