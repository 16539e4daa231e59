"""What the library of a site knows, for doubting pages: its counts of syllables, its numbers, its provisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pholuat.intake.doubt import Known
from pholuat.intake.doubt.counts import KEPT, PairCounts, count, counts_of, save, shipped, together
from pholuat.library import queries

_SOME = 200  # documents fetched at a time: texts are long


def count_library(home: Path, *, on: dt.date) -> PairCounts:
    """Count over the published texts, put these counts on top of those of the product, and keep them under `home`.

    The file is replaced whole, so that a reader finds the old or the new counts.
    """
    counts = together(shipped(), count(_texts(on)))
    unfinished = home / f"unfinished-{KEPT}"
    save(counts, unfinished)
    unfinished.replace(home / KEPT)
    return counts


def _texts(on: dt.date) -> Iterator[str]:
    yield from queries.documents(on).order_by("pk").values_list("text", flat=True).iterator(chunk_size=_SOME)


def known(home: Path, *, on: dt.date) -> Known:
    """What is known of the library as it stands on the day; each number and provision is asked for once."""

    @cache
    def exists(number: str) -> bool:
        return queries.by_number(number, on).exists()

    @cache
    def has_provision(number: str, eid: str) -> bool | None:
        found = list(queries.by_number(number, on)[:2])
        if len(found) != 1 or not found[0].versions.exists():
            return None
        return found[0].versions.filter(eid=eid).exists()

    return Known(counts_of(home), exists, has_provision)
