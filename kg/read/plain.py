"""Plain text and Markdown."""

from __future__ import annotations

from kg.read.decode import decode

SUFFIXES = (".txt", ".md")


def read(data: bytes) -> tuple[str, str]:
    """Text and encoding of a file's bytes; line breaks stay as they are."""
    return decode(data)
