"""The store: bytes go in once under their own checksum and are never changed."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import tempfile
from pathlib import Path

from django.conf import settings

from pholuat.files.models import StoredFile
from pholuat.files.paths import path_of

MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
}


def store(content: bytes | Path, name: str = "") -> StoredFile:
    """Keeps the bytes (or those of a file) and gives back what names them; the same bytes are kept once.

    The file is whole on disk (written aside, flushed, renamed) before the row is made: a row never lacks its file.
    """
    data = content.read_bytes() if isinstance(content, Path) else content
    name = name or (content.name if isinstance(content, Path) else "")
    sha256 = hashlib.sha256(data).hexdigest()
    _write(path_of(sha256), data)
    stored, _made = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": media_type(name)}
    )
    return stored


def media_type(name: str) -> str:
    """The media type of a file by its name; bytes without a known name are just bytes."""
    suffix = Path(name).suffix.lower()
    return MEDIA_TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _write(path: Path, data: bytes) -> None:
    if path.exists():
        return
    Path(settings.FILES_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o440)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
