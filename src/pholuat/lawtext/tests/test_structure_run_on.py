"""Several items in one line, as copies without line breaks have them."""

from __future__ import annotations

import doctest

import pytest

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure import run_on
from pholuat.lawtext.structure.run_on import cuts
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, read, roles

# Law 14/2012/QH13 Điều 16 khoản 2, its four points set in one line.
ONE_LINE = """
Điều 16. Ngày Pháp luật
1. Ngày Pháp luật được tổ chức nhằm: a) Tôn vinh Hiến pháp; b) Giáo dục ý thức thượng tôn pháp luật; c) Khác.
2. Chính phủ quy định chi tiết.
"""


def test_points_that_run_on_in_a_clause_are_points() -> None:
    assert eids(ONE_LINE) == [
        "art_16",
        "art_16__cl_1",
        *(f"art_16__cl_1__point_{letter}" for letter in "abc"),
        "art_16__cl_2",
    ]
    assert provision(ONE_LINE, "art_16__cl_1").text == "Ngày Pháp luật được tổ chức nhằm:"
    assert provision(ONE_LINE, "art_16__cl_1__point_b").text == "Giáo dục ý thức thượng tôn pháp luật;"
    assert codes(ONE_LINE) == [(1, "gap")]


def test_pieces_of_a_line_have_its_number_and_a_block_each() -> None:
    assert [held.line for held in read(ONE_LINE).provisions] == [1, 2, 2, 2, 2, 3]
    assert [words for _, _, words in roles(ONE_LINE)][2:5] == [
        "a) Tôn vinh Hiến pháp;",
        "b) Giáo dục ý thức thượng tôn pháp luật;",
        "c) Khác.",
    ]


def test_clauses_run_on_behind_their_article_and_behind_each_other() -> None:
    text = "Điều 1. Phạm vi điều chỉnh. 1. Quy định về thuế. 2. Quy định về phí.\nĐiều 2. Tên\n1. Một. 2. Hai."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_2", "art_2__cl_1", "art_2__cl_2"]


def test_points_begin_anew_behind_each_clause_of_the_line() -> None:
    text = "Điều 1. Tên\n1. Gồm: a) Đơn; b) Bản sao. 2. Không gồm: a) Phí; b) Lệ phí."
    assert eids(text) == [
        "art_1",
        *("art_1__cl_1", "art_1__cl_1__point_a", "art_1__cl_1__point_b"),
        *("art_1__cl_2", "art_1__cl_2__point_a", "art_1__cl_2__point_b"),
    ]


def test_a_point_that_follows_its_neighbour_in_one_line() -> None:
    # Thông tư 59/2025/TT-BCT: "… người quyết định đầu tư chấp thuận.b) Không cho phép …".
    text = "Điều 1. Tên\n1. Gồm:\na) Được chấp thuận.b) Không cho phép gián đoạn.\nc) Khác."
    assert eids(text)[2:] == ["art_1__cl_1__point_a", "art_1__cl_1__point_b", "art_1__cl_1__point_c"]


@pytest.mark.parametrize(
    ("words", "kind", "num"),
    [
        ("2. Theo quy định tại điểm a) và điểm b) khoản 1 Điều này.", Kind.CLAUSE, "2"),
        ("Theo các điểm a), b) và c) khoản 1.", None, ""),
        ("1. Hạn nộp là ngày 1. 2. 2024 theo lịch.", Kind.CLAUSE, "1"),
        ("1. Gồm: a) Đơn.", Kind.CLAUSE, "1"),
        ("1. Gồm: b) Đơn; c) Bản sao.", Kind.CLAUSE, "1"),
        ("1. Sửa như sau: “a) Một; b) Hai.”", Kind.CLAUSE, "1"),
        ("1. Nợ tài khoản: ………… Có. 2. Nợ tài khoản: …………", Kind.CLAUSE, "1"),
        ("Điều 1. Thời hạn 1. 5 ngày.", Kind.ARTICLE, "1"),
        ("1a. Một. 2. Hai.", Kind.CLAUSE, "1a"),
        ("1. Một. 3. Ba.", Kind.CLAUSE, "1"),
        ("đ) Một; g) Hai.", Kind.POINT, "đ"),
    ],
)
def test_what_is_no_row_is_not_cut(words: str, kind: Kind | None, num: str) -> None:
    assert cuts(words, kind, num) == []


def test_a_line_is_left_whole_when_its_next_item_has_a_line_of_its_own() -> None:
    text = "Điều 1. Tên\n1. Theo Danh mục. 2. Bảng kê.\n2. Hai.\n3. Ba."
    assert eids(text) == ["art_1", "art_1__cl_1", "art_1__cl_2", "art_1__cl_3"]
    assert provision(text, "art_1__cl_1").text == "Theo Danh mục. 2. Bảng kê."


def test_the_row_goes_through_the_vietnamese_alphabet() -> None:
    line = "1. Gồm: " + " ".join(f"{letter}) Chữ;" for letter in "abcdđeghik")
    assert "".join(num for _, num, _ in cuts(line, Kind.CLAUSE, "1")) == "abcdđeghik"


def test_decomposed_and_unseen_letters_do_not_shift_the_cut() -> None:
    text = "Điều 1. Tên\n1. Hồ\u0302\u200b sơ gồ\u0302m: a) Đơn\xad; b) Bản sao."
    assert provision(text, "art_1__cl_1__point_b").text == "Bản sao."


def test_the_example_is_true() -> None:
    assert doctest.testmod(run_on).failed == 0
