"""What comes out of the printer: one article, and a whole law, as the pages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from pholuat.library.models import Document
from tests.browser.walks import LAW

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRAME = ("Cán bộ đăng nhập", "Mục lục", "Tải về", "Chia sẻ", "Tương phản cao", "Điều sau", "Xem cả tên", "Lược đồ")


@pytest.fixture
def paper(browser: Any) -> Iterator[Any]:
    """A page that is printed."""
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


def sheets(paper: Any, address: str) -> list[str]:
    """The text of each A4 sheet."""
    paper.goto(address)
    document = pypdfium2.PdfDocument(paper.pdf(format="A4", prefer_css_page_size=True))
    return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]


@pytest.mark.parametrize("path", [LAW, f"{LAW}dieu-3/"])
def test_a_print_tells_its_day_and_its_address_and_nothing_of_the_frame(
    live_server: Any, paper: Any, library: list[Document], path: str
) -> None:
    told = sheets(paper, f"{live_server.url}{path}?ngay=2020-05-01")
    place = f"{live_server.url.removeprefix('http://')}{path}"
    assert "Lời văn tại ngày 01/05/2020. In ngày" in told[-1]
    assert place in told[-1].replace(" ", "")
    assert [word for word in FRAME if word in " ".join(told)] == []
    assert all(f"{number}/{len(told)}" in sheet for number, sheet in enumerate(told, 1))


@pytest.mark.parametrize("size", [11, 13, 15, 17, 19, 23])
def test_no_heading_ends_a_sheet(live_server: Any, paper: Any, library: list[Document], size: int) -> None:
    paper.goto(f"{live_server.url}{LAW}")
    paper.evaluate("size => document.body.style.zoom = size / 11", size)
    document = pypdfium2.PdfDocument(paper.pdf(format="A4", prefer_css_page_size=True))
    lines = [page.get_textpage().get_text_range().strip().splitlines() for page in document]
    last = [[line for line in sheet if not re.fullmatch(r"\d+/\d+\s*", line)][-1] for sheet in lines]
    assert [line for line in last if re.match(r"(Điều \d+\.|Chương )", line)] == []
