"""Graph → `ontology.html`, the vocabulary: every term and relation, what it means in both languages and where it occurs.

Made of the explorer's parts and written with it. Beside the explorer's payload the page has `labels` {node: {lang: {kind: [text]}}} and
`usage` {relation: {domain, range, examples, counterexamples}}.
"""

from __future__ import annotations

from collections import defaultdict

from kg.export.payload import Json, node_index
from kg.model import Graph, Relation, Term

FILES = {"ontology.html": "the vocabulary: terms and relations, their meaning in both languages, where they occur"}
MODULES = (
    "dom", "data", "words", "state", "select", "picture", "search", "cards", "paper", "views", "finder", "help",
    "lexicon", "main-lexicon",
)  # fmt: skip


def more(graph: Graph) -> Json:
    """What the vocabulary's page has beside the explorer's payload."""
    index = node_index(graph)
    return {
        "labels": {str(index[key]): _labels(term) for key, term in graph.ontology.terms.items()},
        "usage": {key: _usage(relation) for key, relation in graph.ontology.relations.items()},
    }


def _labels(term: Term) -> dict[str, dict[str, list[str]]]:
    """Language → kind of label → texts; the traditional script stands with Chinese."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for label in term.labels:
        kind = "alternative" if label.lang == "zh-Hant" and label.kind == "preferred" else label.kind
        if kind != "preferred":
            found[label.lang[:2]][kind].append(label.text)
    return found


def _usage(relation: Relation) -> Json:
    return {
        "domain": list(relation.domain),
        "range": list(relation.range),
        "examples": [
            {
                "text": example.text,
                "lang": example.lang,
                "subject": example.subject,
                "object": example.object,
                "polarity": example.polarity,
                "modality": example.modality,
            }
            for example in relation.examples
        ],
        "counterexamples": [{"lang": lang, "text": text} for lang, text in relation.counterexamples],
    }
