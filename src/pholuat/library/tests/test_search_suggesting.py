"""What is offered while somebody types."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from pholuat.library.search.suggesting import suggest
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

pytestmark = pytest.mark.django_db
DECREE_TITLE = "QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT HÒA GIẢI Ở CƠ SỞ"
DAY = dt.date(2021, 9, 14)


@pytest.fixture(autouse=True)
def _two_laws() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by, effective=dt.date(2014, 4, 25))


def offered(typed: str, kind: str) -> list[str]:
    return [each.text for each in suggest(typed, on=DAY) if each.kind == kind]


@pytest.mark.parametrize(
    ("typed", "kind", "texts"),
    [
        ("15/20", "document", [DECREE_TITLE]),
        ("35", "document", ["Luật hòa giải ở cơ sở"]),
        (
            "luat hoa g",
            "document",
            ["Luật hòa giải ở cơ sở", DECREE_TITLE],
        ),
        ("pham vi ho", "provision", ["Điều 3. Phạm vi hòa giải"]),
        ("phạm vi hò", "provision", ["Điều 3. Phạm vi hòa giải"]),
        ("phạm vi hó", "provision", []),
        ("giai thich", "provision", ["Điều 2. Giải thích từ ngữ"]),
        ("pham vi di", "words", ["phạm vi điều chỉnh"]),
        ("ho", "words", ["hòa giải"]),
        ("h", "words", []),
        ("", "document", []),
        ("zzz", "provision", []),
    ],
)
def test_the_last_word_is_a_beginning(typed: str, kind: str, texts: list[str]) -> None:
    assert offered(typed, kind) == texts


def test_a_suggestion_leads_to_its_place() -> None:
    (article,) = [each for each in suggest("pham vi hoa giai", on=DAY) if each.kind == "provision"]
    assert (article.note, article.url) == ("Luật 35/2013/QH13", "/van-ban/35-2013-qh13/#art_3")


def test_text_that_does_not_hold_yet_is_not_offered() -> None:
    assert [each.kind for each in suggest("pham vi hoa", on=dt.date(2013, 1, 1))].count("provision") == 0


def test_it_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    suggest("pham vi", on=DAY)
    with django_assert_max_num_queries(4):
        suggest("hoa giai o", on=DAY)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_makes_it_fail(typed: str) -> None:
    assert len(suggest(typed, on=DAY)) <= 10
