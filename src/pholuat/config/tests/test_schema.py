"""Migrations run once, and never under an older worker."""

from __future__ import annotations

import threading

import psycopg
import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pholuat.config.ops import schema
from pholuat.config.ops.schema import SCHEMA_LOCK, OlderWorkerError, connect, lock_holders, migrate, schema_state
from pholuat.config.ops.worker import WrongSchemaError, run_worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.either_postgres]


def _forget_one_migration() -> str:
    """As after a git pull: the code has a migration that the database lacks."""
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS django_session")
    return "sessions.0001_initial"


def test_an_up_to_date_database_fits() -> None:
    assert schema_state() == schema.SchemaState((), ())
    assert migrate() == ()


def test_what_is_pending_is_run_and_named() -> None:
    name = _forget_one_migration()
    assert schema_state().pending == (name,)
    assert migrate() == (name,)
    assert schema_state().fits


def test_a_migration_is_refused_while_a_worker_runs_and_goes_through_when_it_has_ended() -> None:
    name = _forget_one_migration()
    with connect("pholuat worker") as worker:
        worker.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        with pytest.raises(OlderWorkerError, match=f"pholuat worker .* pid {worker.info.backend_pid}"):
            migrate()
        assert schema_state().pending == (name,)
    assert migrate() == (name,)


def _migrate_into(done: list[tuple[str, ...]]) -> None:
    done.append(migrate())
    connection.close()


def test_two_migrations_at_once_run_it_once() -> None:
    name = _forget_one_migration()
    with connect(schema.MIGRATE_NAME) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [SCHEMA_LOCK])
        done: list[tuple[str, ...]] = []
        waiting = threading.Thread(target=_migrate_into, args=(done,))
        waiting.start()
        waiting.join(0.3)
        assert (waiting.is_alive(), done) == (True, [])
        other.execute("SELECT pg_advisory_unlock(%s)", [SCHEMA_LOCK])
        waiting.join(30)
    assert done == [(name,)]


def test_a_worker_does_not_start_on_a_database_that_it_does_not_know() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("files", "9999_of_tomorrow")
    try:
        with pytest.raises(WrongSchemaError, match=r"mới hơn mã nguồn này \(files\.9999_of_tomorrow\)"):
            run_worker(concurrency=1)
    finally:
        recorder.record_unapplied("files", "9999_of_tomorrow")


def test_a_worker_does_not_start_before_the_migrations() -> None:
    _forget_one_migration()
    with pytest.raises(WrongSchemaError, match="chạy `pholuat migrate` trước"):
        run_worker(concurrency=1)
    migrate()


def test_a_worker_of_another_database_of_the_same_server_hinders_nobody() -> None:
    with psycopg.connect(schema.conninfo("pholuat worker"), dbname="postgres", autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        with connect("pholuat test") as session:
            assert lock_holders(session) == []
        name = _forget_one_migration()
        assert migrate() == (name,)


def test_what_a_room_that_is_no_more_has_run_makes_nothing_unknown() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("a_room_that_is_no_more", "0001_initial")
    try:
        assert schema_state().fits
    finally:
        recorder.record_unapplied("a_room_that_is_no_more", "0001_initial")


def test_the_lock_is_held_by_whom_it_names() -> None:
    with connect("pholuat worker") as worker:
        assert lock_holders(worker) == []
        worker.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        assert len(lock_holders(worker)) == 1
