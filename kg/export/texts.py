"""Papers as the page carries them: their text once, and all offsets turned into those of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.model import Block, Evidence, Graph, Paper, Span

TEXT_LIMIT = 6_000_000  # characters of papers that one page carries whole
BREAK = "\n\n"  # between the paragraphs of a text that is not whole
LANGS = ("en", "zh")


class Text:
    """A paper's text as the page carries it, with file offsets turned into the page's."""

    def __init__(self, paper: Paper, quoted: Callable[[str, int], bool] | None) -> None:
        self.paper = paper
        self.name = paper.document.id
        self.order = {sentence.index: n for n, sentence in enumerate(paper.sentences)}
        self.kept = _paragraphs(paper, quoted)
        self.partial = quoted is not None
        source = paper.document.text
        self.text = BREAK.join(source[span.start : span.end] for span in self.kept)
        self._starts = [span.start for span in self.kept]
        self._bases = _bases(self.kept)
        self._astral = [n for n, c in enumerate(self.text) if c > "\uffff"] if not self.text.isascii() else []

    def has(self, span: Span) -> bool:
        """Whether the page carries all of `span`."""
        n = bisect_right(self._starts, span.start) - 1
        return n >= 0 and span.end <= self.kept[n].end

    def row(self, span: Span) -> list[int]:
        """Start and length of `span` in the page's text, in UTF-16 units."""
        start = self._at(span.start)
        return [start, self._at(span.end, span.start) - start]

    def rows(self, spans: Iterable[Span]) -> list[int]:
        """Starts and lengths of the spans that the page carries."""
        return [number for span in spans if self.has(span) for number in self.row(span)]

    def _at(self, offset: int, anchor: int | None = None) -> int:
        n = max(0, bisect_right(self._starts, offset if anchor is None else anchor) - 1)
        plain = self._bases[n] + offset - self._starts[n]
        return plain + bisect_right(self._astral, plain - 1)


def _bases(kept: Sequence[Span]) -> list[int]:
    bases = [0]
    for span in kept:
        bases.append(bases[-1] + span.end - span.start + len(BREAK))
    return bases


def quoted_alone(graph: Graph) -> Callable[[str, int], bool] | None:
    """None where all texts fit; else whether a sentence of a document is quoted."""
    if sum(len(paper.document.text) for paper in graph.papers) <= TEXT_LIMIT:
        return None
    quoted = {(item.document, item.sentence) for item in graph.evidence}
    return lambda document, sentence: (document, sentence) in quoted


def _paragraphs(paper: Paper, quoted: Callable[[str, int], bool] | None) -> list[Span]:
    if quoted is None:
        return [Span(0, len(paper.document.text))]
    wanted = {s.paragraph for s in paper.sentences if quoted(paper.document.id, s.index)}
    spans: list[Span] = []
    for span in sorted(s.span for s in paper.sentences if s.paragraph in wanted):
        if spans and span.start <= spans[-1].end + 2:
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return spans or [Span(0, 0)]


def document(
    text: Text, graph: Graph, index: Mapping[str, int], works: Mapping[str, int], evidence: Sequence[Evidence]
) -> dict[str, Any]:
    paper = text.paper
    sections = list(dict.fromkeys([*(b.section for b in paper.blocks), *(s.section for s in paper.sentences)]))
    number = {name: n for n, name in enumerate(sections)}
    blocks = [Block("prose", span, "") for span in text.kept] if text.partial else paper.blocks
    kinds = list(dict.fromkeys(block.kind for block in blocks))
    sentences: list[int] = []
    for s in paper.sentences:
        row = text.row(s.span) if text.has(s.span) else [0, 0]
        sentences += [*row, number[s.section], s.paragraph, LANGS.index(s.lang) if s.lang in LANGS else 0]
    rows = [n for b in blocks for n in (kinds.index(b.kind), *text.row(b.span), number.get(b.section, 0))]
    cuts = {str(text.order[s.index]): text.rows(s.pieces) for s in paper.sentences if len(s.pieces) > 1}
    found: dict[str, Any] = {
        "id": text.name, "work": works.get(paper.document.work, -1), "text": text.text, "sections": sections,
        "kinds": kinds, "blocks": rows, "sentences": sentences, "marks": _marks(text, graph, index, evidence),
    }  # fmt: skip
    return found | ({"cuts": cuts} if cuts else {}) | ({"partial": True} if text.partial else {})


def _marks(text: Text, graph: Graph, index: Mapping[str, int], evidence: Sequence[Evidence]) -> list[int]:
    """Where nodes are named in a document: [start, length, node]*, in order."""
    spans: dict[Span, str] = {}
    sentences = {s.index: s for s in text.paper.sentences}
    for number, mention in graph.mentions.get(text.name, ()):
        term = mention.term
        if term is not None and term in index:
            spans |= {span: term for span in sentences[number].locate(mention.start, mention.end)}
    for item in evidence:
        spans |= {s: end.id for end in (item.subject, item.object) if end.text == end.surface for s in end.pieces}
    return [n for span in sorted(spans) if text.has(span) for n in (*text.row(span), index[spans[span]])]
