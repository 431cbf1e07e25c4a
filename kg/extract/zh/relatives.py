"""Relative clauses: taken out of their clause as predications of their own, their heads stay."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.gaps import first_de, gap_subject, links
from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import Predication, of_words, span
from kg.extract.zh.tables import Tables


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
            k = gap_subject(clause, k, number, tables, out)
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
    if start and links(clause[start - 1]) and (cause := _of_reason(clause[k + 1].phrases, before, tables)):
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
    cut = first_de(phrase)
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
