"""What is compared: a text as arrays of hashed syllables, line by line, packed into bytes for the index."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import tone_key
from pholuat.vietnamese.syllables import token_texts

Hashes = npt.NDArray[np.uint32]

MOST_TOKENS = 3_000
MOST_LINES = 400
LONGEST_TERM = 60
_LINES = re.compile(r"\n+")


@lru_cache(maxsize=1 << 17)
def hashed(word: str) -> int:
    """32 bits that stand for a word; the same on every machine and day."""
    return zlib.crc32(word.encode())


@lru_cache(maxsize=1 << 16)
def _forms(token: str) -> tuple[str, str]:
    return fold(token)[:LONGEST_TERM], tone_key(token).lower()[:LONGEST_TERM]


def forms(text: str) -> list[tuple[str, str]]:
    """Each token of the text folded and as it is accented (one tone-mark convention, small letters), in order.

    >>> forms("Hoà giải ở cơ sở")[:2]
    [('hoa', 'hoà'), ('giai', 'giải')]
    """
    return [_forms(token) for token in token_texts(text)]


def pairs(words: Sequence[str]) -> list[str]:
    """Neighbours joined, which stand in for the words that Vietnamese does not mark with spaces."""
    return [f"{left}_{right}" for left, right in pairwise(words)]


@dataclass(frozen=True, slots=True)
class Text:
    """One text as it is indexed: the name of its document, its own heading, and its lines."""

    title: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Packed:
    """The arrays of one text: tokens of heading and lines one after the other, `starts[i]` where line i begins.

    Line 0 is the heading (it may be empty); `title` holds the folded tokens of the document's name. All uint32.
    """

    folded: Hashes
    accented: Hashes
    starts: Hashes
    title: Hashes

    def to_bytes(self) -> bytes:
        """Three lengths, then the arrays."""
        lengths = np.array([len(self.folded), len(self.starts), len(self.title)], np.uint32)
        return b"".join(part.tobytes() for part in (lengths, self.folded, self.accented, self.starts, self.title))

    @classmethod
    def from_bytes(cls, packed: bytes) -> Packed:
        """The arrays back, as views of the bytes."""
        whole = np.frombuffer(packed, np.uint32)
        count, lines, title = (int(length) for length in whole[:3])
        cuts = np.cumsum([3, count, count, lines, title])
        folded, accented, starts, name = (whole[left:right] for left, right in pairwise(cuts))
        return cls(folded, accented, starts, name)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text ready for the index: the terms that find it and the arrays that rank it."""

    terms: str
    packed: bytes


def _array(words: Iterable[str]) -> Hashes:
    return np.fromiter(map(hashed, words), np.uint32)


def prepare(text: Text) -> Prepared:
    """Terms and arrays of a text; the arrays stop after MOST_TOKENS tokens or MOST_LINES lines, the terms do not."""
    title = [folded for folded, _ in forms(text.title)]
    lines = [forms(line) for line in (text.heading.replace("\n", " "), *_LINES.split(text.body.strip()))]
    terms = [*title, *pairs(title)]
    every: list[tuple[str, str]] = []
    starts: list[int] = []
    for line in lines:
        words = [folded for folded, _ in line]
        terms += words
        terms += pairs(words)
        if len(every) < MOST_TOKENS and len(starts) < MOST_LINES:
            starts.append(len(every))
            every += line[: MOST_TOKENS - len(every)]
    packed = Packed(
        folded=_array(folded for folded, _ in every),
        accented=_array(accented for _, accented in every),
        starts=np.array(starts, np.uint32),
        title=_array(title),
    )
    return Prepared(" ".join(terms), packed.to_bytes())
