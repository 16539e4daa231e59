"""The text cut into lines, each with what it would open were it believed.

Reads a Source; writes `Line`s that cover its text whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pholuat.lawtext.model import Kind, Mark, Role, Source
from pholuat.lawtext.structure.grammar import CONTENTS_LINE, LEVELS, OTHER_LEVELS, Level
from pholuat.lawtext.structure.quote_marks import begins_quotation
from pholuat.lawtext.structure.run_on import cuts

# Letters that nobody sees: soft hyphens, joiners and the like, left by word processors and web pages.
_UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BLANKS = f" \t\r\n\f\v\xa0{_UNSEEN}\u2028\u2029\x85\x1c\x1d\x1e"

# The letter eth stands for đ in texts from old fonts and from OCR.
_AS_READ = str.maketrans("Ðð", "Đđ", _UNSEEN)
# How far below a line that holds several items the next one is looked for.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Opening:
    """The mark of a level at the head of a line; `rest` counts from the start of the document.

    `length` counts the mark in the line's own words. `level` parts a Mẫu số ("form") from a Phụ lục ("annex"),
    which are of one kind; `heading` is theirs alone.
    """

    kind: Kind
    num: str
    rest: int
    length: int = 0
    level: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line (or the stretch of one that a mark cuts off); `end` includes its newline, `words` is NFC, trimmed, without
    letters that nobody sees.

    `other` is an opening that only some kinds of text have: "I." of a plan, "1-" and "a/" of an old law.
    """

    number: int
    start: int
    end: int
    words: str
    mark: Role | None
    opening: Opening | None
    other: Opening | None

    @property
    def plain(self) -> bool:
        """Holds words of the document itself, in running text."""
        return bool(self.words) and self.mark is None


def split(source: Source) -> list[Line]:
    """Cut the text at newlines, at the edges of the reader's marks, and where items run on in one line."""
    whole = [_line(source.text, number, start, end, mark) for number, start, end, mark in _stretches(source)]
    rows = rows_of_tables(whole)
    lines: list[Line] = []
    for index, line in enumerate(whole):
        if index in rows:
            lines.append(replace(line, opening=None, other=None))
        else:
            lines += _items(source.text, line, whole, index)
    return lines


def rows_of_tables(lines: Sequence[Line]) -> set[int]:
    """Rows of a table in a text without marks: lines in a row with tabs, the first of them with one between words."""
    rows: set[int] = set()
    for index, line in enumerate(lines):
        if line.plain and "\t" in line.words and (index - 1 in rows or _is_head_of_table(lines, index)):
            rows.add(index)
    return rows


def _is_head_of_table(lines: Sequence[Line], index: int) -> bool:
    below = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].opening is None and below is not None and below.plain and "\t" in below.words


def _items(text: str, line: Line, lines: Sequence[Line], index: int) -> list[Line]:
    """The line, or its pieces where several items run on in it and none of them has a line of its own below."""
    if not line.plain or not _is_head(text, line.start):
        return [line]
    opening = line.opening
    found = cuts(line.words, opening.kind, opening.num) if opening else cuts(line.words)
    if not found or begins_quotation(line.words):
        return [line]
    if _has_own_line(found[0][0], found[0][1], lines[index + 1 : index + _REACH]):
        return [line]
    raw = text[line.start : line.end]
    lead = len(raw) - len(raw.lstrip(BLANKS))
    edges = [line.start + lead + _written_length(raw[lead:], place) for _, _, place in found]
    pieces = zip([line.start, *edges], [*edges, line.end], strict=True)
    return [_line(text, line.number, start, end, None, head=True) for start, end in pieces]


def _has_own_line(kind: Kind, num: str, below: Iterable[Line]) -> bool:
    """The number opens a line of the same list: it comes before any higher level."""
    for opening in (line.opening for line in below if line.opening is not None):
        if opening.kind is kind and opening.num == num:
            return True
        if opening.kind is not kind and (kind is not Kind.CLAUSE or opening.kind is not Kind.POINT):
            return False
    return False


def _is_head(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _line(text: str, number: int, start: int, end: int, mark: Role | None, *, head: bool = False) -> Line:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(BLANKS))
    words = _read(raw).strip(BLANKS)
    opening = other = None
    if mark is None and words and (head or _is_head(text, start)) and not _is_of_contents(words):
        if _may_open(words):
            opening = _first_opening(LEVELS, raw[lead:], start + lead, words)
        if opening is None:
            other = _first_opening(OTHER_LEVELS, raw[lead:], start + lead, words)
    return Line(number, start, end, words, mark, opening, other)


def _read(written: str) -> str:
    return unicodedata.normalize("NFC", written).translate(_AS_READ)


def _first_opening(levels: Iterable[Level], written: str, start: int, words: str) -> Opening | None:
    """What `words` open; `written` is the same line before NFC, which begins at `start`."""
    for level in levels:
        match = level.pattern.match(words)
        if match is not None:
            rest = start + _written_length(written, match.end())
            return Opening(level.kind, match["num"], rest, match.end())
    return None


def _is_of_contents(words: str) -> bool:
    return words[-1].isdigit() and CONTENTS_LINE.match(words) is not None


def _may_open(words: str) -> bool:
    return words[0].isdigit() or words[0] in "PCMTĐ" or ")" in words[:5]


def _written_length(written: str, length: int) -> int:
    """How many code points of `written` stand for the first `length` of its words as read."""
    taken = length
    while taken < len(written) and len(_read(written[:taken])) < length:
        taken += 1
    while taken < len(written) and (unicodedata.combining(written[taken]) or written[taken] in _UNSEEN):
        taken += 1
    return taken


def _stretches(source: Source) -> Iterator[tuple[int, int, int, Role | None]]:
    marks = iter(_usable(source))
    mark = next(marks, None)
    start = 0
    for number, raw in enumerate(source.text.split("\n"), start=1):
        end = min(start + len(raw) + 1, len(source.text))
        while start < end:
            while mark is not None and mark.end <= start:
                mark = next(marks, None)
            if mark is None or mark.start >= end:
                yield number, start, end, None
                start = end
            elif mark.start > start:
                yield number, start, mark.start, None
                start = mark.start
            else:
                cut = min(mark.end, end)
                yield number, start, cut, mark.role
                start = cut


def _usable(source: Source) -> list[Mark]:
    """The marks in order, within the text, none over another: a reader's slip must not stop the parser."""
    usable: list[Mark] = []
    edge = 0
    for mark in sorted(source.marks, key=lambda mark: (mark.start, mark.end)):
        start, end = max(mark.start, edge), min(mark.end, len(source.text))
        if start < end:
            usable.append(Mark(mark.role, start, end))
            edge = end
    return usable
