"""The document as .docx: fonts, margins and the two-column head of Annex I of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from source import Block, Document, Kind, is_figure, parts_of_article

from pholuat.vietnamese.dates import write_date

_TEXT_WIDTH = 160
_CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _run(paragraph: Any, text: str, size: float = 14, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _put(place: Any, text: str, size: float = 14, align: Any = _CENTRE, after: float = 0, **style: bool) -> Any:
    """A paragraph at the end of a document or a cell."""
    paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    _run(paragraph, text, size, **style)
    return paragraph


def _rule(place: Any, width: float, share: float, after: float = 0) -> None:
    """A short line under what stands above it: `share` of the width, in the middle."""
    paragraph = place.add_paragraph()
    side = Mm(width * (1 - share) / 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = side
    form.space_after, form.line_spacing = Pt(after), Pt(3)
    borders = _element("pBdr")
    borders.append(_element("top", val="single", sz="6", space="1", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc")


def _columns(file: Any, widths: tuple[float, ...], rows: int = 1, grid: bool = False) -> Any:
    table = file.add_table(rows, len(widths), style="Table Grid" if grid else None)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("cantSplit", val="true"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _start(cell: Any) -> Any:
    """The cell without the empty paragraph that every new cell has."""
    cell._tc.remove(cell.paragraphs[0]._p)
    return cell


def _head(file: Any, document: Document, number: bool) -> None:
    widths = (58, 102)
    table = _columns(file, widths, rows=2 if number else 1)
    left, right = map(_start, table.rows[0].cells)
    for line in document.agency:
        _put(left, line, 13, bold=True)
    _rule(left, widths[0] - 4, 0.42)
    _put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    _put(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    _rule(right, widths[1] - 4, 0.54)
    if number:
        left, right = map(_start, table.rows[1].cells)
        _put(left, f"Số: {document.head['number']}", 13).paragraph_format.space_before = Pt(6)
        day = f"{document.head['place']}, {write_date(document.day)}"
        _put(right, day, 13, italic=True).paragraph_format.space_before = Pt(6)
    _put(file, "", 8)


def _in_the_middle(file: Any, text: str, size: float = 14, after: float = 2, **style: bool) -> None:
    """A centred line that is not as wide as the text below it."""
    form = _put(file, text, size, after=after, **style).paragraph_format
    form.left_indent = form.right_indent = Mm(8)


def _title(file: Any, document: Document) -> None:
    _put(file, document.head["type"], bold=True)
    _in_the_middle(file, document.head["subject"], bold=True)
    _in_the_middle(file, document.head["note"], 13, after=3, italic=True)
    _rule(file, _TEXT_WIDTH, 0.3, after=10)


def _text(file: Any, bold: str, rest: str = "", **style: bool) -> Any:
    paragraph = _put(file, "", align=_BOTH, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    if bold:
        _run(paragraph, bold, bold=True)
    if rest:
        _run(paragraph, rest, **style)
    return paragraph


def _heading(file: Any, lines: tuple[str, ...]) -> None:
    for place, line in enumerate(lines):
        paragraph = _put(file, line, bold=True, after=8 if place else 0)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(0 if place else 12)


def _table(file: Any, block: Block) -> None:
    widths = tuple(_TEXT_WIDTH * width / 100 for width in block.widths)
    table = _columns(file, widths, rows=len(block.rows), grid=True)
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader", val="true"))
    for place, (row, values) in enumerate(zip(table.rows, block.rows, strict=True)):
        for cell, value in zip(row.cells, values, strict=True):
            align = _CENTRE if place == 0 or is_figure(value) else WD_ALIGN_PARAGRAPH.LEFT
            form = _put(_start(cell), value, 13, align, after=2, bold=place == 0).paragraph_format
            form.space_before = Pt(2)
    _put(file, "", 6)


def _signature(file: Any, block: Block) -> None:
    left, right = map(_start, _columns(file, (80, 80)).rows[0].cells)
    _put(left, "Nơi nhận:", 12, align=WD_ALIGN_PARAGRAPH.LEFT, bold=True, italic=True)
    for line in block.lines:
        _put(left, line, 11, align=WD_ALIGN_PARAGRAPH.LEFT)
    *titles, name = block.rows[0]
    for line in titles:
        _put(right, line, bold=True)
    signed = _put(right, "(Đã ký)", 13, after=22, italic=True)
    signed.paragraph_format.space_before = Pt(22)
    _put(right, name, bold=True)


def _top_of_part(file: Any, document: Document, block: Block) -> None:
    file.add_page_break()
    name, *subject, source = block.lines
    if block.kind is Kind.ENCLOSED:
        _head(file, document, number=False)
    _put(file, name, bold=True)
    for line in subject:
        _in_the_middle(file, line, bold=True)
    _in_the_middle(file, source, 13, after=3, italic=True)
    _rule(file, _TEXT_WIDTH, 0.3, after=10)


def _block(file: Any, document: Document, block: Block) -> None:
    match block.kind:
        case Kind.TABLE:
            _table(file, block)
        case Kind.SIGNATURE:
            _signature(file, block)
        case Kind.ENCLOSED | Kind.ANNEX:
            _top_of_part(file, document, block)
        case Kind.HEADING:
            _heading(file, block.lines)
        case Kind.ARTICLE:
            bold, rest = parts_of_article(block.lines[0])
            _text(file, bold, rest).paragraph_format.keep_with_next = block.keeps or not rest
        case Kind.ISSUER | Kind.DECIDE:
            _put(file, block.lines[0], bold=True, after=8).paragraph_format.space_before = Pt(4)
        case _:
            _text(
                file, "", block.lines[0], italic=block.kind is Kind.BASIS
            ).paragraph_format.keep_with_next = block.keeps


def _page(file: Any) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin, section.header_distance = Mm(30), Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    field = _element("fldSimple", instr="PAGE")
    number._p.append(field)
    style = file.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.1


def _slim(file: Any) -> None:
    """Drops what the library's template brings along and no document of ours uses."""
    for relations in (file.part.rels, file.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[1] in {"stylesWithEffects", "thumbnail"}:
                del relations[key]
    for style in list(file.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()


def _same_bytes(data: bytes) -> bytes:
    """The archive with one fixed time on every entry, so that the same source gives the same file."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()


def write_docx(document: Document, path: Path) -> None:
    """Writes the file; its properties bear the document's own date."""
    file = docx.Document()
    _slim(file)
    _page(file)
    day = dt.datetime.combine(document.day, dt.time(), dt.UTC)
    properties = file.core_properties
    properties.title, properties.author, properties.language = document.title, "Văn bản minh họa", "vi-VN"
    properties.comments, properties.created, properties.modified = "Văn bản minh họa", day, day
    _head(file, document, number=True)
    _title(file, document)
    for block in document.blocks:
        _block(file, document, block)
    buffer = BytesIO()
    file.save(buffer)
    path.write_bytes(_same_bytes(buffer.getvalue()))
