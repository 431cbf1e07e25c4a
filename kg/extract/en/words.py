"""Closed classes of English: the words whose grammar is code. Open classes live in the ontology's files."""

from __future__ import annotations

BE = {"be": "VB", "am": "BE", "is": "BE", "are": "BE", "was": "BE", "were": "BE", "been": "VBN", "being": "VBG"}
HAVE = {"have": "HV", "has": "HV", "had": "HV", "having": "VBG"}
DO = {"do": "DO", "does": "DO", "did": "DO"}
MODALS = frozenset(
    ["can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought", "cannot", "ca", "wo"]
)
DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "each",
        "every",
        "any",
        "some",
        "no",
        "both",
        "either",
        "neither",
        "another",
        "all",
        "such",
        "what",
        "whatever",
        "which",
        "whose",
        "half",
        "many",
        "several",
        "few",
        "most",
        "more",
        "much",
        "enough",
        "other",
        "fewer",
        "less",
        "certain",
        "various",
    ]
)
POSSESSIVES = frozenset(["my", "your", "his", "her", "its", "our", "their"])
PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "us",
        "them",
        "himself",
        "herself",
        "itself",
        "themselves",
        "ourselves",
        "one",
        "ones",
        "who",
        "whom",
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "someone",
        "somebody",
        "nobody",
        "none",
        "something",
        "anything",
        "nothing",
        "everything",
        "others",
        "oneself",
    ]
)
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "into",
        "through",
        "between",
        "among",
        "against",
        "without",
        "within",
        "during",
        "under",
        "over",
        "about",
        "across",
        "towards",
        "toward",
        "upon",
        "via",
        "around",
        "behind",
        "below",
        "beneath",
        "beside",
        "besides",
        "beyond",
        "despite",
        "inside",
        "near",
        "onto",
        "outside",
        "per",
        "throughout",
        "unlike",
        "than",
        "amid",
        "alongside",
        "above",
        "along",
        "concerning",
        "regarding",
        "respecting",
        "to",
        "as",
        "like",
        "after",
        "before",
        "since",
        "until",
        "till",
        "including",
        "except",
        "down",
        "off",
        "out",
        "up",
        "plus",
        "minus",
        "versus",
        "amongst",
        "following",
        "considering",
        "given",
        "notwithstanding",
        "vis-à-vis",
    ]
)
SUBORDINATORS = frozenset(
    [
        "because",
        "if",
        "when",
        "while",
        "although",
        "though",
        "whereas",
        "unless",
        "once",
        "whenever",
        "wherever",
        "lest",
        "whether",
        "where",
    ]
)
BOTH = frozenset(
    ["after", "before", "since", "until", "till", "as", "for", "than", "so"]
)  # preposition, or subordinator before a clause
COORDINATORS = frozenset(["and", "or", "but", "nor", "yet", "&"])
RELATIVES = frozenset(["which", "who", "whom", "whose", "that", "where"])
PARTICLES = frozenset(
    ["up", "out", "off", "down", "over", "away", "back", "on", "in", "about", "through", "along", "together"]
)
NEGATIONS = frozenset(
    ["not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "cannot", "without", "barely"]
)
NEGATORS = frozenset(["not", "n't", "never", "hardly", "scarcely", "cannot", "barely", "nowhere", "rarely", "seldom"])
EMPTY_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "each",
        "every",
        "any",
        "some",
        "no",
        "both",
        "either",
        "neither",
        "another",
        "all",
        "such",
        "what",
        "whatever",
        "which",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "whose",
        "half",
        "many",
        "several",
        "few",
        "most",
        "more",
        "much",
        "enough",
        "other",
        "certain",
        "various",
        "little",
        "one's",
        "fewer",
        "less",
        "only",
        "own",
        "same",
    ]
)
DEGREE = frozenset(
    [
        "very",
        "away",
        "more",
        "most",
        "less",
        "least",
        "too",
        "so",
        "quite",
        "rather",
        "even",
        "much",
        "far",
        "also",
        "still",
        "just",
        "only",
        "really",
        "especially",
        "particularly",
        "increasingly",
        "highly",
        "relatively",
        "as",
        "not",
        "simply",
        "merely",
    ]
)
PLURAL_NOUNS = frozenset(
    ["people", "police", "clergy", "poor", "elderly", "young", "rich", "vulnerable", "unemployed", "disabled"]
)
COLLECTIVES = frozenset(
    [
        "poor",
        "elderly",
        "young",
        "rich",
        "vulnerable",
        "unemployed",
        "disabled",
        "frail",
        "homeless",
        "sick",
        "old",
        "aged",
        "wealthy",
        "needy",
        "blind",
        "deaf",
        "disadvantaged",
        "marginalised",
        "marginalized",
        "excluded",
        "public",
    ]
)
NUMBER_WORDS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "half",
        "quarter",
        "third",
        "double",
        "triple",
        "twice",
        "thrice",
        "zero",
    ]
)
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
CAUSATIVES = frozenset(["make", "render", "keep", "leave", "turn", "hold", "find", "get"])
NAMING = frozenset(
    ["consider", "call", "name", "deem", "term", "dub", "label", "declare", "designate", "appoint", "elect", "make"]
)
POSSESSION = frozenset(["have", "possess", "receive", "hold", "own", "get", "enjoy", "see", "gain"])
INTRANSITIVE = frozenset(
    [
        "rise",
        "grow",
        "fall",
        "decline",
        "increase",
        "emerge",
        "exist",
        "remain",
        "age",
        "work",
        "live",
        "shrink",
        "soar",
        "expand",
        "mount",
    ]
)
GIVING = frozenset(
    [
        "give",
        "grant",
        "deny",
        "offer",
        "lend",
        "award",
        "allow",
        "spare",
        "guarantee",
        "assign",
        "teach",
        "tell",
        "show",
        "send",
        "bring",
        "pay",
        "cost",
        "owe",
        "promise",
    ]
)
FRACTIONS = frozenset(["third", "quarter", "half", "fifth", "tenth", "fraction"])
COUNTS = FRACTIONS | {
    "number",
    "majority",
    "minority",
    "percent",
    "range",
    "share",
    "some",
    "many",
    "most",
    "few",
    "all",
}
ROUGHLY = frozenset(
    {"about", "almost", "nearly", "roughly", "over", "some", "only", "at least", "more than", "less than"}
)
MAKING_UP = frozenset({"account", "be", "comprise", "constitute", "form", "make", "represent"})  # "make up a third of"
LINKING = frozenset(["be", "become", "remain", "seem", "appear", "stay", "prove"])
THIRD = frozenset(
    ["it", "they", "them", "he", "she", "him", "himself", "itself", "themselves", "this", "these", "those"]
)
PHRASES: dict[str, str] = {  # several words that are one: preposition, conjunction or marker
    "let alone": "nor", "free of charge": "also", "because of": "because of", "due to": "due to", "owing to": "owing to", "thanks to": "thanks to",
    "according to": "according to", "such as": "such as", "rather than": "rather than", "instead of": "instead of",
    "as well as": "and", "and also": "and", "but also": "but also", "and even": "and", "and then": "and",
    "and thus": "and", "and therefore": "and", "and hence": "and", "and thereby": "and", "or even": "or",
    "in order to": "in order to", "so as to": "so as to", "so that": "so that", "in order that": "so that",
    "in terms of": "in terms of", "by means of": "by means of", "by way of": "by way of", "on behalf of": "on behalf of",
    "on the basis of": "on the basis of", "on the part of": "on the part of", "as a result of": "as a result of",
    "as a consequence of": "as a result of", "in addition to": "in addition to", "in the face of": "in the face of",
    "with the help of": "with the help of", "with the aid of": "with the help of", "with the support of": "with the help of",
    "for the sake of": "for the sake of", "for the purpose of": "for the purpose of",
    "with the aim of": "for the purpose of", "with a view to": "for the purpose of",
    "with the goal of": "for the purpose of", "with the purpose of": "for the purpose of",
    "compared with": "compared with", "compared to": "compared with", "in comparison with": "compared with",
    "in comparison to": "compared with", "in contrast to": "in contrast to", "in contrast with": "in contrast to",
    "as opposed to": "in contrast to", "as distinct from": "in contrast to", "contrary to": "in contrast to",
    "together with": "together with", "along with": "together with", "in cooperation with": "together with",
    "in collaboration with": "together with", "in partnership with": "together with",
    "in conjunction with": "together with", "jointly with": "together with", "apart from": "apart from",
    "aside from": "apart from", "with regard to": "regarding", "with respect to": "regarding",
    "in regard to": "regarding", "in relation to": "regarding", "in favour of": "in favour of",
    "in favor of": "in favour of", "in spite of": "despite", "regardless of": "despite", "in line with": "in line with",
    "in accordance with": "in line with", "as part of": "as part of", "in the form of": "in the form of",
    "by virtue of": "because of", "on account of": "because of", "on grounds of": "because of",
    "at the expense of": "at the expense of", "in place of": "instead of", "in lieu of": "instead of",
    "in exchange for": "in exchange for", "in return for": "in exchange for", "on top of": "on top of",
    "in front of": "in front of", "in the absence of": "in the absence of", "in need of": "in need of",
    "for example": "for example", "for instance": "for example", "even though": "although", "even if": "if",
    "as if": "as if", "as though": "as if", "as long as": "if", "provided that": "if", "given that": "because",
    "in that": "because", "now that": "because", "such that": "so that", "as soon as": "when", "up to": "up to",
    "more than": "more than", "less than": "less than", "fewer than": "less than", "at least": "at least",
    "at most": "at most", "other than": "other than", "near to": "near", "close to": "near", "next to": "near",
    "as to": "regarding", "no longer": "no longer", "not only": "not only", "and so on": "etc", "and so forth": "etc",
    "and the like": "etc", "or not": "or not", "as such": "as such", "in which": "in which", "so far": "so far",
    "especially in": "in", "particularly in": "in", "in the name of": "in the name of", "ahead of": "before",
    "prior to": "before", "out of": "out of", "in light of": "because of", "in view of": "because of",
    "in response to": "in response to", "per cent": "percent", "in particular": "in particular", "above all": "especially",
    "under the guidance of": "under", "under the leadership of": "under", "in the hands of": "in the hands of",
    "at the same time": "also", "on the one hand": "also", "on the other hand": "also", "in addition": "also",
    "in short": "also", "of course": "also", "in fact": "also", "by contrast": "also", "in contrast": "also",
    "as a result": "also", "after all": "also", "for that reason": "also", "for this reason": "also", "at first": "also",
    "in turn": "also", "in practice": "also", "in general": "also", "in principle": "also", "at last": "also",
    "more and more": "more", "as much as possible": "also", "as far as possible": "also", "as soon as possible": "also", "as possible": "also",
    "in recent years": "also", "to a large extent": "also", "to some extent": "also", "to a certain extent": "also",
    "to a great extent": "also", "first of all": "also", "by and large": "also", "on the contrary": "also",
    "in this way": "also", "in other words": "also", "that is": "also", "as a whole": "also", "on average": "also",
    "at present": "also", "so long as": "if", "in time": "also", "in a timely manner": "also", "at all": "also",
}  # fmt: skip
ADVERBIAL = frozenset({"also", "etc", "for example", "in particular", "especially", "so far", "as such", "or not"})
EXAMPLE_ADVERBS = frozenset({"for example", "especially", "in particular", "notably", "namely", "particularly"})
EXAMPLES = frozenset({"such as", "including", "like", "e.g.", "namely", "i.e."})

# what one takes part in: "in flood control, volunteers …"
FIELDS = frozenset({"management", "governance", "control", "prevention", "relief", "administration"})

# participles that mostly stand before a noun
GROWING = frozenset(
    "growing rising falling existing emerging ageing aging working living leading developing changing remaining following "
    "increasing declining shrinking competing missing crumbling soaring expanding boiling ongoing underlying".split()
)

# -ing words that stand before a noun as its kind: "access to drinking water"
COMPOUNDING = frozenset(
    "banking cooking drinking dwelling engineering farming fishing gambling grazing housing incoming logging manufacturing mining "
    "neighboring neighbouring nursing outgoing parking participating sitting surrounding visiting voting".split()
)

# verbs whose object is told, or loses, what the of-phrase names
TELLING = frozenset(
    "warn inform remind notify convince persuade assure accuse suspect deprive rob strip rid relieve cure".split()
)
# verbs whose for-phrase says what the object did
BLAMING = frozenset(
    "fine punish criticise criticize praise thank blame sue prosecute sanction condemn reward jail arrest".split()
)

# nouns with an infinitive that stand for whose they are
ABILITY = frozenset({"ability", "capacity", "effort", "willingness", "attempt", "readiness", "power"})

# nouns that say little without what they are to
TOWARDS = frozenset(
    "access right resistance response approach commitment adaptation adherence attachment transition return exposure damage "
    "attention admission entry vulnerability opposition threat barrier obstacle solution answer key route path entitlement "
    "claim title cost harm risk loyalty sensitivity shift switch move restriction reference alternative introduction "
    "subordination subjection contribution obedience sentence visit trip".split()
)

# nouns that deny their infinitive
DENIALS = frozenset({"failure", "refusal", "inability", "reluctance", "unwillingness"})

# nouns whose infinitive says what their owner may, must or wants to do
OWNED = (
    ABILITY
    | DENIALS
    | frozenset(
        "right opportunity chance permission freedom authority duty obligation responsibility plan decision intention promise "
        "pledge commitment ambition desire potential proposal".split()
    )
)

# "makes it hard for A to do B"
HARD = frozenset({"difficult", "hard", "harder", "impossible", "costly", "risky", "expensive"})

# what is laid on something, and says little without it
CURBS = frozenset({"ban", "tax", "levy", "duty", "restriction", "limit", "cap", "embargo", "moratorium", "tariff"})

# verbs and nouns of turning from one thing to another
TURNS = frozenset({"change", "conversion", "convert", "evolution", "evolve", "move", "moving", "shift", "switch", "transform",
                   "transformation", "transition", "turn"})  # fmt: skip
