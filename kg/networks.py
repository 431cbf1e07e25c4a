"""Claims → what the shape of the graph tells: centrality, communities, gaps and a layout, by networkx."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import networkx as nx

from kg.layout import layout
from kg.model import Claim, GraphNode

SAMPLE = 60  # pivots of the betweenness estimate (Brandes and Pich 2007)
GAPS = 200  # pairs kept
MOST = 200_000  # pairs of nodes that are taken into account, those that most works link; more would cost gigabytes
HUB = 60  # neighbours beyond which a node says little about what is related


def weights(claims: Iterable[Claim]) -> Counter[tuple[str, str]]:
    """Two nodes, in order → how many works state claims on them, claim by claim."""
    found: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        if claim.subject != claim.object:
            found[min(claim.subject, claim.object), max(claim.subject, claim.object)] += len(claim.works)
    return found


def structure(
    nodes: Sequence[GraphNode], linked: Mapping[tuple[str, str], int]
) -> tuple[tuple[GraphNode, ...], tuple[tuple[str, str, int], ...]]:
    """The nodes with centrality, community and place, and the gaps: (node, node, common neighbours), widest first."""
    ids = [node.id for node in nodes]
    number = {node: n for n, node in enumerate(ids)}  # whole numbers keep every order independent of the hash seed
    graph = _graph(number, linked)
    between = nx.betweenness_centrality(graph, k=min(SAMPLE, len(ids)), seed=1) if ids else {}
    groups = _communities(graph)
    edges = [
        (ids[a], ids[b], float(data["weight"])) for a, b, data in sorted(graph.edges(data=True), key=lambda e: e[:2])
    ]
    places = layout(ids, edges, {ids[n]: group for n, group in groups.items()})
    shaped = tuple(
        replace(
            node,
            centrality=round(between[n], 6),
            community=groups[n],
            x=places[node.id][0],
            y=places[node.id][1],
        )
        for n, node in enumerate(nodes)
    )
    return shaped, _gaps(graph, nodes)


def _graph(number: Mapping[str, int], linked: Mapping[tuple[str, str], int]) -> nx.Graph[int]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(number)))
    kept = linked if len(linked) <= MOST else sorted(linked, key=lambda pair: (-linked[pair], pair))[:MOST]
    graph.add_weighted_edges_from(sorted((number[a], number[b], linked[a, b]) for a, b in kept))
    return graph


def _communities(graph: nx.Graph[int]) -> dict[int, int]:
    """Node → number of its community, the largest first; a node without claims stands in none (-1)."""
    linked = graph.subgraph(n for n in graph if graph.degree(n)).copy()
    found = nx.community.louvain_communities(linked, weight="weight", seed=1) if linked else []
    ranked = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    groups = {n: -1 for n in graph}
    groups.update({n: rank for rank, members in enumerate(ranked) for n in members})
    return groups


def _gaps(graph: nx.Graph[int], nodes: Sequence[GraphNode]) -> tuple[tuple[str, str, int], ...]:
    """Pairs of terms that share neighbours and that no claim connects (literature-based discovery's open triangles)."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for node in graph:
        around = sorted(n for n in graph.neighbors(node) if not nodes[n].candidate)
        if len(around) <= HUB:
            for pair in combinations(around, 2):
                shared[pair] += 1
    missing = [(a, b, n) for (a, b), n in shared.items() if n > 1 and not graph.has_edge(a, b)]
    missing.sort(key=lambda gap: (-gap[2], gap[0], gap[1]))
    return tuple((nodes[a].id, nodes[b].id, n) for a, b, n in missing[:GAPS])
