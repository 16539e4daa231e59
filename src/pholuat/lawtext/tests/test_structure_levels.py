"""Levels, numbers, headings and addresses, on excerpts of real documents."""

from __future__ import annotations

import doctest

import pytest

from pholuat.lawtext import address, structure
from pholuat.lawtext.model import Kind
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, read

# Law 14/2012/QH13, Chương I and the beginning of Điều 3, Điều 4.
LAW = """
QUỐC HỘI
Luật số: 14/2012/QH13
LUẬT
PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992;
Quốc hội ban hành Luật phổ biến, giáo dục pháp luật.
Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 3. Chính sách của Nhà nước về phổ biến, giáo dục pháp luật
1. Phổ biến, giáo dục pháp luật là trách nhiệm của toàn bộ hệ thống chính trị, trong đó Nhà nước giữ vai trò nòng cốt.
2. Nhà nước bảo đảm, tạo điều kiện thực hiện phổ biến, giáo dục pháp luật.
Điều 4. Xã hội hóa công tác phổ biến, giáo dục pháp luật
Nhà nước khuyến khích:
a) Hỗ trợ, tham gia thực hiện phổ biến, giáo dục pháp luật;
b) Tôn vinh tổ chức, cá nhân có đóng góp.
"""


def test_a_law_becomes_a_tree_with_addresses() -> None:
    assert eids(LAW) == ["chp_I", "art_3", "art_3__cl_1", "art_3__cl_2", "art_4", "art_4__point_a", "art_4__point_b"]


def test_a_heading_on_two_lines_is_one_heading() -> None:
    chapter = provision(LAW, "chp_I")
    assert (chapter.kind, chapter.num, chapter.heading, chapter.text) == (
        Kind.CHAPTER,
        "I",
        "NHỮNG QUY ĐỊNH CHUNG",
        "",
    )


def test_the_text_of_a_provision_is_its_own_words_alone() -> None:
    article = provision(LAW, "art_4")
    assert article.heading == "Xã hội hóa công tác phổ biến, giáo dục pháp luật"
    assert article.text == "Nhà nước khuyến khích:"
    assert article.parent == "chp_I"
    assert provision(LAW, "art_4__point_b").text == "Tôn vinh tổ chức, cá nhân có đóng góp."


def test_lines_are_counted_from_one() -> None:
    assert provision(LAW, "chp_I").line == 7
    assert provision(LAW, "art_4__point_b").line == 15


def test_an_article_that_is_one_sentence_has_no_heading() -> None:
    article = provision("Điều 1. Quyết định này có hiệu lực từ ngày ký.", "art_1")
    assert (article.heading, article.text) == ("", "Quyết định này có hiệu lực từ ngày ký.")


def test_an_article_whose_heading_stands_on_the_next_line() -> None:
    article = provision("Điều 1\nPhạm vi điều chỉnh\nLuật này quy định về thuế.", "art_1")
    assert (article.heading, article.text) == ("Phạm vi điều chỉnh", "Luật này quy định về thuế.")


def test_parts_in_words_become_digits_and_chapters_stand_below_them() -> None:
    text = """
Phần thứ nhất
QUY ĐỊNH CHUNG
Chương I
NHIỆM VỤ
Mục 1
NHIỆM VỤ CHUNG
Tiểu mục 1
MỘT
Điều 1. Một
Phần thứ mười một
ĐIỀU KHOẢN THI HÀNH
Điều 2. Hai
"""
    assert eids(text) == [
        "part_1",
        "part_1__chp_I",
        "part_1__chp_I__sec_1",
        "part_1__chp_I__sec_1__subsec_1",
        "art_1",
        "part_11",
        "art_2",
    ]
    assert provision(text, "part_11").num == "mười một"


def test_points_go_through_the_vietnamese_alphabet_and_on_to_double_letters() -> None:
    letters = "abcdđeghiklmnopqrstuvxy"
    text = "Điều 1. Một\n" + "\n".join(f"{letter}) Chữ {letter};" for letter in letters) + "\naa) Hai chữ."
    points = read(text).provisions[1:]
    assert [point.num for point in points] == [*letters, "aa"]
    assert points[4].eid == "art_1__point_dd"
    assert points[-1].eid == "art_1__point_aa"
    assert codes(text) == []


def test_inserted_numbers_of_a_consolidated_text_with_the_marks_of_its_footnotes() -> None:
    # Consolidated text 30/VBHN-VPQH (2023), Law on entry and exit of foreigners, Điều 8: "7a.⁸ ĐT1 - Cấp cho …".
    text = """
Điều 8. Ký hiệu thị thực
7. LS - Cấp cho luật sư nước ngoài hành nghề tại Việt Nam.
7a.⁸ ĐT1 - Cấp cho nhà đầu tư nước ngoài tại Việt Nam.
7b.⁹ ĐT2 - Cấp cho nhà đầu tư nước ngoài tại Việt Nam.
Điều 9. Điều kiện cấp thị thực
Điều 9a.[12] Cấp thị thực điện tử
"""
    assert eids(text) == ["art_8", "art_8__cl_7", "art_8__cl_7a", "art_8__cl_7b", "art_9", "art_9a"]
    assert provision(text, "art_8__cl_7a").text == "ĐT1 - Cấp cho nhà đầu tư nước ngoài tại Việt Nam."
    assert provision(text, "art_9a").heading == "Cấp thị thực điện tử"


def test_an_article_without_a_point_after_its_number_is_no_citation_at_the_head_of_a_line() -> None:
    # Law 67/2006/QH11 as spread in Word, Điều 10, and a line that begins with a citation.
    text = """
Điều 9. Trách nhiệm
Thực hiện theo quy định tại
Điều 10 Luật Thanh tra và văn bản hướng dẫn.
Điều 10 Thanh tra về công nghệ thông tin
1. Thanh tra Bộ thực hiện chức năng thanh tra.
"""
    assert eids(text) == ["art_9", "art_10", "art_10__cl_1"]
    assert provision(text, "art_9").text.endswith("Điều 10 Luật Thanh tra và văn bản hướng dẫn.")


def test_letters_of_old_fonts_and_decomposed_letters_are_read_and_kept() -> None:
    # Bộ luật Tố tụng hình sự 2015 in a machine-made text: "Ðiều 422. Bào chữa" with the letter eth.
    eth = "Ðiều 1. Bào chữa\n1. Một.\nð) không phải điểm đầu"
    decomposed = "Điều 1. Bào chữa\n1. Một."
    assert eids(eth) == ["art_1", "art_1__cl_1"]
    assert provision(decomposed, "art_1").heading == "Bào chữa"


def test_numbers_in_running_text_open_nothing() -> None:
    text = """
Điều 1. Mức phạt
1.000.000 đồng đối với cá nhân.
2.5 lần đối với tổ chức.
1. Cá nhân nộp phạt trong thời hạn
12. 7. 2024 là ngày cuối cùng.
2. Tổ chức nộp phạt.
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2"]


def test_tiet_stay_in_the_words_of_their_point() -> None:
    # Decree 320/2025/NĐ-CP, Điều 7 khoản 2 điểm b.
    text = """
Điều 7. Xác định lỗ
2. Bù trừ lỗ:
a) Doanh nghiệp được chuyển lỗ;
b) Trường hợp sau đây:
b1) Trường hợp cơ quan có thẩm quyền kiểm tra quyết toán thuế;
b2) Quá thời hạn 05 năm kể từ năm tiếp theo năm phát sinh lỗ.
c) Trường hợp khác.
"""
    assert eids(text) == ["art_7", "art_7__cl_2", *(f"art_7__cl_2__point_{letter}" for letter in "abc")]
    assert "b2) Quá thời hạn" in provision(text, "art_7__cl_2__point_b").text


@pytest.mark.parametrize("ending", ["\n", "\n\n", "\r\n"])
def test_an_inserted_point_is_a_point(ending: str) -> None:
    text = "Điều 1. Một\na) Thứ nhất;\na1) Chen vào;\nb) Thứ hai.".replace("\n", ending)
    assert eids(text) == ["art_1", "art_1__point_a", "art_1__point_a1", "art_1__point_b"]


def test_dashes_stay_in_the_words_of_their_parent() -> None:
    text = "Điều 1. Một\n1. Gồm:\n- Gạch thứ nhất;\n+ Dấu cộng.\n2. Hai."
    assert provision(text, "art_1__cl_1").text == "Gồm:\n- Gạch thứ nhất;\n+ Dấu cộng."


def test_marks_of_old_laws() -> None:
    # The form of laws and decrees of the 1990s: "1-" for a clause, "a-" or "a/" for a point.
    text = "Điều 1.- Phạm vi\n1- Khoản một:\na- Điểm a;\nb- Điểm b.\n2- Khoản hai.\nĐiều 2.- Hiệu lực"
    assert eids(text) == [
        "art_1",
        "art_1__cl_1",
        "art_1__cl_1__point_a",
        "art_1__cl_1__point_b",
        "art_1__cl_2",
        "art_2",
    ]
    assert provision(text, "art_1").heading == "Phạm vi"


def test_a_heading_broken_over_lines_is_one_heading() -> None:
    # As copied from a PDF: the printed line ends inside the heading.
    text = "Điều 14. Quyền và trách nhiệm của tổ chức công đoàn, Mặt trận Tổ quốc\nvà các tổ chức thành viên\n1. Một."
    assert provision(text, "art_14").heading.endswith("Mặt trận Tổ quốc và các tổ chức thành viên")
    assert provision(text, "art_14").text == ""


def test_a_table_of_contents_opens_nothing() -> None:
    text = "MỤC LỤC\nĐiều 1. Một ........ 3\nĐiều 2. Hai\t4\nĐiều 1. Một\n1. Lời.\nĐiều 2. Hai"
    assert eids(text) == ["art_1", "art_1__cl_1", "art_2"]


def test_a_plan_without_articles_is_parted_by_roman_numbers_clauses_and_points() -> None:
    # Plan of Bình Định province, June 2021, on information technology in legal education.
    text = """
KẾ HOẠCH
Thực hiện Đề án “Tăng cường ứng dụng công nghệ thông tin
trong công tác phổ biến, giáo dục pháp luật giai đoạn 2019 - 2021”
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Tiếp tục triển khai thực hiện có hiệu quả Quyết định số 3289/QĐ-UBND ngày 13/9/2019.
2. Yêu cầu
II. NHIỆM VỤ
1. Nâng cao hiệu quả hoạt động của Trang Thông tin điện tử
a) Cập nhật kịp thời các tài liệu
- Đơn vị chủ trì: Sở Tư pháp.
Nơi nhận:
- Bộ Tư pháp;
"""
    assert eids(text) == [
        "sec_I",
        "sec_I__cl_1",
        "sec_I__cl_2",
        "sec_II",
        "sec_II__cl_1",
        "sec_II__cl_1__point_a",
    ]
    assert provision(text, "sec_I").heading == "MỤC ĐÍCH, YÊU CẦU"


def test_every_address_reads_back_as_an_address() -> None:
    text = (
        "Điều 1. Một\n1. Một.\n2. Hai.\n2. Hai nữa.\na) A;\nđ) Đ.\nĐiều 5a. Năm a\nPHỤ LỤC\nPhụ lục IIa\nMẫu số 01/ĐK"
    )
    assert [str(address.parse(eid)) for eid in eids(text)] == eids(text)


def test_the_example_in_the_words_of_the_package_is_true() -> None:
    assert doctest.testmod(structure).failed == 0
