"""A word among its neighbours, for the rules that guess its class."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.zh.grammar import closed
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

ATTRIBUTIVE = closed(
    "主要 普遍 共同 直接 间接 具体 相对 独立 自主 统一 积极 主动 全面 综合 长期 基本 专门 集中 协同 联合 有效 科学 合理 深度"
)
OF_EVENTS = closed("有利于 有助于 不利于 有益于 无助于 意味着 取决于 离不开 有赖于 需要 必须")
WAYS = closed("方式 形式 手段 途径 渠道 名义 方法 办法")


@dataclass(slots=True)
class Place:
    """A word among its neighbours: their codes, K where the clause ends."""

    tokens: list[Token]
    n: int
    start: int
    end: int
    tables: Tables

    @property
    def token(self) -> Token:
        """The word itself."""
        return self.tokens[self.n]

    @property
    def after(self) -> str:
        """The code of the next word."""
        return self.tokens[self.n + 1].code if self.n + 1 < self.end else "K"

    @property
    def before(self) -> str:
        """The code of the word before, ^ at the beginning."""
        return self.tokens[self.n - 1].code if self.n > self.start else "^"

    def past(self, n: int, codes: str) -> int:
        """The first place from `n` on whose code is none of `codes`."""
        while n < self.end and self.tokens[n].code in codes:
            n += 1
        return n

    def verbs(self) -> bool:
        """Whether the tables know the word as a verb."""
        return self.token.text in self.tables.verbs
