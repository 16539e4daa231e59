"""Sentences about who holds what; each room joins them into its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from rules.predicates import Predicate

from pholuat.people.roles import Role


class Person(Protocol):
    """Who asks: an account."""

    def holds(self, role: Role, on: dt.date) -> bool:
        """Whether the person holds the role on the day."""
        ...


@dataclass(frozen=True, slots=True)
class Deed:
    """What a permission is asked for: a thing (or none) and the day on which it is to be done."""

    on: dt.date
    target: object = None


def holds(role: Role) -> Predicate:
    """The person holds the role on the day of the deed and may still sign in or act."""

    def check(account: Person | None, deed: Deed | None) -> bool:
        return account is not None and deed is not None and account.holds(role, deed.on)

    return Predicate(check, name=f"holds_{role.value}")
