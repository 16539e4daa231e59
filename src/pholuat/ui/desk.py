"""The desk's shell: its menu, and the two ports through which each room puts its matters before a person.

Rooms register from their apps.py; the desk asks. A person is the account that is signed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Person = Any


@dataclass(frozen=True)
class Waiting:
    """One matter that waits for one person."""

    title: str
    address: str
    source: str
    action: str
    due: date | None = None
    note: str = ""

    def days_late(self, on: date) -> int:
        """Days since it was due; 0 when it is not late."""
        return max(0, (on - self.due).days) if self.due else 0


@dataclass(frozen=True)
class Change:
    """One thing that changed, told in one sentence: `who` did what `text` says.

    `linked` are the words of the text that open to `address`; the whole text when there are none.
    """

    at: datetime
    text: str
    address: str = ""
    who: str = ""
    linked: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The text before the link, the link, and what follows."""
        return self.text.partition(self.linked) if self.linked in self.text and self.linked else ("", self.text, "")


@dataclass(frozen=True)
class DeskEntry:
    """One entry of the rail. `allowed` says who sees it; `count` how much waits there."""

    label: str
    address: str
    group: str = ""
    order: int = 100
    allowed: Callable[[Person], bool] = lambda person: True
    count: Callable[[Person, datetime], int] = lambda person, now: 0


@dataclass(frozen=True)
class Shown:
    """An entry as one person sees it."""

    label: str
    address: str
    count: int


_entries: dict[str, DeskEntry] = {}
_waiting: list[Callable[[Person, datetime], Iterable[Waiting]]] = []
_changes: list[Callable[[Person, datetime], Iterable[Change]]] = []


def add(entry: DeskEntry) -> None:
    """Puts an entry into the rail; a second one with the same address replaces the first."""
    _entries[entry.address] = entry


def waits(provider: Callable[[Person, datetime], Iterable[Waiting]]) -> None:
    """Registers who knows what waits for a person at an instant."""
    if provider not in _waiting:
        _waiting.append(provider)


def tells(provider: Callable[[Person, datetime], Iterable[Change]]) -> None:
    """Registers who knows what changed for a person since an instant."""
    if provider not in _changes:
        _changes.append(provider)


def waiting_for(person: Person, now: datetime) -> list[Waiting]:
    """All that waits for `person`: the earliest due first, then what has no day."""
    found = [item for provider in _waiting for item in provider(person, now)]
    return sorted(found, key=lambda item: (item.due or date.max, item.title))


def changes_for(person: Person, since: datetime) -> list[Change]:
    """What changed for `person` since that instant, the newest first."""
    found = [item for provider in _changes for item in provider(person, since)]
    return sorted(found, key=lambda item: item.at, reverse=True)


def rail(person: Person, now: datetime) -> list[tuple[str, list[Shown]]]:
    """The rail for `person`: groups in the order of their first entry, each with its entries and counts."""
    groups: dict[str, list[Shown]] = {}
    for entry in sorted(_entries.values(), key=lambda entry: (entry.order, entry.address)):
        if entry.allowed(person):
            shown = Shown(entry.label, entry.address, entry.count(person, now))
            groups.setdefault(entry.group, []).append(shown)
    return list(groups.items())
