"""Words of the grammar and their neighbours: which of its classes a preposition, conjunction, determiner, pronoun is here."""

from __future__ import annotations

from kg.extract.zh.grammar import ALONG, CLOSED, DENYING_COPULAS, LINKED, closed
from kg.extract.zh.place import WAYS, Place, of
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token

_HANDLE = closed("把 将 被 由 对 向 从 通过 为了 随着 由于 因为 按照 根据 针对 围绕 凭借")
_FURTHER = closed("进一步 逐步 继续 持续 更加 更 有效 极大 大大 显著 直接 全面 不断 再次 首次 陆续 严重")
_MUCH = closed(
    "很大 极大 较大 严重 严格 明显 一定 更大 巨大 普遍 广泛 高度 充分 有效 诸多 极大程度 不同程度 全面 长期 重大 深刻 直接"
)
_THESE = closed("这 那 此 这些 那些")
_ALSO_VERBS = closed("要 没有 无 没 会 需")
_WITH = closed("相比 相较 有关 相关 无关 挂钩 密切相关 息息相关 密不可分 相结合 相适应 脱节 不符 不同 有别 相反 不一致")


@of("代表")
def stands_for(p: Place) -> str | None:
    """工会代表骑手与平台谈判: a verb after a body, before whom it stands for."""
    body = p.before == "n" and p.tokens[p.n - 1].text[-1] in "会所团社局站院" and p.tokens[p.n - 1].text[-2:] != "大会"
    return "V" if body and p.after in "eqn" and p.end - p.n > 2 else None


@of("拿")
def takes_as(p: Place) -> str | None:
    """拿国宝当噱头: as 把."""
    rest = p.tokens[p.n + 1 : p.end]
    return "p" if p.after in "nabeqr" and any(t.text in ("当", "当作", "当成", "作为") for t in rest) else None


@of("当")
def works_as(p: Place) -> str | None:
    """请来学生当讲解员: a verb after who does so, before a role that ends the clause."""
    if p.before in "nrd^" and p.after == "l" and p.tokens[p.n + 1].text in ("了", "过"):
        return "V"  # 当了二十六年调解员
    both = p.before in "jd" and p.tokens[p.n - 1].text in ("既", "又", "还", "也", "来", "去")
    if not (both or p.before in "nvm") or p.after not in "neb":
        return None
    k = p.past(p.n + 1, "neabqQcu")
    return "V" if k >= p.end and p.tokens[k - 1].code == "n" and p.n + 1 < p.end else None


@of("最后")
def last(p: Place) -> str | None:
    """最后贷款人, 最后一环: what stands before a noun joins no clauses."""
    line = p.n + 1 < p.end and p.tokens[p.n + 1].text == "一道"  # 最后一道防线
    if line and p.n + 2 < p.end and p.tokens[p.n + 2].code == "n":
        p.tokens[p.n + 1].code = "e"
        return "e"
    return "e" if p.before in "ulsvpen" and p.after in "neqb" else None


@of("在")
def at(p: Place) -> str | None:
    """关键在人才, 大坝不在境内: 在 with a noun alone is the verb."""
    if p.before not in "nhd" or p.n + 1 >= p.end or p.end - p.n > 8:
        return None
    alone = all(t.code in "nbauf" for t in p.tokens[p.n + 1 : p.end])
    since = max((k + 1 for k in range(p.start, p.n) if p.tokens[k].code == "u"), default=p.start)
    verb = any(t.code in "vs" for t in p.tokens[since : p.n])  # 提高质量的关键在…
    closes = p.end < len(p.tokens) and p.tokens[p.end].code == "K" and p.tokens[p.end].text not in "：:"
    return "V" if alone and closes and not verb else None


@of("遭 遭到 受到 备受 饱受 深受")
def suffered(p: Place) -> str | None:
    """屡遭市民质疑: as 被, where who does it and what is done follow."""
    if p.end - p.n < 3:
        return None
    rest = p.tokens[p.n + 1 : p.end]
    if rest[-2].text in _MUCH:
        return None  # 受到很大限制
    deed = rest[-1].text in p.tables.verbs and rest[-1].code in "vw" and len(rest[-1].text) == 2
    return "p" if deed and all(t.code in "nba" for t in rest[:-1]) else None


def auxiliary(p: Place) -> str | None:
    """需要服务: a modal or negator without a verb after it is the verb."""
    if not p.verbs() and p.token.text not in _ALSO_VERBS:
        return None
    return None if _verb_ahead(p) else "v"


@of("呈 呈现 呈现出")
def correlates(p: Place) -> str | None:
    """与绿地面积呈显著正相关: an adverb of the verb that follows."""
    k = p.past(p.n + 1, "dab")
    if k >= p.end or p.tokens[k].text not in ("相关", "正相关", "负相关") or k + 1 < p.end:
        return None
    p.tokens[k].code = "V"
    return "d"


@of("而非 而不是")
def rather_than(p: Place) -> str | None:
    """看重质量而非价格: the verb between two names."""
    return "V" if p.before in "nar^" and p.after in "nabewrqv" else None


@of(" ".join(sorted(ALONG)))
def along_with(p: Place) -> str | None:
    """市场失灵与政府失灵并存: what two do ends the clause."""
    if p.after not in "Kk" or p.before not in "nd":
        return None
    at = next((n for n in range(p.n - 1, p.start, -1) if p.tokens[n].text in ("与", "和", "同", "跟")), None)
    plain = at is not None and all(t.code in "nwabdu" for t in p.tokens[at + 1 : p.n])
    return "V" if plain and all(t.code not in "vsV" for t in p.tokens[p.start : p.n]) else None


@of("现有 共有 已有")
def there_are(p: Place) -> str | None:
    """该市现有注册志愿者156万人: the verb, where a number ends the clause."""
    counted = p.end - p.n > 2 and p.tokens[p.end - 1].code in "qQ"
    return "V" if counted and p.before in "nr" and p.after in "nwvab" else None


@of("在于")
def lies_in(p: Place) -> str | None:
    """在于首次明确了…: always the verb."""
    return "V"


@of(" ".join(sorted(DENYING_COPULAS)))
def is_not(p: Place) -> str | None:
    """邻避冲突并非环境问题: a copula that denies, before nothing but a noun phrase."""
    if p.n + 1 >= p.end or p.before not in "nrwaufjd":
        return None
    rest = p.tokens[p.n + 1 : p.end]
    verbs = [n for n, t in enumerate(rest) if t.code == "v"]
    nominal = not verbs or any(t.code == "u" for t in rest[verbs[-1] :])
    if len(rest) > 2 and verbs == [len(rest) - 1] and rest[-2].code == "u":
        rest[-1].code, nominal = "n", True  # 偶发的打闹
    return "s" if nominal and rest[-1].code in "nw" and all(t.code not in "sm" for t in rest) else None


def _lies_in(p: Place) -> bool:
    """根子在户籍制度的壁垒: 在 without a verb after it."""
    if p.token.text != "在" or p.before != "n" or p.after not in "nrabeQ":
        return False
    if all((p.tokens[p.n - 1].text, link) not in p.tables.heads for link in ("是", "在于")):
        return False
    return all(t.code in "nabucewrfqQ" and (t.code != "w" or not p.verbs()) for t in p.tokens[p.n + 1 : p.end])


@of("依据 根据 在 将 以 为 与 和 同 跟")
def preposition(p: Place) -> str | None:
    """以 X 为 Y, 与 as a preposition, 为 as a copula; 的依据 as a noun, 将难以 as an adverb."""
    if p.token.text in ("依据", "根据") and p.after in "Kku" and p.before in "nulva":
        return "n"
    if _lies_in(p):
        return "V"
    if p.token.text == "将" and p.after == "v" and p.n + 2 < p.end and p.tokens[p.n + 2].code in "qel":
        return "d"  # 将建成五百个…
    if p.token.text == "将" and p.n + 1 < p.end and (p.after in "hm" or p.tokens[p.n + 1].text in _FURTHER):
        return "d"
    if p.token.text == "以" and p.token.code == "p":
        _with_as(p.tokens, p.n, p.end, p.tables)
    return _linking(p)


def conjunction(p: Place) -> str | None:
    """因费用问题迟迟不能…: a preposition, where a noun phrase alone follows."""
    if len(p.token.text) == 1 and p.before == "u" and p.after == "n":
        return "n"  # 村口的便桥
    if p.token.text[0] == "第" and p.before in "usvpn" and p.after in "nabw":
        return "b"  # 的第一场所
    if p.token.text in ("因为", "由于", "因") and p.before in "ndj" and _phrase_then_mark(p):
        return "p"
    if p.token.text in _HANDLE:
        return preposition(p)
    return "n" if p.before == "c" and p.after in "gc" else None


@of("以及")
def also(p: Place) -> str | None:
    """…，以及组织小组: 以及 at the clause's start joins clauses."""
    return "j" if p.before == "^" and p.after in "vw" else None


@of("及")
def and_over(p: Place) -> str | None:
    """60岁及以上人口: part of the number."""
    over = p.n + 1 < p.end and p.tokens[p.n + 1].text in ("以上", "以下")
    return "Q" if p.before in "qQ" and over else None


@of("可")
def may(p: Place) -> str | None:
    """疗法可使…: 可 after a noun and before a verb is a modal."""
    return "m" if p.before in "najd" and p.after in "vwpd" else None


@of("才能")
def only_then(p: Place) -> str | None:
    """数字政府才能走向…: 才能 before a verb is a modal."""
    return "m" if p.after in "vwpdmh" else None


@of("就")
def about_what(p: Place) -> str | None:
    """就违法行为提起诉讼: a preposition before a noun."""
    return "p" if p.after in "nb" and p.before in "nvw^" else None


@of("并 并且")
def joins_verbs(p: Place) -> str | None:
    """讨论并决定事项: between two verbs that share what follows."""
    beside = p.before in "vw" and p.after in "vw"
    return "c" if beside and p.n + 2 < p.end and p.tokens[p.n + 2].code in "nerabq" else None


@of("初 末 底 中叶 中期 初期 以上 以下 以内 以外")
def at_least(p: Place) -> str | None:
    """县级以上地方人民政府, 60岁以上村民: part of what is said before the noun."""
    if p.token.text in ("初", "末", "底", "中叶", "中期", "初期") and p.before == "Q":
        return "Q"  # 20世纪初
    if p.token.text[0] != "以" or p.after not in "nba":
        return None
    return "Q" if p.before in "qQ" else "n"


@of("到 赴 往")
def to_where(p: Place) -> str | None:
    """吸引毕业生到学校任教: 到 before a place, after who goes there."""
    before = "nvw" if p.token.text == "到" else "n"
    return "p" if p.before in before and p.after in "nbdea" else None


@of("即")
def that_is(p: Place) -> str | None:
    """即把…: 即 before a predicate joins clauses."""
    if p.before == "n" and p.after == "p" and p.tokens[p.n + 1].text == "以" and p.tokens[p.end - 1].code in "nw":
        return "s"  # 即以社区为平台的机制
    return "j" if p.after in "pvdm" else "s" if p.before in "^n" and p.after in "nabewr" else None


def no_adverbial_mark(p: Place) -> str | None:
    """迁入地, 等地: no 地 of an adverb."""
    if (
        p.before == "n"
        and p.tokens[p.n - 1].text in ("限度", "程度", "幅度", "比例", "规模", "角度")
        and p.after in "vwp"
    ):
        for k in range(p.n - 1, max(p.start, p.n - 3) - 1, -1):
            if p.tokens[k].code not in "na" or (k < p.n - 1 and p.tokens[k].text[0] not in "最大小较更很极"):
                break
            p.tokens[k].code = "d"  # 最大限度地降低
        return None
    manner = p.tokens[p.n - 1] if p.before == "n" else None
    if manner is not None and p.after in "vwd" and (manner.text[-1] == "性" or manner.text in p.tables.adjectives):
        manner.code = "d"
        return None  # 习惯性地依赖, 公平地获得
    return "n" if p.before not in "dab^" else None


def differs(p: Place) -> str | None:
    """与商品房不同: a quality at the end is no determiner."""
    along = any(t.text in ("与", "和", "同", "跟") for t in p.tokens[p.start : p.n])
    if p.after not in "Kk" or p.before not in ("nuwdva" if along else "nud"):
        return None
    return "V" if p.token.text in LINKED else "a" if p.token.text in p.tables.adjectives else None


def determiner_alone(p: Place) -> str | None:
    """各地的…: a determiner without a noun stands for one."""
    if p.token.text in ("多", "少") and p.after in "Kk" and p.before == "d":
        return "a"  # 绿地越多
    if p.token.text in ("各方", "各地") and p.after in "vwpdm":
        return "n"  # 各方保护环境的积极性
    if p.token.text in ("多", "全部", "一切") and p.after in "vw" and (p.token.text == "多" or p.before == "n"):
        return "d"
    if p.after == "u" and len(p.token.text) > 2:
        return None  # 不同程度的
    described = p.after in "mhd" or (p.after == "p" and p.before == "s")  # 一支不可忽视的力量, 是一种由…的安排
    if len(p.token.text) == 2 and p.token.text[0] == "一" and described:
        return None
    some = p.before in "vlsp^" and p.token.text in ("不少", "许多", "一些", "部分", "众多", "大量")
    if some and p.after == "p" and any(t.code == "u" for t in p.tokens[p.n + 2 : p.end]):
        return None  # 接纳不少被子女遗弃的老人
    return "n" if p.after in "uKkpdmh" and len(p.token.text) > 1 else None


@of("不如")
def rather(p: Place) -> str | None:
    """与其罚款，不如引导…: 不如 at the clause's start joins clauses."""
    return "j" if p.before == "^" else None


def no_pronoun(p: Place) -> str | None:
    """某市, 该校: what the dictionary takes for a pronoun names something."""
    if (p.token.text == "本身" and p.before == "n") or (p.token.text == "彼此" and p.after in "vw"):
        return "d"
    if p.token.text in _THESE and p.after in "nab":
        return "e"
    if p.token.text in ("有的", "有些") and p.after in "vwdpmh" and p.before in "n^j":
        return "d"  # 渔民有的进厂打工，有的加入护渔队
    return "n" if p.token.text not in CLOSED and len(p.token.text) > 1 else None


def upon(p: Place) -> str | None:
    """规则上了墙: a verb before its aspect."""
    return "v" if len(p.token.text) == 1 and p.after == "l" and p.before in "n^" else None


def region(p: Place) -> str | None:
    """西部县城: what the dictionary takes for a localiser, before what it names."""
    unknown = p.token.text not in CLOSED and len(p.token.text) > 1
    return "n" if unknown and p.after in "nuab" and p.before not in "nrw" else None


def _phrase_then_mark(p: Place) -> bool:
    """因费用问题迟迟不能…: a noun phrase and then the marks of the predicate."""
    k = p.past(p.n + 1, "nabuew")
    return p.n + 1 < k < p.end and p.tokens[k].code in "dmh"


def _with_as(tokens: list[Token], n: int, end: int, tables: Tables) -> None:
    """以 X 为 Y: 为 is the verb, and X a noun phrase, a leading verb (以实现…为目标) skipped."""
    until = next(
        (
            i
            for i in range(n + 2, min(end - 1, n + 16))
            if tokens[i].text == "为"
            and (tokens[i + 1].code in "nwavtbQqxed" or tokens[i + 1].text == "由")
            and tokens[i - 1].text not in WAYS
        ),
        None,
    )
    if until is None:
        return
    role = tokens[until + 1]
    if role.text == "由":
        tokens[until].code = role.code = "x"  # 以退款为由骗取验证码: by what it is done
        return
    fixed = any(f.preposition == "以" and f.noun == role.text for f in tables.frames.get("为", ()))  # 以党建为引领
    if role.code == "v" and role.was == "v" and until + 2 < end and not fixed:
        return
    if tokens[until - 1].code in "da" and until - 1 > n:
        tokens[until - 1].code = "n"
    for i in range(n + 1, until):
        if tokens[i].code in "vw":
            leading = i == n + 1 and tokens[i].code == "v" and tokens[i + 1].code in "nwaeb"
            tokens[i].code = "d" if leading and tokens[i].text in tables.verbs and tokens[i].kind is None else "n"
    tokens[until].code = "V"
    if tokens[until + 1].code in "vwatbQxp":
        tokens[until + 1].code = "n"


def _linking(p: Place) -> str | None:
    """为 as a copula, 与 as a preposition."""
    before = p.tokens[p.n - 1].code if p.n > p.start else "k"
    if p.token.text == "为":
        ahead = any(t.code in "vw" for t in p.tokens[p.n + 1 : p.end])
        handled = any(t.text in ("以", "将", "把", "由") for t in p.tokens[max(p.start, p.n - 8) : p.n])
        return "s" if before in "nrfdj" and not ahead and not handled else None
    if p.token.text not in ("与", "和", "同", "跟"):
        return None
    tries = before in "vwn" and p.n > p.start and p.tokens[p.n - 1].text in _TRIES  # 尝试与平台开展协商
    if tries and _verb_later(p):
        p.tokens[p.n - 1].code = "d"
        return "p"
    between = before == "n" and p.token.text == "与"
    return "p" if before in "kKjmhdt" or (between and (_comitative(p) or _compares(p))) else None


def _verb_later(p: Place) -> bool:
    """Whether a verb of the tables follows the noun phrase after the word."""
    k = p.past(p.n + 1, "nabue")
    return p.n + 1 < k < p.end and p.tokens[k].code in "vw" and p.tokens[k].text in p.tables.verbs


_TRIES = closed("尝试 试图 试着 开始 继续 坚持 善于 乐于 愿意 注重 主动 积极 计划 打算 拟 牵头")


def _comitative(p: Place) -> bool:
    """代表职工与企业开展协商: 与 after an object, before a verb of doing together."""
    if not any(t.code == "v" and t.text in p.tables.verbs for t in p.tokens[p.start : p.n - 1]):
        return False
    k = p.past(p.n + 1, "nabue")
    if k >= p.end or p.tokens[k - 1].code == "u":
        return False
    return any(f.preposition == "与" for f in p.tables.frames.get(p.tokens[k].text, ()))


def _compares(p: Place) -> bool:
    """收入与学历挂钩: 与 before what it is linked with, or unlike."""
    k = p.past(p.n + 1, "nuwearbqQc")
    return p.n + 1 < k < p.end and p.tokens[k].text in _WITH and p.tokens[k - 1].code != "u"


def _verb_ahead(p: Place) -> bool:
    """Whether a verb (phrase) follows: adverbs, then a preposition, a copula or a verb."""
    n = p.past(p.n + 1, "dmhi")
    if n >= p.end:
        return False
    code, word = p.tokens[n].code, p.tokens[n].text
    after = p.tokens[n + 1].code if n + 1 < p.end else "K"
    if code == "v" and word[-1] in "为成" and len(word) > 2:
        return True  # 会演变为…
    if code == "v" and word not in p.tables.verbs and word not in p.tables.saying:
        return n + 1 < p.end and after not in "nw"
    if word in p.tables.befalls and after == "K":
        return True  # 会萎缩
    return code in "pvs" or (code == "w" and after in "nearqlwh")


def counts_schools(p: Place) -> str | None:
    """十二所小学: a classifier after a number."""
    return "Q" if p.before == "q" and p.after in "nabw" else None
