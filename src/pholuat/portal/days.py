"""Days as readers type them into an address or a field."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

# The first number of Công Báo of the Republic dates from September 1945; nothing older is in any library of ours.
FIRST, LAST = dt.date(1945, 9, 2), dt.date(2100, 12, 31)
ONE_DAY = dt.timedelta(days=1)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
# Keys of figures on a phone have no stroke: "1 7 2025" and "01072025" are days as well.
_LOCAL = re.compile(r"(\d{1,2})\s?[/. -]\s?(\d{1,2})\s?[/. -]\s?(\d{4})|(\d\d)(\d\d)(\d{4})", re.ASCII)
_WIDE = re.compile(r"(?:(?:tháng\s)?(\d{1,2})\s?[/. -]\s?|năm\s)?(\d{4})", re.ASCII | re.IGNORECASE)
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
        day, month, year = (int(figures) for figures in match.groups() if figures)
    else:
        shown = "".join(letter for letter in typed[:_SHOWN] if letter.isprintable())
        raise DayError(_("“%(typed)s” không phải là một ngày. Viết ngày như 31/12/2024.") % {"typed": shown})
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise DayError(_("Lịch không có ngày %(day)s.") % {"day": f"{day:02d}/{month:02d}/{year:04d}"}) from None


@dataclass(frozen=True, slots=True)
class IssuedBetween:
    """From a day to a day, both in it; None is an open end. What was typed, and what was wrong with each end of it."""

    first: dt.date | None = None
    last: dt.date | None = None
    typed: tuple[str, str] = ("", "")
    errors: tuple[str, str] = ("", "")

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """The ends."""
        return self.first, self.last

    @property
    def ends(self) -> int:
        """How many ends are set."""
        return sum(day is not None for day in self.days)

    @property
    def error(self) -> str:
        """What is wrong, empty where nothing is."""
        return " ".join(filter(None, self.errors))


def read_issued_between(first: str, last: str) -> IssuedBetween:
    """A stretch as typed; a month or a year ("7/2025", "2025") is its first day as the first, its last as the last.

    An end that cannot be read stays open and is told of; where the last day lies before the first both do.
    """
    ends, errors = [], []
    for typed, is_last in ((first, False), (last, True)):
        try:
            ends.append(_wide_day(typed.strip(), is_last=is_last) or read_day(typed))
            errors.append("")
        except DayError as refused:
            ends.append(None)
            errors.append(str(refused))
    shown = tuple(f"{day:%d/%m/%Y}" if day else typed for day, typed in zip(ends, (first, last), strict=True))
    if ends[0] and ends[1] and ends[0] > ends[1]:
        wrong = _("Ngày cuối %(last)s đứng trước ngày đầu %(first)s. Đổi chỗ hai ngày, hoặc bỏ trống một ô.")
        return IssuedBetween(typed=(shown[0], shown[1]), errors=("", wrong % {"first": shown[0], "last": shown[1]}))
    return IssuedBetween(ends[0], ends[1], (shown[0], shown[1]), (errors[0], errors[1]))


def _wide_day(typed: str, *, is_last: bool) -> dt.date | None:
    match = _WIDE.fullmatch(typed)
    if not match or not FIRST.year < int(match[2]) <= LAST.year or not 1 <= int(match[1] or 1) <= 12:
        return None
    year, month = int(match[2]), int(match[1] or (12 if is_last else 1))
    return dt.date(year, month, calendar.monthrange(year, month)[1] if is_last else 1)
