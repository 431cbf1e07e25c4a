"""A build's quads → nanopublications, one a claim: assertion, provenance, publication info; and what they must satisfy.

They are unsigned and have no trusty IRI: who publishes them signs them (docs/nanopub.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.space import STANDARD, Space, std

NP = "http://www.nanopub.org/nschema#"
PARTS = {"hasAssertion": "assertion", "hasProvenance": "provenance", "hasPublicationInfo": "pubinfo"}
_A = STANDARD["rdf"] + "type"
_Facts = dict[str, list[tuple[NamedNode, NamedNode | Literal]]]
_NOT_ASSERTED = {  # what is said of a claim elsewhere than in the assertion
    "prov:wasDerivedFrom", "prov:wasGeneratedBy", "schema:appearance", "kgv:confidence", "kgv:support", "kgv:reviewStatus",
    "hycl:hasConflictingMeaning", "hycl:hasMoreGeneralMeaningThan",
}  # fmt: skip


def nanopubs(quads: Iterable[Quad], space: Space, least: float = 0.0) -> Iterator[list[Quad]]:
    """The quads of one nanopublication after the other, of claims with a confidence of at least `least`, sorted by claim."""
    facts: _Facts = defaultdict(list)
    for quad in quads:
        facts[quad.subject.value].append((quad.predicate, quad.object))  # type: ignore[union-attr, arg-type]
    kind = space.own("Claim")
    for claim in sorted(key for key, found in facts.items() if any(p.value == _A and o == kind for p, o in found)):
        if float(_one(facts, claim, space.own("confidence")).value) >= least:
            yield _Nanopub(NamedNode(claim), facts, space).quads()


def violations(quads: Sequence[Quad]) -> list[str]:
    """Which of the ten rules of the guidelines one nanopublication breaks; none where it is well-formed."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""].append(quad)
    heads = [q for q in quads if q.predicate.value == _A and str(q.object) == f"<{NP}Nanopublication>"]
    found = ["1: every triple stands in a graph with an IRI"] if "" in graphs else []
    if len(heads) != 1:
        return [*found, "2: exactly one np:Nanopublication"]
    me, head = str(heads[0].subject)[1:-1], str(heads[0].graph_name)[1:-1]
    parts: dict[str, str] = {}
    for number, (link, part) in enumerate(PARTS.items(), 3):
        named = [q for q in graphs[head] if q.predicate.value == NP + link and str(q.subject)[1:-1] == me]
        if len(named) != 1:
            found.append(f"{number}: exactly one np:{link} in the head")
        else:
            parts[part] = str(named[0].object)[1:-1]
    names = [me, head, *parts.values()]
    if len(set(names)) != len(names):
        found.append("6: nanopublication, head, assertion, provenance and publication info have different IRIs")
    if set(graphs) - {head, *parts.values(), ""}:
        found.append("7: nothing stands outside of the four graphs")
    if any(not graphs.get(name) for name in parts.values()):
        found.append("8: no part is empty")
    rules: tuple[tuple[str, str, str], ...] = (
        ("provenance", parts.get("assertion", ""), "9: the provenance speaks of the assertion"),
        ("pubinfo", me, "10: the publication info speaks of the nanopublication"),
    )
    for part, of, said in rules:
        if part in parts and not any(str(q.subject)[1:-1] == of for q in graphs[parts[part]]):
            found.append(said)
    return found


class _Nanopub:
    """One claim, put together graph by graph."""

    def __init__(self, claim: NamedNode, facts: _Facts, space: Space) -> None:
        self.claim, self.facts, self.space = claim, facts, space
        self.me = space.id("nanopub", claim.value.rpartition("/")[2])
        self.made: dict[tuple[str, str], Quad] = {}

    def quads(self) -> list[Quad]:
        """Head, assertion, provenance, publication info; sorted within each."""
        graphs: dict[str, Callable[[str], None]] = {
            "Head": self._head, "assertion": self._assertion, "provenance": self._provenance, "pubinfo": self._pubinfo,
        }  # fmt: skip
        for name, write in graphs.items():
            write(name)
        order = list(graphs)
        return [self.made[key] for key in sorted(self.made, key=lambda key: (order.index(key[0]), key[1]))]

    def _graph(self, name: str) -> NamedNode:
        return NamedNode(f"{self.me.value}#{name}")

    def _add(self, graph: str, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        quad = Quad(subject, predicate, value, self._graph(graph))
        self.made[graph, str(quad.triple)] = quad

    def _copy(self, graph: str, subject: NamedNode, *predicates: NamedNode, of: NamedNode | None = None) -> None:
        for predicate, value in self.facts[(of or subject).value]:
            if predicate in predicates:
                self._add(graph, subject, predicate, value)

    def _of(self, subject: NamedNode, name: NamedNode) -> list[NamedNode]:
        return [
            value
            for predicate, value in self.facts[subject.value]
            if predicate == name and isinstance(value, NamedNode)
        ]

    def _head(self, graph: str) -> None:
        self._add(graph, self.me, std("rdf:type"), NamedNode(NP + "Nanopublication"))
        for link, part in PARTS.items():
            self._add(graph, self.me, NamedNode(NP + link), self._graph(part))

    def _assertion(self, graph: str) -> None:
        """The claim with its qualifiers and the names of what it speaks of, so that it can be read alone."""
        elsewhere = {self._term(name) for name in _NOT_ASSERTED}
        for predicate, value in self.facts[self.claim.value]:
            if predicate not in elsewhere:
                self._add(graph, self.claim, predicate, value)
                if isinstance(value, NamedNode):
                    self._copy(graph, value, std("skos:prefLabel"))
        own = {value for _, value in self.facts[self.claim.value]}
        if {self.space.own("affirmed"), self.space.own("asserted")} <= own and self.space.own("rejected") not in own:
            self._add(graph, *_triple(self.facts, self.claim.value))

    def _provenance(self, graph: str) -> None:
        """The sentences that it was read from, in which files of which works, and how sure the reading is."""
        about = self._graph("assertion")
        derived = std("prov:wasDerivedFrom")
        self._copy(graph, about, derived, std("prov:wasGeneratedBy"), self.space.own("confidence"), of=self.claim)
        for work in self._of(self.claim, std("schema:appearance")):
            self._add(graph, about, std("prov:hadPrimarySource"), work)
            self._copy(
                graph,
                work,
                std("rdf:type"),
                *(std(f"dcterms:{n}") for n in ("title", "creator", "issued", "identifier")),
            )
        for sentence in self._of(self.claim, derived):
            self._copy(graph, sentence, std("rdf:type"), std("oa:hasSource"), std("oa:hasSelector"))
            for file in self._of(sentence, std("oa:hasSource")):
                self._copy(graph, file, std("rdf:type"), std("dcterms:isFormatOf"), std("schema:sha256"))
            for selector in self._of(sentence, std("oa:hasSelector")):
                for predicate, value in self.facts[selector.value]:
                    self._add(graph, selector, predicate, value)

    def _pubinfo(self, graph: str) -> None:
        """What this is, under which licence, of which dataset; nobody has signed it."""
        self._add(graph, self.me, std("rdf:type"), self.space.own("UnsignedNanopublication"))
        self._copy(graph, self.me, std("dcterms:license"), of=self.space.dataset)
        self._add(graph, self.me, std("dcterms:isPartOf"), self.space.dataset)
        self._copy(graph, self.me, std("prov:wasGeneratedBy"), of=self.claim)
        for build in self._of(self.claim, std("prov:wasGeneratedBy")):
            for _, when in (fact for fact in self.facts[build.value] if fact[0] == std("prov:endedAtTime")):
                self._add(graph, self.me, std("dcterms:created"), when)

    def _term(self, name: str) -> NamedNode:
        return self.space.own(name.removeprefix("kgv:")) if name.startswith("kgv:") else std(name)


def _one(facts: _Facts, subject: str, predicate: NamedNode) -> NamedNode | Literal:
    return next(value for found, value in facts[subject] if found == predicate)


def _triple(facts: _Facts, claim: str) -> tuple[NamedNode, NamedNode, NamedNode]:
    subject, predicate, object_ = (
        _one(facts, claim, std(f"rdf:{part}")) for part in ("subject", "predicate", "object")
    )
    assert isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(object_, NamedNode)
    return subject, predicate, object_
