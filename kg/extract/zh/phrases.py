"""Codes of a sentence → elements of its clauses: noun phrases (coordinations as one group), verbs, markers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter

from kg.extract.zh.grammar import closed
from kg.extract.zh.tokens import Token
from kg.model import Kind

_PRE = r"(?:[eqQ]+u?|n?d+a+u|[dab]+u|h?d*au)"
_NOUNS = r"[nab]*(?:na(?=u)|n)"
_CORE = rf"(?:ru?(?:{_PRE})*{_NOUNS}|{_NOUNS}|r)"
_PHRASE = rf"(?:{_PRE})*{_CORE}(?:f?u(?:{_PRE})*d?{_NOUNS})*"
_ELEMENT = re.compile(
    rf"(?P<N>{_PHRASE}f?)|(?P<V>vl?o?(?:c?vl?(?=c))*(?:cvl?)?)|(?P<S>s)|(?P<P>p)|(?P<U>u)|(?P<M>m)|(?P<H>h)|(?P<A>a(?=[^nu]|$|u(?:[kK]|$)))"
    r"|(?P<Q>[eqQ]+)|(?P<G>g)|(?P<C>c)|(?P<J>j)|(?P<T>t)|(?P<K>k)|(?P<B>K)|(?P<D>[di])|(?P<Z>z)|(?P<X>.)",
    re.S,
)
_BETWEEN = closed(
    "关系 互动 差距 矛盾 冲突 张力 联系 区别 距离 平衡 差异 脱节 断裂 失衡 错位 博弈 合作 协作 竞争 结合 分离 对立 融合 衔接 "
    "协同 对接 鸿沟 隔阂 分歧 分工 界限 边界 落差 共识 信任"
)
_RECEPTION = closed("青睐 欢迎 好评 认可 支持 关注 重视 批评 质疑 限制 监督 影响")
_MANY = closed("不少 许多 很多 各 各个 各类 一些 部分 多数 大多数 众多 多个 所有 其他 其它 绝大多数")
ONE_OF = closed("一种 一类 一项 一个")
_TIMES = closed("年 月 日 世纪 年代 岁 小时 分钟 秒 天 周 星期")
_POINTING = ("这", "该", "此", "上述", "前述")
_PREFIX = re.compile(rf"(?:{_PRE})+")
_ONLY_NOUNS = re.compile("n+f?")
MAX_NODE = 18  # characters; a longer phrase is cut to its head


@dataclass(slots=True)
class Phrase:
    """A noun phrase: its node's offsets in the sentence, the simplified text, and what stood around it."""

    text: str
    start: int
    end: int
    kind: Kind = "concept"
    pronoun: bool = False
    owner: Phrase | None = None  # 其 in 其职责; A in A的B
    place: bool = False  # a localiser follows
    determined: bool = False
    quantity: tuple[int, int] | None = None  # offsets of a number before it
    number: str = ""
    head: str = ""
    term: bool = False
    tokens: tuple[Token, ...] = ()
    anaphor: bool = False  # 这一模式, 上述问题: points back
    localiser: str = ""  # 中, 下
    agent: Phrase | None = None  # 患者 in 患者出院后
    one_of: bool = False  # 一种 before it
    within: Phrase | None = None  # 小区改造 of 小区改造中的参与
    stripped: tuple[Token, ...] = ()  # what stood before the node: 不必要的
    states: list[Phrase] = field(default_factory=list)  # 投入大, 见效慢 of 投入大、见效慢的治理
    members: list[Phrase] = field(default_factory=list)  # 自治, 德治 of 自治、德治相结合的模式
    link: str = ""  # the word that joins it to the phrase before: 与, 、
    role: str = ""  # class: the head noun after 等; antecedent: what a pronoun stands for

    def copy(self) -> Phrase:
        """The same phrase, to be changed; quicker than `dataclasses.replace`."""
        return Phrase(*_FIELDS(self))


_FIELDS = attrgetter(*(one.name for one in fields(Phrase)))


@dataclass(slots=True)
class Element:
    """A part of a clause: its type (N V S P U M H A Q G C J T K B D Z X) and its tokens, or its phrases."""

    type: str
    tokens: list[Token]
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def word(self) -> str:
        """The text of its first token."""
        return self.tokens[0].text

    @property
    def place(self) -> bool:
        """Whether it is a noun phrase with a localiser."""
        return bool(self.phrases) and self.phrases[-1].place


def elements_of(tokens: list[Token], text: str, kind_of: KindOf) -> list[Element]:
    """The elements of a sentence in order; coordinated noun phrases are one element."""
    codes = "".join([token.code for token in tokens])
    raw: list[Element] = []
    for match in _ELEMENT.finditer(codes):
        name = match.lastgroup or "X"
        start, end = match.span()
        part = tokens[start:end]
        element = Element(name, part)
        if name == "N":
            element.phrases = [_phrase(part, codes[start:end], text, kind_of)]
        raw.append(element)
    return _coordinated(raw, text, kind_of)


class KindOf:
    """Guesses a node's kind by its head's last characters, as the ontology's labels end."""

    def __init__(self, tails: dict[str, Kind], evaluative: frozenset[str] = frozenset()) -> None:
        self._tails = tails
        self.evaluative = evaluative
        self._known = lru_cache(maxsize=100_000)(self._guess)

    def __call__(self, text: str) -> Kind:
        return self._known(text)

    def _guess(self, text: str) -> Kind:
        for size in (4, 3, 2, 1):
            found = self._tails.get(text[-size:]) if len(text) >= size else None
            if found:
                return found
        return "concept"


def _plain_phrase(body: list[Token], kind_of: KindOf, place: bool) -> Phrase:
    """A phrase of nouns alone."""
    first, last = body[0], body[-1]
    words = first.text if first is last else _join(body)
    phrase = Phrase(words, first.start, last.end, last.kind or kind_of(words[-4:]))
    phrase.place, phrase.head, phrase.tokens = place, last.text, tuple(body)
    phrase.agent = _agent(body, kind_of) if first is not last else None
    phrase.term = first is last and first.kind is not None
    return phrase


def _agent(body: list[Token], kind_of: KindOf) -> Phrase | None:
    """患者 of 患者出院: who does what the last words name."""
    if (body[-1].kind or kind_of(_join(body[-2:]))) == "actor":
        return None
    for size in range(len(body) - 1, 0, -1):
        left = body[:size]
        if (left[-1].kind or kind_of(_join(left[-2:]))) == "actor":
            return Phrase(_join(left), left[0].start, left[-1].end, "actor", head=left[-1].text, tokens=tuple(left))
    return None


def _phrase(part: list[Token], codes: str, text: str, kind_of: KindOf) -> Phrase:
    if _ONLY_NOUNS.fullmatch(codes):
        place = codes[-1] == "f"
        plain = _plain_phrase(part[:-1] if place else part, kind_of, place)
        plain.localiser = part[-1].text if place else ""
        return plain
    place = codes.endswith("f")
    localiser = part[-1].text if place else ""
    if place:
        part, codes = part[:-1], codes[:-1]
    quantity = None
    number = ""
    within: Phrase | None = None
    determined = False
    owner: Phrase | None = None
    at = 0
    prefix = _PREFIX.match(codes)
    if prefix and prefix.end() < len(codes):
        at = prefix.end()
        determined = "e" in prefix.group()
        numbers = [t for t in part[:at] if t.code in "qQ"]
        if any(t.code == "q" for t in numbers):
            quantity = (numbers[0].start, numbers[-1].end)
            of_others = codes[at - 1] == "u" and numbers[-1].text in (
                "个",
                "家",
                "名",
                "位",
                "所",
                "座",
            )  # 11家的理事长
            timed = any(t.text in _TIMES or t.text[0] == "第" for t in numbers)
            each = any(t.text == "每" for t in part[:at])  # 每千名老人
            number = "" if timed or of_others or each else _join(numbers)
    pointing = any(t.text.startswith(_POINTING) for t in part[:at] if t.code == "e")
    if codes[at] == "r" and len(codes) > at + 1 and part[at].text != "之":
        pronoun = part[at]
        owner = Phrase(pronoun.text, pronoun.start, pronoun.end, "concept", pronoun=True, tokens=(pronoun,))
        at += 2 if codes[at + 1] == "u" else 1
        again = _PREFIX.match(codes, at)
        if again and again.end() < len(codes):
            at = again.end()
    praised = codes[at] in "ab" and len(codes) > at + 1 and codes[at + 1] in "nab"
    if praised and part[at].text in kind_of.evaluative and len(_join(part[at + 1 :])) > 1:
        at += 1
    if at + 2 < len(codes) and codes[at + 1] == "u" and part[at].text in kind_of.evaluative:
        at += 2
    if body_is_shell(part, codes, at):
        at -= 2  # 一个长期的过程
    cut = at
    inner = [i for i in range(at, len(codes)) if codes[i] == "u"]
    located = [i for i in inner if codes[i - 1] == "f" and part[i - 1].text not in ("之间", "以上", "以下")]
    if located:  # 社会管理中的政府: the government
        cut = located[-1] + 1
        where = part[at : located[-1] - 1]
        within = (
            Phrase(_join(where), where[0].start, where[-1].end, _kind(where, kind_of), tokens=tuple(where))
            if where
            else None
        )
        inner = [i for i in inner if i > cut]
    counted = [i for i in inner if i + 2 < len(codes) and codes[i + 1] == "q" and part[i + 1].text != "一"]
    if counted:  # 12个县的3400名儿童: the children
        cut = counted[-1] + 1
        inner, quantity, number = [], None, ""
        after = _PREFIX.match(codes, cut)
        if after and after.end() < len(codes):
            numbers = [t for t in part[cut : after.end()] if t.code in "qQ"]
            quantity, number = (numbers[0].start, numbers[-1].end), _join(numbers)
    while inner and part[-1].end - part[cut].start > MAX_NODE:
        cut = inner.pop(0) + 1
    if inner and cut == at and owner is None:
        first = inner[-1]
        left = part[at:first]
        if left and left[-1].code in "nra":
            owner = Phrase(_join(left), left[0].start, left[-1].end, _kind(left, kind_of), tokens=tuple(left))
            owner.pronoun = len(left) == 1 and left[0].code == "r"
            if (
                number
                and (any(t.code == "Q" for t in part[:at]) or number[-1] in "名位户座所")
                and owner.tokens[-1].was in "nw"
            ):  # 12个省份的工作
                owner.quantity, owner.number, quantity, number = quantity, number, None, ""
    while cut < len(part) - 1 and part[cut].code in "eqQu":
        cut += 1
    body = part[cut:]
    words = _join(body)
    if body[0].text[0] in "“‘「『" and len(body) == 1:
        pass
    phrase = Phrase(words, body[0].start, body[-1].end, _kind(body, kind_of))
    phrase.pronoun = len(body) == 1 and body[0].code == "r"
    phrase.owner, phrase.place, phrase.determined, phrase.quantity = owner, place, determined, quantity
    phrase.head = body[-1].text
    phrase.term = len(body) == 1 and body[0].kind is not None
    phrase.tokens = tuple(body)
    phrase.stripped = tuple(part[:at])
    if owner is None and len(body) > 1 and all(t.code == "n" for t in body):
        phrase.agent = _agent(body, kind_of)
    phrase.number, phrase.localiser = number, localiser
    phrase.one_of = any(t.text in ONE_OF for t in part[:at] if t.code == "e")
    phrase.within = within
    phrase.anaphor = pointing and len(words) < 4
    return phrase


def body_is_shell(part: list[Token], codes: str, at: int) -> bool:
    """Whether a noun that says nothing alone stands after its adjective: 长期的过程."""
    shell = at + 1 == len(codes) and part[at].text in ("过程", "系统工程", "工程", "阶段")
    return shell and at > 1 and codes[at - 1] == "u" and codes[at - 2] in "abdn"


def _join(part: list[Token]) -> str:
    return "".join([t.text for t in part])


def _kind(part: list[Token], kind_of: KindOf) -> Kind:
    last = part[-1]
    return last.kind or kind_of(_join(part[-2:]))


def _of_bodies(phrase: Phrase) -> bool:
    """等部门资金: what the bodies just named have."""
    alone = phrase.owner is None and not phrase.number  # and not 等17个部门的资源
    return alone and len(phrase.tokens) > 1 and phrase.tokens[0].text in _BODIES and phrase.kind != "actor"


_BODIES = closed("部门 单位 机构 地区 国家 省份 学校 企业")


def _one_among(element: Element, following: Element, before: Element) -> bool:
    """成为体系中一支不可忽视的力量: after a copula's place, what is there."""
    among = element.place and element.phrases[-1].localiser in _AMONG
    return among and before.word in _NAMES and following.tokens[0].code in "eq"


_NAMES = closed("成为 是 作为 属于 构成")
_AMONG = closed("中 里 内 之中 当中")


def _one_unit(left: Phrase, link: Token, right: Phrase) -> bool:
    """社区管理和服务体制, 继承与转让规则: two deeds before one head are one name."""
    if link.text in ("与", "和") and right.owner is not None and right.head in _BETWEEN and left.owner is None:
        return True  # 政府与公民的关系
    if link.text in ("与", "和") and any(t.text == "之间" for t in right.tokens) and left.owner is None:
        return True  # 政府与企业之间的桥梁
    if (
        link.text in ("、", "以及", "或者")
        or left.end - left.start > 10
        or right.owner is not None
        or len(right.tokens) < 2
    ):
        return False
    if len(left.tokens[-1].text) < 2 or link.text == "或":
        return False
    return left.tokens[-1].was in "vw" and right.tokens[0].was in "vw" and right.tokens[-1].was == "n"


def _counted(element: Element) -> bool:
    """Whether a noun phrase begins with a number or 许多: 我国许多地区, 下游两个村庄."""
    first = element.tokens[0]
    counts = first.code == "q" and first.text[0] != "第"
    return first.text in _MANY or counts or (first.code == "e" and first.text[0] in _NUMERALS)


_NUMERALS = "两三四五六七八九十"


def _share_head(element: Element) -> None:
    """学校和医院的负荷, 家庭、学校与社区的关系: parties that own what the last phrase names are one phrase with it."""
    *before, last = element.phrases
    owner = last.owner
    if not before or owner is None or owner.pronoun or owner.kind != "actor" or last.kind == "actor":
        return
    if last.tokens[-1].was in "vw" or last.head in _RECEPTION:
        return  # 受到居民和企业的欢迎: each of them
    if (
        any(p.kind != "actor" or p.owner is not None or p.pronoun for p in before)
        or last.end - before[0].start > MAX_NODE
    ):
        return
    tokens = tuple(t for t in element.tokens if before[0].start <= t.start < last.end)
    last.start, last.tokens, last.text = before[0].start, tokens, _join(list(tokens))
    element.phrases = [last]


def _without_count(element: Element) -> None:
    """学校、家庭和社会三方: how many they are is no part of the last one's name."""
    last = element.phrases[-1]
    if len(element.phrases) < 2 or len(last.tokens) < 2 or last.head not in _PARTIES or last.owner is not None:
        return
    body = list(last.tokens[:-1])
    last.tokens, last.text, last.end, last.head = tuple(body), _join(body), body[-1].end, body[-1].text


_PARTIES = closed("三方 双方 各方 多方 两方 四方")


def _coordinated(raw: list[Element], text: str, kind_of: KindOf) -> list[Element]:
    """Joins N C N C N (G (N)) into one element with all its phrases."""
    out: list[Element] = []
    n, size = 0, len(raw)
    while n < size:
        element = raw[n]
        if element.type != "N":
            out.append(element)
            n += 1
            continue
        if n + 1 < size and raw[n + 1].type == "N" and not element.place and _counted(raw[n + 1]):
            raw[n + 1].phrases[0].owner = element.phrases[-1]  # 我国许多地区: one phrase
            n += 1
            element = raw[n]
        if n + 1 < size and raw[n + 1].type == "N" and out and _one_among(element, raw[n + 1], out[-1]):
            n += 1
            element = raw[n]
        while True:
            if n + 2 < size and raw[n + 1].type == "C" and raw[n + 2].type == "N":
                step = 2
            elif n + 3 < size and raw[n + 1].type == "C" and raw[n + 2].type == "C" and raw[n + 3].type == "N":
                step = 3
            else:
                break
            other = raw[n + step]
            if step == 2 and _one_unit(element.phrases[-1], raw[n + 1].tokens[0], other.phrases[0]):
                merged = element.phrases[-1]
                merged.end, merged.tokens = (
                    other.phrases[0].end,
                    (*merged.tokens, raw[n + 1].tokens[0], *other.phrases[0].tokens),
                )
                merged.text, merged.head = _join(list(merged.tokens)), other.phrases[0].head
                merged.kind, merged.place = other.phrases[0].kind, other.phrases[0].place
                element.tokens = element.tokens + [t for e in raw[n + 1 : n + step + 1] for t in e.tokens]
                n += step
                continue
            element.tokens = element.tokens + [t for e in raw[n + 1 : n + step + 1] for t in e.tokens]
            other.phrases[0].link = raw[n + 1].tokens[0].text
            element.phrases = element.phrases + other.phrases
            n += step
        _share_head(element)
        _without_count(element)
        if (
            len(element.phrases) > 1
            and n + 1 < size
            and raw[n + 1].type == "N"
            and raw[n + 1].tokens[0].text[0] in "两三四五六七八九十几"
        ):
            n += 1  # 预警、救援和重建三个环节
            raw[n].phrases[0].role = "class"
            element.phrases, element.tokens = element.phrases + raw[n].phrases, element.tokens + raw[n].tokens
        if n + 1 < size and raw[n + 1].type == "G":
            n += 1
            element.tokens = element.tokens + raw[n].tokens
            if n + 2 < size and raw[n + 1].type == "U" and raw[n + 2].type == "N":
                n += 2  # 财政、场地等的支配权
                raw[n].phrases[0].owner = element.phrases[0]
                element.phrases, element.tokens = raw[n].phrases, element.tokens + raw[n].tokens
                out.append(element)
                n += 1
                continue
            k = n + 1
            if k < size and raw[k].type == "N" and not raw[k].phrases[0].pronoun:
                if _of_bodies(raw[k].phrases[0]):
                    element.phrases = []  # 教育、残联等部门资金
                else:
                    raw[k].phrases[0].role = "class"
                element.tokens = element.tokens + raw[k].tokens
                element.phrases = element.phrases + raw[k].phrases
                n = k
        out.append(element)
        n += 1
    return out
