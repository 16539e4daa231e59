"""The desk's pages of everyday words in a real browser: axe, small screens, a pair added by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from pholuat.library.models import EverydayWord
from pholuat.library.services.everyday import add_words
from pholuat.people.models import Account
from pholuat.ui.tests.browser import overflowing, small_targets, violations
from tests.browser.test_reader import _sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIST = "/ban-lam-viec/van-ban/tu-thuong-ngay/"


def test_nothing_is_wrong_with_the_pages(live_server: Any, phone: Any, publisher: Account) -> None:
    _sign_in(phone, live_server.url, publisher)
    row = add_words("giấy lái xe", "giấy phép lái xe", note="ghi chú " * 25, by=publisher, now=timezone.now())
    add_words("nghiêng " * 8, "thuật ngữ " * 12, by=publisher, now=timezone.now())
    found = {}
    for path in ("", "?q=nghieng", "?q=giay+lai", "?q=zzz", "them/", f"{row.pk}/", f"{row.pk}/bo/"):
        for width in (1280, 360, 320):
            phone.set_viewport_size({"width": width, "height": 800})
            phone.goto(f"{live_server.url}{LIST}{path}")
            found[path, width] = (violations(phone), overflowing(phone), small_targets(phone) if width == 360 else [])
    assert {place: faults for place, faults in found.items() if faults != ([], [], [])} == {}


def test_a_pair_is_added_by_keyboard_alone(live_server: Any, phone: Any, publisher: Account) -> None:
    _sign_in(phone, live_server.url, publisher)
    phone.goto(f"{live_server.url}{LIST}them/")
    phone.get_by_label("Từ người dân hay gõ").focus()
    phone.keyboard.type("xích mích")
    phone.keyboard.press("Tab")
    phone.keyboard.type("mâu thuẫn")
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**{LIST}")
    assert "Đã thêm: xích mích → mâu thuẫn" in phone.content()
    assert EverydayWord.objects.filter(key="xích mích", term="mâu thuẫn", by=publisher).exists()
