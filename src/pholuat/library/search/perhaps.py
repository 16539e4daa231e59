"""What a short question may have meant where each of its words is a word: offered to the reader, never put in place.

"khieu nai toc ao": every syllable stands in some law, but "toc" beside neither neighbour; "to cao" stands beside "nai"
hundreds of times.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from pholuat.library.retrieval.spelling import Frequency, edits, tied

FEWEST, MOST = 2, 6
# Neighbours that so few texts hold side by side may not belong together; a better reading is held by so many.
LOOSE, HELD = 2, 10
# By how much (natural logarithm of texts) a reading must go better with its neighbours.
GAIN = 3.0
# Of the texts that hold the new word so many hold it beside its neighbour: "và" goes with everything.
SHARE = 0.02

Row = tuple[str, ...]


def perhaps(words: Sequence[str], sure: Collection[str], frequency: Frequency) -> Row:
    """A better reading of folded words, empty where there is none; the words that are `sure` stay."""
    if not FEWEST <= len(words) <= MOST:
        return ()
    row = tuple(words)
    now = tied(row, frequency) + GAIN
    ways = {way for way in _ways(row, sure, frequency) if way != row and _fits(way, row, frequency)}
    best = max(ways, key=lambda way: (tied(way, frequency), way), default=())
    return best if best and tied(best, frequency) >= now else ()


def _fits(way: Row, row: Row, frequency: Frequency) -> bool:
    """Whether the library holds all that is new side by side, and each new word often enough so."""
    known = {*pairwise(row)}
    new = [pair for pair in pairwise(way) if pair not in known]
    fewest = {pair: max(HELD, *(SHARE * frequency(word) for word in pair if word not in row), 0) for pair in new}
    return bool(new) and all(frequency("_".join(pair)) >= fewest[pair] for pair in new)


def _ways(row: Row, sure: Collection[str], frequency: Frequency) -> Iterator[Row]:
    """The row with one word written otherwise, or with letters moved over one space."""
    for at, word in enumerate(row):
        if word in sure or word.isdigit() or not word.isascii() or not _loose(row, at, frequency):
            continue
        for other in edits(word):
            if frequency(other):
                yield (*row[:at], other, *row[at + 1 :])
        if at + 1 < len(row) and row[at + 1] not in sure:
            both = word + row[at + 1]
            for cut in range(1, len(both)):
                if frequency(both[:cut]) and frequency(both[cut:]):
                    yield (*row[:at], both[:cut], both[cut:], *row[at + 2 :])


def _loose(row: Row, at: int, frequency: Frequency) -> bool:
    """Whether a word goes with none of its neighbours."""
    beside = row[max(0, at - 1) : at + 2]
    return all(frequency(f"{left}_{right}") <= LOOSE for left, right in pairwise(beside))
