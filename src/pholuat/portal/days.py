"""Days as readers type them into an address or a field."""

from __future__ import annotations

import datetime as dt
import re

from django.utils import timezone
from django.utils.translation import gettext as _

# The first number of Công Báo of the Republic dates from September 1945; nothing older is in any library of ours.
FIRST, LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
ONE_DAY = dt.timedelta(days=1)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_SHOWN = 24


class DayError(ValueError):
    """What was typed is no day that the library can answer for; the message is for the reader."""


def today() -> dt.date:
    """The day in Việt Nam now: the one place where the portal reads the clock."""
    return timezone.localdate()


def read_day(typed: str) -> dt.date | None:
    """`2024-01-31` or `31/01/2024` as a day, nothing as None.

    Raises DayError for what is not a day of the calendar, or lies outside of 1945 to 2100.
    """
    typed = typed.strip()
    if not typed:
        return None
    day = _calendar_day(typed)
    if not FIRST <= day <= LAST:
        raise DayError(
            _("Thư viện xem được từ ngày %(first)s đến ngày %(last)s.")
            % {"first": f"{FIRST:%d/%m/%Y}", "last": f"{LAST:%d/%m/%Y}"}
        )
    return day


def _calendar_day(typed: str) -> dt.date:
    if match := _ISO.fullmatch(typed):
        year, month, day = map(int, match.groups())
    elif match := _LOCAL.fullmatch(typed):
        day, month, year = map(int, match.groups())
    else:
        shown = "".join(letter for letter in typed[:_SHOWN] if letter.isprintable())
        raise DayError(_("“%(typed)s” không phải là một ngày. Viết ngày như 31/12/2024.") % {"typed": shown})
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise DayError(_("Lịch không có ngày %(day)s.") % {"day": f"{day:02d}/{month:02d}/{year:04d}"}) from None
