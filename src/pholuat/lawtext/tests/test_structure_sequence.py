"""Numbers that count on, and what is told when they do not."""

from __future__ import annotations

import pytest

from pholuat.lawtext.model import Kind
from pholuat.lawtext.structure.sequence import Step, believe, follows, number_of
from pholuat.lawtext.tests.structure_reading import codes, eids, provision, read


@pytest.mark.parametrize(
    ("kind", "num", "number"),
    [
        (Kind.ARTICLE, "5", (5, "")),
        (Kind.ARTICLE, "5a", (5, "a")),
        (Kind.CHAPTER, "XIV", (14, "")),
        (Kind.CHAPTER, "IIa", (2, "a")),
        (Kind.PART, "nhất", (1, "")),
        (Kind.PART, "II", (2, "")),
        (Kind.POINT, "a", (1, "")),
        (Kind.POINT, "đ", (5, "")),
        (Kind.POINT, "a1", (1, "1")),
        (Kind.POINT, "aa", (28, "")),
    ],
)
def test_the_place_of_a_printed_number(kind: Kind, num: str, number: tuple[int, str]) -> None:
    assert number_of(kind, num) == number


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Kind.CLAUSE, "1", "2"),
        (Kind.CLAUSE, "1", "1a"),
        (Kind.CLAUSE, "1b", "2"),
        (Kind.POINT, "d", "đ"),
        (Kind.POINT, "e", "g"),
        (Kind.POINT, "e", "f"),
        (Kind.POINT, "i", "k"),
        (Kind.POINT, "y", "aa"),
    ],
)
def test_numbers_that_follow(kind: Kind, before: str, after: str) -> None:
    assert follows(kind, number_of(kind, before), number_of(kind, after))
    assert not follows(kind, number_of(kind, after), number_of(kind, before))


def believed(kind: Kind, nums: str) -> str:
    """The believed of some numbers."""
    held = nums.split()
    verdicts = believe(kind, [number_of(kind, num) for num in held])
    return " ".join(num for num, verdict in zip(held, verdicts, strict=True) if verdict.believed)


@pytest.mark.parametrize(
    ("kind", "nums", "kept"),
    [
        (Kind.CLAUSE, "1 2 3", "1 2 3"),
        (Kind.CLAUSE, "1 2 4 5", "1 2 4 5"),
        (Kind.CLAUSE, "1 4 2 3 4", "1 2 3 4"),
        (Kind.CLAUSE, "1 2 1 2 3", "1 2 3"),
        (Kind.CLAUSE, "1 2 3 1 2 3 4 4", "1 2 3 4"),
        (Kind.CLAUSE, "1 2 2 3", "1 2 2 3"),
        (Kind.CLAUSE, "30 1 2", "1 2"),
        (Kind.ARTICLE, "1 5 7 12 2 3", "1 2 3"),
        (Kind.ARTICLE, "51 53 52 54", "51 53 52 54"),
        (Kind.ARTICLE, "7 9", "7 9"),
        (Kind.ARTICLE, "7 7 8", "7 8"),
        (Kind.POINT, "a b c d d e", "a b c d d e"),
    ],
)
def test_which_are_believed(kind: Kind, nums: str, kept: str) -> None:
    assert believed(kind, nums) == kept


def test_a_gap_a_double_and_a_break_of_order_are_told_with_their_lines() -> None:
    text = """
Điều 7. Bảy
Điều 9. Chín
1. Một.
2. Hai.
2. Hai nữa.
3. Ba.
1. Lạc chỗ.
"""
    assert codes(text) == [(1, "gap"), (2, "gap"), (5, "double"), (5, "address"), (7, "back")]
    gap = read(text).warnings[1]
    assert gap.message == "Điều 9 đứng sau Điều 7: thiếu số ở giữa"


def test_a_double_gets_an_address_of_its_own() -> None:
    # Decree 03/2026/NĐ-CP, Điều 29 khoản 2: "d) Giám sát …" and "d) Thay mặt …" stand one after the other.
    text = "Điều 29. Chủ tịch\na) A;\nb) B;\nc) C;\nd) Giám sát việc thực hiện;\nd) Thay mặt Hội đồng;\ne) Khác."
    assert eids(text)[4:] == ["art_29__point_d", "art_29__point_d_2", "art_29__point_e"]
    told = [notice.message for notice in read(text).warnings if notice.code == "address"]
    assert told == ["Điểm d Điều 29 đã có ở trên: đây là lần thứ 2"]
    assert provision(text, "art_29__point_d_2").text == "Thay mặt Hội đồng;"


def test_a_chapter_that_is_missing_is_told() -> None:
    text = "Chương I\nMỘT\nĐiều 1. A\nChương III\nBA\nĐiều 2. B"
    assert codes(text) == [(4, "gap")]


def test_sections_begin_anew_in_each_chapter_without_a_word() -> None:
    text = "Chương I\nMỘT\nMục 1\nA\nĐiều 1. A\nMục 2\nB\nĐiều 2. B\nChương II\nHAI\nMục 1\nC\nĐiều 3. C"
    assert codes(text) == []
    assert eids(text)[5:] == ["chp_II", "chp_II__sec_1", "art_3"]


def test_a_step_names_what_it_is() -> None:
    verdicts = believe(Kind.CLAUSE, [(1, ""), (3, ""), (3, ""), (2, ""), (90, "")])
    assert [verdict.step for verdict in verdicts] == [Step.NEXT, Step.GAP, Step.GAP, Step.NEXT, Step.FAR]
