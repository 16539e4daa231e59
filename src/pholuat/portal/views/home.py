"""The home page: what do you want to know, what has come into force, what is new, the index."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pholuat.library import queries
from pholuat.library.queries import counting
from pholuat.library.queries.newest import lately_in_force, soon_in_force
from pholuat.library.search.situations import Answered, answered
from pholuat.portal.days import today
from pholuat.portal.rows import rows
from pholuat.portal.tries import tries
from pholuat.portal.views.shared import shared

LATELY_SHOWN, SOON_SHOWN, PUBLISHED_SHOWN, INDEX_SHOWN = 7, 4, 3, 15
MOTTO_LAW, MOTTO_ARTICLE = "14/2012/QH13", "art_2"


@dataclass(frozen=True, slots=True)
class Motto:
    """The right on which the whole site stands, in the words of the law; opens to it."""

    text: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the index with how many documents stand behind it; `asks` are questions with their addresses."""

    label: str
    count: int
    url: str
    asks: tuple[tuple[str, str], ...] = ()


@shared
@gzip_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    now = today()
    every = queries.documents(now)
    types = counting.types(every)
    context = {
        "total": every.count(),
        "tries": tries(now),
        "motto": _motto(now),
        "lately": rows(lately_in_force(every, now)[:LATELY_SHOWN]),
        "soon": rows(soon_in_force(every, now)[:SOON_SHOWN], on=now),
        "published": rows(queries.last_published(every)[:PUBLISHED_SHOWN]),
        "situations": [_in_life(each) for each in answered(now)],
        "topics": [_line("chu-de", *each) for each in counting.topics(every)[:INDEX_SHOWN]],
        "types": [_line("loai", *each) for each in types[:INDEX_SHOWN]],
    }
    return render(request, "portal/home.html", context)


def _line(name: str, value: str, label: str, count: int) -> IndexRow:
    return IndexRow(label, count, "/van-ban/?" + urlencode({name: value}))


def _in_life(each: Answered) -> IndexRow:
    asks = tuple((asked, _search(asked)) for asked in each.questions)
    return IndexRow(each.situation.name, each.documents, _search(each.situation.search), asks)


def _search(words: str) -> str:
    return "/tim-kiem/?" + urlencode({"q": words})


def _motto(now: dt.date) -> Motto | None:
    """Law 14/2012/QH13, article 2 clause 1, where the library holds it in force."""
    law = queries.by_number(MOTTO_LAW, now).first()
    article = queries.article(law, MOTTO_ARTICLE, now) if law else None
    if law is None or article is None:
        return None
    clause = next((child for child in article.node.children if child.num == "1"), None)
    if clause is None or clause.state != "in_force":
        return None
    return Motto(
        text=clause.text,
        source=_("Khoản 1 Điều 2 %(title)s") % {"title": law.title},
        url=f"/van-ban/{law.slug}/dieu-2/#{clause.eid}",
    )
