"""Moves a cluster to another major version: dump, load, compare; the old one is kept."""

from __future__ import annotations

import datetime as dt
import fcntl
import shutil
from pathlib import Path

import psycopg

from pholuat.config import env
from pholuat.config.postgres import binaries
from pholuat.config.postgres.account import server_account
from pholuat.config.postgres.cluster import Cluster, reachable
from pholuat.config.postgres.dump import counted, dump, load
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.location import Place, place
from pholuat.config.postgres.ownership import Say, finish_move, upgraded_folder


def upgrade(home: Path, *, say: Say, today: dt.date) -> int:
    """Moves the cluster of `home` to the server that a new cluster would get; its major version.

    Raises PostgresError when there is nothing to move, when the installation runs, or when the versions that are
    needed are not on this machine; then nothing has changed.
    """
    account = server_account()
    where = place(home, account)
    with (home / "postgres.owner").open("a") as owner:
        try:
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PostgresError("Phổ Luật đang chạy; dừng nó rồi chạy lại lệnh này.") from None
        finish_move(where)
        if not where.exists:
            raise PostgresError(f"Chưa có dữ liệu PostgreSQL ở {where.data}.")
        newer = binaries.for_new_cluster(env.text("PHOLUAT_POSTGRES"))
        major = binaries.version_of(where.data)
        if newer.major == major:
            raise PostgresError(f"Dữ liệu đã ở PostgreSQL {major}, bản mới nhất trên máy này; không có gì để chuyển.")
        programs = reachable(binaries.for_cluster(where.data), account, where.data.parent)
        old = Cluster(where, programs, home / "log" / "postgres-old.log", account)
        target = Place(upgraded_folder(where).with_suffix(".part"), where.socket.with_name(where.socket.name + "-new"))
        new = Cluster(target, reachable(newer, account, where.data.parent), home / "log" / "postgres.log", account)
        say(f"Chuyển dữ liệu từ PostgreSQL {major} sang {newer.major}")
        rows = _move(old, new)
        target.data.rename(upgraded_folder(where))
        kept = where.data.with_name(f"postgres-{major}-{today:%Y%m%d}")
        where.data.rename(kept)
        finish_move(where)
        say(f"Đã chuyển {sum(rows.values())} dòng của {len(rows)} bảng. Bản cũ được giữ ở {kept}; xóa khi đã yên tâm.")
    return newer.major


def _move(old: Cluster, new: Cluster) -> dict[str, int]:
    if new.place.data.exists():
        shutil.rmtree(new.place.data)
    new.create()
    old.stop()
    source = old.start()
    try:
        target = new.start()
        try:
            new.ensure_database()
            sent: dict[str, int] = {}
            with (
                psycopg.connect(new.place.conninfo()) as session,
                dump(old.place.conninfo()) as lines,
            ):
                received = load(counted(lines, sent), session)
            if sent != received:
                raise PostgresError("Số dòng sau khi chuyển không khớp; dữ liệu cũ giữ nguyên.")
            with psycopg.connect(new.place.conninfo(), autocommit=True) as session:
                session.execute("ANALYZE")
            return received
        finally:
            new.stop(target)
    finally:
        old.stop(source)
