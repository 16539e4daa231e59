from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.numbers import (
    figures_to_words,
    int_to_ordinal,
    int_to_roman,
    int_to_words,
    ordinal_to_int,
    read_figures,
    roman_to_int,
    words_to_int,
    write_figures,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1991, "một nghìn chín trăm chín mươi mốt"),
        (2020, "hai nghìn không trăm hai mươi"),
        (1_500_000, "một triệu năm trăm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_000_000_000, "hai tỷ"),
        (10**12, "một nghìn tỷ"),
        (10**18, "một tỷ tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_whole_numbers_in_words(number: int, words: str) -> None:
    assert int_to_words(number) == words
    assert words_to_int(words) == number


@given(st.integers(min_value=-(10**24), max_value=10**24) | st.integers(min_value=0, max_value=2000))
def test_words_lead_back_to_the_number(number: int) -> None:
    assert words_to_int(int_to_words(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Một trăm lẻ năm", 105),
        ("hai mươi bốn", 24),
        ("hai ngàn không trăm hai mươi", 2020),
        ("HAI TỈ", 2 * 10**9),
        ("ba mươi một", 31),
        ("một nghìn linh hai", 1002),
        ("một nghìn mười", 1010),
        ("một  nghìn\nhai trăm", 1200),
    ],
)
def test_other_ways_of_saying_are_read(words: str, number: int) -> None:
    assert words_to_int(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "mươi",
        "năm mười",
        "mười mốt",
        "hai mươi không",
        "một trăm năm",
        "trăm",
        "nghìn",
        "điều",
        "một mươi",
        "một nghìn hai",
        "một nghìn nghìn",
        "một triệu một nghìn nghìn",
        "một nghìn hai triệu",
        "âm",
        "tỷ",
    ],
)
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert words_to_int(words) is None


@given(
    st.lists(
        st.sampled_from(
            ["không", "một", "mốt", "hai", "tư", "lăm", "mười", "mươi", "linh", "trăm", "nghìn", "triệu", "tỷ", "âm"]
        ),
        max_size=8,
    )
)
def test_words_in_any_order_never_make_it_fail(words: list[str]) -> None:
    value = words_to_int(" ".join(words))
    assert value is None or isinstance(value, int)


def test_ordinals() -> None:
    names = ["thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ mười", "thứ mười lăm", "thứ hai mươi mốt"]
    values = [1, 2, 3, 4, 5, 10, 15, 21]
    assert [ordinal_to_int(name) for name in names] == values
    assert [int_to_ordinal(value) for value in values] == names
    assert ordinal_to_int("NHẤT") == 1
    assert ordinal_to_int("thứ không") is None
    assert ordinal_to_int("thứ") is None
    with pytest.raises(ValueError, match="0"):
        int_to_ordinal(0)


def test_every_roman_number_leads_back() -> None:
    assert [roman_to_int(int_to_roman(number)) for number in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "IH", "iv", "XXXX", "IVI", "MMMM", "Điều", "V I"])
def test_what_is_no_roman_number_has_no_value(text: str) -> None:
    assert roman_to_int(text) is None


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_number_beyond_its_range(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        int_to_roman(number)


def test_figures_are_grouped_by_points_and_bear_a_comma() -> None:
    assert write_figures(1_234_567) == "1.234.567"
    assert write_figures(Decimal("-3.50")) == "-3,50"
    assert read_figures("1.234.567,5") == Decimal("1234567.5")
    assert read_figures("1.23") is None
    assert read_figures("12.345.67") is None
    assert read_figures("1,234,567") is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_written_figures_are_read_back(number: Decimal) -> None:
    assert read_figures(write_figures(number)) == number


def test_figures_are_spoken() -> None:
    assert figures_to_words("27.000.000") == "hai mươi bảy triệu"
    assert figures_to_words("0,25") == "không phẩy hai năm"
    assert figures_to_words("-1,5") == "âm một phẩy năm"
    assert figures_to_words("14/2012") is None
