"""Numbers that are printed but not written: those of list items, and the raised place of an exponent or a note."""

from __future__ import annotations

import re

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """Small Roman letters of a number from 1 to 3999; others in digits."""
    if not 0 < number < 4000:
        return str(number)
    parts = []
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def letter(number: int) -> str:
    """a, b, … z, aa, bb, … as word processors count."""
    if number < 1:
        return str(number)
    round_, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (round_ + 1)


def list_label(number: int, style: str) -> str:
    """The label of an item of an HTML list; letters close with a bracket, as the points of a law do."""
    match style:
        case "a":
            return f"{letter(number)})"
        case "A":
            return f"{letter(number).upper()}."
        case "i":
            return f"{roman(number)})"
        case "I":
            return f"{roman(number).upper()}."
        case _:
            return f"{number}."


SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
EXPONENT = re.compile(r"\s*[-−+]?[0-9]+\s*")
NUMBER_BEFORE = re.compile(r"[0-9]\.?$")


def superscript(text: str) -> str:
    """The digits and signs of the text in their raised form."""
    return text.translate(SUPERSCRIPTS)


def raised(text: str, after: str) -> str:
    """A raised number after a number keeps its raised form: 10⁶ is not 106, and clause 1.² is not 1.2."""
    return superscript(text) if EXPONENT.fullmatch(text) and NUMBER_BEFORE.search(after) else text
