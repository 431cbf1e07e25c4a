"""What describes the noun of a complement: a clause, or several, between the copula and the last 的."""

from __future__ import annotations

from kg.extract.zh.grammar import BECOMES, MAKES
from kg.extract.zh.phrases import ONE_OF, Element, Phrase
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.relatives import with_relatives
from kg.extract.zh.tables import Tables
from kg.extract.zh.walk import Walk


def with_clauses_of_role(clause: list[Element], number: int, tables: Tables, out: list[Predication]) -> list[Element]:
    """成为居民反映问题、物业发布通知的重要工具: two clauses that describe one role are told, the role stays."""
    if len(clause) < 6:
        return clause
    at = next((n for n, e in enumerate(clause) if e.type == "S" or e.word in BECOMES), None)
    last = next((n for n in range(len(clause) - 1, 0, -1) if clause[n].type == "N"), 0)
    if at is None or at + 4 >= last or not _describes_role(clause[at + 1 : last + 1], tables):
        return clause
    phrase = clause[last].phrases[-1]
    cut = next((n for n in range(len(phrase.tokens) - 2, 0, -1) if phrase.tokens[n].code == "u"), None)
    if cut is None:
        return clause
    inner, head = of_words(phrase, phrase.tokens[:cut]), of_words(phrase, phrase.tokens[cut + 1 :])
    walk = Walk(number, tables, [], {}, [])
    for element in [*_apart(clause[at + 1 : last]), Element("N", list(inner.tokens), [inner])]:
        walk.take(element)
        walk.last = element.type
    for predication in walk.done:
        predication.flags.add("relative")
    out.extend(walk.done)
    return [*clause[: at + 1], Element("N", list(head.tokens), [head]), *clause[last + 1 :]]


def _describes_role(inner: list[Element], tables: Tables) -> bool:
    role = tables.topics.get(inner[-1].phrases[-1].head)
    shape = "".join(e.type for e in inner if e.type not in "DM")
    return role is not None and role.relation == "acts_as" and shape == "NVNVN" and _pair(inner)


def with_description(
    clause: list[Element], number: int, tables: Tables, out: list[Predication], carried: list[Phrase]
) -> list[Element]:
    """X 是一种让 Y 做 Z 的 H, X 是以 Y 为 Z、以 V 为 W 的 H: all between the copula and the last 的 describes H."""
    if len(clause) < 4:
        return clause
    at = next((n for n, e in enumerate(clause) if e.type == "S" or e.word == "作为"), None)
    if at is None or at + 3 >= len(clause) or (clause[at].word == "作为" and clause[at + 1].type != "Q"):
        return clause
    subject = clause[at - 1].phrases if at and clause[at - 1].type == "N" else []
    begin = at + 2 if clause[at + 1].type == "Q" else at + 1
    if clause[begin].type not in "VP" or (begin == at + 1 and not _describes(clause, begin, subject, tables)):
        return clause
    last = next((n for n in range(len(clause) - 1, begin, -1) if clause[n].type == "N"), None)
    if last is None or any(e.type == "J" or (e.type == "C" and begin > at + 1) for e in clause[at:last]):
        return clause
    phrase = clause[last].phrases[-1]
    cut = next((n for n in range(len(phrase.tokens) - 2, 0, -1) if phrase.tokens[n].code == "u"), None)
    if cut is None:
        return clause
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    one_of = phrase.one_of or any(t.text in ONE_OF for t in (right[0], *clause[begin - 1].tokens))
    while len(right) > 1 and right[0].code in "eqQu":
        right = right[1:]
    inner, head = of_words(phrase, left), of_words(phrase, right)
    head.one_of = one_of
    before = clause[last].phrases[:-1]
    walk = Walk(number, tables, subject or carried or [head], {}, [])
    told = [*clause[begin:last], Element("N", list(left), [*before, inner])]
    for element in with_relatives(told, number, tables, out):
        walk.take(element)
    for predication in walk.done:
        predication.flags.add("relative")
    out.extend(walk.done)
    return [*clause[:begin], Element("N", list(right), [head]), *clause[last + 1 :]]


def _describes(clause: list[Element], begin: int, subject: list[Phrase], tables: Tables) -> bool:
    """Whether several verbs stand between a copula and the noun that ends the clause: 是运用X配置Y的一种Z."""
    if subject and ((subject[-1].head, "是") in tables.heads or subject[-1].head in (*tables.duties, *tables.hollow)):
        return False  # 职责是监督X、评估Y的Z: what is done
    if clause[begin].word in MAKES or clause[begin - 2].type == "U":
        return False  # 要做的就是让…
    end = len(clause) - 1 if clause[-1].type in "KB" else len(clause)
    inner = clause[begin : end - 1]
    verbs = sum(e.type == "V" for e in inner)
    return (
        verbs > 1
        and clause[end - 1].type == "N"
        and clause[end - 2].type == "V"
        and all(e.type in "VPNCDTMHUZ" for e in inner)
    )


def _pair(inner: list[Element]) -> bool:
    """Whether the noun phrase between the two verbs is an object and the next subject: 反映问题、物业发布."""
    middle = next(e for e in inner[2:] if e.type == "N")
    return len(middle.phrases) == 2 and middle.phrases[1].kind == "actor" != middle.phrases[0].kind


def _apart(inner: list[Element]) -> list[Element]:
    """With the object and the next subject as two noun phrases."""
    out: list[Element] = []
    for n, element in enumerate(inner):
        if element.type == "N" and len(element.phrases) == 2 and 0 < n < len(inner) - 1 and inner[n - 1].type == "V":
            left, right = element.phrases
            mark = next(t for t in element.tokens if left.end <= t.start < right.start)
            out += [
                Element("N", list(left.tokens), [left]),
                Element("C", [mark]),
                Element("N", list(right.tokens), [right]),
            ]
        else:
            out.append(element)
    return out
