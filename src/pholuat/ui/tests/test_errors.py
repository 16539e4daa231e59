"""What went wrong is told in Vietnamese: what happened, what was kept, what to do. Never a trace."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.template import loader
from django.test import AsyncClient, Client

from pholuat.ui import errors

pytestmark = pytest.mark.urls("pholuat.ui.tests.urls")


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/hong/400/", 400, "Không đọc được yêu cầu này"),
        ("/hong/403/", 403, "Bạn chưa được giao việc này"),
        ("/khong-co/", 404, "Không có trang này"),
        ("/hong/500/", 500, "Trang gặp lỗi"),
        ("/hong/503/", 503, "Trang tạm thời chưa trả lời được"),
    ],
)
def test_each_error_has_its_page(address: str, status: int, title: str) -> None:
    response = Client(raise_request_exception=False).get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert '<html lang="vi"' in page
    assert "chi tiết riêng" not in page
    assert "Traceback" not in page


def test_under_asgi_too_a_silent_database_is_told_apart_from_a_fault_of_ours() -> None:
    async def statuses() -> list[int]:
        client = AsyncClient(raise_request_exception=False)
        return [(await client.get(f"/hong/{status}/")).status_code for status in (500, 503)]

    # A browser of an earlier test may keep a loop in this thread.
    with ThreadPoolExecutor(max_workers=1) as apart:
        assert apart.submit(lambda: asyncio.run(statuses())).result() == [500, 503]


@pytest.mark.parametrize("address", ["/hien-thi/", "/khong-co/", "/hong/403/"])
def test_a_page_that_cannot_read_the_session_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(self: SessionStore) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(SessionStore, "load", silent)
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "phien" * 8
    assert client.get(address).status_code == 503


def test_the_database_page_says_when_to_come_again() -> None:
    response = Client(raise_request_exception=False).get("/hong/503/")
    assert (response["Retry-After"], response["Cache-Control"]) == ("60", "no-store")


@pytest.mark.parametrize("template", ["500.html", "503.html"])
def test_pages_for_our_faults_need_no_context_and_no_database(template: str) -> None:
    assert "vẫn còn" in loader.get_template(template).render()


def test_an_old_form_is_refused_with_the_way_to_keep_its_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/hong/gui/", {"noi_dung": "đã gõ"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "<h1>Biểu mẫu chưa được gửi</h1>" in page
    assert "Trình duyệt đang chặn cookie" in page


def test_too_many_tries(rf) -> None:  # type: ignore[no-untyped-def]
    request = rf.post("/tai-khoan/dang-nhap/")
    response = errors.too_many(request)
    assert (response.status_code, response["Retry-After"]) == (429, "300")
