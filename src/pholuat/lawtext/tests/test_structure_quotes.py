"""Quoted law in amending documents: never provisions of the document that quotes."""

from __future__ import annotations

import pytest

from pholuat.lawtext.model import Role
from pholuat.lawtext.structure.quote_marks import balance, begins_quotation
from pholuat.lawtext.tests.structure_reading import eids, provision, roles

# Law 51/2024/QH15, Điều 1 khoản 17 and 18, shortened.
AMENDING = """
Điều 1. Sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế
1. Sửa đổi, bổ sung Điều 22 như sau:
“Điều 22. Mức hưởng bảo hiểm y tế của người tham gia bảo hiểm y tế
1. Người tham gia bảo hiểm y tế được quỹ bảo hiểm y tế thanh toán với mức hưởng như sau:
a) 100% chi phí khám bệnh, chữa bệnh;
b) 80% chi phí đối với đối tượng khác.
2. Người thuộc nhiều đối tượng gọi là “người hưởng” thì được hưởng quyền lợi cao nhất.”.
2. Bãi bỏ Điều 23.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.
"""


def test_a_quoted_article_with_clauses_and_points_has_no_address() -> None:
    assert eids(AMENDING) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]


def test_quoted_words_are_a_block_of_the_clause_that_amends_and_part_of_its_text() -> None:
    assert (Role.QUOTED, "art_1__cl_1", "“Điều 22. Mức hưởng bảo hiểm y tế của người tham gia bảo hiểm y tế") in roles(
        AMENDING
    )
    clause = provision(AMENDING, "art_1__cl_1")
    assert clause.text.startswith("Sửa đổi, bổ sung Điều 22 như sau:\n“Điều 22. Mức hưởng")
    assert clause.text.endswith("quyền lợi cao nhất.”.")


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("‘‘", "’’"), ("''", "''"), ("«", "»"), ("“", '"'), ("“", "")]
)
def test_any_kind_of_mark_closes_and_a_missing_one_is_made_up_for(opening: str, closing: str) -> None:
    text = f"""
Điều 1. Sửa đổi một số điều
1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
{opening}2. Thủ tục:
a) Nộp hồ sơ;
b) Nhận kết quả.{closing}
2. Sửa đổi, bổ sung Điều 6 như sau:
{opening}Điều 6. Điều kiện{closing}
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày ký.
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]


def test_an_article_that_amends_closes_the_quotation_that_the_one_before_left_open() -> None:
    # Decree 370/2025/NĐ-CP, Điều 11 and Điều 12: the quotation of Điều 11 has no mark at its end.
    text = """
Điều 11. Sửa đổi, bổ sung Điều 21
“Điều 21. Ủy ban nhân dân cấp xã
1. Trình Hội đồng nhân dân cùng cấp quyết định thành lập phòng chuyên môn.
2. Hằng năm, báo cáo với Hội đồng nhân dân cấp xã về tình hình tổ chức.
Điều 12. Sửa đổi, bổ sung Điều 23
“Điều 23. Điều khoản chuyển tiếp và áp dụng
1. Trường hợp đã nộp hồ sơ trước ngày Nghị định này có hiệu lực thì tiếp tục thực hiện.”
"""
    assert eids(text) == ["art_11", "art_12"]


def test_quoted_law_without_any_mark() -> None:
    text = """
Điều 1. Sửa đổi, bổ sung một số điều của Quy chế
1. Sửa đổi, bổ sung Điều 5 như sau:
Điều 5. Hồ sơ
1. Đơn đề nghị;
2. Bản sao giấy tờ.
2. Sửa đổi, bổ sung điểm b khoản 1 Điều 7 như sau:
b) Trong thời hạn 05 ngày.
Điều 2. Trách nhiệm thi hành
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]


def test_a_mark_that_closes_too_early() -> None:
    # Decree 301/2025/NĐ-CP, Điều 9: “… khoản 5 Điều này.” and, still quoted, khoản 9.
    text = """
Điều 9. Sửa đổi, bổ sung Điều 35 như sau:
“Điều 35. Vi phạm quy định về giám sát tàu cá
8. Hình thức xử phạt bổ sung:
b) Tước quyền sử dụng giấy phép khai thác thủy sản từ 10 tháng đến 14 tháng.”
9. Biện pháp khắc phục hậu quả
a) Buộc trang bị đầy đủ thiết bị thông tin liên lạc tàu cá.”
Điều 10. Sửa đổi, bổ sung Điều 36 như sau:
“Điều 36. Vi phạm quy định về đánh dấu tàu cá”
"""
    assert eids(text) == ["art_9", "art_10"]


def test_clauses_that_the_order_names_are_quoted_though_the_mark_closed_before_them() -> None:
    # Decree 301/2025/NĐ-CP, Điều 3.
    text = """
Điều 3. Bổ sung các khoản 9, 10 và 11 vào sau khoản 8 Điều 5 như sau:
“9. Căn cứ để xử lý vi phạm hành chính.”
10. Trường hợp thiết bị mất kết nối.
11. Phân định trách nhiệm:
a) Trường hợp tàu cá đang hoạt động trên biển.
Điều 4. Bãi bỏ Điều 6
"""
    assert eids(text) == ["art_3", "art_4"]


def test_a_number_of_its_own_before_the_quoted_text_in_one_line() -> None:
    # Circular 07/2026/TT-BCT, Điều 4.
    text = """
Điều 4. Sửa đổi, bổ sung khoản 1, khoản 2 Điều 9
1. “1. Trước khi làm thủ tục nhập khẩu, thương nhân nộp hồ sơ gồm:
a) Đơn đăng ký;
b) Hợp đồng nhập khẩu”.
2. Thay thế cụm từ “Cục Xuất nhập khẩu” tại khoản 2 Điều 9.
Điều 5. Bãi bỏ Điều 11
"""
    assert eids(text) == ["art_4", "art_4__cl_1", "art_4__cl_2", "art_5"]


def test_an_order_and_the_quoted_text_in_one_line() -> None:
    text = """
Điều 1. Sửa đổi, bổ sung Điều 5 như sau: “Điều 5. Hồ sơ
1. Đơn đề nghị;
2. Bản sao.”
Điều 2. Bãi bỏ Điều 6
"""
    assert eids(text) == ["art_1", "art_2"]


def test_an_amended_amendment_stays_quoted_whole() -> None:
    # Circular 26/2025/TT-BGDĐT, Điều 1 khoản 1: what is quoted consists of orders itself.
    text = """
Điều 1. Sửa đổi, bổ sung điểm d, điểm đ khoản 5 Điều 18
1. Sửa đổi, bổ sung điểm d, điểm đ khoản 5 Điều 18 như sau:
“d) Thay thế cụm từ “Phòng Giáo dục” bằng cụm từ “Sở Giáo dục” tại khoản 1 Điều 6;
đ) Bỏ cụm từ “Trưởng phòng Giáo dục và Đào tạo” tại Điều 3 Thông tư số 32/2020/TT-BGDĐT.”
2. Sửa đổi, bổ sung khoản 10 Điều 18 như sau:
“10. Bãi bỏ khoản 2.”
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2"]


def test_a_quoted_word_at_the_head_of_a_line_is_no_quotation() -> None:
    text = "Điều 1. Từ ngữ\n“Đơn vị tiền tệ” là Đồng Việt Nam.\n1. “Giấy tờ” là văn bản.\n2. “Hồ sơ” là tập giấy tờ."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2"]
    assert all(role is not Role.QUOTED for role, _, _ in roles(text))


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("“Điều 5. Hồ sơ", True),
        ("“c) Tước quyền sử dụng giấy phép.”.", True),
        ('"5. Sĩ quan"', True),
        ("“Giấy tờ” là văn bản.", False),
        ("1. “Giấy tờ”", False),
        ("", False),
    ],
)
def test_what_begins_a_quotation(words: str, begins: bool) -> None:
    assert begins_quotation(words) is begins


@pytest.mark.parametrize(
    ("words", "depth"),
    [("“a", 1), ("a”.", -1), ('thay "a" bằng "b"', 0), ("“gọi là “người hưởng” thì", 1), ("‘‘a’’", 0)],
)
def test_marks_opened_less_those_closed(words: str, depth: int) -> None:
    assert balance(words) == depth


NESTED = """
Điều 1. Sửa đổi, bổ sung Luật A
1. Sửa đổi Điều 4 như sau:
“Điều 4. Sửa đổi Luật B
1. Sửa đổi khoản 1 Điều 9 như sau:
“1. Lời của Luật B.
2. Lời nữa.”
2. Bãi bỏ Điều 10.”
2. Sửa đổi Điều 5 như sau:
“Điều 5. Tên”
Điều 2. Hiệu lực thi hành
"""


@pytest.mark.parametrize("ending", ["\n", "\n\n", "\n \n\n"])
def test_a_quotation_within_a_quotation_does_not_end_it(ending: str) -> None:
    text = NESTED.strip().replace("\n", ending)
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]
    assert "2. Bãi bỏ Điều 10.”" in provision(text, "art_1__cl_1").text


def test_an_outer_quotation_that_is_not_closed_ends_where_the_amending_law_goes_on() -> None:
    text = NESTED.replace("10.”", "10.").replace("2. Bãi bỏ Điều 10.", "3. Bãi bỏ Điều 10.")
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2"]


@pytest.mark.parametrize(
    ("order", "quoted"),
    [
        ("Bổ sung Điều 5a vào sau Điều 5 như sau:", "Điều 5a. Tên\n1. Một.\n2. Hai."),
        ("Bổ sung Điều 5a sau Điều 5:", "Điều 5a. Tên\n1. Một.\n2. Hai."),
        ("Sửa đổi, bổ sung khoản 2 và khoản 3 Điều 7 như sau:", "2. Hai.\n3. Ba:\na) A;\nb) B."),
        ("Bổ sung các khoản 3a, 3b và 3c vào sau khoản 3 Điều 8 như sau:", "3a. Một.\n3b. Hai.\n3c. Ba."),
        ("Bổ sung điểm đ vào sau điểm d khoản 1 Điều 8 như sau:", "đ) Lời."),
        ("Bổ sung Chương IIa vào sau Chương II như sau:", "Chương IIa\nTÊN CHƯƠNG\nĐiều 20a. Tên\n1. Một."),
        ("Thay thế khoản 1 Điều 3 như sau:", "1. Một."),
        ("Đoạn đầu khoản 1 Điều 3 được sửa đổi như sau:", "1. Một:"),
        ("Sửa đổi tên Điều 3 như sau:", "Điều 3. Tên mới"),
        ("Sửa đổi, bổ sung Điều 2 như sau:", "Điều 2. Tên\n1. Một.\n2. Hai.\n3. Ba.\n4. Bốn."),
    ],
)
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("“", ""), ("", "")])
def test_every_order_with_its_new_text(order: str, quoted: str, opening: str, closing: str) -> None:
    text = (
        f"Điều 1. Sửa đổi, bổ sung một số điều của Luật A\n1. {order}\n{opening}{quoted}{closing}\n"
        "2. Bãi bỏ khoản 5 Điều 6.\nĐiều 2. Hiệu lực thi hành\n1. Luật này có hiệu lực."
    )
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2", "art_2__cl_1"]
    assert quoted.split("\n")[-1] in provision(text, "art_1__cl_1").text
