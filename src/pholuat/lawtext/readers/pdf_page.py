"""What stands where on the pages of a PDF: words with their boxes, ruled lines. Points, y upwards from the foot."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, foot, right, top."""

THIN, LONG = 3.0, 8.0
RAISED_SIZE = 0.8
NEAR = 0.12
"""A gap below this part of the height parts no words."""

LEAST_HEIGHT, DESCENT, UPRIGHT = 0.9, 0.22, 0.1
"""Of the size of a font: what a line of it takes at least, what of that lies below the base line; its lean."""

HYPHEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them, on one line; `clings` where no blank parts it from the word before."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    clings: bool = False

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, upright or lying."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def upright(self) -> bool:
        return self.x1 - self.x0 < THIN


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is printed."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center(self) -> float:
        return (self.x0 + self.x1) / 2


def pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    """Every page in order, with what annotations show (the e-signature)."""
    for index in range(len(document)):
        yield page_at(document, index)


def page_at(document: pypdfium2.PdfDocument, index: int) -> Page:
    """One page, counted from 0, with what annotations show."""
    page = document[index]
    if pdfium.FPDFPage_GetAnnotCount(page) and pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY):
        page.close()
        page = document[index]
    text = page.get_textpage()
    width, height = page.get_size()
    found = Page(width, height, tuple(_words(text)), tuple(_rules(page)))
    text.close()
    page.close()
    return found


def _words(page: pypdfium2.PdfTextPage) -> Iterator[Word]:
    """Letters put together up to a blank or a jump to another line."""
    letters: list[str] = []
    boxes: list[Box] = []
    clings = False
    for index in range(page.count_chars()):
        letter = _letter(pdfium.FPDFText_GetUnicode(page, index))
        blank = letter.isspace() or not letter
        box = (0.0, 0.0, 0.0, 0.0) if blank else _box(page, index)
        apart = blank or (bool(boxes) and _is_apart(boxes[-1], box))
        if apart and letters:
            yield _word(letters, boxes, clings)
            letters, boxes = [], []
        if apart:
            clings = not blank
        if not blank:
            letters.append(letter)
            boxes.append(box)
    if letters:
        yield _word(letters, boxes, clings)


def _box(page: pypdfium2.PdfTextPage, index: int) -> Box:
    """As high as the line that the letter stands in, whatever the letter.

    Of a font that does not tell its height PDFium gives the box of the ink, in which a hyphen looks raised.
    """
    left, foot, right, top = page.get_charbox(index, loose=True)
    size = pdfium.FPDFText_GetFontSize(page, index)
    if LEAST_HEIGHT < (top - foot) / max(size, 0.1) < 1 / LEAST_HEIGHT:
        return left, foot, right, top
    matrix = pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    if pdfium.FPDFText_GetMatrix(page, index, matrix) and pdfium.FPDFText_GetCharOrigin(page, index, x, y):
        size *= matrix.d
        if abs(matrix.c) < UPRIGHT * matrix.d and top - foot < LEAST_HEIGHT * size:
            return left, y.value - DESCENT * size, right, y.value + (1 - DESCENT) * size
    return left, foot, right, top


def _letter(code: int) -> str:
    if code == ord(HYPHEN):
        return "-"
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _is_apart(last: Box, box: Box) -> bool:
    """A letter of another size or line than the last one: a raised number, the next cell."""
    size = max(last[3] - last[1], 1.0)
    if box[3] - box[1] < 0.1 or size < 1.1:
        return False
    return abs((box[3] - box[1]) - size) > 0.2 * size or abs(box[1] - last[1]) > 0.5 * size or box[0] - last[2] > size


def _word(letters: list[str], boxes: list[Box], clings: bool) -> Word:
    x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return Word("".join(letters), x0, x1, median(box[1] for box in boxes), median(box[3] for box in boxes), clings)


def _rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        x0, y0, x1, y1 = item.get_bounds()
        if min(x1 - x0, y1 - y0) < THIN and max(x1 - x0, y1 - y0) > LONG:
            yield Rule(x0, y0, x1, y1)


def rows(words: tuple[Word, ...] | list[Word]) -> list[Row]:
    """Words of one column put into lines, from the top down; a raised number belongs to the line it is raised from."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-(word.y0 + word.y1), word.x0)):
        home = next((group for group in reversed(groups[-4:]) if _same_line(group, word)), None)
        if home is None:
            groups.append([word])
        else:
            home.append(word)
    return sorted((_row(group) for group in groups), key=lambda row: -row.y0)


def _same_line(group: list[Word], word: Word) -> bool:
    """The middle halves of both overlap: lines set close touch, but never there. A raised number overlaps by half."""
    largest = max(group, key=lambda other: other.height)
    small, large = sorted((word, largest), key=lambda other: other.height)
    if small.height < RAISED_SIZE * large.height:
        return min(small.y1, large.y1) - max(small.y0, large.y0) > 0.5 * small.height
    low, high = largest.y0 + largest.height / 4, largest.y1 - largest.height / 4
    return min(high, word.y1 - word.height / 4) - max(low, word.y0 + word.height / 4) > 0.1 * small.height


def _whole_words(words: list[Word], height: float) -> list[Word]:
    """Pieces of one word are put together: some programs change the font within a word."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if last and word.clings and word.x0 - last.x1 < NEAR * height and _same_size(last, word):
            whole[-1] = Word(last.text + word.text, last.x0, max(last.x1, word.x1), last.y0, last.y1, last.clings)
        else:
            whole.append(word)
    return whole


def _same_size(one: Word, other: Word) -> bool:
    return min(one.height, other.height) > RAISED_SIZE * max(one.height, other.height)


def _row(group: list[Word]) -> Row:
    height = max(median(word.height for word in group), 1.0)
    group = _whole_words(sorted(group, key=lambda word: word.x0), height)
    full = [word for word in group if word.height > RAISED_SIZE * height] or group
    return Row(
        tuple(group),
        group[0].x0,
        max(word.x1 for word in group),
        median(word.y0 for word in full),
        median(word.y1 for word in full),
    )
