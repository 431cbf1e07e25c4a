"""Words for a number → value and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "万": 10**4, "亿": 10**8, "千": 10**3, "百万": 10**6}
_WORDS: dict[str, int | Decimal] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "half": Decimal("0.5"),
}  # fmt: skip
_HAN = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\b|[零〇一二两三四五六七八九十百千]+", re.I)
_SCALE = re.compile(r"\s*(百万|thousand|million|billion|万|亿|千)", re.I)
_PERCENT = re.compile(r"\s*(?:%|％|per ?cent|个百分点)", re.I)
_SHARE = "百分之"
_UNIT = re.compile(r"\s*([a-z][a-z ]{1,30}|[\u4e00-\u9fff]{1,6})?", re.I)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read; `highest` where a range was named; `unit` as written, `percent` for shares."""

    value: Decimal
    highest: Decimal | None
    unit: str


def quantity(words: str) -> Quantity | None:
    """The first number in `words`, or None where there is none."""
    share = words.find(_SHARE)
    first = _number(words, share + len(_SHARE) if share >= 0 else 0)
    if first is None:
        return None
    value, _, end = first
    highest = None
    between = re.compile(r"\s*(?:-|–|—|~|～|to|至|到|或)\s*").match(words, end)
    second = _number(words, between.end()) if between else None
    if between and second and second[1] == between.end():
        highest, _, end = second
    if share >= 0 or _PERCENT.match(words, end):
        return Quantity(value, highest, "percent")
    unit = _UNIT.match(words, end)
    return Quantity(value, highest, (unit.group(1) or "").strip() if unit else "")


def _number(words: str, at: int) -> tuple[Decimal, int, int] | None:
    """(value, start, end) of the first number at or after `at`."""
    digits, word = _DIGITS.search(words, at), _WORD.search(words, at)
    found = min((m for m in (digits, word) if m), key=lambda m: m.start(), default=None)
    if found is None:
        return None
    plain = found.group()
    value = _word(plain.lower()) if found is word else Decimal(re.sub("[,，]", "", plain))
    scale = _SCALE.match(words, found.end())
    if scale is None:
        return value, found.start(), found.end()
    return value * _SCALES[scale.group(1).lower()], found.start(), scale.end()


def _word(plain: str) -> Decimal:
    """A number word; Chinese numerals below ten thousand are added up."""
    if plain in _WORDS:
        return Decimal(_WORDS[plain])
    total, digit = 0, None
    for char in plain:
        if char in _POWERS:
            total += (1 if digit is None else digit) * _POWERS[char]
            digit = None
        else:
            digit = _HAN[char] if digit is None else digit * 10 + _HAN[char]
    return Decimal(total + (digit or 0))
