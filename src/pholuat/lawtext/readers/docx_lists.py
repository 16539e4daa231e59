"""Automatic numbers of a Word document: "Điều 1." and "1." may be printed without being typed (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pholuat.lawtext.readers.docx_styles import W, value, whole
from pholuat.lawtext.readers.numbering import letter, roman

LEVELS = 9
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `restart` is the level whose step sets it back, 0 for none."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    gap: str = " "
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """A list of the document; lists of one pattern count on together unless they start anew."""

    levels: dict[int, Level]
    counts: dict[int, int]
    starts: dict[int, int]


class Lists:
    """Gives each numbered paragraph its label; paragraphs are asked for in the order of the document."""

    def __init__(self, root: etree._Element | None) -> None:
        self.lists: dict[str, _List] = {}
        if root is None:
            return
        patterns = {value(item, "abstractNumId"): _levels(item) for item in root.iter(W + "abstractNum")}
        counts: dict[str, dict[int, int]] = {name: {} for name in patterns}
        for item in root.iter(W + "num"):
            name = value(item.find(W + "abstractNumId"))
            levels, starts = dict(patterns.get(name, {})), {}
            for change in item.iter(W + "lvlOverride"):
                place = whole(value(change, "ilvl"))
                levels.update(_levels(change))
                start = change.find(W + "startOverride")
                if start is not None:
                    starts[place] = whole(value(start), 1)
            self.lists[value(item, "numId")] = _List(levels, counts.setdefault(name, {}), starts)

    def label(self, list_id: str, place: int) -> str:
        """The printed label of the next paragraph of this list at this level, empty where it bears none."""
        current = self.lists.get(list_id)
        level = current.levels.get(place) if current else None
        if current is None or level is None:
            return ""
        self._step(current, place, level)
        shown = PLACE.sub(lambda found: self._count(current, int(found[1]) - 1), level.pattern)
        return shown + level.gap if shown else ""

    def _step(self, current: _List, place: int, level: Level) -> None:
        if place in current.starts:
            current.counts[place] = current.starts.pop(place)
        elif place in current.counts:
            current.counts[place] += 1
        else:
            current.counts[place] = level.start
        for deeper in range(place + 1, LEVELS):
            restart = current.levels.get(deeper, Level()).restart
            if restart is None or place < restart:
                current.counts.pop(deeper, None)

    def _count(self, current: _List, place: int) -> str:
        level = current.levels.get(place, Level())
        return _in_style(current.counts.get(place, level.start), level.style)


def _levels(root: etree._Element) -> dict[int, Level]:
    levels = {}
    for item in root.iter(W + "lvl"):
        style = value(item.find(W + "numFmt")) or "decimal"
        pattern = value(item.find(W + "lvlText"))
        if style == "bullet":
            pattern = "•" if not pattern.isascii() or pattern == "o" else pattern
        restart = item.find(W + "lvlRestart")
        levels[whole(value(item, "ilvl"))] = Level(
            start=whole(value(item.find(W + "start")), 1),
            style=style,
            pattern=pattern,
            gap="" if value(item.find(W + "suff")) == "nothing" else " ",
            restart=None if restart is None else whole(value(restart)),
        )
    return levels


def _in_style(number: int, style: str) -> str:
    match style:
        case "upperRoman":
            return roman(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperLetter":
            return letter(number).upper()
        case "lowerLetter":
            return letter(number)
        case "decimalZero":
            return f"{number:02d}"
        case "none" | "bullet":
            return ""
        case _:
            return str(number)
