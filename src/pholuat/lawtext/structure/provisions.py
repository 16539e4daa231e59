"""Nodes written out as provisions: address, number, heading and own words.

A second provision with the same address gets `_2`, a third `_3`: the reviewer is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pholuat.lawtext.address import eid_join
from pholuat.lawtext.model import Kind, Notice, Provision, Role
from pholuat.lawtext.structure import notices
from pholuat.lawtext.structure.believed import GROUPS
from pholuat.lawtext.structure.grammar import ANNEX
from pholuat.lawtext.structure.lines import BLANKS, Line
from pholuat.lawtext.structure.tree import Node

# A first line of an article that is longer than this is its text, not its heading.
LONGEST_HEADING = 500
LONGEST_GROUP_HEADING = 8
POINT = re.compile(r"[a-zđ]{1,2}\d?\s?[).]")
_SENTENCE_END = (".", ";", ",")
# "Hiệu lực thi hành:" is a heading, "… như sau:" leads to what follows; an order of a decision is a sentence.
_LEADS_ON = re.compile(
    r"\b(?:sau|gồm|gồm\s+có|đây|là|giao|này|quy\s+định)\s*:$|.{80}.*:$|^(?:Nay\s+)?Ban\s*hành\s+kèm\s+theo\b"
)


def name_nodes(nodes: Sequence[Node], lines: Sequence[Line]) -> tuple[dict[Node, str], list[Notice]]:
    """Give every node an eId of its own; tell of those that had to be told apart."""
    eids: dict[Node, str] = {}
    taken: dict[str, int] = {}
    numbered = {eid_join("", node.kind, node.num) for node in nodes if node.level == "annex" and node.num}
    doubles: list[Notice] = []
    annexes = 0
    for node in nodes:
        annexes += node.level == "annex"
        parent = node.scope if node.parent is None else eids[node.parent]
        wanted = given = eid_join(parent, node.kind, node.num or str(annexes), level=node.level)
        while not node.num and (wanted in taken or wanted in numbered):
            annexes += 1
            wanted = given = eid_join(parent, node.kind, str(annexes), level=node.level)
        taken[wanted] = taken.get(wanted, 0) + 1
        if taken[wanted] > 1:
            given = eid_join(parent, node.kind, node.num, level=node.level, nth=taken[wanted])
            doubles.append(notices.of_double(lines[node.line].number, wanted, taken[wanted]))
        eids[node] = given
    return eids, doubles


def write_provisions(text: str, lines: Sequence[Line], nodes: Sequence[Node], eids: dict[Node, str]) -> list[Provision]:
    """The provisions in the order of the text."""
    return [_provision(text, lines, node, eids) for node in nodes]


def _provision(text: str, lines: Sequence[Line], node: Node, eids: dict[Node, str]) -> Provision:
    heading, words = _heading_and_text(text, lines, node)
    parent = eids[node.parent] if node.parent is not None else ""
    return Provision(eids[node], node.kind, node.num, heading, words, parent, lines[node.line].number)


def _heading_and_text(text: str, lines: Sequence[Line], node: Node) -> tuple[str, str]:
    first = text[node.rest : lines[node.line].end].strip(BLANKS)
    own = [text[lines[place].start : lines[place].end].strip(BLANKS) for place in _own_lines(lines, node)]
    if node.kind is Kind.ANNEX:
        title = range(0) if node.heading or node.level == "form" else _annex_title(own)
        words = [line for place, line in enumerate(own) if place not in title]
        lines_of_title = [own[place] for place in title]
        if node.level == "annex" and not node.num and not ANNEX.fullmatch(lines[node.line].words):
            lines_of_title.insert(0, first)
        return node.heading or " ".join(lines_of_title), "\n".join(words)
    if node.kind in GROUPS:
        count = _heading_length(own, first)
        heading = " ".join(part for part in [first, *own[:count]] if part)
        return heading, "\n".join(own[count:])
    if node.kind is Kind.ARTICLE:
        count = _wrapped_length(own, 0 if first else 1)
        heading = " ".join(part for part in [first, *own[:count]] if part)
        has_text = len(own) > count or node.has_children
        if _looks_like_heading(heading) and (first or has_text):
            return heading, "\n".join(own[count:])
    return "", "\n".join(part for part in [first, *own] if part)


def _wrapped_length(own: Sequence[str], count: int) -> int:
    """How many of the lines below carry the heading on: a line that begins with a small letter is broken off."""
    while count < min(len(own), LONGEST_GROUP_HEADING) and own[count][0].islower() and not POINT.match(own[count]):
        count += 1
    return min(count, len(own))


def _annex_title(own: Sequence[str]) -> range:
    """The lines of an annex's title: below its number and the words of enclosure, which stay in its text."""
    start = 0
    while start < len(own) and (ANNEX.fullmatch(own[start]) or own[start][0] in "(_-*"):
        bracket = own[start][0] == "("
        while bracket and start + 1 < len(own) and ")" not in own[start]:
            start += 1
        start += 1
    return range(start, start + _heading_length(own[start : start + LONGEST_GROUP_HEADING], ""))


def _own_lines(lines: Sequence[Line], node: Node) -> list[int]:
    return [
        place
        for place in node.lines
        if place != node.line and lines[place].words and lines[place].mark not in (Role.PAGE, Role.FOOTNOTE)
    ]


def _looks_like_heading(words: str) -> bool:
    if not words or len(words) > LONGEST_HEADING or words.endswith(_SENTENCE_END):
        return False
    return _LEADS_ON.search(words) is None


def _heading_length(own: Sequence[str], first: str) -> int:
    count = 0
    while count < min(len(own), LONGEST_GROUP_HEADING) and own[count].isupper():
        count += 1
    if count == 0 and not first and own and _looks_like_heading(own[0]):
        return 1
    return count
