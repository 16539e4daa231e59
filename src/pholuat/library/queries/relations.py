"""How a document stands to others: what it rests on, what changed it, what it changed, who rests on and cites it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from pholuat.library.enums import Place, State
from pholuat.library.models import Citation, Document, ProvisionVersion, StateSpan, Suspension


class Tie(StrEnum):
    """What another document is to this one."""

    BASIS = "basis"
    AMENDED_BY = "amended_by"
    ENDED_BY = "ended_by"
    SUSPENDED_BY = "suspended_by"
    AMENDS = "amends"
    ENDS = "ends"
    SUSPENDS = "suspends"
    RESTS_ON_IT = "rests_on_it"
    CITES = "cites"
    CITED_BY = "cited_by"


@dataclass(frozen=True, slots=True)
class Other:
    """Another document, in how many places it stands so to this one, and from which day (None: of no matter)."""

    slug: str
    number: str
    type: str
    title: str
    places: int
    since: dt.date | None = None


Seen = Iterable[tuple[int, dt.date | None]]


def ties(document: Document) -> dict[Tie, tuple[Other, ...]]:
    """All ties that are not empty, in the order of `Tie`; nine queries."""
    leaving = Citation.objects.filter(document=document).exclude(target_document=document)
    reaching = Citation.objects.filter(target_document=document).exclude(document=document)
    whole = Q(place=Place.DOCUMENT)
    amended_by, ended_by = _acts(Q(document=document), "act", "ended_by")
    amends, ends = _acts(~Q(document=document) & (Q(act=document) | Q(ended_by=document)), "document", "document")
    halted = Suspension.objects.filter(provision__document=document).exclude(act=document)
    halting = Suspension.objects.filter(act=document).exclude(provision__document=document)
    seen: dict[Tie, Seen] = {
        Tie.BASIS: _cited(leaving.filter(whole), "target_document"),
        Tie.AMENDED_BY: amended_by,
        Tie.ENDED_BY: ended_by,
        Tie.SUSPENDED_BY: _halts(halted, "act"),
        Tie.AMENDS: amends,
        Tie.ENDS: ends,
        Tie.SUSPENDS: _halts(halting, "provision__document"),
        Tie.RESTS_ON_IT: _cited(reaching.filter(whole), "document"),
        Tie.CITES: _cited(leaving.exclude(whole), "target_document"),
        Tie.CITED_BY: _cited(reaching.exclude(whole), "document"),
    }
    rows = {tie: list(found) for tie, found in seen.items()}
    changing = {pk for tie in (Tie.AMENDED_BY, Tie.ENDED_BY, Tie.SUSPENDED_BY) for pk, _day in rows[tie]}
    # What changes a document names it as its basis, too; it does not guide it.
    rows[Tie.RESTS_ON_IT] = [row for row in rows[Tie.RESTS_ON_IT] if row[0] not in changing]
    return _named(rows)


def _cited(rows: QuerySet[Citation], path: str) -> Seen:
    return ((pk, None) for pk in rows.values_list(path, flat=True) if pk is not None)


def _halts(rows: QuerySet[Suspension], path: str) -> Seen:
    found = rows.values_list(path, "period")
    return ((pk, period.lower) for pk, period in found if pk is not None)


def _acts(own: Q, maker: str, ender: str) -> tuple[Seen, Seen]:
    """Who made and who ended texts without making the next one, each with its day, one for each provision."""
    rows = ProvisionVersion.objects.filter(own).filter(~Q(act=F("document")) | Q(ended_by__isnull=False))
    made, ended, kept = [], [], set()
    found = list(rows.values_list("provision", "document", "act", "ended_by", "validity", maker, ender))
    for provision, home, act, _by, validity, other, _ender in found:
        if act != home:
            kept.add((provision, act))
            made.append((other, validity.lower if validity is not None else None))
    for provision, _home, _act, by, validity, _maker, other in found:
        if by is not None and (provision, by) not in kept:
            ended.append((other, validity.upper if validity is not None else None))
    return made, ended


def _named(seen: dict[Tie, list[tuple[int, dt.date | None]]]) -> dict[Tie, tuple[Other, ...]]:
    ids = {pk for rows in seen.values() for pk, _day in rows}
    documents = Document.objects.filter(pk__in=ids).values_list("pk", "slug", "number", "type", "title")
    names = {pk: (slug, number, type_, title) for pk, slug, number, type_, title in documents}
    found = {}
    for tie, rows in seen.items():
        counts = Counter(pk for pk, _day in rows)
        days = {pk: min((day for each, day in rows if each == pk and day), default=None) for pk in counts}
        others = (Other(*names[pk], n, days[pk]) for pk, n in counts.items() if pk in names)
        found[tie] = tuple(
            sorted(others, key=lambda each: (each.since or dt.date.min, -each.places, each.number, each.slug))
        )
    return {tie: others for tie, others in found.items() if others}


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the state of a document became another one, until the next one (None = still)."""

    since: dt.date | None
    until: dt.date | None
    state: State
    reason: str


def turns(document: Document) -> tuple[Turn, ...]:
    """The states of a document over all time, the earliest first; one query."""
    rows = StateSpan.objects.filter(document=document).order_by("period").values_list("period", "state", "reason")
    return tuple(Turn(period.lower, period.upper, State(state), reason) for period, state, reason in rows)
