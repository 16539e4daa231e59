"""Provisions as named in running text: levels, numbers, lists and ranges.

>>> phrase = match_units("các điểm a, b và đ khoản 1 Điều 5", 0, 33)
>>> [(unit.level, unit.nums, unit.link.name) for unit in phrase.units]
[('point', ('a', 'b', 'đ'), 'FIRST'), ('cl', ('1',), 'IN'), ('art', ('5',), 'IN')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from pholuat.lawtext.address_nums import ORDINAL_PATTERN

THIS = "này"
RANKS = {"point": 0, "cl": 1, "art": 2, "subsec": 3, "sec": 4, "chp": 5, "part": 6, "form": 7, "annex": 8}
POINT_ORDER = "abcdđeghiklmnopqrstuvxy"
LONGEST_RANGE = 300
MOST_UNITS = 200


class Link(Enum):
    """How a unit hangs on the one before it."""

    FIRST = auto()
    AND = auto()
    COMMA = auto()
    TO = auto()
    IN = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """One level with the numbers named of it; `each` when the numbers are said to be many ("các Điều 5 và 6")."""

    level: str
    nums: tuple[str, ...]
    link: Link
    each: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units that follow each other, and where they stand."""

    units: tuple[Unit, ...]
    start: int
    end: int

    @property
    def relative(self) -> bool:
        """It ends in "này": no document follows it."""
        return self.units[-1].nums == (THIS,)


def parted(phrase: Phrase, text: str) -> list[Phrase]:
    """The items of a long list, each ended by its article: "khoản 1 Điều 5; khoản 2 Điều 6"."""
    items: list[list[Unit]] = [[]]
    for unit in phrase.units:
        last = items[-1][-1] if items[-1] else None
        if last is not None and RANKS[last.level] >= RANKS["art"] and ";" in text[last.end : unit.start]:
            items.append([])
        items[-1].append(unit)
    if len(items) == 1:
        return [phrase]
    starts = [phrase.start, *(units[0].start for units in items[1:])]
    return [Phrase(tuple(units), start, units[-1].end) for start, units in zip(starts, items, strict=True)]


_END = r"(?![^\W_]|/\d|%|,\d|\.\d)"
_ROMAN = r"(?:[IVXLC]+[A-ZĐ]?(?:\.\d+)?|\d{1,3}[a-zA-ZđĐ]?)"
_NUMS = {
    "point": re.compile(
        rf"(?:([a-zđ])\1?\d{{0,2}}(?:\.\d{{1,2}})?(?:\s?\([ivx]{{1,4}}\))?|[A-ZĐ]|\d{{1,2}}(?=\s+(?:khoản|Khoản|Mục|mục|Điều)\s)){_END}"
    ),
    "cl": re.compile(rf"(?:\d{{1,2}}[a-zđ]?(?:\.\d{{1,2}})?|\d{{3}}(?=\s+Điều\s)){_END}"),
    "art": re.compile(rf"\d{{1,4}}[a-zđ]{{0,2}}{_END}"),
    "subsec": re.compile(_ROMAN + _END),
    "sec": re.compile(_ROMAN + _END),
    "chp": re.compile(rf"(?:[IVXLC]+[A-Za-zĐđ]?|\d{{1,3}}[a-zđ]?){_END}"),
    "part": re.compile(rf"(?:(?:thứ\s+)?(?:{ORDINAL_PATTERN})|{_ROMAN}){_END}"),
    "form": re.compile(r"(?=\w*\d)[\dA-ZĐ][\w.-]{0,7}(?<![.-])(?:/[\w-]{1,12})?(?![^\W_]|/)"),
    "annex": re.compile(rf"(?:[IVXLC]+(?:[.-]?\d+)?[a-hđA-HĐ]?|\d{{1,3}}(?:[.-]\d+)*[a-zA-ZĐ]?|[A-ZĐ]){_END}"),
}
_WORDS = {
    "point": r"[Đđ]iểm|[Tt]iết",
    "cl": r"(?<![Tt]ài\s)[Kk]hoản",
    "art": r"[Đđ]iều|ĐIỀU",
    "subsec": r"[Tt]iểu\s+mục",
    "sec": r"[Mm]ục",
    "chp": r"[Cc]hương",
    "part": r"[Pp]hần",
    "form": r"[Mm]ẫu(?:\s+số)?|[Bb]iểu(?:\s+mẫu)?\s+số",
    "annex": r"[Pp]hụ\s+lục(?:\s+số)?",
}
HEAD = "|".join(f"(?P<{level}>{words})" for level, words in _WORDS.items())
_HEAD = re.compile(rf"(?:(?P<many>[Cc]ác|[Nn]hững)\s+)?(?:{HEAD})(?:\s+từ)?(?=\s)")
_BLANK = re.compile(r"\s{1,40}")
_THIS = re.compile(r"\s+này(?!\w)")
_AND = re.compile(r"(?:\s*[,;]\s*(?:và|hoặc)\s+|\s*;\s*|\s+(?:và|hoặc|và/hoặc|cùng)\s+)(?:tại\s+)?(?:từ\s+)?")
_COMMA = re.compile(r"\s*,\s*(?:tại\s+)?(?:từ\s+)?")
_TO = re.compile(r"\s+đến\s+(?:hết\s+)?|\s*[-–]\s*")
_IN = re.compile(r"\s+(?:(?:của|thuộc|tại|trong)\s+)?")
_IN_ANNEX = re.compile(r"\s+(?:được\s+)?quy\s+định\s+tại\s+")
_NUM_AND = re.compile(r"\s*[,;]\s*(?:(?:và|hoặc)\s+)?|\s+(?:và|hoặc)\s+")
_NUM_TO = re.compile(r"\s+đến\s+(?:hết\s+)?|\s*[-–]\s*")
_FROM = re.compile(r"(?:từ|Từ)\s+$")
# A number before such a word counts things, it names no provision: "khoản 1 và 2 người".
_COUNTED = re.compile(
    r"\s+(?:ngày|tháng|năm|người|bản|bộ|lần|giờ|phút|trường|đồng|tỷ|triệu|nghìn|cá|tổ|cơ|phần|m|km|ha|kg|loại|đơn|giấy)(?!\w)"
)
# In small letters "mục 2", "phần 1" are mostly headings of a form.
_CAPITAL = frozenset({"subsec", "sec", "part"})
_UNNUMBERED = frozenset({"annex"})
_ENCLOSED = re.compile(
    r"\s+(?:(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo|của)\s+(?:Bộ\s+luật|Luật|Pháp|Nghị|Thông|Quyết|Quy|Chỉ|Kế)"
)


_HEADING = re.compile(r"\s*[.:](?!\s*$)")
_GAPS = ((_AND, Link.AND), (_COMMA, Link.COMMA), (_TO, Link.TO), (_IN, Link.IN))


def match_units(text: str, start: int, end: int) -> Phrase | None:
    """The provisions named from `start` on, as far as they go on one after another; None when none is."""
    unit = _unit(text, start, end, Link.FIRST)
    if unit is None:
        return None
    units = [unit]
    while len(units) < MOST_UNITS and units[-1].nums != (THIS,) and (following := _following(text, units[-1], end)):
        units.append(following)
    if all(unit.level in _CAPITAL for unit in units) and text[units[-1].start].islower() and units[-1].nums != (THIS,):
        return None
    return Phrase(tuple(units), _with_from(text, start, units), units[-1].end)


def _with_from(text: str, start: int, units: list[Unit]) -> int:
    ranged = any(unit.link is Link.TO for unit in units)
    before = _FROM.search(text, max(0, start - 8), start) if ranged else None
    return before.start() if before else start


def _following(text: str, last: Unit, end: int) -> Unit | None:
    for pattern, link in _GAPS if last.level != "form" else (*_GAPS, (_IN_ANNEX, Link.IN)):
        gap = pattern.match(text, last.end, end)
        if gap is None:
            continue
        unit = _unit(text, gap.end(), end, link)
        if unit is None:
            continue
        if link is Link.TO and unit.level != last.level:
            return None
        if link is Link.IN and RANKS[unit.level] == RANKS[last.level]:
            return None
        if unit.level == "art" and "\n" in gap[0] and _HEADING.match(text, unit.end, end):
            return None
        if (
            link is Link.IN
            and RANKS[unit.level] < RANKS[last.level]
            and (gap[0].strip() or RANKS[last.level] > RANKS["art"])
        ):
            return None
        return unit
    return None


def _unit(text: str, start: int, end: int, link: Link) -> Unit | None:
    head = _HEAD.match(text, start, end)
    if head is None:
        return None
    level = str(head.lastgroup) if head.lastgroup != "many" else ""
    this = _THIS.match(text, head.end(), end)
    if this and not head["many"]:
        return Unit(level, (THIS,), link, False, start, this.end())
    blank = _BLANK.match(text, head.end(), end)
    first = _NUMS[level].match(text, blank.end(), end) if blank else None
    if first is None:
        if level in _UNNUMBERED and not head["many"] and _ENCLOSED.match(text, head.end(), end):
            return Unit(level, ("",), link, False, start, head.end())
        return None
    if blank and "\n" in blank[0] and _HEADING.match(text, first.end(), end):
        return None
    nums, stop = _numbers(text, level, first, end, many=bool(head["many"]))
    return Unit(level, nums, link, bool(head["many"]), start, stop)


def _numbers(text: str, level: str, first: re.Match[str], end: int, *, many: bool) -> tuple[tuple[str, ...], int]:
    nums = [_bare(first[0])]
    stop = first.end()
    while True:
        ranged = False
        gap = _NUM_AND.match(text, stop, end)
        if gap is None and (gap := _NUM_TO.match(text, stop, end)):
            ranged = True
        following = _NUMS[level].match(text, gap.end(), end) if gap else None
        if following is None or not _may_follow(text, level, following, many):
            return tuple(nums), stop
        nums += list(between(level, nums[-1], _bare(following[0]))) if ranged else [_bare(following[0])]
        stop = following.end()


def _may_follow(text: str, level: str, following: re.Match[str], many: bool) -> bool:
    num = following[0]
    if level == "point":
        return num[0].islower()
    if level in {"art", "cl"} and num.startswith("0"):
        return False
    return many or not num[0].isdigit() or _COUNTED.match(text, following.end()) is None


def _bare(num: str) -> str:
    return re.sub(r"^thứ\s+|/.*$|\s?\([ivx]+\)$", "", num)


def between(level: str, low: str, high: str) -> Iterator[str]:
    """The numbers after `low` up to `high`; only `high` where no order is known or the range is absurdly long."""
    if level == "point" and low in POINT_ORDER and high in POINT_ORDER:
        yield from POINT_ORDER[POINT_ORDER.index(low) + 1 : POINT_ORDER.index(high)]
    elif low.isdecimal() and high.isdecimal() and int(low) < int(high) <= int(low) + LONGEST_RANGE:
        yield from map(str, range(int(low) + 1, int(high)))
    yield high
