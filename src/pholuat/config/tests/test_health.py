"""Health: alive, and ready only when every part is there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from pholuat.config import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> None:
    """A worker that has just given a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


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
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '31 seconds')")
    answer = client.get("/suc-khoe/san-sang")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)


def test_without_a_database_it_says_so_within_seconds(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    answer = client.get("/suc-khoe/san-sang")
    assert (answer.status_code, answer.json()["database"]) == (503, False)
