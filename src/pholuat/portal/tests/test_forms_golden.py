"""One law of every kind of provision as text, as JSON and as the words of a .docx, against kept files."""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document as Docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from pholuat.lawtext.akn import ActName, DatedDocument, DatedProvision, Reference, Words
from pholuat.portal.downloads import data, plain, word

FOLDER = Path(__file__).parent / "forms_golden"
ACT = ActName("binh-dinh/9002-qd-ubnd-2021-09-15", "9002/QĐ-UBND", "Quyết định sửa đổi")
DECISION = DatedDocument(
    site="https://luat.example.vn",
    slug="binh-dinh/9001-qd-ubnd-2020-06-15",
    number="9001/QĐ-UBND",
    type="Quyết định",
    title="Ban hành Quy chế thử",
    issuer="Ủy ban nhân dân tỉnh Bình Định",
    on=dt.date(2024, 1, 1),
    issued=dt.date(2020, 6, 15),
    effective=dt.date(2020, 7, 1),
    state="partly_expired",
    reason="Khoản 2 Điều 1 Quy chế: bị bãi bỏ.",
    head=Words(
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH\n-------\nSố: 9001/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBình Định, ngày 15 tháng 6 năm 2020\nQUYẾT ĐỊNH\nBan hành\nQuy chế thử"
    ),
    preamble=Words("Căn cứ Luật Thử;\nQUYẾT ĐỊNH:", (Reference(8, 15, "1-2015-qh13"),)),
    recipients=Words("Nơi nhận:\n- Như Điều 2;"),
    signature=Words("TM. ỦY BAN NHÂN DÂN\n(Đã ký)\nNguyễn Minh Họa"),
    unread=(("art_1", Words("???")),),
    provisions=(
        DatedProvision("art_1", "article", "1", text=Words("Ban hành kèm theo Quyết định này Quy chế thử.")),
        DatedProvision(
            "art_2", "article", "2", text=Words("Sửa như sau:\n“Điều 3. Cũ\n1. Một.”\nBảng:\nThứ tự\tTên\n1\tA\n2\tB")
        ),
        DatedProvision(
            "reg_1",
            "annex",
            "",
            Words("QUY CHẾ Thử"),
            Words("(Ban hành kèm theo Quyết định số 9001/QĐ-UBND)"),
            letterhead=Words("ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH"),
            children=(
                DatedProvision(
                    "reg_1__chp_I",
                    "chapter",
                    "I",
                    Words("CHUNG"),
                    children=(
                        DatedProvision(
                            "reg_1__art_1",
                            "article",
                            "1",
                            Words("Phạm vi"),
                            since=dt.date(2021, 10, 1),
                            made_by=ACT,
                            children=(
                                DatedProvision(
                                    "reg_1__art_1__cl_1",
                                    "clause",
                                    "1",
                                    text=Words("Một:"),
                                    made_by=ACT,
                                    children=(
                                        DatedProvision(
                                            "reg_1__art_1__cl_1__point_dd",
                                            "point",
                                            "đ",
                                            text=Words("Nhỏ."),
                                            made_by=ACT,
                                        ),
                                    ),
                                ),
                                DatedProvision(
                                    "reg_1__art_1__cl_2",
                                    "clause",
                                    "2",
                                    text=Words("Hai."),
                                    state="expired",
                                    until=dt.date(2021, 10, 1),
                                    ended_by=ACT,
                                    note="bị bãi bỏ",
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def told(document: DatedDocument) -> str:
    """What a .docx holds, a line a paragraph with its style, a line a row of a table."""
    return "\n".join((*_lines(Docx(io.BytesIO(word.docx(document)))), ""))


def _lines(file: object) -> Iterator[str]:
    for each in file.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(each, Paragraph) and each.style is not None:
            page = " (trang mới)" if each.paragraph_format.page_break_before else ""
            yield f"{each.style.name}{page}: {each.text}".rstrip().replace("\n", " / ")
        elif isinstance(each, Table):
            for row in each.rows:
                yield "| " + " | ".join(cell.text.replace("\n", " / ") for cell in row.cells)


@pytest.mark.parametrize(
    ("name", "form"), [("decision.txt", plain.text), ("decision.json", data.text), ("decision.docx.txt", told)]
)
def test_a_decision_is_written_as_the_kept_file_says(name: str, form: Callable[[DatedDocument], str]) -> None:
    """`RENEW_GOLDEN=1` writes the files anew; look at what has changed before it is committed."""
    path = FOLDER / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(form(DECISION), encoding="utf-8")
    assert form(DECISION) == path.read_text(encoding="utf-8")
