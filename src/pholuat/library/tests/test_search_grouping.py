"""One list of documents: what is folded where, in which order, and how it is parted into pages."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.library.search.grouping import FOLDED, grouped, is_named
from pholuat.library.search.results import Filters, Hit, Results
from pholuat.library.search.service import search
from pholuat.library.tests.laws import DECREE, LAW, published, publisher

DAY = dt.date(2021, 9, 14)
LONG = LAW.replace("35/2013", "36/2013").replace("HÒA GIẢI Ở CƠ SỞ", "VỀ VIỆC THỬ") + "".join(
    f"Điều {number}. Tổ hòa giải {number}\nHòa giải viên làm việc {number}.\n" for number in range(4, 16)
)


def hit(document: str, eid: str = "") -> Hit:
    return Hit("", "", eid, "", "", (), "", "in_force", 1.0, document=document)


DOCUMENTS = {slug: hit(slug) for slug in "abc"}


def order(*, named: tuple[str, ...] = (), best: Hit | None = None, also: tuple[str, ...] = ()) -> list[str]:
    hits = (hit("a", "art_1"), hit("b", "art_1"), hit("a", "art_2"))
    return [group.document.document for group in grouped(hits, DOCUMENTS, named=named, best=best, also=also)]


def test_documents_come_in_the_order_of_their_best_places() -> None:
    assert order() == ["a", "b"]
    assert order(also=("c",)) == ["a", "b", "c"]


def test_what_was_named_stands_first_and_the_place_that_was_named_before_all() -> None:
    assert order(named=("b",)) == ["b", "a"]
    assert order(named=("b",), best=hit("c", "art_9")) == ["c", "b", "a"]


def test_the_other_places_of_a_document_are_folded_under_its_best() -> None:
    (group,) = grouped([hit("a", f"art_{n}") for n in range(9)], DOCUMENTS, named=(), best=None, also=())
    assert group.lead == hit("a", "art_0")
    assert (len(group.others), group.more) == (FOLDED, True)


@pytest.mark.parametrize(
    ("title", "words", "named"),
    [
        ("Luật Hòa giải ở cơ sở", "hoa giai o co so", True),
        ("Luật Đất đai", "dat dai", True),
        ("Quy định chi tiết một số điều của Luật Hòa giải ở cơ sở", "hoa giai o co so", False),
        ("", "luat", False),
    ],
)
def test_a_name_is_what_was_asked_for_when_the_question_says_most_of_it(title: str, words: str, named: bool) -> None:
    assert is_named(title, words.split()) is named


def shown(found: Results) -> list[tuple[str, str]]:
    return [(group.document.number, group.shown.eid) for group in found.groups]


@pytest.mark.django_db
def test_the_list_joins_documents_and_provisions() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by)
    assert shown(search("luat hoa giai o co so", on=DAY)) == [("35/2013/QH13", ""), ("15/2014/NĐ-CP", "art_1")]
    exact = search("hoa giai o co so dieu 3", on=DAY)
    assert shown(exact)[0] == ("35/2013/QH13", "art_3")
    assert [group.exact for group in exact.groups][:2] == [True, False]


@pytest.mark.django_db
def test_pages_part_the_documents_and_no_document_stands_on_two_of_them() -> None:
    by = publisher()
    for year in range(2001, 2006):
        published(LAW.replace("35/2013", f"35/{year}"), by=by)
    pages = [search("tranh chấp", on=DAY, page=page, size=2) for page in (1, 2, 3)]
    numbers = [group.document.number for found in pages for group in found.groups]
    assert sorted(numbers) == [f"35/{year}/QH13" for year in range(2001, 2006)]
    assert [(found.page, found.pages) for found in pages] == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.django_db
def test_within_one_document_all_its_places_are_gone_through() -> None:
    document = published(LONG)
    inside = Filters(documents=(document.slug,))
    pages = [search("to hoa giai vien", on=DAY, filters=inside, page=page, size=10) for page in (1, 2)]
    assert [len(found.groups) for found in pages] == [10, 5]
    assert {group.shown.eid for found in pages for group in found.groups} == {f"art_{n}" for n in range(1, 16)}
    assert not any(group.others or group.more for found in pages for group in found.groups)
    assert search("to hoa giai vien", on=DAY, filters=Filters(documents=("khong-co",))).total == 0


@pytest.mark.django_db
def test_the_words_just_as_typed_when_the_reader_wants_so() -> None:
    by = publisher()
    published(LAW, by=by)
    published(DECREE, by=by)
    assert search("hoa giai vein", on=DAY).plan.question.words == ("hoa", "giai", "vien")
    assert search("hoa giai vein", on=DAY, literal=True).plan.question.words == ("hoa", "giai", "vein")
