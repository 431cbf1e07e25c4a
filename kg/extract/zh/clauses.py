"""Elements of a sentence → predications: who does what to whom, through what, before any relation is named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.tables import SAME, Tables
from kg.extract.zh.tokens import Token
from kg.extract.zh.wordclass import COMPLEMENTS
from kg.model import Predicate

MAX_ELEMENTS = 200  # of a sentence


@dataclass(slots=True)
class Predication:
    """One predicate with its arguments as phrases; `how` says where the subject comes from."""

    verb: Token
    subject: list[Phrase]
    how: str  # own, same, carried, pivot, gap, none
    objects: list[Phrase] = field(default_factory=list)
    preps: dict[str, list[Phrase]] = field(default_factory=dict)
    marks: list[Token] = field(default_factory=list)  # modal, negation, adverb words before the verb
    flags: set[str] = field(default_factory=set)
    topic: list[Phrase] = field(default_factory=list)
    clause: int = 0
    form: str = "verb"  # verb, copula, adjective, quantity
    previous: Predication | None = None  # the predication of the same clause before this one
    verbal: Predication | None = None  # its verbal object
    context: list[Phrase] = field(default_factory=list)  # the subject of the clauses before
    near: list[Phrase] = field(default_factory=list)  # the objects of the clause before
    time: tuple[int, int] | None = None  # offsets of when, where the sentence says it
    place: Phrase | None = None


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
    marks: list[Token] = []
    pending: dict[str, list[Phrase]] = {}
    events: list[Phrase] = []
    time: tuple[int, int] | None = None
    for number, clause in enumerate(split_clauses(elements)):
        clause = _with_description(clause, number, tables, out)
        clause = _with_relatives(clause, number, tables, out)
        walk = _Walk(number, tables, carried, pending, near)
        walk.marks = marks
        walk.before = events
        if clause[0].type == "S":
            walk.subject = events  # 待遇微薄、编制无望，是…的原因
        events = []
        for n, element in enumerate(clause):
            walk.next = clause[n + 1].type if n + 1 < len(clause) else "K"
            walk.take(element)
            walk.last = element.type
        walk.close()
        events = walk.events
        time = _time_in(clause, tables) or time
        for predication in walk.done:
            predication.time, predication.place = time, _place_of(predication)
            predication.context, predication.near = carried, near
        if walk.theme and walk.named:
            _look_ahead(out, walk.theme)
        out.extend(walk.done)
        pending = walk.left_over()
        marks = [t for t in walk.marks if t.code == "m"] if pending else []
        if any(e.type == "B" for e in clause) and clause[-1].word not in "：:":
            pending = {}
        carried = walk.theme or carried
        near = next((p.objects for p in reversed(walk.done) if p.objects), walk.subject or near)
    return out


_YEARS = ("年", "月", "日", "年代", "世纪", "年底", "年末", "年初", "年来", "期间")


def _time_in(clause: list[Element], tables: Tables) -> tuple[int, int] | None:
    """When, as the clause says it: 2021年, 近年来, 截至2023年末."""
    found: tuple[int, int] | None = None
    for element in clause:
        if element.type == "T":
            parts = [t for t in element.tokens if t.text in tables.times or t.text.endswith(_YEARS)]
        elif element.type in "Q":
            parts = element.tokens if element.tokens[-1].text in ("年", "月", "日") and len(element.tokens) > 1 else []
        else:
            continue
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


def _look_ahead(out: list[Predication], theme: list[Phrase]) -> None:
    """利用算法，平台控制…: clauses without a subject take that of the clause that follows."""
    for predication in reversed(out):
        if "relative" in predication.flags:
            continue
        if predication.how != "none":
            break
        predication.subject, predication.how = theme, "ahead"


class _Walk:
    """Goes through one clause, left to right."""

    def __init__(
        self, number: int, tables: Tables, carried: list[Phrase], pending: dict[str, list[Phrase]], near: list[Phrase]
    ) -> None:
        self.near = near
        self.number = number
        self.tables = tables
        self.carried = carried
        self.done: list[Predication] = []
        self.subject: list[Phrase] = []
        self.topic: list[Phrase] = []
        self.preps: dict[str, list[Phrase]] = dict(pending)
        self.waiting: str | None = None  # a preposition without its noun phrase yet
        self.marks: list[Token] = []
        self.flags: set[str] = set()
        self.open: Predication | None = None
        self.theme: list[Phrase] = []
        self.named = False  # whether the clause names its subject
        self.event: list[Phrase] = []
        self.before: list[Phrase] = []  # the weaknesses that the clause before names
        self.events: list[Phrase] = []  # every weakness that the clause names
        self.fresh = ""
        self.next = self.last = "K"
        self.group: list[Predication] = []
        self.role: Token
        self.role_of: list[Phrase] = []

    def take(self, element: Element) -> None:
        getattr(self, "_" + element.type, self._skip)(element)

    def close(self) -> None:
        """At the end of the clause."""
        if self.subject and all(p.form == "quantity" for p in self.done):
            self.theme = self.subject
        own = next((p for p in self.done if p.how == "own" and p.previous is None and "relative" not in p.flags), None)
        if own is not None and not self._hollow(own.subject):
            self.theme = own.subject
            self.named = True
        if self.theme and self.theme[-1].owner is not None and self.theme[-1].head in self.tables.duties:
            self.theme = [self.theme[-1].owner]

    def _hollow(self, phrases: list[Phrase]) -> bool:
        """关键, 问题: nouns that stand for nothing by themselves."""
        return bool(phrases) and all(p.text in self.tables.hollow and p.owner is None for p in phrases)

    def left_over(self) -> dict[str, list[Phrase]]:
        """Prepositional phrases that wait for the predicate of the next clause."""
        return {} if self.done else {k: v for k, v in self.preps.items() if v}

    def _skip(self, element: Element) -> None:
        return None

    def _N(self, element: Element) -> None:
        phrases = element.phrases
        if self.waiting is not None:
            if self.waiting == "作为":
                self._role(phrases)
            elif self.waiting == "对" and phrases[-1].owner is not None and self._nominal(phrases):
                pass
            else:
                self.preps[self.waiting] = phrases
                self.fresh = self.waiting
            self.waiting = None
        elif element.place and element.tokens[-1].text != "之间" and self.open is None:
            self.preps.setdefault("在", phrases)
        elif self.open is not None and not self.open.objects:
            for predication in self.group:
                predication.objects = phrases
            self.open.objects = phrases
        elif self.open is not None:
            self.subject = phrases
            self.flags.add("after-object")
        elif self.subject:
            self.topic, self.subject = self.subject, phrases
        else:
            self.subject = phrases

    def _nominal(self, phrases: list[Phrase]) -> bool:
        """X 对 Y 的依赖: what X does to Y; after a verb (改变对Y的态度) its object."""
        phrase = phrases[-1]
        if (
            self.open is not None
            and self.next not in "VSAP"
            and all(p.pronoun or p.kind == "actor" for p in self.open.objects)
        ):
            self.open.objects = phrases
            return True
        deed = phrase.tokens[-1]
        known = self.tables.nominal.get(("对", deed.text)) or self.tables.nominal.get(
            ("对", deed.text.removesuffix("性"))
        )
        if self.open is None and self.subject and known is not None and phrase.owner is not None:
            nominal = Predication(
                deed, self.subject, "own", [phrase.owner], {}, [], {"relative"}, [], self.number, "nominal"
            )
            self.done.append(nominal)
            return self.next in "DAMK"
        return False

    def _role(self, phrases: list[Phrase]) -> None:
        """X 作为 Y."""
        subject = self.role_of or self.subject
        how = "own" if subject else "none"
        self.done.append(
            Predication(self.role, subject, how, phrases, {}, list(self.marks), {"relative"}, [], self.number, "as")
        )

    def _P(self, element: Element) -> None:
        if self.open is not None and self.open.form == "copula" and self.open.objects and "boundary" not in self.flags:
            self.subject, self.open.objects, self.open = self.open.objects, [], None
        if element.word == "作为":
            self.role = element.tokens[0]
            self.role_of = self.preps.get(self.fresh, []) if self.last == "N" else []
        if self.open is not None and not self.open.objects and element.word in ("于", "在", "至", "给"):
            self.waiting = "+" + element.word
            self.open.preps.setdefault("+" + element.word, [])
            self.preps = self.open.preps
            return
        self.waiting = SAME.get(element.word, element.word)
        if self.open is not None:
            self.preps = {}

    def _V(self, element: Element) -> None:
        verbs = [t for t in element.tokens if t.code == "v"]
        if self.waiting is not None:
            self.flags.add("by:" + self.waiting)
            self.waiting = None
        previous = self.open
        if (
            previous is not None
            and previous.form == "copula"
            and previous.objects
            and self.flags.isdisjoint(("boundary", "after-object"))
        ):
            self.subject, previous.objects = previous.objects, []  # 原理是志愿者存入时间: a clause, not a noun
            self.flags.add("after-object")
        for n, verb in enumerate(verbs):
            predication = self._predication(verb, previous, joined=n > 0)
            if n and self.done:
                predication.subject, predication.how = self.done[-1].subject, self.done[-1].how
            self.done.append(predication)
            self.open = predication
        self.group = self.done[-len(verbs) :]  # coordinated verbs share their object
        self._reset()

    def _predication(self, verb: Token, previous: Predication | None, joined: bool) -> Predication:
        subject, how = self._subject_for(previous, verb)
        predication = Predication(
            verb, subject, how, [], self.preps, list(self.marks), set(self.flags), self.topic, self.number
        )
        predication.previous = previous
        if previous is not None and not previous.objects and not joined and "boundary" not in self.flags:
            previous.verbal = predication
            predication.preps = {**previous.preps, **self.preps}
        agent = previous.preps.get("由") if previous is not None else None
        if agent:
            predication.subject, predication.how = agent, "own"
        return predication

    def _borrow(self, verb: Token) -> None:
        """对X的处理着重于Y, 由于X增加: the phrase of a preposition that is no adjunct is the subject."""
        toward = self.preps.get("对")
        framed = {p for f in self.tables.frames.get(verb.text, ()) for p in (f.preposition, f.second)}
        if toward and "对" not in framed and toward[-1].owner is not None and toward[-1].tokens[-1].was in "vw":
            self.subject = self.preps.pop("对")
            return
        for word in _CLAUSE_PREPOSITIONS:
            if word not in framed and self.preps.get(word) and self.fresh == word:
                self.subject = self.preps.pop(word)
                self.flags.add("by:" + word)

    def _named_agent(self) -> list[Phrase]:
        """通过社工的参与: who the means are said of, where nobody else is named."""
        phrases = self.preps.get("通过") or []
        if not phrases:
            return []
        owner = phrases[-1].owner
        return [owner] if owner is not None and owner.kind == "actor" and phrases[-1].tokens[-1].was in "vw" else []

    def _subject_for(self, previous: Predication | None, verb: Token) -> tuple[list[Phrase], str]:
        if previous is None:
            entry = self.tables.verbs.get(verb.text)
            if not self.subject and self.event:
                return self.event, "event"
            if not self.subject and entry is not None and self.near and _refers_near(verb.text, entry, self.marks):
                return self.near[-1:], "near"  # …的组织，如X: what stands just before
            if not self.subject and self.before and entry is not None and entry.relation in ("causes", "hinders"):
                return self.before, "event"  # 职责不清，导致…
            if not self.subject:
                self._borrow(verb)
            if self.subject and self.subject[0].text in _SPEAKER:
                return [], "none"
            if not self.subject and not self.carried and (agent := self._named_agent()):
                self.theme = agent
                return agent, "means"
            if self._hollow(self.subject) and verb.text not in _LINKING:
                return (self.carried, "carried") if self.carried else ([], "none")
            return (self.subject, "own") if self.subject else (self.carried, "carried" if self.carried else "none")
        if "after-object" in self.flags:
            return self.subject, "own"
        if previous.verb.text in _LINKING and previous.form == "verb" and self._hollow(previous.subject):
            return (self.carried, "carried") if self.carried else ([], "none")
        if (
            previous.form == "copula"
            and not previous.objects
            and previous.subject
            and previous.subject[-1].head in self.tables.duties
        ):
            owner = previous.subject[-1].owner
            return ([owner], "own") if owner is not None else (self.carried, "carried" if self.carried else "none")
        if (
            previous.objects
            and "boundary" not in self.flags
            and (_pivots(previous, self.tables) or _introduces(previous))
        ):
            previous.flags.add("introduces" if _introduces(previous) else "pivot")
            return previous.objects, "pivot"
        return previous.subject, "same" if previous.subject else "none"

    def _reset(self) -> None:
        self.preps = {k: v for k, v in self.preps.items() if False}
        self.marks, self.flags = [], set()

    def _S(self, element: Element) -> None:
        previous = self.open
        verb = element.tokens[0]
        subject, how = self._subject_for(previous, verb)
        if (
            previous is not None
            and previous.objects
            and how in ("pivot", "none", "same", "carried")
            and "boundary" not in self.flags
        ):
            if previous.how in ("none", "carried"):
                subject, how = [_span(previous)], "own"  # 加装电梯是议题: the verb with its object
            else:
                subject, how = previous.subject, "same"
        predication = Predication(
            element.tokens[0],
            subject,
            how,
            [],
            self.preps,
            list(self.marks),
            set(self.flags),
            self.topic,
            self.number,
            "copula",
        )
        predication.previous = previous
        self.done.append(predication)
        self.open = predication
        self._reset()

    def _A(self, element: Element) -> None:
        previous = self.open
        verb = element.tokens[0]
        if (
            previous is not None
            and previous.objects
            and previous.objects[-1].end == element.tokens[0].start
            and (not _pivots(previous, self.tables) or previous.verb.text in _BRINGS)
        ):
            last = previous.objects[-1]  # 存在信息不对称: the object is a clause
            last.end, last.text = element.tokens[-1].end, last.text + element.word
            return
        subject, how = self._subject_for(previous, verb)
        predication = Predication(
            element.tokens[0],
            subject,
            how,
            [],
            self.preps,
            list(self.marks),
            set(self.flags),
            self.topic,
            self.number,
            "adjective",
        )
        predication.previous = previous
        predication.context = self.carried
        if previous is not None and not previous.objects:
            return
        self.done.append(predication)
        self.open = None
        self._reset()
        if self.subject and how == "own":
            topic, end = self.subject[-1], element.tokens[-1]
            self.event = [Phrase(topic.text + element.word, topic.start, end.end, tokens=(*topic.tokens, end))]
            self.events = [*self.events, *self.event]
            if self.next == "C" and not self.topic and len(topic.tokens) > 1:
                self.topic = [_without_last(topic)]  # 官员任期短、压力大: 官员 has both
        self.subject = []

    def _Q(self, element: Element) -> None:
        if self.last == "N" and self.open is not None and self.open.objects and element.tokens[0].code == "q":
            self._count_of(self.open.objects[-1:], element)
            return
        if any(t.text in ("年", "月", "日") for t in element.tokens):
            self._T(element)
            return
        if self.last == "N" and self.open is None and self.subject and self.next in "KB" and self._counts(element):
            self._count_of(self.subject[-1:], element)
            return
        if self.open is not None and not self.open.objects and element.tokens[0].code == "q":
            first, last = element.tokens[0], element.tokens[-1]
            text = "".join(t.text for t in element.tokens)
            self.open.objects = [Phrase(text, first.start, last.end, "quantity", tokens=tuple(element.tokens))]
        elif self.open is not None and self.open.verb.text in ("占", "占到", "达到") and element.tokens[0].code == "q":
            self.open.objects = [
                Phrase(
                    "".join(t.text for t in element.tokens),
                    element.tokens[0].start,
                    element.tokens[-1].end,
                    "quantity",
                    tokens=tuple(element.tokens),
                )
            ]

    def _counts(self, element: Element) -> bool:
        """Whether a number has its classifier."""
        return element.tokens[0].code == "q" and len(element.tokens) > 1

    def _count_of(self, thing: list[Phrase], element: Element) -> None:
        """专项债务5亿元: how much there is of it."""
        first, last = element.tokens[0], element.tokens[-1]
        text = "".join(t.text for t in element.tokens)
        number = Phrase(text, first.start, last.end, "quantity", tokens=tuple(element.tokens))
        self.done.append(Predication(first, thing, "own", [number], {}, [], {"relative"}, [], self.number, "quantity"))

    def _M(self, element: Element) -> None:
        self.marks.extend(element.tokens)

    _D = _M

    def _H(self, element: Element) -> None:
        if self.open is not None and not self.open.objects and element.word in COMPLEMENTS:
            self.open.marks.extend(element.tokens)  # 满足不了需要
        else:
            self.marks.extend(element.tokens)

    def _T(self, element: Element) -> None:
        if self.waiting in ("截至", "截止", "在", "从", "自", "自从", "到", "至", "于", "+于", "+在"):
            self.waiting = None  # 在上世纪: time, no place

    def _J(self, element: Element) -> None:
        self.marks.extend(element.tokens)
        if self.open is not None and not self._tells(element):
            self.flags.add("boundary")

    def _tells(self, element: Element) -> bool:
        """认为它既催生…: the adverb stands between the subject and the verb of what is said."""
        said = self.open is not None and self.open.objects and self.open.verb.text in self.tables.saying
        return bool(said) and self.last == "N" and element.word in ("既", "也", "又", "还", "却", "就", "则", "便")

    def _C(self, element: Element) -> None:
        if self.last != "D":
            self._J(element)


_CLAUSE_PREPOSITIONS = ("随着", "由于", "因为", "因", "当", "与")
_BRINGS = closed("引起 引发 导致 造成 招致 激起")
MAKES = closed("使 使得 让 令 致使")
_LINKING = closed("是 为 在于 在 包括 即 应为 则为")
_SPEAKER = closed("我们 我 笔者 本文 此处 你 咱们")


def _span(predication: Predication) -> Phrase:
    """A verb and its object as one phrase."""
    last = predication.objects[-1]
    tokens = (predication.verb, *last.tokens)
    return Phrase(
        "".join(t.text for t in tokens), predication.verb.start, last.end, "concept", tokens=tokens, head=last.head
    )


def _without_last(phrase: Phrase) -> Phrase:
    """官员 of 官员任期."""
    left = phrase.tokens[:-1]
    left = left[:-1] if left[-1].code == "u" and len(left) > 1 else left
    return Phrase(_text(left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)


def _refers_near(word: str, entry: Predicate, marks: list[Token]) -> bool:
    if entry.relation == "is_a":
        return entry.reverse
    if entry.relation == "contrasts_with":
        return word.startswith("而")
    return entry.relation == "causes" and any(t.text in ("由此", "因此", "随之") for t in marks)


def _introduces(predication: Predication) -> bool:
    """有学者指出: 有 without a subject of its own."""
    return predication.verb.text in ("有", "没有") and predication.how != "own"


def _pivots(predication: Predication, tables: Tables) -> bool:
    if predication.verb.text in tables.companions:
        return False
    entry = tables.verbs.get(predication.verb.text)
    actor = any(p.kind == "actor" or p.pronoun for p in predication.objects)
    if (actor or predication.verb.was == "v") and predication.verb.text in tables.saying:
        return True
    if entry is None:
        return False
    return entry.pivot or (
        actor and entry.relation in ("coordinates", "serves", "governs", "promotes", "causes", "requires")
    )


def _of_words(phrase: Phrase, tokens: tuple[Token, ...]) -> Phrase:
    """The part of a phrase that some of its words make, its last word the head, without an owner."""
    return replace(
        phrase,
        text=_text(tokens),
        start=tokens[0].start,
        end=tokens[-1].end,
        tokens=tokens,
        owner=None,
        head=tokens[-1].text,
    )


def _with_description(clause: list[Element], number: int, tables: Tables, out: list[Predication]) -> list[Element]:
    """X 是一种让 Y 做 Z 的 H: all between the number and the last 的 describes H."""
    at = next((n for n, e in enumerate(clause) if e.type == "S"), None)
    if at is None or at + 3 >= len(clause) or clause[at + 1].type != "Q" or clause[at + 2].type not in "VP":
        return clause
    last = next((n for n in range(len(clause) - 1, at + 2, -1) if clause[n].type == "N"), None)
    if last is None or any(e.type in "JC" for e in clause[at:last]):
        return clause
    phrase = clause[last].phrases[-1]
    cut = next((n for n in range(len(phrase.tokens) - 2, 0, -1) if phrase.tokens[n].code == "u"), None)
    if cut is None:
        return clause
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    inner, head = _of_words(phrase, left), _of_words(phrase, right)
    walk = _Walk(number, tables, [head], {}, [])
    for element in _with_relatives([*clause[at + 2 : last], Element("N", list(left), [inner])], number, tables, out):
        walk.take(element)
    for predication in walk.done:
        predication.flags.add("relative")
    out.extend(walk.done)
    return [*clause[: at + 1], Element("N", list(right), [head]), *clause[last + 1 :]]


def _with_relatives(clause: list[Element], number: int, tables: Tables, out: list[Predication]) -> list[Element]:
    """The clause with its relative clauses taken out as predications of their own; their heads stay."""
    k = 0
    while k < len(clause):
        element = clause[k]
        if (
            element.type == "U"
            and k
            and k + 1 < len(clause)
            and clause[k + 1].type == "S"
            and clause[k - 1].type == "V"
        ):
            del clause[k : k + 2]  # 社会需要的是发展: as 社会需要发展
        elif (
            element.type == "U"
            and k
            and k + 1 < len(clause)
            and clause[k + 1].type == "N"
            and clause[k - 1].type in "VNA"
        ):
            k = _gap_object(clause, k, number, tables, out)
        elif element.type == "N" and k and clause[k - 1].type == "V":
            k = _gap_subject(clause, k, number, tables, out)
        else:
            k += 1
    return clause


def _gap_object(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """N V 的 H: the head is the verb's object."""
    head = clause[k + 1].phrases
    start = k - 1
    while start and (clause[start - 1].type in "DMHZQTX" or (start < k and _leads(clause[start - 1], tables))):
        start -= 1
    subject: list[Phrase] = []
    if start and clause[start - 1].type == "N":
        subject = clause[start - 1].phrases
        start -= 1
        if start and clause[start - 1].type == "P":
            start -= 1
    elif start > 1 and clause[start - 1].type == "P" and clause[start - 2].type == "N":
        subject = clause[start - 2].phrases  # 委员会在印发的文件中: the preposition is the head's
    before = clause[start:k]
    verb = next((e for e in reversed(before) if e.type == "V"), None)
    if subject and head[0].text in tables.hollow and len(head) == 1:
        clause[k + 1].phrases = subject  # 它扮演的角色不利于…: it is 它 that does so
    elif verb is not None and subject and clause[k - 1].type == "V":
        token = next(t for t in reversed(verb.tokens) if t.code == "v")
        predication = Predication(
            token, subject, "own" if subject else "none", head[:1], {}, [], {"relative"}, [], number
        )
        predication.marks = [t for e in before if e.type in "MHD" for t in e.tokens]
        out.append(predication)
    clause[start : k + 1] = []
    return start + 1


def _leads(element: Element, tables: Tables) -> bool:
    """Whether a verb belongs to the verb after it: 开始实施的政策, but not 源于被排斥的经验."""
    word = element.tokens[-1].text
    return element.type == "V" and (word in tables.clausal or word not in tables.verbs)


_REASONS = closed("causes hinders promotes requires faces")
_TRANSPARENT = closed("以 通过 为了 为 用")


def _gap_subject(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """V N 的 H (V N、V N 的 H), where the verbs belong to the modifier: the head is their subject, or N before them."""
    if (
        k > 1
        and clause[k - 2].type == "S"
        and any(e.type == "N" and e.phrases[-1].head in tables.duties for e in clause[: k - 2])
    ):
        return k + 1  # 职责是监督…的…: what is done, no modifier
    if clause[k - 1].tokens[-1].text in MAKES or any(t.text == "了" for t in clause[k - 1].tokens):
        return k + 1
    element = clause[k]
    at = next((n for n, p in enumerate(element.phrases) if _first_de(p) is not None), 0)
    phrase = element.phrases[at]
    cut = _first_de(phrase)
    if cut is None:
        return k + 1
    start = k - 1
    verbs = [k - 1]
    while True:
        while start and clause[start - 1].type in "DMH":
            start -= 1
        if (
            start > 2
            and clause[start - 1].type == "C"
            and clause[start - 2].type == "N"
            and clause[start - 3].type == "V"
        ):
            start -= 3
            verbs.append(start)
        else:
            break
    if not _is_relative(clause, k, start, tables):
        return k + 1
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    if len(left) == 1 and (left[0].was not in "nvwr" or left[0].text in tables.adjectives or left[0].text[0] == "不"):
        return k + 1  # 取消不必要的要求: a quality
    while len(right) > 1 and right[0].code in "eqQau":
        right = right[1:]
    inner, head = _of_words(phrase, left), _of_words(phrase, right)
    head.determined, head.quantity = False, None
    subject, how = [head], "gap"
    preps: dict[str, list[Phrase]] = {}
    if start > 1 and clause[start - 2].word == "以" and clause[start].word == "为":
        preps = {"以": clause[start - 1].phrases}
        start -= 2
    elif start and clause[start - 1].type == "N" and (start < 2 or clause[start - 2].type in "VJS"):
        start -= 1
        subject, how = clause[start].phrases, "own"
    if how == "own" and head.text in tables.hollow and not head.place:
        head = subject[-1]  # 流动人口融入城市的过程受到…: it is they who do
    if head.text in tables.hollow and head.place and start and clause[start - 1].type == "P":
        element.phrases = [*element.phrases[:at], inner]  # 在尊重边界的前提下: what the main subject does, too
        clause.insert(k + 1, Element("J", [right[-1]]))
        del clause[start - 1]
        return k + 1
    if head.text in tables.hollow and start and clause[start - 1].type == "V" and len(verbs) == 1 and how == "gap":
        element.phrases = [*element.phrases[:at], inner]  # 发挥着调解纠纷的作用: as 调解纠纷
        del clause[start - 1]
        return k
    if clause[start - 1].type == "S" and start and how == "gap":
        reason = tables.topics.get(head.head)
        if len(verbs) == 1 and (head.text[-2:] in tables.hollow or (reason and reason.relation in _REASONS)):
            element.phrases = [*element.phrases[:at], inner]  # 是导致Y的原因: as 导致Y
            del clause[start - 1]
            return k
        if start > 1 and clause[start - 2].type == "N":
            subject, how = clause[start - 2].phrases, "own"  # 水价是调节用水的杠杆: it does so
    for verb in reversed(verbs):
        objects = [*element.phrases[:at], inner] if verb == k - 1 else clause[verb + 1].phrases
        for token in clause[verb].tokens:
            if token.code == "v":
                out.append(Predication(token, subject, how, objects, preps, [], {"relative"}, [], number))
    naming = any(t.text in tables.naming for t in clause[k - 1].tokens)
    clause[start:k] = []
    if naming:
        head = inner
    element.phrases = [head, *element.phrases[at + 1 :]]
    return start + 1


def _is_relative(clause: list[Element], k: int, start: int, tables: Tables) -> bool:
    """Whether the verb phrase that begins at `start` modifies the head of the noun phrase at `k`."""
    before = start - 1
    while before >= 0 and clause[before].type == "P" and clause[before].word in _TRANSPARENT:
        before -= 1
    earlier = clause[before] if before >= 0 else None
    later = next((e.type for e in clause[k + 1 :] if e.type in "VSMACJ"), "C") not in "CJ"
    if earlier is None or earlier.type in "JT":
        return later
    if earlier.type == "V":
        entry = tables.verbs.get(earlier.tokens[-1].text)
        of_parties = entry is not None and entry.relation in ("serves", "coordinates", "funds")
        head = clause[k].phrases[-1]
        return earlier.tokens[-1].text not in tables.clausal or (
            of_parties and before == start - 1 and head.kind == "actor"
        )
    if earlier.type == "Q":
        return any(t.code in "eQ" for t in earlier.tokens)
    if earlier.type in "SP":
        return True
    if earlier.type == "N":
        if before and clause[before - 1].word == "以" and clause[start].word == "为":
            return True
        if before == 0 or clause[before - 1].type in "JT":
            return later
        if clause[before - 1].type == "S":
            return True
        if clause[before - 1].type == "V":
            entry = tables.verbs.get(clause[before - 1].tokens[0].text)
            return not ((entry is not None and entry.pivot) or clause[before - 1].tokens[-1].text in tables.clausal)
    return False


def _first_de(phrase: Phrase) -> int | None:
    return next((i for i, t in enumerate(phrase.tokens) if t.code == "u" and 0 < i < len(phrase.tokens) - 1), None)


def _text(tokens: tuple[Token, ...]) -> str:
    return "".join(t.text for t in tokens)
