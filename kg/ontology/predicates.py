"""Files of the words that state relations, one a language."""

from __future__ import annotations

from typing import Any

from kg.model import Predicate
from kg.ontology.base import Loading, Source, entries
from kg.shape import Report, nearest
from kg.shapes import PREDICATES
from kg.yamlfile import Listing, Scalar, Table, Value


def read_predicates(source: Source, report: Report, loading: Loading) -> None:
    lang = source.name
    for relation, value in entries(source.file.root, report):
        if relation.text not in loading.relations:
            hint = nearest(relation.text, loading.relations)
            report.error(relation, "dangling-reference", f"{relation.text!r} is no relation", hint)
        elif isinstance(value, Table):
            _read_forms(lang, relation.text, value, report, loading)
        else:
            report.error(value, "bad-value", f"{relation.text} has no forms", f"write {', '.join(PREDICATES)} below it")


def _read_forms(lang: str, relation: str, forms: Table, report: Report, loading: Loading) -> None:
    for form, words in forms.items():
        shape = PREDICATES.get(form.text)
        if shape is None:
            report.error(form, "unknown-key", f"{form.text!r} is no known form", nearest(form.text, PREDICATES))
            continue
        if isinstance(words, Scalar) and not words.text:
            continue  # a form without words yet
        if not isinstance(words, Listing):
            report.error(words, "bad-value", "a list of words is wanted", "write [word, word]")
            continue
        for item in words.items:
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
