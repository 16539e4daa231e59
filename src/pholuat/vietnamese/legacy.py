"""Text of the fonts before Unicode (TCVN3, VNI, VPS) to Unicode and back, and telling which one a text is in.

Such a text looks like Western letters once a program has read it. TCVN3 is TCVN 5712:1993 (ABC fonts, ".VnTime"); VNI
writes a letter and then its mark; VPS has one byte a letter, also where others have quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache, partial
from typing import NamedTuple

from pholuat.vietnamese.legacy_tables import tcvn3, vni, vps
from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.syllables import can_exist

_LEAST_WORDS = 2
_LEAST_SHARE = 0.8
_WORD = re.compile(r"[^\W\d_]{2,}")
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u0323]")


class Encoding(StrEnum):
    """The encodings of the age of fonts."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VPS = "vps"


class FontCoding(NamedTuple):
    """What the name of a font tells: its encoding, and whether it shows every letter as a capital."""

    encoding: Encoding
    capitals: bool


_TO_CODES = {Encoding.TCVN3: tcvn3, Encoding.VNI: vni, Encoding.VPS: vps}


@cache
def _encoder(encoding: Encoding) -> dict[int, str]:
    return {ord(letter): code for letter, code in _TO_CODES[encoding]().items()}


@cache
def _decoder(encoding: Encoding) -> Callable[[str], str]:
    """From codes to letters; where two letters share a code the small one is meant."""
    codes: dict[str, str] = {}
    for letter, code in _TO_CODES[encoding]().items():
        codes[code] = letter
        codes.setdefault(code[:1].upper() + code[1:], letter.upper())
        if "\x80" <= code <= "\uffff" and not "\xa0" <= code <= "\xff":
            codes[code.encode("cp1252", "replace").decode("latin-1")] = letter
    longest_first = sorted(codes, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return partial(pattern.sub, lambda match: codes[match[0]])


def to_unicode(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """The text in Unicode (NFC); all capitals for a capital font (`.VnTimeH`). What is no code stays as it is.

    >>> to_unicode("Céng hßa x· héi chñ nghÜa ViÖt Nam", Encoding.TCVN3)
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> to_unicode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", Encoding.VNI)
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    """
    plain = nfc(_decoder(encoding)(text))
    return plain.upper() if capitals else plain


def from_unicode(text: str, encoding: Encoding) -> str:
    """The text in the codes of the encoding; toned capitals that TCVN3 lacks become small."""
    return nfc(text).translate(_encoder(encoding))


def coding_of_font(name: str) -> FontCoding | None:
    """The encoding that fonts of this name have; None for any other font.

    >>> coding_of_font(".VnTimeH"), coding_of_font("Times New Roman")
    (FontCoding(encoding=<Encoding.TCVN3: 'tcvn3'>, capitals=True), None)
    """
    plain = name.strip().lower()
    starts = {".vn": Encoding.TCVN3, "vni": Encoding.VNI, "vps": Encoding.VPS}
    encoding = next((encoding for start, encoding in starts.items() if plain.startswith(start)), None)
    return FontCoding(encoding, encoding is Encoding.TCVN3 and name.strip().endswith("H")) if encoding else None


def _mended(text: str, decoded: str) -> tuple[int, int, int]:
    """Of the decoded words: those that the decoding made syllables, all syllables, all words."""
    before = set(_WORD.findall(text))
    words = _WORD.findall(decoded)
    good = [word for word in words if can_exist(word)]
    return sum(1 for word in good if word not in before), len(good), len(words)


def detect(text: str) -> Encoding | None:
    """The encoding under which the words of the text become Vietnamese syllables; None for Unicode and other tongues.

    At least two words must be mended by it and four of five words be syllables then, more than without; so a single
    word is never judged, and a text that already bears letters which only Unicode has is left alone.
    """
    if text.isascii() or len(_ONLY_UNICODE.findall(text)) > len(text) // 200:
        return None
    plain = _WORD.findall(text)
    best, best_good = None, sum(1 for word in plain if can_exist(word))
    for encoding in Encoding:
        mended, good, count = _mended(text, to_unicode(text, encoding))
        if mended >= _LEAST_WORDS and good >= _LEAST_SHARE * count and good > best_good:
            best, best_good = encoding, good
    return best
