"""Things of everyday life on the home page: shown where documents about them hold, with the questions that find law."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pholuat.library.naming import title_key
from pholuat.library.search.situations import answered, delivered
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

DAY = dt.date(2021, 9, 14)


def shown(on: dt.date) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {each.situation.slug: (each.documents, each.questions) for each in answered(on)}


def test_what_is_delivered_is_whole() -> None:
    slugs = [each.slug for each in delivered()]
    assert len(set(slugs)) == len(slugs) >= 12
    for each in delivered():
        assert each.name and each.search and each.about and each.questions
        assert all(title_key("", law).startswith(("luat ", "bo luat ")) for _asked, law in each.questions)


@pytest.mark.django_db
def test_documents_are_counted_by_what_their_names_tell() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by, effective=dt.date(2014, 4, 25))
    assert shown(DAY) == {"hoa-giai": (2, ("Tiêu chuẩn hòa giải viên", "Phạm vi hòa giải ở cơ sở"))}


@pytest.mark.django_db
def test_a_question_is_asked_only_where_its_law_is_held() -> None:
    published(DECREE, effective=dt.date(2014, 4, 25))
    assert shown(DAY) == {"hoa-giai": (1, ())}


@pytest.mark.django_db
def test_what_does_not_hold_on_the_day_answers_nothing() -> None:
    published(LAW)
    assert shown(dt.date(2013, 12, 31)) == {}


@pytest.mark.django_db
def test_a_word_that_only_looks_like_it_does_not_count() -> None:
    published(LAW.replace("HÒA GIẢI Ở CƠ SỞ", "KẾ HOẠCH THỪA HÀNH"))
    assert shown(DAY) == {}


@pytest.mark.django_db
def test_the_name_of_the_issuer_tells_nothing() -> None:
    published(LAW, number="35/2013/QĐ-DSGĐTE", issuer="Ủy ban Dân số, Gia đình và Trẻ em")
    assert set(shown(DAY)) == {"hoa-giai"}


@pytest.mark.django_db
@pytest.mark.parametrize("copies", [1, 3])
def test_two_queries_however_many_documents(copies: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    by = publisher()
    for year in range(2013, 2013 + copies):
        published(LAW.replace("35/2013", f"35/{year}"), by=by)
    with django_assert_num_queries(2):
        answered(DAY)
