"""Numbers and times in a clause → how much there is of something, what share of it, or nothing."""

from __future__ import annotations

from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import text_of
from kg.extract.zh.roles import Roles

_OF_TIMES = ("年", "月", "日", "世纪", "年代")
_UP_TO_TIMES = ("截至", "截止", "在", "从", "自", "自从", "到", "至", "于", "+于", "+在")
_AMOUNTING = ("占", "占到", "达到")


class Amounts(Roles):
    """What becomes of the numbers of a clause."""

    def _Q(self, element: Element) -> None:
        thing = self.open.objects if self.open is not None else []
        if thing and self.last == "N" and "after-object" in self.flags and "counted" in getattr(self.open, "flags", ()):
            thing = self.subject  # 共有主任65万名、督导员5万名
        number = element.tokens[0].code == "q"
        if self.open is not None and self.last == "U" and thing:
            share, tokens = thing[-1], (*thing[-1].tokens, *element.tokens)  # 占支出的七成
            text = f"{share.text}的{text_of(tuple(element.tokens))}"
            self.open.objects = [Phrase(text, share.start, tokens[-1].end, "quantity", tokens=tokens)]
        elif self.open is not None and self.last == "N" and thing and number:
            if len(thing) > 1 and element.tokens[-1].text[-1] in "类种":
                self.open.flags.add("kinds")  # 有居家养老、社区养老和机构养老三种
            elif len(thing) == 1 or element.tokens[-1].text not in ("类", "种", "项", "个"):  # 包括公租房、保租房两类
                self.open.flags.add("counted")
                self._count_of(thing[-1:], element)
        elif any(t.text in _OF_TIMES for t in element.tokens):
            self._T(element)
        elif self._some_of(element) and self.near[-1].kind == "actor":
            self.subject = self.near[-1:]
        elif self.last in "NJD" and self.open is None and self.subject and self.next in "KBC" and self._counts(element):
            self._count_of(self.subject[-1:], element)
        elif self.open is not None and number and (not thing or self.open.verb.text in _AMOUNTING):
            self.open.objects = [_amount(element)]

    def _some_of(self, element: Element) -> bool:
        """其中三十六人当选…: so many of those just named."""
        among = any(t.text == "其中" for t in self.marks)
        return among and self.open is None and not self.subject and bool(self.near) and self._counts(element)

    def _counts(self, element: Element) -> bool:
        """Whether a number has its classifier."""
        number = element.tokens[0].code == "q" and element.tokens[-1].text[-1] not in "层楼级期"
        return number and (len(element.tokens) > 1 or element.tokens[0].text[-1] in "%％成名人家个件户所座份")

    def _count_of(self, thing: list[Phrase], element: Element) -> None:
        """专项债务5亿元: how much there is of it."""
        self._tell(element.tokens[0], thing, [_amount(element)], "quantity")

    def _T(self, element: Element) -> None:
        if self.waiting in _UP_TO_TIMES:
            self.waiting = None  # 在上世纪: time, no place


def _amount(element: Element) -> Phrase:
    """The number itself, as a phrase."""
    tokens = tuple(element.tokens)
    return Phrase(text_of(tokens), tokens[0].start, tokens[-1].end, "quantity", tokens=tokens)
