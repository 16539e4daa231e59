"""The backup file: a tar with the database as compressed SQL, the stored files, and last a manifest of checksums."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

FORMAT = 1
DATABASE = "database.sql.gz"
FILES = "files/"
MANIFEST = "manifest.json"
_BLOCK = 1 << 20
# A stored file is named by its own SHA-256: nothing else may lie in a backup.
_STORED = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_LONGEST_MANIFEST = 64 << 20


class BackupRefusedError(Exception):
    """A backup cannot be made, read or restored; the message says what to do."""


@dataclass(slots=True)
class Manifest:
    """What a backup holds: `members` gives size and SHA-256 of each, `rows` the rows of each table."""

    made_at: str
    version: str
    postgres: int
    migrations: list[str]
    rows: dict[str, int] = field(default_factory=dict)
    members: dict[str, dict[str, int | str]] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        """The manifest as it lies in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


class _Hashing(io.RawIOBase):
    """Reads from a file and remembers size and SHA-256 of what was read."""

    def __init__(self, inner: IO[bytes]) -> None:
        self.inner, self.digest, self.size = inner, hashlib.sha256(), 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        block = self.inner.read(size)
        self.digest.update(block)
        self.size += len(block)
        return block


def write(target: Path, manifest: Manifest, database: Path, files: Iterable[tuple[str, Path]]) -> None:
    """Writes the archive beside `target` and moves it there when it is whole and on disk (mode 600)."""
    draft = target.with_name(target.name + ".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name, path in ((DATABASE, database), *((FILES + name, path) for name, path in files)):
                _add(tar, name, path, manifest)
            body = manifest.to_json()
            tar.addfile(_entry(MANIFEST, len(body)), io.BytesIO(body))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(target)


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry


def _add(tar: tarfile.TarFile, name: str, path: Path, manifest: Manifest) -> None:
    with path.open("rb") as source:
        reader = _Hashing(source)
        tar.addfile(_entry(name, os.fstat(source.fileno()).st_size), reader)
    manifest.members[name] = {"size": reader.size, "sha256": reader.digest.hexdigest()}


def verify(source: Path, progress: Callable[[str], None] = lambda _name: None) -> Manifest:
    """Reads the whole archive and compares every checksum; the manifest.

    Raises BackupRefusedError naming what is damaged or missing, or what cannot come from us: another name than the
    three kinds, a name twice, a link, a packed tar.
    """
    found: dict[str, dict[str, int | str]] = {}
    body = b""
    try:
        with tarfile.open(source, "r:") as tar:
            for entry in tar:
                progress(entry.name)
                inner = tar.extractfile(entry) if entry.isreg() and not entry.issparse() else None
                if inner is None or not _ours(entry) or entry.name in found or body:
                    raise BackupRefusedError(
                        f"{source} không phải tệp sao lưu của Phổ Luật: có phần lạ {entry.name[:200]!r}."
                    )
                if entry.name == MANIFEST:
                    body = inner.read()
                    continue
                reader = _Hashing(inner)
                while reader.read(_BLOCK):
                    pass
                found[entry.name] = {"size": reader.size, "sha256": reader.digest.hexdigest()}
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise BackupRefusedError(f"Không đọc được tệp sao lưu {source}: {error}. Dùng một bản sao lưu khác.") from None
    manifest = _read_manifest(source, body)
    names = sorted(
        name
        for name in manifest.members.keys() | found.keys() | {DATABASE}
        if name not in found or manifest.members.get(name) != found[name] or not _fits_its_name(name, found[name])
    )
    if names:
        raise BackupRefusedError(
            f"Tệp sao lưu {source} hỏng: {len(names)} phần sai mã kiểm hoặc thiếu ({', '.join(names[:5])}). "
            "Không phục hồi gì; dùng một bản sao lưu khác."
        )
    return manifest


def is_stored(name: str) -> bool:
    """Whether a member's name is that of a stored file."""
    return _STORED.fullmatch(name) is not None


def _ours(entry: tarfile.TarInfo) -> bool:
    if entry.name == MANIFEST:
        return entry.size <= _LONGEST_MANIFEST
    return entry.name == DATABASE or is_stored(entry.name)


def _fits_its_name(name: str, found: dict[str, int | str]) -> bool:
    return name == DATABASE or name.rpartition("/")[2] == found["sha256"]


def _read_manifest(source: Path, body: bytes) -> Manifest:
    try:
        manifest = Manifest(**json.loads(body))
        _require_shape(manifest)
    except (ValueError, TypeError, RecursionError):
        raise BackupRefusedError(
            f"{source} không phải tệp sao lưu của Phổ Luật, hoặc bị cắt cụt (không có bản kê {MANIFEST})."
        ) from None
    if manifest.format > FORMAT:
        raise BackupRefusedError(f"{source} do một bản Phổ Luật mới hơn ghi ({manifest.version}): hãy cập nhật trước.")
    return manifest


def _require_shape(manifest: Manifest) -> None:
    """Raises TypeError when a field is not of its kind."""
    kinds = {"made_at": str, "version": str, "postgres": int, "format": int, "migrations": list}
    fits = all(isinstance(getattr(manifest, name), kind) for name, kind in kinds.items())
    if not fits or not all(isinstance(each, dict) for each in (manifest.rows, manifest.members)):
        raise TypeError
    if not all(isinstance(name, str) for name in manifest.migrations):
        raise TypeError
