"""Old against new, word by word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pholuat.lawtext import diff
from pholuat.lawtext.diff import Change, Piece, differences, new_text, old_text

# Words that come again and again, so that texts have much in common.
TEXTS = st.lists(st.sampled_from(["Điều", "khoản", "1", "05 tuổi", ",", ".", " ", "  ", "\n", "bắt buộc", "ỗ"])).map(
    " ".join
) | st.text(max_size=80)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in differences(old, new)]


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert (old_text(pieces), new_text(pieces)) == (old, new)


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(old: str, new: str) -> None:
    kinds = [piece.kind for piece in differences(old, new)]
    assert all(piece.text for piece in differences(old, new))
    assert all(left is not right for left, right in pairwise(kinds))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ((Piece(Change.SAME, text),) if text else ())


def test_the_amended_clause_of_the_education_law() -> None:
    """Law 43/2019/QH14, Điều 14 khoản 1, before and after Law 123/2025/QH15."""
    old = (
        "Giáo dục tiểu học là giáo dục bắt buộc.\n"
        "Nhà nước thực hiện phổ cập giáo dục mầm non cho trẻ em 05 tuổi và phổ cập giáo dục trung học cơ sở."
    )
    new = (
        "Giáo dục tiểu học và giáo dục trung học cơ sở là giáo dục bắt buộc.\n"
        "Nhà nước thực hiện phổ cập giáo dục mầm non cho trẻ em từ 03 tuổi đến 06 tuổi."
    )
    assert told(old, new) == [
        ("same", "Giáo dục tiểu học"),
        ("new", " và giáo dục trung học cơ sở"),
        ("same", " là giáo dục bắt buộc.\nNhà nước thực hiện phổ cập giáo dục mầm non cho trẻ em "),
        ("cut", "05 tuổi và phổ cập giáo dục trung học cơ sở"),
        ("new", "từ 03 tuổi đến 06 tuổi"),
        ("same", "."),
    ]


def test_all_new_all_cut_and_nothing() -> None:
    assert told("", "Lời mới.") == [("new", "Lời mới.")]
    assert told("Lời cũ.", "") == [("cut", "Lời cũ.")]
    assert told("", "") == []


def test_very_long_texts_are_compared_line_by_line_first() -> None:
    lines = [f"Dòng {number} quy định mức {number * 7} đồng\n" for number in range(2000)]
    old, new = "".join(lines), "".join([*lines[:1000], "Dòng 1000 quy định mức 1 đồng\n", *lines[1001:]])
    pieces = differences(old, new)
    assert len(old.split()) ** 2 > diff.MOST_PAIRS
    assert [(piece.kind.value, piece.text) for piece in pieces if piece.kind is not Change.SAME] == [
        ("cut", "7000"),
        ("new", "1"),
    ]
    assert (old_text(pieces), new_text(pieces)) == (old, new)
