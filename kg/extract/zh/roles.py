"""A noun phrase in its clause → subject, object, adjunct, or what a preposition and it mean together."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import MAX_NODE, Element, Phrase
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.subjects import Subjects
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_WHEN = closed("后 前 时 之后 之前 以后 以前 以来 期间")
_OF_OBJECTS = closed("针对 关于 面向 围绕")
_WITHIN = closed("由 按 按照 根据 与 以 从 为 依据")
_TURNS = closed("转变 转型 转移 过渡 延伸 发展 倾斜 流动 转化 转换")
_HANDS = closed("给予 给 授予 赋予 发给 送给 补贴 奖励")
_APPLIED = closed("应用 运用 使用")
_DENYING = closed("不够 不现实 不可能 不可行 不可取 行不通 不足 错误")
_ESSENTIAL = closed("至关重要 必要 必需 必不可少 不可或缺 重要 关键 紧迫 迫切 必须 当务之急")


class Roles(Subjects):
    """What becomes of the noun phrases of a clause."""

    def _N(self, element: Element) -> None:
        phrases = element.phrases
        if self.waiting is not None:
            if not self._means_more(self.waiting, phrases):
                self.preps[self.waiting] = phrases
                self.fresh = self.waiting
            self.waiting = None
        elif element.place and element.tokens[-1].text in _WHEN and self.open is None:
            agent = phrases[-1].agent  # 患者出院后缺乏…; 撤并之后: only when
            self.subject = self.subject or ([agent] if agent is not None else [])
        elif element.place and element.tokens[-1].text != "之间" and self.open is None:
            self.preps.setdefault("在", phrases)
        elif self.open is not None and not self.open.objects:
            self._object(self.open, self._who_then(element) or phrases)
            if element.place:
                self._leave_place()
        elif self.open is not None:
            self.subject = phrases
            self.flags.add("after-object")
        elif self.subject and self.subject[-1].kind == "actor" and _by_the_way(phrases[-1]):
            pass  # 社工每周入户探访两次
        elif self.subject:
            self.topic, self.subject = self.subject, phrases
        else:
            self.subject = phrases

    def _means_more(self, word: str, phrases: list[Phrase]) -> bool:
        """Whether a preposition and its phrase are more than an adjunct."""
        if word == "作为":
            self._role(phrases)
            return True
        return (
            (word == "对" and phrases[-1].owner is not None and self._nominal(phrases))
            or (word in _OF_OBJECTS and self._described(phrases))
            or (word in _WITHIN and self.next in "KB" and self._makes() and self._described(phrases))
            or (word == "向" and self._turning(phrases))
            or (word == "在" and (self._taking_part(phrases) or self._situated(phrases)))
            or (word in ("经", "经过") and self._gone_through(phrases))
        )

    def _who_then(self, element: Element) -> list[Phrase]:
        """帮助他们刑满后融入社会: 他们, where what stands before 后 is when."""
        last = element.phrases[-1]
        if not element.place or element.tokens[-1].text not in _WHEN or self.next not in "VDMP":
            return []
        who = last.owner if last.owner is not None and last.owner.pronoun else last.agent
        return [who] if who is not None else []

    def _object(self, verb: Predication, phrases: list[Phrase]) -> None:
        """Gives the open verb, and those that share it, their object."""
        if verb.form == "copula" and self.next == "U" and all(_quality(p, self.tables) for p in phrases):
            verb.flags.add("is-so")
            self._judge(phrases[-1].tokens[-1])
        if verb.verb.text in _HANDS and (given := _to_whom(phrases)) is not None:
            verb.preps = {**verb.preps, "给": [given[0]]}
            verb.flags.add("given")
            phrases = given[1]
        for predication in self.group:
            predication.objects = phrases
        verb.objects = phrases

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

    def _described(self, phrases: list[Phrase]) -> bool:
        """加强针对老人的服务: the noun after 的 is the object."""
        last = phrases[-1]
        cut = next((n for n, t in enumerate(last.tokens) if t.code == "u"), None)
        if self.open is None or self.open.objects or cut is None or self.next in "VSP":
            return False
        self.open.objects = [of_words(last, last.tokens[cut + 1 :])]
        return True

    def _makes(self) -> bool:
        """设立由平台按单缴费的基金: whether the open verb wants what the phrase of a preposition describes."""
        entry = self.tables.verbs.get(self.open.verb.text) if self.open is not None else None
        return entry is not None and entry.relation in ("establishes", "provides", "promotes", "uses")

    def _taking_part(self, phrases: list[Phrase]) -> bool:
        """租户在小区改造中的参与程度: the party takes part in what goes before 中."""
        last = phrases[-1]
        deed = next((t for t in last.tokens if self._names_part(t)), None)
        who = self.subject if self.open is None else [x for x in self.open.objects if x.kind == "actor"]
        applied = last.tokens[-1] if last.within is not None and last.tokens[-1].text in _APPLIED else None
        if applied is not None and self.subject and self.open is None:  # 大数据在流调中的应用
            self._tell(applied, [last.within or last], list(self.subject), "nominal")
            self.theme = list(self.subject)
            return True
        if last.within is None or not who or deed is None:
            return False
        self._tell(deed, who, [last.within], "nominal")
        if self.open is not None:  # 关注儿童在社区活动中的参与
            self.open.objects = [replace(last, start=who[0].start, owner=None)]
        return True

    def _situated(self, phrases: list[Phrase]) -> bool:
        """造成公共服务在城乡之间的差异: what the object has there is the object."""
        last, opened = phrases[-1], self.open
        there = last.within is not None or any(t.code == "u" for t in last.tokens)
        if opened is None or len(opened.objects) != 1 or self.next not in "KB" or not there:
            return False
        whose = opened.objects[0]
        if last.end - whose.start > MAX_NODE:
            return False
        opened.objects = [replace(last, start=whose.start, within=None)]
        return True

    def _names_part(self, token: Token) -> bool:
        """参与: whether a noun names the deed of taking part."""
        entry = self.tables.nominal.get(("", token.text))
        return entry is not None and entry.relation == "participates_in"

    def _tell(self, word: Token, subject: list[Phrase], objects: list[Phrase], form: str) -> None:
        """A predication that a noun or a number makes, beside the clause's verbs."""
        self.done.append(Predication(word, subject, "own", objects, {}, [], {"relative"}, [], self.number, form))

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
        phrase, opened = phrases[-1], self.open
        if opened is not None:
            if self.next in "VSAP" or not (
                self.next in "KB" or all(p.pronoun or p.kind == "actor" for p in opened.objects)
            ):
                return False
            whose = opened.objects[-1] if opened.objects and not opened.objects[-1].pronoun else phrase
            opened.objects = [*phrases[:-1], replace(phrase, start=min(whose.start, phrase.start))]
            opened.flags.add("toward")
            return True  # 源于公众对药企的不信任
        deed = phrase.tokens[-1]
        known = ("对", deed.text) in self.tables.nominal or ("对", deed.text.removesuffix("性")) in self.tables.nominal
        if not self.subject or not known or phrase.owner is None:
            return False
        self._tell(deed, self.subject, [*phrases[:-1], phrase.owner], "nominal")
        return self.next in "DAMK"

    def _role(self, phrases: list[Phrase]) -> None:
        """X 作为 Y; 把建设X作为Y says it of no party."""
        if any("by:把" in p.flags for p in self.done):
            return
        subject = self.role_of or self.subject
        how = "own" if subject else "none"
        self.done.append(
            Predication(self.role, subject, how, phrases, {}, list(self.marks), {"relative"}, [], self.number, "as")
        )


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


def _by_the_way(phrase: Phrase) -> bool:
    """入户探访, 上门: deeds alone, which are no second subject."""
    return all(t.was in "vw" or t.text in _ON_THE_WAY for t in phrase.tokens)


_ON_THE_WAY = closed("上门 入户 现场 驻村 进村 下乡 登门")


def _quality(phrase: Phrase, tables: Tables) -> bool:
    """公平 in 是公平的: an adjective that stands as a noun."""
    last = phrase.tokens[-1] if phrase.tokens else None
    if last is None or len(phrase.tokens) > 2 or phrase.owner is not None:
        return False
    alone = last.kind in (None, "concept") and len(phrase.tokens) == 1 and (last.was == "v" or last.text[0] in "不无非")
    return last.was in "abe" or last.text in tables.adjectives or alone
