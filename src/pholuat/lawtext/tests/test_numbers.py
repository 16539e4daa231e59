"""Document numbers: what they say of a document, and their place in web addresses."""

from __future__ import annotations

import datetime as dt
import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.lawtext import numbers
from pholuat.lawtext.number_names import ISSUERS, TYPES
from pholuat.lawtext.numbers import DocumentNumber, NumberError, clean, slug, slug_with_date


def test_the_worked_examples_are_true() -> None:
    assert doctest.testmod(numbers).failed == 0


@pytest.mark.parametrize(
    ("written", "sequence", "year", "type_name", "issuers"),
    [
        ("30/2020/NĐ-CP", 30, 2020, "Nghị định", ("Chính phủ",)),
        ("14/2012/QH13", 14, 2012, "Luật", ("Quốc hội",)),
        ("21/2004/PL-UBTVQH11", 21, 2004, "Pháp lệnh", ("Ủy ban Thường vụ Quốc hội",)),
        ("01/2012/UBTVQH13", 1, 2012, "Pháp lệnh", ("Ủy ban Thường vụ Quốc hội",)),
        ("01/2012/TTLT-BTP-UBDT", 1, 2012, "Thông tư liên tịch", ("Bộ Tư pháp", "Ủy ban Dân tộc")),
        ("56/2023/TT-BTC", 56, 2023, "Thông tư", ("Bộ Tài chính",)),
        ("21/2021/QĐ-TTg", 21, 2021, "Quyết định", ("Thủ tướng Chính phủ",)),
        ("3289/QĐ-UBND", 3289, None, "Quyết định", ("Ủy ban nhân dân",)),
        ("07/KH-BTC", 7, None, "Kế hoạch", ("Bộ Tài chính",)),
        ("31/2019/NQ-HĐND", 31, 2019, "Nghị quyết", ("Hội đồng nhân dân",)),
        ("32/CT-TTg", 32, None, "Chỉ thị", ("Thủ tướng Chính phủ",)),
        ("32-CT/TW", 32, None, "Chỉ thị", ("Ban Chấp hành Trung ương Đảng",)),
        ("06/VBHN-VPQH", 6, None, "Văn bản hợp nhất", ("Văn phòng Quốc hội",)),
        ("1234/BTP-PBGDPL", 1234, None, "Công văn", ("Bộ Tư pháp",)),
        ("17-HĐBT", 17, None, "", ("Hội đồng Bộ trưởng",)),
        ("01/TT", 1, None, "Thông tư", ()),
        ("12a/2011/QĐ-XYZ", 12, 2011, "Quyết định", ()),
    ],
)
def test_a_number_says_its_sequence_year_type_and_issuers(
    written: str, sequence: int, year: int | None, type_name: str, issuers: tuple[str, ...]
) -> None:
    number = DocumentNumber.parse(written)
    assert (number.sequence, number.year, number.type_name, number.issuers) == (sequence, year, type_name, issuers)
    assert str(number) == written


@pytest.mark.parametrize("written", ["", "98", "số 98", "NĐ-CP", "Điều 5", "30/2020/nđ", "30/2020/NĐ-CP ngày", "1/2"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(NumberError):
        DocumentNumber.parse(written)


def test_look_alike_letters_spaces_and_dashes_are_cleaned_and_marks_kept() -> None:
    assert clean("Số: 25 /2026/TT – BТС") == "25/2026/TT-BTC"
    assert clean("12/2024/NÐ-СР") == "12/2024/NĐ-CP"


def test_spellings_of_one_number_are_the_same() -> None:
    number = DocumentNumber.parse("05/2026/TT-BTC")
    assert number.same(DocumentNumber.parse("Số 5/2026/TT-BТС"))
    assert not number.same(DocumentNumber.parse("05/2025/TT-BTC"))


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("14/2012/QH13", "14-2012-qh13"),
        ("30/2020/NĐ-CP", "30-2020-nd-cp"),
        ("3289/QĐ-UBND", "3289-qd-ubnd"),
        ("25/2026/TT-BТС", "25-2026-tt-btc"),
        ("32-CT/TW", "32-ct-tw"),
    ],
)
def test_web_addresses(number: str, address: str) -> None:
    assert slug(number) == address
    assert DocumentNumber.parse(number).slug == address


def test_a_number_that_others_use_too_takes_its_day() -> None:
    day = dt.date(2019, 9, 13)
    assert slug_with_date("3289/QĐ-UBND", day) == "3289-qd-ubnd-2019-09-13"
    assert DocumentNumber.parse("3289/QĐ-UBND").slug_with_date(day) == "3289-qd-ubnd-2019-09-13"


written_numbers = st.builds(
    "{}{}/{}-{}".format,
    st.integers(1, 99999),
    st.one_of(st.just(""), st.integers(1945, 2099).map("/{}".format)),
    st.sampled_from(sorted(TYPES)),
    st.sampled_from(sorted(ISSUERS)),
)


@given(written_numbers)
def test_parse_then_print_is_the_same(written: str) -> None:
    number = DocumentNumber.parse(written)
    assert str(number) == written
    assert DocumentNumber.parse(str(number)) == number


@given(st.text())
def test_cleaning_and_slugs_are_stable(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert clean(clean(text)) == clean(text)
