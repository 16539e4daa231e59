"""A list as a workbook (.xlsx, ECMA-376): one sheet, a head that stays in sight, days as days, no formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Letters that XML 1.0 has no place for.
_NO_LETTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Day 60 of the calendar of workbooks never was; days are counted from here after it.
_DAY_ZERO = dt.date(1899, 12, 30)
_PLAIN, _DAY, _HEAD, _WRAPPED = range(4)
_LONGEST = 32_767

_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>'
    '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKED}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKED}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKED}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": _STYLES,
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading and its width in figures of the font."""

    heading: str
    width: int


def workbook(name: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[str | dt.date | None]]) -> bytes:
    """The file; `name` is that of its sheet (31 letters at most). The same rows are the same bytes."""
    shown = escape(re.sub(r"[\[\]:*?/\\]", " ", name)[:31], {'"': "&quot;"})
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f'<sheets><sheet name="{shown}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        parts = {**_PARTS, "xl/workbook.xml": book, "xl/worksheets/sheet1.xml": _sheet(columns, rows)}
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, _XML + text)
    return out.getvalue()


def _sheet(columns: Sequence[SheetColumn], rows: Iterable[Sequence[str | dt.date | None]]) -> str:
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{each.width}" customWidth="1"/>' for at, each in enumerate(columns, 1)
    )
    head = "".join(_cell(each.heading, _HEAD) for each in columns)
    body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData><row>{head}</row>{body}</sheetData></worksheet>"
    )


def _cell(value: str | dt.date | None, style: int = _WRAPPED) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, dt.date):
        return f'<c s="{_DAY}"><v>{(value - _DAY_ZERO).days}</v></c>'
    words = escape(_NO_LETTERS.sub("", value)[:_LONGEST])
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
