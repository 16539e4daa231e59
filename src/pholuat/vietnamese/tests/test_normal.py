import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.normal import nfc, tone_key

LETTERS = "aàáảãạâấăắeèéẻẽẹêếiìíỉĩịoòóỏõọôốơớuùúủũụưứyỳýỷỹỵbcdđghklmnpqrstvx"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa giải", "hoà giải"),
        ("thúy", "thuý"),
        ("Ủy ban nhân dân", "Uỷ ban nhân dân"),
        ("KHỎE", "KHOẺ"),
        ("hòan thành", "hoàn thành"),
        ("qúy III", "quý III"),
        ("qủa", "quả"),
        ("gía", "giá"),
    ],
)
def test_two_spellings_of_one_syllable_have_one_key(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    "text",
    [
        "hoàn toán",
        "của",
        "mía",
        "lụa",
        "quả",
        "giá",
        "gìn giữ",
        "nghĩa",
        "khuỷu",
        "thuở",
        "quý",
        "gì",
        "ủa",
        "chìa khóa",
    ],
)
def test_a_mark_whose_place_is_not_free_stays(text: str) -> None:
    assert tone_key(text) == text.replace("óa", "oá")


def test_text_in_decomposed_form_has_the_same_key() -> None:
    assert tone_key(unicodedata.normalize("NFD", "Ủy ban hòa giải")) == tone_key("Uỷ ban hoà giải")


def test_marks_in_any_order_become_one_letter() -> None:
    assert nfc("vie\u0302\u0323t") == nfc("vie\u0323\u0302t") == "việt"


@given(st.text() | vietnamese)
def test_the_key_is_idempotent(text: str) -> None:
    assert tone_key(tone_key(text)) == tone_key(text)


@given(vietnamese)
def test_the_key_moves_marks_and_changes_no_letter(text: str) -> None:
    def bare(text: str) -> str:
        return "".join(
            char for char in unicodedata.normalize("NFD", text) if char not in "\u0300\u0301\u0303\u0309\u0323"
        )

    assert bare(tone_key(text)) == bare(text)
    assert len(tone_key(text)) == len(nfc(text))
