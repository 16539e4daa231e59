"""The page that was just made for somebody, given to the next readers of the same page too.

Nobody in particular is who carries no cookie. A page is given so for `SHARED_PAGE_SECONDS`, and as long again
to the others while one makes it anew. What an officer publishes, mends or withdraws shows to all after twice as long at
most, and to the officer, who is signed in, at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from pholuat.portal.days import today

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
# So many pages of one process at most; of a code some 90 KB each. What is larger, as a code is unpacked, is not kept:
# a script that asks for many of those would take the memory of the process.
MOST, LARGEST = 300, 250_000


@dataclass(frozen=True, slots=True)
class _Made:
    content: bytes
    headers: dict[str, str]
    until: float
    latest: float


_kept: dict[Hashable, _Made] = {}


def shared(view: View[P]) -> View[P]:
    """The view, asked once for all who ask for the same within a moment; a page that they have is 304."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.COOKIES or request.GET or request.method != "GET" or not settings.SHARED_PAGE_SECONDS:
            return view(request, *args, **kwargs)
        key = (request.build_absolute_uri(), request.META.get("HTTP_ACCEPT_ENCODING", ""), today())
        now, found = time.monotonic(), _kept.get(key)
        if found is not None and now < found.until:
            return _again(request, found)
        if found is not None and now < found.latest:
            # The others get the page as it was, while this one makes it anew.
            _kept[key] = replace(found, until=found.latest)
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.cookies and len(response.content) <= LARGEST:
            if len(_kept) >= MOST:
                _kept.clear()
            until = time.monotonic() + settings.SHARED_PAGE_SECONDS
            latest = until + settings.SHARED_PAGE_SECONDS
            _kept[key] = _Made(response.content, dict(response.headers), until, latest)
        return response

    return answer


def forget() -> None:
    """The next reader gets every page anew."""
    _kept.clear()


def _again(request: HttpRequest, made: _Made) -> HttpResponse:
    response = HttpResponse(made.content, headers=made.headers)
    known: HttpResponseBase | None = get_conditional_response(request, made.headers.get("ETag"), response=response)
    return known if isinstance(known, HttpResponse) else response
