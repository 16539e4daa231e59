"""Reading the store."""

from __future__ import annotations

import hashlib
from io import BufferedReader

from pholuat.files.paths import path_of


def open_file(sha256: str) -> BufferedReader:
    """The bytes of a stored file, opened for reading. Raises FileNotFoundError."""
    return path_of(sha256).open("rb")


def is_whole(sha256: str) -> bool:
    """Whether the file is there and its bytes still have its checksum."""
    try:
        with open_file(sha256) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
