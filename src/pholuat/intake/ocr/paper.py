"""The sheet of paper on a photograph: its four edges, and the map that makes it upright again."""

from __future__ import annotations

import itertools
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from pholuat.intake.ocr.geometry import Map, four_points

WIDTH = 360
"""The paper is looked for on an image of this width."""

LEAST_SHARE, MOST_SHARE = 0.3, 0.97
STEP = 25
"""How much darker than paper a desk is at least."""

STRAIGHT = 2.0
"""How far, in cells, the edge of the paper may lie from its line (the middle of all distances)."""

Side = tuple[float, float]
"""A line x = a*y + b or y = a*x + b."""


def sheet(image: Image.Image) -> tuple[Map, tuple[int, int]] | None:
    """The map from the upright paper to the photograph and the size of that paper; None where no desk is seen."""
    factor = max(1, round(image.width / WIDTH))
    small = image.convert("L").reduce(factor).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    paper = _paper(np.asarray(small))
    if paper is None:
        return None
    corners = _corners(paper)
    if corners is None or not _plausible(corners, paper.shape):
        return None
    source = [((x + 0.5) * factor, (y + 0.5) * factor) for x, y in corners]
    wide = max(math.dist(source[0], source[1]), math.dist(source[3], source[2]))
    high = max(math.dist(source[0], source[3]), math.dist(source[1], source[2]))
    size = round(wide), round(high)
    target = [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)]
    return four_points(target, source), size


def _paper(light: NDArray[np.uint8]) -> NDArray[np.bool_] | None:
    """The bright part that holds the middle of the picture; None where all is bright."""
    border = np.concatenate([light[0], light[-1], light[:, 0], light[:, -1]])
    middle = light[light.shape[0] // 4 : -light.shape[0] // 4, light.shape[1] // 4 : -light.shape[1] // 4]
    lit, desk = float(np.percentile(middle, 15)), float(np.percentile(border, 40))
    if lit - desk < STEP:
        return None
    return _grown(light > (lit + desk) / 2)


def _grown(bright: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The part of `bright` that hangs together with its middle."""
    found = np.zeros_like(bright)
    high, wide = bright.shape
    found[high // 2 - 3 : high // 2 + 3, wide // 2 - 3 : wide // 2 + 3] = True
    found &= bright
    count = -1
    while count != (count := int(found.sum())):
        for _ in range(8):
            found[1:] |= found[:-1]
            found[:-1] |= found[1:]
            found[:, 1:] |= found[:, :-1]
            found[:, :-1] |= found[:, 1:]
            found &= bright
    return found


def _corners(paper: NDArray[np.bool_]) -> list[tuple[float, float]] | None:
    """Where the lines through the four edges cross: top left, top right, bottom right, bottom left."""
    rows = np.flatnonzero(paper.sum(axis=1) > 0.3 * paper.shape[1])
    columns = np.flatnonzero(paper.sum(axis=0) > 0.3 * paper.shape[0])
    if len(rows) < 20 or len(columns) < 20:
        return None
    rows, columns = rows[len(rows) // 12 : -len(rows) // 12], columns[len(columns) // 12 : -len(columns) // 12]
    left = _line(rows, paper[rows].argmax(axis=1))
    right = _line(rows, paper.shape[1] - 1 - paper[rows, ::-1].argmax(axis=1))
    top = _line(columns, paper[:, columns].argmax(axis=0))
    foot = _line(columns, paper.shape[0] - 1 - paper[::-1, columns].argmax(axis=0))
    if left is None or right is None or top is None or foot is None:
        return None
    return [_crossing(left, top), _crossing(right, top), _crossing(right, foot), _crossing(left, foot)]


def _line(at: NDArray[np.int64], edge: NDArray[np.int64]) -> Side | None:
    """The straight line that most of the edge keeps to; a finger or a folded corner is left out."""
    kept = np.ones(len(at), dtype=bool)
    for _ in range(5):
        slope, base = np.polyfit(at[kept], edge[kept], 1)
        off = np.abs(edge - (slope * at + base))
        kept = off <= max(1.0, 2 * float(np.median(off)))
    return (float(slope), float(base)) if float(np.median(off)) <= STRAIGHT else None


def _crossing(upright: Side, lying: Side) -> tuple[float, float]:
    y = (lying[0] * upright[1] + lying[1]) / (1 - lying[0] * upright[0])
    return upright[0] * y + upright[1], y


def _plausible(corners: list[tuple[float, float]], shape: tuple[int, ...]) -> bool:
    area = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise([*corners, corners[0]]):
        area += (x0 * y1 - x1 * y0) / 2
    return LEAST_SHARE < area / (shape[0] * shape[1]) < MOST_SHARE
