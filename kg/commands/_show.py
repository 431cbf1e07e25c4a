"""How values look on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from kg.errors import ConfigurationError, KgError
from kg.model import Issue


def issue_text(issue: Issue) -> str:
    """An issue on one line, as compilers write them."""
    hint = f" ({issue.hint})" if issue.hint else ""
    return f"{issue.where}: {issue.severity}: {issue.message}{hint} [{issue.code}]"


def say(text: str) -> None:
    """A line for the reader on standard error: standard output is for data."""
    print(text, file=sys.stderr)


def tell(error: KgError) -> None:
    """What a user can mend, on standard error: each finding, then the error."""
    if isinstance(error, ConfigurationError):
        for issue in error.issues:
            say(issue_text(issue))
    say(f"kg: {error}")


def put(text: str) -> None:
    """A line of data on standard output."""
    sys.stdout.write(text + "\n")


def put_json(value: Any) -> None:
    """A value as JSON on standard output."""
    put(json.dumps(value, ensure_ascii=False, indent=1))


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text in columns, a Chinese character counted as two."""
    if not rows:
        return ""
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)
