import itertools
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.fold import fold, fold_number, fold_with_offsets

VIETNAMESE = "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
texts = st.text() | st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + "abc -/…½ßİﬁ\u0301\u0323\u00ad\u200bÐÇС")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Luật Hòa giải ở cơ sở", "luat hoa giai o co so"),
        ("QUYẾT ĐỊNH", "quyet dinh"),
        ("Ðiều 5", "dieu 5"),
        ("BTС", "btc"),
        ("ΝĐ-CΡ", "nd-cp"),
        ("ｎｇｈị định", "nghi dinh"),
        ("Đi\u00adều\u200b 5\u00a0a", "dieu 5 a"),
        ("NĐ\u2011CP", "nd-cp"),
        ("… ½ m² § “khoản”", "… ½ m² § “khoan”"),
        ("Straße, İzmir, ﬁnance", "strasse, izmir, finance"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_a_rare_character_in_a_long_text_changes_no_other() -> None:
    text = "Điều 5. Hòa giải ở cơ sở\n" * 200
    assert fold(text + "Ω ﬁ" + text) == "dieu 5. hoa giai o co so\n" * 200 + "ω fi" + "dieu 5. hoa giai o co so\n" * 200


def test_every_vietnamese_letter_folds_to_one_ascii_letter() -> None:
    for letter in VIETNAMESE + VIETNAMESE.upper():
        folded = fold(letter)
        assert len(folded) == 1 and folded in "adeiouy"


def test_folding_any_character_twice_changes_nothing_more() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    once = fold("".join(every))
    assert fold(once) == once


@given(texts)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(exclude_categories=("L", "M", "Nl", "Zs", "Cf", "Pd", "Cs"))))
def test_what_is_no_letter_stays(text: str) -> None:
    assert fold(text) == text


@given(st.text(alphabet="人กあ한अ 123"))
def test_letters_of_scripts_that_look_like_no_latin_stay(text: str) -> None:
    assert fold(text) == text


@given(texts)
def test_offsets_rise_and_lead_back_to_the_characters_that_were_folded(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert all(one <= other for one, other in itertools.pairwise(folded.offsets))
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert folded.text[place] in fold(text[start:end])


def test_a_span_covers_combining_marks_and_whole_letters() -> None:
    text = "… ½ ß Tuye\u0302\u0301n"
    folded = fold_with_offsets(text)
    start = folded.text.index("tuye")
    assert text[slice(*folded.span(start, start + 4))] == "Tuye\u0302\u0301"
    sharp = folded.text.index("ss")
    assert text[slice(*folded.span(sharp, sharp + 1))] == "ß"
    assert folded.span(3, 3) == (3, 3)


@pytest.mark.parametrize(
    "spelling",
    [
        "3289/QĐ-UBND",
        "3289/QÐ-UBND",
        "3289/qd-ubnd",
        "Số: 3289/QĐ-UBND",
        "số 3289 / QĐ – UBND",
        "3289/QĐ\u2011UBND.",
        "03289/QĐ-UBND",
        "3289/QĐ -\nUBND",
        unicodedata.normalize("NFD", "3289/QĐ-UBND"),
    ],
)
def test_all_spellings_of_one_number_have_one_key(spelling: str) -> None:
    assert fold_number(spelling) == "3289/qd-ubnd"


def test_numbers_that_differ_have_different_keys() -> None:
    numbers = ["30/2020/NĐ-CP", "3/2020/NĐ-CP", "30/2020/QĐ-TTg", "30/2021/NĐ-CP", "30/NĐ-CP"]
    assert len({fold_number(number) for number in numbers}) == len(numbers)
    assert fold_number("05/2013/TT-BTС") == fold_number("5/2013/TT-BTC") == "5/2013/tt-btc"
    assert fold_number("00") == "0"


@given(texts)
def test_the_key_of_a_number_is_idempotent(text: str) -> None:
    assert fold_number(fold_number(text)) == fold_number(text)


def test_a_law_of_a_million_characters_is_folded_in_no_time() -> None:
    text = "Điều 5. Phổ biến, giáo dục pháp luật cho người lao động; " * 18_000
    start = time.perf_counter()
    fold(text)
    assert time.perf_counter() - start < 1
