"""Which lines are the words of another law, quoted by the one that amends it.

Reads lines; writes one flag for each. Quote marks in real texts may be nested, straight, opened anew on every
paragraph, never closed, or absent. A quotation that nobody closed ends before the next amending order, before the
closing articles of the amending law or before its signature; one without marks begins after an amending order with
just the number that the order names.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pholuat.lawtext.address_nums import roman
from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure import grammar
from pholuat.lawtext.structure.lines import Line, Opening
from pholuat.lawtext.structure.quote_marks import balance, begins_quotation, closes_quotation, partners
from pholuat.lawtext.structure.sequence import number_of

_QUOTES_AFTER_COLON = re.compile(rf":\s*[{grammar.OPENING_QUOTES}{grammar.STRAIGHT_QUOTES}]")
_NUM = r"(?:\d+[a-zđ]{0,2}|[IVXLC]+[a-z]?|[a-zđ]{1,2}\d?)\b"
_ORDERED = re.compile(rf"(Điều|[Kk]hoản|[Đđ]iểm|Chương|Mục|Phần)\s+({_NUM}(?:(?:,|\s+và)\s+{_NUM})*)")
_KIND_NAMES = {
    "điều": Kind.ARTICLE,
    "khoản": Kind.CLAUSE,
    "điểm": Kind.POINT,
    "chương": Kind.CHAPTER,
    "mục": Kind.SECTION,
    "phần": Kind.PART,
}


def quoted_lines(lines: Sequence[Line]) -> list[bool]:
    """Flag each line that lies in a quotation which began at the head of a line; blank lines go with both sides."""
    worded = [place for place, line in enumerate(lines) if line.words]
    flags = [False] * len(lines)
    for place, quoted in zip(worded, _quoted([lines[place] for place in worded]), strict=True):
        flags[place] = quoted
    for before, after in itertools.pairwise(worded):
        flags[before + 1 : after] = [flags[before] and flags[after]] * (after - before - 1)
    return flags


def _quoted(lines: Sequence[Line]) -> list[bool]:
    signs = _Signs.read(lines)
    flags = [False] * len(lines)
    own = _Own()
    order: Line | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        last = index - 1
        if begins_quotation(line.words) or (order is not None and order.words[-1] in grammar.OPENING_QUOTES):
            last = signs.end_of_marked(index, own, closed=balance(line.words) <= 0)
        elif order is not None and _is_ordered(line, order, own, below_quotation=flags[index - 1]):
            last = signs.end_of_unmarked(index, own)
        if last < index:
            own = own.after(line.opening)
            order = line if is_order(line) else None
            last = signs.end_of_marked(index, own, closed=False) if _quotes_at_once(line) else index
            flags[index + 1 : last + 1] = [True] * (last - index)
            index = last + 1
            continue
        flags[index : last + 1] = [True] * (last + 1 - index)
        index = last + 1
    return flags


@dataclass(frozen=True, slots=True)
class _Own:
    """Where the amending law itself stands: its last article, clause and point outside of quotations."""

    article: str = ""
    clause: str = ""
    point: str = ""
    chapter: int = 0

    def after(self, opening: Opening | None) -> _Own:
        """The place that a line leads to."""
        if opening is None:
            return self
        if opening.kind is Kind.ARTICLE:
            return replace(self, article=opening.num, clause="", point="")
        if opening.kind is Kind.CLAUSE and not _goes_back(self.clause, opening.num):
            return replace(self, clause=opening.num, point="")
        if opening.kind is Kind.POINT:
            return replace(self, point=opening.num)
        if opening.kind is Kind.CHAPTER:
            return replace(self, chapter=number_of(Kind.CHAPTER, opening.num)[0])
        return self

    def due_chapter(self) -> list[tuple[Kind, str]]:
        """The next chapter of an amending law that has chapters itself."""
        return [(Kind.CHAPTER, roman(self.chapter + 1))] if self.chapter else []

    def due(self) -> list[tuple[Kind, str]]:
        """What the amending law itself may go on with: the next article, clause or point."""
        due = [(Kind.ARTICLE, str(int(self.article) + 1))] if self.article.isdigit() else []
        if self.clause.isdigit():
            due.append((Kind.CLAUSE, str(int(self.clause) + 1)))
        if len(self.point) == 1:
            following = grammar.POINT_LETTERS.partition(self.point)[2][:2]
            due += [(Kind.POINT, letter) for letter in following]
        return due


def is_order(line: Line) -> bool:
    """The line orders a change of another law: "2. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:"."""
    if line.opening is None or line.opening.kind not in (Kind.ARTICLE, Kind.CLAUSE, Kind.POINT):
        return False
    return grammar.AMENDING_ORDER.match(_rest(line)) is not None


def _quotes_at_once(line: Line) -> bool:
    """The amending law's own number and the quoted text stand in one line: "1. “1. Trước khi …"."""
    if line.opening is None or balance(line.words) <= 0:
        return False
    return begins_quotation(_rest(line)) or (is_order(line) and _QUOTES_AFTER_COLON.search(line.words) is not None)


def _is_ordered(line: Line, order: Line, own: _Own, *, below_quotation: bool) -> bool:
    """The line opens just what the order before it named, so it is new text.

    Right below "như sau:" that is certain; below a bare order, or a quotation that closed too early, only what is
    not the amending law's own next number.
    """
    opening = line.opening
    if (
        opening is None
        or is_order(line)
        or begins_quotation(_rest(line))
        or grammar.ORDER_WITHOUT_TEXT.match(_rest(order))
    ):
        return False
    place = (opening.kind, opening.num)
    if place not in _named(_rest(order)):
        return False
    certain = order.words.rstrip(grammar.OPENING_QUOTES).endswith(":") and not below_quotation
    return certain or place not in own.due()


def _named(words: str) -> set[tuple[Kind, str]]:
    """The places that an order names: "các khoản 9, 10 và 11" is three."""
    return {
        (_KIND_NAMES[kind.lower()], num)
        for kind, nums in _ORDERED.findall(words)
        for num in re.findall(r"[\da-zđIVXLC]+", nums.replace("và", ","))
    }


def _opens(line: Line, kind: Kind) -> bool:
    return line.opening is not None and line.opening.kind is kind


def _rest(line: Line) -> str:
    return line.words[line.opening.length :] if line.opening is not None else ""


_Places = dict[tuple[Kind, str], list[int]]


def _nested(lines: Sequence[Line]) -> list[int]:
    """From each line on, the next one that begins a quotation right below an amending order."""
    below_order = [False, *(is_order(line) for line in lines)]
    found = [len(lines)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        is_nested = below_order[index] and begins_quotation(lines[index].words)
        found[index] = index if is_nested else found[index + 1]
    return found


def _goes_back(before: str, num: str) -> bool:
    return before.isdigit() and num.isdigit() and int(num) <= int(before)


@dataclass(slots=True)
class _Signs:
    """Where the next sign stands from each line on, or from any line for a number: quote marks, signatures, orders."""

    begin: list[int]
    close: list[int]
    unpaired: list[int]
    tail: list[int]
    orders: _Places
    articles: _Places
    chapters: _Places
    article_lines: list[int]
    closing_articles: _Places
    partners: list[int]
    nested: list[int]
    openings: list[int]
    lines: Sequence[Line]
    count: int

    @classmethod
    def read(cls, lines: Sequence[Line]) -> _Signs:
        """One walk over the lines for each sign."""
        return cls(
            _next(lines, lambda line: begins_quotation(line.words)),
            _next(lines, lambda line: closes_quotation(line.words)),
            _next(lines, lambda line: balance(line.words) < 0),
            _next(lines, lambda line: grammar.is_tail(line.words)),
            _places(lines, is_order),
            _places(lines, lambda line: _opens(line, Kind.ARTICLE)),
            _places(lines, lambda line: _opens(line, Kind.CHAPTER)),
            [index for index, line in enumerate(lines) if _opens(line, Kind.ARTICLE)],
            _places(lines, lambda line: grammar.CLOSING_ARTICLE.match(_rest(line)) is not None),
            partners([balance(line.words) for line in lines]),
            _nested(lines),
            _next(lines, lambda line: line.opening is not None),
            lines,
            len(lines),
        )

    def end_of_marked(self, index: int, own: _Own, *, closed: bool) -> int:
        """The last line of a quotation that a mark opened on line `index`; `closed` when that line closes it too."""
        last = index
        if not closed and self._is_well_nested(index, own):
            return self.partners[index]
        if not closed:
            last = self.close[index + 1]
            if last >= self._first(self.orders, own.due(), index + 1):
                last = self.end_of_unmarked(index, own)
                return last if last < self.count - 1 else index
        return self._up_to_unpaired(last, own)

    def _is_well_nested(self, index: int, own: _Own) -> bool:
        """A quotation within the quotation is closed, so is this one, and below it the amending law goes on."""
        last = self.partners[index]
        if last == self.count or self.nested[index + 1] > last:
            return False
        opening = self.lines[self.openings[last + 1]].opening if self.openings[last + 1] < self.count else None
        due = own.due() if opening is not None and opening.kind is not Kind.CHAPTER else own.due_chapter()
        return opening is None or (opening.kind, opening.num) in due

    def _up_to_unpaired(self, last: int, own: _Own) -> int:
        """A mark that closes what nothing opened tells that the quotation before it was closed too early."""
        unpaired = self.unpaired[last + 1]
        due = own.due()
        goes_on = (
            self.begin[last + 1],
            self.tail[last + 1],
            self._first(self.orders, due, last + 1),
            self._first(self.articles, due[:1], last + 1),
        )
        return unpaired if unpaired < min(goes_on) else last

    def end_of_unmarked(self, index: int, own: _Own) -> int:
        """The last line of a quotation without a mark at its end."""
        after = index + 1
        due = own.due()
        ends = (
            self._first(self.orders, due, after),
            self._first(self.closing_articles, due[:1], after),
            self._first(self.chapters, own.due_chapter(), after),
            self._own_article(due[:1], after),
            self.tail[after],
        )
        return min(ends) - 1

    def _own_article(self, due: Sequence[tuple[Kind, str]], after: int) -> int:
        """The article that is due, unless it merely follows in a row of quoted ones."""
        found = self._first(self.articles, due, after)
        if found == self.count:
            return found
        before = self.article_lines[bisect_left(self.article_lines, found) - 1]
        same_row = self.articles.get((Kind.ARTICLE, str(int(due[0][1]) - 1)), [])
        in_a_row = before >= after - 1 and _holds(same_row, before)
        return self.count if in_a_row else found

    def _first(self, places: _Places, due: Sequence[tuple[Kind, str]], after: int) -> int:
        found = (held[bisect_left(held, after) :][:1] for held in (places.get(key, []) for key in due))
        return min((place for first in found for place in first), default=self.count)


def _holds(places: Sequence[int], place: int) -> bool:
    found = bisect_left(places, place)
    return found < len(places) and places[found] == place


def _places(lines: Sequence[Line], is_sign: Callable[[Line], bool]) -> _Places:
    places: _Places = {}
    for index, line in enumerate(lines):
        if line.opening is not None and is_sign(line):
            places.setdefault((line.opening.kind, line.opening.num), []).append(index)
    return places


def _next(lines: Sequence[Line], is_sign: Callable[[Line], bool]) -> list[int]:
    found = [len(lines)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        found[index] = index if is_sign(lines[index]) else found[index + 1]
    return found
