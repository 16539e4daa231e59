"""The header of a document, read from heads and tails as offices write them."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.lawtext.document import parse_source
from pholuat.lawtext.meta.effective import read_effective
from pholuat.lawtext.meta.tail import read_signer
from pholuat.lawtext.model import Header, Source

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n_______________\n"


def header(text: str) -> Header:
    return parse_source(Source(text)).header


LAW = f"""QUỐC HỘI
-------
Luật số: 35/2013/QH13
{NATION}LUẬT
HÒA GIẢI Ở CƠ SỞ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992;
Quốc hội ban hành Luật hòa giải ở cơ sở.
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định nguyên tắc, chính sách hòa giải ở cơ sở.
Điều 32. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2014.
Pháp lệnh về tổ chức và hoạt động hòa giải ở cơ sở hết hiệu lực kể từ ngày Luật này có hiệu lực.
Điều 33. Quy định chi tiết
Chính phủ quy định chi tiết các điều, khoản được giao trong Luật.
Luật này đã được Quốc hội khóa XIII, kỳ họp thứ 5 thông qua ngày 20 tháng 6 năm 2013.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Nguyễn Sinh Hùng
"""


def test_a_law_bears_its_day_at_the_end_and_its_name_in_its_enacting_words() -> None:
    assert header(LAW) == Header(
        number="35/2013/QH13",
        type="Luật",
        issuer="Quốc hội",
        place="",
        date=dt.date(2013, 6, 20),
        effective=dt.date(2014, 1, 1),
        title="Luật hòa giải ở cơ sở",
        signer="Nguyễn Sinh Hùng",
    )


def test_a_decision_of_a_province() -> None:
    text = f"""UỶ BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH
Số: 45 /2019/QĐ - UBND
{NATION}Bình Định, ngày 13 tháng 9 năm 2019
QUYẾT ĐỊNH
Ban hành Quy chế phối hợp
trong công tác phổ biến, giáo dục pháp luật
ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH
Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012;
Theo đề nghị của Giám đốc Sở Tư pháp.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.
Điều 2. Quyết định này có hiệu lực sau 10 (mười) ngày kể từ ngày ký.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Nguyễn Tuấn Thanh
"""
    assert header(text) == Header(
        number="45/2019/QĐ-UBND",
        type="Quyết định",
        issuer="Uỷ ban nhân dân tỉnh Bình Định",
        place="Bình Định",
        date=dt.date(2019, 9, 13),
        effective=dt.date(2019, 9, 23),
        title="Ban hành Quy chế phối hợp trong công tác phổ biến, giáo dục pháp luật",
        signer="Nguyễn Tuấn Thanh",
    )


def test_a_department_under_its_province_issues_and_a_letter_has_its_subject_under_its_number() -> None:
    text = f"""UBND TỈNH GIA LAI
SỞ TƯ PHÁP
Số: 812/STP-PBGDPL
V/v hướng dẫn Ngày Pháp luật
năm 2026
{NATION}Gia Lai, ngày 02 tháng 10 năm 2026
Kính gửi: Các phòng, ban, đơn vị.
Thực hiện Kế hoạch số 15/KH-UBND, Sở Tư pháp đề nghị:
1. Tổ chức tuyên truyền.
2. Báo cáo kết quả.
"""
    found = header(text)
    assert (found.number, found.type, found.issuer, found.title, found.date) == (
        "812/STP-PBGDPL",
        "Công văn",
        "Sở Tư pháp",
        "hướng dẫn Ngày Pháp luật năm 2026",
        dt.date(2026, 10, 2),
    )


def test_joint_issuers_are_all_named_and_a_torn_number_is_whole() -> None:
    text = f"""VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO -
BỘ CÔNG AN - BỘ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI
Số: 01/2022/TTLT-VKSNDTC-
BCA-BLĐTBXH
{NATION}Hà Nội, ngày 18 tháng 02 năm 2022
THÔNG TƯ LIÊN TỊCH
Quy định về phối hợp
Căn cứ Bộ luật Tố tụng hình sự;
Điều 1. Phạm vi
Thông tư liên tịch này quy định phối hợp.
"""
    found = header(text)
    assert (found.number, found.type) == ("01/2022/TTLT-VKSNDTC-BCA-BLĐTBXH", "Thông tư liên tịch")
    assert found.issuer == "Viện kiểm sát nhân dân tối cao - Bộ Công an - Bộ Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize(
    "certificate",
    [
        "VĂN PHÒNG QUỐC HỘI\nSố: 58/VBHN-VPQH\nXÁC THỰC VĂN BẢN HỢP NHẤT\nHà Nội, ngày 15 tháng 8 năm 2025",
        "VĂN PHÒNG QUỐC HỘI XÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 58/VBHN-VPQH Hà Nội, ngày 15 tháng 8 năm 2025",
    ],
)
def test_a_consolidated_text_bears_number_and_day_in_its_certificate(certificate: str) -> None:
    text = f"""{NATION}LUẬT
BẢO HIỂM XÃ HỘI
Luật Bảo hiểm xã hội số 41/2024/QH15 ngày 29 tháng 6 năm 2024 của Quốc hội, có hiệu lực kể từ \
ngày 01 tháng 7 năm 2025, được sửa đổi, bổ sung bởi:
Luật Nhà giáo số 73/2025/QH15 ngày 16 tháng 6 năm 2025 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2026.
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về bảo hiểm xã hội.
{certificate}
CHỦ NHIỆM
Lê Quang Tùng
"""
    assert header(text) == Header(
        number="58/VBHN-VPQH",
        type="Văn bản hợp nhất",
        issuer="Văn phòng Quốc hội",
        place="Hà Nội",
        date=dt.date(2025, 8, 15),
        effective=dt.date(2025, 7, 1),
        title="Luật Bảo hiểm xã hội",
        signer="Lê Quang Tùng",
    )


def test_what_is_not_said_is_not_guessed() -> None:
    text = f"""BỘ TƯ PHÁP
Số:      /2026/TT-BTP
{NATION}Hà Nội, ngày      tháng      năm 2026
THÔNG TƯ
Quy định về báo cáo viên pháp luật
Căn cứ Luật Phổ biến, giáo dục pháp luật;
Điều 1. Phạm vi
Thông tư này quy định về báo cáo viên.
Điều 2. Hiệu lực
Thông tư này có hiệu lực thi hành kể từ ngày ký.
"""
    found = header(text)
    assert (found.number, found.date, found.effective, found.signer) == ("", None, None, "")
    assert (found.type, found.issuer, found.title) == ("Thông tư", "Bộ Tư pháp", "Quy định về báo cáo viên pháp luật")
    assert header("Đây không phải là văn bản.") == Header()
    assert header("") == Header()


ISSUED = dt.date(2025, 12, 31)


@pytest.mark.parametrize(
    ("line", "kind", "day"),
    [
        ("1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026, trừ khoản 2.", "Luật", dt.date(2026, 7, 1)),
        ("Thông tư này có hiệu lực kể từ ngày 15/02/2026.", "Thông tư", dt.date(2026, 2, 15)),
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.", "Quyết định", ISSUED),
        ("Nghị quyết này có hiệu lực từ ngày được Quốc hội thông qua.", "Nghị quyết", ISSUED),
        ("Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký.", "Thông tư", dt.date(2026, 2, 14)),
        ("Nghị định này có hiệu lực sau mười lăm ngày kể từ ngày ký.", "Nghị định", dt.date(2026, 1, 15)),
        ("Thông tư có hiệu lực kể từ ngày 15 tháng 01 năm 2026./.", "Thông tư", dt.date(2026, 1, 15)),
        ("Khoản 2 Điều 3 Luật này có hiệu lực từ ngày 01 tháng 9 năm 2026.", "Luật", dt.date(2026, 9, 1)),
        ("Các quyết định này có hiệu lực kể từ ngày ký.", "Luật", None),
        ("Luật này có hiệu lực kể từ ngày công bố.", "Luật", None),
        ("Luật này có hiệu lực từ năm ngân sách 2026.", "Luật", None),
        ("hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.", "Luật", None),
        ("Bản án có hiệu lực từ ngày 01 tháng 7 năm 2026.", "Luật", None),
        ("Luật này có hiệu lực từ ngày 31 tháng 02 năm 2026.", "Luật", None),
    ],
)
def test_the_day_of_effect(line: str, kind: str, day: dt.date | None) -> None:
    assert read_effective([line], ISSUED, kind) == day


def test_the_whole_law_goes_before_its_parts() -> None:
    lines = [
        "1. Các điều 5 và 6 của Luật này có hiệu lực từ ngày 01 tháng 9 năm 2026.",
        "2. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2026.",
    ]
    assert read_effective(lines, ISSUED, "Luật") == dt.date(2026, 7, 1)


def test_columns_set_with_tabs_are_taken_apart() -> None:
    text = """UBND TỈNH BÌNH ĐỊNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc
Số: 45/QĐ-STP Bình Định, ngày 3 tháng 4 năm 2020
QUYẾT ĐỊNH
Về việc kiện toàn Tổ giúp việc
GIÁM ĐỐC SỞ TƯ PHÁP
Căn cứ Luật Hòa giải ở cơ sở;
Điều 1. Kiện toàn Tổ giúp việc.
"""
    found = header(text)
    assert (found.number, found.issuer, found.place, found.date, found.title) == (
        "45/QĐ-STP", "Sở Tư pháp", "Bình Định", dt.date(2020, 4, 3), "Về việc kiện toàn Tổ giúp việc",
    )  # fmt: skip


def test_the_day_of_another_document_is_not_the_day_of_this_one() -> None:
    text = "Phụ lục V\nLẬP HỒ SƠ\n(Kèm theo Nghị định số 30/2020/NĐ-CP\nngày 05 tháng 3 năm 2020 của Chính phủ)\nI."
    assert header(text).date is None


@pytest.mark.parametrize(
    ("lines", "signer"),
    [
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "(Đã ký)", "Thượng tướng Vũ Hải Sản"], "Thượng tướng Vũ Hải Sản"),
        (["CHỦ TỊCH QUỐC HỘI Nguyễn Sinh Hùng"], "Nguyễn Sinh Hùng"),
        (["KT. BỘ TRƯỞNG THỨ TRƯỞNG (Đã ký) Lê Anh Tuấn"], "Lê Anh Tuấn"),
        (["Nơi nhận:", "- Như Điều 3;", "BỘ TRƯỞNG", "(Đã ký)", "Y Thông", "- Lưu: VT."], "Y Thông"),
        (["BỘ TRƯỞNG", "(Đã ký)"], ""),
        ([], ""),
    ],
)
def test_the_signer_is_the_name_without_office(lines: list[str], signer: str) -> None:
    assert read_signer(lines) == signer
