"""A whole page packed as tightly as a browser takes it (Brotli), kept under what it says; derived, never the only copy.

A Brotli stream cannot be joined from parts as a gzip can, so a page is packed whole: quickly for its first reader, then
once more with all effort by the worker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import brotli

from pholuat.portal.keeping import found, page_store
from pholuat.portal.kept import A_DAY

# Of a code of 1.35 MB: quality 9 takes 0.04 s and sends 94 KB, 10 takes 0.8 s and sends 88, 11 takes 5 s and sends 85.
FIRST, TIGHTEST = 9, 10
# Below so many bytes the six hundredths that are saved are not worth a job.
WORTH_IT = 20_000


def tight(plain: Callable[[], bytes], mark: bytes, tighten: Callable[[str], object]) -> bytes:
    """The page in Brotli. `mark` is all that it says, in short; `tighten` gets the key of a large one."""
    key = f"tight:{hashlib.sha256(mark).hexdigest()}"
    packed = _kept(key)
    if packed is None:
        packed = _packed(plain(), FIRST)
        page_store().set(key, packed, A_DAY)
        if len(packed) > WORTH_IT:
            tighten(key)
    return packed


def tighten(key: str) -> int:
    """Packs what is kept under the key once more; how many bytes that saves. Run twice it saves nothing more."""
    packed = _kept(key)
    if packed is None:
        return 0
    better = _packed(brotli.decompress(packed), TIGHTEST)
    if len(better) < len(packed):
        page_store().set(key, better, A_DAY)
    return max(0, len(packed) - len(better))


def _packed(plain: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(plain, quality=quality, mode=brotli.MODE_TEXT)
    return packed


def _kept(key: str) -> bytes | None:
    packed = found(key)
    return packed if isinstance(packed, bytes) else None
