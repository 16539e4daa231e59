"""Which openings of one text are believed: level by level, each inside the one above.

Reads lines and the flags of quotation; writes openings by the index of their line, and what is odd about them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pholuat.lawtext.model import Kind, Notice
from pholuat.lawtext.structure import notices
from pholuat.lawtext.structure.lines import Line, Opening
from pholuat.lawtext.structure.sequence import Step, Verdict, believe, number_of, step_after

# Levels whose marks were others before. The old ones are believed in a text that has none of today's, and in an
# article (or a clause, for its points) that has none where they count on from the first.
OLD_KINDS = (Kind.CLAUSE, Kind.POINT)
GROUPS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)

Openings = dict[int, Opening]


def opens(line: Line, *kinds: Kind) -> bool:
    """The line bears the mark of one of these levels."""
    return line.opening is not None and line.opening.kind in kinds


class Believer:
    """Reads one text: the main one, an enclosed regulation, or an annex; `notices` are those of all it has read."""

    def __init__(self, lines: Sequence[Line], quoted: Sequence[bool]) -> None:
        self.lines = lines
        self.quoted = quoted
        self.notices: list[Notice] = []
        self.all_old = False

    def read(self, first: int, last: int, *, articles: bool) -> Openings:
        """The openings among lines `first`..`last`; a text without articles is parted by "I.", "1.", "a)"."""
        self.all_old = not any(opens(self.lines[place], *OLD_KINDS) for place in range(first, last))
        believed = self._groups(first, last)
        if articles:
            believed |= self._chain(Kind.ARTICLE, range(first, last))
        else:
            believed |= self._letter_parts(first, last)
            for edge, following in _stretches(believed, first, last):
                believed |= self._roman_sections(edge, following)
        for edge, following in _stretches(believed, first, last):
            holder = believed.get(edge)
            if not articles or (holder is not None and holder.kind is Kind.ARTICLE):
                believed |= self._inside(edge, following, holder)
        return believed

    def _groups(self, first: int, last: int) -> Openings:
        """Parts, chapters and sections: all are believed, and those that do not count on are told of."""
        found: Openings = {}
        at: dict[Kind, Opening] = {}
        may_restart: set[Kind] = set()
        for place in range(first, last):
            opening = self.lines[place].opening
            if opening is None or opening.kind not in GROUPS or self.quoted[place]:
                continue
            found[place] = opening
            self._tell_group(place, opening, at.get(opening.kind), opening.kind in may_restart)
            at[opening.kind] = opening
            may_restart.discard(opening.kind)
            may_restart.update(GROUPS[GROUPS.index(opening.kind) + 1 :])
        return found

    def _tell_group(self, place: int, opening: Opening, before: Opening | None, may_restart: bool) -> None:
        number = number_of(opening.kind, opening.num)
        if before is None or (may_restart and number[0] == 1):
            return
        step = step_after(opening.kind, number_of(before.kind, before.num), number)
        self._tell(place, opening, Verdict(True, step), before.num)

    def _inside(self, first: int, last: int, holder: Opening | None) -> Openings:
        """Clauses, and in each of them its points; points before the first clause are the holder's own."""
        start = first + (holder is not None)
        clauses = self._chain(Kind.CLAUSE, range(start, last))
        believed = dict(clauses)
        for edge, following in _stretches(clauses, start, last):
            if edge in clauses or holder is not None:
                places = range(edge + (edge in clauses), following)
                believed |= self._chain(Kind.POINT, without_tiet(self.lines, places))
        return believed

    def _letter_parts(self, first: int, last: int) -> Openings:
        """ "A.", "B." with numbers of their own: not the answers of a question, nor the initials of a name."""
        found = self._others(Kind.PART, first, last)
        places = list(found)[:2]
        if [found[place].num for place in places] != ["A", "B"]:
            return {}
        between = (self.lines[place] for place in range(*places))
        if not any(opens(line, Kind.CLAUSE) or (line.other and line.other.kind is Kind.SECTION) for line in between):
            return {}
        return self._check(Kind.PART, found)

    def _roman_sections(self, first: int, last: int) -> Openings:
        return self._check(Kind.SECTION, self._others(Kind.SECTION, first, last))

    def _others(self, kind: Kind, first: int, last: int) -> Openings:
        found: Openings = {}
        for place in range(first, last):
            other = self.lines[place].other
            if other is not None and other.kind is kind and not self.quoted[place]:
                found[place] = other
        return found

    def _chain(self, kind: Kind, places: Iterable[int]) -> Openings:
        held = [place for place in places if not self.quoted[place]]
        found: Openings = {}
        for place in held:
            opening = self.lines[place].opening
            if opening is not None and opening.kind is kind:
                found[place] = opening
        if not found and kind in OLD_KINDS:
            found = self._old_chain(kind, held)
        return self._check(kind, found)

    def _old_chain(self, kind: Kind, places: Sequence[int]) -> Openings:
        """The marks of before that count on, if no point of today's stands above the first clause."""
        found: Openings = {}
        for place in places:
            other = self.lines[place].other
            if kind is Kind.CLAUSE and not found and not self.all_old and opens(self.lines[place], Kind.POINT):
                return {}
            if other is not None and other.kind is kind:
                found[place] = other
        numbers = [number_of(kind, opening.num)[0] for opening in found.values()]
        return found if self.all_old or numbers[:2] == [1, 2] else {}

    def _check(self, kind: Kind, found: Openings) -> Openings:
        verdicts = believe(kind, [number_of(kind, opening.num) for opening in found.values()])
        believed: Openings = {}
        before = ""
        for (place, opening), verdict in zip(found.items(), verdicts, strict=True):
            self._tell(place, opening, verdict, before)
            if verdict.believed:
                believed[place] = opening
                before = opening.num
        return believed

    def _tell(self, place: int, opening: Opening, verdict: Verdict, before: str) -> None:
        if verdict.step is not Step.NEXT:
            self.notices.append(notices.of_step(self.lines[place].number, opening, verdict, before))


def without_tiet(lines: Sequence[Line], places: Iterable[int]) -> Iterator[int]:
    """Leave out "b1), b2) …" that part điểm b into tiết; a "b1)" alone after a finished điểm b is an inserted điểm.

    A tiết is no level of its own (Decree 78/2025/NĐ-CP art. 62): it stays in the words of its điểm.
    """
    held = list(places)
    nums = {opening.num for place in held if (opening := lines[place].opening) is not None}
    inside = False
    for place in held:
        opening = lines[place].opening
        if opening is not None and opening.kind is Kind.POINT:
            letter = opening.num.rstrip("0123456789")
            inserted = f"{letter}2" not in nums and _is_finished(lines, place)
            inside = letter != opening.num and (inside or not inserted)
            if inside:
                continue
        yield place


def _is_finished(lines: Sequence[Line], place: int) -> bool:
    """The line above ends an item of a list that goes on."""
    above = next((line.words for line in reversed(lines[max(place - 3, 0) : place]) if line.words), "")
    return above.rstrip('”"').endswith(";")


def _stretches(believed: Mapping[int, Opening], first: int, last: int) -> Iterator[tuple[int, int]]:
    """From each believed opening to the next, with what stands before the first."""
    edges = [first, *sorted(place for place in believed if first <= place < last), last]
    yield from ((edge, following) for edge, following in itertools.pairwise(edges) if edge < following)
