"""Plain text and HTML: what stands on the page stands in the text, line by line."""

from __future__ import annotations

import gzip
import lzma
import unicodedata
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.lawtext.model import Role, Source
from pholuat.lawtext.readers import read_bytes
from pholuat.vietnamese.legacy import Encoding, from_unicode

LAW = "Luật này quy định nguyên tắc, chính sách hòa giải ở cơ sở; hòa giải viên.\nĐiều 1. Phạm vi điều chỉnh"


def html(body: str) -> Source:
    return read_bytes(f"<html><body>{body}</body></html>".encode(), "luat.html")


def tables(source: Source) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.role is Role.TABLE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_form_reads_the_same(encoding: str) -> None:
    assert read_bytes(LAW.encode(encoding), "luat.txt").text == LAW


@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("page", ["cp1252", "utf-8"])
def test_text_of_before_unicode_is_told_by_its_letters(encoding: Encoding, page: str) -> None:
    codes = from_unicode(LAW, encoding)
    assert read_bytes(codes.encode(page), "luat.txt").text == LAW


def test_windows_code_page_with_its_combining_tones_is_composed() -> None:
    data = "Đi\u00ea\u0300u 1. Pha\u0323m vi na\u0300y".encode("cp1258")
    assert read_bytes(data, "luat.txt").text == "Điều 1. Phạm vi này"


def test_a_decomposed_text_is_composed_and_blanks_melt() -> None:
    text = unicodedata.normalize("NFD", "Điều\u00a01.\tPhạm  vi\r\n\r\n  ở\u200b đây\u00ad ")
    assert read_bytes(text.encode(), "luat.txt").text == "Điều 1. Phạm vi\nở đây"


def test_packed_files_are_read_as_they_are() -> None:
    assert read_bytes(gzip.compress(LAW.encode()), "luat.txt.gz").text == LAW
    assert read_bytes(lzma.compress(LAW.encode()), "luat.txt.xz").text == LAW
    assert read_bytes(lzma.compress(b"<p>A<p>B"), "luat.html.xz").text == "A\nB"


def test_blocks_and_breaks_are_lines_and_blanks_in_between_are_not() -> None:
    source = html("<p>Điều&nbsp;1. Phạm vi\n điều\n   chỉnh</p><div>Luật <b>này</b><br>quy định<p>1. Một</div>2. Hai")
    assert source.text == "Điều 1. Phạm vi điều chỉnh\nLuật này\nquy định\n1. Một\n2. Hai"


def test_malformed_markup_loses_no_word() -> None:
    assert html("<p>Một<p><b>hai<p>ba</i></span><div>bốn</p></table><br/>năm &nbsp;&khong; & < 6").text.split() == (
        ["Một", "hai", "ba", "bốn", "năm", "&khong;", "&", "<", "6"]
    )
    assert html("<div>" * 5000 + "đáy").text == "đáy"
    assert html("<table><tr><td>" * 400 + "đáy").text == "đáy"


def test_scripts_and_styles_are_not_read() -> None:
    page = "<html><head><title>x</title><style>p{}</style></head><body><script>1</script><p>Điều 1</p></body></html>"
    assert read_bytes(page.encode(), "a.html").text == "Điều 1"


def test_a_list_shows_the_numbers_that_a_browser_prints() -> None:
    source = html("<ol><li>Một<li><p>Hai</p></ol><ol start=3><li>Ba</ol><ol type=a><li>bốn</ol><ul><li>năm</ul>")
    assert source.text == "1. Một\n2. Hai\n3. Ba\na) bốn\nnăm"


def test_a_raised_number_after_a_number_stays_raised() -> None:
    assert html("<p>10<sup>-7</sup> gam; 5 m<sup>2</sup>; 1.<sup>3</sup> Khoản; CO<sub>2</sub></p>").text == (
        "10⁻⁷ gam; 5 m2; 1.³ Khoản; CO2"
    )


def test_a_table_of_data_keeps_its_rows_and_is_marked() -> None:
    rows = "<tr><th>STT<th>Tên<th>Mức<tr><td>1<td>Lệ phí<br>hộ tịch<td><p>8.000</p>"
    source = html(f"<p>Biểu:</p><table>{rows}</table><p>Hết.</p>")
    assert source.text == "Biểu:\nSTT\tTên\tMức\n1\tLệ phí hộ tịch\t8.000\nHết."
    assert tables(source) == ["STT\tTên\tMức\n1\tLệ phí hộ tịch\t8.000"]


def test_two_tables_are_two_marks() -> None:
    row = "<table><tr><td>a<td>b<td>c<td>d</table>"
    assert tables(html(row + row)) == ["a\tb\tc\td", "a\tb\tc\td"]


def test_head_and_foot_are_columns_and_not_tables() -> None:
    head = (
        "<tr><td><b>BỘ TƯ PHÁP</b><br>-------"
        "<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b>"
        "<tr><td>Số: 01/2026/TT-BTP<td><i>Hà Nội, ngày 02 tháng 01 năm 2026</i>"
    )
    foot = "<tr><td>Nơi nhận:<br>- Như Điều 3;<td>BỘ TRƯỞNG<br>(Đã ký)<br>Nguyễn Văn A"
    source = html(f"<table border=1>{head}</table><p>THÔNG TƯ</p><table>{foot}</table>")
    assert source.marks == ()
    assert source.text.split("\n") == [
        "BỘ TƯ PHÁP", "-------", "Số: 01/2026/TT-BTP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 02 tháng 01 năm 2026", "THÔNG TƯ", "Nơi nhận:", "- Như Điều 3;",
        "BỘ TRƯỞNG", "(Đã ký)", "Nguyễn Văn A",
    ]  # fmt: skip


def test_letters_of_an_old_font_are_read_by_the_font() -> None:
    assert html(
        '<p><font face=".VnTime">Nghi cøu</font> và <span style="font-family:VNI-Times">Coäng</span></p>'
    ).text == ("Nghi cứu và Cộng")


@given(st.text())
def test_all_marks_lie_in_the_text_and_the_text_is_composed(text: str) -> None:
    source = read_bytes(f"<p>a</p><table><tr><td>{text}<td>b<td>c<td>d</table>".encode("utf-8", "replace"), "x.html")
    assert unicodedata.is_normalized("NFC", source.text)
    assert all(0 <= mark.start < mark.end <= len(source.text) for mark in source.marks)


@given(st.lists(st.text(alphabet="aăâđêôơư ạệ\u0301\u0323\t", min_size=1)))
def test_a_plain_text_keeps_every_letter(lines: list[str]) -> None:
    text = "Đ\n" + "\n".join(lines)
    kept = "".join(unicodedata.normalize("NFC", line) for line in text.split("\n"))
    read = read_bytes(text.encode(), "a.txt").text
    assert "".join(read.split()) == "".join(kept.split())


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_web_archive_under_the_name_of_word_gives_its_page(charset: str) -> None:
    archive = MIMEMultipart("related")
    archive.attach(MIMEText("<p>Điều 1. Một<p>Hai", "html", charset))
    archive.attach(MIMEText("p {}", "css", "utf-8"))
    assert read_bytes(archive.as_bytes(), "luat.doc").text == "Điều 1. Một\nHai"


def test_a_list_of_districts_is_data_and_an_acting_chairman_signs() -> None:
    assert len(tables(html("<table><tr><td>Q. Bình Thạnh<td>12<tr><td>Q. 1<td>8</table>"))) == 1
    assert tables(html("<table><tr><td><td>Q. CHỦ TỊCH<br>Nguyễn Văn A</table>")) == []


def windows_1258(text: str) -> bytes:
    """The text as Windows' Vietnamese code page writes it: letters, then their tones."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in unicodedata.normalize("NFD", text):
        if letter in tones or not unicodedata.combining(letter):
            parts.append(letter)
        else:
            tone = parts.pop() if parts[-1] in tones else ""
            parts[-1] = unicodedata.normalize("NFC", parts[-1] + letter)
            parts.append(tone)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize("charset", ["windows-1258", "utf-8", "iso-8859-1", "windows-1252", "khong-co"])
def test_a_page_that_names_the_wrong_code_page_is_read_by_its_letters(charset: str) -> None:
    words = "Điều 1. Hòa giải ở cơ sở là việc hướng dẫn các bên đạt được thỏa thuận"
    page = f'<html><head><meta charset="{charset}"></head><body>'.encode() + windows_1258(words) + b"</body></html>"
    assert read_bytes(page, "trang.html").text == words


def test_what_a_browser_or_word_does_not_show_is_not_read() -> None:
    page = (
        '<p>Điều 1.<span style="mso-hide:all"> ẩn</span> Một</p><div style="color: red; display: none">ẩn</div>'
        "<p hidden>ẩn</p><p>Điều 2. Hai</p>"
    )
    assert read_bytes(page.encode(), "trang.html").text == "Điều 1. Một\nĐiều 2. Hai"


def test_a_page_saved_by_word_keeps_the_numbers_of_its_lists() -> None:
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml>x</xml><![endif]-->"
        "</head><body><p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span>"
        "</span>"
        "<![endif]>H&ograve;a\ngi&#7843;i<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"
    )
    assert read_bytes(page.encode(), "trang.html").text == "1. Hòa giải"
