"""How many documents of a list stand behind each value that it may be narrowed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from pholuat.library.enums import State
from pholuat.library.models import Document
from pholuat.library.queries.documents import documents, narrowed

Counted = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What may be narrowed and how many stand behind each value: (value, label, count), the most first."""

    types: Counted
    issuers: Counted
    years: Counted
    states: Counted
    topics: Counted


def types(found: QuerySet[Document]) -> Counted:
    """By kind of document."""
    rows = found.order_by().exclude(type="").values_list("type").annotate(n=_n()).order_by("-n", "type")
    return tuple((name, name, n) for name, n in rows)


def issuers(found: QuerySet[Document]) -> Counted:
    """By issuer: one line each, though its name be printed in several ways; the commonest name stands."""
    rows = found.order_by().exclude(issuer_slug="").values_list("issuer_slug", "issuer").annotate(n=_n())
    merged: dict[str, tuple[str, str, int]] = {}
    for slug, name, n in rows.order_by("-n", "issuer"):
        known = merged.get(slug)
        merged[slug] = (slug, known[1], known[2] + n) if known else (slug, name, n)
    return tuple(sorted(merged.values(), key=lambda row: -row[2]))


def years(found: QuerySet[Document]) -> Counted:
    """By year of issue, the latest first."""
    rows = found.order_by().exclude(issued=None).values_list("issued__year").annotate(n=_n())
    return tuple((str(year), str(year), n) for year, n in rows.order_by("-issued__year"))


def states(found: QuerySet[Document]) -> Counted:
    """By state on the day of the list."""
    counted = dict(found.order_by().values_list("state").annotate(n=_n()))  # type: ignore[misc]
    return tuple((state.value, str(state.label), counted[state]) for state in State if counted.get(state))


def topics(found: QuerySet[Document]) -> Counted:
    """By field or topic."""
    rows = found.order_by().exclude(topics=None).values_list("topics__slug", "topics__name").annotate(n=_n())
    return tuple(rows.order_by("-n", "topics__sort_key"))


def _n() -> Count:
    return Count("pk", distinct=True)


_COUNTING: Mapping[str, Callable[[QuerySet[Document]], Counted]] = {
    "types": types,
    "issuers": issuers,
    "years": years,
    "states": states,
    "topics": topics,
}


def counts(on: dt.date, wanted: Mapping[str, Any] | None = None) -> Counts:
    """The facets of the documents on a day, each under the other filters that are `wanted`; five queries."""
    every, kept = documents(on), dict(wanted or {})
    rest = {name: {each: chosen for each, chosen in kept.items() if each != name} for name in _COUNTING}
    return Counts(**{name: count(narrowed(every, **rest[name])) for name, count in _COUNTING.items()})
