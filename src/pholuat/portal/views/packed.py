"""The reading page put together: the reader's own head and foot around the parts that are kept packed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString

from pholuat.portal.pages import ReadingPage
from pholuat.portal.pressed import Pressed, gzipped, press

TOC, WORDS = SafeString("<!--muc-luc-->"), SafeString("<!--loi-van-->")


def whole_page(request: HttpRequest, page: ReadingPage) -> HttpResponse:
    """The page of a document, as a gzip where the reader's browser takes one."""
    context = {"page": page, "toc_mark": TOC, "words_mark": WORDS}
    parts = list(_parts(render_to_string("portal/reading.html", context, request), page))
    if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        response = HttpResponse(gzipped(parts), headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(b"".join(part.plain() for part in parts))
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def _parts(html: str, page: ReadingPage) -> list[Pressed]:
    before, _mark, rest = html.rpartition(WORDS)
    head, mark, middle = before.partition(TOC)
    toc = [page.leaf.toc, press(middle)] if mark else []
    return [press(head), *toc, page.leaf.words, press(rest)]
