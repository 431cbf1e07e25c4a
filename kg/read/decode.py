"""Bytes of a paper → text and the name of its encoding; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from kg.errors import KgError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_RARE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd]")
_COMMON = re.compile("[的是在和了有为以与社会人中国，。、；：“”]")


class UnreadableError(KgError):
    """A paper that is empty, binary or in no known encoding."""

    exit_code = 1


def decode(data: bytes) -> tuple[str, str]:
    """Text and encoding: a byte order mark decides, then UTF-8, UTF-16, GB18030 and Windows-1252 if plausible.

    Line breaks stay as they are; a byte order mark is no part of the text.
    """
    if not data.strip():
        raise UnreadableError("is empty")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], name), name)
    for name in ("utf-8", *_by_zeros(data)):
        text = _try(data, name)
        if text is not None:
            return _checked(text, name)
    for name in ("utf-16-le", "utf-16-be"):
        text = _try(data, name)
        if text is not None and _plausible_chinese(text):
            return _checked(text, name)
    if _CONTROL.search(data[:4096].decode("latin-1")):
        raise UnreadableError("is a binary file, not text")
    chinese = _try(data, "gb18030")
    if chinese is not None and _plausible_chinese(chinese):
        return _checked(chinese, "gb18030")
    western = _try(data, "cp1252")
    if western is not None and sum(byte > 127 for byte in data) < len(data) / 20:
        return _checked(western, "cp1252")
    raise UnreadableError(
        "is in an unknown encoding; open it in an editor and save it as UTF-8, or convert it (iconv -f ENCODING -t UTF-8)"
    )


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, name: str) -> str:
    text = _try(data, name)
    if text is None:
        raise UnreadableError(f"begins with the mark of {name} but is none; save it as UTF-8")
    return text


def _by_zeros(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: ASCII letters leave a zero in every second byte."""
    head = data[:4096]
    if len(data) % 2 or head.count(0) < len(head) / 10:
        return ()
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) > max(even, odd) / 10:
        return ()
    return ("utf-16-be",) if even > odd else ("utf-16-le",)


def _checked(text: str, name: str) -> tuple[str, str]:
    if not text.strip():
        raise UnreadableError("is empty")
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) / 200:
        raise UnreadableError("is a binary file, not text")
    return text, name


def _plausible_chinese(text: str) -> bool:
    """Chinese prose has common characters and no private ones; other bytes read as GB18030 give rare ones."""
    sample = text[:20_000]
    foreign = sum(ord(c) > 127 for c in sample)
    return not _RARE.search(sample) and len(_COMMON.findall(sample)) >= max(1, foreign / 25)
