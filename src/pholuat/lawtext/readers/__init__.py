"""Files become text: `read(path)` and `read_bytes(data, name)`.

Text is normalised (NFC, blanks) once, here; after that it is never rewritten.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.readers.sniff import MAX_BYTES, format_of, unpack

READERS = {name: f"pholuat.lawtext.readers.{name}" for name in ("txt", "html", "mht", "docx", "doc", "pdf")}
"""The module of each format has `read(data, name) -> Source`; it is loaded when a file needs it, as some are heavy."""

__all__ = ["READERS", "ReadError", "file_bytes", "read", "read_bytes"]


def read(path: Path) -> Source:
    """The text of a file with what its format says of it. Raises ReadError."""
    return read_bytes(file_bytes(path, MAX_BYTES), path.name)


def file_bytes(path: Path, most: int, refused: type[ReadError] = ReadError) -> bytes:
    """What a file of at most so many bytes holds. Raises `refused`."""
    try:
        if path.stat().st_size > most:
            raise refused("too_large", limit=most // 1024 // 1024)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refused("missing") from error
    except IsADirectoryError as error:
        raise refused("not_a_file") from error
    except (OSError, ValueError) as error:
        raise refused("denied") from error


def read_bytes(data: bytes, name: str) -> Source:
    """As `read`, for bytes at hand; `name` only helps where the bytes do not say what they are. Raises ReadError."""
    data, name = unpack(data, name)
    form = format_of(data, name)
    reader = importlib.import_module(READERS[form])
    try:
        source: Source = reader.read(data, name)
    except ReadError:
        raise
    except Exception as error:  # the libraries below raise whatever a damaged file makes of them
        raise ReadError("broken", format=form) from error
    if not source.text:
        raise ReadError("empty")
    return source
