"""The walk of a citizen on a phone: from words without accents to the article, along a citation, and back."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.people.models import Account
from pholuat.ui.tests.browser import overflowing, small_targets, violations, weights, wrongly_printed
from tests.browser.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = "/van-ban/35-2013-qh13/"


def _sign_in(phone: Any, house: str, person: Account) -> None:
    """Signs in as a person would, and stays until the desk is there."""
    phone.goto(f"{house}/ban-lam-viec/")
    phone.locator("[name=login]").fill(person.email)
    phone.locator("[name=password]").fill(PASSWORD)
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{house}/ban-lam-viec/")


def test_a_reader_finds_the_law_reads_an_article_follows_a_citation_and_comes_back(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    phone.goto(live_server.url)
    phone.get_by_role("searchbox").fill("luat hoa giai o co so")
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="Luật Hòa giải ở cơ sở", exact=True).click()
    assert phone.url == f"{live_server.url}{LAW}"
    assert phone.get_by_role("heading", level=1).inner_text() == "Luật Hòa giải ở cơ sở"

    phone.get_by_text("Mục lục").click()
    phone.get_by_role("link", name="3 Phạm vi hòa giải ở cơ sở").click()
    assert phone.url == f"{live_server.url}{LAW}#art_3"
    assert phone.locator("#art_3 > h3").is_visible()

    phone.get_by_role("link", name="khoản 4 và khoản 5 Điều 10 của Luật này").click()
    assert phone.url == f"{live_server.url}{LAW}#art_10__cl_4"
    assert phone.locator("#art_10__cl_4").is_visible()
    phone.go_back()
    assert phone.url == f"{live_server.url}{LAW}#art_3"


def test_a_citation_of_another_law_opens_its_article_and_keeps_the_day(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    start = f"{live_server.url}/van-ban/15-2014-nd-cp/?ngay=2020-01-01"
    phone.goto(start)
    phone.get_by_role("link", name="Điều 3 Luật Hòa giải ở cơ sở số 35/2013/QH13").click()
    assert phone.url == f"{live_server.url}{LAW}dieu-3/?ngay=2020-01-01"
    assert phone.get_by_role("heading", level=1).inner_text() == "Điều 3. Phạm vi hòa giải ở cơ sở"
    phone.get_by_role("link", name="Điều sau").click()
    assert phone.url == f"{live_server.url}{LAW}dieu-4/?ngay=2020-01-01"
    phone.get_by_role("link", name="Cả văn bản").click()
    assert phone.url == f"{live_server.url}{LAW}?ngay=2020-01-01#art_4"
    phone.go_back()
    phone.go_back()
    phone.go_back()
    assert phone.url == start


def test_a_day_is_chosen_without_a_script(live_server: Any, browser: Any, library: list[Document]) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{LAW}")
    page.get_by_label("Văn bản tại ngày").fill("31/12/2013")
    page.get_by_role("button", name="Xem").click()
    page.get_by_text("Ngày 31/12/2013 văn bản chưa có hiệu lực.").wait_for()
    context.close()


def test_an_officer_confirms_what_was_loaded(
    live_server: Any, phone: Any, library: list[Document], publisher: Account
) -> None:
    _sign_in(phone, live_server.url, publisher)
    phone.get_by_role("link", name="Rà soát Luật 35/2013/QH13", exact=True).first.click()
    phone.get_by_role("button", name="Xác nhận đã đối chiếu").click()
    phone.get_by_text("Lê Văn Minh đã xác nhận").wait_for()
    phone.goto(f"{live_server.url}{LAW}")
    assert phone.get_by_text("Chưa rà soát.").count() == 0


PAGES = (
    "/",
    "/van-ban/",
    "/van-ban/?loai=Luật&nam=1999",
    "/tim-kiem/",
    "/tim-kiem/?q=hoa+giai+o+co+so+dieu+3",
    "/tim-kiem/?q=khong-co-gi",
    LAW,
    f"{LAW}?ngay=2013-01-01",
    f"{LAW}?ngay=2013-02-30",
    f"{LAW}dieu-3/",
    "/van-ban/15-2014-nd-cp/",
    "/van-ban/binh-dinh/9001-qd-ubnd-2020-06-15/",
    "/van-ban/binh-dinh/9001-qd-ubnd-2020-06-15/quy-che/dieu-6/",
)


def test_axe_finds_nothing_and_nothing_overflows(live_server: Any, phone: Any, library: list[Document]) -> None:
    found = {}
    for path in PAGES:
        for width in (1280, 360):
            phone.set_viewport_size({"width": width, "height": 800})
            phone.goto(live_server.url + path)
            found[path, width] = (violations(phone), overflowing(phone))
    assert {place: faults for place, faults in found.items() if faults != ([], [])} == {}


def test_nothing_overflows_on_a_tablet_on_a_narrow_phone_or_with_the_largest_letters(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    found = {}
    for path in PAGES:
        for width, size in ((800, 1), (320, 1), (360, 3)):
            phone.set_viewport_size({"width": width, "height": 800})
            phone.context.add_cookies([{"name": "hien-thi", "value": f"{size}--", "url": live_server.url}])
            phone.goto(live_server.url + path)
            found[path, width, size] = overflowing(phone)
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_the_home_weighs_under_100_kilobytes_on_a_phone(live_server: Any, phone: Any, library: list[Document]) -> None:
    sizes = weights(phone, live_server.url, ("text/html", "text/css", "text/javascript", "image/svg+xml"))
    assert not any("serif" in address for address in sizes)
    assert sum(sizes.values()) < 100_000, sizes


def test_the_contents_open_on_a_phone_without_moving_the_law(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    phone.goto(f"{live_server.url}{LAW}#art_3")
    height = "document.documentElement.scrollHeight"
    phone.evaluate("document.fonts.ready.then(() => true)")
    before = phone.evaluate(height)
    phone.evaluate("document.querySelector('.toc > summary').click()")
    assert phone.get_by_role("link", name="3 Phạm vi hòa giải ở cơ sở").is_visible()
    assert phone.evaluate(height) == before


def test_axe_finds_nothing_at_the_desk(
    live_server: Any, phone: Any, library: list[Document], publisher: Account
) -> None:
    _sign_in(phone, live_server.url, publisher)
    pk = library[0].pk
    version = library[0].versions.order_by("order").first()
    found = {}
    for path in ("", "van-ban/", f"van-ban/{pk}/", f"van-ban/{pk}/sua/{version.pk if version else 0}/"):
        for width in (1280, 360):
            phone.set_viewport_size({"width": width, "height": 800})
            phone.goto(f"{live_server.url}/ban-lam-viec/{path}")
            found[path, width] = (violations(phone), overflowing(phone))
    assert {place: faults for place, faults in found.items() if faults != ([], [])} == {}


def test_pages_contact_no_other_host(live_server: Any, phone: Any, library: list[Document]) -> None:
    hosts: set[str] = set()
    said: list[str] = []
    phone.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    phone.on("console", lambda message: said.append(message.text))
    for path in PAGES[:4]:
        phone.goto(live_server.url + path)
    assert hosts == {live_server.url}
    assert said == []


def test_what_acts_is_large_enough_for_a_thumb_and_the_frame_is_not_printed(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    found = {}
    for path in PAGES:
        phone.goto(live_server.url + path)
        small = small_targets(phone)
        for folded in ("details.facets", "details.toc"):
            phone.evaluate(f"document.querySelectorAll('{folded}').forEach(each => (each.open = true))")
        found[path] = small + small_targets(phone) + wrongly_printed(phone)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_button_of_the_filters_stays_in_sight_and_hides_nothing_that_has_the_focus(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    phone.goto(f"{live_server.url}/van-ban/")
    phone.locator(".facets > summary").click()
    phone.mouse.wheel(0, 200)
    button = phone.get_by_role("button", name="Lọc", exact=True)
    covered = """() => { const e = document.activeElement, r = e.getBoundingClientRect();
      const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
      return !(top === e || e.contains(top) || top?.contains(e)); }"""
    phone.locator(".facets input[type=checkbox]").first.focus()
    for _step in range(phone.locator(".facets .check:visible").count()):
        phone.keyboard.press("Tab")
        box = button.bounding_box()
        assert box["y"] + box["height"] <= 740
        assert not phone.evaluate(covered), phone.evaluate("document.activeElement.outerHTML")


def test_without_a_script_nothing_is_offered_that_needs_one_and_the_contents_lead_to_the_article(
    live_server: Any, browser: Any, library: list[Document]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{LAW}")
    assert page.locator("[data-script]").count() > 0
    assert page.locator("[data-script]:visible").count() == 0
    page.locator(".toc > summary").click()
    page.get_by_role("link", name="3 Phạm vi hòa giải ở cơ sở").click()
    heading, nav = page.locator("#art_3 > h3").bounding_box(), page.locator(".toc > nav").bounding_box()
    assert 0 <= heading["y"] < 200
    assert nav["y"] + nav["height"] <= heading["y"]
    context.close()
