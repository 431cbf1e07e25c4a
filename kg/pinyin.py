"""How Chinese characters are read: `kg/web/pinyin.txt`, which `python -m kg.pinyin` makes of pypinyin's dictionaries.

A line is a syllable and the characters that are read so in most of pypinyin's phrases, or by its dictionary of characters.
The dictionaries take a third of a second to load, the table none.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).parent / "web" / "pinyin.txt"
_FIRST, _LAST = "\u3400", "\u9fff"


def syllables(texts: Iterable[str]) -> dict[str, str]:
    """Syllable → the characters of `texts` that are read so, both sorted."""
    wanted = set().union(*texts)
    lines = (line.split(" ") for line in TABLE.read_text(encoding="utf-8").splitlines())
    found = ((syllable, "".join([c for c in characters if c in wanted])) for syllable, characters in lines)
    return {syllable: characters for syllable, characters in found if characters}


def made() -> str:
    """The table, anew."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, reading in zip(phrase, readings, strict=False):
            heard[character][_plain(reading[0])] += 1
    found: dict[str, list[str]] = defaultdict(list)
    for code, each in sorted(pinyin_dict.items()):
        character, first = chr(code), [_plain(reading) for reading in each.split(",")]
        if _FIRST <= character <= _LAST:
            known = [reading for reading, _ in heard[character].most_common() if reading in first]
            found[(known or first)[0]].append(character)
    return "".join(f"{syllable} {''.join(found[syllable])}\n" for syllable in sorted(found) if syllable.isascii())


def _plain(reading: str) -> str:
    """A reading without its tone, ü as v."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(part for part in parts if not unicodedata.combining(part))


if __name__ == "__main__":
    TABLE.write_text(made(), encoding="utf-8")
