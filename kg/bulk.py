"""The quads of a build → an Oxigraph store on disk, for endpoints: whole or not there."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import KgError
from kg.swap import MANIFEST

SHARDS = "shards"
WHOLE = "graph.trig"


def load(out: Path, store: Path) -> int:
    """Loads the build in `out` into a new store at `store`; gives the number of quads."""
    if store.exists():
        raise KgError(f"{store} is there already; delete it or name another --store")
    files = quads_of(out)
    new = store.with_name(f".{store.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        found = _filled(new, files)
        new.rename(store)
    except (OSError, SyntaxError) as error:
        shutil.rmtree(new, ignore_errors=True)
        raise KgError(f"{store} could not be made: {error}") from error
    return found


def quads_of(out: Path) -> list[Path]:
    """The files of a build that hold its quads, each checked to be what the build wrote: its shards, else its TriG."""
    try:
        sums: dict[str, str] = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        raise KgError(f"{out} holds no build (no {MANIFEST} that can be read); run kg build") from error
    shards = sorted(name for name in sums if name.startswith(f"{SHARDS}/"))
    names = shards or [name for name in sums if name == WHOLE]
    if not names:
        raise KgError(f"{out} holds no quads")
    for name in names:
        try:
            with (out / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise KgError(f"{out / name} cannot be read: {error.strerror}; run kg build again") from error
        if found != sums[name]:
            raise KgError(f"{out / name} is not what the build wrote; run kg build again")
    return [out / name for name in names]


def _filled(folder: Path, files: list[Path]) -> int:
    store = Store(str(folder))
    for path in files:
        form = RdfFormat.TRIG if path.suffix == ".trig" else RdfFormat.N_QUADS
        store.bulk_load(path=str(path), format=form, lenient=True)  # what a build wrote needs no check
    store.optimize()
    store.flush()
    return len(store)
