"""Positions of nodes: each community is a round region, the regions stand side by side, nothing is random."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import rustworkx as rx

Point = tuple[float, float]
Edge = tuple[str, str, float]

SPACING = 64.0  # mean distance between neighbours in a region
GAP = 70.0  # between two regions
SMALL = 4  # regions with fewer nodes go to the rim,
REGIONS = 60  # and so do those after the largest so many
RAYS = 48  # directions that are tried on the rim
STRETCH = 1.15  # the map is a little wider than high
GOLDEN = math.pi * (3 - math.sqrt(5))


def layout(nodes: Sequence[str], edges: Sequence[Edge], community: Mapping[str, int]) -> dict[str, Point]:
    """Node ids, weighted edges and communities → node id → (x, y), to two decimals, the same on every run."""
    known = dict.fromkeys(nodes)
    links = [edge for edge in edges if edge[0] in known and edge[1] in known and edge[0] != edge[1]]
    linked = {end for edge in links for end in edge[:2]}
    regions = _regions([node for node in known if node in linked], community)
    home = {node: key for key, members in regions.items() for node in members}
    inner: dict[int, list[Edge]] = defaultdict(list)
    for edge in links:
        if home[edge[0]] == home[edge[1]]:
            inner[home[edge[0]]].append(edge)
    local = {key: _inside(members, inner[key]) for key, members in regions.items()}
    centres = _arrange({key: len(members) for key, members in regions.items()}, _between(links, home))
    turns = _turns(links, home, local, centres)
    places = {
        node: _placed(local[key][node], turns.get(key, 0.0), centres[key]) for node, key in home.items()
    } | _apart_from_all([node for node in known if node not in home], centres, regions)
    return {node: places[node] for node in known}


def radius(size: int) -> float:
    """The radius of a region of `size` nodes."""
    return SPACING * math.sqrt(max(size, 1) / math.pi)


def _regions(nodes: Sequence[str], community: Mapping[str, int]) -> dict[int, list[str]]:
    members: dict[int, list[str]] = defaultdict(list)
    for node in dict.fromkeys(nodes):
        members[community.get(node, -1)].append(node)
    return dict(sorted(members.items(), key=lambda item: (-len(item[1]), item[0])))


def _between(links: Sequence[Edge], home: Mapping[str, int]) -> dict[int, dict[int, float]]:
    """The weight of the links between each two regions."""
    weights: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for left, right, weight in links:
        a, b = home[left], home[right]
        if a != b:
            weights[a][b] += weight
            weights[b][a] += weight
    return weights


def _inside(members: Sequence[str], links: Sequence[Edge]) -> dict[str, Point]:
    """The members of one region about (0, 0): a spring layout spread evenly over the region's disc."""
    size = len(members)
    if size == 1:
        return {members[0]: (0.0, 0.0)}
    strength: dict[str, float] = defaultdict(float)
    for left, right, weight in links:
        strength[left] += weight
        strength[right] += weight
    ranked = sorted(members, key=lambda node: (-strength[node], node))
    raw = _springs(ranked, links)
    return _apart(_even(ranked, raw), SPACING * 0.8, 12 if size < 1500 else 5)


def _springs(ranked: Sequence[str], links: Sequence[Edge]) -> list[Point]:
    """A force layout that starts from a sunflower with the strongest nodes in the middle."""
    index = {node: n for n, node in enumerate(ranked)}
    graph: rx.PyGraph[str, float] = rx.PyGraph()
    graph.add_nodes_from(list(ranked))
    graph.add_edges_from([(index[a], index[b], max(w, 0.01)) for a, b, w in links])
    start = {n: _sunflower(n, 0.1) for n in index.values()}
    rounds = 60 if len(ranked) <= 400 else max(8, 24000 // len(ranked))
    found = rx.spring_layout(graph, pos=start, num_iter=rounds, seed=1, weight_fn=math.sqrt)
    return [(float(found[n][0]), float(found[n][1])) for n in range(len(ranked))]


def _sunflower(n: int, scale: float) -> Point:
    return (scale * math.sqrt(n) * math.cos(n * GOLDEN), scale * math.sqrt(n) * math.sin(n * GOLDEN))


def _even(ranked: Sequence[str], raw: Sequence[Point]) -> dict[str, Point]:
    """The same directions, with distances from the middle such that the disc is evenly filled."""
    size, limit = len(ranked), radius(len(ranked))
    cx, cy = sum(p[0] for p in raw) / size, sum(p[1] for p in raw) / size
    far = [math.hypot(x - cx, y - cy) for x, y in raw]
    order = sorted(range(size), key=lambda n: (round(far[n], 6), n))
    places: dict[str, Point] = {}
    for rank, n in enumerate(order):
        angle = math.atan2(raw[n][1] - cy, raw[n][0] - cx) if far[n] > 1e-9 else rank * GOLDEN
        distance = limit * math.sqrt((rank + 0.5) / size)
        places[ranked[n]] = (distance * math.cos(angle), distance * math.sin(angle))
    return places


def _apart(places: dict[str, Point], least: float, rounds: int) -> dict[str, Point]:
    """The places with nodes nearer than `least` pushed from each other."""
    names = list(places)
    xs, ys = [places[name][0] for name in names], [places[name][1] for name in names]
    for _ in range(rounds):
        if not _push(xs, ys, least):
            break
    return {name: (xs[n], ys[n]) for n, name in enumerate(names)}


def _push(xs: list[float], ys: list[float], least: float) -> bool:
    """One round over a grid of cells as wide as `least`; whether anything moved."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n in range(len(xs)):
        cells[int(xs[n] // least), int(ys[n] // least)].append(n)
    moved = False
    for (cx, cy), members in cells.items():
        near = members[:]
        for dx, dy in ((1, 0), (-1, 1), (0, 1), (1, 1)):
            near += cells.get((cx + dx, cy + dy), ())
        for place, a in enumerate(members):
            for b in near[place + 1 :]:
                dx_, dy_ = xs[b] - xs[a], ys[b] - ys[a]
                if dx_ * dx_ + dy_ * dy_ >= least * least:
                    continue
                distance = math.hypot(dx_, dy_)
                if distance < 1e-6:
                    dx_, dy_, distance = math.cos(b * GOLDEN), math.sin(b * GOLDEN), 1.0
                step = (least - distance) * 0.5 / distance if distance != 1.0 else least * 0.5
                xs[a], ys[a] = xs[a] - dx_ * step * 0.9, ys[a] - dy_ * step * 0.9
                xs[b], ys[b] = xs[b] + dx_ * step * 0.9, ys[b] + dy_ * step * 0.9
                moved = True
    return moved


def _arrange(sizes: Mapping[int, int], links: Mapping[int, Mapping[int, float]]) -> dict[int, Point]:
    """The middle of each region: the largest first, each next as near to what it is linked with as there is room."""
    large = [key for key, size in sizes.items() if size >= SMALL][:REGIONS] or list(sizes)[:1]
    small = [key for key in sizes if key not in dict.fromkeys(large)]
    centres: dict[int, Point] = {}
    waiting = dict.fromkeys(large)
    while waiting:
        pulls = {key: sum(w for other, w in links.get(key, {}).items() if other in centres) for key in waiting}
        key = min(waiting, key=lambda k: (-sizes[k] * (1 + pulls[k]), k))
        del waiting[key]
        centres[key] = _room(radius(sizes[key]), _aim(key, centres, links), centres, sizes)
    return centres | _rim(small, centres, sizes)


def _aim(key: int, centres: Mapping[int, Point], links: Mapping[int, Mapping[int, float]]) -> Point:
    """The middle of the placed regions that `key` is linked with, by weight, and a little of the middle of all."""
    near = [(centres[other], weight) for other, weight in sorted(links.get(key, {}).items()) if other in centres]
    total = sum(weight for _, weight in near)
    if not total:
        return (0.0, 0.0)
    return (0.7 * sum(p[0] * w for p, w in near) / total, 0.7 * sum(p[1] * w for p, w in near) / total)


def _room(own: float, aim: Point, centres: Mapping[int, Point], sizes: Mapping[int, int]) -> Point:
    """The free place for a circle of radius `own` that a spiral about `aim` comes to first."""
    taken = [(x, y, (radius(sizes[key]) + own + GAP) ** 2) for key, (x, y) in centres.items()]
    step = max(own * 0.25, SPACING * 0.5)
    for n in range(20000):
        distance, angle = step * math.sqrt(n), n * GOLDEN
        x, y = aim[0] + STRETCH * distance * math.cos(angle), aim[1] + distance * math.sin(angle)
        for a, b, reach in taken:
            if (x - a) * (x - a) + (y - b) * (y - b) < reach:
                break
        else:
            return (x, y)
    return (max((a + math.sqrt(reach) for a, _, reach in taken), default=0.0), 0.0)


def _rim(small: Sequence[int], centres: Mapping[int, Point], sizes: Mapping[int, int]) -> dict[int, Point]:
    """Small regions, each just outside all others, where that is nearest to their middle."""
    area = sum(sizes[key] for key in centres) or 1
    ox = sum(x * sizes[key] for key, (x, _) in centres.items()) / area
    oy = sum(y * sizes[key] for key, (_, y) in centres.items()) / area
    discs = [(x - ox, y - oy, radius(sizes[key])) for key, (x, y) in centres.items()]
    places: dict[int, Point] = {}
    count = max(8, min(RAYS, 6000 // max(1, len(small))))
    rays = [2 * math.pi * n / count for n in range(count)]
    for key in small:
        own = radius(sizes[key])
        found = [(_outside(angle, own + GAP * 0.6, discs), angle) for angle in rays]
        distance, angle = min(found, key=lambda ray: (round(_squeezed(*ray), 3), ray[1]))
        x, y = distance * math.cos(angle), distance * math.sin(angle)
        places[key] = (ox + x, oy + y)
        discs.append((x, y, own))
    return places


def _outside(angle: float, room: float, discs: Sequence[tuple[float, float, float]]) -> float:
    """How far to go in a direction until `room` is kept from every disc."""
    ux, uy = math.cos(angle), math.sin(angle)
    far = 0.0
    for x, y, size in discs:
        beside, reach = x * uy - y * ux, size + room
        if -reach < beside < reach:
            far = max(far, x * ux + y * uy + math.sqrt(reach * reach - beside * beside))
    return far


def _squeezed(distance: float, angle: float) -> float:
    """The distance as it looks where the picture is wider than high."""
    return distance * math.hypot(math.cos(angle) / STRETCH, math.sin(angle))


def _apart_from_all(
    alone: Sequence[str], centres: Mapping[int, Point], regions: Mapping[int, Sequence[str]]
) -> dict[str, Point]:
    """Nodes without links in rows below everything."""
    bottom = max((y + radius(len(regions[key])) for key, (_, y) in centres.items()), default=-2 * SPACING) + 2 * SPACING
    wide = max(1, math.isqrt(3 * len(alone)))
    return {
        node: (round((n % wide - (wide - 1) / 2) * SPACING, 2) + 0.0, round(bottom + n // wide * SPACING, 2))
        for n, node in enumerate(alone)
    }


def _turns(
    links: Sequence[Edge],
    home: Mapping[str, int],
    local: Mapping[int, Mapping[str, Point]],
    centres: Mapping[int, Point],
) -> dict[int, float]:
    """How far to turn each region so that nodes face the regions that they are linked with."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for left, right, weight in links:
        for node, other in ((left, right), (right, left)):
            a, b = home[node], home[other]
            if a == b:
                continue
            x, y = local[a][node]
            away = math.atan2(centres[b][1] - centres[a][1], centres[b][0] - centres[a][0]) - math.atan2(y, x)
            pull = weight * math.hypot(x, y)
            sums[a][0] += pull * math.cos(away)
            sums[a][1] += pull * math.sin(away)
    return {key: math.atan2(pair[1], pair[0]) for key, pair in sums.items() if pair != [0.0, 0.0]}


def _placed(point: Point, turn: float, centre: Point) -> Point:
    x = centre[0] + point[0] * math.cos(turn) - point[1] * math.sin(turn)
    y = centre[1] + point[0] * math.sin(turn) + point[1] * math.cos(turn)
    return (round(x, 2) + 0.0, round(y, 2) + 0.0)
