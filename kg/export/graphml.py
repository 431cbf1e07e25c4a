"""`graph.graphml`: the graph for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.model import Claim, Graph, GraphNode

if TYPE_CHECKING:
    import networkx as nx

FILES = {"graph.graphml": "the graph for Gephi, yEd, igraph and networkx"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TEXT = str.maketrans(_SIGNS)
_QUOTED = str.maketrans({**_SIGNS, "\r": "&#13;", "\n": "&#10;", "\t": "&#09;", '"': "&quot;"})
Value = str | bool | int | float


def export(graph: Graph) -> dict[str, str | bytes]:
    """One node a node, one edge a claim."""
    return {"graph.graphml": "".join(_lines(graph))}


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """The claims as a directed multigraph; every attribute is text, a number or a truth value."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        made.add_node(_clean(node.id), **_node(node))
    for claim in graph.claims:
        made.add_edge(_clean(claim.subject), _clean(claim.object), key=claim.id, **_edge(claim))
    return made


def _node(node: GraphNode) -> dict[str, Value]:
    labels = dict(node.labels)
    return {
        "kind": node.kind,
        "label": _clean(labels.get("en") or labels.get("zh") or node.id),
        "label_zh": _clean(labels.get("zh", "")),
        "candidate": node.candidate,
        "centrality": node.centrality,
        "community": node.community,
        "works": " ".join(node.works),
        "x": node.x,
        "y": node.y,
    }


def _edge(claim: Claim) -> dict[str, Value]:
    return {
        "relation": claim.relation,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "holder": _clean(claim.holder),
        "confidence": claim.confidence,
        "support": len(claim.works),
        "works": " ".join(claim.works),
    }


def _lines(graph: Graph) -> Iterator[str]:
    """The file as networkx writes it, the edges of a node together."""
    keys: dict[tuple[str, str], str] = {}
    for what, first in (("node", [_node(n) for n in graph.nodes[:1]]), ("edge", [_edge(c) for c in graph.claims[:1]])):
        for name, value in (item for row in first for item in row.items()):
            keys[what, name] = (
                f'<key id="d{len(keys)}" for="{what}" attr.name="{name}" attr.type="{_TYPES[type(value)]}" />'
            )
    yield _HEAD + "".join(f"  {key}\n" for key in reversed(keys.values()))
    if not graph.nodes:
        yield '  <graph edgedefault="directed" />\n</graphml>\n'
        return
    yield '  <graph edgedefault="directed">\n'
    for node in graph.nodes:
        yield f'    <node id="{_attribute(node.id)}">\n{_data(_node(node), 0)}    </node>\n'
    first_edge = sum(what == "node" for what, _ in keys)
    for claim in _by_ends(graph):
        ends = f'source="{_attribute(claim.subject)}" target="{_attribute(claim.object)}"'
        yield f'    <edge {ends} id="{claim.id}">\n{_data(_edge(claim), first_edge)}    </edge>\n'
    yield "  </graph>\n</graphml>\n"


def _by_ends(graph: Graph) -> Iterator[Claim]:
    pairs: dict[str, dict[str, list[Claim]]] = {node.id: {} for node in graph.nodes}
    for claim in graph.claims:
        pairs[claim.subject].setdefault(claim.object, []).append(claim)
    return (claim for others in pairs.values() for claims in others.values() for claim in claims)


def _data(values: Mapping[str, Value], first: int) -> str:
    return "".join(
        f'      <data key="d{n}">{str(value).translate(_TEXT)}</data>\n'
        if value != ""
        else f'      <data key="d{n}" />\n'
        for n, value in enumerate(values.values(), first)
    )


def _attribute(text: str) -> str:
    return _clean(text).translate(_QUOTED)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
