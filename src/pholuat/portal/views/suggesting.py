"""Suggestions while somebody types, for the script of the search field."""

from __future__ import annotations

import time
from dataclasses import asdict

from allauth.core.internal import ratelimit
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pholuat.library.search.suggesting import LONGEST, suggest
from pholuat.portal.days import today
from pholuat.portal.pace import SECONDS, Pace

# What is published meanwhile is found by the search itself; a suggestion may be some minutes old.
KEPT_SECONDS = 300
_pace = Pace()


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`{query, suggestions: [{kind, text, note, url}]}` for the beginning `q`; 429 for who asks without a pause."""
    typed = request.GET.get("q", "")
    if not _pace.allows(ratelimit.get_ip(request), time.monotonic()):
        refused = JsonResponse(
            {"error": {"code": "pace", "message": _("Hỏi dồn quá; thử lại sau ít giây.")}}, status=429
        )
        refused["Retry-After"] = str(SECONDS)
        return refused
    found = suggest(typed, on=today())
    answer = JsonResponse(
        {"query": typed[:LONGEST], "suggestions": [asdict(each) for each in found]},
        json_dumps_params={"ensure_ascii": False},
    )
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer
