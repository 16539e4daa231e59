"""A page of a born-digital PDF is read, not recognised; a text layer that cannot be trusted is not read."""

from __future__ import annotations

import unicodedata
from itertools import groupby

import numpy as np
import pypdfium2

from pholuat.intake.ocr.columns import pieces
from pholuat.intake.ocr.mend import marked, slips
from pholuat.intake.words import Box, Line, Page, Word
from pholuat.lawtext.readers.pdf_page import Word as Printed
from pholuat.lawtext.readers.pdf_page import page_at, rows
from pholuat.vietnamese.syllables import can_exist

LEAST_LETTERS = 50
"""A scan has at most its running head and the line of the e-signature in letters."""

LOST_SHARE, STRANGE_SHARE, WORDS_SHARE = 0.01, 0.03, 0.5
SEEN_DPI = 100
"""Columns are told on a small drawing of the page."""


def sound_page(document: pypdfium2.PdfDocument, index: int, scale: float) -> Page | None:
    """The words of a page in reading order, their boxes `scale` pixels a point; None where they must be recognised.

    PDFium is not safe to call from two threads: the caller holds the lock.
    """
    found = page_at(document, index)
    if not is_sound([word.text for word in found.words]):
        return None
    drawn = document[index].render(scale=SEEN_DPI / 72, grayscale=True).to_numpy()
    gray = np.ascontiguousarray(drawn.reshape(drawn.shape[0], drawn.shape[1]))
    cut = pieces(gray)
    factor = SEEN_DPI / 72
    lines: list[Line] = []
    order = sorted(
        ((_piece(word, found.height, factor, [piece.box for piece in cut]), word) for word in found.words),
        key=lambda each: each[0],
    )
    for _, group in groupby(order, key=lambda each: each[0]):
        for row in rows([word for _, word in group]):
            lines.append(
                Line(tuple(Word(slips(word.text), _box(word, found.height, scale), 1.0) for word in row.words))
            )
    width, height = round(found.width * scale), round(found.height * scale)
    return marked(Page(index + 1, width, height, tuple(lines)))


def is_sound(words: list[str]) -> bool:
    """Whether the words are letters as people read them: neither lost nor those of an old font."""
    text = unicodedata.normalize("NFC", "".join(words))
    if len(text) < LEAST_LETTERS:
        return False
    lost = sum(unicodedata.category(letter) in {"Co", "Cn", "Cc", "Cs"} or letter == "\ufffd" for letter in text)
    strange = sum(ord(letter) > 127 and not _usual(letter) for letter in text)
    if lost > LOST_SHARE * len(text):
        return False
    spoken = [word.strip(".,;:()“”\"'") for word in words]
    spoken = [word for word in spoken if word.isalpha()]
    known = sum(can_exist(word) for word in spoken)
    return strange <= STRANGE_SHARE * len(text) or known >= WORDS_SHARE * len(spoken)


def _usual(letter: str) -> bool:
    return letter in "đĐ–—“”‘’…•" or unicodedata.normalize("NFD", letter)[0].isascii()


def _piece(word: Printed, height: float, factor: float, boxes: list[Box]) -> int:
    x, y = (word.x0 + word.x1) / 2 * factor, (height - (word.y0 + word.y1) / 2) * factor
    inside = (place for place, box in enumerate(boxes) if box.x0 <= x < box.x1 and box.y0 <= y < box.y1)
    return next(inside, len(boxes) - 1)


def _box(word: Printed, height: float, scale: float) -> Box:
    x0, y0 = max(0, round(word.x0 * scale)), max(0, round((height - word.y1) * scale))
    return Box(x0, y0, max(x0 + 1, round(word.x1 * scale)), max(y0 + 1, round((height - word.y0) * scale)))
