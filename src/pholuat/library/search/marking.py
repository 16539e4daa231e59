"""Marks the words of a question in the original text, and cuts the stretch that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence

from pholuat.library.search.results import Snippet
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.syllables import tokens

WIDTH = 44


def _runs(flags: Sequence[bool], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring marked words become one stretch, so that a found phrase is marked whole."""
    runs: list[tuple[int, int]] = []
    previous = -2
    for index, marked in enumerate(flags):
        if not marked:
            continue
        start, end = spans[index]
        if previous == index - 1 and runs:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        previous = index
    return runs


def _cut(text: str, runs: Sequence[tuple[int, int]], start: int, end: int) -> Snippet:
    parts: list[tuple[str, bool]] = []
    at = start
    for left, right in runs:
        if right <= start or left >= end:
            continue
        left, right = max(left, start), min(right, end)
        if left > at:
            parts.append((text[at:left], False))
        parts.append((text[left:right], True))
        at = right
    if at < end:
        parts.append((text[at:end], False))
    return tuple(parts)


def _flags(words: Sequence[str], wanted: frozenset[str]) -> list[bool]:
    """A word is marked when it was asked for and a neighbour was too; a lone one only when it is the only one asked."""
    found = [word in wanted for word in words]
    if len(wanted) == 1:
        return found
    return [
        here and ((index > 0 and found[index - 1]) or (index + 1 < len(found) and found[index + 1]))
        for index, here in enumerate(found)
    ]


def mark(text: str, wanted: frozenset[str]) -> Snippet:
    """The whole text, parted into (stretch, marked); `wanted` are folded syllables."""
    spans = [(token.start, token.end) for token in tokens(text)]
    words = [fold(text[start:end]) for start, end in spans]
    return _cut(text, _runs(_flags(words, wanted), spans), 0, len(text))


def snippet(text: str, wanted: frozenset[str], *, width: int = WIDTH) -> Snippet:
    """About `width` syllables of the text where most of the wanted words stand, with them marked."""
    spans = [(token.start, token.end) for token in tokens(text)]
    if not spans:
        return ((text, False),) if text else ()
    words = [fold(text[start:end]) for start, end in spans]
    flags = _flags(words, wanted)
    best, count = 0, sum(flags[:width])
    here = count
    for first in range(1, max(1, len(words) - width + 1)):
        here += flags[first + width - 1] - flags[first - 1]
        if here > count:
            best, count = first, here
    last = min(len(words), best + width) - 1
    start = 0 if best == 0 else spans[best][0]
    end = len(text) if last == len(words) - 1 else spans[last][1]
    parts = list(_cut(text, _runs(flags, spans), start, end))
    if start > 0:
        parts.insert(0, ("… ", False))
    if end < len(text):
        parts.append((" …", False))
    return tuple(parts)
