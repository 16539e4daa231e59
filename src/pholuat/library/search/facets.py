"""To what the answer of a search may be narrowed, and about how many documents stand behind each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pholuat.library.enums import State
from pholuat.library.models import Document, Topic
from pholuat.library.search import engine, node
from pholuat.library.search.results import Plan

Options = list[tuple[str, str, int | None]]


def facets(plan: Plan, nearest: Sequence[int] = ()) -> dict[str, Options]:
    """(value, label, count) for each of types, issuers, years, states, topics, the most first (years, states in order).

    Each under the other filters of the plan; `nearest` as the answer of the same search holds them. Empty where no
    words were asked for, or without an index.
    """
    counted = engine.counted(plan, node.current(), nearest)
    if not counted:
        return {}
    labels: dict[str, Mapping[str, str]] = {
        "issuers": _issuers(counted["issuers"]),
        "states": {state.value: str(state.label) for state in State},
        "topics": dict(Topic.objects.filter(slug__in=counted["topics"]).values_list("slug", "name")),
    }
    return {name: _options(name, values, labels.get(name, {})) for name, values in counted.items()}


def existing_values(*, types: Sequence[str], issuers: Sequence[str], topics: Sequence[str]) -> frozenset[str]:
    """Which of the values stand on a published document."""
    rows = Document.objects.filter(published_at__isnull=False)
    found = rows.filter(type__in=types).values_list("type", flat=True)
    found = found.union(
        rows.filter(issuer_slug__in=issuers).values_list("issuer_slug", flat=True),
        Topic.objects.filter(slug__in=topics).values_list("slug", flat=True),
    )
    return frozenset(found)


def _options(name: str, counts: Mapping[str, int], labels: Mapping[str, str]) -> Options:
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    if name == "years":
        ordered = sorted(counts, reverse=True)
    if name == "states":
        ordered = [state for state in State.values if state in counts]
    return [(value, labels.get(value, value), counts[value]) for value in ordered]


def _issuers(slugs: Mapping[str, int]) -> Mapping[str, str]:
    """Each issuer by one of the names under which its documents stand."""
    rows = Document.objects.filter(issuer_slug__in=slugs).order_by("issuer_slug", "-pk").distinct("issuer_slug")
    return dict(rows.values_list("issuer_slug", "issuer"))
