"""A build over many machines: batches of papers on workers, claims merged in partitions, nothing whole anywhere.

Workers share a folder. A batch reads its papers and writes the quads that need nothing else, and for each partition the
evidence that belongs there; a partition holds all claims on the pairs of nodes that fall to it, so that merging and
conflicts need no other. What is left for one machine is counting: nodes, weights between pairs, names of papers.
"""

from __future__ import annotations

import hashlib
import marshal
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from heapq import merge
from pathlib import Path
from typing import Any

from kg import gather, papers
from kg.assemble import Tally, degrees, merged, order, tally
from kg.cache import Cache
from kg.conflicts import conflicts
from kg.depend import Digests, Shop
from kg.export.rdf import content, ontology_triples
from kg.extract import Extract
from kg.model import Claim, Document, Evidence, Graph, Issue, Ontology, Paper, Sentence, Span, Work
from kg.names import claim_id
from kg.networks import structure, weights
from kg.plain import extract_from, from_plain, paper_from, to_plain
from kg.rdf import dataset
from kg.rdf.syntax import nquads
from kg.rdf.terms import Terms, Triple, std

SHARDS = "shards"
TABLES = "tables"
_WORK = "work"
_ALL = -1  # the segment of a batch that holds everything


@dataclass(frozen=True, slots=True)
class Address:
    """A paper by its name in the folder, where it lies for fsspec, and the key of its work."""

    id: str
    url: str
    work: str


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker must know; `store` is a folder that all of them share."""

    store: str
    partitions: int
    threshold: float
    works: tuple[Work, ...]
    cache: str | None
    whole: bool  # whether the papers are few enough to be put together on one machine too
    made: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch says of itself; its file has a segment for each partition."""

    number: int
    documents: tuple[Document, ...]  # without their texts
    works: tuple[Work, ...]
    sentences: int
    evidence: int
    segments: dict[int, tuple[int, int]]  # partition → offset and length
    problems: tuple[tuple[str, str], ...]  # paper, why it cannot be read


@dataclass(frozen=True, slots=True)
class Part:
    """What a partition says of itself; its file of requests has a segment for each other partition."""

    number: int
    claims: int
    conflicts: int
    segments: dict[int, tuple[int, int]] = field(default_factory=dict)


def prepare(job: Job, ontology: Ontology, made: Digests) -> None:
    """Puts into the shared folder what workers compile from."""
    for name in (SHARDS, TABLES, _WORK):
        Path(job.store, name).mkdir(parents=True, exist_ok=True)
    Cache(Path(job.store, _WORK)).put("jobs", "ontology", (to_plain(ontology), to_plain(made)))


@lru_cache(maxsize=2)
def _shop(store: str, cache: str | None) -> Shop:
    plain, made = Cache(Path(store, _WORK)).get("jobs", "ontology")
    return Shop(from_plain(plain), Digests(*made), Cache(Path(cache) if cache else None))


# ---- batches ------------------------------------------------------------------------------------


def read_batch(job: Job, number: int, addresses: Sequence[Address]) -> Batch:
    """Reads and extracts papers; writes their quads and their evidence by partition."""
    shop = _shop(job.store, job.cache)
    bench = gather.Bench(shop, {work.id: work for work in job.works})
    problems: list[tuple[str, str]] = []
    read: list[gather.Read] = []
    for address in addresses:
        found = _fetched(bench, address)
        if isinstance(found, str):
            problems.append((address.id, found))
        else:
            read.append(found)
    texts = tuple(paper for paper, _, _ in read)
    works = {work.id: work for _, work, _ in read}
    owner = {paper.document.id: paper.document.work for paper in texts}
    langs = {(p.document.id, s.index): s.lang for p in texts for s in p.sentences}
    evidence = tuple(e for _, _, x in read for e in x.evidence if e.confidence >= job.threshold)
    graph = Graph(shop.ontology, tuple(works.values()), texts, (), (), tuple(sorted(evidence, key=order)))
    terms = Terms(shop.ontology.base)
    build = terms.id("build", "")
    said = content(graph, terms, "").items()
    _write_quads(
        job, f"papers-{number:06d}", terms, {name: (t for t in found if t[0] != build) for name, found in said}
    )
    counted = tally(graph.evidence, {x.document: x.mentions for _, _, x in read}, owner, langs)
    _replace(_file(job, "tally", number), marshal.dumps(counted.plain()))
    return Batch(
        number,
        tuple(replace(paper.document, text="") for paper in texts),
        tuple(works.values()),
        sum(len(paper.sentences) for paper in texts),
        len(evidence),
        _write_segments(_file(job, "batch", number), dict(_by_partition(job, shop.ontology, graph, read))),
        tuple(problems),
    )


def _fetched(bench: gather.Bench, address: Address) -> gather.Read | str:
    """A paper from wherever it lies, read."""
    if "://" not in address.url:
        return gather.made(bench, papers.Source(address.id, Path(address.url), address.work))[0]
    import fsspec

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper" + Path(address.id).suffix)
        try:
            with fsspec.open(address.url, "rb") as file:
                path.write_bytes(file.read())
        except OSError as error:
            return f"cannot be fetched: {error}"
        return gather.made(bench, papers.Source(address.id, path, address.work))[0]


def _by_partition(job: Job, ontology: Ontology, graph: Graph, read: Sequence[gather.Read]) -> Iterator[tuple[int, Any]]:
    """(partition, evidence with works and sentences as plain values) of a batch."""
    sentences = {(s.document, s.index): s for paper in graph.papers for s in paper.sentences}
    owner = {paper.document.id: paper.document.work for paper in graph.papers}
    rows: dict[int, list[Any]] = {}
    for item in graph.evidence:
        s = sentences[item.document, item.sentence]
        place = (owner[item.document], s.lang, s.section, to_plain(s.pieces))
        part = partition(item.subject.id, item.object.id, job.partitions)
        rows.setdefault(part, []).append((to_plain(item), *place))
    yield from sorted(rows.items())
    if job.whole:
        yield _ALL, [(to_plain(p), to_plain(w), to_plain(x.mentions), to_plain(x.evidence)) for p, w, x in read]


def partition(one: str, other: str, count: int) -> int:
    """Where claims between two nodes belong, in either direction."""
    key = "\x1f".join(sorted((one, other))).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(key).digest()[:6]) % count


# ---- partitions ---------------------------------------------------------------------------------


def merge_partition(job: Job, number: int, build: str, segments: Sequence[tuple[int, int, int]]) -> Part:
    """Merges the evidence of one partition into claims; `segments` are (batch, offset, length). Writes quads and tables."""
    ontology = _shop(job.store, job.cache).ontology
    rows = [row for n, at, size in segments for row in _segment(_file(job, "batch", n), at, size)]
    found = extract_from((), [row[0] for row in rows])[1]
    owner = {item.document: row[1] for item, row in zip(found, rows, strict=True)}
    langs = {(item.document, item.sentence): row[2] for item, row in zip(found, rows, strict=True)}
    evidence = tuple(sorted(found, key=order))
    claims = merged(evidence, owner, langs)
    opposed = conflicts(claims, evidence, ontology)
    texts = _papers(found, rows)
    graph = Graph(ontology, (), texts, (), claims, evidence, conflicts=opposed)
    terms = Terms(ontology.base)
    _write_quads(job, f"claims-{number:06d}", terms, _of_claims(content(graph, terms, build), terms))
    _write_tables(job, number, graph)
    _file(job, "ids", number).write_bytes(marshal.dumps([claim.id for claim in claims]))
    asked = _write_segments(_file(job, "asked", number), _requests(job, ontology, claims))
    _replace(_file(job, "counts", number), marshal.dumps((dict(degrees(claims)), dict(weights(claims)))))
    return Part(number, len(claims), len(opposed), asked)


def _papers(found: Sequence[Evidence], rows: Sequence[Any]) -> tuple[Paper, ...]:
    """The sentences that are cited, in papers without texts: a partition has none."""
    cited: dict[str, dict[int, Sentence]] = {}
    works: dict[str, str] = {}
    for item, (_, work, lang, section, pieces) in zip(found, rows, strict=True):
        spans = tuple(Span(*piece) for piece in pieces)
        works[item.document] = work
        sentence = Sentence(item.document, item.sentence, spans, "", lang, section)
        cited.setdefault(item.document, {}).setdefault(item.sentence, sentence)
    return tuple(
        Paper(Document(key, works[key], "", ""), (), tuple(cited[key][n] for n in sorted(cited[key])))
        for key in sorted(cited)
    )


def _of_claims(parts: Mapping[str, Iterable[Triple]], terms: Terms) -> dict[str, Iterable[Triple]]:
    """What is said of claims, and not of papers, whose batches have said it."""
    mine = tuple(f"<{terms.base}id/{kind}/" for kind in ("claim", "conflict"))
    others = {name: (t for t in found if t[0].startswith(mine)) for name, found in parts.items()}
    return {**others, "affirmed": parts["affirmed"]}


def _requests(job: Job, ontology: Ontology, claims: Sequence[Claim]) -> dict[int, list[tuple[str, str]]]:
    """Partition → (claim that would be more general, this claim): whether it is there, that partition knows."""
    asked: dict[int, list[tuple[str, str]]] = {}
    for c in claims:
        ends = [(wider, c.object) for wider in _above(ontology, c.subject)]
        ends += [(c.subject, wider) for wider in _above(ontology, c.object)]
        for subject, object_ in ends:
            wider = claim_id(subject, c.relation, object_, c.polarity, c.modality, c.holder)
            asked.setdefault(partition(subject, object_, job.partitions), []).append((wider, c.id))
    return asked


def _above(ontology: Ontology, node: str) -> tuple[str, ...]:
    term = ontology.terms.get(node)
    return term.broader if term else ()


def relate_partition(job: Job, number: int, segments: Sequence[tuple[int, int, int]]) -> int:
    """Writes which of its claims are more general than others; `segments` are (partition that asks, offset, length)."""
    own = frozenset(marshal.loads(_file(job, "ids", number).read_bytes()))
    terms = Terms(_shop(job.store, job.cache).ontology.base)
    pairs = [pair for n, at, size in segments for pair in _segment(_file(job, "asked", n), at, size) if pair[0] in own]
    relation = std("hycl:hasMoreGeneralMeaningThan")
    found = ((terms.id("claim", wider), relation, terms.id("claim", narrow)) for wider, narrow in pairs)
    _write_quads(job, f"general-{number:06d}", terms, {"claims": found})
    return len(pairs)


# ---- the rest -----------------------------------------------------------------------------------


def write_common(job: Job, ontology: Ontology, batches: Sequence[Batch], parts: Sequence[Part], build: str) -> Graph:
    """What is said of the whole: ontology, nodes and their network, the build. Gives it as a graph without claims."""
    counted = Tally()
    degree: Counter[str] = Counter()
    linked: Counter[tuple[str, str]] = Counter()
    for batch in batches:
        if batch.documents:
            counted.merge(Tally.of(marshal.loads(_file(job, "tally", batch.number).read_bytes())))
    for part in parts:
        of_nodes, of_pairs = marshal.loads(_file(job, "counts", part.number).read_bytes())
        degree.update(of_nodes)
        linked.update(of_pairs)
    nodes, gaps = structure(counted.nodes(ontology, degree), linked)
    texts = tuple(Paper(document, (), ()) for batch in batches for document in batch.documents)
    graph = Graph(ontology, (), texts, nodes, (), (), gaps=gaps, made=job.made)
    terms = Terms(ontology.base)
    said = {"ontology": ontology_triples(graph, terms), **content(graph, terms, build)}
    _write_quads(job, "common", terms, said)
    _parquet(Path(job.store, TABLES, "nodes.parquet"), [
        {"id": n.id, "kind": n.kind, "en": dict(n.labels).get("en"), "zh": dict(n.labels).get("zh"), "candidate": n.candidate,
         "degree": n.degree, "centrality": n.centrality, "community": n.community, "works": list(n.works)} for n in nodes
    ])  # fmt: skip
    return graph


def read_back(job: Job, batches: Sequence[Batch]) -> Iterator[gather.Read]:
    """Every paper with what it gave, from the batches' files, where the job keeps them whole."""
    for batch in batches:
        for paper, work, mentions, evidence in _segment(_file(job, "batch", batch.number), *batch.segments[_ALL]):
            text = paper_from(paper)
            yield text, Work(*work), Extract(text.document.id, *extract_from(mentions, evidence))


def describe(job: Job, ontology: Ontology) -> int:
    """Writes the shard that describes the dataset, from a walk over all others; gives the number of quads."""
    terms = Terms(ontology.base)
    found = dataset.counted(merged_lines(Path(job.store, SHARDS)))
    _write_quads(job, "dataset", terms, {"": dataset.triples(Graph(ontology, (), (), (), (), ()), terms, found)})
    return found.triples


def unreadable(batches: Sequence[Batch], shown: str) -> list[Issue]:
    """The papers that could not be read, as issues."""
    return [
        Issue(f"{shown}/{name}:1:1", "error", "paper-unreadable", f"{name} {why}", "the other papers are built")
        for batch in batches
        for name, why in batch.problems
    ]


def merged_lines(folder: Path) -> Iterator[str]:
    """The lines of all shards in order, none twice: what one machine would have written."""
    files = [path.open(encoding="utf-8", newline="\n") for path in sorted(folder.glob("*.nq"))]
    try:
        last = ""
        for line in merge(*files):
            if line != last:
                yield line
            last = line
    finally:
        for file in files:
            file.close()


# ---- files --------------------------------------------------------------------------------------


def _file(job: Job, kind: str, number: int) -> Path:
    return Path(job.store, _WORK, f"{kind}-{number:06d}")


def _write_quads(job: Job, name: str, terms: Terms, parts: Mapping[str, Iterable[Triple]]) -> None:
    """Triples by the name of their graph as a shard of N-Quads, sorted, none twice; complete or not there."""
    lines = {line for graph, found in parts.items() for line in nquads(found, terms.graph(graph) if graph else "")}
    _replace(Path(job.store, SHARDS, f"{name}.nq"), "".join(sorted(lines)).encode())


def _write_segments(path: Path, parts: Mapping[int, Any]) -> dict[int, tuple[int, int]]:
    segments, pieces, at = {}, [], 0
    for number, value in parts.items():
        data = marshal.dumps(value)
        segments[number] = (at, len(data))
        pieces.append(data)
        at += len(data)
    _replace(path, b"".join(pieces))
    return segments


def _segment(path: Path, at: int, size: int) -> Any:
    with path.open("rb") as file:
        file.seek(at)
        return marshal.loads(file.read(size))


def _replace(path: Path, data: bytes) -> None:
    """Two workers may do the same batch where one was thought dead: each writes its own, the last stays, both are the same."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        file.write(data)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def _write_tables(job: Job, number: int, graph: Graph) -> None:
    spans = {(s.document, s.index): s.span for paper in graph.papers for s in paper.sentences}
    _parquet(Path(job.store, TABLES, f"claims-{number:06d}.parquet"), [
        {"id": c.id, "subject": c.subject, "relation": c.relation, "object": c.object, "polarity": c.polarity,
         "modality": c.modality, "holder": c.holder, "confidence": c.confidence, "works": list(c.works),
         "evidence": len(c.evidence), "languages": list(c.languages)} for c in graph.claims
    ])  # fmt: skip
    _parquet(Path(job.store, TABLES, f"evidence-{number:06d}.parquet"), [
        {"claim": e.claim, "paper": e.document, "start": spans[e.document, e.sentence].start,
         "end": spans[e.document, e.sentence].end, "subject": e.subject.text, "object": e.object.text, "holder": e.holder_text,
         "time": e.time, "place": e.place, "rule": e.rule, "predicate": e.predicate, "confidence": e.confidence}
        for claim in graph.claims for e in (graph.evidence[n] for n in claim.evidence)
    ])  # fmt: skip


def _parquet(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    target = path.with_name(f".new-{path.name}")
    parquet.write_table(pa.Table.from_pylist(list(rows)) if rows else pa.table({}), target, compression="zstd")
    target.replace(path)
