"""The two-column head and foot of an office document (Decree 30/2020/NĐ-CP, Annex I), told by geometry alone.

The engine reads such rows straight across and mixes agency with motto, recipients with signer. So where a white
gutter parts print on both sides over two lines or more, the page is cut, and its pieces are laid one below the other
in reading order: one column, which the engine reads in one run. Ruled tables are left as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pholuat.intake.ocr.geometry import Gray
from pholuat.intake.words import Box

Mask = NDArray[np.bool_]

Printed = tuple[int, int, int]
"""A line of print: its first row, the first beyond it, and its side of the gutter (0 left, 1 right)."""

PAGE_MM = 210
CELL_MM = 0.5
"""The page is looked at in cells of half a millimetre (of A4); a cell with ink in it is ink."""

INK = 150
GUTTERS = ((10, 1), (6, 2))
"""White cells between two columns, and how many lines the shorter column then has at least: the narrower, the more."""

LEAST_LINE, MOST_LINES = 3, 3
"""The lowest row of print; so many lines of one side stand in for a second one of the other."""

LEAST_HIGH, TOP_SHARE = 14, 8
CENTRED = 16
RULE_SHARE = 0.06
"""A stretch of ink as long as this part of the page without a break is a ruled line."""

LINES_APART, STRONG = 20, 0.35
SMOOTH = np.hanning(9) / np.hanning(9).sum()
"""How rows of ink are evened before lines are told, and what part of a full line's ink a line has at least."""

APART, MARGIN = 40, 120
"""Pixels of white between pieces laid one below the other, and left of those that stood at the right."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Rows `top` to `bottom` that stand in two columns, parted at `gutter`. Cells in the page's mask."""

    top: int
    bottom: int
    gutter: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page and how far it is moved down and left (negative: up, right) where it is laid anew."""

    box: Box
    down: int
    left: int = 0


def pieces(page: Gray) -> list[Piece]:
    """The page cut into what is read one after the other; one piece where it has a single column."""
    height, width = page.shape
    cell = max(1, round(width / PAGE_MM * CELL_MM))
    found = zones(mask(page, cell))
    boxes: list[Box] = []
    last = 0
    for zone in found:
        top, bottom, gutter = zone.top * cell, min(zone.bottom * cell, height), zone.gutter * cell
        boxes += [Box(0, last, width, top), Box(0, top, gutter, bottom), Box(gutter, top, width, bottom)]
        last = bottom
    boxes.append(Box(0, last, width, height))
    return list(_below_each_other([box for box in boxes if box.y1 > box.y0]))


def _below_each_other(boxes: list[Box], apart: int = APART) -> Iterator[Piece]:
    at = 0
    for box in boxes:
        yield Piece(box, at - box.y0, max(0, box.x0 - MARGIN))
        at += box.y1 - box.y0 + apart


def lines_apart(page: Gray, cut: list[Piece]) -> list[Piece]:
    """The pieces cut once more between their lines, which stand further apart where they are laid anew.

    On closely set pages the engine counts tone marks over a line to the line above and reads ể as ê.
    """
    boxes = [
        Box(piece.box.x0, top, piece.box.x1, bottom)
        for piece in cut
        for top, bottom in itertools.pairwise(_line_cuts(page, piece.box))
    ]
    return list(_below_each_other(boxes, LINES_APART))


def _line_cuts(page: Gray, box: Box) -> list[int]:
    """The top and foot of the box and between them the whitest row between every two lines."""
    ink = np.count_nonzero(page[box.y0 : box.y1, box.x0 : box.x1] < INK, axis=1).astype(np.float64)
    if len(ink) < len(SMOOTH) or (even := np.convolve(ink, SMOOTH, "same")).max() <= 1:
        return [box.y0, box.y1]
    strong = even > STRONG * np.percentile(even[even > 1], 80)
    lines = [(top, foot) for top, foot in _stretches(strong) if foot - top > len(SMOOTH) // 2]
    cuts: list[int] = []
    for (_, foot), (top, _) in itertools.pairwise(lines):
        if top - foot < len(SMOOTH) // 2:
            continue
        whitest = np.flatnonzero(ink[foot:top] == ink[foot:top].min())
        cuts.append(box.y0 + foot + int(whitest[len(whitest) // 2]))
    return [box.y0, *cuts, box.y1]


def laid(page: Gray, cut: list[Piece]) -> Image.Image:
    """The pieces one below the other on white."""
    if len(cut) == 1:
        return Image.fromarray(page)
    whole = np.full((cut[-1].box.y1 + cut[-1].down, page.shape[1]), 255, dtype=np.uint8)
    for piece in cut:
        x0, y0, x1, y1 = piece.box
        whole[y0 + piece.down : y1 + piece.down, x0 - piece.left : x1 - piece.left] = page[y0:y1, x0:x1]
    return Image.fromarray(whole)


def back(box: Box, cut: list[Piece]) -> Box:
    """Where a rectangle of the page laid anew stands on the page."""
    middle = (box.y0 + box.y1) / 2
    piece = min(
        cut,
        key=lambda piece: (
            abs(middle - piece.down - (piece.box.y0 + piece.box.y1) / 2) - (piece.box.y1 - piece.box.y0) / 2
        ),
    )
    return Box(box.x0 + piece.left, box.y0 - piece.down, box.x1 + piece.left, box.y1 - piece.down)


def mask(page: Gray, cell: int) -> Mask:
    """True for each cell with ink; single dots are left out."""
    height, width = (size // cell * cell for size in page.shape)
    dark = page[:height, :width].reshape(height // cell, cell, width // cell, cell) < INK
    return np.asarray(dark.sum(axis=(1, 3)) >= max(1, cell * cell // 6))


def top_line(page: Gray) -> Box | None:
    """The place, with white around it, of a short line at the very top that may be a page number; None without one."""
    cell = max(1, round(page.shape[1] / PAGE_MM * CELL_MM))
    ink = mask(page, cell)
    ink = ink[: len(ink) // TOP_SHARE]
    first = next((line for line in _lines(ink) if line[0] > 0), None)
    if first is None:
        return None
    columns = np.flatnonzero(ink[first[0] : first[1]].any(axis=0))
    if columns[-1] - columns[0] > ink.shape[1] // 10:
        return None
    around = Box(int(columns[0]) - 6, first[0] - 6, int(columns[-1]) + 7, first[1] + 6)
    return Box(*(max(0, side * cell) for side in around))


def zones(ink: Mask) -> list[Zone]:
    """The two-column zones of a page from the top down."""
    if _ruled(ink):
        return []
    edges = np.flatnonzero(ink.sum(axis=0) > 1)
    if len(edges) == 0:
        return []
    left, right = int(edges[0]), int(edges[-1])
    return sorted(_zones(ink, 0, len(ink), left, right), key=lambda zone: zone.top)


def _ruled(ink: Mask) -> bool:
    """True for a page with upright ruled lines: a table, whose rows are read across."""
    upright = _longest(ink.T)
    return int((upright > RULE_SHARE * ink.shape[0]).sum()) >= 2


def _longest(rows: Mask) -> NDArray[np.int64]:
    """The longest stretch of ink in each row."""
    longest = np.zeros(len(rows), dtype=np.int64)
    run = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:
        run = np.where(column, run + 1, 0)
        longest = np.maximum(longest, run)
    return longest


def _zones(ink: Mask, top: int, bottom: int, left: int, right: int) -> Iterator[Zone]:
    if bottom - top < LEAST_HIGH:
        return
    zone = max(_candidates(ink, top, bottom, left, right), key=lambda each: each[0], default=None)
    if zone is None:
        return
    yield zone[1]
    yield from _zones(ink, top, zone[1].top, left, right)
    yield from _zones(ink, zone[1].bottom, bottom, left, right)


def _candidates(ink: Mask, top: int, bottom: int, left: int, right: int) -> Iterator[tuple[int, Zone]]:
    """Stretches with a white gutter between print on both sides, each with its weight: two-sided rows, then all."""
    wide = right - left
    for gap, least in GUTTERS:
        for begins in range(left + wide // 5, right - wide // 5, 2):
            white: Mask = ~np.any(ink[top:bottom, begins : begins + gap], axis=1)
            for begin, end in _stretches(white):
                if end - begin >= LEAST_HIGH:
                    stretch = ink[top + begin : top + end]
                    found = _trimmed(stretch, begins + gap // 2, ((left + right) / 2, ink.shape[1] / 2), least)
                    if found is not None:
                        shared, zone = found
                        yield (
                            1000 * shared + 20 * (zone.bottom - zone.top) + gap,
                            Zone(zone.top + top + begin, zone.bottom + top + begin, zone.gutter),
                        )


def _trimmed(ink: Mask, gutter: int, middles: tuple[float, ...], least: int) -> tuple[int, Zone] | None:
    """The zone between lines that belong to the whole page; None where too little is two-sided."""
    both = sorted(
        (begin, end, side)
        for side, half in enumerate((ink[:, :gutter], ink[:, gutter:]))
        for begin, end in _lines(half)
        if begin > 0 and end < len(ink)
    )
    groups: list[list[Printed]] = [[]]
    for line in both:
        if _of_page(ink, gutter, both, line, middles):
            groups.append([])
        else:
            groups[-1].append(line)
    found = [zone for group in groups if (zone := _zone(group, gutter, least, len(ink))) is not None]
    return max(found, key=lambda each: each[0], default=None)


def _zone(lines: list[Printed], gutter: int, least: int, high: int) -> tuple[int, Zone] | None:
    spans = [[line for line in lines if line[2] == side] for side in (0, 1)]
    fewer, more = sorted(map(len, spans))
    if fewer < least or (fewer < 2 and more < MOST_LINES):
        return None
    shared = min(spans[0][-1][1], spans[1][-1][1]) - max(spans[0][0][0], spans[1][0][0])
    if shared < LEAST_LINE:
        return None
    last = max(end for _, end, _ in lines)
    return shared, Zone(max(0, lines[0][0] - 2), min(high, last + 2), gutter)


def _of_page(ink: Mask, gutter: int, both: list[Printed], line: Printed, middles: tuple[float, ...]) -> bool:
    """True for a line of one side that is centred on the page rather than in its column: a title, a page number."""
    if any(_level(line, other) for other in both):
        return False
    column = [
        _centre(ink, gutter, other) for other in both if other[2] == line[2] and any(_level(other, one) for one in both)
    ]
    centre = _centre(ink, gutter, line)
    off = min(abs(centre - middle) for middle in middles)
    return off < CENTRED and (not column or off < abs(centre - median(column)))


def _level(line: Printed, other: Printed) -> bool:
    return line[2] != other[2] and line[0] < other[1] and other[0] < line[1]


def _centre(ink: Mask, gutter: int, line: Printed) -> float:
    half = slice(gutter, None) if line[2] else slice(gutter)
    columns = np.flatnonzero(ink[line[0] : line[1], half].any(axis=0))
    return float(columns[0] + columns[-1]) / 2 + gutter * line[2]


def _lines(ink: Mask) -> list[tuple[int, int]]:
    """The rows of print of a column, first and first beyond."""
    return [(begin, end) for begin, end in _stretches(np.any(ink, axis=1)) if end - begin >= LEAST_LINE]


def _stretches(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    steps = np.diff(np.concatenate(([0], flags.astype(np.int8), [0])))
    return list(zip(np.flatnonzero(steps == 1).tolist(), np.flatnonzero(steps == -1).tolist(), strict=True))
