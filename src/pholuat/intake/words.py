"""What is read from a page: words with their places, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on the page, pixels from its top left; x1 and y1 are the first beyond it."""

    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch without a space, where it stands, and how sure its engine is of it (0-1)."""

    text: str
    box: Box
    conf: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side. `furniture` is a running head or a page number, which is no part of the text.

    `joined`: the last word goes on, without a space, in the next line of the text.
    """

    words: tuple[Word, ...]
    furniture: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file as it was read: `width` and `height` in pixels, lines in reading order; `number` from 1."""

    number: int
    width: int
    height: int
    lines: tuple[Line, ...]

    def words(self) -> Iterator[Word]:
        """All words in reading order."""
        for line in self.lines:
            yield from line.words
