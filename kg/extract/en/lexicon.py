"""Word forms of English with their tags and lemmas, from the data files of two installed packages."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kg.errors import ConfigurationError

_NOT_TAGS = frozenset({"", "SYM", "LS", "UH", "FW", ":", ".", ",", "(", ")", '"', "``", "''", "$"})
_SAME = {
    "NNPS": "NNP",
    "VBP": "VB",
    "PDT": "DT",
    "RP": "RB",
    "WP$": "WDT",
    "WP": "WDT",
    "ND": "MD",
    "RBS": "RB",
    "RBR": "RB",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Plain data that a cache can hold: preferred tags, lemmas by part of speech, irregular pasts and participles."""

    prefer: dict[str, str]  # lower-case form → Penn tag
    names: frozenset[str]  # forms (lower case) that the lexicon knows as names alone
    forms: dict[str, tuple[tuple[str, str], ...]]  # form → (part of speech, lemma)
    pasts: frozenset[str]  # forms that are a past tense and no participle
    participles: frozenset[str]  # forms that are a participle and no past tense


def compile_lexicon() -> Lexicon:
    """Read the packages' data files into a `Lexicon`."""
    prefer, names = _preferred(_data("textblob", "en/en-lexicon.txt"))
    pasts, participles = _irregular(_data("lemminflect", "resources/infl_lu.csv.gz"))
    return Lexicon(prefer, names, _forms(_data("lemminflect", "resources/lemma_lu.csv.gz"), prefer), pasts, participles)


def _data(package: str, file: str) -> Path:
    """The path of a package's data file, found without importing the package."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / file
        if path.is_file():
            return path
    raise ConfigurationError(f"the package {package} has no {file}: install it again")


def _preferred(path: Path) -> tuple[dict[str, str], frozenset[str]]:
    lower: dict[str, str] = {}
    capital: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition(" ")
        if line.startswith(";;;") or not word[:1].isalpha():
            continue
        tag = tag.split("|")[0].strip()
        tag = _SAME.get(tag, tag)
        if tag not in _NOT_TAGS:
            (lower if word == word.lower() else capital).setdefault(word.lower(), tag)
    names = frozenset(word for word, tag in capital.items() if tag == "NNP" and word not in lower)
    return lower, names


def _forms(path: Path, known: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    forms: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        form, upos, lemmas = line.split(",")
        if form.islower():
            forms[form] = (*forms.get(form, ()), (upos, _best(form, lemmas, upos, known)))
    return forms


_PASTS = frozenset(  # forms of more frequent verbs that are verbs of their own too
    "bore bound bungling consisted crew fell found ground laden resent rewound saw smelt wound".split()
)
_PLURALS = frozenset(  # nouns that mean something else without their -s
    {"accommodations", "auspices", "contents", "crossroads", "damages", "glasses", "goods", "grounds", "italics", "letters", "means",
     "mechanics", "morals", "optics", "proceedings", "proportions", "statistics", "telecommunications", "things", "trousers", "wares"}
)  # fmt: skip


def _best(form: str, lemmas: str, upos: str, known: dict[str, str]) -> str:
    """One lemma of several: the form itself where it is among them (not of verbs' pasts: found, saw), else what shares most."""
    options = lemmas.split("/")
    if upos == "verb" and len(options) > 1 and form in _PASTS:
        options.remove(form)
    if (
        upos == "noun"
        and known.get(form) == "NNS"
        and form[-1] == "s"
        and form in set(options[len(options) < 2 :]) - _PLURALS
    ):
        options.remove(form)  # funds, relations, principles
    if form in options:
        return form
    options = [lemma for lemma in options if lemma in known] or options
    return max(options, key=lambda lemma: (_shared(form, lemma), -len(lemma))) if len(options) > 1 else options[0]


def _shared(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _irregular(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    pasts: set[str] = set()
    participles: set[str] = set()
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        fields = line.split(",")
        if len(fields) > 4 and fields[1] == "verb" and fields[3]:
            pasts.update(fields[2].split("/"))
            participles.update(fields[3].split("/"))
    return frozenset(pasts - participles), frozenset(participles - pasts)
