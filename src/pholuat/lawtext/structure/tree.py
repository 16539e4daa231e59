"""Believed openings put together: nodes under nodes, each with the lines that are its own.

Reads lines, quotations and zones; writes nodes in the order of the text and the owner of each line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pholuat.lawtext.model import Kind, Notice
from pholuat.lawtext.structure import notices
from pholuat.lawtext.structure.grammar import ROMAN_SECTION
from pholuat.lawtext.structure.lines import Line, Opening, opening_of
from pholuat.lawtext.structure.sequence import Step, Verdict, believe, number_of
from pholuat.lawtext.structure.zones import Stretch, Zone

_DEPTH = {kind: depth for depth, kind in enumerate(Kind)}
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
    body = next(
        (
            place
            for place in range(stretch.first + 1, stretch.last)
            if not quoted[place] and _is_first_article(lines[place].opening)
        ),
        stretch.last,
    )
    for place in range(stretch.first, body):
        tree.owner[place] = node
        node.lines.append(place)
    if body < stretch.last:
        _Body(lines, quoted, tree, "", node).grow(body, stretch.last, articles=True)


def _is_first_article(opening: Opening | None) -> bool:
    return opening is not None and opening.kind is Kind.ARTICLE and opening.num == "1"


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
                believed |= self._believe(Kind.POINT, range(edge + (edge in clauses), following))
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
