"""Bytes that took long to make, kept under a mark of what they were made from; derived, never the only copy."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from django.core.cache import BaseCache, caches
from django.db import DatabaseError


def kept_bytes(key: str, seconds: int, make: Callable[[], bytes]) -> bytes:
    """The bytes under a key, made where they are not kept; what `make` raises is raised and nothing is kept."""
    store = caches["pages"]
    try:
        found = store.get(key)
        return zlib.decompress(found) if isinstance(found, bytes) else _made(store, key, seconds, make)
    except (DatabaseError, zlib.error):
        return _made(store, key, seconds, make)


def _made(store: BaseCache, key: str, seconds: int, make: Callable[[], bytes]) -> bytes:
    made = make()
    store.set(key, zlib.compress(made), seconds)
    return made
