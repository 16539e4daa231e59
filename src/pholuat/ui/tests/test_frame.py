"""What stands around every page: language, landmarks, search, menus, messages."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from pholuat.ui.desk import Shown

HERE = "/ban-lam-viec/van-ban/"


class Person:
    """Someone who has signed in."""

    is_authenticated = True


def page(template: str, **context: object) -> str:
    return re.sub(r">\s+<", "><", render_to_string(template, context, request=_request(context.get("user")))).strip()


def _request(user: object) -> HttpRequest:
    request = RequestFactory().get(HERE)
    request.user = user or AnonymousUser()  # type: ignore[assignment]
    return request


@pytest.mark.parametrize("frame", ["ui/base.html", "ui/desk.html", "ui/plain.html"])
def test_every_frame_is_vietnamese_and_has_one_main_that_the_skip_link_reaches(frame: str) -> None:
    whole = page(frame, rail=[])
    assert '<html lang="vi"' in whole
    assert whole.count("<main") == 1
    assert re.search(r'<main id="noi-dung"[^>]* tabindex="-1"', whole)
    assert '<a class="skip" href="#noi-dung">Đến nội dung chính</a>' in whole
    assert '<div class="toasts" aria-live="polite" data-toasts>' in whole


def test_what_was_searched_stays_in_the_field() -> None:
    drawn = page("ui/parts/search.html", query='hòa "giải"')
    assert '<form class="search" role="search" action="/tim-kiem/" data-suggest="/tim-kiem/goi-y/"' in drawn
    assert 'maxlength="500"' in drawn
    assert 'value="hòa &quot;giải&quot;"' in drawn


def test_the_rail_says_where_one_is_and_what_its_numbers_count() -> None:
    rail = [("Tri thức", [Shown("Rà soát", HERE, 3), Shown("Khác", "/ban-lam-viec/khac/", 0)])]
    assert page("ui/parts/rail.html", rail=rail) == (
        '<p class="grp">Tri thức</p>'
        f'<ul><li><a href="{HERE}" aria-current="page">Rà soát<b>3<span class="vh"> việc</span></b></a></li>'
        '<li><a href="/ban-lam-viec/khac/">Khác</a></li></ul>'
    )


def test_signing_out_is_a_deed_not_a_link() -> None:
    drawn = page("ui/parts/who.html", user=Person())
    assert '<form method="post" action="/tai-khoan/dang-xuat/"><input type="hidden" name="csrfmiddlewaretoken"' in drawn
    assert 'href="/hien-thi/?ve=/ban-lam-viec/van-ban/"' in drawn


def test_the_foot_knows_who_has_signed_in() -> None:
    assert "Cán bộ đăng nhập" in page("ui/parts/foot.html")
    drawn = page("ui/parts/foot.html", user=Person())
    assert "Cán bộ đăng nhập" not in drawn
    assert '<a href="/ban-lam-viec/">Bàn làm việc</a>' in drawn


def test_messages_are_told_to_who_does_not_see_them() -> None:
    assert page("ui/parts/messages.html", messages=["Đã lưu <1>"]) == (
        '<p class="toast" role="status"><span>Đã lưu &lt;1&gt;</span></p>'
    )
