"""Verbs, copulas, adjectives and prepositions of a clause → predications with their subjects."""

from __future__ import annotations

from kg.extract.zh.amounts import Amounts
from kg.extract.zh.grammar import BRINGS, DENYING_COPULAS, LINKED, closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import Predication, span, text_of
from kg.extract.zh.subjects import pivots
from kg.extract.zh.tables import SAME
from kg.extract.zh.tokens import Token

_GIVES = closed("提供 创造 奠定 带来 开辟 注入 打下 营造 增添 指明 铺平 搭建 扫清 积累 赢得")
_AFTER_VERB = ("于", "在", "至", "给", "到")


class Predicates(Amounts):
    """What becomes of the verbs, copulas, adjectives and prepositions of a clause."""

    def _P(self, element: Element) -> None:
        self.stacked = self.last == "P"
        if self.open is not None and self.open.form == "copula" and self.open.objects and "boundary" not in self.flags:
            self.subject, self.open.objects, self.open = self.open.objects, [], None
        if element.word == "作为":
            self.role = element.tokens[0]
            self.role_of = self.preps.get(self.fresh, []) if self.last == "N" else []
            if self.open is not None and self.open.form == "verb" and not self.role_of:
                self.role_of = self.open.objects  # 提取三成作为公益金
        if self.open is not None and not self.open.objects and element.word in _AFTER_VERB:
            self.waiting = "+" + element.word
            self.open.preps.setdefault(self.waiting, [])
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
        previous = self._before(verbs[0])
        for n, verb in enumerate(verbs):
            predication = self._predication(verb, previous, joined=n > 0)
            if n:
                predication.subject, predication.how = self.done[-1].subject, self.done[-1].how
            self.done.append(predication)
            self.open = predication
        self.group = self.done[-len(verbs) :]  # coordinated verbs share their object
        self._reset()

    def _before(self, verb: Token) -> Predication | None:
        """The predication before a verb, unless it belongs to the verb's subject or to a preposition's phrase."""
        previous = self.open
        if previous is None:
            return None
        if verb.text in ("而非", "而不是"):
            return previous  # 是引导者而不是包办者
        if previous.form == "copula" and previous.objects and self.flags.isdisjoint(("boundary", "after-object")):
            self.subject, previous.objects = previous.objects, []  # 原理是志愿者存入时间: a clause, not a noun
            self.flags.add("after-object")
        word = "为" if verb.text in _GIVES else "与" if verb.text in LINKED else ""  # 与治理主体缺乏专业性有关
        if word == "为" and "给" in previous.preps:
            word = "给"  # 给子女融入学校带来障碍
        return None if word and self._enclosed(previous, word) else previous

    def _enclosed(self, inner: Predication, word: str) -> bool:
        """为社工介入校园提供依据: the verb between 为 and 提供 is said of who follows 为; all that is what is helped."""
        who = inner.preps.get(word)
        if not who or not inner.objects or "boundary" in self.flags or who[-1].end != inner.verb.start:
            return False
        last = inner.objects[-1]
        tokens = (*who[-1].tokens, inner.verb, *last.tokens)
        if inner.how == "own":
            self.subject = inner.subject
        inner.subject, inner.how, inner.preps = who, "own", {}
        inner.flags.add("relative")
        self.preps = {**self.preps, word: [Phrase(text_of(tokens), who[-1].start, last.end, "concept", tokens=tokens)]}
        self.flags.discard("after-object")
        return True

    def _new(self, verb: Token, previous: Predication | None, form: str) -> Predication:
        """A predication with its subject and what stands before it."""
        subject, how = self._subject_for(previous, verb)
        marks, flags = list(self.marks), set(self.flags)
        made = Predication(verb, subject, how, [], self.preps, marks, flags, self.topic, self.number, form)
        made.previous = previous
        return made

    def _predication(self, verb: Token, previous: Predication | None, joined: bool) -> Predication:
        predication = self._new(verb, previous, "verb")
        if previous is None:
            return predication
        if not previous.objects and not joined and "boundary" not in self.flags:
            previous.verbal = predication
            predication.preps = {**previous.preps, **self.preps}
        agent = previous.preps.get("由")
        if agent:
            predication.subject, predication.how = agent, "own"
        return predication

    def _reset(self) -> None:
        self.preps, self.marks, self.flags = {}, [], set()

    def _S(self, element: Element) -> None:
        previous = self.open
        if element.word in DENYING_COPULAS:
            self.marks.append(Token("不", element.tokens[0].start, element.tokens[0].end, "h"))
        predication = self._new(element.tokens[0], previous, "copula")
        how = predication.how
        if (
            previous is not None
            and previous.objects
            and how in ("pivot", "none", "same", "carried")
            and "boundary" not in self.flags
            and not (how == "pivot" and previous.verb.text in self.tables.saying)  # 学者认为政府是…
        ):
            whole = previous.how in ("none", "carried")  # 加装电梯是议题: the verb with its object
            predication.subject = [span(previous)] if whole else previous.subject
            predication.how = "own" if whole else "same"
        self.done.append(predication)
        self.open = predication
        self.group = [predication]
        self._reset()

    def _A(self, element: Element) -> None:
        previous, verb = self.open, element.tokens[0]
        judged = self.tables.adjectives.get(verb.text)
        helps = ("对", verb.text) in self.tables.toward or (judged is not None and judged.relation == "promotes")
        if previous is not None and "by:对" in previous.flags and helps:
            return  # 对弥合鸿沟至关重要: it does so
        if previous is not None and self._in_object(previous, verb):
            if previous.form == "copula" and previous.subject and previous.subject[-1].kind == "actor":
                self._fault_of(previous, verb)  # 监管部门不是不知情，而是取证难
                return
            last = previous.objects[-1]  # 存在信息不对称: the object is a clause
            last.end, last.text = element.tokens[-1].end, last.text + element.word
            return
        predication = self._new(verb, previous, "adjective")
        if predication.how == "event" and self.last == "C" and len(verb.text) > 2:
            predication.subject, predication.how = (
                self.topic or self.done[-1].subject,
                "own",
            )  # 制度覆盖面窄、保障水平低
        if predication.how == "event" and self.last == "A":
            predication.subject, predication.how = self.done[-1].subject, "own"  # 便捷高效
        how = predication.how
        predication.context = self.carried
        if previous is not None and previous.form == "copula" and not previous.objects and self.next == "U":
            predication.flags.add("is-so")  # 是公平的
            self._judge(verb)
            predication.subject, predication.how = previous.subject, previous.how
        elif previous is not None and not previous.objects:
            if previous.form == "copula" and len(verb.text) == 4:  # 是一体两面
                previous.objects = [Phrase(verb.text, verb.start, verb.end, tokens=(verb,), head=verb.text)]
            return
        self.done.append(predication)
        self.open = None
        self._reset()
        if self.subject and how == "own":
            self._weakness(element)
        self.subject = []

    def _in_object(self, previous: Predication, quality: Token) -> bool:
        """Whether an adjective is said of the object before it, which does nothing itself."""
        if not previous.objects or previous.objects[-1].end != quality.start:
            return False
        return not pivots(previous, self.tables) or previous.verb.text in BRINGS

    def _weakness(self, element: Element) -> None:
        """压力大: what the clause says of its subject, and of whom the next adjective is said."""
        topic, end = self.subject[-1], element.tokens[-1]
        self.event = [Phrase(topic.text + element.word, topic.start, end.end, tokens=(*topic.tokens, end))]
        self.events = [*self.events, *self.event]
        if self.next != "C" or self.topic:
            return
        if len(element.word) > 2 and element.word[-1] in "高低大小多少长短快慢强弱广窄":
            self.topic = [topic]  # 调解成本高、周期长
        elif len(topic.tokens) > 1:
            left = (
                topic.owner if topic.owner is not None and not topic.owner.pronoun else _without_last(topic)
            )  # 官员任期短、压力大: 官员 has both
            bare = len(left.tokens) == 1 and left.tokens[0].was in "vw"  # 计量 of 计量设施缺失
            acting = left.kind != "actor" and bool(self.carried) and (bare or self.carried[-1].kind == "actor")
            self.topic = self.carried if acting else [left]
        elif len(element.tokens[0].text) > 2:
            self.topic = [topic]  # 农民工流动性大、举证能力弱

    def _fault_of(self, copula: Predication, quality: Token) -> None:
        """X 是 N A: of a party, what is so of it."""
        marks, topic = list(self.marks), copula.subject
        fault = Predication(quality, copula.objects, "own", [], {}, marks, set(), topic, self.number, "adjective")
        self.done = [*(p for p in self.done if p is not copula), fault]
        self.open, self.topic, self.subject = None, topic, []
        self._reset()


def _without_last(phrase: Phrase) -> Phrase:
    """官员 of 官员任期."""
    left = phrase.tokens[:-1]
    left = left[:-1] if left[-1].code == "u" and len(left) > 1 else left
    return Phrase(text_of(left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
