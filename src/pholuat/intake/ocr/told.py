"""A page as text for people and as an object for programs."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pholuat.intake.words import Page, Word, whole_lines


@dataclass(frozen=True, slots=True)
class Whole:
    """A word as it is spoken of: `parts` are its pieces, more than one where the end of a line tears it."""

    parts: tuple[Word, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def conf(self) -> float:
        return min(part.conf for part in self.parts)


def _whole(page: Page) -> Iterator[list[Whole]]:
    """The words of each line in reading order; what goes on from the line above stands there, where the word began."""
    lines, owners = whole_lines([page])
    parts: dict[int, list[Word]] = defaultdict(list)
    for word, owner in zip(page.words(), owners, strict=True):
        parts[owner].append(word)
    numbers = itertools.count()
    for line in lines:
        if line.words:
            yield [Whole(tuple(parts[next(numbers)])) for _ in line.words]


def page_text(page: Page) -> str:
    """The text of a page in reading order, a line for each printed one; torn words are whole."""
    return "\n".join(" ".join(word.text for word in words) for words in _whole(page))


def page_dict(file: str, page: Page, doubts: Sequence[Sequence[str]] = ()) -> dict[str, Any]:
    """The page with its words: `box` in pixels from the top left, `conf` 0-1, `doubts` by their codes.

    `doubts`: those codes for each word of the page, pieces counted.
    A word torn by the end of a line has the box of its first part; `rest` holds the boxes of the others.
    """
    codes = {id(word): list(found) for word, found in zip(page.words(), doubts, strict=False)}
    words = [_word(word, codes.get(id(word.parts[0]), [])) for line in _whole(page) for word in line]
    return {"file": file, "page": page.number, "width": page.width, "height": page.height, "words": words}


def _word(word: Whole, doubts: list[str]) -> dict[str, Any]:
    boxes = [list(part.box) for part in word.parts]
    told = {"text": word.text, "box": boxes[0], "conf": round(word.conf, 3), "doubts": doubts}
    return {**told, "rest": boxes[1:]} if len(boxes) > 1 else told
