"""The small pieces of HTML that a page asks for: what a citation leads to. They are pages of nothing else."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.portal.days import DayError, read_day, today
from pholuat.portal.peeks import document_peek, provision_peek
from pholuat.portal.places import readings

LONGEST, MOST = 400, 6


@require_safe
@cache_control(public=True, max_age=300)
def peek(request: HttpRequest, place: str) -> HttpResponse:
    """The same place as below /van-ban/, with eIds inside the article as `cho` (with commas), the day as `ngay`."""
    now = today()
    try:
        day = read_day(request.GET.get("ngay", ""))
    except DayError as refused:
        raise Http404 from refused
    on, asked = day or now, day is not None and day != now
    inside = list(filter(None, request.GET.get("cho", "")[:LONGEST].split(",")[:MOST]))
    for found in readings(place):
        document = queries.document_by_slug(found.slug, on)
        if document is None:
            continue
        shown = (
            provision_peek(document, found.article, inside, on=on, asked=asked)
            if found.article
            else document_peek(document, on=on, asked=asked)
        )
        if shown is not None:
            return render(request, "portal/_peek.html", {"peek": shown})
    raise Http404
