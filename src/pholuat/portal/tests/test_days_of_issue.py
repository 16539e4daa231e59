"""From a day to a day of issue, as readers type it into the filters of the list and of the search."""

from __future__ import annotations

import datetime as dt
import html
import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from pholuat.portal.days import FIRST, LAST, IssuedBetween, read_day, read_issued_between
from pholuat.portal.tests.laws import law

DAY = dt.date(2025, 7, 1)


@pytest.mark.parametrize(
    "typed", ["1/7/2025", "01/07/2025", "1.7.2025", "1-7-2025", "1 7 2025", "01072025", "2025-07-01"]
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert read_day(typed) == DAY


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("", "", (None, None)),
        ("1/7/2025", "", (DAY, None)),
        ("7/2025", "7/2025", (DAY, dt.date(2025, 7, 31))),
        ("2024", "năm 2024", (dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        ("", "tháng 2/2024", (None, dt.date(2024, 2, 29))),
    ],
)
def test_a_month_and_a_year_are_their_first_and_their_last_day(
    first: str, last: str, days: tuple[dt.date | None, dt.date | None]
) -> None:
    assert read_issued_between(first, last).days == days


@pytest.mark.parametrize(
    ("first", "last", "errors"),
    [
        ("31/2/2025", "", ("Lịch không có ngày 31/02/2025.", "")),
        ("", "mai", ("", "“mai” không phải là một ngày. Viết ngày như 31/12/2024.")),
        (
            "1/7/2025",
            "30/6/2025",
            ("", "Ngày cuối 30/06/2025 đứng trước ngày đầu 01/07/2025. Đổi chỗ hai ngày, hoặc bỏ trống một ô."),
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_end_and_narrows_nothing(first: str, last: str, errors: tuple[str, str]) -> None:
    stretch = read_issued_between(first, last)
    assert (stretch.errors, stretch.days) == (errors, (None, None))
    assert [read_issued_between(*stretch.typed).errors, len(stretch.typed)] == [errors, 2]


@given(*[st.none() | st.dates(FIRST, LAST)] * 2)
def test_days_read_back_as_they_are_shown(first: dt.date | None, last: dt.date | None) -> None:
    stretch = read_issued_between(*(f"{day:%d/%m/%Y}" if day else "" for day in (first, last)))
    turned = first is not None and last is not None and last < first
    assert stretch.days == ((None, None) if turned else (first, last))
    assert bool(stretch.error) == turned


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_is_days_or_told(first: str, last: str) -> None:
    stretch = read_issued_between(first, last)
    assert isinstance(stretch, IssuedBetween)
    assert stretch.ends == 2 - stretch.days.count(None)


def page_of(client: Client, path: str, asked: dict[str, str], status: int = 200) -> str:
    response = client.get(f"{path}?{urlencode(asked)}")
    assert response.status_code == status
    return html.unescape(response.content.decode())


@pytest.fixture
def laws(db: None) -> None:
    law()
    law("12/2015/QH13", "Luật Thử hòa giải", issued=dt.date(2015, 6, 1), effective=dt.date(2016, 1, 1))


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("path", ["/van-ban/", "/tim-kiem/"])
@pytest.mark.parametrize(
    ("first", "last", "numbers"),
    [
        ("20/6/2013", "20/6/2013", {"35-2013-qh13"}),
        ("21/6/2013", "", {"12-2015-qh13"}),
        ("", "31/5/2015", {"35-2013-qh13"}),
        ("2013", "2015", {"35-2013-qh13", "12-2015-qh13"}),
    ],
)
def test_list_and_search_keep_to_the_days(client: Client, path: str, first: str, last: str, numbers: set[str]) -> None:
    page = page_of(client, path, {"q": "hòa giải", "tu-ngay": first, "den-ngay": last})
    assert set(re.findall(r'<a class="title[^>]*href="/van-ban/([\w-]+)/', page)) == numbers
    chips = re.findall(r'<a class="chip"[^>]*><span[^>]*>(.*?)</span>', page)
    assert [words[:9] for words in chips] == ["ban hành "] * sum(map(bool, (first, last)))


@pytest.mark.usefixtures("laws")
@pytest.mark.parametrize("path", ["/van-ban/", "/tim-kiem/"])
def test_a_bad_day_is_told_beside_its_field_and_nothing_is_lost(client: Client, path: str) -> None:
    asked = {"q": "hòa giải", "loai": "Luật", "tu-ngay": "1/1/2013", "den-ngay": "31/2/2015"}
    page = page_of(client, path, asked, 400)
    assert 'name="den-ngay" value="31/2/2015"' in page
    assert 'aria-describedby="loc-den-ngay-loi"' in page
    assert "Lịch không có ngày 31/02/2015." in page
    assert 'name="tu-ngay" value="01/01/2013"' in page
    assert 'name="loai" value="Luật" checked' in page
    assert '<details class="facets" open>' in page


@pytest.mark.usefixtures("laws")
def test_a_script_is_told_by_code(client: Client) -> None:
    response = client.get("/tim-kiem/?q=a&tu-ngay=1/7/2025&den-ngay=1/6/2025&format=json")
    assert (response.status_code, response.json()["error"]["code"]) == (400, "day")
