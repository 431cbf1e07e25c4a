"""Where the ontology and the papers lie that come with the program, and where a user's own do."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

_PACKAGE = Path(__file__).parent


def folder(name: str, given: Path | None = None) -> Path:
    """`given`, else the folder `name` here, else the one that comes with the program."""
    if given is not None:
        if not given.is_dir():
            raise KgError(f"{given} is no folder; name one with --{'papers' if name == 'seeds' else name}")
        if name == "ontology" and not (given / "scheme.yaml").exists() and (given / "ontology").is_dir():
            raise KgError(f"{given} holds a project; its ontology lies in {given / 'ontology'}")
        return given
    candidates = (Path(name), _PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for path in candidates:
        if path.is_dir():
            return path
    raise KgError(f"there is no folder {name} here; name one with --{'papers' if name == 'seeds' else name}")
