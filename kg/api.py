"""A build in Python: `graph = kg.load("out")` gives its claims as values, and the graph as others' libraries want it."""

from __future__ import annotations

import csv
import importlib
import json
import weakref
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from html import escape
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg import model
from kg.errors import KgError
from kg.query import Answer, Limits, Request, Workers
from kg.query.names import Names
from kg.query.scan import looks_like_sparql
from kg.query.store import open_store, space_of
from kg.rdf.space import Space, std

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

_UNIT = DefaultGraph()
_SHOWN = 10  # claims in the short representation
_CLAIMS = """
SELECT ?claim ?subject ?relation ?object ?polarity ?modality ?holder ?confidence
  (GROUP_CONCAT(DISTINCT STR(?work); SEPARATOR="\\n") AS ?works) (GROUP_CONCAT(DISTINCT ?language; SEPARATOR="\\n") AS ?languages)
WHERE {
  ?claim a kgv:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kgv:polarity ?polarity ;
    kgv:modality ?modality ; kgv:holder ?holder ; kgv:confidence ?confidence ; schema:appearance ?work ;
    prov:wasDerivedFrom/dcterms:language ?language .
}
GROUP BY ?claim ?subject ?relation ?object ?polarity ?modality ?holder ?confidence
ORDER BY ?claim
"""
_QUOTES = """
SELECT ?claim ?work ?file ?text ?section ?rule ?confidence ?time ?place (MIN(?from) AS ?start) (MAX(?to) AS ?end)
WHERE {
  ?evidence oa:hasBody ?claim ; oa:hasTarget ?sentence ; kgv:rule ?rule ; kgv:confidence ?confidence .
  ?sentence schema:text ?text ; oa:hasSource ?source ; oa:hasSelector ?selector .
  ?selector oa:start ?from ; oa:end ?to .
  ?source schema:name ?file ; dcterms:isFormatOf ?work .
  OPTIONAL { ?sentence kgv:section ?section }
  OPTIONAL { ?evidence kgv:time ?time }
  OPTIONAL { ?evidence kgv:place ?place }
}
GROUP BY ?claim ?work ?file ?text ?section ?rule ?confidence ?time ?place ?evidence
ORDER BY ?claim ?file ?start ?evidence
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that a claim was read from; `start` and `end` count code points of the file as decoded."""

    work: str
    file: str
    text: str
    section: str
    start: int
    end: int
    rule: str
    confidence: float
    time: str | None = None
    place: str | None = None


class Rows(list[dict[str, Any]]):
    """The rows of an answer; a table where notebooks show it."""

    def _repr_html_(self) -> str:
        if not self:
            return "<p>no rows</p>"
        return _html_table(list(self[0]), ([row[name] for name in row] for row in self))

    def to_pandas(self) -> Any:
        """The rows as a frame."""
        return _pandas().DataFrame(list(self))


def load(out: str | Path = "out", limits: Limits | None = None) -> Graph:
    """The build in the folder `out`; a folder that is none, or no longer what the build wrote, is a KgError."""
    return Graph(Path(out), open_store(Path(out)), limits or Limits(seconds=60.0))


class Graph:
    """A build: `claims`, `nodes`, `works` as values; labels and quotes; SPARQL; and ways out to other libraries."""

    def __init__(self, out: Path, store: Store, limits: Limits) -> None:
        self.out = out
        self.store = store
        self.space: Space = space_of(store)
        self._workers = Workers(out, limits)
        self._end = weakref.finalize(self, self._workers.close)

    # ---- values ---------------------------------------------------------------------------------

    @cached_property
    def claims(self) -> tuple[model.Claim, ...]:
        """Every claim, sorted by id; `quotes` gives its evidence."""
        return tuple(self._claim(row) for row in self._select(_CLAIMS))

    @cached_property
    def evidence(self) -> tuple[Quote, ...]:
        """Every quote, those of one claim together; a claim's `evidence` counts from 0 in it."""
        return tuple(quote for quotes in self._quotes.values() for quote in quotes)

    @cached_property
    def nodes(self) -> dict[str, model.GraphNode]:
        """Id → node, with its labels, works, centrality, community and place in the layout."""
        path = self.out / "nodes.csv"
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                return {row["id"]: self._node(row) for row in csv.DictReader(lines)}
        except (OSError, KeyError, ValueError) as error:
            raise KgError(f"{path} cannot be read: {error}; run kg build again") from error

    @cached_property
    def works(self) -> dict[str, model.Work]:
        """Id → paper."""
        found = self._select("SELECT ?work { ?work a schema:ScholarlyArticle } ORDER BY ?work")
        return {work.id: work for work in map(self._work, (row["work"] for row in found))}

    def label(self, node: str, lang: str = "en") -> str:
        """The name of a node, relation, paper or value in `lang`, else in any language, else its id."""
        for subject in (self.space.id(node), self.space.id("relation", node), self.space.own(node)):
            labels = self._literals(subject, "skos:prefLabel")
            if labels:
                return labels.get(lang) or next(iter(labels.values()))
        return node

    def find(self, name: str) -> str:
        """The id of the node that a label in any language names; an unknown one is a KgError with the nearest."""
        return self._id(Names(self.store, self.space).term("node", name).value)

    def about(self, name: str) -> tuple[model.Claim, ...]:
        """The claims that a node, named by id or label, is an end of; the surest first."""
        node = self.find(name)
        found = (claim for claim in self.claims if node in (claim.subject, claim.object))
        return tuple(sorted(found, key=lambda claim: (-claim.confidence, claim.id)))

    def quotes(self, claim: model.Claim | str) -> tuple[Quote, ...]:
        """The sentences that a claim was read from."""
        return self._quotes.get(claim if isinstance(claim, str) else claim.id, ())

    def sentence(self, claim: model.Claim, lang: str = "en") -> str:
        """A claim in words: subject, relation, object and what qualifies it."""
        not_ = {"en": "not: ", "zh": "并非："}.get(lang, "not: ") if claim.polarity == "negated" else ""
        ends = (self.label(claim.subject, lang), self.label(claim.relation, lang), self.label(claim.object, lang))
        more = [] if claim.modality == "asserted" else [self.label(claim.modality, lang)]
        more += [] if claim.holder == model.AUTHOR else [self.label(claim.holder, lang)]
        return not_ + " – ".join(ends) + (f" ({', '.join(more)})" if more else "")

    # ---- questions ------------------------------------------------------------------------------

    def query(self, query: str, **values: str) -> Any:
        """The answer to SPARQL or to a named query: rows, a truth value, or an rdflib graph for triples.

        It runs in a process of its own, with limits; `graph.store` and `to_rdflib()` are for what needs none.
        """
        text, name = (query, "") if looks_like_sparql(query) else ("", query)
        if values and not name:
            raise KgError("only a named query has parameters")
        return self._given(self._workers.ask(Request(text, name, values)))

    def _given(self, answer: Answer) -> Any:
        if answer.form == "graph":
            import rdflib

            return rdflib.Graph(store="Oxigraph").parse(data=answer.body, format="turtle")
        found = json.loads(answer.body)
        if answer.form == "ask":
            return bool(found["boolean"])
        names = found["head"]["vars"]
        return Rows({name: _plain(row.get(name)) for name in names} for row in found["results"]["bindings"])

    # ---- other libraries ------------------------------------------------------------------------

    @cached_property
    def values(self) -> model.Graph:
        """The graph as the exporters take it, without the texts of the papers and the ontology's rules."""
        relations = {claim.relation for claim in self.claims}
        return model.Graph(
            ontology=model.Ontology(
                self.space.base,
                (),
                "",
                ("en", "zh"),
                {},
                {key: self._relation(key) for key in sorted(relations)},
                (),
                {},
                {},
            ),
            works=tuple(self.works.values()),
            papers=(),
            nodes=tuple(self.nodes.values()),
            claims=tuple(replace(claim, evidence=()) for claim in self.claims),
            evidence=(),
        )

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A directed multigraph: nodes with label, kind, centrality; one edge a claim."""
        from kg.export.graphml import to_networkx

        return to_networkx(self.values)

    def to_pyvis(self, lang: str = "en") -> Any:
        """A pyvis network for notebooks."""
        from kg.export.page import to_pyvis

        return to_pyvis(self.values, lang)

    def to_rdflib(self) -> rdflib.Dataset:
        """An rdflib dataset on the Oxigraph engine, with the named graphs and the prefixes."""
        import rdflib
        from oxrdflib import OxigraphStore

        made = rdflib.Dataset(store=OxigraphStore(store=_named_graphs(self.store)), default_union=True)
        for prefix, iri in self.space.prefixes.items():
            made.bind(prefix, iri, replace=True)
        return made

    def to_pandas(self, lang: str = "en") -> Any:
        """The claims as a frame, one row a quote, labels in `lang`."""
        return _pandas().DataFrame(list(self._records(lang)))

    def nodes_to_pandas(self) -> Any:
        """The nodes as a frame."""
        names = [field.name for field in fields(model.GraphNode)]
        rows = [{name: getattr(node, name) for name in names} for node in self.nodes.values()]
        return _pandas().DataFrame(rows).set_index("id")

    def _records(self, lang: str) -> Iterator[dict[str, Any]]:
        for claim in self.claims:
            for quote in self.quotes(claim):
                yield {
                    "claim": claim.id,
                    "subject": self.label(claim.subject, lang),
                    "relation": self.label(claim.relation, lang),
                    "object": self.label(claim.object, lang),
                    "polarity": claim.polarity,
                    "modality": claim.modality,
                    "holder": self.label(claim.holder, lang),
                    "confidence": claim.confidence,
                    "support": len(claim.works),
                    "work": quote.work,
                    "file": quote.file,
                    "section": quote.section,
                    "quote": quote.text,
                }

    # ---- how it looks ---------------------------------------------------------------------------

    def __repr__(self) -> str:
        return f"<kg graph {self.out}: {len(self.claims)} claims, {len(self.nodes)} nodes, {len(self.works)} papers>"

    def _repr_html_(self) -> str:
        surest = sorted(self.claims, key=lambda claim: (-claim.confidence, claim.id))[:_SHOWN]
        rows = ([self.sentence(claim), f"{claim.confidence:.2f}", self._first(claim)] for claim in surest)
        head = f"{len(self.claims)} claims, {len(self.nodes)} nodes, {len(self.works)} papers; the surest claims:"
        return f"<p>{escape(head)}</p>" + _html_table(["claim", "confidence", "quote"], rows)

    def _first(self, claim: model.Claim) -> str:
        quotes = self.quotes(claim)
        return quotes[0].text if quotes else ""

    def close(self) -> None:
        """Ends the process that answers queries; the values stay."""
        self._end()

    # ---- from the store -------------------------------------------------------------------------

    def _select(self, query: str) -> Iterator[Mapping[str, Any]]:
        found: Any = self.store.query(query, prefixes=self.space.prefixes)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: row[name].value if row[name] is not None else "" for name in names}

    def _id(self, iri: str) -> str:
        return iri.removeprefix(f"{self.space.base}id/").removeprefix(f"{self.space.base}vocab#")

    def _claim(self, row: Mapping[str, Any]) -> model.Claim:
        id_ = self._id(row["claim"]).removeprefix("claim/")
        return model.Claim(
            id=id_,
            subject=self._id(row["subject"]),
            relation=self._id(row["relation"]).removeprefix("relation/"),
            object=self._id(row["object"]),
            polarity=self._id(row["polarity"]),  # type: ignore[arg-type]
            modality=self._id(row["modality"]),  # type: ignore[arg-type]
            holder=self._id(row["holder"]),
            confidence=float(row["confidence"]),
            works=tuple(sorted(self._id(work).removeprefix("work/") for work in row["works"].splitlines())),
            evidence=self._places.get(id_, ()),
            languages=tuple(sorted(row["languages"].splitlines())),
        )

    @cached_property
    def _quotes(self) -> dict[str, tuple[Quote, ...]]:
        found: dict[str, list[Quote]] = defaultdict(list)
        for row in self._select(_QUOTES):
            found[self._id(row["claim"]).removeprefix("claim/")].append(
                Quote(
                    work=self._id(row["work"]).removeprefix("work/"),
                    file=row["file"],
                    text=row["text"],
                    section=row["section"],
                    start=int(row["start"]),
                    end=int(row["end"]),
                    rule=self._id(row["rule"]).removeprefix("rule/"),
                    confidence=float(row["confidence"]),
                    time=row["time"] or None,
                    place=row["place"] or None,
                )
            )
        return {claim: tuple(quotes) for claim, quotes in found.items()}

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        """Claim → places of its quotes in `evidence`."""
        places = count()
        return {claim: tuple(islice(places, len(quotes))) for claim, quotes in self._quotes.items()}

    def _node(self, row: Mapping[str, str]) -> model.GraphNode:
        labels = self._literals(self.space.id(row["id"]), "skos:prefLabel")
        return model.GraphNode(
            id=row["id"],
            kind=row["kind"],  # type: ignore[arg-type]
            labels=tuple(labels.items()),
            candidate=row["candidate"] == "True",
            degree=int(row["degree"]),
            works=tuple(row["works"].split()),
            languages=tuple(row["languages"].split()),
            centrality=float(row["centrality"]),
            community=int(row["community"]),
            x=float(row["x"]),
            y=float(row["y"]),
        )

    def _relation(self, key: str) -> model.Relation:
        labels = self._literals(self.space.id("relation", key), "skos:prefLabel")
        return model.Relation(key, tuple(model.Label(text, lang) for lang, text in labels.items()))

    def _work(self, iri: str) -> model.Work:
        me = NamedNode(iri)
        titles = self._literals(me, "dcterms:title")
        issued = self._literals(me, "dcterms:issued").get("", "")
        doi = self._literals(me, "dcterms:identifier").get("", "").removeprefix("doi:")
        return model.Work(
            id=self._id(iri).removeprefix("work/"),
            title=titles.get("") or next(iter(titles.values()), ""),
            authors=tuple(sorted(q.object.value for q in self._quads(me, "dcterms:creator"))),
            year=int(issued) if issued.isdigit() else None,
            doi=doi or None,
            venue=self._literals(me, "schema:isPartOf").get(""),
            language=self._literals(me, "dcterms:language").get(""),
            title_zh=titles.get("zh"),
            short=self._literals(me, "schema:alternateName").get(""),
        )

    def _quads(self, subject: NamedNode, name: str) -> Iterator[Any]:
        return self.store.quads_for_pattern(subject, std(name), None, _UNIT)

    def _literals(self, subject: NamedNode, name: str) -> dict[str, str]:
        """Language, '' for none → literal, sorted by language."""
        return dict(sorted((quad.object.language or "", quad.object.value) for quad in self._quads(subject, name)))


def _named_graphs(store: Store) -> Store:
    """The store without the union that stands in its default graph; what stood there alone stays there."""
    made = Store()
    made.bulk_extend(store.quads_for_pattern(None, None, None, None))
    made.update("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }")
    return made


def _plain(term: Mapping[str, Any] | None) -> Any:
    """A term of an answer as a Python value."""
    if term is None:
        return None
    kind = str(term.get("datatype", "")).rpartition("#")[2]
    if kind == "integer":
        return int(term["value"])
    if kind in ("decimal", "double", "float"):
        return float(term["value"])
    if kind == "boolean":
        return term["value"] == "true"
    return term["value"]


def _html_table(head: list[str], rows: Any) -> str:
    first = "".join(f"<th>{escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>"


def _pandas() -> Any:
    try:
        return importlib.import_module("pandas")
    except ModuleNotFoundError as error:
        raise KgError("frames need pandas: pip install pandas") from error
