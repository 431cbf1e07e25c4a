"""Tokens that are one verb or copula, or two: 异化 + 为, 招 + 不 + 来, 不是 → 不 + 是; each rule mends the last ones, or says no."""

from __future__ import annotations

from kg.extract.zh.grammar import CLOSED, closed
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

AS_WORDS = closed("为主 为本 为例 为先 为准 为荣 为辅 为重 为要")
REACHED = closed("上 来 起 到 了 出 住 下 着 进 不上 不来 不起 不到 不了 不出 不住 不下 不着 不进")
DONE = closed("住 动 垮 了 出 掉 开 断 倒 赢 成 完 好 清 透 尽 下 起 过 及 到")
TO_GET = closed(
    "得 找 买 租 付 交 请 招 评 考 进 办 用 吃 住 看 拿 领 享 等 养 供 借 凑 雇 聘 留 申请 享受 接受 获得 领取 享用"
)
IT_IS = closed("正是 也正是 就是 也是")
OF_REASON = closed("由于 因为 基于 通过 在 凭借 有了")
_NOT_ONLY = ("不仅", "不只", "不光", "不单", "不但")
_REACHES = closed("享受 感受 体会 体验 学习 收获 领取 接触 获得 联系 招收 招募 筹集 募集 追回 服务")
RUIN = closed("垮 坏 伤 断 乱 碎 毁 烂 塌 瘫")


def denied_copula(out: list[Token], token: Token, tables: Tables) -> bool:
    """并不是 → 并不 + 是."""
    if token.code != "h" or token.text[-1] != "是" or len(token.text) < 2:
        return False
    out += [Token(token.text[:-1], token.start, token.end - 1, "h"), Token("是", token.end - 1, token.end, "s")]
    return True


def emphasis(out: list[Token], token: Token, tables: Tables) -> bool:
    """正是由于…: what stands before a reason at the beginning is no copula."""
    if token.text in OF_REASON and out and out[-1].text in IT_IS and (len(out) < 2 or out[-2].code in "kKj"):
        out[-1].code = "d"
    return False


def at_where(out: list[Token], token: Token, tables: Tables) -> bool:
    """集中 + 于: one verb."""
    if not out or out[-1].end != token.start or out[-1].text not in _LIES:
        return False
    out[-1] = Token(out[-1].text + token.text, out[-1].start, token.end, "v")
    return True


def but_not(out: list[Token], token: Token, tables: Tables) -> bool:
    """社会性而 + 非营利性: 而非 + 营利性."""
    if token.text[0] != "非" or len(token.text) < 3 or out[-1].end != token.start or len(out) < 2:
        return False
    if out[-2].code not in "na":
        return False
    out[-1] = Token("而非", out[-1].start, token.start + 1, "v")
    out.append(Token(token.text[1:], token.start + 1, token.end, "n"))
    return True


def both_has(out: list[Token], token: Token, tables: Tables) -> bool:
    """既有 + 别 + 于: 既 + 有别于."""
    if len(out) < 2 or out[-2].text != "既有" or "有" + out[-1].text + "于" not in tables.verbs:
        return False
    first = out[-2]
    words = Token("有" + out[-1].text + "于", first.start + 1, token.end, "v")
    out[-2:] = [Token("既", first.start, first.start + 1, "j"), words]
    return True


_LIES = closed("集中 分布 分散 聚集 散布 坐落 植根 扎根 起源 发源 聚焦")


def copula(out: list[Token], token: Token, tables: Tables) -> bool:
    """不仅是, 更是: copulas, whatever the dictionary thinks."""
    text = token.text
    if text[-1] == "是" and len(text) < 4 and token.code in "vnwda" and text not in CLOSED:
        token.code = "s" if "不" not in text or text[:2] in _NOT_ONLY else token.code
    return False


def as_main(out: list[Token], token: Token, tables: Tables) -> bool:
    """以 X 为主 → 以 X 为 + 主."""
    if token.text not in AS_WORDS or not any(t.text == "以" for t in out[-14:]):
        return False
    out += [Token("为", token.start, token.start + 1, "p"), Token(token.text[1:], token.start + 1, token.end, "n")]
    return True


_TURNS = closed("转型 升级 演变 转变 蜕变")


def becoming(out: list[Token], token: Token, tables: Tables) -> bool:
    """异化 + 为, 成 + 了: the verb of what becomes something, as 成为."""
    if token.text == "了" and out and out[-1].text == "成" and out[-1].end == token.start:
        out[-1] = Token("成了", out[-1].start, token.end, "v")
        return True
    made = token.text == "成" and out and out[-1].end == token.start and len(out[-1].text) == 2 and out[-1].code in "vw"
    if made and any(t.text in ("把", "将") for t in out[-14:-1]):  # 把图书转制成有声读物
        whole = out[-1].text + "成"
        out[-1] = Token(whole if whole in tables.verbs else "变成", out[-1].start, token.end, "v")
        return True
    if token.text != "为" or not out or out[-1].end != token.start or len(out[-1].text) != 2:
        return False
    turns = out[-1].text in _TURNS or out[-1].text[-1] == "化"
    if (out[-1].code != "v" and not turns) or out[-1].text[0] == "不":  # 异化为
        return False
    if (out[-1].text in tables.deeds and out[-1].text not in _TURNS) or any(t.text in ("以", "是") for t in out[-14:]):
        return False
    whole = out[-1].text + "为"
    out[-1] = Token(whole if whole in tables.verbs else "成为", out[-1].start, token.end, "v")
    return True


def result(out: list[Token], token: Token, tables: Tables) -> bool:
    """折射 + 出: what comes of it, as an aspect."""
    if token.text == "到" and out and out[-1].text in _REACHES and out[-1].end == token.start:
        token.code = "l"
    if token.text == "出" and out and out[-1].code in "vw" and len(out[-1].text) > 1 and out[-1].end == token.start:
        token.code = "l"
    return False


def into(out: list[Token], token: Token, tables: Tables) -> bool:
    """写 + 进, 划 + 入: the verb of what is made part of something, as 纳入."""
    if token.text not in ("进", "入") or not out or out[-1].end != token.start or len(out[-1].text) > 2:
        return False
    handled = any(t.text in ("把", "将") for t in out[-14:])
    whole = out[-1].text + token.text
    if out[-1].code not in "vwn" or not handled or whole in tables.verbs:
        return False
    out[-1] = Token("纳入", out[-1].start, token.end, "v")
    return True


def handled_where(out: list[Token], token: Token, tables: Tables) -> bool:
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


def ruined(out: list[Token], token: Token, tables: Tables) -> bool:
    """冲 + 断, 压 + 塌: the verb of what harms, as 破坏."""
    if token.text not in RUIN or not out or out[-1].end != token.start or len(out[-1].text) != 1:
        return False
    if out[-1].code not in "vw" or out[-1].text in "不没未" or (len(out) > 1 and out[-2].text == "不"):
        return False
    whole = out[-1].text + token.text
    out[-1] = Token(whole if whole in tables.verbs else "破坏", out[-1].start, token.end, "v")
    return True


def out_of_reach(out: list[Token], token: Token, tables: Tables) -> bool:
    """招 + 不 + 来, 付 + 不起: what one cannot get, as 得不到."""
    if not out or out[-1].end != token.start or token.text not in REACHED:
        return False
    apart = token.text[0] != "不"
    if apart and (len(out) < 2 or out[-1].text != "不"):
        return False
    verb = out[-2] if apart else out[-1]
    if verb.text not in TO_GET or verb.end != (out[-1].start if apart else token.start):
        return False
    text = verb.text + ("不" if apart else "") + token.text
    out[-2 if apart else -1 :] = [Token(text if text in tables.verbs else "得不到", verb.start, token.end, "v")]
    return True


def beyond_power(out: list[Token], token: Token, tables: Tables) -> bool:
    """堵 + 不住, 撬 + 不 + 动: what one does not manage to do, as 无法 + 堵住."""
    if not out or out[-1].end != token.start:
        return False
    apart = out[-1].text == "不" and len(out) > 1 and token.text in DONE
    if not apart and (token.text[0] != "不" or token.text[1:] not in DONE):
        return False
    verb = out[-2] if apart else out[-1]
    whole = verb.text + token.text[-1]
    known = whole if whole in tables.verbs else verb.text
    if known not in tables.verbs or verb.end != (out[-1].start if apart else token.start):
        return False
    out[-2 if apart else -1 :] = [Token("无法", verb.start, verb.start, "h"), Token(known, verb.start, token.end, "v")]
    return True
