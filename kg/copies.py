"""Papers that are one text, or nearly: copies under two names would pass for two independent witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model import Issue, Paper
from kg.papers import CATALOGUE
from kg.text import squeeze

SHARE = 0.8  # of the sentences of the shorter one, from which on two papers are one text
LEAST = 5  # sentences; fewer in common say nothing


def copies(papers: Iterable[Paper]) -> Iterator[Issue]:
    """A warning for each paper that another work's paper, earlier in the row, has the text of or most sentences of."""
    same: dict[str, Paper] = {}
    owner: dict[str, Paper] = {}  # sentence → the first paper that has it
    sizes: dict[str, int] = {}
    for paper in papers:
        document = paper.document
        said = {squeeze(sentence.text) for sentence in paper.sentences}
        sizes[document.id] = len(said)
        others = (owner[text].document for text in said if text in owner)
        shared = Counter(other.id for other in others if other.work != document.work)
        twin = same.setdefault(document.sha256, paper)
        if twin.document.work != document.work:
            yield _issue("paper-same-text", document.id, f"has the same text as {twin.document.id}")
        else:
            most = max(((n, other) for other, n in shared.items()), default=(0, ""))
            least = min(len(said), sizes.get(most[1], 0))
            if most[0] >= max(LEAST, SHARE * least):
                common = f"has {most[0]} of its {len(said)} sentences in common with {most[1]}"
                yield _issue("paper-near-copy", document.id, common)
        for text in said:
            owner.setdefault(text, paper)


def _issue(code: str, document: str, what: str) -> Issue:
    hint = f"remove one, or list both as files of one work in {CATALOGUE}"
    return Issue(f"{document}:1:1", "warning", code, f"{document} {what} and counts as a second witness", hint)
