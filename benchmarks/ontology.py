"""How long an ontology takes to load: from YAML with all its checks, compiled from the cache, and beside plain PyYAML.

    python benchmarks/ontology.py [10000]

All in one run, in seconds of processor time, the best of five (of two for PyYAML's own parser in Python). What comes with
the program is measured whole, and without its tables of words, which are many times as long as the terms; then made terms
of the usual length.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg.build import compiled_ontology
from kg.cache import Cache
from kg.ontology import load_ontology

ONTOLOGY = Path(__file__).parent.parent / "ontology"
WORDS = ("predicates", "cues")
BRANCH = 10  # narrower terms of a made term
A_FILE = 500  # made terms in a file


def main() -> None:
    """Prints a table."""
    gc.disable()  # as kg build does
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{'':34}{'terms':>8}{'words':>8}{'YAML':>9}{'compiled':>10}{'safe_load':>11}{'CSafeLoader':>13}")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        terms = shutil.copytree(ONTOLOGY, place / "terms", ignore=shutil.ignore_patterns(*WORDS))
        _row("terms and relations", terms, place)
        _row("with the words of both languages", ONTOLOGY, place)
        _row(f"{number:,} made terms", _made(place / "made", number), place)


def _row(name: str, folder: Path, place: Path) -> None:
    ontology, issues = load_ontology(folder)
    assert not any(issue.severity == "error" for issue in issues), issues[:3]
    cache = Cache(place / f"cache {name}")
    compiled_ontology(folder, cache)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]
    loaded = _best(lambda: load_ontology(folder))
    compiled = _best(lambda: compiled_ontology(folder, cache))
    plain = _best(lambda: [yaml.safe_load(text) for text in texts], 2)
    fast = _best(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
    times = f"{loaded:>8.3f}s{compiled:>9.3f}s{plain:>10.3f}s{fast:>12.3f}s"
    print(f"{name:34}{len(ontology.terms):>8}{len(ontology.predicates):>8}{times}", flush=True)


def _best(work: Callable[[], object], times: int = 5) -> float:
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def _made(folder: Path, number: int) -> Path:
    """An ontology of so many terms in a tree, in files of a few hundred, with the relations that come with the program."""
    shutil.copytree(ONTOLOGY / "relations", folder / "relations")
    (folder / "concepts").mkdir()
    shutil.copy(ONTOLOGY / "scheme.yaml", folder)
    for first in range(0, number, A_FILE):
        last = min(first + A_FILE, number)
        text = "\n".join(line for n in range(first, last) for line in _term(n))
        (folder / f"concepts/theme-{first}.yaml").write_text(text + "\n", encoding="utf-8")
    return folder


def _term(n: int) -> Iterator[str]:
    yield f"term-{n}:"
    yield f"  label: {{en: made term {n}, zh: 虚构术语{n}}}"
    yield f"  also: {{en: [term that was made as {n}, invented term {n}], zh: [编造术语{n}]}}"
    yield "  definition:"
    yield f"    en: The idea that was made under the number {n} in order to measure how long it takes to read."
    yield f"    zh: 以编号{n}编造、用以测量读取所需时间的概念。"
    if n:
        yield f"  broader: term-{(n - 1) // BRANCH}"
    yield f"  source: made number {n}"


if __name__ == "__main__":
    main()
