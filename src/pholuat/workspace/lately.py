"""What changed lately, as the ledger tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy

from pholuat.ledger.queries import activities
from pholuat.ui import desk

TOGETHER_FROM = 4
# Deeds that are told together: of these a number says enough.
TOGETHER = {
    "document_published": gettext_lazy("đăng %(count)d văn bản, gần nhất là %(name)s"),
    "document_reimported": gettext_lazy("nhập lại %(count)d văn bản, gần nhất là %(name)s"),
    "document_confirmed": gettext_lazy("rà soát %(count)d văn bản, gần nhất là %(name)s"),
}


def register() -> None:
    """The desk asks the ledger."""
    desk.tells(changes)


def changes(person: object, since: dt.datetime) -> Iterator[desk.Change]:
    """The facts recorded since an instant, each opening to its evidence.

    Many of one kind by one person on one day become one line with their number. Three queries.
    """
    found = activities(since.date()).filter(recorded_at__gte=since)
    groups = found.order_by().values("person", "kind", "happened_on").annotate(n=Count("pk"), last=Max("pk"))
    many = {group["last"]: group["n"] for group in groups if group["kind"] in TOGETHER and group["n"] >= TOGETHER_FROM}
    wanted = Q(pk__in=many)
    for group in groups:
        if group["last"] not in many:
            wanted |= Q(person=group["person"], kind=group["kind"], happened_on=group["happened_on"])
    for activity in found.filter(wanted).select_related("person"):
        yield _together(activity, many[activity.pk]) if activity.pk in many else _one(activity)


def _one(activity: Any) -> desk.Change:
    proof = next(iter(activity.evidence.all()), None)
    return desk.Change(activity.recorded_at, f"{_who(activity)}{activity.summary}", proof.address if proof else "")


def _together(last: Any, count: int) -> desk.Change:
    name = last.summary.rpartition(": ")[0] or last.summary
    words = str(TOGETHER[last.kind]) % {"count": count, "name": name}
    return desk.Change(last.recorded_at, f"{_who(last)}{words}", "/van-ban/?sap-xep=moi-dang")


def _who(activity: Any) -> str:
    return f"{activity.person.name}: " if activity.person else ""
