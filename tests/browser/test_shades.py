"""All public pages by day, by night and in high contrast, from the narrowest phone to a wide screen, folds open."""

from __future__ import annotations

from typing import Any

import pytest

from pholuat.library.models import Document
from pholuat.portal.tests.laws import amended_law, law
from pholuat.ui.tests.browser import overflowing, violations
from tests.browser.walks import PUBLIC

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (320, 360, 768, 1280, 1600)
SHADES = {"day": "1--", "night": "1--toi", "contrast": "1-cao-", "contrast by night": "1-cao-toi"}
UNFOLD = "document.querySelectorAll('.facets, .folded, .more, .doc-form').forEach(each => (each.open = true))"
BAR = "document.documentElement.scrollWidth > innerWidth"
# A word, a number and a table that no column was made for.
CELLS = "\t".join(["Cột_rất_dài_không_có_dấu_cách"] * 14)
HARD = (
    f"Điều 1. Nghĩavụ{'dài' * 40}\n1. Số tiền {'123.456.789.' * 12} đồng; xem https://example.org/{'a' * 150}\n"
    f"Điều 2. Bảng\n{CELLS}\n{CELLS}\n"
)


def shaded(page: Any, house: str, shade: str) -> None:
    """The shade that the reader chose, remembered by a cookie."""
    page.context.add_cookies([{"name": "hien-thi", "value": SHADES[shade], "url": house}])


@pytest.mark.parametrize("shade", SHADES)
def test_axe_finds_nothing_in_any_shade(live_server: Any, phone: Any, library: list[Document], shade: str) -> None:
    amended_law()
    shaded(phone, live_server.url, shade)
    phone.emulate_media(reduced_motion="reduce")
    found = {}
    for path in PUBLIC:
        phone.goto(f"{live_server.url}{path}")
        phone.evaluate(UNFOLD)
        found[path] = violations(phone)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_no_page_has_a_bar_below(live_server: Any, phone: Any, library: list[Document]) -> None:
    amended_law()
    hard = law("99/2020/TT-BTC", "Thông tư" + "dài" * 60, HARD, type_="Thông tư")
    place = f"/van-ban/{hard.slug}/"
    hard_pages = (place, f"{place}dieu-1/", f"{place}luoc-do/", f"{place}to-treo/", f"{place}dieu-1/so-sanh/")
    found = {}
    for path in (*PUBLIC, *hard_pages, "/tim-kiem/?q=" + "dai" * 60, "/van-ban/?loai=" + "w" * 90):
        phone.goto(f"{live_server.url}{path}")
        phone.evaluate(UNFOLD)
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 800})
            found[path, width] = (phone.evaluate(BAR), overflowing(phone))
    assert {place: faults for place, faults in found.items() if faults != (False, [])} == {}
