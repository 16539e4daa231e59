"""The search field and the list of results in a browser: suggestions by keyboard and touch, and without a script."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.ui.tests.browser import overflowing, small_targets, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELD = "input[type=search]"
PAGES = (
    "/tim-kiem/?q=hoa+giai+o+co+so",
    "/tim-kiem/?q=hoa+giai+o+co+so+dieu+3&ngay=01/06/2014&tinh-trang=con",
    "/tim-kiem/?q=%22khong+co+cum+nay%22&loai=Lu%E1%BA%ADt",
    "/tim-kiem/vi-sao/?q=hoa+giai+o+co+so&noi=35-2013-qh13%23art_3",
)


def type_slowly(page: Any, words: str) -> Any:
    """Types into the field of the page and waits for the suggestions."""
    field = page.locator(FIELD)
    field.click()
    page.wait_for_selector(f"{FIELD}[role=combobox]")
    field.press_sequentially(words, delay=15)
    page.wait_for_selector("[role=listbox] [role=option]")
    return field


def test_suggestions_are_chosen_by_keyboard_and_told_to_a_screen_reader(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    phone.goto(f"{live_server.url}/tim-kiem/")
    field = type_slowly(phone, "pham vi hoa")
    assert phone.locator("[role=status]").last.inner_text() == "2 gợi ý, phím xuống để chọn"
    assert field.get_attribute("aria-expanded") == "true"
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    chosen = phone.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert "Điều 3. Phạm vi hòa giải ở cơ sở" in chosen.inner_text()
    assert violations(phone) == []
    phone.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    phone.keyboard.press("ArrowUp")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/van-ban/35-2013-qh13/#art_3")


def test_escape_closes_the_list_and_enter_then_asks_what_was_typed(
    live_server: Any, phone: Any, library: list[Document]
) -> None:
    phone.goto(f"{live_server.url}/tim-kiem/")
    field = type_slowly(phone, "pham vi hoa")
    phone.keyboard.press("Escape")
    assert not phone.locator("[role=listbox]").is_visible()
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "pham vi hoa")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/tim-kiem/?q=pham+vi+hoa")


def test_a_suggestion_is_touched_and_nothing_on_the_page_moves(
    live_server: Any, browser: Any, library: list[Document]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(f"{live_server.url}/tim-kiem/?q=to+hoa+giai")
    before = page.locator("main h2").first.bounding_box()
    page.locator(FIELD).fill("")
    type_slowly(page, "luat hoa g")
    assert page.locator("main h2").first.bounding_box() == before
    assert overflowing(page) == []
    page.locator("[role=option]", has_text="35/2013/QH13").tap()
    page.wait_for_url("**/van-ban/35-2013-qh13/")
    context.close()


def test_without_a_script_one_finds_unfolds_narrows_and_asks_why(
    live_server: Any, plain: Any, library: list[Document]
) -> None:
    plain.goto(f"{live_server.url}/tim-kiem/")
    plain.locator(FIELD).fill("hoa giai o co so")
    plain.locator(FIELD).press("Enter")
    plain.locator(".folded > summary").first.click()
    assert plain.locator(".folded li").first.is_visible()
    plain.locator(".facets > summary").click()
    plain.locator("label", has_text="Nghị định").click()
    plain.locator(".facets button").click()
    assert plain.locator(".chip", has_text="Nghị định").is_visible()
    assert "Luật 35/2013/QH13" not in plain.locator(".found").inner_text()
    plain.get_by_role("link", name="Vì sao có kết quả này").first.click()
    assert plain.locator("h1").inner_text() == "Vì sao có kết quả này"
    plain.get_by_role("link", name="Quay lại kết quả tìm").click()
    assert plain.locator(".found").is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_nothing_overflows_and_a_thumb_is_enough(
    live_server: Any, phone: Any, library: list[Document], path: str
) -> None:
    phone.goto(f"{live_server.url}{path}")
    for summary in phone.locator(".folded > summary").all():
        summary.click()
    assert overflowing(phone) == []
    assert small_targets(phone) == []
    assert violations(phone) == []
    phone.set_viewport_size({"width": 1280, "height": 800})
    assert violations(phone) == []
