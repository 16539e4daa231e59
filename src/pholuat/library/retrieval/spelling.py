"""Mends a question that was typed with slips, by what the library itself says: words that no text holds are doubted.

A slip is one letter too many, too few, wrong or swapped; a missing or an extra space; letters that an input method
would have turned into marks (Telex "luaatj", VNI "luat65"). What the library holds is never doubted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

Frequency = Callable[[str], int]

SHORTEST, LONGEST = 2, 30
LONGEST_SYLLABLE = 7
MOST_DOUBTED = 6
# A word that so few texts hold is doubted too, where its mend is held by so many times as many.
RARE, TIMES = 1, 200
# Letters of an input method leave less doubt than any slip; so does a word that parts into known neighbours.
UNMARKED, PARTED = 4.0, 1.0
_WORD = re.compile(r"[a-z]+\d?")
_TELEX = ((re.compile(r"aa|aw"), "a"), (re.compile(r"ee"), "e"), (re.compile(r"oo|ow"), "o"), (re.compile(r"uw"), "u"))
_VNI = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Mended:
    """The words as they are looked for, and what was put in place of what: (typed, meant)."""

    words: tuple[str, ...]
    changes: tuple[tuple[str, str], ...] = ()


def edits(word: str) -> Iterator[str]:
    """Every word that is one slip away."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in cuts:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in ascii_lowercase:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def _without_marks(word: str) -> Iterator[str]:
    """The word as Telex or VNI would have folded it."""
    vni = _VNI.sub("", word)
    if vni != word:
        yield vni
    telex = word.replace("dd", "d")
    for pattern, letter in _TELEX:
        telex = pattern.sub(letter, telex)
    for form in (telex, telex.rstrip("sfrxj"), re.sub(r"(?<=[aeiouy])[sfrxj](?=[a-z]*$)", "", telex)):
        if form != word:
            yield form


def _parted(word: str, frequency: Frequency) -> tuple[str, ...]:
    """Syllables that were typed without spaces; empty where it cannot be parted into known neighbours."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST_SYLLABLE), end):
            piece = word[start:end]
            if start not in best or not (held := frequency(piece)):
                continue
            score, before = best[start]
            tied = math.log(1 + frequency(f"{before[-1]}_{piece}")) if before else 0.0
            found = score + tied + 0.1 * math.log(held) - 3.0
            if end not in best or found > best[end][0]:
                best[end] = (found, (*before, piece))
    _, pieces = best.get(len(word), (0.0, ()))
    known = all(frequency(f"{left}_{right}") for left, right in pairwise(pieces))
    return pieces if len(pieces) > 1 and known else ()


def tied(row: Sequence[str], frequency: Frequency) -> float:
    """How well neighbouring words go with each other; an empty one, beside the ends, stands for none."""
    words = filter(None, row)
    return sum(math.log(1 + frequency(f"{left}_{right}")) for left, right in pairwise(words))


def _doubted(word: str, frequency: Frequency) -> bool:
    return (
        SHORTEST <= len(word) <= LONGEST
        and bool(_WORD.fullmatch(word) or _VNI.search(word))
        and (frequency(word) <= RARE and not word.isdigit() and "/" not in word)
    )


def _meant(words: Sequence[str], at: int, frequency: Frequency) -> tuple[tuple[str, ...], int]:
    """What was meant at a place, and how many typed words it stands for; the word itself where nothing fits better."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    least = max(1, frequency(word) * TIMES)
    ways: list[tuple[float, tuple[str, ...], int]] = []
    unmarked = tuple(_without_marks(word))
    for form in dict.fromkeys([*unmarked, *edits(word)]):
        if (held := frequency(form)) >= least:
            score = tied((before, form, after), frequency) + 0.2 * math.log(held)
            ways.append((score + (UNMARKED if form in unmarked else 0.0), (form,), 1))
    if parts := _parted(word, frequency):
        ways.append((tied((before, *parts, after), frequency) + PARTED, parts, 1))
    if after and (held := frequency(word + after)) >= least:
        beyond = words[at + 2] if at + 2 < len(words) else ""
        ways.append((tied((before, word + after, beyond), frequency) + 0.2 * math.log(held), (word + after,), 2))
    if not ways:
        return (word,), 1
    _, meant, taken = max(ways, key=lambda way: way[0])
    return meant, taken


def mend(words: Sequence[str], frequency: Frequency) -> Mended:
    """The folded words of a question with its slips mended; `frequency` tells how many texts hold a term or a pair.

    At most MOST_DOUBTED words are mended, so that rubbish costs little.
    """
    found: list[str] = []
    changes: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        meant: tuple[str, ...] = (words[at],)
        taken = 1
        if len(changes) < MOST_DOUBTED and _doubted(words[at], frequency):
            meant, taken = _meant([*found[-1:], *words[at:]], min(len(found), 1), frequency)
        if meant != (words[at],):
            changes.append((" ".join(words[at : at + taken]), " ".join(meant)))
        found += meant
        at += taken
    return Mended(tuple(found), tuple(changes))
