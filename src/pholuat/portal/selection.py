"""What a reader asks of a list: filters, a day, an order, a page; whatever an address brings is made harmless here."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from pholuat.library.enums import State
from pholuat.library.search.facets import existing_values
from pholuat.portal.days import DayError, IssuedBetween, read_day, read_issued_between

LONGEST_VALUE, MOST_VALUES, LAST_PAGE = 160, 30, 100_000
LONGEST_QUESTION = 400
# The first and the last day of issue in an address.
STRETCH = ("tu-ngay", "den-ngay")


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a list on a day; `day_error` tells the reader what was wrong with the day typed.

    `issued` are days of issue. `documents` narrows a search to single documents, by their addresses; `ignored` are
    values of filters that narrow to nothing there is, and are left out.
    """

    types: tuple[str, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...]
    states: tuple[str, ...]
    topics: tuple[str, ...]
    on: dt.date
    asked_day: bool
    typed_day: str
    day_error: str
    order: str
    page: int
    issued: IssuedBetween
    documents: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def narrowed(self) -> int:
        """How many filters are in use."""
        ticked = (self.types, self.issuers, self.years, self.states, self.topics)
        return sum(map(len, ticked)) + self.asked_day + self.issued.ends

    @property
    def error(self) -> str:
        """What was wrong with the days typed, empty where nothing was."""
        return self.day_error or self.issued.error

    def wanted(self) -> dict[str, tuple[Any, ...]]:
        """The filters as the library takes them."""
        return {
            "types": self.types,
            "issuers": self.issuers,
            "years": self.years,
            "states": self.states,
            "topics": self.topics,
            "issued": self.issued.days,
        }


def clean(typed: str, longest: int = LONGEST_VALUE) -> str:
    """NFC, without control characters and line ends, blanks single, cut to a length."""
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in typed[: longest * 4])
    return unicodedata.normalize("NFC", " ".join(plain.split()))[:longest].strip()


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean, query.getlist(name)[:MOST_VALUES]))))


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) == 4


def page_number(query: QueryDict) -> int:
    """The page asked for; the first one when that is no number."""
    typed = query.get("trang", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
    return min(max(number, 1), LAST_PAGE)


def read_selection(query: QueryDict, *, today: dt.date) -> Selection:
    """The selection in an address; a day that is none falls back to today and says so."""
    day, error = None, ""
    try:
        day = read_day(query.get("ngay", ""))
    except DayError as refused:
        error = str(refused)
    years, states = _values(query, "nam"), _values(query, "tinh-trang")
    return Selection(
        types=_values(query, "loai"),
        issuers=_values(query, "co-quan"),
        years=tuple(int(year) for year in years if _is_year(year)),
        states=tuple(state for state in states if state in State.values),
        topics=_values(query, "chu-de"),
        on=day or today,
        asked_day=day is not None,
        typed_day=clean(query.get("ngay", ""), 24) if error else f"{day or today:%d/%m/%Y}",
        day_error=error,
        order=clean(query.get("sap-xep", "")),
        page=page_number(query),
        issued=read_issued_between(*(clean(query.get(name, ""), 24) for name in STRETCH)),
        documents=_values(query, "trong"),
        ignored=(
            *(state for state in states if state not in State.values),
            *(year for year in years if not _is_year(year)),
        ),
    )


def existing(selection: Selection) -> Selection:
    """The selection without types, issuers and topics that stand nowhere in the library: those are ignored as well.

    No query where none of them is used.
    """
    types, issuers, topics = selection.types, selection.issuers, selection.topics
    if not (types or issuers or topics):
        return selection
    known = existing_values(types=types, issuers=issuers, topics=topics)
    gone = [value for value in (*types, *issuers, *topics) if value not in known]
    return replace(
        selection,
        types=tuple(value for value in types if value in known),
        issuers=tuple(value for value in issuers if value in known),
        topics=tuple(value for value in topics if value in known),
        ignored=(*selection.ignored, *gone),
    )
