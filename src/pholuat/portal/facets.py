"""Filters of a list: what may be ticked, how many stand behind each, and the addresses of what is ticked already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may be ticked."""

    value: str
    label: str
    count: int | None
    on: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of options; `more` are those that a reader opens only when needed."""

    name: str
    legend: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use and the address of the list without it."""

    label: str
    url: str


def facet(
    name: str,
    legend: str,
    counts: Sequence[tuple[str, str, int | None]],
    chosen: Iterable[str],
    labels: Mapping[str, str] | None = None,
) -> Facet:
    """A group from (value, label, count) in the order to show; what is ticked always stands among the first.

    `labels` names values that are ticked but stand behind nothing.
    """
    ticked = set(chosen)
    options = [Option(value, label, count, value in ticked) for value, label, count in counts]
    known = {option.value for option in options}
    options += [Option(value, (labels or {}).get(value, value), 0, True) for value in sorted(ticked - known)]
    first = [option for index, option in enumerate(options) if index < SHOWN or option.on]
    more = [option for index, option in enumerate(options) if index >= SHOWN and not option.on]
    if len(more) == 1:
        first, more = first + more, []
    return Facet(name, legend, tuple(first), tuple(more))


def chips(facets: Iterable[Facet], query: QueryDict) -> tuple[Chip, ...]:
    """The filters in use, each with the address that takes it away."""
    return tuple(
        Chip(_chip_words(each, option), without(query, each.name, option.value))
        for each in facets
        for option in (*each.options, *each.more)
        if option.on
    )


def _chip_words(group: Facet, option: Option) -> str:
    """A year says without its legend what it is."""
    return _("năm %(year)s") % {"year": option.label} if group.name == "nam" else option.label


def without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The address of this list without one filter (or one value of it), from its first page."""
    rest = query.copy()
    rest.pop("trang", None)
    kept = [each for each in rest.getlist(name) if value is not None and each != value]
    rest.setlist(name, kept)
    return "?" + rest.urlencode()


def with_(query: QueryDict, changes: Mapping[str, str], *, only: Sequence[str] = ()) -> str:
    """The address of this list with some values changed; an empty value takes the name away.

    With `only`, of the rest just these names are kept.
    """
    rest = query.copy()
    for name in [name for name in rest if only and name not in only]:
        rest.pop(name)
    for name, value in changes.items():
        if value:
            rest[name] = value
        else:
            rest.pop(name, None)
    return "?" + rest.urlencode()
