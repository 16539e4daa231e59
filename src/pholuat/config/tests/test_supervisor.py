"""`pholuat run` for real: it comes up, survives kill -9 of everything, and takes every child with it when it goes."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from pholuat.config.ops.children import readable
from pholuat.config.postgres.location import place
from pholuat.config.tests.servers import environment, new_home, pholuat

pytestmark = pytest.mark.slow
READY_WITHIN = 90.0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """`pholuat run`, ready; killed at the end if it still lives."""
    words = [sys.executable, "-m", "pholuat.config.cli", "run", "--port", str(port)]
    before = announced(home)
    log = (home / "console.txt").open("a")
    process = subprocess.Popen(words, env=environment(home), stdout=log, stderr=log, text=True)
    try:
        wait_for(lambda: announced(home) > before, process, home)
        yield process
    finally:
        process.kill()
        process.wait()
        wait_for(lambda: not processes_of(home), None, home)
        log.close()


def announced(home: Path) -> int:
    """How often the console has said that all is ready."""
    console = home / "console.txt"
    return console.read_text().count("Phổ Luật đã sẵn sàng: http://127.0.0.1:") if console.exists() else 0


def get(port: int, path: str) -> tuple[int, dict[str, object]]:
    """Status and JSON body; status 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, {}
    except OSError:
        return 0, {}


def wait_for(condition: object, process: subprocess.Popen[str] | None, home: Path) -> None:
    """Until the condition holds; fails with the console's words when the process ends before or time is up."""
    until = time.monotonic() + READY_WITHIN
    while not condition():  # type: ignore[operator]
        ended = process is not None and process.poll() is not None
        if ended or time.monotonic() > until:
            pytest.fail((home / "console.txt").read_text() or "không in gì")
        time.sleep(0.1)


def processes_of(home: Path) -> dict[int, str]:
    """Every process of this installation by its environment or command line, whoever's child it is."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if str(home).encode() in words and int(folder.name) != os.getpid() and state != "Z":
            found[int(folder.name)] = words.replace(b"\0", b" ")[:80].decode("utf-8", "replace")
    return found


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
