"""The parts of a page are kept, and made anew whenever they would show something else."""

from __future__ import annotations

import datetime as dt
import gzip

import brotli
import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pholuat.library import services
from pholuat.library.models import Document, ProvisionVersion
from pholuat.library.queries import page_mark
from pholuat.people.roles import Role
from pholuat.portal import keeping, kept, tight
from pholuat.portal.tests.laws import law, many_articles, officer

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/35-2013-qh13/"


def shown(client: Client, address: str = PAGE) -> str:
    return client.get(address).content.decode()


def versions_read(client: Client, address: str = PAGE) -> int:
    """How many queries read the words of provisions."""
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return sum('"library_provisionversion"."text"' in each["sql"] for each in captured)


def test_a_second_reader_costs_no_reading_of_provisions(client: Client) -> None:
    law(articles=many_articles(3))
    assert versions_read(client) == 1
    assert versions_read(client) == 0


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?ngay=2020-01-01"])
def test_a_kept_page_takes_as_many_queries_for_a_long_law(client: Client, address: str) -> None:
    law(articles=many_articles(3))
    law("12/2015/QH13", "Luật Thử", many_articles(60))
    counts = []
    for place in (address, address.replace("35-2013-qh13", "12-2015-qh13")):
        client.get(place)
        with CaptureQueriesContext(connection) as captured:
            client.get(place)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_packed_and_plain_pages_say_the_same(client: Client) -> None:
    law(articles=many_articles(3))
    packed = client.get(PAGE, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    plain = client.get(PAGE)
    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content


def test_an_amendment_shows_at_once(client: Client) -> None:
    document = law()
    act = law("50/2020/QH14", "Luật bãi bỏ", "Điều 1. Bãi bỏ\nBãi bỏ Điều 2.\n", effective=dt.date(2021, 1, 1))
    assert "hết hiệu lực từ 01/01/2021" not in shown(client)
    gone = ProvisionVersion.objects.get(document=document, eid="art_2").provision
    by = officer(Role.PUBLISHER, "cong-bo")
    services.repeal_provision(gone, act=act, on=dt.date(2021, 1, 1), by=by, now=timezone.now(), reason="Bị bãi bỏ")
    assert "hết hiệu lực từ 01/01/2021" in shown(client)


def test_a_document_that_arrives_turns_a_search_into_a_link(client: Client) -> None:
    law("12/2015/QH13", "Luật Thử", "Điều 1. Phạm vi\nTheo Điều 1 Luật Hòa giải ở cơ sở số 35/2013/QH13.\n")
    assert "/tim-kiem/?q=35/2013/QH13" in shown(client, "/van-ban/12-2015-qh13/")
    law()
    assert 'href="/van-ban/35-2013-qh13/dieu-1/"' in shown(client, "/van-ban/12-2015-qh13/")


def test_who_cites_an_article_is_counted_at_once(client: Client) -> None:
    law()
    assert "1 nội dung dẫn chiếu" not in shown(client)
    law("12/2015/QH13", "Luật Thử", "Điều 1. Phạm vi\nTheo Điều 1 Luật Hòa giải ở cơ sở số 35/2013/QH13.\n")
    assert "1 nội dung dẫn chiếu" in shown(client)


def test_the_mark_changes_with_the_days_on_which_something_begins() -> None:
    document = law(effective=dt.date(2014, 1, 1))
    row = Document.objects.get(pk=document.pk)
    before, on, after = (
        page_mark(row, day) for day in (dt.date(2013, 12, 31), dt.date(2014, 1, 1), dt.date(2024, 5, 6))
    )
    assert before != on
    assert on == after


def test_a_new_release_makes_pages_anew(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law()
    shown(client)
    assert versions_read(client) == 0
    monkeypatch.setattr(kept, "_maker", lambda: "another")
    assert versions_read(client) == 1


def test_without_the_table_of_the_cache_a_page_is_still_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    law()
    for module in (keeping, kept, tight):
        monkeypatch.setattr(module, "page_store", lambda: _Broken())
    page = client.get("/van-ban/35-2013-qh13/", headers={"accept-encoding": "br"})
    assert "Luật này quy định việc hòa giải." in brotli.decompress(page.content).decode()
    assert keeping.kept_bytes("taken:x", 1, lambda: b"made") == b"made"


class _Broken:
    def get(self, key: str) -> object:
        raise DatabaseError(key)

    def set(self, key: str, value: object, seconds: int) -> None:
        assert key.startswith(("leaf:", "tight:", "taken:"))
