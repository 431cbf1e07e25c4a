"""Closed classes of English: the words whose grammar is code. Open classes live in the ontology's files."""

from __future__ import annotations

# auxiliaries
BE = {"be": "VB", "am": "BE", "is": "BE", "are": "BE", "was": "BE", "were": "BE", "been": "VBN", "being": "VBG"}
HAVE = {"have": "HV", "has": "HV", "had": "HV", "having": "VBG"}
DO = {"do": "DO", "does": "DO", "did": "DO"}
MODALS = frozenset("can could may might must shall should will would ought cannot ca wo".split())

# what stands before a noun
POSSESSIVES = frozenset("my your his her its our their".split())
DETERMINERS = frozenset(
    "a an the this that these those each every any some no both either neither another all such what whatever which "
    "whose half many several few most more much enough other fewer less certain various".split()
)
EMPTY_DETERMINERS = DETERMINERS | POSSESSIVES | {"little", "one's", "only", "own", "same"}  # no part of a name
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions half quarter third "
    "double triple twice thrice zero".split()
)
FRACTIONS = frozenset(
    "third quarter half fifth tenth fraction one-third two-thirds one-quarter three-quarters one-half one-fifth two-fifths "
    "three-fifths four-fifths one-tenth two-third three-quarter two-fifth three-fifth four-fifth".split()
)
COUNTS = FRACTIONS | frozenset(  # "a majority of"
    "number majority minority percent range share some many most few all".split()
)
ROUGHLY = frozenset(
    {"about", "almost", "nearly", "roughly", "over", "some", "only", "at least", "more than", "less than"}
)

# what stands for a noun, and adjectives that do
PRONOUNS = frozenset(
    "i you he she it we they me him us them himself herself itself themselves ourselves one ones who whom everyone "
    "everybody anyone anybody someone somebody nobody none something anything nothing everything others oneself".split()
)
COLLECTIVES = frozenset(
    "poor elderly young rich vulnerable unemployed disabled frail homeless sick old aged wealthy needy blind deaf "
    "disadvantaged marginalised marginalized excluded public".split()
)
PLURAL_NOUNS = frozenset("people police clergy poor elderly young rich vulnerable unemployed disabled".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)

# what joins phrases and clauses
PREPOSITIONS = frozenset(
    "of in on at by for with from into through between among against without within during under over about across "
    "towards toward upon via around behind below beneath beside besides beyond despite inside near onto outside per "
    "throughout unlike than amid alongside above along concerning regarding respecting to as like after before since "
    "until till including except down off out up plus minus versus amongst following considering given "
    "notwithstanding vis-à-vis".split()
)
SUBORDINATORS = frozenset(
    "because if when while although though whereas unless once whenever wherever lest whether where".split()
)
BOTH = frozenset("after before since until till as for than so".split())  # preposition, or subordinator before a clause
COORDINATORS = frozenset("and or but nor yet &".split())
PARTICLES = frozenset("up out off down over away back on in about through along together".split())
EXAMPLES = frozenset({"such as", "including", "like", "e.g.", "e.g", "namely", "i.e.", "i.e"})
EXAMPLE_ADVERBS = frozenset({"for example", "especially", "in particular", "notably", "namely", "particularly"})

# adverbs
NEGATORS = frozenset("not n't never hardly scarcely cannot barely nowhere rarely seldom".split())
DEGREE = frozenset(
    "very away more most less least too so quite rather even much far also still just only really especially "
    "particularly increasingly highly relatively as not simply merely".split()
)
ADVERBIAL = frozenset({"also", "etc", "for example", "in particular", "especially", "so far", "as such", "or not"})

# several words that are one: preposition, conjunction or marker
_ONE = (
    "because of, due to, owing to, thanks to, according to, such as, rather than, instead of, but also, "
    "in order to, so as to, so that, in terms of, by means of, by way of, on behalf of, on the basis of, "
    "on the part of, as a result of, in addition to, in the face of, with the help of, for the sake of, "
    "for the purpose of, compared with, in contrast to, together with, apart from, in favour of, in line with, "
    "as part of, in the form of, at the expense of, in exchange for, on top of, in front of, in the absence of, "
    "in need of, for example, as if, up to, more than, less than, at least, at most, other than, no longer, "
    "not only, or not, as such, in which, so far, in the name of, out of, in response to, in particular, "
    "in the hands of, each other"
)
_SAID_OTHERWISE = {  # the word or words → what means the same
    "because of": "by virtue of, on account of, on grounds of, in light of, in view of",
    "instead of": "in place of, in lieu of",
    "as a result of": "as a consequence of",
    "with the help of":
        "with the aid of, with the support of, with the assistance of, with the backing of, with help of, with aid of, "
        "with support of, with assistance of, by help of",
    "for the purpose of": "with the aim of, with a view to, with the goal of, with the purpose of",
    "compared with": "compared to, in comparison with, in comparison to",
    "in contrast to": "in contrast with, as opposed to, as distinct from, contrary to",
    "together with":
        "along with, in cooperation with, in collaboration with, in partnership with, in conjunction with, jointly with, "
        "in consultation with, in concert with, in association with, in coordination with, in alliance with, "
        "in close cooperation with, in close collaboration with, in close consultation with, in close partnership with, "
        "in close coordination with",
    "apart from": "aside from",
    "regarding": "with regard to, with respect to, in regard to, in relation to, as to",
    "in favour of": "in favor of",
    "despite": "in spite of, regardless of",
    "in line with": "in accordance with",
    "in exchange for": "in return for",
    "each other": "one another",
    "less than": "fewer than",
    "near": "near to, close to, next to",
    "in": "especially in, particularly in",
    "before": "ahead of, prior to",
    "and": "as well as, and also, and even, and then, and thus, and therefore, and hence, and thereby",
    "or": "or even",
    "nor": "let alone",
    "if": "even if, as long as, provided that, so long as",
    "when": "as soon as",
    "because": "given that, in that, now that",
    "although": "even though",
    "as if": "as though",
    "so that": "in order that, such that",
    "also":
        "free of charge, at the same time, on the one hand, on the other hand, in addition, in short, of course, "
        "in fact, by contrast, in contrast, as a result, after all, for that reason, for this reason, at first, "
        "in turn, in practice, in general, in principle, at last, as much as possible, as far as possible, "
        "face to face, as soon as possible, as possible, in recent years, to a large extent, to some extent, to a certain extent, "
        "to a great extent, first of all, by and large, on the contrary, in this way, in other words, that is, "
        "as a whole, on average, at once, at present, in time, in a timely manner, at all, day and night, night and day, year after year, day by day, step by step, "
        "year by year, week after week, around the clock, in full, at short notice",
    "etc": "and so on, and so forth, and the like",
    "for example": "for instance",
    "especially": "above all",
    "more": "more and more",
    "percent": "per cent",
}  # fmt: skip
PHRASES: dict[str, str] = {
    **{phrase: phrase for phrase in _ONE.split(", ")},
    **{phrase: word for word, phrases in _SAID_OTHERWISE.items() for phrase in phrases.split(", ")},
}

# verbs by what may stand beside them
LINKING = frozenset("be become remain seem appear stay prove".split())
CAUSATIVES = frozenset("make render keep leave turn hold find get".split())  # "makes it safe"
NAMING = frozenset(  # "calls it a risk"
    "consider call name deem term dub label declare designate appoint elect make".split()
)
GIVING = frozenset(  # "gives them a voice"
    "give grant deny offer lend award allow spare guarantee assign teach tell show send bring pay cost owe promise".split()
)
POSSESSION = frozenset("have possess receive hold own get enjoy see gain".split())
GETTING = frozenset(  # what comes to somebody once is no quality of his: "received 26 bronzes"
    "accumulate acquire amass earn gain get learn obtain reap receive see witness".split()
)
TELLS = frozenset("demonstrate depict illustrate indicate portray reveal show suggest".split())  # "the figures show A"
INTRANSITIVE = frozenset(
    "rise grow fall decline increase emerge exist remain age work live shrink soar expand mount".split()
)
MAKING_UP = frozenset(
    "account amount be comprise equal exceed constitute form make represent".split()
)  # "make up a third of"
JUDGING = frozenset(  # somebody for what they did
    "accuse admire blame censure chide commend condemn convict criticise criticize decorate discipline fault fine honour "
    "penalise penalize praise prosecute punish rebuke reprimand reproach reward sanction sue thank".split()
)
TELLING = frozenset(  # the object is told, or loses, what the of-phrase names
    "warn inform remind notify convince persuade assure accuse suspect deprive rob strip rid relieve cure".split()
)
AGAINST = frozenset(  # "rejects the proposal to do A" does not do A
    "abandon attack block condemn criticise criticize debate discuss drop fight oppose protest reject resist scrap shelve "
    "veto welcome".split()
)
BLAMING = frozenset(  # the for-phrase says what the object did
    "fine punish criticise criticize praise thank blame sue prosecute sanction condemn reward jail arrest".split()
)
TURNS = frozenset(  # verbs, and their nouns, of turning from one thing to another
    "change conversion convert evolution evolve move moving shift switch transform transformation transition turn".split()
)

# words in -ing that stand before a noun
GROWING = frozenset(  # what it does: "rising rents"
    "growing rising falling existing emerging ageing aging working living leading developing changing remaining "
    "following increasing declining shrinking competing missing crumbling soaring expanding boiling ongoing "
    "underlying rotating revolving roving travelling standing".split()
)
COMPOUNDING = frozenset(  # its kind: "access to drinking water"
    "banking cooking drinking dwelling engineering farming fishing gambling grazing housing incoming logging "
    "manufacturing mining neighboring neighbouring nursing outgoing parking participating sitting surrounding "
    "visiting voting".split()
)

# nouns and adjectives by what may stand beside them
FIELDS = frozenset("management governance control prevention relief administration".split())  # "in flood control, A …"
CURBS = frozenset("ban tax levy duty restriction limit cap embargo moratorium tariff".split())  # laid on B
PREMISES = frozenset(  # where people and things are
    "apartment barrack barracks base basement bed border building bus campus car cell centre center church clinic college compound "
    "corner court courtroom dormitory dwelling embassy facility factory farm field flat forest hall headquarters home "
    "hospital hostel hotel house household housing institution jail kitchen laboratory land library market mine mosque "
    "museum neighbourhood neighborhood nursery office orphanage park pasture plant plot police-station port prison ranch "
    "reserve residence road room school seat shed shelter ship shop site square state station store street temple theatre "
    "tower train university venue warehouse workplace workshop world yard".split()
)
COMPOUNDS = frozenset(  # what parts form
    "apparatus architecture backbone basis bundle chain complex continuum core cycle framework infrastructure mix mosaic "
    "network package patchwork regime structure system trio triangle unit web whole".split()
)
SEEN_AS = frozenset(  # verbs whose object is something "as" something else
    "accept characterise characterize classify condemn consider criticise criticize define denounce depict describe dismiss "
    "employ interpret know label perceive portray present recognise recognize regard see treat understand use view".split()
)
HELD_OVER = frozenset(
    "advantage argument authority battle command concern conflict control debate discretion dispute dominance influence "
    "jurisdiction leverage monopoly oversight ownership power quarrel rule say sovereignty struggle supervision supremacy "
    "tension victory war".split()
)
TOWARDS = frozenset(  # they say little without what they are to
    "access right resistance response approach commitment adaptation adherence attachment transition return exposure "
    "damage attention admission entry vulnerability opposition threat barrier obstacle solution answer key route path "
    "entitlement claim title cost harm risk loyalty sensitivity shift switch move restriction reference alternative "
    "introduction subordination subjection contribution obedience sentence visit trip".split()
)
PARTS = frozenset(  # "the stages of A are B and C"
    "component constituent element ingredient layer leg module part phase pillar plank prong section segment stage step "
    "strand subsystem tier".split()
)
ABILITY = frozenset("ability capacity effort willingness attempt readiness power".split())  # stand for whose they are
DENIALS = frozenset("failure refusal inability reluctance unwillingness".split())  # deny their infinitive
OWNED = (  # the infinitive says what their owner may, must or wants to do
    ABILITY
    | DENIALS
    | frozenset(
        "right opportunity chance permission freedom authority duty obligation responsibility plan decision intention "
        "promise pledge commitment ambition desire potential proposal".split()
    )
)
HARD = frozenset("difficult hard harder impossible costly risky expensive".split())  # "makes it hard for A to do B"
