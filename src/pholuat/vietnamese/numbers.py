"""Numbers as Vietnamese texts write them: in words, in order, grouped by points, in Roman figures.

What reads gives None for a text that is no such number; what writes raises ValueError for what it cannot write.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pholuat.vietnamese.normal import nfc

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"))
_VARIANTS = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "bẩy": "bảy", "nhăm": "lăm"}
_DIGIT_VALUE = {word: value for value, word in enumerate(_UNITS)}
_AFTER_TEN = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_AFTER_TENS = _AFTER_TEN | {"mốt": 1, "tư": 4}
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_FIGURES = re.compile(r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<part>[0-9]+))?")


def int_to_roman(number: int) -> str:
    """1..3999 in Roman figures; ValueError outside."""
    if not 1 <= number <= 3999:
        raise ValueError(f"không viết được bằng số La Mã: {number}")
    figures = []
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures.append(figure * count)
    return "".join(figures)


def roman_to_int(text: str) -> int | None:
    """The value of a well-formed Roman number in capitals (1..3999): "IIII", "IC", "iv" and "" have none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    number = place = 0
    for value, figure in _ROMAN:
        while text.startswith(figure, place):
            number += value
            place += len(figure)
    return number


def _below_hundred(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if not tens:
        return [_UNITS[unit]]
    words = ["mười"] if tens == 1 else [_UNITS[tens], "mươi"]
    if unit:
        special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
        words.append(special.get(unit, _UNITS[unit]))
    return words


def _below_thousand(number: int, full: bool) -> list[str]:
    """Three figures in words; `full` says the hundreds even where there are none, as after a higher group."""
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    words = [_UNITS[hundreds], "trăm"]
    if rest:
        words += ["linh"] * (rest < 10) + _below_hundred(rest)
    return words


def _words(number: int, full: bool) -> list[str]:
    for scale, name in _SCALES:
        if number >= scale:
            high, rest = divmod(number, scale)
            return [*_words(high, full), name, *(_words(rest, True) if rest else [])]
    return _below_thousand(number, full)


def int_to_words(number: int) -> str:
    """A whole number in words, as amounts are written and years are spoken.

    >>> int_to_words(1991), int_to_words(2024), int_to_words(1_000_005)
    ('một nghìn chín trăm chín mươi mốt', 'hai nghìn không trăm hai mươi tư', 'một triệu không trăm linh năm')
    """
    return ("âm " if number < 0 else "") + " ".join(_words(abs(number), full=False))


def _read_below_hundred(words: list[str]) -> int | None:
    match words:
        case [unit]:
            return 10 if unit == "mười" else _DIGIT_VALUE.get(unit)
        case ["mười", unit]:
            return 10 + _AFTER_TEN[unit] if unit in _AFTER_TEN else None
        case [tens, "mươi", *unit] if _DIGIT_VALUE.get(tens, 0) >= 2 and len(unit) <= 1:
            last = _AFTER_TENS.get(unit[0]) if unit else 0
            return None if last is None else 10 * _DIGIT_VALUE[tens] + last
    return None


def _read_below_thousand(words: list[str]) -> int | None:
    if len(words) < 2 or words[1] != "trăm":
        return _read_below_hundred(words)
    hundreds, rest = _DIGIT_VALUE.get(words[0]), words[2:]
    if hundreds is None:
        return None
    if rest[:1] == ["linh"]:
        unit = 4 if rest[1:] == ["tư"] else _read_below_hundred(rest[1:])
        return 100 * hundreds + unit if unit and unit < 10 else None
    below = _read_below_hundred(rest) if rest else 0
    return None if below is None or 0 < below < 10 else 100 * hundreds + below


def _read_rest(words: list[str]) -> int | None:
    """What follows a group: "linh năm" and "không trăm linh năm", but no bare "năm", which may mean hundreds."""
    if words[0] == "linh":
        words = ["không", "trăm", *words]
    elif len(words) == 1 and words != ["mười"]:
        return None
    return _read_words(words)


def _read_words(words: list[str]) -> int | None:
    for scale, name in _SCALES:
        if name not in words:
            continue
        place = len(words) - 1 - words[::-1].index(name)
        high, rest = _read_words(words[:place]), words[place + 1 :]
        low = _read_rest(rest) if rest else 0
        too_many = scale < _SCALES[0][0] and high is not None and high >= 1000
        return None if not high or low is None or too_many else high * scale + low
    return _read_below_thousand(words)


def words_to_int(text: str) -> int | None:
    """The whole number that the words say; None for what is no number.

    >>> words_to_int("Một nghìn chín trăm chín mươi mốt"), words_to_int("hai mươi một trăm")
    (1991, None)
    """
    words = [_VARIANTS.get(word, word) for word in nfc(text).lower().split()]
    if words[:1] == ["âm"]:
        value = _read_words(words[1:])
        return -value if value else None
    return _read_words(words)


def ordinal_to_int(text: str) -> int | None:
    """The place that an ordinal names, with or without "thứ".

    >>> [ordinal_to_int(text) for text in ("thứ nhất", "THỨ HAI", "nhất", "thứ tư", "thứ mười một", "thứ bét")]
    [1, 2, 1, 4, 11, None]
    """
    plain = " ".join(nfc(text).lower().split()).removeprefix("thứ ")
    return _ORDINALS.get(plain) or words_to_int(plain) or None


def int_to_ordinal(number: int) -> str:
    """1.. as an ordinal: "thứ nhất", "thứ hai", "thứ tư", "thứ mười một"; ValueError below 1."""
    if number < 1:
        raise ValueError(f"không có thứ tự: {number}")
    return "thứ " + {1: "nhất", 4: "tư"}.get(number, int_to_words(number))


def read_figures(text: str) -> Decimal | None:
    """A number in figures: groups parted by points, the decimal part after a comma.

    >>> read_figures("1.234.567"), read_figures("3,50"), read_figures("12.34")
    (Decimal('1234567'), Decimal('3.50'), None)
    """
    match = _FIGURES.fullmatch(text.strip())
    if not match:
        return None
    whole, part = match["whole"].replace(".", ""), match["part"]
    return Decimal(("-" if match["sign"] else "") + whole + (f".{part}" if part else ""))


def write_figures(number: int | Decimal) -> str:
    """The number grouped by points, its decimals after a comma: "1.234.567", "-3,50"."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def figures_to_words(text: str) -> str | None:
    """A number in figures as it is spoken; the decimals one by one.

    >>> figures_to_words("1.500"), figures_to_words("3,05")
    ('một nghìn năm trăm', 'ba phẩy không năm')
    """
    number = read_figures(text)
    if number is None:
        return None
    whole, _, part = f"{abs(number):f}".partition(".")
    words = int_to_words(int(whole)) + (" phẩy " + " ".join(_UNITS[int(digit)] for digit in part) if part else "")
    return f"âm {words}" if number < 0 else words
