"""What stands behind pages kept on a device: the list, the worker at the root, the control for readers only."""

from __future__ import annotations

import pytest
from django.test import Client

from pholuat.people.roles import Role
from pholuat.portal.tests.laws import law, officer

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/35-2013-qh13/"


def test_the_worker_stands_at_the_root_and_is_asked_for_anew(client: Client) -> None:
    answer = client.get("/phuc-vu-da-luu.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_the_list_knows_nothing_of_its_reader(client: Client) -> None:
    shown = client.get("/da-luu/")
    assert shown.status_code == 200
    assert "Chưa lưu trang nào." in shown.content.decode()
    assert not shown.cookies


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}dieu-1/"])
def test_the_control_is_for_readers_and_not_for_who_is_signed_in(client: Client, address: str) -> None:
    law()
    assert f'data-page="{address}"' in client.get(address).content.decode()
    client.force_login(officer(Role.PUBLISHER, "cong-bo"))
    assert "data-save=" not in client.get(address).content.decode()


def test_the_sign_of_a_page_changes_with_what_it_says(client: Client) -> None:
    def sign(address: str) -> str:
        return client.get(address).content.decode().split('data-mark="')[1].split('"')[0]

    law()
    law("12/2015/QH13", "Luật Thử", "Điều 1. Phạm vi\nMột.\n")
    before = sign(PAGE), sign(f"{PAGE}dieu-1/")
    assert before == (sign(PAGE), sign(f"{PAGE}dieu-1/"))
    assert sign("/van-ban/12-2015-qh13/") != before[0]
    law("13/2015/QH13", "Luật Khác", "Điều 1. Phạm vi\nTheo Điều 1 Luật Hòa giải ở cơ sở số 35/2013/QH13.\n")
    assert sign(PAGE) != before[0]
