"""Titles of annexes and forms: which line opens one, and which only names one in a list of forms."""

from __future__ import annotations

from collections.abc import Sequence

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure import grammar
from pholuat.lawtext.structure.lines import Line, Opening

# A form is longer than its entry in a list of forms: a title, perhaps what it is used for.
ENTRY_LINES = 3


def annex_opening(line: Line, after_body: bool) -> Opening | None:
    """What the line opens: an annex, or a form, which only stands where the body is over; None for any other line."""
    level, match = "annex", grammar.ANNEX.fullmatch(line.words)
    if match is None and after_body:
        level, match = "form", grammar.FORM.fullmatch(line.words)
    if match is None or not (after_body or line.words[:7].isupper()):
        return None
    heading = match["heading"] or ""
    return Opening(Kind.ANNEX, match["num"] or "", line.start, level=level, heading=heading)


def listed_forms(lines: Sequence[Line]) -> set[int]:
    """Lines that name a form in a list of forms: next to nothing stands below them, and the form itself comes later."""
    named: list[tuple[int, int, Opening]] = []
    written = 0
    for place, line in enumerate(lines):
        opening = annex_opening(line, after_body=True) if line.plain and len(line.words) <= grammar.SHORT else None
        if opening is not None:
            named.append((place, written, opening))
        written += bool(line.words)
    listed: set[int] = set()
    later: set[str] = set()
    below = written + ENTRY_LINES
    for place, at, opening in reversed(named):
        if opening.level == "annex":
            later.clear()
        elif opening.num in later and (below - at <= ENTRY_LINES + 1):
            listed.add(place)
        later.add(opening.num)
        below = at
    return listed
