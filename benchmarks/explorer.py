"""How large the explorer is, how soon it is drawn and how smoothly it moves, beside pyvis' own page and sigma's.

    python benchmarks/explorer.py [200 1000 5000 20000]

All in one run, in Chromium without a graphics card, from `file://`, layout stored. pyvis' own page is tried up to
1,000 nodes with its physics on, as it comes. sigma needs `npm ci` in tests/web.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parent.parent))

from kg.export.page import COLOURS, export
from kg.model import Graph
from tests.graphs import make_graph

MODULES = Path(__file__).parent.parent / "tests/web/node_modules"
ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
PYVIS_LIMIT = 1000
LONGEST = 100.0  # seconds

PAN = """async (selector) => {
  const all = [...document.querySelectorAll(selector)], target = all[all.length - 1];
  const box = target.getBoundingClientRect();
  const tell = (type, x, y) => {
    for (const [Kind, name] of [[PointerEvent, 'pointer'], [MouseEvent, 'mouse']]) {
      const what = {pointerId: 1, bubbles: true, clientX: x, clientY: y, buttons: 1, pointerType: 'mouse'};
      target.dispatchEvent(new Kind(name + type, what));
    }
  };
  target.setPointerCapture = () => {};
  let x = box.left + 300, y = box.top + 300, n = 0;
  tell('down', x, y);
  const start = performance.now();
  await new Promise((done) => {
    const step = () => {
      x += Math.sin(n / 9) * 9;
      y += Math.cos(n / 7) * 6;
      n++;
      tell('move', x, y);
      if (performance.now() - start < 3000) requestAnimationFrame(step); else done();
    };
    requestAnimationFrame(step);
  });
  const spent = performance.now() - start;
  tell('up', x, y);
  return Math.round(1000 * n / spent);
}"""


def main() -> None:
    """Prints a table, a row for each page and size."""
    sizes = [int(word) for word in sys.argv[1:]] or [200, 1000, 5000, 20000]
    print(f"{'page':14} {'nodes':>6} {'edges':>6} {'MB':>6} {'drawn s':>8} {'fps':>4} {'heap MB':>8}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        for size in sizes:
            graph = make_graph(size, 3 * size)
            for name, html, selector, ready in pages(graph, size):
                path = Path(folder) / f"{name}.html"
                path.write_text(html, encoding="utf-8", newline="\n")
                row = measured(browser, path, selector, ready)
                size_mb = path.stat().st_size / 1e6
                print(f"{name:14} {len(graph.nodes):6} {len(graph.claims):6} {size_mb:6.2f} {row}", flush=True)
        browser.close()


def pages(graph: Graph, size: int) -> list[tuple[str, str, str, str]]:
    """Name, HTML, where to drag, and what tells that it is drawn and rests."""
    html = export(graph)["graph.html"]
    assert isinstance(html, str)
    found = [("kg", html, ".map", "document.body && document.body.dataset.drawn === 'yes'")]
    if size <= PYVIS_LIMIT:
        found.append(("pyvis", plain_pyvis(graph), "canvas", "window.rested === true"))
    if (MODULES / "sigma").is_dir():
        found.append(("sigma", sigma_page(graph), "canvas", "window.rested === true"))
    return found


def measured(browser: Browser, path: Path, selector: str, ready: str) -> str:
    """Seconds to the first stable drawing, frames a second while panning, heap."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    begun = time.monotonic()
    page.add_init_script(
        f"const look = () => {{ if ({ready}) window.drawnAt = performance.now(); else setTimeout(look, 5); }}; look();"
    )
    page.goto(path.as_uri(), wait_until="commit")
    while not page.evaluate("window.drawnAt || 0"):  # a policy without eval rules out waiting within the page
        page.wait_for_timeout(50)
        if time.monotonic() - begun > LONGEST:
            page.close()
            return f"  > {LONGEST:.0f}"
    page.wait_for_timeout(500)
    drawn = page.evaluate("window.drawnAt") / 1000
    fps = page.evaluate(PAN, selector)
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.close()
    return f"{drawn:8.2f} {fps:4} {heap:8.0f}"


def plain_pyvis(graph: Graph) -> str:
    """pyvis' own page with its own template; it rests when its physics says so."""
    net = Network(height="860px", width="100%", directed=True, cdn_resources="in_line")
    labels = {node.id: dict(node.labels)["en"] for node in graph.nodes}
    for node in graph.nodes:
        net.add_node(node.id, label=labels[node.id], color=COLOURS[node.kind])
    for claim in graph.claims:
        net.add_edge(claim.subject, claim.object)
    html = str(net.generate_html())
    rest = "network.once('stabilizationIterationsDone', () => { window.rested = true; });"
    return html.replace("return network;", f"{rest} return network;")


def sigma_page(graph: Graph) -> str:
    """sigma with graphology, places as stored."""
    nodes = [
        [n.id, {"x": n.x, "y": -n.y, "size": 4, "label": dict(n.labels)["en"], "color": COLOURS[n.kind]}]
        for n in graph.nodes
    ]
    edges = [[claim.subject, claim.object] for claim in graph.claims]
    data = json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c")
    scripts = (MODULES / "graphology/dist/graphology.umd.min.js", MODULES / "sigma/dist/sigma.min.js")
    code = "".join(f"<script>{path.read_text(encoding='utf-8')}</script>" for path in scripts)
    return f"""<!doctype html><meta charset="utf-8"><style>html,body,#box{{height:100%;margin:0}}</style><div id="box"></div>{code}
<script type="application/json" id="data">{data}</script><script>
const data = JSON.parse(document.getElementById('data').textContent), graph = new graphology.MultiDirectedGraph();
for (const [id, look] of data.nodes) graph.addNode(id, look);
for (const [a, b] of data.edges) graph.addEdge(a, b, {{size: 0.5, color: '#ccc'}});
const drawing = new Sigma(graph, document.getElementById('box'));
requestAnimationFrame(() => requestAnimationFrame(() => {{ window.rested = true; }}));
</script>"""


if __name__ == "__main__":
    main()
