"""Who started the server, and who only uses it.

The process that starts the server holds a lock on `<home>/postgres.owner` as long as it lives; a command that finds
the lock held uses the running server, and holds a shared lock on `<home>/postgres.users` meanwhile, for which a
command that owns the server waits before it stops it. Both locks vanish with their process, even by kill -9; a server
that runs without an owner is an orphan and is stopped.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from pholuat.config import env
from pholuat.config.postgres import binaries
from pholuat.config.postgres.account import server_account
from pholuat.config.postgres.cluster import Cluster, reachable
from pholuat.config.postgres.errors import PostgresError
from pholuat.config.postgres.location import Place, place
from pholuat.config.postgres.reasons import reason

WAIT_SECONDS = 120.0
Say = Callable[[str], None]


@dataclass(slots=True)
class Server:
    """A running server; `process` is ours when we started it."""

    cluster: Cluster
    process: subprocess.Popen[bytes] | None

    def revive(self) -> None:
        """Starts the server again when it has died."""
        if self.process and self.process.poll() is not None:
            self.process = self.cluster.start()


def prepared(home: Path, say: Say) -> Cluster:
    """The cluster of this installation with the programs that fit it, made when there is none yet."""
    account = server_account()
    where = place(home, account)
    finish_move(where)
    if where.elsewhere:
        say(f"Tài khoản {account.name} không vào được {home}: dữ liệu PostgreSQL nằm ở {where.data}")
    if where.exists:
        programs = binaries.for_cluster(where.data)
    else:
        programs = binaries.for_new_cluster(env.text("PHOLUAT_POSTGRES"))
    programs = reachable(programs, account, where.data.parent)
    cluster = Cluster(where, programs, home / "log" / "postgres.log", account)
    if not where.exists:
        say(f"Tạo cơ sở dữ liệu PostgreSQL {programs.major} ở {where.data}")
        cluster.create()
    return cluster


def upgraded_folder(where: Place) -> Path:
    """Where a cluster that was moved to another version waits, whole, for its place."""
    return where.data.with_name(where.data.name + ".upgraded")


def finish_move(where: Place) -> None:
    """Completes a move that was cut off between its two renamings."""
    if not where.exists and upgraded_folder(where).exists():
        upgraded_folder(where).rename(where.data)


@contextmanager
def serving(home: Path, *, say: Say, sole: bool = False) -> Iterator[Server]:
    """The server of this installation is up within.

    With `sole` it must be ours (the supervisor), else a server that another process started is used. Raises
    PostgresError.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "postgres.owner").open("a+") as owner, (home / "postgres.users").open("a") as users:
        if _owned(owner, home, say, sole=sole):
            yield from _own(home, users, say, sole=sole)
        else:
            fcntl.flock(users, fcntl.LOCK_SH)
            _await_answer(home)
            yield Server(prepared(home, lambda _message: None), None)


def _owned(owner: IO[str], home: Path, say: Say, *, sole: bool) -> bool:
    """Whether we are the owner now; with `sole` waits for a command to end and refuses beside another supervisor."""
    until, told = time.monotonic() + WAIT_SECONDS, False
    while True:
        try:
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not sole:
                return False
        else:
            owner.seek(0)
            owner.truncate()
            owner.write(f"{os.getpid()} {'run' if sole else 'command'}")
            owner.flush()
            return True
        pid, _, role = (home / "postgres.owner").read_text(encoding="ascii").partition(" ")
        if role == "run" or time.monotonic() > until:
            raise PostgresError(f"Phổ Luật đang chạy rồi ở {home} (tiến trình {pid}). Dừng nó trước khi chạy lại.")
        if not told:
            say(f"Đợi một lệnh khác dùng xong cơ sở dữ liệu (tiến trình {pid})")
            told = True
        time.sleep(0.2)


def _own(home: Path, users: IO[str], say: Say, *, sole: bool) -> Iterator[Server]:
    cluster = prepared(home, say)
    cluster.stop()
    server = Server(cluster, cluster.start())
    try:
        cluster.ensure_database()
        yield server
    finally:
        if not sole:
            fcntl.flock(users, fcntl.LOCK_EX)
        cluster.stop(server.process)


def _await_answer(home: Path) -> None:
    where = place(home)
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            psycopg.connect(where.conninfo(), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > until:
                raise PostgresError(f"Cơ sở dữ liệu không trả lời: {reason(error)}") from None
            time.sleep(0.1)
        else:
            return
