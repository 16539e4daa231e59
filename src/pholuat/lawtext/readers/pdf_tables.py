"""Tables of a PDF page, told by their ruled lines."""

from __future__ import annotations

from dataclasses import dataclass

from pholuat.lawtext.readers.pdf_page import Page, Rule, Word, rows
from pholuat.lawtext.readers.pdf_text import row_text
from pholuat.lawtext.readers.pieces import Cell, Line, Table

NEAR = 4.0
MOST_RULES = 4000
"""A page with more lines is a drawing, and no grid of it would be read in reasonable time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with the upper edge that orders it among the rows, and the words that it holds."""

    top: float
    table: Table
    words: frozenset[Word]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Edges of columns from left to right and of rows from the top down, and the rules that draw them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[Rule, ...]

    def wall(self, row: int, column: int) -> bool:
        """True where an upright rule closes the cell on its right."""
        x, middle = self.xs[column + 1], (self.ys[row] + self.ys[row + 1]) / 2
        return any(r.upright and abs(r.x0 - x) < NEAR and r.y0 - NEAR < middle < r.y1 + NEAR for r in self.rules)

    def floor(self, row: int, column: int) -> bool:
        """True where a lying rule closes the cell below."""
        y, middle = self.ys[row + 1], (self.xs[column] + self.xs[column + 1]) / 2
        return any(not r.upright and abs(r.y0 - y) < NEAR and r.x0 - NEAR < middle < r.x1 + NEAR for r in self.rules)


def tables(page: Page) -> list[Placed]:
    """Every ruled table of the page that has at least two columns and holds words."""
    found: list[Placed] = []
    if len(page.rules) > MOST_RULES:
        return found
    for low, high in _bands(page):
        inside = tuple(rule for rule in page.rules if low - NEAR <= rule.y0 and rule.y1 <= high + NEAR)
        xs = _merged([rule.x0 for rule in inside if rule.upright])
        ys = _merged([rule.y0 for rule in inside if not rule.upright] + [low, high])[::-1]
        if len(xs) < 3 or len(ys) < 2:
            continue
        words = [w for w in page.words if xs[0] < (w.x0 + w.x1) / 2 < xs[-1] and ys[-1] < (w.y0 + w.y1) / 2 < ys[0]]
        if words:
            grid = _Grid(tuple(xs), tuple(ys), inside)
            found.append(Placed(high, _table(grid, words), frozenset(words)))
    return found


def _bands(page: Page) -> list[tuple[float, float]]:
    """The stretches from low to high that upright rules cover without a break."""
    bands: list[tuple[float, float]] = []
    for rule in sorted((rule for rule in page.rules if rule.upright), key=lambda rule: rule.y0):
        if bands and rule.y0 <= bands[-1][1] + NEAR:
            bands[-1] = bands[-1][0], max(bands[-1][1], rule.y1)
        else:
            bands.append((rule.y0, rule.y1))
    return bands


def _merged(values: list[float]) -> list[float]:
    """Sorted, with values that lie close taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _table(grid: _Grid, words: list[Word]) -> Table:
    held: dict[tuple[int, int], list[Word]] = {}
    homes = _homes(grid)
    for word in words:
        held.setdefault(homes[_place(grid, word)], []).append(word)
    table = []
    for row in range(len(grid.ys) - 1):
        cells: list[Cell] = []
        for column in range(len(grid.xs) - 1):
            home = homes[row, column]
            if home[1] != column:
                continue
            span = sum(homes[row, other] == home for other in range(column, len(grid.xs) - 1))
            lines = rows(held[home]) if home == (row, column) and home in held else []
            cells.append(Cell(tuple(Line(row_text(line)) for line in lines), span))
        table.append(tuple(cells))
    return Table(tuple(table))


def _place(grid: _Grid, word: Word) -> tuple[int, int]:
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    column = sum(edge <= x for edge in grid.xs) - 1
    row = sum(edge >= y for edge in grid.ys) - 1
    return min(max(row, 0), len(grid.ys) - 2), min(max(column, 0), len(grid.xs) - 2)


def _homes(grid: _Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """For each square the upper left square of the cell that it belongs to; merged cells lack the rules between."""
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            if column and not grid.wall(row, column - 1):
                homes[row, column] = homes[row, column - 1]
            elif row and not grid.floor(row - 1, column):
                homes[row, column] = homes[row - 1, column]
            else:
                homes[row, column] = row, column
    return homes
