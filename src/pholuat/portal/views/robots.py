"""robots.txt and the sitemaps."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pholuat.portal import sitemaps

XML = "application/xml; charset=utf-8"
HOUR = "public, max-age=3600"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """/robots.txt"""
    return _answer(sitemaps.robots(_site(request)), "text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml"""
    return _answer(sitemaps.index(_site(request)), XML)


@require_safe
def sitemap_fixed(request: HttpRequest) -> HttpResponse:
    """/sitemap-trang.xml"""
    return _answer(sitemaps.fixed(_site(request)), XML)


@require_safe
def sitemap(request: HttpRequest, page: int) -> HttpResponse:
    """/sitemap-van-ban-N.xml"""
    found = sitemaps.documents(_site(request), page) if page < 1_000_000 else None
    if found is None:
        raise Http404
    return _answer(found, XML)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/")[:-1]


def _answer(words: str, media_type: str) -> HttpResponse:
    return HttpResponse(words, content_type=media_type, headers={"Cache-Control": HOUR})
