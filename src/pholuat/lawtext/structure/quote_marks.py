"""Quote marks within a line: what they open and close.

Official texts use “ and ”, « and », straight marks, two single ones in a row, and mixtures of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.lawtext.structure.grammar import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES

_DOUBLE_MARK = re.compile(f"[{OPENING_QUOTES}{CLOSING_QUOTES}{STRAIGHT_QUOTES}]")
_ANY_MARK = re.compile(f"[{OPENING_QUOTES}{CLOSING_QUOTES}{STRAIGHT_QUOTES}]|‘‘|’’|''")
_TAIL = re.compile(r"[.;,:\s)]*(?:\[\d+\][.;,\s]*)*$")


def begins_quotation(words: str) -> bool:
    """The line begins with a quote mark that holds the whole of it, not just its first words."""
    if _ANY_MARK.match(words) is None:
        return False
    words = _one_mark(words)
    if words[0] not in OPENING_QUOTES + STRAIGHT_QUOTES:
        return False
    closed = _first_close(words)
    return closed is None or bool(_TAIL.match(words, closed))


def balance(words: str) -> int:
    """Quote marks opened in a line less those closed in it."""
    if _ANY_MARK.search(words) is None:
        return 0
    words = _one_mark(words)
    return sum(_turn(words, place.start()) for place in _DOUBLE_MARK.finditer(words))


def _one_mark(words: str) -> str:
    """Two single quote marks in a row are a double one."""
    return words.replace("‘‘", "“").replace("’’", "”").replace("''", '"')


def _turn(words: str, place: int) -> int:
    """+1 where the mark opens a quotation, -1 where it closes one; a straight mark opens after a blank or bracket."""
    letter = words[place]
    if letter in OPENING_QUOTES:
        return 1
    if letter in CLOSING_QUOTES:
        return -1
    return 1 if place == 0 or words[place - 1] in " \t\xa0([“" else -1


def _first_close(words: str) -> int | None:
    depth = 0
    for mark in _DOUBLE_MARK.finditer(words):
        depth += _turn(words, mark.start())
        if depth <= 0:
            return mark.end()
    return None


def closes_quotation(words: str) -> bool:
    """The line closes more than it opens, or is a quotation of its own."""
    turned = balance(words)
    return turned < 0 or (turned == 0 and begins_quotation(words))


def partners(balances: Sequence[int]) -> list[int]:
    """For each line the first one, itself or below, where what it opened is closed were every mark well nested.

    A line that opens nothing, or whose marks nobody closes, has the number of lines.

    >>> partners([1, 0, 1, -1, 0, -1, 1])
    [5, 7, 3, 7, 7, 7, 7]
    """
    found = [len(balances)] * len(balances)
    open_lines: list[tuple[int, int]] = []
    depth = 0
    for index, turned in enumerate(balances):
        if turned > 0:
            open_lines.append((index, depth))
        depth += turned
        while open_lines and depth <= open_lines[-1][1]:
            found[open_lines.pop()[0]] = index
    return found
