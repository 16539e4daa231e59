"""The head of a document: issuing organ, number, place and day, and the lines of its type and subject."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pholuat.lawtext.meta.torn import whole_lines
from pholuat.vietnamese.dates import find_dates
from pholuat.vietnamese.fold import fold

NATION = re.compile(
    r"^\W*(?:cong hoa xa hoi chu nghia viet nam\b(?!.{60})|doc lap\s*[-–—.]|dang cong san viet nam\W*$|hanh phuc\W*$)"
)
NUMBER = re.compile(
    r"^(?:(?:luật|bộ luật|pháp lệnh|nghị quyết|nghị định|thông tư|quyết định|lệnh|chỉ thị|kế hoạch|vbhn)\s+)?"
    r"số\s*[:.]?\s*(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zđ]{0,2}\s*[/\-–]\s*[\w&.,]+(?:\s*[/\-–,]\s*[\w&.,]+)*)\s*$",
    re.IGNORECASE,
)
BARS = re.compile(r"\s*\|\s*")
TORN = re.compile(r"[/\-–]\s*$")
AROUND_SIGNS = re.compile(r"\s*([/–-])\s*")
PLACE_AND_DAY = re.compile(
    r"(?:(?P<place>[^\d,;:()]{2,40}?)\s*,?\s*)?ngày[\s\d.…_]*tháng[\s\d.…_]*(?:,?\s*năm[\s\d.…_]*)?\W*", re.IGNORECASE
)
NATION_BESIDE = re.compile(r"(.{2,90}?\S)\s+(CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM.*|Độc lập ?[-–—] ?Tự do.*)")
DAY_BESIDE = re.compile(r"(.{0,20}[Ss]ố\s*:.{2,60}?\S)\s+([^\d,;:()]{2,40}, *ngày[\s\d.…_]*tháng.*)")
NAMED_IN_TITLE = re.compile(
    r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,3}?)\s+(?:của\s+(?P<organ>(?:(?!\bsố\b).){4,90}?)\s+)?số\s*:?\s*"
    r"(?P<number>\d{1,6}[a-zđ]{0,2}/[\w&,/-]*[\w])"
    r"(?:\s*,?\s+ngày\s+(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}))?"
    r"(?:\s+của\s+(?P<later>(?:Bộ|Quốc|Chính|Thủ|Ủy|Uỷ|Hội)[^,;]{3,60}?))?\s+"
    r"(?P<rest>(?:về|quy định|hướng dẫn|sửa đổi|ban hành|bãi bỏ|phê duyệt|công bố|chi tiết)\b.*)",
    re.IGNORECASE,
)
SUBJECT_OF_LETTER = re.compile(r"^v/v\s*:?\s*|^về việc\s*:?\s+", re.IGNORECASE)
ADDRESSEE = re.compile(r"^kinh gui\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What was found in the head: `above` are the lines before number and day, `below` those after them."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    number: str = ""
    place: str = ""
    date: dt.date | None = None
    letter_subject: tuple[str, ...] = ()


def read_head(lines: Sequence[str]) -> Head:
    """Sorts the lines of a head; each line is one thing, whatever order the columns came in."""
    lines = _whole_numbers(whole_lines([part for line in lines for part in _columns(line)]))
    number = place = ""
    date: dt.date | None = None
    last = -1
    named: list[int] = []
    for at, line in enumerate(lines):
        found = NUMBER.match(line)
        day = PLACE_AND_DAY.fullmatch(line)
        if NATION.search(fold(line)):
            last = max(last, at)
        elif found and not number:
            number = AROUND_SIGNS.sub(r"\1", " ".join(found["number"].split()))
            last = max(last, at)
        elif day and date is None and len(line) < 90 and at - last < 6:
            date = next((when.value for when in find_dates(line)), None)
            place = " ".join((day["place"] or "").split())
            last = max(last, at)
        else:
            named.append(at)
    above = tuple(lines[at] for at in named if at < last)
    below = tuple(lines[at] for at in named if at > last)
    subject = _letter_subject(above)
    above = tuple(line for line in above if line not in subject)
    return Head(above, below, number, place, date, subject or _letter_subject(below))


def named_in_title(head: Head) -> Head:
    """The head of a text whose number and day stand in its title, as older collections print it.

    "THÔNG TƯ LIÊN TỊCH / CỦA BỘ TƯ PHÁP - BỘ NỘI VỤ SỐ 01/2009/TTLT-BTP-BNV NGÀY 28 THÁNG 4 NĂM 2009 HƯỚNG DẪN …"
    """
    found = NAMED_IN_TITLE.match(" ".join(head.below)) if head.below else None
    if found is None:
        return head
    kind = found["kind"].strip()
    organs = tuple(part for part in (found["organ"] or found["later"] or "").split("\n") if part)
    date = next((when.value for when in find_dates(found["day"])), None) if found["day"] else head.date
    below = tuple(part for part in (kind, found["rest"].strip()) if part)
    return replace(head, above=organs or head.above, below=below, number=found["number"], date=date)


def _columns(line: str) -> list[str]:
    """The halves of a line whose columns were set with tabs: the organ and the nation, the number and the day."""
    cells = [cell for cell in BARS.split(line) if cell]
    if cells != [line]:
        return [part for cell in cells for part in _columns(cell)]
    halves = NATION_BESIDE.fullmatch(line) or DAY_BESIDE.fullmatch(line)
    return [half.strip() for half in halves.groups()] if halves else [line]


def _whole_numbers(lines: Sequence[str]) -> list[str]:
    """A number that its narrow column tore after a sign is put together."""
    whole: list[str] = []
    for line in lines:
        if whole and TORN.search(whole[-1]) and re.match(r"^(?:\w+ )?số\b", whole[-1], re.IGNORECASE):
            whole[-1] += line
        else:
            whole.append(line)
    return whole


def _letter_subject(lines: Sequence[str]) -> tuple[str, ...]:
    """The subject of a letter stands under its number: "V/v ..." and the lines that carry it on."""
    start = next((at for at, line in enumerate(lines) if SUBJECT_OF_LETTER.match(line)), None)
    end = next((at for at, line in enumerate(lines) if ADDRESSEE.match(fold(line))), len(lines))
    return () if start is None else tuple(lines[start:end])
