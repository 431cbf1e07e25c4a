"""Content negotiation: an Accept header → the format of an answer."""

from __future__ import annotations

from kg.query import FORMATS

CHARSET = frozenset(("csv", "tsv", "ttl", "nt", "trig"))


def choose(accept: str, table: bool) -> str | None:
    """The name of the format that the header wants most, None where it wants none of ours; no header wants any."""
    offered = [made for made in FORMATS.values() if made.table == table]
    ranges = _ranges(accept) or [("*/*", 1.0)]
    ranked = sorted(
        ((-weight, n, made.name) for n, made in enumerate(offered) if (weight := _weight(made.media, ranges)) > 0)
    )
    return ranked[0][2] if ranked else None


def content_type(name: str) -> str:
    """What is sent as Content-Type."""
    return FORMATS[name].media[0] + ("; charset=utf-8" if name in CHARSET else "")


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if media:
            found.append((media, _quality(parameters)))
    return found


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _weight(media: tuple[str, ...], ranges: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that fits any of a format's media types."""
    best = (-1, 0.0)
    for name, weight in ranges:
        for one in media:
            if name in (one, f"{one.partition('/')[0]}/*", "*/*"):
                specific = 2 if name == one else 0 if name == "*/*" else 1
                best = max(best, (specific, weight))
    return best[1]
