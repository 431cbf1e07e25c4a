"""Words against the text at their offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.check.engines import Missing
from kg.check.outputs import Checked, Outputs
from kg.model import Issue
from kg.rdf.claims import CONTEXT
from kg.rdf.space import STANDARD, text

_OA, _SCHEMA = STANDARD["oa"], STANDARD["schema"]


def spans_cut_their_words(outputs: Outputs) -> Checked:
    """In evidence.jsonl, the text from `start` to `end` is the surface of each subject and object."""
    try:
        lines = outputs.evidence
    except Missing as error:
        return Checked("spans of evidence.jsonl against the papers", skipped=str(error))
    known = [(n, line) for n, line in enumerate(lines, 1) if line["paper"] in outputs.texts]
    issues = [issue for n, line in known for issue in _spans(outputs, n, line)]
    return Checked(f"spans of {len(known)} of {len(lines)} readings against the papers", tuple(issues), _no(outputs))


def _spans(outputs: Outputs, number: int, line: dict[str, Any]) -> Iterator[Issue]:
    whole = outputs.texts[line["paper"]]
    where = outputs.where("evidence.jsonl", number)
    for role in ("subject", "object"):
        end = line[role]
        if end["start"] is None:
            continue
        pieces: Sequence[Sequence[int]] = end.get("pieces") or [[end["start"], end["end"]]]
        found = [whole[a:b] for a, b in pieces]
        if end["surface"] not in (whole[end["start"] : end["end"]], "".join(found), " ".join(found)):
            message = f"the {role} {end['surface']!r} is not what {line['paper']} has at {end['start']}: {found[0]!r}"
            yield Issue(where, "error", "span-differs", message, "run kg build again")
    for a, b in line["sentence"]["pieces"]:
        if not 0 <= a < b <= len(whole):
            yield Issue(where, "error", "span-outside", f"the sentence {a} to {b} is outside of {line['paper']}")


def quotes_are_in_the_rdf(outputs: Outputs) -> Checked:
    """In the RDF, every quote with its prefix and suffix is what the file has at its position."""
    try:
        values = outputs.values
    except Missing as error:
        return Checked("quotes of graph.trig against the papers", skipped=str(error))
    names = {key: found[_SCHEMA + "name"][0] for key, found in values.items() if _SCHEMA + "name" in found}
    sentences = [(key, found) for key, found in values.items() if _OA + "hasSource" in found]
    issues = [issue for _, found in sentences for issue in _quotes(outputs, names, found)]
    return Checked(f"quotes of {len(sentences)} sentences in the RDF against the papers", tuple(issues), _no(outputs))


def _quotes(outputs: Outputs, names: dict[str, str], sentence: dict[str, list[str]]) -> Iterator[Issue]:
    name = names.get(sentence[_OA + "hasSource"][0], "")
    if name not in outputs.texts:
        return
    whole, values = outputs.texts[name], outputs.values
    for key in sentence.get(_OA + "hasSelector", []):
        if _OA + "start" not in values[key] or _OA + "end" not in values[key]:
            continue
        numbers = values[key][_OA + "start"][0], values[key][_OA + "end"][0]
        if not all(number.isdecimal() for number in numbers):
            continue  # the shapes name it
        start, end = (int(number) for number in numbers)
        quote = values.get(key.replace("#position=", "#quote="), {})
        cut = {
            "prefix": whole[max(0, start - CONTEXT) : start],
            "exact": whole[start:end],
            "suffix": whole[end : end + CONTEXT],
        }
        for part, wanted in cut.items():
            if quote.get(_OA + part) != [text(wanted).value]:
                message = f"the {part} of the quote at {start} to {end} is not what {name} has there"
                yield Issue(outputs.where("graph.trig"), "error", "quote-differs", message, "run kg build again")


def _no(outputs: Outputs) -> str:
    return "" if outputs.texts else "the papers are not there; name their folder with --papers"
