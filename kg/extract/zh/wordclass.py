"""Tokens → tokens whose code says what the word is here: verb or noun, preposition, conjunction or copula."""

from __future__ import annotations

from kg.extract.zh.tables import Tables, lemma
from kg.extract.zh.tokens import Token

_OPEN = "kKj"  # what begins a clause
_AUX = "mhd"
_FOLLOW = "Kk"
_SUFFIX = frozenset("性 化 员 者 率 度 力 制 式 型 感 观 论 法 权 费 款 站 点 岗 部 室 会 院 署 局 厅 处 科 网 区 县 市 镇 乡 村 街 社 队 "
                    "组 群 户 民 师 工 生 长 期 类 方 界 层 体 类 面 案 书 证 金 券".split())  # fmt: skip
_HANDLE = frozenset("把 将 被 由 对 向 从 通过 为了 随着 由于 因为 按照 根据 针对 围绕 凭借".split())


def settle(tokens: list[Token], tables: Tables) -> list[Token]:
    """The tokens of a sentence with their codes settled, left to right, clause by clause."""
    tokens = _joined(tokens, tables)
    start = 0
    for n in range(len(tokens) + 1):
        if n == len(tokens) or tokens[n].code in _FOLLOW:
            if n > start:
                _clause(tokens, start, n, tables)
            start = n + 1
    return tokens


def _joined(tokens: list[Token], tables: Tables) -> list[Token]:
    """Suffixes and stray single characters join what they belong to: 网格 + 化, 公 + 助."""
    out: list[Token] = []
    for token in tokens:
        last = out[-1] if out else None
        if last is not None and len(token.text) == 1 and token.end - token.start == 1 and last.end == token.start:
            if token.text in _SUFFIX and last.code in "nvwab" and token.code in "nvQawbg" and last.text not in tables.frames:
                if len(last.text) > 1 or last.code == "n":
                    out[-1] = Token(last.text + token.text, last.start, token.end, "n", None)
                    continue
            if _stray(last, tables) and _stray(token, tables):
                out[-1] = Token(last.text + token.text, last.start, token.end, "w" if last.code == "v" else "n")
                continue
        out.append(token)
    return out


def _stray(token: Token, tables: Tables) -> bool:
    return len(token.text) == 1 and token.code in "nvwab" and token.kind is None and not (
        token.text in tables.verbs or token.text in tables.frames
    )


def _clause(tokens: list[Token], start: int, end: int, tables: Tables) -> None:
    for n in range(start, end):
        token = tokens[n]
        code = token.code
        if code == "m" or code == "h":
            if code == "m" and (token.text in tables.verbs or token.text == "要") and not _verb_ahead(tokens, n + 1, end):
                token.code = "v"
        elif code == "p" or code == "c" or (code == "j" and token.text in _HANDLE):
            _linking(tokens, n, start, end)
        elif token.text in tables.verbs and code in "nadbtfQrej" and token.text not in tables.adjectives:
            token.code = "w"
    strong = [n for n in range(start, end) if _strong(tokens, n, end, tables)]
    for n in range(start, end):
        token = tokens[n]
        if token.code in "vw":
            known = token.text in tables.verbs or lemma(token.text) in tables.frames
            soft = token.code == "w" or token.kind is not None
            if _verbal(tokens, n, start, end, soft, known, strong):
                token.code = "v"
            else:
                token.code = "n"


def _linking(tokens: list[Token], n: int, start: int, end: int) -> None:
    """为 as a copula, 与 as a preposition, 以 before a verb, 在 as a verb."""
    token = tokens[n]
    word = token.text
    if word == "为":
        ahead = any(t.code in "v" or (t.code == "w") for t in tokens[n + 1 : end])
        before = tokens[n - 1].code if n > start else "k"
        if before in "nr" and not ahead and not _prep_before(tokens, n, start):
            token.code = "s"
    elif word in ("与", "和", "同", "跟"):
        before = tokens[n - 1].code if n > start else "k"
        if before in "kKjmhdt" or n == start:
            token.code = "p"
        elif before == "n" and word == "与" and any(t.text in _WITH for t in tokens[n + 2 : end]):
            follow = n + 1
            while follow < end and tokens[follow].code in "nuwearbqQc":
                follow += 1
            if follow < end and tokens[follow].text in _WITH:
                token.code = "p"


_WITH = frozenset("相比 相较 有关 相关 无关 挂钩 密切相关 息息相关 密不可分 相结合 相适应 脱节 不符".split())


def _prep_before(tokens: list[Token], n: int, start: int) -> bool:
    return any(t.text in ("以", "将", "把", "由") for t in tokens[max(start, n - 8) : n])


def _verb_ahead(tokens: list[Token], n: int, end: int) -> bool:
    """Whether a verb (phrase) starts at `n`: adverbs, prepositional phrases and then a verb."""
    while n < end and tokens[n].code in "dmhi":
        n += 1
    if n >= end:
        return False
    code, word = tokens[n].code, tokens[n].text
    if code == "p" or code == "s":
        return True
    if code == "v":
        return True
    return code == "w" and n + 1 < end and tokens[n + 1].code in "nearqlw" and word != ""


def _strong(tokens: list[Token], n: int, end: int, tables: Tables) -> bool:
    """Whether this is a verb beyond doubt: copula, 有, or a known verb before its object and not before 的."""
    token = tokens[n]
    if token.code == "s":
        return True
    if token.code != "v" or token.kind is not None:
        return False
    if token.text not in tables.verbs and lemma(token.text) not in tables.frames:
        return False
    return n + 1 < end and tokens[n + 1].code in "nearqQwlabp" and not (n and tokens[n - 1].code == "u")


def _verbal(
    tokens: list[Token], n: int, start: int, end: int, soft: bool, known: bool, strong: list[int]
) -> bool:
    """Whether the word at `n`, verb or noun by the dictionary, is the predicate of a clause here."""
    before = tokens[n - 1].code if n > start else "K"
    after = tokens[n + 1].code if n + 1 < end else "K"
    k = n - 1
    while k >= start and tokens[k].code in "di":
        k -= 1
    base = tokens[k].code if k >= start else "K"
    if after == "l":
        return True
    if base == "u":
        return False
    if base in "mhz":
        return True
    if after == "u":
        return not soft and base in "nrvpK" and known
    if after in "Kkcfgjmhdspr" and after not in "pr":
        return _without_object(tokens, n, start, end, soft, base, after, before, strong)
    if after in "pr":
        return True if after == "r" else not (soft and base == "n" and any(s > n for s in strong))
    if after in "vw":
        follows_verb = n + 2 < end and tokens[n + 2].code in "nearqQwab"
        if soft and not follows_verb:
            return base == "K" and not any(s > n for s in strong)
        if soft and base == "n":
            return not any(s > n for s in strong)
        return True
    # an object seems to follow
    if before in "dl" or base == "r":
        return True
    if base == "n" and soft:
        return not any(s != n for s in strong)
    if base == "v" and soft:
        return False
    if base == "p" and soft:
        return tokens[k].text in ("通过", "为了", "以") and known and tokens[n].code == "v"
    if base == "K" and soft:
        return not any(s > n for s in strong)
    if base == "c":
        m = k - 1
        left = tokens[m].code if m >= start else "K"
        return left == "v" or not soft
    return True


def _without_object(
    tokens: list[Token], n: int, start: int, end: int, soft: bool, base: str, after: str, before: str, strong: list[int]
) -> bool:
    if after in "mhdsj":  # what follows is a predicate: this is its subject, unless it follows another noun's predicate
        return False
    if after == "c":
        nxt = tokens[n + 2].code if n + 2 < end else "K"
        if nxt in "vw" and base in "vKmdc":
            m = n + 3
            return m < end and tokens[m].code in "nearqQab" and (not soft or base == "K")
        return False
    if base == "v" or before == "v":
        return False
    if base in "pc":
        return False
    if base == "n":
        handled = any(t.text in ("把", "将", "被", "由", "为", "向", "给", "与", "对") and t.code == "p" for t in tokens[start:n])
        if handled and not any(s > k_ for s in strong for k_ in [start] if s != n):
            return True
        return not soft and not strong and before == "d"
    return not soft
