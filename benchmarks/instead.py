"""What one would write instead, in forty lines: papers and labels → sentences, matches, triples, a graph and a page."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import combinations
from pathlib import Path


def main(papers: Path, labels: Path, out: Path) -> None:
    """spaCy's blank pipelines with sentencizer and phrase matcher, rdflib, networkx, pyvis."""
    import networkx as nx
    import rdflib
    import spacy
    from pyvis.network import Network  # type: ignore[import-untyped]
    from spacy.matcher import PhraseMatcher

    known = labels.read_text(encoding="utf-8").splitlines()
    pipelines, matchers = {}, {}
    for lang in ("en", "zh"):
        pipelines[lang] = spacy.blank(lang)
        pipelines[lang].add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "。", "！", "？"]})
        matchers[lang] = PhraseMatcher(pipelines[lang].vocab, attr="LOWER")
        matchers[lang].add("term", [pipelines[lang].make_doc(label) for label in known])
    pairs: Counter[tuple[str, str]] = Counter()
    data = rdflib.Dataset()
    space = rdflib.Namespace("https://example.org/")
    for path in sorted(papers.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lang = "zh" if sum("一" <= c <= "鿿" for c in text[:2000]) > 400 else "en"
        doc = pipelines[lang](text)
        for sentence in doc.sents:
            found = sorted({span.text.lower() for span in matchers[lang](sentence, as_spans=True)})
            for left, right in combinations(found, 2):
                pairs[left, right] += 1
                ends = [space[str(abs(hash(name)))] for name in (left, right)]
                data.add((ends[0], space.near, ends[1]))
                data.add((ends[0], space.quote, rdflib.Literal(sentence.text)))
    out.mkdir(parents=True, exist_ok=True)
    data.serialize(out / "graph.trig", format="trig")
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((left, right, count) for (left, right), count in pairs.items())
    nx.write_graphml(graph, out / "graph.graphml")
    page = Network()
    page.from_nx(graph)
    (out / "graph.html").write_text(page.generate_html(), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:4]))
