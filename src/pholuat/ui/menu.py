"""The public menu: rooms add their entries from their apps.py, the masthead shows them in order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One entry: its words, its permanent address, its place in the row."""

    label: str
    address: str
    order: int = 100

    def holds(self, path: str) -> bool:
        """True when the page at `path` belongs to this entry."""
        return path == self.address or (self.address != "/" and path.startswith(self.address))


_entries: dict[str, Entry] = {}


def add(label: str, address: str, *, order: int = 100) -> None:
    """Puts an entry into the public menu; a second one with the same address replaces the first."""
    _entries[address] = Entry(label, address, order)


def entries() -> list[Entry]:
    """The entries in the order of the masthead."""
    return sorted(_entries.values(), key=lambda entry: (entry.order, entry.address))
