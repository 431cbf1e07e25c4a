"""A word among its neighbours, for the rules that guess its class."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.extract.zh.grammar import closed
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

ATTRIBUTIVE = closed(
    "主要 普遍 共同 直接 间接 具体 相对 独立 自主 统一 积极 主动 全面 综合 长期 基本 专门 集中 优先 协同 联合 有效 科学 合理 深度"
)
OF_EVENTS = closed("有利于 有助于 不利于 有益于 无助于 意味着 取决于 离不开 有赖于 需要 必须")
WAYS = closed("方式 形式 手段 途径 渠道 名义 方法 办法")


class Place(NamedTuple):
    """A word among its neighbours: their codes, ^ where the clause begins and K where it ends."""

    tokens: list[Token]
    n: int
    start: int
    end: int
    tables: Tables
    token: Token
    before: str
    after: str

    def past(self, n: int, codes: str) -> int:
        """The first place from `n` on whose code is none of `codes`."""
        while n < self.end and self.tokens[n].code in codes:
            n += 1
        return n

    def verbs(self) -> bool:
        """Whether the tables know the word as a verb."""
        return self.token.text in self.tables.verbs


Guess = Callable[[Place], "str | None"]
OF: dict[Guess, frozenset[str]] = {}


def of(words: str) -> Callable[[Guess], Guess]:
    """Of which words alone a rule is asked."""

    def note(rule: Guess) -> Guess:
        OF[rule] = closed(words)
        return rule

    return note
