"""What a syllable may truly be, by what engines confuse, chosen by the pairs that it would make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from pholuat.intake.doubt.counts import NUMBER, PairCounts
from pholuat.vietnamese.fold import fold

# Shapes that Tesseract takes for one another, each brought to one form after marks are folded away: so tổ and tố,
# ơ and ớ, u and ư, rn and m, l, I, 1 and i have one skeleton.
_SHAPES = (("rn", "m"), ("ii", "n"), ("ri", "n"), ("cl", "d"), ("vv", "w"), ("lc", "k"))
_LETTERS = str.maketrans({"l": "i", "1": "i", "|": "i", "!": "i", "j": "i", "0": "o", "5": "s", "8": "b"})
_FIGURES = frozenset("lIiOoSBZ|!Jj")
_FIGURE_OF = str.maketrans("lIiOoSBZ|!Jj", "111005821111")
_ENOUGH = 300  # candidates tried, at most


def skeleton(text: str) -> str:
    """What is left when all that engines confuse is one.

    >>> skeleton("phổ") == skeleton("phố"), skeleton("một") == skeleton("rnột"), skeleton("Ðiều") == skeleton("điêu")
    (True, True, True)
    """
    folded = fold(text).lower().translate(_LETTERS)
    for wide, narrow in _SHAPES:
        folded = folded.replace(wide, narrow)
    return folded


def as_figures(core: str) -> str | None:
    """The number that a word of look-alike letters may be.

    >>> as_figures("l5"), as_figures("O1"), as_figures("lo"), as_figures("ban")
    ('15', '01', '10', None)
    """
    return core.translate(_FIGURE_OF) if core and all(char in _FIGURES or char.isdigit() for char in core) else None


class Neighbours:
    """The syllables of the counts by their skeletons."""

    def __init__(self, counts: PairCounts) -> None:
        self._counts = counts
        self._same: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = defaultdict(list)
        for one in counts.singles:
            if one.isalpha():
                self._same[skeleton(one)].append(one)
        for key, words in self._same.items():
            for shorter in _shorter(key):
                self._near[shorter] += words
        self.of = lru_cache(maxsize=1 << 14)(self._of)
        self.likelier = lru_cache(maxsize=1 << 16)(self._likelier)

    def _of(self, one: str) -> tuple[str, ...]:
        """What the syllable may be; of one that is not counted also what differs by one letter."""
        key = skeleton(one)
        found = dict.fromkeys(self._same.get(key, ()))
        if not self._counts.knows(one):
            for shorter in _shorter(key):
                found |= dict.fromkeys(self._near.get(shorter, ()))
        if one != NUMBER and as_figures(one) is not None:
            found[NUMBER] = None
        found.pop(one, None)
        return tuple(found)[:_ENOUGH]

    def _likelier(self, left: str, one: str, right: str) -> tuple[float, str]:
        """The likeliest other syllable at the place and by how much it is likelier (a logarithm; 0, "" for none)."""
        between = self._counts.between
        own = between(left, one, right)
        best, name = max(((between(left, other, right), other) for other in self.of(one)), default=(own, ""))
        return (best - own, name) if best > own else (0.0, "")


@lru_cache(maxsize=2)
def neighbours(counts: PairCounts) -> Neighbours:
    """The neighbours by these counts, made once."""
    return Neighbours(counts)


def cased(mend: str, like: str) -> str:
    """The mend in the case of the word that it replaces.

    >>> cased("phổ", "PHỐ"), cased("phổ", "Phố"), cased("phổ", "phố")
    ('PHỔ', 'Phổ', 'phổ')
    """
    if len(like) > 1 and like.isupper():
        return mend.upper()
    return mend.capitalize() if like[:1].isupper() else mend


def _shorter(key: str) -> Iterator[str]:
    yield key
    if len(key) > 2:
        for at in range(len(key)):
            yield key[:at] + key[at + 1 :]
