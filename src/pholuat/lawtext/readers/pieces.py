"""What every reader makes of its file, lines and tables in order, and how they become one text.

A table that only places things (the two-column head and foot of Decree 30/2020/NĐ-CP, Appendix I; a page put into
one frame) is written column by column as plain lines; any other is written row by row, cells parted by a tab, and
marked as a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pholuat.lawtext.model import Mark, Role, Source
from pholuat.vietnamese.legacy import Encoding, detect, to_unicode

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"))
"""Hints for breaking and direction: they print nothing, and inside a word they would hide it from every search."""

SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or paragraph; `role` where the file itself says what it is."""

    text: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table; `span` counts the columns that it takes."""

    pieces: tuple[Piece, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


Piece = Line | Table


def clean(text: str) -> str:
    """NFC, one plain space for any run of blanks, nothing invisible, no blank at either end."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(INVISIBLE)).replace("\n", " ")).strip()


def to_source(pieces: Iterable[Piece]) -> Source:
    """One text with its marks; lines without letters or marks are left out, text of before Unicode is turned to it."""
    lines: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for text, role in _joined(_lines(_modern(list(pieces)))):
        if role is not None:
            marks.append(Mark(role, offset, offset + len(text)))
        lines.append(text)
        offset += len(text) + 1
    return Source("\n".join(lines), tuple(marks))


def _modern(pieces: list[Piece]) -> list[Piece]:
    """The pieces in Unicode where the letters of all of them together show an older encoding."""
    encoding = detect("\n".join(_raw(pieces)))
    return pieces if encoding is None else [_turned(piece, encoding) for piece in pieces]


def _raw(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece.text
        else:
            for row in piece.rows:
                for cell in row:
                    yield from _raw(cell.pieces)


def _turned(piece: Piece, encoding: Encoding) -> Piece:
    if isinstance(piece, Line):
        return Line(to_unicode(piece.text, encoding), piece.role)
    rows = (
        tuple(Cell(tuple(_turned(inner, encoding) for inner in cell.pieces), cell.span) for cell in row)
        for row in piece.rows
    )
    return Table(tuple(rows))


def _joined(lines: Iterable[tuple[str, Role | None, object]]) -> Iterator[tuple[str, Role | None]]:
    """Puts the neighbouring lines of one owner (the rows of a table) into one stretch."""
    held: list[str] = []
    held_role: Role | None = None
    held_owner: object = None
    for text, role, owner in lines:
        if held and (owner is None or owner is not held_owner):
            yield "\n".join(held), held_role
            held = []
        held.append(text)
        held_role, held_owner = role, owner
    if held:
        yield "\n".join(held), held_role


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[str, Role | None, object]]:
    for piece in pieces:
        if isinstance(piece, Line):
            text = clean(piece.text)
            if text:
                yield text, piece.role, None
        elif is_layout(piece):
            yield from _lines(_by_column(piece))
        else:
            for row in piece.rows:
                text = "\t".join(cell_text(cell) for cell in row)
                if text.strip():
                    yield text.strip(" "), Role.TABLE, piece


def cell_text(cell: Cell) -> str:
    """All words of a cell on one line."""
    return " ".join(_words(cell.pieces))


def _words(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Line):
            text = clean(piece.text)
            if text:
                yield text
        else:
            for row in piece.rows:
                for cell in row:
                    yield from _words(cell.pieces)


def _by_column(table: Table) -> Iterator[Piece]:
    """The pieces of the first column from top to bottom, then those of the next one."""
    columns: dict[int, list[Piece]] = {}
    for row in table.rows:
        at = 0
        for cell in row:
            columns.setdefault(at, []).extend(cell.pieces)
            at += cell.span
    for at in sorted(columns):
        yield from columns[at]


HEAD = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập ?[-–—] ?Tự do ?[-–—]")
NUMBER = re.compile(r"(?:Luật |Pháp lệnh |Nghị quyết )?[Ss]ố ?:? ?[\d.…]*/")
DATE = re.compile(r"[^,;]{0,30}, ?ngày ?[\d.… ]+ ?tháng ?[\d.… ]+ ?năm ?[\d.… ]*")
RECIPIENTS = re.compile(r"(?:Nơi nhận|Kính gửi) ?:", re.IGNORECASE)
SIGNED = re.compile(
    r"(?:TM|KT|TL|TUQ) ?\.|Q ?\. ?(?:CHỦ|GIÁM|BỘ|CỤC|VỤ|TỔNG|TRƯỞNG|VIỆN|CHÁNH)"
    r"|.{0,20}\( ?(?:Đã ký|Ký\b|Chữ ký|Chức danh, ký|Họ tên, chữ ký)"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHỦ NHIỆM|TỔNG BÍ THƯ|TỔNG THƯ KÝ|CHÁNH ÁN|VIỆN TRƯỞNG"
    r"|THỐNG ĐỐC|TỔNG KIỂM TOÁN|TỔNG THANH TRA|GIÁM ĐỐC|CỤC TRƯỞNG|VỤ TRƯỞNG|THỦ TRƯỞNG|CHÁNH VĂN PHÒNG"
    r"|XÁC THỰC VĂN BẢN HỢP NHẤT)\b"
)
ARTICLE = re.compile(r"^(?:Điều|Chương)\s+\d", re.IGNORECASE)
LAYOUT_ROWS, LAYOUT_COLUMNS = 8, 3


def is_layout(table: Table) -> bool:
    """True for a table that places the head, the foot or the whole of a document instead of holding data."""
    cells = [list(_words(cell.pieces)) for row in table.rows for cell in row]
    lines = [line for cell in cells for line in cell]
    longest_row = max((len(row) for row in table.rows), default=0)
    if longest_row <= 1:
        return any(ARTICLE.match(line) or HEAD.match(line) for line in lines)
    width = max(sum(cell.span for cell in row) for row in table.rows)
    if len(table.rows) > LAYOUT_ROWS:
        return False
    if any(HEAD.match(line) for row in table.rows[:2] for cell in row for line in _words(cell.pieces)):
        return True
    if min(width, longest_row) > LAYOUT_COLUMNS:
        return False
    if any(SIGNED.match(line) or DATE.fullmatch(line) for line in lines):
        return True
    return any(cell and (RECIPIENTS.match(cell[0]) or NUMBER.match(cell[0])) for cell in cells)
