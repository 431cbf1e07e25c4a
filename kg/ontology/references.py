"""References between terms → ids, without circles."""

from __future__ import annotations

from dataclasses import replace

from kg.ontology.base import Loading
from kg.shape import nearest


def resolve(loading: Loading) -> dict[str, tuple[str, ...]]:
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
