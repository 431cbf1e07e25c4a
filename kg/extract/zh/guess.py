"""Which rules guess the class of a word, by the code that the dictionary gives it."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.zh import content_words as words
from kg.extract.zh import function_words as links
from kg.extract.zh.place import OF, Guess

# code of the dictionary → the rules that may give a word another one; the first that speaks wins
_GUESSES: dict[str, tuple[Guess, ...]] = {
    "m": (links.auxiliary,),
    "h": (links.is_not, words.hard_to, links.auxiliary),
    "p": (links.at, links.works_as, links.preposition),
    "c": (links.also, links.and_over, links.preposition),
    "j": (
        links.last,
        links.may,
        links.joins_verbs,
        links.conjunction,
        links.about_what,
        links.that_is,
        words.perhaps_verb,
    ),
    "i": (links.no_adverbial_mark,),
    "e": (links.differs, links.determiner_alone, words.perhaps_verb),
    "b": (links.there_are, words.quality_as_noun, words.perhaps_verb),
    "a": (
        words.amounts_to,
        words.nominal_quality,
        words.at_most,
        words.hard_to,
        words.twin,
        words.adjective_as_noun,
        words.adjective_as_verb,
    ),
    "Q": (words.plays, words.classifier_as_noun, words.perhaps_verb),
    "n": (
        links.stands_for,
        words.helps_by,
        words.pursues,
        words.learns_to,
        words.amounts_to,
        links.correlates,
        links.rather_than,
        links.along_with,
        links.there_are,
        words.intends,
        words.prepares,
        words.century,
        links.only_then,
        words.predicate_adjective,
        words.perhaps_verb,
    ),
    "z": (links.counts_schools,),
    "v": (
        links.lies_in,
        links.rather_than,
        links.along_with,
        links.there_are,
        links.correlates,
        words.tells,
        words.amounts_to,
        links.takes_as,
        words.learns_to,
        words.newly,
        words.leading,
        words.intends,
        words.prepares,
        links.rather,
        words.captive,
        links.to_where,
        words.owned,
        links.suffered,
        links.only_then,
        links.that_is,
        words.predicate_adjective,
    ),
    "w": (
        links.stands_for,
        words.pursues,
        words.amounts_to,
        links.along_with,
        links.there_are,
        words.newly,
        words.intends,
        words.prepares,
        links.only_then,
        words.predicate_adjective,
    ),
    "d": (
        words.hard_to,
        words.prepares,
        words.plans_all,
        words.gathers,
        words.predicate_adjective,
        words.together,
        words.no_adverb,
    ),
    "r": (links.no_pronoun, words.perhaps_verb),
    "t": (words.time_as_noun, words.lasting, words.of_a_time, words.perhaps_verb),
    "f": (links.upon, links.at_least, links.region, words.perhaps_verb),
}


@lru_cache(maxsize=100_000)
def guesses(code: str, word: str) -> tuple[Guess, ...]:
    """The rules that may give a word with this code another one."""
    return tuple(rule for rule in _GUESSES.get(code, ()) if rule not in OF or word in OF[rule])
