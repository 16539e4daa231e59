"""What is read from a page: words with their places, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def whole_lines(pages: Sequence[Page]) -> tuple[list[Line], list[int]]:
    """The lines with torn words put together where they begin, and for each piece the number of its word."""
    lines: list[Line] = []
    owners: list[int] = []
    torn: tuple[int, int] | None = None  # the line that waits for the rest of its last word, and that word's number
    count = 0
    for line in (line for page in pages for line in page.lines):
        words = line.words
        if torn is not None and words and not line.furniture:
            held = lines[torn[0]].words
            lines[torn[0]] = Line((*held[:-1], _together(held[-1], words[0])))
            owners.append(torn[1])
            words = words[1:]
            if words or not line.joined:
                torn = None
        owners += range(count, count + len(words))
        count += len(words)
        lines.append(Line(words, line.furniture))
        if line.joined and words and not line.furniture:
            torn = len(lines) - 1, count - 1
    return lines, owners


def _together(head: Word, rest: Word) -> Word:
    return Word(head.text + rest.text, head.box, min(head.conf, rest.conf))
