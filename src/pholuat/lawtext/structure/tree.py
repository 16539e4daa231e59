"""Believed openings put together: nodes under nodes, each with the lines that are its own.

Reads lines, quotations and zones; writes nodes in the order of the text and the owner of each line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pholuat.lawtext.model import Kind, Notice
from pholuat.lawtext.structure.believed import GROUPS, Believer, Openings, opens
from pholuat.lawtext.structure.grammar import BLANK_TO_FILL
from pholuat.lawtext.structure.lines import Line, Opening
from pholuat.lawtext.structure.zones import Stretch, Zone

_DEPTH = {kind: depth for depth, kind in enumerate(Kind)}
# An annex with fewer articles, or with more lines above the first of them, is a form or a table.
LEAST_ARTICLES = 3
LONGEST_TITLE = 12


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
    heading: str = ""
    has_children: bool = False
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The nodes in the order of the text; `owner` tells for each line the innermost node it belongs to."""

    nodes: list[Node]
    owner: list[Node | None]
    notices: list[Notice]


def grow(lines: Sequence[Line], quoted: Sequence[bool], stretches: Sequence[Stretch]) -> Tree:
    """Build the tree of the whole document."""
    believer = Believer(lines, quoted)
    tree = Tree([], [None] * len(lines), believer.notices)
    articles = any(_has_articles(lines, quoted, stretch) for stretch in stretches if stretch.zone is Zone.BODY)
    for stretch in stretches:
        if stretch.zone is Zone.BODY:
            believed = believer.read(stretch.first, stretch.last, articles=articles)
            _plant(tree, believed, stretch.first, stretch.last, stretch.scope, None)
        elif stretch.zone is Zone.ANNEX and stretch.opening is not None:
            _plant_annex(tree, believer, stretch, stretch.opening)
    return tree


def _has_articles(lines: Sequence[Line], quoted: Sequence[bool], stretch: Stretch) -> bool:
    return any(not quoted[place] and opens(lines[place], Kind.ARTICLE) for place in range(stretch.first, stretch.last))


def _plant_annex(tree: Tree, believer: Believer, stretch: Stretch, opening: Opening) -> None:
    node = Node(Kind.ANNEX, opening.num, stretch.first, opening.rest, "", level=opening.level, heading=opening.heading)
    if opening.level == "form":
        node.parent = next((other for other in reversed(tree.nodes) if other.level == "annex"), None)
    tree.nodes.append(node)
    whole_file = stretch.first == 0
    body = 1 if whole_file else _body_of_annex(believer.lines, believer.quoted, stretch)
    for place in range(stretch.first, body):
        tree.owner[place] = node
        node.lines.append(place)
    believed = believer.read(body, stretch.last, articles=not whole_file)
    _plant(tree, believed, body, stretch.last, "", node)


def _body_of_annex(lines: Sequence[Line], quoted: Sequence[bool], stretch: Stretch) -> int:
    """Where the articles of an annex begin; its end where it has none, or only those of a form to be filled in."""
    if stretch.opening is None or stretch.opening.level != "annex":
        return stretch.last
    articles = [
        place for place in range(stretch.first, stretch.last) if not quoted[place] and opens(lines[place], Kind.ARTICLE)
    ]
    if len(articles) < LEAST_ARTICLES:
        return stretch.last
    title = [line.words for line in lines[stretch.first : articles[0]] if line.plain]
    if len(title) > LONGEST_TITLE or any("mẫu" in words.lower() for words in title):
        return stretch.last
    if any(BLANK_TO_FILL.search(line.words) for line in lines[articles[0] : stretch.last]):
        return stretch.last
    groups = (place for place in range(stretch.first, articles[0]) if opens(lines[place], *GROUPS))
    return next(groups, articles[0])


def _plant(tree: Tree, believed: Openings, first: int, last: int, scope: str, root: Node | None) -> None:
    """Make a node of each opening, below the last one of a higher level, and give each line to the innermost."""
    node = root
    for place in range(first, last):
        opening = believed.get(place)
        if opening is not None:
            parent = node
            while parent is not None and parent is not root and _DEPTH[parent.kind] >= _DEPTH[opening.kind]:
                parent = parent.parent
            node = Node(opening.kind, opening.num, place, opening.rest, scope, parent)
            tree.nodes.append(node)
            if parent is not None:
                parent.has_children = True
        tree.owner[place] = node
        if node is not None:
            node.lines.append(place)
