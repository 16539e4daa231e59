"""What a screen reader has of the pages: landmarks, headings without holes, states in words, changes in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.portal.tests.laws import amended_law
from tests.browser.walks import AMENDED, LAW, PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEADINGS = """els => els.filter(e => e.checkVisibility() && !e.closest("[aria-hidden=true]"))
  .map(e => [Number(e.tagName[1]), e.innerText.trim()])"""
LANDMARKS = """() => [...document.querySelectorAll("nav, section[aria-label], section[aria-labelledby], aside")]
  .filter(e => e.checkVisibility()).map(e => {
    const named = e.getAttribute("aria-label") ?? document.getElementById(e.getAttribute("aria-labelledby"))?.innerText;
    return [e.tagName, (named ?? "").trim()]; }).filter(([, name]) => !name)"""
TABLES = """els => els.filter(e => e.checkVisibility() && !e.querySelector("th, caption") && !e.closest(".law"))
  .map(e => e.outerHTML.slice(0, 100))"""


@pytest.fixture
def ears(browser: Any) -> Iterator[Any]:
    """A page as wide as a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()


def test_headings_have_no_holes_and_landmarks_and_tables_are_named(
    live_server: Any, ears: Any, library: list[Document]
) -> None:
    amended_law()
    found = {}
    for path in PUBLIC:
        ears.goto(f"{live_server.url}{path}")
        headings = ears.locator("h1, h2, h3, h4, h5, h6").evaluate_all(HEADINGS)
        levels = [level for level, _words in headings]
        holes = [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]
        empty = [level for level, words in headings if not words]
        unnamed = ears.evaluate(LANDMARKS) + ears.locator("table").evaluate_all(TABLES)
        alone = (levels.count(1), ears.locator("main").count(), ears.locator("html").get_attribute("lang"))
        found[path] = (holes, empty, unnamed, alone)
    assert {path: told for path, told in found.items() if told != ([], [], [], (1, 1, "vi"))} == {}


def test_a_result_says_what_it_is_where_from_and_whether_it_holds(
    live_server: Any, ears: Any, library: list[Document]
) -> None:
    ears.goto(f"{live_server.url}/tim-kiem/?q=pham+vi+hoa+giai")
    told = ears.locator(".found").aria_snapshot()
    assert 'heading "Điều 3. Phạm vi hòa giải ở cơ sở" [level=3]' in told
    assert "Luật Hòa giải ở cơ sở 35/2013/QH13" in told and "Còn hiệu lực" in told
    why = ears.locator(".hit", has_text="Điều 3. Phạm vi").get_by_role("link", name="Vì sao có kết quả này").first
    assert "35/2013/QH13" in why.inner_text()


def test_a_law_that_does_not_hold_says_so_before_its_words(
    live_server: Any, ears: Any, library: list[Document]
) -> None:
    ears.goto(f"{live_server.url}{LAW}?ngay=2013-12-31")
    told = ears.locator("main").aria_snapshot()
    assert told.index("Chưa có hiệu lực") < told.index("Ngày 31/12/2013 văn bản chưa có hiệu lực.")
    assert told.index("Ngày 31/12/2013 văn bản chưa có hiệu lực.") < told.index('heading "Điều 1.')


def test_a_comparison_is_heard_piece_by_piece(live_server: Any, ears: Any, library: list[Document]) -> None:
    amended_law()
    ears.goto(f"{live_server.url}{AMENDED}dieu-14/so-sanh/")
    told = ears.locator("main").aria_snapshot()
    assert "status: 1 chỗ đổi lời, 1 chỗ thêm, 0 chỗ bỏ." in told
    clause = told[told.index('heading "Khoản 1" [level=2]') :]
    assert clause.index("Lời cũ") < clause.index("Lời mới") < clause.index("insertion")
    assert "[thêm: và giáo dục trung học cơ sở ]" in clause


def test_a_changed_filter_is_told_and_the_way_back_has_a_name(
    live_server: Any, ears: Any, library: list[Document]
) -> None:
    ears.goto(f"{live_server.url}/tim-kiem/?q=hoa+giai&tinh-trang=in_force")
    told = ears.locator("main").aria_snapshot()
    assert "Đang lọc theo:" in told and "Còn hiệu lực bỏ lọc này" in told
