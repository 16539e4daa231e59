"""Wrong passwords are counted so that nobody can guess, and nobody can shut another out.

Five wrong ones in five minutes close an account *for the place they came from*; elsewhere its owner signs in as ever.
Guessing one account from many places at once is slowed by a second count over all places, which does not hold for a
browser that has signed in to this account before: it carries a signed cookie, and is a place of its own.
"""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = "quen"
COOKIE_PATH = "/tai-khoan/"
COOKIE_SECONDS = 180 * 24 * 3600
SALT = "pholuat.people.tries"
EVERYWHERE = "login_failed_everywhere"


def remember_browser(response: HttpResponse, email: str) -> None:
    """The browser has signed in to the account; the cookie tells nobody which one."""
    response.set_signed_cookie(
        COOKIE,
        _mark(email),
        salt=SALT,
        max_age=COOKIE_SECONDS,
        path=COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def known_browser(request: HttpRequest, email: str) -> bool:
    """Whether this browser has signed in to the account within the last half year."""
    kept = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=COOKIE_SECONDS)
    return kept is not None and constant_time_compare(kept, _mark(email))


def place(request: HttpRequest, email: str) -> str:
    """Where a try comes from: the known browser, else the address (of IPv6 its network)."""
    return "known" if known_browser(request, email) else ratelimit.get_ip(request)


def slowed(request: HttpRequest, email: str) -> ratelimit.RateLimitUsage | None:
    """Counts a try from an unknown browser over all places; None when there were too many."""
    if known_browser(request, email):
        return ratelimit.RateLimitUsage(usage=[])
    return ratelimit.consume(request, app="allauth.account", action=EVERYWHERE, key=email.lower())


def _mark(email: str) -> str:
    return salted_hmac(SALT, email.strip().lower()).hexdigest()
