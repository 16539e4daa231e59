"""Files of lines, plain or packed."""

from __future__ import annotations

import gzip
import lzma
from collections.abc import Iterator
from pathlib import Path


def read_packed(path: Path) -> bytes:
    """The bytes of a file, unpacked when it ends in .xz or .gz. Raises OSError, LZMAError, EOFError."""
    if path.suffix == ".xz":
        return lzma.decompress(path.read_bytes())
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file that hold something."""
    for line in read_packed(path).decode("utf-8").split("\n"):
        if line.strip():
            yield line
