"""Which lines are the words of another law, quoted by the one that amends it.

Reads lines; writes one flag for each. Quote marks in real texts may be nested, straight, opened anew on every
paragraph, never closed, or absent. A quotation that nobody closed ends before the next amending order, before the
closing articles of the amending law or before its signature; one without marks begins after an amending order with
just the number that the order names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure import grammar
from pholuat.lawtext.structure.lines import Line, Opening

_TAIL = re.compile(r"[.;,:\s)]*(?:\[\d+\][.;,\s]*)*$")
_ORDERED = re.compile(r"(Điều|[Kk]hoản|[Đđ]iểm)\s+(\d*[a-zđ]{0,2}\d?)\b")
_KIND_NAMES = {"điều": Kind.ARTICLE, "khoản": Kind.CLAUSE, "điểm": Kind.POINT}


def quoted_lines(lines: Sequence[Line]) -> list[bool]:
    """Flag each line that lies in a quotation which began at the head of a line."""
    signs = _Signs.read(lines)
    flags = [False] * len(lines)
    article: Opening | None = None
    order: Line | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        last = index - 1
        if begins_quotation(line.words) or (order is not None and order.words[-1] in grammar.OPENING_QUOTES):
            last = index if _closes_itself(line.words) else signs.end_of_marked(index, article)
        elif order is not None and _is_ordered(line, order):
            last = signs.end_of_unmarked(index, article)
        for quoted in range(index, last + 1):
            flags[quoted] = True
        if last < index:
            if line.opening is not None and line.opening.kind is Kind.ARTICLE:
                article = line.opening
            last = index
        if line.words:
            order = line if is_order(line) and not flags[index] else None
        index = last + 1
    return flags


def is_order(line: Line) -> bool:
    """The line orders a change of another law: "2. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:"."""
    if line.opening is None or line.opening.kind not in (Kind.ARTICLE, Kind.CLAUSE, Kind.POINT):
        return False
    return grammar.AMENDING_ORDER.match(_rest(line)) is not None


def begins_quotation(words: str) -> bool:
    """The line begins with a quote mark that holds the whole of it, not just its first words."""
    if not words or words[0] not in grammar.OPENING_QUOTES + grammar.STRAIGHT_QUOTES:
        return False
    closed = _first_close(words)
    return closed is None or bool(_TAIL.match(words, closed))


def balance(words: str) -> int:
    """Quote marks opened in a line less those closed in it."""
    return sum(_turn(words, place) for place, letter in enumerate(words) if letter in _ALL_QUOTES)


_ALL_QUOTES = frozenset(grammar.OPENING_QUOTES + grammar.CLOSING_QUOTES + grammar.STRAIGHT_QUOTES)


def _turn(words: str, place: int) -> int:
    """+1 where the mark opens a quotation, -1 where it closes one; a straight mark opens after a blank or bracket."""
    letter = words[place]
    if letter in grammar.OPENING_QUOTES:
        return 1
    if letter in grammar.CLOSING_QUOTES:
        return -1
    return 1 if place == 0 or words[place - 1] in " \t\xa0([“" else -1


def _first_close(words: str) -> int | None:
    depth = 0
    for place, letter in enumerate(words):
        if letter in _ALL_QUOTES:
            depth += _turn(words, place)
            if depth <= 0:
                return place + 1
    return None


def _closes_itself(words: str) -> bool:
    return balance(words) <= 0


def _is_ordered(line: Line, order: Line) -> bool:
    """The line opens just what the order before it named, so it is the new text of that place."""
    opening = line.opening
    if opening is None or not order.words.endswith(":") or is_order(line):
        return False
    named = {(_KIND_NAMES[kind.lower()], num) for kind, num in _ORDERED.findall(_rest(order))}
    return (opening.kind, opening.num) in named


def _rest(line: Line) -> str:
    return line.words[line.opening.length :] if line.opening is not None else ""


@dataclass(slots=True)
class _Signs:
    """For each line, where the next sign of an end stands (the number of lines where there is none)."""

    close: list[int]
    order: list[int]
    tail: list[int]
    closing_articles: dict[str, list[int]]
    count: int

    @classmethod
    def read(cls, lines: Sequence[Line]) -> _Signs:
        """One walk over the lines for each sign."""
        return cls(
            _next(lines, lambda line: bool(line.words) and _closes(line.words)),
            _next(lines, is_order),
            _next(lines, lambda line: grammar.is_tail(line.words)),
            _closing_articles(lines),
            len(lines),
        )

    def end_of_marked(self, index: int, article: Opening | None) -> int:
        """The last line of a quotation that a mark opened on line `index`."""
        after = index + 1
        close, order = self.close[after], self.order[after]
        if close < order:
            return close
        last = self.end_of_unmarked(index, article)
        return last if last < self.count - 1 else index

    def end_of_unmarked(self, index: int, article: Opening | None) -> int:
        """The last line of a quotation without a mark at its end."""
        after = index + 1
        ends = [self.order[after], self.tail[after]]
        if article is not None and article.num.isdigit():
            places = self.closing_articles.get(str(int(article.num) + 1), [])
            ends += places[bisect_left(places, after) :][:1]
        return min(ends) - 1


def _closes(words: str) -> bool:
    turned = balance(words)
    return turned < 0 or (turned == 0 and begins_quotation(words))


def _closing_articles(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Where the closing articles stand, by their number."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        opening = line.opening
        if opening is not None and opening.kind is Kind.ARTICLE and grammar.CLOSING_ARTICLE.match(_rest(line)):
            places.setdefault(opening.num, []).append(index)
    return places


def _next(lines: Sequence[Line], is_sign: Callable[[Line], bool]) -> list[int]:
    found = [len(lines)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        found[index] = index if is_sign(lines[index]) else found[index + 1]
    return found
