"""Pages for what went wrong: what happened, what was kept, what to do."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template import loader

RETRY_SECONDS = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request cannot be read, or is larger than we take (413)."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, "413.html", 413)
    return _page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The person may not do this."""
    return _page(request, "403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    return _page(request, "404.html", 404)


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """The address is there, but not for what was tried."""
    return _page(request, "405.html", 405)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries in a short time."""
    response = _page(request, "429.html", 429)
    response["Retry-After"] = "300"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return render(request, "403_csrf.html", {"no_cookie": reason == REASON_NO_CSRF_COOKIE}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours, or the database does not answer (503). Asks neither the database nor the session."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable()
    return HttpResponse(loader.get_template("500.html").render(), status=500)


def unavailable() -> HttpResponse:
    """The database does not answer; a browser may come again after a minute."""
    response = HttpResponse(loader.get_template("503.html").render(), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """The page; without the parts that need the database when that does not answer."""
    try:
        return render(request, template, status=status)
    except (OperationalError, InterfaceError):
        return unavailable()
