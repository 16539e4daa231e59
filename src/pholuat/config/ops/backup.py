"""Backup and restore of a whole installation: database and files, without secrets."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from pholuat.config.ops import archive
from pholuat.config.ops.archive import DATABASE, FILES, BackupRefusedError, Manifest
from pholuat.config.ops.schema import conninfo
from pholuat.config.postgres.dump import counted, dump, load
from pholuat.config.version import VERSION

# Sessions are keys to accounts, the cache can be made again: their rows stay out.
WITHOUT_DATA = ("public.django_session", "public.cache", "public.cache_pages")
_LEVEL = 3
Say = Callable[[str], None]


def back_up(target: Path, *, now: dt.datetime, say: Say = lambda _text: None) -> Manifest:
    """Writes one consistent file: the database as of one instant, then the files that it names.

    A stored file is named by its content and never changed, so files that come in meanwhile do no harm. Raises
    BackupRefusedError when `target` exists, PostgresError when the database cannot be read.
    """
    if target.exists():
        raise BackupRefusedError(f"{target} có rồi; không ghi đè. Chọn tên khác.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    address = conninfo("pholuat backup")
    with psycopg.connect(address) as session:
        major = session.info.server_version // 10000
    manifest = Manifest(now.isoformat(timespec="seconds"), VERSION, major, _applied())
    with _workplace(target.parent) as folder:
        say("sao lưu cơ sở dữ liệu")
        database = folder / DATABASE
        with gzip.open(database, "wb", compresslevel=_LEVEL) as out, dump(address, without_data=WITHOUT_DATA) as lines:
            out.writelines(counted(lines, manifest.rows))
        say("sao lưu các tệp")
        stored = (each for each in _stored(Path(settings.FILES_DIR)) if archive.is_stored(FILES + each[0]))
        archive.write(target, manifest, database, stored)
    return manifest


def restore(source: Path, *, say: Say = lambda _text: None) -> Manifest:
    """Plays a backup into this installation, which has to be empty; all or nothing.

    Every checksum is compared first. Raises BackupRefusedError when the file is damaged, from a newer version, or
    when there is something here already.
    """
    say("kiểm tra tệp sao lưu")
    manifest = archive.verify(source)
    _require_known(manifest)
    files = Path(settings.FILES_DIR)
    _require_empty(files, manifest)
    with tarfile.open(source, "r:") as tar, psycopg.connect(conninfo("pholuat restore")) as session:
        say("phục hồi cơ sở dữ liệu")
        sql = tar.extractfile(DATABASE)
        assert sql is not None
        try:
            with gzip.open(sql) as lines:
                rows = load(lines, session)
        except (psycopg.Error, OSError, EOFError, zlib.error) as error:
            raise BackupRefusedError(
                f"Không nạp được cơ sở dữ liệu của {source}: {error}. Không phục hồi gì."
            ) from None
        if rows != manifest.rows:
            raise BackupRefusedError("Số dòng nạp vào không khớp bản kê; không phục hồi gì.")
        say("phục hồi các tệp")
        _unpack(tar, files)
    with psycopg.connect(conninfo("pholuat restore"), autocommit=True) as session:
        session.execute("ANALYZE")
    call_command("createcachetable", verbosity=0)
    return manifest


def prune(folder: Path, keep: int) -> list[Path]:
    """Deletes the oldest nightly backups beyond `keep`; those that were deleted."""
    nightly = sorted(folder.glob("pholuat-*.tar"))
    old = nightly[: max(0, len(nightly) - max(1, keep))]
    for path in old:
        path.unlink()
    return old


def nightly_name(now: dt.datetime) -> str:
    """The name of a nightly backup; names sort by time."""
    return f"pholuat-{now:%Y%m%d-%H%M%S}.tar"


def _applied() -> list[str]:
    applied = MigrationLoader(connection).applied_migrations or {}
    return sorted(f"{label}.{name}" for label, name in applied)


def _require_known(manifest: Manifest) -> None:
    loader = MigrationLoader(None)
    known = {f"{label}.{name}" for label, name in (loader.disk_migrations or {})}
    newer = sorted(set(manifest.migrations) - known)
    if newer:
        raise BackupRefusedError(
            f"Bản sao lưu thuộc một bản Phổ Luật khác ({manifest.version}), mã nguồn này chưa có: "
            f"{', '.join(newer[:5])}. Cập nhật mã nguồn rồi phục hồi lại."
        )


def _require_empty(files: Path, manifest: Manifest) -> None:
    with psycopg.connect(conninfo("pholuat restore")) as session:
        tables = session.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    strange = next((name for name, _path in _stored(files) if FILES + name not in manifest.members), None)
    if tables or strange:
        what = f"cơ sở dữ liệu đã có bảng {tables[0]}" if tables else f"{files} đã có tệp {strange}"
        raise BackupRefusedError(
            f"Chỉ phục hồi vào chỗ trống, nhưng {what}; không đổi gì. Đặt PHOLUAT_HOME tới một thư mục mới (hoặc "
            "DATABASE_URL tới một cơ sở dữ liệu trống) rồi chạy lại."
        )


def _stored(files: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(files.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(files).as_posix(), path


def _unpack(tar: tarfile.TarFile, files: Path) -> None:
    for entry in tar:
        inner = tar.extractfile(entry) if entry.name.startswith(FILES) else None
        if inner is None:
            continue
        path = files / entry.name.removeprefix(FILES)
        files.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        with draft.open("wb") as out:
            shutil.copyfileobj(inner, out)
        draft.chmod(0o440)
        draft.replace(path)


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".pholuat-", dir=beside) as folder:
        yield Path(folder)
