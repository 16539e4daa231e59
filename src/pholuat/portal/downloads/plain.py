"""A document as plain text: one paragraph a line, tables with tabs, UTF-8."""

from __future__ import annotations

from collections.abc import Iterator

from pholuat.lawtext.akn import DatedDocument
from pholuat.portal.downloads import said
from pholuat.portal.downloads.flow import Columns, Paragraph, Piece, Style, Table, flow

RULE = "-" * 60
_TWO_LINES = frozenset({Style.GROUP, Style.ANNEX})


def text(document: DatedDocument) -> str:
    """The text with what it says of itself above a rule; lines end with a newline."""
    notices = [said.title(document), *said.notices(document), RULE]
    pieces = (piece for piece in flow(document) if not _is_notice(piece))
    return "\n".join((*notices, *(line for piece in pieces for line in _lines(piece)), ""))


def _is_notice(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and piece.style is Style.NOTICE


def _lines(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Table):
        yield from ("\t".join(row) for row in piece.rows)
    elif isinstance(piece, Columns):
        yield from (*piece.left, *piece.right)
    else:
        if piece.level or piece.page:
            yield ""
        words = f"[{piece.text}]" if piece.style is Style.MARK else piece.text
        between = "\n" if piece.style in _TWO_LINES and piece.lead and words else " "
        yield between.join(filter(None, (piece.lead, words)))
