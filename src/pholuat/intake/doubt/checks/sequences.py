"""Numbers of chapters, articles, clauses and points that do not count on, and Roman numbers that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pholuat.intake.doubt.checks.finding import Finding
from pholuat.intake.doubt.reading import Reading
from pholuat.intake.doubt.values import Doubt, Known
from pholuat.lawtext.address_nums import roman
from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.grammar import LEVELS, OTHER_LEVELS, POINT_LETTERS
from pholuat.lawtext.structure.sequence import Number, follows, number_of
from pholuat.vietnamese.numbers import roman_to_int

_NAMES = {
    Kind.PART: "Phần", Kind.CHAPTER: "Chương", Kind.SECTION: "Mục", Kind.SUBSECTION: "Tiểu mục", Kind.ARTICLE: "Điều",
    Kind.CLAUSE: "khoản", Kind.POINT: "điểm",
}  # fmt: skip
_RANKS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION, Kind.ARTICLE, Kind.CLAUSE, Kind.POINT)
# Articles count through chapters; what stands lower begins anew below each.
_ANEW = {Kind.ARTICLE: (Kind.CLAUSE, Kind.POINT), Kind.CLAUSE: (Kind.POINT,)}
_NEAR = 3  # a number further off is another list or a line that happens to begin with a figure
_ROMAN_PLACE = re.compile(r"(?i:chương|phần|phụ lục|mục|quý|tập) $")
_LOOKS_ROMAN = re.compile(r"(?=.*[IVX])[IVXLCHlíìÏÍ1JTU|!]{1,7}")
_ROMAN_SHAPES = str.maketrans(dict.fromkeys("líìÍÏ1J|!", "I"))


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that seems to open a provision: its number, and the word that bears it."""

    kind: Kind
    printed: str
    number: Number
    word: int


def find(reading: Reading, known: Known) -> Finding:
    """Doubts `gap` and `roman`; openings that count on are borne out."""
    found = Finding()
    openings = list(_openings(reading))
    last: dict[Kind, Number] = {}
    for at, opening in enumerate(openings):
        before = last.get(opening.kind)
        _judge(found, opening, before, openings[at + 1 :])
        if before is None or _carries_on(opening, before):
            last[opening.kind] = opening.number
        for lower in _ANEW.get(opening.kind, ()):
            last.pop(lower, None)
    _roman(found, reading)
    return found


def _carries_on(opening: _Opening, before: Number) -> bool:
    """What comes later is compared with this opening: it is no line that happens to begin with a figure."""
    if opening.kind is Kind.ARTICLE or follows(opening.kind, before, opening.number):
        return True
    return 0 < opening.number[0] - before[0] <= _NEAR or opening.number[0] == 1


def _openings(reading: Reading) -> Iterator[_Opening]:
    for number, line in enumerate(reading.lines):
        if line.furniture or not line.words:
            continue
        words = reading.line_words(number)
        text = " ".join(word.text for word in line.words[:6])
        for level in (*LEVELS, OTHER_LEVELS[0]):
            match = level.pattern.match(text)
            if match is None or (level.kind is Kind.CLAUSE and len(match["num"]) > 2):
                continue
            word = words.start + text.count(" ", 0, match.start("num"))
            printed = match["num"]
            if _LOOKS_ROMAN.fullmatch(printed):
                printed = _as_roman(printed) or printed
            yield _Opening(level.kind, printed, number_of(level.kind, printed), word)
            break


def _judge(found: Finding, opening: _Opening, before: Number | None, later: Sequence[_Opening]) -> None:
    kind, number = opening.kind, opening.number
    if before is None:
        if number == (1, "") and kind in (Kind.CLAUSE, Kind.POINT):
            found.fits.add(opening.word)
        return
    if follows(kind, before, number):
        found.fits.add(opening.word)
        return
    if number == (1, ""):
        return
    due = before[0] + 1
    following = next((other for other in later if other.kind is kind or other.kind in _above(kind)), None)
    goes_on = following is not None and following.kind is kind and following.number[0] == due + 1
    mend = _printed(kind, due) if goes_on else None
    why = f"{_NAMES[kind]} {opening.printed} đứng sau {_NAMES[kind]} {_printed(kind, before[0]) or '?'}"
    why += f", sau đó là {following.printed}" if goes_on and following else ""
    doubt = Doubt("roman" if kind in (Kind.PART, Kind.CHAPTER) else "gap", why, mend)
    sure = goes_on or (kind in (Kind.CHAPTER, Kind.ARTICLE) and 0 < abs(number[0] - before[0]) <= _NEAR)
    (found.doubts if sure else found.hints)[opening.word].append(doubt)


def _above(kind: Kind) -> tuple[Kind, ...]:
    return _RANKS[_RANKS.index(Kind.ARTICLE) : _RANKS.index(kind)] if kind in (Kind.CLAUSE, Kind.POINT) else ()


def _printed(kind: Kind, number: int) -> str | None:
    if kind is Kind.POINT:
        return POINT_LETTERS[number - 1] if 0 < number <= len(POINT_LETTERS) else None
    return roman(number) if kind in (Kind.PART, Kind.CHAPTER) else str(number)


def _roman(found: Finding, reading: Reading) -> None:
    """After "Chương", "Phần" … a word of Roman shapes that is no Roman number: "IH" for "III"."""
    for at, (before, place) in enumerate(zip(reading.places, reading.places[1:], strict=False), 1):
        core = place.core
        if not _ROMAN_PLACE.fullmatch(before.core + " ") or not _LOOKS_ROMAN.fullmatch(core):
            continue
        if roman_to_int(core) is not None:
            continue
        found.doubts[at].append(Doubt("roman", f"“{core}” không phải số La Mã", _as_roman(core)))


def _as_roman(core: str) -> str | None:
    plain = core.translate(_ROMAN_SHAPES)
    for wide, narrow in (("H", "II"), ("U", "II"), ("T", "I")):
        plain = plain.replace(wide, narrow)
    return plain if roman_to_int(plain) is not None else None
