import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pholuat.vietnamese.dates import find_dates, read_date, speak_date, write_date, write_short_date

days = st.dates(min_value=dt.date(1000, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05 tháng 3 năm 2020",
        "ngày 5 tháng 03 năm 2020",
        "NGÀY 05 THÁNG 3 NĂM 2020",
        "ngày mùng 5 tháng 3 năm 2020",
        "mồng 5 tháng 3 năm 2020",
        "ngày 05 tháng 3\nnăm 2020",
        "ngày\u00a005 tháng 3, năm 2020",
        "5/3/2020",
        "05/03/2020",
        "ngày 05/3/2020",
        "05-03-2020",
        "05.3.2020",
        " 05 / 03 / 2020 ",
        unicodedata.normalize("NFD", "ngày 05 tháng 3 năm 2020"),
    ],
)
def test_ways_of_writing_one_day(text: str) -> None:
    assert read_date(text) == dt.date(2020, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020",
        "ngày 30 tháng 02 năm 2019",
        "00/01/2020",
        "5/13/2020",
        "",
        "ngày tháng 6 năm 2021",
        "ngày ba mươi tháng hai năm hai nghìn không trăm hai mươi",
        "ngày nào tháng nào năm nào",
        "tháng 6 năm 2021",
        "5-3/2020",
        "12/2020/QH14",
        "28.16.\n2511",
        "01/01/2014/QH13",
        "ngày 5/3/2020 và",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    text = (
        "Quyết định số 3289/QĐ-UBND ngày 13/9/2019; Luật số 14/2012/QH13 ngày 20 tháng 6\nnăm 2012; "
        "đến tháng 6 năm 2021, chậm nhất 31/02/2022."
    )
    assert [(text[found.start : found.end], found.value) for found in find_dates(text)] == [
        ("ngày 13/9/2019", dt.date(2019, 9, 13)),
        ("ngày 20 tháng 6\nnăm 2012", dt.date(2012, 6, 20)),
        ("tháng 6 năm 2021", None),
        ("31/02/2022", None),
    ]


def test_both_ends_of_a_stretch_are_found() -> None:
    days = [found.value for found in find_dates("từ 01/01/2019-31/12/2019, 1-2-2020–3-4-2020")]
    assert days == [dt.date(2019, 1, 1), dt.date(2019, 12, 31), dt.date(2020, 2, 1), dt.date(2020, 4, 3)]


def test_a_month_without_day_says_so() -> None:
    [found] = find_dates("Bình Định, ngày      tháng 6 năm 2021")
    assert (found.year, found.month, found.day) == (2021, 6, None)


def test_leading_zeros_as_the_decree_wants_them() -> None:
    assert write_date(dt.date(2020, 3, 5)) == "ngày 05 tháng 3 năm 2020"
    assert write_date(dt.date(2020, 1, 15)) == "ngày 15 tháng 01 năm 2020"
    assert write_date(dt.date(2020, 12, 31)) == "ngày 31 tháng 12 năm 2020"
    assert write_short_date(dt.date(2020, 3, 5)) == "05/03/2020"


def test_a_day_is_spoken() -> None:
    assert speak_date(dt.date(2020, 4, 10)) == "ngày mùng mười tháng tư năm hai nghìn không trăm hai mươi"
    assert speak_date(dt.date(1975, 11, 21)) == "ngày hai mươi mốt tháng mười một năm một nghìn chín trăm bảy mươi lăm"


@given(days)
def test_written_days_are_read_back(day: dt.date) -> None:
    assert read_date(write_date(day)) == day
    assert read_date(write_short_date(day)) == day
    assert read_date(speak_date(day)) == day


@given(st.text(alphabet="ngàythánăm 0123456789/-.\n"))
def test_soup_never_makes_it_fail(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
