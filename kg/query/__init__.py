"""Questions to a build in SPARQL: named or own, answered by the Oxigraph engine in a process with limits."""

from kg.query.formats import FORMATS, Format
from kg.query.values import Answer, Limits, QuerySyntaxError, RefusedError, Request, StoppedError
from kg.query.workers import Workers

__all__ = [
    "FORMATS",
    "Answer",
    "Format",
    "Limits",
    "QuerySyntaxError",
    "RefusedError",
    "Request",
    "StoppedError",
    "Workers",
]
