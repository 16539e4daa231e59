"""Days that do not exist, months beyond 12, years out of reach."""

from __future__ import annotations

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.vietnamese.dates import find_dates

_YEARS = range(1900, 2101)


def find(reading: Reading, known: Known) -> Finding:
    """Doubts `date` on the figures of impossible days; possible ones bear their figures out."""
    found = Finding()
    for date in find_dates(reading.text):
        words = [at for at in reading.words_at(date.start, date.end) if _has_digit(reading.places[at].core)]
        why = _wrong(date.day, date.month, date.year, exists=date.day is None or date.value is not None)
        if why is None:
            found.fits.update(words)
        for at in words if why else ():
            found.doubts[at].append(Doubt("date", why or ""))
    return found


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _wrong(day: int | None, month: int, year: int, *, exists: bool) -> str | None:
    if not 1 <= month <= 12:
        return f"không có tháng {month}"
    if year not in _YEARS:
        return f"năm {year} quá xa"
    return None if exists else f"không có ngày {day:02}/{month:02}/{year}"
