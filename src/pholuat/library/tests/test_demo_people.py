"""The sign-ins that the start prints are those that let in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pholuat.config.cli import main
from pholuat.library.services.province import PEOPLE
from pholuat.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PHOLUAT_HOME", str(tmp_path))
    return tmp_path


def printed(home: Path) -> str:
    return (home / "demo-sign-ins.txt").read_text(encoding="utf-8").split("mật khẩu: ")[1].split()[0]


def lets_in(password: str) -> list[bool]:
    return [Account.objects.get(email=each.email).check_password(password) for each in PEOPLE]


def test_after_a_restore_the_demo_people_have_the_password_of_the_new_home(home: Path) -> None:
    assert main(["demo"]) == 0
    old = printed(home)
    (home / "secrets" / "demo_password").unlink()
    assert main(["demo"]) == 0
    assert printed(home) != old
    assert lets_in(printed(home)) == [True, True]


def test_a_password_that_somebody_chose_is_left_at_the_next_start(home: Path) -> None:
    main(["demo"])
    account = Account.objects.get(email=PEOPLE[0].email)
    account.set_password("mật khẩu tự đặt")
    account.save()
    main(["demo"])
    assert lets_in("mật khẩu tự đặt") == [True, False]
