"""Modifiers, lists and compounds around a word that may be a verb."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.zh.following import takes_object
from kg.extract.zh.grammar import REACHES, closed
from kg.extract.zh.known import Known
from kg.extract.zh.place import OF_EVENTS, WAYS
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_AFTER_SUBJECT = closed("则 也 却 又 还 都 既")
_ASPECTS = closed("方面 问题 环节 层面 维度 领域 困境 难题 阶段")
_THINGS = closed("个 名 位 家 项 种 类 座 条 支 批 起 件 套 处 余个 余名 多名 余家 多家 多个")
_STATES = closed(
    "located_in faces participates_in characterized_by is_a related_to part_of contrasts_with has_quantity"
)
_OF_PARTIES = closed(
    "serves provides establishes funds uses governs coordinates participates_in cooperates_with promotes acts_as"
)
_GROWS = closed("增长 下降 提高 提升 减少 上升 增加 改善 下滑 攀升 扩大 缩小 增强 减弱")
_STAKES = ("投入", "支出", "供给", "需求")
_PLANS = closed("计划 行动 工程 方案 项目 政策 制度 机制 体系 办法 条例 法 规划 行动计划 专项行动 试点 基金 协议 平台")
OFFICES = closed("人员 机构 部门 委员会 中心 队伍 小组 办公室 站 站点 协会 大队 支队 局 机关 单位 对象")


class Modifiers(Known):
    """What is asked of modifiers, lists and compounds."""

    def __init__(
        self, tokens: list[Token], start: int, end: int, tables: Tables, kind_of: Callable[[str], str], first: bool
    ) -> None:
        super().__init__(tokens, start, end, tables, kind_of, first)
        self.quality = self.quality_at_end()

    def quality_at_end(self) -> int | None:
        """Where the adjective stands that a noun before it is the subject of, at the clause's end: 补贴偏低."""
        k = self.end - 1
        last = self.tokens[k]
        idiom = last.code == "a" and len(last.text) > 3  # 学校撤并势在必行
        grows = last.text in _GROWS and self.tokens[k - 1].code == "d"  # 企业研发投入持续增长
        if k <= self.start or not (idiom or grows or (last.text in self.tables.adjectives and last.code in "and")):
            return None
        before = k - 1
        while before > self.start and self.tokens[before].code == "d":
            before -= 1
        return k if before > self.start and self.tokens[before].code in ("nwv" if grows else "nw") else None

    def before_quality(self, n: int) -> bool:
        """法律援助律师补贴偏低: a verb that takes no clause, in the subject of an adjective."""
        if self.quality is None or n >= self.quality - 1 or self.tokens[n].text in self.tables.clausal:
            return False
        inner = self.tokens[n + 1 : self.quality]
        if any(
            t.code not in "nwdab" and not (t.code == "c" and inner[i - 1].code == "a") and t.text not in _STAKES
            for i, t in enumerate(inner)
        ):
            return False
        if self.tokens[n].text in self.tables.saying or self.pivot(n):
            return False
        return self.relation(n) in _OF_PARTIES or not self.relation(n)

    def modifier_ended(self, n: int) -> bool:
        """将服务老人的时长存入…: whether the last verb was in a modifier that has ended."""
        at = self.open
        if at is None:
            return False
        if at + 2 < n and self.tokens[at + 1].code == "u":
            return True  # 2021年施行的《…法》鼓励…
        if not any(t.code == "u" for t in self.tokens[at:n]):
            return False
        if at == self.start:  # 居住在农村的老人缺乏…
            token = self.tokens[n]
            sure = token.code == "v" and token.text not in self.tables.deeds and self.known(n)
            return self.first and sure and takes_object(self.tokens, n, self.end)
        return self.tokens[at - 1].code == "p"

    def modified(self, k: int) -> bool:
        """Whether the noun before `k` has a modifier of its own that begins with a verb."""
        at = next((i for i in range(k - 1, self.start, -1) if self.tokens[i].code not in "nab"), None)
        return (
            at is not None and self.tokens[at].code == "u" and any(t.code == "v" for t in self.tokens[self.start : at])
        )

    def in_hollow(self, n: int) -> bool:
        """养成依赖政府的习惯: a verb and its noun before 的 and a hollow noun that ends the clause."""
        k = self.past(n + 1, "nabce")
        last = k + 2 == self.end and self.tokens[k].code == "u"
        return last and self.tokens[k + 1].text in self.tables.hollow

    def hollow_head(self, n: int, k: int) -> bool:
        """社工流失的原因, 对隐私泄露的担忧: what 的 leads to is no party to the verb."""
        if k > self.start and self.tokens[k - 1].text in ("对", "对于"):
            return True
        head = self.past(n + 2, "abd")
        last = head + 1 >= self.end or self.tokens[head + 1].code not in "nw"
        return head < self.end and last and self.tokens[head].text in self.tables.hollow and self.tokens[k].code in "nb"

    def taking_part(self, n: int) -> bool:
        """Whether a verb of taking part and its noun modify somebody that follows."""
        k = self.past(n + 1, "nw")
        fits = self.relation(n) == "participates_in" and n + 1 < k < self.end - 1
        return fits and self.tokens[k].code == "u" and self.tokens[n + 1].text not in self.tables.compound

    def parallel(self, opened: int, k: int) -> bool:
        """负责审议章程、遴选馆长、监督预算: whether a verb with its object, one of several, ends before `k`."""
        before = self.tokens[opened - 1] if opened > self.start else None
        if before is None or not (before.text == "、" or (before.code == "v" and before.text in self.tables.clausal)):
            return False
        return opened + 1 < k and all(t.code in "nab" for t in self.tokens[opened + 1 : k])

    def in_list(self, n: int, k: int) -> bool:
        """采取限制消费、列入名单等措施: a verb in a list that 等 and a noun close, the object of the verb before it."""
        while k > self.start and self.tokens[k].code in "nab":
            k -= 1
        if self.tokens[k].text != "、" or self.open is None or self.open > k or self.parallel(self.open, k):
            return False
        at = next((i for i in range(n + 1, self.end) if self.closes_list(i)), None)
        if at is None or at + 1 >= self.end or self.tokens[at + 1].code not in "nwabf":
            return False
        return not any(t.code in "smpj" or t.text == "了" for t in self.tokens[self.open + 1 : at])

    def closes_list(self, i: int) -> bool:
        """等 before a noun, 两个方面."""
        if self.tokens[i].code == "g":
            return True
        counted = self.tokens[i].text[0] in "两二三四五六七八九十" and self.tokens[i].code in "eqQ"
        return counted and i + 1 < self.end and self.tokens[i + 1].text in _ASPECTS

    def listed_fault(self, n: int) -> bool:
        """面临投入大、周期长等阻力: a word and its adjective, in a list that 等 and a noun close."""
        if n + 2 >= self.end or self.tokens[n + 1].code != "a" or self.tokens[n + 2].code not in "cg":
            return False
        at = next((i for i in range(n + 2, self.end - 1) if self.tokens[i].code == "g"), None)
        return at is not None and self.tokens[at + 1].code in "nwab"

    def in_handled(self, n: int) -> bool:
        """Whether the word stands between 将 and 作为, nouns alone around it."""
        role = next((i for i in range(n + 1, self.end) if self.tokens[i].text == "作为"), None)
        since = next((i for i in range(n - 1, self.start - 1, -1) if self.tokens[i].text in ("将", "把")), None)
        if role is None or since is None:
            return False
        return all(t.code in "nwvab" for t in self.tokens[since + 1 : role]) and self.tokens[n].code != "l"

    def of_a_kind(self, n: int) -> bool:
        """是一种开放式的刑罚执行方式: whether a copula with its one thing stands before, and nothing but nouns after."""
        tokens = self.tokens
        at = next((k for k in range(n - 1, self.start - 1, -1) if tokens[k].code == "s"), None)
        if at is None or tokens[at + 1].code not in "eqQ":
            return False
        return all(t.code in "nwabu" for t in tokens[at + 2 : n]) and all(
            t.code in "nab" for t in tokens[n + 1 : self.end]
        )

    def after_way(self, n: int) -> bool:
        """以捐资、出资等方式: whether a phrase that says in which way ends before `n`."""
        if self.tokens[n - 1].text not in WAYS or self.tokens[n - 2].code not in "gue":
            return False
        return any(t.text in ("以", "通过", "采取", "采用", "用") for t in self.tokens[self.start : n - 2])

    def in_way(self, n: int) -> bool:
        """Whether the word stands between 通过 or 采取 and the 等方式 that closes a list of nouns and deeds."""
        close = next((k for k in range(n + 1, self.end - 1) if self.tokens[k].code == "g"), None)
        if close is None or self.tokens[close + 1].text not in WAYS:
            return False
        since = next((k for k in range(n - 1, self.start - 1, -1) if self.tokens[k].code in "pv"), None)
        if since is None or self.tokens[since].text not in (
            *("通过", "以", "采取", "采用", "用", "运用", "利用", "借助", "使用"),
        ):
            return False
        return all(t.code in "nvwabcdu" for t in self.tokens[since + 1 : close])

    def after_phrase(self, n: int) -> bool:
        """Whether a prepositional phrase ends before `n` that still waits for its verb: 通过专业服务 + 回应."""
        for k in range(n - 1, self.start - 1, -1):
            token = self.tokens[k]
            if token.code == "p":
                return token.text not in ("在", "从", "于", "对于", "关于") and k < n - 1
            if token.code in "vsf" or (token.code == "u" and self.tokens[k - 1].code not in "abd"):
                return False
        return False

    def attributive(self, n: int) -> bool:
        """驻校社工开展…, 改造资金可以…: a verb and a noun that are the subject of what follows."""
        k = self.past(n + 1, "nabcw")
        text, relation = self.tokens[n].text, self.relation(n)
        if k == n + 1 or k >= self.end or text in self.tables.clausal or self.pivot(n) or text[-1] == "于":
            return False
        if relation == "causes" and self.tokens[n].code == "v" and n == self.start and not self.first:
            return False  # 导致医生难以…
        follows, last = self.tokens[k], self.tokens[k - 1]
        if follows.code == "v" and last.code == "n" and k + 1 < self.end and self.tokens[k + 1].code in "lq":
            return not self.actor(k - 1)  # 欺凌报告下降了
        if follows.code in "mht" and follows.text not in ("不", "是否"):
            return True
        if follows.text in _AFTER_SUBJECT and n == self.start and relation != "faces":
            return True  # 免税优惠则激发了…
        if follows.code == "v" and follows.text in OF_EVENTS:
            return True  # 放开价格有利于…
        if follows.code in "qt":  # 补贴标准三年未调
            k = self.past(k, "qQtd")
            return k < self.end and self.tokens[k].code in "mh"
        if follows.text in REACHES and k + 1 < self.end and self.tokens[k + 1].code == "q":
            return True  # 注册用户突破300万
        if follows.text in ("便", "就") and not self.first:
            return False  # 遇到突发状况便…
        weak = not relation or relation in _STATES or (n > self.start and self.tokens[n - 1].text == "为")
        if weak and follows.code == "j" and any(t.code in "vwa" for t in self.tokens[k : self.end]):
            return True
        return weak and follows.code in "vdps" and self.actor(k - 1)

    def subject_ahead(self, n: int) -> bool:
        """政策执行偏差的根源是…: whether what follows runs on to a copula, a modal or a negation."""
        k = self.past(n + 1, "nabuw")
        return k < self.end and (self.tokens[k].code in "smh" or (self.open is None and self.tokens[k].code == "p"))

    def predicate_after(self, n: int) -> bool:
        """Whether a predicate follows the noun phrase that begins after `n`."""
        k = self.past(n + 1, "nabucwe")
        if k >= self.end:
            return self.tokens[k - 1].text in self.tables.adjectives
        follows = self.tokens[k]
        return follows.code in "mhsp" or (follows.code in "vdj" and any(s > n for s in self.strong))

    def closes_compound(self, n: int) -> bool:
        """建立信息共享机制: a verb of no making, before a noun that closes compounds and the phrase."""
        if n + 1 >= self.end:
            return False
        if self.names_plan(n):
            return True
        staff = self.tokens[n + 1].text in OFFICES and self.tokens[n].code == "w"  # 缺乏专业修复人员
        if not staff and self.relation(n) in ("establishes", "promotes", "hinders", "addresses"):
            return False
        last = n + 2 >= self.end or self.tokens[n + 2].code in "ukKcgj"
        return last and (staff or self.tokens[n + 1].text in self.tables.compound)

    def names_plan(self, n: int) -> bool:
        """实施乡村教师支持计划: a deed before the plan that is set up, launched or carried out."""
        last = n + 2 >= self.end or self.tokens[n + 2].code in "kKcgj"
        if not last or self.tokens[n + 1].text not in _PLANS or self.open is None:
            return False
        return self.relation(self.open) == "establishes" and not self.clausal(self.open)

    def numbered(self, n: int) -> bool:
        """Whether the classifier at `n` counts things: no 年, no 人."""
        return self.tokens[n - 1].code == "q" and self.tokens[n].text in _THINGS

    def counted(self, n: int) -> bool:
        """一位驻村干部说…: a verb between a number and a noun that a predicate follows."""
        k = self.past(n + 1, "nab")
        if k == n + 1 or k >= self.end or self.tokens[n - 1].text in ("年", "月", "日"):
            return False
        return self.tokens[k].code in "vdmhps"
