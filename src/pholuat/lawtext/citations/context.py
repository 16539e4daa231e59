"""Where words stand: the regions of a text that are read for citations, and what each knows of its surroundings."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pholuat.lawtext.address import AddressError, Step, parse
from pholuat.lawtext.model import Block, Role

SKIPPED = frozenset({Role.SIGNATURE, Role.RECIPIENTS, Role.PAGE})
GROUPS = ("part", "chp", "sec", "subsec")
AMENDING = re.compile(
    r"sửa\s+(?:đổi|tên)|bổ\s+sung|bãi\s+bỏ|thay\s+thế|thay\s+(?:các\s+)?(?:cụm|từ)|đính\s+chính|bỏ\s+(?:các\s+)?(?:cụm|từ|đoạn|dấu|khoản|điểm)|hủy\s+bỏ|hết\s+hiệu\s+lực",
    re.IGNORECASE,
)
DETAILING = re.compile(r"quy\s+định\s+chi\s+tiết|hướng\s+dẫn\s+(?:chi\s+tiết|thi\s+hành|thực\s+hiện)")
LABEL = re.compile(
    r"[\s“\"]*(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Tiểu\s+mục|TIỂU\s+MỤC|Phần|PHẦN)\s+(?:thứ\s+|THỨ\s+)?\w+[.:]?"
    r"|\d+[a-zđ]?\.|\w{1,3}\))"
)
_QUOTED_LABEL = re.compile(
    r"(?:\A|\n)[\s“”\"]*(?:Điều\s+(?P<art>\d{1,4}[a-zđ]{0,2})\s*\.|(?P<cl>\d{1,3}[a-zđ]?)\s?\.\s|(?P<point>[a-zđ])\s?\))"
)
_QUOTED_LEVELS = ("art", "cl", "point")
_OPENING = 600
_SPEAKING = frozenset({Role.HEADER, Role.PREAMBLE, Role.PROVISION})
# An item of a list of provisions: "a) Khoản 3 Điều 10;".
_LISTED = re.compile(r"\s*(?:\d+[a-zđ]?\.|\w{1,3}\))\s*(?:Các\s+)?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều)\s+[\da-zđ]")
_ENACTED = re.compile(
    r"(?:(?:ban\s+hành\s+)(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị|Thông|Quyết)|LUẬT|LỆNH|QUYẾT|ĐỊNH|TƯ)[^;.]{0,40}?\s+"
    r"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|đính\s+chính)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"của\s+(?:các|một\s+số|\d+)\s+(?:bộ\s+luật|luật|nghị|thông|quyết|văn\s+bản|pháp)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that no citation leaves: one provision's own words, or a stretch of one role."""

    role: Role
    eid: str
    start: int
    end: int
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What an amending provision is about: the document, and the place in it as far as it is told."""

    target: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What the words at one place may lean on: where they stand, the groups around, the law that they amend."""

    role: Role
    steps: tuple[Step, ...] = ()
    groups: tuple[Step, ...] = ()
    subject: Subject | None = None
    listed: bool = False


def regions(text: str, blocks: Sequence[Block]) -> Iterator[Region]:
    """The stretches to read, in order; running heads inside a provision do not part it."""
    if not blocks:
        yield Region(Role.UNKNOWN, "", 0, len(text))
        return
    seen: set[str] = set()
    held: Region | None = None
    for block in blocks:
        if block.role is Role.PAGE:
            continue
        if held is not None and (held.role, held.eid) == (block.role, block.eid):
            held = Region(held.role, held.eid, held.start, block.end, held.labelled)
            continue
        if held is not None and held.role not in SKIPPED:
            yield held
        labelled = block.role is Role.PROVISION and block.eid not in seen
        seen |= {block.eid} if labelled else set()
        held = Region(block.role, block.eid, block.start, block.end, labelled)
    if held is not None and held.role not in SKIPPED:
        yield held


def without_pages(text: str, blocks: Iterable[Block]) -> str:
    """The text with running heads blanked out, offsets kept."""
    pieces, position = [], 0
    for block in blocks:
        if block.role is Role.PAGE and block.start >= position:
            pieces += [text[position : block.start], " " * (block.end - block.start)]
            position = block.end
    return "".join([*pieces, text[position:]])


@dataclass(slots=True)
class Surroundings:
    """What the regions read so far tell those that follow."""

    known: dict[str, list[str]] = field(default_factory=dict)
    own: str = ""
    groups: tuple[Step, ...] = ()
    subjects: dict[str, Subject] = field(default_factory=dict)
    listings: dict[str, Subject] = field(default_factory=dict)
    detailed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> Surroundings:
        """Surroundings that know the provisions of the document: eIds by their first and their last step."""
        known: dict[str, list[str]] = {}
        for eid in dict.fromkeys(block.eid for block in blocks if block.eid):
            steps = eid.split("__")
            for step in {steps[0], steps[-1]}:
                known.setdefault(step, []).append(eid)
        return cls(known)

    def enter(self, text: str, region: Region) -> Place:
        """Where a region stands; the groups (chapter, section) hold until the next one opens."""
        steps = steps_of(region.eid)
        if region.role is Role.PROVISION and steps and steps[-1].level in GROUPS:
            self.groups = tuple(step for step in steps if step.level in GROUPS)
        if region.role is Role.QUOTED:
            return Place(region.role, subject=self._subject(region.eid))
        above = region.eid.rpartition("__")[0]
        listed = _LISTED.match(text, region.start, region.end) is not None or above in self.detailed
        return Place(region.role, steps, self.groups, self._leaning(text, region, above, listed=listed), listed)

    def leave(self, text: str, region: Region, subject: Subject | None) -> None:
        """Remember what an amending provision, or the opening of a list, is about, for what stands below it.

        The title of an amending document, or its formula of enactment, speaks for all of its provisions; a chapter
        for the articles in it.
        """
        opening = text[region.start : min(region.end, region.start + _OPENING)]
        if subject is None or region.role not in _SPEAKING or region.eid in self.subjects:
            return
        if not region.eid:
            if (order := _ENACTED.search(opening)) and not _SEVERAL.search(opening, order.end()):
                self.subjects[""] = Subject(subject.target)
        elif AMENDING.search(opening):
            self.subjects[region.eid] = subject
        elif text[region.start : region.end].rstrip().endswith(":"):
            self.listings[region.eid] = subject
            self.detailed |= {region.eid} if DETAILING.search(opening) else set()

    def _leaning(self, text: str, region: Region, above: str, *, listed: bool) -> Subject | None:
        if region.role is not Role.PROVISION:
            return None
        if listed and above in self.listings:
            return self.listings[above]
        if AMENDING.search(text, region.start, min(region.end, region.start + _OPENING)):
            return self._subject(above)
        return self._subject(above, whole=False) if listed else None

    def _subject(self, eid: str, *, whole: bool = True) -> Subject | None:
        while eid:
            if eid in self.subjects:
                return self.subjects[eid]
            eid = eid.rpartition("__")[0]
        if not whole:
            return None
        for depth in range(len(self.groups), 0, -1):
            group = "__".join(map(str, self.groups[:depth]))
            if group in self.subjects:
                return self.subjects[group]
        return self.subjects.get("")


class Quoted:
    """Where each word of a quotation stands in the law that it is quoted into, by the labels before it."""

    def __init__(self, text: str, region: Region, subject: Subject | None) -> None:
        self._starts: list[int] = [region.start]
        self._steps = [subject.steps if subject else ()]
        for match in _QUOTED_LABEL.finditer(text, region.start, region.end):
            level = str(match.lastgroup)
            above = _QUOTED_LEVELS[: _QUOTED_LEVELS.index(level)]
            held = tuple(step for step in self._steps[-1] if step.level in above or step.level == "reg")
            self._starts.append(match.start())
            self._steps.append((*held, Step(level, match[level])))

    def at(self, position: int) -> tuple[Step, ...]:
        """The steps of the innermost label before this position."""
        return self._steps[bisect.bisect_right(self._starts, position) - 1]


def steps_of(eid: str) -> tuple[Step, ...]:
    """The steps of an eId, none when it is not well formed."""
    try:
        return parse(eid).steps if eid else ()
    except AddressError:
        return ()
