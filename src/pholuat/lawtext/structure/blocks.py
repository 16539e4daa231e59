"""Blocks: the whole text, stretch by stretch, with its role and the provision that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pholuat.lawtext.model import Block, Kind, Notice, Role
from pholuat.lawtext.structure import grammar, notices
from pholuat.lawtext.structure.lines import Line
from pholuat.lawtext.structure.tree import Node, Tree
from pholuat.lawtext.structure.zones import Stretch, Zone

_ROLES = {
    Zone.HEADER: Role.HEADER,
    Zone.TITLE: Role.HEADER,
    Zone.PREAMBLE: Role.PREAMBLE,
    Zone.SIGNATURE: Role.SIGNATURE,
    Zone.RECIPIENTS: Role.RECIPIENTS,
    Zone.FOOTNOTE: Role.FOOTNOTE,
    Zone.REST: Role.UNKNOWN,
}

_Piece = tuple[Role, str, int, int]


def lay_blocks(
    text: str,
    lines: Sequence[Line],
    quoted: Sequence[bool],
    stretches: Iterable[Stretch],
    tree: Tree,
    eids: dict[Node, str],
) -> tuple[list[Block], list[Notice]]:
    """Cover the text with blocks; tell where lines of no known role begin."""
    pieces: list[_Piece] = []
    unknown: list[Notice] = []
    for stretch in stretches:
        for place in range(stretch.first, stretch.last):
            owner = tree.owner[place]
            role = _role(lines[place], quoted[place], stretch, owner)
            for piece in _pieces(text, lines[place], role, _name(owner, stretch, eids)):
                if piece[0] is Role.UNKNOWN and lines[place].words and not (pieces and pieces[-1][0] is Role.UNKNOWN):
                    unknown.append(notices.of_unknown(lines[place].number))
                if not lines[place].words and pieces:
                    piece = (pieces[-1][0], pieces[-1][1], piece[2], piece[3])
                pieces.append(piece)
    return list(_merged(pieces)), unknown


def _name(owner: Node | None, stretch: Stretch, eids: dict[Node, str]) -> str:
    if owner is not None:
        return eids[owner]
    return stretch.scope if stretch.zone is Zone.TITLE else ""


def _pieces(text: str, line: Line, role: Role, eid: str) -> Iterator[_Piece]:
    if role is not Role.SIGNATURE and role is not Role.RECIPIENTS:
        yield role, eid, line.start, line.end
        return
    start = line.start
    for cell in text[line.start : line.end].split("\t"):
        end = min(start + len(cell) + 1, line.end)
        if cell.strip():
            role = Role.RECIPIENTS if _is_recipients(cell, role, "\t" in line.words) else Role.SIGNATURE
        yield role, eid, start, end
        start = end


def _is_recipients(cell: str, role: Role, split: bool) -> bool:
    if not split:
        return role is Role.RECIPIENTS
    return grammar.RECIPIENTS.search(cell) is not None or cell.strip()[0] in "-–"


def _role(line: Line, quoted: bool, stretch: Stretch, owner: Node | None) -> Role:
    if line.mark in (Role.PAGE, Role.FOOTNOTE):
        return line.mark
    if stretch.zone not in (Zone.BODY, Zone.ANNEX):
        return _ROLES[stretch.zone]
    if line.mark is Role.TABLE or "\t" in line.words[line.opening.length if line.opening else 0 :]:
        return Role.TABLE
    if owner is None:
        return Role.UNKNOWN
    if quoted:
        return Role.QUOTED
    return Role.ANNEX if owner.kind is Kind.ANNEX else Role.PROVISION


def _merged(pieces: Iterable[_Piece]) -> Iterator[Block]:
    held: _Piece | None = None
    for piece in pieces:
        if held is not None and held[:2] == piece[:2]:
            held = (held[0], held[1], held[2], piece[3])
            continue
        if held is not None:
            yield Block(*held)
        held = piece
    if held is not None:
        yield Block(*held)
