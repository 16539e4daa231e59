"""Numbers of provisions: as printed, as written in eIds, as said in official words."""

from __future__ import annotations

import re
import unicodedata

from pholuat.vietnamese.fold import fold

_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINALS = (
    ("nhất", "một"),
    ("hai", "nhì"),
    ("ba",),
    ("tư", "bốn"),
    ("năm",),
    ("sáu",),
    ("bảy", "bẩy"),
    ("tám",),
    ("chín",),
    ("mười",),
    ("mười một",),
    ("mười hai",),
    ("mười ba",),
    ("mười bốn", "mười tư"),
    ("mười lăm",),
    ("mười sáu",),
    ("mười bảy", "mười bẩy"),
    ("mười tám",),
    ("mười chín",),
    ("hai mươi",),
)
_VALUES = {word: value for value, words in enumerate(_ORDINALS, start=1) for word in words}
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


# Longest first, for patterns over text as written.
ORDINAL_PATTERN = "|".join(sorted(_VALUES, key=len, reverse=True)).replace(" ", r"\s+")
ORDINAL_WORDS = tuple(sorted({fold(word) for word in _VALUES}, key=len, reverse=True))
_PLAIN_VALUES = {fold(word): value for word, value in _VALUES.items()}


def roman_value(written: str) -> int | None:
    """The value of a correctly written Roman number in either case, None for anything else."""
    written = written.upper()
    if not written or _ROMAN.fullmatch(written) is None:
        return None
    values = [_DIGITS[letter] for letter in written]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))


def roman(value: int) -> str:
    """A number from 1 to 3999 in Roman digits.

    >>> roman(44), roman_value("XLIV")
    ('XLIV', 44)
    """
    pairs = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    written = ""
    for size, letters in pairs:
        count, value = divmod(value, size)
        written += letters * count
    return written


def normal_num(level: str, num: str) -> str:
    """The number of a level as an address holds it: words in digits, Roman ones too but for chapters and sections."""
    # Signs and zeros around a number fall away, and what is left may be one that is written in another way ("0ba").
    while (normal := _normal_once(level, num)) != num:
        num = normal
    return num


def _normal_once(level: str, num: str) -> str:
    num = unicodedata.normalize("NFC", num).strip()
    if level in {"part", "chp", "sec", "art"} and fold(num) in _PLAIN_VALUES:
        return str(_PLAIN_VALUES[fold(num)])
    if level == "art" and num.isupper() and (value := roman_value(num)):
        return str(value)
    if level in {"art", "cl", "point"}:
        return point_letter(point_token(num.lstrip("0") or num))
    num = _safe(num)
    value = roman_value(num)
    if level in {"part", "reg"} and value and set(num.upper()) <= set("IVX"):
        return str(value)
    if level == "annex":
        return _annex_num(num)
    if level in {"part", "reg", "form"}:
        return num.lower().lstrip("0") or "1"
    return num.upper() if value else num


def _annex_num(num: str) -> str:
    value = roman_value(num)
    if value is None and (match := re.fullmatch(r"([IVXL]+)[.-]?([A-Za-z0-9.]+)", num)) and roman_value(match[1]):
        dot = "." if match[2][0].isdigit() else ""
        return f"{roman_value(match[1])}{dot}{match[2].lower()}"
    return str(value) if value else num.lower().lstrip("0") or "1"


def printed_num(level: str, num: str) -> str:
    """The number as official words print it: annexes in Roman digits (Decree 30/2020, annex I), parts in words."""
    if level == "annex" and num.isascii() and num.isdigit() and 0 < int(num) < 4000:
        return roman(int(num))
    if level == "part" and num.isascii() and num.isdigit() and 0 < int(num) <= len(_ORDINALS):
        return _ORDINALS[int(num) - 1][0]
    if level == "form" and len(num) == 1:
        return f"0{num}"
    return num


def point_token(letter: str) -> str:
    """A point's letter in an eId: đ is "dd"; d and đ that stand together are parted by a hyphen.

    >>> [point_token(letter) for letter in ("a", "đ", "Đ", "dd", "đđ", "a1")]
    ['a', 'dd', 'dd', 'd-d', 'dd-dd', 'a1']
    """
    letter = unicodedata.normalize("NFC", letter).lower().replace("ð", "đ")
    return _safe(re.sub(r"(?<=[dđ])(?=[dđ])", "-", letter).replace("đ", "dd"))


def point_letter(token: str) -> str:
    """The letter that an eId writes.

    >>> [point_letter(token) for token in ("a", "dd", "d-d", "dd-dd", "a1")]
    ['a', 'đ', 'dd', 'đđ', 'a1']
    """
    return "".join(piece.replace("dd", "đ") for piece in re.split(r"(?<=d)-(?=d)", token))


def num_to_token(level: str, num: str) -> str:
    """A printed number in an eId: only letters, digits, point and hyphen; an article's or clause's đ as in points."""
    return point_token(num) if level in {"art", "cl", "point"} else _safe(num)


def token_to_num(level: str, written: str) -> str:
    """The printed number that an eId writes."""
    return point_letter(written) if level in {"art", "cl", "point"} else written


def _safe(num: str) -> str:
    """Only letters, digits, point and hyphen, in the case given; "0" when nothing is left."""
    folded = num if num.isascii() else "".join(fold(char).upper() if char.isupper() else fold(char) for char in num)
    return _UNSAFE.sub("-", folded).strip("-") or "0"
