"""One article is read without its document, and shows what the whole document shows of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.range import Range

from pholuat.lawtext.address import eid_join, parse
from pholuat.lawtext.model import Kind
from pholuat.library import queries
from pholuat.library.models import Document
from pholuat.library.queries.around import ENCLOSURE, around
from pholuat.library.services import amend_provision, insert_provision, repeal_provision, suspend
from pholuat.library.tests.laws import DECREE, NOW, provision, published, publisher, words

pytestmark = pytest.mark.django_db
FIRST, SECOND, LATER = dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2022, 1, 1)
ENCLOSING = """ỦY BAN NHÂN DÂN TỈNH
Số: 7/2018/QĐ-UBND
Bình Định, ngày 01 tháng 02 năm 2018
QUYẾT ĐỊNH
Về việc ban hành Quy chế hòa giải
Điều 1. Ban hành kèm theo Quyết định này Quy chế hòa giải.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Nơi nhận:
- Như Điều 2;
QUY CHẾ
Hòa giải
(Ban hành kèm theo Quyết định số 7/2018/QĐ-UBND)
Điều 1. Phạm vi
Theo Điều 2 Quy chế này.
Điều 2. Hiệu lực
1. Một.
2. Hai.
"""


@pytest.fixture
def changed() -> Document:
    """A law with an article that got another number, one put between, one repealed and one suspended."""
    by = publisher()
    law, act = published(by=by), published(DECREE, by=by, effective=dt.date(2014, 4, 25))
    moved = [words("art_5", Kind.ARTICLE, "5", "Theo khoản 1 Điều 1 Luật này.", "Tên mới")]
    amend_provision(provision(law, "art_3"), moved, act=act, on=SECOND, by=by, now=NOW)
    put = [words("art_1a", Kind.ARTICLE, "1a", "Xen giữa, theo Điều 3 Luật này.", "Xen")]
    insert_provision(law, put, act=act, on=SECOND, by=by, now=NOW, after=provision(law, "art_1"))
    repeal_provision(provision(law, "art_1__cl_2"), act=act, on=SECOND, by=by, now=NOW, reason="Bỏ")
    some = [provision(law, "art_2")]
    suspend(law, period=Range(SECOND, LATER), by=by, now=NOW, reason="Ngưng", provisions=some)
    return law


def told_apart(document: Document, on: dt.date) -> list[tuple[object, ...]]:
    """Where an article alone shows something else than the whole document."""
    whole = list(_articles(queries.reading(document, on).nodes))
    found = [(queries.article(document, node.eid, on), node, above) for node, above in whole]
    return [
        (node.eid, alone)
        for alone, node, above in found
        if alone is None or alone.node != node or [each.eid for each in alone.inside] != above
    ]


def _articles(nodes: Sequence[queries.Node], above: tuple[str, ...] = ()) -> Iterator[tuple[queries.Node, list[str]]]:
    for node in nodes:
        if node.kind == Kind.ARTICLE:
            yield node, list(above)
        yield from _articles(node.children, (*above, node.eid))


def beside(document: Document, eid: str, on: dt.date) -> tuple[str, str]:
    found = queries.article(document, eid, on)
    assert found is not None
    return found.before.eid if found.before else "", found.after.eid if found.after else ""


@pytest.mark.parametrize("on", [FIRST, SECOND, LATER])
def test_an_article_alone_reads_as_in_its_document(changed: Document, on: dt.date) -> None:
    assert told_apart(changed, on) == []


def test_its_neighbours_are_those_of_the_day(changed: Document) -> None:
    assert beside(changed, "art_1a", SECOND) == ("art_1", "art_2")
    assert beside(changed, "art_2", SECOND) == ("art_1a", "art_5")
    assert beside(changed, "art_2", FIRST) == ("art_1a", "art_3")
    assert queries.article(changed, "art_5", FIRST) is None
    assert queries.renumbered(changed, "art_5", FIRST) == "art_3"


def test_a_neighbour_is_found_behind_texts_that_are_not_shown(changed: Document) -> None:
    found = around(changed, "art_2", SECOND, near=1)
    assert found is not None
    assert (found.before and found.before.eid, found.after and found.after.eid) == ("art_1a", "art_5")


def test_the_articles_of_an_enclosed_regulation_stand_beside_each_other_only() -> None:
    decision = published(ENCLOSING, effective=dt.date(2018, 2, 1))
    assert told_apart(decision, SECOND) == []
    assert beside(decision, "art_2", SECOND) == ("art_1", "")
    assert beside(decision, "reg_1__art_1", SECOND) == ("", "reg_1__art_2")


@given(st.sampled_from([(), ("reg",), ("annex",), ("form",), ("annex", "form")]), st.text(), st.integers(1, 3))
def test_what_is_enclosed_is_the_same_to_postgresql_as_to_an_address(
    levels: tuple[str, ...], num: str, nth: int
) -> None:
    eid = ""
    for level in levels:
        eid = eid_join(eid, Kind.ANNEX, num, nth=nth, level=level)
    eid = eid_join(eid, Kind.ARTICLE, "5")
    found = re.match(ENCLOSURE, eid)
    assert found is not None
    assert found[1].rstrip("_") == parse(eid).enclosure
