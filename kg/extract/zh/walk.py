"""One clause, element by element → its predications: which phrase is subject, object or adjunct of which verb."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.grammar import MAKES, closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import Predication, of_words, span, text_of, there_is
from kg.extract.zh.signs import COMPLEMENTS
from kg.extract.zh.subjects import SPEAKER, Subjects, pivots
from kg.extract.zh.tables import SAME, Tables
from kg.extract.zh.tokens import Token


class Walk(Subjects):
    """Goes through one clause, left to right."""

    def take(self, element: Element) -> None:
        getattr(self, "_" + element.type, self._skip)(element)

    def close(self) -> None:
        """At the end of the clause."""
        if self.subject and all(p.form in ("quantity", "as") for p in self.done):
            acting = bool(self.topic) and all(x.kind == "actor" for x in self.topic)  # 社工每周入户探访两次
            denied = bool(self.topic) and any(t.code in "hm" for t in self.marks)  # 组织不对外放贷
            self.theme = self.topic if acting or denied else self.subject
        own = next((p for p in self.done if p.how == "own" and p.previous is None and "relative" not in p.flags), None)
        if own is not None and not self._hollow(own.subject):
            self.theme = own.objects if there_is(own) else self._of_whom(own)
            self.named = True
        self._join_object()
        self._lack(own)
        told = next((p for p in self.done if p.previous is own and p.how == "pivot"), None) if own is not None else None
        by_law = own is not None and bool(own.subject) and own.subject[-1].kind == "instrument"
        lays_down = by_law and own is not None and own.verb.text in ("要求", "规定", "责令")  # 《慈善法》要求组织…，并…
        if (
            own is not None
            and told is not None
            and (lays_down or own.verb.text in self.tables.saying - self.tables.urging)
        ):
            self.theme = told.subject  # 学者认为它催生了X，也…
        if own is not None and own.form == "adjective" and self.theme and self.theme[-1].agent is not None:
            self.theme = [self.theme[-1].agent]  # 救援队装备简陋，却…: it is the team
        owner = self.theme[-1].owner if self.theme else None
        weak = own is not None and own.form == "adjective" and owner is not None and owner.kind == "actor"
        if owner is not None and (weak or self.theme[-1].head in self.tables.duties or self._about_owner(own)):
            self.theme = [owner] if owner.text not in SPEAKER else []

    def body(self) -> list[Phrase]:
        """设立社会管理服务组: the body that the clause sets up."""
        last = next((p for p in reversed(self.done) if "relative" not in p.flags), None)
        if last is None or last.verb.text not in _FOUNDS or len(last.objects) != 1:
            return []
        named = last.objects[-1].kind == "actor" or last.objects[-1].text.endswith(_ENDS_OF_BODIES)
        return last.objects if named else []

    def _join_object(self) -> None:
        """根子在于建管脱节: a verb that ends the clause after an object which is no party is what happens to it."""
        last = self.done[-1] if self.done else None
        outer = last.previous if last is not None else None
        if last is None or outer is None or last.objects or last.verbal or last.form != "verb" or last.how != "same":
            return
        adjacent = (
            bool(outer.objects) and outer.objects[-1].end == last.verb.start and not last.marks and not last.preps
        )
        if adjacent and outer.verb.text in _HAPPENS and "boundary" not in last.flags:
            thing = outer.objects[-1]
            tokens = (*thing.tokens, last.verb)
            outer.objects[-1] = Phrase(text_of(tokens), thing.start, last.verb.end, "concept", tokens=tokens)
            self.done.remove(last)

    def _lack(self, own: Predication | None) -> None:
        """缺乏激励机制，导致…: what is missing is what brings about the next."""
        last = own if own is not None else next((p for p in reversed(self.done) if "relative" not in p.flags), None)
        entry = self.tables.verbs.get(last.verb.text) if last is not None else None
        if last is not None and entry is not None and entry.relation == "faces" and last.objects and not self.events:
            self.events = [span(last)]

    def _of_whom(self, own: Predication) -> list[Phrase]:
        """社会工作自身力量弱: the topic goes on, not what is weak in it."""
        return own.topic if own.form == "adjective" and own.topic else own.subject

    def _about_owner(self, own: Predication | None) -> bool:
        """医院的优势在于…: what is said of the head is said of its owner."""
        if own is None or self.theme is not own.subject:
            return False
        link = "是" if own.form == "copula" else own.verb.text
        return (self.theme[-1].head, link) in self.tables.heads

    def _judge(self, word: Token) -> None:
        """单靠政府是不够的, 培育人才是至关重要的: denies or recommends what the subject of the clause says."""
        code = "h" if word.text in _DENYING else "m" if word.text in _ESSENTIAL else ""
        if code:
            mark = Token("不" if code == "h" else "必须", word.start, word.end, code)
            for predication in self.done:
                if predication.form == "verb" and "relative" not in predication.flags:
                    predication.marks.append(mark)
                    if code == "m":
                        predication.flags.add("essential")

    def left_over(self) -> dict[str, list[Phrase]]:
        """Prepositional phrases that wait for the predicate of the next clause."""
        return {} if self.done else {k: v for k, v in self.preps.items() if v and k not in ("把", "被", "受")}

    def _skip(self, element: Element) -> None:
        return None

    def _N(self, element: Element) -> None:
        phrases = element.phrases
        if self.waiting is not None:
            if self.waiting == "作为":
                self._role(phrases)
            elif (
                (self.waiting == "对" and phrases[-1].owner is not None and self._nominal(phrases))
                or (self.waiting in _OF_OBJECTS and self._described(phrases))
                or (self.waiting == "向" and self._turning(phrases))
                or (self.waiting == "在" and self._taking_part(phrases))
                or (self.waiting in ("经", "经过") and self._gone_through(phrases))
            ):
                pass
            else:
                self.preps[self.waiting] = phrases
                self.fresh = self.waiting
            self.waiting = None
        elif element.place and element.tokens[-1].text in _WHEN and self.open is None:
            agent = phrases[-1].agent  # 患者出院后缺乏…; 撤并之后: only when
            self.subject = self.subject or ([agent] if agent is not None else [])
        elif element.place and element.tokens[-1].text != "之间" and self.open is None:
            self.preps.setdefault("在", phrases)
        elif self.open is not None and not self.open.objects:
            if self.open.form == "copula" and self.next == "U" and all(_quality(p, self.tables) for p in phrases):
                self.open.flags.add("is-so")
                self._judge(phrases[-1].tokens[-1])
            if self.open.verb.text in _HANDS and (given := _to_whom(phrases)) is not None:
                self.open.preps = {**self.open.preps, "给": [given[0]]}
                self.open.flags.add("given")
                phrases = given[1]
            for predication in self.group:
                predication.objects = phrases
            self.open.objects = phrases
            if element.place:
                self._leave_place()
        elif self.open is not None:
            self.subject = phrases
            self.flags.add("after-object")
        elif self.subject and self.subject[-1].kind == "actor" and all(t.was in "vw" for t in phrases[-1].tokens):
            pass  # 社工每周入户探访两次
        elif self.subject:
            self.topic, self.subject = self.subject, phrases
        else:
            self.subject = phrases

    def _gone_through(self, phrases: list[Phrase]) -> bool:
        """经司法确认的协议具有效力: what has gone through something is the subject of what follows."""
        phrase = phrases[-1]
        cut = next((i for i, t in enumerate(phrase.tokens) if t.code == "u"), 0)
        if self.subject or phrase.owner is None or not cut or self.next not in "VSMAH":
            return False
        self.subject = [of_words(phrase, phrase.tokens[cut + 1 :])]
        return True

    def _leave_place(self) -> None:
        """让他们在帮助别人的过程中找到价值: what follows goes on with what stood before 在."""
        if self.open is not None and "by:在" in self.open.flags and self.open.previous is not None:
            self.open, self.group = self.open.previous, []

    def _X(self, element: Element) -> None:
        if element.tokens[0].code == "f" and self.last == "U":
            self._leave_place()

    def _described(self, phrases: list[Phrase]) -> bool:
        """加强针对老人的服务: the noun after 的 is the object."""
        last = phrases[-1]
        cut = next((n for n, t in enumerate(last.tokens) if t.code == "u"), None)
        if self.open is None or self.open.objects or cut is None or self.next in "VSP":
            return False
        self.open.objects = [of_words(last, last.tokens[cut + 1 :])]
        return True

    def _taking_part(self, phrases: list[Phrase]) -> bool:
        """租户在小区改造中的参与程度: the party takes part in what goes before 中."""
        last = phrases[-1]
        deed = next(
            (
                t
                for t in last.tokens
                if (e := self.tables.nominal.get(("", t.text))) and e.relation == "participates_in"
            ),
            None,
        )
        if self.open is not None or last.within is None or not self.subject or deed is None:
            return False
        self.done.append(
            Predication(deed, self.subject, "own", [last.within], {}, [], {"relative"}, [], self.number, "nominal")
        )
        return True

    def _turning(self, phrases: list[Phrase]) -> bool:
        """促进政府向服务型政府的转变: the turn is the object."""
        last = phrases[-1]
        turn = last.text[-2:] in _TURNS and (last.owner is not None or (last.term and "的" in last.text))
        if self.open is None or not self.open.objects or not turn:
            return False
        whose = self.open.objects[-1]
        self.open.objects = [replace(last, start=whose.start)]
        return True

    def _nominal(self, phrases: list[Phrase]) -> bool:
        """X 对 Y 的依赖: what X does to Y; after a verb (改变对Y的态度) its object."""
        phrase = phrases[-1]
        if (
            self.open is not None
            and self.next not in "VSAP"
            and all(p.pronoun or p.kind == "actor" for p in self.open.objects)
        ):
            whose = self.open.objects[-1] if self.open.objects and not self.open.objects[-1].pronoun else phrase
            self.open.objects = [*phrases[:-1], replace(phrase, start=min(whose.start, phrase.start))]
            self.open.flags.add("toward")
            return True  # 源于公众对药企的不信任
        deed = phrase.tokens[-1]
        known = self.tables.nominal.get(("对", deed.text)) or self.tables.nominal.get(
            ("对", deed.text.removesuffix("性"))
        )
        if self.open is None and self.subject and known is not None and phrase.owner is not None:
            nominal = Predication(
                deed,
                self.subject,
                "own",
                [*phrases[:-1], phrase.owner],
                {},
                [],
                {"relative"},
                [],
                self.number,
                "nominal",
            )
            self.done.append(nominal)
            return self.next in "DAMK"
        return False

    def _role(self, phrases: list[Phrase]) -> None:
        """X 作为 Y; 把建设X作为Y says it of no party."""
        if any("by:把" in p.flags for p in self.done):
            return
        subject = self.role_of or self.subject
        how = "own" if subject else "none"
        self.done.append(
            Predication(self.role, subject, how, phrases, {}, list(self.marks), {"relative"}, [], self.number, "as")
        )

    def _P(self, element: Element) -> None:
        self.stacked = self.last == "P"
        if self.open is not None and self.open.form == "copula" and self.open.objects and "boundary" not in self.flags:
            self.subject, self.open.objects, self.open = self.open.objects, [], None
        if element.word == "作为":
            self.role = element.tokens[0]
            self.role_of = self.preps.get(self.fresh, []) if self.last == "N" else []
        if self.open is not None and not self.open.objects and element.word in ("于", "在", "至", "给", "到"):
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
        if previous is not None and verbs[0].text in _GIVES and self._enclosed(previous, "为"):
            previous = None
        elif previous is not None and verbs[0].text in ("有关", "相关", "无关") and self._enclosed(previous, "与"):
            previous = None  # 与治理主体缺乏专业性有关
        for n, verb in enumerate(verbs):
            predication = self._predication(verb, previous, joined=n > 0)
            if n and self.done:
                predication.subject, predication.how = self.done[-1].subject, self.done[-1].how
            self.done.append(predication)
            self.open = predication
        self.group = self.done[-len(verbs) :]  # coordinated verbs share their object
        self._reset()

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
            and not (how == "pivot" and previous.verb.text in self.tables.saying)  # 学者认为政府是…
        ):
            if previous.how in ("none", "carried"):
                subject, how = [span(previous)], "own"  # 加装电梯是议题: the verb with its object
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
        self.group = [predication]
        self._reset()

    def _A(self, element: Element) -> None:
        previous = self.open
        verb = element.tokens[0]
        if (
            previous is not None
            and previous.objects
            and previous.objects[-1].end == element.tokens[0].start
            and (not pivots(previous, self.tables) or previous.verb.text in _BRINGS)
        ):
            if previous.form == "copula" and previous.subject and previous.subject[-1].kind == "actor":
                self._fault_of(previous, element)  # 监管部门不是不知情，而是取证难
                return
            last = previous.objects[-1]  # 存在信息不对称: the object is a clause
            last.end, last.text = element.tokens[-1].end, last.text + element.word
            return
        subject, how = self._subject_for(previous, verb)
        if how == "event" and self.last == "C" and len(verb.text) > 2:
            subject, how = self.done[-1].subject, "own"  # 制度覆盖面窄、保障水平低
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
        if previous is not None and previous.form == "copula" and not previous.objects and self.next == "U":
            predication.flags.add("is-so")  # 是公平的
            self._judge(verb)
            predication.subject, predication.how = previous.subject, previous.how
        elif previous is not None and not previous.objects:
            return
        self.done.append(predication)
        self.open = None
        self._reset()
        if self.subject and how == "own":
            topic, end = self.subject[-1], element.tokens[-1]
            self.event = [Phrase(topic.text + element.word, topic.start, end.end, tokens=(*topic.tokens, end))]
            self.events = [*self.events, *self.event]
            if self.next == "C" and not self.topic and len(topic.tokens) > 1:
                left = _without_last(topic)  # 官员任期短、压力大: 官员 has both
                acting = left.kind != "actor" and bool(self.carried) and self.carried[-1].kind == "actor"
                self.topic = self.carried if acting else [left]
            elif self.next == "C" and not self.topic and len(verb.text) > 2:
                self.topic = [topic]  # 农民工流动性大、举证能力弱
        self.subject = []

    def _fault_of(self, copula: Predication, element: Element) -> None:
        """X 是 N A: of a party, what is so of it."""
        verb = element.tokens[0]
        predication = Predication(
            verb, copula.objects, "own", [], {}, list(self.marks), set(), copula.subject, self.number, "adjective"
        )
        self.done = [p for p in self.done if p is not copula]
        self.done.append(predication)
        self.open, self.topic, self.subject = None, copula.subject, []
        self._reset()

    def _Q(self, element: Element) -> None:
        if self.last == "U" and self.open is not None and self.open.objects:
            share, last = self.open.objects[-1], element.tokens[-1]  # 占支出的七成
            tokens = (*share.tokens, *element.tokens)
            self.open.objects = [
                Phrase(
                    f"{share.text}的{text_of(tuple(element.tokens))}", share.start, last.end, "quantity", tokens=tokens
                )
            ]
            return
        if self.last == "N" and self.open is not None and self.open.objects and element.tokens[0].code == "q":
            if len(self.open.objects) > 1 and element.tokens[-1].text in ("类", "种", "项", "个"):
                return  # 包括公租房、保租房和配售房三类
            self.open.flags.add("counted")
            self._count_of(self.open.objects[-1:], element)
            return
        if any(t.text in ("年", "月", "日", "世纪", "年代") for t in element.tokens):
            self._T(element)
            return
        if self._some_of(element) and self.near[-1].kind == "actor":
            self.subject = self.near[-1:]
            return
        if self.last in "NJD" and self.open is None and self.subject and self.next in "KB" and self._counts(element):
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

    def _some_of(self, element: Element) -> bool:
        """其中三十六人当选…: so many of those just named."""
        among = any(t.text == "其中" for t in self.marks)
        return among and self.open is None and not self.subject and bool(self.near) and self._counts(element)

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
        if (
            element.word in ("因为", "由于")
            and self.open is not None
            and self.open.form == "copula"
            and self.last == "S"
        ):
            self.done.remove(self.open)  # 这不是因为他们不愿出门
            self.open, self.subject, self.marks = None, [], []
        self.marks.extend(element.tokens)
        if self.open is not None and not self._tells(element):
            self.flags.add("boundary")

    def _tells(self, element: Element) -> bool:
        """认为它既催生…: the adverb stands between the subject and the verb of what is said."""
        if self.open is None or not self.open.objects or element.word not in _BETWEEN:
            return False
        said = self.open.verb.text in self.tables.saying and self.last == "N"
        return said or self.open.verb.text in MAKES  # 让农民在家门口就能借阅图书

    def _C(self, element: Element) -> None:
        if self.last != "D":
            self._J(element)


_HAPPENS = closed("在于 导致 造成 引发 引起 带来 防止 避免 面临 存在 加剧 致使 出现 预防 遏制 减少")
_BETWEEN = closed("既 也 又 还 却 就 则 便 才 都")
_ENDS_OF_BODIES = ("组", "队", "会", "专班", "团", "站", "中心", "庭", "办公室")
_FOUNDS = closed("设立 成立 组建 建立 组成 创办 创建 设置 组织成立 筹建")
_GIVES = closed("提供 创造 奠定 带来 开辟 注入 打下 营造 增添 指明 铺平 搭建 扫清 积累 赢得")
_BRINGS = closed("引起 引发 导致 造成 招致 激起")
_WHEN = closed("后 前 时 之后 之前 以后 以前 以来 期间")
_OF_OBJECTS = closed("针对 关于 面向 围绕")
_TURNS = closed("转变 转型 转移 过渡 延伸 发展 倾斜 流动 转化 转换")
_HANDS = closed("给予 给 授予 赋予 发给 送给 补贴 奖励")


def _to_whom(phrases: list[Phrase]) -> tuple[Phrase, list[Phrase]] | None:
    """给予受害者心理支持: to whom, and what."""
    first = phrases[0]
    if len(first.tokens) < 2 or first.owner is not None:
        return None
    whom = of_words(first, first.tokens[:1])
    if not (first.tokens[0].kind == "actor" or first.tokens[0].text[-1] in "者人员生户民"):
        return None
    whom.kind = "actor"
    return whom, [of_words(first, first.tokens[1:]), *phrases[1:]]


_DENYING = closed("不够 不现实 不可能 不可行 不可取 行不通 不足 错误")
_ESSENTIAL = closed("至关重要 必要 必需 必不可少 不可或缺 重要 关键 紧迫 迫切 必须 当务之急")


def _quality(phrase: Phrase, tables: Tables) -> bool:
    """公平 in 是公平的: an adjective that stands as a noun."""
    last = phrase.tokens[-1] if phrase.tokens else None
    if last is None or len(phrase.tokens) > 2 or phrase.owner is not None:
        return False
    alone = last.kind in (None, "concept") and len(phrase.tokens) == 1 and (last.was == "v" or last.text[0] in "不无非")
    return last.was in "abe" or last.text in tables.adjectives or alone


def _without_last(phrase: Phrase) -> Phrase:
    """官员 of 官员任期."""
    left = phrase.tokens[:-1]
    left = left[:-1] if left[-1].code == "u" and len(left) > 1 else left
    return Phrase(text_of(left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
