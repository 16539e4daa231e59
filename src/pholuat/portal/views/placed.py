"""What the addresses below a document's own stand for: the document, or one of its articles, on a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pholuat.library import queries
from pholuat.library.queries.addresses import moved_to
from pholuat.library.queries.types import Document
from pholuat.portal.days import DayError, read_day, today
from pholuat.portal.links import Road, enclosure_name
from pholuat.portal.places import Place, readings


@dataclass(frozen=True, slots=True)
class Placed:
    """The document, the article (None: the whole), the day, whether the reader chose it, and the page's address."""

    document: Document
    article: queries.ArticleReading | None
    on: dt.date
    asked: bool
    page: str


def placed(request: HttpRequest, place: str, name: str) -> Placed | HttpResponse:
    """What `place` below /van-ban/ is on the day in the address; else the answer: a redirect or why not.

    `name` is what follows the page's address ("tai-ve.docx"). Raises Http404 for what the library does not hold.
    """
    now = today()
    try:
        day = read_day(request.GET.get("ngay", ""))
    except DayError as error:
        return refused(
            request, _("Không xem được ngày này"), [str(error)], [(_("Xem bản hôm nay"), f"/van-ban/{place}/")], 400
        )
    for found in readings(place):
        document = queries.document_by_slug(found.slug, day or now)
        if document is not None:
            return _found(request, document, found, day or now, name, asked=day is not None and day != now)
    away = moved_away(request, place)
    if away is None:
        raise Http404
    return away


def _found(
    request: HttpRequest, document: Document, found: Place, on: dt.date, name: str, *, asked: bool
) -> Placed | HttpResponse:
    page, article = f"/van-ban/{document.slug}/", None
    if found.article:
        article = queries.article(document, found.article, on)
        if article is None:
            return _elsewhere(request, document, found.article, on, name)
        page = Road().place(document.slug, found.article, _enclosure(article))
    if request.path != f"{page}{name}":
        return moved(request, f"{page}{name}")
    return Placed(document, article, on, asked, page)


def _enclosure(article: queries.ArticleReading) -> str:
    heads = (each.heading for each in article.inside if re.fullmatch(r"reg_\d+", each.eid))
    return next(map(enclosure_name, heads), "Quy chế")


def _elsewhere(request: HttpRequest, document: Document, eid: str, on: dt.date, name: str) -> HttpResponse:
    """An article that bears another number on the day, or none."""
    stands = queries.renumbered(document, eid, on)
    if stands is None:
        return no_such_article(request, document)
    page = Road().place(document.slug, stands)
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{page}{name}?{query}" if query else f"{page}{name}")


def moved_away(request: HttpRequest, place: str) -> HttpResponse | None:
    """The way to where a document went that stood at this address; None where none did."""
    slugs = ((found.slug, moved_to(found.slug)) for found in readings(place))
    return next((moved(request, request.path.replace(old, new, 1)) for old, new in slugs if new), None)


def moved(request: HttpRequest, canonical: str) -> HttpResponse:
    """The way to the address that stays, with the query kept."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{canonical}?{query}" if query else canonical)


def no_such_article(request: HttpRequest, document: Document) -> HttpResponse:
    """Says that the document has no such article."""
    lines = [
        _("%(number)s trong thư viện không có điều mà địa chỉ nêu.") % {"number": document.number or document.title}
    ]
    ways = [(_("Mở văn bản"), f"/van-ban/{document.slug}/"), (_("Tìm trong thư viện"), "/tim-kiem/")]
    return refused(request, _("Văn bản không có điều này"), lines, ways, 404)


def refused(
    request: HttpRequest, heading: str, lines: list[str], ways: list[tuple[str, str]], status: int
) -> HttpResponse:
    """A page that says why not, and where to go."""
    return render(request, "portal/refused.html", {"heading": heading, "lines": lines, "ways": ways}, status=status)
