"""Issues as people, programs, code scanners and GitHub read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from urllib.parse import quote

from kg.lint.base import Check
from kg.model import Issue

Format = Callable[[tuple[Issue, ...], Sequence[Check]], str]
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def _place(issue: Issue) -> tuple[str, int, int]:
    file, line, column = issue.where.rsplit(":", 2)
    return file, int(line), int(column)


def _text(issues: tuple[Issue, ...], checks: Sequence[Check]) -> str:
    lines = []
    for issue in issues:
        lines.append(f"{issue.where}: {issue.severity} [{issue.code}] {issue.message}")
        lines += [f"    {issue.hint}"] if issue.hint else []
    counts = {name: sum(issue.severity == name for issue in issues) for name in _LEVELS}
    return "\n".join([*lines, ", ".join(f"{number} {name}" for name, number in counts.items())]) + "\n"


def _json(issues: tuple[Issue, ...], checks: Sequence[Check]) -> str:
    return json.dumps([asdict(issue) for issue in issues], ensure_ascii=False, indent=1) + "\n"


def _sarif(issues: tuple[Issue, ...], checks: Sequence[Check]) -> str:
    rules = [
        {
            "id": check.code,
            "shortDescription": {"text": check.why},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
            "properties": {"tags": [check.group]},
        }
        for check in checks
    ]
    run = {"tool": {"driver": {"name": "kg lint", "rules": rules}}, "results": [_result(issue) for issue in issues]}
    run["columnKind"] = "unicodeCodePoints"
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(issue: Issue) -> dict[str, object]:
    file, line, column = _place(issue)
    text = f"{issue.message}. {issue.hint}" if issue.hint else issue.message
    region = {"startLine": line, "startColumn": column}
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(file)}, "region": region}}
    return {
        "ruleId": issue.code,
        "level": _LEVELS[issue.severity],
        "message": {"text": text},
        "locations": [location],
    }


def _github(issues: tuple[Issue, ...], checks: Sequence[Check]) -> str:
    lines = []
    for issue in issues:
        file, line, column = _place(issue)
        where = f"file={_property(file)},line={line},col={column},title={_property(issue.code)}"
        text = f"{issue.message}. {issue.hint}" if issue.hint else issue.message
        lines.append(f"::{_COMMANDS[issue.severity]} {where}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Format] = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
