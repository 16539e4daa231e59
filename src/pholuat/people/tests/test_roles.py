"""Roles hold from a day to a day."""

from __future__ import annotations

import datetime as dt

import pytest

from pholuat.people.models import Account, RoleGrant
from pholuat.people.queries import by_email, has_role, holders, roles_of
from pholuat.people.roles import Role
from pholuat.people.rules import Deed, holds
from pholuat.people.services import command_line, end_role, ensure_account, grant_role

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2020, 1, 1), dt.date(2021, 1, 1)


@pytest.fixture
def account() -> Account:
    return ensure_account("An@Thu.vn", "An", "một câu dài")


def test_a_role_begins_and_ends(account: Account) -> None:
    grant_role(account, Role.PUBLISHER, since=FIRST)
    grant_role(account, Role.PUBLISHER, since=FIRST)
    end_role(account, Role.PUBLISHER, on=LAST)
    days = [FIRST - dt.timedelta(days=1), FIRST, LAST - dt.timedelta(days=1), LAST]
    assert [has_role(account, Role.PUBLISHER, day) for day in days] == [False, True, True, False]
    assert roles_of(account, FIRST) == {Role.PUBLISHER}
    assert list(holders(Role.PUBLISHER, FIRST)) == [account]
    assert not has_role(account, Role.INTAKE_OFFICER, FIRST)


def test_a_role_that_ends_on_its_first_day_never_was(account: Account) -> None:
    grant_role(account, Role.PUBLISHER, since=FIRST)
    end_role(account, Role.PUBLISHER, on=FIRST)
    assert not RoleGrant.objects.exists()


def test_an_account_out_of_use_holds_nothing(account: Account) -> None:
    grant_role(account, Role.PUBLISHER, since=FIRST)
    account.is_active = False
    account.save()
    assert not holds(Role.PUBLISHER)(account, Deed(FIRST))
    assert list(holders(Role.PUBLISHER, FIRST)) == []


def test_nobody_and_no_deed_hold_nothing(account: Account) -> None:
    grant_role(account, Role.PUBLISHER, since=FIRST)
    assert holds(Role.PUBLISHER)(account, Deed(FIRST))
    assert not holds(Role.PUBLISHER)(None, Deed(FIRST))
    assert not holds(Role.PUBLISHER)(account, None)


def test_accounts_are_made_once_and_found_in_any_case(account: Account) -> None:
    assert ensure_account("an@thu.vn", "Tên khác") == account
    assert by_email(" AN@thu.vn ") == account
    ensure_account("an@thu.vn", "An", "một câu khác")
    account.refresh_from_db()
    assert account.check_password("một câu khác")


def test_nobody_signs_in_as_the_command_line() -> None:
    account = command_line()
    assert not account.has_usable_password()
    assert command_line() == account
    assert roles_of(account, FIRST) == {Role.OPERATOR}
