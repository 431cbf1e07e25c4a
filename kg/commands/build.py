"""`kg build`"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands._show import columns, issue_text, put, put_json, say, tell
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cache import Cache
    from kg.memory import Done, Order


MANY = 50_000  # pieces of evidence from which on a build of one piece is a burden


def command(
    papers: Annotated[
        Path | None, typer.Option(help="Folder of papers (.txt, .md); `papers.yaml` in it is optional.")
    ] = None,
    ontology: Annotated[Path | None, typer.Option(help="Folder of the ontology's YAML files.")] = None,
    out: Annotated[Path, typer.Option(help="Folder to write; replaced as a whole.")] = Path("out"),
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="Leave out evidence below this; by default as `kg train` found best."),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name what would change, exit 1 if anything.")
    ] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Work everything out anew and keep nothing.")] = False,
    cluster: Annotated[
        str,
        typer.Option(help="Build on the Dask cluster at tcp://…, or `local`; adds N-Quads shards and Parquet tables."),
    ] = "",
    source: Annotated[
        str, typer.Option(help="With --cluster: papers from a folder at any address that fsspec reads, s3://…")
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever a paper or the ontology changes, until Ctrl-C.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Counts as JSON on standard output.")] = False,
) -> None:
    """Read the papers and write the graph: RDF, page, tables."""
    from kg.cache import Cache, place
    from kg.confidence import load_weights
    from kg.memory import Order
    from kg.places import folder

    least = load_weights().threshold if min_confidence is None else min_confidence
    order = Order(folder("seeds", papers), folder("ontology", ontology), out, least)
    if source and not cluster:
        raise KgError("--source is for builds on a cluster; add --cluster local or --cluster tcp://…")
    if watch and (check or cluster):
        raise KgError("--watch builds here, again and again; leave out --check and --cluster")
    cache = Cache(None if no_cache else place())
    if cluster:
        from kg.distribute import build as distributed

        clock = _Clock()
        _tell(distributed(order, cluster, source, clock.step, cache), order, clock, cache, json)
    elif check:
        _check(order, cache)
    elif watch:
        _watch(order, cache, json)
    else:
        _once(order, cache, json)


def _check(order: Order, cache: Cache) -> None:
    """Says what a build would change; anything is exit code 1."""
    from kg.build import make
    from kg.memory import differences

    changes = differences(order.out, make(order, cache=cache).files)
    for name, what in changes:
        put(f"{what:8} {order.out / name}")
    say(f"{len(changes)} files of {order.out} would change")
    raise typer.Exit(1 if changes else 0)


def _once(order: Order, cache: Cache, json: bool) -> None:
    """One build, in a process that ends with it."""
    import atexit
    import gc

    gc.disable()  # what a build makes has no circles worth a search, and the process ends with it:
    atexit.register(gc.freeze)  # nor is there a last search
    _build(order, cache, json)


def _watch(order: Order, cache: Cache, json: bool) -> None:
    """Builds again and again; what is wrong with the files is said, and mended by the next change."""
    from kg.cache import Cache
    from kg.watch import changes

    for _ in changes((order.papers, order.ontology)):
        try:
            _build(order, Cache(cache.folder), json)  # each with its own notes
        except KgError as error:
            tell(error)
        except typer.Exit:  # a paper that cannot be read was named
            pass
        say(f"watching {order.papers} and {order.ontology}; Ctrl-C ends it")


def _build(order: Order, cache: Cache, json: bool) -> None:
    """Builds, or says that nothing has changed."""
    from kg.cache import trim
    from kg.memory import remembered
    from kg.swap import tidy

    clock = _Clock()
    done = remembered(order, cache)
    if done is not None:
        tidy(order.out)
    else:
        from kg.build import build

        done = build(order, clock.step, cache)
        if cache.folder:
            trim(cache.folder)
    _tell(done, order, clock, cache, json)


def _tell(done: Done, order: Order, clock: _Clock, cache: Cache, json: bool) -> None:
    """Says what there is now and what was wrong; an error among it is exit code 1."""
    clock.step("")
    if json:
        put_json({"out": str(order.out), "counts": done.counts, "seconds": clock.seconds, "unchanged": done.unchanged})
    else:
        say(columns([[name, str(number)] for name, number in done.counts.items()]))
        if done.unchanged:
            say(f"{order.out}: nothing has changed since it was built")
        else:
            say(f"{order.out}: {len(done.files)} files in {sum(clock.seconds.values()):.2f} s (" + clock.told() + ")")
        say(f"papers from {order.papers}, ontology from {order.ontology}")
        say(f"open {order.out / 'graph.html'}")
    if done.counts["evidence"] > MANY and not done.unchanged and "graph.trig" in done.files:
        say("so many papers take much memory at once; --cluster local keeps it flat and writes shards and tables")
    for note in cache.notes:
        say(note)
    for issue in done.issues:
        say(issue_text(issue))
    if any(issue.severity == "error" for issue in done.issues):
        raise typer.Exit(1)


class _Clock:
    """How long each stage took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage, self._since = "start", time.perf_counter()

    def step(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[self._stage] = round(now - self._since, 3)
        self._stage, self._since = name, now

    def told(self) -> str:
        return ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.seconds.items())
