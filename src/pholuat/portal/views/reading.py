"""The pages below /van-ban/: a document, one article of it, or a page to choose among several."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from pholuat.library import queries
from pholuat.library.queries.addresses import by_slug_start
from pholuat.library.queries.types import Document
from pholuat.portal.articles import article_page
from pholuat.portal.days import DayError, read_day, today
from pholuat.portal.links import Road
from pholuat.portal.pages import reading_page
from pholuat.portal.places import Place, readings
from pholuat.portal.rows import Row, rows
from pholuat.portal.views.packed import whole_page
from pholuat.portal.views.placed import moved, moved_away, no_such_article, refused
from pholuat.portal.views.shared import shared

LONGEST_NUMBER, MOST_TO_CHOOSE = 160, 50


@shared
@gzip_page
@conditional_page
@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """Whatever an address below /van-ban/ names."""
    now = today()
    try:
        day = read_day(request.GET.get("ngay", ""))
    except DayError as error:
        return refused(request, _("Không xem được ngày này"), [str(error)], [(_("Xem bản hôm nay"), request.path)], 400)
    on = day or now
    for found in readings(place):
        document = queries.document_by_slug(found.slug, on)
        if document is not None:
            return _shown(request, document, found, place, on, asked=day is not None and day != now)
    return moved_away(request, place) or _unknown(request, place, on)


def _shown(
    request: HttpRequest, document: Document, found: Place, typed: str, on: dt.date, *, asked: bool
) -> HttpResponse:
    if not found.article:
        canonical = f"/van-ban/{document.slug}/"
        if request.path != canonical:
            return moved(request, canonical)
        return whole_page(request, reading_page(document, on=on, asked=asked))
    article = article_page(document, found.article, on=on, asked=asked)
    if article is None:
        stands = queries.renumbered(document, found.article, on)
        if stands is not None:
            return redirect(Road(on if asked else None).place(document.slug, stands))
        return no_such_article(request, document)
    if request.path != article.url:
        return moved(request, article.url)
    return render(request, "portal/article.html", {"page": article})


def _unknown(request: HttpRequest, typed: str, on: dt.date) -> HttpResponse:
    """An old or shortened address: the one document that it means, or a page to choose."""
    written = typed.strip("/").lower()
    if len(written) > LONGEST_NUMBER or "\x00" in written:
        raise Http404
    ways = (
        queries.by_bare_slug(written.rsplit("/", 1)[-1], on),
        queries.by_number(written, on),
        by_slug_start(written.replace("/", "-"), on),
    )
    found = next((some for way in ways if (some := list(way[:MOST_TO_CHOOSE]))), [])
    if len(found) == 1:
        return moved(request, f"/van-ban/{found[0].slug}/")
    if not found:
        raise Http404
    same = len({each.number_key for each in found}) == 1
    return _choose(request, rows(found), found[0].number if same else written, begun=not same)


def _choose(request: HttpRequest, found: list[Row], asked: str, *, begun: bool) -> HttpResponse:
    return render(request, "portal/choose.html", {"rows": found, "asked": asked, "begun": begun}, status=300)
