"""The day on which a document takes effect, from its article on commencement.

Law 64/2025/QH15 art. 53 has the day said in the document itself; a day that the text does not fix is unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pholuat.vietnamese.dates import find_dates
from pholuat.vietnamese.fold import fold, fold_with_offsets
from pholuat.vietnamese.numbers import words_to_int

KINDS = (
    r"(?:bo luat|luat|phap lenh|nghi quyet lien tich|nghi quyet|nghi dinh|thong tu lien tich|thong tu|quyet dinh|lenh"
    r"|chi thi|quy che|quy dinh|ke hoach|huong dan|van ban)"
)
BEGINS = re.compile(
    rf"\b(?P<kind>{KINDS})(?P<this> nay)?(?:,[^.;]{{0,80}}?,)? co hieu luc(?: thi hanh)?\s*,?\s*"
    r"(?P<when>.*)"
)
ADOPTED = re.compile(
    rf"^{KINDS} nay (?:da )?duoc .{{5,200}}?thong qua\b.{{0,60}}?\bco hieu luc(?: thi hanh)?\s*,?\s*(?P<when>.*)"
)
"""The sentence under the last article of a resolution of a people's council."""

MANY = re.compile(r"(?:cac|nhung|truoc ngay|tu ngay|sau ngay|den ngay|khi)\s+$")
OPENING = re.compile(r"(?:^|[.;:]\s*|\d\.\s*|\bdieu \d+\w?\.\s*|^[a-z]{1,2}\)\s*)$")
HISTORY = re.compile(rf"{KINDS}\b.{{0,300}} ngay .{{0,60}} cua .{{0,80}}?, co hieu luc (?:thi hanh )?")
FROM = re.compile(r"(?:ke )?tu (?:ngay )?")
SIGNED = re.compile(r"(?:ke )?tu ngay (?:ky|duoc ky|thong qua|duoc .{0,60}?thong qua)\b")
AFTER = re.compile(
    r"sau (?P<count>\d{1,3}|[a-z ]{2,30}?)\s*(?:\([^)]*\))?\s*ngay\s*,?\s*(?:ke )?tu ngay (?:ky|duoc ky|thong qua)\b"
)


def read_first_effective(lines: Sequence[str]) -> dt.date | None:
    """The day on which the law took effect that a consolidated text goes back to, from the history in its head."""
    for line in lines:
        found = HISTORY.match(fold(line))
        if found:
            return _day(line[found.end() :], None)
    return None


def read_effective(provisions: Sequence[str], issued: dt.date | None, kind: str) -> dt.date | None:
    """The day from which the document of this type ("Luật") is in force; None where the text does not fix it.

    A sentence that opens with "Luật này" speaks of the whole law, "khoản 2 Điều 3 Luật này" of a part.
    """
    found = [day for line in provisions for day in _days(line, issued, fold(kind))]
    return min(found, key=lambda day: day[0], default=(0, None))[1]


def read_adopted_effective(lines: Sequence[str], issued: dt.date | None) -> dt.date | None:
    """The day of effect that the words of adoption name, below the last article."""
    for line in lines:
        folded = fold_with_offsets(line)
        found = ADOPTED.match(folded.text)
        if found:
            return _day(line[folded.span(*found.span("when"))[0] :], issued)
    return None


def _days(line: str, issued: dt.date | None, kind: str) -> list[tuple[int, dt.date]]:
    """The days that a line fixes, with how far each is from being said of the document itself."""
    folded = fold_with_offsets(line)
    if "co hieu luc" not in folded.text:
        return []
    days: list[tuple[int, dt.date]] = []
    for found in BEGINS.finditer(folded.text):
        before = folded.text[: found.start("kind")]
        when = line[folded.span(*found.span("when"))[0] :]
        day = None if MANY.search(before) else _day(when, issued)
        if day is not None:
            own = found["kind"] == kind or kind.endswith(found["kind"])
            opening = OPENING.search(before) is not None
            if found["this"] or (own and opening):
                days.append((2 * (not own) + (not opening), day))
    return days


def _day(when: str, issued: dt.date | None) -> dt.date | None:
    """The day that the words after "có hiệu lực" fix."""
    folded = fold(when)
    after = AFTER.match(folded)
    if after:
        count = int(after["count"]) if after["count"].isdigit() else words_to_int(when[slice(*after.span("count"))])
        return issued + dt.timedelta(days=count) if issued and count is not None else None
    if SIGNED.match(folded):
        return issued
    start = FROM.match(folded)
    first = next(find_dates(when), None) if start else None
    return first.value if first and start and first.start <= start.end() else None
