"""A right word is left alone, a wrong one is marked with its reason and its likely mend: one example for each code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.intake.doubt import CODES, Doubt, Known, doubts, page_by_page
from pholuat.intake.doubt.tests.pages import codes, doubted, page, refused

HEAD = "Quy định về công tác phổ biến, giáo dục pháp luật cho cán bộ, công chức\n"


def test_a_right_text_is_left_alone() -> None:
    assert doubted(HEAD + "và tổ chức thực hiện các nhiệm vụ theo quy định của pháp luật.") == {}


@pytest.mark.parametrize(
    ("right", "wrong", "code", "mend"),
    [
        ("công tác phổ biến, giáo dục", "phố", "pair", "phổ"),
        ("các tổ chức, cá nhân có liên quan", "tố", "pair", "tổ"),
        ("bảo hiểm xã hội", "hiếm", "pair", "hiểm"),
        ("có thẩm quyền xử lý", "thấm", "pair", "thẩm"),
        ("được thực hiện theo quy định", "đuợc", "syllable", "được"),
        ("một số điều của luật", "rnột", "syllable", "một"),
    ],
)
def test_a_word_that_is_none_or_does_not_go_with_its_neighbours(right: str, wrong: str, code: str, mend: str) -> None:
    assert doubted(right) == {}
    found = doubted(right.replace(mend, wrong, 1))
    assert [(doubt.code, doubt.mend) for doubt in found[wrong]] == [(code, mend)]


def test_a_blank_taken_for_a_stop() -> None:
    assert doubted("quy định tại nghị định này") == {}
    found = doubted("quy định tại nghi.định này")["nghi.định"]
    assert [(doubt.code, doubt.mend) for doubt in found] == [("pair", "nghị.định")]


def test_a_mend_keeps_capitals_and_signs() -> None:
    found = doubted(
        'Căn cứ "Luật Tố chức Chính phủ" ngày 19 tháng 6 năm 2015;\nsở kế hoạch và đầu tư (tố chức, cá nhân).'
    )
    assert found["Tố"][0].mend == "Tổ"
    assert found["(tố"][0].mend == "(tổ"


def test_what_the_engine_is_unsure_of() -> None:
    assert codes("theo quy định của pháp luật", {"pháp": 0.2})["pháp"] == ["confidence"]
    assert codes("trong thời hạn 15 ngày và 20 ngày làm việc", {"20": 0.5}) == {"20": ["digit"]}


def test_a_roman_number_that_is_none_or_out_of_its_row() -> None:
    row = "Chương I\nQUY ĐỊNH CHUNG\nChương II\nQUYỀN VÀ NGHĨA VỤ\nChương III\nTỔ CHỨC THỰC HIỆN"
    assert doubted(row) == {}
    found = doubted(row.replace("Chương III", "Chương IH"))["IH"]
    assert [(doubt.code, doubt.mend) for doubt in found] == [("roman", "III")]
    found = doubted((row + "\nChương IV\nĐIỀU KHOẢN THI HÀNH").replace("Chương III", "Chương VIII"))["VIII"]
    assert ("roman", "III") in [(doubt.code, doubt.mend) for doubt in found]


ARTICLES = """Điều 7. Trách nhiệm của cơ quan, tổ chức
1. Cơ quan nhà nước có trách nhiệm:
a) Ban hành văn bản;
b) Tổ chức thực hiện;
c) Kiểm tra việc thực hiện.
2. Tổ chức thực hiện theo quy định.
Điều 8. Hiệu lực thi hành
Điều 9. Tổ chức thực hiện"""


@pytest.mark.parametrize(
    ("right", "wrong", "word", "mend"),
    [("Điều 8.", "Điều 3.", "3.", "8."), ("b) Tổ", "h) Tổ", "h)", "b)")],
)
def test_a_gap_in_a_row_of_numbers(right: str, wrong: str, word: str, mend: str) -> None:
    assert not any("gap" in found for found in codes(ARTICLES).values())
    found = doubted(ARTICLES.replace(right, wrong))[word]
    assert ("gap", mend) in [(doubt.code, doubt.mend) for doubt in found]


def test_a_row_goes_on_over_pages() -> None:
    first, second = (
        page("Điều 7. Phạm vi\nNội dung theo quy định.", number=1),
        page("Điều 3. Hiệu lực\nĐiều 9. Thi hành", number=2),
    )
    (_, calm), (_, said) = page_by_page([first, second], Known())
    assert not any(calm)
    assert said[1][0].code == "gap"


@pytest.mark.parametrize(
    ("right", "wrong", "bearing", "why"),
    [
        ("ngày 28 tháng 02 năm 2024", "ngày 30 tháng 02 năm 2024", "30", "không có ngày 30/02/2024"),
        ("ngày 28/02/2024", "ngày 28/20/2024", "28/20/2024", "không có tháng 20"),
        ("ngày 28 tháng 12 năm 2024", "ngày 28 tháng 13 năm 2024", "13", "không có tháng 13"),
        ("ngày 28 tháng 12 năm 2024", "ngày 28 tháng 12 năm 2924", "2924", "năm 2924 quá xa"),
    ],
)
def test_a_day_that_does_not_exist(right: str, wrong: str, bearing: str, why: str) -> None:
    assert refused(f"có hiệu lực từ {right}.") == {}
    found = doubted(f"có hiệu lực từ {wrong}")[bearing]
    assert ("date", why) in [(doubt.code, doubt.why) for doubt in found]


@pytest.mark.parametrize(
    ("right", "wrong", "mend"),
    [
        ("30/2020/NĐ-CP", "3O/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("30/2020/NĐ-CP", "30/2920/NĐ-CP", None),
        ("30/2020/NĐ-CP", "30/2020/TT-BTC", None),
    ],
)
def test_a_number_against_its_pattern_or_its_own_words(right: str, wrong: str, mend: str | None) -> None:
    text = "Căn cứ Nghị định số {} ngày 05 tháng 3 năm 2020 của Chính phủ;"
    assert doubted(text.format(right)) == {}
    assert [(doubt.code, doubt.mend) for doubt in doubted(text.format(wrong))[wrong]] == [("number", mend)]


def test_a_number_against_its_day_and_its_assembly() -> None:
    assert codes("Nghị định số 30/2021/NĐ-CP ngày 05 tháng 3 năm 2020") == {"30/2021/NĐ-CP": ["number"]}
    assert codes("Luật số 69/2010/QH14") == {"69/2010/QH14": ["number"]}


def test_a_number_that_the_library_does_not_have() -> None:
    known = Known(exists=lambda number: number == "30/2020/NĐ-CP")
    text = "Căn cứ Nghị định số {} của Chính phủ về công tác văn thư;"
    unsure = {"80/2020/NĐ-CP": 0.6}
    assert doubted(text.format("30/2020/NĐ-CP"), known=known) == {}
    said = doubted(text.format("80/2020/NĐ-CP"), unsure, known)["80/2020/NĐ-CP"]
    assert said[0].why == "thư viện không có văn bản số 80/2020/NĐ-CP"


def test_a_citation_of_a_provision_that_is_not_there() -> None:
    known = Known(has_provision=lambda number, eid: eid == "art_5")
    text = "theo quy định tại Điều {} Nghị định số 30/2020/NĐ-CP"
    assert doubted(text.format("5"), known=known) == {}
    assert codes(text.format("85"), {"85": 0.6}, known)["85"] == ["citation"]


@pytest.mark.parametrize(
    ("right", "wrong", "mend"),
    [
        ("từ 1.000.000 đồng", "1.000.00", None),
        ("trong thời hạn 05 (năm) ngày", "06", "05"),
        ("trong thời hạn 15 (mười lăm) ngày", "16", "15"),
        ("tỷ lệ đạt 80 %", "180", None),
    ],
)
def test_figures_that_are_not_written_as_figures_are(right: str, wrong: str, mend: str | None) -> None:
    assert refused(right) == {}
    figures = next(word for word in right.split() if word[0].isdigit())
    found = doubted(right.replace(figures, wrong))[wrong]
    assert next((doubt.code, doubt.mend) for doubt in found) == ("digit", mend)


def test_a_word_torn_by_the_end_of_a_line_is_judged_whole() -> None:
    torn = page("mức phạt tiền từ 1.000.⏎\n000 đồng đến 2.000.000 đồng")
    assert not any(doubt.why.startswith("“") for found in doubts([torn], Known()) for doubt in found)
    wrong = page("mức phạt tiền từ 1.000.⏎\n00 đồng đến 2.000.000 đồng")
    said = doubts([wrong], Known())
    assert said[4] == said[5]
    assert said[4][0].why == "“1.000.00”: các nhóm không đủ ba chữ số"


def test_every_code_has_its_meaning() -> None:
    assert {doubt.code for found in doubted(ARTICLES.replace("Điều 8", "Điều 3")).values() for doubt in found} <= set(
        CODES
    )
    assert Doubt("gap", "vì sao").mend is None


def test_a_page_without_words() -> None:
    assert doubts([], Known()) == []
    assert doubts([page("x"), page("", number=2)], Known()) != []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1), min_size=1))
def test_nothing_that_is_read_makes_it_fail(texts: list[str]) -> None:
    soup = page(" ".join(texts))
    assert len(doubts([soup], Known())) == sum(1 for _ in soup.words())
