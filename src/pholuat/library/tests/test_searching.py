"""What people type, and what the library answers."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from pholuat.config.cli import main
from pholuat.library.enums import State
from pholuat.library.models import Document
from pholuat.library.search import everyday
from pholuat.library.search.facets import facets
from pholuat.library.search.results import Filters, Results
from pholuat.library.search.service import search
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 9, 14)


@pytest.fixture
def two_laws() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by, effective=dt.date(2014, 4, 25))


def first(results: Results) -> tuple[str, str]:
    hit = results.best or (results.documents or results.hits)[0]
    return hit.number, hit.eid


@pytest.mark.usefixtures("two_laws")
@pytest.mark.parametrize(
    ("typed", "number", "eid"),
    [
        ("luat hoa giai o co so", "35/2013/QH13", ""),
        ("Luật Hoà giải ở cơ sở", "35/2013/QH13", ""),
        ("hoa giai o co so dieu 3", "35/2013/QH13", "art_3"),
        ("khoản 2 điều 1 luật hòa giải ở cơ sở", "35/2013/QH13", "art_1"),
        ("15/2014/NĐ-CP", "15/2014/NĐ-CP", ""),
        ("15/2014", "15/2014/NĐ-CP", ""),
        ("nghi dinh so 15/2014/nd-cp dieu 2", "15/2014/NĐ-CP", "art_2"),
        ("hoa giai vien huong dan giup do", "35/2013/QH13", "art_2"),
        ('"vi phạm pháp luật"', "35/2013/QH13", "art_3"),
    ],
)
def test_the_right_place_stands_first(typed: str, number: str, eid: str) -> None:
    assert first(search(typed, on=DAY)) == (number, eid)


@pytest.mark.parametrize(
    "typed", ["15/2014/NĐ-CP", "15/2014/NĐ-CP điều 2", "quy định chi tiết", "nghị định", "phạm vi điều chỉnh"]
)
@pytest.mark.parametrize("indexed", [True, False])
def test_a_document_that_is_not_published_is_not_found(
    typed: str, indexed: bool, settings: Any, tmp_path: Path
) -> None:
    decree = published(DECREE)
    settings.SEARCH_DIR = None if indexed else tmp_path
    assert first(search(typed, on=DAY))[0] == "15/2014/NĐ-CP"
    Document.objects.filter(pk=decree.pk).update(published_at=None, published_by=None)
    found = search(typed, on=DAY)
    assert (found.best, found.documents, found.hits, found.total) == (None, (), (), 0)


@pytest.mark.usefixtures("two_laws")
def test_the_address_leads_to_the_clause_that_was_named() -> None:
    best = search("khoan 2 dieu 1 luat hoa giai o co so", on=DAY).best
    assert best is not None
    assert best.url == "/van-ban/35-2013-qh13/#art_1__cl_2"


@pytest.mark.usefixtures("two_laws")
def test_found_words_are_marked_as_they_stand_in_the_law() -> None:
    hit = search("tranh chap", on=DAY).hits[0]
    assert ("tranh chấp", True) in hit.snippet


@pytest.mark.usefixtures("two_laws")
def test_text_is_not_shown_in_force_before_its_day() -> None:
    before = search("tranh chấp", on=dt.date(2013, 12, 31)).hits[0]
    after = search("tranh chấp", on=dt.date(2014, 1, 1)).hits[0]
    assert (before.state, after.state) == (State.NOT_YET, State.IN_FORCE)


def test_text_whose_days_are_not_known_is_never_shown_in_force() -> None:
    published(LAW, effective=None)
    found = search("tranh chấp", on=DAY)
    assert [hit.state for hit in found.hits] == [State.UNKNOWN]
    assert [hit.state for hit in search("hoa giai o co so", on=DAY).documents] == [State.UNKNOWN]
    assert search("tranh chấp", on=DAY, filters=Filters(states=(State.IN_FORCE,))).hits == ()


@pytest.mark.usefixtures("two_laws")
@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(types=("Luật",)), {"35/2013/QH13"}),
        (Filters(years=(2014,)), {"15/2014/NĐ-CP"}),
        (Filters(types=("Luật",), years=(2014,)), set()),
        (Filters(states=(State.IN_FORCE,)), {"35/2013/QH13", "15/2014/NĐ-CP"}),
        (Filters(states=(State.EXPIRED,)), set()),
    ],
)
def test_filters_hold_for_documents_and_provisions(filters: Filters, numbers: set[str]) -> None:
    found = search("hoa giai", on=DAY, filters=filters)
    assert {hit.number for hit in found.documents} == numbers
    assert {hit.number for hit in found.hits} <= numbers


@pytest.mark.usefixtures("two_laws")
def test_a_long_question_finds_what_no_single_article_says_whole() -> None:
    asked = "Tổ hòa giải có được giải quyết mâu thuẫn, tranh chấp trong dòng họ nhà tôi hay không"
    assert first(search(asked, on=DAY)) == ("35/2013/QH13", "art_3")


@pytest.mark.parametrize("copies", [1, 3])
def test_the_number_of_queries_does_not_grow(copies: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    by = publisher()
    for year in range(2013, 2013 + copies):
        published(LAW.replace("35/2013", f"35/{year}"), by=by)
    search("tranh chap", on=DAY)
    everyday.forget()
    with django_assert_num_queries(5):
        search("tranh chap", on=DAY)


@pytest.mark.usefixtures("two_laws")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_makes_the_search_fail(typed: str) -> None:
    found = search(typed, on=DAY)
    assert found.page <= found.pages


@pytest.mark.parametrize("page", [-3, 0, 1, 2, 10**9])
@pytest.mark.usefixtures("two_laws")
def test_a_page_beyond_the_last_is_the_last(page: int) -> None:
    found = search("hoa giai", on=DAY, page=page)
    assert (found.page, found.pages) == (1, 1)


@pytest.mark.usefixtures("two_laws")
def test_the_command_prints_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "35/2013/QH13", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["query", "plan", "total", "results", "page", "pages"]
    assert {key: printed["results"][0][key] for key in ("number", "title", "eid", "url")} == {
        "number": "35/2013/QH13",
        "title": "Luật hòa giải ở cơ sở",
        "eid": "",
        "url": "/van-ban/35-2013-qh13/",
    }


@pytest.mark.usefixtures("two_laws")
def test_facets_count_the_documents_that_answer_under_the_other_filters() -> None:
    found = facets(search("hoa giai o co so", on=DAY).plan)
    assert found["types"] == [("Luật", "Luật", 1), ("Nghị định", "Nghị định", 1)]
    assert found["years"] == [("2014", "2014", 1), ("2013", "2013", 1)]
    assert found["states"] == [("in_force", "Còn hiệu lực", 2)]
    ticked = facets(search("hoa giai o co so", on=DAY, filters=Filters(types=("Luật",))).plan)
    assert ticked["issuers"] == [("quoc-hoi", "Quốc hội", 1)]
    assert ticked["types"] == found["types"]


@pytest.mark.usefixtures("two_laws")
@pytest.mark.parametrize("filters", [Filters(), Filters(types=("Luật",))])
def test_facets_are_the_same_with_the_nearest_texts_of_the_answer_and_without(filters: Filters) -> None:
    found = search("hoa giai o co so", on=DAY, filters=filters)
    assert bool(found.nearest) is (filters == Filters()), "narrowed texts count nothing beyond their own filter"
    assert facets(found.plan, found.nearest) == facets(found.plan)


@pytest.mark.usefixtures("two_laws")
@pytest.mark.parametrize("typed", ["15/2014/NĐ-CP", "hoa giai", "", "khong-co-gi-ca"])
def test_facets_take_at_most_three_queries(typed: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    plan = search(typed, on=DAY).plan
    with django_assert_max_num_queries(3):
        facets(plan)
