"""One clause, element by element → its predications: which phrase is subject, object or adjunct of which verb."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.grammar import BRINGS, COMPLEMENTS, MAKES, closed
from kg.extract.zh.phrases import MAX_NODE, Element, Phrase
from kg.extract.zh.predicates import Predicates
from kg.extract.zh.predication import Predication, clause_of, span, text_of, there_is
from kg.extract.zh.subjects import SPEAKER

_HAPPENS = closed("在于 导致 造成 引发 引起 带来 防止 避免 面临 存在 加剧 致使 出现 预防 遏制 减少")
_BETWEEN = closed("既 也 又 还 却 就 则 便 才 都")
_ENDS_OF_BODIES = ("组", "队", "会", "专班", "团", "站", "中心", "庭", "办公室")
_FOUNDS = closed("设立 成立 组建 建立 组成 创办 创建 设置 组织成立 筹建")


_BY = ("通过", "凭借", "以")
_PASSED = closed("验收 审批 审核 考核 考试 评审 体检 面试 答辩 认证 表决 审议 评估 年检 检验")


class Walk(Predicates):
    """Goes through one clause, left to right."""

    def take(self, element: Element) -> None:
        """One element."""
        if (taken := _TAKEN.get(element.type)) is not None:
            taken(self, element)

    def close(self) -> None:
        """At the end of the clause: what the next one goes on with."""
        if not self.done and self._only_how():
            self.subject = []
        if self.subject and all(p.form in ("quantity", "as") for p in self.done):
            acting = bool(self.topic) and all(x.kind == "actor" for x in self.topic)  # 社工每周入户探访两次
            denied = bool(self.topic) and any(t.code in "hm" for t in self.marks)  # 组织不对外放贷
            agent = self.subject[-1].agent  # 某街道辖区面积3.8平方公里，下设…
            self.theme = (
                self.topic if acting or denied else [agent] if agent is not None and self.done else self.subject
            )
        own = next((p for p in self.done if p.how == "own" and p.previous is None and "relative" not in p.flags), None)
        if own is not None and not self._hollow(own.subject):
            self.theme = own.objects if there_is(own) else self._of_whom(own)
            self.named = True
        event = next((p for p in self.done if p.how == "event" and "relative" not in p.flags), None)
        toward = self.preps.get("对")
        if not self.done and self.subject and toward and toward[0].owner is not None and self.fresh == "对":
            whole = replace(toward[0], start=self.subject[-1].start)  # 老人对设备的陌生感和戒备心，限制了…
            self.theme, self.named = [whole, *toward[1:]], True
            self.preps = {}
        influence = self.tables.verbs.get(event.verb.text) if event is not None else None
        if event is not None and influence is not None and influence.relation in ("causes", "hinders"):
            own, self.theme, self.named = event, event.subject, True  # 财政捉襟见肘限制了投入，加快了…
        self._join_object()
        self._effects()
        self._lack(own)
        self._told(own)
        self._owned(own)

    def _only_how(self) -> bool:
        """，轮流值守，: a deed alone with how it is done is no subject."""
        how = bool(self.marks) and all(t.code == "d" for t in self.marks) and len(self.subject) == 1
        deed = self.subject[-1].tokens if how else ()
        if len(deed) != 1 or self.flags or self.subject[-1].owner is not None:
            return False
        return deed[0].was in "vw" or (deed[0].text in self.tables.settled and self.subject[-1].kind != "actor")

    def _told(self, own: Predication | None) -> None:
        """学者认为它催生了X，也…, 《慈善法》要求组织…，并…: it goes on with whom something is said of."""
        told = next((p for p in self.done if p.previous is own and p.how == "pivot"), None)
        if own is None or told is None:
            return
        lays_down = own.verb.text in ("要求", "责令", "督促", "敦促") or (
            own.subject and own.subject[-1].kind == "instrument" and own.verb.text == "规定"
        )
        if lays_down or own.verb.text in self.tables.saying - self.tables.urging:
            self.outer, self.theme = own.subject, told.subject

    def _owned(self, own: Predication | None) -> None:
        """It goes on with the owner of what is weak, of a duty, of what is said of him."""
        weak = own is not None and own.form == "adjective"
        if weak and self.theme and self.theme[-1].agent is not None:
            self.theme = [self.theme[-1].agent]  # 救援队装备简陋，却…: it is the team
        owner = self.theme[-1].owner if self.theme else None
        if owner is None:
            return
        weak = weak and owner.kind == "actor"
        if weak or self.theme[-1].head in self.tables.duties or self._about_owner(own):
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
        if last is None or outer is None or not outer.objects or outer.objects[-1].end != last.verb.start:
            return
        bare = not (last.objects or last.verbal or last.marks or last.preps or "boundary" in last.flags)
        if bare and last.form == "verb" and last.how == "same" and outer.verb.text in _HAPPENS:
            thing = outer.objects[-1]
            tokens = (*thing.tokens, last.verb)
            outer.objects[-1] = Phrase(text_of(tokens), thing.start, last.verb.end, "concept", tokens=tokens)
            self.done.remove(last)

    def _effects(self) -> None:
        """导致水源受到污染: what comes of it is all that the clause goes on to say."""
        if (
            self.open is not None
            and self.open.verb.text in BRINGS
            and self.open.objects
            and "after-object" in self.flags
        ):
            self._and_more(self.open)
        for outer in [p for p in self.done if p.verb.text in BRINGS and "pivot" in p.flags]:
            inner = [p for p in self.done if p.verb.start > outer.verb.start and "relative" not in p.flags]
            if not inner or any("boundary" in p.flags for p in inner) or not outer.objects:
                continue
            whole = clause_of(outer.objects, inner)
            outer.flags.discard("pivot")
            outer.objects = [whole] if whole is not None else []

    def _and_more(self, outer: Predication) -> None:
        """导致人才大量流失: a noun phrase that the object goes on with."""
        first, last = outer.objects[-1], self.subject[-1] if self.subject else outer.objects[-1]
        if last.start > first.end and last.end - first.start <= MAX_NODE:
            tokens = (*first.tokens, *last.stripped, *last.tokens)
            outer.objects[-1] = Phrase(text_of(tokens), first.start, last.end, tokens=tokens, head=last.head)

    def _lack(self, own: Predication | None) -> None:
        """缺乏激励机制，导致…: what is missing is what brings about the next."""
        last = own if own is not None else next((p for p in reversed(self.done) if "relative" not in p.flags), None)
        entry = self.tables.verbs.get(last.verb.text) if last is not None else None
        if last is not None and entry is not None and entry.relation == "faces" and last.objects and not self.events:
            self.events = [span(last)]

    def _of_whom(self, own: Predication) -> list[Phrase]:
        """社会工作自身力量弱: the topic goes on, not what is weak in it."""
        if own.form == "adjective" and not own.topic and self.carried and self.carried[-1].kind == "actor":
            last = own.subject[-1]
            if last.kind == "concept" and last.agent is None and (last.owner is None or last.owner.kind != "actor"):
                return self.carried  # 老人的孤独感强，供养成本高，…: still about whom it began with
        return own.topic if own.form == "adjective" and own.topic else own.subject

    def _about_owner(self, own: Predication | None) -> bool:
        """医院的优势在于…: what is said of the head is said of its owner."""
        if own is None or self.theme is not own.subject:
            return False
        link = "是" if own.form == "copula" else own.verb.text
        return (self.theme[-1].head, link) in self.tables.heads

    def left_over(self) -> dict[str, list[Phrase]]:
        """Prepositional phrases that wait for the predicate of the next clause."""
        if self.done:
            return {}
        told = bool(self.subject) and any(t.code == "m" for t in self.marks)  # 工人凭卡可在餐馆用餐，
        waiting = {k: v for k, v in self.preps.items() if v and k not in ("把", "被", "受", "由")}
        return {
            k: v for k, v in waiting.items() if not (told and k in _BY) and (k != "通过" or v[-1].text not in _PASSED)
        }  # 通过验收: no means

    def _X(self, element: Element) -> None:
        if element.tokens[0].code == "f" and self.last == "U":
            self._leave_place()

    def _M(self, element: Element) -> None:
        self.marks.extend(element.tokens)

    _D = _M

    def _H(self, element: Element) -> None:
        if self.open is not None and not self.open.objects and element.word in COMPLEMENTS:
            self.open.marks.extend(element.tokens)  # 满足不了需要
        else:
            self.marks.extend(element.tokens)

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
        by_list = element.word == "、" and self.last == "N" and bool(self.preps.get("通过"))  # 通过捐赠、设立基金
        if self.last != "D" and not by_list:
            self._J(element)


# type of element → what becomes of it
_TAKEN = {name[1]: getattr(Walk, name) for name in dir(Walk) if len(name) == 2 and name[1].isupper()}
