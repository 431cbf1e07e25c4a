"""Layout: regions apart, nodes apart, the same on every run."""

import math
import subprocess
import sys
import time

from kg.layout import layout, radius


def ring(count: int, groups: int) -> tuple[list[str], list[tuple[str, str, float]], dict[str, int]]:
    """`count` nodes in `groups` communities, chained within and now and then across."""
    nodes = [f"n{n}" for n in range(count)]
    edges = [(nodes[n], nodes[(n + groups) % count], 1.0) for n in range(count)]
    edges += [(nodes[n], nodes[(n * 7 + 3) % count], 0.5) for n in range(0, count, 3)]
    return nodes, edges, {node: n % groups for n, node in enumerate(nodes)}


def test_nothing_to_place() -> None:
    assert layout([], [], {}) == {}


def test_one_node_stands_in_the_middle() -> None:
    assert layout(["a"], [], {"a": 0}) == {"a": (0.0, 0.0)}


def test_every_node_has_a_place_of_its_own() -> None:
    nodes, edges, community = ring(300, 6)
    places = layout(nodes, edges, community)
    assert list(places) == nodes
    assert len(set(places.values())) == 300
    nearest = min(math.dist(places[a], places[b]) for i, a in enumerate(nodes) for b in nodes[:i])
    assert nearest > 20


def test_regions_do_not_overlap() -> None:
    nodes, edges, community = ring(240, 6)
    places = layout(nodes, edges, community)
    middles = {}
    for key in range(6):
        points = [places[node] for node in nodes if community[node] == key]
        middles[key] = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    assert all(math.dist(middles[a], middles[b]) > 1.6 * radius(40) for a in range(6) for b in range(a))


def test_unknown_ends_and_loops_are_passed_over() -> None:
    assert len(layout(["a", "b"], [("a", "a", 1.0), ("a", "zzz", 1.0)], {"a": 1})) == 2


def test_nodes_without_links_stand_below_the_others() -> None:
    places = layout(["a", "lone", "b", "c", "d"], [("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0)], {})
    assert places["lone"][1] > max(places[node][1] for node in "abcd") + 60


def test_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import sys; sys.path[:0] = ['tests']\nfrom test_layout import ring\nfrom kg.layout import layout\n"
        "print(layout(*ring(200, 5)))"
    )
    command = [sys.executable, "-c", code]
    runs = [
        subprocess.run(command, env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_a_thousand_nodes_in_no_time() -> None:
    nodes, edges, community = ring(1000, 12)
    start = time.perf_counter()
    layout(nodes, edges, community)
    assert time.perf_counter() - start < 2.0  # 0.2 s on a quiet machine
