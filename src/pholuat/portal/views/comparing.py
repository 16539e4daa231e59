"""The page that sets two texts side by side: /van-ban/…/dieu-5/so-sanh/."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.library.queries.stretches import stretches
from pholuat.library.queries.types import Document
from pholuat.portal.articles import document_name, provisions
from pholuat.portal.comparing import Comparison, compared
from pholuat.portal.days import ONE_DAY, DayError, read_day, today
from pholuat.portal.links import Road
from pholuat.portal.places import Place, readings
from pholuat.portal.understood_place import place_in_words
from pholuat.portal.units import bare
from pholuat.portal.views.placed import moved_away, refused


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: whose, on which day, and where it stands."""

    name: str
    document: str
    day: dt.date
    url: str
    node: queries.Node | None
    state: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the template prints; `turns` are the days on which the words changed, each with its own comparison."""

    url: str
    name: str
    document: str
    document_url: str
    old: Side
    new: Side
    other: str
    comparison: Comparison
    turns: tuple[tuple[str, str, bool], ...]
    error: str = ""


@require_safe
def compare(request: HttpRequest, place: str) -> HttpResponse:
    """One article on the days `tu` and `den`, or against another provision `voi`; `manh` gives the table alone."""
    now = today()
    own = next((found for found in _found(place, now)), None)
    if own is None:
        away = moved_away(request, place)
        if away is None:
            raise Http404
        return away
    document, found = own
    try:
        page = _page(document, found, request, now)
    except DayError as error:
        ways = [(_("So bản trước với bản hôm nay"), request.path)]
        return refused(request, _("Không so được ngày này"), [str(error)], ways, 400)
    small = bool(request.GET.get("manh"))
    pairs = page.comparison.only_changed() if small else page.comparison.pairs
    template = "portal/_versus.html" if small else "portal/compare.html"
    return render(request, template, {"page": page, "manh": small, "pairs": pairs})


def _found(place: str, on: dt.date) -> list[tuple[Document, Place]]:
    found = [(queries.document_by_slug(each.slug, on), each) for each in readings(place) if each.article]
    return [(document, each) for document, each in found if document is not None]


def _page(document: Document, found: Place, request: HttpRequest, now: dt.date) -> ComparePage:
    other = request.GET.get("voi", "").strip()[:200]
    turns = _turns(document, found.article, now)
    old_day = read_day(request.GET.get("tu", "")) or (now if other else turns[-1] - ONE_DAY if turns else now)
    new_day = read_day(request.GET.get("den", "")) or now
    theirs = place_in_words(other, now) if other else (document, found.article)
    old = _side(document, found.article, old_day)
    new = _side(*(theirs or (document, found.article)), new_day)
    missing = bool(other) and (theirs is None or new.node is None)
    if old.node is None and new.node is None:
        raise Http404
    url = f"{Road().place(document.slug, found.article)}so-sanh/"
    shown = (turn for turn in turns if not other)
    return ComparePage(
        url=url,
        name=(old if old.node else new).name,
        document=document_name(document),
        document_url=Road().document(document.slug),
        old=old,
        new=new,
        other=other,
        comparison=compared(old.node, new.node),
        turns=tuple(
            (f"{day:%d/%m/%Y}", f"{url}?tu={day - ONE_DAY}&den={day}", (old_day, new_day) == (day - ONE_DAY, day))
            for day in shown
        ),
        error=_("Không tìm thấy quy định này trong thư viện.") if missing else "",
    )


def _side(document: Document, eid: str, day: dt.date) -> Side:
    reading = queries.article(document, eid, day)
    node = reading.node if reading else None
    state = node.state.value if node else ""
    url = Road(day).place(document.slug, eid)
    return Side(bare(node).name if node else "", document_name(document), day, url, node, state)


def _turns(document: Document, eid: str, on: dt.date) -> list[dt.date]:
    """The first days of the later texts of an article, the earliest first."""
    reading = queries.article(document, eid, on)
    if reading is None:
        return []
    spans = stretches(document, reading.node.provision, list(provisions([reading.node])))
    return [span.since for span in spans if span.since is not None and span.acts]
