"""Relative clauses: taken out of their clause as predications of their own, their heads stay."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extract.zh.grammar import BECOMES, BRINGS, DENYING_COPULAS, MAKES, closed
from kg.extract.zh.phrases import MAX_NODE, Element, Phrase
from kg.extract.zh.place import WAYS
from kg.extract.zh.predication import Predication, of_words, span
from kg.extract.zh.signs import LEANS
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.model import Predicate


def _told_of(clause: list[Element], tables: Tables) -> list[Element]:
    """社工站提供的服务主要是心理疏导: as 社工站提供心理疏导."""
    for n in range(2, len(clause) - 2):
        head = clause[n + 1]
        if clause[n].type != "U" or clause[n - 1].type != "V" or head.type != "N" or len(head.phrases) > 1:
            continue
        at = next((k for k in range(n + 2, len(clause)) if clause[k].type not in "DM"), len(clause))
        named = any(e.type == "N" for e in clause[: n - 1])
        empty = head.phrases[0].head in _SUCH or head.phrases[0].head in tables.hollow
        if at + 1 < len(clause) and clause[at].type == "S" and clause[at + 1].type == "N" and named and empty:
            return [*clause[:n], *clause[at + 1 :]]
    return clause


_SUCH = closed("服务 内容 产品 支持 资源 帮助 任务 措施 项目 活动 问题 困难 挑战 困境 待遇 信息 工具 手段 方法")


def with_relatives(clause: list[Element], number: int, tables: Tables, out: list[Predication]) -> list[Element]:
    """The clause with its relative clauses taken out as predications of their own; their heads stay."""
    clause = _told_of(clause, tables)
    k = 0
    while k < len(clause):
        element = clause[k]
        if (
            element.type == "U"
            and k
            and k + 1 < len(clause)
            and clause[k + 1].type == "N"
            and clause[k - 1].type in "VNA"
        ):
            k = _gap_object(clause, k, number, tables, out)
        elif element.type == "N" and k and clause[k - 1].type == "V":
            k = _gap_subject(clause, k, number, tables, out)
        elif element.type == "N" and k > 1 and clause[k - 1].word in _WHERE and clause[k - 2].type == "V":
            k = _gap_placed(clause, k, number, tables, out)
        else:
            k += 1
    return _rejoined(clause)


def _gap_object(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """N V 的 H: the head is the verb's object."""
    head = clause[k + 1].phrases
    start = k - 1
    while start and (clause[start - 1].type in "DMHZQTX" or (start < k and _leads(clause[start - 1], tables))):
        start -= 1
    if start > 2 and [e.type for e in clause[start - 2 : start]] == ["N", "V"] and clause[start - 3].word == "由":
        start -= 1  # 由企业家捐资设立的奖学金
    subject: list[Phrase] = []
    if start and clause[start - 1].type == "N":
        subject = clause[start - 1].phrases
        start -= 1
        if start and clause[start - 1].type == "P":
            start -= 1
            if clause[start].word in _GIVEN and start and clause[start - 1].type == "N":
                start -= 1
                subject = clause[start].phrases  # 环境给人制造的障碍
    elif start > 1 and clause[start - 1].word == "被" and clause[start - 2].type in "VP":
        start -= 1  # 来自被评估的学校
    elif start > 1 and clause[start - 1].type == "P" and clause[start - 2].type == "N":
        subject = clause[start - 2].phrases  # 委员会在印发的文件中: the preposition is the head's
    before = clause[start:k]
    if start and _links(clause[start - 1]) and (cause := _of_reason(clause[k + 1].phrases, before, tables)):
        clause[k + 1].phrases = [cause]  # 是旱情加剧的原因
        clause[start : k + 1] = []
        return start + 1
    verb = next((e for e in reversed(before) if e.type == "V"), None)
    entry = tables.verbs.get(verb.tokens[0].text) if verb is not None else None
    if (
        not subject
        and start
        and clause[start - 1].word in _FROM_THAT
        and entry is not None
        and entry.relation == "causes"
    ):
        subject = [span(out[-1])] if out and out[-1].objects else []  # 由此引发的纠纷
    if subject and head[0].text in tables.hollow and len(head) == 1:
        clause[k + 1].phrases = subject  # 它扮演的角色不利于…: it is 它 that does so
    elif entry is not None and entry.relation in _NOT_OF_FORMS and head[0].text[-2:] in _FORMS:
        pass  # 三方分担的机制: nobody deals with it
    elif verb is not None and subject and clause[k - 1].type == "V":
        token = next(t for t in reversed(verb.tokens) if t.code == "v")
        predication = Predication(token, subject, "own" if subject else "none", head, {}, [], {"relative"}, [], number)
        predication.marks = [t for e in before if e.type in "MHD" for t in e.tokens]
        out.append(predication)
    clause[start : k + 1] = []
    return start + 1


_NOT_OF_FORMS = ("addresses", "cooperates_with", "participates_in", "hinders", "causes", "faces")
_FORMS = closed(
    "机制 制度 体系 系统 平台 模式 格局 网络 方式 方案 办法 原则 局面 过程 框架 流程 程序 理念 目标 途径 责任"
)


def _of_reason(head: list[Phrase], before: list[Element], tables: Tables) -> Phrase | None:
    """原因 of 旱情加剧的原因, what it is the reason of as its owner."""
    entry = tables.topics.get(head[-1].head)
    tokens = tuple(t for e in before for t in e.tokens)
    if (
        len(head) > 1
        or entry is None
        or entry.relation != "causes"
        or not tokens
        or any(e.type in "PJ" for e in before)
    ):
        return None
    return replace(head[-1], owner=of_words(head[-1], tokens))


def _gap_placed(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """V 在 N 的 H: 分散在各部门的事项 is H, which is where it is said to be."""
    element = clause[k]
    phrase = element.phrases[-1]
    cut = _first_de(phrase)
    before = clause[k - 3] if k > 2 else None
    begins = before is None or before.type in "JT"
    inner = before is not None and (
        before.type in "PS" or (before.type == "V" and before.tokens[-1].text not in tables.clausal)
    )
    if (
        cut is None
        or len(element.phrases) > 1
        or not (inner or (begins and any(e.type in "VSMA" for e in clause[k + 1 :])))
    ):
        return k + 1
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    place, head = of_words(phrase, left), of_words(phrase, right)
    verb = next(t for t in reversed(clause[k - 2].tokens) if t.code == "v")
    preps = {"+" + clause[k - 1].word: [place]}
    out.append(Predication(verb, [head], "gap", [], preps, [], {"relative"}, [], number))
    element.phrases = [head]
    clause[k - 2 : k] = []
    return k - 1


def _leads(element: Element, tables: Tables) -> bool:
    """Whether a verb belongs to the verb after it: 开始实施的政策, but not 源于被排斥的经验."""
    word = next((t.text for t in reversed(element.tokens) if t.code == "v"), "")
    aspect = any(t.code == "l" for t in element.tokens)  # 修复了受损的水源地
    return element.type == "V" and not aspect and (word in tables.clausal or word not in tables.verbs)


_WHERE = closed("在 于 自 至")
_FROM_THAT = closed("由此 因此 因而 从而")
_GIVEN = closed("给 为 向 对 在 从 与 把 将 用 以")


def _links(element: Element) -> bool:
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


def _gap_subject(clause: list[Element], k: int, number: int, tables: Tables, out: list[Predication]) -> int:
    """V N 的 H (V N、V N 的 H), where the verbs belong to the modifier: the head is their subject, or N before them."""
    if (
        k > 1
        and clause[k - 2].type == "S"
        and any(e.type == "N" and e.phrases[-1].head in tables.duties for e in clause[: k - 2])
    ):
        return k + 1  # 职责是监督…的…: what is done, no modifier
    if clause[k - 1].tokens[-1].text in MAKES or any(t.text == "了" for t in clause[k - 1].tokens):
        return k + 1
    if k > 2 and clause[k - 2].type == "V" and clause[k - 2].word in ("有", "没有") and clause[k - 3].type == "V":
        return _gap_having(clause, k)
    element = clause[k]
    at = next((n for n, p in enumerate(element.phrases) if _first_de(p) is not None), 0)
    phrase = element.phrases[at]
    cut = _first_de(phrase)
    if cut is None or _in_this_way(clause[k - 1], phrase, tables):
        return k + 1
    start = k - 1
    verbs = [k - 1]
    described = False
    while True:
        while start and clause[start - 1].type in "DMH":
            start -= 1
        if (
            start > 2
            and clause[start - 1].type == "C"
            and clause[start - 2].type == "N"
            and clause[start - 3].type == "V"
            and _first_de(clause[start - 2].phrases[-1]) is None
        ):
            start -= 3
            verbs.append(start)
        elif start > 1 and clause[start - 1].type == "C" and clause[start - 2].type == "A":
            start -= 2  # 更年轻、更有知识的人员
            described = True
        else:
            break
    if not described and not _is_relative(clause, k, start, tables):
        return k + 1
    behind = clause[k + 1].word if k + 1 < len(clause) and start else ""
    if behind == "来" or any(e.word == "来" for e in clause[start:k]):  # 干部采取变通的策略来应对检查
        return k + 1  # 通过增加供给来平抑房租的上涨
    left, right = phrase.tokens[:cut], phrase.tokens[cut + 1 :]
    if (
        len(verbs) == 1
        and len(left) == 1
        and (left[0].was not in "nvwr" or left[0].text in tables.adjectives or left[0].text[0] == "不")
    ):
        return k + 1  # 取消不必要的要求: a quality
    while len(right) > 1 and (right[0].code in "eqQau" or (right[0].code == "b" and right[-1].text in tables.hollow)):
        right = right[1:]
    inner, head = of_words(phrase, left), of_words(phrase, right)
    if phrase.owner is not None and phrase.owner.end == inner.end:
        inner.kind = phrase.owner.kind
    head.determined, head.quantity = False, None
    others = [p for p in element.phrases[at + 1 :] if p.owner is None and p.kind == head.kind == "actor"]
    who = _who(head, right, tables.verbs.get(clause[k - 1].tokens[0].text))
    subject, how = [who, *others], "gap"  # 缺乏技能的老人和农民
    preps: dict[str, list[Phrase]] = {}
    if start > 1 and clause[start - 2].word == "以" and clause[start].word == "为":
        preps = {"以": clause[start - 1].phrases}
        start -= 2
    elif start and clause[start - 1].type == "N" and (start < 2 or clause[start - 2].type in "VJS"):
        start -= 1
        subject, how = clause[start].phrases, "own"
    said_of = start > 0 and clause[start - 1].type == "S"  # 是村民行使权利的形式: it is no 村民
    given = how == "own" and start > 0 and clause[start - 1].type == "V" and clause[start - 1].word in _GIVEN_TO
    if given and head.text in _RIGHTS and len(clause[start].phrases) == 1 and subject[0].kind == "actor":
        out.append(Predication(clause[k - 1].tokens[0], subject, "own", [inner], {}, [], {"relative"}, [], number))
        clause[start + 1 : k + 1] = []  # 赋予环保组织提起公益诉讼的资格
        return start + 1
    if how == "own" and head.text in tables.hollow and not head.place and not said_of:
        done_to = start > 0 and clause[start - 1].type == "V" and len(subject) == 1
        if done_to and phrase.end - subject[0].start <= MAX_NODE:
            head = _all_of(subject[0], clause[start + 1 : k], phrase)  # 挤占村干部服务群众的时间
        else:
            head = subject[-1]  # 流动人口融入城市的过程受到…: it is they who do
    led = start > 0 and clause[start - 1].type == "P"
    if led and ((head.text in tables.hollow and head.place) or (head.text in WAYS and how == "gap")):
        element.phrases = [*element.phrases[:at], inner]  # 在尊重边界的前提下: what the main subject does, too
        clause.insert(k + 1, Element("J", [right[-1]]))
        del clause[start - 1]
        return k + 1
    if how == "gap" and head.head in _OF_DOERS and clause[0].type == "N" and start > 1:
        near = clause[start - 2] if clause[start - 1].type == "P" and clause[start - 2].type == "N" else clause[0]
        subject, how = near.phrases, "own"  # 志愿者将服务老人的时长存入账户
    as_what = how == "gap" and start > 0 and clause[start - 1].word == "作为"
    if as_what:
        subject, how = [], "none"  # 作为连接政府与企业的桥梁，协会…: it is 协会 that does so
    if not start and len(verbs) == 1 and any((head.text, link) in tables.heads for link in ("是", "在于")):
        deed = next(t for t in clause[k - 1].tokens if t.code == "v")
        head.owner = of_words(phrase, (deed, *left))  # 提高质量的关键在…
        element.phrases = [head]
        clause[start:k] = []
        return start + 1
    dealt = tables.verbs.get(clause[start - 1].tokens[-1].text) if start and clause[start - 1].type == "V" else None
    if how == "gap" and head.text in _CONDUCT and dealt is not None and dealt.relation in _DEALS:
        element.phrases = [*element.phrases[:at], _with_verb(clause[k - 1], phrase)]  # 查处占用通道的行为
        clause[start:k] = []
        return start + 1
    duty = start > 0 and clause[start - 1].word in _BEARS and head.text in _DUTIES  # 承担着规范市场的职能
    if (duty or head.text in tables.hollow) and start and clause[start - 1].type == "V" and how == "gap":
        element.phrases = [*element.phrases[:at], inner]  # 发挥着调解纠纷、凝聚人心的作用: as 调解纠纷、凝聚人心
        del clause[start - 1]
        return k
    if start and how == "gap" and _links(clause[start - 1]):
        reason = tables.topics.get(head.head)
        empty = head.text[-2:] in tables.hollow or head.text[-2:] in _MEANS
        if len(verbs) == 1 and (empty or (reason and reason.relation in _REASONS)):
            element.phrases = [*element.phrases[:at], inner]  # 是导致Y的原因: as 导致Y
            clause[start - 1 : start] = _denial(clause[start - 1])
            return k
        if start > 1 and clause[start - 2].type == "N":
            subject, how = clause[start - 2].phrases, "own"  # 水价是调节用水的杠杆: it does so
            if start == 3 and clause[0].type == "V" and len(subject) == 1:
                subject = [_with_verb(clause[0], subject[0])]  # 拆除违建是治理内涝的关键
    if how == "gap" and (not start or clause[start - 1].type == "J") and _deed_toward(clause, k, inner, head, tables):
        return k + 1
    if how == "gap" and head.text in _DISPOSED and len(verbs) == 1 and (not start or clause[start - 1].type in "VJ"):
        element.phrases = [_with_verb(clause[k - 1], phrase), *element.phrases[at + 1 :]]
        clause[start:k] = []
        return start + 1
    for verb in reversed(verbs):
        objects = [*element.phrases[:at], *_parties(inner)] if verb == k - 1 else clause[verb + 1].phrases
        flags = {"relative", "as"} if as_what else {"relative"}
        for token in clause[verb].tokens:
            if token.code == "v":
                out.append(Predication(token, subject, how, objects, preps, [], set(flags), [], number))
    naming = any(t.text in tables.naming for t in clause[k - 1].tokens)
    clause[start:k] = []
    if naming:
        head = inner
    element.phrases = [head, *element.phrases[at + 1 :]]
    return start + 1


def _gap_having(clause: list[Element], k: int) -> int:
    """聘用有虐待儿童记录的人员: whom the outer verb takes; what he has says nothing."""
    phrase = clause[k].phrases[-1]
    cut = _first_de(phrase)
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


def _deed_toward(clause: list[Element], k: int, owner: Phrase, head: Phrase, tables: Tables) -> bool:
    """唤醒居民的参与意识才是…: a deed done to what is somebody's, as the subject of what follows."""
    entry = tables.verbs.get(clause[k - 1].tokens[0].text)
    if entry is None or entry.relation not in ("promotes", "establishes", "addresses"):
        return False
    return owner.kind == "actor" and head.kind == "concept" and head.text[-2:] not in tables.hollow


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
        if _first_de(rest[2].phrases[0]) is None:
            break
        rest = rest[3:]
    return rest


def _rejoined(clause: list[Element]) -> list[Element]:
    """Heads that stand in a list once their relative clauses are out are one element."""
    out: list[Element] = []
    for element in clause:
        if element.type == "N" and len(out) > 1 and out[-1].type == "C" and out[-2].type == "N":
            link = out.pop()
            left = out.pop()
            element = Element("N", [*left.tokens, *link.tokens, *element.tokens], [*left.phrases, *element.phrases])
        out.append(element)
    return out


def _stops(element: Element) -> bool:
    """Whether a conjunction begins something new, and is no adverb: 反而, 却."""
    return element.type == "J" and element.word not in _ADVERBIAL


_ADVERBIAL = closed("反而 却 也 则 就 便 还 又 都 才 往往")


def _first_de(phrase: Phrase) -> int | None:
    return next((i for i, t in enumerate(phrase.tokens) if t.code == "u" and 0 < i < len(phrase.tokens) - 1), None)
