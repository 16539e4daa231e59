"""One decision of a province, printed in several ways: each page form gives the same header and the same provisions."""

from __future__ import annotations

import pytest
import weasyprint  # type: ignore[import-untyped]

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import ParsedDocument, Role
from pholuat.lawtext.readers import read_bytes

SENTENCE = (
    "hòa giải viên hướng dẫn, giúp đỡ các bên đạt được thỏa thuận, tự nguyện giải quyết với nhau các mâu thuẫn, tranh "
    "chấp, vi phạm pháp luật; tổ hòa giải là tổ chức tự quản của Nhân dân được thành lập ở thôn, tổ dân phố"
)
WORDS = SENTENCE.split()
HEAD = """<table><tr><td style="width:40%"><b>ỦY BAN NHÂN DÂN<br>TỈNH GIA LAI</b><br>_____<br>Số: 45/2025/QĐ-UBND</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b><br>________<br>
<i>Gia Lai, ngày 20 tháng 7 năm 2025</i></td></tr></table>
<p class=c><b>QUYẾT ĐỊNH</b></p><p class=c><b>Ban hành Quy định về hòa giải ở cơ sở<br>trên địa bàn tỉnh</b></p>
<p class=c>ỦY BAN NHÂN DÂN TỈNH GIA LAI</p><p>Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;</p>"""
FOOT = """<table><tr><td style="width:50%;text-align:left;font-size:11pt"><b><i>Nơi nhận:</i></b><br>- Như Điều 7;<br>
- Bộ Tư pháp (để b/c);<br>- Lưu: VT.</td><td><b>TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br><br>
Nguyễn Thị Thanh Lịch</b></td></tr></table>"""
FORMS = {
    "số trang ở giữa phía trên": ("@top-center { content: counter(page) }", "Tinos", ""),
    "Trang 3/12": ("@bottom-right { content: 'Trang ' counter(page) '/' counter(pages) }", "DejaVu Serif", ""),
    "- 3 -": ("@top-center { content: '- ' counter(page) ' -' }", "Liberation Serif", "hyphens: auto"),
    "tên văn bản chạy đầu trang": ("@top-right { content: 'QĐ 45/2025/QĐ-UBND' }", "Tinos", "line-height: 1.6"),
    "không thụt dòng": ("@bottom-center { content: counter(page) }", "Tinos", "text-indent: 0; margin: 6pt 0"),
    "dòng sát nhau": ("@bottom-center { content: counter(page) }", "DejaVu Sans", "line-height: 1; margin: 0"),
    "giãn chữ rộng": ("@top-center { content: counter(page) }", "Tinos", "word-spacing: 6px"),
}


def words(start: int, count: int) -> str:
    return " ".join(WORDS[place % len(WORDS)] for place in range(start, start + count))


def provisions() -> dict[str, str]:
    """Address and words of what is printed: clauses of very different lengths, so that pages end anywhere."""
    found = {}
    for article in range(1, 7):
        found[f"art_{article}__cl_1"] = f"{words(article, 30 + 17 * article)}."
        found[f"art_{article}__cl_2"] = f"{words(article * 3, 45)}:"
        found[f"art_{article}__cl_2__point_a"] = f"{words(article * 5, 9 * article)};"
        found[f"art_{article}__cl_2__point_b"] = f"{words(article * 7, 90)}."
    return found


def printed(page: str, font: str, paragraph: str) -> ParsedDocument:
    labels = {"cl_1": "1.", "cl_2": "2.", "point_a": "a)", "point_b": "b)"}
    body = ""
    for eid, text in provisions().items():
        article = eid.partition("__")[0].removeprefix("art_")
        body += f"<p><b>Điều {article}. Nội dung thứ {article}</b></p>" if eid.endswith("cl_1") else ""
        body += f"<p>{labels[eid.rpartition('__')[2]]} {text}</p>"
    body += "<p><b>Điều 7. Hiệu lực thi hành</b></p><p>Quyết định này có hiệu lực từ ngày 01 tháng 8 năm 2025.</p>"
    rows = "".join(f"<tr><td>{row}</td><td>Xã số {row}</td><td>{words(row, 25)}</td></tr>" for row in range(1, 30))
    annex = f"<div class=wide><p class=c>PHỤ LỤC I</p><p class=c>DANH MỤC XÃ</p><table class=d>{rows}</table></div>"
    style = (
        f"@page {{ size: A4; margin: 2cm 1.5cm 2cm 3cm; {page} }} @page wide {{ size: A4 landscape }}"
        f".wide {{ page: wide }} body {{ font: 14pt '{font}' }} table {{ width: 100%; border-collapse: collapse }}"
        f"p {{ text-align: justify; text-indent: 1cm; margin: 0 0 6pt 0; {paragraph} }}"
        ".c { text-align: center; text-indent: 0 } td { text-align: center; vertical-align: top }"
        ".d td { border: 1px solid black; font-size: 11pt }"
    )
    html = f"<html lang=vi><style>{style}</style>{HEAD}{body}{FOOT}{annex}</html>"
    return parse_source(read_bytes(weasyprint.HTML(string=html).write_pdf(), "quyet-dinh.pdf"))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_page_gives_the_same_decision(form: str) -> None:
    document = printed(*FORMS[form])
    header = document.header
    assert (header.number, header.type, header.issuer) == (
        "45/2025/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh Gia Lai",
    )  # fmt: skip
    assert (str(header.date), str(header.effective)) == ("2025-07-20", "2025-08-01")
    assert header.title == "Ban hành Quy định về hòa giải ở cơ sở trên địa bàn tỉnh"
    assert header.signer == "Nguyễn Thị Thanh Lịch"
    parts = {part.eid: part.text for part in document.provisions if part.kind in {"clause", "point"}}
    assert parts == provisions()
    assert [part.eid for part in document.provisions][-1] == "annex_1"
    assert Role.UNKNOWN not in {block.role for block in document.blocks}
