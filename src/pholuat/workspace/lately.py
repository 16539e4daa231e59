"""What changed lately, as the ledger tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from pholuat.ledger.queries import activities
from pholuat.ui import desk

READ, TOGETHER_FROM = 400, 4


def register() -> None:
    """The desk asks the ledger."""
    desk.tells(changes)


def changes(person: object, since: dt.datetime) -> Iterator[desk.Change]:
    """The facts recorded since an instant, each opening to its evidence; many of one kind in a row become one line."""
    found = activities(since.date()).filter(recorded_at__gte=since).select_related("person")[:READ]
    for _key, group in groupby(found, key=lambda each: (each.person_id, each.kind, each.happened_on)):
        alike = list(group)
        if len(alike) < TOGETHER_FROM:
            yield from map(_one, alike)
        else:
            yield _together(alike)


def _one(activity: Any) -> desk.Change:
    proof = next(iter(activity.evidence.all()), None)
    return desk.Change(activity.recorded_at, f"{_who(activity)}{activity.summary}", proof.address if proof else "")


def _together(alike: list[Any]) -> desk.Change:
    last = alike[0]
    name, _colon, deed = last.summary.rpartition(": ")
    words = _("%(deed)s %(count)d văn bản, gần nhất là %(name)s") % {
        "deed": deed.lower(),
        "count": len(alike),
        "name": name or last.summary,
    }
    return desk.Change(last.recorded_at, f"{_who(last)}{words}", "/van-ban/?sap-xep=moi-dang")


def _who(activity: Any) -> str:
    return f"{activity.person.name}: " if activity.person else ""
