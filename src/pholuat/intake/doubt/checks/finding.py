"""What a check says of words: doubts that stand for themselves, hints that are weighed, words that are borne out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from pholuat.intake.doubt.values import Doubt


@dataclass
class Finding:
    """By the number of a word: `doubts` are shown always, `hints` only as part of the weighing; `fits` speak for it."""

    doubts: dict[int, list[Doubt]] = field(default_factory=lambda: defaultdict(list))
    hints: dict[int, list[Doubt]] = field(default_factory=lambda: defaultdict(list))
    fits: set[int] = field(default_factory=set)

    def add(self, other: Finding) -> None:
        """Take what another check found in."""
        for mine, theirs in ((self.doubts, other.doubts), (self.hints, other.hints)):
            for word, said in theirs.items():
                mine[word] += said
        self.fits |= other.fits
