"""The nightly backup, and jobs whose worker was killed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from pytest_django import Settings

from pholuat.config.ops import archive
from pholuat.config.ops.tasks import nightly_backup, retry_stalled

NIGHT = 1_795_545_000
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.either_postgres]


def test_one_backup_a_night_and_a_number_kept(tmp_path: Path, settings: Settings) -> None:
    settings.BACKUP_DIR, settings.BACKUPS_KEPT, settings.FILES_DIR = tmp_path, 2, tmp_path / "files"
    for night in range(3):
        name = nightly_backup(timestamp=NIGHT + night * 86_400)
    assert nightly_backup(timestamp=NIGHT + 2 * 86_400) == name
    kept = sorted(path.name for path in tmp_path.glob("*.tar"))
    assert kept == ["pholuat-20261125-183000.tar", "pholuat-20261126-183000.tar"]
    manifest = archive.verify(tmp_path / name)
    assert manifest.rows["people_account"] == 0
    assert manifest.rows["django_migrations"] == len(manifest.migrations)
    assert "django_session" not in manifest.rows


def test_a_job_whose_worker_was_killed_is_run_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id) VALUES"
            " ('default', 'x', 'doing', %s) RETURNING id",
            [worker],
        )
        job = cursor.fetchone()[0]
        try:
            assert asyncio.run(_run_retry()) == 1
            cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
            assert cursor.fetchone() == ("todo",)
        finally:
            cursor.execute("DELETE FROM procrastinate_jobs")
            cursor.execute("DELETE FROM procrastinate_workers")


async def _run_retry() -> int:
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            return int(await retry_stalled.func(timestamp=NIGHT))
