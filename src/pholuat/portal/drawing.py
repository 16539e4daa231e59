"""Small drawings for pages, as SVG without any style of its own: the sheet colours them, in the dark, too.

They only show at a glance what a list beside them says in words, so they are hidden from screen readers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pholuat.library.enums import State

WIDE, ROW, BOX, SIDE, GAP = 960, 30, 24, 270, 18
MOST_IN_BRANCH, MOST_LETTERS = 4, 34


@dataclass(frozen=True, slots=True)
class Branch:
    """A bundle of documents on one side of the map; `incoming` = they act on the document, else it acts on them."""

    name: str
    members: tuple[str, ...]
    incoming: bool


def map_svg(name: str, branches: Sequence[Branch]) -> SafeString:
    """The document in the middle, what it rests on and acts on to the left, what acts on it to the right."""
    if not branches:
        return SafeString("")
    sides = ([each for each in branches if not each.incoming], [each for each in branches if each.incoming])
    height = max(80, *(sum(map(_height, side)) for side in sides))
    parts = [_side(side, height, right=bool(place)) for place, side in enumerate(sides)]
    across, down = WIDE // 2, height // 2
    middle = (
        f'<rect class="map-own" x="{across - 95}" y="{down - 20}" width="190" height="40" rx="3"/>'
        f'<text class="map-own-name" x="{across}" y="{down + 5}" text-anchor="middle">{_short(name, 24)}</text>'
    )
    return _svg("map", WIDE, height, "".join(parts) + middle)


def _height(branch: Branch) -> int:
    shown = min(len(branch.members), MOST_IN_BRANCH) + (len(branch.members) > MOST_IN_BRANCH)
    return 22 + shown * ROW + GAP


def _side(branches: Sequence[Branch], height: int, *, right: bool) -> str:
    left = WIDE - SIDE if right else 0
    near = left if right else left + SIDE
    hub = WIDE // 2 + (95 if right else -95)
    top, parts = (height - sum(map(_height, branches))) // 2, []
    for branch in branches:
        tall = _height(branch) - GAP
        middle = top + tall // 2
        bend = (near + hub) // 2
        parts.append(
            f'<path class="map-line" d="M{hub} {height // 2}C{bend} {height // 2} {bend} {middle} {near} {middle}"/>'
            f'<text class="map-tie" x="{left + 8}" y="{top + 13}">{_short(branch.name, 40)}</text>'
        )
        more = len(branch.members) - MOST_IN_BRANCH
        lines = [*branch.members[:MOST_IN_BRANCH], *([_("và %(n)d văn bản khác") % {"n": more}] if more > 0 else [])]
        edge = left if right else left + SIDE
        parts.append(f'<path class="map-edge" d="M{edge} {top}v{tall}"/>')
        parts += [
            f'<text class="map-name" x="{left + 8}" y="{top + 22 + row * ROW + 17}">{_short(line, MOST_LETTERS)}</text>'
            for row, line in enumerate(lines)
        ]
        top += tall + GAP
    return "".join(parts)


def life_svg(
    stretches: Iterable[tuple[dt.date | None, dt.date | None, State]], issued: dt.date | None, on: dt.date
) -> SafeString:
    """The states of a document as stretches of a band over its years, with today as a mark."""
    bands = [each for each in stretches if each[0] or each[1]]
    days = [day for band in bands for day in band[:2] if day] + ([issued] if issued else [])
    if not bands or not days:
        return SafeString("")
    first, last = min(days), max(*days, on)
    span = max((last - first).days, 1)
    first, last = first - dt.timedelta(span // 40 + 1), last + dt.timedelta(span // 20 + 1)

    def x(day: dt.date | None, otherwise: dt.date) -> int:
        return round(((day or otherwise) - first).days / (last - first).days * WIDE)

    parts = []
    for since, until, state in bands:
        left, right = x(max(since, first) if since else None, first), x(until, last)
        parts.append(f'<rect class="life-{state.value}" x="{left}" y="8" width="{max(right - left, 1)}" height="12"/>')
    for year in range(first.year + 1, last.year + 1, max(1, (last.year - first.year) // 8)):
        at = x(dt.date(year, 1, 1), first)
        if at > WIDE - 40:
            continue
        parts.append(
            f'<path class="life-year" d="M{at} 20v7"/><text class="life-word" x="{at + 3}" y="38">{year}</text>'
        )
    parts.append(f'<path class="life-today" d="M{x(on, last)} 2v24"/>')
    return _svg("life", WIDE, 44, "".join(parts), 'preserveAspectRatio="none"')


def _svg(kind: str, width: int, height: int, inner: str, more: str = "") -> SafeString:
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" {more}'
    return mark_safe(f'<svg class="{kind}" {box} aria-hidden="true" focusable="false">{inner}</svg>')  # noqa: S308 - escaped


def _short(words: str, most: int) -> str:
    return escape(words if len(words) <= most else f"{words[: most - 1].rstrip()}…")
