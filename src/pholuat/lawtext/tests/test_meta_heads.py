"""Heads as provinces and web pages write them: torn lines, bars, numbers left blank, letters, joint issuers.

The excerpts stand as they were found on the pages named beside them (official texts, shortened).
"""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.model import Header, Source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def header(text: str) -> Header:
    return parse_source(Source(text)).header


# thuviennhadat.vn/vbpl/quyet-dinh-14-2007-qd-ubnd-…-187520.html
QUANG_NAM = """ỦY
BAN NHÂN DÂN
TỈNH QUẢNG NAM
--------
|
CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số:
14/2007/QĐ-UBND
|
Tam
Kỳ, ngày 19 tháng 6 năm 2007
|
QUYẾT ĐỊNH
BAN HÀNH QUY ĐỊNH CHỨC NĂNG, NHIỆM VỤ, QUYỀN HẠN VÀ
CƠ CẤU TỔ CHỨC CỦA SỞ NÔNG NGHIỆP & PTNT TỈNH QUẢNG NAM
ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM
Căn cứ Luật Tổ chức HĐND
và UBND ngày 26/11/2003;
QUYẾT ĐỊNH:
Điều 1. Ban
hành kèm theo Quyết định này Quy định chức năng.
Điều 2. Quyết
định này có hiệu lực sau 10 ngày kể từ ngày ký.
"""


def test_lines_that_a_web_page_tore_are_whole_again() -> None:
    assert header(QUANG_NAM) == Header(
        number="14/2007/QĐ-UBND",
        type="Quyết định",
        issuer="Ủy ban nhân dân tỉnh Quảng Nam",
        place="Tam Kỳ",
        date=dt.date(2007, 6, 19),
        effective=dt.date(2007, 6, 29),
        title="BAN HÀNH QUY ĐỊNH CHỨC NĂNG, NHIỆM VỤ, QUYỀN HẠN VÀ CƠ CẤU TỔ CHỨC CỦA SỞ NÔNG NGHIỆP & PTNT "
        "TỈNH QUẢNG NAM",
    )


@pytest.mark.parametrize(
    ("lines", "issuer", "number", "day"),
    [
        # thuvienphapluat.vn/van-ban/…/Thong-tu-08-2025-TT-BTP-…-661434.aspx
        ("BỘ TƯ\nPHÁP\n|\nCỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố:\n08/2025/TT-BTP\n|\n"
         "Hà Nội,\nngày 12 tháng 6 năm 2025\n|\nTHÔNG TƯ", "Bộ Tư pháp", "08/2025/TT-BTP", dt.date(2025, 6, 12)),
        # thuvienphapluat.vn/van-ban/…/Quyet-dinh-2177-QD-UBND-2014-…-257942.aspx
        ("ỦY BAN NHÂN\nDÂN\nTỈNH QUẢNG TRỊ\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nSố:\n2177/QĐ-UBND\nQuảng Trị,\n"
         "ngày 13 tháng 10 năm 2014\nQUYẾT ĐỊNH", "Ủy ban nhân dân tỉnh Quảng Trị", "2177/QĐ-UBND",
         dt.date(2014, 10, 13)),
        # thuvienphapluat.vn/van-ban/Giao-duc/Ke-hoach-22-KH-UBND-2024-…-598304.aspx
        ("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nSố: 22/KH-UBND\n|\nSơn La, ngày 21\n"
         "tháng 01 năm 2024\n|\nKẾ HOẠCH", "Ủy ban nhân dân tỉnh Sơn La", "22/KH-UBND", dt.date(2024, 1, 21)),
        # phapluatcongdong.vn/van-ban/quyet-dinh-612-qd-ubnd-…-p56727.htm, which leaves the province out
        ("Số hiệu: | 612/QĐ-UBND | Loại văn bản: | Quyết định |\nỦY BAN NHÂN DÂN |\n"
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 612/QĐ-UBND |\nVĩnh Long, ngày 05 tháng 3 năm 2020 |\n"
         "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
         "Ủy ban nhân dân",
         "612/QĐ-UBND", dt.date(2020, 3, 5)),
        # text.123docz.net/document/5932142-…, with its own heading above the document
        ("Quyết định số 1961/2019/QĐ-UBND tỉnh Kiên Giang\nỦY BAN NHÂN DÂN\nTỈNH KIÊN GIANG\nSố: 1961/QĐ-UBND\n"
         f"{NATION}Kiên Giang, ngày 28 tháng 8 năm 2019\nQUYẾT ĐỊNH", "Ủy ban nhân dân tỉnh Kiên Giang",
         "1961/QĐ-UBND", dt.date(2019, 8, 28)),
        (f"BỘ TƯ PHÁP - BỘ NỘI VỤ\n{NATION}Số: 01/2020/TTLT-BTP-BNV\nHà Nội, ngày 28 tháng 4 năm 2020\n"
         "THÔNG TƯ LIÊN TỊCH", "Bộ Tư pháp - Bộ Nội vụ", "01/2020/TTLT-BTP-BNV", dt.date(2020, 4, 28)),
        (f"UBND TỈNH GIA LAI\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nSố:      /QĐ-SNNMT\n{NATION}"
         "Gia Lai, ngày     tháng 3 năm 2021\nQUYẾT ĐỊNH", "Sở Nông nghiệp và Môi trường", "", None),
    ],
)  # fmt: skip
def test_who_what_number_and_when(lines: str, issuer: str, number: str, day: dt.date | None) -> None:
    found = header(f"{lines}\nVề việc thử\nCăn cứ Luật Thử;\nĐiều 1. Thử\n")
    assert (found.issuer, found.number, found.date) == (issuer, number, day)


def test_the_subject_of_a_letter_may_stand_below_its_day() -> None:
    text = (
        f"UBND TỈNH BÌNH ĐỊNH\nSỞ TƯ PHÁP\n{NATION}Số: 215 /STP-PBGDPL\nBình Định, ngày 15 tháng 02 năm 2024\n"
        "V/v hướng dẫn công tác phổ biến,\ngiáo dục pháp luật\nKính gửi: Phòng Tư pháp các huyện.\n1. Nội dung\n"
    )
    found = header(text)
    assert (found.number, found.type, found.issuer) == ("215/STP-PBGDPL", "Công văn", "Sở Tư pháp")
    assert found.title == "hướng dẫn công tác phổ biến, giáo dục pháp luật"


def test_the_first_sentence_of_a_notice_is_no_part_of_its_title() -> None:
    text = (
        f"VĂN PHÒNG\n{NATION}Số: 45/TB-VP\nKon Tum, ngày 2 tháng 4 năm 2022\nTHÔNG BÁO\n"
        "Kết luận của đồng chí Phó Chủ tịch\ntại cuộc họp nghe báo cáo tiến độ thực hiện Đề án\n"
        "Ngày 01 tháng 4 năm 2022, tại Trụ sở, đồng chí Phó Chủ tịch đã chủ trì cuộc họp.\n1. Yêu cầu các đơn vị.\n"
    )
    assert header(text).title == (
        "Kết luận của đồng chí Phó Chủ tịch tại cuộc họp nghe báo cáo tiến độ thực hiện Đề án"
    )


def test_number_and_day_in_the_title_of_an_older_collection() -> None:
    # hieuluat.vn/co-cau-to-chuc/thong-tu-lien-tich-01-2009-ttlt-btp-bnv-bo-noi-vu-a2cc.html
    text = (
        "THÔNG TƯ LIÊN TỊCH\nCỦA BỘ TƯ PHÁP - BỘ NỘI VỤ SỐ 01/2009/TTLT-BTP-BNV\n"
        "NGÀY 28 THÁNG 4 NĂM 2009 HƯỚNG DẪN CHỨC NĂNG, NHIỆM VỤ CỦA SỞ TƯ PHÁP\n"
        "Căn cứ Nghị định số 13/2008/NĐ-CP;\nChương I\nSỞ TƯ PHÁP\nĐiều 1. Vị trí\n"
    )
    assert header(text) == Header(
        number="01/2009/TTLT-BTP-BNV",
        type="Thông tư liên tịch",
        issuer="Bộ Tư pháp - Bộ Nội vụ",
        date=dt.date(2009, 4, 28),
        title="HƯỚNG DẪN CHỨC NĂNG, NHIỆM VỤ CỦA SỞ TƯ PHÁP",
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("và có hiệu lực kể từ ngày thông qua./.", dt.date(2023, 12, 7)),
        ("và có hiệu lực từ ngày 01 tháng 01 năm 2024.", dt.date(2024, 1, 1)),
        ("và có hiệu lực sau 10 ngày kể từ ngày thông qua.", dt.date(2023, 12, 17)),
        ("./.", None),
    ],
)
def test_a_resolution_of_a_council_says_its_day_in_the_words_of_adoption(words: str, day: dt.date | None) -> None:
    # m.thuvienphapluat.vn/van-ban/Thuong-mai/Nghi-quyet-78-NQ-HDND-2023-…-593201.aspx
    text = (
        f"HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG NGÃI\n{NATION}Số: 78/NQ-HĐND\nQuảng Ngãi, ngày 07 tháng 12 năm 2023\n"
        "NGHỊ QUYẾT\nVỀ KẾ HOẠCH VỐN\nHỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI\nKHÓA XIII KỲ HỌP THỨ 20\nCăn cứ Luật;\n"
        "QUYẾT NGHỊ:\nĐiều 1. Kế hoạch\nNghị quyết này đã được Hội đồng nhân dân tỉnh Quảng Ngãi Khóa XIII "
        f"Kỳ họp thứ 20 thông qua ngày 07 tháng 12 năm 2023 {words}\nCHỦ TỊCH\nBùi Thị Quỳnh Vân\n"
    )
    assert header(text).effective == day


def test_a_title_that_names_a_council_is_whole() -> None:
    text = (
        f"ỦY BAN THƯỜNG VỤ QUỐC HỘI\nNghị quyết số: 106/2025/UBTVQH15\n{NATION}NGHỊ QUYẾT\n"
        "QUY ĐỊNH VIỆC BỐ TRÍ ĐẠI BIỂU\nHỘI ĐỒNG NHÂN DÂN CẤP TỈNH, CẤP XÃ HOẠT ĐỘNG CHUYÊN TRÁCH\n"
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\nCăn cứ Hiến pháp;\nĐiều 1. Thử\n"
    )
    assert header(text).title == (
        "QUY ĐỊNH VIỆC BỐ TRÍ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN CẤP TỈNH, CẤP XÃ HOẠT ĐỘNG CHUYÊN TRÁCH"
    )


def test_a_title_runs_on_to_what_was_enclosed_with_another_document() -> None:
    text = (
        f"BỘ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 23/2025/TT-BGDĐT\n{NATION}Hà Nội, ngày 05 tháng 12 năm 2025\nTHÔNG TƯ\n"
        "Sửa đổi, bổ sung một số điều của Quy chế thi\nban hành kèm theo Thông tư số 17/2023/TT-BGDĐT\n"
        "Căn cứ Luật Giáo dục;\nĐiều 1. Thử\n"
    )
    assert header(text).title == (
        "Sửa đổi, bổ sung một số điều của Quy chế thi ban hành kèm theo Thông tư số 17/2023/TT-BGDĐT"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Về việc ban hành Quy chế phối hợp quản lý nhà nước về phổ biến, giáo dục pháp luật",
        "V/v ban hành Quy định về hòa giải ở cơ sở",
        "Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 12/2015/QĐ-UBND",
        "Bãi bỏ các Quyết định ban hành Quy định trong lĩnh vực tư pháp",
    ],
)
def test_a_title_that_tells_of_a_regulation_is_no_enacting_sentence(title: str) -> None:
    text = f"""ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: 12/2016/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Định, ngày 05 tháng 3 năm 2016
QUYẾT ĐỊNH
{title}
ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Điều 1. Phạm vi
Quyết định này áp dụng trong tỉnh.
"""
    assert header(text).title == title


@pytest.mark.parametrize(
    ("organ", "issuer"),
    [
        ("SỞ TƯ PHÁP\nTỈNH BÌNH ĐỊNH", "Sở Tư pháp tỉnh Bình Định"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTHÀNH PHỐ HỒ CHÍ MINH", "Sở Giáo dục và Đào tạo thành phố Hồ Chí Minh"),
        ("SỞ TƯ PHÁP TỈNH BÀ RỊA - VŨNG TÀU", "Sở Tư pháp tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_the_place_of_an_office_is_named_with_its_capitals(organ: str, issuer: str) -> None:
    text = f"""{organ}
Số: 1024/STP-PBGDPL
V/v hướng dẫn tổ chức Ngày Pháp luật
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Định, ngày 05 tháng 10 năm 2021
Kính gửi: Ủy ban nhân dân các huyện
1. Chủ đề
Tuyên truyền.
"""
    assert header(text).issuer == issuer


def test_the_first_sentence_of_a_directive_is_no_part_of_its_title() -> None:
    text = """ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: 05/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình Định, ngày 02 tháng 3 năm 2021
CHỈ THỊ
Về việc tăng cường công tác hòa giải ở cơ sở
Thời gian qua, công tác hòa giải có chuyển biến.
1. Sở Tư pháp
a) Chủ trì theo dõi.
"""
    assert header(text).title == "Về việc tăng cường công tác hòa giải ở cơ sở"
