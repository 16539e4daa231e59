"""A table as data, for the tag {% table %}: it folds to label and value on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds figures (right-aligned, tabular)."""

    heading: str
    figures: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; a figure with facts behind it is a link."""

    text: object
    address: str = ""


@dataclass(frozen=True)
class Table:
    """A whole table; the first column names the row. Cells may be plain values or `Cell`."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    foot: Sequence[object] = field(default_factory=tuple)

    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """Rows as pairs of column and cell."""
        return [self._pairs(row) for row in self.rows]

    def foot_line(self) -> list[tuple[Column, Cell]]:
        """The last line (sums), empty when there is none."""
        return self._pairs(self.foot)

    def _pairs(self, row: Sequence[object]) -> list[tuple[Column, Cell]]:
        return [
            (column, value if isinstance(value, Cell) else Cell(value))
            for column, value in zip(self.columns, row, strict=False)
        ]
