"""Files of lines, plain or packed."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path

from pholuat.lawtext.readers import ReadError


def read_packed(path: Path) -> bytes:
    """The bytes of a file, unpacked when it ends in .xz or .gz. Raises ReadError, OSError."""
    content = path.read_bytes()
    try:
        if path.suffix == ".xz":
            return lzma.decompress(content)
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (gzip.BadGzipFile, EOFError, lzma.LZMAError, zlib.error):
        raise ReadError("broken", format=path.suffix[1:]) from None


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file that hold something."""
    for line in read_packed(path).decode("utf-8").split("\n"):
        if line.strip():
            yield line
