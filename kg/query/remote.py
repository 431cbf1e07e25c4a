"""Asking and filling other people's endpoints: SPARQL 1.1 Protocol and Graph Store Protocol, as a client."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping

from kg.errors import KgError
from kg.query.formats import FORMATS
from kg.query.scan import form_of
from kg.query.values import Answer

LIMIT = 256_000_000  # bytes of an answer


def ask(url: str, text: str, graph_format: str, table_format: str, seconds: float) -> Answer:
    """The answer of the endpoint at `url` to a query, in the wanted format."""
    form = form_of(text)
    name = table_format if form in ("select", "ask") else graph_format
    sent = urllib.parse.urlencode({"query": text}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": ", ".join(FORMATS[name].media)}
    got, body = call("POST", url, sent, headers, seconds)
    if got not in FORMATS[name].media:
        raise KgError(
            f"{url} answered with {got or 'no media type'} where {FORMATS[name].media[0]} was asked for: {_start(body)}"
        )
    return Answer(form, name, body)


def call(method: str, url: str, body: bytes | None, headers: Mapping[str, str], seconds: float) -> tuple[str, bytes]:
    """Media type and body of an answer; every way to fail as an error that names the address."""
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise KgError(f"{url!r} is no address of an endpoint; it begins with http:// or https://")
    try:
        request = urllib.request.Request(url, body, {"User-Agent": "kg", **headers}, method=method)
        with urllib.request.urlopen(request, timeout=seconds) as response:
            found = response.read(LIMIT + 1)
            if len(found) > LIMIT:
                raise KgError(f"{url} answered with more than {LIMIT} bytes")
            return response.headers.get_content_type(), found
    except urllib.error.HTTPError as error:
        with error:
            raise KgError(f"{url} answered {error.code} {error.reason}: {_start(error.read(2000))}") from error
    except TimeoutError as error:
        raise KgError(f"{url} did not answer within {seconds:g} seconds") from error
    except (OSError, ValueError) as error:
        raise KgError(f"{url} cannot be asked: {getattr(error, 'reason', error)}") from error


def _start(body: bytes) -> str:
    return " ".join(body[:400].decode("utf-8", "replace").split())
