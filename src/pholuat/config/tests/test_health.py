"""Health: alive, and ready only when every part is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from pholuat.config import health
from pholuat.config.ops.schema import SCHEMA_LOCK, connect

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def _worker(silent_for: str) -> Iterator[None]:
    """A worker that lives and gave its last sign so long ago."""
    with connect("pholuat worker") as session:
        session.execute("SELECT pg_advisory_lock_shared(%s)", [SCHEMA_LOCK])
        session.execute("DELETE FROM procrastinate_workers")
        session.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [silent_for]
        )
        yield
        session.execute("DELETE FROM procrastinate_workers")


@pytest.fixture
def worker() -> Iterator[None]:
    """A worker that has just given a sign of life."""
    with _worker("0 seconds"):
        yield


def test_alive_needs_no_database(client: Client) -> None:
    answer = client.get("/suc-khoe/song")
    assert (answer.status_code, answer.json()) == (200, {"song": True})
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("worker")
def test_ready_with_worker_and_without_a_demo(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    answer = client.get("/suc-khoe/san-sang")
    expected = {"ready": True, "database": True, "migrations": True, "worker": True, "demo": True}
    assert (answer.status_code, answer.json()) == (200, expected)


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(("loaded", "status"), [(True, 200), (False, 503)])
def test_a_demo_installation_is_ready_once_the_demo_is_loaded(
    loaded: bool, status: int, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO = True
    monkeypatch.setattr(health, "demo_loaded", lambda: loaded)
    answer = client.get("/suc-khoe/san-sang")
    assert (answer.status_code, answer.json()["demo"]) == (status, loaded)


def test_a_silent_worker_is_no_worker(client: Client, settings: Settings) -> None:
    settings.DEMO = False
    with _worker("31 seconds"):
        answer = client.get("/suc-khoe/san-sang")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_a_worker_that_was_just_killed_is_no_worker(client: Client, settings: Settings) -> None:
    """Its last sign of life is fresh, but its session is gone."""
    settings.DEMO = False
    with connect("pholuat test") as session:
        session.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        answer = client.get("/suc-khoe/san-sang")
        session.execute("DELETE FROM procrastinate_workers")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_without_a_database_it_says_so_within_seconds(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    answer = client.get("/suc-khoe/san-sang")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
