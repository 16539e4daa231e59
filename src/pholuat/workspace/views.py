"""The desk: what waits for me, what is late, what changed lately."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pholuat.ui import desk

SHOWN, LATELY = 20, dt.timedelta(days=7)


@never_cache
@login_required
@require_safe
def desk_home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    now = timezone.now()
    today = timezone.localdate()
    waiting = desk.waiting_for(request.user, now)
    late = [matter for matter in waiting if matter.days_late(today)]
    rest = [matter for matter in waiting if not matter.days_late(today)]
    changes = desk.changes_for(request.user, now - LATELY)
    context = {
        "count": len(waiting),
        "late": [(matter, matter.days_late(today)) for matter in late],
        "rest": [(matter, _days_left(matter, today)) for matter in rest[:SHOWN]],
        "more": max(0, len(rest) - SHOWN),
        "first": waiting[0] if waiting else None,
        "changes": [(change, _when(change.at, today)) for change in changes[:SHOWN]],
    }
    return render(request, "workspace/home.html", context)


def _days_left(matter: desk.Waiting, today: dt.date) -> int | None:
    return (matter.due - today).days if matter.due else None


def _when(at: dt.datetime, today: dt.date) -> str:
    """The hour for what happened today, the day otherwise."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}" if local.date() == today else f"{local:%d/%m}"
