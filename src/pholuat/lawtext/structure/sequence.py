"""Which numbered lines are believed to open a provision: those that count on.

Reads the numbers of candidates in the order of the text; writes which are believed, and what was odd.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pholuat.lawtext.address_nums import normal_num, roman_value
from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.grammar import FOREIGN_LETTERS, POINT_LETTERS

# Where a number is missing the next one may be this much higher; more is another list.
LARGEST_GAP = {Kind.ARTICLE: 400, Kind.CLAUSE: 6, Kind.POINT: 4}

Number = tuple[int, str]


class Step(StrEnum):
    """How a candidate stands to the believed one before it."""

    NEXT = "next"
    GAP = "gap"
    DOUBLE = "double"
    BACK = "back"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate is believed, and how it stands to the one before it."""

    believed: bool
    step: Step


def number_of(kind: Kind, num: str) -> Number:
    """The place of a printed number in its order: (5, "") for "5", (5, "a") for "5a", (4, "") for điểm "d"."""
    if kind is Kind.POINT:
        return _letters(num)
    if kind is Kind.PART:
        num = normal_num("part", num)
    found = re.match(r"(?P<digits>\d+)|(?P<roman>[IVXLC]+)", num)
    if found is None:
        return 0, num
    value = int(found["digits"]) if found["digits"] else roman_value(found["roman"]) or 0
    return value, num[found.end() :].lower()


def follows(kind: Kind, before: Number | None, number: Number) -> bool:
    """The number is the next one in its list (the first of one when nothing is before it)."""
    if before is None:
        return number[0] == 1
    if number[0] == before[0]:
        return number[1] > before[1]
    if number[0] <= before[0]:
        return False
    if number[0] == before[0] + 1:
        return True
    return kind is Kind.POINT and _only_foreign_between(before[0], number[0])


def believe(kind: Kind, numbers: Sequence[Number]) -> list[Verdict]:
    """Choose the candidates that count on; a gap is believed only if the missing number does not come later."""
    verdicts: list[Verdict] = []
    before: Number | None = None
    for place, number in enumerate(numbers):
        verdict = _judge(kind, before, numbers, place)
        verdicts.append(verdict)
        if verdict.believed:
            before = number
    return verdicts


def _judge(kind: Kind, before: Number | None, numbers: Sequence[Number], place: int) -> Verdict:
    number = numbers[place]
    if follows(kind, before, number):
        return Verdict(True, Step.NEXT)
    if before is not None and number == before:
        return Verdict(False, Step.DOUBLE)
    if before is not None and number < before:
        return Verdict(False, Step.BACK)
    reached = before[0] if before is not None else 0
    if number[0] - reached > LARGEST_GAP.get(kind, 50):
        return Verdict(False, Step.FAR)
    missing_comes = any(follows(kind, before, later) for later in numbers[place + 1 :])
    return Verdict(not missing_comes, Step.GAP)


def _only_foreign_between(low: int, high: int) -> bool:
    skipped = POINT_LETTERS[low : high - 1]
    return bool(skipped) and all(letter in FOREIGN_LETTERS for letter in skipped)


def _letters(num: str) -> Number:
    letters = num.rstrip("0123456789")
    digits = num[len(letters) :]
    place = POINT_LETTERS.index(letters[-1]) + 1
    if len(letters) > 1:
        place += len(POINT_LETTERS) * (POINT_LETTERS.index(letters[0]) + 1)
    return place, digits
