"""Lists of documents in an order: what has lately come into force, what will soon, what the reader sorts by."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from pholuat.library.queries.documents import last_published, newest_first
from pholuat.library.queries.types import Documents

ORDERS = ("ban-hanh", "hieu-luc", "ten", "moi-dang")


def lately_in_force(found: Documents, on: dt.date) -> Documents:
    """Documents whose day has come, the latest first."""
    return found.filter(effective__lte=on).order_by(F("effective").desc(), "sort_key", "pk")


def soon_in_force(found: Documents, on: dt.date) -> Documents:
    """Documents whose day is still to come, the nearest first."""
    return found.filter(effective__gt=on).order_by(F("effective").asc(), "sort_key", "pk")


def ordered(found: Documents, order: str) -> Documents:
    """In one of ORDERS: day of issue (also for an unknown order), own day, name, time of publishing."""
    if order == "hieu-luc":
        return found.order_by(F("effective").desc(nulls_last=True), "sort_key", "pk")
    if order == "ten":
        return found.order_by("sort_key", "pk")
    return last_published(found) if order == "moi-dang" else newest_first(found)
