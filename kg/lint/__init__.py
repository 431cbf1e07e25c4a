"""Is an ontology sound? The files → issues with code, place and hint; a remark in the file can silence one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import KgError
from kg.lint.base import Check, Subject
from kg.lint.cases import shown
from kg.lint.documentation import DOCUMENTATION
from kg.lint.formats import FORMATS
from kg.lint.labels import LABELS
from kg.lint.loader import LOADER
from kg.lint.mappings import MAPPINGS
from kg.lint.relations import RELATIONS
from kg.lint.structure import STRUCTURE
from kg.lint.words import WORDS
from kg.lint.yaml import YAML
from kg.model import Issue, Paper
from kg.ontology import assemble_ontology, read_folder
from kg.ontology.base import Source
from kg.shape import nearest

_REMARK = re.compile(r"#\s*kg:\s*ignore\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)[ ]*(?P<reason>.*)$")
_ABOUT_REMARKS = (
    Check("ignore-reason", "ignore", "warning", "A remark that silences a check says why, for whoever comes next."),
    Check("ignore-unknown", "ignore", "warning", "A remark with a misspelt code silences nothing."),
    Check("ignore-unused", "ignore", "info", "A remark that silences nothing any more misleads."),
)
CHECKS: tuple[Check, ...] = (
    *LOADER,
    *YAML,
    *LABELS,
    *DOCUMENTATION,
    *STRUCTURE,
    *MAPPINGS,
    *RELATIONS,
    *WORDS,
    *_ABOUT_REMARKS,
)
_BY_CODE = {check.code: check for check in CHECKS}
_GROUPS = {check.group for check in CHECKS}
_LOADER_CODES = {check.code for check in LOADER}


def lint(
    folder: Path, papers: Sequence[Paper] = (), *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Issue, ...]:
    """All findings in the ontology at `folder`, by place. `select` and `ignore` take codes and groups."""
    wanted = _wanted(select, ignore)
    sources, unknown = read_folder(folder)
    loaded = assemble_ontology(sources)
    subject = Subject(sources, loaded, papers, unknown + loaded.issues)
    found = [issue for issue in subject.issues if issue.code in wanted]
    if broken := [issue for issue in found if issue.code == "yaml-syntax"]:
        return tuple(sorted(set(broken), key=_order))  # what a file that cannot be read lacks is no finding
    found += [issue for check in CHECKS if check.code in wanted for issue in _run(check, subject)]
    kept = _silence(_specific(found), sources, wanted)
    return tuple(sorted(set(kept), key=_order))


def explain(code: str) -> str:
    """What a check is about, for a reader who met its code."""
    check = _BY_CODE.get(code)
    if check is None:
        raise KgError(f"{code!r} is no check. {nearest(code, _BY_CODE)}")
    silence = "It cannot be silenced: nothing is built until it is put right."
    if code not in _LOADER_CODES:
        silence = (
            f"To silence it in one place, write  # kg: ignore {code} and the reason  in the line or alone above it."
        )
    return f"{check.code} ({check.group}, {check.severity})\n{check.why}\n{shown(code)}{silence}\n"


def render(issues: Iterable[Issue], format: str = "text") -> str:
    """The issues as text, json, sarif or github."""
    if format not in FORMATS:
        raise KgError(f"{format!r} is no format. {nearest(format, FORMATS)}")
    return FORMATS[format](tuple(issues), CHECKS)


def _wanted(select: Sequence[str], ignore: Sequence[str]) -> set[str]:
    """The codes that `select` (all where it is empty) and `ignore` leave."""
    for name in (*select, *ignore):
        if name not in _BY_CODE and name not in _GROUPS:
            raise KgError(f"{name!r} is no check and no group of checks. {nearest(name, {*_BY_CODE, *_GROUPS})}")
    return {
        check.code
        for check in CHECKS
        if (not select or check.code in select or check.group in select)
        and not (check.code in ignore or check.group in ignore)
    }


def _run(check: Check, subject: Subject) -> Iterator[Issue]:
    if check.find is not None:
        for where, message, hint in check.find(subject):
            yield Issue(where, check.severity, check.code, message, hint)


def _specific(issues: list[Issue]) -> list[Issue]:
    """Without the loader's bad-value where a check says more about the same place."""
    told = {issue.where for issue in issues if issue.code not in _LOADER_CODES}
    return [issue for issue in issues if issue.code != "bad-value" or issue.where not in told]


def _order(issue: Issue) -> tuple[str, int, int, str, str]:
    file, line, column = issue.where.rsplit(":", 2)
    return file, int(line), int(column), issue.code, issue.message


# ---- remarks ------------------------------------------------------------------------------------


def remarks(source: Source) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """(line spoken of, line of the remark, codes, reason) of each `# kg: ignore CODE reason` in a file."""
    lines = source.file.text.split("\n")
    for number, line in enumerate(lines, 1):
        if found := _REMARK.search(line):
            alone = not line[: found.start()].strip()
            codes = tuple(code.strip() for code in found["codes"].split(","))
            yield number + alone, number, codes, found["reason"].strip()


def _silence(issues: list[Issue], sources: Iterable[Source], wanted: set[str]) -> list[Issue]:
    """The issues that no remark silences, and what is wrong with the remarks."""
    kept = issues
    for source in sources:
        for line, at, codes, reason in remarks(source):
            place = f"{source.file.name}:{at}:1"
            for code in codes:
                spoken = f"{source.file.name}:{line}:"
                silenced = [issue for issue in kept if issue.code == code and issue.where.startswith(spoken)]
                usable = bool(reason) and code not in _LOADER_CODES
                kept = [issue for issue in kept if not (usable and issue in silenced)]
                kept += [issue for issue in _about(place, code, reason, bool(silenced), wanted) if issue.code in wanted]
    return kept


def _about(place: str, code: str, reason: str, silenced: bool, wanted: set[str]) -> Iterator[Issue]:
    if code not in _BY_CODE:
        yield Issue(place, "warning", "ignore-unknown", f"{code!r} is no check", nearest(code, _BY_CODE))
    elif not reason:
        yield Issue(
            place, "warning", "ignore-reason", f"the remark does not say why {code} is silenced", "add the reason"
        )
    elif not silenced and code in wanted:
        yield Issue(place, "info", "ignore-unused", f"there is no {code} to silence here", "delete the remark")
