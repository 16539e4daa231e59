"""Straight maps between images: where a place of the mended page lies on the page as it came."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pholuat.intake.words import Box

Gray = NDArray[np.uint8]
"""Rows by columns, 0 black to 255 white."""

Map = NDArray[np.float64]
"""3x3, from places (x, y, 1) of the result to places of the source, up to scale."""

PLAIN: Map = np.eye(3)


def turned(width: int, height: int, degrees: float) -> Map:
    """The map of a page turned clockwise about its middle."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = width / 2, height / 2
    return np.array([[cos, sin, x - cos * x - sin * y], [-sin, cos, y + sin * x - cos * y], [0, 0, 1]])


def scaled(factor: float) -> Map:
    """The map of a page whose sides are `factor` times as long."""
    return np.diag([1 / factor, 1 / factor, 1.0])


def four_points(target: list[tuple[float, float]], source: list[tuple[float, float]]) -> Map:
    """The perspective map that takes four places of the result to four of the source."""
    lines: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        lines += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    return np.append(np.linalg.solve(np.array(lines), np.array(source).reshape(8)), 1.0).reshape(3, 3)


def drawn(image: Image.Image, places: Map, size: tuple[int, int], white: int = 255) -> Image.Image:
    """The image as the map shows it; white where the map leaves the source."""
    numbers = (places / places[2, 2]).reshape(9)[:8]
    fill = white if image.mode == "L" else (white,) * 3
    return image.transform(
        size, Image.Transform.PERSPECTIVE, [*map(float, numbers)], Image.Resampling.BICUBIC, fillcolor=fill
    )


def box_of(box: Box, places: Map, width: int, height: int) -> Box:
    """The upright rectangle of the source, `width` by `height`, that holds what a rectangle of the result shows."""
    corners = np.array([[x, y, 1.0] for x in (box.x0, box.x1) for y in (box.y0, box.y1)]) @ places.T
    xs, ys = corners[:, 0] / corners[:, 2], corners[:, 1] / corners[:, 2]
    x0, y0 = math.floor(max(0, min(xs))), math.floor(max(0, min(ys)))
    return Box(
        min(x0, width - 1),
        min(y0, height - 1),
        max(x0 + 1, min(width, math.ceil(max(xs)))),
        max(y0 + 1, min(height, math.ceil(max(ys)))),
    )
