"""Predications → who says it: 学者指出，…, 根据《办法》，…, 在居民看来，…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.zh.grammar import closed
from kg.extract.zh.names import looks_personal
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.predication import Predication
from kg.extract.zh.qualifiers import Cues
from kg.model import AUTHOR
from kg.text import simplified

_SELF = closed("记者 我 我们 笔者 本文 本研究 本书 作者 大家")
_FACTS = closed("调查 调研 结果 数据 统计 实践 经验 事实 历史 访谈 问卷 案例 现实 分析 这 研究结果 调查结果 统计数据")
_ACCORDING = ("据", "根据", "依据", "按照", "依照", "按")
_TELLING = closed("报告 统计 调查 数据 研究 规定 公报 白皮书 观点 理论 学说 看法 说法 要求 估算 测算 评估 估计 预测")
_INFERRED = closed("说明 表明 反映 显示 证明 印证 揭示 提示 暗示 启示 证实 明确 规定 预示 看到")
_THINKS = closed("认为 指出 断言 坦言 直言 主张 强调 担心 质疑 批评 建议 呼吁 发现")
_LAYS_DOWN = closed("规定 明确 要求 提出 指出 强调 明确规定 明确提出 明确要求")
_STUDIES = closed("研究 报告 调查 普查 估计 分析 实验 数据 统计 评估 试验 文献 论文 测算 检验 学说 理论 规定 决定 意见")
_AS_SAID = re.compile(  # 正如赵某（2017）所批评的那样，
    "(?:但是?|而|不过，?)?[正诚]?如([^，。；]{2,12}?)(?:[（(][^）)]*[）)])?所(?:言|说|述|讲|料|指出|强调|批评|论述|主张|认为|揭示)(?:的那样|的)?[，,]"
)
_IN_WORDS = (("看来", "在"), ("说", "以"), ("讲", "以"), ("看", "在"))
_EYES = closed("眼中 眼里 心目中 看来")
_PERMITS = closed("授权 允许 准许 许可 要求 规定 鼓励")
_REGARD = closed("视为 视作 看作 看成 概括为 定义为 界定为 归因于 归结为 理解为 归入 称为 归咎于 解释为")


def holders(predications: Sequence[Predication], cues: Cues, text: str) -> tuple[list[str], set[int]]:
    """One holder a predication, and the indices of the predications that only say who speaks."""
    out: list[str] = []
    silent: set[int] = set()
    said = _AS_SAID.match(text)
    holder, speaker = said.group(1).translate(simplified()) if said else AUTHOR, ""
    for n, p in enumerate(predications):
        if said and p.verb.start < said.end():
            out.append(AUTHOR)
            silent.add(n)
            continue
        source = _source(p)
        if source is not None:
            holder, speaker = source.text, ""
        elif speaker and p.subject and p.subject[0].text == speaker and p.how != "pivot" and not p.preps.get("由"):
            holder, speaker = AUTHOR, ""  # 县政府要求企业…，并对其进行处罚: what it does itself
        out.append(_regarding(p) or holder)
        follows = predications[n + 1] if n + 1 < len(predications) else None
        who = _speaker(p, follows, cues)
        if not who:
            continue
        if p.verb.text != "鼓励":
            silent.add(n)
        if not any(w.text in _SELF or w.text in _FACTS or w.pronoun for w in who):
            holder = "和".join(w.text for w in who)
            speaker = p.subject[0].text if follows is not None and follows.previous is p else ""
    last = len(predications) - 1
    speaker_after = _speaker_after(predications, cues)
    if speaker_after:
        silent.add(last)
        out = [speaker_after if h == AUTHOR else h for h in out]
    return out, silent


def _speaker_after(predications: Sequence[Predication], cues: Cues) -> str:
    """…，一位村民说。: who spoke, named after what was said."""
    p = predications[-1] if predications else None
    if (
        p is None
        or len(predications) < 2
        or p.verb.text not in cues.verbs_of_saying
        or p.objects
        or p.verbal is not None
    ):
        return ""
    who = p.subject[-1] if p.subject else None
    if (
        who is None
        or p.how != "own"
        or "relative" in p.flags
        or who.kind != "actor"
        or who.text in _SELF
        or p.clause == 0
    ):
        return ""
    return who.text


def _regarding(p: Predication) -> str:
    """福柯把监狱视为…: who takes the one for the other."""
    who = p.subject[-1] if p.subject else None
    if p.verb.text not in _REGARD or not p.preps.get("把") or who is None or who.pronoun or p.how == "gap":
        return ""
    return "" if who.text in _SELF else who.text


def _speaker(p: Predication, follows: Predication | None, cues: Cues) -> list[Phrase]:
    """Who says what the next predication states."""
    if "relative" in p.flags or p.form != "verb":
        return []
    for verb, preposition in _IN_WORDS:
        if p.verb.text == verb and p.preps.get(preposition) and p.how in ("ahead", "none", "carried"):
            return p.preps[preposition]  # 在村民看来, 用镇长的话说
    if p.verb.text in _PERMITS and follows is not None and follows.previous is p and follows.how == "pivot":
        laws = [s for s in p.subject if s.kind == "instrument"] or [
            s for s in p.context[-1:] if s.kind == "instrument" and all(x.pronoun for x in p.subject)
        ]
        if laws:
            return laws  # 该法授权检察院提起诉讼
    if any(p.preps.get(word) for word in ("被", "受")):
        return []  # 选址遭到居民反对
    if p.verb.text not in cues.verbs_of_saying or follows is None or not p.subject or p.how in ("gap", "ahead"):
        return []
    if follows.previous is not p and follows.clause <= p.clause:
        return []
    pivot = follows.previous is p and follows.how == "pivot"
    if p.objects and not pivot and not all(o.text in _SELF for o in p.objects):
        return []
    if p.how == "carried" and p.verb.text in _LAYS_DOWN and p.near and p.near[-1].kind == "instrument":
        return p.near[-1:]  # 印发了《办法》，规定…
    who = [w.owner if w.owner is not None and _person(w.owner) else w for w in p.subject]  # X的研究
    return who if all(_can_say(w, p, cues) for w in who) else []


def _person(phrase: Phrase) -> bool:
    return phrase.kind == "actor" or looks_personal(phrase.text)


def _can_say(who: Phrase, p: Predication, cues: Cues) -> bool:
    """Whether a phrase names who or what may state something with this verb."""
    if who.kind in ("actor", "instrument") or who.pronoun or looks_personal(who.text):
        return True
    if p.verb.text in _INFERRED:
        return who.head in _STUDIES or who.head[-2:] in _STUDIES or who.text in _FACTS
    if p.verb.text in _THINKS and p.how in ("same", "carried", "own", "pivot"):
        return True
    told = all(o.text in _SELF for o in p.objects)  # 告诉记者
    return p.how in ("own", "pivot") and (told or any(w in who.text for w in cues.sources))


def _source(p: Predication) -> Phrase | None:
    """据民政部统计, 根据《办法》: what the clause rests on, if it can say something."""
    if not p.preps or "relative" in p.flags:
        return None
    eyes = p.preps.get("在")
    if eyes and eyes[-1].head in _EYES and len(eyes[-1].tokens) > 1:
        return _named(eyes[-1])
    phrase = next((p.preps[word][-1] for word in _ACCORDING if p.preps.get(word)), None)
    if phrase is None or phrase.start > p.verb.start:
        return None
    if p.how == "own" and p.subject and p.subject[0].end <= phrase.start and phrase.kind != "instrument":
        return None  # 公司根据刷卡数据优化线路
    if phrase.kind == "instrument":
        return phrase
    if phrase.head not in _TELLING:
        return None
    if phrase.owner is not None:
        return phrase.owner if phrase.owner.kind in ("actor", "instrument") else None
    return _named(phrase)


def _named(phrase: Phrase) -> Phrase | None:
    """民政部 of 民政部统计."""
    left = phrase.tokens[:-1]
    if not left:
        return None
    return Phrase("".join(t.text for t in left), left[0].start, left[-1].end, left[-1].kind or "concept", tokens=left)
