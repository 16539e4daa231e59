"""`pholuat run` for real: it comes up, survives kill -9 of everything, and takes every child with it when it goes."""

from __future__ import annotations

import os
import re
import signal
import socket
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from pholuat.config.ops.children import readable
from pholuat.config.postgres.location import place
from pholuat.config.tests.running import free_port, get, processes_of, running, wait_for
from pholuat.config.tests.servers import new_home, pholuat

pytestmark = pytest.mark.slow


def remember(home: Path, text: str) -> None:
    """Commits a row."""
    with psycopg.connect(place(home).conninfo()) as session:
        session.execute("CREATE TABLE IF NOT EXISTS kept (text text)")
        session.execute("INSERT INTO kept VALUES (%s)", [text])


def remembered(home: Path) -> list[str]:
    """The committed rows."""
    with psycopg.connect(place(home).conninfo()) as session:
        return [text for (text,) in session.execute("SELECT text FROM kept ORDER BY text").fetchall()]


def test_the_life_of_an_installation() -> None:
    """First start, kill -9 of everything, recovery, a worker's death mended, a quiet end by SIGTERM."""
    port = free_port()
    with new_home() as home:
        with running(home, port) as process:
            assert get(port, "/suc-khoe/song") == (200, {"song": True})
            assert get(port, "/suc-khoe/san-sang")[1] == {
                "ready": True,
                "database": True,
                "migrations": True,
                "worker": True,
                "demo": True,
            }
            refused = pholuat(home, "run", "--port", free_port())
            assert (refused.returncode, "đang chạy rồi" in refused.stderr) == (1, True)
            remember(home, "trước kill -9")
            for pid in processes_of(home):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()
        with running(home, port) as process:
            assert remembered(home) == ["trước kill -9"]
            _kill_the_worker(home)
            remember(home, "sau")
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
            assert processes_of(home) == {}
        with running(home, port) as process:
            assert remembered(home) == ["sau", "trước kill -9"]
            process.kill()
            process.wait()
            wait_for(lambda: not processes_of(home), None, home)


def _kill_the_worker(home: Path) -> None:
    with psycopg.connect(place(home).conninfo(), autocommit=True) as session:
        before = _worker_pids(session)
        assert len(before) == 1
        worker = next(pid for pid, words in processes_of(home).items() if "cli worker" in words)
        os.kill(worker, signal.SIGKILL)
        wait_for(lambda: _worker_pids(session) not in ([], before), None, home)


def _worker_pids(session: psycopg.Connection) -> list[int]:
    rows = session.execute("SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'pholuat worker%'").fetchall()
    return [pid for (pid,) in rows]


def test_a_port_in_use_is_refused_before_anything_is_started() -> None:
    with new_home() as home, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = pholuat(home, "run", "--port", port)
        assert refused.returncode == 1
        assert f"make run PORT={port + 1}" in refused.stderr
        assert not (home / "postgres").exists()


def test_a_log_line_is_shown_as_a_person_reads_it() -> None:
    line = '{"time": "2026-11-24T10:40:43.001+00:00", "level": "error", "logger": "x", "message": "hỏng", "error": "T"}'
    assert readable(line) == "10:40:43 error: hỏng\nT"
    assert readable("không phải JSON") == "không phải JSON"
    assert readable('{"time": 1}') == '{"time": 1}'
    assert re.fullmatch(r"\d+", readable("12"))
