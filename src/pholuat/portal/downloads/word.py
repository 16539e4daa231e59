"""A document as .docx.

Paragraphs are written as text and parsed once: a code has five thousand of them, and python-docx takes seconds for so
many. Every word goes through `_plain`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml import parse_xml

from pholuat.lawtext.akn import DatedDocument
from pholuat.lawtext.akn.names import writable
from pholuat.portal.downloads import said
from pholuat.portal.downloads.flow import Columns, Paragraph, Piece, Style, Table, flow
from pholuat.portal.downloads.sheet import NAMES, STYLES, furnish, sheet

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WIDTH = 8970  # of a table, in twentieths of a point: a little less than the 160 mm of the text
_TO_FILL = re.compile(r"[.…_]{4,}|…")
_SIDES = ("top", "left", "bottom", "right")
_FACE_BOLD, _FACE_ITALIC, _GREY = "<w:b/>", "<w:i/>", '<w:color w:val="767676"/>'
_CENTRED = '<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
_ARTICLE = '<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
_BREAK = "<w:pageBreakBefore/>"


def docx(document: DatedDocument) -> bytes:
    """The file. The whole is held in memory: the largest code is some 300 KB."""
    file = Document(io.BytesIO(sheet()))
    body = file.element.body
    last = body.sectPr
    for paragraph in body.xpath("w:p"):
        body.remove(paragraph)
    written = parse_xml(f'<w:body xmlns:w="{_W}">{"".join(_pieces(flow(document)))}</w:body>')
    for element in list(written):
        last.addprevious(element)
    furnish(file, _head(document), _foot(document))
    about = file.core_properties
    about.title, about.author = writable(said.title(document))[:255], writable(document.issuer)[:255]
    about.subject, about.language = writable(document.number)[:255], "vi-VN"
    about.comments = said.source(document)
    out = io.BytesIO()
    file.save(out)
    return _dateless(out.getvalue())


def _dateless(archive: bytes) -> bytes:
    """The same archive without the hour at which it was packed, so that the same text is the same file."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for name in packed.namelist():
            again.writestr(ZipInfo(name), packed.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _head(document: DatedDocument) -> str:
    issuer = document.issuer
    return writable(" · ".join(filter(None, (document.number, issuer if len(issuer) <= 60 else f"{issuer[:59]}…"))))


def _foot(document: DatedDocument) -> tuple[str, str]:
    seen = "" if document.confirmed else f" · {_('chưa rà soát')}"
    return said.source(document), _("Lời văn tại ngày %(day)s") % {"day": said.day(document.on)} + seen


def _pieces(pieces: Iterable[Piece]) -> Iterator[str]:
    for noticed, group in groupby(
        pieces, key=lambda piece: isinstance(piece, Paragraph) and piece.style is Style.NOTICE
    ):
        if noticed:
            yield _box([piece.text for piece in group if isinstance(piece, Paragraph)])
            continue
        for piece in group:
            if isinstance(piece, Table):
                yield _table(piece)
            elif isinstance(piece, Columns):
                yield _columns(piece)
            else:
                yield _paragraph(piece)


def _paragraph(piece: Paragraph) -> str:
    page = _BREAK if piece.page else ""
    if piece.style in (Style.GROUP, Style.ANNEX):
        broken = "<w:br/>" if piece.lead and piece.text else ""
        runs = _run(piece.lead) + (f"<w:r>{broken}</w:r>" if broken else "") + _run(piece.text)
        return _p(f"Heading{piece.level}", runs, before=page, after=_CENTRED)
    face = _GREY if piece.gone else ""
    if piece.style is Style.ARTICLE:
        words = " ".join(filter(None, (piece.lead, piece.text)))
        style = f"Heading{piece.level}" if piece.level else _id("PL Law")
        return _p(style, _run(words, _FACE_BOLD + face), after=_ARTICLE)
    if piece.level:
        runs = _run(f"{piece.lead} ", _FACE_BOLD + face) + _run(piece.text, '<w:b w:val="0"/>' + face)
        return _p(f"Heading{piece.level}", runs, before='<w:keepNext w:val="0"/>', after=_ARTICLE)
    words = " ".join(filter(None, (piece.lead, piece.text)))
    return _p(_id(NAMES[piece.style]), _run(words, face), before=page, after=_aligned(piece, words))


def _aligned(piece: Paragraph, words: str) -> str:
    """Lines to be filled in are not stretched, lines in capitals (the heads of forms) stand in the middle."""
    if piece.style not in (Style.LAW, Style.QUOTED):
        return ""
    if _TO_FILL.search(words):
        return '<w:jc w:val="left"/>'
    return '<w:ind w:firstLine="0"/><w:jc w:val="center"/>' if words.isupper() and not piece.lead else ""


def _p(style: str, runs: str, *, before: str = "", after: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}{after}</w:pPr>{runs}</w:p>'


def _run(text: str, face: str = "") -> str:
    if not text:
        return ""
    looks = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{_plain(text)}</w:t></w:r>'


def _plain(text: str) -> str:
    return escape(writable(text.replace("\r", " ")))


def _id(name: str) -> str:
    """How python-docx names a style inside the file."""
    assert name in STYLES
    return name.replace(" ", "")


def _box(notices: Iterable[str]) -> str:
    """What the file says of itself, with a line around it."""
    inside = "".join(_p(_id("PL Notice"), _run(notice)) for notice in notices)
    return _grid([[inside]], [_WIDTH], border="4", colour="A6A6A6") + _p(_id("PL Notice"), "")


def _table(piece: Table) -> str:

    rows = [
        [_p(_id("PL Cell"), _run(cell, _FACE_BOLD if piece.headed and at == 0 else "")) for cell in row]
        for at, row in enumerate(piece.rows)
    ]
    return _grid(rows, _widths(piece), border="4", colour="000000", headed=piece.headed) + _p(_id("PL Cell"), "")


def _widths(piece: Table) -> list[int]:
    """A column is as wide as its words want, within bounds: an ordinal stays narrow."""
    longest = [max(len(row[at]) for row in piece.rows) for at in range(len(piece.rows[0]))]
    wanted = [min(length + 3, 60) for length in longest]
    return [_WIDTH * each // sum(wanted) for each in wanted]


def _columns(piece: Columns) -> str:
    """The two halves of the head (issuer and number, state and day) or of the tail (recipients, signature)."""
    if piece.tail:
        left = [
            _p(_id("PL Recipients"), _run(line, "" if at else _FACE_BOLD + _FACE_ITALIC))
            for at, line in enumerate(piece.left)
        ]
        right = [_p(_id("PL Column"), _run(line, "" if line.startswith("(") else _FACE_BOLD)) for line in piece.right]
        return _p(_id("PL Column"), "") + _grid([["".join(left), "".join(right)]], [_WIDTH // 2, _WIDTH // 2])
    left = [_p(_id("PL Column"), _run(line, "" if _numbers(line) else _FACE_BOLD)) for line in piece.left]
    right = [_p(_id("PL Column"), _run(line, _right_face(line))) for line in piece.right]
    return _grid([["".join(left), "".join(right)]], [_WIDTH * 3 // 8, _WIDTH * 5 // 8]) + _p(_id("PL Column"), "")


def _right_face(line: str) -> str:
    """The motto is underlined, place and day lean."""
    if ", ngày" in line:
        return _FACE_ITALIC
    return _FACE_BOLD + ('<w:u w:val="single"/>' if line.startswith("Độc lập") else "")


def _numbers(line: str) -> bool:
    return any(letter.isdigit() for letter in line)


def _grid(rows: list[list[str]], widths: list[int], *, border: str = "", colour: str = "", headed: bool = False) -> str:
    """A table of written cells; without `border` its lines are not drawn."""
    line = f'w:val="single" w:sz="{border}" w:color="{colour}"' if border else 'w:val="nil"'
    lines = "".join(f"<w:{side} {line}/>" for side in (*_SIDES, "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = "".join(
        f"<w:tr>{_REPEATED if headed and at == 0 else ''}"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for at, row in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_INDENT}<w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_PADDING}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>'
    )


_INDENT = '<w:tblInd w:w="100" w:type="dxa"/>'
_PADDING = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_REPEATED = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
