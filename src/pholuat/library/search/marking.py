"""Marks the words of a question in the original text, and cuts the stretch that shows most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from pholuat.library.search.results import Snippet
from pholuat.vietnamese.fold import fold, fold_with_offsets
from pholuat.vietnamese.syllables import tokens

WIDTH = 240
LEAD = 40
MOST_PLACES = 2_000


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


def _window(text: str, wanted: frozenset[str], width: int) -> int:
    """Where the stretch of `width` characters with the most different wanted words begins; 0 when none stands there.

    Looks for the words in the folded text as a whole, for an annex may be as long as a book.
    """
    folded = fold_with_offsets(text)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(wanted)))})(?!\w)")
    found = [(match.start(), match.group()) for match in islice(pattern.finditer(folded.text), MOST_PLACES)]
    best, most, last = 0, 0, 0
    held: Counter[str] = Counter()
    for first, (start, word) in enumerate(found):
        while last < len(found) and found[last][0] < start + width:
            held[found[last][1]] += 1
            last += 1
        if len(held) > most:
            best, most = start, len(held)
        held[word] -= 1
        if not held[word]:
            del held[word]
        last = max(last, first + 1)
    return folded.span(best, best)[0] if most else 0


def snippet(text: str, wanted: frozenset[str], *, width: int = WIDTH) -> Snippet:
    """About `width` characters of the text, whole words, where most of the wanted words stand, with them marked."""
    start = max(0, _window(text, wanted, width) - LEAD) if wanted else 0
    end = min(len(text), start + width)
    start = 0 if start == 0 else text.find(" ", start) + 1
    end = len(text) if end == len(text) else max(text.rfind(" ", start, end), start)
    parts = list(mark(text[start:end], wanted))
    return (*([("… ", False)] if start else []), *parts, *([(" …", False)] if end < len(text) else []))
