"""Everyday words as they are compared, and the pairs that come with the product. Pure functions and one data file."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.normal import nfc, tone_key
from pholuat.vietnamese.syllables import token_texts

DELIVERED = Path(__file__).with_name("data") / "everyday.tsv"
MOST_SYLLABLES = 8


# Folded words -> the words with accents that fold to them -> their legal terms.
Everyday = Mapping[str, Mapping[str, Sequence[str]]]


class Pair(NamedTuple):
    """Everyday words, a legal term, a note for officers."""

    words: str
    term: str
    note: str


def key_of(words: str) -> str:
    """The words as they are compared: syllables in small letters, one tone-mark convention, one blank between them.

    >>> key_of(" Sổ  ĐỎ "), key_of("hoà giải")
    ('sổ đỏ', 'hoà giải')
    """
    return " ".join(tone_key(token).lower() for token in token_texts(nfc(words)))


def delivered() -> Iterator[Pair]:
    """The pairs that come with the product, in the order of the file."""
    with DELIVERED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield Pair(nfc(row["words"]), nfc(row["term"]), nfc(row["note"] or ""))


def gathered(pairs: Iterable[tuple[str, str]]) -> Everyday:
    """Pairs (key, term) by what people type.

    >>> gathered([("sổ đỏ", "giấy chứng nhận quyền sử dụng đất")])["so do"]
    {'sổ đỏ': ('giấy chứng nhận quyền sử dụng đất',)}
    """
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for key, term in pairs:
        found[fold(key)][key] = (*found[fold(key)].get(key, ()), term)
    return dict(found)
