"""The words of pages as the checks see them: with their neighbours, their text without outer signs, and one text."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from pholuat.intake.doubt.counts import BREAK, unit, units
from pholuat.intake.words import Page, Word, whole_lines
from pholuat.vietnamese.normal import nfc

OUTER = ".,;:!?()[]{}“”\"'‘’«»…-–—*_|~`"


def bare(text: str) -> str:
    """A word without the signs around it; signs alone are themselves.

    >>> bare("(phổ"), bare("2020;"), bare("…")
    ('phổ', '2020', '…')
    """
    return text.strip(OUTER) or text


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted syllable of a word with its neighbours in the text."""

    word: int
    text: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Place:
    """A word in its line."""

    word: Word
    core: str
    line: int
    first: bool
    last: bool
    furniture: bool


class Reading:
    """The words of all pages in order, with one number each; what the end of a line tears is one word here.

    `owners`: for each word of the pages, torn ones counted by their pieces, its number here.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        self.lines, self.owners = whole_lines(pages)
        self.places: list[Place] = []
        self.starts: list[int] = []
        for number, line in enumerate(self.lines):
            self.starts.append(len(self.places))
            end = len(line.words) - 1
            for at, word in enumerate(line.words):
                core = bare(nfc(word.text))
                self.places.append(Place(word, core, number, at == 0, at == end, line.furniture))

    @cached_property
    def _laid(self) -> tuple[str, list[int], list[int]]:
        pieces: list[str] = []
        starts: list[int] = []
        words: list[int] = []
        size, before = 0, None
        for at, place in enumerate(self.places):
            if place.furniture:
                continue
            joint = "" if before is None else "\n" if place.first else " "
            text = joint + nfc(place.word.text)
            pieces.append(text)
            starts.append(size + len(joint))
            words.append(at)
            size += len(text)
            before = place.line
        return "".join(pieces), starts, words

    @property
    def text(self) -> str:
        """The text without running heads, a newline at the end of each printed line."""
        return self._laid[0]

    def words_at(self, start: int, end: int) -> list[int]:
        """The words that stand at the code points [start, end) of `text`."""
        _, starts, words = self._laid
        first = max(bisect.bisect_right(starts, start) - 1, 0)
        return words[first : bisect.bisect_left(starts, end)]

    def line_words(self, line: int) -> range:
        """The numbers of the words of a line."""
        return range(self.starts[line], self.starts[line] + len(self.lines[line].words))

    @cached_property
    def units(self) -> list[list[Unit]]:
        """For each word its counted syllables, each with its neighbours."""
        out: list[list[Unit]] = [[] for _ in self.places]
        for furniture in (False, True):
            flat = [(-1, BREAK)]
            for at, place in enumerate(self.places):
                if place.furniture == furniture:
                    flat += ((at, one) for one in _units(place.word.text))
                    if furniture and place.last:
                        flat.append((-1, BREAK))
            flat.append((-1, BREAK))
            for before, (at, one), after in zip(flat, flat[1:], flat[2:], strict=False):
                if at >= 0 and one != BREAK:
                    out[at].append(Unit(at, one, before[1], after[1]))
        return out

    @cached_property
    def letter_width(self) -> list[float]:
        """For each word the width of a letter over the usual one of its line; 1 where it cannot be told."""
        out: list[float] = []
        for line in self.lines:
            widths = [(word.box.x1 - word.box.x0) / max(len(word.text), 1) for word in line.words]
            usual = median(widths) if widths else 1
            out += [max(width, 0.1) / max(usual, 0.1) for width in widths]
        return out

    @cached_property
    def height(self) -> list[float]:
        """For each word its height over the usual one of its line."""
        out: list[float] = []
        for line in self.lines:
            heights = [word.box.y1 - word.box.y0 for word in line.words]
            usual = median(heights) if heights else 1
            out += [max(height, 1) / max(usual, 1) for height in heights]
        return out


def _units(text: str) -> list[str]:
    if text.isalpha():
        return [unit(nfc(text))]
    return list(units(text + " "))
