"""Bytes that took long to make, kept under a mark of what they were made from; derived, never the only copy."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from django.core.cache import BaseCache, caches
from django.db import DatabaseError


def kept_bytes(key: str, seconds: int, make: Callable[[], bytes]) -> bytes:
    """The bytes under a key, made where they are not kept; what `make` raises is raised and nothing is kept."""
    store = caches["pages"]
    found = _found(store, key)
    if found is None:
        found = make()
        store.set(key, zlib.compress(found), seconds)
    return found


def _found(store: BaseCache, key: str) -> bytes | None:
    try:
        found = store.get(key)
        return zlib.decompress(found) if isinstance(found, bytes) else None
    except (DatabaseError, zlib.error):
        return None
