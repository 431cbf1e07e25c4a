"""Whose deed a predicate tells: the subject of a verb, its own, carried over, or that of what stands before."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.zh.grammar import BRINGS, closed
from kg.extract.zh.phrases import Phrase
from kg.extract.zh.place import WAYS
from kg.extract.zh.predication import Predication, region, span
from kg.extract.zh.tables import Tables
from kg.extract.zh.tokens import Token
from kg.model import Predicate


class Subjects:
    """What a clause has named so far, and the subject that a verb takes from it."""

    def __init__(
        self, number: int, tables: Tables, carried: list[Phrase], pending: dict[str, list[Phrase]], near: list[Phrase]
    ) -> None:
        self.near = near
        self.number = number
        self.tables = tables
        self.carried = carried
        self.done: list[Predication] = []
        self.subject: list[Phrase] = []
        self.topic: list[Phrase] = []
        self.preps: dict[str, list[Phrase]] = dict(pending)
        self.waiting: str | None = None  # a preposition without its noun phrase yet
        self.marks: list[Token] = []
        self.flags: set[str] = set()
        self.open: Predication | None = None
        self.theme: list[Phrase] = []
        self.outer: list[Phrase] = []  # who tells somebody to do something
        self.named = False  # whether the clause names its subject
        self.event: list[Phrase] = []
        self.before: list[Phrase] = []  # the weaknesses that the clause before names
        self.events: list[Phrase] = []  # every weakness that the clause names
        self.fresh = ""
        self.founded: list[Phrase] = []  # the body that the clause before set up
        self.speaker: list[Phrase] = []  # who says what the clauses before say
        self.stacked = False  # whether a preposition stands directly after another: 在对
        self.next = self.last = "K"
        self.group: list[Predication] = []
        self.role: Token
        self.role_of: list[Phrase] = []

    def _hollow(self, phrases: list[Phrase]) -> bool:
        """关键, 问题: nouns that stand for nothing by themselves."""
        return bool(phrases) and all(
            p.text in self.tables.hollow and p.owner is None and not p.anaphor for p in phrases
        )

    def _borrow(self, verb: Token) -> None:
        """对X的处理着重于Y, 由于X增加: the phrase of a preposition that is no adjunct is the subject."""
        toward = self.preps.get("对")
        framed = {p for f in self.tables.frames.get(verb.text, ()) for p in (f.preposition, f.second)}
        last = toward[-1] if toward else None
        whole = last is not None and last.term and "的" in last.text and last.text[-2:] in self.tables.verbs
        deed = (
            last is not None and last.owner is not None and last.tokens[-1].was in "vw"
        )  # or one term: 公共事务的处理
        if "对" not in framed and toward and (deed or whole):
            self.subject = self.preps.pop("对")
            return
        for word in _CLAUSE_PREPOSITIONS:
            if word not in framed and self.preps.get(word) and self.fresh == word:
                self.subject = self.preps.pop(word)
                self.flags.add("by:" + word)

    def _named_agent(self) -> list[Phrase]:
        """通过社工的参与: who the means are said of, where nobody else is named."""
        phrases = self.preps.get("通过") or []
        if not phrases:
            return []
        owner = phrases[-1].owner
        return [owner] if owner is not None and owner.kind == "actor" and phrases[-1].tokens[-1].was in "vw" else []

    def _subject_for(self, previous: Predication | None, verb: Token) -> tuple[list[Phrase], str]:
        if previous is None:
            entry = self.tables.verbs.get(verb.text)
            if not self.subject and self.event:
                return self.events if self.events[-1:] == self.event else self.event, "event"
            if not self.subject and entry is not None and self.near and _refers_near(verb.text, entry, self.marks):
                return self.near[-1:], "near"  # …的组织，如X: what stands just before
            shows = verb.text in _SHOWS or (entry is not None and entry.relation in ("causes", "hinders"))
            if not self.subject and self.before and entry is not None and shows:
                return self.before, "event"  # 职责不清，导致…
            if not self.subject:
                self._borrow(verb)
            if not self.subject and self.founded and (verb.text == "负责" or self.preps.keys() & _TOWARD):
                self.theme = self.founded  # 设立服务组，为居民提供…
                return self.founded, "carried"
            if self.subject and self.subject[0].text in SPEAKER:
                return [], "none"
            if not self.subject and not self.carried and (agent := self._named_agent()):
                self.theme = agent
                return agent, "means"
            if self.subject and (whole := self._deed_toward(verb)):
                return whole, "own"
            if self.topic and self.topic[-1].kind == "actor" and entry is not None and self._acts(entry.relation):
                return self.topic, "own"  # 社工每周入户探访老人
            if self.topic and self.topic[-1].kind == "actor" and verb.text in self.tables.adjectives:
                return self.subject, "own"  # 业主委员会在诉讼中地位尴尬
            listed = self.last == "N" and bool(self.topic) and bool(self.event)  # 链条长、环节多
            told = verb.text in _LINKING or verb.text in self.tables.saying
            if self._hollow(self.subject) and not told and not listed:
                self.flags.add("hollow-subject")
                return (self.carried, "carried") if self.carried else ([], "none")
            if not self.subject and self.speaker and verb.text in _MAINTAINS:
                return self.speaker, "carried"  # 理论主张政府应当…，强调…
            if self.events and self.subject and self._weak(self.subject[-1]):
                return [*self.events, *self.subject], "own"  # 岗位不稳、待遇偏低导致…
            return (self.subject, "own") if self.subject else (self.carried, "carried" if self.carried else "none")
        if verb.text in ("而非", "而不是"):  # 看重质量而非价格, 按人数而非户籍拨付
            beside = self.preps.get(self.fresh, []) if self.last == "N" and not previous.objects else previous.objects
            return (beside[-1:], "own") if beside else ([], "none")
        if "after-object" in self.flags:
            return self.subject, "own"
        if previous.verb.text in CALLS_FOR and not previous.objects and "boundary" not in self.flags:
            return [], "none"  # 研究者呼吁建立…: somebody else should
        if previous.verb.text in _LINKING and previous.form == "verb" and self._hollow(previous.subject):
            return (self.carried, "carried") if self.carried else ([], "none")
        if previous.verb.text == "在于" and previous.subject and previous.subject[-1].head in self.tables.hollow:
            owner = previous.subject[-1].owner  # 治理的关键在于激活…
            return ([owner], "own") if owner is not None else (self.carried, "carried" if self.carried else "none")
        if (
            previous.form == "copula"
            and not previous.objects
            and previous.subject
            and previous.subject[-1].head in self.tables.duties
        ):
            owner = previous.subject[-1].owner
            return ([owner], "own") if owner is not None else (self.carried, "carried" if self.carried else "none")
        listed = bool(previous.objects) and previous.objects[-1].role == "class" and previous.objects[-1].text in WAYS
        if (
            previous.objects
            and not listed  # 提供志愿服务等方式参与…
            and "boundary" not in self.flags
            and (pivots(previous, self.tables) or _introduces(previous) or self._drawn_in(previous, verb))
        ):
            previous.flags.add("introduces" if _introduces(previous) else "pivot")
            return previous.objects, "pivot"
        if (
            previous.verb.text in self.tables.companions
            and previous.subject
            and "boundary" not in self.flags
            and previous.objects
            and all(p.kind == "actor" for p in previous.objects)
        ):
            return [*previous.subject, *previous.objects], "same"  # 县政府会同运营商设立…: both do
        if self._deed_does(previous, verb):
            self.theme, self.named = [span(previous)], True
            return [span(previous)], "own"
        return previous.subject, "same" if previous.subject else "none"

    def _deed_does(self, previous: Predication, verb: Token) -> bool:
        """过度依赖命令会压抑热情, 发放补贴有助于降低门槛: a deed that nobody of the clause does, before what it brings about."""
        if previous.form != "verb" or previous.how not in ("none", "carried") or not previous.objects:
            return False
        if "boundary" in self.flags or previous.verbal is not None or previous.preps or previous.previous is not None:
            return False
        if previous.how == "carried" and previous.verb.text in _BY_MEANS:
            return False  # 博物馆…，借助三维扫描让观众看清…
        if (
            any(t.code in "mh" for t in previous.marks)
            or previous.verb.text in self.tables.clausal | self.tables.saying
        ):
            return False
        entry = self.tables.verbs.get(verb.text)
        if entry is None or entry.relation not in _INFLUENCES or any(p.kind == "actor" for p in previous.objects):
            return False
        between = [t for t in self.marks if t.start >= previous.objects[-1].end]
        sure = any(t.code == "m" for t in between) or verb.text in BRINGS or verb.text in _HELPS
        return sure and verb.start - previous.objects[-1].end <= sum(len(t.text) for t in between)

    def _deed_toward(self, verb: Token) -> list[Phrase]:
        """大城市对人才的吸引削弱了…: what somebody does to somebody, as one subject."""
        toward = self.preps.get("对")
        phrase = toward[-1] if toward else None
        if phrase is None or self.fresh != "对" or phrase.owner is None or self.last != "N":
            return []
        if phrase.start - self.subject[-1].end > 2 or self.stacked:
            return []
        deed = phrase.tokens[-1]
        if deed.was not in "vw" and deed.text not in _EFFECTS and ("对", deed.text) not in self.tables.nominal:
            return []
        if any("对" in (f.preposition, f.second) for f in self.tables.frames.get(verb.text, ())):
            return []
        self.preps.pop("对")
        return [replace(phrase, start=self.subject[-1].start)]

    def _weak(self, phrase: Phrase) -> bool:
        """待遇偏低: whether an adjective of what is suffered from ends a phrase."""
        entry = self.tables.adjectives.get(phrase.tokens[-1].text) if len(phrase.tokens) > 1 else None
        return entry is not None and entry.relation == "faces"

    def _acts(self, relation: str) -> bool:
        """Whether a relation is a party's, and the subject beside the topic is none."""
        return relation in _OF_PARTIES and all(p.kind not in ("actor", "instrument") for p in self.subject)

    def _drawn_in(self, previous: Predication, verb: Token) -> bool:
        """引入社会资本参与运营: what is brought takes part."""
        entry = self.tables.verbs.get(verb.text)
        outer = self.tables.verbs.get(previous.verb.text)
        if entry is None or entry.relation != "participates_in" or outer is None or outer.relation not in _DRAWING:
            return False
        return previous.objects[-1].end == verb.start and previous.verb.text not in self.tables.companions


_INFLUENCES = ("promotes", "hinders", "causes", "addresses")
_HELPS = closed("有助于 有利于 有益于 利于 不利于 有害于 有损 有损于 使 使得 让 意味着")
_TOWARD = frozenset(("为", "向", "对"))
_SHOWS = closed("折射 反映 体现 暴露 暴露出 凸显出 凸显 折射出 反映出 表明 说明 彰显")
_CLAUSE_PREPOSITIONS = ("随着", "由于", "因为", "因", "当", "与")
CALLS_FOR = closed("呼吁 建议 主张 倡议 提议 提倡")
_LINKING = closed("是 为 在于 在 包括 即 应为 则为")
_DRAWING = closed("uses coordinates governs provides serves promotes establishes")
_OF_PARTIES = closed("serves provides establishes funds uses governs coordinates participates_in cooperates_with")
_EFFECTS = closed("效应 影响 态度 看法 认识 评价 依赖性 信任度 满意度 偏见 印象 期待 期望 需求")
_CLAIMS = closed("意味着 表明 说明 证明 显示 反映 预示")
_STOPS = closed("防范 杜绝 预防 遏制 制止 阻止")
_TOWARDS = closed("面向 针对 惠及 覆盖 服务 瞄准 依靠 依托")  # whom something is for does not act in it
SPEAKER = closed("我们 我 笔者 本文 该文 文章 此处 你 咱们")
_BY_MEANS = closed("借助 利用 运用 依托 采用 采取 使用 凭借 依靠 靠 引入 搭载")
_MAINTAINS = closed("强调 指出 认为 主张 呼吁 提倡 倡导 承认 批评")


def _refers_near(word: str, entry: Predicate, marks: list[Token]) -> bool:
    if entry.relation == "is_a":
        return entry.reverse
    if entry.relation == "contrasts_with":
        return word.startswith("而")
    return entry.relation == "causes" and any(t.text in ("由此", "因此", "随之") for t in marks)


def _introduces(predication: Predication) -> bool:
    """有学者指出: 有 without a subject of its own."""
    if predication.verb.text not in ("有", "没有", "已有", "现有", "共有"):
        return False
    return predication.how != "own" or all(region(x) for x in predication.subject)


def pivots(predication: Predication, tables: Tables) -> bool:
    if predication.verb.text in tables.companions or predication.verb.text in _TOWARDS:
        return False
    if predication.verb.text in _CLAIMS or predication.verb.text in BRINGS or predication.verb.text in _STOPS:
        return True  # 意味着纠纷靠情面化解, 导致水源受到污染
    entry = tables.verbs.get(predication.verb.text)
    actor = any(p.kind == "actor" or p.pronoun for p in predication.objects)
    if (actor or predication.verb.was in "vw") and predication.verb.text in tables.saying:
        return True
    if entry is None:
        return False
    return entry.pivot or (
        actor and entry.relation in ("coordinates", "serves", "governs", "promotes", "causes", "requires")
    )
