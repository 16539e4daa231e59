"""Documents and articles as files: `tai-ve.docx`, `.txt`, `.xml`, `.json` below the address of their page."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import get_default_timezone
from django.views.decorators.http import require_safe

from pholuat.lawtext.akn import DatedDocument
from pholuat.library.queries.touched import touched
from pholuat.portal.downloads.collect import one_article, whole
from pholuat.portal.downloads.forms import FORMS, disposition, file_name, mark
from pholuat.portal.keeping import kept_bytes
from pholuat.portal.views.placed import Placed, placed

AN_HOUR = 3600


@require_safe
def download(request: HttpRequest, place: str, form: str) -> HttpResponse:
    """The file; 304 to who has it already. Whether it is the same is told by its mark alone, never by a time."""
    if form not in FORMS:
        raise Http404
    found = placed(request, place, f"tai-ve.{form}")
    if isinstance(found, HttpResponse):
        return found
    site = request.build_absolute_uri("/")[:-1]
    eid = found.article.node.eid if found.article else ""
    made = mark(found.document, eid, found.on, form, site)
    etag = f'W/"{made}"'
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _file(found, form, _content(found, form, site, made))
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return response


def _content(found: Placed, form: str, site: str, made_from: str) -> bytes:
    """The bytes; those of a whole document of today, which most ask for and a code takes long to make, are kept."""

    def made() -> bytes:
        return FORMS[form].make(_value(found, site))

    return made() if found.article or found.asked else kept_bytes(f"taken:{made_from}", AN_HOUR, made)


def _file(found: Placed, form: str, content: bytes) -> HttpResponse:
    document = found.document
    eid = found.article.node.eid if found.article else ""
    response = HttpResponse(content, content_type=FORMS[form].media_type)
    plain = "_".join((*found.page.strip("/").split("/")[1:], found.on.isoformat()))
    name = file_name(document, eid, found.on, form)
    response["Content-Disposition"] = disposition(name, f"{plain}.{form}")
    response["Last-Modified"] = http_date(_last(found).timestamp())
    return response


def _value(found: Placed, site: str) -> DatedDocument:
    if found.article:
        return one_article(found.document, found.article, site=site)
    return whole(found.document, on=found.on, site=site)


def _last(found: Placed) -> dt.datetime:
    """When the file may last have become another one: without a day in the address it is another one every day."""
    midnight = dt.datetime.combine(found.on, dt.time(), get_default_timezone())
    at = touched(found.document) or midnight
    return at if found.asked else max(at, midnight)
