"""How the law says what people say: the list of everyday words, kept in memory and looked after every few seconds."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import Lock

from django.apps import apps
from django.db.models import Count, Max

from pholuat.library.everyday import Everyday, gathered
from pholuat.library.models import EverydayWord

# So long an edit may stay unseen by another process.
SECONDS = 2.0

Mark = tuple[int, object]


@dataclass(slots=True)
class _Kept:
    mark: Mark = (-1, None)
    looked_at: float = float("-inf")
    words: Everyday = field(default_factory=dict)


_lock = Lock()
_kept = _Kept()


def current() -> Everyday:
    """The list as it stands, at most SECONDS old: folded words, the words themselves, their terms."""
    with _lock:
        if time.monotonic() - _kept.looked_at < SECONDS:
            return _kept.words
        mark = _mark()
        if mark != _kept.mark:
            _kept.words, _kept.mark = _read(), mark
        _kept.looked_at = time.monotonic()
        return _kept.words


def forget() -> None:
    """The next search looks at the list anew."""
    with _lock:
        _kept.looked_at = float("-inf")


def _mark() -> Mark:
    """Another one whenever a pair was added, edited or removed: each of these is an event of its history."""
    told = apps.get_model("library", "EverydayWordEvent").objects.aggregate(count=Count("pk"), last=Max("pk"))
    return told["count"], told["last"]


def _read() -> Everyday:
    return gathered(EverydayWord.objects.order_by("pk").values_list("key", "term"))
