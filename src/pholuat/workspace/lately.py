"""What changed lately, as the ledger tells it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _
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
# Deeds whose kind says all of what was done; of the others the summary says it after the name.
ALONE = {
    "document_published": gettext_lazy("đăng %(name)s"),
    "document_reimported": gettext_lazy("nhập lại %(name)s"),
    "document_confirmed": gettext_lazy("rà soát %(name)s"),
    "provision_corrected": gettext_lazy("sửa chữ đọc sai của %(name)s: %(why)s"),
}
PASSIVE = ("Được ", "Bị ")


def register() -> None:
    """The desk asks the ledger."""
    desk.tells(changes)


def changes(person: object, since: dt.datetime) -> Iterator[desk.Change]:
    """The facts recorded since an instant, each opening to its evidence.

    Many of one kind by one person on one day become one line with their number; so do those whose words are the
    same. Three queries.
    """
    found = activities(since.date()).filter(recorded_at__gte=since)
    groups = found.order_by().values("person", "kind", "happened_on").annotate(n=Count("pk"), last=Max("pk"))
    many = {group["last"]: group["n"] for group in groups if group["kind"] in TOGETHER and group["n"] >= TOGETHER_FROM}
    wanted = Q(pk__in=many)
    for group in groups:
        if group["last"] not in many:
            wanted |= Q(person=group["person"], kind=group["kind"], happened_on=group["happened_on"])
    told = list(found.filter(wanted).select_related("person"))
    alike = Counter(map(_words, told))
    for activity in told:
        times = alike.pop(_words(activity), 0)
        if activity.pk in many:
            yield _together(activity, many[activity.pk])
        elif times:
            yield _one(activity, times)


def _words(activity: Any) -> tuple[object, ...]:
    return activity.person_id, activity.kind, activity.happened_on, activity.summary


def _one(activity: Any, times: int) -> desk.Change:
    name, _colon, why = activity.summary.partition(": ")
    proof = next(iter(activity.evidence.all()), None)
    text = _sentence(activity.kind, name, why) if why else activity.summary
    if times > 1:
        text = _("%(text)s (%(times)d chỗ)") % {"text": text, "times": times}
    return desk.Change(activity.recorded_at, text, proof.address if proof else "", _who(activity), name if why else "")


def _sentence(kind: str, name: str, why: str) -> str:
    """What was done to what, as one says it; only the first letter of a passive word is made small."""
    if kind in ALONE:
        return str(ALONE[kind]) % {"name": name, "why": why}
    if why.startswith(PASSIVE):
        return _("ghi nhận %(name)s %(why)s") % {"name": name, "why": why[:1].lower() + why[1:]}
    return _("ghi nhận %(name)s: %(why)s") % {"name": name, "why": why}


def _together(last: Any, count: int) -> desk.Change:
    name = last.summary.rpartition(": ")[0] or last.summary
    linked = _("%(count)d văn bản") % {"count": count}
    text = str(TOGETHER[last.kind]) % {"count": count, "name": name}
    return desk.Change(last.recorded_at, text, "/van-ban/?sap-xep=moi-dang", _who(last), linked)


def _who(activity: Any) -> str:
    return activity.person.name if activity.person else ""
