"""The text cut into lines, each with what it would open were it believed.

Reads a Source; writes `Line`s that cover its text whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pholuat.lawtext.model import Kind, Mark, Role, Source
from pholuat.lawtext.structure.grammar import CONTENTS_LINE, LEVELS, OTHER_LEVELS, Level

BLANKS = " \t\r\n\f\v\xa0\u200b\u200e\u200f\ufeff\u2028\u2029\x85\x1c\x1d\x1e"

# The letter eth stands for đ in texts from old fonts and from OCR.
_ETH = str.maketrans("Ðð", "Đđ")


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
    """A line (or the stretch of one that a mark cuts off); `end` includes its newline, `words` is NFC, trimmed.

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
    """Cut the text at newlines and at the edges of the reader's marks."""
    return [_line(source.text, number, start, end, mark) for number, start, end, mark in _stretches(source)]


def _line(text: str, number: int, start: int, end: int, mark: Role | None) -> Line:
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(BLANKS))
    words = unicodedata.normalize("NFC", raw.strip(BLANKS)).translate(_ETH)
    opening = other = None
    if mark is None and words and (start == 0 or text[start - 1] == "\n") and not _is_of_contents(words):
        if _may_open(words):
            opening = _first_opening(LEVELS, raw[lead:], start + lead, words)
        if opening is None:
            other = _first_opening(OTHER_LEVELS, raw[lead:], start + lead, words)
    return Line(number, start, end, words, mark, opening, other)


def _first_opening(levels: Iterable[Level], written: str, start: int, words: str) -> Opening | None:
    """What `words` open; `written` is the same line before NFC, which begins at `start`."""
    for level in levels:
        match = level.pattern.match(words)
        if match is not None:
            rest = start + _written_length(written, words, match.end())
            return Opening(level.kind, match["num"], rest, match.end())
    return None


def _is_of_contents(words: str) -> bool:
    return words[-1].isdigit() and CONTENTS_LINE.match(words) is not None


def _may_open(words: str) -> bool:
    return words[0].isdigit() or words[0] in "PCMTĐ" or ")" in words[:5]


def _written_length(written: str, words: str, length: int) -> int:
    """How many code points of `written` stand for the first `length` of its NFC form `words`."""
    if unicodedata.is_normalized("NFC", written[:length]) and not unicodedata.combining(
        written[length : length + 1] or " "
    ):
        return length
    taken = length
    while taken < len(written) and len(unicodedata.normalize("NFC", written[:taken])) < length:
        taken += 1
    while taken < len(written) and unicodedata.combining(written[taken]):
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
