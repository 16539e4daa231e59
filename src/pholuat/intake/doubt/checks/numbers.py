"""Document numbers that do not fit their pattern, their own words, each other, or the library."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.lawtext.number_names import ISSUERS
from pholuat.lawtext.numbers import DocumentNumber, NumberError
from pholuat.vietnamese.dates import find_dates
from pholuat.vietnamese.fold import fold

_SHAPE = re.compile(r"\S*\d\S*/\S*[A-ZĐÐ]{2}\S*")
_YEARS = range(1945, 2101)
# The years in which a National Assembly made laws (terms 8-16; the borders belong to both).
_TERMS = {8: (1987, 1992), 9: (1992, 1997), 10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016),
          14: (2016, 2021), 15: (2021, 2026), 16: (2026, 2031)}  # fmt: skip
_TERM = re.compile(r"(?:QH|UBTVQH)(\d+)$")
_TYPE_WORDS = ("nghị định", "thông tư", "quyết định", "nghị quyết", "chỉ thị", "pháp lệnh", "luật")
_LETTER_IN_SEQUENCE = re.compile(r"\d*[OolISZ]\d*/")
_SHAPES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8", "Z": "2"})


def find(reading: Reading, known: Known) -> Finding:
    """Doubts `number`; numbers that the library has or that the text names again are borne out."""
    found = Finding()
    numbers = [(at, place.core) for at, place in enumerate(reading.places) if _SHAPE.fullmatch(place.core)]
    times = Counter(core for _, core in numbers)
    for at, core in numbers:
        doubt = _pattern(core) or _words_before(reading, at, core) or _other_date(reading, at, core)
        if doubt is None and known.exists(core) is False:
            doubt = Doubt("number", f"thư viện không có văn bản số {core}", _near(core, times))
            found.hints[at].append(doubt)
            continue
        if doubt is not None:
            found.doubts[at].append(doubt)
        elif known.exists(core) or times[core] > 1:
            found.fits.add(at)
        elif (other := _near(core, times)) is not None:
            found.hints[at].append(Doubt("number", f"ở chỗ khác viết {other}", other))
    return found


def _pattern(core: str) -> Doubt | None:
    try:
        number = DocumentNumber.parse(core)
    except NumberError:
        head, _, tail = core.partition("/")
        mend = f"{head.translate(_SHAPES)}/{tail}".replace("Ð", "Đ")
        return Doubt("number", f"“{core}” không đúng mẫu số, ký hiệu văn bản", mend if _reads(mend) else None)
    if _LETTER_IN_SEQUENCE.match(core):
        head, _, tail = core.partition("/")
        return Doubt("number", f"“{head}” lẫn chữ cái với chữ số", f"{head.translate(_SHAPES)}/{tail}")
    if number.year is not None and number.year not in _YEARS:
        return Doubt("number", f"năm {number.year} trong số, ký hiệu không thể có")
    term = _TERM.search(number.notation)
    years = _TERMS.get(int(term[1]), (0, 0)) if term else None
    if years and number.year is not None and not years[0] <= number.year <= years[1]:
        return Doubt("number", f"Quốc hội khóa {term[1] if term else ''} không ban hành văn bản năm {number.year}")
    return None


def _reads(text: str) -> bool:
    try:
        number = DocumentNumber.parse(text)
    except NumberError:
        return False
    return bool(number.type_abbreviation or (number.issuer_codes and number.issuer_codes[0] in ISSUERS))


def _words_before(reading: Reading, at: int, core: str) -> Doubt | None:
    """ "Nghị định số 12/2020/TT-BTC": the word says another type than the letters."""
    said = " ".join(reading.places[place].core.lower() for place in range(max(at - 3, 0), at))
    said = said.removesuffix(" số")
    named = next((words for words in _TYPE_WORDS[:5] if said.endswith(words)), None)
    own = DocumentNumber.parse(core)
    if named is None or not own.type_abbreviation or own.type_name.lower().startswith(named):
        return None
    return Doubt("number", f"“{named.capitalize()}” nhưng ký hiệu là của {own.type_name}")


def _other_date(reading: Reading, at: int, core: str) -> Doubt | None:
    """ "30/2020/NĐ-CP ngày 05 tháng 3 năm 2021": the year is another one."""
    year = DocumentNumber.parse(core).year
    after = [place.word.text for place in reading.places[at + 1 : at + 8]]
    if year is None or not after or fold(after[0]).lower() != "ngay" or reading.places[at].word.text[-1] in ".,;)":
        return None
    date = next(iter(find_dates(" ".join(after))), None)
    if date is None or date.start > 0 or date.year == year:
        return None
    return Doubt("number", f"số của năm {year} nhưng ngày ban hành thuộc năm {date.year}")


def _near(core: str, times: Counter[str]) -> str | None:
    """Another number of the text, written more often, that differs in one letter or figure."""
    own = times[core]
    return next((other for other in _ordered(times) if times[other] > own + 1 and _one_apart(core, other)), None)


def _ordered(times: Counter[str]) -> Iterator[str]:
    return (core for core, _ in times.most_common(200))


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
