"""The list of the library."""

from __future__ import annotations

import time

from allauth.core.internal import ratelimit
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.library.enums import State
from pholuat.library.queries.newest import ordered
from pholuat.library.queries.types import Documents
from pholuat.portal.chips import day_chips
from pholuat.portal.days import today
from pholuat.portal.exporting import MOST_ROWS, list_file
from pholuat.portal.facets import Facet, chips, facet, with_
from pholuat.portal.pace import Pace
from pholuat.portal.rows import rows
from pholuat.portal.selection import Selection, read_selection
from pholuat.ui.workbook import MIME

SIZE = 25
# A file holds the whole list; nobody needs more of them in ten seconds.
_pace = Pace(most=5)
STATE_LABELS = {state.value: str(state.label) for state in State}


@gzip_page
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Documents as they stand on a day, narrowed by the filters in the address; `format=xlsx`: all pages as a file."""
    selection = read_selection(request.GET, today=today())
    every = queries.documents(selection.on)
    found = queries.narrowed(every, **selection.wanted())
    asked_file = request.GET.get("format") == "xlsx" and not selection.error
    too_often = asked_file and not _pace.allows(ratelimit.get_ip(request), time.monotonic())
    if asked_file and not too_often:
        return _file(request, ordered(found, selection.order), selection)
    page = Paginator(ordered(found, selection.order), SIZE).get_page(selection.page)
    facets = document_facets(selection)
    context = {
        "selection": selection,
        "facets": facets,
        "chips": [*day_chips(selection, request.GET), *chips(facets, request.GET)],
        "page": page,
        "rows": rows(page.object_list, query=f"?ngay={selection.on:%Y-%m-%d}" if selection.asked_day else ""),
        "total": page.paginator.count,
        "orders": [
            {
                "label": label,
                "on": name == (selection.order or "ban-hanh"),
                "url": with_(request.GET, {"sap-xep": name, "trang": ""}),
            }
            for name, label in _orders()
        ],
        "file_url": with_(request.GET, {"format": "xlsx", "trang": ""}),
        "most_rows": MOST_ROWS,
        "too_often": too_often,
        "plain_url": request.path,
        "q": None,
    }
    status = 400 if selection.error else 429 if too_often else 200
    return render(request, "portal/documents.html", context, status=status)


def _file(request: HttpRequest, found: Documents, selection: Selection) -> HttpResponse:
    site = request.build_absolute_uri("/").rstrip("/")
    name = f"van-ban-{selection.on:%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(list_file(found, on=selection.on, site=site), content_type=MIME, headers=headers)


def _orders() -> list[tuple[str, str]]:
    return [
        ("ban-hanh", _("ngày ban hành")),
        ("hieu-luc", _("ngày có hiệu lực")),
        ("ten", _("tên")),
        ("moi-dang", _("mới đưa lên")),
    ]


def document_facets(selection: Selection) -> list[Facet]:
    """The filters of the list; behind each value stands how many there are under the other filters in use."""
    counted = queries.counts(selection.on, selection.wanted())
    groups = [
        ("tinh-trang", _("Tình trạng"), "states"),
        ("loai", _("Loại văn bản"), "types"),
        ("co-quan", _("Cơ quan ban hành"), "issuers"),
        ("chu-de", _("Lĩnh vực"), "topics"),
        ("nam", _("Năm ban hành"), "years"),
    ]
    return [
        facet(name, legend, getattr(counted, field), map(str, selection.wanted()[field]), labels=STATE_LABELS)
        for name, legend, field in groups
    ]
