"""Graph → the data of the pages, as one JSON object. Everything is stored once and referred to by its index.

Offsets count UTF-16 units of a document's text, as browsers do. Keys:

- `title` {en, zh}, `languages` [code]
- `works` [{id, title, zh?, authors, year?, doi?, venue?, lang?}]
- `docs` [{id, work, text, sections [name], blocks [kind, start, length, section]*, sentences [start, length, section,
  paragraph, lang (0 en, 1 zh)]*, cuts {sentence: [start, length]*}, marks [start, length, node]*}]; `*` is a flat list
  of such rows. `cuts` has the pieces of a sentence that a page break cut. Where `partial` is true the text is only
  the paragraphs that are quoted (the papers together were too long for one page).
- `nodes` {id, kind (index into `kinds`), en, zh (label or 0), degree, works [work], community, centrality (0-1000)},
  columns of equal length: first the `drawn` nodes of the graph, then the terms that no claim speaks of. The places
  `x`, `y` and the claims' ends `from`, `to` are put beside by the page's writer, which has them from pyvis.
- `terms` {node: {also? [[lang, text]], def? {lang: text}, note? {lang: text}, broader? [node], related? [node],
  sources? [text], match? [[property, iri]], theme?, year?, party?}}
- `relations` [{id, en, zh, inverse? {en, zh}, def? {lang: text}, group?, symmetric?}]
- `holders` [[node or -1, text]]: who says it where it is not the author
- `claims` {id, relation, polarity (0 affirmed, 1 negated), modality (index into `modalities`), holder (-1 author),
  confidence (0-100), works [work], count (of evidence)}, columns
- `evidence` [[doc, sentence, confidence, rule, subject pieces, cue pieces, object pieces, subject text or 0, object
  text or 0, time or 0, place or 0]], those of the first claim first; pieces are [start, length]* in the document; a
  text is given where the sentence does not name the end itself (a pronoun, an implied subject)
- `rules` [name], `conflicts` [[claim, claim, reason, [what differs]]], `gaps` [[node, node, common neighbours]]
- `pinyin` {syllable: characters}: how the Chinese labels are read; `traditional` {character: simplified} of those in them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.export.texts import LANGS, Text, document, quoted_alone
from kg.model import KINDS, MODALITIES, POLARITIES, Evidence, Graph, Label, Node, Relation, Term, Work
from kg.pinyin import syllables
from kg.text import simplified

Json = dict[str, Any]
Pairs = tuple[tuple[str, str], ...]


def payload(graph: Graph) -> Json:
    """The graph as plain data; see the module's docstring."""
    index, chinese = node_index(graph), chinese_labels(graph)
    works = {work.id: n for n, work in enumerate(graph.works)}
    quoted = quoted_alone(graph)
    papers = [Text(paper, quoted) for paper in graph.papers]
    read: dict[str, list[Evidence]] = defaultdict(list)
    for item in graph.evidence:
        read[item.document].append(item)
    return {
        "title": dict(graph.ontology.title),
        "languages": list(graph.ontology.languages),
        "kinds": list(KINDS),
        "modalities": list(MODALITIES),
        "works": [_work(work) for work in graph.works],
        "drawn": len(graph.nodes),
        "nodes": _nodes(graph, index, works),
        "terms": {
            str(index[key]): found for key, term in graph.ontology.terms.items() if (found := _term(term, index))
        },
        "relations": [_relation(relation) for relation in _relations(graph)],
        **_claims(graph, index, works, papers),
        "docs": [document(text, graph, index, works, read.get(text.name, ())) for text in papers],
        "conflicts": _conflicts(graph),
        "gaps": [[index[a], index[b], n] for a, b, n in graph.gaps if a in index and b in index],
        "pinyin": syllables(chinese),
        "traditional": traditional(chinese),
    }


def node_index(graph: Graph) -> dict[str, int]:
    """Node id → its index: the nodes of the graph, then the terms that no claim speaks of."""
    ids = [node.id for node in graph.nodes]
    return {key: n for n, key in enumerate(dict.fromkeys([*ids, *sorted(graph.ontology.terms)]))}


def chinese_labels(graph: Graph) -> set[str]:
    """All Chinese labels of nodes and terms."""
    labels = {text for node in graph.nodes for lang, text in node.labels if lang.startswith("zh")}
    return labels | {a.text for t in graph.ontology.terms.values() for a in t.labels if a.lang.startswith("zh")}


def traditional(labels: set[str]) -> dict[str, str]:
    """Traditional character → the simplified one, where that stands in a label: what a reader may type for it."""
    used = set().union(*labels)
    return {chr(code): plain for code, plain in simplified().items() if plain in used}


# ---- nodes and relations ------------------------------------------------------------------------


def _work(work: Work) -> Json:
    return _full({
        "id": work.id, "title": work.title, "zh": work.title_zh, "authors": list(work.authors), "year": work.year,
        "doi": work.doi, "venue": work.venue, "lang": work.language,
    })  # fmt: skip


def _nodes(graph: Graph, index: Mapping[str, int], works: Mapping[str, int]) -> Json:
    drawn = {node.id: node for node in graph.nodes}
    columns: dict[str, list[Any]] = {
        name: [] for name in ("id", "kind", "en", "zh", "degree", "works", "community", "centrality")
    }
    for key in index:
        node = drawn.get(key)
        term = graph.ontology.terms.get(key)
        labels = _preferred(term.labels) if term else {}
        for lang, text in node.labels if node else ():
            labels.setdefault(lang, text)
        kind = node.kind if node else term.kind if term else "concept"
        row = (
            key, KINDS.index(kind), labels.get("en") or 0, labels.get("zh") or labels.get("zh-Hant") or 0,
            node.degree if node else 0, [works[w] for w in node.works if w in works] if node else [],
            node.community if node else -1, round(1000 * node.centrality) if node else 0,
        )  # fmt: skip
        for name, value in zip(columns, row, strict=True):
            columns[name].append(value)
    return columns


def _preferred(labels: Iterable[Label]) -> dict[str, str]:
    return {label.lang: label.text for label in labels if label.kind == "preferred"}


def _term(term: Term, index: Mapping[str, int]) -> Json:
    also = [[label.lang, label.text] for label in term.labels if label.kind == "alternative"]
    hant = [[label.lang, label.text] for label in term.labels if label.kind == "preferred" and label.lang not in LANGS]
    return _full({
        "also": also + hant, "def": dict(term.definition), "note": dict(term.scope_note),
        "broader": [index[key] for key in term.broader if key in index],
        "related": [index[key] for key in term.related if key in index],
        "sources": list(term.sources), "match": [[match.property, match.iri] for match in term.matches],
        "theme": term.theme, "year": term.year, "party": term.party,
    })  # fmt: skip


def _relations(graph: Graph) -> list[Relation]:
    """The relations that claims state, and those of the ontology, in its order."""
    used = {claim.relation for claim in graph.claims}
    known = list(graph.ontology.relations.values())
    return [r for r in known if r.id in used or r.domain or r.range or r.examples] + [
        Relation(key, ()) for key in sorted(used - set(graph.ontology.relations))
    ]


def _relation(relation: Relation) -> Json:
    inverse = {label.lang: label.text for label in relation.inverse}
    return _full({
        "id": relation.id, "en": relation.label("en"), "zh": relation.label("zh"), "inverse": inverse,
        "def": dict(relation.definition), "group": relation.broader, "symmetric": relation.symmetric,
    })  # fmt: skip


def _full(data: Json) -> Json:
    """`data` without what is empty."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, False)}


# ---- claims -------------------------------------------------------------------------------------


def _claims(graph: Graph, index: Mapping[str, int], works: Mapping[str, int], papers: Sequence[Text]) -> Json:
    relations = {relation.id: n for n, relation in enumerate(_relations(graph))}
    holders = _holders(graph)
    number = {key: n for n, key in enumerate(holders)}
    rules: dict[str, int] = {}
    texts = {text.name: (n, text) for n, text in enumerate(papers)}
    rows: list[list[Any]] = []
    for claim in graph.claims:
        rows += [_evidence(graph.evidence[n], texts, rules) for n in claim.evidence]
    return {
        "holders": [[index.get(key, -1), text] for key, text in holders.items()],
        "claims": {
            "id": [claim.id for claim in graph.claims],
            "relation": [relations[claim.relation] for claim in graph.claims],
            "polarity": [POLARITIES.index(claim.polarity) for claim in graph.claims],
            "modality": [MODALITIES.index(claim.modality) for claim in graph.claims],
            "holder": [number.get(claim.holder, -1) for claim in graph.claims],
            "confidence": [round(100 * claim.confidence) for claim in graph.claims],
            "works": [[works[work] for work in claim.works if work in works] for claim in graph.claims],
            "count": [len(claim.evidence) for claim in graph.claims],
        },
        "evidence": rows,
        "rules": list(rules),
    }


def _holders(graph: Graph) -> dict[str, str]:
    """Holder id → the words that name it first."""
    found: dict[str, str] = {}
    for claim in graph.claims:
        if claim.holder != "author":
            words = graph.evidence[claim.evidence[0]].holder_text if claim.evidence else ""
            found.setdefault(claim.holder, words or claim.holder.rpartition("/")[2])
    return found


def _evidence(item: Evidence, texts: Mapping[str, tuple[int, Text]], rules: dict[str, int]) -> list[Any]:
    number, text = texts[item.document]
    row: list[Any] = [
        number, text.order[item.sentence], round(100 * item.confidence), rules.setdefault(item.rule, len(rules)),
        text.rows(item.subject.pieces), text.rows(item.cue), text.rows(item.object.pieces),
        _unnamed(item.subject), _unnamed(item.object), item.time or 0, item.place or 0,
    ]  # fmt: skip
    while row[-1] == 0 and len(row) > 7:
        row.pop()
    return row


def _unnamed(node: Node) -> str | int:
    return 0 if node.surface == node.text else node.text


def _conflicts(graph: Graph) -> list[list[Any]]:
    index = {claim.id: n for n, claim in enumerate(graph.claims)}
    return [
        [index[c.left], index[c.right], c.reason, list(c.differs)]
        for c in graph.conflicts
        if c.left in index and c.right in index
    ]
