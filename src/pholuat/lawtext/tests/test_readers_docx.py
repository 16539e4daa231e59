"""Word documents: automatic numbers, boxes, notes, old fonts, in the order of the page."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from pholuat.lawtext.model import Role, Source
from pholuat.lawtext.readers import read_bytes
from pholuat.vietnamese.legacy import Encoding, from_unicode

NUMBERING = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%4"/>
    <w:suff w:val="nothing"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def saved(document: Document, /, **parts: str) -> bytes:
    """The file, with whole parts replaced or added."""
    buffer = io.BytesIO()
    document.save(buffer)
    if not parts:
        return buffer.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name.removeprefix("word/").removesuffix(".xml") not in parts:
                new.writestr(name, old.read(name))
        for name, xml in parts.items():
            new.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def text_of(build: Callable[[Document], None], **parts: str) -> Source:
    document = docx.Document()
    build(document)
    return read_bytes(saved(document, **parts), "van-ban.docx")


def numbered(document: Document, text: str, level: int, number: int = 1) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def add(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))


def test_automatic_numbers_are_written_out_and_count_on() -> None:
    def build(document: Document) -> None:
        for text, level in zip("MxyzxyHxp", [0, 1, 2, 2, 1, 2, 0, 1, 3], strict=True):
            numbered(document, text, level)
        numbered(document, "Năm", 0, number=2)
        numbered(document, "Sáu", 0, number=2)

    assert text_of(build, numbering=NUMBERING.format(ns=nsdecls("w"))).text.split("\n") == [
        "Điều 1. M", "1. x", "a) y", "b) z", "2. x", "a) y", "Điều 2. H", "1. x", "2.Ip", "Điều 5. Năm", "Điều 6. Sáu",
    ]  # fmt: skip


def test_a_table_stands_where_it_stands() -> None:
    def build(document: Document) -> None:
        document.add_paragraph("Trước")
        table = document.add_table(2, 4)
        for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = f"ô {at}\nhai"
        document.add_paragraph("Sau")

    source = text_of(build)
    rows = "ô 0 hai\tô 1 hai\tô 2 hai\tô 3 hai\nô 4 hai\tô 5 hai\tô 6 hai\tô 7 hai"
    assert source.text == f"Trước\n{rows}\nSau"
    assert [(mark.role, source.text[mark.start : mark.end]) for mark in source.marks] == [(Role.TABLE, rows)]


def test_the_head_of_two_columns_is_read_column_by_column() -> None:
    def build(document: Document) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).text = "UBND TỈNH BÌNH ĐỊNH"
        table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        table.cell(1, 0).text = "Số: 3289/QĐ-UBND"
        table.cell(1, 1).text = "Bình Định, ngày 13 tháng 9 năm 2019"

    source = text_of(build)
    assert source.marks == ()
    assert source.text.split("\n")[:3] == [
        "UBND TỈNH BÌNH ĐỊNH",
        "Số: 3289/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_breaks_tabs_hyphens_fields_and_tracked_changes() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph("QĐ")
        add(paragraph, "<w:r><w:noBreakHyphen/><w:t>UBND</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>")
        add(paragraph, f"<w:del {nsdecls('w')}><w:r><w:delText>bỏ</w:delText></w:r></w:del>")
        add(paragraph, f"<w:ins {nsdecls('w')}><w:r><w:t>thêm</w:t></w:r></w:ins>")
        add(paragraph, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>")
        add(paragraph, "<w:r><w:instrText> PAGE </w:instrText></w:r>")

    assert text_of(build).text == "QĐ-UBND a\nbthêm"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    drawing = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        f' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>{box}</v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def build(document: Document) -> None:
        paragraph = document.add_paragraph("Trước khung")
        paragraph._p.append(parse_xml(drawing))
        document.add_paragraph("Sau khung")

    assert text_of(build).text == "Trước khung\nTrong khung\nSau khung"


def test_a_footnote_follows_the_paragraph_that_cites_it() -> None:
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/>'
        "<w:t>Khoản này được sửa đổi.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )

    def build(document: Document) -> None:
        paragraph = document.add_paragraph("1. Quy định")
        add(paragraph, '<w:r><w:footnoteReference w:id="2"/></w:r>')
        document.add_paragraph("2. Tiếp")

    source = text_of(build, footnotes=notes)
    assert source.text == "1. Quy định¹\n¹ Khoản này được sửa đổi.\n2. Tiếp"
    assert [(mark.role, mark.start) for mark in source.marks] == [(Role.FOOTNOTE, 13)]


def test_the_letter_u_with_horn_survives_as_a_soft_hyphen_of_an_old_font() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(from_unicode("Nghị định về c", Encoding.TCVN3))
        run.font.name = ".VnTime"
        add(
            paragraph,
            '<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:softHyphen/><w:t> tró</w:t></w:r>',
        )
        capitals = paragraph.add_run(from_unicode(" của chính phủ", Encoding.TCVN3))
        capitals.font.name = ".VnTimeH"
        paragraph.add_run(" Thường").font.name = ".VnTime"

    assert text_of(build).text == "Nghị định về cư trú CỦA CHÍNH PHỦ Thường"


def test_marks_and_letters_of_vni_in_two_runs_are_one_letter() -> None:
    def build(document: Document) -> None:
        paragraph = document.add_paragraph()
        for codes in ("Co", "äng hoa", "ø"):
            paragraph.add_run(codes).font.name = "VNI-Times"

    assert text_of(build).text == "Cộng hoà"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="máy này không có LibreOffice")
def test_rich_text_goes_through_libreoffice() -> None:
    data = b"{\\rtf1\\ansi Nh\\u7919?n th\\u432?\\par Hai}"
    assert read_bytes(data, "thu.doc").text == "Nhữn thư\nHai".replace("ữ", "\u1eef")


def test_strict_office_xml_and_another_name_of_the_main_part_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("Điều 1. Một")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), strict)
    assert read_bytes(out.getvalue(), "luat.docx").text == "Điều 1. Một"


def test_a_footnote_that_cites_itself_is_read_once() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:r><w:t>Ghi chú</w:t><w:footnoteReference w:id="1"/></w:r>'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body><w:p>{note}</w:p></w:body></w:document>")
        package.writestr(
            "word/footnotes.xml",
            f'<w:footnotes {space}><w:footnote w:id="1"><w:p>{note}</w:p></w:footnote></w:footnotes>',
        )
    assert read_bytes(held.getvalue(), "vong.docx").text == "Ghi chú¹\nGhi chú"


def body_of(xml: str, **parts: str) -> Source:
    """A document of nothing but this body."""
    document = f"<w:document {nsdecls('w')}><w:body>{xml}</w:body></w:document>"
    return read_bytes(saved(docx.Document(), **{"document": document, **parts}), "van-ban.docx")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_what_stands_in_content_controls_is_read_and_a_comment_is_not() -> None:
    inside = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>1. Một</w:t></w:r>"
    comment = '<w:p><w:r><w:t>Điều 2.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    comments = f'<w:comments {nsdecls("w")}><w:comment w:id="0">{paragraph("riêng")}</w:comment></w:comments>'
    xml = f"{inside.format(paragraph('Điều 1. Trong ô'))}<w:p>{inside.format(run)}</w:p>{comment}"
    assert body_of(xml, comments=comments).text == "Điều 1. Trong ô\n1. Một\nĐiều 2."


def test_a_table_in_a_cell_stands_in_its_cell_and_a_merged_cell_is_told_once() -> None:
    def cell(xml: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{xml}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(paragraph('x'))}{cell(paragraph('y'))}</w:tr></w:tbl>"
    first = cell(paragraph("TT"), '<w:vMerge w:val="restart"/>') + cell(paragraph("Tên"))
    second = cell("<w:p/>", "<w:vMerge/>") + cell(inner + paragraph("sau"))
    source = body_of(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>")
    assert source.text == "TT\tTên\n\tx y sau"
    assert [mark.role for mark in source.marks] == [Role.TABLE]
