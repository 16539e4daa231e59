"""The numbers that a word processor or a browser prints itself before the items of a list."""

from __future__ import annotations

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
