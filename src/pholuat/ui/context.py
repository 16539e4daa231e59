"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from pholuat.ui import menu
from pholuat.ui.display import COOKIE, from_cookie


def site(request: HttpRequest) -> dict[str, object]:
    """Names of the site, the public menu, the reader's display, today."""
    return {
        "site_name": settings.SITE_NAME,
        "site_owner": settings.SITE_OWNER,
        "site_menu": [(entry, entry.holds(request.path)) for entry in menu.entries()],
        "display": from_cookie(request.COOKIES.get(COOKIE, "")),
        "today": timezone.localdate(),
    }
