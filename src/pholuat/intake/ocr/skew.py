"""By how much a page is askew, told from its lines of print.

Of all angles that one is taken under which the rows of the page are at their most unlike: print, white, print. It
needs no library beyond NumPy, holds with a seal or a table on the page, and finds a page without print straight.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pholuat.intake.ocr.geometry import Gray

MOST = 6.0
WIDTH = 1000
INK = 140
LEAST_POINTS = 200
SURE, ASIDE = 1.02, 1.5
"""By how much the best angle must beat the straight page."""


def angle(page: Gray) -> float:
    """Degrees by which the page must be turned clockwise to stand straight, at most six; 0.0 where none is clear."""
    small = Image.fromarray(page).reduce(max(1, round(page.shape[1] / WIDTH)))
    points = np.nonzero(np.asarray(small) < INK)
    if len(points[0]) < LEAST_POINTS:
        return 0.0
    # Anywhere within their pixel: points on whole pixels fall into the same rows near the straight page and favour it.
    within = np.random.default_rng(0).random((2, len(points[0])), dtype=np.float32)
    ys, xs = points[0] + within[0], points[1] + within[1]
    best = 0.0
    for step, reach in ((0.5, MOST), (0.1, 0.5), (0.02, 0.1)):
        tried = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(tried, key=lambda degrees: _sharpness(xs, ys, float(degrees))))
    if _sharpness(xs, ys, best) < SURE * _sharpness(xs, ys, 0.0):
        return 0.0
    return -round(best, 2)


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], degrees: float) -> float:
    rows = ys - xs * math.tan(math.radians(degrees))
    rows -= rows.min()
    counts = np.bincount(rows.astype(np.int64)).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))


def sideways(page: Gray) -> bool:
    """True where columns of the page look more like lines of print than its rows do."""
    small = Image.fromarray(page).reduce(max(1, round(page.shape[1] / WIDTH)))
    ink = (np.asarray(small) < INK).astype(np.float64)
    rows, columns = ink.sum(axis=1), ink.sum(axis=0)
    return float(np.sum(np.diff(columns) ** 2)) > ASIDE * float(np.sum(np.diff(rows) ** 2))
