"""What took long to make, kept under a mark of what it was made from; derived, never the only copy."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from django.core.cache import BaseCache, caches
from django.db import DatabaseError


def page_store() -> BaseCache:
    """Where pages are kept, apart from the counts."""
    return caches["pages"]


def found(key: str) -> object:
    """What is kept under a key; None where nothing is, and where the table of the cache cannot be read."""
    try:
        return page_store().get(key)
    except DatabaseError:
        return None


def kept_bytes(key: str, seconds: int, make: Callable[[], bytes]) -> bytes:
    """The bytes under a key, made where they are not kept; what `make` raises is raised and nothing is kept."""
    plain = _plain(found(key))
    if plain is None:
        plain = make()
        page_store().set(key, zlib.compress(plain), seconds)
    return plain


def _plain(packed: object) -> bytes | None:
    try:
        return zlib.decompress(packed) if isinstance(packed, bytes) else None
    except zlib.error:
        return None
