"""What every request passes: the Host header, the Origin, the size of the body; and the headers of every answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::[0-9]{1,5})?")


class Guard:
    """ASGI middleware: refuses strange hosts (DNS rebinding) and strange origins, caps bodies, sets headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], origins: Iterable[str], body_limit: int) -> None:
        self.app, self.hosts, self.origins, self.body_limit = app, frozenset(hosts), frozenset(origins), body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), origin)
            await send(message)

        refusal = self._refusal(scope, headers, origin)
        if refusal is not None:
            return await refusal(scope, receive, answer)
        if scope["method"] == "OPTIONS" and origin and "access-control-request-method" in headers:
            return await PlainTextResponse("", 204, self._preflight())(scope, receive, answer)
        return await self.app(scope, self._capped(receive), answer)

    def _refusal(self, scope: Scope, headers: Headers, origin: str) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name(hosts[0]) not in self.hosts:
            return PlainTextResponse("this server answers to its own name only (Host header)\n", 421)
        if origin and not self._known(origin, hosts[0]):
            return PlainTextResponse("pages of other origins are not served; kg serve --cors ORIGIN allows one\n", 403)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > self.body_limit:
            return PlainTextResponse(f"the body is larger than {self.body_limit} bytes\n", 413)
        return None

    def _known(self, origin: str, host: str) -> bool:
        return "*" in self.origins or origin in self.origins or origin in (f"http://{host}", f"https://{host}")

    def _preflight(self) -> dict[str, str]:
        return {
            "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
            "Access-Control-Allow-Headers": "Accept, Content-Type",
            "Access-Control-Max-Age": "600",
        }

    def _dress(self, headers: MutableHeaders, origin: str) -> None:
        for name, value in HEADERS.items():
            headers[name] = value
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if self.origins else "same-origin"
        if origin and ("*" in self.origins or origin in self.origins):
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self.origins else origin
        if self.origins:
            headers.add_vary_header("Origin")

    def _capped(self, receive: Receive) -> Receive:
        """A body without a length is counted while it comes in; what is too much ends it as a broken connection does."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                seen += len(message.get("body", b""))
                if seen > self.body_limit:
                    raise TooLargeError
            return message

        return counted


class TooLargeError(Exception):
    """The body went beyond its limit."""


def _name(host: str) -> str:
    """A Host header without its port, '' where it is none."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower() if found else ""
