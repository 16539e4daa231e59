"""The filters in use that are days, each with the address that takes it away."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext as _

from pholuat.portal.facets import Chip, without
from pholuat.portal.selection import STRETCH, Selection


def day_chips(selection: Selection, query: QueryDict) -> list[Chip]:
    """The day of a list, and the ends of the stretch of days of issue."""
    days = [
        (selection.on if selection.asked_day else None, "ngay", _("tại ngày %(day)s")),
        (selection.issued.first, STRETCH[0], _("ban hành từ %(day)s")),
        (selection.issued.last, STRETCH[1], _("ban hành đến %(day)s")),
    ]
    return [Chip(words % {"day": f"{day:%d/%m/%Y}"}, without(query, name)) for day, name, words in days if day]
