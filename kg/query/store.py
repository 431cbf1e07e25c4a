"""A build's folder → a store: checked against its manifest, the named graphs and their union as default graph."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store

from kg.errors import KgError
from kg.rdf.space import STANDARD, Space
from kg.swap import MANIFEST

FILE = "graph.trig"
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


def open_store(out: Path) -> Store:
    """The quads of the build in `out`; a folder that is none, or no longer what the build wrote, is an error."""
    content = content_of(out)
    store = Store()
    try:
        store.bulk_load(content, format=RdfFormat.TRIG, lenient=True)  # what a build wrote needs no check
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{out / FILE} is damaged: {error}; run kg build again") from error
    return united(store)


def united(store: Store) -> Store:
    """The store, with the union of its named graphs added to its default graph: there no triple stands twice."""
    store.update(_UNION)
    return store


def content_of(out: Path) -> bytes:
    """The TriG of the build in `out`, checked to be what the build wrote."""
    manifest, path = out / MANIFEST, out / FILE
    if not manifest.is_file():
        raise KgError(f"{out} holds no build (no {MANIFEST}); run kg build first or name another --out")
    try:
        files = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        wanted = files[FILE]
        content = path.read_bytes()
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"{manifest} is damaged or no manifest of a build; run kg build again") from error
    except OSError as error:
        raise KgError(f"{path} cannot be read: {error.strerror}; run kg build again") from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise KgError(f"{path} is not what the build wrote (its SHA-256 differs); run kg build again")
    return content


def space_of(store: Store) -> Space:
    """The names of the store's own base IRI, as its dataset says it."""
    for quad in store.quads_for_pattern(None, NamedNode(STANDARD["void"] + "uriSpace"), None, DefaultGraph()):
        if isinstance(quad.object, Literal):
            return Space(quad.object.value.removesuffix("id/"))
    raise KgError("the build does not say its base IRI (void:uriSpace); run kg build again")
