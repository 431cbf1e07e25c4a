"""Tokens that are one word, and words that are two: 网格 + 化, 不 + 对称, 不是 → 不 + 是."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.zh.grammar import CLOSED, closed
from kg.extract.zh.names import with_persons
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_SUFFIX = closed("性 化 员 者 率 度 力 制 式 型 感 观 论 法 权 费 款 站 点 岗 部 室 会 院 署 局 厅 处 科 网 区 县 市 镇 乡 村 街 社 队 "
                    "厂 馆 店 园 库 箱 房 卡 组 群 户 民 师 工 生 长 期 类 方 界 层 体 类 面 案 书 证 金 券")  # fmt: skip
_AS_WORDS = closed("为主 为本 为例 为先 为准 为荣 为辅 为重 为要")
_ABOUT = closed("近 约 超 逾 仅 共")
_AMOUNT = re.compile("[一二两三四五六七八九十百千万亿几数]+(?:元|人|户|名|家|人次|吨|公里|岁|倍|成|%)")
_REACHED = closed("上 来 起 到 了 出 住 下 着 进 不上 不来 不起 不到 不了 不出 不住 不下 不着 不进")
_DONE = closed("住 动 垮 了 出 掉 开 断 倒 赢 成 完 好 清 透 尽 下 起 过 及 到")
_TO_GET = closed(
    "得 找 买 租 付 交 请 招 评 考 进 办 用 吃 住 看 拿 领 享 等 养 供 借 凑 雇 聘 留 申请 享受 接受 获得 领取 享用"
)
_MORE_OR_LESS = closed("超过 不足 大约 将近 接近 至少 最多 最少 不到")
_ZONES = "区县市校院厂村街园城"
_DECREED = re.compile("[限禁征解逐保悬宵].")
_METHOD = re.compile("以[一-龥][定促代补换养带治育][一-龥]")
_IT_IS = closed("正是 也正是 就是 也是")
_OF_REASON = closed("由于 因为 基于 通过 在 凭借 有了")
_NOBODY = closed("无人 没人 乏人")
_WAITING = frozenset(("两", "几", "数")) | _ABOUT | {"不", "非", "被"} | _IT_IS | _TO_GET | _MORE_OR_LESS
_MARKS = closed("， 。 、 ； ： 的")
_NOT_ONLY = ("不仅", "不只", "不光", "不单", "不但")


def joined(tokens: list[Token], tables: Tables) -> list[Token]:
    """The tokens of a sentence with what belongs together joined and what is two words parted."""
    out: list[Token] = []
    for token in with_persons(tokens, tables.saying):
        text = token.text
        if text in _MARKS:
            out.append(token)
            continue
        last = out[-1] if out else None
        plain = len(text) > 1 and text != "多元" and text[-1] != "是" and text[0] != "不" and text not in _AS_WORDS
        if (
            plain
            and text[-1] not in "内外"
            and not _AMOUNT.fullmatch(text)
            and (last is None or (last.text not in _WAITING and last.code != "·"))
        ) or not any(rule(out, token, tables) for rule in RULES):
            out.append(token)
    return _with_difficulties(_with_nobody(out, tables), tables)


def _with_difficulties(tokens: list[Token], tables: Tables) -> list[Token]:
    """面临落户难、入学难的问题: what is hard is a noun where it is suffered or dealt with."""
    out: list[Token] = []
    troubled = False
    for n, token in enumerate(tokens):
        if token.code in "kK":
            troubled = False
        entry = tables.verbs.get(token.text) if token.code in "vw" else None
        last = out[-1] if out else None
        ends = n + 1 >= len(tokens) or tokens[n + 1].code in "uckKgn"
        if token.text == "难" and troubled and ends and last is not None and last.code in "vwn" and len(last.text) == 2:
            out[-1] = Token(last.text + "难", last.start, token.end, "n")
            continue
        troubled = troubled or (entry is not None and entry.relation in ("faces", "addresses"))
        out.append(token)
    return out


def _with_nobody(tokens: list[Token], tables: Tables) -> list[Token]:
    """投诉无人受理, 老人没人照料: what nobody does is lacking; 冲断: what ruins."""
    out: list[Token] = []
    for token in tokens:
        if token.text == "人" and out and out[-1].text in ("没", "无") and out[-1].end == token.start:
            out[-1] = Token("无人", out[-1].start, token.end, "h")
            continue
        if token.code == "v" and len(token.text) == 2 and token.text[1] in _RUIN and token.text not in tables.verbs:
            token.text = "破坏"
        out.append(token)
    for n in range(1, len(out) - 1):
        ends = n + 2 >= len(out) or out[n + 2].code in "kK"
        if out[n].text in _NOBODY and out[n - 1].code in "nvdj" and out[n + 1].code in "vw" and ends:
            out[n] = Token("缺乏", out[n].start, out[n].end, "v")
            out[n + 1].code = "n"
    return out


def _denied_copula(out: list[Token], token: Token, tables: Tables) -> bool:
    """并不是 → 并不 + 是."""
    if token.code != "h" or token.text[-1] != "是" or len(token.text) < 2:
        return False
    out += [Token(token.text[:-1], token.start, token.end - 1, "h"), Token("是", token.end - 1, token.end, "s")]
    return True


def _emphasis(out: list[Token], token: Token, tables: Tables) -> bool:
    """正是由于…: what stands before a reason at the beginning is no copula."""
    if token.text in _OF_REASON and out and out[-1].text in _IT_IS and (len(out) < 2 or out[-2].code in "kKj"):
        out[-1].code = "d"
    return False


def _copula(out: list[Token], token: Token, tables: Tables) -> bool:
    """不仅是, 更是: copulas, whatever the dictionary thinks."""
    text = token.text
    if text[-1] == "是" and len(text) < 4 and token.code in "vnwda" and text not in CLOSED:
        token.code = "s" if "不" not in text or text[:2] in _NOT_ONLY else token.code
    return False


def _foreign_name(out: list[Token], token: Token, tables: Tables) -> bool:
    """埃莉诺 · 奥斯特罗姆."""
    if len(out) < 2 or out[-1].code != "·":
        return False
    first = out[-2]
    out[-2:] = [Token(first.text + "·" + token.text, first.start, token.end, "n", first.kind or "actor")]
    return True


def _as_main(out: list[Token], token: Token, tables: Tables) -> bool:
    """以 X 为主 → 以 X 为 + 主."""
    if token.text not in _AS_WORDS or not any(t.text == "以" for t in out[-14:]):
        return False
    out += [Token("为", token.start, token.start + 1, "p"), Token(token.text[1:], token.start + 1, token.end, "n")]
    return True


def _negated_quality(out: list[Token], token: Token, tables: Tables) -> bool:
    """信息不 + 对称: one adjective."""
    if out and out[-1].text == "不" and "不" + token.text in tables.adjectives and token.code in "adn":
        out[-1] = Token("不" + token.text, out[-1].start, token.end, "a")
        return True
    unknown = token.code == "v" and len(token.text) == 2 and token.text not in tables.verbs
    if len(out) < 2 or out[-1].text != "不" or out[-2].code not in "nw" or not (token.code == "a" or unknown):
        return False
    out[-1] = Token("不" + token.text, out[-1].start, token.end, "a")
    return True


def _amount(out: list[Token], token: Token, tables: Tables) -> bool:
    """两万元, 三成, 四百 + 多元: a number, whatever the dictionary thinks."""
    if token.text == "多元" and out and out[-1].code == "q" and out[-1].end == token.start:
        out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "q")
        return True
    if token.code in "nb" and _AMOUNT.fullmatch(token.text):
        token.code = "q"
    return False


def _two(out: list[Token], token: Token, tables: Tables) -> bool:
    """两 + 万亩: one number."""
    if token.code != "q" or not out or out[-1].text not in ("两", "几", "数") or out[-1].end != token.start:
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "q")
    return True


def _about(out: list[Token], token: Token, tables: Tables) -> bool:
    """近 + 万名."""
    if not out or out[-1].text not in _ABOUT or token.code != "q" or out[-1].end != token.start:
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "q")
    return True


def _counted(out: list[Token], token: Token, tables: Tables) -> bool:
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


def _suffix(out: list[Token], token: Token, tables: Tables) -> bool:
    """居民 + 们, 网格 + 化."""
    if not out or len(token.text) > 1 or out[-1].end != token.start:
        return False
    last = out[-1]
    if token.text == "们" and last.code in "nr":
        out[-1] = Token(last.text + token.text, last.start, token.end, last.code, last.kind or "actor")
        return True
    if last.code == "e" and token.text == "化" and last.text in ("个别", "多元", "一般"):
        out[-1] = Token(last.text + token.text, last.start, token.end, "n")
        return True
    if token.text in "镇乡村县市街" and last.code == "v":
        return False  # 全靠 + 镇财政
    if token.text not in _SUFFIX or last.code not in "nvwab" or token.code not in "nvQqawbg":
        return False
    if (last.text in tables.frames and token.text not in "者员性化率方点站队费岗房厂馆店园金箱库卡证") or (
        len(last.text) < 2 and last.code != "n"
    ):
        return False
    out[-1] = Token(last.text + token.text, last.start, token.end, "n")
    return True


def _within(out: list[Token], token: Token, tables: Tables) -> bool:
    """保护 + 区内: within the zone."""
    text = token.text
    if len(text) != 2 or text[1] not in "内外" or text[0] not in _ZONES or not out or out[-1].end != token.start:
        return False
    if out[-1].code not in "nvw" or len(out[-1].text) < 2:
        return False
    out[-1] = Token(out[-1].text + text[0], out[-1].start, token.start + 1, "n")
    out.append(Token(text[1], token.start + 1, token.end, "f"))
    return True


def _decree(out: list[Token], token: Token, tables: Tables) -> bool:
    """限购 + 令, 禁渔 + 令."""
    if token.text != "令" or not out or out[-1].end != token.start or not _DECREED.fullmatch(out[-1].text):
        return False
    out[-1] = Token(out[-1].text + "令", out[-1].start, token.end, "n")
    return True


def _strays(out: list[Token], token: Token, tables: Tables) -> bool:
    """公 + 助: two single characters that mean nothing to the tables are one word."""
    if not out or len(token.text) > 1 or out[-1].end != token.start or not _stray(out[-1], tables):
        return False
    last = out[-1]
    if not _stray(token, tables) and not (token.code in "vw" and last.code == "v"):
        return False
    out[-1] = Token(last.text + token.text, last.start, token.end, "w" if last.code == "v" else "n")
    return True


def _not_such(out: list[Token], token: Token, tables: Tables) -> bool:
    """非 + 参与, 非 + 营利: the name of what is not."""
    if not out or out[-1].text != "非" or out[-1].end != token.start or token.code not in "nwvab":
        return False
    if len(out) > 1 and out[-2].code not in "cvpsukKj":
        return False
    out[-1] = Token("非" + token.text, out[-1].start, token.end, "n")
    return True


def _somebody(out: list[Token], token: Token, tables: Tables) -> bool:
    """王 + 某."""
    if not out or token.text not in ("某", "某某") or len(out[-1].text) > 1 or out[-1].code not in "nvabd":
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "n", "actor")
    return True


def _result(out: list[Token], token: Token, tables: Tables) -> bool:
    """折射 + 出: what comes of it, as an aspect."""
    if token.text == "出" and out and out[-1].code in "vw" and len(out[-1].text) > 1 and out[-1].end == token.start:
        token.code = "l"
    return False


def _into(out: list[Token], token: Token, tables: Tables) -> bool:
    """写 + 进, 划 + 入: the verb of what is made part of something, as 纳入."""
    if token.text not in ("进", "入") or not out or out[-1].end != token.start or len(out[-1].text) > 2:
        return False
    handled = any(t.text in ("把", "将") for t in out[-14:])
    whole = out[-1].text + token.text
    if out[-1].code not in "vwn" or not handled or whole in tables.verbs:
        return False
    out[-1] = Token("纳入", out[-1].start, token.end, "v")
    return True


def _handled_where(out: list[Token], token: Token, tables: Tables) -> bool:
    """把 + 矛盾化解 + 在 → 把 + 矛盾 + 化解 + 在."""
    if (
        token.text not in ("在", "到", "至", "于", "给")
        or not out
        or len(out[-1].text) != 4
        or out[-1].text[2:] not in tables.verbs
    ):
        return False
    last = out[-1]
    if last.code == "n" and any(t.text in ("把", "将") for t in out[-5:-1]):
        middle = last.start + 2
        out[-1:] = [Token(last.text[:2], last.start, middle, "n"), Token(last.text[2:], middle, last.end, "v")]
    return False


def _ruined(out: list[Token], token: Token, tables: Tables) -> bool:
    """冲 + 断, 压 + 塌: the verb of what harms, as 破坏."""
    if token.text not in _RUIN or not out or out[-1].end != token.start or len(out[-1].text) != 1:
        return False
    if out[-1].code not in "vw" or out[-1].text in "不没未" or (len(out) > 1 and out[-2].text == "不"):
        return False
    whole = out[-1].text + token.text
    out[-1] = Token(whole if whole in tables.verbs else "破坏", out[-1].start, token.end, "v")
    return True


_RUIN = closed("垮 坏 伤 断 乱 碎 毁 烂 塌 瘫")


def _out_of_reach(out: list[Token], token: Token, tables: Tables) -> bool:
    """招 + 不 + 来, 付 + 不起: what one cannot get, as 得不到."""
    if not out or out[-1].end != token.start or token.text not in _REACHED:
        return False
    apart = token.text[0] != "不"
    if apart and (len(out) < 2 or out[-1].text != "不"):
        return False
    verb = out[-2] if apart else out[-1]
    if verb.text not in _TO_GET or verb.end != (out[-1].start if apart else token.start):
        return False
    text = verb.text + ("不" if apart else "") + token.text
    out[-2 if apart else -1 :] = [Token(text if text in tables.verbs else "得不到", verb.start, token.end, "v")]
    return True


def _beyond_power(out: list[Token], token: Token, tables: Tables) -> bool:
    """堵 + 不住, 撬 + 不 + 动: what one does not manage to do, as 无法 + 堵住."""
    if not out or out[-1].end != token.start:
        return False
    apart = out[-1].text == "不" and len(out) > 1 and token.text in _DONE
    if not apart and (token.text[0] != "不" or token.text[1:] not in _DONE):
        return False
    verb = out[-2] if apart else out[-1]
    whole = verb.text + token.text[-1]
    known = whole if whole in tables.verbs else verb.text
    if known not in tables.verbs or verb.end != (out[-1].start if apart else token.start):
        return False
    out[-2 if apart else -1 :] = [Token("无法", verb.start, verb.start, "h"), Token(known, verb.start, token.end, "v")]
    return True


def _about_many(out: list[Token], token: Token, tables: Tables) -> bool:
    """有 + 超过 + 8500万: after a verb, part of the number."""
    if token.code != "q" or not out or out[-1].text not in _MORE_OR_LESS or out[-1].end != token.start:
        return False
    if len(out) > 1 and not (out[-2].code in "vskKj" or out[-2].text in ("为", "有", "其中")):
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "q")
    return True


def _degree(out: list[Token], token: Token, tables: Tables) -> bool:
    """年龄偏 + 大: one adjective."""
    if (
        not out
        or out[-1].text not in ("偏", "过")
        or token.text not in "高低大小多少长短快慢强弱重轻贵"
        or not token.text
    ):
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "a")
    return True


def _becoming(out: list[Token], token: Token, tables: Tables) -> bool:
    """异化 + 为, 成 + 了: the verb of what becomes something, as 成为."""
    if token.text == "了" and out and out[-1].text == "成" and out[-1].end == token.start:
        out[-1] = Token("成了", out[-1].start, token.end, "v")
        return True
    if token.text != "为" or not out or out[-1].end != token.start or len(out[-1].text) != 2:
        return False
    if (out[-1].code != "v" and out[-1].text[-1] != "化") or out[-1].text[0] == "不":  # 异化为
        return False
    if out[-1].text in tables.deeds or any(t.text in ("以", "是") for t in out[-14:]):
        return False
    whole = out[-1].text + "为"
    out[-1] = Token(whole if whole in tables.verbs else "成为", out[-1].start, token.end, "v")
    return True


def _ruled(out: list[Token], token: Token, tables: Tables) -> bool:
    """管理 + 与 + 被 + 管理: one noun, for what one is to the other."""
    if len(out) < 3 or out[-1].text != "被" or out[-2].text not in ("与", "和") or out[-3].text != token.text:
        return False
    start = out[-3].start
    out[-3:] = [Token(f"{token.text}{out[-2].text}被{token.text}", start, token.end, "n")]
    return True


def _pattern(out: list[Token], token: Token, tables: Tables) -> bool:
    """以 + 工 + 代 + 赈, 以 + 奖代补: four characters that name a method."""
    if len(token.text) > 2 or not out:
        return False
    at = next((n for n, t in enumerate(out) if t.start == token.end - 4), None)
    apart = any(t.start == token.end - 2 for t in (*out, token))  # no 以稳定的
    if at is None or not apart or out[at].text[0] != "以" or any(t.code in "kKc" for t in out[at:]):
        return False
    text = "".join(t.text for t in out[at:]) + token.text
    if len(text) != 4 or not _METHOD.fullmatch(text):
        return False
    out[at:] = [Token(text, out[at].start, token.end, "n")]
    return True


def _stray(token: Token, tables: Tables) -> bool:
    text = token.text
    if len(text) > 1 or token.code not in "nvwab" or token.kind is not None:
        return False
    return text not in tables.verbs and text not in tables.frames


RULES: tuple[Callable[[list[Token], Token, Tables], bool], ...] = (
    _denied_copula,
    _ruled,
    _pattern,
    _result,
    _degree,
    _becoming,
    _into,
    _handled_where,
    _ruined,
    _out_of_reach,
    _beyond_power,
    _about_many,
    _foreign_name,
    _as_main,
    _negated_quality,
    _amount,
    _two,
    _about,
    _emphasis,
    _copula,
    _not_such,
    _somebody,
    _decree,
    _counted,
    _within,
    _suffix,
    _strays,
)
