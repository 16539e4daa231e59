"""What is done to accounts: made, given a role, relieved of it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from psycopg.types.range import Range

from pholuat.people.models import Account, RoleGrant
from pholuat.people.roles import Role

OPERATOR_EMAIL = "dong-lenh@pholuat.invalid"
LONG_AGO = dt.date(2000, 1, 1)


@transaction.atomic
def ensure_account(email: str, name: str, password: str | None = None) -> Account:
    """The account with the address, made when it is not there; a password is set anew only when it no longer fits."""
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        return Account.objects.create_user(email, password, name=name)
    if password is not None and not account.check_password(password):
        account.set_password(password)
        account.save(update_fields=["password"])
    return account


@transaction.atomic
def grant_role(account: Account, role: Role, *, since: dt.date, until: dt.date | None = None) -> None:
    """Gives a role from a day on (until a day, when given); nothing when the account holds it on the first day."""
    if not account.grants.filter(role=role, period__contains=since).exists():
        RoleGrant.objects.create(account=account, role=role, period=Range(since, until))


@transaction.atomic
def end_role(account: Account, role: Role, *, on: dt.date) -> None:
    """Takes a role away from a day on."""
    for grant in account.grants.select_for_update().filter(role=role, period__contains=on):
        if grant.period.lower == on:
            grant.delete()
        else:
            grant.period = Range(grant.period.lower, on)
            grant.save(update_fields=["period"])


def command_line() -> Account:
    """The account in whose name the command line acts; nobody can sign in with it."""
    account = ensure_account(OPERATOR_EMAIL, "Dòng lệnh của máy chủ")
    grant_role(account, Role.OPERATOR, since=LONG_AGO)
    return account
