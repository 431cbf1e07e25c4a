"""A folder of papers → what is in it: files, the works that they are texts of, and each paper read and split."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.blocks import blocks
from kg.errors import ConfigurationError, KgError
from kg.model import Document, Issue, Paper, Work
from kg.names import slug
from kg.read import formats
from kg.read.decode import UnreadableError
from kg.references import references
from kg.shape import Each, Many, Record, Report, Text, Year
from kg.split import endless, split
from kg.text import cjk_share, squeeze
from kg.yamlfile import YamlFile, read_yaml

CATALOGUE = "papers.yaml"
LARGEST = 200_000_000  # bytes of one file
ENDLESS = 100_000  # code points in which a sentence must end

PAPERS = Each(
    Record(
        {
            "title": Text(),
            "title_zh": Text(),
            "short": Text(),
            "authors": Many(Text()),
            "year": Year(),
            "doi": Text(pattern=r"10\.\d{4,9}/\S+"),
            "venue": Text(),
            "language": Text(pattern="[a-z]{2}"),
            "files": Many(Text()),
        },
        required=("title", "files"),
    ),
    keys=r"[a-z0-9][a-z0-9-]*",
    what="key of a work",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its name within the folder and the key of its work."""

    id: str
    path: Path
    work: str


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder of papers holds, before its files are read."""

    sources: tuple[Source, ...]
    works: dict[str, Work]
    issues: tuple[Issue, ...]


def find(folder: Path) -> Folder:
    """The papers of a folder, sorted by name; `papers.yaml` in it says which are one work, else each is its own."""
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder of papers; name one with --papers")
    files = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    works, owner, issues = _catalogue(folder, files)
    issues += _unread(folder)
    sources = tuple(
        Source(name, path, owner.get(name, _own(name, owner, works))) for name, path in sorted(files.items())
    )
    if not sources:
        kinds = ", ".join(sorted(formats()))
        others = sorted(
            Path(issue.where.rsplit(":", 2)[0]).name for issue in issues if issue.code == "paper-unknown-format"
        )
        instead = f"; {', '.join(others[:3])} must be turned into text first" if others else ""
        raise KgError(f"{folder} holds no paper; a paper is a file that ends in {kinds}{instead}")
    return Folder(sources, works, tuple(issues))


def _files(folder: Path) -> Iterator[Path]:
    known = formats()
    return (path for path in _visible(folder) if path.suffix.lower() in known)


def _visible(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, without hidden ones and what is said about them (README)."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.stem.lower() != "readme":
            yield path


def _unread(folder: Path) -> Iterator[Issue]:
    """A warning for each file of a format that is not read."""
    known = formats()
    hint = f"save it as {' or '.join(sorted(known, reverse=True))}"
    for path in sorted(_visible(folder)):
        if path.suffix.lower() not in known and path != folder / CATALOGUE:
            name = path.relative_to(folder).as_posix()
            yield Issue(f"{path.as_posix()}:1:1", "warning", "paper-unknown-format", f"{name} is not read", hint)


def _own(name: str, owner: dict[str, str], works: dict[str, Work]) -> str:
    key = slug(Path(name).with_suffix("").as_posix())
    while key in works:
        key += "-file"
    return key


def _catalogue(folder: Path, files: dict[str, Path]) -> tuple[dict[str, Work], dict[str, str], list[Issue]]:
    path = folder / CATALOGUE
    if not path.exists():
        return {}, {}, []
    file = read_yaml(path, path.as_posix())
    report = Report(file)
    entries: dict[str, Any] = (PAPERS.read(file.root, report) or {}) if file.root is not None else {}
    errors = [*file.issues, *report.issues, *_shared(file, entries)]
    if errors:
        raise ConfigurationError(f"{path} has errors; nothing was built", tuple(errors))
    works = {key: _work(key, entry) for key, entry in entries.items()}
    owner = {name: key for key, entry in entries.items() for name in entry["files"]}
    missing = [name for name in owner if name not in files]
    hint = "correct the name in papers.yaml or add the file"
    return (
        works,
        owner,
        [Issue(f"{path.as_posix()}:1:1", "warning", "paper-missing", f"{n} is not there", hint) for n in missing],
    )


def _shared(file: YamlFile, entries: dict[str, Any]) -> Iterator[Issue]:
    seen: dict[str, str] = {}
    for key, entry in entries.items():
        for name in entry.get("files", ()):
            if name in seen:
                message = f"{name} is claimed by {seen[name]} and by {key}"
                yield Issue(f"{file.name}:1:1", "error", "paper-twice", message, "a file is a text of one work")
            seen[name] = key


def _work(key: str, entry: dict[str, Any]) -> Work:
    known = {name: entry[name] for name in ("year", "doi", "venue", "language", "title_zh", "short") if name in entry}
    return Work(key, entry["title"], tuple(entry.get("authors", ())), **known)


def read(source: Source) -> Paper:
    """One paper read and split; `UnreadableError` says why it cannot be."""
    size = source.path.stat().st_size
    if size > LARGEST:
        raise UnreadableError(f"is larger than {LARGEST // 1_000_000} MB; split it")
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}") from error
    text, encoding = formats()[source.path.suffix.lower()](data)
    stretch = endless(text, blocks(text)) if len(text) > ENDLESS else 0
    if stretch > ENDLESS:
        raise UnreadableError(f"runs {stretch:,} characters without the end of a sentence, so it is no prose")
    return parse(text, source.id, source.work, encoding, source.path.suffix.lower().lstrip("."))


def readable(folder: Path) -> list[Paper]:
    """The papers of a folder that can be read; a build names the others."""
    found = []
    for source in find(folder).sources:
        try:
            found.append(read(source))
        except UnreadableError:
            continue
    return found


def parse(text: str, name: str, work: str = "", encoding: str = "utf-8", markup: str = "txt") -> Paper:
    """A text as a paper: its blocks, sentences and references."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    found = tuple(blocks(text))
    document = Document(name, work, text, sha256, encoding, markup)
    return Paper(document, found, split(text, found, name), references(text, found))


def described(paper: Paper) -> Work:
    """The work that a paper without an entry in `papers.yaml` is: title and language are taken from the text."""
    text = paper.document.text
    title = next((text[b.span.start : b.span.end] for b in paper.blocks if b.kind in ("heading", "front")), "")
    plain = squeeze(re.sub(r"[#*_<>]|</?su[pb]>", "", title))[:200]
    name = Path(paper.document.id).stem
    language = "zh" if cjk_share(text[:20_000]) > 0.3 else "en"
    return Work(paper.document.work, plain or name, language=language)
