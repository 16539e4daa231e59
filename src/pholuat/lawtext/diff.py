"""What changed between two texts, word by word.

>>> [(piece.kind.value, piece.text) for piece in differences("bắt buộc là 05 tuổi.", "bắt buộc từ 05 tuổi.")]
[('same', 'bắt buộc '), ('cut', 'là'), ('new', 'từ'), ('same', ' 05 tuổi.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
# Comparing every word with every word; beyond this, lines are compared first, and words only in lines that differ.
MOST_PAIRS = 4_000_000


class Change(StrEnum):
    """Whether a piece stands in both texts, only in the old or only in the new one."""

    SAME = "same"
    CUT = "cut"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text, of the new one, or of both."""

    kind: Change
    text: str


def differences(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: without the new ones they are the old text, without the cut ones the new text.

    A word left alone between two changes belongs to both, so that a reader sees phrases, not crumbs.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) * len(after) <= MOST_PAIRS:
        return _joined(_phrases(list(_compared(before, after))))
    return _joined(_by_lines(old, new))


def old_text(pieces: Iterable[Piece]) -> str:
    """The text before."""
    return "".join(piece.text for piece in pieces if piece.kind is not Change.NEW)


def new_text(pieces: Iterable[Piece]) -> str:
    """The text after."""
    return "".join(piece.text for piece in pieces if piece.kind is not Change.CUT)


def _by_lines(old: str, new: str) -> Iterator[Piece]:
    for cut, put in _aligned(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        if cut != put and len(cut) * len(put) <= MOST_PAIRS:
            yield from differences(cut, put)
        else:
            yield from _pieces(cut, put)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for cut, put in _aligned(before, after):
        yield from _pieces(cut, put)


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stands in the old text and what in its place in the new one, stretch by stretch; alike where they agree."""
    for _name, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield "".join(before[a:b]), "".join(after[c:d])


def _pieces(cut: str, put: str) -> Iterator[Piece]:
    if cut == put:
        yield Piece(Change.SAME, cut)
    else:
        yield from (Piece(kind, text) for kind, text in ((Change.CUT, cut), (Change.NEW, put)) if text)


def _phrases(pieces: list[Piece]) -> Iterator[Piece]:
    """Each piece that is the same but says almost nothing between two changes, as cut and new."""
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        if piece.kind is Change.SAME and 0 < place < last and _is_crumb(piece.text):
            yield from (Piece(Change.CUT, piece.text), Piece(Change.NEW, piece.text))
        else:
            yield piece


def _is_crumb(text: str) -> bool:
    return "\n" not in text and len(text.split()) < 2


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Between two pieces that are the same first all that was cut, then all that is new."""
    found: list[Piece] = []
    for same, run in groupby(pieces, key=lambda piece: piece.kind is Change.SAME):
        stretch = list(run)
        for kind in (Change.SAME,) if same else (Change.CUT, Change.NEW):
            text = "".join(piece.text for piece in stretch if piece.kind is kind)
            found += [Piece(kind, text)] if text else []
    return tuple(found)
