"""Keys, ids and hashes: the same input gives the same name on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

_NO_KEY = re.compile(r"[^0-9a-z\u00c0-\u024f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")

_PLAIN = re.compile(r"[A-Za-z0-9!$&'()*+,;=:@._~/-]*").fullmatch


def digest(*parts: str, size: int = 20) -> str:
    """The first `size` hex digits of the SHA-256 of the parts, kept apart by a unit separator."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:size]


def slug(text: str, limit: int = 80) -> str:
    """A readable key of `text`: lower case, words joined by hyphens; a hash where nothing readable is left."""
    plain = unicodedata.normalize("NFC", text).lower()
    key = _NO_KEY.sub("-", plain).strip("-")
    if not key:
        return digest(text, size=12)
    return key if len(key) <= limit else f"{key[:limit].rstrip('-')}-{digest(text, size=8)}"


def iri(base: str, *path: str) -> str:
    """`base` and the path as an IRI; what an IRI cannot hold is percent-encoded, letters of any script stay."""
    return base + "/".join(_segment(part) for part in path)


@lru_cache(maxsize=200_000)
def _segment(part: str) -> str:
    if _PLAIN(part):
        return part
    keep = "!$&'()*+,;=:@-._~/"
    return "".join(
        c if c in keep or (c.isalnum() and c.isprintable()) else quote(c, safe="", errors="replace") for c in part
    )


def claim_id(subject: str, relation: str, object_: str, polarity: str, modality: str, holder: str) -> str:
    """The identity of a claim: 80 bits of a hash over what makes it that claim."""
    return digest(subject, relation, object_, polarity, modality, holder)
