"""A folder of papers → each read, split and extracted: from the cache where it holds, else over all processors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg import papers, pool, stamp
from kg.cache import Cache
from kg.depend import Shop
from kg.extract import Extract
from kg.model import Issue, Paper, Work
from kg.plain import paper_from, to_plain
from kg.read.decode import UnreadableError

Read = tuple[Paper, Work, Extract]
WORTH = 150_000  # bytes of papers that are not in the cache, from which on processes pay


@dataclass(frozen=True, slots=True)
class Bench:
    """What reading a paper takes: all that is compiled, and the works that are described."""

    shop: Shop
    works: Mapping[str, Work]


def gather(folder: papers.Folder, seeds: Path, shop: Shop, issues: list[Issue]) -> Iterator[Read]:
    """Each paper that can be read, with its work and what it gives, in the order of names; the others become issues."""
    bench = Bench(shop, folder.works)
    known = {source.id: found for source in folder.sources if (found := _known(bench, source))}
    new = [source for source in folder.sources if source.id not in known]
    processes = min(pool.cores(), len(new)) if sum(_size(source) for source in new) > WORTH else 1
    if processes > 1:
        shop.warm()
    results = pool.spread(made, bench, new, processes)
    for source in folder.sources:
        item = known.pop(source.id, None) or _result(next(results), shop.cache)
        if isinstance(item, str):
            where = f"{(seeds / source.id).as_posix()}:1:1"
            issues.append(
                Issue(where, "error", "paper-unreadable", f"{source.id} {item}", "the other papers are built")
            )
        else:
            yield item


def _known(bench: Bench, source: papers.Source) -> Read | None:
    """What the cache holds of a paper; None where any of it must be worked out."""
    plain = bench.shop.cache.get("papers", _key(source))
    if plain is None:
        return None
    paper = paper_from(plain)
    work = _work(bench.works, paper)
    extract = bench.shop.known(paper, work.title)
    return (paper, work, extract) if extract else None


def made(bench: Bench, source: papers.Source) -> tuple[Read | str, tuple[str, ...]]:
    """A paper read and extracted, or why it cannot be; and what there is to say of the cache."""
    cache = bench.shop.cache
    said = len(cache.notes)
    try:
        paper = _paper(cache, source)
    except UnreadableError as error:
        return str(error), ()
    work = _work(bench.works, paper)
    found = (paper, work, bench.shop.read(paper, work.title))
    return found, tuple(cache.notes[said:])


def _result(found: tuple[Read | str, tuple[str, ...]] | pool.Lost, cache: Cache) -> Read | str:
    if isinstance(found, pool.Lost):
        return "took down each process that read it"
    cache.notes += [note for note in found[1] if note not in cache.notes]
    return found[0]


def _paper(cache: Cache, source: papers.Source) -> Paper:
    """A paper read and split, from the cache where its file is as it was."""
    key = _key(source)
    plain = cache.get("papers", key)
    if plain is not None:
        return paper_from(plain)
    paper = papers.read(source)
    if key:
        cache.put("papers", key, to_plain(paper))
    return paper


def _key(source: papers.Source) -> str:
    """The hash of a file and of what it is taken for; '' where it cannot be read."""
    try:
        with source.path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
    return stamp.of_bytes(stamp.of_code(stamp.READING), content, source.id, source.path.suffix, source.work)


def _size(source: papers.Source) -> int:
    try:
        return source.path.stat().st_size
    except OSError:
        return 0


def _work(works: Mapping[str, Work], paper: Paper) -> Work:
    known = works.get(paper.document.work)
    return known or replace(papers.described(paper), id=paper.document.work)
