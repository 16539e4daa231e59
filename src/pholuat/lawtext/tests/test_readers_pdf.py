"""PDF: running heads and page numbers leave the sentences that they interrupt; columns and tables are told apart."""

from __future__ import annotations

import ctypes
from functools import cache

import pypdfium2.raw as pdfium
import pytest
import weasyprint  # type: ignore[import-untyped]

from pholuat.lawtext.model import Role, Source
from pholuat.lawtext.readers import ReadError, pdf_page, read_bytes
from pholuat.lawtext.readers.pdf_page import Row, Word
from pholuat.lawtext.readers.pdf_text import Edges, Flow, Story, starts_new
from pholuat.lawtext.readers.pieces import Line

STYLE = """
@page { size: A4; margin: 2.5cm 2cm; @top-center { content: "CÔNG BÁO/Số 1 + 2/Ngày 02-01-2026 " counter(page) } }
body { font: 13pt "Tinos", "Liberation Serif", "DejaVu Serif"; }
p { text-align: justify; text-indent: 1cm; margin: 0 0 6pt 0 }
.c { text-align: center; text-indent: 0 } td { text-align: center; vertical-align: top }
.data td { border: 1px solid black } table { width: 100%; border-collapse: collapse }
sup { font-size: 60%; vertical-align: super; line-height: 0 }
.notes { border-top: 1px solid black; font-size: 10pt; position: absolute; bottom: 0 } .notes p { text-align: left }
"""
SENTENCE = "Hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận, tự nguyện giải quyết với nhau các mâu thuẫn; "


@cache
def pdf(body: str) -> bytes:
    data: bytes = weasyprint.HTML(string=f"<style>{STYLE}</style>{body}").write_pdf()
    return data


def read(body: str) -> Source:
    return read_bytes(pdf(body), "cong-bao.pdf")


def marked(source: Source, role: Role) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.role is role]


def body(source: Source) -> list[str]:
    """The lines without running heads."""
    heads = marked(source, Role.PAGE)
    return [line for line in source.text.split("\n") if line not in heads]


def test_a_sentence_over_lines_and_pages_is_one_line_and_the_running_heads_stand_aside() -> None:
    long = "1. " + (SENTENCE * 60).strip()
    source = read(f"<p>Điều 1. Hòa giải</p><p>{long}</p><p>2. Hết.</p>")
    assert marked(source, Role.PAGE) == [f"CÔNG BÁO/Số 1 + 2/Ngày 02-01-2026 {page}" for page in (1, 2)]
    assert body(source) == ["Điều 1. Hòa giải", long, "2. Hết."]


def test_the_columns_of_the_head_are_read_one_after_the_other() -> None:
    head = (
        "<table><tr><td style='width:35%'>BỘ LAO ĐỘNG<br>VÀ XÃ HỘI<br><br>Số: 01/2022/TTLT-<br>TANDTC-BCA</td>"
        "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br><br>"
        "<i>Hà Nội, ngày 18 tháng 02 năm 2022</i></td></tr></table>"
    )
    source = read(f"{head}<p class=c>&nbsp;</p><p class=c>THÔNG TƯ</p><p class=c>Về hòa giải</p><p>{SENTENCE * 3}</p>")
    assert body(source) == [
        "BỘ LAO ĐỘNG", "VÀ XÃ HỘI", "Số: 01/2022/TTLT-TANDTC-BCA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 18 tháng 02 năm 2022", "THÔNG TƯ", "Về hòa giải",
        (SENTENCE * 3).strip(),
    ]  # fmt: skip


def test_a_ruled_table_keeps_rows_cells_and_merged_cells() -> None:
    rows = (
        "<tr><td rowspan=2>TT</td><td colspan=2>Mức thu</td></tr><tr><td>Xã</td><td>Phường, thị trấn</td></tr>"
        "<tr><td>1</td><td>5.000</td><td>8.000</td></tr>"
    )
    source = read(f"<p>{SENTENCE * 2}</p><table class=data>{rows}</table><p>Hết.</p>")
    assert marked(source, Role.TABLE) == ["TT\tMức thu\n\tXã\tPhường, thị trấn\n1\t5.000\t8.000"]
    assert body(source)[0] == (SENTENCE * 2).strip()
    assert body(source)[-1] == "Hết."


def test_notes_below_a_rule_are_footnotes_and_their_signs_stay_raised() -> None:
    source = read(
        f"<p>18.<sup>2</sup> Khoản này.</p><p>{SENTENCE * 2}</p>"
        "<div class=notes><p><sup>2</sup> Được bổ sung theo Luật số 51/2019/QH14.</p></div>"
    )
    assert marked(source, Role.FOOTNOTE) == ["² Được bổ sung theo Luật số 51/2019/QH14."]
    assert body(source)[0] == "18.² Khoản này."


def test_a_scan_says_that_it_needs_recognition() -> None:
    with pytest.raises(ReadError) as refused:
        read("<svg width=300 height=300><rect width=300 height=300 /></svg>" * 3)
    assert refused.value.code == "no_text"


def test_recipients_and_signature_stand_side_by_side_and_are_read_one_after_the_other() -> None:
    recipients = "".join(f"- Cơ quan số {number} của tỉnh;<br>" for number in range(1, 8))
    foot = (
        f"<table><tr><td style='width:50%;text-align:left;font-size:11pt'><b><i>Nơi nhận:</i></b><br>{recipients}"
        "- Lưu: VT.</td><td><b>TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br><br><br>Nguyễn Văn Minh</b>"
        "</td></tr></table>"
    )
    source = read(f"<p>{SENTENCE * 3}</p><p>Hết./.</p>{foot}")
    assert body(source)[1:] == [
        "Hết./.", "Nơi nhận:", *[f"- Cơ quan số {number} của tỉnh;" for number in range(1, 8)], "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Minh",
    ]  # fmt: skip


def test_the_heading_of_a_form_on_a_later_page_is_no_rubric_of_the_gazette() -> None:
    head = "<table><tr><td>(1)......</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr></table>"
    form = f"<p class=c style='break-before: page'>MẪU BIÊN BẢN HÒA GIẢI</p>{head}<p>{SENTENCE * 3}</p>"
    assert "MẪU BIÊN BẢN HÒA GIẢI" in body(read(f"<p>{SENTENCE * 3}</p>{form}"))


def test_paragraphs_without_indentation_are_told_by_room_at_the_line_end_and_by_their_labels() -> None:
    lines = [
        "Điều 1. Hòa giải",
        "1. " + SENTENCE * 2,
        "a) " + SENTENCE,
        "b) " + SENTENCE * 4,
        "2. Hết.",
        "Thêm một câu.",
    ]
    plain = "".join(f"<p style='text-indent: 0; text-align: left'>{line}</p>" for line in lines)
    assert body(read(plain)) == [line.strip() for line in lines]


def row(text: str, x0: float, x1: float, y0: float) -> Row:
    return Row((Word(text, x0, x1, y0, y0 + 14),), x0, x1, y0, y0 + 14)


@pytest.mark.parametrize(
    ("x0", "y0", "text", "begins"),
    [
        (60.0, 686.0, "tiếp", False),
        (82.0, 686.0, "Thụt", True),
        (60.0, 640.0, "Cách", True),
        (60.0, 686.0, "Điều 2.", True),
    ],
)
def test_after_a_full_line_a_paragraph_begins_by_indentation_gap_or_label(
    x0: float, y0: float, text: str, begins: bool
) -> None:
    page = Edges(60, 530)
    assert starts_new(row(text, x0, x0 + 300, y0), row("đầy.", 60, 530, 704), page, page, same_page=True) is begins


def test_a_heading_that_fills_its_line_does_not_swallow_the_first_clause_or_article() -> None:
    edges = Edges(60, 532)
    story, flow = Story(), Flow()
    texts = ["TÌNH TRẠNG KHẨN CẤP VỀ", "Điều 5. Thẩm quyền của Chính phủ về hòa giải", "1. Chính phủ quyết định"]
    for place, text in enumerate(texts):
        words = tuple(Word(word, 60, 530, 686 - 15 * place, 700 - 15 * place) for word in text.split())
        flow.add(Row(words, 60, 530, 686 - 15 * place, 700 - 15 * place), 0, edges, story)
    assert story.pieces() == [Line(text) for text in texts]


def test_room_between_lines_parts_paragraphs() -> None:
    edges = Edges(60, 532, leading=16)
    above = row("thỏa thuận", 60, 531, 700)
    assert starts_new(row("Hòa giải", 60, 531, 679), above, edges, edges, same_page=True)
    assert not starts_new(row("Hòa giải", 60, 531, 684), above, edges, edges, same_page=True)


class Letters:
    """A page of one letter whose font tells no height: PDFium gives the box of its ink."""

    def __init__(self, ink: tuple[float, float, float, float]) -> None:
        self.ink = ink

    def get_charbox(self, index: int, *, loose: bool) -> tuple[float, float, float, float]:
        return self.ink


def placed(monkeypatch: pytest.MonkeyPatch, size: float, scale: float, base: float) -> None:
    """PDFium as it answers for a letter of this size on this base line."""

    def matrix(page: object, index: int, found: pdfium.FS_MATRIX) -> bool:
        found.c, found.d = 0.0, scale
        return True

    def origin(page: object, index: int, x: ctypes.c_double, y: ctypes.c_double) -> bool:
        y.value = base
        return True

    monkeypatch.setattr(pdfium, "FPDFText_GetFontSize", lambda page, index: size)
    monkeypatch.setattr(pdfium, "FPDFText_GetMatrix", matrix)
    monkeypatch.setattr(pdfium, "FPDFText_GetCharOrigin", origin)


@pytest.mark.parametrize(
    ("ink", "size", "scale"), [((10, 104, 14, 106), 12.0, 1.0), ((10, 104, 14, 106), 1.0, 12.0)], ids=["size", "matrix"]
)
def test_a_hyphen_of_a_font_that_hides_its_height_stands_as_high_as_a_letter(
    monkeypatch: pytest.MonkeyPatch, ink: tuple[float, float, float, float], size: float, scale: float
) -> None:
    placed(monkeypatch, size, scale, base=100.0)
    left, foot, right, top = pdf_page._box(Letters(ink), 0)
    assert (left, right) == (10, 14)
    assert (foot, top) == pytest.approx((100 - 0.22 * 12, 100 + 0.78 * 12))


def test_the_box_of_a_font_that_tells_its_height_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    placed(monkeypatch, 12.0, 1.0, base=100.0)
    assert pdf_page._box(Letters((10, 97, 14, 110)), 0) == (10, 97, 14, 110)
