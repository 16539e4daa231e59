"""A list as a workbook: what was put in stands in it, and nothing in it is a formula."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from pholuat.ui.workbook import SheetColumn, workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = [SheetColumn("Số, ký hiệu", 18), SheetColumn("Ngày", 12)]


def cells(file: bytes) -> list[list[str | int | None]]:
    """The rows of the sheet as they read; a day as its number."""
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        sheet = ET.fromstring(packed.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
    return [[_value(cell) for cell in row] for row in sheet.iter(f"{MAIN}row")]


def _value(cell: ET.Element) -> str | int | None:
    text, number = cell.find(f"{MAIN}is/{MAIN}t"), cell.findtext(f"{MAIN}v")
    return (text.text or "") if text is not None else int(number) if number else None


def test_words_and_days_stand_under_their_headings() -> None:
    file = workbook("Văn bản", COLUMNS, [["9001/QĐ-UBND", dt.date(2025, 7, 1)], ["=HYPERLINK(1)", None]])
    assert cells(file) == [["Số, ký hiệu", "Ngày"], ["9001/QĐ-UBND", 45839], ["=HYPERLINK(1)", None]]
    assert file == workbook("Văn bản", COLUMNS, [["9001/QĐ-UBND", dt.date(2025, 7, 1)], ["=HYPERLINK(1)", None]])


def test_no_cell_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook("A", COLUMNS, [["=1+1", None], ["@x", None]]))) as packed:
        assert b"<f" not in packed.read("xl/worksheets/sheet1.xml")


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_words_make_a_file_that_reads(words: str, name: str) -> None:
    assert len(cells(workbook(name, COLUMNS, [[words, None]]))) == 2
