"""A page packed from parts that were packed before: one gzip member out of several deflated pieces.

Each part ends on a byte (a full flush) and refers to nothing before it, so parts may be joined in any order; the sum
of the whole follows from the sums of the parts (CRC-32 is linear), and nothing has to be unpacked to be sent.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

# RFC 1952: magic, deflate, no flags, no time, no extra flags, unknown system; the empty last block of RFC 1951.
_HEAD, _LAST = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", b"\x03\x00"
_POLYNOMIAL, _TOP = 0xEDB88320, 1 << 31


@dataclass(frozen=True, slots=True)
class Pressed:
    """A part: its deflated bytes, and the CRC-32 and number of the bytes before."""

    packed: bytes
    crc: int
    size: int

    def plain(self) -> bytes:
        """The part as it was."""
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.packed)


def press(words: str, level: int = 6) -> Pressed:
    """A text in UTF-8 as a part."""
    plain = words.encode()
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    return Pressed(packed, zlib.crc32(plain), len(plain))


def gzipped(parts: Iterable[Pressed]) -> bytes:
    """All parts as one gzip."""
    packed, crc, size = [_HEAD], 0, 0
    for part in parts:
        packed.append(part.packed)
        crc = _times(_shift(part.size), crc) ^ part.crc
        size += part.size
    return b"".join((*packed, _LAST, struct.pack("<II", crc, size & 0xFFFFFFFF)))


def _times(left: int, right: int) -> int:
    """The product of two polynomials over GF(2), modulo that of CRC-32; the lowest power stands in the top bit."""
    found, bit = 0, _TOP
    while left:
        if left & bit:
            found ^= right
            left ^= bit
        bit >>= 1
        right = right >> 1 ^ _POLYNOMIAL if right & 1 else right >> 1
    return found


def _shift(size: int) -> int:
    """What a sum is multiplied by when `size` bytes follow: x to the power 8·size."""
    found, power, left = _TOP, _TOP >> 8, size
    while left:
        if left & 1:
            found = _times(power, found)
        power = _times(power, power)
        left >>= 1
    return found
