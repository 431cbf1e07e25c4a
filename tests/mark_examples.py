"""Marks the examples that the readers miss, and takes the mark off those that they read: python -m tests.mark_examples"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from kg.lint import lint

REASONS = {
    "example-fails": "not read yet",
    "example-qualifiers": "read without its qualifiers yet",
    "counterexample-fails": "read where nothing is said",
}
_MARK = re.compile(rf"  # kg: ignore (?:{'|'.join(REASONS)}) (?:{'|'.join(REASONS.values())})(?=\n)")


def main(folder: Path) -> Counter[str]:
    """Rewrites the remarks under `folder`/relations; gives how many there are of each kind."""
    for path in sorted((folder / "relations").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        _write(path, _MARK.sub("", text), text)
    found = [issue for issue in lint(folder, select=tuple(REASONS)) if issue.code in REASONS]
    for issue in found:
        name, line, _ = issue.where.rsplit(":", 2)
        path = folder.parent / name
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        lines[int(line) - 1] += f"  # kg: ignore {issue.code} {REASONS[issue.code]}"
        _write(path, "\n".join(lines), text)
    return Counter(issue.code for issue in found)


def _write(path: Path, text: str, before: str) -> None:
    if text != before:
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    print(dict(main(Path("ontology"))))
