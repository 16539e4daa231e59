"""Which numbered lines are believed to open a provision: those that count on.

Reads the numbers of candidates in the order of the text; writes which are believed, and what was odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pholuat.lawtext.address_nums import normal_num, roman_value
from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.grammar import FOREIGN_LETTERS, PART_LETTERS, POINT_LETTERS

# Where a number is missing the next one may be this much higher; more is another list.
LARGEST_GAP = {Kind.ARTICLE: 400, Kind.CLAUSE: 6, Kind.POINT: 4}

# Levels whose numbers may be written in words: "Phần thứ nhất", "Điều thứ hai".
_LEVELS_IN_WORDS = {Kind.PART: "part", Kind.CHAPTER: "chp", Kind.ARTICLE: "art"}

Number = tuple[int, str]


class Step(StrEnum):
    """How a candidate stands to the believed one before it."""

    NEXT = "next"
    GAP = "gap"
    DOUBLE = "double"
    BACK = "back"
    FAR = "far"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate is believed, and how it stands to the one before it."""

    believed: bool
    step: Step


def number_of(kind: Kind, num: str) -> Number:
    """The place of a printed number in its order: (5, "") for "5", (5, "a") for "5a", (4, "") for điểm "d"."""
    if kind is Kind.POINT:
        return _letters(num)
    if kind is Kind.PART and num in PART_LETTERS:
        return PART_LETTERS.index(num) + 1, ""
    if kind in _LEVELS_IN_WORDS and not num[:1].isdigit():
        num = normal_num(_LEVELS_IN_WORDS[kind], num)
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
    return number[0] in _due(kind, before[0] + 1)


def believe(kind: Kind, numbers: Sequence[Number]) -> list[Verdict]:
    """Choose the candidates that count on.

    A gap is believed only if the missing number does not come later. A list that begins anew at 1 or a inside
    another is lower than this kind, until it ends.
    """
    last_place = {number[0]: place for place, number in enumerate(numbers)}
    verdicts: list[Verdict] = []
    before: Number | None = None
    inner: Number | None = None
    swapped: Number | None = None
    for place, number in enumerate(numbers):
        later = _Later(last_place, place)
        if inner is not None and _stays_inside(kind, inner, before, number, later):
            inner = number
            verdicts.append(Verdict(False, Step.BACK))
            continue
        if before is not None and _is_swapped(before, numbers[place : place + 3]):
            swapped = number
            verdicts.append(Verdict(True, Step.SWAP))
            continue
        verdict = _judge(kind, before, numbers[place : place + 2], later)
        verdicts.append(verdict)
        if verdict.believed:
            before, inner, swapped = swapped or number, None, None
        elif verdict.step is Step.BACK and number == (1, ""):
            inner = number
    return verdicts


def _is_swapped(before: Number, ahead: Sequence[Number]) -> bool:
    """The text goes 51, 53, 52, 54: two provisions stand in the wrong order, both are its own."""
    return [number[0] - before[0] for number in ahead] == [2, 1, 3]


@dataclass(frozen=True, slots=True)
class _Later:
    """What comes after a candidate."""

    last_place: Mapping[int, int]
    place: int

    def has_next(self, kind: Kind, before: Number | None) -> bool:
        """The number that is due after `before` comes later."""
        due = 1 if before is None else before[0] + 1
        return any(self.last_place.get(number, -1) > self.place for number in _due(kind, due))


def _due(kind: Kind, number: int) -> Iterator[int]:
    yield number
    while kind is Kind.POINT and number <= len(POINT_LETTERS) and POINT_LETTERS[number - 1] in FOREIGN_LETTERS:
        number += 1
        yield number


def _stays_inside(kind: Kind, inner: Number, before: Number | None, number: Number, later: _Later) -> bool:
    """The candidate carries on the inner list, and the outer one can go on without it."""
    if not follows(kind, inner, number):
        return False
    return not follows(kind, before, number) or later.has_next(kind, before)


def step_after(kind: Kind, before: Number | None, number: Number) -> Step:
    """How a number stands to the one before it."""
    if follows(kind, before, number):
        return Step.NEXT
    if before is not None and number == before:
        return Step.DOUBLE
    if before is not None and number < before:
        return Step.BACK
    reached = before[0] if before is not None else 0
    return Step.FAR if number[0] - reached > LARGEST_GAP.get(kind, 50) else Step.GAP


def _judge(kind: Kind, before: Number | None, ahead: Sequence[Number], later: _Later) -> Verdict:
    """Judge the first of `ahead`; a list may begin far from 1 where its second number counts on."""
    number = ahead[0]
    step = step_after(kind, before, number)
    if step is Step.FAR and before is None and len(ahead) > 1 and follows(kind, number, ahead[1]):
        step = Step.GAP
    if step is Step.DOUBLE:
        return Verdict(kind in (Kind.CLAUSE, Kind.POINT) and number[0] > 1, step)
    if step is Step.GAP:
        return Verdict(not later.has_next(kind, before), step)
    return Verdict(step is Step.NEXT, step)


def _letters(num: str) -> Number:
    letters = num.rstrip("0123456789")
    digits = num[len(letters) :]
    place = POINT_LETTERS.index(letters[-1]) + 1
    if len(letters) > 1:
        place += len(POINT_LETTERS) * (POINT_LETTERS.index(letters[0]) + 1)
    return place, digits
