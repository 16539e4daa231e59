"""From which day a document holds, and which of its parts hold earlier or later; pure functions.

A document may give some of its articles days of their own (Law 64/2025/QH15 art. 53): its own day is that of most of
its articles.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pholuat.library.enums import ProvisionKind
from pholuat.library.texts import GROUPS, Text
from pholuat.library.timeline import Validity

COUNTED = (ProvisionKind.ARTICLE.value, ProvisionKind.ANNEX.value)


@dataclass(frozen=True, slots=True)
class Commencement:
    """`day` is None when it is not known; `parts` are the other days with the outermost eIds, the earliest first."""

    day: dt.date | None = None
    parts: tuple[tuple[dt.date, tuple[str, ...]], ...] = ()


def commencement(texts: Sequence[Text]) -> Commencement:
    """The days on which what the document itself brought came into force; what acts put in later plays no part."""
    groups: dict[int, list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.provision].append(text)
    own = {provision: group[0] for provision, group in groups.items() if any(text.own for text in group)}
    firsts = {provision: first_day(text.validity for text in groups[provision]) for provision in own}
    day = _main_day(own.values(), firsts)
    if day is None:
        return Commencement()
    parts: dict[dt.date, list[str]] = defaultdict(list)
    for text in sorted(own.values(), key=lambda each: each.order):
        first, above = firsts[text.provision], own.get(text.parent or 0)
        around = firsts[above.provision] if above and above.kind not in GROUPS else day
        if first and first != around and text.kind not in GROUPS:
            parts[first].append(text.eid)
    return Commencement(day, tuple((each, tuple(eids)) for each, eids in sorted(parts.items())))


def first_day(validities: Iterable[Validity]) -> dt.date | None:
    """The first day of the first text of a provision; None when it has none, always held, or is not known."""
    starts = [validity.lower for validity in validities if validity is not None and not validity.isempty]
    return None if None in starts else min((day for day in starts if day), default=None)


def _main_day(own: Iterable[Text], firsts: Mapping[int, dt.date | None]) -> dt.date | None:
    """The day of most articles (annexes where there is none, else whatever there is); of several, the earliest."""
    kinds: dict[str, Counter[dt.date]] = defaultdict(Counter)
    for text in own:
        first = firsts[text.provision]
        if first:
            kinds[text.kind if text.kind in COUNTED else ""][first] += 1
    counts = next((kinds[kind] for kind in (*COUNTED, "") if kinds[kind]), Counter())
    return min(counts, key=lambda each: (-counts[each], each), default=None)
