"""The foot of a document on PDF pages: recipients on the left, the signature on the right; or two who sign.

Decree 30/2020/NĐ-CP, Annex I: the columns are told by what stands at their head, and each later row by where its
halves stand; no line parts them on the page, and rows of both sides need not lie on one level.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pholuat.lawtext.readers.pdf_page import Row, Word, rows
from pholuat.lawtext.readers.pdf_text import row_text
from pholuat.lawtext.readers.pieces import SIGNED, Line

GUTTER = 14.0
ALIGNED = 2.0
INDENT = 40.0
LEFT_EDGE = 100.0
"""Where the left column of a page begins at the latest."""

REACH, TALL_REACH = 12, 45
"""How many rows may lie between the heads of both columns: the office above the recipients, below their first row."""

RECIPIENTS, BULLETS = re.compile(r"nơi nhận ?:", re.IGNORECASE), "-–+•"
NEXT_TEXT = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|MẪU SỐ|Mẫu số|BIỂU SỐ|Biểu số|(?:Chương|Điều)\s)")
SIGNER = re.compile(r"(?:[^\W\d_]+\.?\s?){2,6}|\(?\s*(?:đã ký|ký tên).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """Left edge and middle of a column, as its first row shows them, and half of that row's width."""

    edge: float
    middle: float
    half: float

    def holds(self, words: tuple[Word, ...]) -> bool:
        """True for words that begin at its edge or are centred as its first row is."""
        x0, x1 = words[0].x0, words[-1].x1
        return abs(x0 - self.edge) < ALIGNED or abs((x0 + x1) / 2 - self.middle) < 0.3 * self.half + GUTTER


@dataclass(frozen=True, slots=True)
class Foot:
    """Both columns of a foot; `left` is None where only one side is printed, `listed` where it holds recipients."""

    left: Column | None
    right: Column
    listed: bool = False

    def halves(self, row: Row) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
        """The words of either column in a row of the foot; None for a row that is not part of it."""
        if NEXT_TEXT.match(row_text(row)):
            return None
        for place, word in enumerate(row.words):
            gap = word.x0 - row.words[place - 1].x1 if place else word.x0 - row.x0 + GUTTER
            aligned = abs(word.x0 - self.right.edge) < ALIGNED
            if (aligned or gap >= GUTTER) and self.right.holds(row.words[place:]) and self._is_left(row.words[:place]):
                return row.words[:place], row.words[place:]
        return (row.words, ()) if self._is_left(row.words) else None

    def _is_left(self, words: tuple[Word, ...]) -> bool:
        if not words:
            return True
        if self.left is None or words[-1].x1 > self.right.middle:
            return False
        return (self.listed and 0 <= words[0].x0 - self.left.edge + ALIGNED < INDENT) or self.left.holds(words)


@dataclass(frozen=True, slots=True)
class Zone:
    """Rows of a page that stand in two columns: the row after the last, and the lines column by column."""

    end: int
    lines: tuple[Line, ...]
    two: bool = True
    foot: Foot | None = None


def foot_at(lines: list[Row], start: int) -> Zone | None:
    """The foot that begins with this row, None where none does."""
    row = lines[start]
    if RECIPIENTS.match(row_text(row)):
        right = next(_signing(lines[start : start + TALL_REACH]), None) or _signer(lines[start : start + TALL_REACH])
        zone = None if right is None else _zone(lines, start, Foot(_column(row.words[:1]), right, listed=True))
        return zone if zone is not None and zone.two else None
    groups = _groups(row)
    signing = [group for group in groups if SIGNED.match(_text(group))]
    if not signing or (len(groups) == 1 and row.x0 < LEFT_EDGE):
        return None
    if len(groups) == 2 and groups[0] in signing:
        return _zone(lines, start, Foot(_column(groups[0]), _column(groups[1])))
    below = next((row for row in lines[start : start + REACH] if RECIPIENTS.match(row_text(row))), None)
    left = None if below is None else _column(below.words[:1])
    return _zone(lines, start, Foot(left, _column(signing[-1]), listed=below is not None))


def foot_goes_on(lines: list[Row], foot: Foot) -> Zone | None:
    """The foot of the page before, where it runs on at the top of this one."""
    if not foot.listed or foot.left is None or not lines:
        return None
    shift = min(row.x0 for row in lines[:REACH]) - foot.left.edge
    if abs(shift) > INDENT:
        return None
    moved = replace(foot, left=replace(foot.left, edge=foot.left.edge + shift))
    return _zone(lines, 0, moved) if row_text(lines[0])[0] in BULLETS else None


def _zone(lines: list[Row], start: int, foot: Foot) -> Zone | None:
    left: list[Word] = []
    right: list[Word] = []
    above = ""
    end = start
    while end < len(lines):
        halves = foot.halves(lines[end])
        if halves is None or (foot.listed and _ends_list(above, _text(halves[0]))):
            break
        left += halves[0]
        right += halves[1]
        above = _text(halves[0]) or above
        end += 1
    if end == start:
        return None
    found = tuple(Line(row_text(row)) for column in (left, right) for row in rows(column))
    return Zone(end, found, two=bool(left and right), foot=foot)


def _ends_list(above: str, words: str) -> bool:
    """True for words that do not go on with the list of recipients, of which "Lưu: …" is the last."""
    if not words or not above or words[0] in BULLETS or RECIPIENTS.match(above):
        return False
    return above[0] in BULLETS and above.endswith((".", ";")) and not words[0].islower()


def _signing(lines: list[Row]) -> Iterator[Column]:
    """Where the words of a signature stand to the right of something or alone."""
    for row in lines:
        for group in _groups(row):
            if group[0].x0 > LEFT_EDGE and SIGNED.match(_text(group)):
                yield _column(group)


def _signer(lines: list[Row]) -> Column | None:
    """Where the signer's name stands, when his office is on the page before."""
    for row in lines:
        groups = _groups(row, 2 * GUTTER)
        if len(groups) == 2 and SIGNER.fullmatch(_text(groups[1])):
            return _column(groups[1])
    return None


def _groups(row: Row, gap: float = GUTTER) -> list[tuple[Word, ...]]:
    """The words of a row, parted where room for a gutter lies between."""
    cuts = [at for at in range(1, len(row.words)) if row.words[at].x0 - row.words[at - 1].x1 > gap]
    return [row.words[one:other] for one, other in zip([0, *cuts], [*cuts, len(row.words)], strict=True)]


def _column(words: tuple[Word, ...]) -> Column:
    return Column(words[0].x0, (words[0].x0 + words[-1].x1) / 2, (words[-1].x1 - words[0].x0) / 2)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
