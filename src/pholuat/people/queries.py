"""Questions about people and their roles."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from pholuat.people.models import Account
from pholuat.people.roles import Role


def has_role(account: Account, role: Role, on: dt.date) -> bool:
    """Whether the account holds the role on the day."""
    return account.holds(role, on)


def roles_of(account: Account, on: dt.date) -> frozenset[Role]:
    """All roles of the account on the day."""
    held = account.grants.filter(period__contains=on).values_list("role", flat=True)
    return frozenset(map(Role, held))


def holders(role: Role, on: dt.date) -> QuerySet[Account]:
    """Active accounts that hold the role on the day."""
    return Account.objects.filter(is_active=True, grants__role=role, grants__period__contains=on).order_by("name", "pk")


def by_email(email: str) -> Account | None:
    """The account that signs in with the address, in any case of letters."""
    return Account.objects.filter(email=email.strip().lower()).first()
