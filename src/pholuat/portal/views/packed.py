"""The reading page put together: the reader's own head and foot around the parts that are kept packed."""

from __future__ import annotations

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString

from pholuat.portal import tasks
from pholuat.portal.pages import ReadingPage
from pholuat.portal.pressed import Pressed, gzipped, press
from pholuat.portal.tight import tight

# "br", unless it is refused by "br;q=0".
_ACCEPTS_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
TOC, WORDS = SafeString("<!--muc-luc-->"), SafeString("<!--loi-van-->")


def whole_page(request: HttpRequest, page: ReadingPage) -> HttpResponse:
    """The page of a document, packed as the reader's browser takes it: Brotli for the page of everyone, else gzip."""
    context = {"page": page, "toc_mark": TOC, "words_mark": WORDS}
    parts = list(_parts(render_to_string("portal/reading.html", context, request), page))
    mark = b"".join(hashlib.sha256(part.packed).digest() for part in parts)
    if _is_everyones(request) and _ACCEPTS_BROTLI.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        packed = tight(lambda: b"".join(part.plain() for part in parts), mark, tasks.tighten_soon)
        response = HttpResponse(packed, headers={"Content-Encoding": "br"})
    elif re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        response = HttpResponse(gzipped(parts), headers={"Content-Encoding": "gzip"})
    else:
        response = HttpResponse(b"".join(part.plain() for part in parts))
    # Weak: the same page however tightly it is packed.
    response["ETag"] = f'W/"{hashlib.sha256(mark).hexdigest()[:32]}"'
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def _is_everyones(request: HttpRequest) -> bool:
    """Whether many readers are shown the same page today: nobody signed in, no question in the address."""
    return not request.GET and not request.user.is_authenticated


def _parts(html: str, page: ReadingPage) -> list[Pressed]:
    before, _mark, rest = html.rpartition(WORDS)
    head, mark, middle = before.partition(TOC)
    toc = [page.leaf.toc, press(middle)] if mark else []
    return [press(head), *toc, page.leaf.words, press(rest)]
