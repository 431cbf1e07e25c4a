"""HTTP as the SPARQL 1.1 Protocol has it → what is asked; everything that is no such request is refused with its status."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.query import Request
from kg.query.scan import form_of
from kg.serve.accept import choose

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIELDS = 200
PROLOGUE = 50_000  # characters within which a query says what it is


class ProtocolError(Exception):
    """A request that is answered with this status and these words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """An HTTP request, as much of it as matters."""

    method: str
    parameters: str  # of the address, after the question mark
    content_type: str
    accept: str
    body: bytes
    address: str = ""  # of the endpoint


def wants_description(asked: Asked) -> bool:
    """Whether nothing is asked: such a GET is answered with the description of the service."""
    return asked.method in ("GET", "HEAD") and not asked.parameters


def request(asked: Asked) -> Request:
    """The query of a GET, of a form, or of a body that is the query itself."""
    pairs, text = _parts(asked)
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise ProtocolError(403, "updates are refused: this endpoint is only read")
    queries = [value for name, value in pairs if name == "query"] + ([text] if text is not None else [])
    if len(queries) != 1:
        raise ProtocolError(400, "there is no query" if not queries else "there is more than one query")
    table = form_of(queries[0][:PROLOGUE]) != "graph"
    name = choose(asked.accept, table)
    if name is None:
        raise ProtocolError(406, "none of the formats that Accept names can hold the answer to this query")
    return Request(
        queries[0],
        base=asked.address,
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        table_format=name if table else "json",
        graph_format="ttl" if table else name,
    )


def _parts(asked: Asked) -> tuple[list[tuple[str, str]], str | None]:
    """The parameters, and the query where the body is one."""
    if asked.method in ("GET", "HEAD"):
        return _pairs(asked.parameters), None
    media, _, rest = asked.content_type.lower().partition(";")
    charset = next(
        (p.partition("=")[2].strip('" ') for p in rest.split(";") if p.strip().startswith("charset")), "utf-8"
    )
    if charset not in ("utf-8", "utf8"):
        raise ProtocolError(415, f"the charset {charset!r} is not read; send UTF-8")
    body = _decoded(asked.body)
    if media.strip() == FORM:
        return _pairs(body), None
    if media.strip() == QUERY:
        return _pairs(asked.parameters), body
    if media.strip() == UPDATE:
        raise ProtocolError(403, "updates are refused: this endpoint is only read")
    raise ProtocolError(415, f"a POST holds {FORM} or {QUERY}")


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except ValueError as error:
        raise ProtocolError(400, f"the parameters cannot be read: {error}") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the body is not UTF-8") from error
