"""Places for provisions that come between others; a pure function."""

from __future__ import annotations

from collections.abc import Sequence

STEP = 1 << 20
SPREAD = 1 << 10


def fitted(wanted: Sequence[int | None], low: int, high: int | None, taken: Sequence[int] = ()) -> list[int] | None:
    """Places above `low` and below `high` for a row of provisions, in order; None when there is not room enough.

    A wanted place is kept where it fits behind the one before it; the others are set evenly between, before the next
    place that is taken by something else.

    >>> fitted([10, None, 20, 5], 0, 100), fitted([10, None], 0, 100, taken=[10, 20, 30])
    ([10, 15, 20, 60], [10, 15])
    """
    kept: list[int | None] = []
    last = low
    for place in wanted:
        fits = place is not None and place > last and (high is None or place < high)
        kept.append(place if fits else None)
        last = place if fits and place is not None else last
    found: list[int] = []
    for at, place in enumerate(kept):
        if place is None:
            place = _between(kept, at, found[-1] if found else low, high, taken)
        if place is None:
            return None
        found.append(place)
    return found


def _between(kept: Sequence[int | None], at: int, last: int, high: int | None, taken: Sequence[int]) -> int | None:
    run = 0
    while at + run < len(kept) and kept[at + run] is None:
        run += 1
    following = kept[at + run] if at + run < len(kept) else high
    ahead = [place for place in (*taken, following) if place is not None and place > last]
    step = (min(ahead) - last) // (run + 1) if ahead else STEP
    return last + step if step else None
