"""What readers keep on their own devices: the page that lists it, and the worker that shows it without network."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

WORKER = Path(__file__).parents[1] / "worker.js"


@gzip_page
@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The same for everyone: what is saved is known to the device alone."""
    return render(request, "portal/saved.html")


@gzip_page
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """At the root, since a worker may only stand before what lies below it; never held back by a cache."""
    return HttpResponse(_source(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@cache
def _source() -> bytes:
    return WORKER.read_bytes()
