"""Which lines are the words of another law, quoted by the one that amends it.

Reads lines; writes one flag for each. Quote marks in real texts may be nested, straight, opened anew on every
paragraph, or never closed; a quotation that is never closed ends where the amending law plainly goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.grammar import (
    AMENDING_ORDER,
    AMENDING_VERB,
    CLOSING_QUOTES,
    OPENING_QUOTES,
    STRAIGHT_QUOTES,
)
from pholuat.lawtext.structure.lines import Line

# A quotation longer than this many lines without an end is a slip of the pen.
LONGEST_QUOTATION = 3000
_TAIL = re.compile(r"[.;,:\s)]*(?:\[\d+\][.;,\s]*)*$")


def quoted_lines(lines: Sequence[Line]) -> list[bool]:
    """Flag each line that lies in a quotation which began at the head of a line."""
    flags = [False] * len(lines)
    index = 0
    while index < len(lines):
        if not begins_quotation(lines[index].words):
            index += 1
            continue
        last = _last_of_quotation(lines, index)
        for quoted in range(index, last + 1):
            flags[quoted] = True
        index = last + 1
    return flags


def begins_quotation(words: str) -> bool:
    """The line begins with a quote mark that holds the whole of it, not just its first words."""
    if not words or words[0] not in OPENING_QUOTES + STRAIGHT_QUOTES:
        return False
    closed = _first_close(words)
    return closed is None or bool(_TAIL.match(words, closed))


def balance(words: str) -> int:
    """Quote marks opened less those closed; a straight mark opens after a blank or a bracket, else it closes."""
    depth = 0
    before = " "
    for letter in words:
        if letter in OPENING_QUOTES:
            depth += 1
        elif letter in CLOSING_QUOTES:
            depth -= 1
        elif letter in STRAIGHT_QUOTES:
            depth += 1 if before in " \t\xa0([“" else -1
        before = letter
    return depth


def _first_close(words: str) -> int | None:
    depth = 0
    for place, letter in enumerate(words):
        depth += balance_of(words, place, letter)
        if depth <= 0:
            return place + 1
    return None


def balance_of(words: str, place: int, letter: str) -> int:
    """+1 where the letter opens a quotation, -1 where it closes one, else 0."""
    if letter in OPENING_QUOTES:
        return 1
    if letter in CLOSING_QUOTES:
        return -1
    if letter in STRAIGHT_QUOTES:
        return 1 if place == 0 or words[place - 1] in " \t\xa0([“" else -1
    return 0


def _last_of_quotation(lines: Sequence[Line], first: int) -> int:
    if balance(lines[first].words) <= 0:
        return first
    limit = min(len(lines), first + LONGEST_QUOTATION)
    for index in range(first + 1, limit):
        words = lines[index].words
        if not words:
            continue
        if begins_quotation(words) and AMENDING_ORDER.search(_before(lines, index)):
            order = _index_before(lines, index)
            if order > first:
                return order - 1
        if balance(words) < 0 and _ends_quotation(words):
            return index
        if begins_quotation(words) and balance(words) == 0 and _ends_quotation(words):
            return index
    return _end_without_mark(lines, first, limit)


def _ends_quotation(words: str) -> bool:
    place = max(words.rfind(mark) for mark in CLOSING_QUOTES + STRAIGHT_QUOTES)
    return place >= 0


def _end_without_mark(lines: Sequence[Line], first: int, limit: int) -> int:
    for index in range(first + 1, limit):
        opening = lines[index].opening
        if opening is not None and opening.kind in (Kind.CLAUSE, Kind.POINT, Kind.ARTICLE):
            rest = lines[index].words[len(opening.num) :].lstrip(" .):")
            if AMENDING_VERB.match(rest) or AMENDING_ORDER.search(lines[index].words):
                return index - 1
    return first


def _index_before(lines: Sequence[Line], index: int) -> int:
    index -= 1
    while index > 0 and not lines[index].words:
        index -= 1
    return index


def _before(lines: Sequence[Line], index: int) -> str:
    return lines[_index_before(lines, index)].words
