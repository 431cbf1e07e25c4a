"""Who does, says, orders and shares a deed: signs that a word is a verb, or a noun."""

from __future__ import annotations

from kg.extract.zh.following import takes_object
from kg.extract.zh.grammar import MAKES, closed
from kg.extract.zh.modifiers import OFFICES, Modifiers
from kg.extract.zh.place import WAYS
from kg.extract.zh.tables import SAME

_ORDERS = closed("要求 允许 禁止 责令 授权 督促 敦促 呼吁 准许 严禁")
_RIGHTS = closed("权利 权益 机会 能力 意愿 积极性 热情 渠道 途径 权 资格 动力")
_EQUALLY = closed("平等 公平 自由 自愿 有序 积极 主动")
LEANS = closed("靠 全靠 依靠 凭 借")
_KEEPS = closed("保持 加强 形成 展开 达成 维持 增进 深化")
_SAYS = closed("指出 表明 显示 证实 证明 发现 认为 提出 表示 强调 断言 坦言 直言 警告 揭示 主张 呼吁 抱怨 说 称")
_ORGANS = closed("机关 部门 机构 人员 单位 中心 组织")
_EFFECTS = closed("作用 效应 功能 意义 影响")
_HAVING = closed("发挥 起 起到 具有 有 产生 形成 造成 带来")


class Signs(Modifiers):
    """What is asked of deeds: who is made to do them, says them, does them with whom and by what means."""

    def some(self, n: int) -> bool:
        """Whether 有 with a number stands open before `n`."""
        at = self.open
        return at is not None and self.tokens[at].text == "有" and any(t.code == "q" for t in self.tokens[at:n])

    def solved(self, n: int) -> bool:
        """问题可以通过 Y 解决: verbs alone up to the end, after a modal and 通过 with its phrase."""
        if any(t.code not in "vwc" for t in self.tokens[n : self.end]):
            return False
        at = next((k for k in range(self.start, n - 1) if self.tokens[k].text == "通过"), None)
        if at is None or not any(t.code == "m" for t in self.tokens[self.start : at]):
            return False
        return self.open is None or self.open > at or self.tokens[self.open].text in self.tables.saying

    def takes_part(self, n: int, k: int) -> bool:
        """居民参与治理: a verb of taking part, after somebody or in a phrase that waits for its verb."""
        if self.relation(n) != "participates_in" or k != n - 1:
            return False
        if n + 2 < self.end and self.tokens[n + 2].code in "vs" and self.tokens[n + 1].code == "n":
            return False  # 居民参与意识影响…
        return self.tokens[n + 1].code in "vw" and (self.actor(k) or self.open is not None or self.after_phrase(n))

    def awaited(self, n: int) -> bool:
        """应当在政府网站公示: whether a modal before a phrase with 在 or 与 still waits for its verb."""
        since = self.start if self.open is None else self.open + 1
        modal = next((k for k in range(n - 1, since - 1, -1) if self.tokens[k].code == "m"), None)
        if modal is None or modal + 2 > n or self.tokens[modal + 1].code != "p":
            return False
        return not any(t.code in "vsj" for t in self.tokens[modal:n])

    def right_of_party(self, n: int) -> bool:
        """保障残疾人平等参与社会生活的权利: what somebody may, can or will do."""
        at = self.past(n + 1, "nabw") + 1
        who = n - 2 if self.tokens[n - 1].text in _EQUALLY else n - 1
        return at < self.end and self.tokens[at].text in _RIGHTS and self.actor(who)

    def organ(self, n: int) -> bool:
        """审计机关, 监管部门: a deed before the body that does it."""
        token, relation = self.tokens[n], self.relation(n)
        if self.tokens[n + 1].text not in _ORGANS or n + 2 >= self.end:
            return False
        doing = not relation or relation in ("governs", "addresses", "serves", "promotes", "provides")
        return doing and (token.code == "w" or token.text in self.tables.deeds)

    def described(self, n: int) -> bool:
        """缺乏有效沟通: a verb whose object is a deed with an adverb."""
        if self.tokens[n + 1].code != "d" or n + 2 >= self.end or self.clausal(n):
            return False
        last = n + 3 if n + 3 >= self.end or self.tokens[n + 3].code != "a" else n + 4
        ends = last >= self.end or self.tokens[last].code in "cg"
        return self.makes(n) or ((self.lacks(n) or self.tokens[n].text in _KEEPS) and ends)

    def says(self, n: int, known: bool) -> bool:
        """调查显示，…: what a verb of saying follows at the clause's end is a noun."""
        return known and n + 2 == self.end and self.next(n) in self.tables.saying

    def light_after(self, n: int) -> bool:
        """Whether a light verb follows the nouns after `n`."""
        k = self.past(n + 1, "nabc")
        return k < self.end and self.tokens[k].text in ("进行", "开展", "实施", "予以", "加以", "给予", "提供", "实行")

    def made_to(self, k: int) -> bool:
        """迫使医院控制成本: whether a party stands at `k` that the open verb makes do something."""
        return self.open is not None and self.pivot(self.open) and k - 1 == self.open and self.actor(k)

    def ordered(self, n: int) -> bool:
        """要求平台改善管理: what is to be done by the noun after a verb of ordering."""
        at = self.open
        if at is None or self.tokens[at].text not in _ORDERS or not self.known(n) or self.closes_compound(n):
            return False
        plain = all(t.code in "nab" for t in self.tokens[at + 1 : n]) and n > at + 1
        return plain and takes_object(self.tokens, n, self.end)

    def urges(self, n: int) -> bool:
        """信贷政策要求银行把风险纳入…: who is to do something, and what, follow."""
        text = self.tokens[n].text
        if self.open is not None or not (self.urged(n) or text in self.tables.saying):
            return False
        if text in _ORDERS and n + 2 < self.end and self.tokens[n + 1].was == "v" and self.known(n + 1):
            return takes_object(self.tokens, n + 1, self.end)  # 法律禁止使用童工
        k = self.past(n + 1, "nabef")
        return k > n + 1 and self.actor(k - 1) and k < self.end and self.tokens[k].code in "vwpmhd"

    def some_say(self, n: int) -> bool:
        """有学者主张…: a verb of saying after 有 and who says it."""
        if self.tokens[n].text not in self.tables.saying or n - 2 < self.start or self.tokens[n - 2].text != "有":
            return False
        return self.actor(n - 1) or self.tokens[n - 1].text in ("人", "研究", "观点", "意见")

    def before_speech(self, n: int) -> bool:
        """审计结果表明，…: a word at the clause's start before a noun and a verb of saying that ends it."""
        last = self.end - 1
        speech = n + 1 < last and self.end < len(self.tokens) and self.tokens[last].text in _SAYS
        return speech and len(self.tokens[n].text) > 1 and all(t.code in "nwabu" for t in self.tokens[n + 1 : last])

    def made(self, n: int, k: int) -> bool:
        """使粮食产量下降三成: what becomes of the noun after 使 stands at the end."""
        since = next((i for i in range(k, self.start - 1, -1) if self.tokens[i].code in "vp"), None)
        if since is None or self.tokens[since].text not in MAKES:
            return False
        return n + 1 == self.end or self.tokens[n + 1].code == "q"

    def inside_composition(self, n: int) -> bool:
        """Whether a word stands between 由 and 组成 at the clause's end: a part of what is composed."""
        if n + 1 >= self.end or self.tokens[self.end - 1].text not in ("组成", "构成"):
            return False
        return any(t.text == "由" for t in self.tokens[self.start : n])

    def framed(self, n: int, k: int) -> bool:
        """理事会由代表、专家组成, 从封闭走向开放: the verb for which a preposition before it asks."""
        last = n + 1 == self.end
        if k <= self.start or not (last or self.tokens[n + 1].code in "nabew"):
            return False
        frames = self.tables.frames.get(self.tokens[n].text, ())
        asked = {f.preposition for f in frames if f.preposition and not f.noun and (last or f.preposition == "从")}
        since = self.start if self.open is None else self.open + 1
        for i in range(k, since - 1, -1):
            token = self.tokens[i]
            if token.code == "p":
                return SAME.get(token.text, token.text) in asked and i < k
            if token.code == "u" and i == k:
                return False
        return False

    def speaks(self, n: int) -> bool:
        """《意见》指出，…, 法律明确，…, 方案中要求，…: a verb of saying at the clause's end, after who or what says it."""
        if self.tokens[n].text not in self.tables.saying or n + 1 != self.end or n + 2 >= len(self.tokens):
            return False
        k = n - 1
        while k > self.start and self.tokens[k].code in "djqQ":
            k -= 1
        said, strong = self.tokens[k], [s for s in self.strong if s < k]
        if k < self.start or self.tokens[self.start].code == "p":
            return False
        if any(all(t.code != "u" for t in self.tokens[s:n]) for s in strong):
            return False  # no relative clause
        instrument = (said.kind or self.kind_of(said.text)) == "instrument"
        named = said.text[0] == "《" or (said.code in "nr" and (instrument or self.actor(k)))
        return named or said.code == "f" or (not strong and self.tokens[n].text in _SAYS)

    def names_office(self, n: int, base: str) -> bool:
        """Whether the word and the noun after it name who works there, and what they do or have follows."""
        if n + 2 >= self.end or self.tokens[n + 1].text not in OFFICES:
            return False
        follows = self.tokens[n + 2]
        if follows.code == "u":
            return base == "K" and self.first and self.open is None
        return follows.code in "mhps" or (follows.code in "vw" and self.known(n + 2))

    def together(self, n: int) -> bool:
        """Whether the word is done with somebody whom 与 or 和 names before it, and nothing else is done."""
        if self.relation(n) != "cooperates_with" or self.open is not None:
            return False
        if any(s < n for s in self.strong) or (self.strong and self.tokens[n + 1].code not in "vw"):
            return False
        before = self.tokens[self.start : n]
        return any(t.text in ("与", "和", "同", "跟") for t in before) and not any(t.code in "uvm" for t in before)

    def of_effect(self, n: int) -> bool:
        """发挥补充作用, 产生示范效应: what kind of effect something has."""
        return self.next(n) in _EFFECTS and self.open is not None and self.tokens[self.open].text in _HAVING

    def to_a_reason(self, n: int) -> bool:
        """Whether what follows ends in a noun such as 障碍, 原因."""
        last = next((t for t in self.tokens[n : self.end][::-1] if t.code in "nvw"), None)
        entry = self.tables.topics.get(last.text) if last is not None else None
        return entry is not None and entry.relation in ("causes", "hinders")

    def done_with_means(self, n: int) -> bool:
        """利用大数据分析拥堵成因: whether what stands after a means is done with it, and names no kind of means."""
        if self.open is None or (self.relation(self.open) != "uses" and self.tokens[self.open].text not in LEANS):
            return False
        if self.tokens[n].was == "v" or self.tokens[n - 1].text in WAYS:
            return True
        last = n + 1
        while last + 1 < self.end and self.tokens[last + 1].code in "nabuw":
            last += 1
        head = self.tokens[last].text
        return self.tokens[n].was == "w" and head not in self.tables.compound and head not in self.tables.hollow

    def does(self, n: int) -> bool:
        """Whether a known verb with its object stands at `n`."""
        found = n + 1 < self.end and self.tokens[n].code in "vw" and self.known(n)
        return found and takes_object(self.tokens, n, self.end)

    def twin(self, first: int, second: int) -> bool:
        """Whether two verbs of one relation, side by side, share the noun that follows: no 完善保障机制."""
        if first != second - 1 or self.tokens[second + 1].text in self.tables.compound or self.clausal(first):
            return False
        return len(self.tokens[first].text) == len(self.tokens[second].text) == 2 and self.serial(first, second)
