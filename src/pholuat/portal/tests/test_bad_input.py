"""Whatever is typed into an address, the answer is a page of ours with the right status."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pholuat.portal.days import DayError, read_day
from pholuat.portal.selection import clean
from pholuat.portal.tests.laws import law

ABSURD = [
    "x" * 10_000,
    "điều " * 2_000,
    "\x00\x01\x1b[31m\u202e",
    "' OR 1=1; DROP TABLE library_document; --",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "& | ! ( ) : * <-> \\",
    "%%%00%s%n{{7*7}}",
    "\ud7ff\uffff𝕃uật",
    "-" * 500,
    "((((((((((",
    "'''''",
]
DAYS = [
    "2021-02-30",
    "30/02/2021",
    "abc",
    "0000-00-00",
    "9999-12-31",
    "-1",
    "2021-13-01",
    "١/١/٢٠٢١",
    "\x00",
    "1" * 5_000,
]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ABSURD)
@pytest.mark.parametrize("more", ["", "&format=json", "&trang=-5&loai=%00&nam=x&co-quan=%27&tinh-trang=%3Cb%3E"])
def test_absurd_questions_get_a_clear_page(client: Client, asked: str, more: str) -> None:
    law()
    response = client.get("/tim-kiem/?" + urlencode({"q": asked}) + more)
    page = response.content.decode()
    assert response.status_code == 200
    if response["Content-Type"].startswith("text/html"):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "Traceback" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", ["/van-ban/", "/van-ban/35-2013-qh13/", "/van-ban/35-2013-qh13/dieu-1/", "/tim-kiem/"])
def test_impossible_days_are_told_in_words(client: Client, path: str, day: str) -> None:
    law()
    response = client.get(f"{path}?{urlencode({'ngay': day, 'q': 'hòa giải'})}")
    page = response.content.decode()
    assert response.status_code == 400
    assert any(words in page for words in ("Lịch không có ngày", "không phải là một ngày", "Thư viện xem được"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/van-ban/khong-co/",
        "/van-ban/99/9999/QH99/",
        "/van-ban/35-2013-qh13/chuong-1/",
        "/van-ban/35-2013-qh13/dieu-0/",
        "/van-ban/%00/",
        "/van-ban/%ff%fe/",
        "/van-ban/" + quote("điều' OR 1=1 --") + "/",
        "/van-ban/" + "a" * 5_000 + "/",
        "/van-ban/../../../etc/passwd",
        "/van-ban//",
        "/tep/abc/",
        "/tep/99999999999999999999/",
    ],
)
def test_unknown_addresses_are_not_found(client: Client, path: str) -> None:
    law()
    assert client.get(path).status_code == 404


def test_json_tells_of_a_bad_day_by_code(client: Client) -> None:
    response = client.get("/tim-kiem/?q=a&ngay=x&format=json")
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "day"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/van-ban/", "/tim-kiem/", "/van-ban/35-2013-qh13/", "/feeds/van-ban-moi.xml"])
def test_pages_are_only_read(client: Client, path: str) -> None:
    law()
    assert client.post(path).status_code in {403, 405} or path.startswith("/feeds")


@given(st.text(max_size=60))
def test_a_day_is_read_or_refused_in_words(typed: str) -> None:
    try:
        day = read_day(typed)
    except DayError as refused:
        assert str(refused)
    else:
        assert day is None or 1945 <= day.year <= 2100


@given(st.text(max_size=400), st.integers(1, 200))
def test_what_is_typed_is_made_harmless(typed: str, longest: int) -> None:
    cleaned = clean(typed, longest)
    assert len(cleaned) <= longest
    assert cleaned == cleaned.strip()
    assert all(letter.isprintable() or letter == "\u00ad" for letter in cleaned)


class Fuzzed(TestCase):
    """Random questions and days against the whole page."""

    @classmethod
    def setUpTestData(cls) -> None:
        law()

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.text(max_size=80),
        st.text(max_size=14),
        st.sampled_from(["/tim-kiem/", "/van-ban/", "/van-ban/35-2013-qh13/"]),
    )
    def test_no_question_and_no_day_make_a_page_fail(self, asked: str, day: str, path: str) -> None:
        query = urlencode({"q": asked.encode("utf-8", "ignore"), "ngay": day.encode("utf-8", "ignore")})
        assert self.client.get(f"{path}?{query}").status_code in {200, 400}
