"""The whole walk without a script, by clicking: ask, narrow, turn, read, go to an article, compare, take along."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.portal.tests.laws import amended_law, law, many_articles
from pholuat.ui.tests.browser import overflowing
from tests.browser.walks import AMENDED, LAW, PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A control that acts without a script: in a form, a link, or what folds by itself.
DEAD = """els => els.filter(e => e.checkVisibility() && !e.form && !e.closest("summary"))
  .map(e => e.outerHTML.slice(0, 120))"""


def test_from_the_question_to_the_article_and_what_is_taken_along(
    live_server: Any, plain: Any, library: list[Document]
) -> None:
    amended_law()
    plain.goto(live_server.url)
    plain.get_by_role("searchbox").fill("pham vi hoa giai o co so")
    plain.get_by_role("button", name="Tìm", exact=True).click()
    plain.locator(".facets > summary").click()
    plain.locator(".facets label", has_text="Luật").first.click()
    plain.locator(".facets").get_by_role("button", name="Lọc").click()
    assert plain.locator(".chip", has_text="Luật").is_visible()
    plain.get_by_role("link", name="Điều 3. Phạm vi hòa giải ở cơ sở").first.click()
    assert plain.url == f"{live_server.url}{LAW}#art_3"
    plain.locator("#art_3 a.name").click()
    assert plain.get_by_role("heading", level=1).inner_text() == "Điều 3. Phạm vi hòa giải ở cơ sở"
    plain.get_by_label("Điều này tại ngày").fill("01/05/2020")
    plain.get_by_role("button", name="Xem").click()
    plain.get_by_text("Đang xem lời văn tại ngày 01/05/2020.").wait_for()
    plain.locator(".take > summary").click()
    with plain.expect_download() as taken:
        plain.get_by_role("link", name="Word (.docx)").click()
    assert taken.value.suggested_filename == "Luật 35-2013-QH13, Điều 3 (2020-05-01).docx"


def test_two_versions_are_compared(live_server: Any, plain: Any, library: list[Document]) -> None:
    amended_law()
    plain.goto(f"{live_server.url}{AMENDED}dieu-14/")
    plain.get_by_role("link", name="So sánh hai bản, hoặc với quy định khác").click()
    assert plain.locator("ins").first.is_visible()
    plain.get_by_label("của quy định khác (để trống: cùng quy định)").fill("Điều 3 Luật 35/2013/QH13")
    plain.get_by_role("button", name="So sánh").click()
    assert plain.get_by_role("heading", level=1).inner_text() == "So sánh hai quy định"


def test_pages_of_a_list_and_of_results_are_turned(live_server: Any, plain: Any, library: list[Document]) -> None:
    for number in range(1, 32):
        law(f"{number:02}/2020/TT-BTP", f"Thông tư số {number} về hộ tịch", many_articles(2), type_="Thông tư")
    for path in ("/van-ban/", "/tim-kiem/?q=ho+tich"):
        plain.goto(f"{live_server.url}{path}")
        first = plain.locator("main a.title").first.get_attribute("href")
        plain.get_by_role("link", name="Sau").click()
        assert "trang=2" in plain.url
        assert plain.locator("main a.title").first.get_attribute("href") != first


def test_a_long_law_is_whole(live_server: Any, plain: Any, library: list[Document]) -> None:
    document = law("45/2019/QH14", "Bộ luật dài", many_articles(120), type_="Bộ luật")
    plain.goto(f"{live_server.url}/van-ban/{document.slug}/")
    assert plain.locator(".dieu").count() == 120
    plain.locator(".toc > summary").click()
    plain.get_by_role("link", name="120 Tên 120").click()
    assert plain.locator("#art_120 > :is(h2, h3)").is_visible()


def test_no_control_is_dead_and_nothing_reaches_beyond_the_edge(
    live_server: Any, plain: Any, library: list[Document]
) -> None:
    amended_law()
    found = {}
    for path in PUBLIC:
        plain.goto(f"{live_server.url}{path}")
        found[path] = plain.locator("button, input, select, [role=button]").evaluate_all(DEAD) + overflowing(plain)
    assert {path: faults for path, faults in found.items() if faults} == {}
