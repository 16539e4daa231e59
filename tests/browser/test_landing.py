"""Whoever follows a link into a code of hundreds of articles stands at the heading that they asked for."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.portal.tests.laws import law

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLACES = ("art_60", "art_151", "art_203__cl_2", "art_288", "art_350")
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
# Frames enough for the browser to lay out what came near the window.
LAID_OUT = """() => new Promise(done => {
  const frame = left => left ? requestAnimationFrame(() => frame(left - 1)) : done();
  frame(10);
})"""


def articles(count: int) -> str:
    """Articles of very different lengths, long and short ones side by side."""
    words = "Người nào thực hiện hành vi quy định tại khoản này thì bị xử lý theo quy định của pháp luật. "
    return "\n".join(
        f"Điều {number}. Tên {number}\n1. {words * (number * 7 % 13)}Một.\n2. {words * (number % 3)}Hai."
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_a_link_into_a_code_lands_at_its_place(live_server: Any, phone: Any, width: int, height: int) -> None:
    document = law("45/2019/QH14", "Bộ luật dài", articles(360), type_="Bộ luật")
    phone.set_viewport_size({"width": width, "height": height})
    landed = {}
    for place in PLACES:
        phone.goto("about:blank")
        phone.goto(f"{live_server.url}/van-ban/{document.slug}/#{place}")
        phone.locator(".reading--long").wait_for()
        phone.evaluate(LAID_OUT)
        landed[place] = phone.evaluate(TOP, place)
    assert {place: top for place, top in landed.items() if not 0 <= top < 120} == {}
