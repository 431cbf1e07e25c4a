"""What the shape of a graph tells: who stands between others, who belongs together, what nobody has connected."""

import pytest

from kg import networks
from kg.model import GraphNode
from kg.networks import structure

LINKS = {  # two triangles, and c and d between them
    ("a", "b"): 1, ("a", "c"): 1, ("b", "c"): 1, ("c", "d"): 1, ("d", "e"): 1, ("d", "f"): 1, ("e", "f"): 1,
}  # fmt: skip


def nodes(ids: str) -> list[GraphNode]:
    return [GraphNode(key, "concept", (("en", key),), False, 0, (), ()) for key in ids]


def test_two_groups_with_a_bridge() -> None:
    shaped, gaps = structure(nodes("abcdefg"), LINKS)
    found = {node.id: node for node in shaped}
    assert found["c"].centrality == found["d"].centrality > found["a"].centrality == 0
    groups = {key: found[key].community for key in "abcdefg"}
    assert groups["a"] == groups["b"] == groups["c"] != groups["d"] == groups["e"] == groups["f"]
    assert groups["g"] == -1  # no claim, no community
    assert gaps == ()


def test_what_shares_neighbours_and_no_claim_is_a_gap() -> None:
    links = {("a", "x"): 1, ("a", "y"): 1, ("b", "x"): 1, ("b", "y"): 1}
    assert structure(nodes("abxy"), links)[1] == (("a", "b", 2), ("x", "y", 2))


def test_in_a_very_large_graph_the_strongest_links_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "MOST", 2)
    shaped, _ = structure(nodes("abc"), {("a", "b"): 1, ("a", "c"): 3, ("b", "c"): 2})
    assert [node.centrality for node in shaped] == [0, 0, 1]  # a - c - b: c alone lies between
