"""`sparql.html`: the data, an engine (Oxigraph as WebAssembly), an editor and the named queries in one file.

Written by the RDF's own export, which has the bytes of `graph.trig` at hand. The policy lets the page's script and style
run by their hashes, lets it compile WebAssembly, and lets it start the one worker that it makes of its own text, so that a
query can be stopped; nothing can be fetched.
"""

from __future__ import annotations

import base64
import gzip
import html
import re
from functools import cache
from pathlib import Path

from kg.export.bundle import WEB, bundled, dump, policy, read
from kg.model import Graph
from kg.rdf.space import Space

FILES = {"sparql.html": "the data with an engine and named queries, to ask in SPARQL without a server or a network"}
MODULES = ("dom", *(f"sparql/{name}" for name in ("say", "syntax", "named", "answer", "editor", "store", "main")))
QUERIES = Path(__file__).parent.parent / "queries"
_FIELD = re.compile(r"\{\{(\w+)\}\}")
_EXPORTED = re.compile(r"^export (?:(?=class |function )|\{[^}]*\};\n?)", re.MULTILINE)
_LEVEL = 6  # of compression: a ninth of the time of the best for 2 % more


def page(graph: Graph, trig: bytes) -> str:
    """The page of a graph and its TriG."""
    titles = dict(graph.ontology.title)
    space = Space(graph.ontology.base)
    data = {"base": space.base, "prefixes": space.prefixes, "title": titles, "queries": queries()}
    fields = {
        **_constant(),
        "title": html.escape(titles.get("en") or next(iter(titles.values()), "kg")),
        "data": dump(data),
        "graph": _packed(gzip.compress(trig, _LEVEL, mtime=0)),
    }
    return _FIELD.sub(lambda found: fields[found[1]], read("sparql/page.html"))


@cache
def queries() -> list[tuple[str, str]]:
    """Name and text of every named query, sorted by name."""
    return sorted((path.stem, path.read_text(encoding="utf-8")) for path in QUERIES.glob("*.rq"))


@cache
def _constant() -> dict[str, str]:
    """What is the same in every page: code, style, policy, engine."""
    code, style = bundled(MODULES), read("page.css") + read("sparql/page.css")
    allowed = policy(code, style).replace("script-src ", "script-src 'wasm-unsafe-eval' ") + "; worker-src blob:"
    wasm = (WEB / "vendor/oxigraph/oxigraph.wasm.gz").read_bytes()
    return {"policy": html.escape(allowed), "style": style, "script": code, "engine": engine(), "wasm": _packed(wasm)}


def engine() -> str:
    """The worker's code: Oxigraph's own as a plain script, with its licence, and what asks it."""
    own = _EXPORTED.sub("", read("vendor/oxigraph/oxigraph.js")).replace("import.meta.url", '""')
    licence = read("vendor/oxigraph/LICENSE-MIT")
    return f"/* Oxigraph\n{licence}*/\n{own}\n{read('sparql/engine.js')}"


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
