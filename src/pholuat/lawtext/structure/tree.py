"""Believed openings put together: nodes under nodes, each with the lines that are its own.

Reads lines, quotations and zones; writes nodes in the order of the text and the owner of each line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pholuat.lawtext.model import Kind, Notice
from pholuat.lawtext.structure import notices
from pholuat.lawtext.structure.grammar import BLANK_TO_FILL, ROMAN_SECTION
from pholuat.lawtext.structure.lines import Line, Opening, opening_of
from pholuat.lawtext.structure.sequence import Step, Verdict, believe, number_of
from pholuat.lawtext.structure.zones import Stretch, Zone

_DEPTH = {kind: depth for depth, kind in enumerate(Kind)}
# An annex with fewer articles, or with more lines above the first of them, is a form or a table.
LEAST_ARTICLES = 3
LONGEST_TITLE = 12
_GROUPS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)


@dataclass(slots=True, eq=False)
class Node:
    """A provision in the making; `line` is an index, `scope` is "", "reg_1", … and `lines` are its own."""

    kind: Kind
    num: str
    line: int
    rest: int
    scope: str
    parent: Node | None = None
    level: str = ""
    children: list[Node] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    heading_lines: int = 0


@dataclass(slots=True)
class Tree:
    """The nodes in the order of the text; `owner` tells for each line the innermost node it belongs to."""

    nodes: list[Node]
    owner: list[Node | None]
    notices: list[Notice]


def grow(lines: Sequence[Line], quoted: Sequence[bool], stretches: Iterable[Stretch]) -> Tree:
    """Build the tree of the whole document."""
    tree = Tree([], [None] * len(lines), [])
    stretches = list(stretches)
    whole = any(
        line.opening is not None and line.opening.kind is Kind.ARTICLE and not quoted[stretch.first + place]
        for stretch in stretches
        if stretch.zone is Zone.BODY
        for place, line in enumerate(lines[stretch.first : stretch.last])
    )
    for stretch in stretches:
        if stretch.zone is Zone.BODY:
            _Body(lines, quoted, tree, stretch.scope, None).grow(stretch.first, stretch.last, articles=whole)
        elif stretch.zone is Zone.ANNEX:
            _annex(lines, quoted, tree, stretch)
    return tree


def _annex(lines: Sequence[Line], quoted: Sequence[bool], tree: Tree, stretch: Stretch) -> None:
    if stretch.opening is None:
        return
    opening = stretch.opening
    node = Node(Kind.ANNEX, opening.num, stretch.first, opening.rest, "", level=opening.level)
    if opening.level == "form":
        node.parent = next((other for other in reversed(tree.nodes) if other.level == "annex"), None)
    tree.nodes.append(node)
    body = _body_of_annex(lines, quoted, stretch) if opening.level == "annex" else stretch.last
    for place in range(stretch.first, body):
        tree.owner[place] = node
        node.lines.append(place)
    if body < stretch.last:
        _Body(lines, quoted, tree, "", node).grow(body, stretch.last, articles=True)


def _body_of_annex(lines: Sequence[Line], quoted: Sequence[bool], stretch: Stretch) -> int:
    """Where the articles of an annex begin; its end where it has none, or only those of a form to be filled in."""
    articles = [
        place
        for place in range(stretch.first, stretch.last)
        if not quoted[place] and _opens(lines[place], Kind.ARTICLE)
    ]
    if len(articles) < LEAST_ARTICLES:
        return stretch.last
    title = [line.words for line in lines[stretch.first : articles[0]] if line.plain]
    if len(title) > LONGEST_TITLE or any("mẫu" in words.lower() for words in title):
        return stretch.last
    if any(BLANK_TO_FILL.search(line.words) for line in lines[articles[0] : stretch.last]):
        return stretch.last
    groups = (place for place in range(stretch.first, articles[0]) if _opens(lines[place], *_GROUPS))
    return next(groups, articles[0])


def _opens(line: Line, *kinds: Kind) -> bool:
    return line.opening is not None and line.opening.kind in kinds


def without_tiet(lines: Sequence[Line], places: Iterable[int]) -> Iterator[int]:
    """Leave out "b1), b2) …" that part điểm b into tiết; a "b1)" alone after a finished điểm b is an inserted điểm.

    A tiết is no level of its own (Decree 78/2025/NĐ-CP art. 62): it stays in the words of its điểm.
    """
    held = list(places)
    points = [place for place in held if _opens(lines[place], Kind.POINT)]
    nums = {num for place in points if (opening := lines[place].opening) is not None for num in [opening.num]}
    inside = False
    for place in held:
        opening = lines[place].opening
        if opening is not None and opening.kind is Kind.POINT:
            letter = opening.num.rstrip("0123456789")
            if letter != opening.num:
                inside = inside or f"{letter}2" in nums or not _is_finished(lines, place)
                if inside:
                    continue
            else:
                inside = False
        yield place


def _is_finished(lines: Sequence[Line], place: int) -> bool:
    """The line above ends an item of a list that goes on."""
    return place > 0 and lines[place - 1].words.rstrip('”"').endswith(";")


class _Body:
    """Grows one text: the main one, an enclosed regulation, or an annex that has articles."""

    def __init__(
        self, lines: Sequence[Line], quoted: Sequence[bool], tree: Tree, scope: str, root: Node | None
    ) -> None:
        self.lines = lines
        self.quoted = quoted
        self.tree = tree
        self.scope = scope
        self.root = root

    def grow(self, first: int, last: int, *, articles: bool) -> None:
        """Find the provisions among the lines and give each line its owner."""
        believed = self._groups(first, last) if articles else self._roman_sections(first, last)
        if articles:
            believed |= self._believe(Kind.ARTICLE, range(first, last))
        leaf = Kind.ARTICLE if articles else Kind.SECTION
        edges = [*sorted(believed), last]
        for edge, following in zip([first, *edges], edges, strict=False):
            holder = believed.get(edge)
            if holder is None and articles:
                continue
            if holder is None or holder.kind is leaf:
                believed |= self._inside(edge, following, holder)
        self._own(first, last, believed)

    def _inside(self, first: int, last: int, holder: Opening | None) -> dict[int, Opening]:
        start = first + (holder is not None)
        clauses = self._believe(Kind.CLAUSE, range(start, last))
        believed = dict(clauses)
        edges = [*sorted(clauses), last]
        for edge, following in zip([start, *edges], edges, strict=False):
            if edge in clauses or holder is not None:
                places = range(edge + (edge in clauses), following)
                believed |= self._believe(Kind.POINT, without_tiet(self.lines, places))
        return believed

    def _groups(self, first: int, last: int) -> dict[int, Opening]:
        found: dict[int, Opening] = {}
        for place in range(first, last):
            opening = self.lines[place].opening
            if opening is not None and opening.kind in _GROUPS and not self.quoted[place]:
                found[place] = opening
        return found

    def _roman_sections(self, first: int, last: int) -> dict[int, Opening]:
        found: dict[int, Opening] = {}
        for place in range(first, last):
            line = self.lines[place]
            if line.plain and not self.quoted[place]:
                opening = opening_of(ROMAN_SECTION, line.words, line.start, line.words)
                if opening is not None:
                    found[place] = opening
        return self._check(Kind.SECTION, found)

    def _believe(self, kind: Kind, places: Iterable[int]) -> dict[int, Opening]:
        found: dict[int, Opening] = {}
        for place in places:
            opening = self.lines[place].opening
            if opening is not None and opening.kind is kind and not self.quoted[place]:
                found[place] = opening
        return self._check(kind, found)

    def _check(self, kind: Kind, found: dict[int, Opening]) -> dict[int, Opening]:
        verdicts = believe(kind, [number_of(kind, opening.num) for opening in found.values()])
        believed: dict[int, Opening] = {}
        before = ""
        for (place, opening), verdict in zip(found.items(), verdicts, strict=True):
            self._tell(place, opening, verdict, before)
            if verdict.believed:
                believed[place] = opening
                before = opening.num
        return believed

    def _tell(self, place: int, opening: Opening, verdict: Verdict, before: str) -> None:
        if verdict.step is not Step.NEXT:
            notice = notices.of_step(self.lines[place].number, opening, verdict, before)
            self.tree.notices.append(notice)

    def _own(self, first: int, last: int, believed: dict[int, Opening]) -> None:
        node: Node | None = self.root
        for place in range(first, last):
            opening = believed.get(place)
            if opening is not None:
                parent = node
                while parent is not None and parent is not self.root and _DEPTH[parent.kind] >= _DEPTH[opening.kind]:
                    parent = parent.parent
                node = Node(opening.kind, opening.num, place, opening.rest, self.scope, parent)
                if parent is not None:
                    parent.children.append(node)
                self.tree.nodes.append(node)
            self.tree.owner[place] = node
            if node is not None:
                node.lines.append(place)
