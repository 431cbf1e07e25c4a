"""Rows → a plot as SVG: how many times as long what is taken instead takes, on a logarithmic scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from xml.sax.saxutils import escape

from benchmarks.measure import Row

WIDTH, LEFT, LINE = 900, 330, 22


def plot(rows: Sequence[Row]) -> str:
    """Bars to the right where ours is faster, to the left where the other is, with the range of the runs."""
    shown = [row for row in rows if row.theirs]
    low = min([0.0, *(math.log10(_least(row)) for row in shown)])
    high = max([1.0, *(math.log10(_most(row)) for row in shown)])
    height = LINE * (len(shown) + 3)

    def x(value: float) -> float:
        return LEFT + (math.log10(value) - low) / (high - low) * (WIDTH - LEFT - 130)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{LEFT}" y="16">how many times as long the other takes (line: range of the runs)</text>',
    ]
    for power in range(math.ceil(low), math.floor(high) + 1):
        at = x(10.0**power)
        parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="24" y2="{height - LINE}" stroke="#bbb"/>')
        parts.append(f'<text x="{at:.1f}" y="{height - 6}" text-anchor="middle">{10.0**power:g}×</text>')
    for n, row in enumerate(shown):
        y = 34 + n * LINE
        begin, end = sorted((x(1.0), x(row.ratio)))
        colour = "#2a7f4f" if row.ratio >= 1 else "#c25a14"
        parts.append(f'<text x="{LEFT - 8}" y="{y + 11}" text-anchor="end">{escape(row.name)}</text>')
        parts.append(f'<rect x="{begin:.1f}" y="{y}" width="{max(1.0, end - begin):.1f}" height="14" fill="{colour}"/>')
        parts.append(
            f'<line x1="{x(_least(row)):.1f}" x2="{x(_most(row)):.1f}" y1="{y + 7}" y2="{y + 7}" stroke="black"/>'
        )
        parts.append(
            f'<text x="{max(end, x(_most(row))) + 6:.1f}" y="{y + 11}">{row.ratio:.1f}× {escape(row.instead[:18])}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def _least(row: Row) -> float:
    return min(row.theirs) / max(row.ours)


def _most(row: Row) -> float:
    return max(row.theirs) / min(row.ours)


def table(rows: Sequence[Row]) -> str:
    """Rows as Markdown."""
    head = ["what", "ours, s", "rate", "instead", "theirs, s", "ratio", "asked", "MB"]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for row in rows:
        rate = f"{row.amount / median(row.ours):,.3g} {row.unit}/s" if row.amount else ""
        ratio = f"{row.ratio:.1f} ({_least(row):.1f} to {_most(row):.1f})" if row.theirs else ""
        memory = (
            f"{row.memory:.0f}" + (f" / {row.memory_theirs:.0f}" if row.memory_theirs else "") if row.memory else ""
        )
        cells = [row.name, _range(row.ours), rate, row.instead, _range(row.theirs), ratio, row.target, memory]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _range(seconds: Sequence[float]) -> str:
    if not seconds:
        return ""
    return f"{median(seconds):.3g}" + (f" ({min(seconds):.3g} to {max(seconds):.3g})" if len(seconds) > 1 else "")
