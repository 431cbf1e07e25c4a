"""The ASGI application: `/sparql` is the endpoint, every file of the build lies beside it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.query import FORMATS, Limits, RefusedError, StoppedError
from kg.query import Request as Query
from kg.serve.accept import choose, content_type
from kg.serve.guard import Guard, TooLargeError
from kg.serve.pool import BusyError, Pool
from kg.serve.protocol import Asked, ProtocolError, request, wants_description
from kg.swap import MANIFEST

MEDIA = {
    ".html": "text/html; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".ttl": "text/turtle; charset=utf-8",
    ".trig": "application/trig; charset=utf-8", ".jsonld": "application/ld+json", ".json": "application/json",
    ".jsonl": "application/x-ndjson", ".md": "text/markdown; charset=utf-8", ".graphml": "application/graphml+xml",
    ".txt": "text/plain; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm",
}  # fmt: skip
DESCRIPTION = """\
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX formats: <http://www.w3.org/ns/formats/>
CONSTRUCT {{
  <{endpoint}> a sd:Service ; sd:endpoint <{endpoint}> ; sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV ,
      formats:SPARQL_Results_TSV , formats:Turtle , formats:N-Triples , formats:JSON-LD , formats:TriG ;
    sd:availableGraphs <{endpoint}#graphs> .
  <{endpoint}#graphs> a sd:GraphCollection ; sd:namedGraph ?node .
  ?node a sd:NamedGraph ; sd:name ?graph .
}} WHERE {{
  {{ SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} }} }}
  BIND(IRI(CONCAT("{endpoint}#", ENCODE_FOR_URI(STR(?graph)))) AS ?node)
}}
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a build is served."""

    out: Path
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")
    origins: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    workers: int = 4
    waiting: int = 32
    body_limit: int = 1_000_000
    patience: float = 20.0  # seconds that a request may take to arrive


def application(settings: Settings, loaded: Callable[[], None] = lambda: None) -> Starlette:
    """The application; the data is loaded when it starts, and `loaded` is called then."""
    pool: list[Pool] = []

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        pool.append(Pool(settings.out, settings.limits, settings.workers, settings.waiting))
        pool[0].start()
        loaded()
        try:
            yield
        finally:
            pool.pop().close()

    async def sparql(http: Request) -> Response:
        try:
            return await _answer(http, pool[0])
        except ProtocolError as error:
            return _said(str(error), error.status)
        except (TooLargeError, ClientDisconnect):
            return _said(f"the body is larger than {settings.body_limit} bytes", 413)
        except BusyError:
            return _said("too many queries at once; try again", 503, {"Retry-After": "1"})
        except StoppedError as error:
            return _said(str(error), 503)
        except RefusedError as error:
            return _said(str(error), 400)
        except KgError as error:
            return _said(str(error), 400)

    def file(http: Request) -> Response:
        name = http.path_params["name"]
        if name not in _files(settings.out):
            return _said("there is no such file in the build", 404)
        return FileResponse(settings.out / name, media_type=MEDIA.get(Path(name).suffix, "application/octet-stream"))

    def home(http: Request) -> Response:
        return RedirectResponse("graph.html", 307)

    routes = [
        Route("/", home),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/{name:path}", file),
    ]
    guard = Middleware(Guard, hosts=settings.hosts, origins=settings.origins, body_limit=settings.body_limit)
    return Starlette(routes=routes, middleware=[guard], lifespan=life)


async def _answer(http: Request, pool: Pool) -> Response:
    asked = Asked(
        http.method,
        http.url.query,
        http.headers.get("content-type", ""),
        ",".join(http.headers.getlist("accept")),
        await http.body(),
        str(http.url.replace(query="")),
    )
    if wants_description(asked):
        if "text/html" in asked.accept:
            return RedirectResponse("sparql.html", 307)
        query = _description(asked.address, asked.accept)
    else:
        query = request(asked)
    found = await pool.ask(query)
    return Response(found.body, headers={"Content-Type": content_type(found.format), "Vary": "Accept"})


def _description(endpoint: str, accept: str) -> Query:
    name = choose(accept, table=False)
    if name is None:
        raise ProtocolError(406, f"the description of this service is to be had as {', '.join(_graph_media())}")
    return Query(DESCRIPTION.format(endpoint=endpoint), graph_format=name)


def _graph_media() -> list[str]:
    return [made.media[0] for made in FORMATS.values() if not made.table]


def _files(out: Path) -> frozenset[str]:
    """The files of the build, as its manifest names them: nothing else is sent."""
    try:
        return frozenset((*json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"], MANIFEST))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _said(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words + "\n", status, headers)
