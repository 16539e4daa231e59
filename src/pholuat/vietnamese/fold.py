"""Folding: what remains of a text when it is typed without accents, in small letters, on any keyboard.

Search and matching compare folded text; display never does. The alphabet of folding is: letters of the Latin script
with any mark; đ in each of its disguises; letters of other scripts that look like Latin ones; compatibility letters
(full-width, ligatures); marks that combine with Latin letters; invisible characters; spaces and hyphens that only
look different. All else is left as it is, but for case.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LOOK_ALIKE = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҺԚԜ", "abesijkmhopctyxhqw", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True)),
    **dict.fromkeys("ĐÐƉ", "d"),
    **dict.fromkeys("ƢƯ", "u"),
    "Ơ": "o",
    "ı": "i",
    "ẞ": "ss",
}
_LOOK_ALIKE |= {letter.lower(): plain for letter, plain in _LOOK_ALIKE.items()}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_HYPHENS = frozenset("\u2010\u2011")


def _is_mark(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"


def _fold_letter(char: str) -> str:
    """One letter without marks, small, Latin where it looks Latin."""
    parts = [part for part in unicodedata.normalize("NFD", char) if not _is_mark(part)]
    plain = "".join(_LOOK_ALIKE.get(part, part) for part in parts) if len(parts) == 1 else char
    if not plain.isascii():
        compatible = [part for part in unicodedata.normalize("NFKD", plain) if not _is_mark(part)]
        latin = "".join(_LOOK_ALIKE.get(part, part) for part in compatible)
        plain = latin if latin.isascii() and latin.isalpha() else plain
    return plain.lower() if len(plain.lower()) == len(plain) else plain


def _fold_char(char: str) -> str:
    if _is_mark(char) or char in _DROPPED:
        return ""
    if char in _HYPHENS:
        return "-"
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return _fold_letter(char) if category[0] == "L" or category == "Nl" else char


class _Table(dict[int, str]):
    """Folds of the characters met so far; a character is worked out once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table()


def _everyday() -> str:
    """256 characters that nearly all legal text consists of, each of which folds to exactly one."""
    vowels = "aăâeêioôơuưy"
    marks = ["\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
    small = "ăâđêôơư" + "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks)
    signs = "\0\t\n\r" + "".join(map(chr, range(0x20, 0x7F))) + "\u00a0“”‘’–…Ð§°½"
    known = signs + small + small.upper()
    return known + "".join(chr(0xE000 + place) for place in range(256 - len(known)))


_PIECE = 1000
_EVERYDAY = _everyday()
_TO_BYTES = codecs.charmap_build(_EVERYDAY)
_FROM_BYTES = _EVERYDAY.translate(_TABLE)


def _fold_everyday(text: str) -> str | None:
    """The fold by way of one byte a character, ten times as fast; None when a rarer character is met."""
    try:
        coded, _ = codecs.charmap_encode(text, "strict", _TO_BYTES)
    except UnicodeEncodeError:
        return None
    return codecs.charmap_decode(coded, "strict", _FROM_BYTES)[0]


def fold(text: str) -> str:
    """The text in small letters without marks: đ is d, and look-alikes of other scripts are Latin. Idempotent.

    >>> fold("Quyết định số 3289/QÐ-UBND")
    'quyet dinh so 3289/qd-ubnd'
    """
    quick = _fold_everyday(text)
    if quick is not None:
        return quick
    if len(text) <= _PIECE:
        return text.translate(_TABLE)
    return "".join(fold(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE))


_NO_LETTERS = re.compile(r"[^a-z0-9]+")


def hyphened(text: str) -> str:
    """The folded words and digits with a hyphen between them, as addresses hold them.

    >>> hyphened("Bộ luật"), hyphened("14/2012/QH13")
    ('bo-luat', '14-2012-qh13')
    """
    return _NO_LETTERS.sub("-", fold(text)).strip("-")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters stood: `offsets[i]` for character i, then the text's length."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original (code points, half-open) that the folded stretch came from.

        Whole characters with their marks: never half of an ß nor a letter without its combining tone.
        """
        if start >= end:
            return self.offsets[start], self.offsets[start]
        last = self.offsets[end - 1]
        return self.offsets[start], max(self.offsets[end], last + 1)


def fold_with_offsets(text: str) -> Folded:
    """The folded text with offsets, so that what is found in it can be marked in the original."""
    uneven = {char: len(_TABLE[ord(char)]) for char in set(text) if len(_TABLE[ord(char)]) != 1}
    if not uneven:
        return Folded(fold(text), range(len(text) + 1))
    offsets: list[int] = []
    done = 0
    for match in re.finditer(f"[{re.escape(''.join(uneven))}]", text):
        at = match.start()
        offsets += range(done, at)
        offsets += (at,) * uneven[match[0]]
        done = at + 1
    offsets += range(done, len(text) + 1)
    return Folded(fold(text), offsets)


_NUMBER_SIGNS = str.maketrans(
    dict.fromkeys("\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-") | dict.fromkeys("\u2044\u2215\uff0f", "/")
)
_AROUND_SIGNS = re.compile(r"\s*([/-])\s*")
_BEFORE_NUMBER = re.compile(r"^(?:so)?[\s.:]*0*(?=\d)")


def fold_number(text: str) -> str:
    """The key under which all spellings of one document number meet; for matching, neither display nor address.

    Spaces around "/" and "-", every kind of dash, the word "Số", a leading zero and look-alike letters play no part:

    >>> fold_number("Số: 05 / 2013 / TT – BTP") == fold_number("5/2013/TT-BТР")
    True
    """
    plain = _AROUND_SIGNS.sub(r"\1", fold(text).translate(_NUMBER_SIGNS))
    return _BEFORE_NUMBER.sub("", " ".join(plain.split()).strip(" .,;:"))
