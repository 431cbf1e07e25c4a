"""Elements of a sentence → predications: who does what to whom, through what, before any relation is named."""

from __future__ import annotations

from itertools import groupby, pairwise

from kg.extract.zh.clefts import Cleft, joined, with_cleft
from kg.extract.zh.descriptions import with_clauses_of_role, with_description
from kg.extract.zh.listed import with_list
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import Predication, is_reason
from kg.extract.zh.relatives import with_relatives
from kg.extract.zh.subjects import CALLS_FOR
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.extract.zh.walk import Walk

MAX_ELEMENTS = 200  # of a sentence


def split_clauses(elements: list[Element]) -> list[list[Element]]:
    """The elements between commas."""
    clauses: list[list[Element]] = [[]]
    for element in elements[:MAX_ELEMENTS]:
        if element.type in "KB":
            clauses[-1].append(element)
            clauses.append([])
        else:
            clauses[-1].append(element)
    return [c for c in clauses if c]


def predications_of(elements: list[Element], tables: Tables) -> list[Predication]:
    """Every predication of a sentence in order, subjects carried from clause to clause."""
    out: list[Predication] = []
    carried: list[Phrase] = []
    near: list[Phrase] = []
    outer: list[Phrase] = []
    marks: list[Token] = []
    pending: dict[str, list[Phrase]] = {}
    events: list[Phrase] = []
    founded: list[Phrase] = []
    speaker: list[Phrase] = []
    time: tuple[int, int] | None = None
    reason: list[Phrase] = []
    broken = False  # whether the clause before ends with ；
    cleft: Cleft | None = None
    previous: list[Element] = []
    for number, clause in enumerate(split_clauses(joined(elements))):
        if with_list(clause, previous, out, tables):
            continue
        previous = clause
        clause, cleft = with_cleft(clause, tables, cleft)
        clause = with_clauses_of_role(clause, number, tables, out)
        clause = with_description(clause, number, tables, out, carried)
        clause = with_relatives(clause, number, tables, out)
        if outer and clause[0].word in _BESIDES:
            carried = outer  # 要求各区排查，并派出督导组
        walk = Walk(number, tables, carried, pending, near)
        walk.marks, walk.founded, walk.speaker = marks, founded, speaker
        walk.before = events
        if clause[0].type == "S":
            walk.subject = events  # 待遇微薄、编制无望，是…的原因
        events = []
        for n, element in enumerate(clause):
            walk.next = clause[n + 1].type if n + 1 < len(clause) else "K"
            walk.take(element)
            walk.last = element.type
        walk.close()
        events, founded = walk.events, walk.body()
        speaker = next((p.subject for p in walk.done if p.how == "own" and p.verb.text in tables.saying), speaker)
        time = _time_in(clause, tables) or time
        _share_objects(walk.done, tables)
        for predication in walk.done:
            predication.time, predication.place = time, _place_of(predication)
            apart = broken and predication.form == "adjective"  # …；机构养老费用偏高
            predication.context, predication.near = [] if apart else carried, near
        if reason and walk.done:
            walk.done[0].reason = reason
        reason = [] if walk.done else _reason_alone(clause, walk)
        if walk.theme and walk.named and not walk.theme[-1].pronoun:
            _look_ahead(out, walk.theme, tables)
        out.extend(walk.done)
        pending = walk.left_over()
        marks = [t for t in walk.marks if t.code == "m"] if pending or not walk.done else []
        broken = any(e.type == "B" for e in clause) and clause[-1].word not in "：:"
        if broken:
            pending = {}
            events = []  # a weakness before ； is not what does the next
        carried = [] if _only_says(walk, tables) else walk.theme or _as_to(clause, walk) or carried
        outer = walk.outer
        near = next((p.objects for p in reversed(walk.done) if p.objects), walk.subject or near)
    _link(out)
    return out


def _as_to(clause: list[Element], walk: Walk) -> list[Phrase]:
    """至于农业用水，: what the next clause is about."""
    named = clause[0].word == "至于" or all(e.type in "NK" for e in clause)  # 外来人员聚居的城中村，
    return walk.subject if not walk.done and named else []


def _reason_alone(clause: list[Element], walk: Walk) -> list[Phrase]:
    """由于连年干旱，: the phrase that alone is the reason of what follows."""
    phrases = next((v for k, v in walk.preps.items() if k in _REASONS), [])
    return phrases or (walk.subject if any(e.word in _REASONS for e in clause) else [])


_BESIDES = ("并", "并且", "同时", "还", "另")
_REASONS = ("由于", "因为", "因")


def _share_objects(done: list[Predication], tables: Tables) -> None:
    """既可能促进也可能阻碍公共物品的供给: of verbs that one object follows, each has it."""
    for first, second in reversed(list(pairwise(done))):
        twins = first.verbal is second and first.verb.end == second.verb.start and len(first.verb.text) == 2
        one, other = tables.verbs.get(first.verb.text), tables.verbs.get(second.verb.text)
        alike = one is not None and other is not None and one.relation == other.relation
        if twins and alike and second.objects and first.verb.text not in tables.clausal:
            first.objects, first.verbal = second.objects, None  # 培育扶持民办机构
        beside = first.form == second.form == "verb" and second.how in ("same", "carried") and first.verbal is None
        if beside and not first.objects and second.objects and any(t.text in _ALSO for t in second.marks):
            first.objects = second.objects


_ALSO = ("也", "又", "或", "还", "并")


def _link(predications: list[Predication]) -> None:
    """Tells each predication what the clauses before and after say next to it."""
    main = [p for p in predications if "relative" not in p.flags]
    groups = [list(group) for _, group in groupby(main, key=lambda p: p.clause)]
    for first, second in pairwise(main):
        first.then = second if first.clause == second.clause else None
    for group, after in pairwise(groups):
        for predication in group:
            predication.follows = after[0]
        for predication in after:
            predication.before = group[-1]


def _only_says(walk: Walk, tables: Tables) -> bool:
    """有学者指出，…: who speaks is not the subject of what is said; 当局表示，将… speaks of itself."""
    if any(p.verb.text in CALLS_FOR and p.verbal is not None and not p.objects for p in walk.done):
        return True  # 研究者呼吁建立…，让…
    last = walk.done[-1] if walk.done else None
    if last is None or last.form != "verb" or last.verb.text not in tables.saying or last.verb.text in _OF_ONESELF:
        return False
    if last.preps.get("把") or last.preps.get("+在"):
        return False  # 把数据显示在大屏上
    return not last.objects and last.verbal is None and walk.last in ("K", "B", "V") and "relative" not in last.flags


_OF_ONESELF = ("表示", "承诺", "宣布", "希望", "要求")
_YEARS = ("年", "月", "日", "年代", "世纪", "年底", "年末", "年初", "年来", "期间")


def _time_in(clause: list[Element], tables: Tables) -> tuple[int, int] | None:
    """When, as the clause says it: 2021年, 近年来, 截至2023年末."""
    found: tuple[int, int] | None = None
    number: list[Token] = []
    for element in clause:
        if element.type == "T":
            parts = [t for t in element.tokens if t.text in tables.times or t.text.endswith(_YEARS)]
            if parts and number and number[-1].end == parts[0].start:
                parts = [*number, *parts]  # 2022年底
        elif element.type in "Q":
            parts = element.tokens if element.tokens[-1].text in ("年", "月", "日") and len(element.tokens) > 1 else []
        else:
            continue
        number = element.tokens if element.type == "Q" else []
        if not parts:
            continue
        if found is not None and parts[0].start == found[1]:
            found = found[0], parts[-1].end
        elif found is None:
            found = parts[0].start, parts[-1].end
    return found


def _place_of(predication: Predication) -> Phrase | None:
    """上海 in 在上海建立…."""
    phrases = predication.preps.get("在") or predication.preps.get("+在") or predication.preps.get("+于")
    return phrases[-1] if phrases and phrases[-1].kind == "place" else None


def _agentive(p: Predication, tables: Tables) -> bool:
    """采用, 建立: what somebody does."""
    entry = tables.verbs.get(p.verb.text)
    return entry is not None and entry.relation in _BY_SOMEBODY


_BY_SOMEBODY = ("uses", "establishes", "provides", "serves", "governs", "funds", "coordinates", "participates_in")


def _look_ahead(out: list[Predication], theme: list[Phrase], tables: Tables) -> None:
    """利用算法，平台控制…: clauses without a subject take that of the clause that follows."""
    for predication in reversed(out):
        modifies = "relative" in predication.flags and predication.form != "as" and "as" not in predication.flags
        if modifies or predication.how == "pivot":
            continue
        if is_reason(predication) and theme[-1].kind == "concept" and _agentive(predication, tables):
            break  # 由于采用了灌溉技术，用水量减少
        if predication.form == "copula" or predication.how != "none" or "hollow-subject" in predication.flags:
            break
        predication.subject, predication.how = theme, "ahead"
