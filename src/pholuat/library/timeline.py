"""Time on provisions: pure functions over ranges of days, no database.

A range is half-open, an open end means "always before" or "still". The validity of a text is a range, an empty range
(it never held) or None (not known, "chưa xác định"). What is not known is never taken as in force.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from psycopg.types.range import Range

from pholuat.library.enums import State

Days: TypeAlias = Range[dt.date]
Validity: TypeAlias = Range[dt.date] | None
NEVER: Days = Range(empty=True)


def days(start: dt.date | None, end: dt.date | None = None) -> Days:
    """[start, end); NEVER when nothing lies between."""
    return NEVER if start is not None and end is not None and end <= start else Range(start, end)


def holds(validity: Validity, on: dt.date) -> bool:
    """Whether a text surely holds on a day."""
    return validity is not None and on in validity


def ended_by(validity: Validity, on: dt.date) -> bool:
    """Whether a text held once and holds no more on a day."""
    return validity is not None and validity.upper is not None and validity.upper <= on


def starts_after(validity: Validity, on: dt.date) -> bool:
    """Whether a text holds only later than a day."""
    return validity is not None and validity.lower is not None and validity.lower > on


def state_on(texts: Iterable[Validity], suspended: Iterable[Days], on: dt.date) -> State:
    """What a provision with these texts and suspensions is worth on a day."""
    texts = list(texts)
    if any(holds(validity, on) for validity in texts):
        return State.SUSPENDED if any(on in period for period in suspended) else State.IN_FORCE
    if any(validity is None for validity in texts):
        return State.UNKNOWN
    if any(starts_after(validity, on) for validity in texts) and not any(ended_by(each, on) for each in texts):
        return State.NOT_YET
    return State.EXPIRED


def shown_on(texts: Sequence[Validity], on: dt.date) -> int | None:
    """The text to show on a day: the one that holds, else the unknown, the last that ended, the next to come."""
    ranked = ((_rank(validity, on), index) for index, validity in enumerate(texts))
    return min(ranked, default=(None, None))[1]


def _rank(validity: Validity, on: dt.date) -> tuple[int, int]:
    if validity is None:
        return 1, 0
    if on in validity:
        return 0, 0
    if validity.upper is not None and validity.upper <= on:
        return 2, (on - validity.upper).days
    if validity.lower is not None:
        return 3, (validity.lower - on).days
    return 4, 0


def cut_at(validity: Days, day: dt.date) -> Days:
    """What is left of a range before a day."""
    if validity.isempty or (validity.lower is not None and validity.lower >= day):
        return NEVER
    return validity if validity.upper is not None and validity.upper <= day else Range(validity.lower, day)


def rest_from(validity: Days, day: dt.date) -> Days:
    """What is left of a range from a day on."""
    if validity.isempty or (validity.upper is not None and validity.upper <= day):
        return NEVER
    return validity if validity.lower is not None and validity.lower >= day else Range(day, validity.upper)


def without(validity: Days, period: Days) -> Iterator[Days]:
    """The pieces of a range outside a period."""
    before = validity if period.lower is None else cut_at(validity, period.lower)
    if period.lower is not None and not before.isempty:
        yield before
    after = NEVER if period.upper is None else rest_from(validity, period.upper)
    if not after.isempty:
        yield after


def segments(ranges: Iterable[Validity]) -> list[Days]:
    """The whole line of days, cut wherever one of the ranges begins or ends."""
    ends = {end for each in ranges if each is not None and not each.isempty for end in (each.lower, each.upper)}
    cuts = [None, *sorted(end for end in ends if end is not None), None]
    return [Range(start, end) for start, end in itertools.pairwise(cuts)]


def a_day_of(segment: Days) -> dt.date:
    """A day that stands for a whole segment."""
    if segment.lower is not None:
        return segment.lower
    return dt.date.max if segment.upper is None else segment.upper - dt.timedelta(days=1)
