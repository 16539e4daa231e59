"""Taking a law along, in a real browser: the button, the file, and that the policy of the site bears its data."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.ui.tests.browser import overflowing, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARTICLE = "/van-ban/35-2013-qh13/dieu-4/"
DATA = """() => [...document.querySelectorAll('script[type="application/ld+json"]')]
  .map(each => JSON.parse(each.textContent)["@type"])"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_forms_open_below_their_button_and_a_file_is_taken(
    live_server: Any, browser: Any, library: list[Document], width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}{ARTICLE}?ngay=2020-05-01")
    page.get_by_text("Tải về", exact=True).click()
    forms = page.locator(".take li a")
    assert forms.all_inner_texts() == ["Word (.docx)", "Văn bản thuần (.txt)", "Akoma Ntoso (.xml)", "JSON"]
    assert (overflowing(page), violations(page)) == ([], [])
    box = page.locator(".take > div").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    with page.expect_download() as taken:
        forms.first.click()
    assert taken.value.suggested_filename == "Luật 35-2013-QH13, Điều 4 (2020-05-01).docx"
    assert (page.evaluate(DATA), said) == (["Legislation"], [])
    context.close()
