"""What is known of each word as numbers: the signals that the model weighs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pholuat.intake.doubt.checks import Finding
from pholuat.intake.doubt.counts import BREAK, NUMBER, PairCounts
from pholuat.intake.doubt.mends import neighbours
from pholuat.intake.doubt.reading import Place, Reading, Unit
from pholuat.lawtext.number_names import ISSUERS, TYPES
from pholuat.vietnamese.fold import fold
from pholuat.vietnamese.numbers import roman_to_int
from pholuat.vietnamese.syllables import can_exist

# Tesseract is sure up to 0.97 and most right words lie above 0.96: from each step down the doubt grows over a width.
_STEPS = ((0.967, 0.004), (0.963, 0.01), (0.955, 0.025), (0.93, 0.08), (0.85, 0.25), (0.6, 0.6))
_RARE, _RARER = -9.0, -12.0
_LETTERS = "A-Za-zÀ-ỹĐđ"
_USUAL = re.compile(rf"[{_LETTERS}]+(?:[-/&.][{_LETTERS}]+)*")
_FIGURES = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?%?")
_CLOCK_OR_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}|\d{4}[-–]\d{4}|\d+[-–/]\d+|\d+(?:\.\d+)+")
_DOCUMENT = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][A-Za-zĐđ0-9-]+")
_CODE = re.compile(r"(?:QH|HĐND|UBTVQH|K)\d+|\d+[a-zđ]|[A-ZĐ]\d+")
_ALONE = frozenset(("-", "–", "+", "%", "=", "/", "…"))
_OPENING, _CLOSING = frozenset("([{“\"‘'«-–…."), frozenset(".,;:)]}”\"’'»…/%-–!?")
_ONE_SHAPE = frozenset("cosuvxzwpk")
_ROMAN_LIKE = re.compile(r"(?=.*[HUT])[IVXHUTL]{1,5}|[Il|]{2,}")
_INNER_CAPITAL = re.compile(r"[a-zà-ỹđ][A-ZÀ-ỸĐ]")

WORD = (
    *(f"conf_{step}" for step, _ in _STEPS), "conf_left", "conf_right", "conf_line", "impossible", "unknown", "single",
    "after", "before", "after_rare", "before_rare", "both_rare", "ratio", "ratio_large", "ratio_unsure", "rivals",
    "one_letter", "two_letters", "length", "inner_capital", "strange", "signs", "first", "last", "capitals", "width",
    "wide", "height", "furniture", "hinted", "fits", "sign_only", "roman", "unsure_line", "again",
    "odd_capital", "odd_capital_shape", "odd_small", "roman_like",
)  # fmt: skip
FIGURE = (
    *(f"conf_{step}" for step, _ in _STEPS), "conf_left", "conf_right", "conf_line", "plain", "day", "document", "code",
    "strange", "signs", "after", "before", "length", "hinted", "fits", "doubted", "again", "first", "last", "width",
    "wide", "height", "year", "has_1", "has_7", "zero_first", "furniture", "letters_known", "unsure_line",
    "bare_opening",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weakest:
    """The syllable of a word that its neighbours bear out least, and what would be likelier in its place."""

    unit: Unit
    after: float
    before: float
    ratio: float
    mend: str


@dataclass(frozen=True)
class Signals:
    """For words (`figures` tells which of them are numbers) the rows of their signals, and what was seen on the way."""

    figures: list[bool]
    rows: list[NDArray[np.float64]]
    weakest: list[Weakest | None]


def is_figure(core: str) -> bool:
    """The word is a number: one figure in it is enough."""
    return any(char.isdigit() for char in core)


def signals(reading: Reading, counts: PairCounts, found: Finding) -> Signals:
    """The signals of every word."""
    context = _Context(reading, counts, found)
    figures = [is_figure(place.core) for place in reading.places]
    weakest = [None if figure else _weakest(reading.units[at], counts) for at, figure in enumerate(figures)]
    rows = [
        np.array(context.figure(at) if figure else context.word(at, weakest[at]), dtype=np.float64)
        for at, figure in enumerate(figures)
    ]
    return Signals(figures, rows, weakest)


def _weakest(units: Sequence[Unit], counts: PairCounts) -> Weakest | None:
    worst: Weakest | None = None
    for one in units:
        after, before = counts.after(one.left, one.text), counts.after(one.text, one.right)
        if worst is None or after + before < worst.after + worst.before:
            ratio, mend = neighbours(counts).likelier(one.left, one.text, one.right)
            worst = Weakest(one, after, before, ratio, mend)
    return worst


class _Context:
    """What the rows are made from."""

    def __init__(self, reading: Reading, counts: PairCounts, found: Finding) -> None:
        self.reading, self.counts, self.found = reading, counts, found
        self.lines = [
            sum(word.conf for word in line.words) / len(line.words) if line.words else 1.0 for line in reading.lines
        ]
        self.times = Counter(place.core for place in reading.places)
        self.trios = Counter((one.left, one.text, one.right) for units in reading.units for one in units)

    def _conf(self, at: int) -> list[float]:
        places, place = self.reading.places, self.reading.places[at]
        left = places[at - 1].word.conf if at and not place.first else 1.0
        right = places[at + 1].word.conf if not place.last else 1.0
        own = place.word.conf
        return [
            *(min(max(step - own, 0.0) / width, 1.0) for step, width in _STEPS),
            1 - left,
            1 - right,
            1 - self.lines[place.line],
        ]

    def _shape(self, at: int) -> list[float]:
        width = self.reading.letter_width[at]
        return [abs(float(np.log(width))), float(width > 1.6), abs(float(np.log(self.reading.height[at])))]

    def word(self, at: int, weakest: Weakest | None) -> list[float]:
        """The row of a word without figures."""
        place = self.reading.places[at]
        core, conf = place.core, self._conf(at)
        text = weakest.unit.text if weakest else core.lower()
        known = self.counts.knows(text)
        after, before, ratio = (weakest.after, weakest.before, weakest.ratio) if weakest else (-5.0, -5.0, 0.0)
        again = weakest is not None and self.trios[weakest.unit.left, text, weakest.unit.right] > 1
        return [
            *conf,
            float(core.isalpha() and not known and not can_exist(core)),
            float(weakest is not None and not known),
            -self.counts.single(text) / 10 if weakest else 0.0,
            -max(after, -16) / 10,
            -max(before, -16) / 10,
            float(after < _RARE),
            float(before < _RARE),
            float(after < _RARER and before < _RARER),
            min(ratio, 12) / 5,
            max(0.0, min(ratio, 12) - 4) / 5,
            ratio / 5 * (place.word.conf < 0.92),
            float(ratio > 0),
            float(len(core) == 1),
            float(len(core) == 2),
            float(np.log(len(core))),
            float(_INNER_CAPITAL.search(core) is not None),
            float(weakest is not None and _USUAL.fullmatch(core) is None),
            _signs(place),
            float(place.first),
            float(place.last),
            float(len(core) > 1 and core.isupper()),
            *self._shape(at),
            float(place.furniture),
            float(at in self.found.hints),
            float(at in self.found.fits),
            float(weakest is None),
            float(roman_to_int(core) is not None),
            float(self.lines[place.line] < 0.85),
            float(again),
            *self._case(at, weakest),
            float(_ROMAN_LIKE.fullmatch(core) is not None),
        ]

    def _case(self, at: int, weakest: Weakest | None) -> list[float]:
        """A capital, or none, where the texts have it otherwise; c, o, s … have one shape in both."""
        place = self.reading.places[at]
        core = place.core
        if weakest is None or len(core) < 2 or core.isupper() or weakest.unit.left == BREAK:
            return [0.0, 0.0, 0.0]
        share = self.counts.capitals.get(weakest.unit.text, 0.0)
        after_capital = self.reading.places[at - 1].core[:1].isupper() if at else True
        odd = (1 - share) ** 4 * float(core[0].isupper() and not place.first)
        small = share**4 * float(core[0].islower())
        return [odd, odd * float(fold(core[0]).lower() in _ONE_SHAPE and not after_capital), small]

    def figure(self, at: int) -> list[float]:
        """The row of a word with figures."""
        place = self.reading.places[at]
        core, conf = place.core, self._conf(at)
        kinds = [pattern.fullmatch(core) is not None for pattern in (_FIGURES, _CLOCK_OR_DAY, _DOCUMENT, _CODE)]
        units = self.reading.units[at]
        after = self.counts.after(units[0].left, NUMBER) if units else -5.0
        before = self.counts.after(NUMBER, units[-1].right) if units else -5.0
        return [
            *conf,
            *map(float, kinds),
            float(not any(kinds)),
            _signs(place),
            -after / 5,
            -before / 5,
            float(np.log(len(core))),
            float(at in self.found.hints),
            float(at in self.found.fits),
            float(at in self.found.doubts),
            float(len(core) > 3 and self.times[core] > 1),
            float(place.first),
            float(place.last),
            *self._shape(at),
            float(len(core) == 4 and core[:2] in ("19", "20") and core.isdigit()),
            float("1" in core),
            float("7" in core),
            float(core[:1] == "0" and len(core) > 2 and core.isdigit()),
            float(place.furniture),
            float(kinds[2] and _letters_known(core)),
            float(self.lines[place.line] < 0.85),
            float(place.first and core.isdigit() and place.word.text == core and units[-1].right != BREAK),
        ]


def _signs(place: Place) -> float:
    """How many of the signs around a word cannot stand there."""
    text = place.word.text
    if text == place.core:
        return float(not any(char.isalnum() for char in text) and text not in _ALONE)
    start = text.find(place.core)
    before, after = text[:start], text[start + len(place.core) :]
    odd = sum(char not in _OPENING for char in before) + sum(char not in _CLOSING for char in after)
    return float(odd + (len(before) > 2) + (len(after) > 2))


def _letters_known(core: str) -> bool:
    parts = re.split(r"[/-]", re.sub(r"^\d+/(?:\d{4}/)?", "", core))
    return all(part in TYPES or part in ISSUERS or re.fullmatch(r"(?:QH|HĐND|UBTVQH)\d*", part) for part in parts)
