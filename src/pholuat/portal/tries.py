"""Searches that a page proposes: only such as find something in this library."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from pholuat.library import queries
from pholuat.library.search import instead
from pholuat.library.search.results import Filters, Hit, Plan
from pholuat.portal.facets import with_
from pholuat.vietnamese.fold import fold_number

# The words, and the document without which they would find little.
EXAMPLES = {"hoa giai o co so dieu 3": "35/2013/QH13", "14/2012/QH13": "14/2012/QH13", "bo luat dan su": "91/2015/QH13"}


@dataclass(frozen=True, slots=True)
class WayOn:
    """Another search, in words, its address, and how many results it has."""

    label: str
    url: str
    total: int


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What a reader may do where nothing was found."""

    searches: tuple[WayOn, ...]
    documents: tuple[Hit, ...]


def tries(on: dt.date) -> list[str]:
    """The examples whose document is there; one query."""
    keys = {words: fold_number(number) for words, number in EXAMPLES.items()}
    held = set(queries.documents(on).filter(number_key__in=keys.values()).values_list("number_key", flat=True))
    return [words for words, key in keys.items() if key in held]


def ways_on(plan: Plan, query: QueryDict, filters: Filters, *, literal: bool) -> WaysOn:
    """Searches near to this one that find something, and documents with a number near to the one typed."""
    labels = {
        instead.UNFILTERED: _("Bỏ các bộ lọc đang dùng"),
        instead.UNQUOTED: _("Bỏ dấu ngoặc kép"),
        instead.UNNUMBERED: _("Tìm theo chữ, bỏ số văn bản"),
        instead.MENDED: _("Tìm cả cách viết gần giống"),
    }
    searches = []
    for each in instead.instead(plan, filters, literal=literal):
        changes = {"q": each.query, "trang": "", "dung": "1" if literal and each.kind != instead.MENDED else ""}
        only = ("q", "dung", "ngay") if each.kind == instead.UNFILTERED else ()
        searches.append(WayOn(labels[each.kind], with_(query, changes, only=only), each.total))
    return WaysOn(tuple(searches), instead.near_numbers(plan))
