"""One page from picture to words: the paper upright, the ink alone, straight, in one column, read, mended.

Words are told with their places on the picture as it was given, whatever was done to it on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import median

import numpy as np
from PIL import Image

from pholuat.intake.ocr.columns import Piece, back, laid, lines_apart, pieces, top_line
from pholuat.intake.ocr.engine import Placed, clockwise, read, read_number
from pholuat.intake.ocr.geometry import PLAIN, Gray, Map, box_of, drawn, scaled, turned
from pholuat.intake.ocr.ink import grey
from pholuat.intake.ocr.mend import marked, mended
from pholuat.intake.ocr.paper import sheet
from pholuat.intake.ocr.skew import angle, sideways
from pholuat.intake.words import Line, Page, Word
from pholuat.lawtext.readers.pdf_layout import PAGE_NUMBER

WIDE, LARGEST = 1654, 2.0
"""An A4 page at 200 dpi: every page is drawn as wide before it is read, small ones at most twice as large."""

UNSURE, FEW = 0.6, 5
"""Below this mean confidence, or with fewer words, a page is asked whether it stands on its head."""

SURE, AGAIN, BETTER = 0.8, 0.02, 0.003
"""A page with more than this part of its words below this confidence is read again; a reading so much surer is kept."""

TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The ink of a page as the engine gets it, its pieces, and where its places lie on the picture as given."""

    ink: Gray
    cut: list[Piece]
    places: Map


def recognise(image: Image.Image, number: int, data: Path | None = None) -> Page:
    """The words of the picture of a page. `data`: a folder with another vie.traineddata. Raises OcrError."""
    prepared = prepare(image)
    placed = read(laid(prepared.ink, prepared.cut), data)
    turn = clockwise(Image.fromarray(prepared.ink)) if _is_doubtful(placed) else 0
    if turn:
        prepared = prepare(image, turn)
        placed = read(laid(prepared.ink, prepared.cut), data)
    placed, prepared = _apart(placed, prepared, data)
    lines = mended([*page_number(prepared, placed, data), *_lines(placed, prepared)])
    upright = marked(Page(number, prepared.ink.shape[1], prepared.ink.shape[0], tuple(lines)))
    told = (replace(line, words=tuple(_told(word, prepared, image) for word in line.words)) for line in upright.lines)
    return Page(number, image.width, image.height, tuple(told))


def _apart(placed: list[Placed], prepared: Prepared, data: Path | None) -> tuple[list[Placed], Prepared]:
    """The page read once more with its lines apart, where many words are doubtful; the surer reading stays."""
    if sum(each.word.conf < SURE for each in placed) <= AGAIN * len(placed):
        return placed, prepared
    spread = replace(prepared, cut=lines_apart(prepared.ink, prepared.cut))
    again = read(laid(spread.ink, spread.cut), data)
    return (
        (again, spread)
        if _mean(again) > _mean(placed) + BETTER and len(again) > 0.9 * len(placed)
        else (placed, prepared)
    )


def _mean(placed: list[Placed]) -> float:
    return sum(each.word.conf for each in placed) / max(1, len(placed))


def prepare(image: Image.Image, turn: int = 0) -> Prepared:
    """The ink of a page, upright and straight; `turn` (0, 90, 180, 270): degrees clockwise to turn it first."""
    places: Map = PLAIN
    seen = image
    paper = sheet(image)
    if paper is not None:
        places, size = paper
        seen = drawn(image, places, size)
    ink = grey(seen)
    if turn == 0 and sideways(ink):
        turn = clockwise(Image.fromarray(ink))
    if turn:
        places = places @ _turning(turn, ink.shape[1], ink.shape[0])
        ink = np.asarray(Image.fromarray(ink).transpose(TURNS[turn]))
    height, width = ink.shape
    factor = min(LARGEST, WIDE / max(1, min(width, height)))
    straight = turned(width, height, angle(ink)) @ scaled(factor)
    straightened = drawn(Image.fromarray(ink), straight, (round(width * factor), round(height * factor)))
    straight_ink = np.asarray(straightened)
    return Prepared(straight_ink, pieces(straight_ink), places @ straight)


def _turning(turn: int, width: int, height: int) -> Map:
    """The map of a page of the given size turned clockwise by quarters."""
    maps = {
        90: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
        180: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        270: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
    }
    return np.array(maps[turn], dtype=np.float64)


def _is_doubtful(placed: list[Placed]) -> bool:
    if len(placed) < FEW:
        return True
    return _mean(placed) < UNSURE


def _lines(placed: list[Placed], prepared: Prepared) -> list[Line]:
    """The lines from the top down; what the engine parts into blocks side by side is one row again."""
    grouped = [[each.word for each in group] for _, group in groupby(placed, key=lambda each: each.line)]
    return [Line(tuple(replace(word, box=back(word.box, prepared.cut)) for word in row)) for row in _rows(grouped)]


def _rows(lines: list[list[Word]]) -> Iterator[list[Word]]:
    held: list[Word] = []
    for line in sorted(lines, key=lambda line: median(word.box.y0 + word.box.y1 for word in line)):
        if held and not _beside(held, line):
            yield sorted(held, key=lambda word: word.box.x0)
            held = []
        held = [*held, *line]
    if held:
        yield sorted(held, key=lambda word: word.box.x0)


def _beside(row: list[Word], line: list[Word]) -> bool:
    """True for words at the height of the row, and right or left of it."""
    tops, feet = zip(*(_span(words) for words in (row, line)), strict=True)
    shared = min(feet) - max(tops)
    if shared < 0.5 * min(foot - top for top, foot in zip(tops, feet, strict=True)):
        return False
    return not any(one.box.x0 < two.box.x1 and two.box.x0 < one.box.x1 for one in row for two in line)


def _span(words: list[Word]) -> tuple[float, float]:
    return median(word.box.y0 for word in words), median(word.box.y1 for word in words)


def page_number(prepared: Prepared, placed: list[Placed], data: Path | None) -> list[Line]:
    """The number at the top of a page, which the engine takes for a speck when it has a single digit."""
    found = top_line(prepared.ink)
    if found is None or any(back(each.word.box, prepared.cut).y0 < found.y1 for each in placed):
        return []
    cut = Image.fromarray(prepared.ink).crop(found)
    words = [each.word for each in read_number(cut, data)]
    if len(words) != 1 or not PAGE_NUMBER.fullmatch(words[0].text):
        return []
    return [Line((Word(words[0].text, found, words[0].conf),))]


def _told(word: Word, prepared: Prepared, image: Image.Image) -> Word:
    return replace(word, box=box_of(word.box, prepared.places, image.width, image.height))
