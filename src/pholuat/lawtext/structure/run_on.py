"""Numbers in the middle of a line: "1. Hồ sơ gồm: a) Đơn; b) Bản sao.", where a copy lost its line breaks.

Reads the words of one line; writes where its further items begin. Only what counts on in one row is cut off, nothing
inside a quotation, nothing in a form to be filled in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.grammar import BLANK_TO_FILL, FOREIGN_LETTERS, POINT_LETTERS
from pholuat.lawtext.structure.quote_marks import balance

_POINT = re.compile(rf"(?<=[:;.])\s*(?P<num>[{POINT_LETTERS}])\)\s(?=\S)")
_CLAUSE = re.compile(r"(?:(?<=[^\W\d_][.;:])|(?<=\)[.;:]))\s+(?P<num>\d{1,2})\.\s(?=[^\W\d_])")
_LETTERS = "".join(letter for letter in POINT_LETTERS if letter not in FOREIGN_LETTERS)

_Item = tuple[Kind, str, int]


def cuts(words: str, kind: Kind | None = None, num: str = "") -> list[_Item]:
    """The further items of a line that opens `kind` `num` itself: their kind, number and place in `words`.

    >>> line = "1. Hồ sơ gồm: a) Đơn; b) Bản sao. 2. Nơi nộp là Sở."
    >>> [line[place : place + 6] for _, _, place in cuts(line, Kind.CLAUSE, "1")]
    ['a) Đơn', 'b) Bản', '2. Nơi']
    """
    if ") " not in words and ". " not in words:
        return []
    clauses = _clauses(words, kind, num)
    edges = [0, *(place for _, _, place in clauses), len(words)]
    points = [
        item
        for first, (start, end) in enumerate(itertools.pairwise(edges))
        for item in _points(words, start, end, num if kind is Kind.POINT and not first else "")
    ]
    found = sorted([*clauses, *points], key=lambda item: item[2])
    return [] if found and BLANK_TO_FILL.search(words) else found


def _clauses(words: str, kind: Kind | None, num: str) -> list[_Item]:
    """What counts on from the line's own clause, or from 1 in a line that opens an article."""
    if kind is Kind.ARTICLE:
        return _row(_CLAUSE, Kind.CLAUSE, words, [str(number) for number in range(1, 100)], least=2)
    if kind is Kind.CLAUSE and num.isdigit():
        return _row(_CLAUSE, Kind.CLAUSE, words, [str(number) for number in range(int(num) + 1, 100)], least=1)
    return []


def _points(words: str, start: int, end: int, own: str) -> list[_Item]:
    """What counts on from the line's own point, or from a."""
    due = _LETTERS.partition(own)[2] if own else _LETTERS
    return _row(_POINT, Kind.POINT, words, due, least=1 if own else 2, start=start, end=end)


def _row(
    pattern: re.Pattern[str],
    kind: Kind,
    words: str,
    due: Sequence[str],
    *,
    least: int,
    start: int = 0,
    end: int | None = None,
) -> list[_Item]:
    found: list[_Item] = []
    for match in pattern.finditer(words, start, len(words) if end is None else end):
        counts_on = len(found) < len(due) and match["num"] == due[len(found)]
        if counts_on and balance(words[: match.start("num")]) == 0:
            found.append((kind, match["num"], match.start("num")))
    return found if len(found) >= least else []
