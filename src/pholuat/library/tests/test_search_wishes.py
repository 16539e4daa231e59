"""What a question asks of the document itself narrows the answer, as long as something is left to find."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.library.search.results import Filters, Results
from pholuat.library.search.service import search
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 9, 14)
LATER = DECREE.replace("15/2014", "15/2018").replace("năm 2014", "năm 2018")
CIRCULAR = """BỘ TƯ PHÁP
Số: 15/2014/TT-BTP
Hà Nội, ngày 1 tháng 6 năm 2014
THÔNG TƯ
HƯỚNG DẪN HÒA GIẢI Ở CƠ SỞ
Điều 1. Phạm vi điều chỉnh
1. Thông tư này hướng dẫn bầu hòa giải viên.
2. Việc bầu tổ trưởng tổ hòa giải.
Điều 2. Hiệu lực
Thông tư này có hiệu lực kể từ ngày 1 tháng 8 năm 2014.
"""


@pytest.fixture(autouse=True)
def _library() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by, effective=dt.date(2014, 4, 25))
    published(LATER, by=by, effective=dt.date(2018, 4, 25))
    published(CIRCULAR, by=by, effective=dt.date(2014, 8, 1))


def numbers(found: Results) -> list[str]:
    return [hit.number for hit in found.documents]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nđ 15", ["15/2018/NĐ-CP", "15/2014/NĐ-CP"]),
        ("nghị định 15/2014", ["15/2014/NĐ-CP"]),
        ("15/2014", ["15/2014/TT-BTP", "15/2014/NĐ-CP"]),
        ("15 2014", ["15/2014/TT-BTP", "15/2014/NĐ-CP"]),
        ("tt 15", ["15/2014/TT-BTP"]),
        ("tt 15 2014 btp", ["15/2014/TT-BTP"]),
        ("luật 35", ["35/2013/QH13"]),
        ("luật 35 2013", ["35/2013/QH13"]),
        ("thông tư của bộ tư pháp", ["15/2014/TT-BTP"]),
        ("nghị định năm 2018", ["15/2018/NĐ-CP"]),
    ],
)
def test_documents_that_are_meant(typed: str, expected: list[str]) -> None:
    assert numbers(search(typed, on=DAY)) == expected


@pytest.mark.parametrize(
    ("typed", "number", "eid"),
    [
        ("d1 k2 nd 15", "15/2018/NĐ-CP", "art_1"),
        ("khoản 2 điều 1 tt 15", "15/2014/TT-BTP", "art_1"),
        ("điều 1.2 thông tư 15/2014/tt-btp", "15/2014/TT-BTP", "art_1"),
        ("nghị định 15/2014 điều 2", "15/2014/NĐ-CP", "art_2"),
        ("điều 3 luật 35", "35/2013/QH13", "art_3"),
    ],
)
def test_the_article_of_the_number_stands_first(typed: str, number: str, eid: str) -> None:
    best = search(typed, on=DAY).best
    assert best is not None
    assert (best.number, best.eid) == (number, eid)


def test_the_newest_in_force_stands_first_and_the_others_are_listed() -> None:
    found = search("điều 2 nđ 15", on=dt.date(2016, 1, 1))
    assert numbers(found) == ["15/2014/NĐ-CP", "15/2018/NĐ-CP"]
    assert found.best is not None
    assert found.best.number == "15/2014/NĐ-CP"


def test_a_number_that_nothing_bears_gives_way_to_the_nearest_and_the_plan_says_so() -> None:
    found = search("điều 2 nghị định 15/2016/NĐ-CP", on=DAY)
    assert numbers(found) == ["15/2018/NĐ-CP", "15/2014/NĐ-CP"]
    assert [wish.words for wish in found.plan.dropped] == ["Nghị định số 15/2016/NĐ-CP"]
    assert found.best is None


def test_a_number_of_nothing_leaves_the_words() -> None:
    found = search("nđ 99/2020 mâu thuẫn tranh chấp", on=DAY)
    assert [hit.eid for hit in found.hits][:1] == ["art_3"]
    assert [wish.words for wish in found.plan.dropped] == ["Nghị định số 99/2020"]


def test_a_kind_of_document_narrows_the_provisions() -> None:
    found = search("thông tư về hòa giải viên", on=DAY)
    assert {hit.number for hit in found.hits} == {"15/2014/TT-BTP"}
    assert [wish.words for wish in found.plan.granted] == ["Thông tư"]


@pytest.mark.parametrize(
    ("typed", "dropped"),
    [
        ("thông tư của bộ công an về hòa giải", ["Bộ Công an"]),
        ("quyết định của UBND tỉnh về tranh chấp", ["Quyết định", "Ủy ban nhân dân tỉnh"]),
        ("nghị định về tranh chấp", ["Nghị định"]),
        ("luật hòa giải ở cơ sở 2020", ["năm 2020"]),
        ("tranh chấp năm 2020", []),
    ],
)
def test_a_wish_never_leaves_nothing_to_find(typed: str, dropped: list[str]) -> None:
    found = search(typed, on=DAY)
    assert found.hits
    assert [wish.words for wish in found.plan.dropped] == dropped


def test_a_filter_of_the_reader_stands_before_a_wish() -> None:
    found = search("thông tư về hòa giải", on=DAY, filters=Filters(types=("Luật",)))
    assert {hit.number for hit in found.hits} == {"35/2013/QH13"}
    assert found.plan.granted == ()


def test_the_plan_prints_wishes_and_what_became_of_them() -> None:
    printed = search("thông tư của bộ công an về hòa giải", on=DAY).plan.as_dict()
    assert [wish["words"] for wish in printed["granted"]] == ["Thông tư"]
    assert [wish["words"] for wish in printed["dropped"]] == ["Bộ Công an"]
    assert printed["filters"]["types"] == ("Thông tư", "Thông tư liên tịch")


def test_an_article_is_not_taken_from_a_document_that_is_not_named() -> None:
    assert search("điều 2 quy định chi tiết", on=DAY).best is None


def test_a_question_of_wishes_alone_is_a_list_that_is_turned_page_by_page() -> None:
    first = search("nghị định của chính phủ", on=DAY, size=1)
    second = search("nghị định của chính phủ", on=DAY, size=1, page=2)
    assert [numbers(each) for each in (first, second)] == [["15/2018/NĐ-CP"], ["15/2014/NĐ-CP"]]
    assert [(each.page, each.pages, each.total) for each in (first, second)] == [(1, 2, 2), (2, 2, 2)]
    assert search("nghị định của chính phủ", on=DAY, size=1, page=9).page == 2


def test_such_a_list_stays_one_where_the_reader_has_chosen_otherwise() -> None:
    found = search("nghị định của chính phủ", on=DAY, filters=Filters(types=("Luật",), issuers=("quoc-hoi",)))
    assert numbers(found) == ["35/2013/QH13"]
