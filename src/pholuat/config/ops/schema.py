"""The structure of the database: what is pending, and the lock that keeps older workers and migrations apart.

A worker holds a shared lock in PostgreSQL as long as it lives; a migration needs the lock alone. It vanishes with its
session, so nothing has to be cleaned after a kill -9.
"""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql
from psycopg.conninfo import make_conninfo

from pholuat.config.postgres.binaries import EXTENSIONS
from pholuat.config.version import VERSION

SCHEMA_LOCK = 0x50484C31
MIGRATE_NAME = "pholuat migrate"
WORKER_SILENCE = 30
# What Django hands to psycopg that is no part of a connection string.
_NOT_CONNECTION = {"cursor_factory", "context", "pool", "prepare_threshold", "client_encoding"}


class OlderWorkerError(Exception):
    """A migration was refused because a worker still runs."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            f"Chưa cập nhật được cấu trúc cơ sở dữ liệu: việc nền bản cũ còn chạy ({', '.join(names)}). "
            "Dừng các tiến trình đó (Ctrl-C, hoặc dừng dịch vụ trên từng máy) rồi chạy lại."
        )


@dataclass(frozen=True, slots=True)
class SchemaState:
    """Migrations that the database lacks, and those that it has but this code does not know."""

    pending: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether code and database belong together."""
        return not self.pending and not self.unknown


def schema_state() -> SchemaState:
    """Compares the migrations on disk with those that were run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    known = set(executor.loader.disk_migrations or {}) | set(executor.loader.replacements)
    applied = executor.loader.applied_migrations or {}
    ours = {label for label, _name in executor.loader.disk_migrations or {}}
    unknown = sorted(f"{label}.{name}" for label, name in applied if label in ours and (label, name) not in known)
    return SchemaState(tuple(f"{one.app_label}.{one.name}" for one, _ in plan), tuple(unknown))


def conninfo(role: str) -> str:
    """How to open a session of our own beside Django's; its name says who holds it."""
    parameters = connection.get_connection_params()
    wanted = {name: value for name, value in parameters.items() if name not in _NOT_CONNECTION}
    return make_conninfo(**wanted, application_name=f"{role} {VERSION}", connect_timeout=5)


def connect(role: str) -> psycopg.Connection:
    """A session of our own outside Django's pool (autocommit); fails within seconds when there is no server."""
    return psycopg.connect(conninfo(role), autocommit=True)


def migrate(*, verbosity: int = 0) -> tuple[str, ...]:
    """Runs what is pending, once however many ask at the same time; the names of what was run.

    Raises OlderWorkerError when a worker runs.
    """
    with connect(MIGRATE_NAME) as session:
        ensure_extensions(session)
    if not schema_state().pending:
        call_command("createcachetable", verbosity=0)
        return ()
    with connect(MIGRATE_NAME) as session:
        _take_lock(session)
        pending = schema_state().pending
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=0)
    return pending


def missing_extensions(session: psycopg.Connection) -> list[str]:
    """Which of the extensions that we need this database lacks."""
    have = {name for (name,) in session.execute("SELECT extname FROM pg_extension").fetchall()}
    return [name for name in EXTENSIONS if name not in have]


def ensure_extensions(session: psycopg.Connection) -> None:
    """Adds the missing ones; all are trusted, so the owner of the database may."""
    for name in missing_extensions(session):
        session.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def _take_lock(session: psycopg.Connection) -> None:
    while not _obtained(session):
        holders = lock_holders(session)
        workers = [name for name in holders if not name.startswith(MIGRATE_NAME)]
        if workers:
            raise OlderWorkerError(workers)
        # Another migration is under way: wait for it, then look again.
        session.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        session.execute("SELECT pg_advisory_unlock_shared(%s)", [SCHEMA_LOCK])


def _obtained(session: psycopg.Connection) -> bool:
    row = session.execute("SELECT pg_try_advisory_lock(%s)", [SCHEMA_LOCK]).fetchone()
    return bool(row and row[0])


def lock_holders(session: psycopg.Connection) -> list[str]:
    """Names of the sessions that hold the lock in this database."""
    rows = session.execute(
        "SELECT a.application_name || ' pid ' || a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
        " WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = %s AND l.objsubid = 1"
        " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY 1",
        [SCHEMA_LOCK],
    ).fetchall()
    return [str(row[0]) for row in rows]


def worker_alive(session: psycopg.Connection) -> bool:
    """Whether a worker lives (its lock is held) and does not hang (it gave a sign within the last half minute)."""
    workers = [name for name in lock_holders(session) if not name.startswith(MIGRATE_NAME)]
    sign = session.execute(
        "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s))",
        [WORKER_SILENCE],
    ).fetchone()
    return bool(workers and sign and sign[0])
