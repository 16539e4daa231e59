"""Rules of the grammar at their borders: each test fails when the rule that it names is taken away."""

from __future__ import annotations

from pholuat.lawtext.model import Role
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, roles


def test_a_single_mark_of_before_beside_todays_is_text() -> None:
    text = "Điều 1. Tên\n1. Một.\nĐiều 2. Tên\n1) Chỉ một.\nĐiều 3. Tên\n1. Một:\na. Chỉ một."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_2", "art_3", "art_3__cl_1"]


def test_answers_of_a_question_are_no_parts() -> None:
    text = "Câu 1. Ai ban hành luật?\nA. Quốc hội\nB. Chính phủ\nC. Bộ Tư pháp\n1. Đáp án A"
    assert [eid for eid in eids(text) if eid.startswith("part")] == []


def test_a_chapter_that_begins_anew_a_second_time_below_one_part_is_told() -> None:
    text = "Phần I\nTÊN\nChương I\nTÊN\nChương II\nTÊN\nChương I\nTÊN\nĐiều 1. Tên"
    assert codes(text) == [(7, "back"), (7, "address")]
    assert codes(text.replace("Chương I\nTÊN\nĐiều", "Phần II\nTÊN\nChương I\nTÊN\nĐiều")) == []


def test_points_above_the_first_clause_of_a_text_without_articles_are_text() -> None:
    text = "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Một\nII. NỘI DUNG\na) A\n2. Hai"
    assert "sec_II__point_a" in eids(text)
    assert eids("KẾ HOẠCH\n1. Một\na) A\n2. Hai") == ["cl_1", "cl_1__point_a", "cl_2"]
    assert eids("KẾ HOẠCH\n1- Một\nI. MỤC ĐÍCH\na) A\n") == ["sec_I", "sec_I__point_a"]


def test_a_quotation_without_marks_ends_before_the_closing_articles() -> None:
    text = """
Điều 1. Sửa đổi, bổ sung Điều 4 như sau:
“Điều 4. Tên
1. Một.
Điều 5. Tên
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực.
Điều 3. Điều khoản chuyển tiếp
"""
    assert eids(text) == ["art_1", "art_2", "art_2__cl_1", "art_3"]


def test_a_row_of_quoted_articles_goes_past_the_number_that_is_due() -> None:
    # Without marks "Điều 1, Điều 2, Điều 3" of the amended law follow each other; the own Điều 2 is the closing one.
    text = """
Điều 1. Sửa đổi, bổ sung Điều 1, Điều 2 và Điều 3 như sau:
Điều 1. Tên cũ một
Điều 2. Tên cũ hai
Điều 3. Tên cũ ba
Điều 2. Hiệu lực thi hành
"""
    assert eids(text) == ["art_1", "art_2"]
    assert provision(text, "art_2").heading == "Hiệu lực thi hành"


def test_an_unclosed_quotation_ends_before_the_next_chapter_of_the_amending_law() -> None:
    text = """
Chương I
SỬA ĐỔI
Điều 1. Sửa đổi, bổ sung Điều 4 như sau:
“Điều 4. Tên
1. Một.
Chương II
THI HÀNH
Điều 2. Tổ chức thực hiện
"""
    assert eids(text) == ["chp_I", "art_1", "chp_II", "art_2"]


def test_an_order_that_gives_no_new_text_quotes_nothing() -> None:
    text = "Điều 1. Sửa đổi Luật A\n1. Bãi bỏ khoản 2 Điều 5.\n2. Bãi bỏ khoản 3 Điều 5.\n3. Bãi bỏ khoản 4 Điều 5."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_1__cl_3"]
    assert [role for role, _, _ in roles(text) if role is Role.QUOTED] == []


def test_a_blank_line_inside_a_quotation_is_quoted() -> None:
    text = "Điều 1. Sửa đổi Điều 4 như sau:\n\n“Điều 4. Tên\n\n1. Một.”\n\nĐiều 2. Hiệu lực thi hành"
    assert [(role, eid) for role, eid, _ in roles(text)] == [
        (Role.PROVISION, "art_1"),
        (Role.QUOTED, "art_1"),
        (Role.PROVISION, "art_2"),
    ]


def test_the_heading_of_a_decomposed_text_begins_with_its_letter() -> None:
    # The mark of the level ends before a letter whose accents stand behind it.
    assert provision("Điều 1.A\u0301n lệ\n1. Một.", "art_1").heading == "A\u0301n lệ"
    assert provision("Điều 1. \u200b\xadÁn lệ\n1. Một.", "art_1").heading == "Án lệ"


def test_a_clause_cut_off_may_have_its_points_between() -> None:
    text = "Điều 1. Tên\n1. Theo Danh mục. 2. Bảng kê:\na) A;\nb) B.\n2. Hai."
    assert eids(text) == [
        *("art_1", "art_1__cl_1", "art_1__cl_1__point_a", "art_1__cl_1__point_b", "art_1__cl_2"),
    ]


def test_what_is_longer_than_any_heading_is_text() -> None:
    long = "Lời " * 130 + "dài"
    assert provision(f"Điều 1. {long}\n1. Một.", "art_1").heading == ""
    assert provision(f"Điều 1. {long[:400]}x\n1. Một.", "art_1").heading != ""


def test_a_heading_of_a_chapter_has_at_most_eight_lines() -> None:
    text = "Chương I\n" + "TÊN\n" * 10 + "Điều 1. Tên"
    assert provision(text, "chp_I").heading == " ".join(["TÊN"] * 8)
    assert provision(text, "chp_I").text == "TÊN\nTÊN"


def test_a_point_that_is_not_believed_does_not_carry_the_heading_on() -> None:
    text = "Điều 1. Tên\nc) Lời của một danh sách khác\nĐiều 2. Tên"
    assert provision(text, "art_1").heading == "Tên"


def test_the_words_of_enclosure_on_two_lines_are_no_title() -> None:
    text = "Điều 1. Tên\nCHỦ TỊCH\nPHỤ LỤC I\n(Ban hành kèm theo Quyết định số 1/QĐ\nCỦA BỘ)\nDANH MỤC\n1. Một"
    assert provision(text, "annex_1").heading == "DANH MỤC"
    assert provision(text, "annex_1").text.startswith("(Ban hành kèm theo")


def test_an_annex_without_a_number_gets_one_that_no_other_bears() -> None:
    text = "Điều 1. Tên\nCHỦ TỊCH\nPHỤ LỤC\nMỘT\nLời.\nLời.\nLời.\nLời.\nLời.\nLời.\nPHỤ LỤC I\nHAI\nLời."
    assert eids(text) == ["art_1", "annex_2", "annex_1"]


def test_two_articles_of_a_form_are_no_articles_of_the_annex() -> None:
    text = "Điều 1. Tên\nCHỦ TỊCH\nPHỤ LỤC I\nTÊN\nĐiều 1. Một\nĐiều 2. Hai"
    assert eids(text) == ["art_1", "annex_1"]
    assert eids(text + "\nĐiều 3. Ba")[2:] == [f"annex_1__art_{number}" for number in (1, 2, 3)]
