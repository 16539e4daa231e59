"""Rooms put their matters on the desk; the desk asks and sorts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from pholuat.ui import desk, menu

NOW = datetime(2021, 9, 14, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(desk, "_entries", {})
    monkeypatch.setattr(desk, "_waiting", [])
    monkeypatch.setattr(desk, "_changes", [])
    monkeypatch.setattr(menu, "_entries", {})
    yield


def _matter(title: str, due: date | None = None) -> desk.Waiting:
    return desk.Waiting(title, f"/ban-lam-viec/{title}/", "Kế hoạch 2021", "Mở", due)


def test_what_waits_comes_by_day_and_undated_last() -> None:
    desk.waits(lambda person, now: [_matter("khong-han"), _matter("sau", date(2021, 9, 20))])
    desk.waits(lambda person, now: [_matter("tre", date(2021, 9, 10))])
    assert [item.title for item in desk.waiting_for("Hạnh", NOW)] == ["tre", "sau", "khong-han"]


@pytest.mark.parametrize(
    ("due", "days"), [(date(2021, 9, 10), 4), (date(2021, 9, 14), 0), (date(2021, 9, 20), 0), (None, 0)]
)
def test_days_late(due: date | None, days: int) -> None:
    assert _matter("việc", due).days_late(date(2021, 9, 14)) == days


def test_changes_come_newest_first() -> None:
    early, late = desk.Change(NOW, "sớm"), desk.Change(NOW.replace(hour=2), "muộn")
    desk.tells(lambda person, since: [early, late])
    assert desk.changes_for("Hạnh", NOW) == [late, early]


def test_the_rail_shows_a_person_only_what_is_allowed_with_its_count() -> None:
    desk.add(desk.DeskEntry("Bàn làm việc", "/ban-lam-viec/", order=1))
    desk.add(desk.DeskEntry("Soát", "/ban-lam-viec/soat/", "Tri thức", 10, count=lambda person, now: 3))
    desk.add(desk.DeskEntry("Riêng", "/ban-lam-viec/rieng/", "Tri thức", 20, allowed=lambda person: person == "Lan"))
    assert desk.rail("Hạnh", NOW) == [
        ("", [desk.Shown("Bàn làm việc", "/ban-lam-viec/", 0)]),
        ("Tri thức", [desk.Shown("Soát", "/ban-lam-viec/soat/", 3)]),
    ]


def test_the_public_menu_keeps_its_order_and_knows_where_one_is() -> None:
    menu.add("Thi", "/thi/", order=30)
    menu.add("Văn bản", "/van-ban/", order=10)
    menu.add("Văn bản pháp luật", "/van-ban/", order=10)
    assert [entry.label for entry in menu.entries()] == ["Văn bản pháp luật", "Thi"]
    assert [entry.holds("/van-ban/35-2013-qh13/") for entry in menu.entries()] == [True, False]
