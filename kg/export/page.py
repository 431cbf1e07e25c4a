"""Graph → `graph.html`, the explorer: one file that opens anywhere and asks nothing of any network; and `ontology.html`.

pyvis holds the nodes with their places and the edges, one for each claim, and writes the page with the template of
`kg/web/`. All text travels as JSON; the policy lets the page's own script and style run, by their hashes, and no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.edge import Edge  # type: ignore[import-untyped]
from pyvis.network import Network  # type: ignore[import-untyped]
from pyvis.node import Node  # type: ignore[import-untyped]

from kg.export import vocabulary
from kg.export.bundle import WEB, bundled, dump, policy, read
from kg.export.payload import Json, node_index, payload
from kg.model import Graph, GraphNode

FILES = {"graph.html": "the explorer: map, search, filters, papers and every claim's sentence in one file"}
MODULES = (
    "dom", "data", "words", "state", "select", "scene", "paint", "picture", "network", "search", "cards", "paper",
    "views", "facets", "finder", "help", "app", "main",
)  # fmt: skip
SHAPES = {
    "concept": "dot", "actor": "square", "place": "triangle", "instrument": "diamond", "case": "hexagon",
    "quantity": "star",
}  # fmt: skip
COLOURS = {
    "concept": "#3f6fb0", "actor": "#c25a14", "place": "#2a7f4f", "instrument": "#8e4a9e", "case": "#8f6a06",
    "quantity": "#68707b",
}  # fmt: skip


def export(graph: Graph) -> dict[str, str | bytes]:
    """The graph → the explorer's page, and the vocabulary's."""
    pages = _Pages(graph)
    return {
        "graph.html": pages.page(MODULES),
        "ontology.html": pages.page(vocabulary.MODULES, dump(vocabulary.more(graph))),
    }


class _Pages:
    """The pages of a graph, written by pyvis with our template; what they share is made once."""

    def __init__(self, graph: Graph) -> None:
        self._data = payload(graph)
        title = self._data["title"]
        self._network = _plain_network(graph, str(title.get("en") or title.get("zh") or "Knowledge graph"))
        self._written = ""

    def page(self, modules: Sequence[str], more: str = "") -> str:
        """HTML that runs the modules on the payload, to which `more` (JSON) is added."""
        code, style = script(tuple(modules)), read("page.css")
        env = Environment(loader=FileSystemLoader(WEB, encoding="utf-8"), autoescape=True, keep_trailing_newline=True)
        env.globals.update(
            data=lambda nodes, edges: Markup(_joined(self._places(nodes, edges), more)),
            script=Markup(code), style=Markup(style), policy=policy(code, style),
            language=self._data["languages"][0] if self._data["languages"] else "en",
        )  # fmt: skip
        self._network.templateEnv = env
        self._network.path = "page.html"
        return str(self._network.generate_html())

    def _places(self, nodes: list[Json], edges: list[Json]) -> str:
        """The payload with what pyvis holds: the places of the nodes and the ends of the claims."""
        if not self._written:
            data = self._data
            columns = {"x": [round(n["x"]) for n in nodes], "y": [round(n["y"]) for n in nodes]}
            ends = {"from": [e["from"] for e in edges], "to": [e["to"] for e in edges]}
            self._written = dump({**data, "nodes": data["nodes"] | columns, "claims": data["claims"] | ends})
        return self._written


def _joined(left: str, right: str) -> str:
    """Two JSON objects as one."""
    return f"{left[:-1]},{right[1:]}" if right else left


def to_pyvis(graph: Graph, lang: str = "en") -> Network:
    """The graph as a pyvis network for notebooks: places stored, physics off, text as text."""
    net = Network(height="720px", width="100%", directed=True, notebook=False, cdn_resources="in_line")
    index = node_index(graph)
    for node in graph.nodes:
        net.add_node(index[node.id], **_look(node, lang))
    relations = graph.ontology.relations
    for claim in graph.claims:
        relation = relations[claim.relation].label(lang) if claim.relation in relations else claim.relation
        net.add_edge(
            index[claim.subject], index[claim.object], title=_inert(f"{relation} ({claim.polarity}, {claim.modality})"),
            value=len(claim.works), dashes=claim.polarity == "negated", color="#8d939c",
        )  # fmt: skip
    net.toggle_physics(False)
    return net


def script(modules: tuple[str, ...] = MODULES) -> str:
    """The explorer's script, or that of other modules."""
    return bundled(modules)


def _plain_network(graph: Graph, heading: str) -> Network:
    """A pyvis network that is filled at once: its own adders look through all nodes for each."""
    net = Network(directed=True, heading=heading, cdn_resources="in_line")
    index = node_index(graph)
    net.nodes = [_options(Node(index[node.id], **_look(node, "en"), font_color=False)) for node in graph.nodes]
    net.node_ids = [node["id"] for node in net.nodes]
    net.edges = [_options(Edge(index[claim.subject], index[claim.object], True)) for claim in graph.claims]
    net.toggle_physics(False)
    return net


def _options(part: Any) -> Json:
    found: Json = part.options
    return found


def _look(node: GraphNode, lang: str) -> dict[str, Any]:
    names = dict(node.labels)
    return {
        "label": _inert(names.get(lang) or next(iter(names.values()), node.id)), "shape": SHAPES[node.kind],
        "color": COLOURS[node.kind], "x": node.x, "y": node.y, "value": node.degree,
    }  # fmt: skip


def _inert(text: str) -> str:
    """Text that stays text in pyvis' own template too, which knows no escaping."""
    return text.translate({ord("<"): "‹", ord(">"): "›", ord("&"): "＆"}).encode("utf-8", "replace").decode("utf-8")
