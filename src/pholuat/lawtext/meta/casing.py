"""Small letters for what is printed in capitals, taken from where the same document prints the same words so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pholuat.vietnamese.fold import fold_with_offsets

SPACES = re.compile(r"\s+")


def is_capital(text: str) -> bool:
    """True for words printed in capitals."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.9 * len(letters)


def as_elsewhere(text: str, lines: Iterable[str]) -> str:
    """The same words as one of the lines prints them in small letters, begun with a capital; "" where none does."""
    wanted = SPACES.sub(" ", fold_with_offsets(text).text).strip()
    if not wanted:
        return ""
    for line in lines:
        folded = fold_with_offsets(line)
        at = folded.text.find(wanted)
        if at < 0:
            continue
        start, end = folded.span(at, at + len(wanted))
        found = line[start:end]
        if not is_capital(found):
            return found[:1].upper() + found[1:]
    return ""
