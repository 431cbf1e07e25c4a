"""A clause, and what is asked of its words where they may be verbs or nouns: neighbours, lists, modifiers, what is known."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.zh.grammar import MAKES, closed
from kg.extract.zh.guess import OF_EVENTS, WAYS
from kg.extract.zh.tables import SAME, Tables, lemma
from kg.extract.zh.tokens import Token


class Signs:
    """One clause, and what decides whether its ambiguous words are verbs or nouns; asked from left to right."""

    def __init__(
        self, tokens: list[Token], start: int, end: int, tables: Tables, kind_of: Callable[[str], str], first: bool
    ) -> None:
        self.tokens = tokens
        self.start = start
        self.end = end
        self.tables = tables
        self.kind_of = kind_of
        self.strong = [n for n in range(start, end) if tokens[n].code in "vsV" and self._strong(n)]
        self.first = first  # nothing has been said before
        self.open: int | None = None  # the last verb, while its object has not begun elsewhere
        self.quality = self._quality()

    def _quality(self) -> int | None:
        """Where the adjective stands that a noun before it is the subject of, at the clause's end: 补贴偏低."""
        k = self.end - 1
        last = self.tokens[k]
        idiom = last.code == "a" and len(last.text) > 3  # 学校撤并势在必行
        if k <= self.start or not (idiom or (last.text in self.tables.adjectives and last.code in "and")):
            return None
        before = k - 1
        while before > self.start and self.tokens[before].code == "d":
            before -= 1
        return k if before > self.start and self.tokens[before].code in "nw" else None

    def _before_quality(self, n: int) -> bool:
        """法律援助律师补贴偏低: a verb that takes no clause, in the subject of an adjective."""
        if self.quality is None or n >= self.quality - 1 or self.tokens[n].text in self.tables.clausal:
            return False
        inner = self.tokens[n + 1 : self.quality]
        if any(t.code not in "nwdab" and not (t.code == "c" and inner[i - 1].code == "a") for i, t in enumerate(inner)):
            return False
        entry = self.tables.verbs.get(self.tokens[n].text)
        if self.tokens[n].text in self.tables.saying or (entry is not None and entry.pivot):
            return False
        return entry is None or entry.relation in _OF_PARTIES

    def _known(self, n: int) -> bool:
        text = self.tokens[n].text
        return text in self.tables.verbs or lemma(text) in self.tables.frames or text in self.tables.saying

    def _strong(self, n: int) -> bool:
        """A verb beyond doubt: copula, or a known verb before an object, not before or after 的, not in a compound."""
        token = self.tokens[n]
        if token.code in "sV":
            return True
        if token.code != "v" or token.kind is not None or not self._known(n):
            return False
        before = self.tokens[n - 1] if n > self.start else None
        if len(token.text) > 2 and token.text[-1] == "于":
            return True
        if token.text in self.tables.deeds and before is not None and before.code in "nwvc" and not self._actor(n - 1):
            return False
        if before is not None and (before.code == "u" or (before.code in "nw" and not self._actor(n - 1))):
            sure = token.text not in self.tables.deeds and not self._modifies(n)
            return bool(
                before.code != "u" and n + 1 < self.end and self.tokens[n + 1].code in ("lenrqQ" if sure else "le")
            )
        return n + 1 < self.end and self.tokens[n + 1].code in (
            "nearqQwlabpdv" if token.text in LIGHT else "nearqQwlabpd"
        )

    def _actor(self, n: int) -> bool:
        token = self.tokens[n]
        if token.text in _REALMS:
            return False  # more often the first half of a compound
        return token.code == "r" or (token.kind or self.kind_of(token.text)) in ("actor", "place")

    def _some(self, n: int) -> bool:
        """Whether 有 with a number stands open before `n`."""
        at = self.open
        return at is not None and self.tokens[at].text == "有" and any(t.code == "q" for t in self.tokens[at:n])

    def _solved(self, n: int) -> bool:
        """问题可以通过 Y 解决: verbs alone up to the end, after a modal and 通过 with its phrase."""
        if any(t.code not in "vwc" for t in self.tokens[n : self.end]):
            return False
        at = next((k for k in range(self.start, n - 1) if self.tokens[k].text == "通过"), None)
        if at is None or not any(t.code == "m" for t in self.tokens[self.start : at]):
            return False
        return self.open is None or self.open > at or self.tokens[self.open].text in self.tables.saying

    def _after_way(self, n: int) -> bool:
        """以捐资、出资等方式: whether a phrase that says in which way ends before `n`."""
        if self.tokens[n - 1].text not in WAYS or self.tokens[n - 2].code not in "gu":
            return False
        return any(t.text in ("以", "通过", "采取", "采用", "用") for t in self.tokens[self.start : n - 2])

    def _of_a_kind(self, n: int) -> bool:
        """是一种开放式的刑罚执行方式: whether a copula with its one thing stands before, and nothing but nouns after."""
        tokens = self.tokens
        at = next((k for k in range(n - 1, self.start - 1, -1) if tokens[k].code == "s"), None)
        if at is None or tokens[at + 1].code not in "eqQ":
            return False
        return all(t.code in "nwabu" for t in tokens[at + 2 : n]) and all(
            t.code in "nab" for t in tokens[n + 1 : self.end]
        )

    def _takes_part(self, n: int, k: int) -> bool:
        """居民参与治理: a verb of taking part, after somebody or in a phrase that waits for its verb."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        if entry is None or entry.relation != "participates_in" or k != n - 1:
            return False
        if n + 2 < self.end and self.tokens[n + 2].code in "vs" and self.tokens[n + 1].code == "n":
            return False  # 居民参与意识影响…
        return self.tokens[n + 1].code in "vw" and (self._actor(k) or self.open is not None or self._after_phrase(n))

    def _in_list(self, n: int, k: int) -> bool:
        """采取限制消费、列入名单等措施: a verb in a list that 等 and a noun close, the object of the verb before it."""
        while k > self.start and self.tokens[k].code in "nab":
            k -= 1
        if self.tokens[k].text != "、" or self.open is None or self.open > k or self._parallel(self.open, k):
            return False
        at = next((i for i in range(n + 1, self.end) if self._closes_list(i)), None)
        if at is None or at + 1 >= self.end or self.tokens[at + 1].code not in "nwabf":
            return False
        return not any(t.code in "smpj" or t.text == "了" for t in self.tokens[self.open + 1 : at])

    def _closes_list(self, i: int) -> bool:
        """等 before a noun, 两个方面."""
        if self.tokens[i].code == "g":
            return True
        counted = self.tokens[i].text[0] in "两二三四五六七八九十" and self.tokens[i].code in "eqQ"
        return counted and i + 1 < self.end and self.tokens[i + 1].text in _ASPECTS

    def _in_handled(self, n: int) -> bool:
        """Whether the word stands between 将 and 作为, nouns alone around it."""
        role = next((i for i in range(n + 1, self.end) if self.tokens[i].text == "作为"), None)
        since = next((i for i in range(n - 1, self.start - 1, -1) if self.tokens[i].text in ("将", "把")), None)
        if role is None or since is None:
            return False
        return all(t.code in "nwvab" for t in self.tokens[since + 1 : role]) and self.tokens[n].code != "l"

    def _organ(self, n: int) -> bool:
        """审计机关, 监管部门: a deed before the body that does it."""
        token = self.tokens[n]
        if self.tokens[n + 1].text not in _ORGANS or n + 2 >= self.end:
            return False
        entry = self.tables.verbs.get(token.text)
        doing = entry is None or entry.relation in ("governs", "addresses", "serves", "promotes", "provides")
        return doing and (token.code == "w" or token.text in self.tables.deeds)

    def _listed_fault(self, n: int) -> bool:
        """面临投入大、周期长等阻力: a word and its adjective, in a list that 等 and a noun close."""
        if n + 2 >= self.end or self.tokens[n + 1].code != "a" or self.tokens[n + 2].code not in "cg":
            return False
        at = next((i for i in range(n + 2, self.end - 1) if self.tokens[i].code == "g"), None)
        return at is not None and self.tokens[at + 1].code in "nwab"

    def _described(self, n: int) -> bool:
        """缺乏有效沟通: a verb whose object is a deed with an adverb."""
        if self.tokens[n + 1].code != "d" or n + 2 >= self.end or self._clausal(n):
            return False
        last = n + 3 if n + 3 >= self.end or self.tokens[n + 3].code != "a" else n + 4
        ends = last >= self.end or self.tokens[last].code in "cg"
        return self._makes(n) or (self._lacks(n) and ends)

    def _makes(self, n: int) -> bool:
        entry = self.tables.verbs.get(self.tokens[n].text)
        return entry is not None and entry.relation in ("provides", "establishes", "uses") and not self._clausal(n)

    def _lacks(self, n: int) -> bool:
        """缺乏, 面临: what is said of a state of things."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        return entry is not None and entry.relation in ("faces", "requires", "characterized_by", "hinders", "causes")

    def _says(self, n: int, known: bool) -> bool:
        """调查显示，…: what a verb of saying follows at the clause's end is a noun."""
        follows = self.tokens[n + 1] if n + 1 < self.end else None
        return known and follows is not None and n + 2 == self.end and follows.text in self.tables.saying

    def _light_after(self, n: int) -> bool:
        """Whether a light verb follows the nouns after `n`."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabc":
            k += 1
        return k < self.end and self.tokens[k].text in ("进行", "开展", "实施", "予以", "加以", "给予", "提供", "实行")

    def _made_to(self, k: int) -> bool:
        """迫使医院控制成本: whether a party stands at `k` that the open verb makes do something."""
        entry = self.tables.verbs.get(self.tokens[self.open].text) if self.open is not None else None
        return entry is not None and entry.pivot and k - 1 == self.open and self._actor(k)

    def _ordered(self, n: int) -> bool:
        """要求平台改善管理: what is to be done by the noun after a verb of ordering."""
        at = self.open
        if at is None or self.tokens[at].text not in _ORDERS or not self._known(n) or self._closes_compound(n):
            return False
        plain = all(t.code in "nab" for t in self.tokens[at + 1 : n]) and n > at + 1
        return plain and takes_object(self.tokens, n, self.end)

    def _urges(self, n: int) -> bool:
        """信贷政策要求银行把风险纳入…: who is to do something, and what, follow."""
        text = self.tokens[n].text
        entry = self.tables.verbs.get(text)
        pushes = text in self.tables.urging or text in self.tables.saying or (entry is not None and entry.pivot)
        if not pushes or self.open is not None:
            return False
        if text in _ORDERS and n + 2 < self.end and self.tokens[n + 1].was == "v" and self._known(n + 1):
            return takes_object(self.tokens, n + 1, self.end)  # 法律禁止使用童工
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabef":
            k += 1
        return k > n + 1 and self._actor(k - 1) and k < self.end and self.tokens[k].code in "vwpmhd"

    def _before_speech(self, n: int) -> bool:
        """审计结果表明，…: a word at the clause's start before a noun and a verb of saying that ends it."""
        last = self.end - 1
        if (
            len(self.tokens[n].text) < 2
            or last <= n + 1
            or self.end >= len(self.tokens)
            or self.tokens[last].text not in _SAYS
        ):
            return False
        return all(t.code in "nwabu" for t in self.tokens[n + 1 : last])

    def _made(self, n: int, k: int) -> bool:
        """使粮食产量下降三成: what becomes of the noun after 使 stands at the end."""
        since = next((i for i in range(k, self.start - 1, -1) if self.tokens[i].code in "vp"), None)
        if since is None or self.tokens[since].text not in MAKES:
            return False
        return n + 1 == self.end or self.tokens[n + 1].code == "q"

    def _inside_composition(self, n: int) -> bool:
        """Whether a word stands between 由 and 组成 at the clause's end: a part of what is composed."""
        if n + 1 >= self.end or self.tokens[self.end - 1].text not in ("组成", "构成"):
            return False
        return any(t.text == "由" for t in self.tokens[self.start : n])

    def _framed(self, n: int, k: int) -> bool:
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

    def _speaks(self, n: int) -> bool:
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
        named = said.text[0] == "《" or (said.code in "nr" and (instrument or self._actor(k)))
        return named or said.code == "f" or (not strong and self.tokens[n].text in _SAYS)

    def _names_office(self, n: int, base: str) -> bool:
        """Whether the word and the noun after it name who works there, and what they do or have follows."""
        if n + 2 >= self.end or self.tokens[n + 1].text not in _OFFICES:
            return False
        follows = self.tokens[n + 2]
        if follows.code == "u":
            return base == "K" and self.first and self.open is None
        return follows.code in "mhps" or (follows.code in "vw" and self._known(n + 2))

    def _joint(self, n: int) -> bool:
        """Whether the verb at `n` is done together with somebody and takes no object."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        return entry is not None and entry.relation == "cooperates_with"

    def _together(self, n: int) -> bool:
        """Whether the word is done with somebody whom 与 or 和 names before it, and nothing else is done."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        if entry is None or entry.relation != "cooperates_with" or self.open is not None:
            return False
        if any(s < n for s in self.strong) or (self.strong and self.tokens[n + 1].code not in "vw"):
            return False
        before = self.tokens[self.start : n]
        return any(t.text in ("与", "和", "同", "跟") for t in before) and not any(t.code in "uvm" for t in before)

    def _turns(self, n: int) -> bool:
        """视为, 分为, 纳入: what is done with a thing that 把 handles."""
        return self.tokens[n].code in "vwn" and self.tokens[n].text[-1] in "为成入作" and self._known(n)

    def _of_effect(self, n: int) -> bool:
        """发挥补充作用, 产生示范效应: what kind of effect something has."""
        follows = self.tokens[n + 1].text if n + 1 < self.end else ""
        return follows in _EFFECTS and self.open is not None and self.tokens[self.open].text in _HAVING

    def _to_a_reason(self, n: int) -> bool:
        """Whether what follows ends in a noun such as 障碍, 原因."""
        last = next((t for t in self.tokens[n : self.end][::-1] if t.code in "nvw"), None)
        entry = self.tables.topics.get(last.text) if last is not None else None
        return entry is not None and entry.relation in ("causes", "hinders")

    def _urged(self, n: int) -> bool:
        """Whether the verb makes somebody do something: 要求, 迫使."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        return self.tokens[n].text in self.tables.urging or (entry is not None and entry.pivot)

    def _uses(self, n: int) -> bool:
        entry = self.tables.verbs.get(self.tokens[n].text)
        return entry is not None and entry.relation == "uses"

    def _brings(self, text: str) -> bool:
        entry = self.tables.verbs.get(text)
        return entry is not None and entry.relation == "causes"

    def _measures(self, text: str) -> bool:
        entry = self.tables.verbs.get(text)
        return entry is not None and entry.relation == "has_quantity"

    def _closes_compound(self, n: int) -> bool:
        """建立信息共享机制: a verb of no making, before a noun that closes compounds and the phrase."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        if n + 1 >= self.end:
            return False
        staff = self.tokens[n + 1].text in _OFFICES and self.tokens[n].code == "w"  # 缺乏专业修复人员
        if not staff and entry is not None and entry.relation in ("establishes", "promotes", "hinders", "addresses"):
            return False
        last = n + 2 >= self.end or self.tokens[n + 2].code in "ukKcgj"
        return last and (staff or self.tokens[n + 1].text in self.tables.compound)

    def _hollow_head(self, n: int, k: int) -> bool:
        """社工流失的原因, 对隐私泄露的担忧: what 的 leads to is no party to the verb."""
        if k > self.start and self.tokens[k - 1].text in ("对", "对于"):
            return True
        head = n + 2
        while head < self.end and self.tokens[head].code in "abd":
            head += 1
        last = head + 1 >= self.end or self.tokens[head + 1].code not in "nw"
        return head < self.end and last and self.tokens[head].text in self.tables.hollow and self.tokens[k].code in "nb"

    def _in_modifier(self, n: int) -> bool:
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
            sure = token.code == "v" and token.text not in self.tables.deeds and self._known(n)
            return self.first and sure and takes_object(self.tokens, n, self.end)
        return self.tokens[at - 1].code == "p"

    def _done_with_means(self, n: int) -> bool:
        """利用大数据分析拥堵成因: whether what stands after a means is done with it, and names no kind of means."""
        if self.open is None or not self._uses(self.open):
            return False
        if self.tokens[n].was == "v":
            return True
        last = n + 1
        while last + 1 < self.end and self.tokens[last + 1].code in "nabuw":
            last += 1
        head = self.tokens[last].text
        return self.tokens[n].was == "w" and head not in self.tables.compound and head not in self.tables.hollow

    def _parallel(self, opened: int, k: int) -> bool:
        """负责审议章程、遴选馆长、监督预算: whether a verb with its object, one of several, ends before `k`."""
        before = self.tokens[opened - 1] if opened > self.start else None
        if before is None or not (before.text == "、" or (before.code == "v" and before.text in self.tables.clausal)):
            return False
        return opened + 1 < k and all(t.code in "nab" for t in self.tokens[opened + 1 : k])

    def _modified(self, k: int) -> bool:
        """Whether the noun before `k` has a modifier of its own that begins with a verb."""
        at = next((i for i in range(k - 1, self.start, -1) if self.tokens[i].code not in "nab"), None)
        return (
            at is not None and self.tokens[at].code == "u" and any(t.code == "v" for t in self.tokens[self.start : at])
        )

    def _modifies(self, n: int) -> bool:
        """Whether 的 follows the words after `n`."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabw":
            k += 1
        return k < self.end and self.tokens[k].code == "u"

    def _in_hollow(self, n: int) -> bool:
        """养成依赖政府的习惯: a verb and its noun before 的 and a hollow noun that ends the clause."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabce":
            k += 1
        last = k + 2 == self.end and self.tokens[k].code == "u"
        return last and self.tokens[k + 1].text in self.tables.hollow

    def _does(self, n: int) -> bool:
        """Whether a known verb with its object stands at `n`."""
        found = n + 1 < self.end and self.tokens[n].code in "vw" and self._known(n)
        return found and takes_object(self.tokens, n, self.end)

    def _taking_part(self, n: int) -> bool:
        """Whether a verb of taking part and its noun modify somebody that follows."""
        entry = self.tables.verbs.get(self.tokens[n].text)
        k = n + 1
        while k < self.end and self.tokens[k].code in "nw":
            k += 1
        fits = entry is not None and entry.relation == "participates_in" and n + 1 < k < self.end - 1
        return fits and self.tokens[k].code == "u" and self.tokens[n + 1].text not in self.tables.compound

    def _twin(self, first: int, second: int) -> bool:
        """Whether two verbs of one relation, side by side, share the noun that follows: no 完善保障机制."""
        if first != second - 1 or self.tokens[second + 1].text in self.tables.compound or self._clausal(first):
            return False
        return len(self.tokens[first].text) == len(self.tokens[second].text) == 2 and self._serial(first, second)

    def _numbered(self, n: int) -> bool:
        """Whether the classifier at `n` counts things: no 年, no 人."""
        return self.tokens[n - 1].code == "q" and self.tokens[n].text in _THINGS

    def _counted(self, n: int) -> bool:
        """一位驻村干部说…: a verb between a number and a noun that a predicate follows."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nab":
            k += 1
        if k == n + 1 or k >= self.end or self.tokens[n - 1].text in ("年", "月", "日"):
            return False
        return self.tokens[k].code in "vdmhps"

    def _subject_ahead(self, n: int) -> bool:
        """政策执行偏差的根源是…: whether what follows runs on to a copula, a modal or a negation."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabuw":
            k += 1
        return k < self.end and (self.tokens[k].code in "smh" or (self.open is None and self.tokens[k].code == "p"))

    def _predicate_after(self, n: int) -> bool:
        """Whether a predicate follows the noun phrase that begins after `n`."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabucwe":
            k += 1
        if k >= self.end:
            return self.tokens[k - 1].text in self.tables.adjectives
        follows = self.tokens[k]
        return follows.code in "mhsp" or (follows.code in "vdj" and any(s > n for s in self.strong))

    def _after_phrase(self, n: int) -> bool:
        """Whether a prepositional phrase ends before `n` that still waits for its verb: 通过专业服务 + 回应."""
        for k in range(n - 1, self.start - 1, -1):
            token = self.tokens[k]
            if token.code == "p":
                return token.text not in ("在", "从", "于", "对于", "关于") and k < n - 1
            if token.code in "vsf" or (token.code == "u" and self.tokens[k - 1].code not in "abd"):
                return False
        return False

    def _attributive(self, n: int) -> bool:
        """驻校社工开展…, 改造资金可以…: a verb and a noun that are the subject of what follows."""
        k = n + 1
        while k < self.end and self.tokens[k].code in "nabcw":
            k += 1
        token = self.tokens[n]
        entry = self.tables.verbs.get(token.text)
        if (
            k == n + 1
            or k >= self.end
            or token.text in self.tables.clausal
            or (entry is not None and entry.pivot)
            or token.text[-1] == "于"
        ):
            return False
        follows = self.tokens[k]
        if (
            follows.code == "v"
            and k + 1 < self.end
            and self.tokens[k + 1].code in "lq"
            and self.tokens[k - 1].code == "n"
        ):
            return not self._actor(k - 1)  # 欺凌报告下降了
        if follows.code in "mht" and follows.text not in ("不", "是否"):
            return True
        if follows.text in _AFTER_SUBJECT and n == self.start and (entry is None or entry.relation != "faces"):
            return True  # 免税优惠则激发了…
        if follows.code == "v" and follows.text in OF_EVENTS:
            return True  # 放开价格有利于…
        if follows.code in "qt":  # 补贴标准三年未调
            while k < self.end and self.tokens[k].code in "qQtd":
                k += 1
            return k < self.end and self.tokens[k].code in "mh"
        if follows.text in ("便", "就") and not self.first:
            return False  # 遇到突发状况便…
        weak = entry is None or entry.relation in _STATES or (n > self.start and self.tokens[n - 1].text == "为")
        if weak and follows.code == "j" and any(t.code in "vwa" for t in self.tokens[k : self.end]):
            return True
        return weak and follows.code in "vdps" and self._actor(k - 1)

    def _clausal(self, n: int) -> bool:
        text = self.tokens[n].text
        entry = self.tables.verbs.get(text)
        return (
            text in self.tables.clausal
            or entry is None
            or entry.pivot
            or entry.relation in ("coordinates", "serves", "governs")
        )

    def _serial(self, first: int, second: int) -> bool:
        """Whether two verbs stand side by side as such: the first takes clauses, or both say the like."""
        if self._clausal(first):
            return True
        one, other = (self.tables.verbs.get(self.tokens[n].text) for n in (first, second))
        return one is not None and other is not None and one.relation == other.relation


DEGREES = closed("比较 很 非常 十分 较为 更为 最为 相当 极为 最 更 较")
NUMERALS = "一二两三四五六七八九十几多各"
OWN = closed("其 自身 自己 自我")
_ORDERS = closed("要求 允许 禁止 责令 授权 督促 敦促 呼吁 准许 严禁")
_SAYS = closed("指出 表明 显示 证实 证明 发现 认为 提出 表示 强调 断言 坦言 直言 警告 揭示 主张 呼吁 抱怨 说 称")
LIGHT = closed("进行 开展 予以 加以 得到 受到 获得 给予 遭到 使 让 令 使得 包括 包含 具有 属于 成为")
_AFTER_SUBJECT = closed("则 也 却 又 还 都 既")


RULES = closed("禁止 严禁 允许 准许 要求 鼓励 规定 责令")


def after_as(tokens: list[Token], start: int, k: int) -> bool:
    """Whether the noun at `k` closes 以 X 为 Y."""
    return k > start and tokens[k - 1].text == "为" and any(t.text == "以" for t in tokens[start : k - 1])


_ASPECTS = closed("方面 问题 环节 层面 维度 领域 困境 难题 阶段")
_ORGANS = closed("机关 部门 机构 人员 单位 中心 组织")
_THINGS = closed("个 名 位 家 项 种 类 座 条 支 批 起 件 套 处 余个 余名 多名 余家 多家 多个")
_EFFECTS = closed("作用 效应 功能 意义 影响")
_HAVING = closed("发挥 起 起到 具有 有 产生 形成 造成 带来")
BECOMES = closed("成为 构成 变成 已成为 作为")
COMPARED = closed("相比 相较 相比较")
_REALMS = closed("社会 国家 城市 农村 乡村 社区 城乡 基层 城镇 全国 世界 国际 校园 区域")
COMPLEMENTS = closed("不了 不到 不起 不出 不住 不起来 不上 不好 不动")
_STATES = closed(
    "located_in faces participates_in characterized_by is_a related_to part_of contrasts_with has_quantity"
)
_OF_PARTIES = closed(
    "serves provides establishes funds uses governs coordinates participates_in cooperates_with promotes acts_as"
)
HANDLERS = closed("把 将 被 由 为 向 给 与 对")


def what_follows(tokens: list[Token], n: int, end: int) -> str:
    """What follows: l aspect, u 的, c, f, g, p, v a verb, P a predicate's marks, : a colon, K the end, o an object."""
    k = n + 1
    if k >= end:
        return ":" if k < len(tokens) and tokens[k].text in "：:" else "K"
    first = tokens[k].code
    if first in "lucfgpK":
        return first
    if first in "vw":
        return "v"
    while k < end and tokens[k].code in "dhi":
        k += 1
    if k >= end:
        return "K"
    code = tokens[k].code
    if code in "ms" or first == "m":
        return "P"
    if code == "j":
        return "K"
    if code in "vwp" and first in "dh":
        while k < end and tokens[k].code in "vwdcai":
            k += 1  # 形成相互支持、互相促进的关系
        return "o" if k < end and tokens[k].code == "u" else "P"
    return "o" if code in "neabrqQtzu" else "K"


def takes_object(tokens: list[Token], n: int, end: int) -> bool:
    described = n + 2 < end and tokens[n + 1].code == "d" and tokens[n + 2].code == "u"
    return described or (n + 1 < end and tokens[n + 1].code in "nearqQwabt")


def share_object(tokens: list[Token], n: int, end: int, soft: bool, base: str) -> bool:
    """支持、协助和配置资源: verbs that share one object."""
    m, members = n, 1
    while m + 2 < end and tokens[m + 1].code == "c" and tokens[m + 2].code in "vw":
        m, members = m + 2, members + 1
    if members == 1 or base in "np" or (base == "c" and tokens[n - 2].code != "v"):
        return False
    return takes_object(tokens, m, end) and tokens[m].code in "vw" and (not soft or base in "KcmA")


_OFFICES = closed("人员 机构 部门 委员会 中心 队伍 小组 办公室 站 站点 协会 大队 支队 局 机关 单位 对象")
