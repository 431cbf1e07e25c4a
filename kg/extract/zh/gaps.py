"""服务老人的志愿者: a verb phrase and 的 before the noun that does so; what the noun is decides what is told of whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.extract.zh.grammar import BECOMES, BRINGS, DENYING_COPULAS, MAKES, closed
from kg.extract.zh.phrases import MAX_NODE, Element, Phrase
from kg.extract.zh.place import WAYS
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.signs import LEANS
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.model import Predicate


@dataclass(slots=True)
class Gap:
    """V N 的 H: the modifier from `start` up to the element at `k`, what it is done to, the head, and who does it."""

    clause: list[Element]
    k: int
    start: int
    verbs: list[int]  # places of its verbs, the last first
    at: int  # of the phrase with 的 among those of the element
    phrase: Phrase
    inner: Phrase
    head: Phrase
    right: tuple[Token, ...]  # the head's words
    subject: list[Phrase]
    tables: Tables
    number: int
    out: list[Predication]
    how: str = "gap"
    preps: dict[str, list[Phrase]] = field(default_factory=dict)

    @property
    def element(self) -> Element:
        """The noun phrases that the modifier stands before."""
        return self.clause[self.k]

    @property
    def before(self) -> Element | None:
        """What stands before the modifier."""
        return self.clause[self.start - 1] if self.start else None

    def led_by(self, types: str) -> bool:
        """Whether what stands before the modifier is of one of these types."""
        return self.start > 0 and self.clause[self.start - 1].type in types

    @property
    def hollow(self) -> bool:
        """Whether the head names nothing by itself: 作用, 过程."""
        return self.head.text in self.tables.hollow

    def as_deed(self) -> None:
        """The head gives way to what is done."""
        self.element.phrases = [*self.element.phrases[: self.at], self.inner]

    def as_one(self, phrases: list[Phrase]) -> int:
        """The modifier is part of these phrases; where to go on."""
        self.element.phrases = phrases
        self.clause[self.start : self.k] = []
        return self.start + 1


Rule = Callable[[Gap], int | None]  # where to go on, where the rule has told all


def gap_subject(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """V N 的 H (V N、V N 的 H), where the verbs belong to the modifier: the head is their subject, or N before them."""
    if _no_modifier(clause, k, tables):
        return k + 1
    if k > 2 and clause[k - 2].type == "V" and clause[k - 2].word in ("有", "没有") and clause[k - 3].type == "V":
        return _gap_having(clause, k)
    gap = _opened(clause, k, number, tables, out)
    if gap is None:
        return k + 1
    for rule in _RULES:
        after = rule(gap)
        if after is not None:
            return after
    return _told(gap)


def _no_modifier(clause: list[Element], k: int, tables: Tables) -> bool:
    """职责是监督…的…: what is done; 让…, 修了…: verbs of the clause."""
    duty = k > 1 and clause[k - 2].type == "S"
    if duty and any(e.type == "N" and e.phrases[-1].head in tables.duties for e in clause[: k - 2]):
        return True
    return clause[k - 1].tokens[-1].text in MAKES or any(t.text == "了" for t in clause[k - 1].tokens)


def _opened(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> Gap | None:
    """The modifier and its head; None where the verb is no modifier."""
    element = clause[k]
    at = next((n for n, p in enumerate(element.phrases) if first_de(p) is not None), 0)
    phrase = element.phrases[at]
    cut = first_de(phrase)
    if cut is None or _in_this_way(clause[k - 1], phrase, tables):
        return None
    start, verbs, described = _modifier(clause, k)
    if not described and not _is_relative(clause, k, start, tables):
        return None
    behind = clause[k + 1].word if k + 1 < len(clause) and start else ""
    if behind == "来" or any(e.word == "来" for e in clause[start:k]):
        return None  # 干部采取变通的策略来应对检查, 通过增加供给来平抑房租的上涨
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    if len(verbs) == len(left) == 1 and _quality(left[0], tables):
        return None  # 取消不必要的要求
    while len(right) > 1 and (right[0].code in "eqQau" or (right[0].code == "b" and right[-1].text in tables.hollow)):
        right = right[1:]
    inner, head = of_words(phrase, left), of_words(phrase, right)
    if phrase.owner is not None and phrase.owner.end == inner.end:
        inner.kind = phrase.owner.kind
    head.determined, head.quantity = False, None
    others = [p for p in element.phrases[at + 1 :] if p.owner is None and p.kind == head.kind == "actor"]
    who = _who(head, right, tables.verbs.get(clause[k - 1].tokens[0].text))
    subject = [who, *others]  # 缺乏技能的老人和农民
    return Gap(clause, k, start, verbs, at, phrase, inner, head, right, subject, tables, number, out)


def _quality(token: Token, tables: Tables) -> bool:
    return token.was not in "nvwr" or token.text in tables.adjectives or token.text[0] == "不"


def _modifier(clause: list[Element], k: int) -> tuple[int, list[int], bool]:
    """Where the modifier begins, its verbs, and whether adjectives stand among them: 更年轻、更有知识的人员."""
    start, verbs, described = k - 1, [k - 1], False
    while True:
        while start and clause[start - 1].type in "DMH":
            start -= 1
        types = "".join(e.type for e in clause[max(0, start - 3) : start])
        if types == "VNC" and first_de(clause[start - 2].phrases[-1]) is None:
            start -= 3
            verbs.append(start)
        elif types[-2:] == "AC":
            start -= 2
            described = True
        else:
            return start, verbs, described


# ---- rules: who does it, and what becomes of the head ---------------------------------------------


def _by_whom(gap: Gap) -> None:
    """以…为…, and 村民 of 村民行使权利的形式."""
    clause, start = gap.clause, gap.start
    if start > 1 and clause[start - 2].word == "以" and clause[start].word == "为":
        gap.preps = {"以": clause[start - 1].phrases}
        gap.start -= 2
    elif gap.led_by("N") and (start < 2 or clause[start - 2].type in "VJS"):
        gap.start -= 1
        gap.subject, gap.how = clause[gap.start].phrases, "own"


def _right_given(gap: Gap) -> int | None:
    """赋予环保组织提起公益诉讼的资格: who is given the right may do so."""
    given = gap.how == "own" and gap.led_by("V") and gap.clause[gap.start - 1].word in _GIVEN_TO
    one = given and gap.head.text in _RIGHTS and len(gap.clause[gap.start].phrases) == 1
    if not one or gap.subject[0].kind != "actor":
        return None
    verb = gap.clause[gap.k - 1].tokens[0]
    gap.out.append(Predication(verb, gap.subject, "own", [gap.inner], {}, [], {"relative"}, [], gap.number))
    gap.clause[gap.start + 1 : gap.k + 1] = []
    return gap.start + 1


def _empty_head(gap: Gap) -> None:
    """挤占村干部服务群众的时间: all of it; 流动人口融入城市的过程受到…: it is they who do."""
    if gap.how != "own" or not gap.hollow or gap.head.place or gap.led_by("S"):  # 是村民行使权利的形式: it is no 村民
        return
    whole = gap.led_by("V") and len(gap.subject) == 1 and gap.phrase.end - gap.subject[0].start <= MAX_NODE
    between = gap.clause[gap.start + 1 : gap.k]
    gap.head = _all_of(gap.subject[0], between, gap.phrase) if whole else gap.subject[-1]


def _under_it(gap: Gap) -> int | None:
    """在尊重边界的前提下, 以发放消费券的形式: what the main subject does, too."""
    way = gap.head.text in WAYS and gap.how == "gap"
    if not gap.led_by("P") or not ((gap.hollow and gap.head.place) or way):
        return None
    gap.as_deed()
    gap.clause.insert(gap.k + 1, Element("J", [gap.right[-1]]))
    del gap.clause[gap.start - 1]
    return gap.k + 1


def _of_doer(gap: Gap) -> None:
    """志愿者将服务老人的时长存入账户: the time is whose it is."""
    clause, start = gap.clause, gap.start
    if gap.how == "gap" and gap.head.head in _OF_DOERS and clause[0].type == "N" and start > 1:
        near = clause[start - 2] if gap.led_by("P") and clause[start - 2].type == "N" else clause[0]
        gap.subject, gap.how = near.phrases, "own"


def _as_what(gap: Gap) -> None:
    """作为连接政府与企业的桥梁，协会…: it is 协会 that does so."""
    if gap.how == "gap" and gap.before is not None and gap.before.word == "作为":
        gap.subject, gap.how = [], "none"


def _key_of(gap: Gap) -> int | None:
    """提高质量的关键在…."""
    keyed = any((gap.head.text, link) in gap.tables.heads for link in ("是", "在于"))
    if gap.start or len(gap.verbs) > 1 or not keyed:
        return None
    deed = next(t for t in gap.clause[gap.k - 1].tokens if t.code == "v")
    left = gap.phrase.tokens[: first_de(gap.phrase)]
    gap.head.owner = of_words(gap.phrase, (deed, *left))
    return gap.as_one([gap.head])


def _conduct(gap: Gap) -> int | None:
    """查处占用通道的行为: the conduct is what is dealt with."""
    if gap.how != "gap" or gap.head.text not in _CONDUCT or gap.before is None or gap.before.type != "V":
        return None
    dealt = gap.tables.verbs.get(gap.before.tokens[-1].text)
    if dealt is None or dealt.relation not in _DEALS:
        return None
    return gap.as_one([*gap.element.phrases[: gap.at], _with_verb(gap.clause[gap.k - 1], gap.phrase)])


def _role(gap: Gap) -> int | None:
    """发挥着调解纠纷、凝聚人心的作用, 承担着规范市场的职能: as 调解纠纷、凝聚人心, 规范市场."""
    if gap.how != "gap" or gap.before is None or gap.before.type != "V":
        return None
    if not gap.hollow and not (gap.before.word in _BEARS and gap.head.text in _DUTIES):
        return None
    gap.as_deed()
    del gap.clause[gap.start - 1]
    return gap.k


def _is_what(gap: Gap) -> int | None:
    """是导致Y的原因: as 导致Y; 水价是调节用水的杠杆: it does so."""
    if gap.how != "gap" or gap.before is None or not links(gap.before):
        return None
    clause, start = gap.clause, gap.start
    reason = gap.tables.topics.get(gap.head.head)
    empty = gap.head.text[-2:] in gap.tables.hollow or gap.head.text[-2:] in _MEANS
    if len(gap.verbs) == 1 and (empty or (reason and reason.relation in _REASONS)):
        gap.as_deed()
        clause[start - 1 : start] = _denial(gap.before)
        return gap.k
    if start > 1 and clause[start - 2].type == "N":
        gap.subject, gap.how = clause[start - 2].phrases, "own"
        if start == 3 and clause[0].type == "V" and len(gap.subject) == 1:
            gap.subject = [_with_verb(clause[0], gap.subject[0])]  # 拆除违建是治理内涝的关键
    return None


def _deed_toward(gap: Gap) -> int | None:
    """唤醒居民的参与意识才是…: a deed done to what is somebody's, as the subject of what follows."""
    if gap.how != "gap" or (gap.start and not gap.led_by("J")):
        return None
    entry = gap.tables.verbs.get(gap.clause[gap.k - 1].tokens[0].text)
    if entry is None or entry.relation not in ("promotes", "establishes", "addresses"):
        return None
    toward = gap.inner.kind == "actor" and gap.head.kind == "concept" and gap.head.text[-2:] not in gap.tables.hollow
    return gap.k + 1 if toward else None


def _disposed(gap: Gap) -> int | None:
    """保护环境的积极性: the will to do it, nobody who does."""
    if gap.how != "gap" or gap.head.text not in _DISPOSED or len(gap.verbs) > 1:
        return None
    if gap.start and not gap.led_by("VJ"):
        return None
    return gap.as_one([_with_verb(gap.clause[gap.k - 1], gap.phrase), *gap.element.phrases[gap.at + 1 :]])


_RULES: tuple[Rule, ...] = (
    _by_whom,
    _right_given,
    _empty_head,
    _under_it,
    _of_doer,
    _as_what,
    _key_of,
    _conduct,
    _role,
    _is_what,
    _deed_toward,
    _disposed,
)


def _told(gap: Gap) -> int:
    """The verbs as predications of their own; the head stays, or what it is the name of: 名为X的Y."""
    last = gap.clause[gap.k - 1]
    flags = {"relative", "as"} if gap.how == "none" else {"relative"}
    for verb in reversed(gap.verbs):
        own = [*gap.element.phrases[: gap.at], *_parties(gap.inner)]
        objects = own if verb == gap.k - 1 else gap.clause[verb + 1].phrases
        for token in gap.clause[verb].tokens:
            if token.code == "v":
                told = Predication(token, gap.subject, gap.how, objects, gap.preps, [], set(flags), [], gap.number)
                gap.out.append(told)
    naming = any(t.text in gap.tables.naming for t in last.tokens)
    return gap.as_one([gap.inner if naming else gap.head, *gap.element.phrases[gap.at + 1 :]])


def links(element: Element) -> bool:
    """Whether it is 是 or 成为."""
    return element.type == "S" or (element.type == "V" and element.word in BECOMES)


def _denial(copula: Element) -> list[Element]:
    """What stays of a copula that is taken out: 不 of 并非."""
    return [Element("H", copula.tokens)] if copula.word in DENYING_COPULAS else []


_REASONS = closed("causes hinders promotes requires faces")
_BEARS = closed("承担 承担起 担负 担负起 肩负 肩负起 履行 负有 行使 扮演 担当 担起 扛起 挑起")
_DUTIES = closed("职能 职责 任务 使命 责任 义务 重任 角色 功能 重担 担子 主体责任")
_MEANS = closed("保障 抓手 举措 支撑 渠道 路径 载体 利器")
_TRANSPARENT = closed("以 通过 为了 为 用")


def _gap_having(clause: list[Element], k: int) -> int:
    """聘用有虐待儿童记录的人员: whom the outer verb takes; what he has says nothing."""
    phrase = clause[k].phrases[-1]
    cut = first_de(phrase)
    if cut is None:
        return k + 1
    clause[k].phrases = [*clause[k].phrases[:-1], of_words(phrase, phrase.tokens[cut + 1 :])]
    clause[k - 2 : k] = []
    return k - 1


_CONDUCT = closed("行为 现象 问题 活动 情况 做法 倾向 风气 势头 趋势 企图")
_DEALS = ("addresses", "governs", "hinders")
_DISPOSED = closed("能力 积极性 主动性 意愿 动力 热情 勇气 决心 信心 空间 愿望 机会 成本 时间 压力 难度 渠道 途径 权利")


def _with_verb(verb: Element, phrase: Phrase) -> Phrase:
    """保护环境的积极性: the deed and the will to do it, as one phrase."""
    tokens = (*verb.tokens, *phrase.tokens)
    return replace(of_words(phrase, tokens), kind="concept")


def _who(head: Phrase, tokens: tuple[Token, ...], entry: Predicate | None) -> Phrase:
    """参加合作社的农户收入: the party that the head begins with does what the clause says."""
    if head.kind == "actor" or entry is None or entry.relation not in _OF_WHOM:
        return head
    party = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n - 1].kind == "actor"), None)
    if party is None and len(tokens) > 1 and tokens[0].text[-1] in "者员人生户工民童":
        party = 1
    return replace(of_words(head, tokens[:party]), kind="actor") if party else head


_OF_WHOM = ("participates_in", "faces", "uses", "serves", "provides")


def _all_of(subject: Phrase, between: list[Element], phrase: Phrase) -> Phrase:
    """The head with its whole relative clause, as one phrase."""
    tokens = (*subject.tokens, *(t for e in between for t in e.tokens), *phrase.tokens)
    return replace(of_words(phrase, tokens), kind="concept")


_OF_DOERS = closed("时长 时间 精力 经历 经费 费用 心得 工夫 功夫 成果")
_GIVEN_TO = closed("赋予 给予 授予 给")
_RIGHTS = closed("资格 权利 机会 自由 权 权力 权限 地位 便利")


def _parties(phrase: Phrase) -> list[Phrase]:
    """政府与企业: the parties that were one owner of the head."""
    cuts = [n for n, t in enumerate(phrase.tokens) if t.code == "c"]
    if not cuts or phrase.kind != "actor" or any(t.code == "u" for t in phrase.tokens):
        return [phrase]
    ends = list(pairwise([-1, *cuts, len(phrase.tokens)]))
    return [of_words(phrase, phrase.tokens[a + 1 : b]) for a, b in ends if b > a + 1]


def _in_this_way(verb: Element, phrase: Phrase, tables: Tables) -> bool:
    """采用抽查的办法进行监督: in which way something is done, no way that does it."""
    return phrase.head in WAYS and any(t.text in _TAKING for t in verb.tokens)


_TAKING = closed("采用 采取 使用 运用 利用 借助 沿用 依托 选用 选择 引入")


def _is_relative(clause: list[Element], k: int, start: int, tables: Tables) -> bool:
    """Whether the verb phrase that begins at `start` modifies the head of the noun phrase at `k`."""
    before = start - 1
    while before >= 0 and clause[before].type == "P" and clause[before].word in _TRANSPARENT:
        if clause[before].word == "为" and clause[k].phrases[-1].kind == "actor":
            return True  # 为有需求的民众
        before -= 1
    if before > 0 and clause[before].type == "T" and clause[before - 1].type == "V":
        return True  # 习惯于过去充满效率的管控
    earlier = clause[before] if before >= 0 else None
    rest = _after_likes(clause[k + 1 :])
    later = next((e.type for e in rest if e.type in "VSMACP" or _stops(e)), "C") not in "CJ"
    if earlier is None or earlier.type in "JT":
        return later
    if earlier.type == "V" and earlier.tokens[-1].text in MAKES and later and before == start - 1:
        return True  # 让保护生态的人不吃亏
    if earlier.type == "V":
        entry = tables.verbs.get(earlier.tokens[-1].text)
        if entry is not None and entry.relation == "cooperates_with":
            return False  # 部门联动排查老人的风险
        of_parties = entry is not None and entry.relation in ("serves", "coordinates", "funds")
        head = clause[k].phrases[-1]
        return earlier.tokens[-1].text not in tables.clausal or (
            of_parties and before == start - 1 and head.kind == "actor"
        )
    if earlier.type == "C" and before and clause[before - 1].type == "N":
        return later  # 、患有心血管病的老人
    if earlier.type == "Q":
        return any(t.code in "eQ" for t in earlier.tokens)
    if earlier.type == "S" and earlier.word in ("而是", "不是") and any(e.type == "V" for e in clause[k + 1 :]):
        return False  # 而是依靠村民的信任为成员提供贷款
    if earlier.word == "被" and before == start - 1 and _passive(clause, before, k):
        return False  # 照护被列入长期护理保险的支付项目
    if earlier.type in "SP":
        return True
    if earlier.type == "N":
        if before and clause[before - 1].word == "以" and clause[start].word == "为":
            return True
        if before == 0 or clause[before - 1].type in "JT":
            brings = any(t.text in BRINGS for t in clause[k - 1].tokens)
            return later and not brings  # 排污导致乡镇的水源受到污染
        if clause[before - 1].type == "S":
            return True
        if clause[before - 1].word in MAKES and later:
            return True  # 使平台克扣报酬的行为得到遏制
        if clause[before - 1].type == "V" and clause[before - 1].tokens[-1].text in tables.saying:
            return False  # 认为名师的课可以填平城乡之间的鸿沟
        if clause[before - 1].type == "V":
            entry = tables.verbs.get(clause[before - 1].tokens[0].text)
            if clause[before - 1].tokens[0].text in LEANS and any(t.code == "l" for t in clause[start].tokens):
                return False  # 靠银针守护着农民的健康
            return not ((entry is not None and entry.pivot) or clause[before - 1].tokens[-1].text in tables.clausal)
    return False


def _passive(clause: list[Element], by: int, k: int) -> bool:
    """Whether 被 at `by` tells what is done to a subject before it, in a clause that ends with the noun at `k`."""
    return any(e.type == "N" for e in clause[:by]) and all(e.type in "KBC" for e in clause[k + 1 :])


def _after_likes(rest: list[Element]) -> list[Element]:
    """What follows 、患有…的老人 after 住在…的租客: a list of heads with their relative clauses."""
    while len(rest) > 2 and rest[0].type == "C" and rest[1].type == "V" and rest[2].type == "N":
        if first_de(rest[2].phrases[0]) is None:
            break
        rest = rest[3:]
    return rest


def _stops(element: Element) -> bool:
    """Whether a conjunction begins something new, and is no adverb: 反而, 却."""
    return element.type == "J" and element.word not in _ADVERBIAL


_ADVERBIAL = closed("反而 却 也 则 就 便 还 又 都 才 往往")


def first_de(phrase: Phrase) -> int | None:
    """The place of the first 的 within a phrase."""
    return next((i for i, t in enumerate(phrase.tokens) if t.code == "u" and 0 < i < len(phrase.tokens) - 1), None)
