"""Reading the ledger."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from pholuat.ledger.models import Activity


def activities(start: dt.date | None = None, end: dt.date | None = None, kind: str = "") -> QuerySet[Activity]:
    """What happened over [start, end), newest first, with its evidence; open ends and all kinds when not given."""
    found = Activity.objects.prefetch_related("evidence").order_by("-happened_on", "-pk")
    if start:
        found = found.filter(happened_on__gte=start)
    if end:
        found = found.filter(happened_on__lt=end)
    return found.filter(kind=kind) if kind else found


def evidenced_by(kind: str, object_id: str) -> QuerySet[Activity]:
    """The activities that show a thing as their evidence, oldest first."""
    return Activity.objects.filter(evidence__kind=kind, evidence__object_id=object_id).order_by("pk")
