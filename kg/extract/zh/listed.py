"""面临三大问题：A、B、C: what a colon lists stands for the counted word before it."""

from __future__ import annotations

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Element, Phrase
from kg.extract.zh.predication import Predication, of_words
from kg.extract.zh.tables import Tables

_LISTS = closed(
    "问题 困难 困境 挑战 难题 难点 障碍 瓶颈 矛盾 短板 不足 风险 条件 因素 要素 原因 方面 内容 任务 措施 举措 原则 目标 功能 职能 "
    "职责 要求 环节 部分 阶段 维度 层面 途径 路径 方式 手段 渠道 特征 特点 优势 作用 保障 支柱 类型 形式 机制"
)


def with_list(clause: list[Element], before: list[Element], out: list[Predication], tables: Tables) -> bool:
    """Puts the items of a clause after a colon in the place of the counted object before it; whether there were any."""
    if not out or not before or before[-1].word not in "：:" or not out[-1].objects:
        return False
    last = out[-1].objects[-1]
    counted = last.determined or last.quantity is not None or any(t.code in "eqQ" for t in last.stripped)
    counted = counted or last.text[:2] in ("以下", "如下")
    if not counted or (last.head not in _LISTS and last.head not in tables.hollow):
        return False
    items = _items(clause)
    if len(items) < 2:
        return False
    out[-1].objects = [*out[-1].objects[:-1], *items]
    return True


def _items(clause: list[Element]) -> list[Phrase]:
    """A、B、C as phrases, a noun with its quality (资金短缺) as one; nothing where a deed is among them."""
    found: list[Phrase] = []
    for element in clause:
        if element.type == "N":
            found += element.phrases
        elif element.type == "A" and found and not any(t.code == "u" for t in element.tokens):
            found[-1] = of_words(found[-1], (*found[-1].tokens, *element.tokens))
        elif element.type not in "CBKG":
            return []
    return found
