"""What a pronoun or an implied subject stands for: the topic that the last sentences kept in mind."""

from __future__ import annotations

import re

from kg.extract.zh.grammar import closed
from kg.extract.zh.phrases import Phrase
from kg.model import Argument

_DECAY = 0.6
_STATES = ("国家", "政府", "我国", "党和政府")
_FLOOR = 0.05
_NAMED = 40
_OF_TWO = ("前者", "后者")
_BODY = re.compile(
    "(?:学校|院校|公司|企业|政府|机关|部门|机构|组织|医院|法院|银行|中心|委员会|协会|集团|平台|单位|工厂|厂|局|站)$"
)
_PERSONAL = "者人员民们师生"  # how names of persons end
_PERSONS = closed("他 她 他们 她们 人们 大家 双方 二者 两者")


class Memory:
    """The subjects of the sentences read so far, each with how present it is."""

    def __init__(self) -> None:
        self._weight: dict[str, float] = {}
        self._phrase: dict[str, Phrase] = {}
        self._times: dict[str, int] = {}
        self._here: list[Phrase] = []
        self._subjects: list[Phrase] = []
        self._others: dict[int, set[int]] = {}
        self._pair: list[Phrase] = []  # the two things that 前者 and 后者 stand for
        self._named: list[Phrase] = []  # what the last sentences named, in their order
        self.introduced: Argument | None = None  # what was last set up or put to use
        self.urged = False  # the sentence says that something is essential, or goes on with such a one
        self.heading = ""  # the section's, simplified
        self.goes_on = False  # the sentence begins as one that goes on with the last: 并且
        self.recommended = False  # whether the last sentence said what is to be done

    def open(
        self, groups: list[list[Phrase]], subjects: list[Phrase], speakers: list[Phrase], others: dict[int, set[int]]
    ) -> None:
        """A sentence begins that names these, coordinated ones together; who only speaks in it is not its topic.

        `others` tells by the offset of a pronoun at what offset stands who does something to it.
        """
        self._others = others
        said = {p.start for p in speakers}
        self._here = [p for group in groups for p in group if not p.pronoun and p.start not in said]
        self._subjects = [p for p in subjects if not p.pronoun and p.start not in said]
        for group in groups:
            if any([p.text in _OF_TWO for p in group]):
                break
            self._pair = group if len(group) == 2 else self._pair

    def before(self, pronoun: Phrase) -> Phrase | None:
        """What a pronoun stands for: persons for 他们, else what was named last before it, first of all as a subject."""
        if pronoun.text in _OF_TWO and self._pair:
            return self._pair[_OF_TWO.index(pronoun.text)]
        persons = pronoun.text in _PERSONS
        if pronoun.text in ("它", "它们"):
            doers = self._others.get(pronoun.start, set())
            before = (p for p in self._subjects if p.end <= pronoun.start and p.start not in doers)
            things = [p for p in before if p.text[-1] not in _PERSONAL]
            if pronoun.text == "它们":
                named = [p for p in self._here if p.end <= pronoun.start and p.text[-1] not in _PERSONAL]
                things = named or things  # 催生了空壳社，它们…: what was named last
            if things:
                return things[-1]
            things = [p for p in self._here if p.end <= pronoun.start and p.text[-1] not in _PERSONAL]
            others = [p for p in things if p.start not in doers]
            if doers and others:
                return others[-1]  # 该村成立理事会，通过它…
            if things:
                return things[0]
        doers = self._others.get(pronoun.start, set()) if persons else set()
        here = [p for p in self._here if p.end <= pronoun.start and (not persons or p.kind == "actor")]
        here = [p for p in here if p.start not in doers] or here
        if here and persons:
            return next((p for p in reversed(here) if not _BODY.search(p.text)), here[-1])
        if here:
            return here[0]
        return self.topic(True if persons else None) or self.topic()

    def back_to(self, phrase: Phrase, generic: bool) -> Phrase | Argument | None:
        """What 该模式, 该市 point back to: what was last named so; for a `generic` word else the topic, if it is no party."""
        kind = phrase.text.removeprefix("该")
        named = [*self._named, *(p for p in self._here if p.end <= phrase.start)]
        whole = next((p for p in reversed(named) if p.text.endswith(kind) and len(p.text) > len(phrase.text)), None)
        if whole is not None or not generic:
            return whole
        thing = self.topic(actor=False)
        return self.introduced or (thing if thing is not None and thing.kind != "place" else None)

    def keep(self) -> None:
        """A sentence without a subject of its own leaves the topic as present as it was."""
        for text in self._weight:
            self._weight[text] /= _DECAY

    def fade(self) -> None:
        """One sentence later."""
        self._named = [*self._named, *(p for p in self._here if not p.anaphor and not p.pronoun)][-_NAMED:]
        for text in list(self._weight):
            self._weight[text] *= _DECAY
            if self._weight[text] < _FLOOR:
                del self._weight[text], self._phrase[text]

    def note(self, phrase: Phrase, weight: float) -> None:
        """A subject was named."""
        self._weight[phrase.text] = self._weight.get(phrase.text, 0.0) + weight
        self._phrase[phrase.text] = phrase
        self._times[phrase.text] = self._times.get(phrase.text, 0) + 1

    def established(self) -> Phrase | None:
        """The topic, where the heading or more than one sentence has it: what an implied subject stands for."""
        topic = self.topic()
        if topic is None:
            return None
        if self.goes_on:
            return topic
        headed = len(topic.text) > 2 and topic.text[:5] in self.heading
        return topic if headed or self._times.get(topic.text, 0) > 1 else self._state()

    def _state(self) -> Phrase | None:
        """Who is to do what is said to be essential, where nobody is named: the state, if it was spoken of."""
        states = [self._phrase[text] for text in self._weight if text.endswith(_STATES)] if self.urged else []
        return states[-1] if states else None

    def topic(self, actor: bool | None = None) -> Phrase | None:
        """The most present subject; `actor` asks for an actor, or for anything else."""
        best: tuple[float, Phrase] | None = None
        for text, weight in self._weight.items():
            phrase = self._phrase[text]
            if actor is not None and (phrase.kind == "actor") != actor:
                continue
            if best is None or weight > best[0]:
                best = (weight, phrase)
        return best[1] if best else None
