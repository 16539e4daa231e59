"""To what the answer of a search may be narrowed, and how many documents stand behind each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import ExtractYear

from pholuat.library.enums import State
from pholuat.library.search import engine
from pholuat.library.search.results import Filters, Plan


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents that answer share these values; `state` is that of the day of the plan."""

    type: str
    issuer: str
    issuer_name: str
    year: int | None
    state: str | None
    count: int


def tallies(plan: Plan) -> tuple[Tally, ...]:
    """The documents that answer the question, whatever the filters, counted by their values; at most three queries."""
    rows = engine.answering(plan).annotate(year=ExtractYear("issued"))
    counted = rows.values_list("type", "issuer_slug", "issuer", "year", "state").annotate(n=Count("pk"))
    return tuple(Tally(*row) for row in counted)


def under(found: Iterable[Tally], filters: Filters, *, but: str) -> tuple[Tally, ...]:
    """Those that the filters let through, one of them (types, issuers, years, states) left out."""
    ways = {"types": filters.types, "issuers": filters.issuers, "years": filters.years, "states": filters.states}
    ways[but] = ()
    return tuple(
        each
        for each in found
        if all(
            not wanted or value in wanted
            for wanted, value in zip(ways.values(), (each.type, each.issuer, each.year, each.state), strict=True)
        )
    )


def options(found: Iterable[Tally], field: str) -> list[tuple[str, str, int]]:
    """(value, label, count) of one of types, issuers, years, states: the most first; years and states in their order.

    An issuer is told by the name under which most documents stand.
    """
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for each in found:
        value, label = _value(each, field)
        if value:
            counts[value] += each.count
            names.setdefault(value, Counter())[label] += each.count
    order = {
        "years": lambda value: (-int(value), value),
        "states": lambda value: (list(State.values).index(value), value),
    }.get(field, lambda value: (-counts[value], value))
    return [(value, names[value].most_common(1)[0][0], counts[value]) for value in sorted(counts, key=order)]


def _value(each: Tally, field: str) -> tuple[str, str]:
    if field == "issuers":
        return each.issuer, each.issuer_name
    if field == "years":
        return (str(each.year), str(each.year)) if each.year else ("", "")
    if field == "states":
        return (each.state, str(State(each.state).label)) if each.state else ("", "")
    return each.type, each.type
