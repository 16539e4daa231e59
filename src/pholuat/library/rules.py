"""Who may do what to which document: one sentence each, asked by pages, commands and services alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rules.predicates import Predicate

from pholuat.library.enums import Origin
from pholuat.people.roles import Role
from pholuat.people.rules import Deed, holds

if TYPE_CHECKING:
    from pholuat.people.models import Account


def _bulk(account: Account, deed: Deed) -> bool:
    return getattr(deed.target, "origin", deed.target) == Origin.BULK


def _published_it(account: Account, deed: Deed) -> bool:
    """And nobody has confirmed it yet: what is mended later is judged by who mended it."""
    publisher = getattr(deed.target, "published_by_id", None)
    return publisher == account.pk and getattr(deed.target, "confirmed_by_id", None) is None


def _mended_all(account: Account, deed: Deed) -> bool:
    menders = deed.target.menders() if hasattr(deed.target, "menders") else frozenset()
    return menders == {account.pk}


is_bulk = Predicate(_bulk, name="is_bulk")
published_it = Predicate(_published_it, name="published_it")
mended_all = Predicate(_mended_all, name="mended_all")
is_publisher = holds(Role.PUBLISHER)
is_intake_officer = holds(Role.INTAKE_OFFICER)
is_operator = holds(Role.OPERATOR)

may_publish = is_publisher | (is_operator & is_bulk)
may_confirm = (is_publisher | is_intake_officer) & ~published_it & ~mended_all
may_change_validity = is_publisher
may_correct = is_publisher | is_intake_officer | (is_operator & is_bulk)
may_check = is_publisher | is_intake_officer
may_word = is_publisher | is_intake_officer
