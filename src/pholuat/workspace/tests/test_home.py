"""The desk's first page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from pholuat.ledger.services import Proof, record
from pholuat.people.models import Account
from pholuat.people.services import ensure_account
from pholuat.ui import desk
from pholuat.workspace.lately import TOGETHER_FROM, changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Account:
    return ensure_account("can-bo@example.org", "Trần Thị Hạnh")


def fact(person: Account, name: str, kind: str = "document_published", why: str = "Đăng") -> None:
    now = timezone.now()
    proof = Proof("document", name, id="1", address=f"/van-ban/{name}/")
    record(
        kind,
        f"{name}: {why}",
        happened_on=timezone.localdate(now),
        now=now,
        person=person,
        evidence=[proof],
    )


def test_no_one_is_asked_to_sign_in(client: Client) -> None:
    response = client.get("/ban-lam-viec/")
    assert response.status_code == 302
    assert response["Location"].startswith("/tai-khoan/")


def test_an_empty_desk_says_so(client: Client, person: Account) -> None:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/ban-lam-viec/").content.decode()
    assert "Không có việc nào chờ xử lý" in page
    assert "Chưa có thay đổi nào." in page


def test_what_is_late_stands_first(client: Client, person: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    matters = [
        desk.Waiting("Muộn", "/a/", "Kế hoạch", "Nhập", today - dt.timedelta(days=4)),
        desk.Waiting("Hôm nay", "/b/", "Kế hoạch", "Duyệt", today),
        desk.Waiting("Không hạn", "/c/", "Nạp hàng loạt", "Soát"),
    ]
    monkeypatch.setattr(desk, "_waiting", [lambda person, now: matters])
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/ban-lam-viec/").content.decode()
    assert "3 việc chờ xử lý, trong đó 1 việc quá hạn" in page
    assert "quá hạn 4 ngày" in page
    assert page.index("quá hạn 4 ngày") < page.index("hôm nay") < page.index("không hạn")


def test_facts_open_to_their_evidence_and_many_alike_are_one_line(person: Account) -> None:
    since = timezone.now() - dt.timedelta(hours=1)
    fact(person, "mot")
    assert [(each.who, *each.parts, each.address) for each in changes(person, since)] == [
        ("Trần Thị Hạnh", "đăng ", "mot", "", "/van-ban/mot/")
    ]
    for number in range(TOGETHER_FROM):
        fact(person, f"v{number}")
    (line,) = changes(person, since)
    assert line.text == f"đăng {TOGETHER_FROM + 1} văn bản, gần nhất là v{TOGETHER_FROM - 1}"
    assert line.parts[1] == f"{TOGETHER_FROM + 1} văn bản"


def test_the_same_words_are_told_once_with_their_number_and_numbers_keep_their_case(person: Account) -> None:
    since = timezone.now() - dt.timedelta(hours=1)
    for _place in range(3):
        fact(person, "Quyết định 9001/QĐ-UBND", "validity_changed", "Được bổ sung bởi Quyết định 9002/QĐ-UBND")
    fact(person, "Luật 35/2013/QH13", "validity_changed", "Quốc hội gia hạn")
    assert [each.text for each in changes(person, since)] == [
        "ghi nhận Luật 35/2013/QH13: Quốc hội gia hạn",
        "ghi nhận Quyết định 9001/QĐ-UBND được bổ sung bởi Quyết định 9002/QĐ-UBND (3 chỗ)",
    ]


def test_deeds_that_differ_are_told_one_by_one(person: Account) -> None:
    since = timezone.now() - dt.timedelta(hours=1)
    for number in range(TOGETHER_FROM + 1):
        fact(person, f"v{number}", "validity_changed")
    assert len(list(changes(person, since))) == TOGETHER_FROM + 1
