"""The look in a real browser: nothing for axe to find, nothing overflows, nothing foreign, light pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pholuat.ui.living.views import SAMPLES
from pholuat.ui.tests.browser import overflowing, small_targets, violations, weights, wrongly_printed

pytestmark = pytest.mark.browser
APPEARANCES = ["nen=sang", "nen=toi", "tuong-phan=cao", "co=3&nen=sang"]
WIDE, PHONE, SMALL = {"width": 1280, "height": 900}, {"width": 360, "height": 740}, {"width": 320, "height": 640}
TEXT = ("text/html", "text/css", "text/javascript", "image/svg+xml")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of its own for each test."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_axe_finds_nothing_among_the_components(house: str, page: Any, appearance: str) -> None:
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(f"{house}/ui/thanh-phan/?{appearance}")
        assert (size["width"], violations(page)) == (size["width"], [])


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "thanh-phan"])
def test_axe_finds_nothing_on_whole_pages(house: str, page: Any, name: str) -> None:
    for size, appearance in ((WIDE, "nen=sang"), (PHONE, "nen=toi")):
        page.set_viewport_size(size)
        page.goto(f"{house}/ui/{name}/?{appearance}")
        assert (appearance, violations(page)) == (appearance, [])


@pytest.mark.parametrize("address", ["/tai-khoan/dang-nhap/", "/hien-thi/", "/hong/403/", "/khong-co/", "/hong/503/"])
def test_axe_finds_nothing_on_pages_of_the_house(house: str, page: Any, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(house + address)
    assert violations(page) == []
    assert overflowing(page) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_overflows_on_small_windows_or_with_large_letters(house: str, page: Any, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{house}/ui/{name}/?nen=sang")
    assert overflowing(page) == []
    page.set_viewport_size(SMALL)
    assert overflowing(page) == []
    page.set_viewport_size(PHONE)
    page.goto(f"{house}/ui/{name}/?co=3")
    assert overflowing(page) == []


def test_pages_obey_their_policy_and_contact_no_other_host(house: str, page: Any) -> None:
    said: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    for name in SAMPLES:
        page.goto(f"{house}/ui/{name}/")
    page.goto(f"{house}/ui/")
    page.wait_for_load_state("networkidle")
    assert said == []
    assert hosts == {house}


def test_the_first_page_on_a_phone_weighs_under_100_kilobytes(house: str, page: Any) -> None:
    page.set_viewport_size(PHONE)
    # Sheets and scripts are stored compressed; the pages of samples and the fonts are sent as they are.
    sizes = weights(page, f"{house}/ui/trang-dau/", TEXT[1:])
    assert not any("serif" in address for address in sizes)
    assert sum(sizes.values()) < 100_000, sizes


def test_the_display_changes_without_a_new_page_and_is_remembered(house: str, page: Any) -> None:
    page.goto(f"{house}/hien-thi/")
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.get_by_role("button", name="Cỡ chữ rất lớn").click()
    page.get_by_role("button", name="Tương phản cao").click()
    assert page.locator("html").get_attribute("data-size") == "3"
    assert page.locator("html").get_attribute("data-contrast") == "high"
    assert loads == []
    page.reload()
    assert page.locator("html").get_attribute("data-size") == "3"
    assert page.get_by_role("button", name="Tương phản cao").get_attribute("aria-pressed") == "true"


def test_the_display_and_the_menu_work_without_a_script(house: str, browser: Any) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{house}/tai-khoan/dang-nhap/")
    page.get_by_role("button", name="Cỡ chữ lớn", exact=True).click()
    assert page.url == f"{house}/tai-khoan/dang-nhap/"
    assert page.locator("html").get_attribute("data-size") == "2"
    page.set_viewport_size(PHONE)
    page.get_by_text("Danh mục").click()
    page.get_by_role("link", name="Cỡ chữ và tương phản").first.click()
    page.get_by_label("Tối").check()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    assert page.url == f"{house}/tai-khoan/dang-nhap/"
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()


def test_a_dialog_opens_with_a_script_and_gives_the_focus_back(house: str, page: Any) -> None:
    page.goto(f"{house}/ui/thanh-phan/")
    page.get_by_role("link", name="Trả lại báo cáo").click()
    dialog = page.get_by_role("dialog", name="Trả lại báo cáo tháng 8 của An Lão?")
    assert dialog.is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Trả lại báo cáo"


def test_the_keyboard_reaches_the_content_first(house: str, page: Any) -> None:
    page.goto(f"{house}/ui/doc/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_contents_follow_the_reader(house: str, page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{house}/ui/doc/#art_4")
    page.locator(".toc [aria-current][data-name='Điều 4']").wait_for(state="attached")
    assert page.locator(".toc [aria-current]").count() == 1
    assert page.locator("[data-here]").inner_text().strip() == "· đang ở Điều 4"


@pytest.mark.parametrize(
    "address", ["/ui/thanh-phan/", "/tai-khoan/dang-nhap/", "/hien-thi/", "/khong-co/", "/hong/403/"]
)
def test_what_acts_is_large_enough_for_a_thumb(house: str, page: Any, address: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(house + address)
    assert small_targets(page) == []


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "thanh-phan"])
def test_the_frame_is_not_printed(house: str, page: Any, name: str) -> None:
    page.goto(f"{house}/ui/{name}/")
    assert wrongly_printed(page) == []


def test_states_of_a_line_go_whole_to_the_next_line(house: str, page: Any) -> None:
    page.set_viewport_size(SMALL)
    page.goto(f"{house}/ui/trang-dau/")
    broken = page.evaluate("""() => [...document.querySelectorAll(".meta > *")]
      .filter(e => e.getClientRects().length > 1 || getComputedStyle(e.parentElement).display !== "flex")
      .map(e => e.textContent)""")
    assert broken == []


def test_the_menu_of_the_desk_gives_all_that_the_rail_gives(house: str, page: Any) -> None:
    offered = {}
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.goto(f"{house}/ui/ban/")
        if size is PHONE:
            page.get_by_text("Danh mục").click()
        entries = page.locator(".rail a:visible:not(.brand), .rail button:visible").all_inner_texts()
        offered[size["width"]] = [entry.split("\n")[0] for entry in entries]
    assert offered[360] == offered[1280]
    assert offered[360][-4:] == ["Đổi mật khẩu", "Cỡ chữ và tương phản", "Xem trang công khai", "Đăng xuất"]


@pytest.mark.parametrize("name", ["trang-dau", "tim", "ban"])
def test_the_focus_is_seen_wherever_the_keyboard_goes(house: str, page: Any, name: str) -> None:
    page.goto(f"{house}/ui/{name}/")
    unseen = []
    for _step in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => {
          const ring = document.activeElement.closest(".search:has(input:focus)") ?? document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(ring), box = ring.getBoundingClientRect();
          return outlineStyle === "solid" && parseFloat(outlineWidth) >= 3 && box.top >= 0 && box.height > 0; }""")
        if not seen:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
    assert unseen == []
