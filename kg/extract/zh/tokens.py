"""Sentence → tokens: dictionary words, terms of the ontology and quoted names, each with a code of the grammar."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

import daachorse

from kg.extract.zh.grammar import BRACKETS, CLOSING, COMMAS, OPENING, STOPS
from kg.extract.zh.lexicon import Lexicon
from kg.model import Kind, Mention
from kg.text import simplified

MAX_TOKENS = 600  # of a sentence; what is longer is no prose
_ALONE = 500  # how often a single character that might end a word stands alone
_ENDINGS = ("者", "员", "性", "化")  # 骑行 + 者
_QUOTED = 14  # characters between quotation marks that make a name
_PIECE = re.compile(
    r"[0-9]+[A-Za-z]+[A-Za-z0-9]*|[0-9０-９][0-9０-９.,，]*[0-9０-９]|[0-9０-９]+[%％]?|[A-Za-zＡ-Ｚａ-ｚ][A-Za-z&.\-]*|\s+|.",
    re.S,
)
_NUMBER = re.compile(r"[0-9０-９.,%％]+|[一二三四五六七八九十百千万亿两几数]+")
_MARK = re.compile('[（(\\[［【〔“‘「『《〈"]')
_PAIRS = {**BRACKETS, **dict(zip(OPENING, CLOSING, strict=True))}


class Token:
    """One word: `text` in simplified script, offsets in the sentence, `code` of the grammar, `kind` of a term."""

    __slots__ = ("code", "end", "kind", "start", "text", "was")

    def __init__(self, text: str, start: int, end: int, code: str, kind: Kind | None = None) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.code = code
        self.kind = kind
        self.was = code  # what the dictionary says, whatever the word is here

    def __repr__(self) -> str:
        return f"{self.text}/{self.code}"


class Tokenizer:
    """Cuts sentences into words by longest match, mending overlaps by frequency."""

    def __init__(
        self, lexicon: Lexicon, verbs: Container[str] = (), kind_of: Callable[[str], Kind] | None = None
    ) -> None:
        self._verbs = verbs
        self._kind_of = kind_of
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(lexicon.automaton)
        self._words = lexicon.words
        self._codes = lexicon.codes
        self._frequency = lexicon.frequency
        self._code = dict(zip(lexicon.words, lexicon.codes, strict=True))

    def code(self, word: str) -> str:
        """The code of a word, '' where it is not known."""
        return self._code.get(word, "")

    def cut(self, text: str, mentions: Sequence[Mention] = ()) -> list[Token]:
        """The tokens of a sentence without its brackets; quoted names and terms are one token each."""
        plain = text.translate(simplified())
        tokens = self._words_of(plain, 0, plain)
        if mentions:
            tokens = self._with_terms(tokens, mentions, plain)
        if _MARK.search(plain):
            tokens = _without_brackets(tokens, plain)
        return tokens[:MAX_TOKENS]

    def _clausal(self, covered: list[Token], mention: Mention, after: Token | None) -> bool:
        """Whether a term is a verb with its object (整合社会资源), or subject and verb before an object (居民参与 + 治理)."""
        if len(covered) < 2 or covered[0].start != mention.start or covered[-1].end != mention.end:
            return False
        first, last = covered[0], covered[-1]
        if last.code == "a" and (after is None or after.code in "kK") and mention.start:
            return True  # 政府 + 效率低下
        if first.code == "p" or (first.code == "d" and last.code in "vw"):
            return True
        if first.code in "vw" and first.text in self._verbs:
            return first.code == "v" and mention.end - first.end > 2
        if last.text == "需要" and after is not None and after.code == "v":
            return True  # 社会需要 + 保障利益
        if last.code not in "vw" or last.text not in self._verbs or after is None or after.code not in "neq":
            return False
        return self._kind_of is not None and self._kind_of("".join(t.text for t in covered[:-1])) == "actor"

    def _words_of(self, piece: str, base: int, plain: str) -> list[Token]:
        words, codes = self._words, self._codes
        out: list[Token] = []
        at = 0
        for start, end, which in self._automaton.find(piece):
            if start > at:
                _gap(piece, at, start, base, out)
            word = words[which]
            out.append(Token(word, base + start, base + end, codes[which]))
            at = end
        if at < len(piece):
            _gap(piece, at, len(piece), base, out)
        if self._mend(out):
            self._mend(out)  # 负责制 + 定标 + 准: the end first
        return out

    def _mend(self, tokens: list[Token]) -> bool:
        """Where the last character of a word also begins a word with the next token, the likelier cut wins; whether any does."""
        frequency, code = self._frequency, self._code
        mended = False
        for n in range(1, len(tokens)):
            left, right = tokens[n - 1], tokens[n]
            text, after = left.text, right.text
            if len(text) == 1:
                if len(after) == 2 and left.code == "n" and self._begins_late(left, right):
                    tokens[n - 1] = Token(text + after[0], left.start, left.end + 1, "n")
                    tokens[n] = Token(after[1], left.end + 1, right.end, code[after[1]])
                    mended = True
                continue
            whole = text[-1] + after
            if whole not in frequency or left.end != right.start or after in _ENDINGS:
                continue
            head = text[:-1]
            if head not in frequency:
                continue
            rest = frequency.get(after, 1)
            if len(head) > 1 and len(whole) == 2:
                rest = min(rest, _ALONE)  # 负责 + 制定, not 负责制 + 定
            counted = n > 1 and tokens[n - 2].code == "q"  # 12支流动医疗队: a classifier follows the number
            classifier = counted and code[head] == "Q" and len(whole) == 2
            if classifier or frequency[head] * frequency[whole] > frequency[text] * rest:
                tokens[n - 1] = Token(head, left.start, left.end - 1, code[head])
                tokens[n] = Token(whole, left.end - 1, right.end, code[whole])
                mended = True
        return mended

    def _begins_late(self, left: Token, right: Token) -> bool:
        """水费 + 时, not 水 + 费时: whether the second character of a word is one, and the first belongs to the noun before."""
        if right.code not in "vwna" or left.end != right.start:
            return False
        count = self._frequency
        whole, rest = left.text + right.text[0], right.text[1]
        if whole not in count or rest not in count or self._code[whole] not in "nw":
            return False
        return count[whole] * count[rest] > 4 * count.get(left.text, 1) * count[right.text]

    def _with_terms(self, tokens: list[Token], mentions: Sequence[Mention], plain: str) -> list[Token]:
        out: list[Token] = []
        n, size = 0, len(tokens)
        for mention in mentions:
            while n < size and tokens[n].end <= mention.start:
                out.append(tokens[n])
                n += 1
            first = n
            while n < size and tokens[n].start < mention.end:
                n += 1
            covered = tokens[first:n]
            if not covered:
                continue
            if len(covered) == 1 and _longer(covered[0], mention):
                out.append(covered[0])  # a longer word of the dictionary: 社会 in 社会主义
                continue
            if len(covered) == 1 and (covered[0].start, covered[0].end) == (mention.start, mention.end):
                covered[0].kind = mention.kind
                out.append(covered[0])
                continue
            longer = len(covered) == 1 and covered[0].end == mention.end and covered[0].text[0] in "不非无未"
            if longer and covered[0].start < mention.start:
                out.extend(covered)
                continue  # 稳定 in 不稳定
            if mention.start - covered[0].start == 1 and self._frequency.get(covered[0].text, 0) > 999:
                out.extend(covered)
                continue  # 村居民 in 农村居民
            if len(covered) == 2 and covered[0].start < mention.start and covered[1].end > mention.end:
                out.extend(covered)  # 数字鸿沟 + 通过: no 沟通
                continue
            listed = (
                len(out) > 1
                and out[-1].code == "c"
                and out[-2].code in "vw"
                and out[-2].kind is None
                and covered[0].code == "v"
            )
            across = covered[-1].end > mention.end and len(covered[-1].text) > 1  # 矫治 + 理念 holds no 治理
            if len(covered) == 1 and covered[0].start < mention.start and covered[0].code in "bd":
                out.extend(covered)  # 无障碍 holds no 障碍
                continue
            if covered[-1].end > mention.end and covered[-1].code in "vw" and covered[-1].start > mention.start:
                out.extend(covered)  # 政府 + 负责 + 制定 holds no 政府负责制
                continue
            whole = all(len(t.text) > 1 for t in covered) and (covered[0].code == "n" or across)
            if covered[0].start < mention.start and whole:
                out.extend(covered)  # 农村 + 居民, not 农 + 村居民
                continue
            if self._clausal(covered, mention, tokens[n] if n < size else None) or (listed and len(covered) == 2):
                out.extend(covered)
                continue
            if covered[0].start < mention.start:
                out.extend(self._words_of(plain[covered[0].start : mention.start], covered[0].start, plain))
            out.append(Token(plain[mention.start : mention.end], mention.start, mention.end, "n", mention.kind))
            if covered[-1].end > mention.end:
                rest = self._words_of(plain[mention.end : covered[-1].end], mention.end, plain)
                tokens[n - 1 : n] = rest
                n -= 1
                size = len(tokens)
        out.extend(tokens[n:])
        return out


def _longer(token: Token, mention: Mention) -> bool:
    """Whether a word of the dictionary goes on after a term, or is a name about it: 校外培训机构 about 培训."""
    ends = token.end > mention.end
    return (ends and token.start >= mention.start) or (token.start < mention.start and token.code == "n")


def _gap(piece: str, start: int, end: int, base: int, out: list[Token]) -> None:
    """What no dictionary word covers: numbers, Latin words, punctuation, rare characters (a run of them is a name)."""
    for match in _PIECE.finditer(piece, start, end):
        text = match.group()
        if text in COMMAS:
            code = "k"
        elif text in STOPS:
            code = "K"
        elif text == "、":
            code = "c"
        elif _NUMBER.fullmatch(text):
            code = "q"
        elif text in _PAIRS or text in CLOSING or text in BRACKETS.values():
            code = "("
        elif text.isspace():
            continue
        elif text in "·•" and out and out[-1].code == "n":
            code = "·"
        elif text.isalnum():
            code = "n"
            last = out[-1] if out else None
            if (
                last
                and last.code == "n"
                and last.end == base + match.start()
                and last.kind is None
                and len(last.text) < 4
            ):
                out[-1] = Token(last.text + text, last.start, base + match.end(), "n")
                continue
        else:
            code = "x"
        out.append(Token(text, base + match.start(), base + match.end(), code))


def _without_brackets(tokens: list[Token], plain: str) -> list[Token]:
    """Bracketed asides leave; a short quotation becomes one name with its marks; longer ones lose their marks."""
    out: list[Token] = []
    n, size = 0, len(tokens)
    while n < size:
        token = tokens[n]
        close = _PAIRS.get(token.text) if token.code == "(" else None
        if close is None:
            if token.code != "(":
                out.append(token)
            n += 1
            continue
        until = next((i for i in range(n + 1, min(size, n + 60)) if tokens[i].text == close), None)
        if until is None:
            n += 1
            continue
        if token.text in BRACKETS:
            n = until + 1
            continue
        inner = tokens[n + 1 : until]
        speech = token.text not in "《〈" and any(t.code == "k" for t in inner) and inner[-1].end - inner[0].start > 9
        if inner and not speech and inner[-1].end - inner[0].start <= (_QUOTED if token.text not in "《〈" else 40):
            kind: Kind | None = "instrument" if token.text in "《〈" else inner[0].kind if len(inner) == 1 else None
            verb = len(inner) == 1 and inner[0].code in "vw" and until + 1 < size and tokens[until + 1].code in "qnl"
            start, end = token.start, tokens[until].end
            out.append(Token(plain[start:end], start, end, inner[0].code if verb else "n", kind))
            n = until + 1
        else:
            n += 1
    return out
