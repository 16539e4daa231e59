"""Questions: as of a day, by number, facets; the same number of statements for one row and for three."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pholuat.library import queries
from pholuat.library.enums import State
from pholuat.library.models import Document
from pholuat.library.services import label
from pholuat.library.tests.laws import DECREE, LAW, NOW, published, publisher
from pholuat.people.models import Account

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 1, 1)


def counted(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return len(captured)


def law(number: int, by: Account, articles: int = 3) -> Document:
    body = "".join(f"Điều {at}. Tên\n1. Theo Điều 1 Luật này.\n2. Hai.\n" for at in range(1, articles + 1))
    text = f"QUỐC HỘI\nLuật số: {number}/2018/QH14\nHà Nội, ngày 01 tháng 02 năm 2018\nLUẬT\nTHỬ {number}\n{body}"
    return published(text, by=by)


def test_lists_and_facets_ask_as_often_for_one_as_for_three() -> None:
    by, seen = publisher(), []
    found = queries.documents(DAY)
    for number in (1, 2, 3):
        law(number, by)
        seen.append(
            (
                counted(lambda: [each.state for each in queries.newest_first(found)]),
                counted(lambda: queries.counts(DAY)),
                counted(lambda: list(queries.by_number("1/2018/QH14", DAY))),
            )
        )
    assert seen == [(1, 5, 1)] * 3


def test_reading_asks_as_often_for_a_short_law_as_for_a_long_one() -> None:
    by = publisher()
    laws = [law(1, by, 1), law(2, by, 40)]
    assert {counted(lambda each=each: queries.reading(each, DAY)) for each in laws} == {8}  # type: ignore[misc]
    assert {counted(lambda each=each: queries.article(each, "art_1", DAY)) for each in laws} == {8}  # type: ignore[misc]
    assert {counted(lambda each=each: queries.cited_by(each)) for each in laws} == {1}  # type: ignore[misc]


def test_a_document_reads_as_a_tree_with_links() -> None:
    document = published()
    reading = queries.reading(document, DAY)
    chapter = reading.nodes[0]
    assert (chapter.num, chapter.heading) == ("I", "NHỮNG QUY ĐỊNH CHUNG")
    assert [(node.num, [child.num for child in node.children]) for node in chapter.children] == [
        ("1", ["1", "2"]),
        ("2", ["a", "b"]),
        ("3", []),
    ]
    link = chapter.children[1].children[1].links[0]
    assert (link.target, link.slug, link.eid) == ("#art_1__cl_1", "35-2013-qh13", "art_1__cl_1")
    assert chapter.children[0].children[0].cited == 1


def test_links_to_what_the_library_does_not_hold_lead_nowhere() -> None:
    document = published(DECREE)
    links = queries.reading(document, DAY).links
    assert [(link.target, link.slug) for link in links] == [("Luật hòa giải ở cơ sở", "")]
    counts = queries.citation_counts(document)
    assert (counts.inside, counts.resolved, counts.unresolved) == (0, 0, 2)


def test_an_article_stands_between_its_neighbours() -> None:
    document = published()
    found = queries.article(document, "art_2", DAY)
    assert found is not None
    assert (found.before and found.before.eid, found.after and found.after.eid) == ("art_1", "art_3")
    assert [node.eid for node in found.inside] == ["chp_I"]
    assert [child.eid for child in found.node.children] == ["art_2__point_a", "art_2__point_b"]
    first, last = queries.article(document, "art_1", DAY), queries.article(document, "art_3", DAY)
    assert first is not None
    assert last is not None
    assert (first.before, last.after) == (None, None)
    assert queries.article(document, "art_99", DAY) is None


def test_a_number_is_found_however_it_is_spelt() -> None:
    published()
    for spelt in ("35/2013/QH13", "Số: 35/2013/qh13", "35 / 2013 / QH13", "035/2013/QH13"):
        assert [found.slug for found in queries.by_number(spelt, DAY)] == ["35-2013-qh13"]
    assert [found.slug for found in queries.by_bare_slug("35-2013-qh13", DAY)] == ["35-2013-qh13"]
    for nothing in ("", "35/2013", "'; DROP TABLE", "(.*)"):
        assert list(queries.by_number(nothing, DAY)) == []
        assert list(queries.by_bare_slug(nothing, DAY)) == []


def test_facets_count_what_stands_behind_them() -> None:
    by = publisher()
    label(published(LAW, by=by), ["Hòa giải ở cơ sở"], by=by, now=NOW)
    published(DECREE, by=by, effective=dt.date(2030, 1, 1))
    found = queries.counts(DAY)
    assert sorted(found.types) == [("Luật", "Luật", 1), ("Nghị định", "Nghị định", 1)]
    assert sorted(found.issuers) == [("chinh-phu", "Chính phủ", 1), ("quoc-hoi", "Quốc hội", 1)]
    assert found.years == (("2014", "2014", 1), ("2013", "2013", 1))
    assert found.states == (("not_yet", "Chưa có hiệu lực", 1), ("in_force", "Còn hiệu lực", 1))
    assert found.topics == (("hoa-giai-o-co-so", "Hòa giải ở cơ sở", 1),)
    only = queries.narrowed(queries.documents(DAY), states=["in_force"], topics=["hoa-giai-o-co-so"], years=[2013])
    assert [each.state for each in only] == [State.IN_FORCE]


def test_a_slug_gives_its_document_with_its_first_day() -> None:
    published()
    found = queries.document_by_slug("35-2013-qh13", DAY)
    assert found is not None
    assert (found.state, found.effective) == ("in_force", dt.date(2014, 1, 1))
    assert queries.document_by_slug("khong-co", DAY) is None
