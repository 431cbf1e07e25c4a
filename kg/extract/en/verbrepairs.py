"""Words that were taken for nouns, or for another form of a verb, each set right by a small rule."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.en import words
from kg.extract.en.retagging import asked, tag_at
from kg.extract.en.rowrepairs import RowRepairs
from kg.extract.en.tokens import FINITE, Token

_CHANGING = frozenset(
    {"increase", "decrease", "boost", "harm", "cause", "influence", "delay", "damage", "strain", "finance", "fund"}
)
_PEOPLE = frozenset(
    "aged blind dead deaf dying disabled disadvantaged elderly homeless injured jobless needy old poor rich sick unemployed "
    "vulnerable wealthy young".split()
)
_DESCRIBING = frozenset(  # participles that say what somebody has is like: "has limited resources"
    "advanced combined concentrated dedicated detailed developed devoted distinguished divided educated elected "
    "established experienced fixed increased limited marked mixed motivated needed organised organized privileged "
    "pronounced qualified reduced related restricted shared skilled sophisticated specialised specialized sustained "
    "talented trained unlimited varied".split()
)
_HANDING = frozenset(
    {"ask", "charge", "deny", "fine", "issue", "promise", "refuse", "serve", "supply"}
)  # have two objects
_URGING = frozenset({"suggest", "recommend", "propose", "demand", "require", "insist", "urge", "request", "ask"})

_VERBAL = FINITE | {"VBN"}


_UP = frozenset({"away", "back", "down", "off", "out", "up"})
_BEHIND_PAST = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "JJ", "JJR", "CD", "IN", "TO", "RB"})


def _finite(tokens: Sequence[Token], n: int) -> bool:
    """Whether a finite verb or auxiliary stands at a position."""
    tag = tokens[n].tag
    return tag in ("VBZ", "VBD", "MD", "BE", "HV", "DO") or (tag == "VB" and tag_at(tokens, n - 1) != "TO")


class VerbRepairs(RowRepairs):
    """Words that were taken for nouns, or for another form of a verb, each set right by a small rule."""

    @asked(verb=True)
    def _participle_by(self, tokens: Sequence[Token], n: int) -> str:
        """ "limited by", "dwarfed by the others": before an agent an -ed form is a participle."""
        token = tokens[n]
        if n + 1 >= len(tokens) or tokens[n + 1].low != "by":
            return ""
        past = (
            token.tag == "VBD"
            and token.low not in self._lexicon.pasts
            and tag_at(tokens, n - 1) in ("NN", "NNS", "NNP")
        )
        if past and tag_at(tokens, n + 2) not in ("CD", "RB", ""):  # "money sent by migrants"
            return "VBN"
        if not token.low.endswith("ed"):  # "shelters run by charities"
            before = tag_at(tokens, n - 1)
            stem = token.low == token.verb and (before == "BE" or (token.tag != "NN" and before in ("NNS", "NN")))
            if token.low == "run" and (stem or before in ("NN", "NNS")):  # "a hotline run by patients"
                token.tag, token.lemma = "VBN", token.low
                return ""
            known = stem and any(choice[0] == "VBN" for choice in self.choices(token.low))
            return "VBN" if known and tag_at(tokens, n + 2) in ("DT", "NN", "NNS", "NNP", "JJ", "PRP$") else ""
        return "VBN" if token.tag == "JJ" or tag_at(tokens, n + 2) not in ("CD", "RB", "") else ""

    @asked(ending="ed", verb=True)
    def _perfect(self, tokens: Sequence[Token], n: int) -> str:
        """ "have depressed wheat yields", "had long disadvantaged pupils": a participle that the lexicon takes for an adjective."""
        token, before = tokens[n], n - 1
        while before > 0 and tokens[before].tag == "RB":
            before -= 1
        if token.low in _DESCRIBING or token.verb not in self._verbs:
            return ""
        led = before >= 0 and tokens[before].tag == "HV" and not (before and tokens[before - 1].tag == "TO")
        return "VBN" if led and tag_at(tokens, n + 1) in ("NN", "NNS", "JJ", "DT", "PRP$", "NNP") else ""

    @asked(ending="ed", before="BE")
    def _attributive(self, tokens: Sequence[Token], n: int) -> str:
        """ "the obstacles are vested interests": no passive, as only verbs of giving and naming have an object left."""
        token = tokens[n]
        if tag_at(tokens, n + 1) != "NNS":
            return ""
        if token.verb in words.GIVING | words.NAMING | _HANDING or tokens[n + 1].low.endswith("times"):
            return ""
        token.tag, token.lemma = "JJ", token.low
        return ""

    @asked(verb=True)
    def _with_particle(self, tokens: Sequence[Token], n: int) -> str:
        """ "The strategy sets out how …", "The board draws up plans": a form in -s between a noun and a particle."""
        led = n > 0 and tag_at(tokens, n - 1) == "NN" and n + 2 < len(tokens) and tokens[n + 1].low in _UP
        behind = led and tag_at(tokens, n + 2) in ("DT", "PRP$", "NN", "NNS", "JJ", "WRB", "WDT", "CD")
        free = not any(_finite(tokens, m) for m in range(n))
        return "VBZ" if behind and free and tokens[n].verb in self._verbs else ""

    @asked(verb=True)
    def _after_aside(self, tokens: Sequence[Token], n: int) -> str:
        """ "The rise, caused by A, led to B": after an aside behind the subject, a past tense where no other verb stands."""
        token, after = tokens[n], tag_at(tokens, n + 1)
        if token.verb not in self._verbs or token.low in self._lexicon.participles or token.low == "based":
            return ""
        if after not in _BEHIND_PAST or tokens[n + 1].low == "by":
            return ""
        return "VBD" if self._aside_alone(tokens, n, ("NN", "NNS", "NNP")) else ""

    @asked(verb=True)
    def _stem_after_aside(self, tokens: Sequence[Token], n: int) -> str:
        """ "Volunteers, often overlooked by planners, supply meals": the same of a present tense."""
        token, after = tokens[n], tag_at(tokens, n + 1)
        if token.verb != token.low or token.verb not in self._verbs or after not in ("DT", "NNS", "JJ", "PRP$", "NN"):
            return ""
        return "VB" if self._aside_alone(tokens, n, ("NNS",)) else ""

    @staticmethod
    def _aside_alone(tokens: Sequence[Token], n: int, subjects: tuple[str, ...]) -> bool:
        """Whether subject and aside are all that stands before a word, and no verb beyond doubt in its clause."""
        first = next((m for m in range(1, n - 2) if tokens[m].tag == ","), 0)
        if tag_at(tokens, n - 1) != "," or not first or tag_at(tokens, first - 1) not in subjects:
            return False
        begins = first + 1 + (tag_at(tokens, first + 1) in ("RB", "JJ"))  # "often overlooked", "long ignored"
        if tag_at(tokens, begins) not in ("VBN", "IN", "VBG") and tokens[first + 1].low != "together with":
            return False
        if any(_finite(tokens, m) or tokens[m].low == ";" or tokens[m].tag in ("WDT", "WRB") for m in range(n)):
            return False
        for m in range(n + 1, len(tokens)):  # up to the end of the clause
            if tokens[m].tag in ("WDT", "WRB", "CC", ".") or tokens[m].low in words.SUBORDINATORS | {"that", "as"}:
                break
            if _finite(tokens, m):
                return False
        return True

    @asked(verb=True)
    def _many(self, tokens: Sequence[Token], n: int) -> str:
        """ "and many go without": no singular follows "many", so it is a verb."""
        before = n > 0 and tokens[n - 1].low in ("many", "several", "few", "both", "others")
        return "VB" if before and tokens[n].verb in self._verbs and tag_at(tokens, n + 1)[:2] != "NN" else ""

    @asked("neither")
    def _neither(self, tokens: Sequence[Token], n: int) -> str:
        """ "can neither annul decisions nor fine officials": verbs."""
        after = tokens[n + 1] if n + 1 < len(tokens) else None
        if after is None or not after.verb:
            return ""
        if after.tag in ("NN", "JJ") and tag_at(tokens, n - 1) in ("MD", "DO"):
            self._retag(after, "VB")
        if after.tag not in ("VB", "VBN", "VBZ", "VBD"):
            return ""
        tokens[n].tag = "RB"
        joint = next((m for m in range(n + 2, min(n + 15, len(tokens) - 1)) if tokens[m].low == "nor"), 0)
        if joint and tokens[joint + 1].verb and tokens[joint + 1].tag in ("JJ", "NN", "NNS"):
            self._retag(tokens[joint + 1], after.tag)
        return ""

    def _compound(self, tokens: Sequence[Token], n: int) -> str:
        """ "partnership and problem-solving", "low take-up by": a hyphenated word that no noun follows is one itself."""
        last = tokens[n].low.rsplit("-", 1)[-1] if "-" in tokens[n].low else ""
        nominal = last.endswith("ing") or last in words.PARTICLES
        alone = tag_at(tokens, n + 1) in (".", ",", "CC", "IN", "TO", "VBZ", "MD", "BE", "HV", "")
        linked = n > 0 and (tokens[n - 1].tag in ("BE", "RB") or tokens[n - 1].lemma == "be")
        if nominal and alone and not linked:
            tokens[n].tag = "NN"  # the lexicon knows it as an adjective alone
        return ""

    @asked("own")
    def _owning(self, tokens: Sequence[Token], n: int) -> str:
        """ "families own land", "they own the mine": no possessive before it, a noun phrase after."""
        before, after = tag_at(tokens, n - 1), tag_at(tokens, n + 1)
        owned = after in ("DT", "JJ", "NN", "NNS", "CD", "PRP$", "VBN")
        return "VB" if owned and before in ("NNS", "NNPS", "PRP", "WDT") else ""

    @asked(verb=True, before="CC ,")
    def _row_of_verbs(self, tokens: Sequence[Token], n: int) -> str:
        """ "to report, investigate and deal with": a noun in a row of bare verbs."""
        if tokens[n - 1].low == "but also":  # "not only build houses but also guarantee access"
            only = next((m for m in range(n - 1, 0, -1) if tokens[m - 1].low == "not only"), 0)
            return "VB" if only and tokens[only].tag == "VB" else ""
        row = n > 2 and tokens[n].verb in self._verbs
        return "VB" if row and self._chained(tokens, n) else ""

    @asked(verb=True, before="NNS PRP")
    def _bare_infinitive(self, tokens: Sequence[Token], n: int) -> str:
        """ "lets foreigners vote in": after let, make and help with their object."""
        if n < 2:
            return ""
        led = any(t.lemma in ("let", "make", "help") and t.tag[:2] == "VB" for t in tokens[max(0, n - 5) : n - 1])
        alone = tokens[n].verb in words.INTRANSITIVE | {"decay", "suffer", "vanish"} and tag_at(tokens, n + 1) in (
            ",",
            ".",
            "CC",
        )
        follows = tag_at(tokens, n + 1) in ("IN", "DT", "PRP$", "NNS", "JJ", "RB", "TO", "NN")
        return "VB" if led and (alone or follows) else ""

    @asked(verb=True, before="NN NNS NNP")
    def _urged(self, tokens: Sequence[Token], n: int) -> str:
        """ "it is suggested that the state increase funds": the bare verb after what is urged."""
        if tag_at(tokens, n + 1) not in ("DT", "JJ", "NN", "NNS", "PRP$"):
            return ""
        that = next((m for m in range(n - 1, max(0, n - 6), -1) if tokens[m].low == "that"), 0)
        urged = that > 0 and tokens[that - 1].lemma in _URGING
        free = not any(t.tag in ("VB", "VBZ", "VBD", "MD", "BE", "HV") for t in tokens[that:n])
        later = any(t.tag in ("MD", "BE", "HV", "VBZ", "VBD") for t in tokens[n + 1 : n + 4])
        return "VB" if urged and free and not later else ""

    def _the_old(self, tokens: Sequence[Token], n: int) -> str:
        """ "helps the elderly cope with A", "the homeless need beds": people named by what they are."""
        if tokens[n].low not in _PEOPLE or n == 0 or tokens[n - 1].low != "the" or n + 1 >= len(tokens):
            return ""
        after = tokens[n + 1]
        helped = any(t.lemma in ("let", "make", "help") and t.tag[:2] == "VB" for t in tokens[max(0, n - 4) : n])
        if helped and after.verb and tag_at(tokens, n + 2) in ("IN", "TO", "DT", "PRP$", "NNS", "JJ"):
            self._retag(after, "VB")
        if after.tag not in ("NN", "NNS", "NNP", "JJ", "VBN"):
            tokens[n].tag = "NNS"
        return ""

    @asked("forward")
    def _forward(self, tokens: Sequence[Token], n: int) -> str:
        """ "puts forward countermeasures"."""
        if n and tokens[n - 1].verb in ("put", "bring", "carry", "push"):
            tokens[n].tag = "RB"
        return ""

    @asked(before="IN")
    def _named_quality(self, tokens: Sequence[Token], n: int) -> str:
        """ "the characteristics of non-profit, openness and trust": a noun between "of" and the comma of a list."""
        listed = n > 1 and tokens[n - 1].low == "of" and tag_at(tokens, n - 2) in ("NN", "NNS")
        idea = (
            listed
            and tokens[n - 2].lemma in ("concept", "idea", "principle", "spirit", "philosophy")
            and "-" in tokens[n].low
        )
        if listed and tag_at(tokens, n + 1) in (",", "CC") and tag_at(tokens, n + 2) in ("NN", "NNS"):
            tokens[n].tag = "NN"
        if idea and tag_at(tokens, n + 1) in (",", "CC", ".", "IN", "TO"):
            tokens[n].tag = "NN"  # "the concept of people-oriented"
        return ""

    def _doing_of(self, tokens: Sequence[Token], n: int) -> str:
        """ "promotion of A, strengthening of B": a gerund before "of" in a list is a noun."""
        if tokens[n].low == "supporting" and n and tokens[n - 1].low == "of" and tag_at(tokens, n + 1) == "NNS":
            tokens[n].tag, tokens[n].lemma = "JJ", "supporting"  # "the lack of supporting policies"
            return ""
        row = (
            n + 1 < len(tokens) and tokens[n + 1].low == "of" and tag_at(tokens, n - 1) in (",", "CC", "DT", "JJ", "IN")
        )
        if row and tokens[n].lemma not in ("consist", "think", "speak", "dispose", "approve", "dream", "hear"):
            tokens[n].tag, tokens[n].lemma = "NN", tokens[n].low
        return ""

    @asked("lack face need")
    def _lacking(self, tokens: Sequence[Token], n: int) -> str:
        """ "villages in the valley lack piped water": a verb first of all, where a noun stands before it and an object behind."""
        after = tag_at(tokens, n + 1)
        bare = (
            tokens[n].low == "lack" and tag_at(tokens, n - 1) == "," and n > 1
        )  # "firms, especially banks, lack staff"
        if bare and after in ("NN", "NNS", "JJ", "DT", "PRP$"):
            return "VB"
        if tag_at(tokens, n - 1) not in ("NN", "NNS", "NNP"):
            return ""
        if after in ("VBD", "VBN") and tag_at(tokens, n + 2) in ("NN", "NNS"):
            self._retag(tokens[n + 1], "VBN")
            return "VB"
        return "VB" if after in ("DT", "PRP$", "JJ", "NNS", "CD") else ""

    @asked(ending="ed", before="CC")
    def _and_adjective(self, tokens: Sequence[Token], n: int) -> str:
        """ "rich and varied cultural activities": a participle in a row with an adjective before a noun."""
        row = tag_at(tokens, n - 2) == "JJ" and n > 2 and tokens[n - 3].tag != "BE"
        if (row or self._present_list(tokens, n)) and tag_at(tokens, n + 1) in ("JJ", "NN", "NNS"):
            tokens[n].tag, tokens[n].lemma = "JJ", tokens[n].low
        return ""

    @staticmethod
    def _present_list(tokens: Sequence[Token], n: int) -> bool:
        """ "includes tax breaks, a grant and subsidised care": the last of a list behind a verb in the present."""
        comma = any(tokens[m].tag == "," for m in range(max(0, n - 8), n - 1))
        verb = next((tokens[m] for m in range(n - 2, max(-1, n - 20), -1) if tokens[m].tag in _VERBAL), None)
        return comma and verb is not None and verb.tag == "VBZ"

    @asked("work")
    def _together(self, tokens: Sequence[Token], n: int) -> str:
        """ "and work together to": a verb."""
        row = tag_at(tokens, n - 1) == "CC" and n + 1 < len(tokens)
        return "VB" if row and tokens[n + 1].low == "together" else ""

    @asked(before="NN NNS NNP , PRP RB")
    def _past(self, tokens: Sequence[Token], n: int) -> str:
        return "VBD" if self._past_with_object(tokens, n) else ""

    @asked(verb=True)
    def _after_who(self, tokens: Sequence[Token], n: int) -> str:
        """ "who account for", "which checks results", "rules that shape trade": a verb must follow the pronoun."""
        token = tokens[n]
        if n == 0 or n + 1 >= len(tokens):
            return ""
        if tokens[n - 1].low == "whom" and n > 2 and tokens[n - 2].low == "of":
            return "VB"  # "many of whom lack contracts"
        if (
            tokens[n - 1].low == "percent"
            and token.verb in self._verbs
            and tokens[n + 1].tag in ("TO", "IN", "DT", "NNS")
        ):
            return "VB"  # "only 9 percent cycle to work"
        if tokens[n - 1].low not in ("who", "which", "that"):
            return ""
        if tokens[n - 1].low == "that" and (
            tag_at(tokens, n - 2) != "NNS"
            or tokens[n + 1].tag not in ("NN", "NNS", "DT", "JJ", "PRP$", "NNP", "IN", "TO")
        ):
            return ""
        if tokens[n - 1].low == "who" and token.tag == "NN" and tokens[n + 1].tag == "NNS":
            return "VB"  # "who plant hedges are paid"
        follows = any(t.tag in ("VBZ", "VB", "MD", "BE", "HV") for t in tokens[n + 1 : n + 3])
        if follows and not (
            tokens[n - 1].low == "who" and tokens[n + 1].tag in ("VB", "VBD") and tokens[n].tag == "NN"
        ):
            return ""
        return "VBZ" if token.tag == "NNS" else "VB"

    def _plays_part(self, tokens: Sequence[Token], n: int) -> str:
        """ "…, act as a bridge": what somebody is as."""
        told = tokens[n].lemma in ("act", "serve", "function") and tag_at(tokens, n + 2) in ("DT", "JJ", "NNS")
        return "VB" if told and n > 1 and tokens[n + 1].low == "as" and tokens[n - 1].tag in (",", "NNS") else ""

    @asked(verb=True)
    def _rather(self, tokens: Sequence[Token], n: int) -> str:
        """ "adopt rules rather than build parks": a verb like the one before."""
        if n < 3 or tokens[n - 1].low != "rather than":
            return ""
        object_ = tag_at(tokens, n + 1) in ("DT", "PRP$", "NNS", "JJ", "PRP", "IN")
        likes = tokens[n].verb in self._verbs and any(token.tag == "VB" for token in tokens[max(0, n - 8) : n])
        prefers = any(choice[0] == "VB" and choice[1] < 1 for choice in self.choices(tokens[n].low))
        return "VB" if object_ and likes and prefers else ""

    @asked(verb=True, before="NNP NNS")
    def _reports(self, tokens: Sequence[Token], n: int) -> str:
        """ "Brick and Visser report that": a verb of saying after names."""
        says = tokens[n].verb in self._says and n + 1 < len(tokens)
        return "VB" if says and tokens[n + 1].low == "that" and tokens[n].low == tokens[n].verb else ""

    @asked(ending="ing", verb=True, before=", CC")
    def _gerund_row(self, tokens: Sequence[Token], n: int) -> str:
        """ "by pooling savings, leasing ducts and enlisting helpers": gerunds in a row."""
        led = any(tokens[m].tag == "VBG" and tag_at(tokens, m - 1) == "IN" for m in range(max(1, n - 10), n - 1))
        after = tokens[n + 1].low if n + 1 < len(tokens) else ""
        goes_on = tag_at(tokens, n + 1) in ("NNS", "DT", "PRP$") or after in ("from", "into", "on", "to", "with")
        return "VBG" if led and goes_on and tokens[n].verb in self._verbs else ""

    @asked(verb=True, before="NN NNS NNP")
    def _inverted(self, tokens: Sequence[Token], n: int) -> str:
        """ "did the ministry raise wages": the verb behind the subject."""
        if n < 2:
            return ""
        start = next((m for m in range(n - 1, max(-1, n - 6), -1) if tokens[m].tag == "DO"), -1)
        whole = start > 0 and all(
            token.tag in ("DT", "NN", "NNS", "NNP", "JJ", "PRP$") for token in tokens[start + 1 : n]
        )
        return "VB" if whole and tag_at(tokens, n + 1) in ("DT", "NNS", "NN", "JJ", "PRP$") else ""

    @asked(ending="ing", verb=True)
    def _by_doing(self, tokens: Sequence[Token], n: int) -> str:
        """ "by offering furnished rooms": a gerund, and what follows it no verb."""
        token, after = tokens[n], tokens[n + 1] if n + 1 < len(tokens) else None
        led = n > 0 and (
            tokens[n - 1].low in ("by", "without") or (tokens[n - 1].low == "with" and tag_at(tokens, n - 2) == "VBN")
        )  # "by offering rooms", "tasked with monitoring it"
        if not led or after is None or token.low in words.COMPOUNDING or token.verb not in self._verbs:
            return ""
        if after.tag == "VBD" and tag_at(tokens, n + 2) in ("NN", "NNS"):
            self._retag(after, "VBN")
        likes = (
            "NNS",
            "DT",
            "PRP$",
            "VBN",
            "JJ",
            "CD",
            "PRP",
            "NNP",
            *(("NN",) if tokens[n - 1].low == "with" else ()),
        )
        goes_on = after.low in ("into", "on", "upon", "up", "with") and tag_at(tokens, n + 2) != "."
        return "VBG" if after.tag in likes or goes_on else ""

    @asked(ending="ing", verb=True, before=",")
    def _trailing(self, tokens: Sequence[Token], n: int) -> str:
        """ "dumped waste into the river, poisoning wells": an -ing form after the first comma of a clause with a verb."""
        if tokens[n].verb not in self._verbs:
            return ""
        before = [token.tag for token in tokens[max(0, n - 15) : n - 1]]
        alone = "," not in before and any(tag in ("VBD", "VBZ", "VB") for tag in before)
        joined = any(
            tokens[m].tag == "CC" and tokens[m + 1].tag in ("NN", "NNS", "JJ")
            for m in range(n + 1, min(n + 4, len(tokens) - 1))
        )
        return "VBG" if alone and not joined and tag_at(tokens, n + 1) in ("NNS", "DT", "PRP$") else ""

    @asked(verb=True, before=", NNS")
    def _first_verb(self, tokens: Sequence[Token], n: int) -> str:
        """ "The centre, staffed by nurses, shelters women and refers …": the first of a row of verbs, behind an aside."""
        if tokens[n].verb not in self._verbs or tag_at(tokens, n + 1) not in ("NN", "NNS", "DT", "JJ", "PRP$"):
            return ""
        finite = any(token.tag in ("VBZ", "VB", "MD", "BE", "HV", "DO") for token in tokens[:n])
        joints = (",", "CC") if tokens[n - 1].tag == "," else (",",)  # "The commissioner for A visits B, hears C and …"
        row = any(
            tokens[m].tag in joints and tokens[m + 1].tag == "VBZ" for m in range(n + 1, min(n + 8, len(tokens) - 1))
        )
        return "VBZ" if row and not finite else ""

    @asked(before="CC")
    def _changing(self, tokens: Sequence[Token], n: int) -> str:
        """ "reduce labour and increase attendance": a verb, as it stands before no noun as its kind."""
        if tokens[n].low not in _CHANGING or tag_at(tokens, n + 1) not in ("NN", "NNS", "JJ", "DT", "PRP$"):
            return ""
        return "VB" if any(token.tag == "VB" for token in tokens[max(0, n - 9) : n - 1]) else ""

    @asked(verb=True)
    def _third_person(self, tokens: Sequence[Token], n: int) -> str:
        """ "fosters A and hosts B", "strengthens rather than limits": a verb like the one before."""
        if n > 1 and tokens[n - 1].low == "rather than" and tokens[n - 2].tag == "VBZ":
            return "VBZ"
        return "VBZ" if n > 1 and self._parallel(tokens, n) else ""

    @staticmethod
    def _chained(tokens: Sequence[Token], n: int) -> bool:
        """ "to report, investigate and deal with": a noun after "and" in a row of bare verbs."""
        after = tokens[n + 1].tag if n + 1 < len(tokens) else ""
        if tokens[n - 2].tag == "VB" and tokens[n - 1].tag == "CC":
            return after in ("IN", "TO", "DT", "PRP$", "JJ", "NNS", "NN", "PRP")
        to_it = after in ("IN", "TO") and tag_at(tokens, n + 2) in ("NNS", "DT", "PRP$", "NN")  # "…, vote on projects"
        if (
            tokens[n - 1].tag == ","
            and (to_it or after in ("NNS", "DT", "JJ", "PRP$"))
            and any(t.tag == "VB" for t in tokens[:n])
        ):
            joint = next((m for m in range(n + 1, min(n + 9, len(tokens) - 1)) if tokens[m].tag == "CC"), 0)
            if joint and tokens[joint + 1].tag == "VB":
                return True
        if (
            tokens[n - 1].tag == ","
            and after == "NN"
            and n > 4
            and any(t.tag == "VB" for t in tokens[max(0, n - 8) : n])
        ):
            joint = next((m for m in range(n + 1, min(n + 7, len(tokens) - 1)) if tokens[m].tag == "CC"), 0)
            if joint and tokens[joint + 1].tag == "VB" and tokens[joint - 1].tag == "NNS":
                return True  # "enter A, design service plans and link B"
        earlier = [
            t
            for m, t in enumerate(tokens[max(1, n - 30) : n - 1], max(1, n - 30))
            if t.tag == "VB" and tokens[m - 1].tag in ("TO", "MD", ",", "RB", "NNS")
        ]
        comma = tokens[n - 1].tag == ","
        joint = next((m for m in range(n + 1, min(n + 9, len(tokens) - 2)) if tokens[m].tag == "CC"), 0)
        row = comma and earlier and after == "NN" and joint and tokens[joint - 1].tag == "," and tokens[joint + 1].verb
        if row and tokens[joint + 2].tag in ("DT", "PRP$", "NN", "NNS", "JJ") and tag_at(tokens, n + 2) in ("TO", "IN"):
            return True  # "transform A, delegate power to B, and purchase C"
        if len(earlier) > 1 and tokens[n - 1].tag == "CC" and tokens[n - 2].tag == "," and after == "NN":
            return tokens[n].tag == "NN"
        listed = len(earlier) > 1 and tokens[n - 1].tag == "CC" and "," in [t.tag for t in tokens[max(0, n - 12) : n]]
        if listed and after in ("DT", "PRP$", "NN", "NNS"):
            return True  # "enter A, seize B and question their owners"
        return (
            len(earlier) > 1
            and (comma or tokens[n - 2].tag == ",")
            and after in ("DT", "PRP$", "NNS", "JJ", *(("NN",) if comma else ()))
        )

    @staticmethod
    def _past_with_object(tokens: Sequence[Token], n: int) -> bool:
        """ "…, set up a fund", "found that …": a form that can be a past tense, before an object, without auxiliary."""
        before = tokens[n - 1].tag if n else "^"
        if before == "RB" and tag_at(tokens, n - 2) in ("NN", "NNS", "NNP", "PRP") and tokens[n].low.endswith("ed"):
            return tag_at(tokens, n + 1) in ("DT", "NNS", "PRP$")  # "the consultation merely legitimised decisions"
        if before not in ("NN", "NNS", "NNP", ",", "PRP") or tokens[n].low in ("based", "given", "called", "named"):
            return False
        after = n + 1
        while after < len(tokens) and (
            tokens[after].tag == "RB" or (after == n + 1 and before != "," and tokens[after].low in _UP)
        ):
            after += 1
        if after >= len(tokens):
            return False
        if tokens[n].tag == "VB":
            return tokens[after].low == "that" and before in ("NN", ",", "NNP")
        particle = after > n + 1 and tokens[n + 1].low in words.PARTICLES
        wanted = ("DT", "PRP$", "PRP", "NN", "NNS", "JJ", "NNP") if particle else ("DT", "PRP$", "PRP")
        return tokens[after].tag in wanted or tokens[after].low in ("that", "most", "many", "several", "such", "few")

    @staticmethod
    def _parallel(tokens: Sequence[Token], n: int) -> bool:
        """A plural after "and" that stands before an object, in a row with third-person verbs."""
        after = tokens[n + 1].tag if n + 1 < len(tokens) else ""
        resumed = any(tokens[m].tag == "CC" and tokens[m + 1].tag == "," for m in range(max(0, n - 9), n - 2))
        if tokens[n - 1].tag == "," and resumed and after in ("NN", "NNS", "DT", "PRP$", "JJ"):
            return any(t.tag == "VBZ" for t in tokens[max(0, n - 20) : n - 1])  # "fosters A and, in May, hosts B"
        if tokens[n - 1].tag == "," and any(token.tag == "VBZ" for token in tokens[n + 1 : n + 18]):
            particle = n + 1 < len(tokens) and tokens[n + 1].low in ("up", "out", "down", "off")
            return (after in ("NN", "VBG", "DT", "PRP$", "JJ", "PRP") or particle) and any(
                t.tag in ("VBZ", "BE") for t in tokens[max(0, n - 25) : n - 1]
            )
        if tokens[n - 1].tag not in ("CC", "RB") or after not in ("NN", "NNS", "DT", "PRP$", "JJ", "NNP", "PRP", "CD"):
            return False
        return any(t.tag == "VBZ" or t.low in ("is", "has", "does") for t in tokens[max(0, n - 25) : n - 1])
