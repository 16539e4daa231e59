"""The large parts of a reading page, kept packed until what they show changes; derived, never the only copy."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pholuat.portal.keeping import found, page_store
from pholuat.portal.pressed import Pressed

# A name of another document that was mended shows at the latest after this; all else changes the key.
A_DAY, AN_HOUR = 24 * 3600, 3600


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a page shows of a document on a day besides its head: contents and words, packed."""

    toc: Pressed
    words: Pressed
    has_toc: bool
    long: bool
    changed: bool
    last_changed: dt.date | None


def kept(mark: str, query: str, make: Callable[[], Leaf]) -> Leaf:
    """The leaf of that mark and day in the address, made where it is not kept yet.

    A day that a reader chose is kept for an hour: there are as many of them as days.
    """
    key = f"leaf:{mark}:{query}:{_maker()}"
    there = found(key)
    if isinstance(there, Leaf):
        return there
    leaf = make()
    page_store().set(key, leaf, AN_HOUR if query else A_DAY)
    return leaf


@cache
def _maker() -> str:
    """What the pages are made by: a new release makes them anew."""
    told = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".html") and "tests" not in path.parts:
            told.update(path.read_bytes())
    return told.hexdigest()[:12]
