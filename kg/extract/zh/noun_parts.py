"""Tokens that are one noun, adjective or number, or two: 网格 + 化, 不 + 对称, 两 + 万亩; each rule mends the last ones, or says no."""

from __future__ import annotations

import re

from kg.extract.zh.grammar import CLOSED, closed
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.model import Kind

SUFFIX = closed("性 化 员 者 率 度 力 制 式 型 感 观 论 法 权 费 款 站 点 岗 部 室 会 院 署 局 厅 处 科 网 区 县 市 镇 乡 村 街 社 队 "
                    "厂 馆 店 园 库 箱 房 卡 组 群 户 民 师 工 生 长 期 类 方 界 层 体 类 面 案 书 证 金 券")  # fmt: skip
ABOUT = closed("近 约 超 逾 仅 共")
AMOUNT = re.compile("[一二两三四五六七八九十百千万亿几数]+(?:元|人|户|名|家|所|人次|吨|公里|岁|倍|成|%)")
MORE_OR_LESS = closed("超过 不足 大约 将近 接近 至少 最多 最少 不到")
_ZONES = "区县市校院厂村街园城"
_DECREED = re.compile("[限禁征解逐保悬宵].")
_METHOD = re.compile("以[一-龥][定促代补换养带治育][一-龥]")


def merged(out: list[Token], token: Token, code: str, kind: Kind | None = None) -> bool:
    """Makes one word of the last token and this one."""
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, code, kind)
    return True


def foreign_name(out: list[Token], token: Token, tables: Tables) -> bool:
    """埃莉诺 · 奥斯特罗姆."""
    if len(out) < 2 or out[-1].code != "·":
        return False
    first = out[-2]
    out[-2:] = [Token(first.text + "·" + token.text, first.start, token.end, "n", first.kind or "actor")]
    return True


def negated_quality(out: list[Token], token: Token, tables: Tables) -> bool:
    """信息不 + 对称: one adjective."""
    if out and out[-1].text == "不" and "不" + token.text in tables.adjectives and token.code in "adn":
        out[-1] = Token("不" + token.text, out[-1].start, token.end, "a")
        return True
    unknown = token.code == "v" and len(token.text) == 2 and token.text not in tables.verbs
    if len(out) < 2 or out[-1].text != "不" or out[-2].code not in "nw" or not (token.code == "a" or unknown):
        return False
    out[-1] = Token("不" + token.text, out[-1].start, token.end, "a")
    return True


def amount(out: list[Token], token: Token, tables: Tables) -> bool:
    """两万元, 三成, 四百 + 多元: a number, whatever the dictionary thinks."""
    if token.text == "多元" and out and out[-1].code == "q" and out[-1].end == token.start:
        return merged(out, token, "q")
    alone = token.code == "Q" and token.text[0] in "百千" and not (out and out[-1].code == "q")  # 突破百亿元
    if (token.code in "nb" or alone) and AMOUNT.fullmatch(token.text):
        token.code = "q"
    return False


def two(out: list[Token], token: Token, tables: Tables) -> bool:
    """两 + 万亩: one number."""
    if token.code != "q" or not out or out[-1].text not in ("两", "几", "数") or out[-1].end != token.start:
        return False
    return merged(out, token, "q")


def and_more(out: list[Token], token: Token, tables: Tables) -> bool:
    """八十 + 余万元: one number."""
    if token.text[0] not in "余多" or not out or out[-1].code != "q" or out[-1].end != token.start:
        return False
    return merged(out, token, "q") if len(token.text) > 1 and token.text[-1] in "元名人户家个件次起通吨亩" else False


def big_kinds(out: list[Token], token: Token, tables: Tables) -> bool:
    """两 + 大 + 类: a number of kinds."""
    if token.text not in ("类", "块") or len(out) < 2 or out[-1].text != "大" or out[-2].text not in _FEW:
        return False
    first = out[-2]
    out[-2:] = [Token(first.text + "大" + token.text, first.start, token.end, "q")]
    return True


_FEW = closed("两 三 四 五 六 七 八 九 十 几 2 3 4 5 6 7 8 9")


def of_type(out: list[Token], token: Token, tables: Tables) -> bool:
    """结合 + 型: of what type, whatever the verb is elsewhere."""
    if not out or out[-1].code not in "vw" or len(out[-1].text) != 2 or out[-1].end != token.start:
        return False
    return merged(out, token, "n")


def about(out: list[Token], token: Token, tables: Tables) -> bool:
    """近 + 万名."""
    if not out or out[-1].text not in ABOUT or token.code != "q" or out[-1].end != token.start:
        return False
    return merged(out, token, "q")


def about_many(out: list[Token], token: Token, tables: Tables) -> bool:
    """有 + 超过 + 8500万: after a verb, part of the number."""
    if token.code != "q" or not out or out[-1].text not in MORE_OR_LESS or out[-1].end != token.start:
        return False
    if len(out) > 1 and not (out[-2].code in "vskKj" or out[-2].text in ("为", "有", "其中", "的", "由", "从")):
        return False
    return merged(out, token, "q")


def counted(out: list[Token], token: Token, tables: Tables) -> bool:
    """326 + 名护 + 工 → 326 + 名 + 护工."""
    if (
        len(out) < 2
        or len(token.text) > 1
        or out[-2].code != "q"
        or out[-1].code not in "nv"
        or token.code not in "nvw"
    ):
        return False
    last = out[-1]
    if len(last.text) != 2 or CLOSED.get(last.text[0]) != "Q" or last.kind is not None:
        return False
    middle = last.start + 1
    out[-1:] = [Token(last.text[0], last.start, middle, "Q"), Token(last.text[1] + token.text, middle, token.end, "n")]
    return True


def suffix(out: list[Token], token: Token, tables: Tables) -> bool:
    """居民 + 们, 网格 + 化."""
    if not out or len(token.text) > 1 or out[-1].end != token.start:
        return False
    last = out[-1]
    if token.text == "们" and last.code in "nr":
        return merged(out, token, last.code, last.kind or "actor")
    if last.code == "e" and token.text == "化" and last.text in ("个别", "多元", "一般"):
        return merged(out, token, "n")
    if token.text == "长" and last.text[-1] not in "楼栋组队站班室会部局处科所团厂店户区村街校院园馆河湖林田路片":
        return False  # 链条 + 长
    if token.text in "镇乡村县市街" and (last.code == "v" or last.text in ("到", "至", "在")):
        return False  # 全靠 + 镇财政
    if token.text not in SUFFIX or last.code not in "nvwab" or token.code not in "nvQqawbg":
        return False
    if (last.text in tables.frames and token.text not in "者员性化率方点站队费岗房厂馆店园金箱库卡证局署厅") or (
        len(last.text) < 2 and last.code != "n"
    ):
        return False
    return merged(out, token, "n")


def within(out: list[Token], token: Token, tables: Tables) -> bool:
    """保护 + 区内: within the zone."""
    text = token.text
    if len(text) != 2 or text[1] not in "内外" or text[0] not in _ZONES or not out or out[-1].end != token.start:
        return False
    if out[-1].code not in "nvw" or len(out[-1].text) < 2 or text in ("校外", "校内"):
        return False
    out[-1] = Token(out[-1].text + text[0], out[-1].start, token.start + 1, "n")
    out.append(Token(text[1], token.start + 1, token.end, "f"))
    return True


def decree(out: list[Token], token: Token, tables: Tables) -> bool:
    """限购 + 令, 禁渔 + 令."""
    if token.text != "令" or not out or out[-1].end != token.start or not _DECREED.fullmatch(out[-1].text):
        return False
    out[-1] = Token(out[-1].text + "令", out[-1].start, token.end, "n")
    return True


def strays(out: list[Token], token: Token, tables: Tables) -> bool:
    """公 + 助: two single characters that mean nothing to the tables are one word."""
    if not out or len(token.text) > 1 or out[-1].end != token.start or not _stray(out[-1], tables):
        return False
    last = out[-1]
    if len(out) > 1 and out[-2].text == "以" and token.text in "定促代补换养带治育":
        return False  # 以案定补
    if not _stray(token, tables) and not (token.code in "vw" and last.code == "v"):
        return False
    return merged(out, token, "w" if last.code == "v" else "n")


def _stray(token: Token, tables: Tables) -> bool:
    text = token.text
    if len(text) > 1 or token.code not in "nvwab" or token.kind is not None:
        return False
    return text not in tables.verbs and text not in tables.frames and text not in ("到", "至")


def not_such(out: list[Token], token: Token, tables: Tables) -> bool:
    """非 + 参与, 非 + 营利: the name of what is not."""
    if not out or out[-1].text != "非" or out[-1].end != token.start or token.code not in "nwvab":
        return False
    if len(out) > 1 and out[-2].code not in "cvpsukKj":
        return False
    out[-1] = Token("非" + token.text, out[-1].start, token.end, "n")
    return True


def somebody(out: list[Token], token: Token, tables: Tables) -> bool:
    """王 + 某."""
    if not out or token.text not in ("某", "某某") or len(out[-1].text) > 1 or out[-1].code not in "nvabd":
        return False
    return merged(out, token, "n", "actor")


def degree(out: list[Token], token: Token, tables: Tables) -> bool:
    """年龄偏 + 大: one adjective."""
    if (
        not out
        or out[-1].text not in ("偏", "过")
        or token.text not in "高低大小多少长短快慢强弱重轻贵"
        or not token.text
    ):
        return False
    return merged(out, token, "a")


def ruled(out: list[Token], token: Token, tables: Tables) -> bool:
    """管理 + 与 + 被 + 管理: one noun, for what one is to the other."""
    if len(out) < 3 or out[-1].text != "被" or out[-2].text not in ("与", "和") or out[-3].text != token.text:
        return False
    start = out[-3].start
    out[-3:] = [Token(f"{token.text}{out[-2].text}被{token.text}", start, token.end, "n")]
    return True


def pattern(out: list[Token], token: Token, tables: Tables) -> bool:
    """以 + 工 + 代 + 赈, 以 + 奖代补: four characters that name a method."""
    if len(token.text) > 2 or not out:
        return False
    at, start = len(out) - 1, token.end - 4
    while at > 0 and out[at].start > start:
        at -= 1
    if out[at].start != start or out[at].text[0] != "以":
        return False
    apart = any(t.start == token.end - 2 for t in (*out[at:], token))  # no 以稳定的
    if not apart or any(t.code in "kKc" for t in out[at:]):
        return False
    text = "".join(t.text for t in out[at:]) + token.text
    if len(text) != 4 or not _METHOD.fullmatch(text):
        return False
    out[at:] = [Token(text, out[at].start, token.end, "n")]
    return True
