"""Every kind of answer carries the guards; what we do not take is told in words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.test import Client, RequestFactory
from pytest_django import Settings

from pholuat.config.asgi import Handler, by_pieces
from pholuat.files.services import store
from pholuat.library.models import Rendition
from pholuat.library.tests.laws import NOW, published
from pholuat.people.adapter import AccountAdapter

SIGN_IN = "/tai-khoan/dang-nhap/"
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES_DIR = tmp_path / "files"
    yield


def rendition(name: str = "luat.html") -> Rendition:
    """A file of a published document that would run a script, were it shown."""
    files = store(b"<script>alert(1)</script>", "luat.html")
    return Rendition.objects.create(document=published(), file=files, kind="html", name=name, added_at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/tim-kiem/?q=x&format=json", 200),
        ("/feeds/van-ban-moi.xml", 200),
        ("/khong-co/", 404),
        ("/static/khong-co.css", 404),
        ("/ban-lam-viec/", 302),
        ("/tim-kiem?q=x", 301),
        ("/suc-khoe/song", 200),
        ("/tep/{pk}/", 200),
        ("/tai-khoan/dang-xuat/", 302),
    ],
)
def test_every_kind_of_answer_carries_the_guards(address: str, status: int) -> None:
    response = Client().get(address.format(pk=rendition().pk))
    assert response.status_code == status
    assert {name: response.get(name) for name in GUARDS} == GUARDS
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_a_file_is_kept_never_shown_whatever_its_name_says() -> None:
    response = Client().get(f"/tep/{rendition('Luật a.html' + chr(13) + chr(10) + 'X: y').pk}/")
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Lu%E1%BA%ADt%20a.html%0D%0AX")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (response["X-Content-Type-Options"], "X" in response) == ("nosniff", False)


@pytest.mark.django_db
def test_the_file_of_a_document_that_is_not_published_is_not_there() -> None:
    file = rendition()
    document = file.document
    type(document).objects.filter(pk=document.pk).update(published_at=None, published_by=None, confirmed_by=None)
    assert Client().get(f"/tep/{file.pk}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("options", "/"),
        ("trace", "/tim-kiem/"),
        ("post", "/suc-khoe/song"),
        ("delete", "/van-ban/"),
        ("trace", "/feeds/van-ban-moi.xml"),
    ],
)
def test_a_method_that_an_address_does_not_know_is_told_in_words(method: str, address: str) -> None:
    response = getattr(Client(), method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "<h1>Không làm được việc này ở địa chỉ này</h1>" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "kind", "status", "words"),
    [
        (b"login=" + b"a" * 3_000_000, FORM, 413, "Nội dung gửi lên quá lớn"),
        (b"&".join(b"a%d=1" % n for n in range(600)), FORM, 400, "Không đọc được yêu cầu này"),
        (b"rac", "multipart/form-data", 400, "Không đọc được yêu cầu này"),
        (b"a" * (configured.REQUEST_BODY_LIMIT + 1), "application/octet-stream", 413, "Nội dung gửi lên quá lớn"),
    ],
)
def test_a_body_that_is_too_large_or_cannot_be_read_gets_its_page(
    body: bytes, kind: str, status: int, words: str
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(SIGN_IN)
    response = client.post(SIGN_IN, body, content_type=kind)
    assert (response.status_code, f"<h1>{words}</h1>" in response.content.decode()) == (status, True)


@pytest.mark.parametrize("told", [True, False])
def test_a_body_beyond_the_limit_fills_no_disk(told: bool, settings: Settings) -> None:
    """Whether its length was told before or not: what is kept is one byte more than the limit."""
    settings.REQUEST_BODY_LIMIT = 1000
    pieces = [b"a" * 600] * 5
    headers = [(b"content-length", b"3000")] if told else []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(), "more_body": bool(pieces)}

    handler = Handler()
    with ThreadPoolExecutor(max_workers=1) as apart:
        body = apart.submit(lambda: asyncio.run(handler.read_body(receive))).result()
    assert (body.tell(), pieces) == (1001, [])
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    request, _refusal = handler.create_request(scope, body)
    assert request is not None
    assert request.META["CONTENT_LENGTH"] == ("3000" if told else "1001")


def test_a_file_that_is_sent_is_fetched_piece_by_piece() -> None:
    fetched = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            fetched.append(number)
            yield b"%d" % number

    async def sent() -> list[tuple[bytes, int]]:
        return [(piece, len(fetched)) async for piece in by_pieces(pieces())]

    with ThreadPoolExecutor(max_workers=1) as apart:
        assert apart.submit(lambda: asyncio.run(sent())).result() == [(b"0", 1), (b"1", 2), (b"2", 3)]


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["noi-khac.vn", "a<b>", ""])
def test_another_name_of_the_site_is_refused_but_health_asks_for_none(host: str) -> None:
    response = Client().get("/", headers={"host": host})
    assert (response.status_code, "<h1>Không đọc được yêu cầu này</h1>" in response.content.decode()) == (400, True)
    assert Client().get("/suc-khoe/song", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "", "10.0.0.9"),
        (0, "1.1.1.1", "10.0.0.9"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (1, "", "10.0.0.9"),
        (2, "1.1.1.1, 203.0.113.7, 10.0.0.1", "203.0.113.7"),
    ],
)
def test_tries_are_counted_by_the_address_that_our_own_proxy_saw(
    proxies: int, forwarded: str, counted: str, rf: RequestFactory, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    request = rf.post(SIGN_IN, headers=headers, REMOTE_ADDR="10.0.0.9")
    assert AccountAdapter(request).get_client_ip(request) == counted


@pytest.mark.django_db
def test_many_other_tries_do_not_push_out_the_count_of_one() -> None:
    """In the cache as it runs, whose table the migrations made."""
    kept = DatabaseCache("cache", configured.CACHES["default"])
    kept.set("allauth:rl:a", [1.0], 300)
    for number in range(310):
        kept.set(f"allauth:rl:b{number}", [1.0], 300)
    assert kept.get("allauth:rl:a") == [1.0]
    cache.clear()
