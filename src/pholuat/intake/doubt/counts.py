"""How often syllables and pairs of syllables stand in official texts, and how likely a syllable is between two others.

A syllable is counted in small letters; every number is "0"; a sign that parts words, or the end of a line of the
source, is "|", so that the words before and after a full stop are no pair.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.syllables import token_texts

NUMBER = "0"
BREAK = "|"
KEPT = "syllables.npz"
SHIPPED = Path(__file__).with_name("counts.npz")

_BREAKS = re.compile(r"[.,;:?!()\[\]{}“”\"«»…\n\t]+(?=\s|$)|[(\[“\"«]")
_DISCOUNT = 0.75
Key = TypeVar("Key", str, tuple[str, str])
_STEP = 8  # counts are kept as eighths of a power of two


def unit(token: str) -> str:
    """What a token is counted as.

    >>> unit("Phổ"), unit("30/2020/NĐ-CP"), unit("15")
    ('phổ', '0', '0')
    """
    return NUMBER if any(char.isdigit() for char in token) else token.lower()


def units(text: str) -> Iterator[str]:
    """The text as it is counted.

    >>> list(units("Điều 5. Phổ biến, giáo dục"))
    ['điều', '0', '|', 'phổ', 'biến', '|', 'giáo', 'dục']
    """
    return map(unit, _tokens(text))


def _tokens(text: str) -> Iterator[str]:
    place = 0
    for match in _BREAKS.finditer(text := nfc(text)):
        yield from token_texts(text[place : match.start()])
        yield BREAK
        place = match.end()
    yield from token_texts(text[place:])


@dataclass(frozen=True, eq=False)
class PairCounts:
    """Counts of syllables and of pairs; likelihoods are natural logarithms.

    `capitals`: how often a syllable begins with a capital where no sign stands before it, as a share.
    """

    singles: dict[str, float]
    pairs: dict[tuple[str, str], float]
    capitals: dict[str, float]
    total: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(self.singles.values()) + 1.0)

    @cached_property
    def _rest(self) -> dict[str, float]:
        """For each syllable the share of its followers that the pairs do not tell of."""
        told: defaultdict[str, float] = defaultdict(float)
        for (left, _), count in self.pairs.items():
            told[left] += max(count - _DISCOUNT, 0.0)
        return {one: max(1 - told[one] / count, 0.02) for one, count in self.singles.items()}

    def knows(self, one: str) -> bool:
        """The syllable stands in the texts."""
        return one in self.singles

    def single(self, one: str) -> float:
        """How likely the syllable is anywhere."""
        return math.log((self.singles.get(one, 0.0) + 0.25) / self.total)

    def after(self, left: str, one: str) -> float:
        """How likely the syllable is right after another."""
        alone = (self.singles.get(one, 0.0) + 0.25) / self.total
        before = self.singles.get(left)
        if before is None:
            return math.log(alone)
        seen = max(self.pairs.get((left, one), 0.0) - _DISCOUNT, 0.0) / before
        return math.log(seen + self._rest[left] * alone)

    def between(self, left: str, one: str, right: str) -> float:
        """How likely the syllable is after one and before another."""
        return self.after(left, one) + self.after(one, right)


def count(texts: Iterable[str], *, least: int = 2, least_pair: int = 2) -> PairCounts:
    """Count over texts; what is rarer than `least` (`least_pair`) is left out, it may be a slip of the pen."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    capitals: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for text in texts:
        tokens = [BREAK, *_tokens(text), BREAK]
        stream = [unit(token) for token in tokens]
        singles.update(stream)
        pairs.update(pairwise(stream))
        after_word = [at for at in range(1, len(tokens)) if tokens[at - 1] != BREAK]
        inside.update(stream[at] for at in after_word)
        capitals.update(stream[at] for at in after_word if tokens[at][0].isupper())
    kept = {one: float(number) for one, number in singles.items() if number >= least}
    told = {pair: float(number) for pair, number in pairs.items() if number >= least_pair}
    return PairCounts(
        kept,
        {pair: number for pair, number in told.items() if pair[0] in kept and pair[1] in kept},
        {one: capitals[one] / inside[one] for one in kept if capitals[one]},
    )


def together(first: PairCounts, second: PairCounts) -> PairCounts:
    """The counts of two collections of texts as one."""
    singles = _sum(first.singles, second.singles)
    capitals = {}
    for one, number in singles.items():
        held = (each.capitals.get(one, 0.0) * each.singles.get(one, 0.0) for each in (first, second))
        capitals[one] = sum(held) / number
    return PairCounts(singles, _sum(first.pairs, second.pairs), capitals)


def _sum(first: dict[Key, float], second: dict[Key, float]) -> dict[Key, float]:
    out = dict(first)
    for key, number in second.items():
        out[key] = out.get(key, 0.0) + number
    return out


def save(counts: PairCounts, path: Path) -> None:
    """Write the counts packed: syllables by frequency, for each the steps to its followers and rounded logarithms."""
    words = sorted(counts.singles, key=lambda one: (-counts.singles[one], one))
    place = {one: at for at, one in enumerate(words)}
    pairs = sorted((place[left], place[right], number) for (left, right), number in counts.pairs.items())
    left = np.array([pair[0] for pair in pairs], dtype=np.int64)
    right = np.array([pair[1] for pair in pairs], dtype=np.int64)
    steps = np.diff(right, prepend=0)
    steps[np.flatnonzero(np.diff(left, prepend=-1))] = right[np.flatnonzero(np.diff(left, prepend=-1))]
    np.savez_compressed(
        path,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        singles=_packed([counts.singles[one] for one in words]),
        followers=_narrow(np.bincount(left, minlength=len(words))),
        steps=_narrow(steps),
        pairs=_packed([pair[2] for pair in pairs]),
        capitals=np.array([round(100 * counts.capitals.get(one, 0.0)) for one in words], dtype=np.uint8),
    )


def load(path: Path) -> PairCounts:
    """Read what `save` wrote."""
    with np.load(path, allow_pickle=False) as packed:
        words = packed["words"].tobytes().decode().split("\n")
        followers = packed["followers"].astype(np.int64)
        sums = np.cumsum(packed["steps"].astype(np.int64))
        starts = np.concatenate([[0], np.cumsum(followers)[:-1]])
        before = np.where(starts > 0, sums[np.maximum(starts - 1, 0)], 0)
        right = sums - np.repeat(before, followers)
        left = np.repeat(np.arange(len(words)), followers)
        singles = dict(zip(words, _unpacked(packed["singles"]), strict=True))
        keys = zip((words[at] for at in left.tolist()), (words[at] for at in right.tolist()), strict=True)
        capitals = dict(zip(words, (packed["capitals"] / 100).tolist(), strict=True))
        return PairCounts(singles, dict(zip(keys, _unpacked(packed["pairs"]), strict=True)), capitals)


@lru_cache(maxsize=1)
def shipped() -> PairCounts:
    """The counts over official texts that come with the product (docs/decisions/0007)."""
    return load(SHIPPED)


def counts_of(home: Path) -> PairCounts:
    """The counts that a site made over its own library and keeps under `home`; without them those of the product."""
    path = home / KEPT
    return _kept(path, path.stat().st_mtime_ns) if path.exists() else shipped()


@lru_cache(maxsize=1)
def _kept(path: Path, changed: int) -> PairCounts:
    return load(path)


def _narrow(numbers: NDArray[np.int64]) -> NDArray[np.unsignedinteger[Any]]:
    """As few bytes a number as hold the largest: a large library has more syllables than two bytes count."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))


def _packed(numbers: list[float]) -> NDArray[np.uint8]:
    return np.round(np.log2(np.maximum(numbers, 1.0)) * _STEP).astype(np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[float]:
    numbers: list[float] = np.exp2(packed.astype(np.float64) / _STEP).tolist()
    return numbers
