"""The foot of a document on PDF pages: recipients and signature stand side by side, on any level, also over pages."""

from __future__ import annotations

import pytest

from pholuat.lawtext.readers.pdf_foot import foot_at, foot_goes_on
from pholuat.lawtext.readers.pdf_page import Row, Word

WIDTH = 5.5


def row(y: float, *halves: tuple[float, str]) -> Row:
    """A row of words of even letters; each half begins at its x."""
    words: list[Word] = []
    for x, text in halves:
        for word in text.split():
            words.append(Word(word, x, x + WIDTH * len(word), y, y + 12))
            x += WIDTH * (len(word) + 0.5)
    return Row(tuple(words), words[0].x0, words[-1].x1, y, y + 12)


def lines_of(rows: list[Row]) -> list[str]:
    zone = foot_at(rows, 0)
    assert zone is not None
    return [line.text for line in zone.lines]


def test_a_signature_may_begin_below_the_recipients_and_between_their_lines() -> None:
    rows = [
        row(620, (58, "Nơi nhận:")),
        row(608, (58, "- Ban Bí thư Trung ương Đảng;")),
        row(602, (467, "BỘ TRƯỞNG")),
        row(596, (58, "- Văn phòng Chính phủ;")),
        row(588, (467, "Nguyễn Mạnh")),
        row(582, (58, "- Lưu: VT.")),
        row(576, (467, "Hùng")),
    ]
    assert lines_of(rows) == [
        "Nơi nhận:", "- Ban Bí thư Trung ương Đảng;", "- Văn phòng Chính phủ;", "- Lưu: VT.", "BỘ TRƯỞNG",
        "Nguyễn Mạnh", "Hùng",
    ]  # fmt: skip


def test_a_long_recipient_may_end_just_before_the_name() -> None:
    rows = [
        row(300, (350, "TM. CHÍNH PHỦ")),
        row(286, (58, "Nơi nhận:"), (350, "THỦ TƯỚNG")),
        row(272, (58, "- HĐND, UBND các tỉnh, thành phố trực thuộc trung ương;"), (350, "Lê Thành Long")),
    ]
    assert lines_of(rows)[-3:] == ["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Lê Thành Long"]


@pytest.mark.parametrize(
    "below", [(58, "Phụ lục"), (250, "PHỤ LỤC I"), (510, "Mẫu số 02"), (58, "Điều 1. Phạm vi"), (58, "DANH MỤC")]
)
def test_what_stands_below_the_foot_is_no_part_of_it(below: tuple[float, str]) -> None:
    rows = [
        row(300, (58, "Nơi nhận:"), (400, "KT. BỘ TRƯỞNG")),
        row(286, (58, "- Bộ trưởng;"), (400, "THỨ TRƯỞNG")),
        row(272, (58, "- Lưu: VT."), (390, "Nguyễn Xuân Sang")),
        row(250, below),
    ]
    zone = foot_at(rows, 0)
    assert zone is not None
    assert (zone.end, len(zone.lines)) == (3, 6)


def test_two_who_sign_side_by_side_are_read_one_after_the_other() -> None:
    rows = [
        row(300, (80, "KT. BỘ TRƯỞNG BỘ NỘI VỤ"), (330, "KT. BỘ TRƯỞNG BỘ TƯ PHÁP")),
        row(286, (110, "THỨ TRƯỞNG"), (370, "THỨ TRƯỞNG")),
        row(230, (95, "Nguyễn Duy Thăng"), (345, "Nguyễn Khánh Ngọc")),
    ]
    assert lines_of(rows)[2::3] == ["Nguyễn Duy Thăng", "Nguyễn Khánh Ngọc"]


def test_a_foot_runs_on_over_the_page() -> None:
    first = foot_at([row(60, (58, "Nơi nhận:"), (400, "THỦ TƯỚNG")), row(46, (58, "- Ban Bí thư;"))], 0)
    assert first is not None
    assert first.foot is not None
    next_page = [
        row(790, (58, "- Văn phòng Quốc hội;")),
        row(776, (58, "- Lưu: VT."), (400, "Phạm Minh Chính")),
        row(740, (58, "Các cơ quan chịu trách nhiệm thi hành Nghị định này kể từ ngày ký ban hành văn bản.")),
    ]
    zone = foot_goes_on(next_page, first.foot)
    assert zone is not None
    assert [line.text for line in zone.lines] == ["- Văn phòng Quốc hội;", "- Lưu: VT.", "Phạm Minh Chính"]
    assert foot_goes_on(next_page[2:], first.foot) is None


def test_recipients_without_a_signature_beside_them_are_no_columns() -> None:
    assert foot_at([row(300, (58, "Nơi nhận:")), row(286, (58, "- Như Điều 3;"))], 0) is None
