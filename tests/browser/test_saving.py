"""Pages kept on a phone: saved when asked, read without network under their day, brought up to date, removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from pholuat.library import services
from pholuat.library.models import Document, ProvisionVersion
from pholuat.people.models import Account
from pholuat.portal.views.saved import WORKER
from pholuat.ui.tests.browser import overflowing, small_targets, violations
from tests.browser.test_reader import _sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = "/van-ban/35-2013-qh13/"
KEPT = """async () => {
  const keys = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  return (await Promise.all((await caches.keys()).map(keys))).flat();
}"""
COPIES = """async () => {
  const pages = await caches.open((await caches.keys()).find((name) => name.startsWith("pholuat-trang-")));
  return Promise.all((await pages.keys()).map(async (each) => (await pages.match(each, { ignoreVary: true })).text()));
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """A page in a window of 360 by 740, in a context that may run a worker."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN", service_workers="allow")
    yield context.new_page()
    context.close()


def save(page: Any, address: str) -> None:
    """Saves a page as its reader does."""
    page.goto(address)
    page.get_by_text("Tải về", exact=True).click()
    page.get_by_role("button", name="Lưu để đọc khi không có mạng").click()
    page.get_by_text("Đã lưu ngày").wait_for()


def in_words(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def test_nothing_is_kept_unless_it_is_asked_for(live_server: Any, phone: Any, library: list[Document]) -> None:
    phone.goto(f"{live_server.url}{LAW}")
    phone.get_by_text("Tải về", exact=True).click()
    phone.get_by_role("button", name="Lưu để đọc khi không có mạng").wait_for()
    assert (phone.evaluate(KEPT), phone.evaluate(WORKERS)) == ([], 0)
    # What the open menu covers is reached when it is closed.
    found = [each for each in violations(phone) if not each.startswith("target-size")]
    assert (overflowing(phone), found, small_targets(phone)) == ([], [], [])


def test_a_saved_law_is_read_without_network_under_its_day(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    said: list[str] = []
    phone.on("console", lambda message: said.append(message.text))
    phone.context.set_offline(True)
    phone.goto("about:blank")
    phone.goto(f"{live_server.url}{LAW}#art_10")
    banner = phone.locator(".saved-note")
    today = in_words(timezone.localdate())
    assert banner.inner_text().startswith(f"Bản đã lưu ngày {today}, đang không có mạng: nội dung có thể đã thay đổi.")
    assert banner.is_visible()
    assert phone.evaluate("document.styleSheets[0].cssRules.length > 0")
    assert phone.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Be Vietnam Pro\"'))")
    # What the note at the foot of the window covers is reached by scrolling.
    found = [each for each in violations(phone) if not each.startswith("target-size")]
    assert (overflowing(phone), found) == ([], [])
    phone.locator("[data-find]").click()
    phone.locator("#chu").fill("to truong")
    phone.locator(".inpage output", has_text="1").wait_for()
    assert said == []


def test_while_there_is_network_it_is_asked_first(live_server: Any, phone: Any, library: list[Document]) -> None:
    save(phone, f"{live_server.url}{LAW}")
    Document.objects.filter(slug="35-2013-qh13").update(title="Luật Hòa giải đã mang tên khác")
    phone.goto(f"{live_server.url}{LAW}")
    assert phone.locator("h1").inner_text() == "Luật Hòa giải đã mang tên khác"
    assert phone.locator(".saved-note").count() == 0


def test_an_article_of_a_saved_law_opens_in_it_and_another_address_says_what_is_saved(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    phone.context.set_offline(True)
    phone.goto(f"{live_server.url}{LAW}dieu-3/")
    assert phone.url == f"{live_server.url}{LAW}#art_3"
    phone.goto(f"{live_server.url}/tim-kiem/?q=ket+hon")
    assert phone.get_by_role("heading", name="Đang không có mạng").is_visible()
    assert phone.get_by_role("button", name="Thử lại").is_visible()
    row = phone.locator(".saved-list li")
    assert row.count() == 1
    assert "Luật Hòa giải ở cơ sở" in row.locator("a").inner_text()
    assert (overflowing(phone), violations(phone), small_targets(phone)) == ([], [], [])
    row.locator("a").click()
    assert phone.locator(".saved-note").is_visible()


def test_the_list_removes_without_network_and_the_last_one_takes_all_with_it(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    save(phone, f"{live_server.url}{LAW}dieu-4/")
    phone.context.set_offline(True)
    phone.goto(f"{live_server.url}/da-luu/")
    assert phone.locator("[data-lost]").is_hidden()
    rows = phone.locator(".saved-list li")
    rows.nth(1).wait_for()
    rows.first.get_by_role("button").click()
    phone.get_by_text("Đã bỏ lưu: Điều 4").wait_for()
    assert [path for path in phone.evaluate(KEPT) if path.startswith("/van-ban/")] == [LAW]
    rows.first.get_by_role("button").click()
    phone.get_by_text("Chưa lưu trang nào.").wait_for()
    assert phone.evaluate(KEPT) == []
    phone.context.set_offline(False)
    phone.goto(f"{live_server.url}/da-luu/")
    assert phone.evaluate(WORKERS) == 0


def test_a_law_that_was_changed_says_so_and_is_brought_up_to_date(
    live_server: Any, phone: Any, library: list[Document], publisher: Account
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    decree = next(each for each in library if each.number == "15/2014/NĐ-CP")
    gone = ProvisionVersion.objects.get(document__slug="35-2013-qh13", eid="art_2").provision
    services.repeal_provision(
        gone, act=decree, on=dt.date(2021, 1, 1), by=publisher, now=timezone.now(), reason="Bị bãi bỏ"
    )
    phone.goto(f"{live_server.url}{LAW}")
    phone.get_by_text("Tải về", exact=True).click()
    phone.get_by_text("Từ đó trang này đã thay đổi").wait_for()
    phone.get_by_role("button", name="Cập nhật").click()
    phone.get_by_text("Từ đó trang này đã thay đổi").wait_for(state="detached")
    phone.get_by_role("button", name="Bỏ lưu").wait_for()
    phone.context.set_offline(True)
    phone.goto(f"{live_server.url}{LAW}")
    assert phone.locator("#art_2 .margin").inner_text().startswith("Hết hiệu lực từ 01/01/2021")


@pytest.mark.parametrize(
    ("failure", "told"),
    [("QuotaExceededError", "Máy không còn đủ chỗ"), ("SecurityError", "Trình duyệt không cho lưu")],
)
def test_a_device_that_cannot_keep_it_says_so_and_keeps_nothing(
    live_server: Any, phone: Any, library: list[Document], failure: str, told: str
) -> None:
    phone.add_init_script(f"Cache.prototype.put = () => Promise.reject(new DOMException('', '{failure}'))")
    phone.goto(f"{live_server.url}{LAW}")
    phone.get_by_text("Tải về", exact=True).click()
    phone.get_by_role("button", name="Lưu để đọc khi không có mạng").click()
    phone.get_by_text(told).wait_for()
    phone.get_by_role("button", name="Lưu để đọc khi không có mạng").wait_for()
    assert phone.evaluate(KEPT) == []


def test_a_save_without_network_is_told_and_the_old_copy_stays(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    phone.context.set_offline(True)
    phone.goto(f"{live_server.url}{LAW}")
    phone.get_by_text("Tải về", exact=True).click()
    phone.get_by_role("button", name="Cập nhật").click()
    phone.get_by_text("Chưa lưu được vì mạng bị ngắt.").wait_for()
    assert LAW in phone.evaluate(KEPT)


def test_nothing_is_kept_of_who_is_signed_in(
    live_server: Any, phone: Any, library: list[Document], publisher: Account
) -> None:
    save(phone, f"{live_server.url}{LAW}")
    _sign_in(phone, live_server.url, publisher)
    phone.goto(f"{live_server.url}{LAW}dieu-4/")
    assert phone.locator("[data-save]").count() == 0
    assert sorted(path for path in phone.evaluate(KEPT) if not path.startswith("/static/")) == ["/da-luu/", LAW]
    phone.context.set_offline(True)
    phone.goto(f"{live_server.url}/ban-lam-viec/")
    phone.get_by_role("heading", name="Đang không có mạng").wait_for()
    assert "Lê Văn Minh" not in phone.content()


def test_who_signed_in_meanwhile_keeps_what_anybody_is_shown(
    live_server: Any, phone: Any, library: list[Document], publisher: Account
) -> None:
    phone.goto(f"{live_server.url}{LAW}")
    phone.get_by_text("Tải về", exact=True).click()
    desk = phone.context.new_page()
    _sign_in(desk, live_server.url, publisher)
    assert "/ban-lam-viec/" in desk.goto(f"{live_server.url}{LAW}").text()
    phone.get_by_role("button", name="Lưu để đọc khi không có mạng").click()
    phone.get_by_text("Đã lưu ngày").wait_for()
    copies = phone.evaluate(COPIES)
    assert len(copies) == 2
    assert [copy for copy in copies if "/ban-lam-viec/" in copy or "Cán bộ đăng nhập" not in copy] == []


def test_a_network_that_does_not_answer_is_not_waited_for(
    live_server: Any, phone: Any, library: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = WORKER.read_text(encoding="utf-8")
    assert worker.count("const PATIENCE = 8000;") == 1
    impatient = worker.replace("const PATIENCE = 8000;", "const PATIENCE = 50;").encode()
    monkeypatch.setattr("pholuat.portal.views.saved._source", lambda: impatient)
    save(phone, f"{live_server.url}{LAW}")
    asked, go_on = Event(), Event()

    def silent() -> dt.date:
        asked.set()
        go_on.wait(20)
        raise Http404

    monkeypatch.setattr("pholuat.portal.views.reading.today", silent)
    phone.goto(f"{live_server.url}{LAW}")
    told = phone.locator(".saved-note").inner_text()
    go_on.set()
    assert asked.is_set()
    assert told.startswith(f"Bản đã lưu ngày {in_words(timezone.localdate())}, mạng chưa trả lời:")
