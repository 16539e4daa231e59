"""The parts of a printed page: running heads, notes, columns of the head and the foot, ruled tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from pholuat.lawtext.number_names import TYPES
from pholuat.lawtext.readers.pdf_foot import GUTTER, LEFT_EDGE, Zone
from pholuat.lawtext.readers.pdf_page import RAISED_SIZE, Page, Row, rows
from pholuat.lawtext.readers.pdf_text import glue, row_text
from pholuat.lawtext.readers.pieces import HEAD, NUMBER, Line

GAZETTE = re.compile(r"(?:\d+\s+)?CÔNG BÁO\s*/\s*Số")
PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,4}[-–\s]*|Trang\s+\d+(?:\s*/\s*\d+)?")
ELECTRONIC_SIGNATURE = re.compile(r"(?:Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Ngày ký)\s*:")
IMPRINT = re.compile(r"VĂN PHÒNG CHÍNH PHỦ XUẤT BẢN")
NOTE_SIGN = re.compile(r"\[\d+\]|\(\d+\)|\*")
TITLE = re.compile(rf"(?:{'|'.join(sorted({name.upper() for name in TYPES.values()} | {'LUẬT', 'BỘ LUẬT'}))})\b[^a-z]*")
"""What the head ends above: the type of the document, alone or with its name in capitals."""

EDGE_SHARE = 0.12
ADDRESSED = re.compile(r"Kính gửi ?:", re.IGNORECASE)
CENTRED = 12.0
NOTE_SIZE = 0.9


@dataclass(frozen=True, slots=True)
class Parted:
    """A page taken apart: `furniture` is not part of the document, `notes` are its footnotes."""

    furniture: tuple[Row, ...]
    body: tuple[Row, ...]
    notes: tuple[Row, ...]


def repeated_heads(all_rows: list[list[Row]]) -> set[str]:
    """The first and last lines, digits aside, that come back on a good part of the pages."""
    seen: Counter[str] = Counter()
    for page in all_rows:
        seen.update({_shape(row) for row in (*page[:2], *page[-1:])})
    return {shape for shape, count in seen.items() if count >= 3 and count > 0.35 * len(all_rows) and len(shape) > 3}


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", row_text(row)).replace(" ", "").strip("#")


def part(page: Page, lines: list[Row], heads: set[str], body_height: float, before: Parted | None) -> Parted:
    """Running heads and feet, e-signature, the gazette's own rubrics; then footnotes; the rest is the body.

    `before` is the page before, whose footnotes may run on; None for the first page, which alone bears rubrics.
    """
    furniture = _furniture(page, lines, heads, opens=before is None)
    inner = [row for row in lines if row not in furniture]
    notes = _notes(page, inner, body_height, notes_before=bool(before and before.notes))
    return Parted(
        tuple(row for row in lines if row in furniture),
        tuple(row for row in inner if row not in notes),
        tuple(row for row in inner if row in notes),
    )


def _furniture(page: Page, lines: list[Row], heads: set[str], opens: bool) -> set[Row]:
    found: set[Row] = set()
    top, foot = page.height * (1 - EDGE_SHARE), page.height * EDGE_SHARE
    for place, row in enumerate(lines):
        text = row_text(row)
        if GAZETTE.match(text) and row.y0 > top:
            found.update(lines[: place + 1])
            found.update(_rubrics(page, lines[place + 1 :]) if opens else ())
        elif ELECTRONIC_SIGNATURE.match(text) and row.height < 9:
            found.add(row)
        elif IMPRINT.match(text):
            found.update(lines[place:])
        elif (row.y0 > top or row.y1 < foot) and (
            _shape(row) in heads or (place in {0, len(lines) - 1} and PAGE_NUMBER.fullmatch(text))
        ):
            found.add(row)
    return found


def _rubrics(page: Page, lines: list[Row]) -> list[Row]:
    """The headings, centred above a document's own head, under which the gazette files it."""
    for place, row in enumerate(lines[:12]):
        if any(HEAD.match(row_text_from(row, word)) for word in range(len(row.words))):
            return [
                row for row in lines[:place] if abs(row.center - page.width / 2) < CENTRED and row_text(row).isupper()
            ]
    return []


def row_text_from(row: Row, start: int) -> str:
    """The text of a row from one of its words on."""
    return " ".join(word.text for word in row.words[start : start + 12])


def _notes(page: Page, lines: list[Row], body_height: float, notes_before: bool) -> set[Row]:
    """The small rows at the foot of the page that a ruled line parts from the body or that begin with a note's sign."""
    small = list(itertools.takewhile(lambda row: row.height < NOTE_SIZE * body_height, reversed(lines)))[::-1]
    if len(small) == len(lines):
        return set()
    for rule in sorted((rule for rule in page.rules if not rule.upright), key=lambda rule: -rule.y1):
        below = [row for row in lines if row.y1 <= rule.y1 + 0.3 * row.height]
        if 0 < len(below) <= len(small) and rule.x1 - rule.x0 > 60:
            return set(below)
    if notes_before:
        return set(small)
    signed = next((place for place, row in enumerate(small) if _has_note_sign(row)), len(small))
    return set(small[signed:])


def _has_note_sign(row: Row) -> bool:
    first = row.words[0]
    return first.height < RAISED_SIZE * row.height or bool(NOTE_SIGN.match(first.text))


def columns(lines: list[Row], start: int) -> Zone | None:
    """The two columns of a head that begin at this row, None where none do."""
    row = lines[start]
    place = _anchor(row)
    if place is None:
        return None
    gutter = _gutter(row, place)
    end = start + 1
    while end < len(lines) and _fits(lines[end], gutter, row, place, lines[end - 1]):
        end += 1
    return Zone(end, tuple(_column_lines(lines[start:end], gutter)))


def _anchor(row: Row) -> int | None:
    """The word that begins the right column of a head, or the list of those to whom a letter goes."""
    places = range(0 if row.x0 > LEFT_EDGE else 1, len(row.words))
    if ADDRESSED.match(row_text(row)):
        return next((at for at in places if at and row.words[at].x0 - row.words[at - 1].x1 > GUTTER), None)
    return next((place for place in places if HEAD.match(row_text_from(row, place))), None)


def _gutter(row: Row, place: int) -> float:
    if place:
        return (row.words[place - 1].x1 + row.words[place].x0) / 2
    return row.x0 - GUTTER / 2


def _fits(row: Row, gutter: float, anchor: Row, place: int, above: Row) -> bool:
    """True for a row that keeps to the columns: no word crosses the gutter, none is centred on the page or a title."""
    if TITLE.fullmatch(row_text(row)):
        return False
    if any(word.x0 < gutter < word.x1 for word in row.words):
        return False
    if any(
        left.x1 < gutter < right.x0 and right.x0 - left.x1 < GUTTER for left, right in itertools.pairwise(row.words)
    ):
        return False
    right = [word for word in row.words if word.x0 >= gutter]
    if not right or row.x0 < gutter:
        return True
    middle = (anchor.words[place].x0 + anchor.x1) / 2
    return abs(row.center - middle) < 0.15 * (anchor.x1 - anchor.words[place].x0) + 12


def _column_lines(lines: list[Row], gutter: float) -> list[Line]:
    """The rows of the left column, then those of the right one."""
    words = [word for row in lines for word in row.words]
    found: list[Line] = []
    for column in ([w for w in words if w.x0 < gutter], [w for w in words if w.x0 >= gutter]):
        texts: list[str] = []
        for row in rows(column):
            text = row_text(row)
            if texts and NUMBER.match(texts[-1]) and re.search(r"\w[-/]$", texts[-1]):
                texts[-1] = glue(texts[-1], text)
            else:
                texts.append(text)
        found.extend(Line(text) for text in texts)
    return found
