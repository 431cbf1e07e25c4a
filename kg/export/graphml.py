"""`graph.graphml`: the graph for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import io
import re

import networkx as nx

from kg.model import Graph

FILES = {"graph.graphml": "the graph for Gephi, yEd, igraph and networkx"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def export(graph: Graph) -> dict[str, str | bytes]:
    """One node a node, one edge a claim."""
    out = io.BytesIO()
    nx.write_graphml(to_networkx(graph), out, encoding="utf-8", prettyprint=True)
    return {"graph.graphml": out.getvalue()}


def to_networkx(graph: Graph) -> nx.MultiDiGraph[str]:
    """The claims as a directed multigraph; every attribute is text, a number or a truth value."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in graph.nodes:
        labels = dict(n.labels)
        made.add_node(
            _clean(n.id),
            kind=n.kind,
            label=_clean(labels.get("en") or labels.get("zh") or n.id),
            label_zh=_clean(labels.get("zh", "")),
            candidate=n.candidate,
            centrality=n.centrality,
            community=n.community,
            works=" ".join(n.works),
            x=n.x,
            y=n.y,
        )
    for c in graph.claims:
        made.add_edge(
            _clean(c.subject),
            _clean(c.object),
            key=c.id,
            relation=c.relation,
            polarity=c.polarity,
            modality=c.modality,
            holder=_clean(c.holder),
            confidence=c.confidence,
            support=len(c.works),
            works=" ".join(c.works),
        )
    return made


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
