"""What is asked, what is answered, and what may go wrong in between."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from kg.errors import KgError


class QuerySyntaxError(KgError):
    """The query is no SPARQL; the message begins with line and column."""


class RefusedError(KgError):
    """The query asks for what is not given here: other addresses, files, changes, graphs that are not there."""


class StoppedError(KgError):
    """The query was stopped at a limit."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds, megabytes beyond the data, rows and bytes of its answer."""

    seconds: float = 10.0
    megabytes: int = 1024
    rows: int = 100_000
    bytes: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """A query's text, or a named query with values for its parameters, and how the answer is wanted."""

    text: str = ""
    name: str = ""
    values: dict[str, str] = field(default_factory=dict)
    base: str = ""  # what relative IRIs in the text are relative to
    graph_format: str = "ttl"
    table_format: str = "json"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    cut: bool = False  # an answer with too many rows is cut (and says so) instead of refused
    only_text: bool = False  # the query's text with prefixes and values, instead of its answer

    def packed(self) -> bytes:
        """The request as bytes, for the worker."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def unpacked(cls, data: bytes) -> Request:
        """The request of `packed`."""
        found = json.loads(data)
        for key in ("default_graphs", "named_graphs"):
            found[key] = tuple(found[key])
        return cls(**found)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the wanted format: `form` is select, ask or graph."""

    form: str
    format: str
    body: bytes
    rows: int = 0
    cut: bool = False
    known: tuple[str, ...] = ()  # names of parameters' values as they were understood, `name=value`
