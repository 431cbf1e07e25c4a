"""Verb or noun: whether an ambiguous word is the predicate of its clause, asked from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.zh.guess import OF_EVENTS, WAYS
from kg.extract.zh.signs import (
    BECOMES,
    COMPARED,
    COMPLEMENTS,
    DEGREES,
    HANDLERS,
    LIGHT,
    NUMERALS,
    OWN,
    RULES,
    Signs,
    after_as,
    share_object,
    takes_object,
    what_follows,
)
from kg.extract.zh.tokens import Token


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may be a verb, and its neighbours."""

    n: int
    k: int  # the last word before it that is no adverb
    token: Token
    known: bool  # to the tables, as a verb
    before: str  # the code of the word before
    base: str  # the code of the word at `k`, as far as it matters here
    after: str  # what follows, as `what_follows` names it
    soft: bool  # as often a noun
    later: bool  # a verb beyond doubt follows in the clause


_SUFFERS = ("深受", "备受", "广受", "饱受", "颇受")


class Context(Signs):
    """One clause whose ambiguous words are settled one after another."""

    def verbal(self, n: int) -> bool:
        """Whether the word at `n`, verb or noun by the dictionary, is the predicate of a clause here."""
        found = self._verbal(n)
        if found:
            self.open = n
        return found

    def _verbal(self, n: int) -> bool:
        word = self._look(n)
        if self._in_modifier(n):
            self.open = None
        for step in (self._at_once, self._in_speech, self._after_what, self._in_noun, self._in_modifier_of):
            found = step(word)
            if found is not None:
                return found
        return self._before_what(word)

    def _look(self, n: int) -> Word:
        """The word at `n` with what its neighbours are."""
        tokens, start, end = self.tokens, self.start, self.end
        token = tokens[n]
        known = self._known(n)
        before = tokens[n - 1].code if n > start else "K"
        soft = token.code == "w" or token.kind is not None
        if not soft and before in "nvc" and token.text in self.tables.deeds:
            soft = before != "n" or not self._actor(n - 1)
        k = n - 1
        while k >= start and (
            tokens[k].code in "dia" or (tokens[k].code == "b" and k > start and tokens[k - 1].code == "u")
        ):
            k -= 1
        base = tokens[k].code if k >= start else "K"
        if base == "l":
            base = "v"
        elif base == "v" and tokens[k].text in BECOMES and self._to_a_reason(n):
            base = "s"  # 成为制约发展的障碍: as after 是
        elif base == "b":
            base = "n"
        elif base == "n" and after_as(tokens, start, k):
            base = "K"  # 以学历为由设置门槛
        elif base == "t" and k > start and tokens[k - 1].code == "n":
            base = before = "n"  # 移民后期扶持资金
        elif base == "t" or (base == "p" and tokens[k].text in ("由于", "因为", "随着", "鉴于")):
            base = "K"
        after = what_follows(tokens, n, end)
        later = any(s > n for s in self.strong)
        return Word(n, k, token, known, before, base, after, soft, later)

    def _at_once(self, w: Word) -> bool | None:
        """Signs that decide whatever else stands in the clause."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, base, after, soft, later = w.n, w.k, w.token, w.known, w.base, w.after, w.soft, w.later
        if after == "l" or (known and n + 1 < end and tokens[n + 1].text in COMPLEMENTS):
            return True
        if after == "u" and base == "n" and token.text[0] == "所" and len(token.text) == 2:
            return True  # 学者所说的…
        if base == "K" and after in "ov" and known and self._taking_part(n):
            return True  # 参与调解的法官领取…
        if (
            token.text in self.tables.saying
            and base in "nr"
            and after == "P"
            and tokens[n + 1].code == "m"
            and k == start
        ):
            return True  # 大会提出要加强…
        if token.text in RULES and base == "n" and k == start and n == k + 1 and after in "ov":
            return True  # 法律禁止使用童工
        if base == "K" and after == "o" and token.was == "v" and token.text in self.tables.saying and k < start:
            return True  # 发现教师流失率高达…
        if base == "K" and after == "o" and token.text == "规定" and not self.first and later:
            return True  # 规定酒席不超过十桌
        if base == "K" and after == "o" and token.text in self.tables.urging and n + 2 < end:
            return True  # 鼓励高校开放…
        if known and n + 1 < end and tokens[n + 1].code == "q" and self._measures(token.text):
            return True  # 案件多达300件
        if base == "n" and after == "o" and len(token.text) > 1 and token.text in self.tables.companions:
            return True
        if soft and base in "np" and n + 1 < end and tokens[n + 1].text in WAYS:
            return False  # 以社会互助方式
        if known and base == "n" and tokens[k].text[0] == "《" and after == "o" and self.open is None:
            return True  # 《…法》鼓励…
        if token.text in COMPARED and base == "n" and any(t.text in ("与", "和", "同") for t in tokens[start:k]):
            return True
        return None

    def _in_speech(self, w: Word) -> bool | None:
        """Words of saying, ordering and handling, and nouns after determiners."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, before, base, after = w.n, w.k, w.token, w.known, w.before, w.base, w.after
        if base == "K" and self._before_speech(n):
            return False  # 审计结果表明，…
        if self._inside_composition(n):
            return False  # 由入户调查、社区评议和公示组成
        if (token.text == "负责" and before != "u" and after == "o") or token.text in _SUFFERS:
            return True
        if self._speaks(n) or self._framed(n, k) or (base == "n" and (self._urges(n) or self._ordered(n))):
            return True
        if token.was == "v" and base == "n" and self._made(n, k):
            return True
        if before == "e" and token.was != "v" and n + 1 < end and tokens[n + 1].text in self.tables.saying:
            return False  # 该报告建议…
        if before == "e" and tokens[n - 1].text[0] in "这该此那" and n + 1 < end and tokens[n + 1].code in "pmhs":
            return False  # 这项规定为…
        if self._says(n, known) or self._of_effect(n):
            return False
        if before == "p" and tokens[n - 1].text in ("把", "将") and n + 1 < end and self._turns(n + 1):
            return False  # 将信任视为…
        if known and self._turns(n) and any(t.text in ("把", "将") for t in tokens[start:n]):
            return True  # 把参与分为…
        if base in "Kn" and (w.soft or base == "K") and self._names_office(n, base):
            return False  # 监管人员的能力, 居民监督委员会监督…
        if before == "v" and known and after == "o" and self._joint(n - 1):
            return True  # 部门联动排查隐患
        if after in "Kv" and base == "n" and self._together(n):
            return True  # 该组织与妇联合作，…
        if after == "u" and before == "p" and tokens[n - 1].text in ("对", "对于", "与", "向"):
            return False  # 对组织的依附
        if token.was == "m" and after == "o" and base != "u":
            return True  # 居民参与治理需要制度保障
        if base == "n" and after in "ov" and self._takes_part(n, k):
            return True  # 吸引企业参与改造
        return None

    def _after_what(self, w: Word) -> bool | None:
        """What stands before the word: a pronoun, a modal, a preposition."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, base, after, soft, later = w.n, w.k, w.token, w.known, w.base, w.after, w.soft, w.later
        if n + 1 < end and tokens[n + 1].text == "难" and base in "ncK":
            return False
        if base == "u" or (base == "p" and not known):
            return False
        if (
            n + 1 < end
            and tokens[n + 1].code in "er"
            and tokens[n + 1].text != "其"
            and tokens[n + 1].text[0] not in NUMERALS
        ):
            return True
        if (
            base == "r"
            and k > start
            and tokens[k - 1].code == "v"
            and known
            and self._urged(k - 1)
            and not (soft and later)
        ):
            return True  # 要求其清理垃圾
        if base == "r" and tokens[k].text == "其" and after == "K" and self.open is not None:
            return False  # 制约了其推广
        if base == "r" and tokens[k].text in OWN and (soft or later or (self.open is None and after == "o")):
            return False
        if (
            token.text in LIGHT
            or base in "mhz"
            or (known and len(token.text) > 2 and (token.text[-1] in "于为" or token.text[0] == "被"))
            or (known and token.was == "v" and token.text[-1] == "于" and base == "n" and after in "ov")
        ):
            return True
        return None

    def _in_noun(self, w: Word) -> bool | None:
        """Words in a list, in a number, in the subject of an adjective."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, before, base, after, soft = w.n, w.k, w.token, w.known, w.before, w.base, w.after, w.soft
        if (
            after == "o"
            and (n + 2 == end or (n + 2 < end and tokens[n + 2].code == "s"))
            and base in "nscKj"
            and (
                tokens[n + 1].code == "a"
                or (tokens[n + 1].code == "n" and (token.code == "w" or base == "j" or not known))
            )
            and tokens[n + 1].text in self.tables.adjectives
        ):
            return False  # 教师流失严重
        if base in "cn" and self._in_list(n, k):
            return False
        if base == "n" and after == "o" and self._in_handled(n):
            return False  # 将土地出让收入作为来源
        if after == "o" and base in "Knpv" and before not in "dhm" and self._organ(n):
            return False  # 审计机关查出…
        if self._listed_fault(n):
            tokens[n + 1].code = "n"
            return False
        if base == "v" and not known and before != "d":
            return False
        if after in "ov" and before != "d" and self._before_quality(n):
            return False
        described = before in "eQ" and tokens[n - 1].text not in ("年", "月", "日") and after == "o"
        if (
            described
            and n > start + 1
            and (tokens[n - 2].code == "s" or tokens[n - 2].text == "作为")
            and not any(t.code == "u" for t in tokens[n:end])
        ):
            return False  # 是一种生产要素
        if base == "n" and after == "o" and self._of_a_kind(n):
            return False
        if soft and before == "Q" and after == "o" and n > start + 1 and self._numbered(n - 1):
            return False  # 12支流动医疗队
        named = base == "n" and k == start + 1 and k == n - 1 and tokens[start].code == "e"
        if named and n + 2 < end and tokens[n + 1].text in self.tables.compound and tokens[n + 2].code in "pdvmhs":
            return False  # 这项古城保护工程在…
        if before in "eqQ" and self._counted(n):
            return False  # 十几个返乡青年
        if base == "n" and before == "n" and not known and token.code == "v" and after == "o" and self._some(n):
            return True  # 有三成家庭转入…
        if before == "p" and tokens[n - 1].text in ("把", "将") and after == "v" and token.was == "w":
            return False  # 将服务送到…
        if after == "g" and base == "n" and any(t.text == "、" for t in tokens[start:n]):
            return False  # 将垃圾分类、邻里互助等行为…
        return None

    def _in_modifier_of(self, w: Word) -> bool | None:
        """Means, and relative clauses: what 的 follows."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, before, base, after, soft = w.n, w.k, w.token, w.known, w.before, w.base, w.after, w.soft
        if base == "n" and known and after == "o" and self._after_way(n):
            return True  # 以捐资等方式参与…
        if base == "p" and tokens[k].text == "被" and known:
            return True  # 被纳入统一管理
        if base == "n" and after == "o" and self._actor(k) and self.open is None and self._uses(n):
            return True  # 该校利用中心开展…
        if base == "n" and after == "o" and before == "n" and self._done_with_means(n):
            return True  # 利用大数据筛查虚假住院
        if base in "ng" and before in "ng" and not known:
            return not soft and self.open is None and after == "o"
        if after == "u" and known and base in "nrK" and n + 2 < end and tokens[n + 2].code == "s":
            return True  # 社会需要的是发展
        if after == "u" and not soft and before == "d" and tokens[n - 1].text in DEGREES and base != "n":
            return False  # 比较熟悉的做法
        if after == "u" and self._hollow_head(n, k):
            return False
        if after == "u":
            by = any(t.text in ("由", "被", "受", "为", "经") and t.code == "p" for t in tokens[max(start, n - 12) : n])
            if soft and known and base == "n" and k == start and self._actor(k) and k == n - 1:
                return True  # 商户依赖的人情
            if base == "n" and not soft and known and self._brings(token.text):
                return True  # 充电引发的火灾
            return not soft and known and (base in "rvpKftQqj" or (base == "n" and (by or self._actor(k))))
        return None

    def _before_what(self, w: Word) -> bool:
        """What follows the word: a predicate, a mark, a preposition, a verb, an object."""
        tokens, start, end = self.tokens, self.start, self.end
        n, k, token, known, before, base, after, soft, later = (
            w.n,
            w.k,
            w.token,
            w.known,
            w.before,
            w.base,
            w.after,
            w.soft,
            w.later,
        )
        if after == "P" and not soft and base in "nKhmf" and self._described(n):
            return True  # 提供定期随访
        if after == "P":  # a predicate follows: this is (the end of) its subject, or its adjunct
            return base == "K" and not soft and n == start and known
        if after == ":":
            return known
        if base == "c" and n + 1 < end and tokens[n + 1].code == "a" and (n + 2 == end or tokens[n + 2].code in "cg"):
            tokens[n + 1].code = "n"
            return False  # 老化、停车混乱等
        if after in "cK" and known and self._solved(n):
            return True  # 问题可以通过调解化解或者缓和
        if after == "c":
            actor = base == "n" and self._actor(k) and self.open is None and not later
            return share_object(tokens, n, end, soft and not actor, "K" if actor else base)
        if (
            after in "K"
            and token.text in self.tables.saying
            and (
                (base == "n" and (self._actor(k) or k == start))
                or (not soft and (self.open is None or tokens[self.open].text == "有"))
            )
        ):
            return True
        if after in "Kfg":
            return self._bare(n, soft, base, before)
        if after == "p" and soft and base == "n" and tokens[n + 1].text in ("由", "被") and self.open is None:
            return False  # 古城保护由专门机构负责
        if after == "p":
            if base == "n" and self.open is None and tokens[n + 1].text in ("由", "被") and k == n - 1:
                return False  # 古城保护由专门机构负责
            if base == "n" and self.open is None and later and not self._actor(k):
                return False  # 信息公开对…
            if (
                base == "v"
                and soft
                and before != "d"
                and later
                and tokens[n + 1].text in ("为", "对", "给", "向", "把", "将")
            ):
                return False  # 家庭医生签约服务为患者…
            rest = tokens[n + 1 : end]
            beside = tokens[n + 1].text in ("在", "由", "与", "以", "将", "把", "被", "从")
            if base == "K" and self.first and beside and not any(t.code == "u" for t in rest):
                return not any(t.code in "vwV" for t in rest)  # 试点在…展开
            return before == "d" or not (soft and base in "nf") or not later
        if after == "v":
            return self._before_verb(n, k, soft, base, later)
        return self._before_object(n, k, soft, known, base, before, later)

    def _before_verb(self, n: int, k: int, soft: bool, base: str, later: bool) -> bool:
        following = self.tokens[n + 1]
        urging = self.tokens[n].text in self.tables.urging and base == "n" and self.open is None and k == n - 1
        if urging and takes_object(self.tokens, n + 1, self.end):
            return True  # 法律禁止使用童工
        if base == "K" and self.first and later and n + 2 < self.end and self.tokens[n + 2].code == "u":
            entry = self.tables.verbs.get(self.tokens[n].text)
            if entry is not None and entry.relation == "participates_in":
                return True  # 参与调解的法官领取…
        if soft and base == "n" and k < n - 1 and any(t.text == "由" for t in self.tokens[self.start : k]):
            return self._known(n)  # 由家庭共同编织支持网络
        if soft and base in "vn" and (following.was == "m" or following.text in OF_EVENTS):
            return False  # 居民参与治理需要…
        if base == "K" and not self._known(n) and self.tokens[n].text not in self.tables.clausal:
            return False  # 殡葬改革…
        if n > self.start and self.tokens[n - 1].code == "e" and following.code == "v" and self._known(n + 1):
            return False  # 这类合作有赖于…
        done = n + 2 < self.end and self.tokens[n + 2].code == "l"  # 盘活了
        if base in "Kn" and done and self._known(n + 1) and not self._clausal(n) and not self._urged(n):
            return False  # 歧视损害了…, 地方保护弱化了…
        if base in "Kp" and following.code == "w" and self._attributive(n):
            return False  # 减少浪费可以…
        goes_on = self.open is not None and self.tokens[n - 1].code == "d"  # 推动X和积极培育扶持Y
        if base == "c" and self.tokens[k].text != "、" and self.tokens[k - 1].code != "v" and not goes_on:
            return False
        hard = self._known(n + 1) and (done or (following.code == "v" and following.text not in self.tables.deeds))
        text = self.tokens[n].text
        ends = done and text not in self.tables.clausal and not self._urged(n)  # 产业转移加剧了…
        deed = ends or soft or text in self.tables.deeds or following.text[-1] == "于" or not self._known(n)
        if (
            base == "n"
            and self.open is None
            and not (self._clausal(n) and not (soft and self._lacks(n + 1)) and not ends)
            and hard
            and deed
            and not self._actor(k)
            and (ends or following.text[-1] in "于为" or takes_object(self.tokens, n + 1, self.end))
        ):
            return False  # 数据开放有助于…
        if soft and not takes_object(self.tokens, n + 1, self.end):
            if base == "n" and self._actor(k) and self.open is None and self._known(n):
                return not later
            return base in "Kj" and not later
        joint = self.open is not None and self.tokens[self.open].text in self.tables.companions  # 会同X建立…
        if base in "ngf" and self.open is not None and not self._clausal(self.open) and not joint:
            return False
        text = self.tokens[n].text
        if base == "n" and soft and following.code == "w" and self._known(n + 1) and text not in self.tables.clausal:
            modifier = later and self._modifies(n + 1)
            return modifier or not takes_object(self.tokens, n + 1, self.end)  # 教育帮扶依赖人力
        if base == "v" and not self._serial(k, n):
            return False
        entry = self.tables.verbs.get(self.tokens[n].text)
        pushing = self.tokens[n].text in self.tables.clausal or (entry is not None and entry.pivot)
        if base == "K" and self.first and hard and not pushing and takes_object(self.tokens, n + 1, self.end):
            return False  # 有效监管需要…
        return not (soft and base in "ngf") or not later

    def _before_object(self, n: int, k: int, soft: bool, known: bool, base: str, before: str, later: bool) -> bool:
        token_text = self.tokens[n].text
        if (
            base in "nv"
            and self.open is not None
            and before in "nl"
            and self._closes_compound(n)
            and not self._made_to(k)
        ):
            return False
        if base == "s" and token_text in self.tables.deeds and n + 2 == self.end and not self._actor(n + 1):
            return False  # 是教育机构
        compound = self.tokens[n + 1].text in self.tables.compound and n + 2 < self.end
        if base == "n" and before in "nd" and compound and self.tokens[n + 2].code in "vsmh" and not self._actor(k):
            return self.tokens[n + 2].code == "v" and not self._known(n + 2)  # 水土保持工作纳入…
        if base == "n":
            if known and self._actor(k) and self._clausal(n) and self.open is None:
                return True
            if before == "n" and k > self.start and self.tokens[k - 1].text in ("对", "与", "向") and self._modifies(n):
                return False  # 对政府监管能力的信任
            tells = not soft and token_text in self.tables.saying  # 理论强调政府的职责是…
            ahead = self._subject_ahead(n) and not self._after_phrase(n)
            if before == "n" and not self._actor(k) and not tells and ahead:
                return False
            if self.open is not None and before == "n":  # V0 N here N: one after another, or a compound
                if known and not soft:
                    return True
                basis = self.tokens[self.open].text == "为" and any(t.text == "以" for t in self.tokens[self.start : k])
                if basis and takes_object(self.tokens, n, self.end) and not self._modifies(n):
                    return True  # 以家庭为单位核算收入
                clausal = self._clausal(self.open) or any(t.code == "u" for t in self.tokens[n : self.end])
                return self._actor(k) and clausal and known
            if soft and before == "n" and known and not later and self._after_phrase(n):
                return True
            if soft and before == "n":
                others = any(s != n for s in self.strong)
                return not others or (self._actor(k) and not later and known)
            return before == "d" or (known and (not later or self._actor(k))) or not soft
        if before == "d" or base == "r":
            return True
        if base == "n" and soft and later and self.tokens[n + 1].code == "q" and not self._actor(k):
            return False  # 小区改造一头连着民生
        if base in "gf" and soft:
            return not any(s != n for s in self.strong)
        if base == "v" and k == n - 1 and known and self.tokens[k].text == "负责":
            return self.tokens[n + 1].code == "n" and self.tokens[n + 1].text not in self.tables.compound
        if base == "v" and known and self._in_hollow(n):
            return True  # 养成依赖政府的习惯
        if base == "v" and soft and known and self._twin(k, n):
            return True  # 培育扶持民办机构
        if base == "v" and self._clausal(k) and self.tokens[n].was == "v" and known:
            return not self._attributive(n)
        if base == "v" and not soft and known and self._modifies(n):
            return True  # 扶持从事养老服务的组织: a relative clause
        if base == "v":
            placed = any(
                t.code == "p" and t.text in ("与", "对", "向", "把", "将", "为") for t in self.tokens[self.start : k]
            )
            return not soft and (placed or self._serial(k, n))
        if base == "p" and self.tokens[k].text in ("对", "向", "给", "由", "被", "把", "将", "与", "从", "在"):
            if soft and self.tokens[k].text in ("对", "向", "给") and self._light_after(n):
                return False  # 对矫正对象进行心理辅导
            return any(t.code == "u" for t in self.tokens[n : min(self.end, n + 8)]) or (
                self.tokens[k].text == "在" and not soft
            )
        if base == "p" and soft:
            return self.tokens[k].text in ("通过", "为了", "以") and known and self.tokens[n].was != "w"
        if base == "K" and not known and self._actor(n + 1) and self._does(n + 2):
            return False  # 透析患者依赖…
        if base in "Kp" and (self._attributive(n) or (soft and later)):
            return False
        clausal = known and self._clausal(n) and not (self.first and self.tokens[n].text in self.tables.deeds)
        if base == "K" and self.first and known and not soft and self._modifies(n):
            return True  # 居住在农村的老人缺乏…
        if base == "K" and (not known or self.first) and not clausal and self._predicate_after(n):
            return False  # 共享单车为…带来, 执行偏差的根源是…: the subject
        if base == "c" and known and not soft and self._modifies(n) and self._modified(k):
            return True  # 缺乏陪伴的孩子和来自单亲家庭的学生
        if base == "c" and k > self.start and self.tokens[k].text != "、":
            return self.tokens[k - 1].code == "v"
        if base == "c" and soft:
            listed = self.tokens[k].text == "、" and self.open is not None and self.open < k
            if listed and self.open is not None and self._parallel(self.open, k):
                return True
            return listed and (self.tokens[n].code == "v" or self.tokens[n + 1].kind is not None)
        return True

    def _bare(self, n: int, soft: bool, base: str, before: str) -> bool:
        """A word without an object: verb after 把 X, 被 X or an adverb, noun after a verb or in a compound."""
        if base in "eqQ" and self._known(n) and any(t.text == "由" for t in self.tokens[self.start : n]):
            return True  # 由专家和居民三方组成
        if base in "vpcseqQ" or before == "v":
            return False
        if base == "K" and n + 1 < self.end and self.tokens[n + 1].code == "j":
            return False  # 改造不仅…
        if self.open is not None and self.tokens[self.open].text == "面向" and self._known(n):
            return True  # 面向新市民供应
        one = self.open is not None and not any(t.code == "c" for t in self.tokens[self.open : n])
        if base == "n" and one and self.open is not None and self.tokens[n].was == "v" and self._uses(self.open):
            return True  # 依托便利店运行
        if base in "ngf":
            since = self.start if self.open is None else self.open
            if any(t.code == "p" and t.text in HANDLERS for t in self.tokens[since:n]):
                return True
            if not soft and self.open is None and any(t.text == "在" for t in self.tokens[since + 1 : n - 1]):
                return True  # 协会于2008年在广州成立
            makes = self.open is not None and self.tokens[self.open].text in LIGHT
            alone = self.open is None and not self.strong and self._known(n)
            return before == "d" and (alone or (not soft and (self.open is None or makes)))
        return not soft
