"""A page that was just made is given to the next readers too; who is somebody gets a page of their own."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pholuat.library.models import Document
from pholuat.people.roles import Role
from pholuat.portal.tests.laws import law, officer
from pholuat.portal.views import shared
from pholuat.portal.views.shared import forget
from pholuat.ui.display import COOKIE

pytestmark = pytest.mark.django_db
ARTICLE = "/van-ban/35-2013-qh13/dieu-1/"


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    forget()


def asked(client: Client, address: str = ARTICLE) -> tuple[int, bytes, int]:
    """The state, the body, and how often the database was asked."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address, headers={"accept-encoding": ""})
    return response.status_code, response.content, len(captured)


def test_the_next_reader_gets_the_same_page_without_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 60)
    law(articles="Điều 1. Dùng chung\nLời.\n")
    first, second = asked(client), asked(client)
    assert first[:2] == second[:2]
    assert (first[0], first[2] > 0, second[2]) == (200, True, 0)


@pytest.mark.parametrize("seconds", [0, -1])
def test_after_its_time_a_page_is_made_anew(client: Client, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", seconds)
    law(articles="Điều 1. Hết giờ\nLời.\n")
    assert asked(client)[2] == asked(client)[2] > 0


def test_who_carries_a_cookie_or_a_day_gets_a_page_of_their_own(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 60)
    law(articles="Điều 1. Riêng\nLời.\n")
    asked(client)
    assert asked(client, f"{ARTICLE}?ngay=2015-01-01")[2] > 0
    client.cookies["x"] = "1"
    assert asked(client)[2] > 0


@pytest.fixture
def sharing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 60)
    law(articles="Điều 1. Không của ai khác\nLời.\n")


@pytest.mark.usefixtures("sharing")
@pytest.mark.parametrize("somebody_first", [True, False])
@pytest.mark.parametrize(("who", "mark"), [("officer", "/ban-lam-viec/"), ("high contrast", 'data-contrast="high"')])
def test_nobody_gets_a_page_that_was_made_for_somebody_else(who: str, mark: str, somebody_first: bool) -> None:
    somebody, reader = Client(), Client()
    if who == "officer":
        somebody.force_login(officer(Role.PUBLISHER, "cong-bo"))
    else:
        somebody.cookies[COOKIE] = "1-cao-"
    order = (somebody, reader, somebody, reader) if somebody_first else (reader, somebody, reader, somebody)
    for client in order:
        assert (mark in client.get(ARTICLE).content.decode()) is (client is somebody)


@pytest.mark.usefixtures("sharing")
@pytest.mark.parametrize("address", [ARTICLE, "/van-ban/35-2013-qh13/"])
def test_each_reader_gets_the_page_packed_as_their_browser_takes_it(client: Client, address: str) -> None:
    unpack: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "": bytes, "identity": bytes}
    for accepted in [*unpack, *unpack]:
        answer = client.get(address, headers={"accept-encoding": accepted})
        assert b"<title>" in unpack[accepted](answer.content)


@pytest.mark.usefixtures("sharing")
def test_who_asks_only_for_the_head_or_has_the_page_leaves_no_empty_page_to_the_next(client: Client) -> None:
    assert client.head(ARTICLE).content == b""
    known = {"if-none-match": client.get(ARTICLE)["ETag"]}
    forget()
    assert [client.get(ARTICLE, headers=known).status_code for _again in range(2)] == [304, 304]
    assert b"<title>" in client.get(ARTICLE).content


@pytest.mark.usefixtures("sharing")
def test_caches_on_the_way_are_told_that_a_cookie_changes_the_page(client: Client) -> None:
    for _again in range(2):
        assert "Cookie" in client.get(ARTICLE)["Vary"]


@pytest.mark.usefixtures("sharing")
def test_a_page_that_would_take_too_much_memory_is_made_for_each(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "LARGEST", 1000)
    assert asked(client)[2] == asked(client)[2] > 0


def test_what_is_not_there_is_looked_for_each_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 60)
    assert asked(client)[0] == 404
    law(articles="Điều 1. Mới\nLời.\n")
    assert asked(client)[0] == 200


@pytest.mark.parametrize("seconds", [0, 60])
def test_a_reader_who_has_the_page_is_told_so(client: Client, monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", seconds)
    law(articles="Điều 1. Đã có\nLời.\n")
    first = client.get(ARTICLE)
    again = client.get(ARTICLE, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    Document.objects.update(title="Luật Khác")
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 0)
    assert client.get(ARTICLE, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_while_one_makes_a_page_anew_the_others_get_it_as_it_was(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(settings, "SHARED_PAGE_SECONDS", 3)
    law(articles="Điều 1. Một người làm\nLời.\n")
    asked(client)
    clock[0] = 3.5
    inner: list[int] = []
    with connection.execute_wrapper(_asking_once(lambda: inner.append(asked(client)[2]))):
        assert asked(client)[2] > 0
    assert inner == [0]


def _asking_once(ask: Callable[[], None]) -> Callable[..., Any]:
    """Asks while the first statement of another reader's page runs."""
    waiting = [ask]

    def wrapper(execute: Callable[..., Any], *args: Any) -> Any:
        while waiting:
            waiting.pop()()
        return execute(*args)

    return wrapper
