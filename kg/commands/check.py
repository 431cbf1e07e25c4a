"""`kg check`"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.commands._show import issue_text, put, put_json, say

SHOWN = 20  # findings of one code


def command(
    out: Annotated[Path, typer.Option(help="Folder of a build.")] = Path("out"),
    papers: Annotated[Path | None, typer.Option(help="Folder of the papers that it was built from.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Everything as JSON on standard output.")] = False,
) -> None:
    """Check a build: hashes, quotes, evidence, RDF by two engines, shapes."""
    from kg.check import check
    from kg.errors import KgError
    from kg.places import folder

    try:
        texts: Path | None = folder("seeds", papers)
    except KgError:
        if papers is not None:
            raise
        texts = None
    done = check(out, texts)
    issues = [issue for one in done for issue in one.issues]
    if json:
        put_json([
            {"checked": one.what, "skipped": one.skipped or None, "findings": [issue_text(i) for i in one.issues]}
            for one in done
        ])  # fmt: skip
    else:
        seen: Counter[str] = Counter()
        for issue in issues:
            seen[issue.code] += 1
            if seen[issue.code] <= SHOWN:
                put(issue_text(issue))
        for code, number in seen.items():
            if number > SHOWN:
                put(f"{number - SHOWN} more of [{code}]; --json shows all")
    for one in done:
        say(
            f"{_mark(len(one.issues), one.skipped)}  {one.what}"
            + (f" - not checked: {one.skipped}" if one.skipped else "")
        )
    if issues:
        raise typer.Exit(1)


def _mark(findings: int, skipped: str) -> str:
    return f"{findings} found" if findings else "-" if skipped else "fine"
