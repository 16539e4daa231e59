"""Reading in a real browser: what a citation leads to, terms, old against new, search in the page; with and without
a script, by pointer, keyboard and finger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.portal.tests.laws import amended_law
from pholuat.ui.tests.browser import overflowing, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LAW = "/van-ban/35-2013-qh13/"
AMENDED = "/van-ban/43-2019-qh14/"
CITATION = "#art_4 a.cite"


@pytest.fixture
def desk(browser: Any) -> Iterator[Any]:
    """A page of 1280 px with a pointer."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def amended(transactional_db: None) -> Document:
    """A law of which an article was amended."""
    return amended_law()


@pytest.fixture
def finger(browser: Any) -> Iterator[Any]:
    """A page of 360 px that is touched."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="vi-VN", has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


def test_a_pointer_over_a_citation_shows_where_it_leads_and_moves_nothing(
    live_server: Any, desk: Any, library: list[Document]
) -> None:
    desk.goto(f"{live_server.url}{LAW}#art_4")
    before = desk.locator("#art_10").bounding_box()
    desk.locator(CITATION).hover()
    peek = desk.locator(".peek")
    peek.wait_for()
    assert "Nghĩa vụ của hòa giải viên" in peek.inner_text()
    assert "cấp xã" in peek.inner_text() and "cơ quan có thẩm quyền xử lý" in peek.inner_text()
    assert desk.locator("#art_10").bounding_box() == before
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    assert peek.count() == 0


def test_the_keyboard_shows_the_same_and_enter_goes_there(live_server: Any, desk: Any, library: list[Document]) -> None:
    desk.goto(f"{live_server.url}{LAW}")
    desk.locator("#art_4 .anchor").focus()
    for _step in range(8):
        desk.keyboard.press("Tab")
        if desk.evaluate("document.activeElement.matches('#art_4 a.cite')"):
            break
    desk.locator(".peek").wait_for()
    assert desk.locator(CITATION).get_attribute("aria-expanded") == "true"
    desk.keyboard.press("Escape")
    assert desk.locator(".peek").count() == 0
    desk.keyboard.press("Enter")
    assert desk.url == f"{live_server.url}{LAW}#art_10__cl_4"


def test_a_finger_opens_it_under_the_clause_and_goes_there_the_second_time(
    live_server: Any, finger: Any, library: list[Document]
) -> None:
    finger.goto(f"{live_server.url}{LAW}#art_4")
    finger.locator(CITATION).tap()
    finger.locator(".peek").wait_for()
    assert finger.url == f"{live_server.url}{LAW}#art_4"
    assert overflowing(finger) == []
    finger.get_by_role("button", name="Đóng").tap()
    assert finger.locator(".peek").count() == 0
    finger.locator(CITATION).tap()
    finger.locator(".peek").wait_for()
    finger.locator(CITATION).tap()
    assert finger.url == f"{live_server.url}{LAW}#art_10__cl_4"


def test_a_term_opens_its_definition(live_server: Any, desk: Any, library: list[Document]) -> None:
    desk.goto(f"{live_server.url}{LAW}#art_3")
    desk.locator("#art_3 a.term", has_text="hòa giải ở cơ sở").hover()
    desk.locator(".peek").wait_for()
    assert "là việc hòa giải viên hướng dẫn" in desk.locator(".peek").inner_text()


def test_old_against_new_opens_under_its_article(live_server: Any, desk: Any, amended: Document) -> None:
    desk.goto(f"{live_server.url}{AMENDED}")
    link = desk.get_by_role("link", name="So cũ với mới").first
    link.click()
    table = desk.locator(".versus").first
    table.wait_for()
    assert table.locator("ins").count() > 0
    assert link.get_attribute("aria-expanded") == "true"
    assert violations(desk) == []
    link.click()
    assert desk.locator(".versus").count() == 0


@pytest.mark.parametrize("page", ["so-sanh", "luoc-do", "to-treo"])
def test_axe_finds_nothing_and_nothing_overflows(live_server: Any, desk: Any, amended: Document, page: str) -> None:
    place = f"{AMENDED}dieu-14/so-sanh/" if page == "so-sanh" else f"{AMENDED}{page}/"
    for width in (320, 360, 768, 1024, 1280, 1600):
        desk.set_viewport_size({"width": width, "height": 800})
        desk.goto(live_server.url + place)
        assert (width, overflowing(desk)) == (width, [])
    assert violations(desk) == []
    desk.set_viewport_size({"width": 360, "height": 740})
    assert violations(desk) == []


def test_words_are_found_in_the_page_with_and_without_accents(
    live_server: Any, desk: Any, library: list[Document]
) -> None:
    desk.goto(f"{live_server.url}{LAW}")
    desk.get_by_role("button", name="Tìm trong trang").click()
    field = desk.get_by_placeholder("Chữ cần tìm, có dấu hay không")
    said = desk.locator(".inpage output")
    for words in ("chu tich uy ban", "Chủ tịch Ủy ban"):
        field.fill(words)
        said.filter(has_text="1/1").wait_for()
    assert desk.locator("#art_10__cl_4").evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert desk.evaluate("[...CSS.highlights.get('found')][0].toString()") == "Chủ tịch Ủy ban"
    field.fill("không hề có chữ này")
    said.filter(has_text="không thấy").wait_for()
    desk.keyboard.press("Escape")
    assert not said.is_visible()
    assert desk.evaluate("document.activeElement.hasAttribute('data-find')")


def test_the_citation_names_the_place_where_the_reader_stands(
    live_server: Any, desk: Any, library: list[Document]
) -> None:
    desk.goto(f"{live_server.url}{LAW}")
    copy = desk.locator("[data-cite]")
    whole = "Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày 20/06/2013"
    assert copy.get_attribute("data-copy") == whole
    desk.locator("#art_3__cl_1__point_b > .n").click()
    assert desk.url == f"{live_server.url}{LAW}#art_3__cl_1__point_b"
    desk.locator(f'[data-cite][data-copy="điểm b khoản 1 Điều 3 {whole}"]').wait_for()


def test_a_voice_of_the_device_reads_from_where_the_reader_stands(
    live_server: Any, browser: Any, library: list[Document]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.add_init_script("""
      globalThis.said = [];
      globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(globalThis, "speechSynthesis", { value: {
        getVoices: () => [{ lang: "vi-VN", name: "thử" }], cancel: () => {}, addEventListener: () => {},
        speak: (one) => {
          said.push(one.text);
          document.documentElement.dataset.said = said.length;
          if (said.length < 3) setTimeout(one.onend);
        } } });""")
    page = context.new_page()
    page.goto(f"{live_server.url}{LAW}#art_4")
    page.get_by_role("button", name="Nghe").click()
    page.locator("html[data-said='3']").wait_for()
    assert page.evaluate("said[0]") == "Điều 4. Nguyên tắc tổ chức, hoạt động hòa giải ở cơ sở"
    assert page.evaluate("said[1]").startswith("1. Tôn trọng sự tự nguyện")
    assert page.get_by_role("button", name="Nghe").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Nghe").click()
    assert page.get_by_role("button", name="Nghe").get_attribute("aria-pressed") == "false"
    context.close()


def test_without_a_script_all_of_it_is_a_link(
    live_server: Any, browser: Any, library: list[Document], amended: Document
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}{LAW}")
    assert not page.locator("[data-find], [data-listen], .inpage").first.is_visible()
    page.locator(CITATION).click()
    assert page.url == f"{live_server.url}{LAW}#art_10__cl_4"
    page.locator("#art_3 a.term").first.click()
    assert page.url == f"{live_server.url}{LAW}#art_2__cl_1"
    page.goto(f"{live_server.url}{AMENDED}")
    page.get_by_role("link", name="So cũ với mới").first.click()
    page.get_by_role("heading", level=1, name="So sánh").wait_for()
    assert page.locator("ins").count() > 0
    page.goto(f"{live_server.url}{AMENDED}")
    page.get_by_role("link", name="Diễn biến, lược đồ").click()
    page.get_by_role("heading", name="Diễn biến hiệu lực", exact=True).wait_for()
    context.close()
