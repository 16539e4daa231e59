"""PDF with a text layer, as the gazette (Công Báo) and offices publish it.

Running heads, page numbers and the e-signature stand in the text as marked lines after the paragraph that they
interrupt; footnotes likewise.
"""

from __future__ import annotations

import threading
from collections import Counter

import pypdfium2

from pholuat.lawtext.model import Role, Source
from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.readers.pdf_foot import Foot, foot_at, foot_goes_on
from pholuat.lawtext.readers.pdf_layout import Parted, columns, part, repeated_heads
from pholuat.lawtext.readers.pdf_page import Page, Row, pages, rows
from pholuat.lawtext.readers.pdf_tables import Placed, tables
from pholuat.lawtext.readers.pdf_text import Edges, Flow, Story, all_edges, row_text
from pholuat.lawtext.readers.pieces import to_source

LETTERS_A_PAGE = 50
"""A page of text has some two thousand; a scan has its running head and the line of the e-signature."""

MAX_PAGES = 2000
"""The longest decrees with their tables have some thousand pages; one is read in about a tenth of a second."""

ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe to call from two threads."""


def read(data: bytes, name: str) -> Source:
    """The text of a PDF. Raises ReadError("encrypted"), ("broken"), ("no_text"), ("too_many_pages")."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
            if len(document) > MAX_PAGES:
                raise ReadError("too_many_pages", pages=len(document), limit=MAX_PAGES)
            sheets = list(pages(document))
            document.close()
        except pypdfium2.PdfiumError as error:
            raise ReadError("encrypted" if "password" in str(error).lower() else "broken", format="PDF") from error
    return to_source(_story(sheets).pieces())


def _story(sheets: list[Page]) -> Story:
    placed = [tables(page) for page in sheets]
    all_rows = [
        rows([word for word in page.words if not any(word in table.words for table in found)])
        for page, found in zip(sheets, placed, strict=True)
    ]
    heads, height = repeated_heads(all_rows), _body_height(all_rows)
    parted: list[Parted] = []
    for page, lines in zip(sheets, all_rows, strict=True):
        parted.append(part(page, lines, heads, height, before=parted[-1] if parted else None))
    _refuse_scan(parted, placed)
    story, body, notes = Story(), Flow(), Flow(Role.FOOTNOTE)
    foot: Foot | None = None
    edges = all_edges([[*page.body, *page.notes] for page in parted])
    for number, (sheet, found, page_edges) in enumerate(zip(parted, placed, edges, strict=True)):
        for row in sheet.furniture:
            story.add_text(row_text(row), Role.PAGE, begins=True)
        foot = _tell_body(story, body, list(sheet.body), found, number, page_edges, foot)
        for row in sheet.notes:
            notes.add(row, number, page_edges, story)
    return story


def _tell_body(
    story: Story, flow: Flow, lines: list[Row], found: list[Placed], number: int, page: Edges, before: Foot | None
) -> Foot | None:
    """Rows, columns and tables of one page from the top down; takes and gives the foot that runs on over pages."""
    waiting = sorted(found, key=lambda table: -table.top)
    at = 0
    last: Foot | None = None
    while at < len(lines):
        while waiting and waiting[0].top > lines[at].y1:
            story.add_piece(waiting.pop(0).table)
            flow.stop()
        zone = foot_goes_on(lines, before) if before is not None and at == 0 else None
        zone = zone or foot_at(lines, at) or columns(lines, at)
        if zone is None:
            flow.add(lines[at], number, page, story)
            at += 1
            continue
        for line in zone.lines:
            story.add_piece(line)
        flow.stop()
        at = zone.end
        last = zone.foot if at == len(lines) and not waiting else None
    _tell_tables(story, flow, waiting)
    return last


def _tell_tables(story: Story, flow: Flow, found: list[Placed]) -> None:
    for table in found:
        story.add_piece(table.table)
        flow.stop()


def _body_height(all_rows: list[list[Row]]) -> float:
    """The height of most of the text."""
    heights: Counter[float] = Counter()
    for lines in all_rows:
        for row in lines:
            heights[round(row.height * 2) / 2] += len(row.words)
    return max(heights, key=lambda height: (heights[height], height), default=0.0)


def _refuse_scan(parted: list[Parted], placed: list[list[Placed]]) -> None:
    letters = sum(len(row_text(row)) for page in parted for row in (*page.body, *page.notes))
    letters += sum(len(word.text) for found in placed for table in found for word in table.words)
    if letters < LETTERS_A_PAGE * len(parted):
        raise ReadError("no_text")
