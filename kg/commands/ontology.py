"""`kg ontology list | show | tree`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands._show import columns, put

if TYPE_CHECKING:
    from kg.model import Ontology, Term

command = typer.Typer(help="Look at the terms of the ontology.", no_args_is_help=True)
_Folder = Annotated[Path | None, typer.Option("--ontology", help="Folder of the ontology's YAML files.")]


def _load(given: Path | None) -> Ontology:
    from kg.build import checked_ontology
    from kg.places import folder

    return checked_ontology(folder("ontology", given))


@command.command("list")
def list_(
    ontology: _Folder = None, kind: Annotated[str | None, typer.Option(help="Only terms of this kind.")] = None
) -> None:
    """List the terms: id, English and Chinese label."""
    terms = _load(ontology).terms.values()
    rows = [[t.id, t.label("en"), t.label("zh")] for t in sorted(terms, key=lambda t: t.id) if kind in (None, t.kind)]
    put(columns(rows))


@command.command()
def show(term: str, ontology: _Folder = None) -> None:
    """Show a term, named by its id or any label."""
    found = _load(ontology)
    put(_card(found, _named(found, term)))


@command.command()
def tree(
    ontology: _Folder = None, root: Annotated[str | None, typer.Argument(help="Only below this term.")] = None
) -> None:
    """Show the hierarchy."""
    found = _load(ontology)
    tops = (
        [_named(found, root)]
        if root
        else sorted((t for t in found.terms.values() if not t.broader), key=lambda t: t.id)
    )
    for top in tops:
        _branch(found, top, 0)


def _named(ontology: Ontology, name: str) -> Term:
    from kg.errors import KgError
    from kg.link import Linker
    from kg.shape import nearest

    key = name if name in ontology.terms else Linker(ontology).whole(name)
    if key is None:
        labels = [label.text for term in ontology.terms.values() for label in term.labels]
        raise KgError(f"no term is called {name!r}; {nearest(name, labels) or 'see kg ontology list'}")
    return ontology.terms[key]


def _card(ontology: Ontology, term: Term) -> str:
    lines = [f"{term.id}  ({term.kind}{', ' + term.party if term.party else ''}; {term.theme})"]
    for label in term.labels:
        lines.append(f"  {label.kind} {label.lang}: {label.text}")
    lines += [f"  definition {lang}: {text}" for lang, text in term.definition]
    lines += [f"  note {lang}: {text}" for lang, text in term.scope_note]
    lines += [f"  broader: {ontology.terms[key].label('en')}" for key in term.broader]
    lines += [f"  related: {ontology.terms[key].label('en')}" for key in term.related]
    lines += [f"  source: {source}" for source in term.sources]
    return "\n".join(lines)


def _branch(ontology: Ontology, term: Term, depth: int) -> None:
    put("  " * depth + f"{term.label('en')}  {term.label('zh')}")
    for narrower in sorted(ontology.terms.values(), key=lambda t: t.id):
        if term.id in narrower.broader:
            _branch(ontology, narrower, depth + 1)
