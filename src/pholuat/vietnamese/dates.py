"""Dates as official texts write them, read and written (Decree 30/2020/NĐ-CP, Annex I, part II, section I, item 4)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pholuat.vietnamese.fold import fold_with_offsets
from pholuat.vietnamese.normal import nfc
from pholuat.vietnamese.numbers import int_to_words, words_to_int

_DAY = r"(?:ngay\s*)?(?:m[uo]ng\s*)?"
_NO_NUMBER_GOES_ON = r"(?!\d|/\w|-[^\W\d])"
_DATE = re.compile(
    r"(?=[mnt\d])(?<![^\W_])(?:"
    rf"{_DAY}(?P<d1>\d{{1,2}})\s*thang\s*(?P<m1>\d{{1,2}})\s*,?\s*nam\s*(?P<y1>\d{{4}})(?!\d)"
    rf"|{_DAY}(?<![/.])(?P<d2>\d{{1,2}})\s*/\s*(?P<m2>\d{{1,2}})\s*/\s*(?P<y2>\d{{4}}){_NO_NUMBER_GOES_ON}"
    rf"|{_DAY}(?<![/.])(?P<d3>\d{{1,2}})(?P<sign>[.-])(?P<m3>\d{{1,2}})(?P=sign)(?P<y3>\d{{4}}){_NO_NUMBER_GOES_ON}"
    rf"|thang\s*(?P<m4>\d{{1,2}})\s*(?:,?\s*nam|/|-)\s*(?P<y4>\d{{4}}){_NO_NUMBER_GOES_ON}"
    r")"
)
_SPOKEN = re.compile(r"(?:ngày )?(?:m[ùồ]ng )?(.+?) tháng (.+?) năm (.+)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, as read: code points [start, end), and the day, None where only month and year are given."""

    start: int
    end: int
    year: int
    month: int
    day: int | None

    @property
    def value(self) -> dt.date | None:
        """The day of the calendar; None without a day, and for one that does not exist (31/02)."""
        try:
            return dt.date(self.year, self.month, self.day) if self.day is not None else None
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date in the text in its order, possible or not; line breaks inside a date do not matter.

    >>> [found.value.isoformat() for found in find_dates("ngày 05 tháng 3 năm 2020; hết hạn 13/9/2019")]
    ['2020-03-05', '2019-09-13']
    """
    folded = fold_with_offsets(text)
    for match in _DATE.finditer(folded.text):
        part = {name[0]: value for name, value in match.groupdict().items() if value and name != "sign"}
        day = int(part["d"]) if "d" in part else None
        yield FoundDate(*folded.span(*match.span()), int(part["y"]), int(part["m"]), day)


def read_date(text: str) -> dt.date | None:
    """The day that the whole text names, in figures or words; None when it names none or an impossible one.

    >>> read_date("ngày mùng 5 tháng 3 năm 2020"), read_date("Ngày ba mươi tháng tư năm hai nghìn không trăm hai mươi")
    (datetime.date(2020, 3, 5), datetime.date(2020, 4, 30))
    >>> read_date("31/02/2020") is None
    True
    """
    stripped = text.strip()
    found = next(find_dates(stripped), None)
    if found is None:
        return _read_spoken(stripped)
    return found.value if (found.start, found.end) == (0, len(stripped)) else None


def _read_spoken(text: str) -> dt.date | None:
    match = _SPOKEN.fullmatch(" ".join(nfc(text).lower().split()))
    if not match:
        return None
    day, month, year = (words_to_int(words) or 0 for words in match.groups())
    if match[2] == "tư":
        month = 4
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def write_date(day: dt.date) -> str:
    """The long form; days under 10 and the months 1 and 2 take a leading zero.

    >>> write_date(dt.date(2020, 3, 5)), write_date(dt.date(2021, 2, 10))
    ('ngày 05 tháng 3 năm 2020', 'ngày 10 tháng 02 năm 2021')
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def write_short_date(day: dt.date) -> str:
    """The day as offices write it in tables and lists: 05/03/2020."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def speak_date(day: dt.date) -> str:
    """The day in words, for reading aloud; the first ten days of a month are "mùng".

    >>> speak_date(dt.date(2021, 4, 5))
    'ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi mốt'
    """
    number = int_to_words(day.day)
    month = "tư" if day.month == 4 else int_to_words(day.month)
    return f"ngày {'mùng ' if day.day <= 10 else ''}{number} tháng {month} năm {int_to_words(day.year)}"
