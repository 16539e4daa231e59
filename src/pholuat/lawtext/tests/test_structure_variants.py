"""The many ways to write one and the same number: by hand, by machine, in old laws, in copies from the web."""

from __future__ import annotations

import unicodedata

import pytest

from pholuat.lawtext.model import Kind
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, read

TWO_ARTICLES = ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2", "art_2__cl_1"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Điều 1. Tên", "Điều 2. Tên"),
        ("ĐIỀU 1. TÊN", "ĐIỀU 2. TÊN"),
        ("Điều 1: Tên", "Điều 2: Tên"),
        ("Điều 1 - Tên", "Điều 2 - Tên"),
        ("Điều 1 – Tên", "Điều 2 – Tên"),
        ("Điều 1.- Tên", "Điều 2.- Tên"),
        ("Điều 1- Tên", "Điều 2- Tên"),
        ("Điều 1/ Tên", "Điều 2/ Tên"),
        ("Điều 1) Tên", "Điều 2) Tên"),
        ("Điều 1 .Tên", "Điều 2 .Tên"),
        ("Điều 1.Tên", "Điều 2.Tên"),
        ("Điều1. Tên", "Điều2. Tên"),
        ("Điều 01. Tên", "Điều 02. Tên"),
        ("Điều 1 Tên", "Điều 2 Tên"),
        ("Điều 1\nTên", "Điều 2\nTên"),
        ("Điều 1.\nTên", "Điều 2.\nTên"),
        ("Điều thứ 1. Tên", "Điều thứ 2. Tên"),
        ("Điều thứ nhất. Tên", "Điều thứ hai. Tên"),
        ("Điều thứ nhất\nTên", "Điều thứ nhì\nTên"),
        ("Điều I. Tên", "Điều II. Tên"),
        ("Điều 1.[1] Tên", "Điều 2.[2] Tên"),
        ("Điều 1[1]. Tên", "Điều 2[2]. Tên"),
        ("Điều 1.² Tên", "Điều 2.³ Tên"),
        ("\ufeffĐiều 1. Tên", "\u200bĐiều 2. Tên"),
        ("\xa0 Điều\xa01.\xa0Tên", "\tĐiều\t2.\tTên"),
        ("Đi\xadều 1. Tên", "Điều\u200b 2. Tên"),
        ("Đ\u2060iều 1. Tên", "Điều \u200e2.\u200f Tên"),
        ("\xd0iều 1. Tên", "\xd0IỀU 2. Tên"),
        ("Điêu 1. Tên", "ĐIÊU 2. Tên"),
        (unicodedata.normalize("NFD", "Điều 1. Tên"), unicodedata.normalize("NFD", "Điều 2. Tên")),
    ],
)  # fmt: skip
def test_an_article_however_it_is_written(first: str, second: str) -> None:
    found = read(f"{first}\n1. Một.\n2. Hai.\n{second}\n1. Một.")
    assert [held.eid for held in found.provisions] == TWO_ARTICLES
    headings = [held.heading for held in found.provisions if held.kind is Kind.ARTICLE]
    assert [unicodedata.normalize("NFC", heading).casefold() for heading in headings] == ["tên", "tên"]
    assert found.warnings == ()


@pytest.mark.parametrize(
    "line",
    [
        "Điều 5 của Luật này và các quy định khác;",
        "Điều 6, Điều 7 Nghị định số 1/2020/NĐ-CP;",
        "Điều 2 Nghị quyết này",
        "Điều 2 và Điều 3",
        "điều 2. trong câu",
        "Điều thứ hai mươi của bản Hiến pháp này",
        "Điều II của Hiệp định",
        "Điều này áp dụng",
        "Khoản 2. Lời",
        "Mục đích của Luật này",
        "Phần mềm: Tên",
        "Chương trình 135. Lời",
    ],
)
def test_words_that_begin_like_a_level_and_cite_or_mean_something_else(line: str) -> None:
    assert eids(f"Điều 1. Tên\n1. Thực hiện theo\n{line}\n2. Hai.") == ["art_1", "art_1__cl_1", "art_1__cl_2"]


CLAUSES = ["art_1", "art_1__cl_1", "art_1__cl_1__point_a", "art_1__cl_1__point_b", "art_1__cl_2", "art_2"]


@pytest.mark.parametrize("clause", ["{}. ", "{}.", "{} . ", "{}.[3] ", "{}[3]. ", "{}) ", "{}- ", "{} - ", "{}/ "])
@pytest.mark.parametrize("point", ["{}) ", "{})", "{} ) ", "{})[4] ", "{}[4]) ", "{}. ", "{}/ ", "{}- "])
def test_clauses_and_points_however_they_are_marked(clause: str, point: str) -> None:
    one, two = (clause.format(number) for number in "12")
    a, b = (point.format(letter) for letter in "ab")
    text = f"Điều 1. Tên\n{one}Gồm:\n{a}Một;\n{b}Hai.\n{two}Ba.\nĐiều 2. Tên"
    assert eids(text) == CLAUSES
    assert provision(text, "art_1__cl_1__point_b").text == "Hai."
    assert codes(text) == []


def test_marks_of_before_beside_todays_are_believed_where_they_count_on_from_the_first() -> None:
    text = """
Điều 1. Theo cách ngày nay
1. Gồm:
a) Một;
b) Hai.
Điều 2. Theo cách trước đây
1) Một.
2) Gồm:
a. Một;
b. Hai;
Điều 3. Không phải danh sách
3) Ba.
5) Năm.
c. Ba
"""
    assert eids(text)[4:] == [
        *("art_2", "art_2__cl_1", "art_2__cl_2", "art_2__cl_2__point_a", "art_2__cl_2__point_b"),
        "art_3",
    ]


def test_a_list_of_before_below_points_of_today_is_part_of_their_words() -> None:
    text = "Điều 1. Tên\na) Một:\n1) Nhỏ một;\n2) Nhỏ hai.\nb) Hai.\nĐiều 2. Tên\n1. Một."
    assert eids(text) == ["art_1", "art_1__point_a", "art_1__point_b", "art_2", "art_2__cl_1"]
    assert provision(text, "art_1__point_a").text == "Một:\n1) Nhỏ một;\n2) Nhỏ hai."


def test_a_clause_of_before_below_clauses_of_today_is_part_of_their_words() -> None:
    text = "Điều 1. Tên\n1. Gồm:\n1) Nhỏ một;\n2) Nhỏ hai.\n2. Hai."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2"]


@pytest.mark.parametrize(
    ("written", "eid", "heading"),
    [
        ("Chương I\nQUY ĐỊNH CHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("CHƯƠNG I\nQUY ĐỊNH\nCHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("Chương 1. Quy định chung", "chp_1", "Quy định chung"),
        ("Chương I: Quy định chung", "chp_I", "Quy định chung"),
        ("Chương I - QUY ĐỊNH\nCHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("CHƯƠNG I QUY ĐỊNH CHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("Chương thứ nhất\nQuy định chung", "chp_1", "Quy định chung"),
        ("CHƯƠNG MỘT\nQUY ĐỊNH CHUNG", "chp_1", "QUY ĐỊNH CHUNG"),
        ("Chương I[2]\nQUY ĐỊNH CHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("Chương I[2]. QUY ĐỊNH CHUNG", "chp_I", "QUY ĐỊNH CHUNG"),
        ("Chương IA\nQUY ĐỊNH CHUNG", "chp_IA", "QUY ĐỊNH CHUNG"),
        ("Phần thứ nhất\nQUY ĐỊNH CHUNG", "part_1", "QUY ĐỊNH CHUNG"),
        ("PHẦN THỨ NHẤT. QUY ĐỊNH CHUNG", "part_1", "QUY ĐỊNH CHUNG"),
        ("Phần I\nQUY ĐỊNH CHUNG", "part_1", "QUY ĐỊNH CHUNG"),
        ("PHẦN 1: QUY ĐỊNH CHUNG", "part_1", "QUY ĐỊNH CHUNG"),
        ("Mục 1\nQUY ĐỊNH\nCHUNG", "sec_1", "QUY ĐỊNH CHUNG"),
        ("MỤC I. QUY ĐỊNH CHUNG", "sec_I", "QUY ĐỊNH CHUNG"),
        ("Mục 1: Quy định chung", "sec_1", "Quy định chung"),
        ("Tiểu mục 1\nQUY ĐỊNH CHUNG", "subsec_1", "QUY ĐỊNH CHUNG"),
    ],
)
def test_a_chapter_however_it_is_written(written: str, eid: str, heading: str) -> None:
    text = f"{written}\nĐiều 1. Tên\n1. Một."
    assert eids(text) == [eid, "art_1", "art_1__cl_1"]
    assert provision(text, eid).heading == heading
    assert codes(text) == []


def test_a_heading_of_capitals_is_no_section_in_words() -> None:
    assert eids("Mục 1\nMỤC MỘT\nVÀ HAI\nĐiều 1. Tên") == ["sec_1", "art_1"]


def test_chapters_in_words_count_on() -> None:
    text = "".join(f"Chương thứ {word}\nTÊN\n" for word in ("nhất", "hai", "tư")) + "Điều 1. Tên"
    assert eids(text)[:3] == ["chp_1", "chp_2", "chp_4"]
    assert codes(text) == [(5, "gap")]


def test_articles_in_words_and_in_roman_digits_count_on() -> None:
    # The Constitution of 1946: "Điều thứ 1" … "Điều thứ 70"; treaties: "Điều I" … "Điều XX".
    words = "".join(f"Điều thứ {word}\nLời.\n" for word in ("chín", "mười", "mười một", "hai mươi"))
    assert eids(words) == ["art_9", "art_10", "art_11", "art_20"]
    roman = "".join(f"Điều {num}\nLời.\n" for num in ("I", "II", "III", "IV", "VI"))
    assert eids(roman) == ["art_1", "art_2", "art_3", "art_4", "art_6"]
    assert codes(roman) == [(9, "gap")]
    assert provision(roman, "art_4").num == "IV"


def test_numbers_of_money_and_dates_at_the_head_of_a_line() -> None:
    text = """
Điều 1. Mức phạt
1. Phạt tiền:
500.000 đồng đối với cá nhân;
1.500.000 đồng đối với tổ chức.
2. 700.000 đồng một tháng.
3. 2 năm đối với người tái phạm.
30/6/2024 là hạn cuối.
2,5 lần mức lương cơ sở.
4.1. Không phải khoản.
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_1__cl_3"]
    assert provision(text, "art_1__cl_2").text == "700.000 đồng một tháng."


def test_a_table_without_marks_opens_nothing() -> None:
    text = """
Điều 1. Mức chi
1. Theo bảng sau:
STT\tNội dung\tMức
1.\tBáo cáo viên\t500.000
2.\tNước uống\t20.000
a)\tKhác\t10.000
2. Mức chi khác.
"""
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2"]
    assert "2.\tNước uống\t20.000" in provision(text, "art_1__cl_1").text
    assert codes(text) == []


def test_numbers_parted_from_their_words_by_a_tab_are_no_table() -> None:
    text = "Điều 1.\tTên\n1.\tMột:\na)\tA;\nb)\tB.\n2.\tHai.\nĐiều 2.\tTên"
    assert eids(text) == CLAUSES
    assert {block.role.value for block in read(text).blocks} == {"provision"}
    assert provision(text, "art_1__cl_2").text == "Hai."
