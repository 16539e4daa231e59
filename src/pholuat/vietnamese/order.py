"""The order of Vietnamese dictionaries: syllable by syllable, letters first, then tones."""

from __future__ import annotations

import re
import unicodedata

from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import nfc

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng; a syllable without mark (ngang) stands before them."""

_PLACE = {letter: chr(0x41 + place) for place, letter in enumerate(LETTERS)}
_RUNS = re.compile(r"\d+|[^\W\d_]+")


def _number_key(digits: str) -> str:
    plain = digits.lstrip("0") or "0"
    length = str(len(plain))
    return f"!{len(length)}{length}{plain}"


def _letter_key(letter: str) -> tuple[str, str]:
    """A letter's place in the alphabet and its tone ("" for none)."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((str(place) for place, mark in enumerate(TONES, 1) if mark in parts), "")
    plain = nfc("".join(part for part in parts if part not in TONES))
    if plain in _PLACE:
        return _PLACE[plain], tone
    return "".join(_PLACE.get(part, part) for part in fold(plain)), tone


_KNOWN: dict[str, tuple[str, str]] = {}


def _syllable_key(run: str) -> str:
    for letter in run:
        if letter not in _KNOWN:
            _KNOWN[letter] = _letter_key(letter)
    keys = [_KNOWN[letter] for letter in run]
    return "".join(place for place, _ in keys) + ("".join(tone for _, tone in keys) or "0")


def sort_key(text: str) -> str:
    """A string that sorts bytewise (C collation) as a Vietnamese dictionary sorts the text.

    Syllable by syllable; in a syllable the letters a ă â b c d đ e ê…, then the tone: ngang, huyền, hỏi, ngã, sắc,
    nặng. Numbers come before letters, by value; signs part syllables and have no weight; both places of a tone mark
    are one. What is then still equal is ordered by the text itself, so different texts have different keys.

    >>> sorted(["đất", "dân", "bà ba", "ba", "bà", "ba bà", "Điều 10", "Điều 9"], key=sort_key)
    ['ba', 'ba bà', 'bà', 'bà ba', 'dân', 'đất', 'Điều 9', 'Điều 10']
    """
    normal = nfc(text)
    runs = _RUNS.findall(nfc(normal.lower()))
    keys = [_number_key(run) if run.isdecimal() else _syllable_key(run) for run in runs]
    return " ".join(keys) + "\x01" + normal
