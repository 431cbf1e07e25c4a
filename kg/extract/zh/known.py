"""One clause, and what the tables tell of the words in it that may be verbs."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.zh.grammar import closed
from kg.extract.zh.tables import Tables, lemma
from kg.extract.zh.tokens import Token

LIGHT = closed("进行 开展 予以 加以 得到 受到 获得 给予 遭到 使 让 令 使得 包括 包含 具有 属于 成为")
_REALMS = closed("社会 国家 城市 农村 乡村 社区 城乡 基层 城镇 全国 世界 国际 校园 区域")


class Known:
    """A clause whose ambiguous words are settled from left to right."""

    def __init__(
        self, tokens: list[Token], start: int, end: int, tables: Tables, kind_of: Callable[[str], str], first: bool
    ) -> None:
        self.tokens = tokens
        self.start = start
        self.end = end
        self.tables = tables
        self.kind_of = kind_of
        self.strong = [n for n in range(start, end) if tokens[n].code in "vsV" and self.beyond_doubt(n)]
        self.first = first  # nothing has been said before
        self.open: int | None = None  # the last verb, while its object has not begun elsewhere

    def relation(self, n: int) -> str:
        """The relation of the verb at `n`, '' where the tables have none."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        return "" if entry is None else entry.relation

    def pivot(self, n: int) -> bool:
        """Whether the object of the verb at `n` does what follows."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        return entry is not None and entry.pivot

    def past(self, n: int, codes: str) -> int:
        """The first place from `n` on whose code is none of `codes`."""
        while n < self.end and self.tokens[n].code in codes:
            n += 1
        return n

    def next(self, n: int) -> str:
        """The word after `n` in the clause, '' at its end."""
        return self.tokens[n + 1].text if n + 1 < self.end else ""

    def known(self, n: int) -> bool:
        """Whether the tables know the word at `n` as a verb."""
        text = self.tokens[n].text
        return text in self.tables.verbs or lemma(text) in self.tables.frames or text in self.tables.saying

    def beyond_doubt(self, n: int) -> bool:
        """A verb beyond doubt: copula, or a known verb before an object, not before or after 的, not in a compound."""
        token = self.tokens[n]
        if token.code in "sV":
            return True
        if token.code != "v" or token.kind is not None or not self.known(n):
            return False
        before = self.tokens[n - 1] if n > self.start else None
        if len(token.text) > 2 and token.text[-1] == "于":
            return True
        if token.text in self.tables.deeds and before is not None and before.code in "nwvc" and not self.actor(n - 1):
            return False
        after = self.tokens[n + 1].code if n + 1 < self.end else "K"
        if before is not None and (before.code == "u" or (before.code in "nw" and not self.actor(n - 1))):
            sure = token.text not in self.tables.deeds and not self.modifies(n)
            return before.code != "u" and after in ("lenrqQ" if sure else "le")
        return after in ("nearqQwlabpdv" if token.text in LIGHT else "nearqQwlabpd")

    def actor(self, n: int) -> bool:
        """Whether the word at `n` names a party or a place."""
        token = self.tokens[n]
        if token.text in _REALMS:
            return False  # more often the first half of a compound
        return token.code == "r" or (token.kind or self.kind_of(token.text)) in ("actor", "place")

    def placed(self, n: int) -> bool:
        """Whether the word at `n` names a place: 云南, 12个县."""
        token = self.tokens[n]
        return (token.kind or self.kind_of(token.text)) == "place" or token.text[-1] in "省市县区镇乡村州"

    def clausal(self, n: int) -> bool:
        """Whether the object of the verb at `n` may be a clause."""
        known = self.tokens[n].text in self.tables.clausal or self.pivot(n)
        return known or self.relation(n) in ("", "coordinates", "serves", "governs")

    def serial(self, first: int, second: int) -> bool:
        """Whether two verbs stand side by side as such: the first takes clauses, or both say the like."""
        return self.clausal(first) or self.relation(first) == self.relation(second)

    def urged(self, n: int) -> bool:
        """Whether the verb makes somebody do something: 要求, 迫使."""
        return self.tokens[n].text in self.tables.urging or self.pivot(n)

    def makes(self, n: int) -> bool:
        """提供, 建立: what brings its object about, or uses it."""
        return self.relation(n) in ("provides", "establishes", "uses") and not self.clausal(n)

    def lacks(self, n: int) -> bool:
        """缺乏, 面临: what is said of a state of things."""
        return self.relation(n) in ("faces", "requires", "characterized_by", "hinders", "causes")

    def turns(self, n: int) -> bool:
        """视为, 分为, 纳入: what is done with a thing that 把 handles."""
        return self.tokens[n].code in "vwn" and self.tokens[n].text[-1] in "为成入作" and self.known(n)

    def modifies(self, n: int) -> bool:
        """Whether 的 follows the words after `n`."""
        k = self.past(n + 1, "nabw")
        return k < self.end and self.tokens[k].code == "u"
