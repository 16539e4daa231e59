"""Marks the words of a question in the original text, and cuts the stretch that shows most of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from pholuat.library.search.results import Question, Snippet
from pholuat.vietnamese.fold import fold, fold_with_offsets
from pholuat.vietnamese.normal import tone_key
from pholuat.vietnamese.syllables import Token, tokens

WIDTH = 240
LEAD = 40
LINE_LEAD = 110
MOST_PLACES = 2_000
# What a word, a rare word and a pair of neighbours tell, when the stretch to show is chosen.
WORD, ALONE, PAIR = 1, 3, 4
# Words of this or that, which tell nothing where they stand alone.
EMPTY = frozenset(
    (
        "va",
        "hoac",
        "cua",
        "co",
        "khong",
        "duoc",
        "bi",
        "theo",
        "thi",
        "la",
        "cac",
        "nhung",
        "mot",
        "cho",
        "tu",
        "den",
        "tai",
        "trong",
        "ve",
        "voi",
        "khi",
        "phai",
    )
)
# Codified texts set the defined term between stars, as it was in italics: “1. * Cơ sở* là thôn, làng”.
_STARRED = re.compile(r"\* ?([^\s*](?:[^*\n]{0,80}[^\s*])?)\*(?=[\s,.;:]|$)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked: folded words with their accents as typed ("" where none were), their neighbours in the
    question, and which of them are marked also where they stand alone."""

    words: Mapping[str, str] = field(default_factory=dict)
    neighbours: frozenset[tuple[str, str]] = frozenset()
    alone: frozenset[str] = frozenset()

    def meant(self, token: Token) -> str:
        """The folded word when the token is one that was asked for, else nothing.

        Where accents were typed the text must bear the same ones; “sổ” is not marked for “số”.
        """
        word = fold(token.text)
        spoken = self.words.get(word)
        if spoken is None:
            return ""
        return word if spoken in ("", word) or spoken == tone_key(token.text).lower() else ""


def wanted(question: Question, alone: Collection[str] = ()) -> Wanted:
    """What to mark for a question; `alone` are words so rare that each place of theirs tells something."""
    spoken = dict(zip(question.words, question.accented, strict=True)) if question.exact else {}
    words = {word: spoken.get(word, "") for word in question.words}
    for phrase in question.phrases:
        words |= {word: words.get(word, "") for word in phrase}
    words = dict(question.also) | words
    rows = (question.words, *question.phrases, tuple(word for word, _ in question.also))
    lone = frozenset(words) if len(words) == 1 else frozenset(alone) - EMPTY
    return Wanted(words, frozenset(pair for row in rows for pair in pairwise(row)), lone)


def _joined(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but space stands between two tokens."""
    return not text[left.end : right.start].strip()


def _runs(text: str, asked: Wanted) -> list[tuple[int, int]]:
    """The stretches to mark: neighbours of the question that are neighbours here, and words that count alone."""
    found = list(tokens(text))
    words = [asked.meant(token) for token in found]
    ties = [
        bool(words[at] and words[at + 1])
        and ((words[at], words[at + 1]) in asked.neighbours)
        and _joined(text, found[at], found[at + 1])
        for at in range(len(found) - 1)
    ]
    runs: list[tuple[int, int]] = []
    for at, token in enumerate(found):
        tied = at > 0 and ties[at - 1]
        if tied and runs:
            runs[-1] = (runs[-1][0], token.end)
        elif words[at] and (words[at] in asked.alone or (at < len(ties) and ties[at])):
            runs.append((token.start, token.end))
    return _grown(text, runs)


def _grown(text: str, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with only a space between them become one."""
    grown: list[tuple[int, int]] = []
    for start, end in runs:
        if grown and text[grown[-1][1] : start] == " ":
            grown[-1] = (grown[-1][0], end)
        else:
            grown.append((start, end))
    return grown


def mark(text: str, asked: Wanted) -> Snippet:
    """The whole text, parted into (stretch, marked)."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for left, right in _runs(text, asked):
        if left > at:
            parts.append((text[at:left], False))
        parts.append((text[left:right], True))
        at = right
    if at < len(text):
        parts.append((text[at:], False))
    return tuple(parts)


@lru_cache(maxsize=256)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    """Any of the words, whole."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")


def _places(text: str, asked: Wanted, words: Collection[str]) -> Iterator[tuple[int, str, int]]:
    """Where in the folded text a word or a pair of neighbours stands, which, and what it tells."""
    pattern = _pattern(frozenset(words))
    before, end = "", -1
    for match in islice(pattern.finditer(text), MOST_PLACES):
        word = match.group()
        if (before, word) in asked.neighbours and text[end : match.start()] == " ":
            yield end - len(before), f"{before} {word}", PAIR
        yield match.start(), word, ALONE if word in asked.alone else WORD
        before, end = word, match.end()


def _window(text: str, asked: Wanted, words: Collection[str], width: int) -> int:
    """Where the stretch of `width` characters begins that tells most by different words and pairs; -1 where none does.

    Looks in the folded text as a whole, for an annex may be as long as a book.
    """
    folded = fold_with_offsets(text)
    found = sorted(_places(folded.text, asked, words))
    best, most, last, told = 0, 0, 0, 0
    held: Counter[str] = Counter()
    for start, key, worth in found:
        while last < len(found) and found[last][0] < start + width - LEAD:
            told += 0 if held[found[last][1]] else found[last][2]
            held[found[last][1]] += 1
            last += 1
        if told > most:
            best, most = start, told
        held[key] -= 1
        told -= 0 if held[key] else worth
    return folded.span(best, best)[0] if most else -1


def _begin(text: str, at: int) -> int:
    """Where to begin so that the words at `at` are read in their sentence: at its line where that is near."""
    line = text.rfind("\n", 0, at) + 1
    if at - line <= LINE_LEAD:
        return line
    near = text.find(" ", max(0, at - LEAD))
    return near + 1 if -1 < near < at else at


def snippet(text: str, asked: Wanted, *, width: int = WIDTH) -> Snippet:
    """About `width` characters of the text, whole words, where most of the wanted words stand, with them marked."""
    words = asked.words.keys() - EMPTY or asked.words.keys()
    at = _window(text, asked, words, width) if words else -1
    start = _begin(text, at) if at > 0 else 0
    end = min(len(text), start + width)
    if end < len(text):
        end = max(text.rfind(" ", start, end), text.rfind("\n", start, end), start)
    parts = mark(_STARRED.sub(r"\1", text[start:end]), asked)
    return (*([("… ", False)] if start else []), *parts, *([(" …", False)] if end < len(text) else []))
