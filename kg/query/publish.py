"""A build's graphs → a store elsewhere, by the Graph Store Protocol."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import DefaultGraph, RdfFormat, Triple, parse, serialize

from kg.errors import KgError
from kg.query.remote import call
from kg.query.store import content_of
from kg.shape import nearest

_FORMAT = RdfFormat.N_TRIPLES
_MEDIA = "application/n-triples"


def graphs(out: Path) -> dict[str, list[Triple]]:
    """Name of each graph of a build, '' for the default graph → its triples."""
    found: dict[str, list[Triple]] = {}
    for quad in parse(content_of(out), format=RdfFormat.TRIG):
        name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        found.setdefault(name, []).append(quad.triple)
    return {name: found[name] for name in sorted(found)}


def chosen(found: Mapping[str, list[Triple]], names: list[str]) -> dict[str, list[Triple]]:
    """The graphs of those names, by the last part of their IRI; all where no name is given."""
    short = {name.rpartition("/")[2] or "default": name for name in found}
    for name in names:
        if name not in short:
            raise KgError(f"the build has no graph {name!r}; {nearest(name, short)}")
    return {short[name]: found[short[name]] for name in names or short}


def publish(
    url: str, found: Mapping[str, list[Triple]], seconds: float, user: tuple[str, str] | None = None, add: bool = False
) -> Iterator[tuple[str, int, int]]:
    """Sends each graph; gives its name, how many triples it has here and how many are there afterwards.

    A named graph takes the place of the one there of that name (or is added to it); the default graph, which others may
    have filled, is always added to.
    """
    headers = _headers(user)
    for name, triples in found.items():
        address = _address(url, name)
        sent = serialize(triples, format=_FORMAT) or b""
        call("POST" if add or not name else "PUT", address, sent, {"Content-Type": _MEDIA, **headers}, seconds)
        media, there = call("GET", address, None, {"Accept": _MEDIA, **headers}, seconds)
        if media not in (_MEDIA, "text/plain"):
            raise KgError(f"{address} answered with {media} where {_MEDIA} was asked for")
        yield name, len(triples), sum(1 for _ in parse(there, format=_FORMAT))


def _address(url: str, graph: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{'graph=' + quote(graph, safe='') if graph else 'default'}"


def _headers(user: tuple[str, str] | None) -> dict[str, str]:
    if user is None:
        return {}
    return {"Authorization": "Basic " + base64.b64encode(":".join(user).encode()).decode()}
