"""What an output depends on, as hashes: the program's own files, the packages whose data it reads, the inputs."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
# the parts of the program that what is read from one paper depends on; all that is below them is among them
READING = ("model", "text", "names", "blocks", "split", "references", "papers", "read", "shape", "yamlfile", "plain")
EXTRACTION = (*READING, "link", "cues", "quantities", "confidence", "weights", "tie", "extract", "stamp", "depend")
LOADING = ("model", "text", "names", "errors", "yamlfile", "shape", "shapes", "ontology", "plain")
# packages whose data or algorithms are in what is written
PARTS = frozenset(
    (
        *("daachorse", "jieba", "jinja2", "lemminflect", "networkx", "numpy", "opencc", "pypdfium2", "pyoxigraph"),
        *("pyvis", "pyyaml", "rustworkx", "textblob"),
    )
)


def of_bytes(*parts: bytes | str) -> str:
    """The hash of parts, each with its length before it, so that no two sequences of parts are alike."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:" % len(data))
        made.update(data)
    return made.hexdigest()[:40]


@cache
def of_code(names: tuple[str, ...] = ()) -> str:
    """The hash of the program's own files (of the named top modules and packages alone) and of what they read."""
    found = [path for path in _own() if not names or path.relative_to(PACKAGE).parts[0].partition(".")[0] in names]
    version = f"python {sys.version_info[0]}.{sys.version_info[1]}"
    return of_bytes(
        version, *_parts(), *(x for p in found for x in (p.relative_to(PACKAGE).as_posix(), p.read_bytes()))
    )


def of_folder(folder: Path, files: Iterable[Path]) -> str:
    """The hash of files by their names in `folder` and what is in them."""
    parts: list[bytes | str] = []
    for path in sorted(files):
        try:
            parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
        except OSError as error:
            parts += [path.relative_to(folder).as_posix(), f"unreadable: {error.errno}"]
    return of_bytes(*parts)


def inputs(folder: Path) -> list[Path]:
    """Every file in `folder` that is not hidden; which of them are papers or YAML is for the readers to say."""
    found = []
    for top, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(top, name) for name in names if not name.startswith(".")]
    return [path for path in found if path.is_file()]


def of_build(papers: Path, ontology: Path, *options: object) -> str:
    """The hash of all that a build's files depend on; findings name the folders as given, so those too."""
    shown = json.dumps([str(papers), str(ontology), *options])
    return of_bytes(shown, of_code(), of_folder(papers, inputs(papers)), of_folder(ontology, inputs(ontology)))


def _own() -> list[Path]:
    found = []
    for top, folders, names in os.walk(PACKAGE):
        folders[:] = [name for name in folders if name not in ("__pycache__", "_data")]
        found += [Path(top, name) for name in names if not name.endswith((".pyc", "~")) and not name.startswith(".")]
    return sorted(found)


def _parts() -> list[str]:
    """Name and version of each of the packages, as their installed folders tell."""
    found = set()
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names alone, of a large folder
        except OSError:
            continue
        found |= {
            n for n in names if n.endswith(".dist-info") and n.partition("-")[0].lower().replace("_", "-") in PARTS
        }
    return sorted(found)
