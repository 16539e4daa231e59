"""The empty sheet of paper of a .docx: page, styles, header and footer (Decree 30/2020/NĐ-CP, annex I).

A4; margins 20, 30, 20 and 15-20 mm; Times New Roman 13-14; first lines drawn in by 12,7 mm; the number of the page
above from the second page on.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pholuat.portal.downloads.flow import Style

FONT = "Times New Roman"
SIZE = 14
INDENT = Mm(12.7)
GREY = RGBColor(0x59, 0x59, 0x59)
LEFT, CENTRE, BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
HEADINGS = 4
# Of each style: what it is based on, size, bold, italic, alignment, first line drawn in, space before and after.
STYLES: dict[str, tuple[str, int, bool, bool, int, bool, int, int]] = {
    "PL Law": ("Normal", SIZE, False, False, BOTH, True, 0, 6),
    "PL Quoted": ("PL Law", SIZE, False, False, BOTH, True, 0, 6),
    "PL Preamble": ("PL Law", SIZE, False, True, BOTH, True, 0, 6),
    "PL Note": ("PL Law", 12, False, False, BOTH, True, 0, 3),
    "PL Mark": ("PL Law", 12, False, True, LEFT, True, 0, 3),
    "PL Notice": ("Normal", 11, False, False, LEFT, False, 0, 2),
    "PL Name": ("Normal", SIZE, True, False, CENTRE, False, 6, 6),
    "PL Above": ("Normal", 13, False, False, CENTRE, False, 0, 2),
    "PL Letterhead": ("Normal", 13, True, False, CENTRE, False, 0, 0),
    "PL Cell": ("Normal", 12, False, False, LEFT, False, 0, 0),
    "PL Edge": ("Normal", 10, False, False, LEFT, False, 0, 0),
    "PL Column": ("Normal", 12, False, False, CENTRE, False, 0, 0),
    "PL Recipients": ("Normal", 11, False, False, LEFT, False, 0, 0),
}
NAMES = {
    Style.NOTICE: "PL Notice",
    Style.NAME: "PL Name",
    Style.ABOVE: "PL Above",
    Style.PREAMBLE: "PL Preamble",
    Style.LETTERHEAD: "PL Letterhead",
    Style.LAW: "PL Law",
    Style.QUOTED: "PL Quoted",
    Style.MARK: "PL Mark",
    Style.NOTE: "PL Note",
}


@lru_cache(maxsize=1)
def sheet() -> bytes:
    """The sheet as a file, made once."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.right_margin = Mm(20)
    page.left_margin = Mm(30)
    page.header_distance = page.footer_distance = Mm(10)
    page.different_first_page_header_footer = True
    _normal(document.styles["Normal"])
    for name, (base, size, bold, italic, align, indent, before, after) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
        form = style.paragraph_format
        form.alignment, form.first_line_indent = align, INDENT if indent else Mm(0)
        form.space_before, form.space_after = Pt(before), Pt(after)
    document.styles["PL Quoted"].paragraph_format.left_indent = Mm(8)
    document.styles["PL Notice"].font.color.rgb = GREY
    document.styles["PL Mark"].font.color.rgb = GREY
    document.styles["PL Edge"].font.color.rgb = GREY
    for level in range(1, HEADINGS + 1):
        _heading(document.styles[f"Heading {level}"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _normal(style: Any) -> None:
    style.font.size = Pt(SIZE)
    _font(style)
    style.paragraph_format.line_spacing = 1.1
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), "vi-VN")
    style.element.get_or_add_rPr().append(language)


def _font(style: Any) -> None:
    """Times everywhere: the theme of the empty sheet would set headings in another face."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [*fonts.attrib]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)


def _heading(style: Any) -> None:
    """Headings for Word's outline; how they are set is said at each paragraph."""
    _font(style)
    style.font.size, style.font.bold, style.font.italic = Pt(SIZE), True, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(6), True


def furnish(document: Any, head: str, foot: tuple[str, ...]) -> None:
    """Number and issuer with the page above from the second page on, the lines of `foot` below on every page."""
    page = document.sections[0]
    above = page.header.paragraphs[0]
    above.style = document.styles["PL Edge"]
    above.paragraph_format.tab_stops.add_tab_stop(
        page.page_width - page.left_margin - page.right_margin, WD_TAB_ALIGNMENT.RIGHT
    )
    above.add_run(f"{head}\t")
    _page_number(above)
    for footer in (page.footer, page.first_page_footer):
        footer.paragraphs[0].text = foot[0]
        for line in foot[1:]:
            footer.add_paragraph(line)
        for paragraph in footer.paragraphs:
            paragraph.style = document.styles["PL Edge"]


def _page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
