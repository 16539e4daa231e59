"""How often one address may ask: a count in each process, for what is asked at every key, and for what is dear."""

from __future__ import annotations

from collections import Counter
from threading import Lock

SECONDS = 10
# A class of pupils behind one address types at once; a script that asks without a pause does so more.
MOST = 300
MOST_ADDRESSES = 10_000


class Pace:
    """Counts questions of an address within a stretch of `SECONDS`, `most` at most; each stretch begins anew."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._stretch = -1
        self._asked: Counter[str] = Counter()

    def allows(self, address: str, now: float) -> bool:
        """Counts one question; False when the address has asked too much. `now` is in seconds."""
        stretch = int(now // SECONDS)
        with self._lock:
            if stretch != self._stretch or len(self._asked) > MOST_ADDRESSES:
                self._stretch = stretch
                self._asked.clear()
            self._asked[address] += 1
            return self._asked[address] <= self._most
